//! Every refusal of the desk, and its wording as a problem detail (RFC 9457).
//!
//! The texts are for operators and name what to do. They carry numbers and header names only:
//! nothing that a sender sent comes back in them, so personal data cannot.

use crate::desk::admission::Fault;
use crate::desk::incoming::Broken;
use crate::desk::limits;
use crate::desk::parts::PartError;
use crate::desk::storage::StorageError;
use crate::protocol::messages::Problem;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use std::time::Duration;

/// The media type of every refusal.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why the desk does not do what it was asked.
#[derive(Debug)]
pub enum Refusal {
    /// The body is longer than allowed.
    BodyTooLong {
        /// Most bytes allowed.
        limit: u64,
    },
    /// A code to enrol with that nobody was given, or that is over.
    Code,
    /// A kiosk speaks of company that is over, or that nobody wished for.
    CompanyOver,
    /// A cursor that the feed never gave: another desk did, or this one before it lost its data.
    Cursor {
        /// The newest cursor of this feed.
        newest: u64,
    },
    /// The line was cut within the body.
    Cut,
    /// Parts whose bytes do not have the digest that the manifest names; they were thrown away.
    DigestMismatch {
        /// Their numbers.
        parts: Vec<u32>,
    },
    /// The disk is full.
    DiskFull,
    /// The body is not the form of this page.
    Form,
    /// The form was not made for this session.
    FormToken,
    /// A header is missing or cannot be read.
    Header {
        /// Its name.
        name: &'static str,
        /// What belongs there.
        wanted: &'static str,
    },
    /// The officers' page was asked for under a name that is not the desk's.
    Host,
    /// The manifest is not one.
    Manifest(Fault),
    /// The manifest's bytes do not have the digest of the header.
    ManifestDigest,
    /// The media type is not the one that belongs there.
    MediaType {
        /// The one that does.
        wanted: &'static str,
    },
    /// The body is not the JSON that belongs there.
    Message,
    /// The address exists, but not for this method.
    Method,
    /// Parts that have not arrived whole.
    Missing {
        /// Their numbers.
        parts: Vec<u32>,
    },
    /// All places are taken by other kiosks.
    NotYourTurn {
        /// After how long it is.
        wait: Duration,
    },
    /// The account's role does not include it.
    NotAllowed,
    /// The kiosk shows no pass, or one that does not count.
    NotEnrolled,
    /// Another site's page made the browser send it.
    Origin,
    /// An enrolled kiosk speaks for another.
    OtherKiosk,
    /// The same id was announced with another manifest.
    OtherManifest,
    /// A parameter of the address cannot be read.
    Parameter {
        /// Its name.
        name: &'static str,
        /// What belongs there.
        wanted: &'static str,
    },
    /// The sender took too long.
    Slow,
    /// A newer request for the same upload has come.
    Superseded {
        /// The bytes that are kept.
        offset: u64,
    },
    /// More bytes than the manifest declares.
    TooLong {
        /// The bytes that are kept.
        offset: u64,
        /// The size declared.
        size: u64,
    },
    /// The sender speaks another version of tus.
    TusVersion,
    /// The storage fails for a reason that time or an operator mends.
    Unavailable,
    /// Nothing is at this address.
    Unknown,
    /// The upload does not stand where the sender thinks.
    WrongOffset {
        /// The bytes that are kept.
        offset: u64,
    },
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Cut => Self::Cut,
            Broken::Slow => Self::Slow,
        }
    }
}

impl From<PartError> for Refusal {
    fn from(error: PartError) -> Self {
        match error {
            PartError::Files(error) => StorageError::from(error).into(),
            PartError::Storage(error) => error.into(),
            error @ (PartError::Objects(_) | PartError::Overtaken) => {
                tracing::warn!(%error, "a page was not kept or read");
                Self::Unavailable
            }
        }
    }
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        tracing::error!(error = %error, "storage failed");
        if error.is_full() {
            Self::DiskFull
        } else {
            Self::Unavailable
        }
    }
}

impl Refusal {
    /// The problem detail.
    pub fn problem(&self) -> Problem {
        let (status, word, title) = self.kind();
        Problem {
            kind: format!("/problems/{word}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: Some(self.detail()),
            parts: match self {
                Self::DigestMismatch { parts } | Self::Missing { parts } => parts.clone(),
                _ => Vec::new(),
            },
            cursor: match self {
                Self::Cursor { newest } => Some(*newest),
                _ => None,
            },
        }
    }

    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BodyTooLong { .. } => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-long",
                "The body is too long",
            ),
            Self::Code => (StatusCode::FORBIDDEN, "code", "The code does not count"),
            Self::CompanyOver => (
                StatusCode::CONFLICT,
                "company-over",
                "Nobody keeps this kiosk company, or not any more",
            ),
            Self::Cursor { .. } => (
                StatusCode::GONE,
                "cursor",
                "The feed never gave this cursor",
            ),
            Self::Cut => (StatusCode::BAD_REQUEST, "cut", "The body was cut"),
            Self::DigestMismatch { .. } => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "digest-mismatch",
                "Bytes do not have the digest that was declared",
            ),
            Self::DiskFull => (
                StatusCode::INSUFFICIENT_STORAGE,
                "disk-full",
                "The desk's disk is full",
            ),
            Self::Form => (StatusCode::BAD_REQUEST, "form", "The form cannot be read"),
            Self::FormToken => (
                StatusCode::FORBIDDEN,
                "form-token",
                "The form was not made for this session",
            ),
            Self::Header { .. } => (
                StatusCode::BAD_REQUEST,
                "header",
                "A header is missing or cannot be read",
            ),
            Self::Host => (
                StatusCode::MISDIRECTED_REQUEST,
                "host",
                "Not the name of this desk",
            ),
            Self::Manifest(Fault::Protocol { .. }) => (
                StatusCode::BAD_REQUEST,
                "protocol-version",
                "The protocol version is not spoken here",
            ),
            Self::Manifest(_) => (
                StatusCode::BAD_REQUEST,
                "manifest",
                "The manifest cannot be taken",
            ),
            Self::ManifestDigest => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "digest-mismatch",
                "Bytes do not have the digest that was declared",
            ),
            Self::MediaType { .. } => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                "The media type is not taken here",
            ),
            Self::Message => (
                StatusCode::BAD_REQUEST,
                "message",
                "The body cannot be read",
            ),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method",
                "The method is not taken here",
            ),
            Self::Missing { .. } => (
                StatusCode::CONFLICT,
                "parts-missing",
                "Parts have not arrived whole",
            ),
            Self::NotYourTurn { .. } => (
                StatusCode::SERVICE_UNAVAILABLE,
                "not-your-turn",
                "As many kiosks send as the desk can take in at once",
            ),
            Self::NotAllowed => (
                StatusCode::FORBIDDEN,
                "not-allowed",
                "This account may not do that",
            ),
            Self::NotEnrolled => (
                StatusCode::UNAUTHORIZED,
                "not-enrolled",
                "The kiosk is not enrolled here",
            ),
            Self::Origin => (
                StatusCode::FORBIDDEN,
                "origin",
                "Another site has sent this",
            ),
            Self::OtherKiosk => (
                StatusCode::FORBIDDEN,
                "other-kiosk",
                "The kiosk speaks for another",
            ),
            Self::OtherManifest => (
                StatusCode::CONFLICT,
                "other-manifest",
                "The filing is known with another manifest",
            ),
            Self::Parameter { .. } => (
                StatusCode::BAD_REQUEST,
                "parameter",
                "The address cannot be read",
            ),
            Self::Slow => (
                StatusCode::REQUEST_TIMEOUT,
                "slow",
                "The body took too long",
            ),
            Self::Superseded { .. } => (
                StatusCode::CONFLICT,
                "superseded",
                "A newer request for this upload has come",
            ),
            Self::TooLong { .. } => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-long",
                "The body is too long",
            ),
            Self::TusVersion => (
                StatusCode::PRECONDITION_FAILED,
                "tus-version",
                "This version of tus is not spoken here",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "The desk cannot store at the moment",
            ),
            Self::Unknown => (
                StatusCode::NOT_FOUND,
                "unknown",
                "Nothing is known under this address",
            ),
            Self::WrongOffset { .. } => (
                StatusCode::CONFLICT,
                "wrong-offset",
                "The upload stands at another offset",
            ),
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::BodyTooLong { limit } => format!("Send at most {limit} bytes."),
            Self::Code => {
                "Ask the desk's operator for a new code (`motcua-desk kiosk add`).".into()
            }
            Self::CompanyOver => {
                "End it at the kiosk, and ask how company stands here.".into()
            }
            Self::Cursor { .. } => {
                "Ask where each filing stands, then follow the feed from the cursor named here.".into()
            }
            Self::Cut => "Ask for the offset and send the rest.".into(),
            Self::DigestMismatch { .. } => {
                "The bytes of the named parts were thrown away; send these parts again from the start."
                    .into()
            }
            Self::DiskFull => {
                "Nothing was lost. Free space on the desk's disk; the sender may come again later."
                    .into()
            }
            Self::Form => "Open the page again and send its form.".into(),
            Self::FormToken => "Open the page again and send its form; nothing was changed.".into(),
            Self::Header { name, wanted } | Self::Parameter { name, wanted } => {
                format!("{name}: {wanted}.")
            }
            Self::Host => {
                "Open the page by IP address, as localhost, or under the desk's configured name."
                    .into()
            }
            Self::Manifest(fault) => fault.to_string(),
            Self::ManifestDigest => {
                "The manifest's SHA-256 is not the one in Repr-Digest; send it again.".into()
            }
            Self::MediaType { wanted } => format!("Send Content-Type: {wanted}."),
            Self::Message => "Send the JSON object that the protocol describes.".into(),
            Self::Method => "See the Allow header.".into(),
            Self::Missing { .. } => {
                "Announce the filing again, send the rest of the named parts, then commit.".into()
            }
            Self::NotYourTurn { .. } => {
                "Nothing was lost. Come again after the time in Retry-After.".into()
            }
            Self::NotAllowed => "Ask the operator, or sign in with another account.".into(),
            Self::NotEnrolled => {
                "Nothing was lost. Enrol the kiosk with a code of the desk's operator (`motcua enrol`).".into()
            }
            Self::Origin => "Act on the desk's own pages only; nothing was changed.".into(),
            Self::OtherKiosk => {
                "Enrol the kiosk under the name that stands in its kiosk.toml.".into()
            }
            Self::OtherManifest => {
                "A filing never changes. Send the correction under a new id that names this one in `replaces`."
                    .into()
            }
            Self::Slow => "What arrived of an upload is kept; ask for the offset and go on.".into(),
            Self::Superseded { offset } | Self::WrongOffset { offset } => {
                format!("Go on at offset {offset}.")
            }
            Self::TooLong { size, .. } => format!("The manifest declares {size} bytes."),
            Self::TusVersion => "Send Tus-Resumable: 1.0.0.".into(),
            Self::Unavailable => "Nothing was lost. Come again later.".into(),
            Self::Unknown => "Check the address; a filing must be announced first.".into(),
        }
    }

    fn extra_header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::DiskFull | Self::Unavailable => {
                Some((header::RETRY_AFTER, limits::RETRY_AFTER.as_secs().into()))
            }
            Self::NotYourTurn { wait } => {
                Some((header::RETRY_AFTER, limits::whole_seconds(*wait).into()))
            }
            Self::Superseded { offset }
            | Self::TooLong { offset, .. }
            | Self::WrongOffset { offset } => Some((
                HeaderName::from_static("upload-offset"),
                HeaderValue::from(*offset),
            )),
            Self::NotEnrolled => {
                Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")))
            }
            Self::TusVersion => Some((
                HeaderName::from_static("tus-version"),
                HeaderValue::from_static("1.0.0"),
            )),
            _ => None,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let problem = self.problem();
        tracing::info!(status = problem.status, problem = problem.kind, "refused");
        let mut response = answer(&problem);
        if let Some((name, value)) = self.extra_header() {
            let _ = response.headers_mut().insert(name, value);
        }
        response
    }
}

/// Gives answers that a layer below made without a problem detail their detail.
pub async fn explain(response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // A page says in its own words what is wrong.
    let explained = kind == MEDIA_TYPE || kind.starts_with("text/html");
    if explained || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut problem = match status {
        StatusCode::METHOD_NOT_ALLOWED => Refusal::Method.problem(),
        StatusCode::NOT_FOUND => Refusal::Unknown.problem(),
        StatusCode::BAD_REQUEST => Refusal::Parameter {
            name: "address",
            wanted: "valid percent-encoded UTF-8",
        }
        .problem(),
        _ => Refusal::Unavailable.problem(),
    };
    problem.status = status.as_u16();
    let mut explained = answer(&problem);
    for (name, value) in response.headers() {
        if name == header::ALLOW || name == header::RETRY_AFTER {
            let _ = explained.headers_mut().insert(name, value.clone());
        }
    }
    explained
}

fn answer(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (
        status,
        [
            (header::CONTENT_TYPE, MEDIA_TYPE),
            (header::CACHE_CONTROL, "no-store"),
        ],
        // For the page that says it in plain words.
        Extension(problem.clone()),
        Json(problem),
    )
        .into_response()
}

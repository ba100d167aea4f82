//! One answer of the desk, read with limits, and what its status and headers say.

use super::{announces_problem, tus};
use crate::courier::outcome::{Refusal, Trouble, http_date, retry_after};
use crate::protocol::messages::Problem;
use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use rustls::{AlertDescription, CertificateError};
use serde::de::DeserializeOwned;
use std::error::Error;
use std::io;

/// No answer of a desk is longer, in bytes.
const LONGEST: usize = 64 * 1024;

/// An answer that was read whole.
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    /// Whether a tus server speaks as one.
    is_tus: bool,
}

impl Answer {
    /// Reads the answer's body, up to [`LONGEST`] bytes.
    pub(super) async fn read(mut response: reqwest::Response) -> Result<Self, Trouble> {
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| trouble(&error))? {
            if body.len() + piece.len() > LONGEST {
                return Err(Trouble::NotOurDesk);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Self {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body,
            is_tus: false,
        })
    }

    /// The same answer, if a tus 1.0 server has given it or a gateway before it could have.
    pub(super) fn of_tus(mut self) -> Result<Self, Trouble> {
        let said = ["tus-resumable", "tus-version"].map(|name| {
            self.text(&HeaderName::from_static(name))
                .unwrap_or_default()
        });
        let mut versions = said.iter().flat_map(|versions| versions.split(','));
        let speaks_another = versions.clone().any(|version| !version.is_empty());
        self.is_tus = versions.any(|version| version.trim() == tus::VERSION);
        // What a gateway says does no lasting harm; what an upload is, only its server can say.
        let gateway = matches!(self.status.as_u16(), 401 | 403 | 408 | 413 | 429 | 500..);
        if self.is_tus || gateway {
            Ok(self)
        } else if speaks_another {
            Err(Trouble::ProtocolVersion)
        } else {
            Err(Trouble::NotOurDesk)
        }
    }

    /// Whether it lists this extension of tus.
    pub(super) fn lists_extension(&self, wanted: &str) -> bool {
        self.text(&HeaderName::from_static("tus-extension"))
            .is_some_and(|list| list.split(',').any(|known| known.trim() == wanted))
    }

    /// Where something was created, if the answer says so.
    pub(super) fn location(&self) -> Option<&str> {
        self.text(&LOCATION)
    }

    /// The sender's time.
    pub(super) fn date(&self) -> Option<Timestamp> {
        self.text(&DATE).and_then(http_date)
    }

    /// The body as JSON, if the status is one of these.
    pub(super) fn json<T: DeserializeOwned>(&self, good: &[StatusCode]) -> Result<T, Trouble> {
        self.is_one_of(good)?;
        serde_json::from_slice(&self.body).map_err(|_| Trouble::NotOurDesk)
    }

    /// The tus offset, if the status is one of these.
    pub(super) fn offset(&self, good: &[StatusCode]) -> Result<u64, Trouble> {
        self.is_one_of(good)?;
        self.text(&HeaderName::from_static("upload-offset"))
            .and_then(|value| value.trim().parse().ok())
            .ok_or(Trouble::NotOurDesk)
    }

    /// Nothing, if the status is one of these; else what it means.
    pub(super) fn is_one_of(&self, good: &[StatusCode]) -> Result<(), Trouble> {
        if good.contains(&self.status) {
            return Ok(());
        }
        if !self.status.is_client_error() && !self.status.is_server_error() {
            return Err(Trouble::NotOurDesk);
        }
        Err(Trouble::Refused(Refusal {
            status: self.status.as_u16(),
            problem: if self.is_tus {
                Some(Refusal::TUS.to_owned())
            } else {
                self.problem_kind()
            },
            retry_after: self
                .text(&RETRY_AFTER)
                .and_then(|value| retry_after(value, self.text(&DATE))),
        }))
    }

    /// Whether it is a problem detail.
    pub(super) fn is_problem(&self) -> bool {
        announces_problem(&self.headers)
    }

    /// The problem detail, if it is one that can be read.
    pub(super) fn problem(&self) -> Option<Problem> {
        self.is_problem()
            .then(|| serde_json::from_slice(&self.body).ok())
            .flatten()
    }

    /// The kind of the problem detail, if it is one; empty where it names none.
    fn problem_kind(&self) -> Option<String> {
        self.is_problem().then(|| {
            self.problem()
                .map(|problem| problem.kind)
                .unwrap_or_default()
        })
    }

    fn text(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// What an error of the HTTP client means.
pub(super) fn trouble(error: &reqwest::Error) -> Trouble {
    if let Some(error) = encryption_error(error)
        && let Some(trouble) = certificate_trouble(error)
    {
        return trouble;
    }
    if error.is_connect() {
        Trouble::Unreachable
    } else {
        Trouble::Interrupted
    }
}

fn encryption_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<rustls::Error>() {
            return Some(found);
        }
        // `source` of an I/O error skips the error that it wraps.
        next = match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}

fn certificate_trouble(error: &rustls::Error) -> Option<Trouble> {
    use AlertDescription as Alert;
    match error {
        rustls::Error::InvalidCertificate(reason) => Some(Trouble::Certificate {
            dates: matches!(
                reason,
                CertificateError::Expired
                    | CertificateError::ExpiredContext { .. }
                    | CertificateError::NotValidYet
                    | CertificateError::NotValidYetContext { .. }
            ),
        }),
        rustls::Error::NoCertificatesPresented
        | rustls::Error::AlertReceived(
            Alert::AccessDenied
            | Alert::BadCertificate
            | Alert::CertificateRequired
            | Alert::CertificateRevoked
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::UnsupportedCertificate,
        ) => Some(Trouble::Certificate { dates: false }),
        rustls::Error::AlertReceived(Alert::CertificateExpired) => {
            Some(Trouble::Certificate { dates: true })
        }
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_error_is_found_below_an_io_error() {
        let wrapped =
            io::Error::other(rustls::Error::InvalidCertificate(CertificateError::Expired));
        let outer = io::Error::other(wrapped);
        let found = encryption_error(&outer).and_then(certificate_trouble);
        assert_eq!(found, Some(Trouble::Certificate { dates: true }));
    }

    #[test]
    fn a_peer_that_does_not_encrypt_is_no_certificate_error() {
        let error = rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType);
        assert_eq!(certificate_trouble(&error), None);
    }
}

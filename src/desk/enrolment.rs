//! Which kiosks the desk listens to: a code that is told once becomes a pass of 256 bits, which the
//! kiosk shows with every request. The desk keeps digests of both.
//!
//! While enrolment is open, a kiosk without a pass is heard too; a pass that is not one, or not
//! any more, is refused in either case, so that a kiosk whose pass was taken notices it.

use crate::config::settings::Enrolment;
use crate::desk::accounts::{NoRandomness, OneTimePassword};
use crate::desk::audit::Who;
use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::session::Token;
use crate::desk::storage::{Kiosk, Storage};
use crate::desk::{Desk, StorageError, request};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{Enrol, Enrolled};
use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

/// How long a code counts.
const CODE: SignedDuration = SignedDuration::from_hours(24);

/// Why nothing was done with a kiosk.
#[derive(Debug, thiserror::Error)]
pub enum KioskError {
    /// It is no name.
    #[error(
        "a kiosk's name has 1 to 200 bytes without control characters; it stands in its kiosk.toml"
    )]
    Name,
    /// The system gives no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The storage fails.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// It has neither code nor pass.
    #[error("no kiosk of this name has a code or a pass; `motcua-desk kiosk list` shows all")]
    Unknown,
}

/// The kiosks, as one person changes them at one moment.
#[derive(Debug)]
pub struct KioskBook<'a> {
    pub(super) storage: &'a Storage,
    pub(super) by: Who,
    pub(super) now: Timestamp,
}

impl KioskBook<'_> {
    /// Every kiosk by its name.
    ///
    /// # Errors
    /// [`KioskError::Storage`].
    pub fn list(&self) -> Result<Vec<Kiosk>, KioskError> {
        Ok(self.storage.kiosks()?)
    }

    /// Gives a kiosk a code to enrol with within a day.
    ///
    /// # Errors
    /// [`KioskError`].
    pub fn add(&self, name: &str) -> Result<OneTimePassword, KioskError> {
        let name = request::kiosk_name(name).map_err(|_| KioskError::Name)?;
        let code = OneTimePassword::random()?;
        let until = self.now.checked_add(CODE).unwrap_or(Timestamp::MAX);
        let kept = (digest(code.expose()), until);
        self.storage.add_kiosk(&self.by, name, kept, self.now)?;
        Ok(code)
    }

    /// Takes a kiosk's code and pass.
    ///
    /// # Errors
    /// [`KioskError`].
    pub fn revoke(&self, name: &str) -> Result<(), KioskError> {
        if self.storage.revoke_kiosk(&self.by, name, self.now)? {
            Ok(())
        } else {
            Err(KioskError::Unknown)
        }
    }
}

/// A code is the same however it is typed.
fn digest(code: &str) -> Digest {
    let signs = code.bytes().filter(u8::is_ascii_alphanumeric);
    let signs: Vec<u8> = signs.map(|sign| sign.to_ascii_lowercase()).collect();
    Digest::of(&signs)
}

/// `POST /v1/enrolments`: a pass for a code.
pub async fn enrol(
    State(desk): State<Desk>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let asked: Enrol = request::message(&headers, body).await?;
    let pass = Token::random()?;
    let (code, kept) = (digest(&asked.code), pass.digest());
    let kiosk = request::kiosk_name(&asked.kiosk)?.to_owned();
    let enrolled = {
        let kiosk = kiosk.clone();
        desk.run(move |desk| {
            let storage = &desk.storage;
            Ok(storage.enrol_kiosk(&kiosk, code, kept, desk.now())?)
        })
        .await?
    };
    if !enrolled {
        return Err(Refusal::Code);
    }
    let answer = Enrolled {
        kiosk,
        pass: pass.expose().to_string(),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

/// Lets a kiosk through by its pass, and one without where enrolment is open.
pub async fn check(
    State(desk): State<Desk>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    if let Some(speaker) = speaker(&desk, request.headers()).await? {
        let _ = request.extensions_mut().insert(speaker);
        return Ok(next.run(request).await);
    }
    // What is still being sent is taken for a moment, so that the refusal is read.
    let patience = desk.patience();
    drop(Incoming::new(
        request.into_body(),
        &patience,
        patience.message,
    ));
    Err(Refusal::NotEnrolled)
}

/// Who speaks at a kiosk's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// Whoever reaches the desk, while enrolment is open.
    Anybody,
    /// The enrolled kiosk of this name.
    Kiosk(String),
}

impl Speaker {
    /// The name for which it may speak and hear, where it gives one or none.
    ///
    /// # Errors
    /// [`Refusal::OtherKiosk`] where an enrolled kiosk gives another's.
    pub fn name(self, given: Option<String>) -> Result<Option<String>, Refusal> {
        match (self, given) {
            (Self::Anybody, given) => Ok(given),
            (Self::Kiosk(own), Some(given)) if given != own => Err(Refusal::OtherKiosk),
            (Self::Kiosk(own), _) => Ok(Some(own)),
        }
    }
}

async fn speaker(desk: &Desk, headers: &HeaderMap) -> Result<Option<Speaker>, Refusal> {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Ok((desk.enrolment() == Enrolment::Open).then_some(Speaker::Anybody));
    }
    let shown = request::text(headers, header::AUTHORIZATION.as_str());
    let pass = shown
        .and_then(|shown| shown.strip_prefix("Bearer "))
        .and_then(Token::read);
    let Some(pass) = pass else {
        return Ok(None);
    };
    let found = desk
        .run(move |desk| Ok(desk.storage.kiosk_with(pass.digest())?))
        .await?;
    Ok(found.map(Speaker::Kiosk))
}

//! Enrolling at the desk: a code that its operator was told becomes the pass that this kiosk shows
//! from then on.

use super::client::{Client, ClientError, Limits};
use super::outcome::Trouble;
use super::runtime;
use crate::config::settings::{DeskLink, Profile};
use crate::store::{Store, StoreError};
use std::io;
use std::time::Duration;

/// Why the kiosk is not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// The desk's link is unusable.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The desk does not know the code.
    #[error(
        "the desk has no such code for the name in kiosk.toml, or it is over: let the operator make a new one"
    )]
    Code,
    /// Only our desk knows kiosks.
    #[error("only our desk enrols kiosks; a tus server does not")]
    NotADesk,
    /// The line, or what the desk said.
    #[error("{0}; the same code may be used again")]
    Line(#[from] Trouble),
    /// The pass could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gave no runtime.
    #[error("the system gives no runtime")]
    System(#[from] io::Error),
}

/// Enrols this kiosk and keeps its pass.
///
/// # Errors
/// [`EnrolError`] says what to do.
pub fn enrol(store: &Store, link: &DeskLink, kiosk: &str, code: &str) -> Result<(), EnrolError> {
    if link.profile != Profile::Desk {
        return Err(EnrolError::NotADesk);
    }
    let limits = Limits::default();
    runtime()?.block_on(async {
        let enrolled = match Client::new(link, limits)?.enrol(kiosk, code).await {
            Err(Trouble::Refused(refusal)) if refusal.status == 403 => {
                return Err(EnrolError::Code);
            }
            outcome => outcome?,
        };
        store.keep_desk_pass(&enrolled.pass)?;
        // The code is over once its pass was shown.
        let client = Client::with_pass(link, limits, Some(&enrolled.pass))?;
        let _ = client.changes(kiosk, 0, Duration::ZERO).await?;
        Ok(())
    })
}

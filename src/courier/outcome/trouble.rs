//! What can go wrong in one call to the desk.

use std::time::Duration;

/// Where in the conversation with the desk something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// `PUT /v1/filings/{id}`; the creation of an upload on a tus server.
    Announce,
    /// `GET /v1/changes`.
    Changes,
    /// `POST /v1/filings/{id}/commit`.
    Commit,
    /// `PUT /v1/kiosks/{kiosk}/help`.
    Help,
    /// `HEAD` of an upload.
    Locate,
    /// `GET /v1/health`; `OPTIONS` of a tus server.
    Probe,
    /// `PATCH` of an upload.
    Send,
    /// `GET /v1/filings/{id}`.
    Status,
}

/// What went wrong in one call.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The desk's certificate is not one that this kiosk trusts.
    #[error("the desk's certificate is not trusted: check the authority file and the clock")]
    Certificate {
        /// Only its dates are wrong: most likely a clock is.
        dates: bool,
    },
    /// The line broke in the middle of the call; what the desk did is unknown.
    #[error("the line broke during the call")]
    Interrupted,
    /// Somebody answered who is not our desk: a captive portal, a redirect, a wrong body.
    #[error("the answer is not from our desk: a login page of the network may be in between")]
    NotOurDesk,
    /// The desk speaks other versions of the protocol.
    #[error("the desk speaks no protocol version of this kiosk: update the older of the two")]
    ProtocolVersion,
    /// The desk refused.
    #[error("the desk answered {}", .0.status)]
    Refused(Refusal),
    /// Nothing moved for too long.
    #[error("no byte moved for too long")]
    Stalled,
    /// No connection could be made.
    #[error("the desk cannot be reached")]
    Unreachable,
    /// A receipt that names another filing or another manifest.
    #[error("the desk's receipt does not name this filing and its digest")]
    WrongReceipt,
}

/// A refusal by status code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status, never 2xx.
    pub status: u16,
    /// The kind of a problem detail (RFC 9457), as our desk sends it and no portal would; empty
    /// where the detail names none. [`Refusal::TUS`] where a tus server speaks as one.
    pub problem: Option<String>,
    /// How long the desk asks us to wait (`Retry-After`), already measured against its own clock.
    pub retry_after: Option<Duration>,
}

impl Refusal {
    /// Stands for the kind of a problem: a tus server has no such form, but marks its answers in
    /// another way that no portal would.
    pub const TUS: &'static str = "tus";

    /// Whether a tus server speaks as one.
    pub fn is_from_tus(&self) -> bool {
        self.problem.as_deref() == Some(Self::TUS)
    }
}

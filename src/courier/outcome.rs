//! What every answer and error means: wait, fix or ask, and what the sender does next.
//!
//! The one idea: the table of `protocol.md` §3 is a pure function, [`judge`]. The reason of a
//! failure is a closed word; its wording for residents and staff lives in the texts.

mod reason;
mod times;
mod trouble;

pub use reason::Reason;
pub use times::{LONGEST_RETRY_AFTER, clock_offset, http_date, retry_after};
pub use trouble::{Call, Refusal, Trouble};

use crate::filing::delivery::{Failure, FailureClass, Receipt};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{FilingState, FilingStatus};
use jiff::Timestamp;
use std::time::Duration;
use uuid::Uuid;

/// What the sender does after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The manifest is put again after 0.2–1 s.
    Announce,
    /// The filing leaves the loop; the next one goes on.
    Leave,
    /// Only this filing waits, longer each time.
    Later,
    /// The line is in doubt; the breaker decides when to probe.
    Line,
    /// The offset is asked again after 0.2–1 s.
    Locate,
    /// Sending pauses until the operator acts; a rare probe finds out.
    Pause,
    /// The desk asks everybody to be quiet for so long; `None` leaves the time to us.
    Quiet(Option<Duration>),
    /// The same bytes are sent in smaller pieces.
    Smaller,
}

/// What a failure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What can be done about it.
    pub class: FailureClass,
    /// Why.
    pub reason: Reason,
    /// The HTTP status, where one was received.
    pub status: Option<u16>,
    /// What the sender does.
    pub next: Next,
}

impl Verdict {
    /// The verdict on a filing whose bytes are no longer what was sealed.
    pub const DAMAGED_HERE: Self = Self {
        class: FailureClass::Fix,
        reason: Reason::DamagedHere,
        status: None,
        next: Next::Leave,
    };

    /// The ledger's form; `next` is the earliest time of another try, where one is set.
    pub fn failure(self, next: Option<Timestamp>) -> Failure {
        Failure {
            class: self.class,
            reason: self.reason.word().to_owned(),
            status: self.status,
            next,
        }
    }
}

/// What the verdict on a refusal depends on besides the answer itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct History {
    /// The desk has already reported a digest mismatch for this filing.
    pub mismatched: bool,
    /// The piece that was refused cannot be made smaller.
    pub least_piece: bool,
}

/// Judges one trouble (`protocol.md` §3).
pub fn judge(call: Call, trouble: &Trouble, history: History) -> Verdict {
    use FailureClass::{Ask, Wait};
    let (class, reason, next) = match trouble {
        Trouble::Certificate { dates: true } => (Ask, Reason::CertificateDates, Next::Pause),
        Trouble::Certificate { dates: false } => (Ask, Reason::Certificate, Next::Pause),
        Trouble::Interrupted => (Wait, Reason::Interrupted, Next::Line),
        Trouble::NotOurDesk => (Wait, Reason::NotOurDesk, Next::Line),
        Trouble::ProtocolVersion => (Ask, Reason::ProtocolVersion, Next::Pause),
        Trouble::Stalled => (Wait, Reason::Stalled, Next::Line),
        Trouble::Unreachable => (Wait, Reason::Unreachable, Next::Line),
        Trouble::WrongReceipt => (Wait, Reason::WrongReceipt, Next::Later),
        Trouble::Refused(refusal) => judge_refusal(call, refusal, history),
    };
    let status = match trouble {
        Trouble::Refused(refusal) => Some(refusal.status),
        _ => None,
    };
    Verdict {
        class,
        reason,
        status,
        next,
    }
}

fn judge_refusal(call: Call, refusal: &Refusal, history: History) -> (FailureClass, Reason, Next) {
    use FailureClass::{Ask, Wait};
    let of_upload = matches!(call, Call::Locate | Call::Send);
    match refusal.status {
        // A tus server may forbid what it no longer has (tus 1.0, `HEAD`).
        403 if of_upload && refusal.is_from_tus() => (Wait, Reason::UploadGone, Next::Announce),
        401 | 403 => (Ask, Reason::NotAuthorised, Next::Pause),
        426 => (Ask, Reason::ProtocolVersion, Next::Pause),
        429 | 503 => (Wait, Reason::Busy, Next::Quiet(refusal.retry_after)),
        // 511 is the captive portal's own status (RFC 6585).
        511 => (Wait, Reason::NotOurDesk, Next::Line),
        408 | 500.. => (Wait, Reason::DeskError, Next::Later),
        404 | 410 if of_upload => (Wait, Reason::UploadGone, Next::Announce),
        409 | 423 if of_upload => (Wait, Reason::WrongOffset, Next::Locate),
        413 => judge_size(call, history),
        // What follows can have lasting consequences, so it counts only in the desk's own form. An
        // answer to `HEAD` has no form.
        _ if refusal.problem.is_none() && call != Call::Locate => {
            (Wait, Reason::NotOurDesk, Next::Line)
        }
        status => judge_content(call, status, refusal.problem.as_deref(), history),
    }
}

fn judge_size(call: Call, history: History) -> (FailureClass, Reason, Next) {
    if call == Call::Send && !history.least_piece {
        (FailureClass::Wait, Reason::TooLarge, Next::Smaller)
    } else {
        (FailureClass::Fix, Reason::TooLarge, Next::Leave)
    }
}

/// The desk itself objects to what was sent.
fn judge_content(
    call: Call,
    status: u16,
    kind: Option<&str>,
    history: History,
) -> (FailureClass, Reason, Next) {
    use FailureClass::{Ask, Fix, Wait};
    match (status, call) {
        (400, _) if kind == Some("/problems/cut") => (Wait, Reason::Interrupted, Next::Locate),
        (400, _) if kind == Some("/problems/protocol-version") => {
            (Ask, Reason::ProtocolVersion, Next::Pause)
        }
        (400, _) => (Fix, Reason::Malformed, Next::Leave),
        (404 | 410, Call::Commit) => (Wait, Reason::UploadGone, Next::Announce),
        (409, Call::Commit) => (Wait, Reason::PartsMissing, Next::Announce),
        (409, _) => (Fix, Reason::Conflict, Next::Leave),
        (415, _) => (Fix, Reason::MediaType, Next::Leave),
        (422, _) if history.mismatched => (Fix, Reason::DigestMismatch, Next::Leave),
        (422, _) => (Wait, Reason::DigestMismatch, Next::Announce),
        (423, _) => (Wait, Reason::WrongOffset, Next::Announce),
        _ => (Fix, Reason::Refused, Next::Leave),
    }
}

/// Whether the desk's word is the receipt of this filing: it must name its id and its digest
/// (`protocol.md` R5). `None` where it is about this filing but no receipt yet.
///
/// # Errors
/// [`Trouble::WrongReceipt`] for anything else.
pub fn receipt(
    id: Uuid,
    digest: Digest,
    status: &FilingStatus,
) -> Result<Option<Receipt>, Trouble> {
    if status.id != id || status.manifest != digest {
        return Err(Trouble::WrongReceipt);
    }
    if status.state == FilingState::Receiving {
        return Ok(None);
    }
    let received_at = status.received_at.ok_or(Trouble::WrongReceipt)?;
    Ok(Some(Receipt {
        received_at,
        dossier: status.dossier.clone(),
        expected_day: status.expected_day,
    }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use FailureClass::{Ask, Fix, Wait};

    fn refused(status: u16, problem: bool) -> Trouble {
        Trouble::Refused(Refusal {
            status,
            problem: problem.then(|| "/problems/test".to_owned()),
            retry_after: None,
        })
    }

    #[test]
    fn every_row_of_the_waiting_table_holds() {
        let rows = [
            (Call::Probe, Trouble::Unreachable, Wait, Next::Line),
            (Call::Send, Trouble::Interrupted, Wait, Next::Line),
            (Call::Send, Trouble::Stalled, Wait, Next::Line),
            (Call::Announce, Trouble::NotOurDesk, Wait, Next::Line),
            (Call::Send, refused(409, true), Wait, Next::Locate),
            (Call::Send, refused(423, false), Wait, Next::Locate),
            (Call::Locate, refused(404, false), Wait, Next::Announce),
            (Call::Send, refused(410, true), Wait, Next::Announce),
            (Call::Announce, refused(429, true), Wait, Next::Quiet(None)),
            (Call::Commit, refused(503, false), Wait, Next::Quiet(None)),
            (Call::Announce, refused(500, true), Wait, Next::Later),
            (Call::Commit, refused(507, false), Wait, Next::Later),
            (Call::Announce, refused(408, false), Wait, Next::Later),
            (Call::Announce, refused(400, true), Fix, Next::Leave),
            (Call::Announce, refused(413, false), Fix, Next::Leave),
            (Call::Send, refused(413, false), Wait, Next::Smaller),
            (Call::Announce, refused(415, true), Fix, Next::Leave),
            (Call::Announce, refused(409, true), Fix, Next::Leave),
            (Call::Commit, refused(409, true), Wait, Next::Announce),
            (Call::Commit, refused(422, true), Wait, Next::Announce),
            (Call::Announce, refused(401, false), Ask, Next::Pause),
            (Call::Announce, refused(403, true), Ask, Next::Pause),
            (Call::Probe, Trouble::ProtocolVersion, Ask, Next::Pause),
            (
                Call::Probe,
                Trouble::Certificate { dates: true },
                Ask,
                Next::Pause,
            ),
            (Call::Commit, Trouble::WrongReceipt, Wait, Next::Later),
        ];
        for (call, trouble, class, next) in rows {
            let verdict = judge(call, &trouble, History::default());
            assert_eq!(
                (verdict.class, verdict.next),
                (class, next),
                "{call:?} {trouble:?}"
            );
        }
    }

    #[test]
    fn a_body_cut_on_its_way_is_not_a_fault_of_the_filing() {
        let named = |kind: &str| {
            Trouble::Refused(Refusal {
                status: 400,
                problem: Some(kind.to_owned()),
                retry_after: None,
            })
        };
        let cut = judge(Call::Send, &named("/problems/cut"), History::default());
        assert_eq!((cut.class, cut.next), (Wait, Next::Locate));
        let old = named("/problems/protocol-version");
        let old = judge(Call::Announce, &old, History::default());
        assert_eq!((old.class, old.reason), (Ask, Reason::ProtocolVersion));
    }

    #[test]
    fn what_a_tus_server_forbids_is_gone_and_only_for_an_upload() {
        let of_tus = |status| {
            Trouble::Refused(Refusal {
                status,
                problem: Some(Refusal::TUS.to_owned()),
                retry_after: None,
            })
        };
        for (call, status, class, next) in [
            (Call::Locate, 403, Wait, Next::Announce),
            (Call::Send, 403, Wait, Next::Announce),
            (Call::Announce, 403, Ask, Next::Pause),
            (Call::Announce, 413, Fix, Next::Leave),
            (Call::Announce, 400, Fix, Next::Leave),
            (Call::Send, 409, Wait, Next::Locate),
        ] {
            let verdict = judge(call, &of_tus(status), History::default());
            assert_eq!(
                (verdict.class, verdict.next),
                (class, next),
                "{call:?} {status}"
            );
        }
    }

    #[test]
    fn a_second_digest_mismatch_is_for_people() {
        let history = History {
            mismatched: true,
            ..History::default()
        };
        let verdict = judge(Call::Commit, &refused(422, true), history);
        assert_eq!((verdict.class, verdict.next), (Fix, Next::Leave));
    }

    #[test]
    fn a_piece_refused_at_the_least_size_is_for_people() {
        let history = History {
            least_piece: true,
            ..History::default()
        };
        let verdict = judge(Call::Send, &refused(413, false), history);
        assert_eq!((verdict.class, verdict.next), (Fix, Next::Leave));
    }

    #[test]
    fn a_portal_cannot_take_a_filing_out_of_the_loop() {
        for status in (300..600).filter(|status| !matches!(status, 401 | 403 | 413 | 426)) {
            for call in [Call::Announce, Call::Commit, Call::Status] {
                let verdict = judge(call, &refused(status, false), History::default());
                assert_eq!(verdict.class, Wait, "{call:?} {status}");
            }
        }
    }

    #[test]
    fn a_receipt_names_id_and_digest_or_is_none() {
        let (id, digest) = (Uuid::from_u128(1), Digest::of(b"manifest"));
        let right = FilingStatus {
            id,
            manifest: digest,
            state: FilingState::Received,
            received_at: Some(Timestamp::UNIX_EPOCH),
            dossier: None,
            expected_day: None,
            reasons: Vec::new(),
        };
        let other_id = FilingStatus {
            id: Uuid::from_u128(2),
            ..right.clone()
        };
        let other_digest = FilingStatus {
            manifest: Digest::of(b"another"),
            ..right.clone()
        };
        let timeless = FilingStatus {
            received_at: None,
            ..right.clone()
        };
        let early = FilingStatus {
            state: FilingState::Receiving,
            ..right.clone()
        };
        assert!(matches!(receipt(id, digest, &right), Ok(Some(_))));
        assert_eq!(receipt(id, digest, &early), Ok(None));
        for wrong in [other_id, other_digest, timeless] {
            assert_eq!(receipt(id, digest, &wrong), Err(Trouble::WrongReceipt));
        }
    }
}

//! What every answer and error means: wait, fix or ask, and what the sender does next.
//!
//! The one idea: the table of `protocol.md` §3 is a pure function, [`judge`]. The reason of a
//! failure is a closed word; its wording for residents and staff lives in the texts.

use crate::filing::delivery::{Failure, FailureClass, Receipt};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{FilingState, FilingStatus};
use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use std::time::Duration;
use uuid::Uuid;

/// The longest wait that a `Retry-After` can impose.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(3600);

/// Where in the conversation with the desk something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// `PUT /v1/filings/{id}`.
    Announce,
    /// `POST /v1/filings/{id}/commit`.
    Commit,
    /// `PUT /v1/kiosks/{kiosk}/help`.
    Help,
    /// `HEAD` of an upload.
    Locate,
    /// `GET /v1/health`.
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
    /// where the detail names none.
    pub problem: Option<String>,
    /// How long the desk asks us to wait (`Retry-After`), already measured against its own clock.
    pub retry_after: Option<Duration>,
}

/// The closed words for a failure's reason, sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// 429 or 503: the desk is busy.
    Busy,
    /// The certificate is not trusted.
    Certificate,
    /// The certificate's dates do not agree with the clock.
    CertificateDates,
    /// The desk knows this id with another digest.
    Conflict,
    /// The filing's bytes at the kiosk are not the ones that were sealed.
    DamagedHere,
    /// 5xx or 408.
    DeskError,
    /// The desk's bytes of a part do not have the sealed digest.
    DigestMismatch,
    /// The line broke during a call.
    Interrupted,
    /// 400: the desk cannot read it.
    Malformed,
    /// 415: a media type that the desk does not take.
    MediaType,
    /// 401 or 403.
    NotAuthorised,
    /// Somebody else answered.
    NotOurDesk,
    /// The desk misses parts at the commit.
    PartsMissing,
    /// No common protocol version.
    ProtocolVersion,
    /// Another 4xx from the desk.
    Refused,
    /// Nothing moved for too long.
    Stalled,
    /// 413.
    TooLarge,
    /// No connection.
    Unreachable,
    /// The desk forgot the upload.
    UploadGone,
    /// The desk has another offset, or the upload is locked.
    WrongOffset,
    /// A receipt for something else.
    WrongReceipt,
}

impl Reason {
    /// Every reason, for the texts that must name each.
    pub const ALL: [Self; 21] = [
        Self::Busy,
        Self::Certificate,
        Self::CertificateDates,
        Self::Conflict,
        Self::DamagedHere,
        Self::DeskError,
        Self::DigestMismatch,
        Self::Interrupted,
        Self::Malformed,
        Self::MediaType,
        Self::NotAuthorised,
        Self::NotOurDesk,
        Self::PartsMissing,
        Self::ProtocolVersion,
        Self::Refused,
        Self::Stalled,
        Self::TooLarge,
        Self::Unreachable,
        Self::UploadGone,
        Self::WrongOffset,
        Self::WrongReceipt,
    ];

    /// The word kept in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Certificate => "certificate",
            Self::CertificateDates => "certificate_dates",
            Self::Conflict => "conflict",
            Self::DamagedHere => "damaged_here",
            Self::DeskError => "desk_error",
            Self::DigestMismatch => "digest_mismatch",
            Self::Interrupted => "interrupted",
            Self::Malformed => "malformed",
            Self::MediaType => "media_type",
            Self::NotAuthorised => "not_authorised",
            Self::NotOurDesk => "not_our_desk",
            Self::PartsMissing => "parts_missing",
            Self::ProtocolVersion => "protocol_version",
            Self::Refused => "refused",
            Self::Stalled => "stalled",
            Self::TooLarge => "too_large",
            Self::Unreachable => "unreachable",
            Self::UploadGone => "upload_gone",
            Self::WrongOffset => "wrong_offset",
            Self::WrongReceipt => "wrong_receipt",
        }
    }
}

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

    /// The ledger's form.
    pub fn failure(self) -> Failure {
        Failure {
            class: self.class,
            reason: self.reason.word().to_owned(),
            status: self.status,
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

/// Reads `Retry-After`: seconds, or an HTTP date measured against the answer's own `Date`, so
/// that a wrong clock here does no harm. Never longer than [`LONGEST_RETRY_AFTER`]; `None` for
/// anything unreadable.
pub fn retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    let value = value.trim();
    let wait = if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() {
        // More digits than fit are still "very long".
        Duration::from_secs(value.parse().unwrap_or(u64::MAX))
    } else {
        let then = http_date(value)?;
        let now = http_date(date?)?;
        Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO)
    };
    Some(wait.min(LONGEST_RETRY_AFTER))
}

/// Reads an HTTP date (RFC 9110 §5.6.7, the form that is sent today).
pub fn http_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new()
        .parse_timestamp(text.trim())
        .ok()
}

/// How far the desk's clock is ahead of ours: its time against the middle of the call.
pub fn clock_offset(desk: Timestamp, asked: Timestamp, answered: Timestamp) -> SignedDuration {
    let journey = answered.duration_since(asked);
    desk.duration_since(asked)
        .checked_sub(journey / 2)
        .unwrap_or(SignedDuration::ZERO)
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

    #[test]
    fn retry_after_is_read_against_the_answers_own_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        let cases = [
            ("120", None, Some(120)),
            (" 0 ", None, Some(0)),
            ("86400", None, Some(3600)),
            ("99999999999999999999999", None, Some(3600)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", date, Some(30)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", date, Some(0)),
            ("Mon, 07 Nov 1994 08:49:37 GMT", date, Some(3600)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", None, None),
            ("soon", date, None),
            ("-5", date, None),
            ("", date, None),
        ];
        for (value, date, seconds) in cases {
            let expected = seconds.map(Duration::from_secs);
            assert_eq!(retry_after(value, date), expected, "{value:?}");
        }
    }

    #[test]
    fn words_are_distinct_and_fit_a_text_key() {
        let words: std::collections::BTreeSet<_> =
            Reason::ALL.iter().map(|reason| reason.word()).collect();
        assert_eq!(words.len(), Reason::ALL.len());
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
    }

    #[test]
    fn the_clock_offset_ignores_the_journey() {
        let asked: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        let answered: Timestamp = "2026-03-02T08:00:02Z".parse().unwrap();
        let desk: Timestamp = "2026-03-02T09:00:01Z".parse().unwrap();
        assert_eq!(
            clock_offset(desk, asked, answered),
            SignedDuration::from_hours(1)
        );
    }

    proptest::proptest! {
        #[test]
        fn any_header_gives_at_most_an_hour(value in ".*", date in ".*") {
            if let Some(wait) = retry_after(&value, Some(&date)) {
                proptest::prop_assert!(wait <= LONGEST_RETRY_AFTER);
            }
        }
    }
}

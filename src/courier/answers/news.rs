//! What the desk's feed may say, and what of it is new to a filing's ledger.
//!
//! The one idea: both are pure functions, so a feed that was cut, repeated or made up by somebody
//! else can be played. An answer that no desk could have meant is refused whole, never in part.

use crate::filing::answer::QuestionId;
use crate::filing::correction::Reason;
use crate::filing::delivery::{LedgerEvent, Receipt, State};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{Changes, FilingState, FilingStatus, ReturnReason};

/// The longest dossier number, in bytes.
const DOSSIER_BYTES: usize = 200;

/// The most reasons for a return.
const REASONS: usize = 100;

/// The longest reason, in bytes.
const REASON_BYTES: usize = 16 * 1024;

/// Why an answer of the feed makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// Cursors do not grow from the one that was asked about.
    #[error("the feed's cursors do not grow")]
    Cursors,
    /// A dossier number is empty, too long, or holds control characters.
    #[error("a dossier number cannot be one")]
    Dossier,
    /// Reasons are too many, too long, or hold control characters.
    #[error("the reasons of a return cannot be any")]
    Reasons,
    /// A filing is at the desk, but was received at no time.
    #[error("a filing is at the desk, but was never received")]
    Timeless,
}

/// Whether an answer to the question for what is `after` a cursor can be the desk's.
///
/// # Errors
/// The first [`Fault`] found.
pub(super) fn check(after: u64, answer: &Changes) -> Result<(), Fault> {
    let mut last = after;
    for change in &answer.changes {
        if change.cursor <= last {
            return Err(Fault::Cursors);
        }
        last = change.cursor;
        check_status(&change.status)?;
    }
    if answer.cursor < last {
        return Err(Fault::Cursors);
    }
    Ok(())
}

/// Whether a status can be a desk's.
///
/// # Errors
/// The first [`Fault`] found.
pub(super) fn check_status(status: &FilingStatus) -> Result<(), Fault> {
    if status.state != FilingState::Receiving && status.received_at.is_none() {
        return Err(Fault::Timeless);
    }
    if let Some(dossier) = &status.dossier {
        let fits = (1..=DOSSIER_BYTES).contains(&dossier.len());
        if !fits || dossier.contains(char::is_control) {
            return Err(Fault::Dossier);
        }
    }
    let is_word = |text: &str| {
        text.len() <= REASON_BYTES
            && !text.contains(|sign: char| sign.is_control() && !sign.is_ascii_whitespace())
    };
    let is_reason = |one: &ReturnReason| {
        let question = one.question.as_deref().unwrap_or_default();
        is_word(&one.text) && is_word(question)
    };
    if status.reasons.len() > REASONS || !status.reasons.iter().all(is_reason) {
        return Err(Fault::Reasons);
    }
    Ok(())
}

/// Whether a status is about the filing that is kept here: it must name the digest of its manifest
/// (`protocol.md` R5). Once the content is erased its digest is gone too; then the desk has given
/// its receipt before.
pub(super) fn is_ours(
    digest: Option<Digest>,
    ledger: &[LedgerEvent],
    status: &FilingStatus,
) -> bool {
    match digest {
        Some(digest) => digest == status.manifest,
        None => State::after(ledger).is_at_desk(),
    }
}

/// The events that a status adds to a ledger. A status implies the ones before it, so that a
/// kiosk that heard only the last one still holds receipt and dossier number.
pub(super) fn news(ledger: &[LedgerEvent], status: &FilingStatus) -> Vec<LedgerEvent> {
    let Some(received_at) = status.received_at else {
        return Vec::new();
    };
    let receipt = LedgerEvent::Received(Receipt {
        received_at,
        dossier: status.dossier.clone(),
        expected_day: status.expected_day,
    });
    let accepted = LedgerEvent::Accepted {
        dossier: status.dossier.clone(),
        appointment: status.expected_day,
    };
    let said = match status.state {
        FilingState::Receiving => return Vec::new(),
        FilingState::Received => vec![receipt],
        FilingState::Accepted => vec![receipt, accepted],
        FilingState::Returned => vec![
            receipt,
            LedgerEvent::Returned {
                reasons: status.reasons.iter().map(reason).collect(),
            },
        ],
        FilingState::Completed => vec![receipt, accepted, LedgerEvent::Completed],
    };
    let of_desk = |event: &&LedgerEvent| {
        matches!(
            event,
            LedgerEvent::Accepted { .. } | LedgerEvent::Returned { .. } | LedgerEvent::Completed
        )
    };
    let is_received = ledger
        .iter()
        .any(|event| matches!(event, LedgerEvent::Received(_)));
    let last = ledger.iter().rfind(of_desk);
    let is_completed = last == Some(&LedgerEvent::Completed);
    said.into_iter()
        .filter(|event| match event {
            LedgerEvent::Received(_) => !is_received,
            // A completed filing is told of once more only where it is told otherwise.
            _ if is_completed => !ledger.contains(event),
            _ => last != Some(event),
        })
        .collect()
}

fn reason(told: &ReturnReason) -> Reason {
    Reason {
        text: told.text.clone(),
        question: told.question.as_deref().map(QuestionId::from),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::protocol::messages::Change;
    use jiff::{Timestamp, civil};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn status(state: FilingState) -> FilingStatus {
        FilingStatus {
            id: Uuid::from_u128(1),
            manifest: Digest::of(b"manifest"),
            state,
            received_at: Some(Timestamp::UNIX_EPOCH),
            dossier: Some("H26-1".into()),
            expected_day: Some(civil::date(2026, 12, 3)),
            reasons: match state {
                FilingState::Returned => vec![ReturnReason {
                    text: "Thiếu trang 2".into(),
                    question: None,
                }],
                _ => Vec::new(),
            },
        }
    }

    fn page(cursors: &[u64], cursor: u64) -> Changes {
        Changes {
            changes: cursors
                .iter()
                .map(|cursor| Change {
                    cursor: *cursor,
                    status: status(FilingState::Received),
                })
                .collect(),
            cursor,
        }
    }

    #[test]
    fn a_feed_only_goes_forward() {
        assert_eq!(check(4, &page(&[5, 9], 9)), Ok(()));
        assert_eq!(check(4, &page(&[], 4)), Ok(()));
        for (cursors, cursor) in [
            (&[4][..], 4),
            (&[6, 5], 6),
            (&[7, 7], 7),
            (&[8], 7),
            (&[], 3),
        ] {
            assert_eq!(check(4, &page(cursors, cursor)), Err(Fault::Cursors));
        }
    }

    #[test]
    fn what_no_desk_could_mean_is_refused() {
        let received = || status(FilingState::Received);
        let timeless = FilingStatus {
            received_at: None,
            ..received()
        };
        assert_eq!(check_status(&timeless), Err(Fault::Timeless));
        for dossier in ["", "a\u{7}", &"9".repeat(201)] {
            let odd = FilingStatus {
                dossier: Some(dossier.to_owned()),
                ..received()
            };
            assert_eq!(check_status(&odd), Err(Fault::Dossier));
        }
        let reason = |text: &str| ReturnReason {
            text: text.to_owned(),
            question: None,
        };
        for reasons in [
            vec![reason("x\u{0}")],
            vec![reason("x"); 101],
            vec![reason(&"x".repeat(20_000))],
        ] {
            let odd = FilingStatus {
                reasons,
                ..received()
            };
            assert_eq!(check_status(&odd), Err(Fault::Reasons));
        }
    }

    #[test]
    fn a_kiosk_that_heard_only_the_end_knows_receipt_and_dossier_too() {
        let events = news(&[LedgerEvent::Queued], &status(FilingState::Completed));
        assert!(matches!(
            events.as_slice(),
            [
                LedgerEvent::Received(_),
                LedgerEvent::Accepted {
                    dossier: Some(_),
                    appointment: Some(_)
                },
                LedgerEvent::Completed
            ]
        ));
    }

    #[test]
    fn an_erased_filing_is_ours_only_where_the_desk_had_it() {
        let status = status(FilingState::Completed);
        let held = news(&[], &status);
        assert!(is_ours(None, &held, &status));
        assert!(!is_ours(None, &[LedgerEvent::Queued], &status));
        assert!(!is_ours(Some(Digest::of(b"other")), &held, &status));
    }

    proptest! {
        #[test]
        fn the_last_word_is_the_state_and_a_word_again_says_nothing(
            words in proptest::collection::vec(
                prop_oneof![
                    Just(FilingState::Receiving),
                    Just(FilingState::Received),
                    Just(FilingState::Accepted),
                    Just(FilingState::Returned),
                ],
                1..8
            ),
            completed: bool,
        ) {
            let mut ledger = vec![LedgerEvent::Queued];
            let end = completed.then_some(FilingState::Completed);
            for state in words.into_iter().chain(end) {
                let status = status(state);
                ledger.extend(news(&ledger, &status));
                prop_assert_eq!(news(&ledger, &status), Vec::new());
                let agrees = match State::after(&ledger) {
                    State::Waiting => state == FilingState::Receiving,
                    State::Accepted => state != FilingState::Returned,
                    State::Returned => state != FilingState::Accepted,
                    State::Completed => state == FilingState::Completed,
                    _ => matches!(state, FilingState::Receiving | FilingState::Received),
                };
                prop_assert!(agrees, "{ledger:?}");
            }
        }
    }
}

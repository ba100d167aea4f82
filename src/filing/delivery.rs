//! What became of a sealed filing: its state is a pure function of the ledger.
//!
//! Pessimism first: a filing is "unknown" before bytes leave and "received" only after a
//! receipt that names our id and our manifest digest.

use crate::filing::correction::Reason;
use crate::filing::reference::Reference;
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

/// What can be done about a failed attempt (`protocol.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureClass {
    /// Time mends it: the line or the desk is not there. Tried for ever.
    Wait,
    /// A resident or an officer must change something in this filing.
    Fix,
    /// The operator must act (certificate, key, version, clock); sending pauses.
    Ask,
}

/// Why an attempt failed; the reason's wording is chosen where it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What can be done.
    pub class: FailureClass,
    /// A closed word for the reason, e.g. `unreachable`, `stalled`, `not_our_desk`, `digest_mismatch`.
    pub reason: String,
    /// The HTTP status, where one was received.
    pub status: Option<u16>,
    /// Not before this time it is tried again, by the kiosk's clock; `None` where no time is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Timestamp>,
}

/// What the sender last wrote down of the line, for everybody who does not send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineNote {
    /// Since when it is so, by the kiosk's clock.
    pub since: Timestamp,
    /// Why the desk cannot be reached or asks for quiet; `None` where it answered last.
    pub failure: Option<Failure>,
}

/// One line of a filing's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LedgerEvent {
    /// Sealed and queued, in the transaction that made it durable.
    Queued,
    /// A sealed copy left the kiosk on a medium. Whether it arrives, only the desk can say.
    Exported,
    /// Bytes are about to leave: from here the outcome is unknown.
    AttemptBegun,
    /// The desk knows the filing and what it still needs.
    Announced,
    /// A part arrived at the desk whole.
    PartSent {
        /// The part's number, from 1.
        part: u32,
    },
    /// An attempt ended without a receipt.
    AttemptFailed(Failure),
    /// A server that gives no receipts confirmed the last byte: it has everything, and whether the
    /// ward has taken it in is not known here.
    HandedOver {
        /// By the server's clock; by the kiosk's where the server told no time.
        at: Timestamp,
    },
    /// The desk's receipt, checked against id and digest.
    Received(Receipt),
    /// An officer accepted it.
    Accepted {
        /// The dossier number.
        dossier: Option<String>,
        /// The day of the appointment.
        appointment: Option<civil::Date>,
    },
    /// An officer returned it with reasons.
    Returned {
        /// The reasons, in the officer's words.
        reasons: Vec<Reason>,
    },
    /// A corrected filing was sealed in its place.
    Replaced {
        /// The number of the corrected one.
        by: Reference,
    },
    /// The result is ready or handed over.
    Completed,
}

/// The desk's word that it holds the filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When the desk committed it, by the desk's clock.
    pub received_at: Timestamp,
    /// The dossier number, if the desk gave one at once.
    pub dossier: Option<String>,
    /// The day on which the result is expected.
    pub expected_day: Option<civil::Date>,
}

/// Where a filing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Kept here; nothing has left.
    Waiting,
    /// Bytes have left and the outcome is not known.
    Unknown,
    /// The last attempt failed.
    Failed(Failure),
    /// A server that gives no receipts has all of it.
    HandedOver,
    /// The desk holds it.
    Received(Receipt),
    /// An officer accepted it.
    Accepted,
    /// An officer returned it.
    Returned,
    /// The result is ready.
    Completed,
}

impl State {
    /// The state after the ledger's events, oldest first.
    pub fn after<'a>(events: impl IntoIterator<Item = &'a LedgerEvent>) -> Self {
        events
            .into_iter()
            .fold(Self::Waiting, |state, event| match event {
                // A receipt is for ever: a late echo of an earlier attempt cannot take it back.
                _ if state.is_at_desk() && !event.is_from_desk() => state,
                // So is a hand-over, but for a desk that speaks of the filing after all.
                _ if state == Self::HandedOver && !event.is_from_desk() => state,
                // A copy in somebody's pocket is not at the desk, and what takes a filing's place says nothing of it.
                LedgerEvent::Exported | LedgerEvent::Replaced { .. } => state,
                LedgerEvent::Queued => Self::Waiting,
                LedgerEvent::AttemptBegun
                | LedgerEvent::Announced
                | LedgerEvent::PartSent { .. } => Self::Unknown,
                LedgerEvent::AttemptFailed(failure) => Self::Failed(failure.clone()),
                LedgerEvent::HandedOver { .. } => Self::HandedOver,
                LedgerEvent::Received(receipt) => Self::Received(receipt.clone()),
                LedgerEvent::Accepted { .. } => Self::Accepted,
                LedgerEvent::Returned { .. } => Self::Returned,
                LedgerEvent::Completed => Self::Completed,
            })
    }

    /// A closed word for it, e.g. for the key of a text.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Unknown => "unknown",
            Self::Failed(_) => "failed",
            Self::HandedOver => "handed_over",
            Self::Received(_) => "received",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Completed => "completed",
        }
    }

    /// Whether the desk holds the filing.
    pub fn is_at_desk(&self) -> bool {
        matches!(
            self,
            Self::Received(_) | Self::Accepted | Self::Returned | Self::Completed
        )
    }

    /// Whether all of it has left, with the desk's receipt or without one: nothing waits any more.
    pub fn has_left(&self) -> bool {
        self.is_at_desk() || *self == Self::HandedOver
    }

    /// Whether the sender should go on with it.
    pub fn wants_sending(&self) -> bool {
        match self {
            Self::Waiting | Self::Unknown => true,
            Self::Failed(failure) => failure.class != FailureClass::Fix,
            _ => false,
        }
    }
}

impl FailureClass {
    /// The word that the ledger keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Fix => "fix",
            Self::Ask => "ask",
        }
    }
}

impl LedgerEvent {
    /// The word that the ledger keeps.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Exported => "exported",
            Self::AttemptBegun => "attempt_begun",
            Self::Announced => "announced",
            Self::PartSent { .. } => "part_sent",
            Self::AttemptFailed(_) => "attempt_failed",
            Self::HandedOver { .. } => "handed_over",
            Self::Received(_) => "received",
            Self::Accepted { .. } => "accepted",
            Self::Returned { .. } => "returned",
            Self::Replaced { .. } => "replaced",
            Self::Completed => "completed",
        }
    }

    /// Whether the desk said it: a receipt or an officer's decision.
    pub fn is_from_desk(&self) -> bool {
        matches!(
            self,
            Self::Received(_) | Self::Accepted { .. } | Self::Returned { .. } | Self::Completed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> LedgerEvent {
        LedgerEvent::Received(Receipt {
            received_at: Timestamp::UNIX_EPOCH,
            dossier: None,
            expected_day: None,
        })
    }

    #[test]
    fn a_late_failure_does_not_take_a_receipt_back() {
        let failed = LedgerEvent::AttemptFailed(Failure {
            class: FailureClass::Wait,
            reason: "unreachable".into(),
            status: None,
            next: None,
        });
        let state = State::after(&[
            LedgerEvent::Queued,
            LedgerEvent::AttemptBegun,
            receipt(),
            failed,
        ]);
        assert!(state.is_at_desk());
    }

    #[test]
    fn a_copy_on_a_stick_changes_nothing_until_the_desk_has_spoken() {
        let mut events = vec![LedgerEvent::Queued, LedgerEvent::Exported];
        assert_eq!(State::after(&events), State::Waiting);
        events.insert(1, LedgerEvent::AttemptBegun);
        assert_eq!(State::after(&events), State::Unknown);
        events.extend([receipt(), LedgerEvent::Exported]);
        assert!(State::after(&events).is_at_desk());
    }

    #[test]
    fn a_hand_over_is_no_receipt_and_ends_the_sending_until_a_desk_speaks() {
        let handed_over = LedgerEvent::HandedOver {
            at: Timestamp::UNIX_EPOCH,
        };
        let mut events = vec![
            LedgerEvent::Queued,
            LedgerEvent::AttemptBegun,
            handed_over,
            LedgerEvent::AttemptBegun,
        ];
        let state = State::after(&events);
        assert_eq!(state, State::HandedOver);
        assert!(state.has_left() && !state.is_at_desk() && !state.wants_sending());
        events.push(receipt());
        assert!(State::after(&events).is_at_desk());
    }

    #[test]
    fn bytes_that_left_make_the_outcome_unknown() {
        let state = State::after(&[LedgerEvent::Queued, LedgerEvent::AttemptBegun]);
        assert_eq!(state, State::Unknown);
        assert!(state.wants_sending());
    }
}

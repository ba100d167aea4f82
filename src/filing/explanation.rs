//! Why a filing is where it is, since when, and what comes next, for whoever asks.
//!
//! The one idea: one pure function of the ledger and of what the sender noted of the line, so that
//! the operator's list, the staff's screen and the resident's status cannot tell different stories.

use crate::filing::delivery::{FailureClass, LedgerEvent, LineNote, State};
use jiff::Timestamp;
use serde::Serialize;

/// What is to be known of one filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Where it stands: the word of its [`State`].
    pub state: &'static str,
    /// What can be done while it is not at the desk.
    pub class: Option<FailureClass>,
    /// A closed word for what is in the way, as the ledger has it.
    pub reason: Option<String>,
    /// Since when it stands so, by the kiosk's clock; `None` without a ledger.
    pub since: Option<Timestamp>,
    /// How often sending was tried.
    pub attempts: u32,
    /// When it is tried again; `None` where all of it has left.
    pub next: Option<NextTry>,
}

/// When a filing is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "when", content = "at", rename_all = "snake_case")]
pub enum NextTry {
    /// As soon as it is its turn: the line is good.
    Turn,
    /// As soon as the desk can be reached.
    Line,
    /// Not before this time, by the kiosk's clock.
    At(Timestamp),
    /// When a person has acted.
    Person,
}

impl NextTry {
    /// A closed word for it, e.g. for the key of a text.
    pub fn word(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Line => "line",
            Self::At(_) => "at",
            Self::Person => "person",
        }
    }
}

impl Explanation {
    /// The same for a filing whose content can no longer be read here, so that no line helps.
    #[must_use]
    pub fn lost(self) -> Self {
        Self {
            class: Some(FailureClass::Fix),
            reason: Some("damaged_here".to_owned()),
            next: Some(NextTry::Person),
            ..self
        }
    }
}

/// Explains a filing from its ledger, oldest first, and the sender's last note of the line.
pub fn explain(
    ledger: &[(Timestamp, LedgerEvent)],
    line: Option<&LineNote>,
    now: Timestamp,
) -> Explanation {
    let state = State::after(ledger.iter().map(|(_, event)| event));
    let last_at = |wanted: fn(&LedgerEvent) -> bool| {
        let found = ledger.iter().rfind(|(_, event)| wanted(event));
        found.map(|(at, _)| *at)
    };
    let queued = ledger.first().map(|(at, _)| *at);
    let attempts = ledger
        .iter()
        .filter(|(_, event)| matches!(event, LedgerEvent::AttemptBegun))
        .count();
    let mut told = Explanation {
        state: state.word(),
        class: None,
        reason: None,
        since: queued,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
        next: None,
    };
    if state.is_at_desk() {
        told.since = last_at(LedgerEvent::is_from_desk);
        return told;
    }
    if state == State::HandedOver {
        told.since = last_at(|event| matches!(event, LedgerEvent::HandedOver { .. }));
        return told;
    }
    let of_line = line.and_then(|line| line.failure.as_ref());
    let later = |at: Option<Timestamp>| at.filter(|at| *at > now).map(NextTry::At);
    let own = match &state {
        State::Failed(failure) => Some(failure),
        _ => None,
    };
    let (failure, next) = match (own, of_line) {
        (Some(own), _) if own.class == FailureClass::Fix => {
            told.since = last_at(|event| matches!(event, LedgerEvent::AttemptFailed(_)));
            (Some(own), NextTry::Person)
        }
        (_, Some(down)) if down.class == FailureClass::Wait => {
            (Some(down), later(down.next).unwrap_or(NextTry::Line))
        }
        (_, Some(down)) => (Some(down), NextTry::Person),
        // The line came back after an operator had acted, or nobody has sent since.
        (Some(own), None) if own.class == FailureClass::Ask && line.is_none() => {
            (Some(own), NextTry::Person)
        }
        (own, None) if line.is_none() => (own, NextTry::Line),
        (own, None) => {
            let next = later(own.and_then(|own| own.next));
            (own, next.unwrap_or(NextTry::Turn))
        }
    };
    // What is tried again by itself needs nobody, whatever it once needed.
    let of_person = failure.filter(|_| next == NextTry::Person);
    told.class = Some(of_person.map_or(FailureClass::Wait, |failure| failure.class));
    told.reason = failure.map(|failure| failure.reason.clone());
    told.next = Some(next);
    told
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::filing::delivery::{Failure, Receipt};
    use FailureClass::{Ask, Fix, Wait};
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn failure(class: FailureClass, reason: &str, next: Option<i64>) -> Failure {
        Failure {
            class,
            reason: reason.into(),
            status: None,
            next: next.map(at),
        }
    }

    fn ledger(events: Vec<LedgerEvent>) -> Vec<(Timestamp, LedgerEvent)> {
        (0..).map(at).zip(events).collect()
    }

    fn tried(failed: Failure) -> Vec<(Timestamp, LedgerEvent)> {
        ledger(vec![
            LedgerEvent::Queued,
            LedgerEvent::AttemptBegun,
            LedgerEvent::AttemptFailed(failed),
        ])
    }

    fn line(failure: Option<Failure>) -> LineNote {
        LineNote {
            since: at(0),
            failure,
        }
    }

    #[test]
    fn what_waits_says_what_it_waits_for() {
        let up = line(None);
        let down = line(Some(failure(Wait, "unreachable", None)));
        let busy = line(Some(failure(Wait, "busy", Some(90))));
        let untrusted = line(Some(failure(Ask, "certificate", None)));
        let kept = ledger(vec![LedgerEvent::Queued]);
        let stalled = tried(failure(Wait, "desk_error", Some(50)));
        let refused = tried(failure(Fix, "too_large", None));
        let rows = [
            (&kept, None, Wait, None, NextTry::Line),
            (&kept, Some(&up), Wait, None, NextTry::Turn),
            (&kept, Some(&down), Wait, Some("unreachable"), NextTry::Line),
            (&kept, Some(&busy), Wait, Some("busy"), NextTry::At(at(90))),
            (
                &kept,
                Some(&untrusted),
                Ask,
                Some("certificate"),
                NextTry::Person,
            ),
            (
                &stalled,
                Some(&up),
                Wait,
                Some("desk_error"),
                NextTry::At(at(50)),
            ),
            (
                &stalled,
                Some(&down),
                Wait,
                Some("unreachable"),
                NextTry::Line,
            ),
            (&refused, Some(&up), Fix, Some("too_large"), NextTry::Person),
            (
                &refused,
                Some(&down),
                Fix,
                Some("too_large"),
                NextTry::Person,
            ),
        ];
        for (ledger, line, class, reason, next) in rows {
            let told = explain(ledger, line, at(10));
            assert_eq!(
                (told.class, told.reason.as_deref(), told.next),
                (Some(class), reason, Some(next)),
                "{ledger:?} {line:?}"
            );
        }
        let told = explain(&stalled, Some(&up), at(60));
        assert_eq!(told.next, Some(NextTry::Turn), "the time has come");
        assert_eq!((told.attempts, told.since), (1, Some(at(0))));
    }

    #[test]
    fn what_the_desk_holds_waits_for_nothing_here() {
        let mut events = tried(failure(Wait, "stalled", None));
        let receipt = Receipt {
            received_at: at(3),
            dossier: None,
            expected_day: None,
        };
        events.push((at(7), LedgerEvent::Received(receipt)));
        let down = line(Some(failure(Ask, "certificate", None)));
        let told = explain(&events, Some(&down), at(9));
        assert_eq!(told.state, "received");
        assert_eq!((told.class, told.reason, told.next), (None, None, None));
        assert_eq!(told.since, Some(at(7)));
    }

    #[test]
    fn what_was_handed_over_without_a_receipt_waits_for_nothing_and_is_not_called_received() {
        let mut events = tried(failure(Wait, "stalled", None));
        events.push((at(7), LedgerEvent::HandedOver { at: at(6) }));
        let down = line(Some(failure(Wait, "unreachable", None)));
        let told = explain(&events, Some(&down), at(9));
        assert_eq!(told.state, "handed_over");
        assert_eq!((told.class, told.reason, told.next), (None, None, None));
        assert_eq!(told.since, Some(at(7)));
    }

    proptest! {
        #[test]
        fn nothing_is_promised_for_a_time_that_is_over(
            class in prop_oneof![Just(Wait), Just(Fix), Just(Ask)],
            own in proptest::option::of(0i64..100),
            of_line in proptest::option::of(proptest::option::of(0i64..100)),
            now in 0i64..100,
        ) {
            let note = line(of_line.map(|next| failure(class, "busy", next)));
            let told = explain(&tried(failure(class, "x", own)), Some(&note), at(now));
            if let Some(NextTry::At(time)) = told.next {
                prop_assert!(time > at(now));
            }
            if told.class == Some(Fix) {
                prop_assert_eq!(told.next, Some(NextTry::Person));
            }
        }
    }
}

//! What the kiosks tell of themselves: kept in memory, shown on the guides' board, and counted.
//!
//! Nothing of it is about a person, and nothing of it is true for long: a kiosk that is silent is told as such.

use crate::desk::enrolment::Speaker;
use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits, request};
use crate::protocol::messages::{Beat, BeatStep};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Most lights of one kiosk.
const LIGHTS: usize = 32;

/// A kiosk is silent that was not heard for so long; while pages are on their way it speaks once a minute.
pub const SILENT_AFTER: SignedDuration = SignedDuration::from_secs(150);

/// A kiosk that was not heard for so long is no longer shown.
const GONE_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The last words of every kiosk.
#[derive(Debug, Default)]
pub struct Board(Mutex<BTreeMap<String, Heard>>);

/// What a kiosk has told, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Its words.
    pub beat: Beat,
    /// When they came.
    pub at: Timestamp,
    /// Since when they say that somebody calls.
    pub calls: Option<Timestamp>,
}

/// What is counted of a beat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// The kiosk has come to another step.
    pub arrived: bool,
    /// Somebody has begun to call for staff.
    pub called: bool,
}

impl Board {
    /// Keeps what a kiosk tells; `None` where the board is full.
    pub fn note(&self, kiosk: &str, beat: Beat, now: Timestamp) -> Option<Counted> {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = heard.get(kiosk);
        if last.is_none() && heard.len() >= limits::KIOSKS {
            return None;
        }
        let called_before = last.and_then(|last| last.calls);
        let counted = Counted {
            arrived: last.is_none_or(|last| place(&last.beat.step) != place(&beat.step)),
            called: beat.calling && called_before.is_none(),
        };
        let calls = beat.calling.then(|| called_before.unwrap_or(now));
        let told = Heard {
            beat,
            at: now,
            calls,
        };
        let _ = heard.insert(kiosk.to_owned(), told);
        Some(counted)
    }

    /// Every kiosk that was heard within a day, by its name.
    pub fn heard(&self, now: Timestamp) -> Vec<(String, Heard)> {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = heard
            .iter()
            .filter(|(_, heard)| now.duration_since(heard.at) < GONE_AFTER);
        recent
            .map(|(kiosk, heard)| (kiosk.clone(), heard.clone()))
            .collect()
    }
}

impl Heard {
    /// Whether nothing came from the kiosk for too long.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        now.duration_since(self.at) > SILENT_AFTER
    }

    /// How long the visit has been at its step, as far as is known.
    pub fn on_step(&self, now: Timestamp) -> SignedDuration {
        let seconds = i64::try_from(self.beat.step.seconds).unwrap_or(i64::MAX);
        let then = SignedDuration::from_secs(seconds);
        then.saturating_add(now.duration_since(self.at).max(SignedDuration::ZERO))
    }
}

/// A step but for its age.
fn place(step: &BeatStep) -> (&str, Option<&str>, Option<&str>) {
    (
        &step.word,
        step.procedure.as_deref(),
        step.question.as_deref(),
    )
}

/// `PUT /v1/kiosks/{kiosk}/beat`.
pub async fn beat(
    State(desk): State<Desk>,
    Extension(speaker): Extension<Speaker>,
    Path(kiosk): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let kiosk = request::kiosk_name(&kiosk)?;
    let _ = speaker.name(Some(kiosk.to_owned()))?;
    let beat: Beat = request::message(&headers, body).await?;
    if !is_bounded(&beat) {
        return Err(Refusal::Message);
    }
    let step = beat.step.clone();
    let counted = desk
        .board()
        .note(kiosk, beat, desk.time())
        .ok_or(Refusal::Unavailable)?;
    if counted != Counted::default() {
        desk.run(move |desk| Ok(desk.storage.count_step(&step, counted, desk.now())?))
            .await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

fn is_bounded(beat: &Beat) -> bool {
    let lights = beat.lights.iter();
    let words = lights.flat_map(|light| [&light.part, &light.standing]);
    let mut words = words
        .chain([&beat.version, &beat.step.word])
        .chain(&beat.step.procedure)
        .chain(&beat.step.question);
    beat.lights.len() <= LIGHTS
        && words.all(|word| {
            (1..=limits::NAME_BYTES).contains(&word.len()) && !word.contains(char::is_control)
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn beat(question: &str, calling: bool) -> Beat {
        Beat {
            version: "0.1.0".into(),
            step: BeatStep {
                word: "question".into(),
                procedure: Some("birth".into()),
                question: Some(question.into()),
                seconds: 40,
            },
            calling,
            waiting: 0,
            attention: 0,
            oldest_seconds: None,
            lights: Vec::new(),
        }
    }

    #[test]
    fn a_step_and_a_call_are_counted_when_they_begin() {
        let board = Board::default();
        let at = |second| Timestamp::constant(second, 0);
        let counted = |arrived, called| Some(Counted { arrived, called });
        assert_eq!(
            board.note("K1", beat("name", false), at(0)),
            counted(true, false)
        );
        assert_eq!(
            board.note("K1", beat("name", true), at(9)),
            counted(false, true)
        );
        assert_eq!(
            board.note("K1", beat("name", true), at(20)),
            counted(false, false)
        );
        assert_eq!(
            board.note("K1", beat("date", true), at(21)),
            counted(true, false)
        );
        assert_eq!(
            board.note("K2", beat("date", false), at(21)),
            counted(true, false)
        );
    }

    #[test]
    fn a_silent_kiosk_is_told_as_silent_and_in_the_end_forgotten() {
        let board = Board::default();
        let at = |second| Timestamp::constant(second, 0);
        let _ = board.note("K1", beat("name", false), at(0));
        let heard = |now| board.heard(at(now));
        let (_, first) = &heard(60)[0];
        assert!(!first.is_silent(at(60)));
        assert_eq!(first.on_step(at(60)).as_secs(), 100);
        assert!(first.is_silent(at(151)));
        assert_eq!(heard(86_400), Vec::new());
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let mut long = beat("name", false);
        long.version = "x".repeat(limits::NAME_BYTES + 1);
        assert!(!is_bounded(&long));
        assert!(is_bounded(&beat("name", false)));
    }
}

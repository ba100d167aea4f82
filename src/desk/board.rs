//! What the kiosks tell of themselves: the last words are kept, shown on the guides' board, and counted.
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

/// Most lights of one kiosk.
const LIGHTS: usize = 32;

/// A kiosk is silent that was not heard for so long; while pages are on their way it speaks once a minute.
pub const SILENT_AFTER: SignedDuration = SignedDuration::from_secs(150);

/// A kiosk that was not heard for so long is no longer shown.
pub const GONE_AFTER: SignedDuration = SignedDuration::from_hours(24);

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

/// What has begun with a beat after the last one.
pub fn counted(last: Option<&Heard>, beat: &Beat) -> Counted {
    Counted {
        arrived: last.is_none_or(|last| place(&last.beat.step) != place(&beat.step)),
        called: beat.calling && last.is_none_or(|last| last.calls.is_none()),
    }
}

impl Desk {
    /// Every kiosk that was heard within a day, by its name.
    pub(super) async fn heard(&self) -> Result<Vec<(String, Heard)>, Refusal> {
        self.run(|desk| Ok(desk.storage.heard(a_day_before(desk.now()))?))
            .await
    }
}

/// What was told or called before this is forgotten.
pub fn a_day_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(GONE_AFTER).unwrap_or(Timestamp::MIN)
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
    let kiosk = kiosk.to_owned();
    let kept = desk.run(move |desk| Ok(desk.storage.note_beat(&kiosk, &beat, desk.now())?));
    match kept.await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Refusal::Unavailable),
    }
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
    use crate::desk::storage::Storage;

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

    fn storage() -> (tempfile::TempDir, Storage) {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        (folder, storage)
    }

    #[test]
    fn a_step_and_a_call_are_counted_when_they_begin() {
        let at = |second| Timestamp::constant(second, 0);
        let mut last = None;
        for (question, calling, second, arrived, called) in [
            ("name", false, 0, true, false),
            ("name", true, 9, false, true),
            ("name", true, 20, false, false),
            ("date", true, 21, true, false),
        ] {
            let beat = beat(question, calling);
            let counted = counted(last.as_ref(), &beat);
            assert_eq!(counted, Counted { arrived, called }, "{second}");
            let calls = calling.then(|| at(second));
            let at = at(second);
            last = Some(Heard { beat, at, calls });
        }
    }

    #[test]
    fn a_silent_kiosk_is_told_as_silent_and_in_the_end_forgotten() {
        let (_folder, storage) = storage();
        let at = |second| Timestamp::constant(second, 0);
        assert!(storage.note_beat("K1", &beat("name", true), at(0)).unwrap());
        assert!(storage.note_beat("K1", &beat("name", true), at(5)).unwrap());
        let heard = |now| storage.heard(a_day_before(at(now))).unwrap();
        let (_, first) = &heard(60)[0];
        assert_eq!((first.at, first.calls), (at(5), Some(at(0))));
        assert!(!first.is_silent(at(60)));
        assert_eq!(first.on_step(at(60)).as_secs(), 95);
        assert!(first.is_silent(at(156)));
        assert_eq!(heard(86_405), Vec::new());
    }

    #[test]
    fn a_flood_of_names_does_not_grow_without_end() {
        let (_folder, storage) = storage();
        let now = Timestamp::UNIX_EPOCH;
        for number in 0..limits::KIOSKS + 3 {
            let kept = storage.note_beat(&number.to_string(), &beat("name", false), now);
            assert_eq!(kept.unwrap(), number < limits::KIOSKS);
        }
        assert!(storage.note_beat("0", &beat("date", false), now).unwrap());
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let mut long = beat("name", false);
        long.version = "x".repeat(limits::NAME_BYTES + 1);
        assert!(!is_bounded(&long));
        assert!(is_bounded(&beat("name", false)));
    }
}

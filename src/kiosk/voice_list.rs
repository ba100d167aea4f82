//! Everything that a page may say in words that never change, for a ward that records its own voice.
//!
//! A sentence with a count, a day or an amount in it has no recording; it is left to a synthesizer.

use crate::config::Config;
use crate::config::settings::Ward;
use crate::config::texts::Language;
use crate::filing::procedure::{ChoiceOption, Handling, Kind, Label, Mood};
use crate::kiosk::words::Words;
use crate::kiosk::words::say::{Say, Speakable};
use crate::voice::recording;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A sentence that can be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The name of its file, without the ending.
    pub key: String,
    /// What to say.
    pub text: String,
    /// Its file, where there is one.
    pub file: Option<PathBuf>,
}

/// Endings of keys that are written for forms, searches and the desk.
const WRITTEN: [&str; 5] = [".form", ".official", ".words", ".why", ".spoken"];
/// Beginnings of keys that are only shown: keys of the keyboard, corners, the papers, and the parts
/// that other sentences are made of.
const SHOWN: [&str; 25] = [
    "answer-",
    "button-",
    "date-",
    "day-",
    "desk-",
    "field-",
    "fitting-",
    "form-",
    "key-",
    "language-",
    "money",
    "name-",
    "paper-page",
    "pager-",
    "progress-",
    "queue-",
    "reason-",
    "slip-",
    "staff-",
    "status-",
    "step-",
    "time-",
    "voice-",
    "weekday-",
    "you",
];
/// Those with such a beginning that are said all the same.
const SAID: [&str; 17] = [
    "button-later",
    "button-right",
    "button-uncover",
    "button-wrong-day",
    "date-as-written",
    "date-know-day",
    "date-know-month",
    "date-know-year",
    "date-leap",
    "date-lunar",
    "date-solar",
    "slip-ask-staff",
    "slip-kept",
    "slip-not-receipt",
    "slip-printed",
    "slip-printing",
    "slip-staff-come",
];

/// Labels beside a value or in an empty field, and the offer of the language that is spoken.
const NEVER_SAID: [&str; 12] = [
    "appointment-today",
    "card-differs",
    "card-residence",
    "compare-card",
    "compare-said",
    "done-dossier",
    "done-what-next",
    // Each service has its own counter, so it is left to a synthesizer.
    "explained-where",
    "language-vietnamese",
    "place-new",
    "place-old-district",
    "place-old-province",
];

/// All sentences of the Vietnamese voice that can be recorded, by key.
pub fn lines(config: &Config) -> Vec<Line> {
    let settings = &config.settings.voice;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for for_self in [false, true] {
        let words = Words {
            texts: &config.texts,
            language: Language::Vietnamese,
            for_self,
            mood: Mood::Plain,
        };
        let says = sentences(config, &words)
            .into_iter()
            .chain(names(config, &words));
        for say in says.filter(|say| !say.aloud().contains("{$")) {
            if let Some(name) = say.recording() {
                let _ = found.insert(name.to_owned(), say.aloud().to_owned());
            }
        }
    }
    found
        .into_iter()
        .map(|(key, text)| Line {
            file: recording::find(
                &settings.recordings,
                Language::Vietnamese,
                settings.accent,
                &key,
                &recording::ENDINGS,
            ),
            key,
            text,
        })
        .collect()
}

/// The list for a person: key, whether it is recorded, and what to say.
pub fn table(lines: &[Line]) -> String {
    let width = lines.iter().map(|line| line.key.len()).max().unwrap_or(0);
    let mut rows: Vec<String> = lines
        .iter()
        .map(|line| {
            let mark = if line.file.is_some() { "+" } else { "-" };
            format!("{mark} {:width$}  {}", line.key, line.text)
        })
        .collect();
    let recorded = lines.iter().filter(|line| line.file.is_some()).count();
    rows.push(format!("{recorded} of {} recorded (+)", lines.len()));
    rows.join("\n")
}

fn sentences(config: &Config, words: &Words<'_>) -> Vec<Say> {
    let ward = &config.settings.ward;
    let of = |pick: fn(&Ward) -> &str| Speakable::ward(ward, pick);
    let arguments = [
        ("address", of(|ward| &ward.address)),
        ("counter", of(|ward| &ward.counter)),
        ("hours", of(|ward| &ward.hours.vi)),
        ("minutes", Speakable::minutes(config.settings.times.idle)),
        ("office", of(|ward| &ward.office)),
        ("phone", of(|ward| &ward.phone)),
        ("province", of(|ward| &ward.province.name)),
        ("ward", of(|ward| &ward.commune.name)),
    ];
    config
        .texts
        .keys()
        .filter(|key| is_said(config, key))
        .map(|key| words.aloud_with(key, &arguments))
        .collect()
}

/// Whether a page may say the text with this key.
fn is_said(config: &Config, key: &str) -> bool {
    let has_own_words = config
        .texts
        .has(Language::Vietnamese, &format!("{key}.spoken"));
    if WRITTEN.iter().any(|ending| key.ends_with(ending)) || NEVER_SAID.contains(&key) {
        return false;
    }
    if key.starts_with("option-") {
        return is_offered(config, key);
    }
    if is_only_named(config, key) {
        return false;
    }
    has_own_words || SAID.contains(&key) || !SHOWN.iter().any(|start| key.starts_with(start))
}

/// Whether the key asks for a paper that is shown at the desk and has no page of its own.
fn is_only_named(config: &Config, key: &str) -> bool {
    let (name, part) = key.split_once('.').unwrap_or((key, ""));
    let mut questions = config.procedures.iter().flat_map(|one| &one.questions);
    part != "label"
        && questions.any(|question| {
            let paper = match &question.kind {
                Kind::Paper(paper) => Some(paper),
                _ => None,
            };
            question.text.0 == name
                && paper.is_some_and(|paper| paper.handling == Handling::ShowAtDesk)
        })
}

/// Whether a question of the menu offers this option of a list.
fn is_offered(config: &Config, key: &str) -> bool {
    let name = key.split('.').next().unwrap_or(key);
    let is_way = config
        .settings
        .delivery
        .iter()
        .any(|way| name == format!("option-delivery-{}", way.token()));
    is_way
        || options(config).any(|option| matches!(&option.label, Label::Text(key) if key.0 == name))
}

fn options(config: &Config) -> impl Iterator<Item = &ChoiceOption> {
    config
        .procedures
        .iter()
        .flat_map(|procedure| &procedure.questions)
        .filter_map(|question| match &question.kind {
            Kind::Choice(options) => Some(options),
            _ => None,
        })
        .flatten()
}

fn names(config: &Config, words: &Words<'_>) -> Vec<Say> {
    let ward = &config.settings.ward;
    let here = words.aloud_of_ward(ward, |ward| &ward.commune.name);
    let provinces = config
        .places
        .provinces
        .iter()
        .filter(|province| province.unit.code != ward.province.code)
        .map(|province| words.aloud_province(province));
    let options = options(config)
        .filter(|option| matches!(option.label, Label::Name(_)))
        .flat_map(|option| words.aloud_option(&option.label));
    std::iter::once(here)
        .chain(provinces)
        .chain(options)
        .collect()
}

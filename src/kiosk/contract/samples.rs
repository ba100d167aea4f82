//! What made-up residents write into the fields, so that every state of a question is seen.

use crate::config::Config;
use crate::filing::answer::{Answer, Author, PaperAnswer, Reply, Value};
use crate::filing::appointment::OpeningHours;
use crate::filing::date::Precision;
use crate::filing::entry::{
    AppointmentEntry, DateEntry, Entry, PlaceChoice, PlaceEntry, TimeEntry,
};
use crate::filing::person_name::PersonName;
use crate::filing::place::search::{Found, Reach};
use crate::filing::procedure::{Kind, Question};
use crate::filing::signature::{PadStroke, Point, Stroke};
use crate::kiosk::contract::visitor::morning;
use crate::machine::clock::ward_time;
use serde::Deserialize;

/// The words of the made-up residents.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Samples {
    /// The longest name that is common.
    pub long_name: String,
    name: String,
    name_with_a_digit: String,
    /// As much as a careful resident writes.
    pub text: String,
    detail: String,
    short_number: String,
    number: String,
    phone: String,
    email: String,
    search: String,
    search_without_match: String,
    /// A card whose holder has long answers.
    pub card: String,
    /// The same as a reader sends it that loses the marks.
    pub damaged_card: String,
    /// No card.
    pub other_code: String,
    search_for_many: String,
    divided_ward: String,
    wards_of_one_name: String,
    whole_ward: String,
    /// A dossier number of the desk.
    pub dossier: String,
    /// What officers write to a resident whose filing they return.
    pub reasons: Vec<String>,
    strokes: Vec<Vec<Point>>,
}

/// The pad of the made-up signature.
const PAD: Point = [14_000, 6_000];

impl Samples {
    /// Those that the program carries.
    pub fn read() -> Self {
        toml::from_str(include_str!("samples.toml")).unwrap_or_default()
    }

    /// A long answer to a question.
    pub fn answer(&self, question: &Question) -> Answer {
        let reply = match &question.kind {
            Kind::Name => PersonName::new(&self.long_name).ok().map(Value::Name),
            Kind::Choice(options) => options
                .iter()
                .max_by_key(|option| option.id.len())
                .map(|longest| Value::Choice(longest.id.clone())),
            Kind::Text { .. } => Some(Value::Text(self.text.clone())),
            Kind::Paper(_) => Some(Value::Paper(PaperAnswer::Later)),
            Kind::YesNo => Some(Value::YesNo(true)),
            _ => None,
        };
        Answer {
            reply: reply.map_or(Reply::Unknown, Reply::Known),
            author: Author::Resident,
        }
    }

    /// A name as a finger writes it, stroke by stroke.
    pub fn signature(&self) -> Vec<PadStroke> {
        let strokes = self.strokes.iter();
        let strokes = strokes.filter_map(|points| Stroke::thinned(points));
        strokes
            .map(|stroke| PadStroke { pad: PAD, stroke })
            .collect()
    }

    /// A name that is not the longest one.
    pub fn another_name(&self) -> Answer {
        let name = PersonName::new(&self.name).ok().map(Value::Name);
        Answer {
            reply: name.map_or(Reply::Unknown, Reply::Known),
            author: Author::Resident,
        }
    }

    /// What may stand in the field of a question, each under a name; the first is the longest.
    pub fn entries(&self, config: &Config, question: &Question) -> Vec<(&'static str, Entry)> {
        let text = |words: &str| Entry::from(words);
        let marked = |token: &str| Entry::Choice(Some(token.to_owned()));
        match &question.kind {
            Kind::Name => vec![
                ("longest", text(&self.name)),
                ("with-a-digit", text(&self.name_with_a_digit)),
            ],
            Kind::PersonNumber => vec![
                ("longest", text(&self.number)),
                ("short", text(&self.short_number)),
            ],
            Kind::Phone(_) => vec![("longest", text(&self.phone))],
            Kind::Email => vec![("longest", text(&self.email))],
            Kind::Number { .. } => vec![("longest", text("99"))],
            Kind::Text { .. } => vec![("longest", text(&self.text))],
            Kind::Date { lunar, weekday, .. } => dates(*lunar, *weekday),
            Kind::Time => times(),
            Kind::Place => self.places(config),
            Kind::Choice(options) => options
                .first()
                .map(|option| ("marked", marked(&option.id)))
                .into_iter()
                .collect(),
            Kind::YesNo => vec![("marked", marked("yes"))],
            Kind::Delivery(ways) => ways
                .iter()
                .map(|way| ("marked", marked(way.token())))
                .collect(),
            Kind::Paper(_) => vec![("marked", marked("later"))],
            Kind::Appointment(hours) => appointments(config, hours),
        }
    }

    fn places(&self, config: &Config) -> Vec<(&'static str, Entry)> {
        let ward = &config.settings.ward;
        let place = |commune: bool, search: &str, detail: &str| {
            Entry::Place(PlaceEntry {
                province: Some(ward.province.clone()),
                commune: commune.then(|| ward.commune.clone()),
                detail: detail.to_owned(),
                search: search.to_owned(),
                ..PlaceEntry::default()
            })
        };
        let mut states = vec![
            ("detail", place(true, "", "")),
            ("longest", place(true, "", &self.detail)),
            ("commune", place(false, "", "")),
            ("commune-found", place(false, &self.search, "")),
            (
                "commune-not-found",
                place(false, &self.search_without_match, ""),
            ),
        ];
        states.extend(self.old_places(config));
        states
    }

    /// What old names lead to: all that was found, wards of one name, a divided ward, and the ward
    /// that a whole one or an officer's decision comes to.
    fn old_places(&self, config: &Config) -> Vec<(&'static str, Entry)> {
        let ward = &config.settings.ward;
        let mut elsewhere = PlaceEntry::default();
        elsewhere.way.elsewhere = true;
        let mut listed = PlaceEntry {
            province: Some(ward.province.clone()),
            search: self.search_for_many.clone(),
            ..PlaceEntry::default()
        };
        listed.way.listed = true;
        let chosen = |name: &str| {
            let found = config
                .places
                .search(name, Reach::Within(&ward.province.code), 24);
            let former = |found: &&Found| matches!(found, Found::Former(_));
            let mut entry = listed.clone();
            if let Some(found) = found.iter().find(former) {
                entry.choose(&PlaceChoice::Found(found.clone()));
            }
            entry
        };
        let divided = chosen(&self.divided_ward);
        let mut left = divided.clone();
        left.choose(&PlaceChoice::Officer);
        let of_one_name = chosen(&self.wards_of_one_name);
        let whole = chosen(&self.whole_ward);
        [
            ("elsewhere", elsewhere),
            ("found", listed),
            ("of-one-name", of_one_name),
            ("divided", divided),
            ("left-to-officer", left),
            ("whole", whole),
        ]
        .map(|(name, entry)| (name, Entry::Place(entry)))
        .into()
    }
}

fn times() -> Vec<(&'static str, Entry)> {
    let time = |hour: &str, minute: &str| {
        Entry::Time(TimeEntry {
            hour: hour.into(),
            minute: minute.into(),
            ..TimeEntry::empty()
        })
    };
    vec![
        ("longest", time("16", "45")),
        ("hour-only", time("8", "")),
        ("no-such-hour", time("25", "")),
        ("no-such-minute", time("8", "60")),
    ]
}

/// The times of a day in a week, open and with one marked.
fn appointments(config: &Config, hours: &OpeningHours) -> Vec<(&'static str, Entry)> {
    let now = ward_time(morning());
    let day = hours.days(&config.calendar, now).pop();
    let times = day.map(|day| hours.times(&config.calendar, now, day));
    let time = times.and_then(|times| times.first().copied());
    let entry = |time, soonest| Entry::Appointment(AppointmentEntry { day, time, soonest });
    vec![
        ("times", entry(None, false)),
        ("time-marked", entry(time, false)),
        ("soonest-marked", entry(time, true)),
    ]
}

fn dates(lunar: bool, weekday: bool) -> Vec<(&'static str, Entry)> {
    let date = |day: &str, month: &str, year: &str| DateEntry {
        day: day.into(),
        month: month.into(),
        year: year.into(),
        ..DateEntry::empty()
    };
    let known = |precision| {
        let mut entry = date("", "", "1948");
        entry.set_precision(precision);
        Entry::Date(entry)
    };
    let mut entries = vec![
        ("longest", Entry::Date(date("30", "2", "1948"))),
        ("no-such-month", Entry::Date(date("1", "13", "1948"))),
        ("future", Entry::Date(date("1", "1", "2030"))),
        ("month-only", known(Precision::Month)),
        ("year-only", known(Precision::Year)),
    ];
    let read_back = |entry: DateEntry| {
        Entry::Date(DateEntry {
            read_back: true,
            ..entry
        })
    };
    if weekday {
        entries.push(("weekday", Entry::Date(date("22", "11", "2026"))));
    }
    if lunar {
        // 2025 had a leap month after its sixth.
        let mut leap = date("29", "6", "2025");
        leap.set_lunar(true);
        leap.set_leap(true);
        let mut short = date("30", "12", "2024");
        short.set_lunar(true);
        entries.extend([
            ("lunar", Entry::Date(leap.clone())),
            ("lunar-read-back", read_back(leap)),
            ("lunar-short", Entry::Date(short)),
        ]);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_can_be_read() {
        assert!(!Samples::read().long_name.is_empty());
        assert_eq!(Samples::read().signature().len(), 3);
    }
}

//! From keys and values to sentences in the resident's language. No sentence stands in the code.

mod appointment;
pub mod queue;
pub mod say;

use crate::config::texts::{Argument, Language, Texts};
use crate::filing::answer::{Answer, PaperAnswer, Reply, ResultDelivery, Value};
use crate::filing::date::{DateError, PartialDate, Precision};
use crate::filing::entry::EntryProblem;
use crate::filing::lunar::{LunarDate, LunarError};
use crate::filing::person_name::NameError;
use crate::filing::person_number::PersonNumberError;
use crate::filing::phone::PhoneError;
use crate::filing::procedure::{Kind, Label, Mood, Question};
use crate::filing::time_of_day::TimeError;
use crate::kiosk::page::Notice;
use crate::vietnamese::year_name::year_name;
use jiff::civil;
use std::borrow::Cow;

/// The texts in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The language of the visit.
    pub language: Language,
    /// Whether the paper is for the resident in person, who is then spoken to directly.
    pub for_self: bool,
    /// How the kiosk speaks: a mood has sentences of its own in place of the usual ones.
    pub mood: Mood,
}

impl Words<'_> {
    /// The sentence with this key.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The sentence with this key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        let key = self.in_mood(key);
        self.texts.has(self.language, &key).then(|| self.say(&key))
    }

    /// The key of the sentence that stands for this one in the mood of the visit.
    fn in_mood<'k>(&self, key: &'k str) -> Cow<'k, str> {
        let own = self.mood.prefix().map(|mood| format!("{mood}-{key}"));
        match own {
            Some(own) if self.texts.has(self.language, &own) => Cow::Owned(own),
            _ => Cow::Borrowed(key),
        }
    }

    /// The sentence with this key and these words in it.
    pub fn with(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        let for_self = if self.for_self { "yes" } else { "no" };
        let [within, first] = self.texts.address(self.language);
        let mut all = vec![
            ("self", Argument::from(for_self)),
            ("you", Argument::from(within.as_str())),
            ("You", Argument::from(first.as_str())),
        ];
        all.extend(arguments.iter().cloned());
        self.texts.say(self.language, &self.in_mood(key), &all)
    }

    /// The sentence with one word in it.
    pub fn filled(&self, key: &str, name: &str, word: &str) -> String {
        self.with(key, &[(name, Argument::Text(word.to_owned()))])
    }

    /// The sentence with one number in it.
    pub fn counted(&self, key: &str, name: &str, count: usize) -> String {
        self.with(
            key,
            &[(
                name,
                Argument::Number(i64::try_from(count).unwrap_or(i64::MAX)),
            )],
        )
    }

    /// What happened and what to do, from a key with the attributes `.what` and `.do`.
    pub fn notice(&self, key: &str) -> Notice {
        Notice {
            what: self.say(&format!("{key}.what")),
            do_this: self.say(&format!("{key}.do")),
        }
    }

    /// The short name of a question, as on the check page.
    pub fn label(&self, question: &Question) -> String {
        self.say(&format!("{}.label", question.text.0))
    }

    /// The name of an option.
    pub fn option(&self, label: &Label) -> String {
        match label {
            Label::Text(key) => self.say(&key.0),
            Label::Name(name) => name.clone(),
        }
    }

    /// A further sentence about an option, where there is one.
    pub fn option_hint(&self, label: &Label) -> Option<String> {
        match label {
            Label::Text(key) => self.find(&format!("{}.hint", key.0)),
            Label::Name(_) => None,
        }
    }

    /// An answer as shown on the check page.
    pub fn answer(&self, question: &Question, answer: &Answer) -> String {
        match &answer.reply {
            Reply::Unknown => self.say("answer-unknown"),
            Reply::Skipped if matches!(question.kind, Kind::Appointment(_)) => {
                self.say("appointment-none")
            }
            Reply::Skipped => self.say("answer-skipped"),
            Reply::Known(value) => self.value(&question.kind, value),
        }
    }

    /// A value as shown on the check page.
    pub fn value(&self, kind: &Kind, value: &Value) -> String {
        match value {
            Value::Name(name) => name.in_capitals(),
            Value::Date(PartialDate::FromLunar(remembered)) => self.with(
                "answer-from-lunar",
                &[
                    (
                        "date",
                        Argument::Text(PartialDate::FromLunar(*remembered).to_string()),
                    ),
                    ("lunar", Argument::Text(self.lunar(remembered.lunar()))),
                ],
            ),
            Value::Date(date) => date.to_string(),
            Value::PersonNumber(number) => number.to_string(),
            Value::Place(place) => place.to_string(),
            Value::Phone(phone) => phone.to_string(),
            Value::Email(email) => email.as_str().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Time(time) => self.time(time.on_the_clock()),
            Value::YesNo(true) => self.say("answer-yes"),
            Value::YesNo(false) => self.say("answer-no"),
            Value::Delivery(ResultDelivery::AtWard) => self.say("option-delivery-at_ward"),
            Value::Delivery(ResultDelivery::Post) => self.say("option-delivery-post"),
            Value::Appointment(appointment) => self.appointment(appointment),
            Value::Paper(PaperAnswer::Attached(pages)) => {
                self.counted("answer-pages", "count", pages.len())
            }
            Value::Paper(PaperAnswer::Later) => self.say("answer-later"),
            Value::Paper(PaperAnswer::HeldByOffice) => self.say("answer-held"),
            Value::Choice(id) => match kind {
                Kind::Choice(options) => options
                    .iter()
                    .find(|option| &option.id == id)
                    .map_or_else(|| id.clone(), |option| self.option(&option.label)),
                _ => id.clone(),
            },
        }
    }

    /// A day as it is said: "thứ Hai, ngày 30 tháng 11".
    pub fn day(&self, day: civil::Date) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        self.with(
            "day-with-weekday",
            &[
                ("weekday", Argument::Text(weekday)),
                ("day", Argument::Number(day.day().into())),
                ("month", Argument::Number(day.month().into())),
                ("year", Argument::Text(day.year().to_string())),
            ],
        )
    }

    /// A day of the lunar calendar: "ngày 10 tháng 3 năm Đinh Mùi".
    pub fn lunar(&self, day: LunarDate) -> String {
        let key = if day.leap {
            "lunar-day-leap"
        } else {
            "lunar-day"
        };
        self.with(
            key,
            &[
                ("day", Argument::Number(day.day.into())),
                ("month", Argument::Number(day.month.into())),
                ("year", Argument::Text(year_name(day.year))),
            ],
        )
    }

    /// An amount of money: "3.000 đồng".
    pub fn money(&self, dong: u32) -> String {
        let digits = dong.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        self.filled("money", "amount", &grouped)
    }

    /// What is wrong with an entry and what to do about it.
    pub fn problem(&self, problem: &EntryProblem) -> Notice {
        let (key, counts) = cause(problem);
        let arguments: Vec<(&str, Argument)> = counts
            .into_iter()
            .map(|(name, count)| (name, Argument::from(count)))
            .collect();
        Notice {
            what: self.with(&format!("{key}.what"), &arguments),
            do_this: self.with(&format!("{key}.do"), &arguments),
        }
    }
}

/// The key of what is wrong, with the counts in its sentences.
fn cause(problem: &EntryProblem) -> (&'static str, Vec<(&'static str, usize)>) {
    let plain = |key| (key, Vec::new());
    match problem {
        EntryProblem::Card(_) => plain("error-card"),
        EntryProblem::Date(DateError::Day) => plain("error-date-day"),
        EntryProblem::Date(DateError::Month) => plain("error-date-month"),
        EntryProblem::Date(DateError::Year) => plain("error-date-year"),
        EntryProblem::Date(DateError::NotInCalendar) => plain("error-date-calendar"),
        EntryProblem::Email(_) => plain("error-email"),
        EntryProblem::Lunar(LunarError::Year) => plain("error-date-year"),
        EntryProblem::Lunar(LunarError::Month) => plain("error-date-month"),
        EntryProblem::Lunar(LunarError::ShortMonth) => plain("error-lunar-short"),
        EntryProblem::Lunar(_) => plain("error-lunar-day"),
        EntryProblem::Empty | EntryProblem::Name(NameError::Empty) => plain("error-empty"),
        EntryProblem::Future => plain("error-future"),
        EntryProblem::Name(NameError::Character(_)) => plain("error-name-sign"),
        EntryProblem::Name(NameError::TooLong) | EntryProblem::TooLong(_) => {
            plain("error-too-long")
        }
        EntryProblem::NotChosen => plain("error-not-chosen"),
        EntryProblem::NotSigned => plain("error-not-signed"),
        EntryProblem::NotPrecise(Precision::Day) => plain("error-date-full"),
        EntryProblem::NotPrecise(_) => plain("error-date-more"),
        EntryProblem::NumberBounds { min, max } => {
            let whole = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
            (
                "error-number",
                vec![("min", whole(*min)), ("max", whole(*max))],
            )
        }
        EntryProblem::PaperOpen => plain("error-paper"),
        EntryProblem::PersonNumber(PersonNumberError::Missing(count)) => {
            ("error-number-short", vec![("count", *count)])
        }
        EntryProblem::PersonNumber(PersonNumberError::OldCard) => plain("error-number-old"),
        EntryProblem::PersonNumber(PersonNumberError::TooMany(count)) => {
            ("error-number-long", vec![("count", *count)])
        }
        EntryProblem::PersonNumber(PersonNumberError::NotADigit) => plain("error-number-sign"),
        EntryProblem::Phone(PhoneError::LeadingZero { .. }) => plain("error-phone-zero"),
        EntryProblem::Phone(_) => plain("error-phone"),
        EntryProblem::PlaceIsDetail => plain("error-place-detail"),
        EntryProblem::PlaceNotFound => plain("error-place-search"),
        EntryProblem::PlaceOpen => plain("error-place"),
        EntryProblem::Time(TimeError::Minute) => plain("error-time-minute"),
        EntryProblem::Time(_) => plain("error-time-hour"),
    }
}

//! The unfinished content of the current question, key by key.
//!
//! Every key press makes a new entry that the store journals; only "Tiếp tục" turns it into
//! a value, and what does not become a value is kept as typed, with the reason.

mod date;
mod line;
mod place;
mod time;

pub use place::{PlaceChoice, PlaceEntry, PlacePart, PlaceWay};

use crate::filing::answer::{Author, PageId, PaperAnswer, Reply, ResultDelivery, Value};
use crate::filing::appointment::{Appointment, OpeningHours};
use crate::filing::date::{DateError, Precision};
use crate::filing::email::{Email, EmailError};
use crate::filing::id_card::Refusal;
use crate::filing::lunar::LunarError;
use crate::filing::person_name::{NameError, PersonName};
use crate::filing::person_number::{PersonNumber, PersonNumberError};
use crate::filing::phone::{Phone, PhoneError};
use crate::filing::procedure::Kind;
use crate::filing::time_of_day::TimeError;
use crate::vietnamese::nfc;
use jiff::civil;
use serde::{Deserialize, Serialize};

/// What has been entered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Letters or digits of a typed answer.
    Text(String),
    /// The parts of a date.
    Date(DateEntry),
    /// The option that is marked, by its token.
    Choice(Option<String>),
    /// The parts of an address.
    Place(PlaceEntry),
    /// The parts of a time of day.
    Time(TimeEntry),
    /// The parts of an appointment.
    Appointment(AppointmentEntry),
}

/// The parts of a date as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEntry {
    /// Digits of the day.
    pub day: String,
    /// Digits of the month.
    pub month: String,
    /// Digits of the year.
    pub year: String,
    /// The box that the next digit goes to.
    pub part: DatePart,
    /// How much of the date the resident knows.
    pub precision: Precision,
    /// The paper really shows this impossible day.
    pub as_written: bool,
    /// The numbers are of the lunar calendar ("ngày âm").
    #[serde(default)]
    pub lunar: bool,
    /// The month is the leap month of its number ("tháng nhuận").
    #[serde(default)]
    pub leap: bool,
    /// The day is being read back to the resident.
    #[serde(default)]
    pub read_back: bool,
}

/// A box of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// The parts of a time of day as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeEntry {
    /// Digits of the hour.
    pub hour: String,
    /// Digits of the minutes.
    pub minute: String,
    /// The box that the next digit goes to.
    pub part: TimePart,
}

/// A box of a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimePart {
    /// The hour.
    Hour,
    /// The minutes.
    Minute,
}

/// The parts of an appointment as chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AppointmentEntry {
    /// The day.
    pub day: Option<civil::Date>,
    /// The time of that day.
    pub time: Option<civil::Time>,
    /// Whether it is the soonest one, which is offered beside the days.
    #[serde(default)]
    pub soonest: bool,
}

/// Why an entry is not an answer yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryProblem {
    /// What was laid on the reader is not a card that can be read.
    #[error(transparent)]
    Card(#[from] Refusal),
    /// The date cannot be.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The e-mail address cannot be.
    #[error(transparent)]
    Email(#[from] EmailError),
    /// The lunar calendar has no such day.
    #[error(transparent)]
    Lunar(#[from] LunarError),
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// The date lies after today.
    #[error("the date lies after today")]
    Future,
    /// The name cannot be.
    #[error(transparent)]
    Name(#[from] NameError),
    /// Nothing was chosen.
    #[error("nothing was chosen")]
    NotChosen,
    /// Nothing was drawn, and no other way to sign was chosen.
    #[error("nothing was signed")]
    NotSigned,
    /// More of the date is needed.
    #[error("more of the date is needed")]
    NotPrecise(Precision),
    /// The number lies outside these bounds.
    #[error("the number lies outside {min}–{max}")]
    NumberBounds {
        /// Least value.
        min: u32,
        /// Greatest value.
        max: u32,
    },
    /// No picture was taken, and the paper was not put off.
    #[error("no picture was taken")]
    PaperOpen,
    /// The personal number cannot be.
    #[error(transparent)]
    PersonNumber(#[from] PersonNumberError),
    /// The phone number cannot be.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// A house number, a lane or a hamlet was typed where the commune is asked.
    #[error("a part of the detail was typed for the commune")]
    PlaceIsDetail,
    /// No unit is known by these letters.
    #[error("no unit is known by these letters")]
    PlaceNotFound,
    /// A part of the address is missing.
    #[error("a part of the address is missing")]
    PlaceOpen,
    /// No clock shows this time.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// The text is longer than this many letters.
    #[error("the text is longer than {0} letters")]
    TooLong(usize),
}

/// Which keyboard a question needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyboard {
    /// Letters and tones; names start with capitals.
    Name,
    /// Letters, tones, digits and signs.
    Text,
    /// Letters without tones, digits, `@` and `.`.
    Email,
    /// The telephone pad.
    Digits,
}

impl Entry {
    /// An empty entry for this kind of question; nothing is preselected (C25).
    pub fn empty(kind: &Kind) -> Self {
        match kind {
            Kind::Date { .. } => Self::Date(DateEntry::empty()),
            Kind::Choice(_) | Kind::YesNo | Kind::Delivery(_) | Kind::Paper(_) => {
                Self::Choice(None)
            }
            Kind::Place => Self::Place(PlaceEntry::default()),
            Kind::Time => Self::Time(TimeEntry::empty()),
            Kind::Appointment(_) => Self::Appointment(AppointmentEntry::default()),
            Kind::Name
            | Kind::PersonNumber
            | Kind::Phone(_)
            | Kind::Email
            | Kind::Number { .. }
            | Kind::Text { .. } => Self::Text(String::new()),
        }
    }

    /// The entry that shows an answer given before.
    pub fn of(kind: &Kind, reply: &Reply) -> Self {
        let Reply::Known(value) = reply else {
            return Self::empty(kind);
        };
        match value {
            Value::Name(name) => Self::Text(name.to_string()),
            Value::PersonNumber(number) => Self::Text(number.as_str().to_owned()),
            Value::Phone(phone) => Self::Text(phone.as_str().to_owned()),
            Value::Email(email) => Self::Text(email.as_str().to_owned()),
            Value::Number(number) => Self::Text(number.to_string()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Date(date) => Self::Date(DateEntry::of(date)),
            Value::Time(time) => Self::Time(TimeEntry::of(*time)),
            Value::Place(place) => Self::Place(PlaceEntry::of(place)),
            Value::Appointment(Appointment { day, time }) => Self::Appointment(AppointmentEntry {
                soonest: false,
                day: Some(*day),
                time: Some(*time),
            }),
            Value::Choice(_) | Value::YesNo(_) | Value::Delivery(_) | Value::Paper(_) => {
                Self::Choice(value.token().map(str::to_owned))
            }
        }
    }

    /// The answer that the entry makes.
    ///
    /// # Errors
    /// The first reason why it makes none; the entry stays as it is.
    pub fn value(
        &self,
        kind: &Kind,
        pages: &[PageId],
        today: civil::Date,
    ) -> Result<Value, EntryProblem> {
        match (self, kind) {
            (Self::Text(text), _) => text_value(text, kind),
            (
                Self::Date(date),
                Kind::Date {
                    at_least, future, ..
                },
            ) => date.value(*at_least, *future, today).map(Value::Date),
            (Self::Choice(token), _) => choice_value(token.as_deref(), kind, pages),
            (Self::Place(place), _) => place.value().map(Value::Place),
            (Self::Time(time), Kind::Time) => time.value().map(Value::Time),
            (Self::Appointment(appointment), Kind::Appointment(hours)) => {
                appointment.value(hours, today).map(Value::Appointment)
            }
            (Self::Date(_) | Self::Time(_) | Self::Appointment(_), _) => Err(EntryProblem::Empty),
        }
    }

    /// Whether nothing has been entered.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Date(date) => {
                date.day.is_empty() && date.month.is_empty() && date.year.is_empty()
            }
            Self::Choice(token) => token.is_none(),
            Self::Place(place) => place.province.is_none() && place.detail.is_empty(),
            Self::Time(time) => time.hour.is_empty() && time.minute.is_empty(),
            Self::Appointment(appointment) => appointment.day.is_none(),
        }
    }
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The keyboard that a kind of question needs.
pub fn keyboard(kind: &Kind) -> Keyboard {
    match kind {
        Kind::Name => Keyboard::Name,
        Kind::Email => Keyboard::Email,
        Kind::PersonNumber
        | Kind::Phone(_)
        | Kind::Number { .. }
        | Kind::Date { .. }
        | Kind::Time => Keyboard::Digits,
        _ => Keyboard::Text,
    }
}

/// Who an answer typed on this machine comes from while nobody helps.
pub const TYPED_BY: Author = Author::Resident;

fn text_value(text: &str, kind: &Kind) -> Result<Value, EntryProblem> {
    let text = nfc::normalise(text.trim());
    if text.is_empty() {
        return Err(EntryProblem::Empty);
    }
    Ok(match kind {
        Kind::Name => Value::Name(PersonName::new(&text)?),
        Kind::PersonNumber => Value::PersonNumber(PersonNumber::new(&text)?),
        Kind::Phone(plan) => Value::Phone(Phone::new(&text, plan)?),
        Kind::Email => Value::Email(Email::new(&text)?),
        Kind::Number { min, max } => match text.parse() {
            Ok(number) if (*min..=*max).contains(&number) => Value::Number(number),
            _ => {
                return Err(EntryProblem::NumberBounds {
                    min: *min,
                    max: *max,
                });
            }
        },
        Kind::Text { max_letters } if text.chars().count() > *max_letters => {
            return Err(EntryProblem::TooLong(*max_letters));
        }
        _ => Value::Text(text),
    })
}

fn choice_value(token: Option<&str>, kind: &Kind, pages: &[PageId]) -> Result<Value, EntryProblem> {
    match (kind, token) {
        (Kind::Paper(_), Some("later")) => Ok(Value::Paper(PaperAnswer::Later)),
        (Kind::Paper(_), Some("held_by_office")) => Ok(Value::Paper(PaperAnswer::HeldByOffice)),
        (Kind::Paper(_), _) if !pages.is_empty() => {
            Ok(Value::Paper(PaperAnswer::Attached(pages.to_vec())))
        }
        (Kind::Paper(_), _) => Err(EntryProblem::PaperOpen),
        (_, None) => Err(EntryProblem::NotChosen),
        (Kind::YesNo, Some(token)) => Ok(Value::YesNo(token == "yes")),
        (Kind::Delivery(ways), Some(token)) => ways
            .iter()
            .find(|way| way.token() == token)
            .map(|way: &ResultDelivery| Value::Delivery(*way))
            .ok_or(EntryProblem::NotChosen),
        (Kind::Choice(options), Some(token)) => options
            .iter()
            .find(|option| option.id == token)
            .map(|option| Value::Choice(option.id.clone()))
            .ok_or(EntryProblem::NotChosen),
        (_, Some(_)) => Err(EntryProblem::NotChosen),
    }
}

impl AppointmentEntry {
    /// Steps back from the time to the day; `false` where the day is asked for.
    pub fn step_back(&mut self) -> bool {
        let was_times = self.day.is_some() && !self.soonest;
        *self = Self::default();
        was_times
    }

    fn value(&self, hours: &OpeningHours, today: civil::Date) -> Result<Appointment, EntryProblem> {
        let (Some(day), Some(time)) = (self.day, self.time) else {
            return Err(EntryProblem::NotChosen);
        };
        // A visit taken up after midnight, or under other hours.
        if day < today || !hours.has_slot(time) {
            return Err(EntryProblem::NotChosen);
        }
        Ok(Appointment { day, time })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

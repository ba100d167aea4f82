//! What a resident answered: typed values, each with the person who gave it.

use crate::filing::appointment::Appointment;
use crate::filing::date::PartialDate;
use crate::filing::email::Email;
use crate::filing::person_name::PersonName;
use crate::filing::person_number::PersonNumber;
use crate::filing::phone::Phone;
use crate::filing::place::Place;
use crate::filing::time_of_day::TimeOfDay;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;

/// Names a question within its procedure, e.g. `requester_name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(String);

impl QuestionId {
    /// Takes an id as the configuration spells it.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as the configuration spells it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for QuestionId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for QuestionId {
    fn from(id: &str) -> Self {
        Self::new(id)
    }
}

/// A value of one of the question kinds. Every text in it is NFC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// A person's full name.
    Name(PersonName),
    /// A date with its precision.
    Date(PartialDate),
    /// The 12-digit personal number.
    PersonNumber(PersonNumber),
    /// The id of the chosen option.
    Choice(String),
    /// A place in today's units, with its detail line.
    Place(Place),
    /// A phone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// A whole number (copies, order of a marriage …).
    Number(u32),
    /// Free text of one line.
    Text(String),
    /// A time of day.
    Time(TimeOfDay),
    /// Yes or no.
    YesNo(bool),
    /// What became of a paper that belongs to the filing.
    Paper(PaperAnswer),
    /// How the result is to be received.
    Delivery(ResultDelivery),
    /// When the resident would like to come to the counter.
    Appointment(Appointment),
}

/// What became of a paper that belongs to the filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperAnswer {
    /// Photographed here; the pages in reading order.
    Attached(Vec<PageId>),
    /// The resident brings it later ("thiếu cũng không sao").
    Later,
    /// The office already holds these data.
    HeldByOffice,
}

/// Names a captured page within one draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageId(pub u32);

/// How the resident receives the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultDelivery {
    /// Collected at the ward's one-stop desk.
    AtWard,
    /// Sent home by the public post; the receiver pays.
    Post,
}

impl ResultDelivery {
    /// The token used in configuration and on the wire.
    pub fn token(self) -> &'static str {
        match self {
            Self::AtWard => "at_ward",
            Self::Post => "post",
        }
    }
}

/// Who gave an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The resident at the kiosk.
    Resident,
    /// Read from the ID card.
    Card,
    /// A guide who helps with recorded consent.
    Staff,
    /// A family member who helps.
    Family,
    /// Nobody: worked out from other answers.
    Computed,
}

/// The reply to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// A value.
    Known(Value),
    /// "Không nhớ": asked, and the resident does not know.
    Unknown,
    /// An optional question left empty.
    Skipped,
}

/// A reply and its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was said.
    pub reply: Reply,
    /// Who said it.
    pub author: Author,
}

impl Answer {
    /// A value given by the resident.
    pub fn by_resident(value: Value) -> Self {
        Self {
            reply: Reply::Known(value),
            author: Author::Resident,
        }
    }

    /// The value, unless unknown or skipped.
    pub fn value(&self) -> Option<&Value> {
        match &self.reply {
            Reply::Known(value) => Some(value),
            Reply::Unknown | Reply::Skipped => None,
        }
    }
}

/// All answers of a draft, by question.
pub type Answers = BTreeMap<QuestionId, Answer>;

impl Value {
    /// The word that conditions in the configuration compare with, for the kinds that have one.
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Choice(option) => Some(option),
            Self::YesNo(true) => Some("yes"),
            Self::YesNo(false) => Some("no"),
            Self::Delivery(delivery) => Some(delivery.token()),
            Self::Paper(PaperAnswer::Attached(_)) => Some("attached"),
            Self::Paper(PaperAnswer::Later) => Some("later"),
            Self::Paper(PaperAnswer::HeldByOffice) => Some("held_by_office"),
            Self::Name(_)
            | Self::Date(_)
            | Self::PersonNumber(_)
            | Self::Place(_)
            | Self::Phone(_)
            | Self::Email(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Time(_)
            | Self::Appointment(_) => None,
        }
    }
}

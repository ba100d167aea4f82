//! What the square code of an identity card says, field by field.
//!
//! The code is text with bars between its fields (`data.md` §1). Cards of two generations differ
//! in their order and in fields of which no description is public, so every field is known by its
//! kind and not by its place alone; what is not known is left out and never shown. Between card
//! and kiosk stands a reader that types, and often loses or garbles the marks of letters: digits
//! are trusted, a damaged name never is.

mod damage;
mod field;

use crate::filing::date::PartialDate;
use crate::filing::mrz::{self, MrzError};
use crate::filing::person_name::PersonName;
use crate::filing::person_number::{PersonNumber, Sex};
use crate::vietnamese::nfc;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest text that is looked at, in letters; no card holds half as much.
pub const MAX_LETTERS: usize = 1_000;

/// Longest residence that is kept, in letters.
const MAX_RESIDENCE: usize = 200;

/// The fields that every card has.
const FIELDS: usize = 7;

/// What an identity card says of its holder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdCard {
    /// The personal number.
    pub number: PersonNumber,
    /// The nine digits of the card before it, if it names one.
    pub old_number: Option<String>,
    /// The name; none where the reader lost its marks, and it must be typed.
    pub name: Option<PersonName>,
    /// The date of birth, as precise as the card states it.
    pub birth: PartialDate,
    /// The sex, where it can be told.
    pub sex: Option<Sex>,
    /// The residence in the words of the card, which may name units of the past.
    pub residence: Option<String>,
    /// The day on which the card was issued.
    pub issued: Option<PartialDate>,
}

/// Why a text is not read as a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Longer than [`MAX_LETTERS`].
    #[error("the text is longer than any card")]
    TooLong,
    /// Fewer fields than a card has: another code, or half of one.
    #[error("there are fewer fields than a card has")]
    TooFewFields,
    /// No field is a personal number of twelve digits, or several could be.
    #[error("no field is the personal number")]
    Number,
    /// No field is the date of birth, which stands before the sex.
    #[error("no field is the date of birth")]
    Birth,
    /// The machine-readable lines on the back do not add up.
    #[error("the lines on the back do not add up")]
    Lines,
}

impl From<MrzError> for Refusal {
    fn from(_: MrzError) -> Self {
        Self::Lines
    }
}

/// Reads what a scanner or a camera found on a card: its square code, or the three lines for
/// machines on its back, which have no marks and so give no name.
///
/// # Errors
/// See [`Refusal`]; no text makes it panic.
pub fn read(text: &str) -> Result<IdCard, Refusal> {
    if text.chars().count() > MAX_LETTERS {
        return Err(Refusal::TooLong);
    }
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign.is_control());
    if mrz::is_likely(text) {
        return Ok(mrz::read(text)?.into());
    }
    let text = nfc::normalise(&field::with_digits(without_symbology(text)));
    let fields: Vec<&str> = text.split('|').map(str::trim).collect();
    if fields.len() < FIELDS {
        return Err(Refusal::TooFewFields);
    }
    of_fields(&fields)
}

/// Some readers say first which kind of code they saw: `]Q3`.
fn without_symbology(text: &str) -> &str {
    let mut signs = text.chars();
    let prefix = (signs.next(), signs.next(), signs.next());
    match prefix {
        (Some(']'), Some(letter), Some(digit))
            if letter.is_ascii_alphabetic() && digit.is_ascii_digit() =>
        {
            signs.as_str()
        }
        _ => text,
    }
}

fn of_fields(fields: &[&str]) -> Result<IdCard, Refusal> {
    let number = number(fields).ok_or(Refusal::Number)?;
    // The sex is the one word that cannot be anything else; the date of birth stands before it.
    let (anchor, birth) = fields
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, field)| field::may_be_sex(field))
        .find_map(|(place, _)| Some((place, field::date(fields.get(place - 1)?)?)))
        .ok_or(Refusal::Birth)?;
    let before = fields.get(..anchor - 1).unwrap_or_default();
    let after = fields.get(anchor + 1..).unwrap_or_default();
    let old_number = before
        .iter()
        .find(|field| field.len() == 9 && field::is_digits(field))
        .map(|field| (*field).to_owned());
    let name = before
        .iter()
        .rev()
        .find(|field| !field.is_empty() && !field::is_digits(field))
        .copied()
        .unwrap_or_default();
    let sex_word = fields.get(anchor).copied().unwrap_or_default();
    let residence = after.first().copied().unwrap_or_default();
    let issued = after
        .get(1)
        .into_iter()
        .chain(after.iter().skip(1).rev())
        .filter(|field| field.len() == 8)
        .find_map(|field| field::date(field));

    let marks = damage::marks(name, residence, sex_word);
    let kept = |text: &str| !text.is_empty() && text.chars().count() <= MAX_RESIDENCE;
    Ok(IdCard {
        sex: field::sex(sex_word, &number),
        name: marks.name.then(|| PersonName::new(name).ok()).flatten(),
        residence: (marks.residence && kept(residence)).then(|| residence.to_owned()),
        number,
        old_number,
        birth,
        issued,
    })
}

/// The personal number stands first; where it does not, the only field of twelve digits is it. A
/// card may also name a number that was cancelled, which has twelve digits too.
fn number(fields: &[&str]) -> Option<PersonNumber> {
    let is_number = |field: &&&str| field.len() == 12 && field::is_digits(field);
    let first = fields.first().filter(is_number);
    let mut all = fields.iter().filter(is_number);
    let found = match (first, all.next(), all.next()) {
        (Some(first), ..) => first,
        (None, Some(only), None) => only,
        _ => return None,
    };
    PersonNumber::new(found).ok()
}

/// Never prints what the card says: it could reach a log.
impl fmt::Debug for IdCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdCard(…)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

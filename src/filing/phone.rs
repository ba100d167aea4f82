//! A Vietnamese phone number, of the resident or of someone who answers for them.
//!
//! How numbers begin and how long they are comes and goes with the operators: the plan is data, and
//! comes in as a value.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// The digits of any number that was ever given out, with its first 0.
const EVER: std::ops::RangeInclusive<usize> = 9..=12;

/// How the numbers of the country begin, and how many digits each kind has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberPlan(Arc<[Prefix]>);

/// One beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix {
    /// The first digits, with the 0.
    pub starts: String,
    /// How many digits such a number has, with the 0.
    pub digits: usize,
}

impl NumberPlan {
    /// The beginnings in the order in which they were given.
    pub fn prefixes(&self) -> &[Prefix] {
        &self.0
    }

    /// The whole length that a number with this beginning has; the longest beginning counts.
    fn length_of(&self, digits: &str) -> Option<usize> {
        self.0
            .iter()
            .filter(|prefix| digits.starts_with(&prefix.starts))
            .max_by_key(|prefix| prefix.starts.len())
            .map(|prefix| prefix.digits)
    }

    /// The least length that a number can come to, of which only so few digits are there that no
    /// beginning is decided yet.
    fn least_length_of(&self, begun: &str) -> Option<usize> {
        let possible = self
            .0
            .iter()
            .filter(|prefix| prefix.starts.len() > begun.len() && prefix.starts.starts_with(begun));
        possible.map(|prefix| prefix.digits).min()
    }
}

impl FromIterator<Prefix> for NumberPlan {
    fn from_iter<T: IntoIterator<Item = Prefix>>(prefixes: T) -> Self {
        Self(prefixes.into_iter().collect())
    }
}

/// A mobile or landline number in its national form, digits only, as the plan of its day knew it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Why a text is not a phone number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Something that is neither a digit nor a separator.
    #[error("a phone number has digits only")]
    Character(char),
    /// No digit at all.
    #[error("the phone number is empty")]
    Empty,
    /// Complete but for the first 0, which people leave out when they dictate.
    #[error("the first 0 is missing; offer the number with it")]
    LeadingZero {
        /// The number as it must be meant.
        suggestion: Phone,
    },
    /// So many digits are still missing.
    #[error("{0} digits are missing")]
    Missing(usize),
    /// No number in Vietnam begins like this.
    #[error("no phone number begins like this")]
    Prefix,
    /// So many digits are too many.
    #[error("{0} digits too many")]
    TooMany(usize),
}

impl Phone {
    /// Reads a number as people write it: spaces, dots, hyphens and brackets are ignored,
    /// `+84` or `84` before a whole number becomes 0.
    ///
    /// # Errors
    /// See [`PhoneError`]; the number itself is in none of their messages.
    pub fn new(text: &str, plan: &NumberPlan) -> Result<Self, PhoneError> {
        let text = text.trim();
        let (text, abroad) = match text.strip_prefix('+') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut digits = String::with_capacity(12);
        for sign in text.chars() {
            match sign {
                '0'..='9' => digits.push(sign),
                ' ' | '\u{a0}' | '.' | '-' | '(' | ')' => {}
                other => return Err(PhoneError::Character(other)),
            }
        }
        Self::from_digits(&national(digits, abroad, plan)?, plan)
    }

    fn from_digits(digits: &str, plan: &NumberPlan) -> Result<Self, PhoneError> {
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if !digits.starts_with('0') {
            let whole = format!("0{digits}");
            return Err(match plan.length_of(&whole) {
                Some(length) if length == whole.len() => PhoneError::LeadingZero {
                    suggestion: Self(whole),
                },
                _ => PhoneError::Prefix,
            });
        }
        let length = plan
            .length_of(digits)
            .or_else(|| plan.least_length_of(digits))
            .ok_or(PhoneError::Prefix)?;
        match digits.len() {
            given if given < length => Err(PhoneError::Missing(length - given)),
            given if given > length => Err(PhoneError::TooMany(given - length)),
            _ => Ok(Self(digits.to_owned())),
        }
    }

    /// The digits, beginning with 0.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with all but its last three digits covered (C44).
    pub fn masked(&self) -> String {
        self.grouped(|place| place + 3 >= self.0.len())
    }

    /// How many digits the groups have, as people say the number.
    fn groups(&self) -> [usize; 3] {
        match self.0.as_bytes() {
            // Hà Nội and Thành phố Hồ Chí Minh have the only area codes of three digits.
            [b'0', b'2', b'4' | b'8', ..] => [3, 4, 4],
            [b'0', b'2', ..] => [4, 3, 4],
            _ => [4, 3, 3],
        }
    }

    fn grouped(&self, shown: impl Fn(usize) -> bool) -> String {
        let [first, second, _] = self.groups();
        let mut text = String::with_capacity(self.0.len() + 2);
        for (place, digit) in self.0.chars().enumerate() {
            if place == first || place == first + second {
                text.push(' ');
            }
            text.push(if shown(place) { digit } else { '•' });
        }
        text
    }
}

/// Turns the country code into the national 0. Without a plus, 84 is only a country code where
/// a whole number follows: 84x xxx xxx may be a mobile number without its 0.
fn national(digits: String, abroad: bool, plan: &NumberPlan) -> Result<String, PhoneError> {
    let Some(rest) = digits.strip_prefix("84") else {
        return if abroad {
            Err(PhoneError::Prefix)
        } else {
            Ok(digits)
        };
    };
    let whole = format!("0{}", rest.strip_prefix('0').unwrap_or(rest));
    if abroad || plan.length_of(&whole) == Some(whole.len()) {
        Ok(whole)
    } else {
        Ok(digits)
    }
}

/// In groups, as it is read: `0912 345 678`, `024 3826 1234`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped(|_| true))
    }
}

/// Never prints the number: it could reach a log.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// A number that was kept is taken as it is: the plan may have changed since.
impl TryFrom<String> for Phone {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, PhoneError> {
        let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if is_digits && text.starts_with('0') && EVER.contains(&text.len()) {
            Ok(Self(text))
        } else {
            Err(PhoneError::Prefix)
        }
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// The plan that the shipped list has.
#[cfg(test)]
pub(crate) fn plan_of_2026() -> NumberPlan {
    let mobile = ["03", "05", "07", "08", "09"].map(|starts| (starts, 10));
    let all = mobile.into_iter().chain([("02", 11)]);
    all.map(|(starts, digits)| Prefix {
        starts: starts.to_owned(),
        digits,
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phone_of(text: &str) -> Result<Phone, PhoneError> {
        Phone::new(text, &plan_of_2026())
    }

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for text in [
            "0912345678",
            " 0912 345 678 ",
            "0912.345.678",
            "(0912) 345-678",
            "+84 912 345 678",
            "+84 (0) 912 345 678",
            "84912345678",
            "84 0912345678",
        ] {
            assert_eq!(phone_of(text).unwrap().as_str(), "0912345678", "{text}");
        }
        for text in ["02438261234", "+84 24 3826 1234", "84 24 3826 1234"] {
            assert_eq!(phone_of(text).unwrap().as_str(), "02438261234", "{text}");
        }
    }

    #[test]
    fn a_number_without_its_first_zero_is_offered_with_it() {
        for (text, meant) in [
            ("912345678", "0912345678"),
            ("345 678 901", "0345678901"),
            ("841 234 567", "0841234567"),
            ("24 3826 1234", "02438261234"),
        ] {
            let suggestion = phone_of(meant).unwrap();
            assert_eq!(
                phone_of(text),
                Err(PhoneError::LeadingZero { suggestion }),
                "{text}"
            );
        }
    }

    #[test]
    fn a_wrong_number_is_told_apart_by_what_is_wrong() {
        for (text, error) in [
            ("", PhoneError::Empty),
            ("- .", PhoneError::Empty),
            ("0", PhoneError::Missing(9)),
            ("091234567", PhoneError::Missing(1)),
            ("0243826123", PhoneError::Missing(1)),
            ("09123456789", PhoneError::TooMany(1)),
            ("01234567890", PhoneError::Prefix),
            ("0612345678", PhoneError::Prefix),
            ("113", PhoneError::Prefix),
            ("+33 612345678", PhoneError::Prefix),
            ("+84", PhoneError::Missing(9)),
            ("0912 345 67O", PhoneError::Character('O')),
            ("09+12345678", PhoneError::Character('+')),
        ] {
            assert_eq!(phone_of(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_in_the_groups_people_say() {
        for (text, shown, masked) in [
            ("0912345678", "0912 345 678", "•••• ••• 678"),
            ("02438261234", "024 3826 1234", "••• •••• •234"),
            ("02253821234", "0225 382 1234", "•••• ••• •234"),
        ] {
            let phone = phone_of(text).unwrap();
            assert_eq!(phone.to_string(), shown);
            assert_eq!(phone.masked(), masked);
        }
    }

    #[test]
    fn no_message_or_debug_output_has_the_number() {
        let phone = phone_of("0912345678").unwrap();
        let error = phone_of("912345678").unwrap_err();
        for text in [
            format!("{phone:?}"),
            format!("{error:?}"),
            error.to_string(),
        ] {
            assert!(!text.chars().any(|c| ('1'..='9').contains(&c)), "{text}");
        }
    }

    #[test]
    fn a_journal_with_a_bad_number_is_refused() {
        let phone: Phone = serde_json::from_str("\"0912345678\"").unwrap();
        assert_eq!(serde_json::to_string(&phone).unwrap(), "\"0912345678\"");
        assert!(serde_json::from_str::<Phone>("\"12\"").is_err());
    }

    #[test]
    fn a_new_beginning_is_a_matter_of_data() {
        let text = "0612345678";
        assert_eq!(phone_of(text), Err(PhoneError::Prefix));
        let prefix = |starts: &str, digits| Prefix {
            starts: starts.to_owned(),
            digits,
        };
        let plan: NumberPlan = [prefix("06", 10), prefix("069", 8)].into_iter().collect();
        assert_eq!(Phone::new(text, &plan).unwrap().as_str(), text);
        assert!(
            Phone::new("06912345", &plan).is_ok(),
            "the longest beginning counts"
        );
        assert_eq!(Phone::new("0912345678", &plan), Err(PhoneError::Prefix));
        // What was said under the plan of its day stays readable under another.
        let kept: Phone = serde_json::from_str("\"0912345678\"").unwrap();
        assert_eq!(kept.as_str(), "0912345678");
        assert_eq!(
            Phone::new("0912345678", &NumberPlan::default()),
            Err(PhoneError::Prefix)
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = phone_of(&text);
            let _ = Phone::new(&text, &NumberPlan::default());
        }

        #[test]
        fn what_is_accepted_reads_back_the_same(text in "[+]?[0-9 .()-]{0,16}") {
            if let Ok(phone) = phone_of(&text) {
                prop_assert_eq!(phone_of(&phone.to_string()), Ok(phone.clone()));
                prop_assert_eq!(phone_of(&format!("+84{}", &phone.as_str()[1..])), Ok(phone));
            }
        }

        #[test]
        fn every_suggestion_is_a_whole_number(text in "[0-9]{9,10}") {
            if let Err(PhoneError::LeadingZero { suggestion }) = phone_of(&text) {
                prop_assert_eq!(suggestion.as_str(), format!("0{text}"));
                prop_assert_eq!(phone_of(suggestion.as_str()), Ok(suggestion));
            }
        }
    }
}

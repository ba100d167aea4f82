//! The 12-digit personal number (số định danh cá nhân) and what its digits say.
//!
//! Structure of `data.md` §2: `PPP G YY RRRRRR`. There is no check digit, sex and birth date may
//! have been corrected later, and PPP is where the birth was registered; so nothing here
//! refuses a number for what it says.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Twelve digits. What they say is compared with answers elsewhere and only ever warned about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonNumber(String);

/// The sex that civil registers record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Sex {
    /// The id of the option that stands for it in lists.
    pub fn token(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// Why a text is not a personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNumberError {
    /// So many digits are still missing.
    #[error("{0} digits are missing")]
    Missing(usize),
    /// Nine digits: the number of an old identity card (CMND), which is no personal number.
    #[error("nine digits are the number of an old card")]
    OldCard,
    /// So many digits are too many.
    #[error("{0} digits too many")]
    TooMany(usize),
    /// Something that is neither a digit nor a separator.
    #[error("a character is not a digit")]
    NotADigit,
}

impl PersonNumber {
    /// Reads a number, ignoring spaces, dots and hyphens.
    ///
    /// # Errors
    /// See [`PersonNumberError`].
    pub fn new(text: &str) -> Result<Self, PersonNumberError> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '.' | '-'))
            .collect();
        if digits.chars().any(|c| !c.is_ascii_digit()) {
            return Err(PersonNumberError::NotADigit);
        }
        match digits.len() {
            12 => Ok(Self(digits)),
            9 => Err(PersonNumberError::OldCard),
            n if n < 12 => Err(PersonNumberError::Missing(12 - n)),
            n => Err(PersonNumberError::TooMany(n - 12)),
        }
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The three digits of the province (or country) where the birth was registered.
    /// Only a hint: they did not change in 2025 and say nothing about residence.
    pub fn province_code(&self) -> &str {
        self.0.get(..3).unwrap_or_default()
    }

    /// The first year of the century of birth (1900–2300) and the sex, from the fourth digit.
    pub fn birth_century_and_sex(&self) -> (i16, Sex) {
        let digit = self.digit(3);
        let sex = if digit.is_multiple_of(2) {
            Sex::Male
        } else {
            Sex::Female
        };
        (1900 + 100 * i16::from(digit / 2), sex)
    }

    /// The last two digits of the year of birth.
    pub fn birth_year_two_digits(&self) -> u8 {
        self.digit(4) * 10 + self.digit(5)
    }

    /// The year of birth that the number states, 1900–2399.
    pub fn birth_year(&self) -> i16 {
        self.birth_century_and_sex().0 + i16::from(self.birth_year_two_digits())
    }

    /// The number with all but its last three digits covered (C44).
    pub fn masked(&self) -> String {
        format!("••• ••• ••• {}", self.0.get(9..).unwrap_or_default())
    }

    fn digit(&self, place: usize) -> u8 {
        self.0.as_bytes().get(place).map_or(0, |digit| digit - b'0')
    }
}

/// In groups, as it is read: `079 064 001 234`.
impl fmt::Display for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % 3 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Never prints the number: it could reach a log.
impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonNumber(…)")
    }
}

impl TryFrom<String> for PersonNumber {
    type Error = PersonNumberError;

    fn try_from(text: String) -> Result<Self, PersonNumberError> {
        Self::new(&text)
    }
}

impl From<PersonNumber> for String {
    fn from(number: PersonNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_says_where_when_and_which_sex() {
        for (text, province, century, sex, year) in [
            ("001152000017", "001", 1900, Sex::Female, 1952),
            ("001048000025", "001", 1900, Sex::Male, 1948),
            ("036155000031", "036", 1900, Sex::Female, 1955),
            ("001052000017", "001", 1900, Sex::Male, 1952),
            ("001252000018", "001", 2000, Sex::Male, 2052),
            ("024326000019", "024", 2000, Sex::Female, 2026),
        ] {
            let number = PersonNumber::new(text).unwrap();
            assert_eq!(number.province_code(), province);
            assert_eq!(number.birth_century_and_sex(), (century, sex));
            assert_eq!(number.birth_year(), year);
            assert_eq!(i16::from(number.birth_year_two_digits()), year % 100);
        }
    }

    #[test]
    fn a_wrong_count_of_digits_is_told_exactly() {
        for (text, error) in [
            ("", PersonNumberError::Missing(12)),
            ("00115200001", PersonNumberError::Missing(1)),
            ("012 000 000", PersonNumberError::OldCard),
            ("01200000", PersonNumberError::Missing(4)),
            ("0011520000170", PersonNumberError::TooMany(1)),
            ("00115200001a", PersonNumberError::NotADigit),
            ("٠٠١١٥٢٠٠٠٠١٧", PersonNumberError::NotADigit),
        ] {
            assert_eq!(PersonNumber::new(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_in_groups_or_covered() {
        let number = PersonNumber::new("079-064.001 234").unwrap();
        assert_eq!(number.to_string(), "079 064 001 234");
        assert_eq!(number.masked(), "••• ••• ••• 234");
        assert_eq!(format!("{number:?}"), "PersonNumber(…)");
    }

    #[test]
    fn a_journal_with_a_bad_number_is_refused() {
        let number: PersonNumber = serde_json::from_str("\"001152000017\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"001152000017\"");
        assert!(serde_json::from_str::<PersonNumber>("\"00115200001\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = PersonNumber::new(&text);
        }

        #[test]
        fn every_twelve_digits_are_a_number_that_reads_back(text in "[0-9]{12}") {
            let number = PersonNumber::new(&text).unwrap();
            prop_assert!((1900..2400).contains(&number.birth_year()));
            prop_assert!(number.masked().ends_with(&text[9..]));
            prop_assert_eq!(number.masked().chars().filter(char::is_ascii_digit).count(), 3);
            prop_assert_eq!(PersonNumber::new(&number.to_string()), Ok(number));
        }
    }
}

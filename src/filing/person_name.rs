//! A person's full name as it stands on the papers.

use crate::vietnamese::nfc;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest name accepted, in letters (our own bound; the longest known Vietnamese names are shorter).
pub const MAX_LETTERS: usize = 60;

/// A full name: Latin letters, single spaces, hyphen and apostrophe; NFC. The spelling given is
/// never rewritten: Thuý and Thúy are both kept. Source: `data.md` §5.1.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// A digit, a sign or a letter of another script stands in the name.
    #[error("the name has a character that no name has")]
    Character(char),
    /// No letter at all.
    #[error("the name is empty")]
    Empty,
    /// Longer than [`MAX_LETTERS`].
    #[error("the name is too long")]
    TooLong,
}

impl PersonName {
    /// Trims, folds runs of spaces into one, and normalises to NFC.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = nfc::normalise(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let name = words.join(" ");
        if let Some(other) = name
            .chars()
            .find(|c| !(is_latin(*c) || matches!(c, ' ' | '-' | '\'' | '’')))
        {
            return Err(NameError::Character(other));
        }
        if !name.chars().any(is_latin) {
            return Err(NameError::Empty);
        }
        if name.chars().count() > MAX_LETTERS {
            return Err(NameError::TooLong);
        }
        Ok(Self(name))
    }

    /// The name as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name in capitals with its marks, as registers write it.
    pub fn in_capitals(&self) -> String {
        self.0.to_uppercase()
    }

    /// The family name: the first word.
    pub fn family_name(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

/// A letter of the Latin blocks, which hold every Vietnamese letter in NFC. Look-alikes of other
/// scripts would make a name that no register finds.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Never prints the name: it could reach a log.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PersonName {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(&text)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::vietnamese::composition::AWAITED;
    use proptest::prelude::*;

    #[test]
    fn names_of_every_people_are_accepted_as_written() {
        for text in [
            "Nguyễn Thị Lúa",
            "Trần Thuý",
            "H'Hen Niê",
            "Y-Bhăm Êban",
            "K’Brếu",
            "Ngô",
            "Joséphine Wolff",
        ] {
            assert_eq!(PersonName::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn spaces_are_tidied_and_loose_marks_joined() {
        let name = PersonName::new("  Nguye\u{302}\u{303}n \t Thi\u{323}\u{a0}Lúa ").unwrap();
        assert_eq!(name.as_str(), "Nguyễn Thị Lúa");
        assert_eq!(name.family_name(), "Nguyễn");
        assert_eq!(name.in_capitals(), "NGUYỄN THỊ LÚA");
        assert_eq!(
            PersonName::new("Đặng Ưng").unwrap().in_capitals(),
            "ĐẶNG ƯNG"
        );
    }

    #[test]
    fn what_no_name_has_is_refused() {
        let long = "a".repeat(MAX_LETTERS + 1);
        let awaiting = format!("Ng{AWAITED}\u{301}");
        for (text, error) in [
            ("", NameError::Empty),
            (" \n ", NameError::Empty),
            ("- '", NameError::Empty),
            ("Nguyễn Văn 2", NameError::Character('2')),
            ("Lúa\u{fffd}", NameError::Character('\u{fffd}')),
            ("L\u{430}n", NameError::Character('\u{430}')),
            (&awaiting, NameError::Character(AWAITED)),
            (&long, NameError::TooLong),
        ] {
            assert_eq!(PersonName::new(text), Err(error), "{text}");
        }
        assert!(PersonName::new(&long[1..]).is_ok());
    }

    #[test]
    fn debug_output_does_not_have_the_name() {
        let name = PersonName::new("Nguyễn Thị Lúa").unwrap();
        assert_eq!(format!("{name:?}"), "PersonName(…)");
    }

    #[test]
    fn a_journal_with_a_bad_name_is_refused() {
        let name: PersonName = serde_json::from_str("\"Phạm Thị Ngô\"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Phạm Thị Ngô\"");
        assert!(serde_json::from_str::<PersonName>("\"Ngô 1\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = PersonName::new(&text);
        }

        #[test]
        fn an_accepted_name_is_nfc_and_reads_back(text in "[ a-zA-ZÀ-ỹ\u{300}-\u{309}'-]{0,40}") {
            if let Ok(name) = PersonName::new(&text) {
                prop_assert_eq!(nfc::normalise(name.as_str()), name.as_str());
                prop_assert_eq!(PersonName::new(name.as_str()), Ok(name.clone()));
                prop_assert!(!name.family_name().is_empty());
            }
        }
    }
}

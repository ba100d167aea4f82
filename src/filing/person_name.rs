//! A person's full name as it stands on the papers.

use crate::vietnamese::nfc;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest name accepted, in letters (our own bound; the longest known Vietnamese names are shorter).
pub const MAX_LETTERS: usize = 60;

/// A full name: letters, single spaces, hyphen and apostrophe; NFC. The spelling given is never rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but space.
    #[error("the name is empty")]
    Empty,
    /// A digit or sign stands in the name.
    #[error("the name has a character that no name has")]
    Character(char),
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
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if let Some(other) = name
            .chars()
            .find(|c| !(c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’')))
        {
            return Err(NameError::Character(other));
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

//! The 12-digit personal number (số định danh cá nhân).

use serde::{Deserialize, Serialize};
use std::fmt;

/// Twelve digits. The structure is checked elsewhere and only ever warned about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonNumber(String);

/// Why a text is not a personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNumberError {
    /// So many digits are still missing.
    #[error("{0} digits are missing")]
    Missing(usize),
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
            n if n < 12 => Err(PersonNumberError::Missing(12 - n)),
            n => Err(PersonNumberError::TooMany(n - 12)),
        }
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.0
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

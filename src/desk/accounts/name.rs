//! The name that an account signs in with.
//!
//! Plain letters, so that a typing mode left on Vietnamese does not make another name of it.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// An account's name: 2 to 32 small letters, digits, dots and hyphens, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountName(String);

/// Why a text is no account's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name has 2 to 32 letters a to z, digits, dots and hyphens, and begins with a letter, as in nguyen.hoa"
)]
pub struct NameError;

impl AccountName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AccountName {
    type Err = NameError;

    /// Reads a name; capital letters and spaces around it mean the same name.
    fn from_str(text: &str) -> Result<Self, NameError> {
        let name = text.trim().to_ascii_lowercase();
        let fits = (2..=32).contains(&name.len())
            && name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|sign| {
                sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, b'.' | b'-')
            });
        if fits { Ok(Self(name)) } else { Err(NameError) }
    }
}

impl Display for AccountName {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_capitalised() {
        let name: AccountName = " Nguyen.Hoa ".parse().unwrap();
        assert_eq!(name.as_str(), "nguyen.hoa");
    }

    #[test]
    fn nothing_else_is_a_name() {
        for text in [
            "",
            "a",
            "@command",
            "1hoa",
            "hoa hoa",
            "hòa",
            "<b>",
            "hoa\n",
            &"a".repeat(33),
        ] {
            let read = text.parse::<AccountName>();
            assert!(
                read == Err(NameError) || text.trim() != text,
                "{text:?} {read:?}"
            );
        }
    }
}

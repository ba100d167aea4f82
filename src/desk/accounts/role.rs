//! The three roles, and the one table of what each may do.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// What an account's owner is at the ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Works on filings (cán bộ tư pháp – hộ tịch).
    Officer,
    /// Helps residents at the kiosks (cán bộ hướng dẫn).
    Guide,
    /// Looks after machines and accounts.
    Operator,
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// See which filings arrived and who calls for help, without anybody's name.
    List,
    /// See how the kiosks are, and figures: neither is about a person.
    Overview,
    /// Ask residents at the kiosks to be seen and helped, and do what they allow.
    Company,
    /// See filings with their contents, and act on them.
    Filings,
    /// See and change accounts, kiosks, and who did what.
    Operation,
}

/// A word that is no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a role is officer, guide or operator")]
pub struct RoleError;

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Officer, Self::Guide, Self::Operator];

    /// Whether this role's people may do it.
    pub fn may(self, right: Right) -> bool {
        match right {
            Right::Overview => true,
            Right::List | Right::Company => matches!(self, Self::Officer | Self::Guide),
            Right::Filings => self == Self::Officer,
            Right::Operation => self == Self::Operator,
        }
    }

    /// The role's word on the command line and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Guide => "guide",
            Self::Operator => "operator",
        }
    }
}

impl Display for Role {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = RoleError;

    fn from_str(text: &str) -> Result<Self, RoleError> {
        let mut all = Self::ALL.into_iter();
        all.find(|role| role.word() == text).ok_or(RoleError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_officers_see_filings_and_only_operators_see_accounts() {
        for role in Role::ALL {
            assert_eq!(role.may(Right::Filings), role == Role::Officer);
            assert_eq!(role.may(Right::Operation), role == Role::Operator);
            assert_eq!(role.may(Right::List), role != Role::Operator);
            assert_eq!(role.word().parse(), Ok(role));
        }
    }
}

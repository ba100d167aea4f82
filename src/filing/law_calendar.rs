//! The law calendar: every version of every procedure, and which of them holds on a day.
//!
//! Versions lie side by side, also those that begin later and those that have ended. This is the
//! only place that picks one, and the day comes in as an argument: at 00:00 of its first day a
//! version takes over by itself, while a draft finds the version it started with.

use crate::filing::procedure::Procedure;
use crate::filing::validity::Validity;
use jiff::civil;
use std::ops::Deref;
use std::{slice, vec};

/// All versions of all procedures: in the order of the menu, and of each the earlier ones first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LawCalendar(Vec<Procedure>);

/// How a procedure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a> {
    /// This version is in force.
    InForce(&'a Procedure),
    /// Its first version begins later.
    NotYet(&'a Procedure),
    /// No version is in force any more, or between two of them.
    Lapsed {
        /// The version that was the last in force.
        last: &'a Procedure,
        /// The version that begins later, where one is known.
        next: Option<&'a Procedure>,
    },
}

impl<'a> Standing<'a> {
    /// The version in force.
    pub fn in_force(self) -> Option<&'a Procedure> {
        match self {
            Self::InForce(version) => Some(version),
            Self::NotYet(_) | Self::Lapsed { .. } => None,
        }
    }

    /// The version that stands for the procedure: the one in force, else the last, else the first.
    pub fn version(self) -> &'a Procedure {
        match self {
            Self::InForce(version) | Self::NotYet(version) => version,
            Self::Lapsed { last, .. } => last,
        }
    }
}

impl LawCalendar {
    /// The ids of the procedures in the order of the menu, each once. A place in this order means
    /// the same procedure on every day.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let mut before = None;
        self.0.iter().filter_map(move |version| {
            let id = version.id.as_str();
            (before.replace(id) != Some(id)).then_some(id)
        })
    }

    /// The place of a procedure in the menu.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.ids().position(|known| known == id)
    }

    /// All versions of a procedure, the earliest first.
    pub fn versions(&self, id: &str) -> slice::Iter<'_, Procedure> {
        // Versions of one procedure stand together.
        let start = self.0.iter().position(|version| version.id == id);
        let own = &self.0[start.unwrap_or(self.0.len())..];
        let end = own.iter().position(|version| version.id != id);
        own[..end.unwrap_or(own.len())].iter()
    }

    /// How a procedure stands on a day; `None` where it is not configured.
    pub fn standing(&self, id: &str, day: civil::Date) -> Option<Standing<'_>> {
        let versions = self.versions(id);
        let mut begun = versions
            .clone()
            .rev()
            .filter(|version| version.valid_from <= day);
        let next = versions.clone().find(|version| version.valid_from > day);
        if let Some(version) = begun
            .clone()
            .find(|version| version.validity().holds_on(day))
        {
            return Some(Standing::InForce(version));
        }
        match (begun.next(), next) {
            (Some(last), next) => Some(Standing::Lapsed { last, next }),
            (None, Some(next)) => Some(Standing::NotYet(next)),
            (None, None) => None,
        }
    }

    /// The version of a procedure that is in force on a day.
    pub fn in_force(&self, id: &str, day: civil::Date) -> Option<&Procedure> {
        self.standing(id, day)?.in_force()
    }

    /// The version that a draft started with or a filing was sealed with, in force or not.
    pub fn version(&self, id: &str, version: &str) -> Option<&Procedure> {
        let mut versions = self.versions(id);
        versions.find(|known| known.version == version)
    }

    /// What is known under a national code on a day: the version in force, else the nearest one.
    pub fn by_code(&self, code: &str, day: civil::Date) -> Option<&Procedure> {
        let id = self
            .0
            .iter()
            .find(|version| version.code == code)?
            .id
            .as_str();
        let standing = self.standing(id, day)?;
        Some(standing.version())
    }

    /// The spans between two versions of a procedure in which none is in force.
    pub fn gaps(&self, id: &str) -> Vec<Validity> {
        self.versions(id)
            .as_slice()
            .windows(2)
            .filter_map(|pair| match pair {
                [earlier, later] => {
                    let from = earlier.valid_to?.tomorrow().ok()?;
                    let to = later.valid_from.yesterday().ok()?;
                    (from <= to).then_some(Validity {
                        from: Some(from),
                        to: Some(to),
                    })
                }
                _ => None,
            })
            .collect()
    }
}

/// The order of the first version of each procedure is the order of the menu.
impl FromIterator<Procedure> for LawCalendar {
    fn from_iter<T: IntoIterator<Item = Procedure>>(versions: T) -> Self {
        let mut menu: Vec<String> = Vec::new();
        let mut placed: Vec<(usize, Procedure)> = Vec::new();
        for version in versions {
            let place = match menu.iter().position(|id| *id == version.id) {
                Some(place) => place,
                None => {
                    menu.push(version.id.clone());
                    menu.len() - 1
                }
            };
            placed.push((place, version));
        }
        placed.sort_by_key(|(place, version)| (*place, version.valid_from));
        Self(placed.into_iter().map(|(_, version)| version).collect())
    }
}

impl Deref for LawCalendar {
    type Target = [Procedure];

    fn deref(&self) -> &[Procedure] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a LawCalendar {
    type Item = &'a Procedure;
    type IntoIter = slice::Iter<'a, Procedure>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for LawCalendar {
    type Item = Procedure;
    type IntoIter = vec::IntoIter<Procedure>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! A place in today's two-level units: province and commune, with the detail line.
//!
//! Old people know the units from before 1 July 2025. [`gazetteer`] knows both and how they hang
//! together, [`search`] finds any of them by its name, [`reading`] reads an address as it is printed.
//! What a divided ward is today is never guessed: such a place keeps the choice for the officer.

pub mod gazetteer;
pub mod reading;
pub mod search;
mod spelling;

use crate::vietnamese::address;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An administrative unit by its official code and name (QĐ 19/2025/QĐ-TTg).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The official code: two digits for a province, five for a commune.
    pub code: String,
    /// The full name with its kind, e.g. `Phường Bạch Mai`.
    pub name: String,
}

/// An address. The district level no longer exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The province or centrally run city.
    pub province: Unit,
    /// The ward or commune; absent where only the province is known, or where the officer decides.
    pub commune: Option<Unit>,
    /// What the officer decides between, where the resident did not know: the communes of today that
    /// have a part of the old one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undecided: Vec<Unit>,
    /// House number, lane, street, hamlet; also an old ward's name. May be empty.
    pub detail: String,
}

impl Place {
    /// A place in a known commune.
    pub fn new(province: Unit, commune: Unit, detail: impl Into<String>) -> Self {
        Self {
            province,
            commune: Some(commune),
            undecided: Vec::new(),
            detail: detail.into(),
        }
    }

    /// Whether it lies in the commune with this code; `None` where that is for the officer to say.
    pub fn is_in(&self, commune: &str) -> Option<bool> {
        match &self.commune {
            Some(known) => Some(known.code == commune),
            None if self.undecided.is_empty() => None,
            None => match self.undecided.iter().any(|unit| unit.code == commune) {
                true => None,
                false => Some(false),
            },
        }
    }
}

/// From the smallest unit to the largest, as papers write it; what is undecided side by side.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.detail.is_empty() {
            write!(f, "{}, ", self.detail)?;
        }
        let communes: Vec<&str> = self
            .commune
            .iter()
            .chain(&self.undecided)
            .map(|unit| unit.name.as_str())
            .collect();
        if !communes.is_empty() {
            write!(f, "{}, ", communes.join(" / "))?;
        }
        f.write_str(&self.province.name)
    }
}

/// A ward, commune or township as it was before 1 July 2025.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerUnit {
    /// Its full name, e.g. `Phường Thanh Nhàn`.
    pub name: String,
    /// Its district, and its province where that had another name.
    pub within: Vec<String>,
    /// The province of today.
    pub province: Unit,
    /// The communes of today that have a part of it, the one with most of it first.
    pub communes: Vec<Unit>,
}

impl FormerUnit {
    /// The one commune that it is today; nothing where it was divided.
    pub fn whole(&self) -> Option<&Unit> {
        match self.communes.as_slice() {
            [commune] => Some(commune),
            _ => None,
        }
    }

    /// As an address says it: `phường Thanh Nhàn, quận Hai Bà Trưng`.
    pub fn in_words(&self) -> String {
        let names = std::iter::once(&self.name).chain(&self.within);
        let names: Vec<String> = names.map(|name| address::inside(name)).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(code: &str, name: &str) -> Unit {
        Unit {
            code: code.into(),
            name: name.into(),
        }
    }

    fn undecided(codes: &[&str]) -> Place {
        Place {
            province: unit("01", "Thành phố Hà Nội"),
            commune: None,
            undecided: codes.iter().map(|code| unit(code, "Phường")).collect(),
            detail: "Số 5".into(),
        }
    }

    #[test]
    fn an_undecided_place_is_in_none_of_the_other_communes() {
        let place = undecided(&["00292", "00256"]);
        assert_eq!(place.is_in("00292"), None);
        assert_eq!(place.is_in("00004"), Some(false));
        assert_eq!(undecided(&[]).is_in("00004"), None);
        let known = Place::new(unit("01", "Hà Nội"), unit("00292", "Bạch Mai"), "");
        assert_eq!(
            (known.is_in("00292"), known.is_in("00256")),
            (Some(true), Some(false))
        );
    }

    #[test]
    fn a_sealed_place_is_written_as_before_where_nothing_is_undecided() {
        let known = Place::new(unit("01", "Hà Nội"), unit("00292", "Bạch Mai"), "");
        let text = serde_json::to_string(&known).unwrap_or_default();
        assert!(!text.contains("undecided"), "{text}");
        assert_eq!(serde_json::from_str::<Place>(&text).ok(), Some(known));
        let open = undecided(&["00292", "00256"]);
        let text = serde_json::to_string(&open).unwrap_or_default();
        assert!(text.contains("00256"), "{text}");
    }
}

//! A place in today's two-level units: province and commune, with the detail line.

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
    /// The ward or commune; absent where only the province is known.
    pub commune: Option<Unit>,
    /// House number, lane, street, hamlet; also an old ward's name. May be empty.
    pub detail: String,
}

/// From the smallest unit to the largest, as papers write it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.detail.is_empty() {
            write!(f, "{}, ", self.detail)?;
        }
        if let Some(commune) = &self.commune {
            write!(f, "{}, ", commune.name)?;
        }
        f.write_str(&self.province.name)
    }
}

//! The units of today, those before 1 July 2025, and what became of each.

use super::search::Index;
use super::{FormerUnit, Unit};
use std::sync::{Arc, OnceLock};

/// All administrative units.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The provinces of today, with their communes in collation order.
    pub provinces: Vec<Province>,
    pub(super) past: Arc<Past>,
    pub(super) index: Arc<OnceLock<Index>>,
}

/// A province of today and its communes.
#[derive(Debug, Clone)]
pub struct Province {
    /// The province itself.
    pub unit: Unit,
    /// Its communes.
    pub communes: Vec<Unit>,
}

/// The units before 1 July 2025.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The provinces; one without a code is another name of one.
    pub provinces: Vec<OldProvince>,
    /// The districts.
    pub districts: Vec<OldDistrict>,
    /// The communes; one without a code was gone before.
    pub communes: Vec<OldCommune>,
}

/// A province before 1 July 2025.
#[derive(Debug, Clone)]
pub struct OldProvince {
    /// Code and name.
    pub unit: Unit,
    /// Where it stands today among [`Places::provinces`].
    pub today: usize,
}

/// A district.
#[derive(Debug, Clone)]
pub struct OldDistrict {
    /// Code and name.
    pub unit: Unit,
    /// Where its province stands among [`Past::provinces`].
    pub province: usize,
}

/// A ward, commune or township before 1 July 2025.
#[derive(Debug, Clone)]
pub struct OldCommune {
    /// Code and name; no code where the name was gone before.
    pub unit: Unit,
    /// Where its district stands among [`Past::districts`].
    pub district: usize,
    /// What it is today, the commune with most of it first.
    pub today: Vec<CommuneAt>,
}

/// Where a commune of today stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommuneAt {
    /// Among [`Places::provinces`].
    pub province: usize,
    /// Among [`Province::communes`].
    pub commune: usize,
}

impl Places {
    /// The units of today, and what they were before.
    pub fn new(provinces: Vec<Province>, past: Past) -> Self {
        Self {
            provinces,
            past: Arc::new(past),
            index: Arc::default(),
        }
    }

    /// The province with this code.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.provinces
            .iter()
            .find(|province| province.unit.code == code)
    }

    /// The units before 1 July 2025.
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// The provinces that were merged into a province of today, without the one of its own name.
    pub fn merged_into(&self, code: &str) -> Vec<&str> {
        let name = self.province(code).map(|province| &province.unit.name);
        let key = |name: &str| super::spelling::bare(name).to_owned();
        let own = name.map(|name| key(name));
        self.past
            .provinces
            .iter()
            .filter(|old| !old.unit.code.is_empty())
            .filter(|old| {
                let today = self.provinces.get(old.today);
                today.is_some_and(|today| today.unit.code == code)
            })
            .map(|old| super::spelling::bare(&old.unit.name))
            .filter(|old| own.as_deref() != Some(*old))
            .collect()
    }

    /// The wards, communes and townships of a district.
    pub fn former_in(&self, district: &str) -> Vec<FormerUnit> {
        let communes = self.past.communes.iter().enumerate();
        communes
            .filter(|(_, old)| {
                let of = self.past.districts.get(old.district);
                of.is_some_and(|of| of.unit.code == district)
            })
            .filter_map(|(at, _)| self.former(at))
            .collect()
    }

    pub(super) fn commune(&self, at: CommuneAt) -> Option<(&Unit, &Unit)> {
        let province = self.provinces.get(at.province)?;
        Some((&province.unit, province.communes.get(at.commune)?))
    }

    /// An old commune with its names and what it is today.
    pub(super) fn former(&self, at: usize) -> Option<FormerUnit> {
        let old = self.past.communes.get(at)?;
        let district = self.past.districts.get(old.district)?;
        let province = self.past.provinces.get(district.province)?;
        let today = self.provinces.get(province.today)?;
        let mut within = Vec::new();
        // An island district had no communes and stands for itself.
        if district.unit.name != old.unit.name {
            within.push(district.unit.name.clone());
        }
        if super::spelling::bare(&province.unit.name) != super::spelling::bare(&today.unit.name) {
            within.push(province.unit.name.clone());
        }
        let communes = old.today.iter().filter_map(|at| self.commune(*at));
        Some(FormerUnit {
            name: old.unit.name.clone(),
            within,
            province: today.unit.clone(),
            communes: communes.map(|(_, commune)| commune.clone()).collect(),
        })
    }

    /// The province of today in which an old commune lies.
    pub(super) fn province_of(&self, old: &OldCommune) -> Option<usize> {
        let district = self.past.districts.get(old.district)?;
        let province = self.past.provinces.get(district.province)?;
        Some(province.today)
    }
}

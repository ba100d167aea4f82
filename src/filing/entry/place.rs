//! An address as it is entered: by today's units, or by an old ward that leads to them.
//!
//! One idea: what is asked next follows from what is known. An old name may stand for several old
//! wards (the district is asked), an old ward for several of today (the ward is asked), and both
//! questions may be left to the officer.

use super::EntryProblem;
use crate::filing::place::reading::AddressReading;
use crate::filing::place::search::Found;
use crate::filing::place::{FormerUnit, Place, Unit};
use crate::vietnamese::{address, nfc};
use serde::{Deserialize, Serialize};

/// The parts of an address as entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlaceEntry {
    /// The province.
    pub province: Option<Unit>,
    /// The commune.
    pub commune: Option<Unit>,
    /// The detail line.
    pub detail: String,
    /// The letters typed to find a commune.
    pub search: String,
    /// Whether it is none of the ward's own province.
    #[serde(default)]
    pub elsewhere: bool,
    /// Whether all that was found is shown.
    #[serde(default)]
    pub listed: bool,
    /// The old district whose wards are shown.
    #[serde(default)]
    pub district: Option<Unit>,
    /// The old wards of the chosen name.
    #[serde(default)]
    pub former: Vec<FormerUnit>,
    /// Which of them it is.
    #[serde(default)]
    pub chosen: Option<usize>,
    /// Whether the ward is left to the officer.
    #[serde(default)]
    pub left_to_officer: bool,
    /// What the officer decides between.
    #[serde(default)]
    pub undecided: Vec<Unit>,
    /// The old names that the detail part keeps.
    #[serde(default)]
    pub formerly: String,
}

/// The part of an address that is asked for next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlacePart {
    /// The ward itself, its province, or elsewhere.
    Nearby,
    /// The province.
    Province,
    /// The commune, by some letters of its name.
    Commune,
    /// The commune, among all that was found.
    Found,
    /// The old district, where several had a ward of this name.
    District,
    /// The commune of today, where the old ward was divided.
    Divided,
    /// The detail line.
    Detail,
}

/// A choice on the way to a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceChoice {
    /// A province other than the ward's own.
    Elsewhere,
    /// Something that was found.
    Found(Found),
    /// One of the old wards of the chosen name.
    Former(usize),
    /// A commune of today that has a part of the old ward.
    Today(Unit),
    /// "Tôi chưa rõ – nhờ cán bộ".
    Officer,
}

impl PlaceEntry {
    /// The entry that shows a place.
    pub fn of(place: &Place) -> Self {
        let (detail, formerly) = address::split_former(&place.detail);
        Self {
            province: Some(place.province.clone()),
            commune: place.commune.clone(),
            detail: detail.to_owned(),
            left_to_officer: place.commune.is_none(),
            undecided: place.undecided.clone(),
            formerly: formerly.to_owned(),
            ..Self::default()
        }
    }

    /// The entry in which an address that was read goes on: complete, or at the question that it
    /// leaves open.
    pub fn of_reading(reading: &AddressReading) -> Self {
        match reading {
            AddressReading::Place(place) => Self::of(place),
            AddressReading::Choice(choice) => Self {
                province: choice.wards.first().map(|ward| ward.province.clone()),
                detail: choice.detail.clone(),
                former: choice.wards.clone(),
                chosen: (choice.wards.len() == 1).then_some(0),
                ..Self::default()
            },
            AddressReading::Unknown { province, text } => Self {
                province: province.clone(),
                detail: text.clone(),
                ..Self::default()
            },
        }
    }

    /// What is asked for next.
    pub fn part(&self) -> PlacePart {
        if self.province.is_none() && !self.elsewhere {
            PlacePart::Nearby
        } else if self.province.is_none() {
            PlacePart::Province
        } else if self.commune.is_some() || self.left_to_officer {
            PlacePart::Detail
        } else if self.chosen_ward().is_some() {
            PlacePart::Divided
        } else if !self.former.is_empty() {
            PlacePart::District
        } else if self.listed || self.district.is_some() {
            PlacePart::Found
        } else {
            PlacePart::Commune
        }
    }

    /// The old ward that was chosen.
    pub fn chosen_ward(&self) -> Option<&FormerUnit> {
        self.chosen.and_then(|at| self.former.get(at))
    }

    /// Takes a choice.
    pub fn choose(&mut self, choice: &PlaceChoice) {
        match choice {
            PlaceChoice::Elsewhere => self.elsewhere = true,
            PlaceChoice::Found(found) => self.choose_found(found),
            PlaceChoice::Former(at) => self.choose_former(*at),
            PlaceChoice::Today(commune) => {
                self.commune = Some(commune.clone());
                self.keep_old_name();
            }
            PlaceChoice::Officer => self.leave_to_officer(),
        }
    }

    fn choose_found(&mut self, found: &Found) {
        self.province = found.province().cloned().or(self.province.take());
        match found {
            Found::Province(_) | Found::OldProvince { .. } => {
                self.search.clear();
                self.listed = false;
            }
            Found::Commune { commune, .. } => self.commune = Some(commune.clone()),
            Found::OldDistrict { district, .. } => self.district = Some(district.clone()),
            Found::Former(wards) => {
                self.former.clone_from(wards);
                if wards.len() == 1 {
                    self.choose_former(0);
                }
            }
        }
    }

    fn choose_former(&mut self, at: usize) {
        let Some(ward) = self.former.get(at) else {
            return;
        };
        self.chosen = Some(at);
        if let Some(commune) = ward.whole() {
            self.commune = Some(commune.clone());
            self.keep_old_name();
        }
    }

    fn leave_to_officer(&mut self) {
        let wards = match self.chosen_ward() {
            Some(ward) => std::slice::from_ref(ward),
            None => &self.former,
        };
        let mut undecided: Vec<Unit> = Vec::new();
        for commune in wards.iter().flat_map(|ward| &ward.communes) {
            if !undecided.contains(commune) {
                undecided.push(commune.clone());
            }
        }
        self.formerly = match (self.chosen_ward(), self.former.first(), &self.district) {
            (Some(ward), _, _) => ward.in_words(),
            // Several of this name: the officer learns the name alone.
            (None, Some(ward), _) => address::inside(&ward.name),
            (None, None, Some(district)) => address::inside(&district.name),
            (None, None, None) => String::new(),
        };
        if self.formerly.is_empty() && self.detail.is_empty() {
            self.detail = self.search.trim().to_owned();
        }
        self.undecided = undecided;
        self.left_to_officer = true;
    }

    fn keep_old_name(&mut self) {
        let Some(ward) = self.chosen_ward() else {
            return;
        };
        let is_new_name = ward.within.is_empty()
            && self
                .commune
                .as_ref()
                .is_some_and(|commune| commune.name.ends_with(&ward.name));
        self.formerly = if is_new_name {
            String::new()
        } else {
            ward.in_words()
        };
    }

    /// Steps back to the part before; `false` at the first.
    pub fn step_back(&mut self) -> bool {
        if self.part() == PlacePart::Detail {
            self.commune = None;
            self.left_to_officer = false;
            self.undecided.clear();
            self.formerly.clear();
            // Where nothing was asked about the old ward, there is nothing to go back to.
            if self
                .chosen_ward()
                .is_some_and(|ward| ward.whole().is_some())
            {
                self.forget_chosen();
            }
            // The ward itself was chosen at once.
            let was_asked = !self.former.is_empty()
                || self.listed
                || self.district.is_some()
                || !self.search.is_empty();
            if !was_asked {
                self.province = None;
            }
            return true;
        }
        if self.chosen.is_some() {
            self.forget_chosen();
        } else if !self.former.is_empty() {
            self.former.clear();
        } else if self.district.take().is_none() && !std::mem::take(&mut self.listed) {
            self.search.clear();
            return self.province.take().is_some() || std::mem::take(&mut self.elsewhere);
        }
        true
    }

    /// Back to the question for the district, where there was one.
    fn forget_chosen(&mut self) {
        self.chosen = None;
        if self.former.len() == 1 {
            self.former.clear();
        }
    }

    pub(super) fn value(&self) -> Result<Place, EntryProblem> {
        let detail = nfc::normalise(self.detail.trim());
        let detail = address::with_former(&detail, &self.formerly);
        match (&self.province, &self.commune) {
            (Some(province), Some(commune)) => {
                Ok(Place::new(province.clone(), commune.clone(), detail))
            }
            (Some(province), None) if self.left_to_officer => Ok(Place {
                province: province.clone(),
                commune: None,
                undecided: self.undecided.clone(),
                detail,
            }),
            _ => Err(EntryProblem::PlaceOpen),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! An address as papers print it – old units with a district, or today's without one – read into a place.
//!
//! It is read from its end: province, district, ward. Whatever cannot be said for certain is left to
//! the resident or the officer, and every word that was printed is kept in the detail part.

use super::gazetteer::{OldCommune, Places, Province};
use super::spelling::{self, Written};
use super::{FormerUnit, Place, Unit};
use crate::vietnamese::search_key::search_key;
use crate::vietnamese::{address, nfc};

/// What an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressReading {
    /// One place of today; the old names are in its detail part.
    Place(Place),
    /// An old ward that was divided, or several that it may be: somebody has to say which.
    Choice(AddressChoice),
    /// No ward is known by this name.
    Unknown {
        /// The province of today, where that is known.
        province: Option<Unit>,
        /// What was printed, without the province where that is known.
        text: String,
    },
}

/// An address that somebody has to decide about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChoice {
    /// The old wards that it may be; of one, the communes of today that it may be.
    pub wards: Vec<FormerUnit>,
    /// What was printed before the ward.
    pub detail: String,
}

/// The state whose name may stand at the end.
const STATE: &str = "viet nam";
/// A longer text is no address.
const LONGEST: usize = 400;

impl Places {
    /// Reads an address as it is printed on an identity card or another paper.
    pub fn read_address(&self, text: &str) -> AddressReading {
        let text = nfc::normalise(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let unknown = |province, text: &str| AddressReading::Unknown {
            province,
            text: text.to_owned(),
        };
        if text.chars().count() > LONGEST {
            return unknown(None, &text);
        }
        let mut parts = parts(&text);
        if parts.last().is_some_and(|last| search_key(last) == STATE) {
            let _ = parts.pop();
        }
        if let [whole] = parts.as_slice() {
            parts = self.without_commas(whole);
        }
        let Some((last, rest)) = parts.split_last() else {
            return unknown(None, &text);
        };
        let Some(at) = self.province_written(last) else {
            return unknown(None, &text);
        };
        let Some(province) = self.provinces.get(at) else {
            return unknown(None, &text);
        };
        let reader = Reader {
            places: self,
            province,
            at,
        };
        let named = best(last, std::iter::once((province.unit.name.as_str(), ())));
        // The name of a merged province is told by nothing else.
        let is_merged = named.is_empty();
        let read = reader
            .with_district(rest)
            .or_else(|| reader.without_district(rest))
            .or_else(|| reader.of_doubtful_district(rest));
        match read {
            Some(AddressReading::Choice(mut choice))
                if is_merged && choice.wards.iter().all(|ward| ward.within.is_empty()) =>
            {
                let parts = [choice.detail.as_str(), *last];
                let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                choice.detail = told.join(", ");
                AddressReading::Choice(choice)
            }
            Some(read) => read,
            None => {
                let kept = if is_merged { &parts[..] } else { rest };
                unknown(Some(province.unit.clone()), &kept.join(", "))
            }
        }
    }

    /// The province of today that a name of today or of before means.
    fn province_written(&self, text: &str) -> Option<usize> {
        let today = self.provinces.iter().map(|known| &known.unit.name);
        let old = self.past.provinces.iter();
        let names: Vec<(&str, usize)> = today
            .enumerate()
            .map(|(at, name)| (name.as_str(), at))
            .chain(old.map(|old| (old.unit.name.as_str(), old.today)))
            .collect();
        let found = best(text, names.iter().map(|(name, at)| (*name, *at)));
        if let Some((_, at)) = found.first() {
            return Some(*at);
        }
        // "HN", "TP.HCM": only cities are shortened so, and only few letters are a short form.
        let short: String = search_key(text).replace(' ', "");
        let short = short.strip_prefix("tp").unwrap_or(&short);
        names
            .iter()
            .filter(|(name, _)| spelling::kind_and_rest(&search_key(name)).0 == "thanh pho")
            .find(|(name, _)| {
                let key = search_key(name);
                let rest = spelling::kind_and_rest(&key).1;
                let first: String = rest.split(' ').filter_map(|w| w.chars().next()).collect();
                first.len() > 1 && first == short
            })
            .map(|(_, at)| *at)
    }

    /// The parts of an address that was written without commas, as far as its end can be told.
    fn without_commas<'a>(&self, whole: &'a str) -> Vec<&'a str> {
        let Some((rest, province)) = ends(whole)
            .filter_map(|(rest, end)| Some((rest, end, self.province_written(end)?)))
            .map(|(rest, end, _)| (rest, end))
            .last()
        else {
            return vec![whole];
        };
        let Some(at) = self.province_written(province) else {
            return vec![whole];
        };
        let Some(known) = self.provinces.get(at) else {
            return vec![whole];
        };
        let reader = Reader {
            places: self,
            province: known,
            at,
        };
        // The longest district first, and of its wards the longest.
        let mut found = None;
        for (before, district) in ends(rest) {
            let districts = reader.districts(district);
            if districts.is_empty() {
                continue;
            }
            let ward = ends(before)
                .filter(|(_, ward)| !reader.wards(ward, &districts).is_empty())
                .last();
            found = ward
                .map(|(detail, ward)| vec![detail, ward, district, province])
                .or(found);
        }
        let ward = || {
            ends(rest)
                .filter(|(_, ward)| !best(ward, reader.communes()).is_empty())
                .last()
                .map(|(detail, ward)| vec![detail, ward, province])
        };
        let mut parts = found.or_else(ward).unwrap_or_else(|| vec![rest, province]);
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// Every division of a text into a beginning and an end of at most six words; short ends first.
fn ends(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let gaps = text.match_indices(' ').map(|(at, _)| at).rev().take(5);
    let inner = gaps.filter_map(|at| {
        let (rest, end) = text.split_at_checked(at)?;
        Some((rest.trim_end(), end.trim_start()))
    });
    let words = text.split(' ').count();
    let whole = (words <= 6 && !text.is_empty()).then_some(("", text));
    inner.chain(whole)
}

fn parts(text: &str) -> Vec<&str> {
    text.split([',', ';', '|'])
        .map(|part| part.trim_matches(|sign: char| sign == '.' || sign.is_whitespace()))
        .filter(|part| !part.is_empty())
        .collect()
}

/// How well a written name is a unit's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// Another kind stands before it: a commune that became a ward.
    OtherKind,
    /// The name alone.
    Bare,
    /// Name and kind.
    Full,
}

fn matches(written: &[Written], name: &str) -> Option<Match> {
    let key = search_key(name);
    let (kind, rest) = spelling::kind_and_rest(&key);
    let rest = spelling::without_zeros(rest);
    written
        .iter()
        .filter(|one| one.rest == rest)
        .map(|one| match one.kind {
            "" => Match::Bare,
            other if other == kind => Match::Full,
            _ => Match::OtherKind,
        })
        .max()
}

/// Those that a text names best; where it has marks, those with the same marks before all.
fn best<'a, T>(text: &str, names: impl Iterator<Item = (&'a str, T)>) -> Vec<(Match, T)> {
    let written = spelling::readings(text);
    let marked = spelling::marked(text);
    let mut found: Vec<(bool, Match, T)> = names
        .filter_map(|(name, of)| {
            let fit = matches(&written, name)?;
            let bare = spelling::marked(spelling::bare(name));
            Some((marked.ends_with(&bare), fit, of))
        })
        .collect();
    let same_marks = found.iter().any(|(same, _, _)| *same);
    let top = found
        .iter()
        .filter(|(same, _, _)| *same == same_marks)
        .map(|(_, fit, _)| *fit)
        .max();
    found.retain(|(same, fit, _)| *same == same_marks && Some(*fit) == top);
    found.into_iter().map(|(_, fit, of)| (fit, of)).collect()
}

struct Reader<'a> {
    places: &'a Places,
    province: &'a Province,
    at: usize,
}

impl Reader<'_> {
    fn communes(&self) -> impl Iterator<Item = (&str, &Unit)> {
        let communes = self.province.communes.iter();
        communes.map(|unit| (unit.name.as_str(), unit))
    }

    /// The old districts in the province of today that a text may mean.
    fn districts(&self, text: &str) -> Vec<usize> {
        let past = &self.places.past;
        let here = past.districts.iter().enumerate().filter(|(_, district)| {
            let province = past.provinces.get(district.province);
            province.is_some_and(|province| province.today == self.at)
        });
        let found = best(text, here.map(|(at, of)| (of.unit.name.as_str(), at)));
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// The old wards of these districts that a text may mean.
    fn wards(&self, text: &str, districts: &[usize]) -> Vec<(Match, usize)> {
        self.old_communes(text, |old| districts.contains(&old.district))
    }

    fn wards_anywhere(&self, text: &str) -> Vec<(Match, usize)> {
        self.old_communes(text, |old| self.places.province_of(old) == Some(self.at))
    }

    fn old_communes(&self, text: &str, here: impl Fn(&OldCommune) -> bool) -> Vec<(Match, usize)> {
        let communes = self.places.past.communes.iter().enumerate();
        let here = communes.filter(|(_, old)| here(old));
        best(text, here.map(|(at, old)| (old.unit.name.as_str(), at)))
    }

    /// "…, Thanh Nhàn, Hai Bà Trưng".
    fn with_district(&self, parts: &[&str]) -> Option<AddressReading> {
        let [detail @ .., ward, district] = parts else {
            return None;
        };
        let wards = self.wards(ward, &self.districts(district));
        let certain = wards.iter().all(|(fit, _)| *fit != Match::OtherKind);
        let wards = wards.into_iter().map(|(_, at)| at);
        self.of_former(wards, detail, certain)
    }

    /// "…, Phường Bạch Mai", or an old ward whose district was left away.
    fn without_district(&self, parts: &[&str]) -> Option<AddressReading> {
        let [detail @ .., ward] = parts else {
            return None;
        };
        let today = best(ward, self.communes());
        let old = self.wards_anywhere(ward);
        let wards: Vec<FormerUnit> = old
            .iter()
            .filter_map(|(_, at)| self.places.former(*at))
            .collect();
        match today.as_slice() {
            [(Match::Full, commune)] => Some(self.place(commune, detail.join(", "))),
            // Behind a ward that is not known, the name of a district is one.
            [_, ..] if !detail.is_empty() && !self.districts(ward).is_empty() => None,
            [] => {
                let certain = old.iter().all(|(fit, _)| *fit != Match::OtherKind);
                self.of_former(old.iter().map(|(_, at)| *at), detail, certain)
            }
            communes => {
                let mut all: Vec<Unit> = communes.iter().map(|(_, unit)| (*unit).clone()).collect();
                for unit in wards.into_iter().flat_map(|ward| ward.communes) {
                    if !all.contains(&unit) {
                        all.push(unit);
                    }
                }
                let certain = communes.iter().all(|(fit, _)| *fit != Match::OtherKind);
                match all.as_slice() {
                    [commune] if certain && self.districts(ward).is_empty() => {
                        Some(self.place(commune, detail.join(", ")))
                    }
                    _ => Some(self.choice_of(ward, all, detail)),
                }
            }
        }
    }

    /// A district that is not known, or one whose ward is not: only a proposal.
    fn of_doubtful_district(&self, parts: &[&str]) -> Option<AddressReading> {
        let [detail @ .., ward, district] = parts else {
            return None;
        };
        let kept: Vec<&str> = detail.iter().chain([district]).copied().collect();
        let old = self.wards_anywhere(ward).into_iter().map(|(_, at)| at);
        if let Some(reading) = self.of_former(old, &kept, false) {
            return Some(reading);
        }
        let today = best(ward, self.communes());
        let communes: Vec<Unit> = today.into_iter().map(|(_, unit)| unit.clone()).collect();
        (!communes.is_empty()).then(|| self.choice_of(ward, communes, &kept))
    }

    fn of_former(
        &self,
        wards: impl Iterator<Item = usize>,
        detail: &[&str],
        certain: bool,
    ) -> Option<AddressReading> {
        let wards: Vec<FormerUnit> = wards.filter_map(|at| self.places.former(at)).collect();
        let detail = detail.join(", ");
        match wards.as_slice() {
            [] => None,
            [ward] if certain && ward.whole().is_some() => {
                let detail = address::with_former(&detail, &ward.in_words());
                ward.whole().map(|commune| self.place(commune, detail))
            }
            _ => Some(AddressReading::Choice(AddressChoice { wards, detail })),
        }
    }

    fn place(&self, commune: &Unit, detail: String) -> AddressReading {
        let province = self.province.unit.clone();
        AddressReading::Place(Place::new(province, commune.clone(), detail))
    }

    /// A name that may be one of several communes of today.
    fn choice_of(&self, name: &str, communes: Vec<Unit>, detail: &[&str]) -> AddressReading {
        let ward = FormerUnit {
            name: name.to_owned(),
            within: Vec::new(),
            province: self.province.unit.clone(),
            communes,
        };
        AddressReading::Choice(AddressChoice {
            wards: vec![ward],
            detail: detail.join(", "),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests;

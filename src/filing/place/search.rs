//! Finds units of today and of before by what somebody types: any name, marks or not, slips and all.
//!
//! One idea: all names with the same letters are one entry, and an entry is ranked once – exact,
//! begun, a later word begun, first letters, one slip, two slips. Only then it matters whose name it is.

mod distance;

use super::gazetteer::{CommuneAt, Places};
use super::spelling;
use super::{FormerUnit, Unit};
use crate::vietnamese::search_key::search_key;
use distance::Pattern;
use std::collections::BTreeMap;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A province, as it is today.
    Province(Unit),
    /// A province that was merged into another.
    OldProvince {
        /// Its full name.
        name: String,
        /// What it belongs to today.
        today: Unit,
    },
    /// A commune, as it is today.
    Commune {
        /// Its province.
        province: Unit,
        /// The commune.
        commune: Unit,
    },
    /// A district.
    OldDistrict {
        /// Code and name.
        district: Unit,
        /// The province of today.
        province: Unit,
    },
    /// Old communes of one name in one province of today; more than one asks for the district.
    Former(Vec<FormerUnit>),
}

impl Found {
    /// The full name; for old communes of several kinds that of the first.
    pub fn name(&self) -> &str {
        match self {
            Self::Province(unit)
            | Self::Commune { commune: unit, .. }
            | Self::OldDistrict { district: unit, .. } => &unit.name,
            Self::OldProvince { name, .. } => name,
            Self::Former(wards) => wards.first().map_or("", |ward| &ward.name),
        }
    }

    /// The name without its kind.
    pub fn bare_name(&self) -> &str {
        spelling::bare(self.name())
    }

    /// The province of today.
    pub fn province(&self) -> Option<&Unit> {
        match self {
            Self::Province(unit) => Some(unit),
            Self::OldProvince { today, .. } => Some(today),
            Self::Commune { province, .. } | Self::OldDistrict { province, .. } => Some(province),
            Self::Former(wards) => wards.first().map(|ward| &ward.province),
        }
    }

    /// Whether it no longer exists.
    pub fn is_old(&self) -> bool {
        !matches!(self, Self::Province(_) | Self::Commune { .. })
    }
}

/// How well an entry fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    ExactOfKind,
    Begun,
    LaterWord,
    FirstLetters,
    OneSlip,
    TwoSlips,
}

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Commune(CommuneAt),
    Former(usize),
    District(usize),
    Province(usize),
    OldProvince(usize),
}

/// The names by their letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    key: String,
    first_letters: String,
    /// With the kind that each has before the name.
    owners: Vec<(Owner, &'static str)>,
}

/// From so many letters on a slip is forgiven.
const LETTERS_FOR_ONE_SLIP: usize = 4;
/// From so many letters on a second slip is forgiven.
const LETTERS_FOR_TWO_SLIPS: usize = 7;

impl Index {
    fn new(places: &Places) -> Self {
        let mut owners: Vec<(String, Owner, &'static str)> = Vec::new();
        let mut keys = Keys::default();
        let mut add = |name, owner| {
            let (kind, bare) = keys.kind_and_bare(name);
            owners.push((bare, owner, kind));
        };
        for (province, known) in places.provinces.iter().enumerate() {
            add(&known.unit.name, Owner::Province(province));
            for (commune, unit) in known.communes.iter().enumerate() {
                add(&unit.name, Owner::Commune(CommuneAt { province, commune }));
            }
        }
        for (at, old) in places.past.communes.iter().enumerate() {
            add(&old.unit.name, Owner::Former(at));
        }
        for (at, old) in places.past.districts.iter().enumerate() {
            add(&old.unit.name, Owner::District(at));
        }
        for (at, old) in places.past.provinces.iter().enumerate() {
            let today = places.provinces.get(old.today);
            // A province that kept its name is found as it is today.
            if today.is_none_or(|today| today.unit.name != old.unit.name) {
                add(&old.unit.name, Owner::OldProvince(at));
            }
        }
        owners.sort();
        let mut entries: Vec<Entry> = Vec::new();
        for (key, owner, kind) in owners {
            match entries.last_mut() {
                Some(last) if last.key == key => last.owners.push((owner, kind)),
                _ => entries.push(Entry {
                    first_letters: first_letters(&key),
                    key,
                    owners: vec![(owner, kind)],
                }),
            }
        }
        Self { entries }
    }

    /// Every entry that fits, with how well.
    fn fits<'a>(&'a self, typed: &'a Typed) -> impl Iterator<Item = (Fit, usize, &'a Entry)> {
        self.entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| typed.fit(entry).map(|fit| (fit, at, entry)))
    }
}

fn first_letters(key: &str) -> String {
    let words = key.split(' ');
    words.filter_map(|word| word.chars().next()).collect()
}

/// Search keys of names, word by word: few words make many names.
#[derive(Default)]
struct Keys<'a> {
    known: BTreeMap<&'a str, String>,
}

impl<'a> Keys<'a> {
    fn kind_and_bare(&mut self, name: &'a str) -> (&'static str, String) {
        let mut whole = String::with_capacity(name.len());
        for word in name.split(' ') {
            let key = self.known.entry(word).or_insert_with(|| search_key(word));
            if !whole.is_empty() && !key.is_empty() {
                whole.push(' ');
            }
            whole.push_str(key);
        }
        let (kind, rest) = spelling::kind_and_rest(&whole);
        (kind, spelling::without_zeros(rest))
    }
}

/// What was typed, with and without a kind before it.
struct Typed {
    plain: Part,
    of_kind: Option<Part>,
    kind: &'static str,
}

struct Part {
    key: String,
    later: String,
    pattern: Pattern,
    slips: usize,
}

impl Part {
    fn new(key: String) -> Self {
        let slips = match key.len() {
            0..LETTERS_FOR_ONE_SLIP => 0,
            LETTERS_FOR_ONE_SLIP..LETTERS_FOR_TWO_SLIPS => 1,
            _ => 2,
        };
        Self {
            later: format!(" {key}"),
            pattern: Pattern::new(&key),
            key,
            slips,
        }
    }

    fn fit(&self, entry: &Entry) -> Option<Fit> {
        let key = entry.key.as_str();
        if key == self.key {
            return Some(Fit::Exact);
        }
        if key.starts_with(&self.key) {
            return Some(Fit::Begun);
        }
        if key.contains(&self.later) {
            return Some(Fit::LaterWord);
        }
        if entry.first_letters.len() > 1 && begins_words(&self.key, entry) {
            return Some(Fit::FirstLetters);
        }
        if self.slips == 0 {
            return None;
        }
        match self.pattern.distances(key).beginning {
            1 => Some(Fit::OneSlip),
            2 if self.slips > 1 => Some(Fit::TwoSlips),
            _ => None,
        }
    }
}

/// Whether each typed word begins one of the name's, in order: "th nh", "t nhan", "tn".
fn begins_words(typed: &str, entry: &Entry) -> bool {
    if typed.len() > 1 && entry.first_letters.starts_with(typed) {
        return true;
    }
    let mut words = entry.key.split(' ');
    typed.contains(' ')
        && typed
            .split(' ')
            .all(|typed| words.next().is_some_and(|word| word.starts_with(typed)))
}

impl Typed {
    fn new(typed: &str) -> Option<Self> {
        let mut readings = spelling::readings(typed).into_iter();
        let plain = readings.next().filter(|plain| !plain.rest.is_empty())?;
        let of_kind = readings.find(|reading| !reading.rest.is_empty());
        Some(Self {
            plain: Part::new(plain.rest),
            kind: of_kind.as_ref().map_or("", |reading| reading.kind),
            of_kind: of_kind.map(|reading| Part::new(reading.rest)),
        })
    }

    fn fit(&self, entry: &Entry) -> Option<Fit> {
        let plain = self.plain.fit(entry);
        let of_kind = self
            .of_kind
            .as_ref()
            .and_then(|part| part.fit(entry))
            .map(|fit| fit.max(Fit::ExactOfKind));
        match (plain, of_kind) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}

/// Words that begin a detail line, as [`search_key`] writes them.
const OF_DETAILS: [&str; 17] = [
    "ap", "ban", "can", "cum", "doi", "duong", "hem", "khu", "kiet", "lang", "ngach", "ngo", "pho",
    "so", "thon", "to", "xom",
];

/// Whether this looks like a house number, a lane or a hamlet rather than a unit.
pub fn is_detail(typed: &str) -> bool {
    let key = search_key(typed);
    let is_number = key.starts_with(|sign: char| sign.is_ascii_digit());
    let begins = key.split_once(' ').map(|(word, _)| word);
    is_number || begins.is_some_and(|word| OF_DETAILS.contains(&word))
}

/// Where somebody looks.
#[derive(Debug, Clone, Copy)]
pub enum Reach<'a> {
    /// In the province with this code alone.
    Within(&'a str),
    /// Everywhere, this province first.
    From(&'a str),
}

impl Places {
    /// Makes the first search as quick as the others.
    pub fn prepare_search(&self) {
        let _ = self.index();
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    /// The units that fit what was typed, at most `most`, the likeliest first.
    pub fn search(&self, typed: &str, reach: Reach<'_>, most: usize) -> Vec<Found> {
        let Some(wanted) = Typed::new(typed) else {
            return Vec::new();
        };
        let marked = spelling::marked(typed);
        let has_marks = !marked.is_ascii();
        let own = match reach {
            Reach::Within(code) | Reach::From(code) => code,
        };
        let own = self.provinces.iter().position(|p| p.unit.code == own);
        let mut hits: Vec<Hit> = Vec::new();
        for (fit, entry_at, entry) in self.index().fits(&wanted) {
            let group = match fit {
                Fit::Exact | Fit::ExactOfKind => 0,
                Fit::Begun | Fit::LaterWord | Fit::FirstLetters => 1,
                Fit::OneSlip | Fit::TwoSlips => 2,
            };
            for (owner, kind) in &entry.owners {
                let elsewhere = self.lies_in(*owner) != own;
                if elsewhere && matches!(reach, Reach::Within(_)) {
                    continue;
                }
                let marks_matter = has_marks || group == 0;
                hits.push(Hit {
                    group,
                    elsewhere,
                    fit,
                    other_kind: !wanted.kind.is_empty() && *kind != wanted.kind,
                    other_marks: marks_matter && !self.begins_with(*owner, &marked),
                    owner: *owner,
                    entry: entry_at,
                });
            }
        }
        // Beside the name itself a similar one is no help.
        if hits.iter().any(|hit| hit.group == 0) {
            hits.retain(|hit| hit.group < 2);
        }
        hits.sort_unstable();
        self.gathered(&hits, most)
    }

    /// Whether something in this province fits without a slip.
    pub fn finds_well(&self, typed: &str, province: &str) -> bool {
        let Some(wanted) = Typed::new(typed) else {
            return false;
        };
        let own = self.provinces.iter().position(|p| p.unit.code == province);
        self.index().fits(&wanted).any(|(fit, _, entry)| {
            fit < Fit::OneSlip && entry.owners.iter().any(|(of, _)| self.lies_in(*of) == own)
        })
    }

    /// Hits in their order, old communes of one name together.
    fn gathered(&self, hits: &[Hit], most: usize) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        // Namesakes are in one entry; where each entry has old communes in `found`.
        let mut former: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for hit in hits {
            let full = found.len() >= most;
            let Owner::Former(at) = hit.owner else {
                if !full {
                    found.extend(self.found(hit.owner));
                }
                continue;
            };
            let namesakes = former.get(&hit.entry).map_or(&[][..], Vec::as_slice);
            if full && namesakes.is_empty() {
                continue;
            }
            let Some(ward) = self.former(at) else {
                continue;
            };
            let together = namesakes.iter().copied().find(|at| match found.get(*at) {
                Some(Found::Former(wards)) => is_namesake(wards, &ward),
                _ => false,
            });
            match together.and_then(|at| found.get_mut(at)) {
                Some(Found::Former(wards)) => wards.push(ward),
                _ if full => {}
                _ => {
                    former.entry(hit.entry).or_default().push(found.len());
                    found.push(Found::Former(vec![ward]));
                }
            }
        }
        found
    }

    fn found(&self, owner: Owner) -> Option<Found> {
        let province = |at: usize| self.provinces.get(at).map(|known| known.unit.clone());
        Some(match owner {
            Owner::Commune(at) => {
                let (province, commune) = self.commune(at)?;
                Found::Commune {
                    province: province.clone(),
                    commune: commune.clone(),
                }
            }
            Owner::Former(at) => Found::Former(vec![self.former(at)?]),
            Owner::District(at) => {
                let district = self.past.districts.get(at)?;
                Found::OldDistrict {
                    district: district.unit.clone(),
                    province: province(self.past.provinces.get(district.province)?.today)?,
                }
            }
            Owner::Province(at) => Found::Province(province(at)?),
            Owner::OldProvince(at) => {
                let old = self.past.provinces.get(at)?;
                Found::OldProvince {
                    name: old.unit.name.clone(),
                    today: province(old.today)?,
                }
            }
        })
    }

    /// The province of today in which something lies.
    fn lies_in(&self, owner: Owner) -> Option<usize> {
        match owner {
            Owner::Commune(at) => Some(at.province),
            Owner::Former(at) => self.province_of(self.past.communes.get(at)?),
            Owner::District(at) => {
                let district = self.past.districts.get(at)?;
                Some(self.past.provinces.get(district.province)?.today)
            }
            Owner::Province(at) => Some(at),
            Owner::OldProvince(at) => Some(self.past.provinces.get(at)?.today),
        }
    }

    fn name_of(&self, owner: Owner) -> &str {
        let name = match owner {
            Owner::Commune(at) => self.commune(at).map(|(_, commune)| &commune.name),
            Owner::Former(at) => self.past.communes.get(at).map(|old| &old.unit.name),
            Owner::District(at) => self.past.districts.get(at).map(|old| &old.unit.name),
            Owner::Province(at) => self.provinces.get(at).map(|known| &known.unit.name),
            Owner::OldProvince(at) => self.past.provinces.get(at).map(|old| &old.unit.name),
        };
        name.map_or("", String::as_str)
    }

    /// Whether the marks that were typed are those of the name.
    fn begins_with(&self, owner: Owner, marked: &str) -> bool {
        let name = spelling::marked(self.name_of(owner));
        name.starts_with(marked) || name.contains(&format!(" {marked}"))
    }
}

fn is_namesake(wards: &[FormerUnit], ward: &FormerUnit) -> bool {
    wards.first().is_some_and(|first| {
        first.province == ward.province && spelling::bare(&first.name) == spelling::bare(&ward.name)
    })
}

/// A name that fits; the order is that in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    group: u8,
    elsewhere: bool,
    fit: Fit,
    other_kind: bool,
    other_marks: bool,
    owner: Owner,
    entry: usize,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

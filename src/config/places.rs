//! `places/*.csv`: the provinces and communes of today, and the units before 1 July 2025.
//!
//! Plain tables with a heading, in the order in which they are shown. No quoting: no unit has a comma
//! in its name. They are made by `places/generate.py`.

use super::fault::Fault;
use super::folder::Folder;
use super::source::Source;
use crate::filing::place::Unit;
use crate::filing::place::gazetteer::{CommuneAt, OldCommune, OldDistrict, OldProvince, Past};
use crate::vietnamese::nfc;
use std::collections::BTreeMap;
use std::path::Path;

pub use crate::filing::place::gazetteer::{Places, Province};

/// Units there must be at least: fewer means that a file was cut.
const LEAST_PROVINCES: usize = 30;
/// See [`LEAST_PROVINCES`].
const LEAST_COMMUNES: usize = 3_000;
/// See [`LEAST_PROVINCES`].
const LEAST_OLD_COMMUNES: usize = 10_000;

/// Where units stand, by their codes.
type At<T> = BTreeMap<String, T>;

pub(super) fn read(folder: &Folder<'_>) -> Places {
    let file = |name: &str| folder.read(&Path::new("places").join(name));
    let mut all = Tables {
        folder,
        whole: true,
    };
    let mut provinces = Vec::new();
    let mut at = At::new();
    if let Some(source) = all.opened(file("provinces.csv")) {
        provinces = all.provinces(&source, &mut at);
    }
    let mut communes = At::new();
    if let Some(source) = all.opened(file("communes.csv")) {
        communes = all.communes(&source, &at, &mut provinces);
    }
    let mut past = Past::default();
    let mut old_provinces = At::new();
    if let Some(source) = all.opened(file("old-provinces.csv")) {
        past.provinces = all.old_provinces(&source, &at, &mut old_provinces);
    }
    let mut districts = At::new();
    if let Some(source) = all.opened(file("old-districts.csv")) {
        past.districts = all.old_districts(&source, &old_provinces, &mut districts);
    }
    if let Some(source) = all.opened(file("old-communes.csv")) {
        past.communes = all.old_communes(&source, &districts, &communes);
    }
    Places::new(provinces, past)
}

/// The tables one after another.
struct Tables<'a> {
    folder: &'a Folder<'a>,
    /// Whether every row was good so far: a unit that is not known may else only follow from one that
    /// was not read.
    whole: bool,
}

impl Tables<'_> {
    fn opened(&mut self, source: Option<Source>) -> Option<Source> {
        self.whole &= source.is_some();
        source
    }

    fn provinces(&mut self, source: &Source, at: &mut At<usize>) -> Vec<Province> {
        let mut provinces = Vec::new();
        let mut rows = Rows::new(source, self.folder, "code,name");
        let mut found = 0;
        while let Some((line, row)) = rows.next_row() {
            found += 1;
            let Some([code, name]) = rows.columns(line, &row) else {
                continue;
            };
            if let Some(unit) = rows.unit("province", 2, line, code, name) {
                let _ = at.insert(unit.code.clone(), provinces.len());
                let communes = Vec::new();
                provinces.push(Province { unit, communes });
            }
        }
        rows.enough("provinces", found, LEAST_PROVINCES);
        self.whole &= rows.whole;
        provinces
    }

    fn communes(
        &mut self,
        source: &Source,
        provinces: &At<usize>,
        all: &mut [Province],
    ) -> At<CommuneAt> {
        let mut at = At::new();
        let mut rows = Rows::new(source, self.folder, "code,province,name");
        let mut found = 0;
        while let Some((line, row)) = rows.next_row() {
            found += 1;
            let Some([code, province, name]) = rows.columns(line, &row) else {
                continue;
            };
            let Some(unit) = rows.unit("commune", 5, line, code, name) else {
                continue;
            };
            let known = rows.reference("province", provinces, province, line, true);
            let Some((place, province)) = known.and_then(|at| Some((at, all.get_mut(at)?))) else {
                continue;
            };
            let commune = province.communes.len();
            let province_at = place;
            let here = CommuneAt {
                province: province_at,
                commune,
            };
            let _ = at.insert(unit.code.clone(), here);
            province.communes.push(unit);
        }
        rows.enough("communes", found, LEAST_COMMUNES);
        self.whole &= rows.whole;
        at
    }

    fn old_provinces(
        &mut self,
        source: &Source,
        today: &At<usize>,
        at: &mut At<usize>,
    ) -> Vec<OldProvince> {
        let mut provinces = Vec::new();
        let mut rows = Rows::new(source, self.folder, "code,name,now");
        while let Some((line, row)) = rows.next_row() {
            let Some([code, name, now]) = rows.columns(line, &row) else {
                continue;
            };
            let today = rows.reference("province", today, now, line, self.whole);
            let unit = rows.unit_or_name("former province", 2, line, code, name);
            if let (Some(unit), Some(today)) = (unit, today) {
                if !unit.code.is_empty() {
                    let _ = at.insert(unit.code.clone(), provinces.len());
                }
                provinces.push(OldProvince { unit, today });
            }
        }
        self.whole &= rows.whole;
        provinces
    }

    fn old_districts(
        &mut self,
        source: &Source,
        provinces: &At<usize>,
        at: &mut At<usize>,
    ) -> Vec<OldDistrict> {
        let mut districts = Vec::new();
        let mut rows = Rows::new(source, self.folder, "code,province,name");
        while let Some((line, row)) = rows.next_row() {
            let Some([code, province, name]) = rows.columns(line, &row) else {
                continue;
            };
            let province = rows.reference("former province", provinces, province, line, self.whole);
            let unit = rows.unit("district", 3, line, code, name);
            if let (Some(unit), Some(province)) = (unit, province) {
                let _ = at.insert(unit.code.clone(), districts.len());
                districts.push(OldDistrict { unit, province });
            }
        }
        self.whole &= rows.whole;
        districts
    }

    fn old_communes(
        &mut self,
        source: &Source,
        districts: &At<usize>,
        today: &At<CommuneAt>,
    ) -> Vec<OldCommune> {
        let mut communes = Vec::new();
        let mut rows = Rows::new(source, self.folder, "code,district,name,now");
        let mut found = 0;
        while let Some((line, row)) = rows.next_row() {
            found += 1;
            let Some([code, district, name, now]) = rows.columns(line, &row) else {
                continue;
            };
            let district = rows.reference("district", districts, district, line, self.whole);
            let now: Vec<Option<CommuneAt>> = now
                .split(' ')
                .map(|code| rows.reference("commune", today, code, line, self.whole))
                .collect();
            let unit = rows.unit_or_name("former commune", 5, line, code, name);
            let now: Option<Vec<CommuneAt>> = now.into_iter().collect();
            if let (Some(unit), Some(district), Some(today)) = (unit, district, now) {
                communes.push(OldCommune {
                    unit,
                    district,
                    today,
                });
            }
        }
        rows.enough("former communes", found, LEAST_OLD_COMMUNES);
        self.whole &= rows.whole;
        communes
    }
}

/// The rows of one file after its heading.
struct Rows<'a> {
    source: &'a Source,
    folder: &'a Folder<'a>,
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    codes: BTreeMap<&'a str, usize>,
    heading: &'static str,
    /// Whether nothing was reported.
    whole: bool,
}

impl<'a> Rows<'a> {
    fn new(source: &'a Source, folder: &'a Folder<'a>, columns: &'static str) -> Self {
        let mut lines = source.text.lines().enumerate();
        let heading = lines.next();
        let mut rows = Self {
            source,
            folder,
            lines,
            codes: BTreeMap::new(),
            heading: columns,
            whole: true,
        };
        if heading.is_none_or(|(_, heading)| heading != columns) {
            rows.report(1, Fault::BadRow { columns });
        }
        rows
    }

    fn next_row(&mut self) -> Option<(usize, Vec<&'a str>)> {
        let (index, line) = self.lines.next()?;
        Some((index + 1, line.split(',').collect()))
    }

    /// The columns of a row; reports another number of them.
    fn columns<const N: usize>(&mut self, line: usize, row: &[&'a str]) -> Option<[&'a str; N]> {
        let columns = row.try_into().ok();
        if columns.is_none() {
            let columns = self.heading;
            self.report(line, Fault::BadRow { columns });
        }
        columns
    }

    /// Where a unit stands that must be known; reports it where it ought to be.
    fn reference<T: Copy>(
        &mut self,
        of: &'static str,
        known: &At<T>,
        code: &str,
        line: usize,
        reports: bool,
    ) -> Option<T> {
        let at = known.get(code).copied();
        if at.is_none() {
            self.whole = false;
            if reports {
                let name = code.to_owned();
                self.report(line, Fault::UnknownReference { of, name });
            }
        }
        at
    }

    /// A unit that may have no code.
    fn unit_or_name(
        &mut self,
        of: &'static str,
        digits: usize,
        line: usize,
        code: &'a str,
        name: &str,
    ) -> Option<Unit> {
        if !code.is_empty() {
            return self.unit(of, digits, line, code, name);
        }
        self.name(line, name).map(|name| Unit {
            code: String::new(),
            name,
        })
    }

    fn name(&mut self, line: usize, name: &str) -> Option<String> {
        if name.trim().is_empty() {
            self.report(line, Fault::Empty("name"));
            return None;
        }
        if nfc::normalise(name) != name {
            self.report(line, Fault::NotNormalised);
        }
        Some(name.to_owned())
    }

    /// A unit from its code and name; reports a code of the wrong shape, twice used, or a bad name.
    fn unit(
        &mut self,
        of: &'static str,
        digits: usize,
        line: usize,
        code: &'a str,
        name: &str,
    ) -> Option<Unit> {
        if code.len() != digits || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            self.report(
                line,
                Fault::BadCode {
                    of,
                    code: code.to_owned(),
                },
            );
            return None;
        }
        if let Some(first) = self.codes.insert(code, line) {
            self.report(
                line,
                Fault::Duplicate {
                    of,
                    id: code.to_owned(),
                    first_line: first,
                },
            );
            return None;
        }
        self.name(line, name).map(|name| Unit {
            code: code.to_owned(),
            name,
        })
    }

    fn enough(&mut self, of: &'static str, found: usize, least: usize) {
        if found < least {
            self.report(1, Fault::TooFew { of, found, least });
        }
    }

    fn report(&mut self, line: usize, fault: Fault) {
        self.whole = false;
        self.folder.findings.add(&self.source.name, line, fault);
    }
}

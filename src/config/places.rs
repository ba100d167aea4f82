//! `places/*.csv`: the provinces and communes of today.
//!
//! Two plain tables, `code,name` and `code,province,name`, in the order in which they are shown.
//! No quoting: no unit has a comma in its name.

use super::fault::Fault;
use super::folder::Folder;
use super::source::Source;
use crate::filing::place::Unit;
use crate::vietnamese::nfc;
use std::collections::BTreeMap;
use std::path::Path;

/// Units there must be at least: fewer means that a file was cut.
const LEAST_PROVINCES: usize = 30;
/// See [`LEAST_PROVINCES`].
const LEAST_COMMUNES: usize = 3_000;

/// Today's administrative units.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The provinces, with their communes in collation order.
    pub provinces: Vec<Province>,
}

/// A province and its communes.
#[derive(Debug, Clone)]
pub struct Province {
    /// The province itself.
    pub unit: Unit,
    /// Its communes.
    pub communes: Vec<Unit>,
}

impl Places {
    /// The province with this code.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.provinces
            .iter()
            .find(|province| province.unit.code == code)
    }

    pub(super) fn read(folder: &Folder<'_>) -> Self {
        let provinces = folder.read(Path::new("places/provinces.csv"));
        let communes = folder.read(Path::new("places/communes.csv"));
        let mut places = Self {
            provinces: provinces.map_or_else(Vec::new, |source| read_provinces(&source, folder)),
        };
        if let Some(source) = communes {
            places.read_communes(&source, folder);
        }
        places
    }

    fn read_communes(&mut self, source: &Source, folder: &Folder<'_>) {
        const COLUMNS: &str = "code,province,name";
        let index: BTreeMap<String, usize> = self
            .provinces
            .iter()
            .enumerate()
            .map(|(place, province)| (province.unit.code.clone(), place))
            .collect();
        let mut rows = Rows::new(source, folder, COLUMNS);
        let mut found = 0;
        while let Some((line, row)) = rows.next_row() {
            found += 1;
            let [code, province, name] = row.as_slice() else {
                rows.report(line, Fault::BadRow { columns: COLUMNS });
                continue;
            };
            let Some(unit) = rows.unit("commune", 5, line, code, name) else {
                continue;
            };
            match index
                .get(*province)
                .and_then(|at| self.provinces.get_mut(*at))
            {
                Some(province) => province.communes.push(unit),
                None => rows.report(
                    line,
                    Fault::UnknownReference {
                        of: "province",
                        name: (*province).to_owned(),
                    },
                ),
            }
        }
        rows.enough("communes", found, LEAST_COMMUNES);
    }
}

fn read_provinces(source: &Source, folder: &Folder<'_>) -> Vec<Province> {
    const COLUMNS: &str = "code,name";
    let mut rows = Rows::new(source, folder, COLUMNS);
    let mut provinces = Vec::new();
    let mut found = 0;
    while let Some((line, row)) = rows.next_row() {
        found += 1;
        let [code, name] = row.as_slice() else {
            rows.report(line, Fault::BadRow { columns: COLUMNS });
            continue;
        };
        let unit = rows.unit("province", 2, line, code, name);
        provinces.extend(unit.map(|unit| Province {
            unit,
            communes: Vec::new(),
        }));
    }
    rows.enough("provinces", found, LEAST_PROVINCES);
    provinces
}

/// The rows of one file after its heading.
struct Rows<'a> {
    source: &'a Source,
    folder: &'a Folder<'a>,
    lines: std::iter::Enumerate<std::str::Lines<'a>>,
    codes: BTreeMap<&'a str, usize>,
}

impl<'a> Rows<'a> {
    fn new(source: &'a Source, folder: &'a Folder<'a>, columns: &'static str) -> Self {
        let mut lines = source.text.lines().enumerate();
        let rows = |lines| Self {
            source,
            folder,
            lines,
            codes: BTreeMap::new(),
        };
        if lines.next().is_some_and(|(_, heading)| heading == columns) {
            return rows(lines);
        }
        let rows = rows(lines);
        rows.report(1, Fault::BadRow { columns });
        rows
    }

    fn next_row(&mut self) -> Option<(usize, Vec<&'a str>)> {
        let (index, line) = self.lines.next()?;
        Some((index + 1, line.split(',').collect()))
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
        if name.trim().is_empty() {
            self.report(line, Fault::Empty("name"));
            return None;
        }
        if nfc::normalise(name) != name {
            self.report(line, Fault::NotNormalised);
        }
        Some(Unit {
            code: code.to_owned(),
            name: name.to_owned(),
        })
    }

    fn enough(&self, of: &'static str, found: usize, least: usize) {
        if found < least {
            self.report(1, Fault::TooFew { of, found, least });
        }
    }

    fn report(&self, line: usize, fault: Fault) {
        self.folder.findings.add(&self.source.name, line, fault);
    }
}

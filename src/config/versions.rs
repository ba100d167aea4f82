//! `procedures/*.toml` → [`LawCalendar`]: the versions of each procedure, side by side.
//!
//! `birth.toml` is the version in force, `birth@2027-03-01.toml` one that begins on that day. The
//! name is only a name: `valid_from` and `valid_to` decide, and the loader compares them.

use super::fault::Fault;
use super::folder::Folder;
use super::procedure::{self, Context, Read};
use super::reader::{At, Table};
use crate::filing::law_calendar::LawCalendar;
use crate::filing::procedure::Procedure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of the procedures.
const FOLDER: &str = "procedures";

/// Stands between the id and the first day in a file's name.
const MARK: char = '@';

/// Everything that was read of one procedure; empty where no version of it could be read.
#[derive(Default)]
struct Versions(Vec<(PathBuf, Read)>);

/// Reads all versions of all procedures, in the order of the menu.
pub(super) fn read(folder: &Folder<'_>, menu: &[At<String>], context: &Context<'_>) -> LawCalendar {
    let mut procedures: BTreeMap<String, Versions> = BTreeMap::new();
    let mut codes = BTreeMap::new();
    for name in folder.files(FOLDER, "toml") {
        let Some((id, day)) = parts_of(&name) else {
            continue;
        };
        let version = folder.read(&name).and_then(|source| {
            source.with_toml(folder.findings, |root| {
                once(root, id, &mut codes);
                let read = procedure::read(root, id, context);
                if let (Some(day), Some(read)) = (day, &read) {
                    compare_name(root, day, read);
                }
                read
            })
        });
        let versions = procedures.entry(id.to_owned()).or_default();
        if let Some(version) = version.flatten() {
            versions.0.push((name, version));
        }
    }
    for versions in procedures.values_mut() {
        versions.compare(folder);
    }
    in_menu_order(folder, menu, procedures)
}

/// The id in a file's name, and the day where it has one.
fn parts_of(name: &Path) -> Option<(&str, Option<&str>)> {
    let stem = name.file_stem()?.to_str()?;
    Some(match stem.split_once(MARK) {
        Some((id, day)) => (id, Some(day)),
        None => (stem, None),
    })
}

/// Reports a file that is named for another day than the one on which it begins.
fn compare_name(root: &Table<'_>, day: &str, read: &Read) {
    let from = read.procedure.valid_from;
    if day != from.to_string() {
        root.report(
            read.from_line,
            Fault::NamedForAnotherDay {
                from,
                name: format!("{}{MARK}{from}.toml", read.procedure.id),
            },
        );
    }
}

/// Reports a national code that another procedure has already.
fn once(root: &Table<'_>, id: &str, codes: &mut BTreeMap<String, (String, PathBuf, usize)>) {
    let Some(code) = root.text("code") else {
        return;
    };
    match codes.get(&code.value) {
        Some((owner, ..)) if owner == id => {}
        Some((_, file, first_line)) => root.report(
            code.line,
            Fault::DuplicateElsewhere {
                of: "code",
                id: code.value,
                file: file.clone(),
                first_line: *first_line,
            },
        ),
        None => {
            let place = (id.to_owned(), root.source.name.clone(), code.line);
            let _ = codes.insert(code.value, place);
        }
    }
}

impl Versions {
    /// Reports versions of one name, and those of which two would be in force on one day.
    fn compare(&mut self, folder: &Folder<'_>) {
        self.0.sort_by_key(|(_, read)| read.procedure.valid_from);
        for (place, (file, read)) in self.0.iter().enumerate() {
            let version = &read.procedure.version;
            let earlier = || self.0.iter().take(place);
            let validity = read.procedure.validity();
            if let Some((first, known)) =
                earlier().find(|(_, one)| one.procedure.version == *version)
            {
                folder.findings.add(
                    file,
                    read.version_line,
                    Fault::DuplicateElsewhere {
                        of: "version",
                        id: version.clone(),
                        file: first.clone(),
                        first_line: known.version_line,
                    },
                );
            }
            if let Some((first, known)) =
                earlier().rfind(|(_, one)| one.procedure.validity().overlaps(&validity))
            {
                folder.findings.add(
                    file,
                    read.from_line,
                    Fault::Overlap {
                        file: first.clone(),
                        until: known.procedure.valid_to,
                        from: read.procedure.valid_from,
                    },
                );
            }
        }
    }
}

fn in_menu_order(
    folder: &Folder<'_>,
    menu: &[At<String>],
    mut procedures: BTreeMap<String, Versions>,
) -> LawCalendar {
    let mut ordered: Vec<Procedure> = Vec::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for id in menu {
        let fault = match (lines.get(id.value.as_str()), procedures.remove(&id.value)) {
            (Some(first), _) => Fault::Duplicate {
                of: "procedure",
                id: id.value.clone(),
                first_line: *first,
            },
            (None, None) => Fault::UnknownReference {
                of: "procedure",
                name: id.value.clone(),
            },
            (None, Some(versions)) => {
                let _ = lines.insert(&id.value, id.line);
                ordered.extend(versions.0.into_iter().map(|(_, read)| read.procedure));
                continue;
            }
        };
        folder.findings.add(Path::new("kiosk.toml"), id.line, fault);
    }
    ordered.into_iter().collect()
}

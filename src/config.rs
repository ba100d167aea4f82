//! `kiosk-config` → checked domain values.
//!
//! A folder is read as a whole and every mistake is reported at once, with file, line and what to do.
//! The program knows kinds of questions and rules; everything that a ward or a law may change is
//! read here: settings, procedures, lists, places, holidays and texts.

mod condition;
pub mod explained;
mod fault;
mod folder;
mod holidays;
mod lists;
mod mistake;
mod needs;
mod places;
mod procedure;
mod provenance;
mod reader;
pub mod settings;
mod source;
mod suggestions;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
pub mod texts;

pub use fault::{Expected, Fault};
pub use mistake::{Mistake, Mistakes};
pub use places::{Places, Province};

use crate::filing::appointment::OpeningHours;
use crate::filing::procedure::Procedure;
use crate::filing::suggestion;
use crate::filing::working_days::WorkingCalendar;
use explained::Explained;
use folder::Folder;
use lists::Lists;
use mistake::Findings;
use needs::Needs;
use reader::{At, Table};
use settings::Settings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use texts::catalogue::{self, Catalogue};
use texts::{Language, Texts};

/// A complete, checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// `kiosk.toml`.
    pub settings: Settings,
    /// `procedures/*.toml`, in the order of `kiosk.toml`'s menu.
    pub procedures: Vec<Procedure>,
    /// `explained/*.toml`.
    pub explained: Vec<Explained>,
    /// `holidays.toml`.
    pub calendar: WorkingCalendar,
    /// `places/`.
    pub places: Places,
    /// What is offered above the keys: `lists/*-names.toml` and `places/streets.toml`.
    pub suggestions: suggestion::Lists,
    /// `texts/`.
    pub texts: Texts,
}

impl Config {
    /// The procedure with this id, e.g. `birth`.
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.id == id)
    }
}

/// Reads and checks a configuration folder.
///
/// # Errors
/// Every mistake in all of its files. A file with a syntax error is not read further, and mistakes
/// that would only follow from it are not reported.
pub fn load(folder: &Path) -> Result<Config, Mistakes> {
    let findings = Findings::default();
    let config = read(&Folder {
        path: folder,
        findings: &findings,
    });
    match (findings.into_mistakes(), config) {
        (None, Some(config)) => Ok(config),
        (Some(mistakes), _) => Err(mistakes),
        (None, None) => Err(Mistakes::nothing_read()),
    }
}

/// What `motcua check` prints of a folder, and whether the folder is fine.
pub fn check(folder: &Path) -> (String, bool) {
    match load(folder) {
        Ok(config) => (summary(&config), true),
        Err(mistakes) => {
            let count = mistakes.as_slice().len();
            let noun = if count == 1 { "mistake" } else { "mistakes" };
            (format!("{mistakes}\n{count} {noun}"), false)
        }
    }
}

fn summary(config: &Config) -> String {
    let communes: usize = config
        .places
        .provinces
        .iter()
        .map(|province| province.communes.len())
        .sum();
    let unverified = config
        .procedures
        .iter()
        .filter(|procedure| !procedure.provenance.verified)
        .count();
    format!(
        "{}, {}: {} procedures ({unverified} not yet signed off), {} provinces, {communes} communes; no mistakes",
        config.settings.ward.commune.name,
        config.settings.ward.province.name,
        config.procedures.len(),
        config.places.provinces.len(),
    )
}

fn read(folder: &Folder<'_>) -> Option<Config> {
    let needs = Needs::default();
    let places = places::read(folder);
    let lists = Lists::read(folder, &needs);
    let suggestions = suggestions::read(folder, &places);
    let calendar = with_file(folder, "holidays.toml", holidays::read);
    let settings = with_file(folder, "kiosk.toml", |root| {
        settings::file::read(root, folder.path, &places, &needs)
    });
    let unread = OpeningHours::default();
    let delivery = settings.as_ref().map_or(&[][..], |read| &read.delivery);
    let procedures = read_procedures(
        folder,
        &procedure::Context {
            lists: &lists,
            needs: &needs,
            delivery,
            // Settings that cannot be read are a mistake of their own.
            appointments: settings
                .as_ref()
                .map_or(Some(&unread), |read| read.appointments.as_ref()),
        },
    );

    let explained = explained::read(folder, &needs);
    let vietnamese = Catalogue::read(folder, Language::Vietnamese);
    let english = Catalogue::read(folder, Language::English);
    catalogue::compare(folder, &vietnamese, &english, &needs.into_inner());

    let settings = settings?;
    let procedures = in_menu_order(folder, &settings.menu, procedures);
    Some(Config {
        settings: settings.settings?,
        procedures,
        explained,
        calendar: calendar?,
        places,
        suggestions,
        texts: Texts::new(vietnamese, english),
    })
}

fn with_file<T>(folder: &Folder<'_>, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
    folder
        .read(Path::new(name))?
        .with_toml(folder.findings, read)
}

/// All procedures by id; one that could not be read is known, but empty.
fn read_procedures(
    folder: &Folder<'_>,
    context: &procedure::Context<'_>,
) -> BTreeMap<String, Option<Procedure>> {
    let mut procedures = BTreeMap::new();
    let mut codes: BTreeMap<String, (PathBuf, usize)> = BTreeMap::new();
    for name in folder.files("procedures", "toml") {
        let procedure = folder.read(&name).and_then(|source| {
            source.with_toml(folder.findings, |root| {
                once(root, &mut codes);
                procedure::read(root, context)
            })
        });
        if let Some(id) = name.file_stem().and_then(|stem| stem.to_str()) {
            let _ = procedures.insert(id.to_owned(), procedure.flatten());
        }
    }
    procedures
}

/// Reports a national code that another procedure has already.
fn once(root: &Table<'_>, codes: &mut BTreeMap<String, (PathBuf, usize)>) {
    let Some(code) = root.text("code") else {
        return;
    };
    match codes.get(&code.value) {
        Some((file, first_line)) => root.report(
            code.line,
            Fault::DuplicateElsewhere {
                of: "code",
                id: code.value,
                file: file.clone(),
                first_line: *first_line,
            },
        ),
        None => {
            let place = (root.source.name.clone(), code.line);
            let _ = codes.insert(code.value, place);
        }
    }
}

fn in_menu_order(
    folder: &Folder<'_>,
    menu: &[At<String>],
    mut procedures: BTreeMap<String, Option<Procedure>>,
) -> Vec<Procedure> {
    let mut ordered = Vec::new();
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
            (None, Some(procedure)) => {
                let _ = lines.insert(&id.value, id.line);
                ordered.extend(procedure);
                continue;
            }
        };
        folder.findings.add(Path::new("kiosk.toml"), id.line, fault);
    }
    ordered
}

/// Whether an id is in snake case; reports one that is not. Nothing further is asked of such an id.
fn snake_case(table: &Table<'_>, id: &At<String>) -> bool {
    let text = id.value.as_str();
    let fits = text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !text.contains("__")
        && !text.ends_with('_');
    if !fits {
        table.report(id.line, Fault::IdShape(id.value.clone()));
    }
    fits
}

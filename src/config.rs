//! `kiosk-config` → checked domain values.
//!
//! A folder is read as a whole and every mistake is reported at once, with file, line and what to do.
//! The program knows kinds of questions and rules; everything that a ward or a law may change is
//! read here: settings, procedures, lists, places, holidays and texts.

mod application_form;
mod calendar;
mod condition;
pub mod explained;
mod fault;
mod folder;
mod holidays;
mod lists;
mod mistake;
mod needs;
mod phones;
mod places;
mod procedure;
mod provenance;
mod reader;
pub mod reasons;
pub mod settings;
mod source;
mod suggestions;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
pub mod texts;
mod versions;

pub use fault::{Expected, Fault};
pub use folder::Files;
pub use mistake::{Mistake, Mistakes};
pub use places::{Places, Province};
pub use provenance::Fact;

use crate::filing::appointment::OpeningHours;
use crate::filing::law_calendar::LawCalendar;
use crate::filing::procedure::Procedure;
use crate::filing::suggestion;
use crate::filing::working_days::WorkingCalendar;
use explained::Explained;
use folder::{Folder, Place};
use jiff::civil;
use lists::Lists;
use mistake::Findings;
use needs::Needs;
use reader::{At, Table};
use reasons::Reason;
use settings::Settings;
use std::path::Path;
use texts::catalogue::{self, Catalogue};
use texts::{Language, Texts};

/// A complete, checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// `kiosk.toml`.
    pub settings: Settings,
    /// `procedures/*.toml`, in the order of `kiosk.toml`'s menu, with all their versions.
    pub procedures: LawCalendar,
    /// `explained/*.toml`.
    pub explained: Vec<Explained>,
    /// `reasons.toml`: why officers return filings, in the order in which they are offered.
    pub reasons: Vec<Reason>,
    /// Every fact that states its source, for staff.
    pub facts: Vec<Fact>,
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
    /// The version of a procedure that is in force on a day, e.g. `birth`.
    pub fn procedure(&self, id: &str, day: civil::Date) -> Option<&Procedure> {
        self.procedures.in_force(id, day)
    }
}

/// Reads and checks a configuration folder.
///
/// # Errors
/// Every mistake in all of its files. A file with a syntax error is not read further, and mistakes
/// that would only follow from it are not reported.
pub fn load(folder: &Path) -> Result<Config, Mistakes> {
    load_from(Place::Disk(folder))
}

/// As [`load`], of a folder whose files are held in memory.
///
/// # Errors
/// As [`load`].
pub fn load_files(files: &Files) -> Result<Config, Mistakes> {
    load_from(Place::Memory(files))
}

fn load_from(place: Place<'_>) -> Result<Config, Mistakes> {
    let findings = Findings::default();
    let config = read(&Folder {
        place,
        findings: &findings,
    });
    match (findings.into_mistakes(), config) {
        (None, Some(config)) => Ok(config),
        (Some(mistakes), _) => Err(mistakes),
        (None, None) => Err(Mistakes::nothing_read()),
    }
}

/// What `motcua check` prints of a folder on a day, and whether the folder is fine.
pub fn check(folder: &Path, today: civil::Date) -> (String, bool) {
    match load(folder) {
        Ok(config) => {
            let calendar = calendar::Report::new(&config, today);
            (format!("{}\n\n{calendar}", summary(&config)), true)
        }
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
    format!(
        "{}, {}: {} procedures, {} provinces, {communes} communes; no mistakes",
        config.settings.ward.commune.name,
        config.settings.ward.province.name,
        config.procedures.ids().count(),
        config.places.provinces.len(),
    )
}

fn read(folder: &Folder<'_>) -> Option<Config> {
    let needs = Needs::default();
    let places = places::read(folder);
    let lists = Lists::read(folder, &needs);
    let suggestions = suggestions::read(folder, &places);
    let phones = with_file(folder, phones::FILE, phones::read).unwrap_or_default();
    let calendar = with_file(folder, "holidays.toml", holidays::read);
    let settings = with_file(folder, "kiosk.toml", |root| {
        settings::file::read(root, folder.path(), &places, &needs)
    });
    let unread = OpeningHours::default();
    let delivery = settings.as_ref().map_or(&[][..], |read| &read.delivery);
    let menu = settings.as_ref().map_or(&[][..], |read| &read.menu);
    let context = procedure::Context {
        lists: &lists,
        needs: &needs,
        delivery,
        // Settings that cannot be read are a mistake of their own.
        appointments: settings
            .as_ref()
            .map_or(Some(&unread), |read| read.appointments.as_ref()),
        phones: &phones,
        folder,
    };
    let procedures = versions::read(folder, menu, &context);

    let explained = explained::read(folder, &needs);
    let reasons = reasons::read(folder, &procedures, &needs);
    let vietnamese = Catalogue::read(folder, Language::Vietnamese);
    let english = Catalogue::read(folder, Language::English);
    catalogue::compare(folder, &vietnamese, &english, &needs.into_inner());

    Some(Config {
        settings: settings?.settings?,
        procedures,
        explained,
        reasons,
        facts: folder.findings.facts(),
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

//! `lists/{family,middle,given}-names.toml` and `places/streets.toml`: what is offered above the keys.
//!
//! A ward may leave any of these files away; then nothing of its kind is offered.

use super::Places;
use super::fault::Fault;
use super::folder::Folder;
use super::provenance;
use super::reader::{At, Table};
use crate::filing::suggestion::{Lists, Words};
use std::collections::BTreeMap;
use std::path::Path;

const FAMILY_NAMES: &str = "family-names";
const MIDDLE_NAMES: &str = "middle-names";
const GIVEN_NAMES: &str = "given-names";
const STREETS: &str = "places/streets.toml";

/// Whether a file of `lists/` holds names to offer instead of options to choose.
pub(super) fn is_name_list(stem: &str) -> bool {
    [FAMILY_NAMES, MIDDLE_NAMES, GIVEN_NAMES].contains(&stem)
}

pub(super) fn read(folder: &Folder<'_>, places: &Places) -> Lists {
    let names = |stem: &str| {
        let names = with_file(folder, &format!("lists/{stem}.toml"), |root| {
            words(root, "names", "name")
        });
        names.unwrap_or_default()
    };
    Lists {
        family_names: names(FAMILY_NAMES),
        middle_names: names(MIDDLE_NAMES),
        given_names: names(GIVEN_NAMES),
        streets: with_file(folder, STREETS, |root| streets(root, places)).unwrap_or_default(),
    }
}

fn with_file<T>(folder: &Folder<'_>, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
    let name = Path::new(name);
    if !folder.has(name) {
        return None;
    }
    folder.read(name)?.with_toml(folder.findings, |root| {
        let _ = provenance::read(root);
        read(root)
    })
}

/// Words in the order in which they are offered, each once.
fn words(table: &Table<'_>, key: &'static str, of: &'static str) -> Words {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut words = Vec::new();
    for word in table.texts(key) {
        if is_once(table, &mut lines, of, &word) {
            words.push(word.value);
        }
    }
    table.not_empty(key);
    words.into_iter().collect()
}

fn streets(root: &Table<'_>, places: &Places) -> BTreeMap<String, Words> {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut streets = BTreeMap::new();
    for commune in root.tables("commune") {
        let code = commune.text("code");
        let words = words(&commune, "streets", "street");
        commune.close();
        let Some(code) = code else {
            continue;
        };
        if !is_commune(places, &code.value) {
            let fault = Fault::UnknownReference {
                of: "commune",
                name: code.value,
            };
            commune.report(code.line, fault);
        } else if is_once(&commune, &mut lines, "commune", &code) {
            let _ = streets.insert(code.value, words);
        }
    }
    streets
}

fn is_commune(places: &Places, code: &str) -> bool {
    let mut communes = places.provinces.iter().flat_map(|known| &known.communes);
    communes.any(|unit| unit.code == code)
}

/// Reports a word that stands there already.
fn is_once(
    table: &Table<'_>,
    lines: &mut BTreeMap<String, usize>,
    of: &'static str,
    word: &At<String>,
) -> bool {
    if let Some(first) = lines.insert(word.value.clone(), word.line) {
        let id = word.value.clone();
        let first_line = first;
        table.report(word.line, Fault::Duplicate { of, id, first_line });
        return false;
    }
    true
}

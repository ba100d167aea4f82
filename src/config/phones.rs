//! `lists/phone-prefixes.toml` → [`NumberPlan`]: how phone numbers begin, and how long they are.

use super::fault::Fault;
use super::provenance;
use super::reader::{At, Table};
use crate::filing::phone::{NumberPlan, Prefix};
use std::collections::BTreeMap;

/// Where the plan stands.
pub(super) const FILE: &str = "lists/phone-prefixes.toml";

/// Most digits of a beginning.
const LONGEST: usize = 5;

/// Reads the plan; a beginning that is there twice is a mistake.
pub(super) fn read(root: &Table<'_>) -> NumberPlan {
    let _ = provenance::read(root);
    root.not_empty("prefixes");
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut prefixes = Vec::new();
    for entry in root.tables("prefixes") {
        let starts = entry.text("starts");
        let digits = entry.whole("digits", 8_u16, 12);
        entry.close();
        let (Some(starts), Some(digits)) = (starts, digits) else {
            continue;
        };
        if !is_beginning(&starts) {
            entry.report(starts.line, Fault::NotPhonePrefix(starts.value));
            continue;
        }
        if let Some(first_line) = lines.insert(starts.value.clone(), starts.line) {
            let (of, id) = ("beginning", starts.value);
            entry.report(starts.line, Fault::Duplicate { of, id, first_line });
            continue;
        }
        prefixes.push(Prefix {
            starts: starts.value,
            digits: usize::from(digits.value),
        });
    }
    prefixes.into_iter().collect()
}

fn is_beginning(starts: &At<String>) -> bool {
    let text = &starts.value;
    (2..=LONGEST).contains(&text.len())
        && text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

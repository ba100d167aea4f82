//! `holidays.toml` → [`WorkingCalendar`]: a table, not a formula, reviewed every November.

use super::fault::Fault;
use super::provenance;
use super::reader::Table;
use crate::filing::working_days::WorkingCalendar;
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the calendar. A day that is there twice and a worked "weekend" that is none are mistakes.
pub(super) fn read(root: &Table<'_>) -> WorkingCalendar {
    let known_until = root.date("known_until");
    let mut lines = BTreeMap::new();
    let mut holidays = BTreeSet::new();
    for entry in root.tables("holidays") {
        let _ = entry.text("name");
        let dates = entry.dates("dates");
        let _ = provenance::read(&entry);
        entry.not_empty("dates");
        entry.close();
        for day in dates {
            once(root, &mut lines, day.value, day.line);
            let _ = holidays.insert(day.value);
        }
    }
    let mut worked_weekends = BTreeSet::new();
    for day in root.dates("worked_weekends") {
        once(root, &mut lines, day.value, day.line);
        if !is_weekend(day.value) {
            root.report(day.line, Fault::NotWeekend(day.value));
        }
        let _ = worked_weekends.insert(day.value);
    }
    WorkingCalendar {
        holidays,
        worked_weekends,
        known_until: known_until.map(|day| day.value),
    }
}

fn is_weekend(day: civil::Date) -> bool {
    matches!(
        day.weekday(),
        civil::Weekday::Saturday | civil::Weekday::Sunday
    )
}

fn once(root: &Table<'_>, lines: &mut BTreeMap<civil::Date, usize>, day: civil::Date, line: usize) {
    match lines.get(&day) {
        Some(first) => root.report(
            line,
            Fault::Duplicate {
                of: "day",
                id: day.to_string(),
                first_line: *first,
            },
        ),
        None => {
            let _ = lines.insert(day, line);
        }
    }
}

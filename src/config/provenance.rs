//! Where a fact comes from, who has confirmed it, and when it holds.

use super::fault::Fault;
use super::reader::Table;
use crate::filing::procedure::{Grounds, Provenance, Review};
use crate::filing::validity::Validity;
use std::path::PathBuf;

/// A fact of the configuration, for the calendar that staff read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The file, relative to the configuration folder.
    pub file: PathBuf,
    /// The line of its source, counted from 1.
    pub line: usize,
    /// Where it comes from, and whether it is confirmed.
    pub provenance: Provenance,
}

/// Reads `source` and `verified`, both of which every fact must state, and with `verified = true`
/// also `reviewer` and `reviewed`.
pub(super) fn read(table: &Table<'_>) -> Option<Provenance> {
    let source = table.text("source");
    let verified = table.flag("verified");
    let reviewer = table.optional_text("reviewer");
    let reviewed = table.optional_date("reviewed");
    let verified = verified?.value;
    for key in ["reviewer", "reviewed"] {
        match (verified, table.has(key)) {
            (true, false) => table.report(table.line_of("verified"), Fault::MissingKey(key)),
            (false, true) => {
                table.report(table.line_of(key), Fault::Excludes("verified = false", key));
            }
            _ => {}
        }
    }
    let review = match (verified, reviewer, reviewed) {
        (true, Some(by), Some(on)) => Some(Review {
            by: by.value,
            on: on.value,
        }),
        _ => None,
    };
    let source = source?;
    let provenance = Provenance {
        source: source.value,
        review,
    };
    table.findings.note(Fact {
        file: table.source.name.clone(),
        line: source.line,
        provenance: provenance.clone(),
    });
    Some(provenance)
}

/// Reads on what a rule stands: everything may be left to the version it belongs to.
pub(super) fn grounds(table: &Table<'_>) -> Grounds {
    let own = ["source", "verified", "reviewer", "reviewed"];
    let states = own.iter().any(|key| table.has(key));
    Grounds {
        validity: validity(table),
        provenance: if states { read(table) } else { None },
    }
}

/// Reads `valid_from` and `valid_to`, either of which may be open.
pub(super) fn validity(table: &Table<'_>) -> Validity {
    let from = table.optional_date("valid_from");
    let to = table.optional_date("valid_to");
    if let (Some(from), Some(to)) = (&from, &to)
        && from.value > to.value
    {
        table.report(
            to.line,
            Fault::WrongOrder {
                first: "valid_from",
                second: "valid_to",
            },
        );
    }
    Validity {
        from: from.map(|day| day.value),
        to: to.map(|day| day.value),
    }
}

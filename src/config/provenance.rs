//! Where a fact comes from: `source` and `verified` beside it.

use super::fault::Fault;
use super::reader::Table;
use crate::filing::procedure::Provenance;
use crate::filing::validity::Validity;

/// Reads `source` and `verified`, both of which every fact must state.
pub(super) fn read(table: &Table<'_>) -> Option<Provenance> {
    let source = table.text("source");
    let verified = table.flag("verified");
    Some(Provenance {
        source: source?.value,
        verified: verified?.value,
    })
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

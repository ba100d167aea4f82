//! Where a fact comes from: `source` and `verified` beside it.

use super::reader::Table;
use crate::filing::procedure::Provenance;

/// Reads `source` and `verified`, both of which every fact must state.
pub(super) fn read(table: &Table<'_>) -> Option<Provenance> {
    let source = table.text("source");
    let verified = table.flag("verified");
    Some(Provenance {
        source: source?.value,
        verified: verified?.value,
    })
}

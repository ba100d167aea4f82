//! What a manifest must be before the desk takes it: bounded, complete and free of contradictions.
//!
//! Pure: bytes in, checked manifest or one named fault out. The desk does not judge answers here;
//! a filing whose papers come later has no parts and is welcome.

use crate::desk::limits;
use crate::protocol::VERSION;
use crate::protocol::digest::Digest;
use crate::protocol::manifest::{Manifest, PartEntry};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Why a manifest is not taken. Names numbers and fields, never contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A part has the same digest as another one, but another size.
    #[error("part {part} has the digest of another part, but another size")]
    Contradiction {
        /// Its number.
        part: u32,
    },
    /// A part has no bytes.
    #[error("part {part} has no bytes")]
    EmptyPart {
        /// Its number.
        part: u32,
    },
    /// All parts together are too large.
    #[error("the parts have more than {limit} bytes together", limit = limits::FILING_BYTES)]
    FilingTooLarge,
    /// It names another id than the address.
    #[error("the manifest's id is not the one of the address")]
    Id,
    /// Not JSON, or not with the fields of a manifest.
    #[error("not a manifest: see line {line}, column {column}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A name is empty, too long or has control characters.
    #[error("`{field}` must have 1 to {limit} bytes without control characters", limit = limits::NAME_BYTES)]
    Name {
        /// The field.
        field: &'static str,
    },
    /// Part numbers are from 1, each once.
    #[error("part number {part} is zero or stands twice")]
    PartNumber {
        /// The number.
        part: u32,
    },
    /// A part is too large.
    #[error("part {part} has more than {limit} bytes", limit = limits::PART_BYTES)]
    PartTooLarge {
        /// Its number.
        part: u32,
    },
    /// Another protocol version.
    #[error("protocol {sent} is not spoken here, but {VERSION} is; update the older side")]
    Protocol {
        /// The sender's version.
        sent: u32,
    },
    /// Too many answers or parts.
    #[error("more than {limit} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// Most allowed.
        limit: usize,
    },
}

/// Reads and checks the manifest of the filing `id`.
///
/// # Errors
/// The first [`Fault`].
pub fn admit(id: Uuid, bytes: &[u8]) -> Result<Manifest, Fault> {
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|error| Fault::Json {
        line: error.line(),
        column: error.column(),
    })?;
    if manifest.protocol != VERSION {
        return Err(Fault::Protocol {
            sent: manifest.protocol,
        });
    }
    if manifest.id != id {
        return Err(Fault::Id);
    }
    check_names(&manifest)?;
    check_parts(&manifest.parts)?;
    Ok(manifest)
}

fn check_names(manifest: &Manifest) -> Result<(), Fault> {
    at_most("answers", manifest.answers.len(), limits::ANSWERS)?;
    at_most("warnings", manifest.warnings.len(), limits::ANSWERS)?;
    at_most("consents", manifest.consents.len(), limits::ANSWERS)?;
    name("kiosk", &manifest.kiosk)?;
    name("procedure.code", &manifest.procedure.code)?;
    name("procedure.id", &manifest.procedure.id)?;
    name("procedure.version", &manifest.procedure.version)?;
    for entry in &manifest.answers {
        name("answers.question", entry.question.as_str())?;
    }
    for warning in &manifest.warnings {
        name("warnings", warning)?;
    }
    for consent in &manifest.consents {
        name("consents.purpose", &consent.purpose)?;
    }
    Ok(())
}

fn check_parts(parts: &[PartEntry]) -> Result<(), Fault> {
    at_most("parts", parts.len(), limits::PARTS)?;
    let mut numbers = BTreeSet::new();
    let mut sizes: BTreeMap<Digest, u64> = BTreeMap::new();
    let mut total: u64 = 0;
    for entry in parts {
        let part = entry.n;
        name("parts.role", &entry.role)?;
        name("parts.media_type", &entry.media_type)?;
        if part == 0 || !numbers.insert(part) {
            return Err(Fault::PartNumber { part });
        }
        if entry.size == 0 {
            return Err(Fault::EmptyPart { part });
        }
        if entry.size > limits::PART_BYTES {
            return Err(Fault::PartTooLarge { part });
        }
        if *sizes.entry(entry.sha256).or_insert(entry.size) != entry.size {
            return Err(Fault::Contradiction { part });
        }
        total += entry.size;
    }
    if total > limits::FILING_BYTES {
        return Err(Fault::FilingTooLarge);
    }
    Ok(())
}

fn at_most(what: &'static str, count: usize, limit: usize) -> Result<(), Fault> {
    if count > limit {
        return Err(Fault::TooMany { what, limit });
    }
    Ok(())
}

fn name(field: &'static str, text: &str) -> Result<(), Fault> {
    let fits = (1..=limits::NAME_BYTES).contains(&text.len());
    if fits && !text.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(Fault::Name { field })
    }
}

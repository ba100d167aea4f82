//! A filing as a folder of sealed files, for the way to the desk that needs no line.
//!
//! `motcua-filings/<id>/` holds the filing's key wrapped for the desk, its manifest and parts as
//! they lie sealed in the kiosk, and an index of their sizes and digests. Its one idea: a name
//! from outside is never a path. Every name is read into the closed set of [`FileName`], and paths
//! are made from that. Pure: whoever has the bytes reads and writes them.

use crate::filing::reference::Reference;
use crate::protocol::digest::Digest;
use crate::protocol::limits;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Version of the form.
pub const FORMAT: u32 = 1;
/// The folder on the stick that holds one folder for each filing.
pub const FOLDER: &str = "motcua-filings";
/// The index in a filing's folder.
pub const INDEX: &str = "index.json";
/// What follows the name of a folder that is still being written.
pub const PARTIAL: &str = ".partial";
/// Longest index, in bytes; 200 parts need less than half of it.
pub const INDEX_BYTES: u64 = 64 * 1024;
/// Most filings on one stick.
pub const FILINGS: usize = 10_000;
/// Longest wrapped key, in bytes.
const KEY_BYTES: u64 = 256;
/// More than any seal adds to what it seals, in bytes.
const SEAL_BYTES: u64 = 256;

/// A sealed file of a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FileName {
    /// The filing's key, wrapped for the desk.
    Key,
    /// The manifest.
    Manifest,
    /// A part, by its number from 1.
    Part(u32),
}

impl FileName {
    /// The largest size of such a file, in bytes.
    pub fn limit(self) -> u64 {
        match self {
            Self::Key => KEY_BYTES,
            Self::Manifest => limits::MANIFEST_BYTES + SEAL_BYTES,
            Self::Part(_) => limits::PART_BYTES + SEAL_BYTES,
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key => f.write_str("key"),
            Self::Manifest => f.write_str("manifest"),
            Self::Part(number) => write!(f, "part-{number}"),
        }
    }
}

impl FromStr for FileName {
    type Err = BundleFault;

    fn from_str(text: &str) -> Result<Self, BundleFault> {
        let name = match text {
            "key" => Self::Key,
            "manifest" => Self::Manifest,
            _ => text
                .strip_prefix("part-")
                .and_then(|number| number.parse().ok())
                .filter(|number| *number > 0)
                .map(Self::Part)
                .ok_or(BundleFault::Name)?,
        };
        // `part-+1` and `part-01` would be a second name of the same file.
        if name.to_string() == text {
            Ok(name)
        } else {
            Err(BundleFault::Name)
        }
    }
}

impl TryFrom<String> for FileName {
    type Error = BundleFault;

    fn try_from(text: String) -> Result<Self, BundleFault> {
        text.parse()
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.to_string()
    }
}

/// A sealed file as the index tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Which file.
    pub name: FileName,
    /// Size in bytes, sealed.
    pub size: u64,
    /// SHA-256 of the sealed bytes.
    pub sha256: Digest,
}

impl FileEntry {
    /// The entry of a file with these sealed bytes.
    pub fn of(name: FileName, sealed: &[u8]) -> Self {
        Self {
            name,
            size: sealed.len() as u64,
            sha256: Digest::of(sealed),
        }
    }

    /// Whether these are the bytes that the index tells of.
    pub fn describes(&self, sealed: &[u8]) -> bool {
        *self == Self::of(self.name, sealed)
    }
}

/// What lies in a filing's folder. Nothing in it is about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// [`FORMAT`] of the writer.
    pub format: u32,
    /// The filing.
    pub id: Uuid,
    /// The resident's number, so that a clerk can find a filing by the slip.
    pub reference: Reference,
    /// The procedure's national code.
    pub procedure_code: String,
    /// When it was sealed, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// SHA-256 of the public key that the filing's key is wrapped for.
    pub sealed_to: Digest,
    /// The sealed files, each once.
    pub files: Vec<FileEntry>,
}

/// Why a filing's folder is not taken. Names numbers and fields, never contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleFault {
    /// A file is named twice.
    #[error("the index names {name} twice")]
    Double {
        /// The file.
        name: FileName,
    },
    /// All parts together are too large.
    #[error("the parts have more than {} bytes together", limits::FILING_BYTES)]
    FilingTooLarge,
    /// A file is too large.
    #[error("{name} has more than {} bytes", name.limit())]
    FileTooLarge {
        /// The file.
        name: FileName,
    },
    /// Another format.
    #[error(
        "the folder has format {found}, this program knows {FORMAT}; install the newer program"
    )]
    Format {
        /// The writer's format.
        found: u32,
    },
    /// The index is of another filing than its folder.
    #[error("the index names another filing than its folder")]
    Id,
    /// Not JSON, or not with the fields of an index.
    #[error("the index cannot be read: see line {line}, column {column}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A file is not named.
    #[error("the index does not name {name}")]
    Missing {
        /// The file.
        name: FileName,
    },
    /// A name that is none of a filing's files.
    #[error("a file name is none of `key`, `manifest` and `part-N`")]
    Name,
    /// Too many parts.
    #[error("more than {} parts", limits::PARTS)]
    TooManyParts,
}

impl Index {
    /// Reads and checks the index of the filing `id`.
    ///
    /// # Errors
    /// The first [`BundleFault`].
    pub fn read(id: Uuid, bytes: &[u8]) -> Result<Self, BundleFault> {
        /// Read before anything else, so that a newer form is told as such.
        #[derive(Deserialize)]
        struct Form {
            format: u32,
        }
        let fault = |error: serde_json::Error| BundleFault::Json {
            line: error.line(),
            column: error.column(),
        };
        let Form { format } = serde_json::from_slice(bytes).map_err(fault)?;
        if format != FORMAT {
            return Err(BundleFault::Format { found: format });
        }
        let index: Self = serde_json::from_slice(bytes).map_err(fault)?;
        if index.id != id {
            return Err(BundleFault::Id);
        }
        index.check_files()?;
        Ok(index)
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Only if a value cannot be JSON, which no value here can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec_pretty(self)
    }

    /// The entry of a file.
    ///
    /// # Errors
    /// [`BundleFault::Missing`].
    pub fn file(&self, name: FileName) -> Result<&FileEntry, BundleFault> {
        self.files
            .iter()
            .find(|entry| entry.name == name)
            .ok_or(BundleFault::Missing { name })
    }

    fn check_files(&self) -> Result<(), BundleFault> {
        let mut names = BTreeSet::new();
        let mut parts = 0;
        let mut total: u64 = 0;
        for entry in &self.files {
            let name = entry.name;
            if !names.insert(name) {
                return Err(BundleFault::Double { name });
            }
            if entry.size > name.limit() {
                return Err(BundleFault::FileTooLarge { name });
            }
            if matches!(name, FileName::Part(_)) {
                parts += 1;
                total += entry.size;
            }
        }
        if parts > limits::PARTS {
            return Err(BundleFault::TooManyParts);
        }
        if total > limits::FILING_BYTES + SEAL_BYTES * limits::PARTS as u64 {
            return Err(BundleFault::FilingTooLarge);
        }
        let _ = self.file(FileName::Key)?;
        let _ = self.file(FileName::Manifest)?;
        Ok(())
    }
}

/// The filing whose folder has this name; `None` for every other name, [`PARTIAL`] ones included.
pub fn filing_of(folder: &str) -> Option<Uuid> {
    Uuid::try_parse(folder)
        .ok()
        .filter(|id| id.to_string() == folder)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id() -> Uuid {
        Uuid::from_u128(7)
    }

    fn index() -> Index {
        let names = [FileName::Key, FileName::Manifest, FileName::Part(1)];
        Index {
            format: FORMAT,
            id: id(),
            reference: Reference::from_random([1; 8]),
            procedure_code: "1.004873".into(),
            sealed_at: Timestamp::UNIX_EPOCH,
            sealed_to: Digest([9; 32]),
            files: names.map(|name| FileEntry::of(name, b"sealed")).into(),
        }
    }

    fn fault_after(change: impl FnOnce(&mut Index)) -> BundleFault {
        let mut changed = index();
        change(&mut changed);
        Index::read(id(), &changed.to_bytes().unwrap()).unwrap_err()
    }

    #[test]
    fn an_index_reads_back() {
        let bytes = index().to_bytes().unwrap();
        assert_eq!(Index::read(id(), &bytes), Ok(index()));
        assert!(bytes.len() as u64 <= INDEX_BYTES);
    }

    #[test]
    fn the_largest_filing_has_an_index_within_the_limit() {
        let mut large = index();
        large.files = (1..=limits::PARTS as u32)
            .map(|n| FileEntry::of(FileName::Part(n), &[0; 1000]))
            .collect();
        assert!(large.to_bytes().unwrap().len() as u64 <= INDEX_BYTES / 2);
    }

    #[test]
    fn names_from_outside_are_never_paths() {
        for name in [
            "../key",
            "/etc/passwd",
            "part-",
            "part-0",
            "part-01",
            "part-+1",
            "part-1/..",
            "part-4294967296",
            "Key",
            "key ",
            "",
            "index.json",
        ] {
            assert_eq!(name.parse::<FileName>(), Err(BundleFault::Name), "{name}");
        }
        for folder in ["..", "", "index.json", &format!("{}{PARTIAL}", id())] {
            assert_eq!(filing_of(folder), None, "{folder}");
        }
        assert_eq!(filing_of(&id().to_string()), Some(id()));
        assert_eq!(filing_of(&id().simple().to_string()), None);
        assert_eq!(filing_of(&format!("{{{}}}", id())), None);
    }

    #[test]
    fn an_index_that_promises_too_much_or_too_little_is_refused() {
        let (key, part) = (FileName::Key, FileName::Part(1));
        assert_eq!(
            fault_after(|index| index.format = 2),
            BundleFault::Format { found: 2 }
        );
        assert_eq!(fault_after(|index| index.id = Uuid::nil()), BundleFault::Id);
        assert_eq!(
            fault_after(|index| index.files[2].name = key),
            BundleFault::Double { name: key }
        );
        assert_eq!(
            fault_after(|index| index.files.retain(|entry| entry.name != key)),
            BundleFault::Missing { name: key }
        );
        assert_eq!(
            fault_after(|index| index.files[2].size = u64::MAX),
            BundleFault::FileTooLarge { name: part }
        );
        let parts = |count: u32, size| {
            (2..count + 2).map(move |n| FileEntry {
                name: FileName::Part(n),
                size,
                sha256: Digest([0; 32]),
            })
        };
        assert_eq!(
            fault_after(|index| index.files.extend(parts(200, 1))),
            BundleFault::TooManyParts
        );
        assert_eq!(
            fault_after(|index| index.files.extend(parts(8, limits::PART_BYTES))),
            BundleFault::FilingTooLarge
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Index::read(id(), &bytes);
        }

        #[test]
        fn a_damaged_index_is_refused_or_still_bounded(place in 0_usize..500, byte: u8) {
            let mut bytes = index().to_bytes().unwrap();
            let place = place % bytes.len();
            bytes[place] = byte;
            if let Ok(read) = Index::read(id(), &bytes) {
                prop_assert_eq!(read.id, id());
                prop_assert!(read.files.iter().all(|entry| entry.size <= entry.name.limit()));
            }
        }
    }
}

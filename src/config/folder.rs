//! The configuration folder: which files it has, in a fixed order.

use super::mistake::Findings;
use super::source::Source;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Files by their names relative to a configuration folder.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Where a folder lies.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    Disk(&'a Path),
    Memory(&'a Files),
}

/// A folder being read.
pub(super) struct Folder<'a> {
    pub(super) place: Place<'a>,
    pub(super) findings: &'a Findings,
}

impl Folder<'_> {
    /// Reads a file by its name relative to the folder.
    pub(super) fn read(&self, name: &Path) -> Option<Source> {
        Source::read(self.text(name), name, self.findings)
    }

    /// Whether there is a file or folder of this name.
    pub(super) fn has(&self, name: &Path) -> bool {
        match self.place {
            Place::Disk(folder) => folder.join(name).exists(),
            Place::Memory(files) => files.contains_key(name),
        }
    }

    /// The folder on the disk, from which settings name other files; the working directory for a
    /// folder in memory.
    pub(super) fn path(&self) -> &Path {
        match self.place {
            Place::Disk(folder) => folder,
            Place::Memory(_) => Path::new(""),
        }
    }

    /// The files of a subfolder with this extension, by name; nothing where there is no such folder.
    pub(super) fn files(&self, subfolder: &str, extension: &str) -> Vec<PathBuf> {
        let mut files = self.names(Path::new(subfolder));
        files.retain(|name| name.extension().is_some_and(|found| found == extension));
        files.sort();
        files
    }

    fn names(&self, subfolder: &Path) -> Vec<PathBuf> {
        match self.place {
            Place::Disk(folder) => match std::fs::read_dir(folder.join(subfolder)) {
                Ok(entries) => entries
                    .flatten()
                    .map(|entry| subfolder.join(entry.file_name()))
                    .collect(),
                Err(_) => Vec::new(),
            },
            Place::Memory(files) => files
                .keys()
                .filter(|name| name.parent() == Some(subfolder))
                .cloned()
                .collect(),
        }
    }

    fn text(&self, name: &Path) -> io::Result<String> {
        match self.place {
            Place::Disk(folder) => std::fs::read_to_string(folder.join(name)),
            Place::Memory(files) => {
                let bytes = files.get(name).ok_or(io::ErrorKind::NotFound)?;
                String::from_utf8(bytes.clone()).map_err(|_| io::ErrorKind::InvalidData.into())
            }
        }
    }
}

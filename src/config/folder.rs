//! The configuration folder: which files it has, in a fixed order.

use super::fault::Fault;
use super::mistake::Findings;
use super::reader::Source;
use std::path::{Path, PathBuf};

/// A folder being read.
pub(super) struct Folder<'a> {
    pub(super) path: &'a Path,
    pub(super) findings: &'a Findings,
}

impl Folder<'_> {
    /// Reads a file by its name relative to the folder.
    pub(super) fn read(&self, name: &Path) -> Option<Source> {
        Source::read(self.path, name, self.findings)
    }

    /// The files of a subfolder with this extension, by name.
    pub(super) fn files(&self, subfolder: &str, extension: &str) -> Vec<PathBuf> {
        let entries = match std::fs::read_dir(self.path.join(subfolder)) {
            Ok(entries) => entries,
            Err(error) => {
                self.findings
                    .add(Path::new(subfolder), 1, Fault::Unreadable(error.kind()));
                return Vec::new();
            }
        };
        let mut files: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| Path::new(subfolder).join(entry.file_name()))
            .filter(|name| name.extension().is_some_and(|found| found == extension))
            .collect();
        files.sort();
        files
    }
}

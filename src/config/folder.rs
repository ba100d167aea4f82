//! The configuration folder: which files it has, in a fixed order.

use super::mistake::Findings;
use super::source::Source;
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

    /// The files of a subfolder with this extension, by name; nothing where there is no such folder.
    pub(super) fn files(&self, subfolder: &str, extension: &str) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.path.join(subfolder)) else {
            return Vec::new();
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

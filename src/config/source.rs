//! A text file of the configuration: its name, its text, its lines.

use super::fault::Fault;
use super::mistake::Findings;
use super::reader::Table;
use std::io;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// A file with the places where its lines start.
#[derive(Debug)]
pub(super) struct Source {
    /// Relative to the configuration folder.
    pub(super) name: PathBuf,
    pub(super) text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Takes what was read of a file; reports it where it cannot be read.
    pub(super) fn read(text: io::Result<String>, name: &Path, findings: &Findings) -> Option<Self> {
        match text {
            Ok(text) => Some(Self::new(name, text)),
            Err(error) => {
                findings.add(name, 1, Fault::Unreadable(error.kind()));
                None
            }
        }
    }

    pub(super) fn new(name: &Path, text: String) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            name: name.to_owned(),
            text,
            line_starts,
        }
    }

    /// The line of a byte offset, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Parses TOML and hands its root to `read`, unless the file cannot be parsed.
    pub(super) fn with_toml<T>(
        &self,
        findings: &Findings,
        read: impl FnOnce(&Table<'_>) -> T,
    ) -> Option<T> {
        let (root, errors) = DeTable::parse_recoverable(&self.text);
        for error in &errors {
            let line = error.span().map_or(1, |span| self.line(span.start));
            let message = error.message().replace('\n', ", ");
            findings.add(&self.name, line, Fault::syntax(&message));
        }
        if !errors.is_empty() {
            return None;
        }
        let root = Table::new(self, findings, root.get_ref(), 1);
        let value = read(&root);
        root.close();
        Some(value)
    }
}

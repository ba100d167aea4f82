//! The texts that the data asks for, with the line that asks.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// Keys that must have a text in every language.
#[derive(Debug, Default)]
pub(super) struct Needs(RefCell<Vec<Need>>);

/// One needed text.
#[derive(Debug)]
pub(super) struct Need {
    pub(super) file: PathBuf,
    pub(super) line: usize,
    /// `key` or `key.attribute`.
    pub(super) key: String,
}

impl Needs {
    pub(super) fn add(&self, file: &Path, line: usize, key: &str) {
        self.0.borrow_mut().push(Need {
            file: file.to_owned(),
            line,
            key: key.to_owned(),
        });
    }

    /// Asks for several attributes of one text.
    pub(super) fn add_attributes(&self, file: &Path, line: usize, key: &str, attributes: &[&str]) {
        for attribute in attributes {
            self.add(file, line, &format!("{key}.{attribute}"));
        }
    }

    pub(super) fn into_inner(self) -> Vec<Need> {
        self.0.into_inner()
    }
}

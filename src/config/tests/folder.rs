//! A copy of the shipped folder that a test may spoil.

use crate::config::{Config, Mistakes, load};
use std::fs;
use std::path::Path;

pub(super) struct Copy(tempfile::TempDir);

impl Copy {
    pub(super) fn of_the_shipped() -> Self {
        let target = tempfile::tempdir().unwrap();
        copy(Path::new("kiosk-config"), target.path());
        Self(target)
    }

    /// Puts one text in place of another, which must be there.
    pub(super) fn replace(self, file: &str, from: &str, to: &str) -> Self {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} does not contain {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
        self
    }

    pub(super) fn append(self, file: &str, more: &str) -> Self {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, text + more).unwrap();
        self
    }

    pub(super) fn write(self, file: &str, bytes: &[u8]) -> Self {
        fs::write(self.0.path().join(file), bytes).unwrap();
        self
    }

    pub(super) fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn load(&self) -> Result<Config, Mistakes> {
        load(self.0.path())
    }

    /// The line on which a text stands, counted from 1.
    pub(super) fn line(&self, file: &str, text: &str) -> usize {
        let whole = fs::read_to_string(self.0.path().join(file)).unwrap();
        let at = whole.find(text).unwrap();
        whole[..at].lines().count() + usize::from(whole[..at].ends_with('\n') || at == 0)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            let _ = fs::copy(entry.path(), target).unwrap();
        }
    }
}

//! The watched folder as a source: what arrives in it is a picture, and is erased there.

use super::{Capture, Source, Trouble, Wait};
use crate::capture::folder::{self, PapersFolder};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A picture is whole when its size has stood still for so long.
const STEP: Duration = Duration::from_millis(250);

/// A watched folder.
#[derive(Debug)]
pub struct FolderSource {
    path: PathBuf,
    papers: Option<PapersFolder>,
    /// Whole pictures that were not taken yet; they still lie in the folder.
    arrived: VecDeque<PathBuf>,
}

impl FolderSource {
    /// Watches this folder; it is made where it is missing.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            papers: None,
            arrived: VecDeque::new(),
        }
    }
}

impl Source for FolderSource {
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        let mut papers = PapersFolder::open(&self.path)?;
        // What lies there already belongs to somebody else.
        let _ = papers.look(true);
        self.papers = Some(papers);
        self.arrived.clear();
        Ok(())
    }

    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        let papers = self.papers.as_mut().ok_or(Trouble::Gone)?;
        loop {
            while let Some(path) = self.arrived.pop_front() {
                // Somebody may have taken it away again.
                if let Ok(bytes) = folder::take(&path) {
                    return Ok(Capture::Picture(bytes));
                }
            }
            if !self.path.is_dir() {
                self.papers = None;
                return Err(Trouble::Gone);
            }
            self.arrived.extend(papers.look(true));
            if self.arrived.is_empty() {
                wait.pause(STEP)?;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

    fn soon() -> Wait {
        Wait::new(Duration::from_secs(5))
    }

    #[test]
    fn every_picture_that_arrives_is_given_once_and_erased() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("before.jpg"), b"before").unwrap();
        let mut source = FolderSource::new(folder.path());
        source.open(&soon()).unwrap();
        for name in ["a.jpg", "b.png"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        for name in ["a.jpg", "b.png"] {
            let taken = source.next(&soon()).unwrap();
            assert_eq!(taken, Capture::Picture(name.as_bytes().to_vec()));
            assert!(!folder.path().join(name).exists());
        }
        let short = Wait::new(Duration::from_millis(10));
        assert_eq!(source.next(&short), Err(Trouble::Silent));
        assert!(folder.path().join("before.jpg").exists());
    }

    #[test]
    fn a_folder_that_is_taken_away_is_gone_and_can_come_back() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("papers");
        let mut source = FolderSource::new(&path);
        assert_eq!(source.next(&soon()), Err(Trouble::Gone));
        source.open(&soon()).unwrap();
        fs::remove_dir(&path).unwrap();
        assert_eq!(source.next(&soon()), Err(Trouble::Gone));
        source.open(&soon()).unwrap();
        fs::write(path.join("a.jpg"), b"a").unwrap();
        assert!(source.next(&soon()).is_ok());
    }
}

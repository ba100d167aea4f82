//! The watched folder: a document camera or a phone puts pictures there, the kiosk takes them.
//!
//! Only pictures that arrive while a paper is asked for are taken, so that one resident never
//! gets the papers of another; what was taken is erased from the folder, since it is personal.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The largest file looked at, in bytes.
const LARGEST: u64 = 40 * 1024 * 1024;
const ENDINGS: [&str; 3] = ["jpg", "jpeg", "png"];

/// A folder of pictures.
#[derive(Debug)]
pub struct PapersFolder {
    path: PathBuf,
    /// Pictures that do not belong to the paper on the screen.
    known: Vec<PathBuf>,
    /// Sizes at the last look: a picture is whole when its size stands still.
    growing: BTreeMap<PathBuf, u64>,
    watching: bool,
}

impl PapersFolder {
    /// A folder to watch; made if it is not there.
    ///
    /// # Errors
    /// When the folder can neither be found nor made.
    pub fn open(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        Ok(Self {
            path: path.to_owned(),
            known: Vec::new(),
            growing: BTreeMap::new(),
            watching: false,
        })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks once. While `wanted`, answers the pictures that have arrived whole since a paper was
    /// first asked for; otherwise only remembers what lies there.
    pub fn look(&mut self, wanted: bool) -> Vec<PathBuf> {
        let files = self.pictures();
        if !wanted || !self.watching {
            self.watching = wanted;
            self.known = files.into_iter().map(|(path, _)| path).collect();
            self.growing.clear();
            return Vec::new();
        }
        let mut whole = Vec::new();
        for (path, size) in files {
            if self.known.contains(&path) {
                continue;
            }
            if self.growing.insert(path.clone(), size) == Some(size) && size > 0 {
                self.known.push(path.clone());
                whole.push(path);
            }
        }
        whole
    }

    fn pictures(&self) -> Vec<(PathBuf, u64)> {
        let Ok(entries) = fs::read_dir(&self.path) else {
            return Vec::new();
        };
        let mut files: Vec<(PathBuf, u64)> = entries
            .flatten()
            .filter_map(|entry| {
                let path = entry.path();
                let ending = path.extension()?.to_str()?.to_ascii_lowercase();
                let facts = fs::symlink_metadata(&path).ok()?;
                let fits = facts.is_file() && facts.len() <= LARGEST;
                (fits && ENDINGS.contains(&ending.as_str())).then_some((path, facts.len()))
            })
            .collect();
        files.sort();
        files
    }
}

/// Reads a picture and erases it from the folder.
///
/// # Errors
/// When the file cannot be read; it then stays where it is.
pub fn take(path: &Path) -> io::Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    fs::remove_file(path)?;
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_the_resident_before_is_never_taken() {
        let folder = tempfile::tempdir().unwrap();
        let mut papers = PapersFolder::open(folder.path()).unwrap();
        fs::write(folder.path().join("old.jpg"), b"old").unwrap();
        assert!(papers.look(true).is_empty());
        fs::write(folder.path().join("new.jpg"), b"new").unwrap();
        assert!(papers.look(true).is_empty());
        assert_eq!(papers.look(true), [folder.path().join("new.jpg")]);
        assert!(papers.look(true).is_empty());
    }

    #[test]
    fn a_picture_that_is_still_growing_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut papers = PapersFolder::open(folder.path()).unwrap();
        assert!(papers.look(true).is_empty());
        let path = folder.path().join("page.png");
        for bytes in ["1", "12", "123"] {
            fs::write(&path, bytes).unwrap();
            assert!(papers.look(true).is_empty());
        }
        assert_eq!(papers.look(true), [path]);
    }

    #[test]
    fn other_files_and_links_are_not_pictures() {
        let folder = tempfile::tempdir().unwrap();
        let mut papers = PapersFolder::open(folder.path()).unwrap();
        let _ = papers.look(true);
        fs::write(folder.path().join("note.txt"), b"x").unwrap();
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("link.jpg")).unwrap();
        for _ in 0..3 {
            assert!(papers.look(true).is_empty());
        }
    }
}

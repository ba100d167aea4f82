//! One picture file as a source: it is given once, and stays where it is.

use super::{Capture, Source, Trouble, Wait};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 40 * 1024 * 1024;

/// A picture file.
#[derive(Debug)]
pub struct FileSource {
    path: PathBuf,
    is_given: bool,
}

impl FileSource {
    /// This file.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            is_given: false,
        }
    }
}

impl Source for FileSource {
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        let facts = std::fs::metadata(&self.path)?;
        if facts.is_file() {
            Ok(())
        } else {
            Err(Trouble::Unsuited)
        }
    }

    fn next(&mut self, _: &Wait) -> Result<Capture, Trouble> {
        if self.is_given {
            return Err(Trouble::Ended);
        }
        let bytes = read_bounded(&self.path)?;
        self.is_given = true;
        Ok(Capture::Picture(bytes))
    }
}

/// Reads a whole file that is no larger than a picture can be.
///
/// # Errors
/// [`Trouble::TooLarge`], or why it cannot be read.
pub(super) fn read_bounded(path: &Path) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let read = File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if read as u64 > LARGEST {
        return Err(Trouble::TooLarge);
    }
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_file_is_given_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.jpg");
        let wait = Wait::new(Duration::from_secs(5));
        let mut source = FileSource::new(&path);
        assert_eq!(source.open(&wait), Err(Trouble::Gone));
        std::fs::write(&path, b"page").unwrap();
        source.open(&wait).unwrap();
        assert_eq!(source.next(&wait), Ok(Capture::Picture(b"page".to_vec())));
        assert_eq!(source.next(&wait), Err(Trouble::Ended));
        assert_eq!(
            FileSource::new(folder.path()).open(&wait),
            Err(Trouble::Unsuited)
        );
    }

    #[test]
    fn a_file_larger_than_a_picture_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.png");
        File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
        let mut source = FileSource::new(&path);
        let wait = Wait::new(Duration::from_secs(5));
        assert_eq!(source.next(&wait), Err(Trouble::TooLarge));
    }
}

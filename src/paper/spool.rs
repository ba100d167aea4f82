//! Slips kept as files, for a ward without a printer and for printing again.

use crate::filing::reference::Reference;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Why a slip could not be kept or erased.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    /// The file is still there.
    #[error("the slip cannot be erased: check the data folder's owner")]
    Erase(#[source] io::Error),
    /// The file is not there, or not whole; an older one of the same reference is untouched.
    #[error("the slip cannot be kept: check the data folder's owner and its free space")]
    Keep(#[source] io::Error),
}

/// Writes `slips/<reference>.pdf` under the data folder, readable by the kiosk alone; durable when it returns.
///
/// # Errors
/// [`SpoolError::Keep`].
pub fn keep(folder: &Path, reference: &Reference, pdf: &[u8]) -> Result<PathBuf, SpoolError> {
    write(&slips(folder), reference, pdf).map_err(SpoolError::Keep)
}

/// Erases the slip of a reference, and what a power cut left of one; it is no error if there is none.
///
/// # Errors
/// [`SpoolError::Erase`].
pub fn forget(folder: &Path, reference: &Reference) -> Result<(), SpoolError> {
    let slips = slips(folder);
    erase(&slips, reference).map_err(SpoolError::Erase)
}

fn slips(folder: &Path) -> PathBuf {
    folder.join("slips")
}

fn whole(slips: &Path, reference: &Reference) -> PathBuf {
    slips.join(format!("{}.pdf", reference.as_str()))
}

fn unfinished(slips: &Path, reference: &Reference) -> PathBuf {
    slips.join(format!(".{}.part", reference.as_str()))
}

fn write(slips: &Path, reference: &Reference, pdf: &[u8]) -> io::Result<PathBuf> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(slips)?;
    let part = unfinished(slips, reference);
    remove(&part)?;
    // A file made anew has the mode given here; one that was there would keep its own.
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&part)?;
    let written = file.write_all(pdf).and_then(|()| file.sync_all());
    drop(file);
    let path = whole(slips, reference);
    match written.and_then(|()| std::fs::rename(&part, &path)) {
        Ok(()) => {
            File::open(slips)?.sync_all()?;
            Ok(path)
        }
        Err(error) => {
            remove(&part)?;
            Err(error)
        }
    }
}

fn erase(slips: &Path, reference: &Reference) -> io::Result<()> {
    remove(&unfinished(slips, reference))?;
    remove(&whole(slips, reference))?;
    match File::open(slips) {
        Ok(folder) => folder.sync_all(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn reference() -> Reference {
        Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8])
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder.join("slips")).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_kept_slip_is_whole_and_private_and_can_be_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = keep(folder.path(), &reference(), b"first").unwrap();
        assert_eq!(path, keep(folder.path(), &reference(), b"second").unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            names(folder.path()),
            [format!("{}.pdf", reference().as_str())]
        );

        forget(folder.path(), &reference()).unwrap();
        assert!(names(folder.path()).is_empty());
        forget(folder.path(), &reference()).unwrap();
    }

    #[test]
    fn forgetting_where_nothing_was_kept_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        forget(folder.path(), &reference()).unwrap();
    }

    #[test]
    fn the_rest_of_a_power_cut_is_written_over_and_erased() {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &reference(), b"old").unwrap();
        let part = unfinished(&slips(folder.path()), &reference());
        std::fs::write(&part, b"hal").unwrap();
        let path = keep(folder.path(), &reference(), b"new").unwrap();
        assert_eq!(std::fs::read(path).unwrap(), b"new");
        assert!(!part.exists());

        std::fs::write(&part, b"hal").unwrap();
        forget(folder.path(), &reference()).unwrap();
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("slips"), b"in the way").unwrap();
        assert!(matches!(
            keep(folder.path(), &reference(), b"slip"),
            Err(SpoolError::Keep(_))
        ));
        assert!(matches!(
            forget(folder.path(), &reference()),
            Err(SpoolError::Erase(_))
        ));
    }
}

//! Slips kept as files: those that wait for a printer, and papers of a ward that has none.
//!
//! One idea: what waits is the slip itself, not its pages, so that it comes out right on whatever printer
//! there is later. A slip has no field for anybody's name or number.

use super::slip::Slip;
use crate::filing::reference::Reference;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Why a slip could not be kept, read or erased.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    /// The file is still there.
    #[error("the slip cannot be erased: check the data folder's owner")]
    Erase(#[source] io::Error),
    /// The file is not there, or not whole; an older one of the same reference is untouched.
    #[error("the slip cannot be kept: check the data folder's owner and its free space")]
    Keep(#[source] io::Error),
    /// The slips that wait cannot be read.
    #[error("the slips that wait cannot be read: check the data folder's owner")]
    Read(#[source] io::Error),
}

/// A slip that waits for a printer.
const WAITING: &str = "json";
/// A paper that waits for hands.
const PAPER: &str = "pdf";

/// Keeps a slip that is to be printed, `slips/<reference>.json` under the data folder, readable by the kiosk
/// alone; durable when it returns.
///
/// # Errors
/// [`SpoolError::Keep`].
pub fn keep_slip(folder: &Path, slip: &Slip) -> Result<(), SpoolError> {
    let bytes = serde_json::to_vec(slip).map_err(|error| SpoolError::Keep(error.into()))?;
    write(&slips(folder), &slip.reference, WAITING, &bytes).map_err(SpoolError::Keep)
}

/// Keeps a slip as PDF, `slips/<reference>.pdf`, for a ward without a printer; durable when it returns.
///
/// # Errors
/// [`SpoolError::Keep`].
pub fn keep_paper(folder: &Path, reference: &Reference, pdf: &[u8]) -> Result<(), SpoolError> {
    write(&slips(folder), reference, PAPER, pdf).map_err(SpoolError::Keep)
}

/// The slips that wait for a printer, the oldest first; a file that is none is passed over.
///
/// # Errors
/// [`SpoolError::Read`].
pub fn waiting(folder: &Path) -> Result<Vec<Slip>, SpoolError> {
    let mut found = Vec::new();
    for (path, kept) in files(&slips(folder)).map_err(SpoolError::Read)? {
        if path.extension().is_none_or(|ending| ending != WAITING) {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(SpoolError::Read)?;
        if let Ok(slip) = serde_json::from_slice::<Slip>(&bytes) {
            found.push((kept, slip));
        }
    }
    found.sort_by_key(|(kept, _)| *kept);
    Ok(found.into_iter().map(|(_, slip)| slip).collect())
}

/// Erases what is kept of a reference, and what a power cut left of it; it is no error if there is nothing.
///
/// # Errors
/// [`SpoolError::Erase`].
pub fn forget(folder: &Path, reference: &Reference) -> Result<(), SpoolError> {
    let slips = slips(folder);
    erase(&slips, reference).map_err(SpoolError::Erase)
}

/// Erases everything that was kept longer ago than `age`.
///
/// # Errors
/// [`SpoolError::Erase`].
pub fn forget_older_than(folder: &Path, age: Duration) -> Result<(), SpoolError> {
    let slips = slips(folder);
    let all = files(&slips).map_err(SpoolError::Erase)?;
    for (path, kept) in all {
        // A clock that went back makes nothing old.
        if kept.elapsed().is_ok_and(|since| since > age) {
            remove(&path).map_err(SpoolError::Erase)?;
        }
    }
    Ok(())
}

fn slips(folder: &Path) -> PathBuf {
    folder.join("slips")
}

/// The files of the spool and when each was written.
fn files(slips: &Path) -> io::Result<Vec<(PathBuf, SystemTime)>> {
    let entries = match std::fs::read_dir(slips) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut all = Vec::new();
    for entry in entries {
        let entry = entry?;
        all.push((entry.path(), entry.metadata()?.modified()?));
    }
    Ok(all)
}

fn whole(slips: &Path, reference: &Reference, ending: &str) -> PathBuf {
    slips.join(format!("{}.{ending}", reference.as_str()))
}

fn unfinished(slips: &Path, reference: &Reference) -> PathBuf {
    slips.join(format!(".{}.part", reference.as_str()))
}

fn write(slips: &Path, reference: &Reference, ending: &str, bytes: &[u8]) -> io::Result<()> {
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
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let path = whole(slips, reference, ending);
    match written.and_then(|()| std::fs::rename(&part, &path)) {
        Ok(()) => File::open(slips)?.sync_all(),
        Err(error) => {
            remove(&part)?;
            Err(error)
        }
    }
}

fn erase(slips: &Path, reference: &Reference) -> io::Result<()> {
    remove(&unfinished(slips, reference))?;
    for ending in [WAITING, PAPER] {
        remove(&whole(slips, reference, ending))?;
    }
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
    use crate::paper::slip::{Papers, Slip};
    use std::os::unix::fs::PermissionsExt;

    fn reference() -> Reference {
        Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8])
    }

    fn slip(reference: Reference) -> Slip {
        let none = Papers {
            heading: String::new(),
            papers: Vec::new(),
        };
        Slip {
            language: "vi".to_owned(),
            title: "PHIẾU".to_owned(),
            office: String::new(),
            reference_label: String::new(),
            code: reference.as_str().to_owned(),
            reference,
            next: "Ra quầy số 3".to_owned(),
            visit: Vec::new(),
            procedure: String::new(),
            expected: Vec::new(),
            missing: none.clone(),
            attached: none,
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder.join("slips")).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_kept_paper_is_whole_and_private_and_can_be_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        keep_paper(folder.path(), &reference(), b"first").unwrap();
        keep_paper(folder.path(), &reference(), b"second").unwrap();
        let path = whole(&slips(folder.path()), &reference(), PAPER);
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            names(folder.path()),
            [format!("{}.pdf", reference().as_str())]
        );
        assert!(waiting(folder.path()).unwrap().is_empty());

        forget(folder.path(), &reference()).unwrap();
        assert!(names(folder.path()).is_empty());
        forget(folder.path(), &reference()).unwrap();
    }

    #[test]
    fn slips_that_wait_come_back_as_they_were_the_oldest_first() {
        let folder = tempfile::tempdir().unwrap();
        let later = Reference::from_random([8; 8]);
        keep_slip(folder.path(), &slip(later.clone())).unwrap();
        keep_slip(folder.path(), &slip(reference())).unwrap();
        let newest = whole(&slips(folder.path()), &later, WAITING);
        let file = File::options().write(true).open(newest).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(60))
            .unwrap();
        std::fs::write(folder.path().join("slips/broken.json"), b"{").unwrap();
        assert_eq!(
            waiting(folder.path()).unwrap(),
            [slip(reference()), slip(later)]
        );
        forget(folder.path(), &reference()).unwrap();
        assert_eq!(waiting(folder.path()).unwrap().len(), 1);
    }

    #[test]
    fn what_is_old_is_erased_and_what_is_new_stays() {
        let folder = tempfile::tempdir().unwrap();
        forget_older_than(folder.path(), Duration::ZERO).unwrap();
        keep_slip(folder.path(), &slip(reference())).unwrap();
        let month = Duration::from_secs(30 * 24 * 3600);
        forget_older_than(folder.path(), month).unwrap();
        assert_eq!(names(folder.path()).len(), 1);
        let file = whole(&slips(folder.path()), &reference(), WAITING);
        let file = File::options().write(true).open(file).unwrap();
        file.set_modified(SystemTime::now() - month - Duration::from_secs(1))
            .unwrap();
        forget_older_than(folder.path(), month).unwrap();
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn nothing_waits_where_nothing_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        forget(folder.path(), &reference()).unwrap();
        assert!(waiting(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn the_rest_of_a_power_cut_is_written_over_and_erased() {
        let folder = tempfile::tempdir().unwrap();
        keep_paper(folder.path(), &reference(), b"old").unwrap();
        let part = unfinished(&slips(folder.path()), &reference());
        std::fs::write(&part, b"hal").unwrap();
        keep_paper(folder.path(), &reference(), b"new").unwrap();
        let path = whole(&slips(folder.path()), &reference(), PAPER);
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
            keep_slip(folder.path(), &slip(reference())),
            Err(SpoolError::Keep(_))
        ));
        assert!(matches!(
            forget(folder.path(), &reference()),
            Err(SpoolError::Erase(_))
        ));
        assert!(matches!(waiting(folder.path()), Err(SpoolError::Read(_))));
    }
}

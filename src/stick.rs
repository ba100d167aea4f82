//! Sealed filings as folders on a medium that is carried, e.g. a USB stick.
//!
//! A folder gets its final name only when everything in it is on the medium, so a stick that is
//! pulled out at any moment holds whole filings and at most some `.partial` ones, which the next
//! writing replaces. Nothing is read through a link, and nothing beyond the size that was promised.

pub mod opened;

use crate::protocol::bundle::{self, BundleFault, FileEntry, FileName, Index};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The filings on a medium.
#[derive(Debug, Clone)]
pub struct Stick {
    /// The folder that holds one folder for each filing.
    filings: PathBuf,
}

/// Why a medium cannot be read or written. Names files and folders, never contents.
#[derive(Debug, thiserror::Error)]
pub enum StickError {
    /// A filing's file is missing, cut short or changed.
    #[error("{file} is missing, cut short or changed; export the filing again")]
    Damaged {
        /// The file.
        file: String,
    },
    /// A filing's folder is not one.
    #[error("{0}; export the filing again")]
    Fault(#[from] BundleFault),
    /// The system refused a file.
    #[error("cannot use {}: {source}; check the stick, or take another one", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// There is no room left.
    #[error("the stick is full; free some space on it, or take another one, and export again")]
    Full,
    /// The folder is not there.
    #[error("there is no folder {}; plug the stick in and look where it is mounted", path.display())]
    NoFolder {
        /// Which.
        path: PathBuf,
    },
    /// Something else lies where a folder belongs.
    #[error("{} is not a folder; remove it from the stick", path.display())]
    NotAFolder {
        /// Which.
        path: PathBuf,
    },
    /// A small file beside the filings makes no sense.
    #[error(
        "{file} cannot be read; look whether the medium is damaged, and remove the file if it is"
    )]
    Note {
        /// The file.
        file: String,
    },
    /// The medium cannot be written.
    #[error("the stick is read-only; open its lock, or mount it so that this user may write")]
    ReadOnly,
    /// More folders than one kiosk can have filled.
    #[error(
        "more than {} filings; take some folders off the stick",
        bundle::FILINGS
    )]
    TooMany,
}

impl StickError {
    fn file(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::File {
                path: path.to_owned(),
                source,
            },
        }
    }
}

impl Stick {
    /// The filings below `medium`, to be read.
    ///
    /// # Errors
    /// [`StickError::NoFolder`], [`StickError::NotAFolder`], [`StickError::File`].
    pub fn open(medium: &Path) -> Result<Self, StickError> {
        let filings = medium.join(bundle::FOLDER);
        require_folder(&filings)?;
        Ok(Self { filings })
    }

    /// The filings below `medium`, to be written. `medium` itself must be there: a mistyped name
    /// must not become a folder on the kiosk's own disk.
    ///
    /// # Errors
    /// As [`Stick::open`]; [`StickError::Full`], [`StickError::ReadOnly`].
    pub fn prepare(medium: &Path) -> Result<Self, StickError> {
        let filings = medium.join(bundle::FOLDER);
        match fs::create_dir(&filings) {
            Ok(()) => sync(medium)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(StickError::NoFolder {
                    path: medium.to_owned(),
                });
            }
            Err(error) => return Err(StickError::file(&filings, error)),
        }
        require_folder(&filings)?;
        Ok(Self { filings })
    }

    /// The filings that are here, by their ids; those half written are not.
    ///
    /// # Errors
    /// [`StickError::TooMany`], [`StickError::File`].
    pub fn filings(&self) -> Result<Vec<Uuid>, StickError> {
        let failed = |error| StickError::file(&self.filings, error);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.filings).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            found.extend(name.to_str().and_then(bundle::filing_of));
            if found.len() > bundle::FILINGS {
                return Err(StickError::TooMany);
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    /// A filing's index, checked.
    ///
    /// # Errors
    /// [`StickError::Damaged`], [`StickError::Fault`], [`StickError::NotAFolder`].
    pub fn index(&self, id: Uuid) -> Result<Index, StickError> {
        let folder = self.folder(id);
        require_folder(&folder)?;
        let bytes = read(
            &folder.join(bundle::INDEX),
            bundle::INDEX,
            bundle::INDEX_BYTES,
        )?;
        Ok(Index::read(id, &bytes)?)
    }

    /// A filing's sealed file, byte for byte as its index tells it.
    ///
    /// # Errors
    /// [`StickError::Damaged`], [`StickError::File`].
    pub fn file(&self, id: Uuid, entry: &FileEntry) -> Result<Vec<u8>, StickError> {
        let name = entry.name.to_string();
        let bytes = read(&self.folder(id).join(&name), &name, entry.size)?;
        if entry.describes(&bytes) {
            Ok(bytes)
        } else {
            Err(StickError::Damaged { file: name })
        }
    }

    /// Whether the very filing of this index is here, whole.
    pub fn holds(&self, index: &Index) -> bool {
        let same = self.index(index.id).is_ok_and(|found| found == *index);
        same && index
            .files
            .iter()
            .all(|entry| self.file(index.id, entry).is_ok())
    }

    /// Writes a filing, all or nothing, in place of a damaged one.
    ///
    /// # Errors
    /// [`StickError`], and whatever `sealed` says; what was here whole before stays.
    pub fn write<E: From<StickError>>(
        &self,
        index: &Index,
        sealed: impl FnMut(FileName) -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        let partial = self.partial(index.id);
        let written = self.write_partial(&partial, index, sealed);
        if written.is_err() {
            // Room for what is whole; where this fails too, the next writing takes it away.
            let _ = fs::remove_dir_all(&partial);
        }
        written?;
        Ok(self.give_name(&partial, index.id)?)
    }

    /// A small file beside the filings; `None` where there is none.
    ///
    /// # Errors
    /// [`StickError::Note`], [`StickError::File`].
    pub fn note(&self, name: &str) -> Result<Option<Vec<u8>>, StickError> {
        let path = self.filings.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            _ => match read(&path, name, bundle::INDEX_BYTES) {
                Err(StickError::Damaged { file }) => Err(StickError::Note { file }),
                read => read.map(Some),
            },
        }
    }

    /// Writes a small file beside the filings, in place of the one that is there.
    ///
    /// # Errors
    /// [`StickError::Full`], [`StickError::ReadOnly`], [`StickError::File`]; the earlier one stays.
    pub fn put_note(&self, name: &str, bytes: &[u8]) -> Result<(), StickError> {
        let path = self.filings.join(name);
        let half = self.filings.join(format!("{name}{}", bundle::PARTIAL));
        remove(&half)?;
        write_new(&half, bytes)?;
        fs::rename(&half, &path).map_err(|error| StickError::file(&path, error))?;
        sync(&self.filings)
    }

    /// Takes a filing off the medium; no error where it is not there.
    ///
    /// # Errors
    /// [`StickError::ReadOnly`], [`StickError::File`].
    pub fn remove(&self, id: Uuid) -> Result<(), StickError> {
        remove(&self.folder(id))?;
        remove(&self.partial(id))?;
        sync(&self.filings)
    }

    fn write_partial<E: From<StickError>>(
        &self,
        partial: &Path,
        index: &Index,
        mut sealed: impl FnMut(FileName) -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        remove(partial)?;
        fs::create_dir(partial).map_err(|error| StickError::file(partial, error))?;
        for entry in &index.files {
            let bytes = sealed(entry.name)?;
            write_new(&partial.join(entry.name.to_string()), &bytes)?;
        }
        let path = partial.join(bundle::INDEX);
        let bytes = index
            .to_bytes()
            .map_err(|error| StickError::file(&path, error.into()))?;
        write_new(&path, &bytes)?;
        sync(partial)?;
        Ok(())
    }

    fn give_name(&self, partial: &Path, id: Uuid) -> Result<(), StickError> {
        let folder = self.folder(id);
        // Only what is damaged is in the way; a folder cannot be put over a full one.
        remove(&folder)?;
        fs::rename(partial, &folder).map_err(|error| StickError::file(&folder, error))?;
        sync(&self.filings)
    }

    fn folder(&self, id: Uuid) -> PathBuf {
        self.filings.join(id.to_string())
    }

    fn partial(&self, id: Uuid) -> PathBuf {
        self.filings.join(format!("{id}{}", bundle::PARTIAL))
    }
}

/// A link to a folder elsewhere is no folder.
fn require_folder(path: &Path) -> Result<(), StickError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(StickError::NotAFolder {
            path: path.to_owned(),
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(StickError::NoFolder {
            path: path.to_owned(),
        }),
        Err(error) => Err(StickError::file(path, error)),
    }
}

/// Reads a file of at most `limit` bytes. Looked at before it is opened, because opening a pipe
/// would wait for ever, and compared after it, because a link may have taken its place.
fn read(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>, StickError> {
    let damaged = || StickError::Damaged {
        file: name.to_owned(),
    };
    let failed = |error: io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => damaged(),
        _ => StickError::File {
            path: path.to_owned(),
            source: error,
        },
    };
    let seen = fs::symlink_metadata(path).map_err(failed)?;
    if !seen.is_file() || seen.len() > limit {
        return Err(damaged());
    }
    let file = File::open(path).map_err(failed)?;
    let opened = file.metadata().map_err(failed)?;
    if (opened.dev(), opened.ino()) != (seen.dev(), seen.ino()) {
        return Err(damaged());
    }
    let mut bytes = Vec::new();
    let _ = file
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(damaged());
    }
    Ok(bytes)
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StickError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .map_err(|error| StickError::file(path, error))
}

/// Removes a folder with all that is in it, or whatever else has its name; never through a link.
fn remove(path: &Path) -> Result<(), StickError> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StickError::file(path, error)),
        _ => Ok(()),
    }
}

/// Makes the coming and going of names durable.
fn sync(folder: &Path) -> Result<(), StickError> {
    File::open(folder)
        .and_then(|opened| opened.sync_all())
        .map_err(|error| StickError::file(folder, error))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

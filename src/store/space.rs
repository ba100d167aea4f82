//! Room on the disk: what is free, and a reserve that is given up only so that filings can leave.

use crate::store::error::StoreError;
use crate::store::folder;
use rustix::fs::{FallocateFlags, StatVfsMountFlags, fallocate, statvfs};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const FILE: &str = "reserve.bin";

/// What the file system says about itself.
pub(super) struct Space {
    /// Bytes free for this process.
    pub(super) free: u64,
    /// Whether it is mounted read-only, as Linux does after errors.
    pub(super) read_only: bool,
}

impl Space {
    /// Asks the file system of the data folder.
    pub(super) fn of(data: &Path) -> Result<Self, StoreError> {
        let found = statvfs(data).map_err(|e| StoreError::file(data, e.into()))?;
        Ok(Self {
            free: found.f_bavail.saturating_mul(found.f_frsize),
            read_only: found.f_flag.contains(StatVfsMountFlags::RDONLY),
        })
    }
}

/// Whether the reserve is there.
pub(super) fn has_reserve(data: &Path) -> bool {
    data.join(FILE).exists()
}

/// Sets `bytes` aside.
pub(super) fn set_reserve_aside(data: &Path, bytes: u64) -> Result<(), StoreError> {
    let path = data.join(FILE);
    let outcome = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)
        .and_then(|mut file| {
            match fallocate(&file, FallocateFlags::empty(), 0, bytes) {
                Ok(()) => {}
                Err(rustix::io::Errno::OPNOTSUPP | rustix::io::Errno::NOSYS) => {
                    let _ = io::copy(&mut io::Read::take(io::repeat(0), bytes), &mut file)?;
                    file.flush()?;
                }
                Err(error) => return Err(error.into()),
            }
            file.sync_all()
        });
    if let Err(error) = outcome {
        // Half a reserve would be taken for a whole one.
        let _ = fs::remove_file(&path);
        return Err(StoreError::file(path, error));
    }
    folder::sync(data)
}

/// Gives the reserve up. Returns whether there was one.
pub(super) fn give_reserve_up(data: &Path) -> Result<bool, StoreError> {
    let path = data.join(FILE);
    match fs::remove_file(&path) {
        Ok(()) => folder::sync(data).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::file(path, error)),
    }
}

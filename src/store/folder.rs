//! The data folder itself: private, and durable where files come and go in it.

use crate::store::error::StoreError;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Makes the folder where it is missing, durably, and closes it to everybody else (mode 0700).
pub(super) fn prepare(folder: &Path) -> Result<(), StoreError> {
    let missing = folder
        .ancestors()
        .skip(1)
        .take_while(|place| !place.as_os_str().is_empty() && !place.is_dir());
    let missing: Vec<&Path> = missing.collect();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| StoreError::file(folder, e))?;
    // The folder itself also where it was found: the process that made it may have been killed
    // before it came to this, and a power cut would take the folder with all that is in it.
    for made in missing.into_iter().chain([folder]) {
        sync_name(made)?;
    }
    restrict(folder, 0o700)
}

/// Makes the name of a folder durable. Where the folder that holds it may not even be read, others
/// have prepared it.
fn sync_name(folder: &Path) -> Result<(), StoreError> {
    let holder = match folder.parent() {
        Some(holder) if holder.as_os_str().is_empty() => Path::new("."),
        Some(holder) => holder,
        None => folder,
    };
    match sync(holder) {
        Err(StoreError::ReadOnly) => Ok(()),
        outcome => outcome,
    }
}

/// Takes away from a file or folder what `mode` does not allow.
pub(super) fn restrict(path: &Path, mode: u32) -> Result<(), StoreError> {
    let found = mode_of(path)?;
    if found & 0o077 != 0 {
        fs::set_permissions(path, Permissions::from_mode(mode))
            .map_err(|e| StoreError::file(path, e))?;
    }
    Ok(())
}

/// The permission bits of a file.
pub(super) fn mode_of(path: &Path) -> Result<u32, StoreError> {
    fs::metadata(path)
        .map(|found| found.permissions().mode() & 0o777)
        .map_err(|e| StoreError::file(path, e))
}

/// Makes an empty private file unless there is one. An existing file is not even opened: closing
/// it would drop the database's own locks on it.
pub(super) fn create_private(folder: &Path, path: &Path) -> Result<(), StoreError> {
    match private().create_new(true).open(path) {
        Ok(_) => sync(folder),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => restrict(path, 0o600),
        Err(error) => Err(StoreError::file(path, error)),
    }
}

/// Writes a private file so that after a power cut it is there whole or not at all.
pub(super) fn write_private(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let path = folder.join(name);
    let half = folder.join(format!("{name}.new"));
    private()
        .create(true)
        .truncate(true)
        .open(&half)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&half, &path))
        .map_err(|e| StoreError::file(path, e))?;
    sync(folder)
}

/// Makes the coming and going of files durable.
pub(super) fn sync(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|opened| opened.sync_all())
        .map_err(|e| StoreError::file(folder, e))
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    let _ = options.write(true).mode(0o600);
    options
}

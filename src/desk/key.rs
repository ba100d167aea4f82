//! The desk's key pair: filings that are carried here on a stick are sealed to its public half.
//!
//! The private half is a file of its own in the data folder. Whoever loses it cannot open sticks
//! that were written for it, so it belongs into the desk's backup.

use crate::desk::{DeskError, claim_folder};
use crate::sealing::SealError;
use crate::sealing::key_pair::PrivateKey;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const FILE: &str = "desk.key";

/// Why the key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Others may read it.
    #[error("others can read {}; set its mode to 0600", path.display())]
    Exposed {
        /// The key file.
        path: PathBuf,
    },
    /// The system refused.
    #[error("cannot use {}: {source}", path.display())]
    File {
        /// The key file.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// The data folder cannot be used.
    #[error(transparent)]
    Folder(#[from] DeskError),
    /// The file does not hold a key.
    #[error("{} does not hold a key of 32 bytes; restore it from the backup", path.display())]
    Invalid {
        /// The key file.
        path: PathBuf,
    },
    /// There is none.
    #[error(
        "the desk has no key yet; make it with `motcua-desk key` and put what it prints into the kiosks' kiosk.toml"
    )]
    None,
}

/// The desk's private key, made where there is none. Safe while a desk is at work in the folder.
///
/// # Errors
/// [`KeyError`] says what to do.
pub fn load_or_create(data: &Path) -> Result<PrivateKey, KeyError> {
    claim_folder(data)?;
    match load(data) {
        Err(KeyError::None) => {}
        other => return other,
    }
    create_file(data, FILE, &PrivateKey::random().expose())?;
    // Whichever was there first, should two have made one at the same time.
    load(data)
}

/// The desk's private key.
///
/// # Errors
/// [`KeyError`] says what to do.
pub fn load(data: &Path) -> Result<PrivateKey, KeyError> {
    let bytes = read_file(data, FILE)?;
    PrivateKey::from_bytes(&bytes).map_err(|_: SealError| KeyError::Invalid {
        path: data.join(FILE),
    })
}

/// The bytes of a key file that nobody else may read.
pub(super) fn read_file(data: &Path, name: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let path = data.join(name);
    let failed = |source: io::Error| match source.kind() {
        ErrorKind::NotFound => KeyError::None,
        _ => KeyError::File {
            path: path.clone(),
            source,
        },
    };
    let mode = fs::metadata(&path).map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(KeyError::Exposed { path });
    }
    Ok(Zeroizing::new(fs::read(&path).map_err(failed)?))
}

/// Makes a key file that is on the disk whole before it has its name; one that has the name stays.
pub(super) fn create_file(data: &Path, name: &str, bytes: &[u8]) -> Result<(), KeyError> {
    let path = data.join(name);
    create(data, name, &path, bytes).map_err(|source| KeyError::File { path, source })
}

fn create(data: &Path, name: &str, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let half = data.join(format!("{name}.new"));
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&half)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })?;
    match fs::hard_link(&half, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    fs::remove_file(&half)?;
    File::open(data)?.sync_all()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs::Permissions;
    use tempfile::TempDir;

    #[test]
    fn a_key_is_made_once_and_nobody_else_may_read_it() {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("desk");
        let public = load_or_create(&data).unwrap().public_bytes();
        assert_eq!(load_or_create(&data).unwrap().public_bytes(), public);
        let path = data.join(FILE);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1);

        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(load(&data), Err(KeyError::Exposed { .. })));
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "short").unwrap();
        assert!(matches!(
            load_or_create(&data),
            Err(KeyError::Invalid { .. })
        ));
        assert_eq!(fs::read(&path).unwrap(), b"short");
    }

    #[test]
    fn a_desk_without_a_key_says_how_to_make_one() {
        let folder = TempDir::new().unwrap();
        assert!(matches!(load(folder.path()), Err(KeyError::None)));
    }
}

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
    let path = data.join(FILE);
    create(data, &path).map_err(|source| KeyError::File { path, source })?;
    // Whichever was there first, should two have made one at the same time.
    load(data)
}

/// The desk's private key.
///
/// # Errors
/// [`KeyError`] says what to do.
pub fn load(data: &Path) -> Result<PrivateKey, KeyError> {
    let path = data.join(FILE);
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
    let bytes = Zeroizing::new(fs::read(&path).map_err(failed)?);
    PrivateKey::from_bytes(&bytes).map_err(|_: SealError| KeyError::Invalid { path })
}

/// Makes a key that is on the disk whole before it has its name; a key that has the name stays.
fn create(data: &Path, path: &Path) -> io::Result<()> {
    let half = data.join(format!("{FILE}.new"));
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&half)
        .and_then(|mut file| {
            file.write_all(&PrivateKey::random().expose())?;
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

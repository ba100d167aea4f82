//! The device's key: 32 random bytes in a file of their own, durable before first use.

use crate::sealing::SecretKey;
use crate::store::error::StoreError;
use crate::store::folder;
use std::fs;
use std::io;
use std::path::Path;
use zeroize::Zeroizing;

const FILE: &str = "kiosk.key";

/// The device's key as it was found.
pub(super) struct DeviceKey {
    /// The key.
    pub(super) key: SecretKey,
    /// The file's permissions, where others may read it.
    pub(super) exposed: Option<u32>,
}

impl DeviceKey {
    /// Reads the key, or makes one where there is none.
    pub(super) fn load_or_create(data: &Path) -> Result<Self, StoreError> {
        let path = data.join(FILE);
        match fs::read(&path).map(Zeroizing::new) {
            Ok(bytes) => Ok(Self {
                key: SecretKey::from_bytes(&bytes)
                    .ok_or(StoreError::InvalidKeyFile { path: path.clone() })?,
                exposed: Some(folder::mode_of(&path)?).filter(|mode| mode & 0o077 != 0),
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = SecretKey::random()?;
                folder::write_private(data, FILE, key.expose())?;
                Ok(Self { key, exposed: None })
            }
            Err(error) => Err(StoreError::file(path, error)),
        }
    }
}

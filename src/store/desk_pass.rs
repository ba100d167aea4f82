//! The pass by which the desk knows this kiosk: a file of its own that nobody else may read.
//!
//! It is not sealed under the device key, which lies in the same folder; whoever loses it enrols
//! anew.

use crate::store::error::StoreError;
use crate::store::{Store, folder};
use std::fs;
use std::io::ErrorKind;
use zeroize::Zeroizing;

const FILE: &str = "desk.pass";

impl Store {
    /// The pass, where this kiosk was enrolled.
    ///
    /// # Errors
    /// [`StoreError::File`] where it is there and cannot be read.
    pub fn desk_pass(&self) -> Result<Option<Zeroizing<String>>, StoreError> {
        let path = self.shared.data.join(FILE);
        match fs::read_to_string(&path).map(Zeroizing::new) {
            Ok(pass) => {
                folder::restrict(&path, 0o600)?;
                Ok(Some(Zeroizing::new(pass.trim().to_owned())))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::file(path, error)),
        }
    }

    /// Keeps a pass in the place of any other; on the disk once this returns.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn keep_desk_pass(&self, pass: &str) -> Result<(), StoreError> {
        folder::write_private(&self.shared.data, FILE, pass.as_bytes())
    }
}

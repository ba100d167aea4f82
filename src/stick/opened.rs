//! A filing on a medium, opened by the private key that it is sealed to.

use crate::protocol::bundle::{BundleFault, FileName, Index};
use crate::protocol::digest::Digest;
use crate::sealing::key_pair::PrivateKey;
use crate::sealing::{Context, Purpose, SecretKey};
use crate::stick::{Stick, StickError};
use uuid::Uuid;

/// A filing whose key is unwrapped; its files are opened one at a time.
#[derive(Debug)]
pub struct OpenedFiling {
    stick: Stick,
    index: Index,
    key: SecretKey,
}

/// Why a filing does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The wrapped key was changed.
    #[error("its key does not open; export the filing again")]
    Key,
    /// It was sealed for another key.
    #[error("it was sealed to another key; use the key whose public half stood in kiosk.toml")]
    OtherKey,
    /// A sealed file does not open in its place.
    #[error("{file} does not open; export the filing again")]
    Sealed {
        /// Which.
        file: FileName,
    },
    /// The medium.
    #[error(transparent)]
    Stick(#[from] StickError),
}

impl From<BundleFault> for OpenError {
    fn from(fault: BundleFault) -> Self {
        Self::Stick(fault.into())
    }
}

impl OpenedFiling {
    /// Reads a filing's index and unwraps its key.
    ///
    /// # Errors
    /// [`OpenError`] says what to do.
    pub fn new(stick: Stick, id: Uuid, private: &PrivateKey) -> Result<Self, OpenError> {
        let index = stick.index(id)?;
        if index.sealed_to != Digest::of(&private.public_bytes()) {
            return Err(OpenError::OtherKey);
        }
        let wrap = stick.file(id, index.file(FileName::Key)?)?;
        let key = private.unwrap_key(&wrap, id).map_err(|_| OpenError::Key)?;
        Ok(Self { stick, index, key })
    }

    /// The filing's id.
    pub fn id(&self) -> Uuid {
        self.index.id
    }

    /// The bytes of the manifest or of a part, as they were before they were sealed.
    ///
    /// # Errors
    /// [`OpenError::Sealed`], [`OpenError::Stick`].
    pub fn open(&self, file: FileName) -> Result<Vec<u8>, OpenError> {
        let id = self.index.id;
        let context = match file {
            FileName::Key => Context::only(Purpose::FilingKey, id),
            FileName::Manifest => Context::only(Purpose::Manifest, id),
            FileName::Part(number) => Context::numbered(Purpose::Part, id, number),
        };
        let sealed = self.stick.file(id, self.index.file(file)?)?;
        self.key
            .open(sealed, context)
            .map_err(|_| OpenError::Sealed { file })
    }
}

//! The key by which the desk signs what it hands over, so that a file that was changed on its way is
//! noticed (Ed25519, RFC 8032).
//!
//! A key of its own, made once in the data folder: the one that opens sticks never signs.

use crate::desk::DeskError;
use crate::desk::key::{KeyError, create_file, read_file};
use crate::protocol::base64;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::path::Path;
use zeroize::Zeroizing;

const FILE: &str = "hand-over.key";

/// What stands before the 32 bytes of a public key in its general form (RFC 8410).
const GENERAL: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// The private half.
pub struct HandOverKey(SigningKey);

/// The public half, which whoever takes files over is given once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicHandOverKey(VerifyingKey);

impl HandOverKey {
    /// The desk's key, made where there is none. Safe while a desk is at work in the folder.
    ///
    /// # Errors
    /// [`KeyError`] says what to do.
    pub fn load_or_create(data: &Path) -> Result<Self, KeyError> {
        match Self::load(data) {
            Err(KeyError::None) => {}
            other => return other,
        }
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|_| DeskError::Randomness)?;
        create_file(data, FILE, &*bytes)?;
        Self::load(data)
    }

    fn load(data: &Path) -> Result<Self, KeyError> {
        let bytes = read_file(data, FILE)?;
        let bytes: &[u8; 32] = bytes.as_slice().try_into().map_err(|_| KeyError::Invalid {
            path: data.join(FILE),
        })?;
        Ok(Self(SigningKey::from_bytes(bytes)))
    }

    /// The public half.
    pub fn public(&self) -> PublicHandOverKey {
        PublicHandOverKey(self.0.verifying_key())
    }

    /// The 64 bytes of a signature.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

impl std::fmt::Debug for HandOverKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandOverKey")
    }
}

impl PublicHandOverKey {
    /// The key with these bytes; none where they are no key.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(Self)
    }

    /// Its bytes.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// As PEM, which other programs read.
    pub fn to_pem(self) -> String {
        let bytes = [GENERAL.as_slice(), &self.to_bytes()].concat();
        let text = base64::encode(&bytes);
        format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----")
    }

    /// Whether this key's owner has signed these very bytes.
    pub fn has_signed(self, bytes: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.0.verify_strict(bytes, &signature).is_ok())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    #[test]
    fn a_signature_holds_for_the_very_bytes_and_the_very_desk() {
        let folder = TempDir::new().unwrap();
        let key = HandOverKey::load_or_create(folder.path()).unwrap();
        let again = HandOverKey::load_or_create(folder.path()).unwrap();
        assert_eq!(key.public(), again.public());
        let mode = std::fs::metadata(folder.path().join(FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let signature = key.sign(b"filing");
        assert!(key.public().has_signed(b"filing", &signature));
        assert!(!key.public().has_signed(b"filinG", &signature));
        assert!(!key.public().has_signed(b"filing", &signature[1..]));
        let other = HandOverKey::load_or_create(TempDir::new().unwrap().path()).unwrap();
        assert!(!other.public().has_signed(b"filing", &signature));
    }
}

//! Sealing one blob under one key: XChaCha20-Poly1305, bound to the place it belongs to.
//!
//! The associated data name purpose, owner and number, so a blob that is moved elsewhere in the
//! database, or on a stick, does not open there. The kiosk seals; the desk opens what comes to it
//! without a line, by the key pair of [`key_pair`].

pub mod key_pair;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, Tag, XChaCha20Poly1305, XNonce};
use std::fmt;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Version of the sealed form; it is part of the associated data and the last byte of each blob.
const FORMAT: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;

/// Bytes that sealing adds to a blob.
pub const OVERHEAD: usize = TAG + NONCE + 1;

/// Why something was not sealed or does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key is not an X25519 key.
    #[error("the key is not an X25519 key")]
    InvalidKey,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
    /// Something sealed does not open: it was changed, or the key is another one.
    #[error("{context} does not open: it was changed or sealed under another key")]
    Unreadable {
        /// What it should have been.
        context: Context,
    },
}

/// What a sealed blob is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Proof that a device key is the one this database was made with.
    KeyCheck,
    /// A draft's key under the device's key.
    DraftKey,
    /// One event of a draft.
    Event,
    /// A captured page of a draft.
    Page,
    /// A filing's key under the device's key.
    FilingKey,
    /// A filing's digests and sizes.
    Header,
    /// A filing's manifest.
    Manifest,
    /// A filing's part.
    Part,
    /// An officer's words in a filing's ledger.
    Words,
    /// The whole photograph behind a captured page of a draft.
    Photograph,
    /// The whole photograph behind a filing's part.
    PartPhotograph,
    /// The address of a filing's upload.
    Upload,
    /// Somebody of the staff: name, role and what is made of the PIN.
    Staff,
}

/// Where a sealed blob belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// What it is for.
    pub purpose: Purpose,
    /// The draft or filing it belongs to.
    pub owner: Uuid,
    /// Its number there; 0 where there is only one.
    pub number: u32,
}

impl Context {
    /// The place of a blob of which its owner has only one.
    pub fn only(purpose: Purpose, owner: Uuid) -> Self {
        Self::numbered(purpose, owner, 0)
    }

    /// The place of a numbered blob.
    pub fn numbered(purpose: Purpose, owner: Uuid, number: u32) -> Self {
        Self {
            purpose,
            owner,
            number,
        }
    }

    fn associated_data(self) -> [u8; 28] {
        let mut bytes = [0; 28];
        bytes[..6].copy_from_slice(b"motcua");
        bytes[6] = FORMAT;
        bytes[7] = match self.purpose {
            Purpose::KeyCheck => 1,
            Purpose::DraftKey => 2,
            Purpose::Event => 3,
            Purpose::Page => 4,
            Purpose::FilingKey => 5,
            Purpose::Header => 6,
            Purpose::Manifest => 7,
            Purpose::Part => 8,
            Purpose::Words => 9,
            Purpose::Photograph => 10,
            Purpose::PartPhotograph => 11,
            Purpose::Upload => 12,
            Purpose::Staff => 13,
        };
        bytes[8..24].copy_from_slice(self.owner.as_bytes());
        bytes[24..].copy_from_slice(&self.number.to_be_bytes());
        bytes
    }
}

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let purpose = match self.purpose {
            Purpose::KeyCheck => "the key's check value",
            Purpose::DraftKey => "the key",
            Purpose::Event => "event",
            Purpose::Page => "page",
            Purpose::FilingKey => "the key",
            Purpose::Header => "the header",
            Purpose::Manifest => "the manifest",
            Purpose::Part => "part",
            Purpose::Words => "the officer's words",
            Purpose::Photograph | Purpose::PartPhotograph => "photograph",
            Purpose::Upload => "the address of an upload",
            Purpose::Staff => "somebody of the staff",
        };
        f.write_str(purpose)?;
        if self.number > 0 {
            write!(f, " {}", self.number)?;
        }
        write!(f, " of {}", self.owner)
    }
}

/// A 256-bit key; wiped from memory when dropped.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`SealError::Randomness`].
    pub fn random() -> Result<Self, SealError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(|_| SealError::Randomness)?;
        Ok(Self(bytes))
    }

    /// The key with these bytes; `None` unless there are 32.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; 32] = bytes.try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// Its bytes, to be stored or wrapped.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals bytes for one place. The plain bytes are overwritten, not copied.
    ///
    /// # Errors
    /// [`SealError::Randomness`]; [`SealError::Unreadable`] for more than 256 GiB.
    pub fn seal(&self, mut bytes: Vec<u8>, context: Context) -> Result<Vec<u8>, SealError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| SealError::Randomness)?;
        let tag = self
            .cipher()
            .encrypt_inout_detached(
                &XNonce::from(nonce),
                &context.associated_data(),
                bytes.as_mut_slice().into(),
            )
            .map_err(|_| SealError::Unreadable { context })?;
        bytes.reserve_exact(OVERHEAD);
        bytes.extend_from_slice(&tag);
        bytes.extend_from_slice(&nonce);
        bytes.push(FORMAT);
        Ok(bytes)
    }

    /// Opens what was sealed for this place under this key.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] for anything else.
    pub fn open(&self, mut sealed: Vec<u8>, context: Context) -> Result<Vec<u8>, SealError> {
        let unreadable = SealError::Unreadable { context };
        let Some(length) = sealed.len().checked_sub(OVERHEAD) else {
            return Err(unreadable);
        };
        let trailer = sealed.split_off(length);
        let (tag, rest) = trailer.split_at(TAG);
        let (nonce, format) = rest.split_at(NONCE);
        let (Ok(tag), Ok(nonce), [FORMAT]) = (Tag::try_from(tag), XNonce::try_from(nonce), format)
        else {
            return Err(unreadable);
        };
        self.cipher()
            .decrypt_inout_detached(
                &nonce,
                &context.associated_data(),
                sealed.as_mut_slice().into(),
                &tag,
            )
            .map_err(|_| unreadable)?;
        Ok(sealed)
    }

    /// Wraps another key for one place.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub fn wrap(&self, key: &Self, context: Context) -> Result<Vec<u8>, SealError> {
        self.seal(key.expose().to_vec(), context)
    }

    /// Unwraps a key that was wrapped for this place.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn unwrap_key(&self, wrap: Vec<u8>, context: Context) -> Result<Self, SealError> {
        let bytes = Zeroizing::new(self.open(wrap, context)?);
        Self::from_bytes(&bytes).ok_or(SealError::Unreadable { context })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.0))
    }
}

/// Says only that it is a key.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn place(number: u32) -> Context {
        Context::numbered(Purpose::Part, Uuid::from_u128(7), number)
    }

    #[test]
    fn what_was_sealed_opens_only_in_its_place_and_under_its_key() {
        let key = SecretKey::random().unwrap();
        let sealed = key.seal(b"trang 1".to_vec(), place(1)).unwrap();
        assert_eq!(key.open(sealed.clone(), place(1)).unwrap(), b"trang 1");

        let elsewhere = [
            place(2),
            Context::numbered(Purpose::Page, Uuid::from_u128(7), 1),
            Context::numbered(Purpose::Part, Uuid::from_u128(8), 1),
        ];
        for context in elsewhere {
            assert!(matches!(
                key.open(sealed.clone(), context),
                Err(SealError::Unreadable { .. })
            ));
        }
        let other = SecretKey::random().unwrap();
        assert!(other.open(sealed, place(1)).is_err());
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let key = SecretKey::random().unwrap();
        let sealed = key.seal(b"x".to_vec(), place(1)).unwrap();
        for byte in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[byte] ^= 1;
            assert!(key.open(changed, place(1)).is_err(), "byte {byte}");
            assert!(key.open(sealed[..byte].to_vec(), place(1)).is_err());
        }
    }

    #[test]
    fn the_same_bytes_are_never_sealed_alike() {
        let key = SecretKey::random().unwrap();
        let once = key.seal(b"x".to_vec(), place(1)).unwrap();
        assert_ne!(once, key.seal(b"x".to_vec(), place(1)).unwrap());
    }
}

//! A filing's key wrapped for whoever holds a private key, by HPKE (RFC 9180): for the desk, so
//! that an exported filing opens only there and a lost device key loses no queued filing.

use crate::sealing::{Context, Purpose, SealError, SecretKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use std::fmt;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The `info` of RFC 9180 §5.1: what the wrapped bytes are.
const INFO: &[u8] = b"motcua filing key 1";

/// Bytes of the encapsulated key at the head of a wrap.
const ENCAPSULATED: usize = 32;

/// Bytes of a wrap: the encapsulated key, the filing's key and the seal's tag.
pub const WRAP_BYTES: usize = ENCAPSULATED + 32 + 16;

/// A public X25519 key that filings are sealed to.
#[derive(Clone)]
pub struct PublicKey {
    bytes: [u8; 32],
    key: <X25519HkdfSha256 as Kem>::PublicKey,
}

impl PublicKey {
    /// Reads an X25519 public key and tries it, so that a useless one is told at the start and
    /// not at a resident's final tap.
    ///
    /// # Errors
    /// [`SealError::InvalidKey`], [`SealError::Randomness`].
    pub fn new(bytes: [u8; 32]) -> Result<Self, SealError> {
        let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&bytes)
            .map_err(|_| SealError::InvalidKey)?;
        let public = Self { bytes, key };
        let _ = public.wrap(&SecretKey::random()?, Uuid::nil())?;
        Ok(public)
    }

    /// Its bytes, kept beside each wrap so that a rotated key is recognised.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The encapsulated key (32 bytes) followed by the sealed filing key (48 bytes).
    ///
    /// # Errors
    /// [`SealError::InvalidKey`].
    pub fn wrap(&self, key: &SecretKey, filing: Uuid) -> Result<Vec<u8>, SealError> {
        let (encapsulated, sealed) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &self.key,
                INFO,
                key.expose(),
                filing.as_bytes(),
            )
            .map_err(|_| SealError::InvalidKey)?;
        Ok([encapsulated.to_bytes().as_slice(), sealed.as_slice()].concat())
    }
}

/// The private key that opens what was sealed to its public key.
pub struct PrivateKey(<X25519HkdfSha256 as Kem>::PrivateKey);

impl PrivateKey {
    /// A new random key.
    pub fn random() -> Self {
        Self(X25519HkdfSha256::gen_keypair().0)
    }

    /// The key with these bytes.
    ///
    /// # Errors
    /// [`SealError::InvalidKey`] unless they are an X25519 private key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(bytes)
            .map(Self)
            .map_err(|_| SealError::InvalidKey)
    }

    /// Its bytes, to be kept in a file that only its owner may read.
    pub fn expose(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_bytes().to_vec())
    }

    /// The bytes of its public key.
    pub fn public_bytes(&self) -> [u8; 32] {
        X25519HkdfSha256::sk_to_pk(&self.0).to_bytes().into()
    }

    /// Opens a filing's key that was wrapped for this key.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] for anything else.
    pub fn unwrap_key(&self, wrap: &[u8], filing: Uuid) -> Result<SecretKey, SealError> {
        let context = Context::only(Purpose::FilingKey, filing);
        let unreadable = SealError::Unreadable { context };
        let (encapsulated, sealed) = wrap.split_at_checked(ENCAPSULATED).ok_or(unreadable)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated)
            .map_err(|_| unreadable)?;
        let key = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &encapsulated,
            INFO,
            sealed,
            filing.as_bytes(),
        )
        .map(Zeroizing::new)
        .map_err(|_| unreadable)?;
        SecretKey::from_bytes(&key).ok_or(unreadable)
    }
}

/// Says only that it is a key.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_opens_the_key_and_only_for_its_filing() {
        let private = PrivateKey::random();
        let public = PublicKey::new(private.public_bytes()).unwrap();
        let key = SecretKey::random().unwrap();
        let filing = Uuid::from_u128(1);
        let wrap = public.wrap(&key, filing).unwrap();
        assert_eq!(wrap.len(), WRAP_BYTES);

        let read_back = PrivateKey::from_bytes(&private.expose()).unwrap();
        let opened = read_back.unwrap_key(&wrap, filing).unwrap();
        assert_eq!(opened.expose(), key.expose());
        assert!(private.unwrap_key(&wrap, Uuid::from_u128(2)).is_err());
        assert!(PrivateKey::random().unwrap_key(&wrap, filing).is_err());
    }

    #[test]
    fn every_changed_or_missing_byte_of_a_wrap_is_noticed() {
        let private = PrivateKey::random();
        let public = PublicKey::new(private.public_bytes()).unwrap();
        let filing = Uuid::from_u128(1);
        let wrap = public.wrap(&SecretKey::random().unwrap(), filing).unwrap();
        // The last bit of the encapsulated point is masked away by X25519 (RFC 7748 §5), but the
        // key schedule binds the bytes themselves.
        for byte in 0..wrap.len() {
            let mut changed = wrap.clone();
            changed[byte] ^= 0x80;
            assert!(private.unwrap_key(&changed, filing).is_err(), "byte {byte}");
            assert!(private.unwrap_key(&wrap[..byte], filing).is_err());
        }
    }

    #[test]
    fn a_key_of_zeros_is_refused() {
        let outcome = PublicKey::new([0; 32]).map(|_| ());
        assert_eq!(outcome, Err(SealError::InvalidKey));
    }
}

//! Wrapping a filing's key for the desk by HPKE (RFC 9180), so that an exported filing opens
//! only there and a lost device key loses no queued filing.

use crate::store::error::StoreError;
use crate::store::sealing::SecretKey;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable};
use uuid::Uuid;

/// The `info` of RFC 9180 §5.1: what the wrapped bytes are.
const INFO: &[u8] = b"motcua filing key 1";

/// The desk's public key.
pub(super) struct DeskKey {
    bytes: [u8; 32],
    key: <X25519HkdfSha256 as Kem>::PublicKey,
}

impl DeskKey {
    /// Reads an X25519 public key and tries it, so that a useless one is told at the start and
    /// not at a resident's final tap.
    pub(super) fn new(bytes: [u8; 32]) -> Result<Self, StoreError> {
        let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&bytes)
            .map_err(|_| StoreError::InvalidDeskKey)?;
        let desk = Self { bytes, key };
        let _ = desk.wrap(&SecretKey::random()?, Uuid::nil())?;
        Ok(desk)
    }

    /// Its bytes, kept beside each wrap so that a rotated key is recognised.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The encapsulated key (32 bytes) followed by the sealed filing key (48 bytes).
    pub(super) fn wrap(&self, key: &SecretKey, filing: Uuid) -> Result<Vec<u8>, StoreError> {
        let (encapsulated, sealed) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &self.key,
                INFO,
                key.expose(),
                filing.as_bytes(),
            )
            .map_err(|_| StoreError::InvalidDeskKey)?;
        Ok([encapsulated.to_bytes().as_slice(), sealed.as_slice()].concat())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use hpke::OpModeR;

    #[test]
    fn the_desk_opens_the_key_and_only_for_its_filing() {
        let (private, public) = X25519HkdfSha256::gen_keypair();
        let desk = DeskKey::new(public.to_bytes().as_slice().try_into().unwrap()).unwrap();
        let key = SecretKey::random().unwrap();
        let filing = Uuid::from_u128(1);
        let wrap = desk.wrap(&key, filing).unwrap();
        assert_eq!(wrap.len(), 80);

        let open = |filing: Uuid| {
            let (encapsulated, sealed) = wrap.split_at(32);
            hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeR::Base,
                &private,
                &<X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).unwrap(),
                INFO,
                sealed,
                filing.as_bytes(),
            )
        };
        assert_eq!(open(filing).unwrap(), key.expose());
        assert!(open(Uuid::from_u128(2)).is_err());
    }

    #[test]
    fn a_key_of_zeros_is_refused() {
        let outcome = DeskKey::new([0; 32]).map(|_| ());
        assert!(matches!(outcome, Err(StoreError::InvalidDeskKey)));
    }
}

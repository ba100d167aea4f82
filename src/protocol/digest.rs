//! SHA-256 digests and their text forms: hexadecimal, and `Repr-Digest` (RFC 9530).

use crate::protocol::base64;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// A SHA-256 digest; hexadecimal in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

/// A text that is not a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 digest")]
pub struct DigestError;

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`DigestError`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, DigestError> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(DigestError);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16).ok_or(DigestError)?;
            let low = char::from(pair[1]).to_digit(16).ok_or(DigestError)?;
            *byte = u8::try_from(high * 16 + low).map_err(|_| DigestError)?;
        }
        Ok(Self(bytes))
    }

    /// The value of a `Repr-Digest` header: `sha-256=:…:`.
    pub fn to_repr(self) -> String {
        format!("sha-256=:{}:", base64::encode(&self.0))
    }

    /// Reads the `sha-256` member of a `Repr-Digest` header; members for other algorithms are passed over.
    ///
    /// # Errors
    /// [`DigestError`] where no such member is there or its value is not 32 bytes.
    pub fn from_repr(value: &str) -> Result<Self, DigestError> {
        value
            .split(',')
            .find_map(|member| {
                let (algorithm, rest) = member.trim().split_once('=')?;
                algorithm.eq_ignore_ascii_case("sha-256").then_some(rest)
            })
            .and_then(|item| item.trim().strip_prefix(':')?.strip_suffix(':'))
            .and_then(base64::decode)
            .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
            .map(Self)
            .ok_or(DigestError)
    }
}

/// 64 lower-case hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        Self::from_hex(&text)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_header_form_is_that_of_the_standard() {
        // RFC 9530, appendix B.1: the representation `{"hello": "world"}` with its line end.
        let digest = Digest::of(b"{\"hello\": \"world\"}\n");
        let header = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        assert_eq!(digest.to_repr(), header);
        assert_eq!(Digest::from_repr(header), Ok(digest));
        assert_eq!(
            Digest::from_repr(&format!("sha-512=:AAAA:, {header}")),
            Ok(digest)
        );
    }

    #[test]
    fn other_texts_are_not_digests() {
        for text in [
            "",
            "sha-256",
            "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
            "sha-256=:RK/0:",
            "sha-256=::",
            "sha-256=:",
            "sha-512=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
        ] {
            assert_eq!(Digest::from_repr(text), Err(DigestError), "{text}");
        }
        assert_eq!(Digest::from_hex(&"é".repeat(32)), Err(DigestError));
    }

    #[test]
    fn hexadecimal_reads_back() {
        let digest = Digest::of(b"page");
        assert_eq!(Digest::from_hex(&digest.to_string()), Ok(digest));
    }
}

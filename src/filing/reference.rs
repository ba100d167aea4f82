//! The reference number that a resident takes home: eight signs without look-alikes and a check sign.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The signs used, 23 of them: no 0/O/Q/D, 1/I/J/L, 2/Z, 5/S, 6/G, 8/B, U/V confusion in print or speech.
pub const ALPHABET: &[u8; 23] = b"23456789ACEFHKMNPRTVWXY";

/// A reference number with its check sign, e.g. `K7M 4PX 2RC`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// Why a text is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Not nine signs.
    #[error("a reference has nine signs")]
    Length,
    /// A sign outside [`ALPHABET`].
    #[error("a reference has no such sign")]
    Sign(char),
    /// The check sign does not agree: one sign is wrong or two are swapped.
    #[error("the check sign does not agree")]
    Check,
}

impl Reference {
    /// A reference from eight random bytes (the slight modulo bias does no harm here).
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut signs: Vec<usize> = bytes
            .iter()
            .map(|byte| usize::from(*byte) % ALPHABET.len())
            .collect();
        signs.push(check_sign(&signs));
        Self(
            signs
                .iter()
                .map(|sign| char::from(ALPHABET[*sign]))
                .collect(),
        )
    }

    /// Reads a reference as a person types it: any case, spaces, dots or hyphens.
    ///
    /// # Errors
    /// See [`ReferenceError`].
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let mut signs = Vec::with_capacity(9);
        for sign in text.chars().filter(|c| !matches!(c, ' ' | '-' | '.')) {
            let upper = sign.to_ascii_uppercase();
            let index = ALPHABET
                .iter()
                .position(|known| char::from(*known) == upper)
                .ok_or(ReferenceError::Sign(sign))?;
            signs.push(index);
        }
        let [body @ .., check] = signs.as_slice() else {
            return Err(ReferenceError::Length);
        };
        if body.len() != 8 {
            return Err(ReferenceError::Length);
        }
        if check_sign(body) != *check {
            return Err(ReferenceError::Check);
        }
        Ok(Self(
            signs
                .iter()
                .map(|sign| char::from(ALPHABET[*sign]))
                .collect(),
        ))
    }

    /// The nine signs without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A weighted sum modulo a prime: every single wrong sign and every swap of neighbours changes it.
fn check_sign(body: &[usize]) -> usize {
    body.iter()
        .enumerate()
        .map(|(place, sign)| (place + 2) * sign)
        .sum::<usize>()
        % ALPHABET.len()
}

/// Three groups of three, as it is read aloud.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.chars().enumerate() {
            if place > 0 && place % 3 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

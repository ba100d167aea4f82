//! A password that is told once and must be replaced at the first sign-in.

use super::Password;
use std::fmt::{self, Formatter};
use zeroize::Zeroizing;

/// Letters and digits that nobody takes for another when reading them aloud or from paper.
const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";

/// Sixteen signs of 5 bits each, in groups of four.
pub struct OneTimePassword(Zeroizing<String>);

/// The system gives no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoRandomness;

impl OneTimePassword {
    /// A new one.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = Zeroizing::new([0; 16]);
        getrandom::fill(&mut *bytes).map_err(|_| NoRandomness)?;
        let mut text = Zeroizing::new(String::with_capacity(19));
        for (place, byte) in bytes.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(SIGNS[usize::from(byte % 32)]));
        }
        Ok(Self(text))
    }

    /// The words to tell its owner.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// It as a password to compare with.
    pub fn password(&self) -> Password {
        Password::typed(&self.0)
    }
}

impl fmt::Debug for OneTimePassword {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimePassword")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn one_is_like_no_other_and_is_never_printed_by_chance() {
        let (first, second) = (OneTimePassword::random(), OneTimePassword::random());
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_ne!(first.expose(), second.expose());
        assert_eq!(first.expose().len(), 19);
        assert!(!format!("{first:?}").contains(first.expose()));
        let signs = first.expose().bytes().filter(|sign| *sign != b'-');
        assert!(signs.clone().all(|sign| SIGNS.contains(&sign)));
        assert_eq!(signs.count(), 16);
    }
}

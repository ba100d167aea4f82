//! Passwords: what may be one, and how one is kept so that the database gives it to nobody.
//!
//! Kept is only an argon2id digest with a salt of its own. The cost is the second choice of
//! RFC 9106 §4 (64 MiB, 3 passes, 4 lanes), which is more than OWASP asks for (19 MiB, 2 passes,
//! 1 lane). Whoever gives a name that nobody has costs the desk the very same work as whoever
//! gives a wrong password, so the time of an answer tells nothing.

use super::AccountName;
use argon2::{Algorithm, Argon2, Params, Version};
use std::fmt::{self, Formatter};
use std::sync::atomic::{AtomicU64, Ordering};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a password.
const SHORTEST: usize = 10;
/// Most bytes of a password, so that nobody makes the desk digest a book.
const LONGEST: usize = 256;
/// Fewest different characters.
const VARIETY: usize = 5;

/// A password as somebody typed it; printed by nothing, and wiped when dropped.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

/// Why a text may not be an account's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// It has too few different characters.
    #[error("the password repeats itself; use at least {VARIETY} different characters")]
    Monotonous,
    /// It contains the account's name.
    #[error("the password contains the account's name")]
    Named,
    /// It is too long.
    #[error("the password is longer than {LONGEST} bytes")]
    Long,
    /// It is too short.
    #[error("the password is shorter than {SHORTEST} characters")]
    Short,
}

impl Password {
    /// A password from the keys that were struck; letters with their marks in one sign or in
    /// several are the same password.
    pub fn typed(text: &str) -> Self {
        let mut composed = Zeroizing::new(String::with_capacity(2 * text.len()));
        composed.extend(text.nfc());
        Self(composed)
    }

    /// Whether it may become the password of `name`.
    ///
    /// # Errors
    /// [`PasswordError`] says why not.
    pub fn check(&self, name: &AccountName) -> Result<(), PasswordError> {
        if self.0.len() > LONGEST {
            return Err(PasswordError::Long);
        }
        if self.0.chars().count() < SHORTEST {
            return Err(PasswordError::Short);
        }
        let mut signs: Vec<char> = self.0.chars().collect();
        signs.sort_unstable();
        signs.dedup();
        if signs.len() < VARIETY {
            return Err(PasswordError::Monotonous);
        }
        if self.0.to_lowercase().contains(name.as_str()) {
            return Err(PasswordError::Named);
        }
        Ok(())
    }

    /// Whether it is the same, for telling somebody who typed twice.
    pub fn is(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// What one digest costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// The second recommended choice of RFC 9106 §4.
    pub const RFC_9106: Self = Self {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
    /// For tests: hardly any work, and no protection.
    pub const LIGHT: Self = Self {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
}

/// A password as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// What its digest cost.
    pub cost: Cost,
    /// Its salt.
    pub salt: [u8; 16],
    /// The digest.
    pub digest: [u8; 32],
}

/// Why no digest could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// The cost is none that argon2 knows.
    #[error("the database holds a password whose cost this program does not know")]
    Cost,
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
}

/// Makes digests at today's cost and counts them.
#[derive(Debug)]
pub struct Hashing {
    cost: Cost,
    made: AtomicU64,
}

impl Hashing {
    /// At this cost.
    pub fn new(cost: Cost) -> Self {
        Self {
            cost,
            made: AtomicU64::new(0),
        }
    }

    /// A password as it is to be kept.
    ///
    /// # Errors
    /// [`HashError`].
    pub fn hash(&self, password: &Password) -> Result<Hashed, HashError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_| HashError::Randomness)?;
        let digest = self.digest(password, &salt, self.cost)?;
        Ok(Hashed {
            cost: self.cost,
            salt,
            digest,
        })
    }

    /// Whether it is the password that was kept; the same work where none was.
    ///
    /// # Errors
    /// [`HashError`].
    pub fn verify(&self, password: &Password, kept: Option<&Hashed>) -> Result<bool, HashError> {
        let nobody = Hashed {
            cost: self.cost,
            salt: [0; 16],
            digest: [0; 32],
        };
        let against = kept.unwrap_or(&nobody);
        let digest = self.digest(password, &against.salt, against.cost)?;
        let same: bool = digest.ct_eq(&against.digest).into();
        Ok(same && kept.is_some())
    }

    /// Whether a password kept like this should be kept anew at today's cost.
    pub fn is_outdated(&self, kept: &Hashed) -> bool {
        kept.cost != self.cost
    }

    /// How many digests were made: what an answer's time is made of.
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    fn digest(&self, password: &Password, salt: &[u8], cost: Cost) -> Result<[u8; 32], HashError> {
        let _ = self.made.fetch_add(1, Ordering::Relaxed);
        let parameters = Params::new(cost.memory, cost.passes, cost.lanes, Some(32))
            .map_err(|_| HashError::Cost)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        let mut digest = [0; 32];
        argon2
            .hash_password_into(password.0.as_bytes(), salt, &mut digest)
            .map_err(|_| HashError::Cost)?;
        Ok(digest)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hashing = Hashing::new(Cost::LIGHT);
        let kept = hashing.hash(&Password::typed("một hai ba bốn")).unwrap();
        let again = hashing.hash(&Password::typed("một hai ba bốn")).unwrap();
        assert_ne!(kept, again, "each has a salt of its own");
        for (typed, right) in [
            ("một hai ba bốn", true),
            // The same words from a keyboard that strikes the marks on their own.
            ("mo\u{302}\u{323}t hai ba bo\u{302}\u{301}n", true),
            ("một hai ba", false),
            ("", false),
        ] {
            let verified = hashing.verify(&Password::typed(typed), Some(&kept));
            assert_eq!(verified, Ok(right), "{typed}");
        }
        let nobody = hashing.verify(&Password::typed("một hai ba bốn"), None);
        assert_eq!(nobody, Ok(false));
        assert_eq!(hashing.made(), 7, "a name that nobody has costs as much");
    }

    #[test]
    fn the_digest_is_the_one_of_the_reference_implementation() {
        let cost = Cost {
            memory: 256,
            passes: 2,
            lanes: 1,
        };
        let hashing = Hashing::new(cost);
        let digest = hashing.digest(&Password::typed("password"), b"somesalt", cost);
        let digits: String = digest
            .unwrap()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            digits,
            "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
        );
    }

    #[test]
    fn what_is_guessed_at_once_may_not_be_a_password() {
        let name: AccountName = "nguyen.hoa".parse().unwrap();
        for (text, verdict) in [
            ("ngắn", Err(PasswordError::Short)),
            ("aaaaaaaaaaaa", Err(PasswordError::Monotonous)),
            ("Nguyen.Hoa2026", Err(PasswordError::Named)),
            ("mùa sen nở rộ", Ok(())),
        ] {
            assert_eq!(Password::typed(text).check(&name), verdict, "{text}");
        }
        let long = Password::typed(&"abcdefghij".repeat(26));
        assert_eq!(long.check(&name), Err(PasswordError::Long));
        assert!(!format!("{:?}", Password::typed("mùa sen nở rộ")).contains("sen"));
    }
}

//! Sessions: who is signed in at a browser, for how long, and what proves that a form is ours.
//!
//! The browser holds 256 random bits in a cookie; the desk keeps only their SHA-256, so that
//! whoever reads the database cannot sign in with it. The token in every form is another digest
//! of the same bits: the browser's cookie alone, which a foreign page could make it send, is not
//! enough to act.

use crate::protocol::digest::Digest;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Formatter};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A session ends after this long without use. A list that renews itself is no use.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends after this long however much it is used: a working day.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How much later a use must be than the last one that was kept to be kept too.
pub const USE_STEP: SignedDuration = SignedDuration::from_mins(1);

const BYTES: usize = 32;

/// The secret of a session, held by the browser alone.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; BYTES]>);

/// The system gives no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoRandomness;

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        getrandom::fill(&mut *bytes).map_err(|_| NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Reads a cookie's value.
    pub fn read(text: &str) -> Option<Self> {
        Digest::from_hex(text)
            .ok()
            .map(|digits| Self(Zeroizing::new(digits.0)))
    }

    /// The cookie's value.
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(Digest(*self.0).to_string())
    }

    /// What the database knows it by.
    pub fn digest(&self) -> Digest {
        Digest::of(&*self.0)
    }

    /// What the forms of its session carry.
    pub fn form_token(&self) -> FormToken {
        let mut hasher = Sha256::new();
        hasher.update(b"motcua form\0");
        hasher.update(*self.0);
        FormToken(Digest(hasher.finalize().into()).to_string())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// What proves that a form was made for this session.
#[derive(Clone)]
pub struct FormToken(String);

impl FormToken {
    /// The text of the hidden field.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is what a form sent, found out in a time that tells nothing.
    pub fn is(&self, sent: &str) -> bool {
        self.0.as_bytes().ct_eq(sent.as_bytes()).into()
    }
}

impl fmt::Debug for FormToken {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("FormToken")
    }
}

/// Whether a session that was opened and last used then is over.
pub fn is_over(opened: Timestamp, used: Timestamp, now: Timestamp) -> bool {
    now.duration_since(used) >= IDLE || now.duration_since(opened) >= LONGEST
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_its_digests_differ() {
        let token = Token::random().unwrap();
        let read = Token::read(&token.expose()).unwrap();
        assert_eq!(read.digest(), token.digest());
        assert!(token.form_token().is(read.form_token().as_str()));
        assert!(!token.form_token().is(&token.digest().to_string()));
        assert!(!token.form_token().is(""));
        let other = Token::random().unwrap();
        assert!(!token.form_token().is(other.form_token().as_str()));
        assert!(Token::read("x").is_none() && Token::read(&"0".repeat(65)).is_none());
    }

    #[test]
    fn a_session_ends_when_nobody_uses_it_and_at_the_end_of_the_day() {
        let at = |minute: i64| Timestamp::constant(minute * 60, 0);
        assert!(!is_over(at(0), at(0), at(29)));
        assert!(is_over(at(0), at(0), at(30)));
        assert!(!is_over(at(0), at(719), at(719)));
        assert!(is_over(at(0), at(719), at(720)));
    }
}

//! An e-mail address. No filing needs one; it is only kept where a resident offers it.

use crate::vietnamese::nfc;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest address in bytes (RFC 5321 §4.5.3.1.3 less the angle brackets).
pub const MAX_BYTES: usize = 254;

/// Longest part before the @ in bytes (RFC 5321 §4.5.3.1.1).
pub const MAX_LOCAL_BYTES: usize = 64;

/// An address that looks deliverable; NFC, as typed. Whether it exists, only a mail can tell.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// No @, or more than one.
    #[error("an address has exactly one @")]
    At,
    /// A space, control character or sign that no address has.
    #[error("the address has a character that no address has")]
    Character(char),
    /// What follows the @ is no name of a mail server, such as `example.vn`.
    #[error("the part after the @ is not complete")]
    Domain,
    /// Nothing but space.
    #[error("the address is empty")]
    Empty,
    /// Nothing stands before the @.
    #[error("the part before the @ is missing")]
    Local,
    /// Longer than [`MAX_BYTES`] or [`MAX_LOCAL_BYTES`] allow.
    #[error("the address is too long")]
    TooLong,
}

impl Email {
    /// Trims and normalises to NFC; the spelling stays.
    ///
    /// # Errors
    /// See [`EmailError`].
    pub fn new(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > 4 * MAX_BYTES {
            return Err(EmailError::TooLong);
        }
        let address = nfc::normalise(text);
        let (local, domain) = address.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        let foreign = |c: &char| !(c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(*c));
        if let Some(other) = local.chars().chain(domain.chars()).find(foreign) {
            return Err(EmailError::Character(other));
        }
        if local.is_empty() {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        if address.len() > MAX_BYTES || local.len() > MAX_LOCAL_BYTES {
            return Err(EmailError::TooLong);
        }
        Ok(Self(address))
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Never prints the address: it could reach a log.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::new(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_kept_as_typed() {
        for text in [
            "lua@example.vn",
            "  chau.noi+giay-to@mail.example.com ",
            "Lua_1952@Example.VN",
        ] {
            assert_eq!(Email::new(text).unwrap().as_str(), text.trim());
        }
    }

    #[test]
    fn a_wrong_address_is_told_apart_by_what_is_wrong() {
        let long_local = format!("{}@example.vn", "a".repeat(65));
        let long = format!("a@{}.vn", "b".repeat(250));
        for (text, error) in [
            ("  ", EmailError::Empty),
            ("lua.example.vn", EmailError::At),
            ("lua@@example.vn", EmailError::At),
            ("lua@home@example.vn", EmailError::At),
            ("@example.vn", EmailError::Local),
            ("lua@", EmailError::Domain),
            ("lua@example", EmailError::Domain),
            ("lua@example..vn", EmailError::Domain),
            ("lua@example.vn.", EmailError::Domain),
            ("lua@-example.vn", EmailError::Domain),
            ("lua@exa_mple.vn", EmailError::Domain),
            ("lúa thóc@example.vn", EmailError::Character(' ')),
            ("lua\n@example.vn", EmailError::Character('\n')),
            ("lua\u{202e}@example.vn", EmailError::Character('\u{202e}')),
            ("<lua@example.vn>", EmailError::Character('<')),
            (&long_local, EmailError::TooLong),
            (&long, EmailError::TooLong),
        ] {
            assert_eq!(Email::new(text), Err(error), "{text}");
        }
    }

    #[test]
    fn debug_output_does_not_have_the_address() {
        let email = Email::new("lua@example.vn").unwrap();
        assert_eq!(format!("{email:?}"), "Email(…)");
    }

    #[test]
    fn a_journal_with_a_bad_address_is_refused() {
        let email: Email = serde_json::from_str("\"lua@example.vn\"").unwrap();
        assert_eq!(serde_json::to_string(&email).unwrap(), "\"lua@example.vn\"");
        assert!(serde_json::from_str::<Email>("\"lua\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = Email::new(&text);
        }

        #[test]
        fn an_accepted_address_is_bounded_nfc_and_reads_back(text in "[a-zà-ỹ\u{300}-\u{303}.+-]{1,70}@[a-zà-ỹ\u{300}.-]{1,40}\\.vn") {
            if let Ok(email) = Email::new(&text) {
                prop_assert_eq!(nfc::normalise(email.as_str()), email.as_str());
                prop_assert!(email.as_str().len() <= MAX_BYTES);
                prop_assert_eq!(Email::new(email.as_str()), Ok(email));
            }
        }
    }
}

//! The short code of a page: four signs that a person can compare between slip, kiosk and desk.
//!
//! One idea: it is made of the digest of the page's bytes, so that equal codes mean the same picture.
//! It proves nothing against somebody who wants to deceive; the digest in the sealed filing does.

use super::reference::ALPHABET;

/// So many signs: one in 279,841 pages has the code of another.
const SIGNS: usize = 4;

/// The code of a page with this SHA-256.
pub fn check_code(sha256: &[u8; 32]) -> String {
    let [a, b, c, d, ..] = *sha256;
    let mut rest = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or_default();
    let mut signs = String::with_capacity(SIGNS);
    for _ in 0..SIGNS {
        signs.push(char::from(ALPHABET[rest % ALPHABET.len()]));
        rest /= ALPHABET.len();
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_four_signs_that_nobody_confuses_and_depends_on_the_page() {
        let one = check_code(&[0; 32]);
        assert_eq!(one, "2222");
        let other = check_code(&[7; 32]);
        assert_ne!(one, other);
        assert!(other.bytes().all(|sign| ALPHABET.contains(&sign)));
        assert_eq!(other.len(), SIGNS);
        assert_eq!(other, check_code(&[7; 32]));
    }
}

//! Normal form C: every text that enters the program passes here once.

use unicode_normalization::UnicodeNormalization;

/// The text in Unicode normal form C.
pub fn normalise(text: &str) -> String {
    text.nfc().collect()
}

//! Normal form C: every text that enters the program passes here once.

use unicode_normalization::UnicodeNormalization;

/// Whether the text is in Unicode normal form C already.
pub fn is_normal(text: &str) -> bool {
    unicode_normalization::is_nfc(text)
}

/// The text in Unicode normal form C.
pub fn normalise(text: &str) -> String {
    text.nfc().collect()
}

//! Sentences a third longer, to see what happens to a layout when wording grows.
//!
//! What is added looks like Vietnamese and carries the tallest and widest letters there are.

use std::borrow::Cow;

/// How much longer a sentence becomes, in hundredths.
const MORE: usize = 35;

/// Syllables with stacked marks and wide letters.
const SYLLABLES: [&str; 8] = [
    "Ẫm",
    "nghiễng",
    "Ễ",
    "khuỵu",
    "Ỗng",
    "thưởng",
    "Ữ",
    "ngoẵng",
];

/// The text with a third more letters; what has no letters stays as it is.
pub(super) fn stretch(text: &str) -> Cow<'_, str> {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    if letters == 0 {
        return Cow::Borrowed(text);
    }
    let ends_in_words = |sign: char| !sign.is_alphanumeric();
    let core = text.trim_end_matches(ends_in_words);
    let tail = &text[core.len()..];
    let mut missing = (core.trim_start().chars().count() * MORE).div_ceil(100);
    let mut longer = core.to_owned();
    for syllable in SYLLABLES.iter().cycle().skip(letters % SYLLABLES.len()) {
        match missing {
            0 => break,
            1 => {
                // No room for a space and a letter.
                longer.push('ễ');
                break;
            }
            _ => {
                longer.push(' ');
                longer.extend(syllable.chars().take(missing - 1));
                missing = missing.saturating_sub(1 + syllable.chars().count());
            }
        }
    }
    longer.push_str(tail);
    Cow::Owned(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_grow_by_a_third_and_keep_their_place_among_values() {
        for text in [
            "Tiếp tục",
            "Trang ",
            ", phường ",
            "Ai cần tờ giấy này?",
            "Có",
        ] {
            let longer = stretch(text);
            let (before, after) = (text.trim().chars().count(), longer.trim().chars().count());
            let grown = after as f32 / before as f32;
            assert!(grown >= 1.3 && after <= before + before / 2 + 1, "{longer}");
            let edges = |text: &str| {
                let first = text.chars().next();
                (first, text.ends_with(' '), text.ends_with('?'))
            };
            assert_eq!(edges(&longer), edges(text));
        }
    }

    #[test]
    fn what_is_no_word_stays_as_it_is() {
        for text in ["/", " – ", "", "2026"] {
            assert_eq!(stretch(text), text);
        }
    }
}

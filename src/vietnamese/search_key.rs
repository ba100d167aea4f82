//! Finding and comparing texts that people write differently.
//!
//! Two strengths: [`search_key`] finds "hoa binh" in "Hòa Bình"; [`same_name`] only forgives
//! where the mark stands (hoà, hòa) and the case, never a different mark or i for y.

use crate::vietnamese::nfc;
use crate::vietnamese::placement::{self, Placement};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is compared in a search: lower case, without any mark, d for đ, single spaces for signs.
/// Apostrophes vanish, so that `H'Mông` is found by `hmong`.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.nfd().flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' => {}
            mark if is_combining_mark(mark) => {}
            'đ' => key.push('d'),
            letter if letter.is_alphanumeric() => key.push(letter),
            _ if key.is_empty() || key.ends_with(' ') => {}
            _ => key.push(' '),
        }
    }
    if key.ends_with(' ') {
        let _ = key.pop();
    }
    nfc::normalise(&key)
}

/// The same text without marks, d for đ: everything else stays, so that it is read as it was written.
pub fn without_marks(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter));
    letters
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            '–' => '-',
            letter => letter,
        })
        .collect()
}

/// Whether two spellings are the same name: case and the place of a mark do not matter,
/// the mark itself and every letter do (`data.md` §12.2).
pub fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// The words of a text as a reader of papers compares them: capitals, signs and the place of a mark
/// do not count, the mark itself does ("ba" is not "bà").
pub fn folded_words(text: &str) -> Vec<String> {
    folded(text)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn folded(name: &str) -> String {
    let lower = nfc::normalise(&nfc::normalise(name).to_lowercase());
    let words: Vec<&str> = lower.split_whitespace().collect();
    placement::placed(&words.join(" "), Placement::Old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_without_marks_keeps_everything_else() {
        let text = "Đã tiếp nhận: hồ sơ 0001 – ngày 30/11.";
        let plain = "Da tiep nhan: ho so 0001 - ngay 30/11.";
        assert_eq!(without_marks(text), plain);
        assert_eq!(without_marks(plain), plain);
    }

    #[test]
    fn a_search_needs_no_marks() {
        for (text, expected) in [
            ("Hòa Bình", "hoa binh"),
            ("HOÀ BÌNH", "hoa binh"),
            ("Đống Đa", "dong da"),
            ("Văn Miếu – Quốc Tử Giám", "van mieu quoc tu giam"),
            ("H'Mông", "hmong"),
            ("Khơ-me", "kho me"),
            ("  Ngõ 10,  Thanh Nhàn. ", "ngo 10 thanh nhan"),
            ("Thu\u{31b}\u{301}", "thu"),
            ("", ""),
        ] {
            assert_eq!(search_key(text), expected);
        }
    }

    #[test]
    fn a_name_is_the_same_wherever_its_mark_stands() {
        assert!(same_name("Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ"));
        assert!(same_name("Thuý  Khoẻ", " Thúy Khỏe"));
        assert!(same_name("Lê Hoa\u{300}", "Lê Hòa"));
    }

    #[test]
    fn another_mark_or_letter_is_another_name() {
        assert!(!same_name("Hòa", "Hoa"));
        assert!(!same_name("Hòa", "Hóa"));
        assert!(!same_name("Lý", "Lí"));
        assert!(!same_name("Đức", "Dức"));
        assert!(!same_name("Vân Anh", "Vânanh"));
    }

    #[test]
    fn words_are_told_apart_by_their_marks_alone() {
        assert_eq!(
            folded_words("Ông Nội, BÀ  ngoại"),
            ["ông", "nội", "bà", "ngoại"]
        );
        assert_eq!(folded_words("Hoà"), folded_words("hòa"));
        assert_ne!(folded_words("ba"), folded_words("bà"));
        assert!(folded_words(" -,. ").is_empty());
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in ".*") {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key.clone());
            prop_assert_eq!(nfc::normalise(&key), key);
        }

        #[test]
        fn decomposed_text_has_the_same_key_and_name(text in "[a-zA-ZÀ-ỹđĐ '-]{0,20}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(search_key(&decomposed), search_key(&text));
            prop_assert!(same_name(&decomposed, &text));
        }

        #[test]
        fn any_text_is_the_same_name_as_itself(text in ".*") {
            prop_assert!(same_name(&text, &text));
        }
    }
}

//! The order of Vietnamese lists: by letter, then by tone, one syllable at a time.
//!
//! As in Vietnamese dictionaries, syllables are compared one after the other, so that all of
//! "Ba …" stands before all of "Bà …".

use crate::vietnamese::nfc;
use crate::vietnamese::tone::{self, Tone};

/// The alphabet of 29 letters, with f j w z at their Latin places.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// What two texts are ordered by. Two keys are equal only for the same text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollationKey {
    syllables: Vec<Syllable>,
    text: String,
}

/// Letters come before tones: the fields are compared in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Syllable {
    letters: Vec<u32>,
    tones: Vec<u8>,
}

/// The key to sort a text by.
pub fn key(text: &str) -> CollationKey {
    let text = nfc::normalise(text);
    let syllables = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(syllable)
        .collect();
    CollationKey { syllables, text }
}

fn syllable(word: &str) -> Syllable {
    let mut letters = Vec::with_capacity(word.len());
    let mut tones = Vec::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        let (shape, tone) = tone::split(letter);
        letters.push(letter_rank(shape));
        tones.extend(tone.map(tone_rank));
    }
    Syllable { letters, tones }
}

/// Digits first, then the alphabet, then every foreign letter by its code.
fn letter_rank(letter: char) -> u32 {
    if let Some(digit) = letter.to_digit(10) {
        return digit;
    }
    LETTERS
        .chars()
        .zip(10..)
        .find(|(known, _)| *known == letter)
        .map_or(u32::from(letter) + 100, |(_, rank)| rank)
}

/// The order of dictionaries: ngang (no mark), huyền, hỏi, ngã, sắc, nặng.
fn tone_rank(tone: Tone) -> u8 {
    match tone {
        Tone::Grave => 1,
        Tone::HookAbove => 2,
        Tone::Tilde => 3,
        Tone::Acute => 4,
        Tone::DotBelow => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn is_in_order(list: &[&str]) {
        for pair in list.windows(2) {
            assert!(
                key(pair[0]) < key(pair[1]),
                "{} before {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn letters_and_tones_follow_the_dictionary() {
        is_in_order(&[
            "a", "ă", "â", "b", "d", "đ", "e", "ê", "f", "o", "ô", "ơ", "u", "ư", "v", "z",
        ]);
        is_in_order(&["ma", "mà", "mả", "mã", "má", "mạ", "man", "măn"]);
    }

    #[test]
    fn wards_stand_where_a_reader_looks_for_them() {
        is_in_order(&[
            "Ba Đình",
            "Ba Vì",
            "Bà Rịa",
            "Bạch Mai",
            "Bồ Đề",
            "Cửa Nam",
            "Dương Nội",
            "Đại Mỗ",
            "Đống Đa",
            "Hà Đông",
            "Hai Bà Trưng",
            "Hoàn Kiếm",
            "Ô Chợ Dừa",
            "Văn Miếu – Quốc Tử Giám",
            "Vĩnh Hưng",
        ]);
    }

    #[test]
    fn the_place_of_a_mark_and_the_case_do_not_decide_between_different_syllables() {
        is_in_order(&["Hoà An", "Hòa Bình", "HOÀ Chung"]);
        is_in_order(&["Quận", "Quận 1", "Quận Ba"]);
    }

    proptest! {
        #[test]
        fn only_the_same_text_has_an_equal_key(one in "\\PC{0,12}", other in "\\PC{0,12}") {
            let (one, other) = (nfc::normalise(&one), nfc::normalise(&other));
            prop_assert_eq!(key(&one) == key(&other), one == other);
        }
    }
}

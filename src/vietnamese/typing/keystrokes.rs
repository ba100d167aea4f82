//! The keys that write a finished text: what a barcode scanner has to type on a computer where Telex or
//! VNI is on.
//!
//! One idea: nothing is believed. The keys are pressed one by one on [`Typing::press`], and a word
//! that does not come out as it was meant has none.

use super::Typing;
use crate::vietnamese::composition::Composition;
use crate::vietnamese::nfc;
use crate::vietnamese::placement::{self, Placement};

impl Typing {
    /// The keys that write this text; `None` where the method cannot write it.
    pub fn keystrokes(self, text: &str) -> Option<String> {
        let text = nfc::normalise(text);
        if self == Self::Plain {
            return Some(text);
        }
        let letters: Vec<char> = text.chars().collect();
        let mut keys = String::new();
        let mut written = String::new();
        for piece in letters.chunk_by(|one, other| one.is_alphabetic() == other.is_alphabetic()) {
            let piece: String = piece.iter().collect();
            // A key changes the word it stands in at most.
            if let Some(space) = written.rfind(char::is_whitespace) {
                let _ = written.drain(..=space);
            }
            let wanted = format!("{written}{piece}");
            let pressed = self
                .of_a_syllable(&piece)
                .filter(|pressed| same(&self.after(&written, pressed), &wanted))
                .or_else(|| self.letter_by_letter(&written, &piece))?;
            keys.push_str(&pressed);
            written = wanted;
        }
        Some(keys)
    }

    /// What stands there after these keys.
    fn after(self, text: &str, keys: &str) -> String {
        keys.chars().fold(text.to_owned(), |text, key| {
            self.press(Composition::default(), &text, key)
        })
    }

    /// The keys of a syllable, in capitals where it is in capitals.
    fn of_a_syllable(self, word: &str) -> Option<String> {
        let small: String = word.chars().flat_map(char::to_lowercase).collect();
        let keys = self.keys_of(&small)?;
        let mut capitals = word.chars().map(char::is_uppercase);
        let first = capitals.next()?;
        let others = capitals.next().unwrap_or(false);
        let mut letters = keys.chars();
        let begin = letters.next()?;
        let begin = if first {
            begin.to_ascii_uppercase()
        } else {
            begin
        };
        let rest = letters.map(|key| {
            if others {
                key.to_ascii_uppercase()
            } else {
                key
            }
        });
        Some(std::iter::once(begin).chain(rest).collect())
    }

    /// Each letter as it stands, twice where the first would be taken for a mark.
    fn letter_by_letter(self, before: &str, word: &str) -> Option<String> {
        let mut written = before.to_owned();
        let mut keys = String::new();
        for letter in word.chars() {
            let wanted = format!("{written}{letter}");
            let once = letter.to_string();
            let twice = format!("{letter}{letter}");
            let pressed = [
                Some(once),
                Some(twice),
                self.of_a_syllable(&letter.to_string()),
            ]
            .into_iter()
            .flatten()
            .filter(|pressed| pressed.is_ascii())
            .find(|pressed| same(&self.after(&written, pressed), &wanted))?;
            keys.push_str(&pressed);
            written = wanted;
        }
        Some(keys)
    }
}

/// Whether two texts differ by the school of their marks at most.
fn same(one: &str, other: &str) -> bool {
    placement::placed(one, Placement::Old) == placement::placed(other, Placement::Old)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_places_and_numbers_are_typed_as_an_officer_would() {
        for (text, telex, vni) in [
            ("NGUYỄN THỊ LÚA", "NGUYEENX THIJ LUAS", "NGUYE6N4 THI5 LUA1"),
            (
                "Đường Trần Đại Nghĩa",
                "Dduwowngf Traanf Ddaij Nghiax",
                "D9u7o7ng2 Tra6n2 D9ai5 Nghia4",
            ),
            ("02/09/1950", "02/09/1950", "02/09/1950"),
            ("Số 7, ngõ 10", "Soos 7, ngox 10", "So61 7, ngo4 10"),
        ] {
            assert_eq!(Typing::Telex.keystrokes(text).as_deref(), Some(telex));
            assert_eq!(Typing::Vni.keystrokes(text).as_deref(), Some(vni));
            assert_eq!(Typing::Plain.keystrokes(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_foreign_word_is_typed_letter_by_letter() {
        for word in ["Agribank", "Vietcombank", "Wolfgang", "UBND", "N1234567"] {
            let keys = Typing::Telex.keystrokes(word).unwrap();
            assert_eq!(Typing::Telex.after("", &keys), word, "{keys}");
        }
    }

    #[test]
    fn a_letter_that_no_key_writes_has_no_keys() {
        assert_eq!(Typing::Telex.keystrokes("Cụ 漢"), None);
    }

    proptest! {
        #[test]
        fn keys_write_what_they_were_made_for(text in "[A-ZĐa-zđăâêôơưáàảãạếềểễệ0-9 ./,()-]{0,30}") {
            for typing in [Typing::Telex, Typing::Vni] {
                if let Some(keys) = typing.keystrokes(&text) {
                    prop_assert!(same(&typing.after("", &keys), &text), "{keys}");
                    prop_assert!(keys.is_ascii());
                }
            }
        }
    }
}

//! What the on-screen keyboard's keys do to a text.
//!
//! One idea: there is no hidden state. The text so far is everything, so the journal can
//! restore a field letter by letter, and a tone may be tapped at any moment of its syllable:
//! each key re-places the mark of the word it touches (C32).

use crate::vietnamese::nfc;
use crate::vietnamese::placement::{self, Placement};
use crate::vietnamese::tone::{self, Tone};
use unicode_normalization::char::is_combining_mark;

#[cfg(test)]
pub(crate) mod corpus;

/// Stands in for the vowel that is still to come when a tone was tapped after a consonant:
/// `Ng` and sắc show as `Ng◌́` until the next vowel takes the mark. No name accepts it.
pub const AWAITED: char = '\u{25CC}';

/// A key of the on-screen keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter as it stands on the key, in lower case; also ă â ê ô ơ ư đ and f j w z.
    Letter(char),
    /// A tone key: marks the last word, replacing any mark it has.
    Tone(Tone),
    /// "Bỏ dấu": takes the mark off the last word.
    RemoveTone,
    /// The space bar. A second space in a row, or one at the start, does nothing.
    Space,
    /// A digit.
    Digit(char),
    /// A hyphen, an apostrophe, a slash …
    Punctuation(char),
    /// ⌫: takes away the last letter with its mark.
    Erase,
}

impl Key {
    /// What a sign of a real keyboard or a scanner stands for, taken as it is.
    pub fn of(sign: char) -> Self {
        match sign {
            ' ' => Self::Space,
            digit if digit.is_ascii_digit() => Self::Digit(digit),
            letter if letter.is_alphabetic() => Self::Letter(letter),
            other => Self::Punctuation(other),
        }
    }
}

/// Which letters are made capital without a shift key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Capitals {
    /// None; letters stay as the key gives them.
    #[default]
    None,
    /// The first letter of every word, also after a hyphen or an apostrophe: for names.
    EachWord,
    /// The first letter of the text.
    First,
}

/// How a field composes what is typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Composition {
    /// Which letters are made capital.
    pub capitals: Capitals,
    /// Where marks stand.
    pub placement: Placement,
}

impl Composition {
    /// The text after one key. Always NFC; a control character is never taken in.
    pub fn press(&self, text: &str, key: Key) -> String {
        let text = nfc::normalise(text);
        let after = match key {
            Key::Letter(letter) => self.letter(text, letter),
            Key::Tone(tone) => self.tone(text, tone),
            Key::RemoveTone => self.remove_tone(text),
            Key::Space => sign(text, ' '),
            Key::Digit(digit) => sign(text, digit),
            Key::Punctuation(mark) => sign(text, mark),
            Key::Erase => self.erase(text),
        };
        nfc::normalise(&after)
    }

    fn letter(&self, text: String, letter: char) -> String {
        if letter.is_control() {
            return text;
        }
        let (mut text, awaiting) = without_awaited(text);
        let tone = if begins_another_syllable(&text, letter) {
            None
        } else {
            awaiting.or_else(|| placement::last_tone(last_word(&text)))
        };
        if self.wants_capital_after(&text) {
            text.extend(letter.to_uppercase());
        } else {
            text.push(letter);
        }
        match tone {
            Some(tone) => self
                .marked(&text, tone)
                .unwrap_or_else(|| awaited(text, tone)),
            None => text,
        }
    }

    /// A forgotten mark may still be given after the space; only letters decide what a word is.
    fn tone(&self, text: String, tone: Tone) -> String {
        let (text, spaces) = without_spaces(text);
        let (text, _) = without_awaited(text);
        match self.marked(&text, tone) {
            Some(marked) => marked + &spaces,
            None if spaces.is_empty() && !last_word(&text).is_empty() => awaited(text, tone),
            None => text + &spaces,
        }
    }

    fn remove_tone(&self, text: String) -> String {
        let (text, spaces) = without_spaces(text);
        let (text, _) = without_awaited(text);
        self.with_tone(&text, None).unwrap_or(text) + &spaces
    }

    fn erase(&self, mut text: String) -> String {
        let mut erased = text.pop();
        while erased.is_some_and(is_combining_mark) {
            erased = text.pop();
        }
        // Where a space or a sign went away, the word before it was not touched.
        if !erased.is_some_and(char::is_alphabetic) {
            return text;
        }
        placement::last_tone(last_word(&text))
            .and_then(|tone| self.marked(&text, tone))
            .unwrap_or(text)
    }

    fn marked(&self, text: &str, tone: Tone) -> Option<String> {
        self.with_tone(text, Some(tone))
    }

    /// The text with this tone in its last word; `None` where that has no vowel.
    fn with_tone(&self, text: &str, tone: Option<Tone>) -> Option<String> {
        let word = last_word(text);
        let before = &text[..text.len() - word.len()];
        placement::with_last_tone(word, tone, self.placement).map(|word| format!("{before}{word}"))
    }

    pub(super) fn wants_capital_after(&self, text: &str) -> bool {
        match self.capitals {
            Capitals::None => false,
            Capitals::First => text.is_empty(),
            Capitals::EachWord => text
                .chars()
                .next_back()
                .is_none_or(|last| !last.is_alphanumeric() && !is_combining_mark(last)),
        }
    }
}

/// The letters at the end of the text; empty after a space, digit or sign.
pub(super) fn last_word(text: &str) -> &str {
    text.char_indices()
        .rev()
        .find(|(_, letter)| !letter.is_alphabetic())
        .map_or(text, |(place, sign)| &text[place + sign.len_utf8()..])
}

/// Whether the letter opens a second group of vowels in its word (Jo·sé·phi…): earlier marks then stay.
fn begins_another_syllable(text: &str, letter: char) -> bool {
    let word = last_word(text);
    tone::is_vowel(letter)
        && word.chars().any(tone::is_vowel)
        && !word.chars().next_back().is_some_and(tone::is_vowel)
}

fn sign(text: String, sign: char) -> String {
    let (mut text, _) = without_awaited(text);
    let idle_space = sign == ' ' && (text.is_empty() || text.ends_with(' '));
    if !sign.is_control() && !idle_space {
        text.push(sign);
    }
    text
}

fn awaited(mut text: String, tone: Tone) -> String {
    text.extend([AWAITED, tone.combining()]);
    text
}

fn without_awaited(mut text: String) -> (String, Option<Tone>) {
    let mut rest = text.chars();
    let tone = rest.next_back().and_then(Tone::from_combining);
    if tone.is_none() || rest.next_back() != Some(AWAITED) {
        return (text, None);
    }
    let length = rest.as_str().len();
    text.truncate(length);
    (text, tone)
}

fn without_spaces(mut text: String) -> (String, String) {
    let spaces = text.split_off(text.trim_end_matches(' ').len());
    (text, spaces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Composition = Composition {
        capitals: Capitals::None,
        placement: Placement::Old,
    };
    const NAME: Composition = Composition {
        capitals: Capitals::EachWord,
        placement: Placement::Old,
    };

    /// Types a script: letters as they are, `/` `\` `?` `~` `.` for the tone keys, `0` for "Bỏ dấu", `<` for ⌫.
    fn typed(composition: Composition, script: &str) -> String {
        script.chars().fold(String::new(), |text, sign| {
            let key = match sign {
                '/' => Key::Tone(Tone::Acute),
                '\\' => Key::Tone(Tone::Grave),
                '?' => Key::Tone(Tone::HookAbove),
                '~' => Key::Tone(Tone::Tilde),
                '.' => Key::Tone(Tone::DotBelow),
                '0' => Key::RemoveTone,
                ' ' => Key::Space,
                '<' => Key::Erase,
                '-' | '\'' | ',' => Key::Punctuation(sign),
                '1'..='9' => Key::Digit(sign),
                letter => Key::Letter(letter),
            };
            composition.press(&text, key)
        })
    }

    #[track_caller]
    fn types_as(script: &str, expected: &str) {
        assert_eq!(typed(PLAIN, script), expected, "typing {script:?}");
    }

    #[test]
    fn a_tone_shows_at_once_and_moves_as_the_syllable_grows() {
        types_as("hoa\\", "hòa");
        types_as("hoa\\n", "hoàn");
        types_as("ho\\an", "hoàn");
        types_as("thuy\\", "thùy");
        types_as("quy/", "quý");
        types_as("qu/", "qú");
        types_as("qu/y", "quý");
        types_as("gi\\", "gì");
        types_as("gi\\a", "già");
        types_as("gia\\", "già");
        types_as("gi\\ay", "giày");
        types_as("ngu~yên", "nguyễn");
        types_as("hu\\ynh", "huỳnh");
        types_as("hư.ơng", "hượng");
        types_as("mu/a", "múa");
        types_as("nghi~a", "nghĩa");
    }

    #[test]
    fn a_tone_tapped_before_its_vowel_waits_for_it() {
        types_as("ng/", "ng◌\u{301}");
        types_as("n/go", "ngó");
        types_as("ng/\\o", "ngò");
        types_as("ng/0o", "ngo");
        types_as("ng/<o", "ngo");
        types_as("ng/ o", "ng o");
        types_as("ng/-", "ng-");
        types_as("đ./ăng", "đắng");
    }

    #[test]
    fn another_tone_replaces_and_the_same_tone_stays() {
        types_as("hoa\\?", "hỏa");
        types_as("hoa\\\\", "hòa");
        types_as("hoa\\0", "hoa");
        types_as("hoan0", "hoan");
    }

    #[test]
    fn a_forgotten_mark_may_be_given_after_the_space() {
        types_as("nguyên ~", "nguyễn ");
        types_as("nguyễn  0a", "nguyên a");
        types_as("ng /", "ng ");
        types_as("/", "");
        types_as("5/", "5");
        types_as("hoa-/", "hoa-");
    }

    #[test]
    fn erase_takes_the_last_letter_with_its_mark_and_keeps_another_mark_in_place() {
        types_as("hoàn<", "hòa");
        types_as("hoan\\<", "hòa");
        types_as("hoa\\<", "hò");
        types_as("hoa\\<<", "h");
        types_as("quy/<", "qu");
        types_as("gia\\<", "gi");
        types_as("nguyên~<<", "nguy");
        types_as("<", "");
        types_as("a b<<c", "ac");
    }

    #[test]
    fn a_finished_word_is_never_rewritten() {
        for key in [Key::Space, Key::Letter('x'), Key::Digit('1')] {
            let after = PLAIN.press("Thuý ", key);
            assert!(after.starts_with("Thuý "), "{after}");
        }
        assert_eq!(PLAIN.press("Thuý ", Key::Erase), "Thuý");
        assert_eq!(PLAIN.press("Thuý", Key::Space), "Thuý ");
    }

    #[test]
    fn the_newer_placement_is_a_choice() {
        let new = Composition {
            placement: Placement::New,
            ..PLAIN
        };
        assert_eq!(typed(new, "hoa\\"), "hoà");
        assert_eq!(typed(new, "hoa\\n<"), "hoà");
    }

    #[test]
    fn names_get_their_capitals_without_a_shift_key() {
        assert_eq!(typed(NAME, "nguyên~ thi. lu/a"), "Nguyễn Thị Lúa");
        assert_eq!(typed(NAME, "đô~ ư/c"), "Đỗ Ức");
        assert_eq!(typed(NAME, "h'hen niê"), "H'Hen Niê");
        assert_eq!(typed(NAME, "y-bhăm"), "Y-Bhăm");
        assert_eq!(typed(NAME, "a/n<<<ơn"), "Ơn");
        let first = Composition {
            capitals: Capitals::First,
            ..PLAIN
        };
        assert_eq!(typed(first, "ngo~ 8, phô/ huê/"), "Ngõ 8, phố huế");
        assert_eq!(typed(first, "8 ngo~"), "8 ngõ");
    }

    #[test]
    fn names_of_other_origin_are_typed_letter_by_letter() {
        assert_eq!(typed(NAME, "jose/phine"), "Joséphine");
        assert_eq!(typed(NAME, "jose/phi<ine"), "Joséphine");
        assert_eq!(typed(NAME, "wolfgang zfj"), "Wolfgang Zfj");
    }

    #[test]
    fn idle_spaces_change_nothing() {
        types_as("  a  b", "a b");
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let tone = prop::sample::select(Tone::ALL.to_vec());
        prop_oneof![
            4 => prop::sample::select("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz".chars().collect::<Vec<_>>())
                .prop_map(Key::Letter),
            2 => tone.prop_map(Key::Tone),
            1 => Just(Key::RemoveTone),
            1 => Just(Key::Space),
            1 => Just(Key::Erase),
            1 => any::<char>().prop_map(Key::Letter),
            1 => any::<char>().prop_map(Key::Digit),
            1 => any::<char>().prop_map(Key::Punctuation),
        ]
    }

    fn any_composition() -> impl Strategy<Value = Composition> {
        let capitals =
            prop::sample::select(vec![Capitals::None, Capitals::EachWord, Capitals::First]);
        let placement = prop::sample::select(vec![Placement::Old, Placement::New]);
        (capitals, placement).prop_map(|(capitals, placement)| Composition {
            capitals,
            placement,
        })
    }

    proptest! {
        #[test]
        fn any_key_on_any_text_gives_nfc(composition in any_composition(), text in ".*", key in any_key()) {
            let after = composition.press(&text, key);
            prop_assert_eq!(nfc::normalise(&after), after);
        }

        #[test]
        fn erase_always_empties_a_field_at_last(composition in any_composition(), keys in prop::collection::vec(any_key(), 0..30)) {
            let mut text = keys.iter().fold(String::new(), |text, key| composition.press(&text, *key));
            while !text.is_empty() {
                let shorter = composition.press(&text, Key::Erase);
                prop_assert!(shorter.chars().count() < text.chars().count());
                text = shorter;
            }
        }

        #[test]
        fn a_word_shows_at_most_one_mark(word in "[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưy]{1,3}[cghmnpt]{0,2}", tones in prop::collection::vec((0_usize..8, prop::sample::select(Tone::ALL.to_vec())), 0..6)) {
            let mut text = String::new();
            for (place, letter) in word.chars().enumerate() {
                text = PLAIN.press(&text, Key::Letter(letter));
                for (_, tone) in tones.iter().filter(|(at, _)| *at == place) {
                    text = PLAIN.press(&text, Key::Tone(*tone));
                }
            }
            let marks = text.chars().filter(|letter| tone::split(*letter).1.is_some()).count();
            prop_assert!(marks <= 1);
            prop_assert_eq!(PLAIN.press(&text, Key::RemoveTone), word);
        }
    }
}

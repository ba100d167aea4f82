//! The five tone marks and the twelve vowels that carry them.
//!
//! One idea: a letter of a syllable is a *shape* (a ă â … y, with its case) and at most one tone;
//! [`split`] and [`join`] go between the two views without ever leaving normal form C.

/// A tone mark, in the order of the keyboard's tone keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Sắc, as in á.
    Acute,
    /// Huyền, as in à.
    Grave,
    /// Hỏi, as in ả.
    HookAbove,
    /// Ngã, as in ã.
    Tilde,
    /// Nặng, as in ạ.
    DotBelow,
}

impl Tone {
    /// All tone marks, in the order of the keys.
    pub const ALL: [Self; 5] = [
        Self::Acute,
        Self::Grave,
        Self::HookAbove,
        Self::Tilde,
        Self::DotBelow,
    ];

    /// The mark as a combining character.
    pub fn combining(self) -> char {
        match self {
            Self::Acute => '\u{301}',
            Self::Grave => '\u{300}',
            Self::HookAbove => '\u{309}',
            Self::Tilde => '\u{303}',
            Self::DotBelow => '\u{323}',
        }
    }

    /// The tone of a combining character, if it is one of the five marks.
    pub fn from_combining(mark: char) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.combining() == mark)
    }
}

/// Each vowel without a tone, then with the tones in the order of [`Tone::ALL`].
const VOWELS: [[char; 6]; 12] = [
    ['a', 'á', 'à', 'ả', 'ã', 'ạ'],
    ['ă', 'ắ', 'ằ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ấ', 'ầ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'é', 'è', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ế', 'ề', 'ể', 'ễ', 'ệ'],
    ['i', 'í', 'ì', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ó', 'ò', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ố', 'ồ', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ú', 'ù', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ứ', 'ừ', 'ử', 'ữ', 'ự'],
    ['y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ'],
];

/// The letter without its tone, and the tone. Any other character comes back as it is.
pub fn split(letter: char) -> (char, Option<Tone>) {
    let lower = lower(letter);
    for row in &VOWELS {
        if let Some(column) = row.iter().position(|known| *known == lower) {
            let tone = column.checked_sub(1).map(|place| Tone::ALL[place]);
            return (in_case_of(letter, row[0]), tone);
        }
    }
    (letter, None)
}

/// The letter with exactly this tone; a letter that is no vowel stays as it is.
pub fn join(letter: char, tone: Option<Tone>) -> char {
    let (shape, _) = split(letter);
    let lower = lower(shape);
    let column = tone.map_or(0, |tone| tone as usize + 1);
    VOWELS
        .iter()
        .find(|row| row[0] == lower)
        .map_or(letter, |row| in_case_of(shape, row[column]))
}

/// Whether the letter is one of the twelve vowels, with or without a tone, in either case.
pub fn is_vowel(letter: char) -> bool {
    let lower = lower(letter);
    VOWELS.iter().any(|row| row.contains(&lower))
}

/// Whether the sign is one of the five marks as a combining character.
pub(crate) fn is_mark(sign: char) -> bool {
    Tone::from_combining(sign).is_some()
}

/// The lower-case letter where that is a single character, as it is for every Vietnamese letter.
pub(crate) fn lower(letter: char) -> char {
    only(letter.to_lowercase()).unwrap_or(letter)
}

fn in_case_of(model: char, letter: char) -> char {
    if model.is_uppercase() {
        only(letter.to_uppercase()).unwrap_or(letter)
    } else {
        letter
    }
}

fn only(mut letters: impl Iterator<Item = char>) -> Option<char> {
    letters.next().filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::nfc;

    #[test]
    fn the_table_agrees_with_unicode_in_both_cases() {
        for row in VOWELS {
            for shape in [row[0], in_case_of('A', row[0])] {
                assert_eq!(split(shape), (shape, None));
                for tone in Tone::ALL {
                    let composed = nfc::normalise(&format!("{shape}{}", tone.combining()));
                    let letter = join(shape, Some(tone));
                    assert_eq!(composed, letter.to_string());
                    assert_eq!(split(letter), (shape, Some(tone)));
                    assert!(is_vowel(letter));
                }
            }
        }
    }

    #[test]
    fn a_new_tone_replaces_the_old_one() {
        assert_eq!(join('Ấ', Some(Tone::DotBelow)), 'Ậ');
        assert_eq!(join('ễ', None), 'ê');
    }

    #[test]
    fn consonants_and_signs_carry_no_tone() {
        for other in ['b', 'đ', 'Đ', 'w', '7', '-', ' ', 'ß', 'İ'] {
            assert!(!is_vowel(other));
            assert_eq!(split(other), (other, None));
            assert_eq!(join(other, Some(Tone::Acute)), other);
        }
    }

    #[test]
    fn every_mark_is_known_by_its_combining_character() {
        for tone in Tone::ALL {
            assert_eq!(Tone::from_combining(tone.combining()), Some(tone));
        }
        assert_eq!(Tone::from_combining('\u{302}'), None);
    }
}

//! What the letters of a real keyboard mean: Telex or VNI, as people have learnt them.
//!
//! One idea: there is no hidden state here either. The last word is spelled back into the keys
//! that make it, the new key is added, and the `vi` engine writes the word anew; the mark then
//! stands where [`Composition`] wants it. Only the word being typed is ever touched.

use crate::vietnamese::composition::{Composition, Key, last_word};
use crate::vietnamese::nfc;
use crate::vietnamese::placement;
use crate::vietnamese::tone::{self, Tone};
use vi::processor::AccentStyle;

mod keystrokes;

/// No Vietnamese syllable is longer (`nghiêng`); in longer words keys are letters.
const LONGEST_SYLLABLE: usize = 7;

/// How a real keyboard writes the Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typing {
    /// `aa` for â, `ow` for ơ, `s` for sắc …
    #[default]
    Telex,
    /// `a6` for â, `o7` for ơ, `1` for sắc …
    Vni,
    /// Every key is the sign on it.
    Plain,
}

/// What one key does beside standing for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Tone(Tone),
    NoTone,
    Shape,
}

impl Typing {
    /// The text after one sign of a real keyboard.
    pub fn press(self, composition: Composition, text: &str, sign: char) -> String {
        let text = nfc::normalise(text);
        self.respelled(composition, &text, sign)
            .unwrap_or_else(|| composition.press(&text, Key::of(sign)))
    }

    /// The text with its last word written anew; `None` where the key stands for itself.
    fn respelled(self, composition: Composition, text: &str, sign: char) -> Option<String> {
        let key = sign.to_ascii_lowercase();
        let is_key = key.is_ascii_lowercase() || (self == Self::Vni && key.is_ascii_digit());
        if self == Self::Plain || !is_key || text.ends_with(tone::is_mark) {
            return None;
        }
        let word = last_word(text);
        let small: String = word.chars().map(tone::lower).collect();
        if small.chars().count() > LONGEST_SYLLABLE {
            return None;
        }
        let placed = |word: &str| placement::placed(word, composition.placement);
        let keys = self.keys_of(&small)?;
        let written = self.written(&keys);
        let after = if placed(&written) == placed(&small) {
            let after = self.written(&format!("{keys}{key}"));
            if placed(&after) == placed(&format!("{small}{key}")) {
                self.directly(composition, &small, key)?
            } else {
                placed(&after)
            }
        } else if small.is_ascii() {
            // A word whose keys were taken back by tapping them twice: it goes on letter by letter.
            return None;
        } else {
            self.directly(composition, &small, key)?
        };
        let before = &text[..text.len() - word.len()];
        Some(before.to_owned() + &in_case_of(composition, before, word, &after, sign))
    }

    /// What the engine makes of these keys.
    fn written(self, keys: &str) -> String {
        let definition = match self {
            Self::Vni => &vi::VNI,
            Self::Telex | Self::Plain => &vi::TELEX,
        };
        let mut written = String::new();
        let _ = vi::transform_buffer_with_style(
            definition,
            AccentStyle::Old,
            keys.chars(),
            &mut written,
        );
        nfc::normalise(&written)
    }

    /// The keys that make this word: each shape behind its letter, the tone at the end.
    /// `None` for letters that the method cannot write.
    fn keys_of(self, word: &str) -> Option<String> {
        let mut keys = String::new();
        let mut mark = None;
        for letter in word.chars() {
            let (shape, tone) = tone::split(letter);
            mark = tone.or(mark);
            let (base, shaping) = self.base(shape);
            if !base.is_ascii_lowercase() {
                return None;
            }
            // A letter written twice as it is was typed three times.
            let doubled = self == Self::Telex
                && shaping.is_none()
                && matches!(base, 'a' | 'e' | 'o')
                && keys.ends_with(base);
            if doubled {
                keys.push(base);
            }
            // Alone, w is ư; so its second tap gives a name like Wolfgang its letter.
            if self == Self::Telex && shape == 'ư' && keys.is_empty() {
                keys.push('w');
                continue;
            }
            keys.push(base);
            keys.extend(shaping);
        }
        keys.extend(mark.map(|tone| self.tone_key(tone)));
        Some(keys)
    }

    /// A letter without its shape, and the key that gives it.
    fn base(self, shape: char) -> (char, Option<char>) {
        let (base, telex, vni) = match shape {
            'ă' => ('a', 'w', '8'),
            'â' => ('a', 'a', '6'),
            'đ' => ('d', 'd', '9'),
            'ê' => ('e', 'e', '6'),
            'ô' => ('o', 'o', '6'),
            'ơ' => ('o', 'w', '7'),
            'ư' => ('u', 'w', '7'),
            other => return (other, None),
        };
        let key = if self == Self::Vni { vni } else { telex };
        (base, Some(key))
    }

    fn tone_keys(self) -> &'static str {
        match self {
            Self::Vni => "12345",
            Self::Telex | Self::Plain => "sfrxj",
        }
    }

    fn tone_key(self, tone: Tone) -> char {
        let place = tone as usize;
        self.tone_keys().chars().nth(place).unwrap_or_default()
    }

    fn effect(self, key: char) -> Option<Effect> {
        if let Some(place) = self.tone_keys().chars().position(|known| known == key) {
            return Some(Effect::Tone(Tone::ALL[place]));
        }
        match (self, key) {
            (Self::Vni, '0') | (Self::Telex, 'z') => Some(Effect::NoTone),
            (Self::Vni, '6'..='9') | (Self::Telex, 'a' | 'e' | 'o' | 'w' | 'd') => {
                Some(Effect::Shape)
            }
            _ => None,
        }
    }

    /// Words that are no Vietnamese syllables, which the engine leaves alone: `Bhăm`, `Hơ`, `Nỷk`.
    /// The key shapes the letter just typed, or marks the word.
    fn directly(self, composition: Composition, word: &str, key: char) -> Option<String> {
        let marked = |tone| placement::with_last_tone(word, tone, composition.placement);
        match self.effect(key)? {
            Effect::Tone(tone) if placement::last_tone(word) == Some(tone) => {
                marked(None).map(|bare| format!("{bare}{key}"))
            }
            Effect::Tone(tone) => marked(Some(tone)),
            Effect::NoTone => {
                let _ = placement::last_tone(word)?;
                marked(None)
            }
            Effect::Shape => self.shaped(word, key),
        }
    }

    fn shaped(self, word: &str, key: char) -> Option<String> {
        let mut letters: Vec<char> = word.chars().collect();
        let (shape, mark) = tone::split(letters.pop()?);
        if self.base(shape).1 == Some(key) {
            // The second tap takes the shape back.
            letters.extend([tone::join(self.base(shape).0, mark), key]);
            return Some(letters.into_iter().collect());
        }
        let shaped = "ăâđêôơư"
            .chars()
            .find(|other| self.base(*other) == (shape, Some(key)))?;
        letters.push(tone::join(shaped, mark));
        Some(letters.into_iter().collect())
    }
}

/// The word in the case of the word before; what is new follows the key or the field.
fn in_case_of(
    composition: Composition,
    before: &str,
    model: &str,
    word: &str,
    sign: char,
) -> String {
    let mut model = model.chars();
    let mut cased = String::new();
    for (place, letter) in word.chars().enumerate() {
        let capital = match model.next() {
            Some(known) => known.is_uppercase(),
            None => sign.is_uppercase() || (place == 0 && composition.wants_capital_after(before)),
        };
        if capital {
            cased.extend(letter.to_uppercase());
        } else {
            cased.push(letter);
        }
    }
    cased
}

#[cfg(test)]
mod tests;

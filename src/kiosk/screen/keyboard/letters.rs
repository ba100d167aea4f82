//! Letters and tones: 29 letters, the four of other names, five tones, all at once.

use super::{Shape, cap, erase, function, letter, other_order, sign, space};
use crate::kiosk::page::{Act, KeyCap, KeyKind, Layer, LetterOrder};
use crate::kiosk::words::Words;
use crate::vietnamese::composition::Key;
use crate::vietnamese::tone::Tone;

const TONES: [(Tone, &str); 5] = [
    (Tone::Acute, "key-acute"),
    (Tone::Grave, "key-grave"),
    (Tone::HookAbove, "key-hook"),
    (Tone::Tilde, "key-tilde"),
    (Tone::DotBelow, "key-dot"),
];

/// The rows of letters; what is left of the last two is for signs and the space bar.
fn letters_of(shape: Shape, order: LetterOrder) -> &'static [&'static str] {
    match (shape, order) {
        (Shape::Tall, LetterOrder::Alphabet) => &["aăâbcdđeêg", "hiklmnoôơp", "qrstuưvxy", "fjwz"],
        (Shape::Tall, LetterOrder::Qwerty) => &["qwertyuiop", "asdfghjklđ", "zxcvbnmăâ", "êôơư"],
        (Shape::Wide, LetterOrder::Alphabet) => &["aăâbcdđeêghik", "lmnoôơpqrstuư", "vxyfjwz"],
        (Shape::Wide, LetterOrder::Qwerty) => &["qwertyuiopôơư", "asdfghjklđăâê", "zxcvbnm"],
    }
}

/// The rows of the letter keyboard; `with_digits` where numbers and signs may be typed too.
pub(super) fn rows(
    shape: Shape,
    order: LetterOrder,
    with_digits: bool,
    words: &Words<'_>,
) -> Vec<Vec<KeyCap>> {
    let mut rows: Vec<Vec<KeyCap>> = letters_of(shape, order)
        .iter()
        .map(|row| row.chars().map(letter).collect())
        .collect();
    let digits = |width| function(words, "key-digits", Act::Layer(Layer::Digits), width);
    let mut last = rows.pop().unwrap_or_default();
    match shape {
        Shape::Tall => {
            let spare = if with_digits { ',' } else { '\'' };
            if let Some(row) = rows.last_mut() {
                row.push(sign(spare, 1.0));
            }
            let first = if with_digits {
                digits(1.4)
            } else {
                sign('-', 1.0)
            };
            last.insert(0, other_order(order, 2.3, words));
            last.insert(1, first);
            last.push(space(if with_digits { 2.3 } else { 2.7 }, words));
            rows.push(last);
            rows.insert(0, tones([1.35; 5], 1.55, words));
            rows[0].push(erase(1.7, words));
        }
        Shape::Wide => {
            if with_digits {
                last.insert(0, digits(1.6));
                last.push(sign(',', 1.0));
            } else {
                last.extend([sign('-', 1.0), sign('\'', 1.0)]);
            }
            last.push(space(if with_digits { 3.4 } else { 4.0 }, words));
            rows.push(last);
            rows.insert(0, tones([1.2, 1.6, 1.2, 1.25, 1.4], 1.8, words));
            rows[0].extend([other_order(order, 2.7, words), erase(1.85, words)]);
        }
    }
    rows
}

/// The tones; thirteen keys leave each only the room that its word needs.
fn tones(widths: [f32; 5], remove: f32, words: &Words<'_>) -> Vec<KeyCap> {
    let mut keys: Vec<KeyCap> = TONES
        .iter()
        .zip(widths)
        .map(|((tone, label), width)| {
            let act = Act::Key(Key::Tone(*tone));
            cap(words.say(label), act, KeyKind::Tone, width)
        })
        .collect();
    let remove_tone = Act::Key(Key::RemoveTone);
    keys.push(function(words, "key-no-tone", remove_tone, remove));
    keys
}

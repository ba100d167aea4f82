//! Digits in telephone order, the layer of signs, and the letters of an e-mail address.

use super::{Shape, cap, digit, erase, function, letter, sign, space};
use crate::filing::reference::ALPHABET;
use crate::kiosk::page::{Act, Block, KeyCap, KeyKind, Keys, Layer};
use crate::kiosk::words::Words;
use crate::vietnamese::composition::Key;

const SIGNS: [&str; 2] = ["1234567890", "/-.,()'"];
const EMAIL: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm_."];
const WIDE_EMAIL: [&str; 4] = ["1234567890", "qwertyuiop-_.", "asdfghjkl", "zxcvbnm"];

/// The telephone pad.
pub(super) fn digits(shape: Shape, words: &Words<'_>) -> Block {
    let width = pad_key(shape);
    let gap = cap("", Act::Key(Key::Erase), KeyKind::Gap, width);
    pad(shape, gap, words)
}

/// The telephone pad with a key to the next box.
pub(super) fn date(shape: Shape, words: &Words<'_>) -> Block {
    let next = function(words, "key-next-box", Act::NextDatePart, pad_key(shape));
    pad(shape, next, words)
}

/// Width of a key of the pad, in keys: wide enough for the words on it.
fn pad_key(shape: Shape) -> f32 {
    match shape {
        Shape::Tall => 1.75,
        Shape::Wide => 2.0,
    }
}

/// Telephone order: 1 stands at the top. Low panels have room for keys that are higher than letters.
fn pad(shape: Shape, below_seven: KeyCap, words: &Words<'_>) -> Block {
    let width = pad_key(shape);
    let mut rows: Vec<Vec<KeyCap>> = ["123", "456", "789"]
        .iter()
        .map(|row| row.chars().map(|sign| digit(sign, width)).collect())
        .collect();
    rows.push(vec![below_seven, digit('0', width), erase(width, words)]);
    let height = match shape {
        Shape::Tall => 1.0,
        Shape::Wide => 1.25,
    };
    Block::Keys(Keys { rows, height })
}

/// The signs that a reference has, digits first.
pub(super) fn reference(words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let signs: Vec<KeyCap> = ALPHABET
        .iter()
        .map(|sign| match char::from(*sign) {
            one @ '0'..='9' => digit(one, 1.0),
            one => letter(one),
        })
        .collect();
    let mut rows: Vec<Vec<KeyCap>> = signs.chunks(8).map(<[KeyCap]>::to_vec).collect();
    if let Some(last) = rows.last_mut() {
        last.push(erase(2.2, words));
    }
    rows
}

/// Digits and signs of an address.
pub(super) fn signs(words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let letters = Act::Layer(Layer::Letters);
    vec![
        SIGNS[0].chars().map(|sign| digit(sign, 1.0)).collect(),
        SIGNS[1].chars().map(|one| sign(one, 1.0)).collect(),
        vec![
            function(words, "key-letters", letters, 2.0),
            space(3.0, words),
            erase(2.2, words),
        ],
    ]
}

/// Digits, letters without marks, and the signs of e-mail addresses.
pub(super) fn email(shape: Shape, words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let key = |one: char| match one {
        '0'..='9' => digit(one, 1.0),
        'a'..='z' => letter(one),
        _ => sign(one, 1.0),
    };
    let plan = match shape {
        Shape::Tall => EMAIL,
        Shape::Wide => WIDE_EMAIL,
    };
    let mut rows: Vec<Vec<KeyCap>> = plan
        .iter()
        .map(|row| row.chars().map(key).collect())
        .collect();
    let last = [sign('@', 2.0), erase(2.2, words)];
    match shape {
        Shape::Tall => rows.push(last.into()),
        Shape::Wide => {
            if let Some(row) = rows.last_mut() {
                row.extend(last);
            }
        }
    }
    rows
}

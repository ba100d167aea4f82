//! The on-screen keyboards: Vietnamese letters with their own tone keys, signs, and the telephone pad.
//!
//! A letter has one tap on one place: nothing is shifted, held or swiped (C13, C32). Panels that
//! are low take the same keys in four long rows, so that the question stays above them.

mod letters;
mod pads;

use crate::filing::entry::Keyboard;
use crate::kiosk::page::{Act, Block, KeyCap, KeyKind, Keys, Layer, LetterOrder};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::Visit;
use crate::kiosk::words::Words;
use crate::vietnamese::composition::Key;

/// How many keys stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Ten in a row.
    Tall,
    /// Thirteen in a row, for low panels.
    Wide,
}

/// The keyboard that a field needs.
pub fn block(keyboard: Keyboard, visit: &Visit, scene: &Scene<'_>) -> Block {
    of(keyboard, visit.layer, visit.letter_order, scene)
}

/// The keyboard that a field needs, with its letters in this order.
pub fn of(keyboard: Keyboard, layer: Layer, order: LetterOrder, scene: &Scene<'_>) -> Block {
    let words = &scene.words;
    let shape = if scene.look.is_low() {
        Shape::Wide
    } else {
        Shape::Tall
    };
    match (keyboard, layer) {
        (Keyboard::Digits, _) => pads::digits(shape, words),
        (Keyboard::Email, _) => keys(pads::email(shape, words)),
        (Keyboard::Text, Layer::Digits) => keys(pads::signs(words)),
        (Keyboard::Text, Layer::Letters) => keys(letters::rows(shape, order, true, words)),
        (Keyboard::Name, _) => keys(letters::rows(shape, order, false, words)),
    }
}

/// The telephone pad with a key that goes on to the next box of a date.
pub fn date_pad(scene: &Scene<'_>) -> Block {
    let shape = if scene.look.is_low() {
        Shape::Wide
    } else {
        Shape::Tall
    };
    pads::date(shape, &scene.words)
}

/// The telephone pad.
pub fn digit_pad(scene: &Scene<'_>) -> Block {
    let shape = if scene.look.is_low() {
        Shape::Wide
    } else {
        Shape::Tall
    };
    pads::digits(shape, &scene.words)
}

/// The signs of a reference.
pub fn reference_pad(scene: &Scene<'_>) -> Block {
    keys(pads::reference(&scene.words))
}

/// Square keys.
fn keys(rows: Vec<Vec<KeyCap>>) -> Block {
    Block::Keys(Keys { rows, height: 1.0 })
}

fn cap(label: impl Into<String>, act: Act, kind: KeyKind, width: f32) -> KeyCap {
    KeyCap {
        label: label.into(),
        icon: None,
        width,
        act,
        kind,
    }
}

fn letter(letter: char) -> KeyCap {
    cap(letter, Act::Key(Key::Letter(letter)), KeyKind::Letter, 1.0)
}

fn digit(digit: char, width: f32) -> KeyCap {
    cap(digit, Act::Key(Key::Digit(digit)), KeyKind::Letter, width)
}

fn sign(sign: char, width: f32) -> KeyCap {
    let act = Act::Key(Key::Punctuation(sign));
    cap(sign, act, KeyKind::Letter, width)
}

fn function(words: &Words<'_>, label: &str, act: Act, width: f32) -> KeyCap {
    cap(words.say(label), act, KeyKind::Function, width)
}

fn space(width: f32, words: &Words<'_>) -> KeyCap {
    function(words, "key-space", Act::Key(Key::Space), width)
}

fn erase(width: f32, words: &Words<'_>) -> KeyCap {
    KeyCap {
        icon: Some("delete"),
        ..function(words, "key-erase", Act::Key(Key::Erase), width)
    }
}

/// The key that changes the order of the letters.
fn other_order(order: LetterOrder, width: f32, words: &Words<'_>) -> KeyCap {
    let (label, other) = match order {
        LetterOrder::Alphabet => ("key-qwerty", LetterOrder::Qwerty),
        LetterOrder::Qwerty => ("key-alphabet", LetterOrder::Alphabet),
    };
    function(words, label, Act::LetterOrder(other), width)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

//! The on-screen keyboards: Vietnamese letters with their own tone keys, signs, and the telephone pad.

use crate::filing::entry::Keyboard;
use crate::kiosk::page::{Act, Block, KeyCap, KeyKind, Keys, Layer};
use crate::kiosk::words::Words;
use crate::vietnamese::composition::Key;
use crate::vietnamese::tone::Tone;

/// The 29 letters in the order of the alphabet, in rows of ten and nine.
const LETTERS: [&str; 3] = ["aăâbcdđeêg", "hiklmnoôơp", "qrstuưvxy"];
/// Letters of foreign and ethnic-minority names.
const FOREIGN: &str = "fjwz";
const TONES: [(Tone, &str); 5] = [
    (Tone::Acute, "key-acute"),
    (Tone::Grave, "key-grave"),
    (Tone::HookAbove, "key-hook"),
    (Tone::Tilde, "key-tilde"),
    (Tone::DotBelow, "key-dot"),
];
const SIGNS: [&str; 2] = ["1234567890", "/-.,()'"];
const EMAIL: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm_."];

/// Width of a key of the telephone pad, in keys.
const PAD_KEY: f32 = 1.7;

/// The keyboard that a field needs.
pub fn block(keyboard: Keyboard, layer: Layer, words: &Words<'_>) -> Block {
    let rows = match (keyboard, layer) {
        (Keyboard::Digits, _) => digit_rows(words),
        (Keyboard::Email, _) => email_rows(words),
        (Keyboard::Text, Layer::Digits) => sign_rows(words),
        (Keyboard::Name, _) | (Keyboard::Text, Layer::Letters) => {
            letter_rows(keyboard == Keyboard::Text, words)
        }
    };
    Block::Keys(Keys { rows })
}

/// The telephone pad with a key that goes on to the next box of a date.
pub fn date_pad(words: &Words<'_>) -> Block {
    let mut rows = digit_rows(words);
    if let Some(last) = rows.last_mut() {
        let label = words.say("key-next-box");
        last[0] = cap(label, Act::NextDatePart, KeyKind::Function, PAD_KEY);
    }
    Block::Keys(Keys { rows })
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

fn letters(row: &str) -> Vec<KeyCap> {
    row.chars()
        .map(|letter| cap(letter, Act::Key(Key::Letter(letter)), KeyKind::Letter, 1.0))
        .collect()
}

fn digit(digit: char, width: f32) -> KeyCap {
    cap(digit, Act::Key(Key::Digit(digit)), KeyKind::Letter, width)
}

fn erase(width: f32, words: &Words<'_>) -> KeyCap {
    KeyCap {
        icon: Some("delete"),
        ..cap(
            words.say("key-erase"),
            Act::Key(Key::Erase),
            KeyKind::Function,
            width,
        )
    }
}

fn letter_rows(with_signs: bool, words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let mut tones: Vec<KeyCap> = TONES
        .iter()
        .map(|(tone, key)| {
            cap(
                words.say(key),
                Act::Key(Key::Tone(*tone)),
                KeyKind::Tone,
                1.6,
            )
        })
        .collect();
    tones.push(cap(
        words.say("key-no-tone"),
        Act::Key(Key::RemoveTone),
        KeyKind::Function,
        2.0,
    ));
    let mut rows = vec![tones];
    rows.extend(LETTERS.iter().map(|row| letters(row)));
    let mut last = letters(FOREIGN);
    if with_signs {
        let layer = Act::Layer(Layer::Digits);
        last.insert(
            0,
            cap(words.say("key-digits"), layer, KeyKind::Function, 1.6),
        );
    } else {
        let hyphen = Act::Key(Key::Punctuation('-'));
        last.insert(0, cap("-", hyphen, KeyKind::Letter, 1.0));
    }
    last.push(cap(
        words.say("key-space"),
        Act::Key(Key::Space),
        KeyKind::Function,
        2.8,
    ));
    last.push(erase(2.2, words));
    rows.push(last);
    rows
}

fn sign_rows(words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let sign = |sign: char| cap(sign, Act::Key(Key::Punctuation(sign)), KeyKind::Letter, 1.0);
    vec![
        SIGNS[0].chars().map(|d| digit(d, 1.0)).collect(),
        SIGNS[1].chars().map(sign).collect(),
        vec![
            cap(
                words.say("key-letters"),
                Act::Layer(Layer::Letters),
                KeyKind::Function,
                2.0,
            ),
            cap(
                words.say("key-space"),
                Act::Key(Key::Space),
                KeyKind::Function,
                3.0,
            ),
            erase(2.2, words),
        ],
    ]
}

fn email_rows(words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let key = |sign: char| match sign {
        '0'..='9' => digit(sign, 1.0),
        'a'..='z' => cap(sign, Act::Key(Key::Letter(sign)), KeyKind::Letter, 1.0),
        _ => cap(sign, Act::Key(Key::Punctuation(sign)), KeyKind::Letter, 1.0),
    };
    let mut rows: Vec<Vec<KeyCap>> = EMAIL
        .iter()
        .map(|row| row.chars().map(key).collect())
        .collect();
    rows.push(vec![
        cap("@", Act::Key(Key::Punctuation('@')), KeyKind::Letter, 2.0),
        erase(2.2, words),
    ]);
    rows
}

/// Telephone order: 1 stands at the top.
fn digit_rows(words: &Words<'_>) -> Vec<Vec<KeyCap>> {
    let mut rows: Vec<Vec<KeyCap>> = ["123", "456", "789"]
        .iter()
        .map(|row| row.chars().map(|d| digit(d, PAD_KEY)).collect())
        .collect();
    let gap = cap("", Act::Key(Key::Erase), KeyKind::Gap, PAD_KEY);
    rows.push(vec![gap, digit('0', PAD_KEY), erase(PAD_KEY, words)]);
    rows
}

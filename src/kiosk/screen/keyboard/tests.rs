use super::{Shape, letters, pads};
use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::procedure::Mood;
use crate::kiosk::page::{Act, Block, KeyCap, KeyKind, LetterOrder};
use crate::kiosk::words::Words;
use crate::vietnamese::composition::{Capitals, Composition, Key, corpus};
use crate::vietnamese::nfc;
use crate::vietnamese::placement::Placement;
use crate::vietnamese::tone::Tone;
use std::path::Path;

const NAME: Composition = Composition {
    capitals: Capitals::EachWord,
    placement: Placement::Old,
};
const SHAPES: [Shape; 2] = [Shape::Tall, Shape::Wide];
const ORDERS: [LetterOrder; 2] = [LetterOrder::Alphabet, LetterOrder::Qwerty];

fn config() -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    crate::config::load(&folder).unwrap()
}

fn words(config: &Config) -> Words<'_> {
    Words {
        texts: &config.texts,
        language: Language::Vietnamese,
        for_self: true,
        mood: Mood::Plain,
    }
}

/// Every letter keyboard, with what it is called in a failure.
fn letter_keyboards(with_digits: bool) -> Vec<(String, Vec<Vec<KeyCap>>)> {
    let config = config();
    let mut all = Vec::new();
    for shape in SHAPES {
        for order in ORDERS {
            let rows = letters::rows(shape, order, with_digits, &words(&config));
            all.push((format!("{shape:?} {order:?}"), rows));
        }
    }
    all
}

fn keys_on(rows: &[Vec<KeyCap>]) -> Vec<Key> {
    let acts = rows.iter().flatten().filter(|cap| cap.kind != KeyKind::Gap);
    acts.filter_map(|cap| match cap.act {
        Act::Key(key) => Some(key),
        _ => None,
    })
    .collect()
}

#[test]
fn all_letters_tones_and_erase_are_visible_without_changing_anything() {
    for with_digits in [true, false] {
        for (name, rows) in letter_keyboards(with_digits) {
            let keys = keys_on(&rows);
            let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz".chars().map(Key::Letter);
            let tones = Tone::ALL.into_iter().map(Key::Tone);
            let others = [Key::RemoveTone, Key::Space, Key::Erase];
            for wanted in letters.chain(tones).chain(others) {
                let found = keys.iter().filter(|key| **key == wanted).count();
                assert_eq!(found, 1, "{wanted:?} on {name}");
            }
        }
    }
}

#[test]
fn low_panels_have_four_rows_of_thirteen_and_others_five_rows_of_ten() {
    for with_digits in [true, false] {
        for (name, rows) in letter_keyboards(with_digits) {
            let (count, across) = if name.starts_with("Wide") {
                (4, 13.0)
            } else {
                (5, 10.0)
            };
            assert_eq!(rows.len(), count, "{name}");
            for row in rows {
                let width: f32 = row.iter().map(|cap| cap.width).sum();
                assert!((width - across).abs() < 0.01, "{name}: a row of {width}");
                assert!(row.iter().all(|cap| cap.width >= 1.0), "{name}");
            }
        }
    }
}

#[test]
fn erase_stands_at_the_same_place_in_both_orders() {
    let place = |rows: &[Vec<KeyCap>]| {
        rows.iter()
            .enumerate()
            .find_map(|(row, caps)| {
                let at = caps
                    .iter()
                    .position(|cap| cap.act == Act::Key(Key::Erase))?;
                let before: f32 = caps[..at].iter().map(|cap| cap.width).sum();
                Some((row, (before * 100.0).round() as i64))
            })
            .unwrap()
    };
    let boards = letter_keyboards(false);
    for pair in boards.chunks(2) {
        assert_eq!(place(&pair[0].1), place(&pair[1].1));
    }
}

#[test]
fn the_digit_pad_is_that_of_a_telephone() {
    let config = config();
    for shape in SHAPES {
        let Block::Keys(keys) = pads::digits(shape, &words(&config)) else {
            panic!("no keys");
        };
        let digits: Vec<Key> = "1234567890".chars().map(Key::Digit).collect();
        assert_eq!(keys_on(&keys.rows)[..10], digits);
    }
}

#[test]
fn every_name_of_the_corpus_can_be_tapped_in_every_order_with_the_tone_at_any_moment() {
    let names = corpus::names();
    assert!(names.len() >= 10_000, "only {} names", names.len());
    let boards = letter_keyboards(false);
    for (turn, name) in names.iter().enumerate() {
        let (board, rows) = &boards[turn % boards.len()];
        let keys = keys_on(rows);
        let mut text = String::new();
        let mut press = |key: Key| {
            assert!(keys.contains(&key), "{key:?} is not on {board}, for {name}");
            text = NAME.press(&text, key);
        };
        for part in name.split_inclusive(|sign: char| !sign.is_alphabetic()) {
            let word = part.trim_end_matches(|sign: char| !sign.is_alphabetic());
            let (letters, tone) = corpus::letters_and_tone(word);
            let moment = (turn / boards.len()) % letters.len().max(1);
            for (place, letter) in letters.into_iter().enumerate() {
                press(Key::Letter(letter.to_lowercase().next().unwrap()));
                tone.filter(|_| place == moment)
                    .map(Key::Tone)
                    .into_iter()
                    .for_each(&mut press);
            }
            part[word.len()..].chars().map(Key::of).for_each(&mut press);
        }
        assert_eq!(text, *name, "on {board}");
        assert_eq!(nfc::normalise(&text), text);
    }
}

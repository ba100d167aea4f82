//! The reader of the three lines for machines on the back of a card: it ends in what they say or
//! in a refusal, and no slip in a guarded field passes it.
//!
//! An input is read as it stands, and once more with its check digits put right, so that what lies
//! behind them is reached as well.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::filing::id_card;
use motcua::filing::mrz::{self, Mrz};

/// The guarded fields of line one and line two with their check digits; the last one is of all.
const GUARDED: [(usize, usize); 4] = [(5, 14), (15, 29), (30, 36), (38, 44)];
const COMPOSITE: [(usize, usize); 4] = [(5, 30), (30, 37), (38, 45), (48, 59)];

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let _ = mrz::check_digit(&text);
    look_at(&text);
    if let Some(mended) = mended(data) {
        look_at(&mended);
    }
});

fn look_at(text: &str) {
    let read = mrz::read(text);
    assert_eq!(read, mrz::read(text));
    match read {
        Ok(lines) => {
            holds_what_it_promises(text, &lines);
            if mrz::is_likely(text) && text.chars().count() <= id_card::MAX_LETTERS {
                let card = id_card::read(text).expect("the same lines are a card");
                assert_eq!((&card.number, card.birth), (&lines.number, lines.birth));
                assert_eq!((card.name, card.residence), (None, None));
            }
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}

fn holds_what_it_promises(text: &str, lines: &Mrz) {
    let number = lines.number.as_str();
    assert!(number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit()));
    let (century, _) = lines.number.birth_century_and_sex();
    assert!((century..century + 100).contains(&lines.birth.year()));
    // A slip in any letter of the number or the birth is caught.
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect();
    for place in (5..29).chain(30..37) {
        if let Some(digit) = letters[place].to_digit(10) {
            let mut slipped = letters.clone();
            slipped[place] = char::from_digit((digit + 1) % 10, 10).unwrap_or('0');
            assert!(mrz::read(&slipped.iter().collect::<String>()).is_err());
        }
    }
}

/// The same lines with check digits that fit, where there are three lines.
fn mended(data: &[u8]) -> Option<String> {
    let mut lines: Vec<u8> = data
        .iter()
        .copied()
        .filter(|letter| !letter.is_ascii_whitespace() && !letter.is_ascii_control())
        .collect();
    if lines.len() != 90 || !lines.is_ascii() {
        return None;
    }
    for (from, to) in GUARDED {
        lines[to] = digit(&lines[from..to])?;
    }
    let all: Vec<u8> = COMPOSITE
        .iter()
        .flat_map(|(from, to)| lines[*from..*to].to_vec())
        .collect();
    lines[59] = digit(&all)?;
    String::from_utf8(lines).ok()
}

fn digit(field: &[u8]) -> Option<u8> {
    let sum = mrz::check_digit(std::str::from_utf8(field).ok()?)?;
    Some(b'0' + sum)
}

//! The reader of identity cards: whatever a scanner or a camera delivers, it ends in a card whose
//! values keep their promises or in a refusal that is said politely, and the same for the same text.
//!
//! An input is the bytes of a code. Readers that type send them as UTF-8, or byte by byte as the
//! letters of an older encoding; both are read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::filing::id_card::{self, IdCard};
use std::hint::black_box;

/// No residence that is kept is longer, in letters.
const MOST_RESIDENCE: usize = 200;

fuzz_target!(|data: &[u8]| {
    let letters: String = data.iter().copied().map(char::from).collect();
    for text in [String::from_utf8_lossy(data).into_owned(), letters] {
        let read = id_card::read(&text);
        assert_eq!(read, id_card::read(&text));
        match read {
            Ok(card) => holds_what_it_promises(&card),
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
        // What is put around a code by a reader changes nothing that a card says.
        if let Ok(card) = id_card::read(&text)
            && let Ok(again) = id_card::read(&format!("\u{2}{text}\r\n"))
        {
            assert_eq!(card, again);
        }
    }
});

fn holds_what_it_promises(card: &IdCard) {
    assert!(is_digits(card.number.as_str(), 12));
    assert!(
        card.old_number
            .as_deref()
            .is_none_or(|old| is_digits(old, 9))
    );
    if let Some(residence) = &card.residence {
        assert!((1..=MOST_RESIDENCE).contains(&residence.chars().count()));
        assert!(
            !residence
                .chars()
                .any(|sign| sign.is_control() || sign == '\u{fffd}')
        );
    }
    if let Some(name) = &card.name {
        let name = name.as_str();
        assert!(!name.trim().is_empty() && name.trim() == name);
        assert!(
            !name
                .chars()
                .any(|sign| sign.is_ascii_digit() || sign.is_control())
        );
        assert!(!name.contains(['|', '?', '\u{fffd}']));
    }
    assert_eq!(format!("{card:?}"), "IdCard(…)");
    let kept = serde_json::to_string(card).expect("a card can be kept");
    let again: IdCard = serde_json::from_str(&kept).expect("a kept card can be read");
    assert_eq!(*card, again);
    black_box(card.birth.year());
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

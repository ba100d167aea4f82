use super::*;
use crate::vietnamese::composition::{AWAITED, Capitals, corpus};
use crate::vietnamese::placement::Placement;
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAME: Composition = Composition {
    capitals: Capitals::EachWord,
    placement: Placement::Old,
};

fn typed(typing: Typing, keys: &str) -> String {
    keys.chars()
        .fold(String::new(), |text, sign| typing.press(NAME, &text, sign))
}

#[track_caller]
fn types_as(typing: Typing, cases: &[(&str, &str)]) {
    for (keys, expected) in cases {
        assert_eq!(typed(typing, keys), *expected, "typing {keys:?}");
    }
}

#[test]
fn telex_writes_names_as_people_type_them() {
    types_as(
        Typing::Telex,
        &[
            ("nguyeenx thij hoaf", "Nguyễn Thị Hòa"),
            ("nguyenex thij thuys", "Nguyễn Thị Thúy"),
            ("traanf ddinhf phuowngf", "Trần Đình Phường"),
            ("traanf ddinhf phuongwf", "Trần Đình Phường"),
            ("dduwcs ddwcs", "Đức Đức"),
            ("leej quyeen quys", "Lệ Quyên Quý"),
            ("NGUYEENX", "NGUYỄN"),
            ("huynhf", "Huỳnh"),
            ("giaf gif", "Già Gì"),
            ("khuaays thuowr", "Khuấy Thuở"),
        ],
    );
}

#[test]
fn vni_writes_names_as_people_type_them() {
    types_as(
        Typing::Vni,
        &[
            ("nguye6n4 thi5 hoa2", "Nguyễn Thị Hòa"),
            ("tra6n2 d9inh2 phuong72", "Trần Đình Phường"),
            ("d9u71c", "Đức"),
            ("ho62 xua6n hu7o7ng", "Hồ Xuân Hương"),
        ],
    );
}

#[test]
fn a_key_tapped_twice_is_the_letter_on_it() {
    types_as(
        Typing::Telex,
        &[
            ("hass", "Has"),
            ("ass", "As"),
            ("aaa", "Aa"),
            ("aaarron", "Aaron"),
            ("wwolfgang", "Wolfgang"),
            ("ddd", "Dd"),
            ("moooc", "Mooc"),
            ("mooocs", "Moóc"),
        ],
    );
    types_as(Typing::Vni, &[("a11", "A1"), ("a66", "A6")]);
}

#[test]
fn names_of_other_peoples_and_of_other_origin_can_be_typed() {
    types_as(
        Typing::Telex,
        &[
            ("y-bhawm", "Y-Bhăm"),
            ("h'hen nieej", "H'Hen Niệ"),
            ("h'hen niee", "H'Hen Niê"),
            ("row chaam", "Rơ Châm"),
            ("rowmah", "Rơmah"),
            ("krawjch", "Krặch"),
            ("jrai fong zen", "Jrai Fong Zen"),
        ],
    );
    types_as(
        Typing::Vni,
        &[
            ("y-bha8m", "Y-Bhăm"),
            ("h'hen nie6", "H'Hen Niê"),
            ("wolfgang", "Wolfgang"),
        ],
    );
}

#[test]
fn numbers_of_houses_stay_numbers() {
    types_as(
        Typing::Vni,
        &[("8 ngo4 12", "8 Ngõ 12"), ("12/3 k8", "12/3 K8")],
    );
    types_as(Typing::Telex, &[("12a", "12a"), ("8 ngox 12", "8 Ngõ 12")]);
}

#[test]
fn plain_keys_are_the_signs_on_them() {
    types_as(Typing::Plain, &[("hoaf w1", "Hoaf W1")]);
}

#[test]
fn letters_with_marks_from_another_layout_are_taken_as_they_are() {
    assert_eq!(Typing::Telex.press(NAME, "Nguy", 'ễ'), "Nguyễ");
    assert_eq!(Typing::Telex.press(NAME, "Nguyễ", 'n'), "Nguyễn");
}

#[test]
fn a_finished_word_is_never_rewritten() {
    for typing in [Typing::Telex, Typing::Vni, Typing::Plain] {
        for sign in ['s', '1', 'w', '6', ' ', 'a'] {
            let after = typing.press(NAME, "Thuý ", sign);
            assert!(after.starts_with("Thuý "), "{after}");
        }
    }
}

#[test]
fn a_tone_that_waits_for_its_vowel_goes_to_the_next_one() {
    let waiting = format!("Ng{AWAITED}\u{301}");
    assert_eq!(Typing::Telex.press(NAME, &waiting, 'a'), "Ngá");
}

proptest! {
    #[test]
    fn any_key_on_any_text_gives_nfc_and_touches_only_the_last_word(
        text in "(\\PC{0,8} )?[a-zA-ZÀ-ỹđĐ]{0,9}", sign in any::<char>(), vni in any::<bool>(),
    ) {
        let typing = if vni { Typing::Vni } else { Typing::Telex };
        let text = nfc::normalise(&text);
        let after = typing.press(NAME, &text, sign);
        prop_assert_eq!(&nfc::normalise(&after), &after);
        let finished = &text[..text.len() - last_word(&text).len()];
        if !finished.ends_with(tone::is_mark) {
            prop_assert!(after.starts_with(finished.trim_end()), "{} in {}", finished, after);
        }
    }

    #[test]
    fn no_run_of_keys_stops_the_keyboard(keys in "[a-zA-Z0-9 '-]{0,24}") {
        for typing in [Typing::Telex, Typing::Vni, Typing::Plain] {
            let text = typed(typing, &keys);
            prop_assert_eq!(nfc::normalise(&text), text);
        }
    }
}

/// The keys that people tap for a word, with the tone after so many letters.
fn keys_for(typing: Typing, word: &str, tone_after: usize) -> String {
    let (letters, tone) = corpus::letters_and_tone(word);
    let mut keys = String::new();
    let (mut before, mut vowels) = (None, false);
    for (place, letter) in letters.into_iter().map(tone::lower).enumerate() {
        let (base, shape) = typing.base(letter);
        keys.push(base);
        keys.extend(shape);
        // A key that would mark the word is tapped twice for the letter on it.
        let would_mark = match base {
            'a' | 'e' | 'o' => before == Some(base) && shape.is_none(),
            'w' => true,
            's' | 'f' | 'r' | 'x' | 'j' | 'z' => vowels,
            _ => false,
        };
        keys.extend((typing == Typing::Telex && would_mark).then_some(base));
        before = Some(letter);
        vowels |= tone::is_vowel(letter);
        let tapped = tone.filter(|_| place == tone_after);
        keys.extend(tapped.map(|tone| typing.tone_key(tone)));
    }
    keys
}

/// The keys for a name; the tones of its last word come at another moment every turn.
fn keys_of_name(typing: Typing, name: &str, turn: usize) -> (String, String) {
    let (mut before, mut last) = (String::new(), String::new());
    for part in name.split_inclusive(|sign: char| !sign.is_alphabetic()) {
        before.push_str(&last);
        let word = part.trim_end_matches(|sign: char| !sign.is_alphabetic());
        let first_vowel = word.chars().position(tone::is_vowel).unwrap_or(0);
        let later = word.chars().count() - first_vowel;
        let is_last = name.ends_with(part);
        let moment = if is_last {
            turn % later.max(1)
        } else {
            later.saturating_sub(1)
        };
        last = keys_for(typing, word, first_vowel + moment);
        last.push_str(&part[word.len()..]);
    }
    (before, last)
}

#[test]
fn every_name_of_the_corpus_can_be_typed_in_telex_and_in_vni() {
    let names = corpus::names();
    assert!(names.len() >= 10_000, "only {} names", names.len());
    let mut wrong = Vec::new();
    for typing in [Typing::Telex, Typing::Vni] {
        // Family and middle names recur; what they gave before, they give again.
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for (turn, name) in names.iter().enumerate() {
            let (before, last) = keys_of_name(typing, name, turn);
            let text = known
                .entry(before.clone())
                .or_insert_with(|| typed(typing, &before));
            let written = last
                .chars()
                .fold(text.clone(), |text, sign| typing.press(NAME, &text, sign));
            if written != *name {
                wrong.push(format!("{before}{last} gave {written}, not {name}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} names: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(60)]
    );
}

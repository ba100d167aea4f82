//! What a field takes, key by key.

use super::*;
use crate::filing::entry::line::LONGEST;
use crate::filing::phone::plan_of_2026;
use crate::filing::place::Unit;
use crate::vietnamese::composition::Key;
use crate::vietnamese::tone::Tone;
use proptest::prelude::*;

fn typed(day: &str, month: &str, year: &str) -> DateEntry {
    DateEntry {
        day: day.into(),
        month: month.into(),
        year: year.into(),
        ..DateEntry::empty()
    }
}

const TODAY: civil::Date = civil::date(2026, 11, 24);

#[test]
fn an_impossible_day_is_refused_until_the_resident_says_the_paper_shows_it() {
    let mut date = typed("30", "2", "1948");
    assert_eq!(
        date.value(Precision::Day, false, TODAY),
        Err(EntryProblem::Date(DateError::NotInCalendar))
    );
    date.as_written = true;
    assert_eq!(
        date.value(Precision::Day, false, TODAY)
            .unwrap()
            .to_string(),
        "30/02/1948"
    );
}

#[test]
fn the_year_alone_is_enough_where_the_question_says_so() {
    let mut date = typed("", "", "1948");
    date.set_precision(Precision::Year);
    assert!(date.value(Precision::Year, false, TODAY).is_ok());
    assert_eq!(
        date.value(Precision::Day, false, TODAY),
        Err(EntryProblem::NotPrecise(Precision::Day))
    );
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let date = typed("25", "11", "2026");
    assert_eq!(
        date.value(Precision::Day, false, TODAY),
        Err(EntryProblem::Future)
    );
}

#[test]
fn a_box_takes_no_more_digits_than_it_has_places_and_never_jumps() {
    let mut entry = Entry::Date(DateEntry::empty());
    let kind = Kind::Date {
        at_least: Precision::Day,
        future: false,
        lunar: false,
        weekday: false,
    };
    for digit in ['0', '5', '9'] {
        entry.press(&kind, Key::Digit(digit));
    }
    let Entry::Date(date) = entry else {
        unreachable!()
    };
    assert_eq!((date.day.as_str(), date.month.as_str()), ("05", ""));
    assert_eq!(date.part, DatePart::Day);
}

#[test]
fn a_paper_is_answered_by_its_pages_or_by_putting_it_off() {
    let kind = Kind::Paper(crate::filing::procedure::Paper {
        handling: crate::filing::procedure::Handling::Photograph,
        picture: "file".into(),
        may_be_held: false,
    });
    let open = Entry::empty(&kind);
    assert_eq!(open.value(&kind, &[], TODAY), Err(EntryProblem::PaperOpen));
    assert_eq!(
        open.value(&kind, &[PageId(1)], TODAY),
        Ok(Value::Paper(PaperAnswer::Attached(vec![PageId(1)])))
    );
    let later = Entry::Choice(Some("later".into()));
    assert_eq!(
        later.value(&kind, &[], TODAY),
        Ok(Value::Paper(PaperAnswer::Later))
    );
}

fn kinds() -> Vec<Kind> {
    vec![
        Kind::Name,
        Kind::Date {
            at_least: Precision::Year,
            future: false,
            lunar: true,
            weekday: false,
        },
        Kind::PersonNumber,
        Kind::Choice(Vec::new()),
        Kind::Place,
        Kind::Phone(plan_of_2026()),
        Kind::Email,
        Kind::Number { min: 1, max: 20 },
        Kind::Text { max_letters: 60 },
        Kind::Time,
        Kind::YesNo,
        Kind::Delivery(vec![ResultDelivery::AtWard]),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    let tones = vec![
        Tone::Acute,
        Tone::Grave,
        Tone::HookAbove,
        Tone::Tilde,
        Tone::DotBelow,
    ];
    prop_oneof![
        6 => prop::sample::select("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzAĐƠ".chars().collect::<Vec<_>>())
            .prop_map(Key::Letter),
        2 => any::<char>().prop_map(Key::Letter),
        4 => prop::char::range('0', '9').prop_map(Key::Digit),
        1 => any::<char>().prop_map(Key::Digit),
        2 => any::<char>().prop_map(Key::Punctuation),
        4 => prop::sample::select(tones).prop_map(Key::Tone),
        1 => Just(Key::RemoveTone),
        2 => Just(Key::Space),
        2 => Just(Key::Erase),
    ]
}

/// Every text in an entry.
fn texts(entry: &Entry) -> Vec<&str> {
    match entry {
        Entry::Text(text) => vec![text],
        Entry::Date(date) => vec![&date.day, &date.month, &date.year],
        Entry::Choice(_) => Vec::new(),
        Entry::Place(place) => vec![&place.detail, &place.search],
        Entry::Time(time) => vec![&time.hour, &time.minute],
        Entry::Appointment(_) => Vec::new(),
    }
}

proptest! {
    #[test]
    fn no_sequence_of_keys_breaks_a_field(
        which in 0_usize..12, keys in prop::collection::vec(key(), 0..300), part in 0_usize..3,
    ) {
        let kind = &kinds()[which];
        let unit = |code: &str| Some(Unit { code: code.into(), name: "Ví Dụ".into() });
        let mut entry = Entry::empty(kind);
        if let Entry::Place(place) = &mut entry {
            place.province = if part > 0 { unit("01") } else { None };
            place.commune = if part > 1 { unit("00292") } else { None };
        }
        for key in keys {
            entry.press(kind, key);
            for text in texts(&entry) {
                prop_assert_eq!(nfc::normalise(text), text, "not composed after {:?}", key);
                prop_assert!(text.chars().count() <= LONGEST, "{} letters", text.chars().count());
            }
        }
        // Whatever stands there either is an answer or says why not, and survives the journal.
        if let Ok(value) = entry.value(kind, &[], TODAY) {
            let shown = Entry::of(kind, &Reply::Known(value.clone()));
            prop_assert_eq!(shown.value(kind, &[], TODAY), Ok(value));
        }
        let journal = serde_json::to_string(&entry).unwrap();
        prop_assert_eq!(serde_json::from_str::<Entry>(&journal).unwrap(), entry);
    }

    #[test]
    fn erasing_always_comes_to_an_empty_field(
        which in 0_usize..12, keys in prop::collection::vec(key(), 0..60),
    ) {
        let kind = &kinds()[which];
        let mut entry = Entry::empty(kind);
        for key in keys {
            entry.press(kind, key);
        }
        for _ in 0..3 {
            for _ in 0..200 {
                entry.press(kind, Key::Erase);
            }
            match &mut entry {
                Entry::Date(date) => date.next_part(),
                Entry::Time(time) => time.next_part(),
                _ => {}
            }
        }
        prop_assert!(texts(&entry).iter().all(|text| text.is_empty()), "{:?}", entry);
    }
}

#[test]
fn a_number_field_takes_digits_and_nothing_else() {
    for kind in [
        Kind::PersonNumber,
        Kind::Phone(plan_of_2026()),
        Kind::Number { min: 1, max: 9 },
    ] {
        let mut entry = Entry::empty(&kind);
        for key in [
            Key::Letter('a'),
            Key::Digit('0'),
            Key::Punctuation('-'),
            Key::Space,
            Key::Tone(Tone::Acute),
            Key::Digit('9'),
        ] {
            entry.press(&kind, key);
        }
        assert_eq!(entry, Entry::from("09"), "{kind:?}");
    }
}

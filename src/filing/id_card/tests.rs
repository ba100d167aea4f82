use super::*;
use proptest::prelude::*;

const LUA: &str = "001152000017|012000000|Nguyễn Thị Lúa|20031952|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021";
const THOC: &str =
    "001048000025||Trần Văn Thóc|02091948|Nam|Tập thể B2, Quỳnh Lôi, Hai Bà Trưng, Hà Nội|28062022";
const NGO: &str = "036155000031|161000000|Phạm Thị Ngô|07111955|Nữ|Xóm 3, Xuân Trung, Xuân Trường, Nam Định|03032023";

fn day(year: i16, month: i8, day: i8) -> PartialDate {
    PartialDate::new(year, Some(month), Some(day)).unwrap()
}

fn name(card: &IdCard) -> Option<&str> {
    card.name.as_ref().map(PersonName::as_str)
}

#[test]
fn a_card_says_who_somebody_is() {
    let card = read(LUA).unwrap();
    assert_eq!(card.number.as_str(), "001152000017");
    assert_eq!(card.old_number.as_deref(), Some("012000000"));
    assert_eq!(name(&card), Some("Nguyễn Thị Lúa"));
    assert_eq!(card.birth, day(1952, 3, 20));
    assert_eq!(card.sex, Some(Sex::Female));
    assert_eq!(
        card.residence.as_deref(),
        Some("Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội")
    );
    assert_eq!(card.issued, Some(day(2021, 4, 15)));

    let card = read(THOC).unwrap();
    assert_eq!((card.old_number, card.sex), (None, Some(Sex::Male)));
    assert_eq!(card.birth, day(1948, 9, 2));
    let card = read(NGO).unwrap();
    assert_eq!(card.issued, Some(day(2023, 3, 3)));
}

#[test]
fn what_readers_put_around_a_card_is_taken_off() {
    let loose = LUA.replace("ễ", "e\u{302}\u{303}").replace("ị", "i\u{323}");
    for text in [
        format!("{LUA}\r\n"),
        format!("\u{2}\n {LUA}\t\u{3}"),
        format!("]Q3{LUA}"),
        loose,
    ] {
        assert_eq!(read(&text), read(LUA), "{text:?}");
    }
}

#[test]
fn further_fields_of_the_new_card_are_left_out() {
    let card = read(&format!("{NGO}|001055000099||Nguyễn Văn Khoai|x|")).unwrap();
    assert_eq!(Ok(&card), read(NGO).as_ref());
    let all = serde_json::to_string(&card).unwrap();
    assert!(!all.contains("Khoai") && !all.contains("001055000099"));
}

#[test]
fn fields_are_known_by_their_kind_and_not_by_their_place() {
    let mixed =
        "Phạm Thị Ngô|036155000031|161000000|07111955|Nữ|Xóm 3, Xuân Trung, Nam Định|x|03032023|y";
    let (mixed, card) = (read(mixed).unwrap(), read(NGO).unwrap());
    assert_eq!((&mixed.number, &mixed.name), (&card.number, &card.name));
    assert_eq!((mixed.birth, mixed.issued), (card.birth, card.issued));
    assert_eq!(mixed.old_number, card.old_number);
}

#[test]
fn a_year_alone_is_never_made_a_day() {
    for (written, date) in [
        ("1952", PartialDate::Year(1952)),
        ("00001952", PartialDate::Year(1952)),
        ("19520000", PartialDate::Year(1952)),
        ("00031952", PartialDate::new(1952, Some(3), None).unwrap()),
        ("20/03/1952", day(1952, 3, 20)),
        ("01011952", day(1952, 1, 1)),
        ("30021952", PartialDate::as_written(1952, 2, 30).unwrap()),
    ] {
        let card = read(&LUA.replace("20031952", written)).unwrap();
        assert_eq!(card.birth, date, "{written}");
    }
}

#[test]
fn what_is_no_whole_card_is_refused() {
    let first_six = LUA.rsplit_once('|').unwrap().0;
    let long = format!("{LUA}|{}", "a".repeat(MAX_LETTERS));
    for (text, refusal) in [
        ("", Refusal::TooFewFields),
        ("https://example.org/?q=1", Refusal::TooFewFields),
        (first_six, Refusal::TooFewFields),
        (&LUA.replace("001152000017", "00115200001"), Refusal::Number),
        (
            &LUA.replace("001152000017", "0011520000l7"),
            Refusal::Number,
        ),
        (
            &LUA.replace("001152000017", "")
                .replace("012000000", "001152000017|001152000018"),
            Refusal::Number,
        ),
        (&LUA.replace("20031952", "20131952"), Refusal::Birth),
        (&LUA.replace("20031952", ""), Refusal::Birth),
        (&LUA.replace("Nữ", "X"), Refusal::Birth),
        (&long, Refusal::TooLong),
        ("||||||||||", Refusal::Number),
        ("IDVNM<<<", Refusal::Lines),
    ] {
        assert_eq!(read(text), Err(refusal), "{text}");
    }
}

/// As some readers type it: the letters that are no keys, in another way or not at all.
#[test]
fn a_damaged_name_is_asked_for_and_the_digits_stay() {
    let latin: String = LUA.bytes().map(char::from).collect();
    let printable: String = latin.chars().filter(|sign| !sign.is_control()).collect();
    let ascii = "001152000017|012000000|Nguyen Thi Lua|20031952|Nu|So 5 ngo 10, Thanh Nhan, Ha Noi|15042021";
    for text in [
        ascii.to_owned(),
        ascii.replace("Nu", "N"),
        "001152000017|012000000|Nguyn Th La|20031952|N|S 5 ng 10, Thanh Nhn, H Ni|15042021"
            .to_owned(),
        LUA.replace('ễ', "\u{fffd}"),
        LUA.replace(|sign: char| !sign.is_ascii(), "\u{fffd}"),
        LUA.replace(|sign: char| !sign.is_ascii(), "?"),
        // Only the residence shows that the encoding is another one.
        latin.replace("Nguyá»\u{85}n Thá»\u{8b} LÃºa", "Cao Mai"),
        latin,
        printable,
        LUA.replace("Nguyễn", "NguyÔn"),
    ] {
        let card = read(&text).unwrap();
        assert_eq!(name(&card), None, "{text:?}");
        assert_eq!(card.number.as_str(), "001152000017");
        assert_eq!(card.birth, day(1952, 3, 20));
        assert_eq!(card.issued, Some(day(2021, 4, 15)));
        assert_eq!(card.sex, Some(Sex::Female), "{text:?}");
    }
}

#[test]
fn a_name_that_has_no_marks_is_believed_where_the_residence_has_them() {
    for whole in [
        "Cao Thanh Mai",
        "H'Hen Niê",
        "Ksơr H'Bĭa",
        "K’Brếu",
        "Y-Bhăm Êban",
    ] {
        let card = read(&LUA.replace("Nguyễn Thị Lúa", whole)).unwrap();
        assert_eq!(name(&card), Some(whole));
    }
}

#[test]
fn a_word_without_its_mark_tells_the_sex_only_with_the_number() {
    let card = read(&THOC.replace("Nam", "N?")).unwrap();
    assert_eq!(card.sex, None);
    let card = read(&LUA.replace("Nữ", "N?")).unwrap();
    assert_eq!(card.sex, Some(Sex::Female));
}

#[test]
fn digits_come_back_from_the_vietnamese_layout() {
    let row = [
        'đ', 'ă', 'â', 'ê', 'ô', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}',
    ];
    let typed = |digits: &str| -> String {
        let places = digits.chars().filter_map(|digit| digit.to_digit(10));
        places.map(|place| row[place as usize]).collect()
    };
    let mut text = LUA.to_owned();
    for digits in ["001152000017", "012000000", "20031952", "15042021"] {
        text = text.replace(digits, &typed(digits));
    }
    assert_eq!(read(&text), read(LUA));
}

#[test]
fn the_lines_on_the_back_give_no_name() {
    let card = read(
        "IDVNM1520000174001152000017<<5\r\n5203150F9912315VNM<<<<<<<<<<<4\r\nNGUYEN<<THI<LUA<<<<<<<<<<<<<<<\r\n",
    )
    .unwrap();
    assert_eq!((name(&card), &card.residence), (None, &None));
    assert_eq!(card.birth, day(1952, 3, 15));
}

#[test]
fn nothing_of_a_card_is_printed() {
    assert_eq!(format!("{:?}", read(LUA).unwrap()), "IdCard(…)");
}

fn hostile_field() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,20}",
        "[0-9]{0,13}",
        "(Nam|Nữ|N\\?|nam|N)",
        "[\u{0}-\u{1f}\u{300}-\u{323}ăâêôđ|]{0,13}",
        Just("\u{fffd}".to_owned()),
        Just("001152000017".to_owned()),
        Just("30021952".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s).{0,1200}") {
        let _ = read(&text);
    }

    #[test]
    fn hostile_fields_end_in_a_card_or_a_refusal(
        fields in prop::collection::vec(hostile_field(), 0..12)
    ) {
        if let Ok(card) = read(&fields.join("|")) {
            prop_assert_eq!(card.number.as_str().len(), 12);
            let kept = serde_json::to_string(&card).unwrap();
            prop_assert_eq!(serde_json::from_str::<IdCard>(&kept).unwrap(), card.clone());
            if let Some(residence) = &card.residence {
                prop_assert!(residence.chars().count() <= MAX_RESIDENCE);
                prop_assert!(!residence.chars().any(char::is_control));
            }
        }
    }

    #[test]
    fn every_whole_card_reads_back(
        number in "[0-9]{12}",
        old in prop_oneof![Just(String::new()), "[0-9]{9}".boxed()],
        name in "(Nguyễn|Trần|Đỗ)( (Thị|Văn|Hữu)){0,3} (Lúa|Thóc|Ngô|Khoai)",
        (day, month, year) in (1_i8..=28, 1_i8..=12, 1900_i16..2026),
        female: bool,
        more in prop::collection::vec("[A-Za-z ]{0,12}", 0..5),
    ) {
        let sex = if female { "Nữ" } else { "Nam" };
        let fields = [&number, &old, &name, &format!("{day:02}{month:02}{year}"), sex, "Tổ 4, Hà Nội", "15042021"];
        let text = [fields.join("|"), more.join("|")].join("|");
        let card = read(&text).unwrap();
        prop_assert_eq!(card.number.as_str(), number.as_str());
        prop_assert_eq!(card.old_number.unwrap_or_default(), old);
        prop_assert_eq!(card.name.map(String::from), Some(name));
        prop_assert_eq!(card.birth, PartialDate::new(year, Some(month), Some(day)).unwrap());
        prop_assert_eq!(card.sex, Some(if female { Sex::Female } else { Sex::Male }));
        prop_assert_eq!(card.issued.unwrap().year(), 2021);
    }
}

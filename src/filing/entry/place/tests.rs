//! The way to a commune by names of before, and back again.

use super::*;
use crate::filing::place::reading::AddressChoice;
use proptest::prelude::*;

fn unit(code: &str, name: &str) -> Unit {
    Unit {
        code: code.into(),
        name: name.into(),
    }
}

fn hanoi() -> Unit {
    unit("01", "Thành phố Hà Nội")
}

fn ward(name: &str, district: &str, communes: &[&str]) -> FormerUnit {
    FormerUnit {
        name: name.into(),
        within: vec![district.into()],
        province: hanoi(),
        communes: communes
            .iter()
            .map(|code| unit(code, "Phường Mới"))
            .collect(),
    }
}

fn searched() -> PlaceEntry {
    PlaceEntry {
        province: Some(hanoi()),
        search: "minh khai".into(),
        listed: true,
        ..PlaceEntry::default()
    }
}

fn found(wards: &[FormerUnit]) -> PlaceChoice {
    PlaceChoice::Found(Found::Former(wards.to_vec()))
}

#[test]
fn a_whole_ward_is_taken_over_and_its_old_name_stays_in_the_detail() {
    let mut entry = searched();
    entry.choose(&found(&[ward(
        "Phường Đồng Nhân",
        "Quận Hai Bà Trưng",
        &["00256"],
    )]));
    assert_eq!(entry.part(), PlacePart::Detail);
    entry.detail = "Số 5".into();
    let place = entry.value().unwrap();
    assert_eq!(place.commune.unwrap().code, "00256");
    assert_eq!(
        place.detail,
        "Số 5, trước là phường Đồng Nhân, quận Hai Bà Trưng"
    );
}

#[test]
fn a_divided_ward_is_asked_for_and_never_guessed() {
    let mut entry = searched();
    entry.choose(&found(&[ward(
        "Phường Thanh Nhàn",
        "Quận Hai Bà Trưng",
        &["00292", "00256"],
    )]));
    assert_eq!(entry.part(), PlacePart::Divided);
    assert_eq!(entry.value(), Err(EntryProblem::PlaceOpen));
    entry.choose(&PlaceChoice::Today(unit("00256", "Phường Hai Bà Trưng")));
    let place = entry.value().unwrap();
    assert_eq!(place.commune.unwrap().code, "00256");
    assert!(place.undecided.is_empty());
}

#[test]
fn what_a_resident_does_not_know_is_left_to_the_officer_with_the_choice() {
    let mut entry = searched();
    entry.choose(&found(&[ward(
        "Phường Thanh Nhàn",
        "Quận Hai Bà Trưng",
        &["00292", "00256"],
    )]));
    entry.choose(&PlaceChoice::Officer);
    assert_eq!(entry.part(), PlacePart::Detail);
    let place = entry.value().unwrap();
    assert_eq!(place.commune, None);
    let codes: Vec<&str> = place
        .undecided
        .iter()
        .map(|unit| unit.code.as_str())
        .collect();
    assert_eq!(codes, ["00292", "00256"]);
    assert_eq!(
        place.detail,
        "trước là phường Thanh Nhàn, quận Hai Bà Trưng"
    );
}

#[test]
fn wards_of_one_name_are_told_apart_by_their_district_or_left_open_together() {
    let both = [
        ward("Phường Minh Khai", "Quận Hai Bà Trưng", &["00322", "00292"]),
        ward("Phường Minh Khai", "Quận Bắc Từ Liêm", &["00622"]),
    ];
    let mut entry = searched();
    entry.choose(&found(&both));
    assert_eq!(entry.part(), PlacePart::District);
    let mut known = entry.clone();
    known.choose(&PlaceChoice::Former(1));
    assert_eq!(known.value().unwrap().commune.unwrap().code, "00622");
    entry.choose(&PlaceChoice::Officer);
    let place = entry.value().unwrap();
    assert_eq!(place.undecided.len(), 3);
    assert_eq!(place.detail, "trước là phường Minh Khai");
}

#[test]
fn letters_that_led_nowhere_are_kept_for_the_officer() {
    let mut entry = searched();
    entry.choose(&PlaceChoice::Officer);
    let place = entry.value().unwrap();
    assert_eq!((place.commune, place.detail.as_str()), (None, "minh khai"));
}

#[test]
fn back_leads_through_every_question_that_was_asked_and_keeps_the_letters() {
    let both = [
        ward("Phường Minh Khai", "Quận Hai Bà Trưng", &["00322", "00292"]),
        ward("Phường Minh Khai", "Quận Bắc Từ Liêm", &["00622"]),
    ];
    let mut entry = searched();
    entry.choose(&found(&both));
    entry.choose(&PlaceChoice::Former(0));
    entry.choose(&PlaceChoice::Today(unit("00292", "Phường Bạch Mai")));
    let mut parts = vec![entry.part()];
    while entry.step_back() {
        parts.push(entry.part());
        if entry.part() == PlacePart::Commune {
            assert_eq!(entry.search, "minh khai");
        }
    }
    assert_eq!(
        parts,
        [
            PlacePart::Detail,
            PlacePart::Divided,
            PlacePart::District,
            PlacePart::Found,
            PlacePart::Commune,
            PlacePart::Nearby,
        ]
    );
    assert_eq!(entry, PlaceEntry::default());
}

#[test]
fn the_other_provinces_are_one_step_away() {
    let mut entry = PlaceEntry::default();
    entry.choose(&PlaceChoice::Elsewhere);
    assert_eq!(entry.part(), PlacePart::Province);
    entry.province = Some(unit("37", "Tỉnh Ninh Bình"));
    assert_eq!(entry.part(), PlacePart::Commune);
    assert!(entry.step_back());
    assert_eq!(entry.part(), PlacePart::Province);
    assert!(entry.step_back());
    assert_eq!(entry.part(), PlacePart::Nearby);
    assert!(!entry.step_back());
}

#[test]
fn the_ward_itself_is_one_tap_there_and_one_back() {
    let mut entry = PlaceEntry {
        province: Some(hanoi()),
        commune: Some(unit("00292", "Phường Bạch Mai")),
        ..PlaceEntry::default()
    };
    assert!(entry.step_back());
    assert_eq!(entry, PlaceEntry::default());
}

#[test]
fn an_entry_shows_a_place_as_it_was_given_and_gives_it_back() {
    let known = Place::new(
        hanoi(),
        unit("00256", "Phường Hai Bà Trưng"),
        "Số 5, trước là phường Đồng Nhân, quận Hai Bà Trưng",
    );
    let entry = PlaceEntry::of(&known);
    assert_eq!(entry.detail, "Số 5");
    assert_eq!(entry.value(), Ok(known));
    let open = Place {
        province: hanoi(),
        commune: None,
        undecided: vec![unit("00292", "Phường Bạch Mai")],
        detail: "Số 5".into(),
    };
    assert_eq!(PlaceEntry::of(&open).value(), Ok(open));
}

#[test]
fn an_address_that_was_read_goes_on_at_what_it_leaves_open() {
    let thanh_nhan = ward(
        "Phường Thanh Nhàn",
        "Quận Hai Bà Trưng",
        &["00292", "00256"],
    );
    let of = |wards: Vec<FormerUnit>| {
        PlaceEntry::of_reading(&AddressReading::Choice(AddressChoice {
            wards,
            detail: "Số 5".into(),
        }))
    };
    assert_eq!(of(vec![thanh_nhan.clone()]).part(), PlacePart::Divided);
    assert_eq!(
        of(vec![thanh_nhan.clone(), thanh_nhan]).part(),
        PlacePart::District
    );
    let unknown = |province| {
        PlaceEntry::of_reading(&AddressReading::Unknown {
            province,
            text: "Số 5, Không Có".into(),
        })
    };
    assert_eq!(unknown(None).part(), PlacePart::Nearby);
    let entry = unknown(Some(hanoi()));
    assert_eq!(
        (entry.part(), entry.detail.as_str()),
        (PlacePart::Commune, "Số 5, Không Có")
    );
}

#[test]
fn a_draft_of_an_earlier_version_is_still_read() {
    let text = r#"{"province":null,"commune":null,"detail":"","search":"thanh"}"#;
    let entry: PlaceEntry = serde_json::from_str(text).unwrap();
    assert_eq!(entry.search, "thanh");
}

fn doing() -> impl Strategy<Value = Option<PlaceChoice>> {
    let one = ward("Phường Đồng Nhân", "Quận Hai Bà Trưng", &["00256"]);
    let two = ward(
        "Phường Thanh Nhàn",
        "Quận Hai Bà Trưng",
        &["00292", "00256"],
    );
    let today = unit("00292", "Phường Bạch Mai");
    prop::sample::select(vec![
        None,
        Some(PlaceChoice::Elsewhere),
        Some(found(&[one.clone()])),
        Some(found(&[two.clone()])),
        Some(found(&[one, two])),
        Some(PlaceChoice::Found(Found::OldDistrict {
            district: unit("007", "Quận Hai Bà Trưng"),
            province: hanoi(),
        })),
        Some(PlaceChoice::Found(Found::Province(hanoi()))),
        Some(PlaceChoice::Former(0)),
        Some(PlaceChoice::Former(7)),
        Some(PlaceChoice::Today(today)),
        Some(PlaceChoice::Officer),
    ])
}

proptest! {
    #[test]
    fn from_every_state_back_leads_to_the_beginning(steps in prop::collection::vec(doing(), 0..12)) {
        let mut entry = searched();
        for step in steps {
            match step {
                Some(choice) => entry.choose(&choice),
                None => drop(entry.step_back()),
            }
            // Only the end has a value.
            prop_assert_eq!(entry.value().is_ok(), entry.part() == PlacePart::Detail);
        }
        let mut left = 0;
        while entry.step_back() {
            left += 1;
            prop_assert!(left < 12);
        }
        prop_assert_eq!(entry.part(), PlacePart::Nearby);
    }
}

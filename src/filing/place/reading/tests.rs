//! Addresses in the shapes that papers have, on a small part of the real units.

use super::*;
use crate::filing::place::gazetteer::{CommuneAt, OldDistrict, OldProvince, Past};
use proptest::prelude::*;
use std::sync::LazyLock;

fn unit(code: &str, name: &str) -> Unit {
    Unit {
        code: code.into(),
        name: name.into(),
    }
}

/// Two provinces of today, three of before.
pub(in crate::filing::place) fn places() -> &'static Places {
    static PLACES: LazyLock<Places> = LazyLock::new(some_places);
    &PLACES
}

fn some_places() -> Places {
    let province = |code, name, communes: &[(&str, &str)]| Province {
        unit: unit(code, name),
        communes: communes.iter().map(|(c, n)| unit(c, n)).collect(),
    };
    let provinces = vec![
        province(
            "01",
            "Thành phố Hà Nội",
            &[
                ("00292", "Phường Bạch Mai"),
                ("00256", "Phường Hai Bà Trưng"),
                ("00322", "Phường Tương Mai"),
                ("00622", "Phường Tây Tựu"),
                ("09877", "Xã Hoài Đức"),
                ("00229", "Phường Kim Liên"),
            ],
        ),
        province(
            "37",
            "Tỉnh Ninh Bình",
            &[("14095", "Xã Xuân Hưng"), ("14089", "Xã Xuân Trường")],
        ),
    ];
    let old = |code, name, today| OldProvince {
        unit: unit(code, name),
        today,
    };
    let district = |code, name, province| OldDistrict {
        unit: unit(code, name),
        province,
    };
    let commune = |code, name, district, today: &[(usize, usize)]| OldCommune {
        unit: unit(code, name),
        district,
        today: today
            .iter()
            .map(|(province, commune)| CommuneAt {
                province: *province,
                commune: *commune,
            })
            .collect(),
    };
    Places::new(
        provinces,
        Past {
            provinces: vec![
                old("01", "Thành phố Hà Nội", 0),
                old("36", "Tỉnh Nam Định", 1),
                old("37", "Tỉnh Ninh Bình", 1),
            ],
            districts: vec![
                district("007", "Quận Hai Bà Trưng", 0),
                district("021", "Quận Bắc Từ Liêm", 0),
                district("274", "Huyện Hoài Đức", 0),
                district("006", "Quận Đống Đa", 0),
                district("366", "Huyện Xuân Trường", 1),
            ],
            communes: vec![
                commune("00271", "Phường Thanh Nhàn", 0, &[(0, 0), (0, 1)]),
                commune("", "Phường Quỳnh Lôi", 0, &[(0, 0)]),
                commune("00292", "Phường Bạch Mai", 0, &[(0, 0)]),
                commune("00295", "Phường Minh Khai", 0, &[(0, 2), (0, 0)]),
                commune("00595", "Phường Minh Khai", 1, &[(0, 3)]),
                commune("09856", "Xã Minh Khai", 2, &[(0, 4)]),
                commune("00259", "Phường Đồng Nhân", 0, &[(0, 1)]),
                commune("00230", "Phường Phương Mai", 3, &[(0, 5)]),
                commune("00031", "Phường 1", 1, &[(0, 3)]),
                commune("14090", "Xã Xuân Trung", 4, &[(1, 1)]),
            ],
        },
    )
}

fn place(text: &str) -> Place {
    match places().read_address(text) {
        AddressReading::Place(place) => place,
        other => panic!("{text}: {other:?}"),
    }
}

fn choice(text: &str) -> AddressChoice {
    match places().read_address(text) {
        AddressReading::Choice(choice) => choice,
        other => panic!("{text}: {other:?}"),
    }
}

fn codes(units: &[Unit]) -> Vec<&str> {
    units.iter().map(|unit| unit.code.as_str()).collect()
}

#[test]
fn a_whole_old_ward_becomes_the_ward_of_today_and_its_name_stays() {
    for (text, expected) in [
        (
            "Tập thể B2, Quỳnh Lôi, Hai Bà Trưng, Hà Nội",
            "Tập thể B2, trước là phường Quỳnh Lôi, quận Hai Bà Trưng, Phường Bạch Mai, Thành phố Hà Nội",
        ),
        (
            "Xóm 3, Xuân Trung, Xuân Trường, Nam Định",
            "Xóm 3, trước là xã Xuân Trung, huyện Xuân Trường, tỉnh Nam Định, Xã Xuân Trường, Tỉnh Ninh Bình",
        ),
        (
            "Đồng Nhân, Hai Bà Trưng, Hà Nội",
            "trước là phường Đồng Nhân, quận Hai Bà Trưng, Phường Hai Bà Trưng, Thành phố Hà Nội",
        ),
    ] {
        assert_eq!(place(text).to_string(), expected);
    }
}

#[test]
fn a_divided_ward_is_not_guessed() {
    let choice = choice("Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội");
    assert_eq!(choice.detail, "Số 5 ngõ 10");
    assert_eq!(choice.wards.len(), 1);
    assert_eq!(codes(&choice.wards[0].communes), ["00292", "00256"]);
    assert_eq!(
        choice.wards[0].in_words(),
        "phường Thanh Nhàn, quận Hai Bà Trưng"
    );
}

#[test]
fn an_address_of_today_is_read_as_it_stands() {
    for (text, detail) in [
        (
            "Số 5 ngõ 10, Phường Bạch Mai, Thành phố Hà Nội",
            "Số 5 ngõ 10",
        ),
        ("Số 5, ngõ 10, P. Bạch Mai, TP. Hà Nội", "Số 5, ngõ 10"),
        ("phường Bạch Mai, Hà Nội, Việt Nam", ""),
        ("Số 5, P.Bạch Mai, HN", "Số 5"),
    ] {
        let place = place(text);
        assert_eq!(place.commune.unwrap().code, "00292", "{text}");
        assert_eq!(place.detail, detail, "{text}");
    }
}

#[test]
fn every_way_to_write_the_kinds_is_understood() {
    for text in [
        "Phường Đồng Nhân, Quận Hai Bà Trưng, Thành phố Hà Nội",
        "P. Đồng Nhân, Q. Hai Bà Trưng, TP. Hà Nội",
        "P.Đồng Nhân, Q.Hai Bà Trưng, TP.Hà Nội",
        "ĐỒNG NHÂN, HAI BÀ TRƯNG, HÀ NỘI",
        "Đồng Nhân ,Hai Bà Trưng , Hà Nội.",
        "dong nhan, hai ba trung, ha noi",
        "Đồng Nhân; Hai Bà Trưng; Hà Nội",
        "Đồng Nhân Hai Bà Trưng Hà Nội",
        "phường Đồng Nhân quận Hai Bà Trưng thành phố Hà Nội",
        "Đồng Nhân, Hai Bà Trưng, Thành phố Hà Nội, Việt Nam",
    ] {
        let place = place(text);
        assert_eq!(place.commune.unwrap().code, "00256", "{text}");
        assert!(
            place
                .detail
                .ends_with("phường Đồng Nhân, quận Hai Bà Trưng"),
            "{text}"
        );
    }
    for text in [
        "Phường 1, Bắc Từ Liêm, Hà Nội",
        "P1, Bắc Từ Liêm, Hà Nội",
        "Phường 01, Bắc Từ Liêm, HN",
    ] {
        assert_eq!(place(text).commune.unwrap().code, "00622", "{text}");
    }
}

#[test]
fn the_district_tells_wards_of_one_name_apart_and_without_it_somebody_is_asked() {
    let place = place("Minh Khai, Bắc Từ Liêm, Hà Nội");
    assert_eq!(place.commune.unwrap().code, "00622");
    let choice = choice("Số 2, Minh Khai, Hà Nội");
    assert_eq!(choice.wards.len(), 3);
    assert_eq!(choice.detail, "Số 2");
}

#[test]
fn an_old_district_or_ward_is_never_taken_for_the_ward_of_today() {
    // The ward of today, or the district of before?
    let hers = choice("Hai Bà Trưng, Hà Nội");
    assert_eq!(codes(&hers.wards[0].communes), ["00256"]);
    // A commune that is now a ward of another kind.
    let other_kind = choice("Xã Đồng Nhân, Hai Bà Trưng, Hà Nội");
    assert_eq!(codes(&other_kind.wards[0].communes), ["00256"]);
}

#[test]
fn a_name_that_looks_like_a_kind_is_a_name() {
    for text in [
        "Phương Mai, Đống Đa, Hà Nội",
        "phuong mai, dong da, ha noi",
        "P. Phương Mai, Đống Đa, Hà Nội",
    ] {
        assert_eq!(place(text).commune.unwrap().code, "00229", "{text}");
    }
}

#[test]
fn an_unknown_district_only_proposes() {
    let choice = choice("Số 5, Quỳnh Lôi, Hai Bà Trưg, Hà Nội");
    assert_eq!(codes(&choice.wards[0].communes), ["00292"]);
    assert_eq!(choice.detail, "Số 5, Hai Bà Trưg");
}

#[test]
fn what_is_not_known_is_kept_as_it_was_printed() {
    for (text, province, kept) in [
        ("", None, ""),
        ("Hà Nội", Some("01"), ""),
        (
            "Số 5, Không Có, Hai Bà Trưng, Hà Nội",
            Some("01"),
            "Số 5, Không Có, Hai Bà Trưng",
        ),
        (
            "Xóm 3, Không Có, Nam Định",
            Some("37"),
            "Xóm 3, Không Có, Nam Định",
        ),
        ("Số 5, Nơi Nào Đó", None, "Số 5, Nơi Nào Đó"),
    ] {
        let reading = places().read_address(text);
        let AddressReading::Unknown {
            province: found,
            text: rest,
        } = reading
        else {
            panic!("{text}: {reading:?}");
        };
        assert_eq!(found.map(|unit| unit.code).as_deref(), province, "{text}");
        assert_eq!(rest, kept, "{text}");
    }
}

/// All words of a reading, as they would be compared.
fn words(reading: &AddressReading) -> String {
    let text = match reading {
        AddressReading::Place(place) => place.to_string(),
        AddressReading::Unknown { province, text } => {
            let province = province.as_ref().map_or("", |unit| unit.name.as_str());
            format!("{text} {province}")
        }
        AddressReading::Choice(choice) => {
            let wards: Vec<String> = choice.wards.iter().map(FormerUnit::in_words).collect();
            let province = &choice.wards[0].province.name;
            format!("{} {} {province}", choice.detail, wards.join(" "))
        }
    };
    format!(" {} ", search_key(&text))
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm_and_kept(text in ".{0,120}") {
        if let AddressReading::Unknown { province: None, text: kept } = places().read_address(&text) {
            prop_assert_eq!(search_key(&kept), search_key(&text));
        }
    }

    #[test]
    fn no_word_of_an_address_is_lost(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Số 5", "ngõ 10", "Tổ 3", "Thanh Nhàn", "Quỳnh Lôi", "Bạch Mai", "Minh Khai",
                "Phương Mai", "Hai Bà Trưng", "Đống Đa", "Xuân Trung", "Xuân Trường", "Nam Định",
                "Hà Nội", "Ninh Bình", "Không Có", "phường Đồng Nhân", "Xã Minh Khai",
            ]),
            1..6,
        ),
        comma in prop::sample::select(vec![", ", ",", " , ", "; ", " "]),
    ) {
        let text = parts.join(comma);
        let reading = places().read_address(&text);
        let kept = words(&reading);
        for word in search_key(&text).split(' ') {
            let kind = ["phuong", "xa"].contains(&word);
            prop_assert!(kind || kept.contains(&format!(" {word} ")), "{}: {:?}", text, reading);
        }
    }

    #[test]
    fn a_choice_always_has_something_to_choose(text in "[A-Za-zÀ-ỹ0-9,. ]{0,60}") {
        if let AddressReading::Choice(choice) = places().read_address(&text) {
            prop_assert!(!choice.wards.is_empty());
            prop_assert!(choice.wards.iter().all(|ward| !ward.communes.is_empty()));
        }
    }
}

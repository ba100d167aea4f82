//! The shipped units: how many there are, what the old ones became, and that each is found.

use super::shipped::shipped;
use crate::config::Places;
use crate::filing::place::FormerUnit;
use crate::filing::place::reading::AddressReading;
use crate::filing::place::search::{Found, Reach};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static PLACES: LazyLock<Places> = LazyLock::new(|| shipped().places);
const HANOI: &str = "01";

/// The old wards and communes of Hanoi that still were when the districts ended.
fn of_hanoi() -> Vec<FormerUnit> {
    let past = PLACES.past();
    let districts = past.districts.iter();
    districts
        .filter(|district| past.provinces[district.province].unit.code == HANOI)
        .flat_map(|district| PLACES.former_in(&district.unit.code))
        .collect()
}

fn is_gone(ward: &FormerUnit) -> bool {
    PLACES.past().communes.iter().any(|old| {
        let district = &PLACES.past().districts[old.district].unit.name;
        old.unit.code.is_empty() && old.unit.name == ward.name && ward.within.contains(district)
    })
}

#[test]
fn every_old_unit_is_there_and_leads_to_one_of_today() {
    let past = PLACES.past();
    let known = past
        .provinces
        .iter()
        .filter(|old| !old.unit.code.is_empty());
    assert_eq!((known.count(), past.districts.len()), (63, 696));
    let with_code = past.communes.iter().filter(|old| !old.unit.code.is_empty());
    // Five island districts had no communes.
    assert_eq!(with_code.count(), 10_040 - 5);
    assert!(past.communes.iter().all(|old| !old.today.is_empty()));
}

#[test]
fn of_the_526_old_wards_of_hanoi_327_are_whole_and_199_divided() {
    let all: Vec<FormerUnit> = of_hanoi()
        .into_iter()
        .filter(|ward| !is_gone(ward))
        .collect();
    let whole = all.iter().filter(|ward| ward.whole().is_some()).count();
    assert_eq!((all.len(), whole, all.len() - whole), (526, 327, 199));
    assert!(all.iter().all(|ward| ward.province.code == HANOI));
}

#[test]
fn fourteen_old_names_of_hanoi_are_in_two_districts() {
    let mut districts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ward in of_hanoi().into_iter().filter(|ward| !is_gone(ward)) {
        districts.entry(ward.name).or_default().extend(ward.within);
    }
    let twice: BTreeSet<&str> = districts
        .iter()
        .filter(|(_, districts)| districts.len() > 1)
        .map(|(name, _)| name.as_str())
        .collect();
    let expected = [
        "Phường Minh Khai",
        "Phường Quang Trung",
        "Xã Hòa Phú",
        "Xã Kim Chung",
        "Xã Liên Hà",
        "Xã Phú Cường",
        "Xã Phú Sơn",
        "Xã Phùng Xá",
        "Xã Tam Hiệp",
        "Xã Thái Hòa",
        "Xã Tiền Phong",
        "Xã Tân Dân",
        "Xã Tân Minh",
        "Xã Đông Xuân",
    ];
    assert_eq!(twice, expected.into_iter().collect());
    for name in expected {
        let found = PLACES.search(name, Reach::Within(HANOI), 9);
        let asks = found.iter().any(|found| match found {
            Found::Former(wards) => wards.iter().filter(|ward| ward.name == name).count() >= 2,
            _ => false,
        });
        assert!(asks, "{name}: {found:?}");
    }
}

#[test]
fn sixty_six_old_names_of_hanoi_are_names_of_today_too() {
    let today: BTreeSet<&str> = PLACES
        .province(HANOI)
        .unwrap()
        .communes
        .iter()
        .map(|unit| unit.name.as_str())
        .collect();
    let old: BTreeSet<String> = of_hanoi()
        .into_iter()
        .filter(|ward| !is_gone(ward))
        .map(|ward| ward.name)
        .collect();
    let shared = old.iter().filter(|name| today.contains(name.as_str()));
    assert_eq!(shared.count(), 66);
}

#[test]
fn the_wards_around_the_office_became_what_the_table_says() {
    let wards = PLACES.former_in("007");
    let table: [(&str, &[&str]); 18] = [
        ("Phường Thanh Nhàn", &["00292", "00256"]),
        ("Phường Nguyễn Du", &["00256", "00082", "00226"]),
        ("Phường Bạch Đằng", &["00256", "00097"]),
        ("Phường Phạm Đình Hổ", &["00256", "00082"]),
        ("Phường Lê Đại Hành", &["00256", "00292", "00226"]),
        ("Phường Đồng Nhân", &["00256"]),
        ("Phường Phố Huế", &["00256"]),
        ("Phường Thanh Lương", &["00283", "00097", "00328"]),
        ("Phường Bách Khoa", &["00292"]),
        ("Phường Đồng Tâm", &["00292", "00322"]),
        ("Phường Vĩnh Tuy", &["00283", "00301"]),
        ("Phường Quỳnh Mai", &["00292"]),
        ("Phường Bạch Mai", &["00292"]),
        ("Phường Minh Khai", &["00322", "00292"]),
        ("Phường Trương Định", &["00322", "00292"]),
        ("Phường Quỳnh Lôi", &["00292"]),
        ("Phường Cầu Dền", &["00292"]),
        ("Phường Đống Mác", &["00256"]),
    ];
    for (name, expected) in table {
        let ward = wards.iter().find(|ward| ward.name == name).unwrap();
        let codes: Vec<&str> = ward
            .communes
            .iter()
            .map(|unit| unit.code.as_str())
            .collect();
        assert_eq!(codes[0], expected[0], "{name}");
        let codes: BTreeSet<&str> = codes.into_iter().collect();
        assert_eq!(codes, expected.iter().copied().collect(), "{name}");
    }
    for (code, name) in [
        ("00226", "Phường Văn Miếu - Quốc Tử Giám"),
        ("00301", "Phường Vĩnh Hưng"),
        ("00328", "Phường Lĩnh Nam"),
    ] {
        let hanoi = &PLACES.province(HANOI).unwrap().communes;
        assert!(
            hanoi
                .iter()
                .any(|unit| unit.code == code && unit.name == name),
            "{name}"
        );
    }
}

#[test]
fn names_that_were_gone_before_are_found() {
    for (typed, name) in [
        ("quynh loi", "Phường Quỳnh Lôi"),
        ("cau den", "Phường Cầu Dền"),
        ("dong mac", "Phường Đống Mác"),
        ("Bùi Thị Xuân", "Phường Bùi Thị Xuân"),
    ] {
        let found = PLACES.search(typed, Reach::From(HANOI), 4);
        assert_eq!(found[0].name(), name, "{typed}");
    }
}

#[test]
fn the_addresses_of_identity_cards_are_read() {
    let thanh_nhan = PLACES.read_address("Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội");
    let AddressReading::Choice(choice) = thanh_nhan else {
        panic!("{thanh_nhan:?}");
    };
    assert_eq!(choice.wards[0].communes.len(), 2);
    for (text, commune, detail) in [
        (
            "Tập thể B2, Quỳnh Lôi, Hai Bà Trưng, Hà Nội",
            "Phường Bạch Mai",
            "Tập thể B2, trước là phường Quỳnh Lôi, quận Hai Bà Trưng",
        ),
        (
            "Số 5 ngõ 10, Phường Bạch Mai, Thành phố Hà Nội",
            "Phường Bạch Mai",
            "Số 5 ngõ 10",
        ),
        (
            "Tổ 3, Phường 1, Quận 10, TP.HCM",
            "Phường Vườn Lài",
            "Tổ 3, trước là phường 1, quận 10",
        ),
        (
            "Xóm 3, Xuân Trung, Xuân Trường, Nam Định",
            "Xã Xuân Hưng",
            "Xóm 3, trước là xã Xuân Trung, huyện Xuân Trường, tỉnh Nam Định",
        ),
        (
            "Hòa Phú, Ứng Hòa, Hà Nội",
            "Xã Hòa Xá",
            "trước là xã Hòa Phú, huyện Ứng Hòa",
        ),
    ] {
        let reading = PLACES.read_address(text);
        let AddressReading::Place(place) = reading else {
            panic!("{text}: {reading:?}");
        };
        assert_eq!(place.commune.unwrap().name, commune, "{text}");
        assert_eq!(place.detail, detail, "{text}");
    }
}

#[test]
fn a_merged_province_tells_what_it_was() {
    let merged: BTreeSet<&str> = PLACES.merged_into("37").into_iter().collect();
    assert_eq!(merged, ["Hà Nam", "Nam Định"].into_iter().collect());
    assert!(PLACES.merged_into(HANOI).is_empty());
}

fn any_old() -> impl Strategy<Value = usize> {
    0..PLACES.past().communes.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_exact_name_of_an_old_unit_comes_first(at in any_old()) {
        let past = PLACES.past();
        let name = &past.communes[at].unit.name;
        let district = &past.districts[past.communes[at].district];
        let province = &PLACES.provinces[past.provinces[district.province].today].unit.code;
        let found = PLACES.search(name, Reach::From(province), 4);
        // "Xã Krong" and "Xã KRong" are one name to whoever types it.
        prop_assert_eq!(found[0].name().to_lowercase(), name.to_lowercase());
    }

    #[test]
    fn the_exact_name_of_a_commune_of_today_comes_first(province in 0..34usize, at in 0..166usize) {
        let province = &PLACES.provinces[province];
        let commune = &province.communes[at % province.communes.len()];
        let found = PLACES.search(&commune.name, Reach::From(&province.unit.code), 4);
        prop_assert_eq!(found[0].name(), &commune.name);
        prop_assert!(!found[0].is_old());
    }

    #[test]
    fn an_address_with_its_district_is_read_for_every_old_unit(at in any_old()) {
        let past = PLACES.past();
        let old = &past.communes[at];
        let district = &past.districts[old.district];
        let province = &past.provinces[district.province].unit.name;
        let text = format!("Số 5 ngõ 10, {}, {}, {province}", old.unit.name, district.unit.name);
        match PLACES.read_address(&text) {
            AddressReading::Place(place) => {
                prop_assert_eq!(old.today.len(), 1);
                prop_assert!(place.detail.starts_with("Số 5 ngõ 10, trước là "));
            }
            AddressReading::Choice(choice) => {
                prop_assert!(old.today.len() > 1 || choice.wards.len() > 1);
                prop_assert_eq!(choice.detail, "Số 5 ngõ 10");
            }
            unknown @ AddressReading::Unknown { .. } => {
                // An island district stands for itself.
                prop_assert_eq!(&old.unit.name, &district.unit.name, "{:?}", unknown);
            }
        }
    }
}

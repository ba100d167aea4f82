//! What is found for what is typed, on a small part of the real units.

use super::*;
use crate::filing::place::reading::tests::places;
use proptest::prelude::*;

fn found(typed: &str) -> Vec<String> {
    let found = places().search(typed, Reach::From("01"), 9);
    found.iter().map(|found| found.name().to_owned()).collect()
}

#[test]
fn a_name_is_found_with_and_without_marks_and_kind() {
    for typed in [
        "Thanh Nhàn",
        "thanh nhan",
        "THANH NHÀN",
        "phường Thanh Nhàn",
        "p thanh nhan",
        "P.Thanh Nhàn",
        "thanh n",
        "th nh",
        "tn",
        "nhan",
    ] {
        assert_eq!(
            found(typed).first().unwrap(),
            "Phường Thanh Nhàn",
            "{typed}"
        );
    }
}

#[test]
fn one_or_two_slips_are_forgiven() {
    for typed in [
        "thanh nhna",
        "thang nhan",
        "tanh nhan",
        "thanhnhan",
        "htanh nhan",
        "thanh nham",
        "thaanh nhaan",
        "tahnh nhna",
    ] {
        assert_eq!(
            found(typed).first().unwrap(),
            "Phường Thanh Nhàn",
            "{typed}"
        );
    }
}

#[test]
fn a_short_word_with_a_slip_finds_nothing() {
    assert!(found("xyz").is_empty());
    assert!(found("").is_empty());
    assert!(found(" - ").is_empty());
}

#[test]
fn the_ward_of_today_comes_before_the_old_one_of_its_name() {
    let both = places().search("bạch mai", Reach::Within("01"), 9);
    assert_eq!(both.len(), 2);
    assert!(!both[0].is_old() && both[1].is_old(), "{both:?}");
}

#[test]
fn old_wards_of_one_name_are_one_hit() {
    let found = places().search("minh khai", Reach::Within("01"), 9);
    let [Found::Former(wards)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(wards.len(), 3);
}

#[test]
fn a_kind_that_was_typed_decides_between_units_of_one_name() {
    for (typed, expected) in [
        ("quận hai bà trưng", "Quận Hai Bà Trưng"),
        ("phường hai bà trưng", "Phường Hai Bà Trưng"),
        ("hai bà trưng", "Phường Hai Bà Trưng"),
        ("xã xuân trường", "Xã Xuân Trường"),
        ("huyện xuân trường", "Huyện Xuân Trường"),
    ] {
        assert_eq!(found(typed).first().unwrap(), expected, "{typed}");
    }
}

#[test]
fn a_similar_name_is_offered_only_where_the_name_itself_is_not_known() {
    assert_eq!(found("xuan trung"), ["Xã Xuân Trung"]);
    assert_eq!(found("xuan truog").first().unwrap(), "Xã Xuân Trường");
}

#[test]
fn a_merged_province_leads_to_the_one_of_today() {
    let found = places().search("nam dinh", Reach::From("01"), 9);
    let Some(Found::OldProvince { today, .. }) = found.first() else {
        panic!("{found:?}");
    };
    assert_eq!(today.code, "37");
}

#[test]
fn only_one_province_is_looked_at_where_that_is_asked() {
    assert!(
        places()
            .search("xuan trung", Reach::Within("01"), 9)
            .is_empty()
    );
    assert!(places().finds_well("xuan trung", "37"));
    assert!(!places().finds_well("xuan trung", "01"));
    assert!(!places().finds_well("thanh nhna", "01"));
}

proptest! {
    #[test]
    fn any_text_can_be_searched(typed in ".*") {
        let _ = places().search(&typed, Reach::From("01"), 9);
    }

    #[test]
    fn never_more_is_shown_than_asked_for(typed in "[a-zà-ỹ ]{1,4}", most in 0usize..4) {
        prop_assert!(places().search(&typed, Reach::From("01"), most).len() <= most);
    }
}

//! Old names of wards at the kiosk: found, told, asked about – and never guessed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, says};
use motcua::filing::answer::{QuestionId, Value};
use motcua::filing::place::Place;
use motcua::filing::procedure::Kind;
use motcua::kiosk::page::Act;
use motcua::kiosk::widget::keys::Pressed;
use motcua::store::Store;
use std::path::Path;

const PROCEDURE: &str = "birth";

/// A kiosk at the first address of a procedure.
fn at_an_address(data: &Path) -> (Kiosk, QuestionId) {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.begin(PROCEDURE);
    loop {
        let config = lobby::config();
        let procedure = config.procedure(PROCEDURE, crate::lobby::today()).unwrap();
        let question = lobby::question_of(procedure, &kiosk.page()).unwrap();
        if matches!(question.kind, Kind::Place) {
            return (kiosk, question.id.clone());
        }
        kiosk.answer(PROCEDURE);
    }
}

/// Looks for a commune of Hanoi by these letters.
fn search(kiosk: &mut Kiosk, letters: &str) {
    kiosk.tap("Phường, xã khác của Thành phố Hà Nội");
    kiosk.write(letters);
}

fn part(kiosk: &Kiosk) -> String {
    let id = kiosk.page().id;
    id.rsplit('-').next().unwrap().to_owned()
}

/// The answer as the machine keeps it.
fn answered(kiosk: Kiosk, data: &Path, question: &QuestionId) -> Place {
    kiosk.store().flush().unwrap();
    drop(kiosk);
    let (_store, opening) = Store::open(data, None).unwrap();
    let draft = opening.draft.unwrap();
    match draft.answers.get(question).unwrap().value() {
        Some(Value::Place(place)) => place.clone(),
        other => panic!("{other:?}"),
    }
}

fn shows(kiosk: &Kiosk, words: &str) -> bool {
    says(&kiosk.page()).iter().any(|text| text.contains(words))
}

#[test]
fn a_ward_that_is_gone_leads_to_the_one_of_today_and_the_resident_is_told() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, question) = at_an_address(data.path());
    search(&mut kiosk, "quynh loi");
    kiosk.tap("Phường Quỳnh Lôi – cũ");
    assert_eq!(part(&kiosk), "detail");
    assert!(shows(&kiosk, "Phường Quỳnh Lôi nay thuộc phường Bạch Mai."));
    kiosk.write("Số 5");
    kiosk.act(Act::Continue);
    let place = answered(kiosk, data.path(), &question);
    assert_eq!(place.commune.unwrap().code, "00292");
    assert_eq!(
        place.detail,
        "Số 5, trước là phường Quỳnh Lôi, quận Hai Bà Trưng"
    );
}

#[test]
fn of_a_divided_ward_the_resident_says_where_the_house_is() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, question) = at_an_address(data.path());
    search(&mut kiosk, "thanh nhna");
    kiosk.tap("Phường Thanh Nhàn – cũ");
    assert_eq!(part(&kiosk), "divided");
    kiosk.tap("Phường Hai Bà Trưng");
    kiosk.act(Act::Continue);
    assert_eq!(
        answered(kiosk, data.path(), &question)
            .commune
            .unwrap()
            .code,
        "00256"
    );
}

#[test]
fn who_does_not_know_leaves_a_divided_ward_to_the_officer() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, question) = at_an_address(data.path());
    search(&mut kiosk, "thanh nhàn");
    kiosk.tap("Phường Thanh Nhàn – cũ");
    kiosk.tap("Tôi chưa rõ – nhờ cán bộ");
    assert_eq!(part(&kiosk), "detail");
    kiosk.act(Act::Continue);
    let place = answered(kiosk, data.path(), &question);
    assert_eq!(place.commune, None);
    assert_eq!(
        place.to_string(),
        "trước là phường Thanh Nhàn, quận Hai Bà Trưng, Phường Bạch Mai / Phường Hai Bà Trưng, Thành phố Hà Nội"
    );
}

#[test]
fn wards_of_one_name_ask_for_the_old_district() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, question) = at_an_address(data.path());
    search(&mut kiosk, "minh khai");
    kiosk.tap("Minh Khai – cũ");
    assert_eq!(part(&kiosk), "district");
    kiosk.tap("Quận Bắc Từ Liêm");
    let told = shows(&kiosk, "Phường Minh Khai nay thuộc");
    assert!(told || part(&kiosk) == "divided");
    while part(&kiosk) != "detail" {
        kiosk.tap("Tôi chưa rõ – nhờ cán bộ");
    }
    kiosk.act(Act::Continue);
    let detail = answered(kiosk, data.path(), &question).detail;
    assert_eq!(detail, "trước là phường Minh Khai, quận Bắc Từ Liêm");
}

#[test]
fn an_old_name_that_is_also_a_new_one_says_which_is_which() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, _) = at_an_address(data.path());
    search(&mut kiosk, "bạch mai");
    assert!(shows(&kiosk, "Phường Bạch Mai – mới"));
    assert!(shows(&kiosk, "Phường Bạch Mai – cũ"));
    kiosk.act(Act::Continue);
    assert_eq!(part(&kiosk), "found");
    assert!(shows(&kiosk, "mới (sau 1/7/2025)"));
    assert!(shows(&kiosk, "cũ, quận Hai Bà Trưng"));
}

#[test]
fn a_district_is_not_a_ward_of_today_but_shows_its_wards() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, question) = at_an_address(data.path());
    search(&mut kiosk, "quận hai bà trưng");
    kiosk.tap("Quận Hai Bà Trưng – cũ");
    assert_eq!(part(&kiosk), "found");
    while !shows(&kiosk, "Phường Đống Mác") {
        kiosk.tap("Xem tiếp");
    }
    kiosk.tap("Phường Đống Mác");
    kiosk.act(Act::Continue);
    assert_eq!(
        answered(kiosk, data.path(), &question)
            .commune
            .unwrap()
            .code,
        "00256"
    );
}

#[test]
fn a_lane_is_no_ward_and_letters_without_a_place_say_so() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, _) = at_an_address(data.path());
    search(&mut kiosk, "ngõ 10 thanh nhàn");
    kiosk.act(Act::Continue);
    assert!(shows(&kiosk, "Ở đây chỉ ghi tên phường hoặc xã."));
    for _ in 0..20 {
        kiosk.press(Pressed::Backspace);
    }
    kiosk.write("xyzzy");
    kiosk.act(Act::Continue);
    assert!(shows(&kiosk, "Máy chưa thấy phường, xã nào tên như vậy."));
    assert_eq!(part(&kiosk), "commune");
}

#[test]
fn a_power_cut_in_the_middle_of_the_way_loses_nothing_and_back_works() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, _) = at_an_address(data.path());
    search(&mut kiosk, "minh khai");
    kiosk.act(Act::Continue);
    kiosk.tap("Minh Khai");
    let before = kiosk.page();
    kiosk.lose_power();
    for act in [Act::Stay] {
        if kiosk.page().id != before.id {
            kiosk.act(act);
        }
    }
    assert_eq!(kiosk.page().id, before.id);
    for expected in ["found", "commune"] {
        kiosk.act(Act::Back);
        assert_eq!(part(&kiosk), expected);
    }
    assert!(shows(&kiosk, "Minh Khai – cũ"));
}

#[test]
fn the_voice_never_says_which_ward_was_found() {
    let data = tempfile::tempdir().unwrap();
    let (mut kiosk, _) = at_an_address(data.path());
    search(&mut kiosk, "minh khai");
    kiosk.act(Act::Continue);
    kiosk.tap("Minh Khai");
    loop {
        for say in kiosk.page().spoken {
            let words = say.aloud();
            assert!(
                !words.contains("Minh Khai") && !words.contains("Từ Liêm"),
                "{words}"
            );
        }
        match part(&kiosk).as_str() {
            "detail" => break,
            "district" => kiosk.tap("Quận Bắc Từ Liêm"),
            _ => kiosk.tap("Tôi chưa rõ – nhờ cán bộ"),
        }
    }
}

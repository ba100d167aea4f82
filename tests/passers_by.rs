//! What somebody who passes by can read: no whole number, and nothing of a covered screen.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, entered, says};
use motcua::filing::procedure::Kind;
use motcua::kiosk::page::{Act, Page};
use motcua::kiosk::widget::keys::Pressed;
use motcua::vietnamese::composition::Key;

const NUMBER: &str = "001152000017";
const SHOWN: &str = "001 152 000 017";
const MASKED: &str = "001 152 ••• •17";

fn kiosk(data: &std::path::Path) -> Kiosk {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.begin("marital-status");
    kiosk
}

fn go_to(kiosk: &mut Kiosk, page: &str) {
    while kiosk.page().id != page {
        kiosk.answer("marital-status");
    }
}

/// A kiosk on a number that was entered before.
fn number_entered_before(data: &std::path::Path) -> Kiosk {
    let mut kiosk = kiosk(data);
    go_to(&mut kiosk, "question-requester_number");
    kiosk.write(NUMBER);
    assert_eq!(entered(&kiosk.page()), [SHOWN]);
    kiosk.act(Act::Continue);
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "question-requester_number");
    kiosk
}

fn shows_the_number(page: &Page) -> bool {
    says(page).iter().any(|text| {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        digits.contains(NUMBER)
    })
}

#[test]
fn a_number_is_masked_once_it_is_no_longer_being_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = number_entered_before(data.path());
    assert_eq!(entered(&kiosk.page()), [MASKED]);
    // Typing at it is typing: what is mended is seen.
    kiosk.press(Pressed::Backspace);
    assert_eq!(entered(&kiosk.page()), ["001 152 000 01"]);
}

#[test]
fn one_tap_shows_it_and_after_fifteen_seconds_it_is_masked_again() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = number_entered_before(data.path());
    kiosk.tap("Xem số");
    assert_eq!(entered(&kiosk.page()), [SHOWN]);
    kiosk.wait(14);
    assert_eq!(entered(&kiosk.page()), [SHOWN]);
    kiosk.wait(1);
    assert_eq!(entered(&kiosk.page()), [MASKED]);
    kiosk.tap("Xem số");
    kiosk.tap("Che số");
    assert_eq!(entered(&kiosk.page()), [MASKED]);
}

#[test]
fn a_telephone_number_is_masked_too() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let config = std::sync::Arc::clone(&kiosk.setup.config);
    let procedure = config.procedure("marital-status", lobby::today()).unwrap();
    let asks_for_phone = |page: &Page| {
        lobby::question_of(procedure, page).is_some_and(|one| matches!(one.kind, Kind::Phone(_)))
    };
    while !asks_for_phone(&kiosk.page()) {
        kiosk.answer("marital-status");
    }
    kiosk.answer("marital-status");
    kiosk.act(Act::Back);
    assert_eq!(entered(&kiosk.page()), ["0912 ••• •78"]);
}

#[test]
fn no_page_but_its_own_and_the_check_page_shows_the_number() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = number_entered_before(data.path());
    kiosk.act(Act::Continue);
    while kiosk.page().id != "check" {
        assert!(!shows_the_number(&kiosk.page()), "{}", kiosk.page().id);
        kiosk.answer("marital-status");
    }
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
        assert!(!shows_the_number(&kiosk.page()), "{}", kiosk.page().id);
    }
    assert_eq!(kiosk.page().id, "done");
}

#[test]
fn every_private_page_can_be_covered_at_once_and_comes_back_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let mut covered = 0;
    while kiosk.page().id.starts_with("question-") {
        let before = kiosk.page();
        kiosk.act(Act::Cover);
        if before.private {
            covered += 1;
            assert_eq!(kiosk.page().id, "cover");
            assert!(!kiosk.page().private);
            // What is typed behind the cover is not entered.
            kiosk.write("7");
            kiosk.act(Act::Key(Key::Letter('a')));
            kiosk.press(Pressed::Enter);
            assert_eq!(kiosk.page().id, "cover");
            kiosk.tap("Chạm để xem tiếp");
        }
        assert_eq!(kiosk.page(), before);
        kiosk.answer("marital-status");
    }
    assert!(covered >= 5, "{covered}");
}

#[test]
fn the_check_page_covers_itself_after_forty_five_seconds_without_a_touch() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.answer_all("marital-status");
    assert_eq!(kiosk.page().id, "check");
    kiosk.wait(30);
    kiosk.press(Pressed::Elsewhere);
    kiosk.wait(44);
    assert_eq!(kiosk.page().id, "check");
    kiosk.wait(1);
    assert_eq!(kiosk.page().id, "cover");
    let said = says(&kiosk.page()).join(" ");
    for secret in ["LÚA", "1152", "1952"] {
        assert!(!said.contains(secret), "{said}");
    }
    kiosk.act(Act::Uncover);
    assert_eq!(kiosk.page().id, "check");
}

#[test]
fn a_covered_visit_still_ends_when_nobody_comes_back() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.answer_all("marital-status");
    kiosk.act(Act::Cover);
    kiosk.wait(1_200);
    assert_eq!(kiosk.page().id, "welcome");
}

#[test]
fn staff_can_be_called_from_the_warning_and_the_visit_waits() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    go_to(&mut kiosk, "question-requester_number");
    kiosk.write(NUMBER);
    let before = entered(&kiosk.page());
    while kiosk.page().id != "idle" {
        kiosk.wait(1);
    }
    kiosk.act(Act::CallStaff);
    assert_eq!(kiosk.page().id, "call-staff-page");
    kiosk.wait(60);
    let counter = kiosk.setup.config.settings.ward.counter.clone();
    assert!(kiosk.page().lead[0].contains(&counter));
    kiosk.act(Act::StaffCame);
    assert_eq!(entered(&kiosk.page()), before);
}

#[test]
fn a_field_that_was_refused_twice_offers_a_way_past_it() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    go_to(&mut kiosk, "question-requester_number");
    kiosk.write("12");
    kiosk.act(Act::Continue);
    assert!(kiosk.page().problem.is_some() && kiosk.page().help.is_none());
    kiosk.act(Act::Continue);
    let help = kiosk.page().help.unwrap();
    assert!(matches!(help.act, Act::CallStaff | Act::Skip), "{help:?}");
    assert_eq!(entered(&kiosk.page()), ["12"]);
}

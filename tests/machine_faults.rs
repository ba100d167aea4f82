//! The disk or the line fails: what is shown, and that nothing is lost or claimed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, entered, says};
use motcua::config::texts::Language;
use motcua::kiosk::effect::Message;
use motcua::kiosk::page::{Act, Page};
use motcua::kiosk::status::Status;
use motcua::kiosk::widget::keys::Pressed;
use motcua::kiosk::words::Words;
use motcua::machine::health::{Health, LineFact, StoreFact};
use std::sync::Arc;

/// Faults that stop everything. A full disk only keeps new visits from beginning.
const FAULTS: [(StoreFact, &str); 3] = [
    (StoreFact::ReadOnly, "screen-read-only"),
    (StoreFact::Failing, "screen-disk-failing"),
    (StoreFact::Replaced, "screen-replaced"),
];

fn store_is(kiosk: &mut Kiosk, store: StoreFact) {
    kiosk.give(Message::Health(Health {
        store,
        ..Health::default()
    }));
}

/// The fault is told instead of the page, with what to do and what became of the answers.
#[track_caller]
fn assert_told(kiosk: &mut Kiosk) {
    let before = kiosk.page();
    for (fault, id) in FAULTS {
        store_is(kiosk, fault);
        let page = kiosk.page();
        assert_eq!(page.id, id, "instead of {}", before.id);
        assert_words(kiosk, &page);
        // Nothing typed on a real keyboard reaches the page behind.
        kiosk.write("9");
        kiosk.press(Pressed::Backspace);
        kiosk.press(Pressed::Enter);
        assert_eq!(kiosk.page().id, id);
        store_is(kiosk, StoreFact::Well);
        let after = kiosk.page();
        assert_eq!(
            (&after.id, entered(&after)),
            (&before.id, entered(&before)),
            "after {fault:?}"
        );
    }
}

#[track_caller]
fn assert_words(kiosk: &Kiosk, page: &Page) {
    let config = &kiosk.setup.config;
    let words = Words {
        texts: &config.texts,
        language: kiosk.app().language(),
        for_self: false,
        mood: motcua::filing::procedure::Mood::Plain,
    };
    assert_eq!(page.heading, words.say(&page.id));
    assert_eq!(
        page.lead.len(),
        2,
        "what to do, and what became of the answers"
    );
    assert!(page.lead[0].contains(&config.settings.ward.counter));
    assert_eq!(page.lead[1], words.say("fault-answers"));
    assert!(says(page).iter().all(|text| !text.contains('⟨')));
    assert!(
        lobby::targets(page)
            .iter()
            .any(|(_, act)| *act == Act::CallStaff)
    );
}

#[test]
fn a_fault_of_the_disk_is_told_on_every_page_and_costs_no_letter() {
    for language in [Language::Vietnamese, Language::English] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = Kiosk::open(data.path(), lobby::config());
        kiosk.act(Act::Language(language));
        assert_told(&mut kiosk);
        for act in [Act::Start, Act::Choose(0), Act::Agree, Act::Continue] {
            kiosk.act(act);
            assert_told(&mut kiosk);
        }
        while kiosk.page().id.starts_with("question-") {
            let procedure = kiosk
                .setup
                .config
                .procedure("marital-status", lobby::today())
                .unwrap();
            let question = lobby::question_of(procedure, &kiosk.page()).unwrap();
            let config = Arc::clone(&kiosk.setup.config);
            for input in lobby::answer_to(&question.clone(), &config) {
                kiosk.setup.clock.advance(lobby::PAUSE);
                kiosk.give(Message::Input(input));
            }
            assert_told(&mut kiosk);
            kiosk.act(Act::AskEnd);
            assert_told(&mut kiosk);
            kiosk.act(Act::Stay);
            kiosk.act(Act::Continue);
        }
        assert_eq!(kiosk.page().id, "check");
        assert_told(&mut kiosk);
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, "confirm");
        assert_told(&mut kiosk);
        kiosk.act(Act::Submit);
        assert_eq!(kiosk.page().id, "done");
        // What is kept is kept, whatever the disk does now.
        for (fault, _) in FAULTS {
            store_is(&mut kiosk, fault);
            assert_eq!(kiosk.page().id, "done");
        }
    }
}

#[test]
fn on_a_full_disk_no_visit_begins_and_one_under_way_is_finished() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    store_is(&mut kiosk, StoreFact::DiskFull);
    let told = kiosk.page();
    assert_eq!(told.id, "screen-disk-full");
    assert_words(&kiosk, &told);
    kiosk.press(Pressed::Enter);
    assert_eq!(kiosk.page().id, "screen-disk-full");
    store_is(&mut kiosk, StoreFact::Well);
    kiosk.begin("marital-status");
    store_is(&mut kiosk, StoreFact::DiskFull);
    kiosk.answer_all("marital-status");
    kiosk.act(Act::Continue);
    kiosk.act(Act::Submit);
    assert_eq!(kiosk.page().id, "done");
    kiosk.act(Act::End);
    store_is(&mut kiosk, StoreFact::DiskFull);
    assert_eq!(kiosk.page().id, "screen-disk-full");
}

#[test]
fn a_fault_is_told_on_exits_and_after_declining_too() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin("marital-status");
    kiosk.act(Act::Mark("marry_here".to_owned()));
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "exit-no_paper_to_marry");
    assert_told(&mut kiosk);
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "question-purpose");
    kiosk.act(Act::Back);
    kiosk.act(Act::Decline);
    assert_eq!(kiosk.page().id, "declined");
    assert_told(&mut kiosk);
}

#[test]
fn what_is_typed_behind_a_call_for_staff_or_an_exit_is_not_entered() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin("marital-status");
    while kiosk.page().id != "question-requester_name" {
        kiosk.answer("marital-status");
    }
    kiosk.write("Nguyễn");
    let before = entered(&kiosk.page());
    for (open, close) in [(Act::CallStaff, Act::StaffCame), (Act::AskEnd, Act::Stay)] {
        kiosk.act(open);
        kiosk.write("Văn A");
        kiosk.press(Pressed::Backspace);
        kiosk.act(close);
        assert_eq!(entered(&kiosk.page()), before);
    }
    while kiosk.page().id != "question-purpose" {
        kiosk.act(Act::Back);
    }
    kiosk.act(Act::Mark("marry_here".to_owned()));
    let marked = entered(&kiosk.page());
    kiosk.act(Act::Continue);
    kiosk.act(Act::Mark("loan".to_owned()));
    kiosk.act(Act::Back);
    assert_eq!(entered(&kiosk.page()), marked);
}

#[test]
fn a_filing_that_cannot_be_kept_says_so_and_the_visit_is_still_there() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin("birth");
    while kiosk.page().id != "question-paper_birth_notice" {
        kiosk.answer("birth");
    }
    kiosk.lay_paper(&lobby::root().join("assets/demo/birth-notice.jpg"));
    kiosk.act(Act::Continue);
    kiosk.answer_all("birth");
    // The picture is lost below the application.
    let page = kiosk.app().kept_pages()[0];
    kiosk.store().remove_page(page).unwrap();
    kiosk.act(Act::Continue);
    kiosk.act(Act::Submit);
    let told = kiosk.page();
    assert_eq!(told.id, "not-sealed");
    assert!(says(&told).iter().all(|text| !text.contains("Máy đã giữ")));
    assert!(kiosk.store().filings().unwrap().is_empty());
    kiosk.tap("Thử lại");
    assert_eq!(kiosk.page().id, "not-sealed");
    kiosk.lose_power();
    assert_eq!(kiosk.page().id, "confirm");
}

#[test]
fn the_status_corner_never_claims_that_something_was_sent_or_received() {
    let config = lobby::config();
    let claims = [
        "đã gửi",
        "đã nhận",
        "gửi xong",
        "sent",
        "received",
        "delivered",
    ];
    for language in [Language::Vietnamese, Language::English] {
        let words = Words {
            texts: &config.texts,
            language,
            for_self: false,
            mood: motcua::filing::procedure::Mood::Plain,
        };
        let mut told = std::collections::BTreeMap::new();
        for line in [
            LineFact::NoDesk,
            LineFact::Unknown,
            LineFact::Up,
            LineFact::Down,
        ] {
            for waiting in [0, 1, 2, 15] {
                for sending in [false, true] {
                    let health = Health {
                        line,
                        waiting,
                        sending,
                        ..Health::default()
                    };
                    let text = Status::of(&health, false, &words).text;
                    let lower = text.to_lowercase().replace("to be sent", "");
                    assert!(!lower.contains('⟨'), "{text}");
                    for claim in claims {
                        assert!(!lower.contains(claim), "{health:?}: {text}");
                    }
                    if waiting > 0 {
                        assert!(text.contains(&waiting.to_string()), "{health:?}: {text}");
                    }
                    let _ = told.insert(text, (line, waiting));
                }
            }
        }
        // With nothing waiting, no two facts about the line look the same.
        let quiet = told.values().filter(|(_, waiting)| *waiting == 0).count();
        assert_eq!(quiet, 4, "{told:?}");
    }
}

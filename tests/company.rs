//! Company from the desk as the resident at the kiosk has it: asked in large, granted by a tap, always in sight,
//! and over by itself. The desk is played.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, says, targets};
use motcua::filing::answer::Author;
use motcua::filing::company::{Button, Item, Kind, Press, Shown, Standing, View, Wish};
use motcua::filing::help::Helper;
use motcua::kiosk::effect::{CompanyNews, Message};
use motcua::kiosk::page::Act;
use motcua::vietnamese::composition::Key;
use std::path::Path;

const PROCEDURE: &str = "marital-status";

/// A kiosk at the first question that is written.
fn kiosk(data: &Path) -> Kiosk {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.begin(PROCEDURE);
    while kiosk.page().id != "question-requester_name" {
        kiosk.answer(PROCEDURE);
    }
    kiosk
}

fn tell(kiosk: &mut Kiosk, standing: Standing) {
    kiosk.give(Message::Company(CompanyNews::Standing(standing)));
}

fn wish(number: u64, kind: Kind) -> Standing {
    Standing {
        revision: number,
        wish: Some(Wish { number, kind }),
        watch: (kind == Kind::Control).then_some(1),
        ..Standing::default()
    }
}

/// The desk has heard what was said last.
fn heard(kiosk: &mut Kiosk) {
    kiosk.give(Message::Company(CompanyNews::Heard));
}

fn watched(data: &Path) -> Kiosk {
    let mut kiosk = kiosk(data);
    tell(&mut kiosk, wish(1, Kind::Watch));
    kiosk.tap("Đồng ý");
    kiosk
}

fn controlled(data: &Path) -> Kiosk {
    let mut kiosk = watched(data);
    tell(&mut kiosk, wish(2, Kind::Control));
    kiosk.tap("Đồng ý");
    kiosk
}

/// What the desk would be sent now.
fn shown(kiosk: &mut Kiosk) -> Option<Shown> {
    kiosk.tick();
    kiosk.app().clone().shown_to_company()
}

fn corner(kiosk: &Kiosk) -> Option<String> {
    let status = kiosk.app().frame().status;
    status.company.then_some(status.text)
}

fn buttons(view: &View) -> Vec<&Button> {
    let items = view.items.iter();
    let buttons = items.filter_map(|item| match item {
        Item::Button(button) => Some(button),
        _ => None,
    });
    buttons.collect()
}

/// Presses what says this in the view, as it stands now.
fn press(kiosk: &mut Kiosk, number: u64, label: &str) {
    let shown = shown(kiosk).unwrap();
    let view = shown.view.unwrap();
    let button = buttons(&view).into_iter().find(|one| one.label == label);
    let button = button.unwrap_or_else(|| panic!("no {label}: {view:?}")).id;
    press_of(kiosk, number, shown.number, button.expect(label));
}

fn press_of(kiosk: &mut Kiosk, number: u64, view: u64, button: u16) {
    let standing = Standing {
        revision: number,
        watch: Some(1),
        control: Some(2),
        press: Some(Press {
            number,
            view,
            button,
        }),
        ..Standing::default()
    };
    tell(kiosk, standing);
}

#[test]
fn the_resident_is_asked_in_large_and_nothing_is_seen_before_they_agree() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let before = kiosk.page();
    assert_eq!(shown(&mut kiosk), None);
    tell(&mut kiosk, wish(1, Kind::Watch));
    let page = kiosk.page();
    assert_eq!(page.heading, "Cán bộ xin cùng xem màn hình này");
    let words = says(&page).join(" ");
    for told in [
        "cả điều",
        "mười phút",
        "không bấm được",
        "muốn thôi lúc nào",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert_eq!(shown(&mut kiosk), None, "asking shows nothing");
    assert_eq!(corner(&kiosk), None);
    // What lies behind the question cannot be meant.
    kiosk.act(Act::Key(Key::Letter('a')));
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page(), page);
    kiosk.tap("Đồng ý");
    assert_eq!(kiosk.page().heading, before.heading);
    assert_eq!(corner(&kiosk).as_deref(), Some("Cán bộ cùng xem · Thôi"));
    let view = shown(&mut kiosk).unwrap().view.unwrap();
    assert_eq!(view.heading, before.heading);
    let ids = buttons(&view).into_iter().filter_map(|button| button.id);
    assert_eq!(ids.count(), 0, "to see is not to press");
}

#[test]
fn whoever_refuses_or_says_nothing_is_not_seen_and_not_asked_again() {
    for silent in [false, true] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = kiosk(data.path());
        tell(&mut kiosk, wish(1, Kind::Watch));
        if silent {
            kiosk.wait(44);
            assert_eq!(kiosk.page().id, "company-watch");
            kiosk.wait(1);
        } else {
            kiosk.tap("Không, cảm ơn");
        }
        assert!(kiosk.page().id.starts_with("question-"));
        assert_eq!(shown(&mut kiosk), None);
        // The desk has not heard it yet.
        tell(&mut kiosk, wish(1, Kind::Watch));
        assert!(kiosk.page().id.starts_with("question-"));
    }
}

#[test]
fn nobody_is_asked_who_is_not_at_a_visit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    tell(&mut kiosk, wish(1, Kind::Watch));
    assert_eq!(kiosk.page().id, "welcome");
    kiosk.begin(PROCEDURE);
    assert!(kiosk.page().id.starts_with("question-"), "a wish of before");
}

#[test]
fn a_tap_in_the_corner_ends_it_at_once_on_whatever_page() {
    let ways: [&[Act]; 3] = [&[], &[Act::AskAppearance], &[Act::CallStaff]];
    for way in ways {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = controlled(data.path());
        for act in way {
            kiosk.act(act.clone());
        }
        assert_eq!(corner(&kiosk).as_deref(), Some("Cán bộ bấm giúp · Thôi"));
        kiosk.act(Act::EndCompany);
        assert_eq!(corner(&kiosk), None);
        assert_eq!(shown(&mut kiosk), None);
        let draft = kiosk.app().draft().unwrap();
        assert_eq!(draft.help.helper(), None);
    }
}

#[test]
fn it_ends_by_itself_after_its_time_a_silence_or_the_visit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    for _ in 0..59 {
        kiosk.wait(10);
        heard(&mut kiosk);
        kiosk.act(Act::ReadAloud);
    }
    // Each tap has taken a moment too.
    let taps = 59 * lobby::PAUSE.as_millis() as u64 / 1000;
    assert!(590 + taps > 600);
    assert_eq!(shown(&mut kiosk), None, "ten minutes");

    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    kiosk.wait(29);
    assert!(shown(&mut kiosk).is_some());
    kiosk.wait(1);
    assert_eq!(shown(&mut kiosk), None, "the line was away");
    assert_eq!(corner(&kiosk), None);

    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    assert_eq!(shown(&mut kiosk), None);
    kiosk.begin(PROCEDURE);
    assert_eq!(shown(&mut kiosk), None, "the next resident is another");

    let data = tempfile::tempdir().unwrap();
    let mut kiosk = controlled(data.path());
    kiosk.lose_power();
    assert_eq!(shown(&mut kiosk), None);
    let draft = kiosk.app().draft().unwrap();
    assert_eq!(
        draft.help.helper(),
        None,
        "nobody at the desk helps any more"
    );
}

#[test]
fn what_the_desk_has_ended_is_over_here() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = controlled(data.path());
    let after = |watch, control| Standing {
        revision: 9,
        watch,
        control,
        ..Standing::default()
    };
    tell(&mut kiosk, after(Some(1), None));
    assert_eq!(corner(&kiosk).as_deref(), Some("Cán bộ cùng xem · Thôi"));
    tell(&mut kiosk, after(None, None));
    assert_eq!(corner(&kiosk), None);
    // An older word of the desk, of before it has heard of the consent, ends nothing.
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    tell(&mut kiosk, wish(1, Kind::Watch));
    assert!(shown(&mut kiosk).is_some());
    kiosk.give(Message::Company(CompanyNews::Over(1)));
    assert_eq!(shown(&mut kiosk), None);
}

#[test]
fn what_staff_presses_from_the_desk_is_staffs_and_the_resident_goes_on_alone_afterwards() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = controlled(data.path());
    let draft = kiosk.app().draft().unwrap();
    assert_eq!(draft.help.helper(), Some(Helper::Desk));
    let first = kiosk.page().id;
    for (number, label) in (10..).zip(["l", "ê", "dấu cách", "h", "o", "a"]) {
        let label = kiosk_label(&mut kiosk, label);
        press(&mut kiosk, number, &label);
    }
    press(&mut kiosk, 30, "Tiếp tục");
    assert_ne!(kiosk.page().id, first);
    let answers = kiosk.app().draft().unwrap().answers.clone();
    let name = &answers["requester_name"];
    assert_eq!(name.author, Author::Staff);
    let by_staff = answers.values().filter(|one| one.author == Author::Staff);
    assert_eq!(by_staff.count(), 1, "what came before is the resident's");
    kiosk.act(Act::EndCompany);
    kiosk.answer(PROCEDURE);
    let answers = &kiosk.app().draft().unwrap().answers;
    let by_staff = answers.values().filter(|one| one.author == Author::Staff);
    assert_eq!(by_staff.count(), 1, "and what comes afterwards");
    let consents: Vec<Helper> = kiosk
        .app()
        .draft()
        .unwrap()
        .help
        .given()
        .map(|one| one.helper)
        .collect();
    assert_eq!(consents, [Helper::Desk]);
}

/// The key's label as the page writes it.
fn kiosk_label(kiosk: &mut Kiosk, wanted: &str) -> String {
    let view = shown(kiosk).unwrap().view.unwrap();
    let keys = buttons(&view).into_iter().filter(|button| button.key);
    let labels: Vec<String> = keys.map(|key| key.label.clone()).collect();
    let found = labels.iter().find(|label| label.to_lowercase() == wanted);
    found
        .unwrap_or_else(|| panic!("{wanted}: {labels:?}"))
        .clone()
}

#[test]
fn a_press_for_a_view_that_has_changed_presses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = controlled(data.path());
    let before = shown(&mut kiosk).unwrap();
    let view = before.view.unwrap();
    let key = buttons(&view)
        .into_iter()
        .find(|button| button.key && button.id.is_some());
    let id = key.unwrap().id.unwrap();
    kiosk.write("b");
    let text = lobby::entered(&kiosk.page());
    press_of(&mut kiosk, 10, before.number, id);
    assert_eq!(lobby::entered(&kiosk.page()), text);
    // Nor does a press that was dealt with count twice.
    let now = shown(&mut kiosk).unwrap();
    press_of(&mut kiosk, 11, now.number, id);
    let once = lobby::entered(&kiosk.page());
    assert_ne!(once, text);
    let again = shown(&mut kiosk).unwrap();
    press_of(&mut kiosk, 11, again.number, id);
    assert_eq!(lobby::entered(&kiosk.page()), once);
}

#[test]
fn to_agree_to_sign_to_send_and_to_end_stay_the_residents_own() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = controlled(data.path());
    let mut pages = 0;
    loop {
        let page = kiosk.page();
        let shown = shown(&mut kiosk).unwrap();
        let view = shown.view.expect("no picture stands here");
        for button in buttons(&view).into_iter().filter(|one| one.id.is_some()) {
            let own = [
                "Gửi hồ sơ",
                "Kết thúc",
                "Gọi cán bộ",
                "Tôi là người nộp",
                "Đồng ý",
            ];
            assert!(
                !own.iter().any(|own| button.label.starts_with(own)),
                "{}: {}",
                page.id,
                button.label
            );
        }
        pages += 1;
        match page.id.as_str() {
            "take-over" => break,
            "check" => kiosk.act(Act::Continue),
            _ => kiosk.answer(PROCEDURE),
        }
        heard(&mut kiosk);
    }
    assert!(pages > 5);
    kiosk.tap("Tôi là người nộp");
    assert_eq!(corner(&kiosk).as_deref(), Some("Cán bộ cùng xem · Thôi"));
    kiosk.act(Act::Continue);
    let last = shown(&mut kiosk).unwrap().view.unwrap();
    assert!(
        buttons(&last)
            .iter()
            .any(|button| button.label == "Gửi hồ sơ")
    );
    assert!(buttons(&last).iter().all(|button| button.id.is_none()));
    kiosk.tap("Gửi hồ sơ");
    assert_eq!(shown(&mut kiosk), None, "the visit is over");
}

#[test]
fn the_notice_is_agreed_to_before_anybody_may_press_and_never_from_the_desk() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.act(Act::Start);
    let place = kiosk
        .setup
        .config
        .procedures
        .iter()
        .position(|one| one.id == PROCEDURE);
    kiosk.act(Act::Choose(place.unwrap()));
    assert_eq!(kiosk.page().id, "privacy");
    tell(&mut kiosk, wish(1, Kind::Watch));
    kiosk.tap("Đồng ý");
    assert_eq!(kiosk.page().id, "privacy", "that was another consent");
    assert!(!shown(&mut kiosk).unwrap().helpable);
    tell(&mut kiosk, wish(2, Kind::Control));
    assert_eq!(
        kiosk.page().id,
        "privacy",
        "nobody is asked for what cannot be granted"
    );
    kiosk.act(Act::Agree);
    assert!(shown(&mut kiosk).unwrap().helpable);
    tell(&mut kiosk, wish(3, Kind::Control));
    kiosk.tap("Đồng ý");
    // Back at the notice nothing can be pressed, not even the way out of the visit.
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "privacy");
    let view = shown(&mut kiosk).unwrap().view.unwrap();
    assert!(buttons(&view).iter().all(|button| button.id.is_none()));
}

#[test]
fn the_pages_of_the_staff_and_the_pad_are_seen_by_nobody_else() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    kiosk.act(Act::CallStaff);
    let called = shown(&mut kiosk).unwrap();
    assert!(called.view.is_some());
    kiosk.tap_staff();
    assert!(kiosk.page().id.starts_with("staff-"), "{}", kiosk.page().id);
    let hidden = shown(&mut kiosk).unwrap();
    assert_eq!(hidden.view, None);
    assert!(hidden.number > called.number);
    assert!(corner(&kiosk).is_some(), "it is in sight there too");
    kiosk.act(Act::EndCompany);
    assert_eq!(corner(&kiosk), None);

    let data = tempfile::tempdir().unwrap();
    let mut config = lobby::config();
    config.settings.signature.offer = true;
    let mut kiosk = Kiosk::open(data.path(), config);
    kiosk.begin(PROCEDURE);
    tell(&mut kiosk, wish(1, Kind::Watch));
    kiosk.tap("Đồng ý");
    while kiosk.page().id != "sign" {
        match kiosk.page().id.as_str() {
            "check" => kiosk.act(Act::Continue),
            _ => kiosk.answer(PROCEDURE),
        }
        heard(&mut kiosk);
    }
    assert_eq!(shown(&mut kiosk).unwrap().view, None);
}

trait TapStaff {
    fn tap_staff(&mut self);
}

impl TapStaff for Kiosk {
    fn tap_staff(&mut self) {
        self.act(Act::Staff(motcua::kiosk::page::StaffAct::Open));
    }
}

#[test]
fn what_stands_there_is_read_as_it_stands() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = watched(data.path());
    kiosk.write("l");
    let typed = lobby::entered(&kiosk.page());
    let shown = shown(&mut kiosk).unwrap();
    let view = shown.view.unwrap();
    let values: Vec<&String> = view
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Value { value, .. } => Some(value),
            _ => None,
        })
        .collect();
    assert!(!typed.is_empty());
    assert!(
        typed.iter().all(|text| values
            .iter()
            .any(|value| value.to_lowercase() == text.to_lowercase())),
        "{values:?}"
    );
    let labels: Vec<String> = targets(&kiosk.page())
        .into_iter()
        .map(|(label, _)| label)
        .collect();
    for label in labels {
        assert!(
            buttons(&view)
                .iter()
                .any(|button| button.label.contains(&label)),
            "{label}"
        );
    }
}

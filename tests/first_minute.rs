//! The first minute fits letters, voice and targets to a person – or is passed over, and forgotten.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, PAUSE, says};
use motcua::kiosk::effect::Message;
use motcua::kiosk::look::TextSize;
use motcua::kiosk::page::Act;
use motcua::kiosk::render::Input;
use motcua::kiosk::widget::keys::Pressed;

fn kiosk(data: &std::path::Path) -> Kiosk {
    let mut config = lobby::config();
    config.settings.fitting.offer = true;
    Kiosk::open(data, config)
}

fn hit(kiosk: &mut Kiosk, place: u8, off_mm: f32) {
    kiosk.setup.clock.advance(PAUSE);
    let tapped = Input::Tapped(Act::Practice(place), off_mm);
    kiosk.give(Message::Input(tapped));
}

/// Hits the practice targets so far from their middle.
fn practise(kiosk: &mut Kiosk, off_mm: f32) {
    for place in 0..3 {
        assert_eq!(kiosk.page().id, format!("fitting-taps-{}", place + 1));
        hit(kiosk, place, off_mm);
    }
    assert_eq!(kiosk.page().id, "fitting-ready");
}

fn go_to_practice(kiosk: &mut Kiosk) {
    kiosk.act(Act::Start);
    kiosk.act(Act::Size(TextSize::Large));
    kiosk.act(Act::Continue);
}

#[test]
fn it_can_be_passed_over_at_every_moment() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    for steps in 0..5 {
        kiosk.act(Act::Start);
        for step in 0..steps {
            match step {
                0 => kiosk.act(Act::Size(TextSize::Large)),
                1 => kiosk.act(Act::Continue),
                _ => hit(&mut kiosk, step - 2, 1.0),
            }
        }
        let page = kiosk.page().id;
        assert!(page.starts_with("fitting-"), "{page}");
        kiosk.tap("Bỏ qua");
        assert_eq!(kiosk.page().id, "services");
        kiosk.act(Act::Back);
    }
}

#[test]
fn letters_change_at_once_and_nothing_is_chosen_beforehand() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.act(Act::Start);
    assert!(kiosk.page().next.is_none());
    kiosk.act(Act::Size(TextSize::Largest));
    assert_eq!(kiosk.app().look().text, TextSize::Largest);
    assert!(kiosk.page().next.is_some());
}

#[test]
fn a_trembling_finger_gets_targets_that_stand_farther_apart() {
    for (off_mm, wide) in [(2.0, false), (9.0, true)] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = kiosk(data.path());
        let before = kiosk.app().look();
        go_to_practice(&mut kiosk);
        practise(&mut kiosk, off_mm);
        let after = kiosk.app().look();
        assert_eq!(after.gap() > before.gap(), wide, "{off_mm}");
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, "services");
        assert_eq!(kiosk.app().look().gap(), after.gap());
    }
}

#[test]
fn a_finger_beside_the_target_counts_as_trembling() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    go_to_practice(&mut kiosk);
    kiosk.press(Pressed::Elsewhere);
    practise(&mut kiosk, 1.0);
    assert!(kiosk.app().has_wide_targets());
}

#[test]
fn a_real_finger_is_measured_from_the_middle_of_the_target() {
    use iced::{Event, Vector, touch};
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let mut stage = lobby::stage();
    go_to_practice(&mut kiosk);
    let (page, frame, look) = (kiosk.page(), kiosk.app().frame(), kiosk.app().look());
    let nodes = stage.nodes(&page, &frame, &look);
    let target = nodes
        .iter()
        .find(|node| node.is_target() && format!("{:?}", node.act).contains("Practice"))
        .unwrap();
    let position = target.bounds.center() + Vector::new(look.mm(6.0), 0.0);
    let id = touch::Finger(1);
    let events = [
        Event::Touch(touch::Event::FingerPressed { id, position }),
        Event::Touch(touch::Event::FingerLifted { id, position }),
    ];
    let inputs = stage.play(&events, &page, &frame, &look);
    let off = inputs.iter().find_map(|input| match input {
        Input::Tapped(Act::Practice(0), off_mm) => Some(*off_mm),
        _ => None,
    });
    assert!((off.unwrap() - 6.0).abs() < 0.5, "{inputs:?}");
}

#[test]
fn nothing_of_it_meets_the_next_person() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let first = (kiosk.app().look(), says(&kiosk.page()));
    kiosk.act(Act::Start);
    kiosk.act(Act::Size(TextSize::Largest));
    kiosk.act(Act::Continue);
    practise(&mut kiosk, 9.0);
    assert!(kiosk.app().has_wide_targets());
    assert_ne!(kiosk.app().look(), first.0);
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    assert_eq!((kiosk.app().look(), says(&kiosk.page())), first);
    assert!(!kiosk.app().has_wide_targets());
}

#[test]
fn it_costs_the_filing_no_screen_and_no_tap() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.act(Act::Start);
    let before = kiosk.app().counters();
    kiosk.act(Act::Size(TextSize::Large));
    kiosk.act(Act::Continue);
    practise(&mut kiosk, 1.0);
    assert_eq!(kiosk.app().counters(), before);
}

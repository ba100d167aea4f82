//! The first minute: letters that read well, a voice that is heard, a few taps for practice.
//!
//! Every page can be passed over, and nothing of it outlasts the visit.

use crate::kiosk::look::TextSize;
use crate::kiosk::page::{Act, Block, Card, CardState, Page, Practice};
use crate::kiosk::screen::Scene;

fn page(scene: &Scene<'_>, id: &str, key: &str) -> Page {
    let words = scene.words;
    let mut page = scene.page(id, words.say(key));
    let about = format!("{key}.about");
    page.lead = vec![words.say(&about)];
    page.spoken = vec![
        words.aloud(key),
        words.aloud(&about),
        words.aloud("button-skip"),
    ];
    page.foot = vec![Card {
        label: words.say("button-skip"),
        detail: None,
        icon: Some("arrow-right"),
        state: CardState::Action,
        act: Act::SkipFitting,
    }];
    page
}

/// Which line reads well?
pub fn letters(scene: &Scene<'_>, chosen: Option<TextSize>) -> Page {
    let mut page = page(scene, "fitting-letters", "screen-fitting-letters");
    let samples = TextSize::ALL.map(|size| {
        let state = if chosen == Some(size) {
            CardState::Chosen
        } else {
            CardState::Open
        };
        let card = Card {
            label: scene.words.say("fitting-sample"),
            detail: None,
            icon: None,
            state,
            act: Act::Size(size),
        };
        (size, card)
    });
    page.body = vec![Block::Samples(samples.to_vec())];
    if chosen.is_some() {
        page.next = Some(scene.continue_button());
        page.spoken.push(scene.words.aloud("button-continue"));
    }
    page
}

/// Is the voice loud enough?
pub fn hearing(scene: &Scene<'_>) -> Page {
    let mut page = page(scene, "fitting-hearing", "screen-fitting-hearing");
    let words = scene.words;
    let buttons = ["button-hear-better", "button-heard-well"];
    page.spoken.extend(buttons.map(|key| words.aloud(key)));
    let card = |key: &str, icon, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act,
    };
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 2,
            cards: vec![
                card("button-hear-better", "volume-2", Act::Louder),
                card("button-heard-well", "check", Act::Continue),
            ],
        },
        Block::Rest,
    ];
    page
}

/// A target to be hit for practice, the `place`th of three.
pub fn taps(scene: &Scene<'_>, place: u8) -> Page {
    let mut page = page(
        scene,
        &format!("fitting-taps-{}", place + 1),
        "screen-fitting-taps",
    );
    page.body = vec![
        Block::Rest,
        Block::Practice(Practice {
            label: scene.words.say("fitting-tap-here"),
            place,
        }),
        Block::Rest,
    ];
    page
}

/// What the practice showed.
pub fn ready(scene: &Scene<'_>, wide: bool) -> Page {
    let words = scene.words;
    let mut page = scene.page("fitting-ready", words.say("screen-fitting-ready"));
    let key = if wide {
        "screen-fitting-ready.wide"
    } else {
        "screen-fitting-ready.usual"
    };
    page.lead = vec![words.say(key)];
    page.spoken = vec![
        words.aloud("screen-fitting-ready"),
        words.aloud(key),
        words.aloud("button-continue"),
    ];
    page.next = Some(scene.continue_button());
    page
}

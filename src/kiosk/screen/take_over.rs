//! Somebody has helped: the resident takes over, looks it through and hands it over alone (C46).

use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("take-over", words.say("screen-take-over"));
    page.lead = ["screen-take-over.about", "screen-take-over.do"]
        .map(|key| words.say(key))
        .to_vec();
    page.body = vec![
        Block::Rest,
        Block::TallCards(vec![Card {
            label: words.say("button-take-over"),
            detail: None,
            icon: Some("check"),
            state: CardState::Main,
            act: Act::TakeOver,
        }]),
        Block::Rest,
    ];
    page.spoken = [
        "screen-take-over",
        "screen-take-over.about",
        "screen-take-over.do",
        "button-take-over",
    ]
    .map(|key| words.aloud(key))
    .to_vec();
    page
}

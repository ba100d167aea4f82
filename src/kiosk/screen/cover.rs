//! The covered screen: nothing of the resident on it, and one large target to come back (C44).

use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("cover", words.say("screen-cover"));
    page.lead = vec![words.say("screen-cover.about")];
    page.body = vec![
        Block::Rest,
        Block::TallCards(vec![Card {
            label: words.say("button-uncover"),
            detail: None,
            icon: Some("eye"),
            state: CardState::Main,
            act: Act::Uncover,
        }]),
        Block::Rest,
    ];
    page.spoken = vec![
        words.aloud("screen-cover"),
        words.aloud("screen-cover.about"),
        words.aloud("button-uncover"),
    ];
    page.back = None;
    page
}

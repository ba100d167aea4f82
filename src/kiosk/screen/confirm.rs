//! The declaration and the final tap: the second of the two deliberate taps that hand a filing over.

use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::{Surroundings, Visit};

/// Builds the page.
pub fn page(scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) -> Page {
    let words = scene.words;
    let interview = visit.interview(around);
    let mut page = scene.page("confirm", words.say("screen-confirm"));
    page.lead = vec![
        words.say("screen-confirm.declaration"),
        words.filled(
            "screen-confirm.fee",
            "fee",
            &words.money(interview.expected_fee()),
        ),
        words.say("screen-confirm.where"),
    ];
    page.spoken = std::iter::once(page.heading.clone())
        .chain(page.lead.iter().cloned())
        .collect();
    page.body = vec![
        Block::Rest,
        Block::TallCards(vec![Card {
            label: words.say("button-submit"),
            detail: None,
            icon: Some("file-check"),
            state: CardState::Main,
            act: Act::Submit,
        }]),
        Block::Rest,
    ];
    page
}

/// The page while the filing is written to the disk.
pub fn sealing(scene: &Scene<'_>) -> Page {
    let mut page = scene.page("sealing", scene.words.say("screen-sealing"));
    page.back = None;
    page.spoken = vec![page.heading.clone()];
    page
}

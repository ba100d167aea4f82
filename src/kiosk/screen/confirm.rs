//! The declaration and the final tap: the second of the two deliberate taps that hand a filing over.

use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::{Surroundings, Visit};
use crate::kiosk::words::say::Speakable;

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
    let fee = Speakable::money(&words, interview.expected_fee());
    page.spoken = vec![
        words.aloud("screen-confirm"),
        words.aloud("screen-confirm.declaration"),
        words.aloud_with("screen-confirm.fee", &[("fee", fee)]),
        words.aloud("screen-confirm.where"),
        words.aloud("button-submit"),
    ];
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
    page.spoken = vec![scene.words.aloud("screen-sealing")];
    page
}

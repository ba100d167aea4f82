//! What do you need? One card a procedure, and a way to a person for those who are not sure.

use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("services", words.say("screen-services"));
    page.lead = vec![words.say("screen-services.hint")];
    let mut cards: Vec<Card> = scene
        .config
        .procedures
        .iter()
        .enumerate()
        .map(|(place, procedure)| Card {
            label: words.say(&format!("procedure-{}", procedure.id)),
            detail: Some(words.say(&format!("procedure-{}.about", procedure.id))),
            icon: Some(icon::of_picture(&procedure.picture)),
            state: CardState::Action,
            act: Act::Choose(place),
        })
        .collect();
    cards.push(Card {
        label: words.say("button-not-sure"),
        detail: Some(words.say("button-not-sure.about")),
        icon: Some("circle-help"),
        state: CardState::Action,
        act: Act::CallStaff,
    });
    page.spoken = vec![
        words.aloud("screen-services"),
        words.aloud("screen-services.hint"),
    ];
    let keys = scene
        .config
        .procedures
        .iter()
        .map(|procedure| format!("procedure-{}", procedure.id))
        .chain(["button-not-sure".to_owned()]);
    for key in keys {
        page.spoken
            .extend([words.aloud(&key), words.aloud(&format!("{key}.about"))]);
    }
    page.body = vec![Block::Cards { columns: 1, cards }];
    page
}

//! The privacy notice: what, why, who, how long, and the resident's rights. Refusing leads to the counter.

use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;

const SENTENCES: [&str; 5] = [
    "screen-privacy.what",
    "screen-privacy.who",
    "screen-privacy.long",
    "screen-privacy.rights",
    "screen-privacy.password",
];

/// What is asked for where residents sign on the glass.
const WITH_SIGNATURE: &str = "screen-privacy.what-signed";

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("privacy", words.say("screen-privacy"));
    page.overview = true;
    let office = &scene.config.settings.ward.office;
    let signs = scene.config.settings.signature.offer;
    let told = SENTENCES.map(|key| match key {
        "screen-privacy.what" if signs => WITH_SIGNATURE,
        key => key,
    });
    let sentences: Vec<String> = told
        .iter()
        .map(|key| words.filled(key, "office", office))
        .collect();
    let ward = &scene.config.settings.ward;
    page.spoken.push(words.aloud("screen-privacy"));
    page.spoken.extend(told.iter().map(|key| {
        let office = Speakable::ward(ward, |ward| &ward.office);
        words.aloud_with(key, &[("office", office)])
    }));
    page.spoken
        .extend(["button-decline", "button-agree"].map(|key| words.aloud(key)));
    let card = |key: &str, state, icon, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    page.body = vec![
        Block::Prose(sentences),
        Block::Rest,
        Block::Cards {
            columns: 2,
            cards: vec![
                card("button-decline", CardState::Action, "x", Act::Decline),
                card("button-agree", CardState::Main, "check", Act::Agree),
            ],
        },
        Block::Rest,
    ];
    page
}

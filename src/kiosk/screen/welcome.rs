//! The first screen: a greeting, one large target, and the other language.

use crate::config::texts::Language;
use crate::kiosk::page::{Act, Bars, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let minutes = scene.config.settings.times.idle.as_secs().div_ceil(60);
    let (other, label) = match words.language {
        Language::Vietnamese => (Language::English, "language-english"),
        Language::English => (Language::Vietnamese, "language-vietnamese"),
    };
    let card = |label: String, icon, state, act| Card {
        label,
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    let mut page = scene.page("welcome", words.say("screen-welcome"));
    page.lead = vec![
        words.say("screen-welcome.about"),
        words.counted("screen-welcome.time", "minutes", minutes as usize),
    ];
    page.body = vec![
        Block::Rest,
        Block::TallCards(vec![
            card(
                words.say("button-start"),
                "hand-helping",
                CardState::Main,
                Act::Start,
            ),
            card(
                words.say(label),
                "languages",
                CardState::Action,
                Act::Language(other),
            ),
        ]),
        Block::Rest,
        Block::Prose(vec![scene.words.filled(
            "screen-welcome.ward",
            "ward",
            &scene.config.settings.ward.commune.name,
        )]),
    ];
    let minutes = Speakable::minutes(scene.config.settings.times.idle);
    let commune = Speakable::ward(&scene.config.settings.ward, |ward| &ward.commune.name);
    page.spoken = vec![
        words.aloud("screen-welcome"),
        words.aloud("screen-welcome.about"),
        words.aloud_with("screen-welcome.time", &[("minutes", minutes)]),
        words.aloud("button-start"),
        words.aloud(label),
        words.aloud_with("screen-welcome.ward", &[("ward", commune)]),
    ];
    page.back = None;
    page.bars = Bars::Start;
    page
}

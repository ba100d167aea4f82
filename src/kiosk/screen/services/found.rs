//! What everyday words found, and the services that an officer does.

use super::search::Search;
use crate::config::explained::Explained;
use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;

/// So many of them are shown at most.
const SHOWN: usize = 5;

/// What was found.
pub(super) fn page(scene: &Scene<'_>, search: &Search) -> Page {
    let words = scene.words;
    let hits = search.hits(scene);
    let cards: Vec<Card> = hits
        .iter()
        .take(SHOWN)
        .filter_map(|hit| hit.card(scene.config))
        .map(|(key, picture, act)| super::card(scene, &key, icon::of_picture(picture), act))
        .collect();
    let key = if cards.is_empty() {
        "screen-nothing-found"
    } else {
        "screen-found"
    };
    let mut page = scene.page("services-found", words.say(key));
    page.lead = vec![words.say(&format!("{key}.hint"))];
    page.spoken = vec![words.aloud(key), words.aloud(&format!("{key}.hint"))];
    let again = Card {
        detail: None,
        ..super::card(scene, "button-search-again", "search", Act::Search)
    };
    page.foot = vec![again, super::not_sure(scene)];
    page.spoken
        .extend(["button-search-again", "button-not-sure"].map(|key| words.aloud(key)));
    page.body = vec![Block::Cards { columns: 1, cards }];
    page
}

/// A service that an officer does: what it is, what to bring, which counter.
pub fn explained(scene: &Scene<'_>, service: &Explained) -> Page {
    let words = scene.words;
    let key = format!("explained-{}", service.id);
    let ward = &scene.config.settings.ward;
    let mut page = scene.page(&key, words.say(&key));
    let counter = service.counter.as_ref().unwrap_or(&ward.counter);
    page.lead = vec![
        words.say(&format!("{key}.about")),
        words.say(&format!("{key}.bring")),
        words.filled("explained-where", "counter", counter),
    ];
    let counter = Speakable::counter(scene.config, service);
    page.spoken = vec![
        words.aloud(&key),
        words.aloud(&format!("{key}.about")),
        words.aloud(&format!("{key}.bring")),
        words.aloud_with("explained-where", &[("counter", counter)]),
        words.aloud("button-call-staff"),
        words.aloud("button-finish"),
    ];
    let card = |key: &str, icon, state, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 2,
            cards: vec![
                card(
                    "button-call-staff",
                    "bell-ring",
                    CardState::Main,
                    Act::CallStaff,
                ),
                card("button-finish", "check", CardState::Action, Act::Finish),
            ],
        },
        Block::Rest,
    ];
    page
}

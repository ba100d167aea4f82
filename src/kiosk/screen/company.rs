//! What staff at the desk asks the resident for: to see this screen, or to press buttons on it.
//!
//! Yes and no weigh the same, and who says nothing has said no.

use crate::filing::company::Kind;
use crate::kiosk::page::{Act, Bars, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// Builds the page. Whatever the resident was at waits behind it, untouched.
pub fn page(scene: &Scene<'_>, kind: Kind) -> Page {
    let words = scene.words;
    let (id, about) = match kind {
        Kind::Watch => (
            "company-watch",
            ["company-watch.about", "company-watch.ends"],
        ),
        Kind::Control => (
            "company-control",
            ["company-control.about", "company-control.ends"],
        ),
    };
    let answers = [
        ("company-allow", "check", Act::AllowCompany),
        ("company-refuse", "x", Act::RefuseCompany),
    ];
    let mut page = scene.page(id, words.say(id));
    page.lead = about.map(|key| words.say(key)).to_vec();
    let cards = answers.iter().map(|(key, icon, act)| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act: act.clone(),
    });
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 2,
            cards: cards.collect(),
        },
        Block::Rest,
    ];
    page.spoken = std::iter::once(id)
        .chain(about)
        .chain(answers.iter().map(|(key, ..)| *key))
        .map(|key| words.aloud(key))
        .collect();
    page.back = None;
    page.bars = Bars::Help;
    page
}

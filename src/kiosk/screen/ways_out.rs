//! "Không nhớ" and "Bỏ qua": the ways past a question that allow not to know or not to say.

use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Say;

/// The ways out that the question allows, as cards.
pub fn cards(scene: &Scene<'_>, question: &Question) -> Vec<Card> {
    let card = |key: &str, icon, act| Card {
        label: scene.words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act,
    };
    let mut cards = Vec::new();
    if question.unknown_allowed {
        cards.push(card("button-unknown", "circle-help", Act::Unknown));
    }
    if !question.required {
        cards.push(card("button-skip", "arrow-right", Act::Skip));
    }
    cards
}

/// The same as they are said.
pub fn aloud(scene: &Scene<'_>, question: &Question) -> Vec<Say> {
    let unknown = question.unknown_allowed.then_some("button-unknown");
    let skip = (!question.required).then_some("button-skip");
    let keys = unknown.into_iter().chain(skip);
    keys.map(|key| scene.words.aloud(key)).collect()
}

/// The cards as a block, where there are any.
pub fn block(cards: Vec<Card>) -> Option<Block> {
    (!cards.is_empty()).then_some(Block::Cards { columns: 1, cards })
}

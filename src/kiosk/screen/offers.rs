//! The strip above the keys: names and streets that what is being typed may become.

use crate::filing::entry::PlaceEntry;
use crate::filing::procedure::Kind;
use crate::filing::suggestion;
use crate::kiosk::page::{Act, Block, Card, CardState};
use crate::kiosk::screen::Scene;

/// Most words offered at once.
const MOST: usize = 4;

/// Names for this line; `None` where nothing is ever offered, so that no room is taken.
pub fn names(scene: &Scene<'_>, kind: &Kind, typed: &str) -> Option<Block> {
    let lists = &scene.config.suggestions;
    if !matches!(kind, Kind::Name) || lists.family_names.is_empty() {
        return None;
    }
    Some(strip(suggestion::names(lists, typed, MOST)))
}

/// Streets of the chosen commune; `None` where none is known.
pub fn streets(scene: &Scene<'_>, entry: &PlaceEntry) -> Option<Block> {
    let commune = entry.commune.as_ref()?;
    let streets = scene.config.suggestions.streets.get(&commune.code)?;
    Some(strip(suggestion::streets(streets, &entry.detail, MOST)))
}

fn strip(words: Vec<&str>) -> Block {
    let cards = words.into_iter().map(|word| Card {
        label: word.to_owned(),
        detail: None,
        icon: None,
        state: CardState::Action,
        act: Act::Suggest(word.to_owned()),
    });
    Block::Strip(cards.collect())
}

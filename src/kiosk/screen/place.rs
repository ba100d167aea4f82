//! Addresses: the ward itself in one tap, any other by province, a few letters of the commune, and the detail line.

use crate::filing::entry::{Keyboard, PlaceEntry, PlacePart};
use crate::filing::place::Unit;
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState, Field, Page};
use crate::kiosk::screen::{Scene, keyboard, offers, ways_out};
use crate::kiosk::visit::Visit;
use crate::kiosk::words::say::Speakable;
use crate::vietnamese::search_key;

/// Communes offered above the keyboard, where there is room for so many.
const FOUND_SHOWN: usize = 5;

/// Fills the page of an address.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    entry: &PlaceEntry,
) {
    // Each part of the address is a screen of its own.
    match entry.part() {
        PlacePart::Province => {}
        PlacePart::Found | PlacePart::District | PlacePart::Divided => {}
        PlacePart::Commune => page.id.push_str("-commune"),
        PlacePart::Detail => page.id.push_str("-detail"),
    }
    match entry.part() {
        PlacePart::Province => province(page, scene, question),
        PlacePart::Found | PlacePart::District | PlacePart::Divided => {}
        PlacePart::Commune => commune(page, scene, visit, entry),
        PlacePart::Detail => detail(page, scene, visit, entry),
    }
}

fn card(label: String, icon: Option<&'static str>, act: Act) -> Card {
    Card {
        label,
        detail: None,
        icon,
        state: CardState::Action,
        act,
    }
}

fn province(page: &mut Page, scene: &Scene<'_>, question: &Question) {
    let ward = &scene.config.settings.ward;
    let mut cards = vec![
        card(
            ward.commune.name.clone(),
            Some("map-pin"),
            Act::Commune(ward.province.clone(), ward.commune.clone()),
        ),
        card(
            scene
                .words
                .filled("place-other-commune", "province", &ward.province.name),
            Some("building-2"),
            Act::Province(ward.province.clone()),
        ),
    ];
    let here = Speakable::ward(ward, |ward| &ward.province.name);
    page.spoken.extend([
        scene.words.aloud_of_ward(ward, |ward| &ward.commune.name),
        scene
            .words
            .aloud_with("place-other-commune", &[("province", here)]),
    ]);
    for province in &scene.config.places.provinces {
        let unit = &province.unit;
        if unit.code != ward.province.code {
            cards.push(card(unit.name.clone(), None, Act::Province(unit.clone())));
            page.spoken.push(scene.words.aloud_province(province));
        }
    }
    page.spoken.extend(ways_out::aloud(scene, question));
    page.foot = ways_out::cards(scene, question);
    page.body = vec![Block::Cards { columns: 2, cards }];
}

fn commune(page: &mut Page, scene: &Scene<'_>, visit: &Visit, entry: &PlaceEntry) {
    let Some(province) = &entry.province else {
        return;
    };
    let known = scene
        .config
        .places
        .provinces
        .iter()
        .find(|known| known.unit.code == province.code);
    let found = find(known.map_or(&[], |known| &known.communes), &entry.search);
    // Further letters narrow the matches, so this list needs no pager.
    let cards: Vec<Card> = found
        .iter()
        .take(FOUND_SHOWN)
        .map(|unit| {
            let act = Act::Commune(province.clone(), (*unit).clone());
            card(unit.name.clone(), None, act)
        })
        .collect();
    drop_hints(page);
    page.lead = vec![
        scene
            .words
            .filled("place-commune-hint", "province", &province.name),
    ];
    // What was typed would be heard in the names that were found.
    page.spoken
        .push(scene.words.aloud_without_value("place-commune-hint"));
    page.body = vec![
        Block::Field(Field {
            text: entry.search.clone(),
            hint: scene.words.say("place-search"),
            capitals: false,
            longest: 30,
        }),
        Block::Strip(cards),
        keyboard::block(Keyboard::Name, visit, scene),
    ];
}

/// The communes whose name contains what was typed, marks or not; those that begin with it first.
fn find<'a>(communes: &'a [Unit], typed: &str) -> Vec<&'a Unit> {
    let typed = search_key::search_key(typed);
    let mut found: Vec<(bool, &Unit)> = communes
        .iter()
        .filter_map(|unit| {
            let name = search_key::search_key(&unit.name);
            let bare = name.split_once(' ').map_or(name.as_str(), |(_, rest)| rest);
            name.contains(&typed)
                .then(|| (!bare.starts_with(&typed), unit))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, unit)| unit).collect()
}

fn detail(page: &mut Page, scene: &Scene<'_>, visit: &Visit, entry: &PlaceEntry) {
    let hints = std::mem::take(&mut page.lead);
    page.spoken
        .retain(|say| !hints.iter().any(|hint| hint == say.shown()));
    if entry.detail.is_empty() {
        page.spoken.push(scene.words.aloud("place-detail"));
    }
    page.body = vec![Block::Field(Field {
        text: entry.detail.clone(),
        hint: scene.words.say("place-detail"),
        capitals: false,
        longest: 50,
    })];
    page.body.extend(offers::streets(scene, entry));
    let keys = keyboard::block(Keyboard::Text, visit, scene);
    page.body.extend([Block::Rest, keys]);
}

/// The hint of the question is about the whole address; a part of it has its own.
fn drop_hints(page: &mut Page) {
    let hints = std::mem::take(&mut page.lead);
    page.spoken
        .retain(|say| !hints.iter().any(|hint| hint == say.shown()));
}

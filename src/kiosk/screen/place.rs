//! Addresses: the ward itself in one tap, any other by some letters of a name of today or of before,
//! then whatever an old name leaves open, and the detail line.
//!
//! Where somebody lives is personal: names that were found or chosen are shown and never said.

use crate::filing::entry::{Keyboard, PlaceChoice, PlaceEntry, PlacePart};
use crate::filing::place::search::Found;
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState, Field, Page};
use crate::kiosk::screen::{Scene, keyboard, offers, ways_out};
use crate::kiosk::visit::Visit;
use crate::kiosk::words::say::Speakable;
use crate::vietnamese::address;

/// Places offered above the keyboard, where there is room for so many.
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
    page.id.push_str(match entry.part() {
        PlacePart::Nearby => "",
        PlacePart::Province => "-province",
        PlacePart::Commune => "-commune",
        PlacePart::Found => "-found",
        PlacePart::District => "-district",
        PlacePart::Divided => "-divided",
        PlacePart::Detail => "-detail",
    });
    if entry.part() != PlacePart::Nearby {
        drop_hints(page);
    }
    match entry.part() {
        PlacePart::Nearby => nearby(page, scene, question),
        PlacePart::Province => province(page, scene),
        PlacePart::Commune => commune(page, scene, visit, entry),
        PlacePart::Found => found(page, scene, visit, entry),
        PlacePart::District => district(page, scene, entry),
        PlacePart::Divided => divided(page, scene, entry),
        PlacePart::Detail => detail(page, scene, visit, question, entry),
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

fn choice(label: String, detail: Option<String>, choice: PlaceChoice) -> Card {
    Card {
        detail,
        ..card(label, None, Act::Place(Box::new(choice)))
    }
}

fn nearby(page: &mut Page, scene: &Scene<'_>, question: &Question) {
    let ward = &scene.config.settings.ward;
    let words = scene.words;
    let cards = vec![
        card(
            ward.commune.name.clone(),
            Some("map-pin"),
            Act::Commune(ward.province.clone(), ward.commune.clone()),
        ),
        card(
            words.filled("place-other-commune", "province", &ward.province.name),
            Some("building-2"),
            Act::Province(ward.province.clone()),
        ),
        Card {
            icon: Some("arrow-right"),
            ..choice(
                words.say("place-other-province"),
                None,
                PlaceChoice::Elsewhere,
            )
        },
    ];
    let here = Speakable::ward(ward, |ward| &ward.province.name);
    page.spoken.extend([
        words.aloud_of_ward(ward, |ward| &ward.commune.name),
        words.aloud_with("place-other-commune", &[("province", here)]),
        words.aloud("place-other-province"),
    ]);
    page.spoken.extend(ways_out::aloud(scene, question));
    page.foot = ways_out::cards(scene, question);
    page.body = vec![Block::Cards { columns: 1, cards }];
}

fn province(page: &mut Page, scene: &Scene<'_>) {
    let all = &scene.config.places;
    let own = &scene.config.settings.ward.province.code;
    let mut cards = Vec::new();
    for province in all.provinces.iter().filter(|one| one.unit.code != *own) {
        let unit = &province.unit;
        let merged = scene.words.aloud_merged(all, province);
        cards.push(Card {
            detail: merged.as_ref().map(|say| say.shown().to_owned()),
            ..card(unit.name.clone(), None, Act::Province(unit.clone()))
        });
        page.spoken.push(scene.words.aloud_province(province));
        page.spoken.extend(merged);
    }
    page.body = vec![Block::Cards { columns: 2, cards }];
}

/// A sentence with a place in it, which is said without.
fn say(page: &mut Page, scene: &Scene<'_>, key: &str, words: &[(&str, &str)]) {
    let words: Vec<_> = words
        .iter()
        .map(|(name, word)| (*name, (*word).into()))
        .collect();
    page.lead.push(scene.words.with(key, &words));
    page.spoken.push(scene.words.aloud_without_value(key));
}

/// A sentence that tells nothing of the resident.
fn ask(page: &mut Page, scene: &Scene<'_>, key: &str) {
    let asked = scene.words.aloud(key);
    page.lead.push(asked.shown().to_owned());
    page.spoken.push(asked);
}

/// "Tôi chưa rõ – nhờ cán bộ", below all that can be chosen.
fn offer_officer(page: &mut Page, scene: &Scene<'_>) {
    page.foot.push(Card {
        icon: Some("circle-help"),
        ..choice(scene.words.say("place-officer"), None, PlaceChoice::Officer)
    });
    page.spoken.push(scene.words.aloud("place-officer"));
}

fn commune(page: &mut Page, scene: &Scene<'_>, visit: &Visit, entry: &PlaceEntry) {
    let Some(province) = &entry.province else {
        return;
    };
    let all = &scene.config.places;
    // The first letter is to be answered as quickly as the others.
    all.prepare_search();
    let found = visit.found(all, entry);
    // Further letters narrow the matches, and "Tiếp tục" shows all of them.
    let cards: Vec<Card> = found
        .iter()
        .take(FOUND_SHOWN)
        .map(|one| {
            card(
                short_name(scene, one, &found, &province.code),
                None,
                act(one),
            )
        })
        .collect();
    say(
        page,
        scene,
        "place-commune-hint",
        &[("province", &province.name)],
    );
    page.body = vec![
        Block::Field(Field {
            text: entry.search.clone(),
            hint: scene.words.say("field-empty"),
            capitals: false,
            longest: 30,
        }),
        Block::Strip(cards),
        keyboard::block(Keyboard::Text, visit, scene),
    ];
}

fn act(found: &Found) -> Act {
    match found {
        Found::Commune { province, commune } => Act::Commune(province.clone(), commune.clone()),
        other => Act::Place(Box::new(PlaceChoice::Found(other.clone()))),
    }
}

/// Whether an old unit among those found has the name of this one of today.
fn shares_name(one: &Found, all: &[Found]) -> bool {
    !one.is_old()
        && all
            .iter()
            .any(|other| other.is_old() && other.bare_name() == one.bare_name())
}

/// The name with "cũ", or with "mới" where an old unit has the same.
fn short_name(scene: &Scene<'_>, one: &Found, all: &[Found], home: &str) -> String {
    let mut name = full_name(one).to_owned();
    if let Some(away) = away(one, home) {
        name = format!("{name}, {}", address::inside(away));
    }
    let key = match one {
        _ if one.is_old() => "place-named-old",
        _ if shares_name(one, all) => "place-named-new",
        _ => return name,
    };
    scene.words.filled(key, "name", &name)
}

/// Its province, where that is another one than was asked for.
fn away<'a>(one: &'a Found, home: &str) -> Option<&'a str> {
    let province = one.province().filter(|province| province.code != home)?;
    (province.name != one.name()).then_some(province.name.as_str())
}

/// Old wards of one name may be of several kinds, and then have none.
fn full_name(one: &Found) -> &str {
    match one {
        Found::Former(wards) if wards.iter().any(|ward| ward.name != one.name()) => one.bare_name(),
        _ => one.name(),
    }
}

/// What tells units of one name apart.
fn told_apart(scene: &Scene<'_>, one: &Found, all: &[Found], home: &str) -> Option<String> {
    let words = scene.words;
    let away = away(one, home);
    match one {
        Found::Former(wards) => Some(match wards.as_slice() {
            [ward] => words.filled("place-old-within", "within", &within(&ward.within, away)),
            _ => words.counted("place-old-many", "count", wards.len()),
        }),
        Found::OldDistrict { .. } => Some(words.say("place-old-district")),
        Found::OldProvince { today, .. } => {
            Some(words.filled("place-old-province", "province", &today.name))
        }
        Found::Commune { .. } if shares_name(one, all) && away.is_none() => {
            Some(words.say("place-new"))
        }
        Found::Commune { .. } | Found::Province(_) => away.map(str::to_owned),
    }
}

fn within(names: &[String], away: Option<&str>) -> String {
    let names = names.iter().map(String::as_str).chain(away);
    names.map(address::inside).collect::<Vec<_>>().join(", ")
}

fn found(page: &mut Page, scene: &Scene<'_>, visit: &Visit, entry: &PlaceEntry) {
    let home = entry.province.as_ref().map_or("", |unit| &unit.code);
    let found = visit.found(&scene.config.places, entry);
    let cards: Vec<Card> = found
        .iter()
        .map(|one| Card {
            // In one district nothing needs to be told apart.
            detail: match entry.way.district {
                Some(_) => None,
                None => told_apart(scene, one, &found, home),
            },
            ..card(full_name(one).to_owned(), None, act(one))
        })
        .collect();
    ask(page, scene, "place-found");
    page.body = vec![in_columns(cards)];
    offer_officer(page, scene);
}

fn in_columns(cards: Vec<Card>) -> Block {
    let columns = if cards.len() <= 3 { 1 } else { 2 };
    Block::Cards { columns, cards }
}

fn district(page: &mut Page, scene: &Scene<'_>, entry: &PlaceEntry) {
    let Some(first) = entry.way.former.first() else {
        return;
    };
    let name = Found::Former(entry.way.former.clone());
    let cards = entry.way.former.iter().enumerate().map(|(at, ward)| {
        let label = match ward.within.first() {
            Some(district) => district.clone(),
            None => ward.name.clone(),
        };
        // Of one name, but a commune here and a ward there.
        let differs = ward.name != first.name || full_name(&name) != first.name;
        let further = ward.within.get(1).cloned();
        let detail = differs.then(|| ward.name.clone()).or(further);
        choice(label, detail, PlaceChoice::Former(at))
    });
    let cards: Vec<Card> = cards.collect();
    say(page, scene, "place-district", &[("name", full_name(&name))]);
    ask(page, scene, "place-district-ask");
    page.body = vec![in_columns(cards)];
    offer_officer(page, scene);
}

fn divided(page: &mut Page, scene: &Scene<'_>, entry: &PlaceEntry) {
    let Some(ward) = entry.chosen_ward() else {
        return;
    };
    let cards = ward.communes.iter().map(|commune| {
        let label = commune.name.clone();
        choice(label, None, PlaceChoice::Today(commune.clone()))
    });
    let cards: Vec<Card> = cards.collect();
    let key = if cards.len() > 1 {
        "place-divided"
    } else {
        "place-doubtful"
    };
    say(page, scene, key, &[("old", &ward.name)]);
    ask(page, scene, "place-divided-ask");
    page.body = vec![in_columns(cards)];
    offer_officer(page, scene);
}

fn detail(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    entry: &PlaceEntry,
) {
    // Who said which part it is knows that already.
    let whole = entry.chosen_ward().filter(|ward| ward.whole().is_some());
    if let (Some(ward), Some(commune)) = (whole, &entry.commune) {
        let new = address::inside(&commune.name);
        let words = [("old", ward.name.as_str()), ("new", new.as_str())];
        say(page, scene, "place-now", &words);
    } else if entry.way.left_to_officer {
        ask(page, scene, "place-left");
    }
    // An office or a home town has no house number: what it has, its own text says.
    let own = format!("{}.detail", question.text.0);
    let own = scene.words.find(&own).map(|_| own);
    let guide = own.as_deref().unwrap_or("place-detail");
    if entry.detail.is_empty() {
        page.spoken.push(scene.words.aloud(guide));
    }
    page.body = vec![Block::Field(Field {
        text: entry.detail.clone(),
        hint: scene.words.say(guide),
        capitals: false,
        longest: 50,
    })];
    if own.is_none() {
        page.body.extend(offers::streets(scene, entry));
    }
    let keys = keyboard::block(Keyboard::Text, visit, scene);
    page.body.extend([Block::Rest, keys]);
}

/// The hint of the question is about the whole address; a part of it has its own.
fn drop_hints(page: &mut Page) {
    let hints = std::mem::take(&mut page.lead);
    page.spoken
        .retain(|say| !hints.iter().any(|hint| hint == say.shown()));
}

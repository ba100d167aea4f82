//! Names, numbers and lines of text: a field, the keyboard it needs, and the ways out beside it.

use crate::filing::entry::{Keyboard, keyboard};
use crate::filing::procedure::{Kind, Question};
use crate::kiosk::page::{Act, Block, Card, CardState, Field, Page};
use crate::kiosk::screen::keyboard as keys;
use crate::kiosk::screen::masked::masked;
use crate::kiosk::screen::{Scene, offers, viewfinder, ways_out};
use crate::kiosk::visit::{Sight, Surroundings, Visit};
use crate::vietnamese::composition::AWAITED;

/// Fills the page of a typed answer.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    kind: &Kind,
    text: &str,
    around: &Surroundings<'_>,
) {
    let private =
        matches!(kind, Kind::PersonNumber | Kind::Phone(_)) && visit.sight != Sight::Typing;
    let field = Block::Field(Field {
        // A tone that waits for its vowel stands over an empty place.
        text: if private && visit.sight == Sight::Masked {
            masked(&grouped(kind, text), shown_at_the_head(kind))
        } else {
            grouped(kind, text).replace(AWAITED, "\u{a0}")
        },
        hint: scene.words.say("field-empty"),
        capitals: matches!(kind, Kind::Name),
        longest: longest(kind),
    });
    let mut ways_out = ways_out::cards(scene, question);
    page.spoken.extend(ways_out::aloud(scene, question));
    let keyboard = keyboard(kind);
    let pad = keys::block(keyboard, visit, scene);
    if keyboard == Keyboard::Digits {
        let mut left = vec![field];
        left.extend(private.then(|| reveal(scene, visit.sight == Sight::Masked)));
        let card = visit
            .begins_person(question, around)
            .then(|| viewfinder::offer_card(scene));
        if let Some(card) = card.flatten() {
            page.spoken.push(scene.words.aloud("button-card-camera"));
            ways_out.push(card);
        }
        left.extend(ways_out::block(ways_out));
        page.body = vec![Block::Columns {
            share: 560,
            left,
            right: vec![pad],
        }];
        return;
    }
    page.body = match ways_out::block(ways_out) {
        // An address of mail has no place to wrap, and takes the width of a narrow panel.
        Some(ways_out) if keyboard == Keyboard::Email && scene.look.is_narrow() => {
            // Two spaces keep the card apart from the keys (C02).
            vec![field, ways_out, Block::Rest]
        }
        Some(ways_out) => vec![Block::Columns {
            share: 700,
            left: vec![field],
            right: vec![ways_out],
        }],
        None => vec![field],
    };
    page.body.extend(offers::names(scene, kind, text));
    page.body.extend([Block::Rest, pad]);
}

/// What shows a masked number for a moment, or masks it again.
fn reveal(scene: &Scene<'_>, hidden: bool) -> Block {
    let (key, icon) = if hidden {
        ("button-reveal", "eye")
    } else {
        ("button-hide", "eye-off")
    };
    let card = Card {
        label: scene.words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act: Act::Reveal(hidden),
    };
    Block::Cards {
        columns: 1,
        cards: vec![card],
    }
}

/// How many digits of a masked number are shown at its beginning.
fn shown_at_the_head(kind: &Kind) -> usize {
    match kind {
        Kind::PersonNumber => 6,
        _ => 4,
    }
}

/// How many signs a usual answer has at most.
fn longest(kind: &Kind) -> usize {
    match kind {
        Kind::Name | Kind::Email => 40,
        Kind::Text { .. } => 60,
        _ => 16,
    }
}

/// Digits in groups for reading; the value itself is not touched.
fn grouped(kind: &Kind, text: &str) -> String {
    let group = match kind {
        Kind::PersonNumber => 3,
        Kind::Phone(_) => return phone_groups(text),
        _ => return text.to_owned(),
    };
    let mut shown = String::new();
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && place % group == 0 {
            shown.push(' ');
        }
        shown.push(digit);
    }
    shown
}

/// `0912 345 678`.
fn phone_groups(text: &str) -> String {
    let mut shown = String::new();
    for (place, digit) in text.chars().enumerate() {
        if matches!(place, 4 | 7) {
            shown.push(' ');
        }
        shown.push(digit);
    }
    shown
}

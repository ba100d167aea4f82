//! One captured page in large, and what can be done with it: take it again, turn it, put its corners right, move it,
//! throw it away.

use crate::filing::answer::PageId;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::Visit;
use crate::kiosk::words::say::Speakable;

/// Builds the page; `None` where the page is gone. Where its whole photograph is kept, its corners can be put right.
pub fn page(scene: &Scene<'_>, visit: &Visit, id: PageId, photographed: bool) -> Option<Page> {
    let words = scene.words;
    let place = place(visit, id)?;
    let heading = words.counted("screen-captured-page", "page", place + 1);
    let mut page = scene.page("captured-page", heading);
    page.private = true;
    let mut ways = vec![("button-retake", "camera", Act::RetakePage(id))];
    ways.push(if photographed {
        // Turning it is one of the things that can be done there.
        ("button-adjust", "pencil", Act::ShowCorners(id))
    } else {
        ("button-rotate", "rotate-ccw", Act::RotatePage(id))
    });
    if place > 0 {
        ways.push(("button-move-up", "arrow-left", Act::MovePageUp(id)));
    }
    ways.push(("button-remove", "trash-2", Act::AskRemovePage(id)));
    page.spoken = vec![words.aloud_with(
        "screen-captured-page",
        &[("page", Speakable::count(place + 1))],
    )];
    page.spoken
        .extend(ways.iter().map(|(key, ..)| words.aloud(key)));
    let cards = ways.into_iter().map(|(key, icon, act)| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act,
    });
    page.body = vec![Block::Columns {
        share: 560,
        left: vec![Block::CapturedPage],
        right: vec![Block::Cards {
            columns: 1,
            cards: cards.collect(),
        }],
    }];
    Some(page)
}

/// Whether to throw the page away. The card that does does not stand where the trigger was.
pub fn remove(scene: &Scene<'_>, visit: &Visit, id: PageId) -> Option<Page> {
    let words = scene.words;
    let number = place(visit, id)? + 1;
    let heading = words.counted("screen-remove-page", "page", number);
    let mut page = scene.page("remove-page", heading);
    page.back = Some(Act::Stay);
    page.spoken = vec![
        words.aloud_with("screen-remove-page", &[("page", Speakable::count(number))]),
        words.aloud("button-keep-page"),
        words.aloud("button-remove-now"),
    ];
    let card = |key: &str, icon, state, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    page.body = vec![
        Block::Cards {
            columns: 1,
            cards: vec![card(
                "button-keep-page",
                "arrow-left",
                CardState::Main,
                Act::Stay,
            )],
        },
        Block::Rest,
        Block::Cards {
            columns: 2,
            cards: vec![card(
                "button-remove-now",
                "trash-2",
                CardState::Danger,
                Act::RemovePage(id),
            )],
        },
    ];
    Some(page)
}

/// Its place among the pages of its paper, from 0.
fn place(visit: &Visit, id: PageId) -> Option<usize> {
    let paper = visit.draft.pages.get(&id)?;
    let pages = visit.draft.pages_of(paper);
    pages.iter().position(|page| *page == id)
}

//! A paper of the filing: its pictures, and the two ways on without one.

use crate::filing::procedure::{Paper, Question};
use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Button, Card, CardState, Page, Picture};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::Visit;
use crate::kiosk::words::say::Speakable;

/// Pictures side by side on one page.
const PICTURES_PER_PAGE: usize = 3;

/// Fills the page of a paper.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    paper: &Paper,
    chosen: Option<&str>,
) {
    let words = scene.words;
    let pages = visit.draft.pages_of(&question.id);
    let option = |key: &str, token: &str, icon| Card {
        label: words.say(key),
        detail: Some(words.say(&format!("{key}.about"))),
        icon: Some(icon),
        state: if chosen == Some(token) {
            CardState::Chosen
        } else {
            CardState::Open
        },
        act: Act::Mark(token.to_owned()),
    };
    let mut cards = vec![option("paper-later", "later", "clock")];
    if paper.may_be_held {
        cards.push(option("paper-held", "held_by_office", "building-2"));
    }
    let start = pages.len().saturating_sub(PICTURES_PER_PAGE);
    let pictures: Vec<Picture> = pages
        .iter()
        .enumerate()
        .skip(start)
        .map(|(place, id)| Picture {
            page: *id,
            caption: words.counted("paper-page", "page", place + 1),
            remove: Some(Button {
                label: words.say("button-remove"),
                act: Act::RemovePage(*id),
            }),
        })
        .collect();
    let shown = if pictures.is_empty() {
        Block::Cards {
            columns: 1,
            cards: Vec::new(),
        }
    } else {
        Block::Pictures(pictures)
    };
    let guide = if pages.is_empty() {
        "paper-put"
    } else {
        "paper-put-more"
    };
    page.lead.push(words.say(guide));
    page.spoken.extend([
        words.aloud(guide),
        words.aloud_label(question),
        words.aloud_with("paper-pages", &[("count", Speakable::count(pages.len()))]),
    ]);
    if !pages.is_empty() {
        page.spoken.push(words.aloud("button-remove"));
    }
    let ways_on = if paper.may_be_held {
        &["paper-later", "paper-held"][..]
    } else {
        &["paper-later"]
    };
    for key in ways_on {
        page.spoken
            .extend([words.aloud(key), words.aloud(&format!("{key}.about"))]);
    }
    let waiting = Block::Rows(vec![crate::kiosk::page::Row {
        icon: Some(icon::of_picture(&paper.picture)),
        label: words.label(question),
        value: words.counted("paper-pages", "count", pages.len()),
        action: None,
        flagged: false,
    }]);
    page.body = vec![Block::Columns {
        share: 560,
        left: vec![waiting, shown],
        right: vec![Block::Cards { columns: 1, cards }],
    }];
}

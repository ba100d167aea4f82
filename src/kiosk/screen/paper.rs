//! A paper of the filing: its pictures, and the two ways on without one.

use crate::filing::procedure::{Paper, Question};
use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Button, Card, CardState, Notice, Page, Picture, Row};
use crate::kiosk::screen::{Scene, viewfinder};
use crate::kiosk::visit::Visit;
use crate::kiosk::words::say::Speakable;

/// Pictures side by side.
const PICTURES_IN_A_ROW: usize = 3;

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
        // Once there are pictures, they and what they are about are enough to look at.
        detail: pages.is_empty().then(|| words.say(&format!("{key}.about"))),
        icon: Some(icon),
        state: if chosen == Some(token) {
            CardState::Chosen
        } else {
            CardState::Open
        },
        act: Act::Mark(token.to_owned()),
    };
    let offers = viewfinder::offers(scene, pages.len());
    let is_offered = !offers.is_empty();
    // As long as there are no pictures, what takes them stands in their place.
    let (in_place, beside) = if pages.is_empty() {
        (offers, Vec::new())
    } else {
        (Vec::new(), offers)
    };
    let mut cards = beside;
    cards.push(option("paper-later", "later", "clock"));
    if paper.may_be_held {
        cards.push(option("paper-held", "held_by_office", "building-2"));
    }
    let pictures: Vec<Picture> = pages
        .iter()
        .enumerate()
        .map(|(place, id)| Picture {
            page: *id,
            caption: words.counted("paper-page", "page", place + 1),
            view: Button {
                label: words.say("button-look"),
                act: Act::ViewPage(*id),
            },
        })
        .collect();
    let rows = pictures.chunks(PICTURES_IN_A_ROW);
    let rows = rows.map(|row| Block::Pictures(row.to_vec()));
    let guide = match (visit.retaken, pages.is_empty()) {
        // The card that takes a picture says enough.
        _ if is_offered => None,
        (Some(_), _) => Some("paper-put-again"),
        (None, true) => Some("paper-put"),
        (None, false) => Some("paper-put-more"),
    };
    let flaw = visit.flaw.filter(|(flawed, _)| pages.contains(flawed));
    if let Some((_, flaw)) = flaw {
        // What could be better takes the room of what comes next; the page is kept all the same.
        let [what, what_to_do] = ["what", "do"].map(|part| format!("{}.{part}", flaw.text_key()));
        let gone = std::mem::take(&mut page.lead);
        // What is no longer seen is not said either (C41).
        page.spoken
            .retain(|say| !gone.iter().any(|lead| lead == say.shown()));
        page.problem = Some(Notice {
            what: words.say(&what),
            do_this: words.say(&what_to_do),
        });
        let said = [what, what_to_do].map(|key| words.aloud(&key));
        let _ = page.spoken.splice(0..0, said);
    } else if let Some(guide) = guide {
        page.lead.push(words.say(guide));
        page.spoken.push(words.aloud(guide));
    }
    if pages.is_empty() {
        let none = [("count", Speakable::count(0))];
        page.spoken.extend([
            words.aloud_label(question),
            words.aloud_with("paper-pages", &none),
        ]);
    } else {
        page.spoken.push(words.aloud("button-look"));
    }
    let ways_on = if paper.may_be_held {
        &["paper-later", "paper-held"][..]
    } else {
        &["paper-later"]
    };
    page.spoken
        .extend(viewfinder::offers_aloud(scene, pages.len()));
    for key in ways_on {
        page.spoken.push(words.aloud(key));
        if pages.is_empty() {
            page.spoken.push(words.aloud(&format!("{key}.about")));
        }
    }
    let waiting = pages.is_empty().then(|| {
        Block::Rows(vec![Row {
            icon: Some(icon::of_picture(&paper.picture)),
            label: words.label(question),
            value: words.counted("paper-pages", "count", 0),
            action: None,
            flagged: false,
        }])
    });
    let in_place = (!in_place.is_empty()).then_some(Block::Cards {
        columns: 1,
        cards: in_place,
    });
    page.body = vec![Block::Columns {
        share: 560,
        left: waiting.into_iter().chain(in_place).chain(rows).collect(),
        right: vec![Block::Cards { columns: 1, cards }],
    }];
}

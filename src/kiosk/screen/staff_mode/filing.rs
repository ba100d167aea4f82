//! One filing: where it stands and why, what happened to it, its pages with their codes.

use super::{Opened, Reopening, page as staff_page, with_leave};
use crate::filing::delivery::LedgerEvent;
use crate::kiosk::page::{Act, Block, Card, CardState, Notice, Page, Row, StaffAct};
use crate::kiosk::screen::Scene;
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::staff::{Kept, Mend};
use crate::kiosk::words::queue::{gives_receipts, minute};

/// Builds the page.
pub fn page(scene: &Scene<'_>, opened: &Opened) -> Page {
    let words = scene.words;
    let kept = &opened.kept;
    let mut page = staff_page(scene, "staff-filing", "screen-staff-filing");
    page.body = vec![Block::Code(kept.reference.to_string())];
    page.body.extend(slip(scene, opened));
    page.body.extend(answer(scene, kept));
    page.body.extend(correction(scene, opened));
    page.body.push(Block::Rows(facts(scene, kept)));
    let history = kept
        .history
        .iter()
        .map(|(at, event)| line(minute(*at), words.queue_event(event)));
    page.body.push(Block::Rows(history.collect()));
    if !kept.pages.is_empty() {
        let gives_receipts = gives_receipts(&scene.config.settings);
        let pages = kept.pages.iter();
        let pages = pages.map(|page| words.queue_page(page, &kept.explained, gives_receipts));
        page.body.push(Block::Prose(pages.collect()));
    }
    with_leave(page, scene)
}

/// What the desk said last; of a filing that lies returned, why, as the resident is to hear it.
fn answer(scene: &Scene<'_>, kept: &Kept) -> Option<Block> {
    let words = scene.words;
    let mut said = kept.history.iter().rev().map(|(_, event)| event);
    let last = said.find(|event| event.is_from_desk())?;
    Some(Block::Prose(match last {
        LedgerEvent::Returned { reasons } if !reasons.is_empty() => {
            let heading = words.say("staff-returned-for");
            let reasons = reasons.iter().map(|reason| reason.text.clone());
            [heading].into_iter().chain(reasons).collect()
        }
        last => vec![words.queue_event(last)],
    }))
}

/// The correction: that it can begin, or why it cannot.
fn correction(scene: &Scene<'_>, opened: &Opened) -> Option<Block> {
    let words = scene.words;
    let notice = |key| Some(Block::Notice(words.notice(key)));
    match (opened.correction, opened.kept.mend?) {
        (Some(Reopening::Impossible), _) | (None, Mend::Gone) => notice("staff-correct-gone"),
        (Some(Reopening::Busy), _) => notice("staff-correct-busy"),
        (Some(Reopening::Asked), _) => Some(Block::Prose(vec![words.say("staff-correct-opening")])),
        (None, Mend::Possible) => Some(Block::Cards {
            columns: 1,
            cards: vec![Card {
                label: words.say("button-staff-correct"),
                detail: None,
                icon: Some("pencil"),
                state: CardState::Action,
                act: Act::Staff(StaffAct::Correct),
            }],
        }),
    }
}

fn line(label: String, value: String) -> Row {
    Row {
        icon: None,
        label,
        value,
        action: None,
        flagged: false,
    }
}

fn facts(scene: &Scene<'_>, kept: &Kept) -> Vec<Row> {
    let words = scene.words;
    let told = &kept.explained;
    let reason = told.reason.as_ref();
    let rows = [
        ("queue-column-procedure", kept.procedure.clone()),
        ("queue-column-sealed", minute(kept.sealed_at)),
        ("queue-column-state", words.queue_state(told)),
        ("queue-column-class", words.queue_class(told)),
        (
            "queue-column-reason",
            reason
                .map(|reason| words.queue_reason(reason))
                .unwrap_or_default(),
        ),
        ("queue-column-next", words.queue_next(told)),
        ("queue-column-tries", told.attempts.to_string()),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| line(words.say(key), value))
        .collect()
}

/// The slip: what became of it, or that it can be printed.
fn slip(scene: &Scene<'_>, opened: &Opened) -> Option<Block> {
    let words = scene.words;
    match opened.slip {
        Some(SlipState::Printing) => Some(Block::Prose(vec![words.say("staff-slip-printing")])),
        Some(SlipState::Printed) => Some(Block::Prose(vec![words.say("staff-slip-printed")])),
        Some(SlipState::Failed(trouble)) => Some(Block::Notice(Notice {
            what: words.say(trouble.text_key()),
            do_this: words.say("staff-slip-again"),
        })),
        Some(SlipState::Kept) => None,
        None => opened.kept.slip_waits.then(|| Block::Cards {
            columns: 1,
            cards: vec![Card {
                label: words.say("button-staff-print"),
                detail: None,
                icon: Some("printer"),
                state: CardState::Action,
                act: Act::Staff(StaffAct::PrintSlip),
            }],
        }),
    }
}

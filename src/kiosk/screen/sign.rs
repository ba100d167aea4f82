//! The signature: a pad for a finger, and two ways to sign at the counter that are as good.

use crate::filing::signature::{ByHand, Drawing, Signature};
use crate::kiosk::page::{Act, Block, Button, Card, CardState, Pad, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::screen::question::REFUSALS_BEFORE_HELP;
use crate::kiosk::visit::Visit;

/// Thousandths of the width for the pad.
const PAD_SHARE: u16 = 470;

/// Builds the page.
pub fn page(scene: &Scene<'_>, visit: &Visit) -> Page {
    let words = scene.words;
    let signature = visit.draft.signature.as_ref();
    let drawing = match signature {
        Some(Signature::Drawn(drawing)) => drawing.clone(),
        _ => Drawing::default(),
    };
    let is_empty = drawing.is_empty();
    let mut page = scene.page("sign", words.say("screen-sign"));
    page.label = Some(words.aloud("screen-sign.label"));
    page.private = true;
    match &visit.problem {
        // What is wrong says what to do, and takes the room.
        Some(problem) => {
            page.problem = Some(words.problem(problem));
            page.spoken.extend(words.aloud_problem(problem));
            if visit.refusals >= REFUSALS_BEFORE_HELP {
                page.help = Some(Button {
                    label: words.say("button-call-staff"),
                    act: Act::CallStaff,
                });
                page.spoken.push(words.aloud("button-call-staff"));
            }
            page.spoken.push(words.aloud("screen-sign"));
        }
        None => {
            page.lead = vec![words.say("screen-sign.hint")];
            page.spoken = vec![words.aloud("screen-sign"), words.aloud("screen-sign.hint")];
        }
    }
    let ways = ByHand::ALL.map(|way| {
        let chosen = signature == Some(&Signature::ByHand(way));
        Card {
            label: words.say(key(way)),
            detail: None,
            icon: Some(icon(way)),
            state: if chosen {
                CardState::Chosen
            } else {
                CardState::Open
            },
            act: Act::SignByHand(way),
        }
    });
    let again = Button {
        label: words.say("button-sign-again"),
        act: Act::SignAgain,
    };
    page.spoken.push(words.aloud(if is_empty {
        "sign-here"
    } else {
        "button-sign-again"
    }));
    page.spoken
        .extend(ByHand::ALL.map(|way| words.aloud(key(way))));
    page.spoken.push(words.aloud("button-continue"));
    page.body = vec![Block::Columns {
        share: PAD_SHARE,
        left: vec![Block::Pad(Pad {
            hint: words.say("sign-here"),
            drawing,
        })],
        right: vec![
            Block::Cards {
                columns: 1,
                cards: ways.to_vec(),
            },
            Block::Button {
                icon: "rotate-ccw",
                button: (!is_empty).then_some(again),
            },
        ],
    }];
    page.next = Some(scene.continue_button());
    page
}

fn key(way: ByHand) -> &'static str {
    match way {
        ByHand::Pen => "sign-pen",
        ByHand::Fingerprint => "sign-fingerprint",
    }
}

fn icon(way: ByHand) -> &'static str {
    match way {
        ByHand::Pen => "pencil",
        ByHand::Fingerprint => "hand-helping",
    }
}

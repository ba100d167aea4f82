//! Dates: day, month and year in their own boxes, and the honest ways to know less.

use crate::filing::date::{DateError, Precision};
use crate::filing::entry::{DateEntry, DatePart, EntryProblem};
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState, DateBox, Page};
use crate::kiosk::screen::{Scene, keyboard, ways_out};
use crate::kiosk::visit::Visit;

/// Fills the page of a date.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    at_least: Precision,
    entry: &DateEntry,
) {
    let boxes = entry
        .parts()
        .iter()
        .map(|part| {
            let (key, places) = match part {
                DatePart::Day => ("date-day", 2),
                DatePart::Month => ("date-month", 2),
                DatePart::Year => ("date-year", 4),
            };
            DateBox {
                label: scene.words.say(key),
                digits: entry.digits(*part).to_owned(),
                places,
                active: entry.part == *part,
                act: Act::DatePart(*part),
            }
        })
        .collect();
    let precisions: Vec<(Precision, &str)> = [
        (Precision::Day, "date-know-day"),
        (Precision::Month, "date-know-month"),
        (Precision::Year, "date-know-year"),
    ]
    .into_iter()
    .filter(|(precision, _)| *precision >= at_least)
    .filter(|_| at_least < Precision::Day)
    // The usual case needs no card until another one was taken.
    .filter(|(precision, _)| *precision != Precision::Day || entry.precision != Precision::Day)
    .collect();
    page.spoken
        .extend(precisions.iter().map(|(_, key)| scene.words.aloud(key)));
    let mut cards: Vec<Card> = precisions
        .into_iter()
        .map(|(precision, key)| Card {
            label: scene.words.say(key),
            detail: None,
            icon: None,
            state: if entry.precision == precision {
                CardState::Chosen
            } else {
                CardState::Open
            },
            act: Act::DatePrecision(precision),
        })
        .collect();
    if visit.problem == Some(EntryProblem::Date(DateError::NotInCalendar)) || entry.as_written {
        page.spoken.push(scene.words.aloud("date-as-written"));
        cards.push(Card {
            label: scene.words.say("date-as-written"),
            detail: None,
            icon: None,
            state: if entry.as_written {
                CardState::Chosen
            } else {
                CardState::Open
            },
            act: Act::DateAsWritten,
        });
    }
    cards.extend(ways_out::cards(scene, question));
    page.spoken.extend(ways_out::aloud(scene, question));
    let mut left = vec![Block::DateBoxes(boxes)];
    if !cards.is_empty() {
        let columns = if cards.len() > 3 { 2 } else { 1 };
        left.push(Block::Cards { columns, cards });
    }
    page.body = vec![Block::Columns {
        share: 560,
        left,
        right: vec![keyboard::date_pad(scene)],
    }];
}

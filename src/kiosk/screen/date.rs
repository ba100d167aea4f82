//! Dates: day, month and year in their own boxes, the honest ways to know less, and the day with
//! its weekday.

use crate::filing::answer::Value;
use crate::filing::date::{DateError, PartialDate, Precision};
use crate::filing::entry::{DateEntry, DatePart, EntryProblem};
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Button, Card, CardState, DateBox, Page};
use crate::kiosk::screen::{Scene, keyboard, ways_out};
use crate::kiosk::visit::{Surroundings, Visit};

/// The ways of knowing a date that a question takes.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    /// The least precision that is enough.
    pub at_least: Precision,
    /// Whether it may be remembered by the lunar calendar.
    pub lunar: bool,
}

/// Fills the page of a date.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    ways: Ways,
    entry: &DateEntry,
) {
    let mut offers = precisions(ways.at_least, entry);
    if ways.lunar {
        offers.extend(calendars(entry));
    }
    if visit.problem == Some(EntryProblem::Date(DateError::NotInCalendar)) || entry.as_written {
        offers.push(("date-as-written", entry.as_written, Act::DateAsWritten));
    }
    let spoken = offers.iter().map(|(key, ..)| scene.words.aloud(key));
    page.spoken.extend(spoken);
    let mut cards: Vec<Card> = offers
        .into_iter()
        .map(|(key, chosen, act)| Card {
            label: scene.words.say(key),
            detail: None,
            icon: None,
            state: if chosen {
                CardState::Chosen
            } else {
                CardState::Open
            },
            act,
        })
        .collect();
    cards.extend(ways_out::cards(scene, question));
    page.spoken.extend(ways_out::aloud(scene, question));
    let mut left = vec![Block::DateBoxes(boxes(scene, entry))];
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

fn boxes(scene: &Scene<'_>, entry: &DateEntry) -> Vec<DateBox> {
    let named = |part| match (part, entry.lunar) {
        (DatePart::Day, false) => ("date-day", 2),
        (DatePart::Day, true) => ("date-day-lunar", 2),
        (DatePart::Month, false) => ("date-month", 2),
        (DatePart::Month, true) => ("date-month-lunar", 2),
        (DatePart::Year, false) => ("date-year", 4),
        (DatePart::Year, true) => ("date-year-lunar", 4),
    };
    entry
        .parts()
        .iter()
        .map(|part| {
            let (key, places) = named(*part);
            DateBox {
                label: scene.words.say(key),
                digits: entry.digits(*part).to_owned(),
                places,
                active: entry.part == *part,
                act: Act::DatePart(*part),
            }
        })
        .collect()
}

/// A card: its text, whether it is chosen, what it does.
type Offer = (&'static str, bool, Act);

/// How much of the date is known.
fn precisions(at_least: Precision, entry: &DateEntry) -> Vec<Offer> {
    // A day of the lunar calendar is remembered as a whole.
    if at_least == Precision::Day || entry.lunar {
        return Vec::new();
    }
    [
        (Precision::Day, "date-know-day"),
        (Precision::Month, "date-know-month"),
        (Precision::Year, "date-know-year"),
    ]
    .into_iter()
    .filter(|(precision, _)| *precision >= at_least)
    // The usual case needs no card until another one was taken.
    .filter(|(precision, _)| *precision != Precision::Day || entry.precision != Precision::Day)
    .map(|(precision, key)| {
        let chosen = entry.precision == precision;
        (key, chosen, Act::DatePrecision(precision))
    })
    .collect()
}

/// By which calendar the day is remembered.
fn calendars(entry: &DateEntry) -> Vec<Offer> {
    if !entry.lunar {
        return vec![("date-lunar", false, Act::DateLunar(true))];
    }
    let leap = ("date-leap", entry.leap, Act::DateLeap(!entry.leap));
    let solar = ("date-solar", false, Act::DateLunar(false));
    let leap = entry.may_be_leap().then_some(leap);
    leap.into_iter().chain([solar]).collect()
}

/// Names the day with its weekday in the place of the hint; no part of it is said aloud.
pub fn name_day(page: &mut Page, scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) {
    let Some(Ok(Value::Date(date))) = visit.entered(around) else {
        return;
    };
    let Some(day) = date.day().filter(|_| page.problem.is_none()) else {
        return;
    };
    let hints = std::mem::replace(
        &mut page.lead,
        vec![
            scene
                .words
                .filled("read-back-day", "day", &scene.words.day(day)),
        ],
    );
    page.spoken
        .retain(|say| !hints.iter().any(|hint| hint == say.shown()));
}

/// Reads a day of the lunar calendar back as its solar one with the weekday, to be confirmed; no part of it is said aloud.
pub fn read_back(page: &mut Page, scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) {
    let words = scene.words;
    page.id.push_str("-read-back");
    page.heading = words.say("screen-read-back");
    page.spoken = ["screen-read-back", "button-wrong-day", "button-right"]
        .map(|key| words.aloud(key))
        .to_vec();
    page.lead = Vec::new();
    page.next = Some(Button {
        label: words.say("button-right"),
        act: Act::Continue,
    });
    let Some(Ok(Value::Date(date))) = visit.entered(around) else {
        return;
    };
    let Some(day) = date.day() else {
        return;
    };
    let mut sentences = vec![words.filled("read-back-solar", "day", &words.day(day))];
    if let PartialDate::FromLunar(remembered) = date {
        let lunar = words.lunar(remembered.lunar());
        sentences.insert(0, words.filled("read-back-lunar", "lunar", &lunar));
    }
    let change = Card {
        label: words.say("button-wrong-day"),
        detail: None,
        icon: Some("arrow-left"),
        state: CardState::Action,
        act: Act::Back,
    };
    page.body = vec![
        Block::Prose(sentences),
        Block::Cards {
            columns: 1,
            cards: vec![change],
        },
    ];
}

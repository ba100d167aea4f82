//! A time of day: hour and minutes in their boxes, and the words for what stands there.
//!
//! Who types 8 may mean the morning or the evening, so the page says which it is and offers the other.

use crate::filing::entry::{TimeEntry, TimePart};
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState, DateBox, Page};
use crate::kiosk::screen::{Scene, keyboard, ways_out};

/// Fills the page of a time.
pub fn fill(page: &mut Page, scene: &Scene<'_>, question: &Question, entry: &TimeEntry) {
    let words = &scene.words;
    let boxes = [
        (TimePart::Hour, "time-box-hour"),
        (TimePart::Minute, "time-box-minute"),
    ]
    .into_iter()
    .map(|(part, key)| DateBox {
        label: words.say(key),
        digits: entry.digits(part).to_owned(),
        places: 2,
        active: entry.part == part,
        act: Act::TimePart(part),
    })
    .collect();
    let mut cards = Vec::new();
    if let Ok(time) = entry.value() {
        // Always the morning first: nothing changes its place under a finger.
        let mut halves = [time, time.other_half()];
        halves.sort_by_key(|half| half.hour());
        cards.extend(halves.map(|half| {
            let (state, act) = if half == time {
                (CardState::Chosen, Act::TimePart(entry.part))
            } else {
                (CardState::Open, Act::OtherHalf)
            };
            Card {
                label: words.time(half.on_the_clock()),
                detail: None,
                icon: None,
                state,
                act,
            }
        }));
    }
    cards.extend(ways_out::cards(scene, question));
    page.spoken.extend(ways_out::aloud(scene, question));
    let mut left = vec![Block::DateBoxes(boxes)];
    if !cards.is_empty() {
        left.push(Block::Cards { columns: 1, cards });
    }
    page.body = vec![Block::Columns {
        share: 560,
        left,
        right: vec![keyboard::date_pad(scene)],
    }];
}

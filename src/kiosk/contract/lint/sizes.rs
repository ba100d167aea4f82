//! Sizes of targets and letters in millimetres (C01, C02, C04–C06).

use super::Letters;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::look::TextSize;
use crate::kiosk::page::{Block, Page};
use crate::kiosk::semantic::{Node, Role};
use iced::Rectangle;
use std::collections::BTreeSet;

const SIDE: Aspect = Aspect::at_least("C01", "least side of a target", 20.0, "mm");
const CARD_HEIGHT: Aspect = Aspect::at_least(
    "C01",
    "height of cards, Continue, Back, Call staff",
    24.0,
    "mm",
);
const CARD_WIDTH: Aspect = Aspect::at_least(
    "C01",
    "width of cards, Continue, Back, Call staff",
    50.0,
    "mm",
);
const KEY: Aspect = Aspect::at_least("C01", "least side of a key", 16.0, "mm");
const GAP: Aspect = Aspect::at_least("C02", "gap between targets", 5.0, "mm");
const KEY_GAP: Aspect = Aspect::at_least("C02", "gap between keys", 2.6, "mm");
const PAD_HEIGHT: Aspect = Aspect::at_least("C01", "height of a pad to sign on", 60.0, "mm");
const PAD_WIDTH: Aspect = Aspect::at_least("C01", "width of a pad to sign on", 120.0, "mm");
const PAD_GAP: Aspect = Aspect::at_least("C02", "gap between a pad and targets", 5.0, "mm");
const OVERLAP: Aspect = Aspect::at_most("C02", "overlap of two targets", 0.0, "mm");
const SMALLEST: Aspect = Aspect::at_least("C04", "capital height of any text", 4.8, "mm");
const SMALLEST_PX: Aspect = Aspect::at_least("C04", "font size of any text", 24.0, "px");
const MEDIUM: Aspect = Aspect::at_least("C05", "medium: capitals of body text", 5.6, "mm");
const LARGE: Aspect = Aspect::at_least("C05", "large: capitals of body text", 6.4, "mm");
const LARGE_MOST: Aspect = Aspect::at_most("C05", "large: most capitals of body text", 7.1, "mm");
const LARGEST: Aspect = Aspect::at_least("C05", "largest: capitals of body text", 8.6, "mm");
const BODY_MOST: Aspect =
    Aspect::at_most("C06", "capitals of body text, headings aside", 10.4, "mm").told();

pub(super) fn measure(screen: &Screen, letters: &Letters, tally: &mut Tally) {
    for target in screen.targets() {
        target_size(screen, target, tally);
    }
    gaps(screen, tally);
    pads(screen, tally);
    let body = body_text(&screen.page);
    for text in screen.texts() {
        let cap = screen.mm(text.font_px * letters.cap_ratio());
        let says = || text.text.clone();
        tally.note(&SMALLEST, cap, screen, says);
        tally.note(&SMALLEST_PX, text.font_px, screen, says);
        let of_bars = screen
            .target_around(text)
            .is_some_and(|target| target.id.is_some());
        if of_bars {
            continue;
        }
        let is_heading = text.role == Role::Heading;
        let is_field = screen.page_has_value(&text.text);
        if !is_heading && !is_field && !body.contains(text.text.as_str()) {
            continue;
        }
        let least = match screen.variant.size() {
            TextSize::Medium => &MEDIUM,
            TextSize::Large => &LARGE,
            TextSize::Largest => &LARGEST,
        };
        tally.note(least, cap, screen, says);
        if is_heading {
            continue;
        }
        tally.note(&BODY_MOST, cap, screen, says);
        if screen.variant.size() == TextSize::Large && !is_field {
            tally.note(&LARGE_MOST, cap, screen, says);
        }
    }
}

fn target_size(screen: &Screen, target: &Node, tally: &mut Tally) {
    let (width, height) = (
        screen.mm(target.bounds.width),
        screen.mm(target.bounds.height),
    );
    let says = || format!("{} is {width:.1} × {height:.1} mm", target.text);
    if target.role == Role::Key {
        tally.note(&KEY, width.min(height), screen, says);
        return;
    }
    tally.note(&SIDE, width.min(height), screen, says);
    let is_large = matches!(target.role, Role::Card | Role::Choice)
        || matches!(target.id, Some("continue" | "back" | "call-staff"));
    if is_large && !is_suggestion(screen, target) {
        tally.note(&CARD_HEIGHT, height, screen, says);
        tally.note(&CARD_WIDTH, width, screen, says);
    }
}

/// The strip of suggestions above the keys is part of the keyboard, not a choice.
fn is_suggestion(screen: &Screen, target: &Node) -> bool {
    let Some(act) = &target.act else {
        return false;
    };
    fn strips(blocks: &[Block]) -> Vec<&crate::kiosk::page::Card> {
        blocks
            .iter()
            .flat_map(|block| match block {
                Block::Strip(cards) => cards.iter().collect(),
                Block::Columns { left, right, .. } => {
                    let mut both = strips(left);
                    both.extend(strips(right));
                    both
                }
                _ => Vec::new(),
            })
            .collect()
    }
    strips(&screen.page.body)
        .iter()
        .any(|card| card.act == *act)
}

fn gaps(screen: &Screen, tally: &mut Tally) {
    let targets: Vec<&Node> = screen.targets().collect();
    for (place, one) in targets.iter().enumerate() {
        for other in &targets[place + 1..] {
            let says = || format!("{} and {}", one.text, other.text);
            let common = one.bounds.intersection(&other.bounds);
            let overlap = common.map_or(0.0, |area| area.width.min(area.height));
            // A pixel is less than the eye or the finger can tell.
            if overlap > 1.0 {
                tally.note(&OVERLAP, screen.mm(overlap), screen, says);
                continue;
            }
            let gap = screen.mm(distance(one.bounds, other.bounds));
            let keys = one.role == Role::Key && other.role == Role::Key;
            let (aspect, enough) = if keys { (&KEY_GAP, 2.6) } else { (&GAP, 5.0) };
            // What is far away needs no note.
            if gap < 2.0 * enough {
                tally.note(aspect, gap, screen, says);
            }
        }
    }
    tally.note(&OVERLAP, 0.0, screen, String::new);
}

/// Room for a name, and nothing that a flourish could tap.
fn pads(screen: &Screen, tally: &mut Tally) {
    for pad in screen.nodes.iter().filter(|node| node.role == Role::Pad) {
        let (width, height) = (screen.mm(pad.bounds.width), screen.mm(pad.bounds.height));
        let says = || format!("a pad of {width:.1} × {height:.1} mm");
        tally.note(&PAD_HEIGHT, height, screen, says);
        tally.note(&PAD_WIDTH, width, screen, says);
        for target in screen.targets() {
            let gap = screen.mm(distance(pad.bounds, target.bounds));
            tally.note(&PAD_GAP, gap, screen, || target.text.clone());
        }
    }
}

/// The shortest way between two rectangles.
pub(super) fn distance(one: Rectangle, other: Rectangle) -> f32 {
    let apart = |start: f32, length: f32, other_start: f32, other_length: f32| {
        (other_start - start - length)
            .max(start - other_start - other_length)
            .max(0.0)
    };
    let x = apart(one.x, one.width, other.x, other.width);
    let y = apart(one.y, one.height, other.y, other.height);
    x.hypot(y)
}

/// The sentences and labels that are read first: all but notes, captions, lists and bars.
fn body_text(page: &Page) -> BTreeSet<&str> {
    let mut all: BTreeSet<&str> = page.lead.iter().map(String::as_str).collect();
    all.extend(page.foot.iter().map(|card| card.label.as_str()));
    body_of(&page.body, &mut all);
    all
}

fn body_of<'a>(blocks: &'a [Block], all: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Cards { cards, .. } | Block::TallCards(cards) => {
                all.extend(cards.iter().map(|card| card.label.as_str()));
            }
            Block::Prose(sentences) => all.extend(sentences.iter().map(String::as_str)),
            Block::Columns { left, right, .. } => {
                body_of(left, all);
                body_of(right, all);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_between_two_rectangles_is_the_shortest_way_between_them() {
        let rectangle = |x, y| Rectangle {
            x,
            y,
            width: 10.0,
            height: 10.0,
        };
        let at_zero = rectangle(0.0, 0.0);
        for (other, gap) in [
            (rectangle(13.0, 2.0), 3.0),
            (rectangle(2.0, -14.0), 4.0),
            (rectangle(13.0, 14.0), 5.0),
            (rectangle(5.0, 5.0), 0.0),
        ] {
            assert!((distance(at_zero, other) - gap).abs() < 1e-4);
            assert!((distance(other, at_zero) - gap).abs() < 1e-4);
        }
    }
}

//! Contrast, and states that are more than a colour (C09–C11).

use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::look::{Theme, contrast};
use crate::kiosk::semantic::{Node, Role};

const TEXT: Aspect = Aspect::at_least("C09", "contrast of any text", 7.0, ":1");
const BODY: Aspect = Aspect::at_least("C09", "paper: contrast of headings and choices", 10.0, ":1");
const HIGH: Aspect = Aspect::at_least("C09", "dark and light: contrast of any text", 15.0, ":1");
const EDGE: Aspect = Aspect::at_least("C10", "contrast of a target's edge", 4.5, ":1");
const ICON: Aspect = Aspect::at_least("C10", "contrast of icons", 4.5, ":1");
const MARK: Aspect = Aspect::at_least("C10", "border of what is marked", 1.0, "mm");
const TICK: Aspect = Aspect::always("C11", "what is marked has a tick, a border and a word");
const NAMED: Aspect = Aspect::always("C11", "every icon stands with words");

/// The icon of what is marked.
const TICK_ICON: &str = "circle-check";

pub(super) fn measure(screen: &Screen, tally: &mut Tally) {
    for node in &screen.nodes {
        let says = || node.text.clone();
        if node.is_text() {
            let ratio = contrast(node.ink, node.behind);
            tally.note(&TEXT, ratio, screen, says);
            if screen.variant.theme != Theme::Paper {
                tally.note(&HIGH, ratio, screen, says);
            } else if is_body(screen, node) {
                tally.note(&BODY, ratio, screen, says);
            }
        } else if node.is_target() {
            target(screen, node, tally);
        } else if node.role == Role::Image && node.font_px > 0.0 {
            tally.note(&ICON, contrast(node.ink, node.behind), screen, says);
            tally.check(&NAMED, has_words(screen, node), screen, says);
        }
    }
}

fn target(screen: &Screen, node: &Node, tally: &mut Tally) {
    let says = || node.text.clone();
    let edge = if node.line_px > 0.0 {
        node.ink
    } else {
        node.fill.unwrap_or(node.behind)
    };
    tally.note(&EDGE, contrast(edge, node.behind), screen, says);
    if node.chosen && matches!(node.role, Role::Choice | Role::Toggle) {
        tally.note(&MARK, screen.mm(node.line_px), screen, says);
        let tick = screen
            .within(node)
            .any(|inner| inner.role == Role::Image && inner.text == TICK_ICON);
        let told = tick && node.line_px > 0.0 && !node.text.is_empty();
        tally.check(&TICK, told, screen, says);
    }
}

/// Headings, and what targets and fields say.
fn is_body(screen: &Screen, node: &Node) -> bool {
    let of_target = screen
        .target_around(node)
        .is_some_and(|target| matches!(target.role, Role::Choice | Role::Field));
    node.role == Role::Heading || of_target && screen.page_has_label(&node.text)
}

/// Whether words stand beside an icon, in its target or in its line.
fn has_words(screen: &Screen, icon: &Node) -> bool {
    if let Some(target) = screen.target_around(icon) {
        return !target.text.is_empty();
    }
    let mut around = icon.inside;
    for _ in 0..3 {
        let Some(place) = around else { return false };
        let found = screen
            .texts()
            .any(|text| is_inside(screen, text, place) && !text.text.is_empty());
        if found {
            return true;
        }
        around = screen.nodes.get(place).and_then(|frame| frame.inside);
    }
    false
}

fn is_inside(screen: &Screen, node: &Node, frame: usize) -> bool {
    let mut around = node.inside;
    while let Some(place) = around {
        if place == frame {
            return true;
        }
        around = screen.nodes.get(place).and_then(|outer| outer.inside);
    }
    false
}

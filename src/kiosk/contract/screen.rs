//! One screen in one state, laid out: what every check and the dump look at.

use crate::kiosk::contract::variant::Variant;
use crate::kiosk::look::Look;
use crate::kiosk::page::{Act, Block, Page};
use crate::kiosk::render::Frame;
use crate::kiosk::semantic::{Node, Role};
use std::collections::BTreeSet;

/// A screen in one state.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Its state: `empty`, `longest`, `error-date-day`, `page-2` …
    pub state: String,
    /// The procedures in which it is shown; none where it stands beside all of them.
    pub procedures: BTreeSet<String>,
    /// The cell of the matrix.
    pub variant: Variant,
    /// What it says.
    pub page: Page,
    /// What is seen around every page.
    pub frame: Frame,
    /// What is on the glass.
    pub nodes: Vec<Node>,
    /// Sizes and colours.
    pub look: Look,
    /// Lower edge of the panel above the floor, in millimetres.
    pub mount_bottom_mm: f32,
}

impl Screen {
    /// Its name, as in the page.
    pub fn name(&self) -> &str {
        &self.page.id
    }

    /// Pixels in millimetres.
    pub fn mm(&self, px: f32) -> f32 {
        px / self.look.px_per_mm
    }

    /// Everything that can be hit.
    pub fn targets(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.is_target())
    }

    /// Everything that is read.
    pub fn texts(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.is_text())
    }

    /// The target around a node, where there is one.
    pub fn target_around(&self, node: &Node) -> Option<&Node> {
        let mut around = node.inside;
        while let Some(frame) = around.and_then(|place| self.nodes.get(place)) {
            if frame.is_target() {
                return Some(frame);
            }
            around = frame.inside;
        }
        None
    }

    /// The texts and icons within a target, which follow it in reading order.
    pub fn within<'a>(&'a self, target: &'a Node) -> impl Iterator<Item = &'a Node> {
        let start = self
            .nodes
            .iter()
            .position(|node| std::ptr::eq(node, target))
            .unwrap_or(self.nodes.len());
        self.nodes
            .iter()
            .enumerate()
            .skip(start + 1)
            .take_while(move |(_, node)| node.inside.is_some_and(|place| place >= start))
            .map(|(_, node)| node)
    }

    /// Whether the resident types here.
    pub fn has_keys(&self) -> bool {
        self.nodes.iter().any(|node| node.role == Role::Key)
    }

    /// Whether this is the label of a card.
    pub fn page_has_label(&self, text: &str) -> bool {
        fn any(blocks: &[Block], text: &str) -> bool {
            blocks.iter().any(|block| match block {
                Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => {
                    cards.iter().any(|card| card.label == text)
                }
                Block::Columns { left, right, .. } => any(left, text) || any(right, text),
                _ => false,
            })
        }
        any(&self.page.body, text) || self.page.foot.iter().any(|card| card.label == text)
    }

    /// Whether the page stands on one panel, undivided.
    pub fn is_whole(&self) -> bool {
        let turns = |target: &Node| matches!(target.act, Some(Act::Turn(_)));
        !self.targets().any(turns)
    }

    /// The personal values on the page, as they are written.
    pub fn personal(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        if self.page.private {
            personal_in(&self.page.body, &mut all);
        }
        all
    }

    /// Whether this is the value of the page's field.
    pub fn page_has_value(&self, text: &str) -> bool {
        fn any(blocks: &[Block], text: &str) -> bool {
            blocks.iter().any(|block| match block {
                Block::Field(field) if !field.text.is_empty() => {
                    field.text == text || field.capitals && field.text.to_uppercase() == text
                }
                Block::Columns { left, right, .. } => any(left, text) || any(right, text),
                _ => false,
            })
        }
        any(&self.page.body, text)
    }
}

fn personal_in(blocks: &[Block], all: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Field(field) if !field.text.is_empty() => {
                all.extend([field.text.clone(), field.text.to_uppercase()]);
            }
            Block::DateBoxes(boxes) => {
                for part in boxes.iter().filter(|part| !part.digits.is_empty()) {
                    let width = usize::from(part.places);
                    let digits = format!("{:_<width$}", part.digits).replace('_', "·");
                    let _ = all.insert(digits);
                }
            }
            Block::Rows(rows) => {
                all.extend(
                    rows.iter()
                        .filter(|row| !row.flagged && !row.value.is_empty())
                        .map(|row| row.value.clone()),
                );
            }
            Block::Columns { left, right, .. } => {
                personal_in(left, all);
                personal_in(right, all);
            }
            _ => {}
        }
    }
}

//! What is on a laid-out page, for machines: one node for each text, target, picture and surface.
//!
//! Every own widget reports itself with a [`Mark`] while the laid-out tree is walked, so bounds
//! and colours are what is really drawn, not a parallel description. Checks of the contract,
//! the touch engine, the focus and the tests all read the same nodes, in reading order.

use crate::kiosk::page::Act;
use iced::advanced::widget::{Id, Operation};
use iced::{Color, Rectangle, Size};
use std::any::Any;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A target of the bars or of a list.
    Button,
    /// A large target that does something at once.
    Card,
    /// A large target that is marked.
    Choice,
    /// A key of the on-screen keyboard.
    Key,
    /// A target that turns something on and off.
    Toggle,
    /// A typed value.
    Field,
    /// A pad to sign on.
    Pad,
    /// A photograph that is touched at a place.
    Photograph,
    /// The one heading of a page.
    Heading,
    /// Any other text.
    Text,
    /// An icon or a picture.
    Image,
    /// The status corner.
    Status,
    /// How far the resident has come.
    Progress,
    /// A coloured area that carries others.
    Surface,
    /// A row, column or margin: only bounds that its contents must keep.
    Frame,
}

/// What a target says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What kind of target it is.
    pub role: Role,
    /// A fixed name for the targets of the bars (C17).
    pub id: Option<&'static str>,
    /// What it does.
    pub act: Act,
    /// Whether it is marked.
    pub chosen: bool,
    /// Its fill.
    pub fill: Color,
    /// Its border and the border's width in pixels.
    pub line: (Color, f32),
}

/// What a text or an icon says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// Heading, text, image, field or status.
    pub role: Role,
    /// What it says; for an icon, its name.
    pub text: String,
    /// Font size in pixels.
    pub font_px: f32,
    /// Line height in pixels.
    pub line_px: f32,
    /// The size that the text takes if nothing cuts it.
    pub natural: Size,
    /// The colour of the letters.
    pub ink: Color,
    /// Letters and spaces in its longest line.
    pub longest_line: usize,
}

/// What a surface says about itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surface {
    /// Surface, field, image, status or progress.
    pub role: Role,
    /// Its fill.
    pub fill: Color,
    /// Its border and the border's width in pixels; no width, no border.
    pub line: (Color, f32),
}

/// The ring around the target that has the focus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// Where the target is.
    pub target: Rectangle,
    /// Where the ring is.
    pub bounds: Rectangle,
    /// How thick it is, in pixels.
    pub width_px: f32,
    /// Its colour.
    pub color: Color,
    /// The colour between the target and the ring.
    pub behind: Color,
}

/// How a widget reports itself to the one who walks the tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A coloured area.
    Surface(Surface),
    /// Where the focus is; comes before everything else.
    Ring(Ring),
    /// Something that can be hit.
    Target(Target),
    /// Text or an icon.
    Words(Words),
}

/// A thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Its fixed name, where it has one.
    pub id: Option<&'static str>,
    /// Where it is, in pixels.
    pub bounds: Rectangle,
    /// The surface or target around it, by its place in the list.
    pub inside: Option<usize>,
    /// What it says; a target says what the texts inside it say.
    pub text: String,
    /// Font size in pixels; 0 where there is no text of its own.
    pub font_px: f32,
    /// Line height in pixels; 0 where there is no text of its own.
    pub line_height_px: f32,
    /// The size that the text takes if nothing cuts it.
    pub natural: Size,
    /// Letters and spaces in its longest line; 0 where there is no text of its own.
    pub longest_line: usize,
    /// The colour of the letters; for a surface or a target, of its border.
    pub ink: Color,
    /// What is behind it.
    pub behind: Color,
    /// The fill of a surface or target.
    pub fill: Option<Color>,
    /// Width of the border in pixels.
    pub line_px: f32,
    /// What it does when it is hit.
    pub act: Option<Act>,
    /// Whether it is marked.
    pub chosen: bool,
    /// The ring around it, where it has the focus.
    pub ring: Option<Ring>,
}

impl Node {
    /// Whether Enter taps it.
    pub fn is_focused(&self) -> bool {
        self.ring.is_some()
    }

    /// Whether it can be hit.
    pub fn is_target(&self) -> bool {
        self.act.is_some()
    }

    /// Whether it is a text that a resident reads.
    pub fn is_text(&self) -> bool {
        self.font_px > 0.0 && self.role != Role::Image
    }

    /// Where it is with all its text, cut or not.
    pub fn extent(&self) -> Rectangle {
        Rectangle {
            width: self.bounds.width.max(self.natural.width),
            height: self.bounds.height.max(self.natural.height),
            ..self.bounds
        }
    }

    fn fits(&self, frame: Rectangle) -> bool {
        let (own, slack) = (self.extent(), 1.5);
        own.x >= frame.x - slack
            && own.y >= frame.y - slack
            && own.x + own.width <= frame.x + frame.width + slack
            && own.y + own.height <= frame.y + frame.height + slack
    }
}

/// The nodes that a resident would see cut: those that stick out of a frame around them.
pub fn cut(nodes: &[Node]) -> Vec<&Node> {
    nodes
        .iter()
        .filter(|node| {
            let mut around = node.inside;
            while let Some(frame) = around.and_then(|place| nodes.get(place)) {
                if !node.fits(frame.bounds) {
                    return true;
                }
                around = frame.inside;
            }
            false
        })
        .collect()
}

/// Walks a laid-out tree and collects its nodes.
#[derive(Debug, Default)]
pub struct Reading {
    nodes: Vec<Node>,
    around: Vec<usize>,
    ring: Option<Ring>,
}

impl Reading {
    /// The nodes in reading order.
    pub fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }

    fn keep(&mut self, bounds: Rectangle, mark: Option<&Mark>) {
        let inside = self.around.last().copied();
        let behind = inside
            .and_then(|place| self.nodes.get(place))
            .map_or(Color::TRANSPARENT, |frame| {
                frame.fill.unwrap_or(frame.behind)
            });
        let bare = Node {
            role: Role::Frame,
            id: None,
            bounds,
            inside,
            text: String::new(),
            font_px: 0.0,
            line_height_px: 0.0,
            natural: Size::ZERO,
            longest_line: 0,
            ink: Color::TRANSPARENT,
            behind,
            fill: None,
            line_px: 0.0,
            act: None,
            chosen: false,
            ring: None,
        };
        let node = match mark.cloned() {
            None => bare,
            Some(Mark::Ring(ring)) => {
                self.ring = Some(ring);
                return;
            }
            Some(Mark::Surface(surface)) => Node {
                role: surface.role,
                ink: surface.line.0,
                line_px: surface.line.1,
                fill: Some(surface.fill),
                ..bare
            },
            Some(Mark::Target(target)) => Node {
                role: target.role,
                id: target.id,
                ink: target.line.0,
                line_px: target.line.1,
                fill: Some(target.fill),
                act: Some(target.act),
                chosen: target.chosen,
                ring: self.ring.filter(|ring| ring.target == bounds),
                ..bare
            },
            Some(Mark::Words(words)) => {
                self.tell_targets(&words);
                Node {
                    role: words.role,
                    text: words.text,
                    font_px: words.font_px,
                    line_height_px: words.line_px,
                    natural: words.natural,
                    longest_line: words.longest_line,
                    ink: words.ink,
                    ..bare
                }
            }
        };
        self.nodes.push(node);
    }

    /// A target says what the texts inside it say.
    fn tell_targets(&mut self, words: &Words) {
        if words.role == Role::Image {
            return;
        }
        for place in &self.around {
            if let Some(target) = self.nodes.get_mut(*place).filter(|node| node.is_target()) {
                if !target.text.is_empty() {
                    target.text.push(' ');
                }
                target.text.push_str(&words.text);
            }
        }
    }
}

impl Operation for Reading {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        // What reported itself last is around what comes now.
        let frame = self.nodes.len().checked_sub(1);
        self.around.extend(frame);
        operate(self);
        if frame.is_some() {
            let _ = self.around.pop();
        }
    }

    fn container(&mut self, _id: Option<&Id>, bounds: Rectangle) {
        self.keep(bounds, None);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if let Some(mark) = state.downcast_ref::<Mark>() {
            self.keep(bounds, Some(mark));
        }
    }
}

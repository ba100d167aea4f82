//! The screens as JSON, one object a line: what is on the glass, for any other program to check.

use crate::config::Config;
use crate::config::texts::Lookup;
use crate::kiosk::contract::lint::Letters;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tour::{Astray, Tour};
use crate::kiosk::contract::variant::Variant;
use crate::kiosk::page::Act;
use crate::kiosk::play::stage::{NoRenderer, Stage};
use crate::kiosk::semantic::{Node, Role};
use crate::kiosk::words::say::Say;
use iced::Color;
use serde::Serialize;
use std::collections::BTreeMap;

/// A screen in one state.
#[derive(Debug, Serialize)]
struct Line<'a> {
    screen: &'a str,
    state: &'a str,
    profile: &'a str,
    size: &'a str,
    theme: &'a str,
    lang: &'a str,
    mm_per_px: f32,
    viewport: [f32; 2],
    nodes: Vec<Item<'a>>,
}

/// A thing on it.
#[derive(Debug, Serialize)]
struct Item<'a> {
    id: String,
    role: &'a str,
    rect_px: [f32; 4],
    text_key: Option<&'a str>,
    text: &'a str,
    font_px: f32,
    cap_mm: f32,
    fg: String,
    bg: String,
    enabled: bool,
    pii: bool,
    speech_key: Option<&'a str>,
    order: usize,
    danger: bool,
}

/// The dump could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// A state could not be reached.
    #[error(transparent)]
    Astray(#[from] Astray),
    /// Nothing can be laid out.
    #[error(transparent)]
    NoRenderer(#[from] NoRenderer),
    /// A screen could not be put into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The lines could not be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// Writes all screens of these cells of the matrix.
///
/// # Errors
/// [`DumpError`].
pub fn write(
    config: &Config,
    variants: &[Variant],
    to: &mut impl std::io::Write,
) -> Result<(), DumpError> {
    let tour = Tour::new(config);
    let cap_ratio = Letters::read().cap_ratio();
    for variant in variants {
        let panel = variant.profile.panel(0.0);
        let mut stage = Stage::open(panel.width_px, panel.height_px)?;
        let texts = variant.configure(tour.config()).texts;
        let lookup = texts.lookup(variant.wording.language());
        for screen in tour.screens(*variant, &mut stage)? {
            writeln!(to, "{}", line(&screen, &lookup, cap_ratio)?)?;
        }
    }
    Ok(())
}

fn line(screen: &Screen, lookup: &Lookup, cap_ratio: f32) -> Result<String, serde_json::Error> {
    let variant = screen.variant;
    let personal = screen.personal();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let shown = screen.nodes.iter().filter(|node| role(node).is_some());
    let nodes = shown
        .enumerate()
        .map(|(order, node)| {
            let role = role(node).unwrap_or_default();
            let number = names.entry(role).or_default();
            *number += 1;
            let id = node
                .id
                .map_or_else(|| format!("{role}-{number}"), str::to_owned);
            item(
                screen,
                node,
                &personal,
                lookup,
                cap_ratio,
                Item {
                    id,
                    role,
                    order,
                    ..blank(node)
                },
            )
        })
        .collect();
    serde_json::to_string(&Line {
        screen: screen.name(),
        state: &screen.state,
        profile: variant.profile.name(),
        size: variant.size().name(),
        theme: variant.theme.name(),
        lang: variant.wording.name(),
        mm_per_px: 1.0 / screen.look.px_per_mm,
        viewport: [screen.look.width, screen.look.height],
        nodes,
    })
}

fn blank(node: &Node) -> Item<'_> {
    let area = node.bounds;
    Item {
        id: String::new(),
        role: "",
        rect_px: [area.x, area.y, area.width, area.height].map(|px| (px * 10.0).round() / 10.0),
        text_key: None,
        text: &node.text,
        font_px: node.font_px,
        cap_mm: 0.0,
        fg: hex(if node.line_px > 0.0 || node.font_px > 0.0 {
            node.ink
        } else {
            node.fill.unwrap_or(node.behind)
        }),
        bg: hex(node.fill.unwrap_or(node.behind)),
        // A target that does nothing is not shown at all.
        enabled: true,
        pii: false,
        speech_key: None,
        order: 0,
        danger: node.act.as_ref().is_some_and(Act::is_danger),
    }
}

fn item<'a>(
    screen: &'a Screen,
    node: &'a Node,
    personal: &std::collections::BTreeSet<String>,
    lookup: &'a Lookup,
    cap_ratio: f32,
    item: Item<'a>,
) -> Item<'a> {
    // A target and a field are read by the first words in them.
    let words = if node.font_px > 0.0 {
        Some(node)
    } else {
        screen.within(node).find(|inner| inner.is_text())
    };
    let key = words
        .filter(|_| node.role != Role::Image)
        .and_then(|words| lookup.key_of(&words.text));
    let says = || {
        screen
            .page
            .spoken
            .iter()
            .filter(|say| !say.shown().is_empty())
    };
    let speech_key = words.and_then(|words| {
        let whole = says().find(|say| say.shown() == words.text);
        whole
            .or_else(|| says().find(|say| words.text.contains(say.shown())))
            .map(Say::key)
    });
    let font_px = words.map_or(0.0, |words| words.font_px);
    let ink = words
        .filter(|words| words.font_px > 0.0)
        .map_or(item.fg, |words| hex(words.ink));
    let cap_mm = screen.mm(font_px * cap_ratio);
    Item {
        text_key: key,
        text: if node.is_target() {
            item.text
        } else {
            words.map_or("", |words| words.text.as_str())
        },
        font_px,
        cap_mm: (cap_mm * 100.0).round() / 100.0,
        fg: ink,
        pii: personal.contains(&node.text)
            || words.is_some_and(|words| personal.contains(&words.text)),
        speech_key,
        ..item
    }
}

/// The contract's name for what a node is; frames and plain areas are none of its business.
fn role(node: &Node) -> Option<&'static str> {
    Some(match node.role {
        Role::Button => "button",
        Role::Card => "card",
        Role::Choice => "choice",
        Role::Key => "key",
        Role::Toggle => "toggle",
        Role::Field => "field",
        Role::Pad => "pad",
        Role::Photograph => "photograph",
        Role::Heading => "heading",
        Role::Text => "text",
        Role::Image => "image",
        Role::Status => "status",
        Role::Progress => "progress",
        Role::Surface | Role::Frame => return None,
    })
}

fn hex(color: Color) -> String {
    let [red, green, blue, _] = color.into_rgba8();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

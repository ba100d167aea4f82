//! Pages as plain data: what stands where, in millimetres from the top left corner.
//!
//! Backends ([`super::pdf`], `raster`) only draw what is here; they decide nothing.

pub mod code;
pub mod paragraph;
pub mod sheet;

use super::font::{Glyph, Typeface};

/// Millimetres in a point (1/72 inch); type sizes are in points, everything else in millimetres.
pub const POINT: f32 = 25.4 / 72.0;

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
}

/// Something drawn in black.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Areas filled together, without seams between neighbours.
    Filled(Vec<Area>),
    /// A rectangle drawn with a pen, centred on its edge.
    Frame {
        /// The rectangle.
        area: Area,
        /// The pen's width in millimetres.
        pen: f32,
    },
    /// A straight line.
    Line {
        /// Start, x and y.
        from: [f32; 2],
        /// End, x and y.
        to: [f32; 2],
        /// The pen's width in millimetres.
        pen: f32,
    },
    /// A line through points with a round pen, as a hand draws it; one point alone is a dot.
    Stroke {
        /// The points, x and y.
        points: Vec<[f32; 2]>,
        /// The pen's width in millimetres.
        pen: f32,
    },
    /// Letters on one base line.
    Text(Text),
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Letters of one typeface and size on one base line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where the pen starts.
    pub x: f32,
    /// The base line.
    pub baseline: f32,
    /// Type size in points.
    pub size: f32,
    /// How heavy.
    pub typeface: Typeface,
    /// The letters.
    pub glyphs: Vec<Glyph>,
}

impl Text {
    /// Width in millimetres.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * self.em()
    }

    /// What it says.
    pub fn says(&self) -> String {
        self.glyphs
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect()
    }

    /// Millimetres in a thousandth of the type size.
    pub fn em(&self) -> f32 {
        self.size * POINT / 1000.0
    }
}

impl Page {
    /// The words of the page in reading order, one line per text.
    pub fn says(&self) -> Vec<String> {
        self.items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.says()),
                _ => None,
            })
            .collect()
    }
}

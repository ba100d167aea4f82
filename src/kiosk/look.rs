//! The look: millimetres to pixels, text sizes, colours and fonts. No other room holds a size or a colour.
//!
//! Every size is a length on the glass; the panel's diagonal turns it into pixels, so that a
//! finger target is as large on a 15-inch screen as on a 24-inch one.

use crate::config::settings::Panel;
use iced::font::{Family, Weight};
use iced::{Color, Font};

/// The text font in its regular weight.
pub const REGULAR: Font = Font::with_name("Be Vietnam Pro");
/// The text font in bold, for headings, buttons and names.
pub const BOLD: Font = Font {
    weight: Weight::Bold,
    ..REGULAR
};
/// The icon font.
pub const ICONS: Font = Font {
    family: Family::Name("Mot Cua Icons"),
    ..Font::DEFAULT
};

/// The font files that the program carries; no system font is needed.
pub const FONT_FILES: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/BeVietnamPro-Regular.ttf"),
    include_bytes!("../../assets/fonts/BeVietnamPro-Bold.ttf"),
    include_bytes!("../../assets/fonts/MotCuaIcons.ttf"),
];

/// Capital height of the text font relative to its size (`OS/2.sCapHeight`).
const CAP_RATIO: f32 = 0.74;
/// Line height relative to the font size; leaves room for stacked marks (Ẫ, Ễ).
pub const LINE_HEIGHT: f32 = 1.5;
/// The least capital height of any text, in millimetres (C04).
const SMALLEST_CAP_MM: f32 = 4.85;

/// The three text sizes (C05); each scales everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// Vừa: capitals of 5.7 mm.
    Medium,
    /// Lớn, the default: capitals of 6.5 mm.
    #[default]
    Large,
    /// Rất lớn: capitals of 8.6 mm.
    Largest,
}

impl TextSize {
    /// The next size; after the largest comes the smallest.
    pub fn next(self) -> Self {
        match self {
            Self::Medium => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Medium,
        }
    }

    fn cap_mm(self) -> f32 {
        match self {
            Self::Medium => 5.7,
            Self::Large => 6.5,
            Self::Largest => 8.65,
        }
    }
}

/// The colours of a theme; pairs that carry text keep a contrast of 7:1 or more (C09).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub paper: Color,
    /// Behind cards, fields and keys.
    pub card: Color,
    /// Text.
    pub ink: Color,
    /// Text of less weight; still 7:1 on paper and card.
    pub quiet: Color,
    /// Lines around cards, fields and keys; 4.5:1 on paper.
    pub line: Color,
    /// The colour of the way on: Continue, the chosen card, progress.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// Behind a chosen card or a pressed key.
    pub accent_soft: Color,
    /// The colour of what erases.
    pub danger: Color,
    /// Behind a message that asks for attention.
    pub notice: Color,
    /// The bars at top and bottom.
    pub bar: Color,
}

const fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color::from_rgb8(red, green, blue)
}

/// The default theme: calm, like paper.
pub const PAPER: Palette = Palette {
    paper: rgb(0xFA, 0xF6, 0xEE),
    card: rgb(0xFF, 0xFF, 0xFF),
    ink: rgb(0x1C, 0x1B, 0x1A),
    quiet: rgb(0x4A, 0x45, 0x3E),
    line: rgb(0x6E, 0x67, 0x5C),
    accent: rgb(0x0B, 0x4A, 0x5E),
    on_accent: rgb(0xFF, 0xFF, 0xFF),
    accent_soft: rgb(0xDC, 0xEC, 0xF0),
    danger: rgb(0x8C, 0x1D, 0x18),
    notice: rgb(0xFF, 0xEF, 0xC7),
    bar: rgb(0xF0, 0xE9, 0xDB),
};

/// How things look on one panel at one text size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Pixels per millimetre.
    pub px_per_mm: f32,
    /// The screen's width in pixels.
    pub width: f32,
    /// The screen's height in pixels.
    pub height: f32,
    /// The text size.
    pub text: TextSize,
    /// The colours.
    pub palette: Palette,
}

impl Look {
    /// The look on a panel.
    pub fn new(panel: &Panel, text: TextSize) -> Self {
        let (width, height) = (panel.width_px as f32, panel.height_px as f32);
        let diagonal_mm = panel.diagonal_in.max(1.0) * 25.4;
        Self {
            px_per_mm: width.hypot(height) / diagonal_mm,
            width,
            height,
            text,
            palette: PAPER,
        }
    }

    /// Millimetres in pixels.
    pub fn mm(&self, millimetres: f32) -> f32 {
        (millimetres * self.px_per_mm).round()
    }

    fn font(&self, cap_mm: f32) -> f32 {
        (cap_mm.max(SMALLEST_CAP_MM) / CAP_RATIO * self.px_per_mm)
            .round()
            .max(24.0)
    }

    /// Font size of body text, in pixels.
    pub fn body(&self) -> f32 {
        self.font(self.text.cap_mm())
    }

    /// Font size of the heading, in pixels.
    pub fn heading(&self) -> f32 {
        self.font(self.text.cap_mm() * 1.28)
    }

    /// Font size of notes, bars and captions, in pixels.
    pub fn small(&self) -> f32 {
        self.font(self.text.cap_mm() * 0.8)
    }

    /// Font size of letters on keys, in pixels.
    pub fn key_text(&self) -> f32 {
        self.font(6.6)
    }

    /// Font size of words on keys, in pixels; keys keep their size whatever the text size.
    pub fn key_caption(&self) -> f32 {
        self.font(4.9)
    }

    /// Font size of the reference number, in pixels.
    pub fn code(&self) -> f32 {
        self.font(15.0)
    }

    /// Whether the panel is low (15-inch): tighter rows, four choices a page, smaller keys.
    pub fn is_low(&self) -> bool {
        self.height / self.px_per_mm < 235.0
    }

    /// Whether the panel is narrow: labels of the bars stand below their icons.
    pub fn is_narrow(&self) -> bool {
        self.width / self.px_per_mm < 400.0
    }

    /// Height of the bar at the top, in pixels.
    pub fn top_bar(&self) -> f32 {
        self.mm(if self.is_low() { 26.5 } else { 30.0 })
    }

    /// Height of the bar at the bottom, in pixels.
    pub fn bottom_bar(&self) -> f32 {
        self.mm(if self.is_low() { 27.5 } else { 32.0 })
    }

    /// Margin of the page, in pixels.
    pub fn margin(&self) -> f32 {
        self.mm(if self.is_narrow() { 7.0 } else { 12.0 })
    }

    /// The gap between targets (C02), in pixels.
    pub fn gap(&self) -> f32 {
        self.mm(5.2)
    }

    /// Height left for the page between the bars, in pixels.
    pub fn body_height(&self) -> f32 {
        self.height - self.top_bar() - self.bottom_bar()
    }

    /// Width left for the page between the margins, in pixels.
    pub fn body_width(&self) -> f32 {
        self.width - 2.0 * self.margin()
    }

    /// Height of a card with one line of text, in pixels.
    pub fn card_height(&self) -> f32 {
        (self.body() * LINE_HEIGHT * 1.35)
            .max(self.mm(24.5))
            .round()
    }

    /// Height of a line of a list with its target, in pixels.
    pub fn row_height(&self) -> f32 {
        (self.small() * LINE_HEIGHT * 2.0 + self.mm(2.0))
            .max(self.mm(22.0))
            .round()
    }

    /// Height of a line of a list without a target, in pixels.
    pub fn line_height(&self) -> f32 {
        (self.small() * LINE_HEIGHT + self.mm(3.0)).round()
    }

    /// How many lines with targets fit below a heading and above the pager.
    pub fn rows_per_page(&self) -> usize {
        self.fitting(self.row_height())
    }

    /// How many lines without targets fit below a heading and above the pager.
    pub fn lines_per_page(&self) -> usize {
        self.fitting(self.line_height())
    }

    fn fitting(&self, height: f32) -> usize {
        let heading = (self.heading() + self.body()) * LINE_HEIGHT;
        // The pager, and the spaces between heading, lines and pager.
        let room = self.body_height() - heading - self.mm(24.5 + 20.0);
        ((room / (height + self.mm(1.5))) as usize).max(2)
    }

    /// Height of a very large card, in pixels.
    pub fn tall_card(&self) -> f32 {
        self.mm(if self.is_low() { 42.0 } else { 58.0 })
    }

    /// Side of a keyboard key, in pixels.
    pub fn key(&self) -> f32 {
        self.mm(if self.is_low() { 16.2 } else { 20.2 })
    }

    /// The share of the page's width, in thousandths, that the letter keyboard needs.
    pub fn keyboard_share(&self) -> u16 {
        let width = (self.key() + self.key_gap()) * 10.8;
        ((width / self.body_width() * 1000.0) as u16).min(800)
    }

    /// Gap between keys, in pixels.
    pub fn key_gap(&self) -> f32 {
        self.mm(3.0)
    }

    /// Most choices on one page (C16).
    pub fn choices_per_page(&self) -> usize {
        if self.is_low() || self.text == TextSize::Largest {
            4
        } else {
            6
        }
    }

    /// Corner radius, in pixels.
    pub fn radius(&self) -> f32 {
        self.mm(2.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color) -> f32 {
        let channel = |c: f32| {
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
    }

    fn contrast(one: Color, other: Color) -> f32 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_that_carries_text_is_readable_for_old_eyes() {
        let p = PAPER;
        for (front, back) in [
            (p.ink, p.paper),
            (p.ink, p.card),
            (p.ink, p.bar),
            (p.ink, p.notice),
            (p.ink, p.accent_soft),
            (p.quiet, p.paper),
            (p.quiet, p.card),
            (p.quiet, p.bar),
            (p.on_accent, p.accent),
            (p.danger, p.card),
            (p.accent, p.card),
            (p.accent, p.accent_soft),
        ] {
            assert!(contrast(front, back) >= 7.0, "{front:?} on {back:?}");
        }
        for back in [p.paper, p.card, p.bar] {
            assert!(contrast(p.line, back) >= 4.5, "line on {back:?}");
        }
    }

    #[test]
    fn text_and_targets_keep_their_size_on_every_panel() {
        for (diagonal_in, width_px, height_px) in [
            (24.0, 1920, 1080),
            (21.5, 1920, 1080),
            (15.6, 1366, 768),
            (15.0, 1024, 768),
        ] {
            let panel = Panel {
                diagonal_in,
                width_px,
                height_px,
                mount_bottom_mm: 800.0,
            };
            let look = Look::new(&panel, TextSize::Large);
            assert!(look.body() * CAP_RATIO / look.px_per_mm >= 6.4);
            assert!(look.small() * CAP_RATIO / look.px_per_mm >= 4.8);
            assert!(look.key() / look.px_per_mm >= 16.0);
            assert!(look.card_height() / look.px_per_mm >= 24.0);
            assert!(look.gap() / look.px_per_mm >= 5.0);
        }
    }
}

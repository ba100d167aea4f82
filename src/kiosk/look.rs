//! The look: millimetres to pixels, text sizes, colours and fonts. No other room holds a size or a colour.
//!
//! Every size is a length on the glass; the panel's diagonal turns it into pixels, so that a
//! finger target is as large on a 15-inch screen as on a 24-inch one.

mod palette;

pub use palette::{Palette, Theme, contrast};

use crate::config::settings::Panel;
use iced::Font;
use iced::font::{Family, Weight};

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
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Medium, Self::Large, Self::Largest];

    /// Its name in the contract's dump.
    pub fn name(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    /// The size with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }

    fn cap_mm(self) -> f32 {
        match self {
            Self::Medium => 5.7,
            Self::Large => 6.5,
            Self::Largest => 8.65,
        }
    }
}

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
    pub palette: &'static Palette,
    /// Whether targets stand farther apart, for a finger that trembles.
    pub wide_targets: bool,
}

impl Look {
    /// The look on a panel.
    pub fn new(panel: &Panel, text: TextSize, theme: Theme) -> Self {
        let (width, height) = (panel.width_px as f32, panel.height_px as f32);
        let diagonal_mm = panel.diagonal_in.max(1.0) * 25.4;
        Self {
            px_per_mm: width.hypot(height) / diagonal_mm,
            width,
            height,
            text,
            palette: theme.palette(),
            wide_targets: false,
        }
    }

    /// Millimetres in pixels.
    pub fn mm(&self, millimetres: f32) -> f32 {
        (millimetres * self.px_per_mm).round()
    }

    fn font(&self, cap_mm: f32) -> f32 {
        (cap_mm.max(SMALLEST_CAP_MM) / CAP_RATIO * self.px_per_mm)
            .ceil()
            .max(24.0)
    }

    /// Font size of body text, in pixels.
    pub fn body(&self) -> f32 {
        self.font(self.text.cap_mm())
    }

    /// Font size of the heading, in pixels.
    pub fn heading(&self) -> f32 {
        let more = match (self.text, self.is_low()) {
            (TextSize::Largest, true) => 1.0,
            (TextSize::Largest, false) => 1.1,
            (_, true) => 1.15,
            (_, false) => 1.28,
        };
        self.font(self.text.cap_mm() * more)
    }

    /// Font size of notes, captions and lists, in pixels.
    pub fn small(&self) -> f32 {
        self.font(self.text.cap_mm() * 0.8)
    }

    /// Font size of the bars, in pixels. On a low panel they keep one size: the page needs the room.
    pub fn bar_text(&self) -> f32 {
        if self.is_low() {
            self.font(SMALLEST_CAP_MM)
        } else {
            self.small()
        }
    }

    /// Font size of the way on, in pixels.
    pub fn next_text(&self) -> f32 {
        if self.is_narrow() {
            self.font(5.6)
        } else {
            self.font(self.text.cap_mm().min(7.4))
        }
    }

    /// Font size of a typed value, in pixels.
    pub fn field_text(&self) -> f32 {
        match (self.text, self.is_low()) {
            (TextSize::Largest, true) => self.body(),
            _ => (self.body() * 1.15).round(),
        }
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

    /// The panel's width in millimetres.
    pub fn width_mm(&self) -> f32 {
        self.width / self.px_per_mm
    }

    /// Whether the panel is narrow: labels of the bars stand below their icons.
    pub fn is_narrow(&self) -> bool {
        self.width_mm() < 400.0
    }

    /// Height of the bar at the top, in pixels.
    pub fn top_bar(&self) -> f32 {
        self.mm(if self.is_low() { 25.0 } else { 30.0 })
    }

    /// Height of the bar at the bottom, in pixels.
    pub fn bottom_bar(&self) -> f32 {
        self.mm(if self.is_low() { 26.0 } else { 33.0 })
    }

    /// Margin of the page, in pixels.
    pub fn margin(&self) -> f32 {
        self.mm(if self.is_narrow() { 7.0 } else { 12.0 })
    }

    /// The gap between the targets of the bars, which never move (C17), in pixels.
    pub fn bar_gap(&self) -> f32 {
        (5.1 * self.px_per_mm).ceil()
    }

    /// The gap between targets (C02), in pixels.
    pub fn gap(&self) -> f32 {
        self.mm(if self.wide_targets { 8.2 } else { 5.2 })
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
            .max(self.mm(25.6) - self.row_gap())
            .round()
    }

    /// Height of a line of a list without a target, in pixels.
    pub fn line_height(&self) -> f32 {
        (self.small() * LINE_HEIGHT + self.mm(3.0)).round()
    }

    /// The longest line of text in letters of this size that old eyes follow (about 60 letters, C07).
    pub fn longest_line(&self, size: f32) -> f32 {
        size * 28.0
    }

    /// Space above the heading, in pixels.
    pub fn head_space(&self) -> f32 {
        self.mm(if self.is_low() { 0.7 } else { 4.0 })
    }

    /// Space below the last block of a page, in pixels: 5 mm with the margin of the bar (C02).
    pub fn foot_space(&self) -> f32 {
        self.mm(if self.is_low() { 5.0 } else { 3.0 })
    }

    /// Space between the blocks of a page, in pixels.
    pub fn block_gap(&self) -> f32 {
        self.mm(if self.is_low() { 2.2 } else { 4.0 })
    }

    /// What the cards at the foot of a page need besides that, to keep apart (C02), in pixels.
    pub fn foot_gap(&self) -> f32 {
        self.mm(if self.is_low() { 1.0 } else { 0.0 })
    }

    /// What stands below a card that submits, to keep 15 mm apart (C03), in pixels.
    pub fn danger_gap(&self) -> f32 {
        self.mm(15.6) - self.foot_space()
    }

    /// Space between the lines of a list, in pixels.
    pub fn row_gap(&self) -> f32 {
        self.mm(if self.is_low() { 1.0 } else { 1.5 })
    }

    /// Space between paragraphs, in pixels.
    pub fn prose_gap(&self) -> f32 {
        // A third of a line (C07).
        (self.body() * LINE_HEIGHT * 0.32).ceil().max(self.mm(3.0))
    }

    /// Space between two columns, in pixels.
    pub fn column_gap(&self) -> f32 {
        self.mm(if self.is_narrow() { 6.0 } else { 10.0 })
    }

    /// Height left for the blocks of a page, in pixels.
    pub fn room(&self) -> f32 {
        self.body_height() - self.head_space() - self.foot_space()
    }

    /// Height of the turn of pages with the space that keeps it apart (C02), in pixels.
    pub fn pager_height(&self) -> f32 {
        self.mm(if self.is_low() { 25.6 } else { 24.5 })
    }

    /// Height of a very large card, in pixels.
    pub fn tall_card(&self) -> f32 {
        self.mm(match (self.is_low(), self.text) {
            (true, TextSize::Largest) => 28.0,
            (true, _) => 34.0,
            (false, TextSize::Largest) => 50.0,
            (false, _) => 58.0,
        })
    }

    /// Height of a picture of a page, in pixels.
    pub fn picture(&self) -> f32 {
        self.mm(match (self.is_low(), self.text) {
            (true, TextSize::Largest) => 28.0,
            (true, _) => 38.0,
            (false, _) => 46.0,
        })
    }

    /// Height of a button that stands alone in a page, in pixels.
    pub fn button_height(&self) -> f32 {
        self.mm(if self.is_low() { 20.3 } else { 24.5 })
    }

    /// Height of a pad to sign on, in pixels.
    pub fn pad_height(&self) -> f32 {
        // On the lowest panel heading and notice stand above it in the largest letters.
        self.mm(if self.is_low() { 79.4 } else { 100.0 })
    }

    /// Side of a keyboard key, in pixels.
    pub fn key(&self) -> f32 {
        self.mm(if self.is_low() { 16.2 } else { 20.2 })
    }

    /// Gap between keys, in pixels.
    pub fn key_gap(&self) -> f32 {
        self.mm(if self.is_low() { 2.75 } else { 3.0 })
    }

    /// Most choices on one page (C16).
    pub fn choices_per_page(&self) -> usize {
        if self.is_low() || self.wide_targets || self.text == TextSize::Largest {
            4
        } else {
            6
        }
    }

    /// Height of the row of small cards above the keyboard, in pixels.
    pub fn strip_height(&self) -> f32 {
        (self.small() * LINE_HEIGHT).max(self.mm(20.2)).round()
    }

    /// Width of the thin line around cards, keys and notices, in pixels.
    pub fn hairline(&self) -> f32 {
        self.mm(0.5).max(2.0)
    }

    /// Corner radius, in pixels.
    pub fn radius(&self) -> f32 {
        self.mm(2.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let look = Look::new(&panel, TextSize::Large, Theme::Paper);
            assert!(look.body() * CAP_RATIO / look.px_per_mm >= 6.4);
            assert!(look.small() * CAP_RATIO / look.px_per_mm >= 4.8);
            assert!(look.key() / look.px_per_mm >= 16.0);
            assert!(look.card_height() / look.px_per_mm >= 24.0);
            assert!(look.gap() / look.px_per_mm >= 5.0);
        }
    }
}

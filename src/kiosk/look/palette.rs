//! Colours: three themes, each with the contrast that the contract asks of it (C09, C10).

use iced::Color;

/// A theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Theme {
    /// Calm, like paper; text at least 7:1, body text at least 10:1.
    #[default]
    Paper,
    /// Bright on black; text at least 15:1.
    Dark,
    /// Black on white; text at least 15:1.
    Light,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Dark, Self::Light];

    /// Its name in the contract's dump.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The theme with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Its colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Paper => &PAPER,
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
        }
    }
}

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub paper: Color,
    /// Behind cards, fields and keys.
    pub card: Color,
    /// Text.
    pub ink: Color,
    /// Text of less weight; no less readable.
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
const PAPER: Palette = Palette {
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

/// Bright on black, for eyes that glare blinds.
const DARK: Palette = Palette {
    paper: rgb(0x00, 0x00, 0x00),
    card: rgb(0x0C, 0x0C, 0x0C),
    ink: rgb(0xFF, 0xFF, 0xFF),
    quiet: rgb(0xF2, 0xF2, 0xF2),
    line: rgb(0xFF, 0xFF, 0xFF),
    accent: rgb(0xFF, 0xE9, 0x5C),
    on_accent: rgb(0x00, 0x00, 0x00),
    accent_soft: rgb(0x14, 0x12, 0x00),
    danger: rgb(0xFF, 0xEA, 0xE6),
    notice: rgb(0x1C, 0x18, 0x00),
    bar: rgb(0x00, 0x00, 0x00),
};

/// Black on white, for eyes that see little contrast.
const LIGHT: Palette = Palette {
    paper: rgb(0xFF, 0xFF, 0xFF),
    card: rgb(0xFF, 0xFF, 0xFF),
    ink: rgb(0x00, 0x00, 0x00),
    quiet: rgb(0x10, 0x10, 0x10),
    line: rgb(0x00, 0x00, 0x00),
    accent: rgb(0x00, 0x0C, 0x3C),
    on_accent: rgb(0xFF, 0xFF, 0xFF),
    accent_soft: rgb(0xEE, 0xF2, 0xFF),
    danger: rgb(0x48, 0x00, 0x00),
    notice: rgb(0xFF, 0xF8, 0xCC),
    bar: rgb(0xF6, 0xF6, 0xF6),
};

/// The contrast of two colours by the formula of WCAG: from 1 to 21.
pub fn contrast(one: Color, other: Color) -> f32 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_that_carries_text_is_readable_for_old_eyes() {
        for theme in Theme::ALL {
            let p = theme.palette();
            let least = if theme == Theme::Paper { 7.0 } else { 15.0 };
            for (front, back) in [
                (p.ink, p.paper),
                (p.ink, p.card),
                (p.ink, p.bar),
                (p.ink, p.notice),
                (p.ink, p.accent_soft),
                (p.quiet, p.paper),
                (p.quiet, p.card),
                (p.quiet, p.bar),
                (p.quiet, p.notice),
                (p.on_accent, p.accent),
                (p.danger, p.card),
                (p.danger, p.notice),
                (p.accent, p.card),
                (p.accent, p.paper),
                (p.accent, p.accent_soft),
            ] {
                let found = contrast(front, back);
                assert!(
                    found >= least,
                    "{theme:?}: {front:?} on {back:?} is {found}"
                );
            }
            for back in [p.paper, p.card, p.bar, p.notice] {
                assert!(contrast(p.line, back) >= 4.5, "{theme:?}: line on {back:?}");
                assert!(
                    contrast(p.accent, back) >= 4.5,
                    "{theme:?}: accent on {back:?}"
                );
                assert!(
                    contrast(p.danger, back) >= 4.5,
                    "{theme:?}: danger on {back:?}"
                );
            }
            assert!(contrast(p.ink, p.paper) >= 10.0);
        }
    }
}

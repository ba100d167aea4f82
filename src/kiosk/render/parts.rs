//! The small pieces that bars and blocks share: text, icons, targets.

use crate::kiosk::icon;
use crate::kiosk::look::{BOLD, ICONS, LINE_HEIGHT, Look, REGULAR};
use crate::kiosk::page::Act;
use crate::kiosk::render::Input;
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::label::Label;
use crate::kiosk::widget::marked::{Marked, Paint};
use crate::kiosk::widget::tap::{Face, Purpose, Tap};
use iced::widget::container::Container;
use iced::{Color, Element};

/// Text in the regular weight.
pub fn plain(words: &str, size: f32, color: Color) -> Label {
    Label::new(words, size, LINE_HEIGHT, REGULAR, color)
}

/// Text in bold.
pub fn strong(words: &str, size: f32, color: Color) -> Label {
    Label::new(words, size, LINE_HEIGHT, BOLD, color)
}

/// An icon; an unknown name draws nothing, and a test catches it.
pub fn glyph(name: &str, size: f32, color: Color) -> Label {
    let drawn = icon::glyph(name).map(String::from).unwrap_or_default();
    Label::icon(name, &drawn, size, ICONS, color)
}

/// A coloured area.
pub fn surface<'a>(
    content: Container<'a, Input>,
    role: Role,
    fill: Color,
    line: Option<(Color, f32)>,
    radius: f32,
) -> Marked<'a, Input> {
    let (line, line_width) = line.unwrap_or((Color::TRANSPARENT, 0.0));
    let paint = Paint {
        fill,
        line,
        line_width,
        radius,
    };
    Marked::new(content, role, paint)
}

/// The faces of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A plain target.
    Plain,
    /// The way on.
    Main,
    /// Plain, while it is being read aloud.
    Read,
    /// Chosen.
    Chosen,
    /// Erases.
    Danger,
    /// A tone key.
    Tone,
    /// A function key.
    Function,
}

impl Style {
    /// The colour of text on this face.
    pub fn ink(self, look: &Look) -> Color {
        let p = look.palette;
        match self {
            Self::Main => p.on_accent,
            Self::Danger => p.danger,
            Self::Tone => p.accent,
            Self::Plain | Self::Chosen | Self::Read | Self::Function => p.ink,
        }
    }

    fn face(self, look: &Look) -> Face {
        let p = look.palette;
        let thin = look.hairline();
        let thick = look.mm(1.2).max(3.0);
        let (fill, pressed, line, line_width) = match self {
            Self::Plain => (p.card, p.accent_soft, p.line, thin),
            Self::Read => (p.notice, p.accent_soft, p.line, thin),
            Self::Main => (p.accent, p.ink, p.accent, thin),
            Self::Chosen => (p.accent_soft, p.card, p.accent, thick),
            Self::Danger => (p.card, p.notice, p.danger, thin),
            Self::Tone => (p.accent_soft, p.card, p.accent, thin),
            Self::Function => (p.bar, p.accent_soft, p.line, thin),
        };
        Face {
            fill,
            pressed,
            line,
            line_width,
            radius: look.radius(),
        }
    }
}

/// A target that does something.
pub fn target<'a>(
    content: impl Into<Element<'a, Input>>,
    act: &Act,
    role: Role,
    style: Style,
    generation: u64,
    look: &Look,
) -> Tap<'a, Input> {
    Tap::new(
        content,
        Input::Act(act.clone()),
        Purpose {
            role,
            id: None,
            act: act.clone(),
            chosen: style == Style::Chosen,
        },
        style.face(look),
        generation,
    )
}

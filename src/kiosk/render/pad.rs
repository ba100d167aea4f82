//! A pad to sign on, and a button that comes and goes beside it.

use crate::kiosk::page::{Act, Button, Pad};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{Style, glyph, plain, strong, target};
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::marked::Paint;
use crate::kiosk::widget::pad::{self, Face};
use iced::widget::{row, space};
use iced::{Alignment, Element};

impl Draw<'_> {
    /// A pad to sign on.
    pub(super) fn pad<'a>(&self, pad: &Pad) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let face = Face {
            paint: Paint {
                fill: palette.card,
                line: palette.accent,
                line_width: look.mm(1.0),
                radius: look.radius(),
            },
            ink: palette.ink,
            base: palette.line,
            px_per_mm: look.px_per_mm,
        };
        pad::Pad::new(
            plain(&pad.hint, look.small(), palette.quiet),
            pad.drawing.clone(),
            face,
            look.pad_height(),
            self.frame.generation,
            |stroke| Input::Act(Act::Draw(stroke)),
        )
        .into()
    }

    /// A button, or its room.
    pub(super) fn button<'a>(&self, icon: &str, button: Option<&Button>) -> Element<'a, Input> {
        let look = self.look;
        let height = look.button_height();
        let Some(button) = button else {
            return space().height(height).into();
        };
        let ink = look.palette.ink;
        let face = row![
            glyph(icon, look.small() * 1.2, ink),
            strong(&button.label, look.small(), ink),
        ]
        .spacing(look.mm(2.4))
        .align_y(Alignment::Center);
        let (role, style) = (Role::Button, Style::Plain);
        target(face, &button.act, role, style, self.frame.generation, look)
            .width(look.mm(72.0))
            .height(height)
            .into()
    }
}

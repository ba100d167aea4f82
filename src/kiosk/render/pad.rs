//! A pad to sign on, with what begins it anew below.

use crate::kiosk::page::{Act, Pad};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{Style, glyph, plain, strong, target};
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::marked::Paint;
use crate::kiosk::widget::pad::{self, Face};
use iced::widget::{column, row, space};
use iced::{Alignment, Element};

impl Draw<'_> {
    /// The pad; its room is the same whether something is drawn or not, so that nothing moves under a hand.
    pub(super) fn pad<'a>(&self, pad: &Pad) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let height = look.mm(24.5);
        let again: Element<'a, Input> = match &pad.again {
            Some(again) => target(
                row![
                    glyph("rotate-ccw", look.small() * 1.2, palette.ink),
                    strong(&again.label, look.small(), palette.ink),
                ]
                .spacing(look.mm(2.4))
                .align_y(Alignment::Center),
                &again.act,
                Role::Button,
                Style::Plain,
                self.frame.generation,
                look,
            )
            .width(look.mm(64.0))
            .height(height)
            .into(),
            None => space().height(height).into(),
        };
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
        let drawn = pad::Pad::new(
            plain(&pad.hint, look.small(), palette.quiet),
            pad.drawing.clone(),
            face,
            look.pad_height(),
            self.frame.generation,
            |stroke| Input::Act(Act::Draw(stroke)),
        );
        column![drawn, again].spacing(look.gap()).into()
    }
}

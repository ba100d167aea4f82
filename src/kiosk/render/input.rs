//! What is typed and what it is typed with: fields, the boxes of a date, keys.

use crate::kiosk::look::{LINE_HEIGHT, Look};
use crate::kiosk::measure;
use crate::kiosk::page::{DateBox, Field, KeyCap, KeyKind, Keys};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::semantic::Role;
use iced::widget::{Column, Row as Line, column, container, row, space};
use iced::{Alignment, Element, Fill, Length};

/// What an empty field says.
pub fn hint<'a>(words: &str, look: &Look) -> Element<'a, Input> {
    plain(words, look.small(), look.palette.quiet).into()
}

impl Draw<'_> {
    /// A typed value in its box, with the caret behind it.
    pub(super) fn field<'a>(&self, field: &Field, width: f32) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let side = look.mm(5.0);
        let usual = look.field_text();
        let shown = if field.capitals {
            field.text.to_uppercase()
        } else {
            field.text.clone()
        };
        // The box keeps its height while somebody types, so that no key moves.
        let letter = usual * if field.capitals { 0.7 } else { 0.6 };
        let lines = (field.longest as f32 * letter / (width - 2.0 * side))
            .ceil()
            .clamp(1.0, 2.0);
        let height = (lines * usual * LINE_HEIGHT + look.mm(3.0)).max(look.mm(if look.is_low() {
            18.4
        } else {
            20.0
        }));
        let room = width - 2.0 * side - look.mm(2.0);
        let value = |size: f32| strong(&shown, size, palette.ink);
        let longest_word = shown.split(' ').max_by_key(|word| word.chars().count());
        let word = longest_word.unwrap_or_default();
        let fits = |size: f32| {
            let wide = measure::width(strong(word, size, palette.ink).into());
            wide <= room && measure::height(value(size).into(), room) <= height + 1.0
        };
        let size = if fits(usual) { usual } else { look.small() };
        let caret = surface(
            container(space().width(look.mm(0.8)).height(size * 1.2)),
            Role::Image,
            palette.accent,
            None,
            0.0,
        );
        let content: Element<'a, Input> = if field.text.is_empty() {
            row![caret, hint(&field.hint, look)]
                .spacing(look.mm(2.0))
                .align_y(Alignment::Center)
                .into()
        } else {
            row![value(size), caret]
                .spacing(look.mm(0.8))
                .align_y(Alignment::Center)
                .into()
        };
        self.boxed(content, height)
    }

    fn boxed<'a>(&self, content: Element<'a, Input>, height: f32) -> Element<'a, Input> {
        let look = self.look;
        surface(
            container(content)
                .padding([0.0, look.mm(5.0)])
                .width(Fill)
                .height(height)
                .center_y(height),
            Role::Field,
            look.palette.card,
            Some((look.palette.accent, look.mm(1.0))),
            look.radius(),
        )
        .into()
    }

    /// Day, month and year, or hour and minutes.
    pub(super) fn date_boxes<'a>(&self, boxes: &[DateBox]) -> Element<'a, Input> {
        let look = self.look;
        Line::with_children(boxes.iter().map(|part| {
            let digits: String =
                format!("{:_<1$}", part.digits, usize::from(part.places)).replace('_', "·");
            let face = strong(&digits, look.body() * 1.2, look.palette.ink);
            let style = if part.active {
                Style::Chosen
            } else {
                Style::Plain
            };
            let width = Length::FillPortion(if part.places == 4 { 7 } else { 5 });
            column![
                plain(&part.label, look.small(), look.palette.quiet),
                target(
                    face,
                    &part.act,
                    Role::Field,
                    style,
                    self.frame.generation,
                    look
                )
                .width(Fill)
                .height(look.card_height()),
            ]
            .align_x(Alignment::Center)
            .width(width)
            .into()
        }))
        .spacing(look.gap())
        .width(Fill)
        .into()
    }

    /// Rows of keys.
    pub(super) fn keys<'a>(&self, keys: &Keys) -> Element<'a, Input> {
        let look = self.look;
        let height = (look.key() * keys.height).round();
        let rows = keys.rows.iter().map(|keys| {
            Line::with_children(keys.iter().map(|key| self.key(key, height)))
                .spacing(look.key_gap())
                .into()
        });
        container(
            Column::with_children(rows)
                .spacing(look.key_gap())
                .align_x(Alignment::Center),
        )
        .center_x(Fill)
        .into()
    }

    fn key<'a>(&self, key: &KeyCap, height: f32) -> Element<'a, Input> {
        let look = self.look;
        let width = look.key() * key.width + look.key_gap() * (key.width - 1.0);
        let style = match key.kind {
            KeyKind::Gap => return space().width(width).height(height).into(),
            KeyKind::Letter => Style::Plain,
            KeyKind::Tone => Style::Tone,
            KeyKind::Function => Style::Function,
        };
        let ink = style.ink(look);
        let size = if key.label.chars().count() > 2 {
            look.key_caption()
        } else {
            look.key_text()
        };
        let face: Element<'a, Input> = match key.icon {
            Some(icon) => row![
                glyph(icon, look.key_text(), ink),
                strong(&key.label, look.key_caption(), ink)
            ]
            .spacing(look.mm(2.0))
            .align_y(Alignment::Center)
            .into(),
            None => strong(&key.label, size, ink).into(),
        };
        target(
            face,
            &key.act,
            Role::Key,
            style,
            self.frame.generation,
            look,
        )
        .width(width)
        .height(height)
        .into()
    }
}

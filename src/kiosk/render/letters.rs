//! Two spellings under each other: every letter in a cell of its own, those that differ framed.

use crate::filing::name_difference::Column;
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{plain, strong, surface};
use crate::kiosk::semantic::Role;
use iced::widget::{Column as Stack, Row as Line, column, container, space};
use iced::{Alignment, Element, Fill};

impl Draw<'_> {
    /// Both spellings; words stay together where the line breaks.
    pub(super) fn letters<'a>(
        &self,
        labels: &[String; 2],
        columns: &[Column],
    ) -> Element<'a, Input> {
        let look = self.look;
        let size = look.small();
        let cell = size * 1.05;
        let words = columns
            .split_inclusive(|column| [column.one, column.other].contains(&Some(' ')))
            .map(|word| {
                let cells = word.iter().map(|column| self.column(*column, cell));
                Line::with_children(cells).into()
            });
        let names = labels.iter().map(|label| {
            container(plain(label, size, look.palette.quiet))
                .center_y(cell * 1.6)
                .into()
        });
        let content = Line::new()
            .push(Stack::with_children(names))
            .push(
                Line::with_children(words)
                    .width(Fill)
                    .wrap()
                    .vertical_spacing(look.mm(3.0)),
            )
            .spacing(look.mm(4.0))
            .align_y(Alignment::Start);
        surface(
            container(content).padding(look.mm(2.0)).width(Fill),
            Role::Surface,
            look.palette.card,
            None,
            look.radius(),
        )
        .into()
    }

    fn column<'a>(&self, letters: Column, width: f32) -> Element<'a, Input> {
        let cell = |letter: Option<char>| self.letter(letter, letters.differs(), width);
        column![cell(letters.one), cell(letters.other)].into()
    }

    fn letter<'a>(&self, letter: Option<char>, differs: bool, width: f32) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let height = width * 1.6;
        let shown: Element<'a, Input> = match letter.filter(|letter| *letter != ' ') {
            Some(letter) => strong(&letter.to_string(), look.small(), palette.ink).into(),
            None => space().into(),
        };
        let (fill, line) = if differs {
            (palette.notice, Some((palette.line, look.hairline() * 2.0)))
        } else {
            (palette.card, None)
        };
        let cell = container(shown).center_x(width).center_y(height);
        surface(cell, Role::Surface, fill, line, 0.0).into()
    }
}

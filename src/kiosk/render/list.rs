//! Lists and what stands in them: lines, pictures, the reference, the slip, the turn of pages.

use crate::kiosk::look::TextSize;
use crate::kiosk::page::{Button, FormStrip, Pager, Picture, Row};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::semantic::Role;
use iced::widget::{Row as Line, column, container, image, row, space};
use iced::{Alignment, Element, Fill, FillPortion, Padding};

impl Draw<'_> {
    /// A line of a list.
    pub(super) fn row<'a>(&self, line: &Row) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let icon = line.icon.or(line.flagged.then_some("triangle-alert"));
        let action: Option<Element<'a, Input>> = line.action.as_ref().map(|button| {
            target(
                strong(&button.label, look.small(), Style::Chosen.ink(look)),
                &button.act,
                Role::Button,
                Style::Plain,
                self.frame.generation,
                look,
            )
            .width(look.mm(48.0))
            .height(look.mm(20.2))
            .into()
        });
        let least = if line.action.is_some() {
            look.row_height()
        } else {
            look.line_height()
        };
        // In the largest letters a long word would not find room beside the other.
        let stacked = line.action.is_none() && look.is_narrow() && look.text == TextSize::Largest;
        let words: Element<'a, Input> = if stacked {
            let mut words = column![plain(&line.label, look.small(), palette.quiet)];
            if !line.value.is_empty() {
                let longest = look.longest_line(look.small()) * 0.83;
                let value = strong(&line.value, look.small(), palette.ink);
                words = words.push(container(value).max_width(longest));
            }
            words.width(Fill).into()
        } else {
            Line::new()
                .push(plain(&line.label, look.small(), palette.quiet).width(FillPortion(9)))
                .push((!line.value.is_empty()).then(|| {
                    let value = strong(&line.value, look.small(), palette.ink);
                    // Names have narrow letters.
                    let longest = look.longest_line(look.small()) * 0.83;
                    container(container(value).max_width(longest)).width(FillPortion(12))
                }))
                .spacing(look.mm(4.0))
                .align_y(Alignment::Center)
                .width(Fill)
                .into()
        };
        let content = Line::new()
            .push(space().height(least))
            .push(icon.map(|icon| glyph(icon, look.small() * 1.3, palette.ink)))
            .push(words)
            .push(action)
            .spacing(look.mm(if look.is_narrow() { 2.5 } else { 4.0 }))
            .align_y(Alignment::Center);
        let read = self.is_read(&[&line.label, &line.value]);
        let fill = match (read, line.flagged) {
            (true, true) => palette.accent_soft,
            (true, false) | (false, true) => palette.notice,
            (false, false) => palette.card,
        };
        surface(
            container(content).padding([0.0, look.mm(2.0)]).width(Fill),
            Role::Surface,
            fill,
            read.then(|| (palette.line, look.hairline())),
            look.radius(),
        )
        .into()
    }

    /// The reference number.
    pub(super) fn code<'a>(&self, code: &str) -> Element<'a, Input> {
        strong(code, self.look.code(), self.look.palette.accent).into()
    }

    /// Pictures of pages beside each other.
    pub(super) fn pictures<'a>(&self, pictures: &[Picture]) -> Element<'a, Input> {
        let look = self.look;
        let height = look.picture();
        let line = Line::with_children(pictures.iter().map(|picture| {
            let shown: Element<'a, Input> = match self.frame.pictures.get(&picture.page) {
                Some(handle) => image(handle.clone()).height(height).into(),
                None => glyph("file-check", height / 2.0, look.palette.accent).into(),
            };
            let view = target(
                strong(&picture.view.label, look.small(), look.palette.ink),
                &picture.view.act,
                Role::Button,
                Style::Plain,
                self.frame.generation,
                look,
            )
            .width(Fill)
            .at_least(look.mm(20.2))
            .padding([look.mm(1.0), look.mm(2.0)]);
            column![
                container(shown).height(height).center_y(height),
                plain(&picture.caption, look.small(), look.palette.quiet),
                view,
            ]
            .spacing(look.mm(2.0))
            .align_x(Alignment::Center)
            .width(Fill)
            .into()
        }))
        .spacing(look.gap());
        // What is touched below it stands as far away as beside it.
        let below = (look.gap() - look.block_gap()).max(0.0);
        container(line).padding(Padding::ZERO.bottom(below)).into()
    }

    /// One captured page, as large as there is room for it.
    pub(super) fn captured_page<'a>(&self) -> Element<'a, Input> {
        let heading = self.look.heading() * crate::kiosk::look::LINE_HEIGHT;
        let height = self.look.room() - heading - 2.0 * self.look.block_gap();
        let picture = self.frame.viewed.clone();
        let shown = picture.map(|picture| image(picture).width(Fill).height(Fill));
        container(shown).width(Fill).height(height).into()
    }

    /// The picture of the slip.
    pub(super) fn slip<'a>(&self) -> Element<'a, Input> {
        let heading = self.look.heading() * crate::kiosk::look::LINE_HEIGHT;
        let height = self.look.room() - heading - self.look.block_gap();
        let picture = self.frame.slip.as_ref();
        container(picture.map(|slip| image(slip.clone()).height(height)))
            .center_x(Fill)
            .into()
    }

    /// A strip of the application form.
    pub(super) fn strip_of_form<'a>(&self, strip: FormStrip) -> Element<'a, Input> {
        let picture = self.frame.form.get(strip.place).cloned();
        let shown = container(picture.map(|picture| image(picture).width(Fill).height(Fill)))
            .width(strip.width)
            .height(strip.height);
        container(shown).center_x(Fill).into()
    }

    /// The turn of pages.
    pub(super) fn pager<'a>(&self, pager: &Pager) -> Element<'a, Input> {
        let look = self.look;
        let turn = |button: &Option<Button>| -> Element<'a, Input> {
            let content: Element<'a, Input> = match button {
                Some(button) => target(
                    strong(&button.label, look.small(), look.palette.ink),
                    &button.act,
                    Role::Button,
                    Style::Function,
                    self.frame.generation,
                    look,
                )
                .width(Fill)
                .height(look.mm(24.5))
                .into(),
                None => space().width(Fill).height(look.mm(24.5)).into(),
            };
            container(content).width(FillPortion(3)).into()
        };
        let line = row![
            turn(&pager.previous),
            container(plain(&pager.text, look.small(), look.palette.quiet))
                .center_x(Fill)
                .width(FillPortion(2)),
            turn(&pager.following),
        ]
        .align_y(Alignment::Center)
        .spacing(look.gap());
        container(line).align_bottom(look.pager_height()).into()
    }
}

//! The body of a page: heading, sentences and blocks.

use crate::kiosk::look::{LINE_HEIGHT, Look};
use crate::kiosk::page::Act;
use crate::kiosk::page::{
    Block, Card, CardState, DateBox, Field, KeyCap, KeyKind, Keys, Notice, Page, Pager, Picture,
    Row,
};
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::render::{Frame, Input};
use crate::kiosk::semantic::Role;
use iced::widget::container::Container;
use iced::widget::{Column, Row as Line, column, container, image, row, space};
use iced::{Alignment, Element, Fill, FillPortion, Length, Shrink};

/// The longest comfortable line of text, in widths of the body font (about 60 letters, C07).
const LINE_EMS: f32 = 33.0;

struct Draw<'f> {
    frame: &'f Frame,
    look: &'f Look,
}

/// The body of a page.
pub fn body<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let on = Draw { frame, look };
    let ink = look.palette.ink;
    let heading = strong(&page.heading, look.heading(), ink)
        .role(Role::Heading)
        .width(Fill);
    let mut content = column![space().height(look.mm(4.0))]
        .push(on.lit(container(heading), &[&page.heading]))
        .spacing(look.mm(if look.is_low() { 2.5 } else { 4.0 }))
        .width(Fill)
        .height(Fill);
    for sentence in &page.lead {
        content = content.push(on.paragraph(sentence, look.body() * LINE_EMS));
    }
    if let Some(problem) = &page.problem {
        content = content.push(on.notice(problem, "triangle-alert"));
    }
    for block in &page.body {
        content = content.push(on.block(block));
    }
    content.into()
}

impl Draw<'_> {
    fn block<'a>(&self, block: &Block) -> Element<'a, Input> {
        match block {
            Block::Cards { columns, cards } => {
                self.cards(usize::from(*columns), cards, self.look.card_height())
            }
            Block::TallCards(cards) => self.cards(cards.len(), cards, self.look.tall_card()),
            Block::Code(code) => self.code(code),
            Block::Columns { share, left, right } => self.columns(*share, left, right),
            Block::DateBoxes(boxes) => self.date_boxes(boxes),
            Block::Field(field) => self.field(field),
            Block::Keys(keys) => self.keys(keys),
            Block::Notice(notice) => self.notice(notice, "info"),
            Block::Pager(pager) => self.pager(pager),
            Block::Pictures(pictures) => self.pictures(pictures),
            Block::Prose(sentences) => Column::with_children(
                sentences
                    .iter()
                    .map(|s| self.paragraph(s, self.look.body() * LINE_EMS)),
            )
            .spacing(self.look.mm(3.0))
            .into(),
            Block::Slip => self.slip(),
            Block::Rest => space().height(Fill).into(),
            Block::Rows(rows) => Column::with_children(rows.iter().map(|row| self.row(row)))
                .spacing(self.look.mm(1.5))
                .into(),
        }
    }

    fn paragraph<'a>(&self, sentence: &str, width: f32) -> Element<'a, Input> {
        let words = plain(sentence, self.look.body(), self.look.palette.ink);
        self.lit(container(words).max_width(width), &[sentence])
    }

    /// Lights up what stands around the sentence that is being read, and moves nothing.
    fn lit<'a>(&self, content: Container<'a, Input>, texts: &[&str]) -> Element<'a, Input> {
        if !self.is_read(texts) {
            return content.into();
        }
        let fill = self.look.palette.accent_soft;
        surface(content, Role::Surface, fill, None, self.look.radius()).into()
    }

    fn is_read(&self, texts: &[&str]) -> bool {
        let read = self.frame.read.as_deref();
        read.is_some_and(|read| texts.contains(&read))
    }

    fn columns<'a>(&self, share: u16, left: &[Block], right: &[Block]) -> Element<'a, Input> {
        let side = |blocks: &[Block], portion: u16| {
            Column::with_children(blocks.iter().map(|block| self.block(block)))
                .spacing(self.look.gap())
                .width(FillPortion(portion))
        };
        row![side(left, share), side(right, 1000 - share.min(999))]
            .spacing(self.look.mm(10.0))
            .into()
    }

    fn notice<'a>(&self, notice: &Notice, icon: &str) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let words = column![strong(&notice.what, look.small(), palette.ink)].push(
            (!notice.do_this.is_empty()).then(|| plain(&notice.do_this, look.small(), palette.ink)),
        );
        surface(
            container(
                row![glyph(icon, look.body() * 1.2, palette.ink), words]
                    .spacing(look.mm(4.0))
                    .align_y(Alignment::Center),
            )
            .padding([look.mm(2.0), look.mm(5.0)])
            .width(Fill),
            Role::Surface,
            if self.is_read(&[&notice.what, &notice.do_this]) {
                palette.accent_soft
            } else {
                palette.notice
            },
            Some((palette.line, 2.0)),
            look.radius(),
        )
        .into()
    }

    fn cards<'a>(&self, columns: usize, cards: &[Card], least: f32) -> Element<'a, Input> {
        let columns = columns.max(1);
        Column::with_children(cards.chunks(columns).map(|line| {
            let missing = columns - line.len();
            let filled = line.iter().map(|card| self.card(card, least));
            let empty = (0..missing).map(|_| space().width(Fill).into());
            Line::with_children(filled.chain(empty))
                .spacing(self.look.gap())
                .into()
        }))
        .spacing(self.look.gap())
        .into()
    }

    fn card<'a>(&self, card: &Card, least: f32) -> Element<'a, Input> {
        let look = self.look;
        let style = match card.state {
            CardState::Action | CardState::Open
                if self.is_read(&[&card.label, card.detail.as_deref().unwrap_or_default()]) =>
            {
                Style::Read
            }
            CardState::Action | CardState::Open => Style::Plain,
            CardState::Main => Style::Main,
            CardState::Chosen => Style::Chosen,
            CardState::Danger => Style::Danger,
        };
        let ink = style.ink(look);
        let mark = match card.state {
            CardState::Open => Some(glyph("circle", look.body() * 1.1, ink)),
            CardState::Chosen => Some(glyph("circle-check", look.body() * 1.1, ink)),
            CardState::Action | CardState::Main | CardState::Danger => None,
        };
        let mut words = column![strong(&card.label, look.body(), ink).width(Fill)].width(Fill);
        if let Some(detail) = &card.detail {
            let quiet = if style == Style::Main {
                ink
            } else {
                look.palette.quiet
            };
            words = words.push(plain(detail, look.small(), quiet).width(Fill));
        }
        let content = Line::new()
            .push(mark)
            .push(card.icon.map(|icon| glyph(icon, look.body() * 1.5, ink)))
            .push(words)
            .spacing(look.mm(4.0))
            .align_y(Alignment::Center)
            .width(Fill);
        let role = match card.state {
            CardState::Open | CardState::Chosen => Role::Choice,
            CardState::Action | CardState::Main | CardState::Danger => Role::Card,
        };
        target(content, &card.act, role, style, self.frame.generation, look)
            .width(Fill)
            .at_least(least)
            .padding([look.mm(2.0), look.mm(5.0)])
            .into()
    }

    fn field<'a>(&self, field: &Field) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let size = look.body() * 1.15;
        let shown = if field.capitals {
            field.text.to_uppercase()
        } else {
            field.text.clone()
        };
        let caret = surface(
            container(space().width(look.mm(0.8)).height(size * 1.2)),
            Role::Image,
            palette.accent,
            None,
            0.0,
        );
        let content: Element<'a, Input> = if field.text.is_empty() {
            row![caret, plain(&field.hint, look.small(), palette.quiet)]
                .spacing(look.mm(2.0))
                .align_y(Alignment::Center)
                .into()
        } else {
            row![strong(&shown, size, palette.ink), caret]
                .spacing(look.mm(0.8))
                .align_y(Alignment::Center)
                .into()
        };
        self.boxed(content, Fill, look.mm(1.0))
    }

    fn boxed<'a>(
        &self,
        content: Element<'a, Input>,
        width: impl Into<Length>,
        line: f32,
    ) -> Element<'a, Input> {
        let look = self.look;
        let height = (look.body() * 1.15 * LINE_HEIGHT + look.mm(4.0)).max(look.mm(20.0));
        surface(
            container(content)
                .padding([0.0, look.mm(5.0)])
                .width(width)
                .height(height)
                .center_y(height),
            Role::Field,
            look.palette.card,
            Some((look.palette.accent, line)),
            look.radius(),
        )
        .into()
    }

    fn date_boxes<'a>(&self, boxes: &[DateBox]) -> Element<'a, Input> {
        let look = self.look;
        Line::with_children(boxes.iter().map(|part| {
            let width = look.mm(if part.places == 4 { 62.0 } else { 42.0 });
            let style = if part.active {
                Style::Chosen
            } else {
                Style::Plain
            };
            let digits: String =
                format!("{:_<1$}", part.digits, usize::from(part.places)).replace('_', "·");
            let face = strong(&digits, look.body() * 1.3, look.palette.ink);
            column![
                plain(&part.label, look.small(), look.palette.quiet),
                target(
                    face,
                    &Act::DatePart(part.part),
                    Role::Field,
                    style,
                    self.frame.generation,
                    look
                )
                .width(width)
                .height(look.mm(24.5)),
            ]
            .align_x(Alignment::Center)
            .into()
        }))
        .spacing(look.gap())
        .into()
    }

    fn keys<'a>(&self, keys: &Keys) -> Element<'a, Input> {
        let look = self.look;
        let rows = keys.rows.iter().map(|keys| {
            Line::with_children(keys.iter().map(|key| self.key(key)))
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

    fn key<'a>(&self, key: &KeyCap) -> Element<'a, Input> {
        let look = self.look;
        let width = look.key() * key.width + look.key_gap() * (key.width - 1.0);
        let style = match key.kind {
            KeyKind::Gap => return space().width(width).height(look.key()).into(),
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
        .height(look.key())
        .into()
    }

    fn row<'a>(&self, line: &Row) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let flagged = line.flagged;
        let icon = line.icon.or(flagged.then_some("triangle-alert"));
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
        // Without a target the value gets the room.
        let label = if line.action.is_some() { 9 } else { 7 };
        let content = Line::new()
            .push(space().height(least))
            .push(icon.map(|icon| glyph(icon, look.small() * 1.3, palette.ink)))
            .push(plain(&line.label, look.small(), palette.quiet).width(FillPortion(label)))
            .push(
                (!line.value.is_empty())
                    .then(|| strong(&line.value, look.small(), palette.ink).width(FillPortion(12))),
            )
            .push(action)
            .spacing(look.mm(4.0))
            .align_y(Alignment::Center);
        let fill = if self.is_read(&[&line.label, &line.value]) {
            palette.accent_soft
        } else if line.flagged {
            palette.notice
        } else {
            palette.card
        };
        surface(
            container(content).padding([0.0, look.mm(2.0)]).width(Fill),
            Role::Surface,
            fill,
            None,
            look.radius(),
        )
        .into()
    }

    fn code<'a>(&self, code: &str) -> Element<'a, Input> {
        strong(code, self.look.code(), self.look.palette.accent).into()
    }

    fn pictures<'a>(&self, pictures: &[Picture]) -> Element<'a, Input> {
        let look = self.look;
        Line::with_children(pictures.iter().map(|picture| {
            let shown: Element<'a, Input> = match self.frame.pictures.get(&picture.page) {
                Some(handle) => image(handle.clone()).height(look.mm(62.0)).into(),
                None => glyph("file-check", look.mm(30.0), look.palette.accent).into(),
            };
            let remove = picture.remove.as_ref().map(|button| {
                target(
                    strong(&button.label, look.small(), Style::Danger.ink(look)),
                    &button.act,
                    Role::Button,
                    Style::Danger,
                    self.frame.generation,
                    look,
                )
                .width(look.mm(60.0))
                .height(look.mm(20.2))
            });
            column![
                container(shown)
                    .height(look.mm(62.0))
                    .center_y(look.mm(62.0)),
                plain(&picture.caption, look.small(), look.palette.quiet),
            ]
            .push(remove)
            .spacing(look.mm(2.0))
            .align_x(Alignment::Center)
            .into()
        }))
        .spacing(look.mm(15.5))
        .into()
    }

    fn slip<'a>(&self) -> Element<'a, Input> {
        let height = self.look.body_height() - self.look.mm(34.0);
        let picture = self.frame.slip.as_ref();
        container(picture.map(|slip| image(slip.clone()).height(height)))
            .center_x(Fill)
            .into()
    }

    fn pager<'a>(&self, pager: &Pager) -> Element<'a, Input> {
        let look = self.look;
        let turn = |button: &Option<crate::kiosk::page::Button>| -> Element<'a, Input> {
            match button {
                Some(button) => target(
                    strong(&button.label, look.small(), look.palette.ink),
                    &button.act,
                    Role::Button,
                    Style::Function,
                    self.frame.generation,
                    look,
                )
                .width(look.mm(76.0))
                .height(look.mm(24.5))
                .into(),
                None => space().width(look.mm(76.0)).height(look.mm(24.5)).into(),
            }
        };
        row![
            turn(&pager.previous),
            container(plain(&pager.text, look.small(), look.palette.quiet))
                .center_x(Fill)
                .height(Shrink),
            turn(&pager.following),
        ]
        .align_y(Alignment::Center)
        .into()
    }
}

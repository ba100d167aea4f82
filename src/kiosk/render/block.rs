//! The body of a page: heading, sentences and blocks.

use crate::kiosk::look::Look;
use crate::kiosk::page::{Block, Button, Card, CardState, Notice, Page};
use crate::kiosk::render::parts::{Style, glyph, plain, strong, surface, target};
use crate::kiosk::render::{Frame, Input};
use crate::kiosk::semantic::Role;
use iced::widget::container::Container;
use iced::widget::{Column, column, container, row, space};
use iced::{Alignment, Element, Fill, Length, Padding};

/// What the blocks are drawn with.
pub(super) struct Draw<'f> {
    pub(super) frame: &'f Frame,
    pub(super) look: &'f Look,
}

/// The body of a page.
pub fn body<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let on = Draw { frame, look };
    let width = look.body_width();
    let mut content = Column::new()
        .push(on.lit(container(heading(&page.heading, look)), &[&page.heading]))
        .spacing(look.block_gap())
        .width(Fill)
        .height(Fill);
    if !page.lead.is_empty() {
        let sentences = page.lead.iter().map(|sentence| on.paragraph(sentence));
        content = content.push(Column::with_children(sentences).spacing(look.prose_gap()));
    }
    if let Some(problem) = &page.problem {
        let help = page.help.as_ref();
        content = content.push(on.notice(problem, "triangle-alert", help));
    }
    for (place, block) in page.body.iter().enumerate() {
        let above = place.checked_sub(1).and_then(|above| page.body.get(above));
        let drawn = on.block(block, width);
        content = content.push(if above.is_some_and(|above| above.keeps_apart(block)) {
            let more = look.gap() - look.block_gap();
            container(drawn).padding(Padding::ZERO.top(more)).into()
        } else {
            drawn
        });
    }
    if !page.foot.is_empty() {
        let cards = on.cards(page.foot.len(), &page.foot, look.card_height());
        content = content
            .push(space().height(Fill))
            .push(container(cards).padding(Padding::ZERO.top(look.foot_gap())));
    }
    content.into()
}

/// The heading of a page.
pub fn heading<'a>(words: &str, look: &Look) -> Element<'a, Input> {
    let words = strong(words, look.heading(), look.palette.ink).role(Role::Heading);
    container(words)
        .max_width(look.longest_line(look.heading()))
        .into()
}

/// A sentence below the heading.
pub fn sentence<'a>(words: &str, frame: &Frame, look: &Look) -> Element<'a, Input> {
    Draw { frame, look }.paragraph(words)
}

/// What is wrong with an answer.
pub fn problem<'a>(
    notice: &Notice,
    help: Option<&Button>,
    frame: &Frame,
    look: &Look,
) -> Element<'a, Input> {
    Draw { frame, look }.notice(notice, "triangle-alert", help)
}

/// One block at this width.
pub fn block<'a>(block: &Block, width: f32, frame: &Frame, look: &Look) -> Element<'a, Input> {
    Draw { frame, look }.block(block, width)
}

impl Draw<'_> {
    fn block<'a>(&self, block: &Block, width: f32) -> Element<'a, Input> {
        match block {
            Block::Cards { columns, cards } => {
                let drawn = self.cards(usize::from(*columns), cards, self.look.card_height());
                if cards.iter().any(|card| card.state == CardState::Danger) {
                    let above = self.look.mm(15.6) - self.look.block_gap();
                    let apart = Padding::ZERO.top(above).bottom(self.look.danger_gap());
                    container(drawn).padding(apart).into()
                } else {
                    drawn
                }
            }
            Block::TallCards(cards) => self.tall_cards(cards),
            Block::Code(code) => self.code(code),
            Block::Columns { share, left, right } => self.columns(*share, left, right, width),
            Block::DateBoxes(boxes) => self.date_boxes(boxes),
            Block::Field(field) => self.field(field, width),
            Block::Keys(keys) => self.keys(keys),
            Block::Letters { labels, columns } => self.letters(labels, columns),
            Block::Notice(notice) => self.notice(notice, "info", None),
            Block::Pad(pad) => self.pad(pad),
            Block::Button { icon, button } => self.button(icon, button.as_ref()),
            Block::Pager(pager) => self.pager(pager),
            Block::Pictures(pictures) => self.pictures(pictures),
            Block::CapturedPage => self.captured_page(),
            Block::Seen { height } => self.seen(*height),
            Block::Taken { page, height } => self.taken(*page, *height),
            Block::Photograph(photograph) => self.photograph(photograph),
            Block::Prose(sentences) => {
                Column::with_children(sentences.iter().map(|s| self.paragraph(s)))
                    .spacing(self.look.prose_gap())
                    .into()
            }
            Block::Slip => self.slip(),
            Block::StripOfForm(strip) => self.strip_of_form(*strip),
            Block::Strip(cards) => self.strip(cards, width),
            Block::Practice(practice) => self.practice(practice),
            Block::Samples(samples) => self.samples(samples),
            Block::Rest => space().height(Fill).into(),
            Block::Turn => space().into(),
            Block::Rows(rows) => Column::with_children(rows.iter().map(|row| self.row(row)))
                .spacing(self.look.row_gap())
                .into(),
        }
    }

    fn tall_cards<'a>(&self, cards: &[Card]) -> Element<'a, Input> {
        let drawn = self.cards(cards.len(), cards, self.look.tall_card());
        if cards.iter().any(|card| card.act.is_danger()) {
            let apart = Padding::ZERO.bottom(self.look.danger_gap());
            container(drawn).padding(apart).into()
        } else {
            drawn
        }
    }

    fn paragraph<'a>(&self, sentence: &str) -> Element<'a, Input> {
        let words = plain(sentence, self.look.body(), self.look.palette.ink);
        let width = self.look.longest_line(self.look.body());
        self.lit(container(words).max_width(width), &[sentence])
    }

    /// Lights up what stands around the sentence that is being read, and moves nothing.
    fn lit<'a>(&self, content: Container<'a, Input>, texts: &[&str]) -> Element<'a, Input> {
        if !self.is_read(texts) {
            return content.into();
        }
        let palette = self.look.palette;
        let line = Some((palette.line, self.look.hairline()));
        let radius = self.look.radius() / 2.0;
        surface(content, Role::Surface, palette.notice, line, radius).into()
    }

    /// Whether one of these is being read.
    pub(super) fn is_read(&self, texts: &[&str]) -> bool {
        let read = self.frame.read.as_deref();
        read.is_some_and(|read| texts.contains(&read))
    }

    fn columns<'a>(
        &self,
        share: u16,
        left: &[Block],
        right: &[Block],
        width: f32,
    ) -> Element<'a, Input> {
        let gap = self.look.column_gap();
        let left_width = ((width - gap) * f32::from(share.min(999)) / 1000.0).round();
        let right_width = width - gap - left_width;
        let side = |blocks: &[Block], width: f32| {
            Column::with_children(blocks.iter().map(|block| self.block(block, width)))
                .spacing(self.look.gap())
                .width(Length::Fixed(width))
        };
        row![side(left, left_width), side(right, right_width)]
            .spacing(gap)
            .into()
    }

    fn notice<'a>(&self, notice: &Notice, icon: &str, help: Option<&Button>) -> Element<'a, Input> {
        let look = self.look;
        let palette = look.palette;
        let what = strong(&notice.what, look.small(), palette.ink);
        let words = column![what]
            .push(
                (!notice.do_this.is_empty())
                    .then(|| plain(&notice.do_this, look.small(), palette.ink)),
            )
            .max_width(look.longest_line(look.small()));
        let help = help.map(|button| {
            target(
                strong(&button.label, look.small(), palette.ink),
                &button.act,
                Role::Button,
                Style::Plain,
                self.frame.generation,
                look,
            )
            .width(look.mm(64.0))
            .at_least(look.mm(24.5))
            .padding(look.mm(2.0))
        });
        surface(
            container(
                row![
                    glyph(icon, look.body() * 1.2, palette.ink),
                    container(words).width(Fill)
                ]
                .push(help)
                .spacing(look.mm(4.0))
                .align_y(Alignment::Center),
            )
            .padding([look.mm(3.2), look.mm(5.0)])
            .width(Fill),
            Role::Surface,
            if self.is_read(&[&notice.what, &notice.do_this]) {
                palette.accent_soft
            } else {
                palette.notice
            },
            Some((palette.line, look.hairline())),
            look.radius(),
        )
        .into()
    }
}

//! Cards: the large targets of a page, and the row of small ones above the keyboard.

use crate::kiosk::look::{Look, TextSize};
use crate::kiosk::measure;
use crate::kiosk::page::{Act, Card, CardState, Practice};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::{Style, glyph, plain, strong, target};
use crate::kiosk::semantic::Role;
use iced::widget::{Column, Row as Line, column, container, space};
use iced::{Alignment, Element, Fill, Length};

impl Draw<'_> {
    /// Cards in columns; each at least so many pixels high.
    pub(super) fn cards<'a>(
        &self,
        columns: usize,
        cards: &[Card],
        least: f32,
    ) -> Element<'a, Input> {
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
        let texts = [&card.label, card.detail.as_deref().unwrap_or_default()];
        let style = match style(card.state) {
            Style::Plain if self.is_read(&texts) => Style::Read,
            style => style,
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
            let detail = plain(detail, look.small(), quiet);
            words = words.push(container(detail).max_width(look.longest_line(look.small())));
        }
        // On a narrow panel the largest letters need the room of the picture.
        let pictured = !(look.is_narrow() && look.text == TextSize::Largest);
        let icon = card.icon.filter(|_| pictured);
        let icon = icon.map(|icon| glyph(icon, look.body() * 1.4, ink));
        let content = Line::new()
            .push(mark)
            .push(icon)
            .push(words)
            .spacing(look.mm(if look.is_narrow() { 3.0 } else { 4.0 }))
            .align_y(Alignment::Center)
            .width(Fill);
        let role = match card.state {
            CardState::Open | CardState::Chosen => Role::Choice,
            CardState::Action | CardState::Main | CardState::Danger => Role::Card,
        };
        let side = look.mm(if look.is_narrow() { 3.5 } else { 5.0 });
        target(content, &card.act, role, style, self.frame.generation, look)
            .width(Fill)
            .at_least(least)
            .padding([look.mm(2.0), side])
            .into()
    }

    /// As many small cards as fit beside each other, the first ones first.
    pub(super) fn strip<'a>(&self, cards: &[Card], width: f32) -> Element<'a, Input> {
        let look = self.look;
        let (side, gap) = (look.mm(5.0), look.gap());
        let mut left = width;
        let mut shown = Vec::new();
        for card in cards {
            let ink = style(card.state).ink(look);
            let label = || strong(&card.label, look.small(), ink);
            let room = (measure::width(label().into()) + 2.0 * side)
                .max(look.mm(30.0))
                .ceil();
            if left < room {
                break;
            }
            left -= room + gap;
            shown.push(
                target(
                    label(),
                    &card.act,
                    Role::Button,
                    style(card.state),
                    self.frame.generation,
                    look,
                )
                .width(room)
                .height(look.strip_height())
                .into(),
            );
        }
        // What follows are keys, and they keep the distance of targets.
        let below = (gap - look.block_gap()).max(0.0);
        Line::with_children(shown)
            .push(space().height(look.strip_height() + below))
            .spacing(gap)
            .into()
    }
}

impl<'f> Draw<'f> {
    /// Cards, each in letters of its own size.
    pub(super) fn samples<'a>(&self, samples: &[(TextSize, Card)]) -> Element<'a, Input> {
        let drawn = samples.iter().map(|(size, card)| {
            let look = Look {
                text: *size,
                ..*self.look
            };
            let draw = Draw {
                frame: self.frame,
                look: &look,
            };
            draw.card(card, look.card_height())
        });
        if self.look.is_low() {
            // Three below each other would not leave room for the way on.
            Line::with_children(drawn).spacing(self.look.gap()).into()
        } else {
            Column::with_children(drawn).spacing(self.look.gap()).into()
        }
    }

    /// A round target at one of three places; it tells how far from its middle it was hit.
    pub(super) fn practice<'a>(&self, practice: &Practice) -> Element<'a, Input> {
        let look = self.look;
        let act = Act::Practice(practice.place);
        let ink = Style::Main.ink(look);
        let face = column![
            glyph("circle", look.body() * 1.4, ink),
            strong(&practice.label, look.body(), ink)
        ]
        .spacing(look.mm(1.0))
        .align_x(Alignment::Center);
        let style = Style::Main;
        let hit = target(face, &act, Role::Button, style, self.frame.generation, look)
            .width(look.mm(96.0))
            .at_least(look.mm(40.0))
            .padding(look.mm(2.0));
        let before = u16::from(practice.place.min(2));
        Line::new()
            .push((before > 0).then(|| space().width(Length::FillPortion(before))))
            .push(hit)
            .push((before < 2).then(|| space().width(Length::FillPortion(2 - before))))
            .width(Fill)
            .into()
    }
}

fn style(state: CardState) -> Style {
    match state {
        CardState::Action | CardState::Open => Style::Plain,
        CardState::Main => Style::Main,
        CardState::Chosen => Style::Chosen,
        CardState::Danger => Style::Danger,
    }
}

//! A page as somebody elsewhere reads it: its texts in reading order, and what each of its buttons does.

use super::{Act, Block, Button, Card, CardState, KeyKind, Page};
use crate::filing::company::{self, Item, View};

/// A page as text, with the act of each button that may be pressed from elsewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What is read.
    pub view: View,
    /// The acts, by the button's name in the view.
    acts: Vec<Act>,
    /// Whether anything may be pressed.
    pressed: bool,
}

impl Reading {
    /// Reads a page; `None` where it shows a picture of a paper, a person or a signature, which nobody else may
    /// see. `pressed` is whether what [`Act::may_be_done_from_desk`] names may be done; `around` are buttons of
    /// the bars.
    pub fn of(page: &Page, around: &[Button], pressed: bool) -> Option<Self> {
        if is_picture(&page.body) {
            return None;
        }
        let mut reading = Self {
            pressed,
            ..Self::default()
        };
        reading.view.heading.clone_from(&page.heading);
        reading.sentences(&page.lead);
        if let Some(problem) = &page.problem {
            reading.problem(&problem.what, &problem.do_this);
        }
        reading.blocks(&page.body);
        reading.cards(&page.foot);
        for button in page.help.iter().chain(&page.next).chain(around) {
            reading.button(&button.label, &button.act);
        }
        Some(reading)
    }

    /// What a button of the view does.
    pub fn act(&self, id: u16) -> Option<&Act> {
        self.acts.get(usize::from(id))
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cards { cards, .. } | Block::Strip(cards) | Block::TallCards(cards) => {
                self.cards(cards);
            }
            Block::Samples(samples) => {
                for (_, card) in samples {
                    self.card(card);
                }
            }
            Block::Practice(practice) => {
                self.button(&practice.label, &Act::Practice(practice.place));
            }
            Block::Field(field) if field.capitals => self.value("", &field.text.to_uppercase()),
            Block::Field(field) => self.value("", &field.text),
            Block::DateBoxes(boxes) => {
                for part in boxes {
                    self.value(&part.label, &part.digits);
                    self.press(&part.label, &part.act, part.active, false);
                }
            }
            Block::Keys(keys) => {
                let caps = keys.rows.iter().flatten();
                for cap in caps.filter(|cap| cap.kind != KeyKind::Gap) {
                    self.press(&cap.label, &cap.act, false, true);
                }
            }
            Block::Prose(sentences) => self.sentences(sentences),
            Block::Rows(rows) => {
                for row in rows {
                    self.value(&row.label, &row.value);
                    if let Some(button) = &row.action {
                        self.button(&format!("{}: {}", button.label, row.label), &button.act);
                    }
                }
            }
            Block::Letters { labels, columns } => {
                let [one, other] = labels;
                let first = columns.iter().filter_map(|column| column.one);
                self.value(one, &first.collect::<String>());
                let second = columns.iter().filter_map(|column| column.other);
                self.value(other, &second.collect::<String>());
            }
            Block::Code(text) => self.sentence(text),
            Block::Pictures(pictures) => {
                for picture in pictures {
                    self.sentence(&picture.caption);
                }
            }
            Block::Button { button, .. } => {
                if let Some(button) = button {
                    self.button(&button.label, &button.act);
                }
            }
            Block::Notice(notice) => self.problem(&notice.what, &notice.do_this),
            Block::Pager(pager) => {
                self.sentence(&pager.text);
                for button in pager.previous.iter().chain(&pager.following) {
                    self.button(&button.label, &button.act);
                }
            }
            Block::Columns { left, right, .. } => {
                self.blocks(left);
                self.blocks(right);
            }
            Block::CapturedPage
            | Block::Seen { .. }
            | Block::Taken { .. }
            | Block::Photograph(_)
            | Block::Pad(_)
            | Block::Slip
            | Block::StripOfForm(_)
            | Block::Rest
            | Block::Turn => {}
        }
    }

    fn cards(&mut self, cards: &[Card]) {
        for card in cards {
            self.card(card);
        }
    }

    fn card(&mut self, card: &Card) {
        let label = match &card.detail {
            Some(detail) => format!("{}: {detail}", card.label),
            None => card.label.clone(),
        };
        self.press(&label, &card.act, card.state == CardState::Chosen, false);
    }

    fn button(&mut self, label: &str, act: &Act) {
        self.press(label, act, false, false);
    }

    fn press(&mut self, label: &str, act: &Act, chosen: bool, key: bool) {
        let id = u16::try_from(self.acts.len()).ok();
        let id = id.filter(|_| self.pressed && act.may_be_done_from_desk());
        if id.is_some() {
            self.acts.push(act.clone());
        }
        self.view.items.push(Item::Button(company::Button {
            label: label.to_owned(),
            chosen,
            key,
            id,
        }));
    }

    fn sentences(&mut self, sentences: &[String]) {
        for text in sentences {
            self.sentence(text);
        }
    }

    fn sentence(&mut self, text: &str) {
        let text = text.to_owned();
        self.view.items.push(Item::Text { text });
    }

    fn problem(&mut self, what: &str, do_this: &str) {
        for text in [what, do_this] {
            let text = text.to_owned();
            self.view.items.push(Item::Problem { text });
        }
    }

    fn value(&mut self, label: &str, value: &str) {
        let (label, value) = (label.to_owned(), value.to_owned());
        self.view.items.push(Item::Value { label, value });
    }
}

/// Whether a picture of a paper, a person or a signature stands there in large.
fn is_picture(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::CapturedPage
        | Block::Seen { .. }
        | Block::Taken { .. }
        | Block::Photograph(_)
        | Block::Pad(_)
        | Block::Slip
        | Block::StripOfForm(_) => true,
        Block::Columns { left, right, .. } => is_picture(left) || is_picture(right),
        _ => false,
    })
}

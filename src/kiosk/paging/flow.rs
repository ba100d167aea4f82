//! Lets the pieces of a page flow over as many parts as they need, with a turn of pages below.

use super::{Measure, choices_of, short_heading};
use crate::filing::signature::Drawing;
use crate::kiosk::look::Look;
use crate::kiosk::page::{Block, Button, Field, Notice, Pad, Page};
use crate::kiosk::screen::Scene;
use crate::vietnamese::syllables;

/// A piece that is not divided further.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// The heading.
    Heading(String),
    /// A sentence below the heading.
    Sentence(String),
    /// What is wrong and what to do, with the way out beside it.
    Problem(Notice, Option<Button>),
    /// A block, or one line of it.
    Block(Block),
}

impl Piece {
    /// The piece without what a resident types: its height does not depend on that.
    pub(super) fn at_rest(&self) -> Self {
        match self {
            Self::Block(block) => Self::Block(at_rest(block)),
            other => other.clone(),
        }
    }
}

fn at_rest(block: &Block) -> Block {
    match block {
        Block::Field(field) => Block::Field(Field {
            text: String::new(),
            ..field.clone()
        }),
        Block::DateBoxes(boxes) => {
            let mut boxes = boxes.clone();
            for part in &mut boxes {
                part.digits.clear();
                part.active = false;
            }
            Block::DateBoxes(boxes)
        }
        Block::Strip(_) => Block::Strip(Vec::new()),
        Block::Pad(pad) => Block::Pad(Pad {
            hint: pad.hint.clone(),
            drawing: Drawing::default(),
        }),
        Block::Button { icon, .. } => Block::Button { icon, button: None },
        Block::Columns { share, left, right } => Block::Columns {
            share: *share,
            left: left.iter().map(at_rest).collect(),
            right: right.iter().map(at_rest).collect(),
        },
        other => other.clone(),
    }
}

fn problem(page: &Page) -> Option<Piece> {
    let notice = page.problem.clone()?;
    Some(Piece::Problem(notice, page.help.clone()))
}

/// The pieces of a page as it stands, undivided.
pub(super) fn whole(page: &Page) -> Vec<Piece> {
    let mut all: Vec<Piece> = page.lead.iter().cloned().map(Piece::Sentence).collect();
    all.extend(problem(page));
    all.extend(page.body.iter().cloned().map(Piece::Block));
    all
}

/// The pieces of a page line by line; columns stand below each other.
fn lines(page: &Page) -> Vec<Piece> {
    let mut all: Vec<Piece> = page.lead.iter().cloned().map(Piece::Sentence).collect();
    all.extend(problem(page));
    let mut blocks = Vec::new();
    for block in &page.body {
        divide(block, &mut blocks);
    }
    all.extend(blocks.into_iter().map(Piece::Block));
    all
}

fn divide(block: &Block, into: &mut Vec<Block>) {
    match block {
        Block::Rest => {}
        Block::Cards { columns, cards } => {
            let lines = cards.chunks(usize::from(*columns).max(1));
            into.extend(lines.map(|line| Block::Cards {
                columns: *columns,
                cards: line.to_vec(),
            }));
        }
        Block::Rows(rows) => {
            into.extend(rows.iter().map(|row| Block::Rows(vec![row.clone()])));
        }
        Block::Prose(sentences) => {
            into.extend(sentences.iter().map(|one| Block::Prose(vec![one.clone()])));
        }
        Block::Columns { left, right, .. } => {
            left.iter()
                .chain(right)
                .for_each(|block| divide(block, into));
        }
        other => into.push(other.clone()),
    }
}

/// Puts a line back to its like above it.
fn join(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (
            Some(Block::Cards { columns, cards }),
            Block::Cards {
                columns: same,
                cards: more,
            },
        ) if *columns == same => cards.extend(more),
        (Some(Block::Rows(rows)), Block::Rows(more)) => rows.extend(more),
        (Some(Block::Prose(sentences)), Block::Prose(more)) => sentences.extend(more),
        (_, block) => blocks.push(block),
    }
}

/// The parts of a page whose pieces flow.
pub(super) fn parts(page: Page, scene: &Scene<'_>, measure: &mut Measure<'_>) -> Vec<Page> {
    let room = Room::below(&page, scene, measure);
    let mut parts: Vec<Page> = Vec::new();
    for section in sections(&page) {
        let short = short_heading(&page);
        let section = if parts.is_empty() {
            section
        } else {
            Page {
                heading: short,
                ..section
            }
        };
        if room.holds(&section, measure) {
            parts.push(section);
        } else {
            parts.extend(flow(&section, &room, measure));
        }
    }
    let count = parts.len();
    for (place, part) in parts.iter_mut().enumerate() {
        if let Some(pager) = scene.pager(place, count) {
            part.body
                .extend([Block::Rest, Block::Pager(Box::new(pager))]);
        }
    }
    parts
}

/// Height that a block has which stands alone on a part of this page.
pub(super) fn room_for_block(page: &Page, scene: &Scene<'_>, measure: &mut Measure<'_>) -> f32 {
    let heading = measure.heading(&page.heading);
    let room = Room::below(page, scene, measure);
    room.height - heading - scene.look.block_gap()
}

/// The page up to each turn that it asks for.
fn sections(page: &Page) -> Vec<Page> {
    page.body
        .split(|block| *block == Block::Turn)
        .enumerate()
        .map(|(place, body)| {
            let mut section = Page {
                body: body.to_vec(),
                ..page.clone()
            };
            if place > 0 {
                section.lead.clear();
                section.problem = None;
                section.help = None;
            }
            section
        })
        .collect()
}

/// What a part can hold beside its foot and the turn of pages.
struct Room {
    height: f32,
    cards: usize,
    syllables: usize,
}

impl Room {
    fn below(page: &Page, scene: &Scene<'_>, measure: &mut Measure<'_>) -> Self {
        let look = scene.look;
        let below = look.pager_height() + 2.0 * look.block_gap() + measure.foot(&page.foot);
        let cards = look.choices_per_page().saturating_sub(page.foot.len());
        Self {
            height: look.room() - below,
            cards: cards.max(1),
            syllables: page.syllables_at_once().saturating_sub(around(page, scene)),
        }
    }

    /// Whether a section of a page fits as it stands, with its columns side by side.
    fn holds(&self, section: &Page, measure: &mut Measure<'_>) -> bool {
        let mut filled = Filled::new(&section.heading, measure);
        let pieces = whole(section);
        for (place, piece) in pieces.iter().enumerate() {
            let above = place.checked_sub(1).and_then(|place| pieces.get(place));
            filled.add(above, piece, measure);
        }
        !filled.exceeds(self)
    }
}

/// What a part holds already.
#[derive(Clone, Copy)]
struct Filled {
    height: f32,
    cards: usize,
    syllables: usize,
}

impl Filled {
    fn new(heading: &str, measure: &mut Measure<'_>) -> Self {
        Self {
            height: measure.heading(heading),
            cards: 0,
            syllables: syllables::count(heading),
        }
    }

    fn add(&mut self, above: Option<&Piece>, piece: &Piece, measure: &mut Measure<'_>) {
        self.height += gap(above, piece, measure.look) + measure.piece(piece);
        self.syllables += piece.syllables();
        if let Piece::Block(block) = piece {
            self.cards += choices_of(block);
        }
    }

    fn exceeds(&self, room: &Room) -> bool {
        self.height > room.height || self.cards > room.cards || self.syllables > room.syllables
    }
}

/// One section line by line, over as many parts as it needs.
fn flow(section: &Page, room: &Room, measure: &mut Measure<'_>) -> Vec<Page> {
    let short = short_heading(section);
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut filled = Filled::new(&section.heading, measure);
    for piece in lines(section) {
        let here = parts.last().map_or(&[] as &[Piece], Vec::as_slice);
        let mut more = filled;
        more.add(here.last(), &piece, measure);
        if more.exceeds(room) && !here.is_empty() {
            more = Filled::new(&short, measure);
            more.add(None, &piece, measure);
            parts.push(Vec::new());
        }
        filled = more;
        if let Some(last) = parts.last_mut() {
            last.push(piece);
        }
    }
    let headings = std::iter::once(&section.heading).chain(std::iter::repeat(&short));
    parts
        .into_iter()
        .zip(headings)
        .map(|(pieces, heading)| put_together(section, heading, pieces))
        .collect()
}

/// A part of a section with this heading and these pieces.
fn put_together(section: &Page, heading: &str, pieces: Vec<Piece>) -> Page {
    let mut part = Page {
        heading: heading.to_owned(),
        lead: Vec::new(),
        problem: None,
        help: None,
        body: Vec::new(),
        ..section.clone()
    };
    for piece in pieces {
        match piece {
            Piece::Heading(_) => {}
            Piece::Sentence(words) => part.lead.push(words),
            Piece::Problem(notice, help) => {
                part.problem = Some(notice);
                part.help = help;
            }
            Piece::Block(block) => join(&mut part.body, block),
        }
    }
    part
}

/// The space between a piece and the one above it, as it is drawn.
pub(super) fn gap(above: Option<&Piece>, piece: &Piece, look: &Look) -> f32 {
    match (above, piece) {
        (
            Some(Piece::Block(Block::Cards { columns, .. })),
            Piece::Block(Block::Cards { columns: same, .. }),
        ) if columns == same => look.gap(),
        (Some(Piece::Block(above)), Piece::Block(block)) if above.keeps_apart(block) => look.gap(),
        (Some(Piece::Block(Block::Rows(_))), Piece::Block(Block::Rows(_))) => look.row_gap(),
        (Some(Piece::Block(Block::Prose(_))), Piece::Block(Block::Prose(_)))
        | (Some(Piece::Sentence(_)), Piece::Sentence(_)) => look.prose_gap(),
        _ => look.block_gap(),
    }
}

/// How much there is to read on a page, the fixed buttons aside.
pub(super) fn syllables(page: &Page) -> usize {
    let next = page.next.iter().map(|next| syllables::count(&next.label));
    let all = sentences(page);
    all.iter().map(|one| syllables::count(one)).sum::<usize>() - next.sum::<usize>()
}

/// What is read on every part of a page that flows: the cards at its foot and the turn of pages.
fn around(page: &Page, scene: &Scene<'_>) -> usize {
    let mut all = Vec::new();
    if let Some(pager) = scene.pager(1, 3) {
        let turns = pager.previous.into_iter().chain(pager.following);
        all.extend(turns.map(|turn| turn.label));
        all.push(pager.text);
    }
    all.extend(page.foot.iter().map(|card| card.label.clone()));
    all.iter().map(|one| syllables::count(one)).sum()
}

impl Piece {
    fn syllables(&self) -> usize {
        let mut all = Vec::new();
        match self {
            Self::Heading(words) | Self::Sentence(words) => all.push(words.clone()),
            Self::Problem(notice, help) => {
                all.extend([notice.what.clone(), notice.do_this.clone()]);
                all.extend(help.iter().map(|help| help.label.clone()));
            }
            Self::Block(block) => sentences_of(block, &mut all),
        }
        all.iter().map(|one| syllables::count(one)).sum()
    }
}

/// Every sentence and label that stands in a block.
fn sentences_of(block: &Block, all: &mut Vec<String>) {
    match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => {
            for card in cards {
                all.push(card.label.clone());
                all.extend(card.detail.clone());
            }
        }
        Block::Field(field) if field.text.is_empty() => all.push(field.hint.clone()),
        Block::Pad(pad) if pad.drawing.is_empty() => all.push(pad.hint.clone()),
        Block::Button { button, .. } => {
            all.extend(button.as_ref().map(|button| button.label.clone()));
        }
        Block::Prose(sentences) => all.extend(sentences.iter().cloned()),
        Block::Rows(rows) => {
            for row in rows {
                all.extend([row.label.clone(), row.value.clone()]);
            }
        }
        Block::Pictures(pictures) => {
            for picture in pictures {
                all.push(picture.caption.clone());
                all.push(picture.view.label.clone());
            }
        }
        Block::Notice(notice) => all.extend([notice.what.clone(), notice.do_this.clone()]),
        Block::Columns { left, right, .. } => {
            left.iter()
                .chain(right)
                .for_each(|block| sentences_of(block, all));
        }
        _ => {}
    }
}

/// Every sentence and label that stands on a page.
pub(super) fn sentences(page: &Page) -> Vec<String> {
    let mut all = vec![page.heading.clone()];
    all.extend(page.lead.iter().cloned());
    if let Some(problem) = &page.problem {
        all.extend([problem.what.clone(), problem.do_this.clone()]);
    }
    page.body
        .iter()
        .for_each(|block| sentences_of(block, &mut all));
    for card in &page.foot {
        all.push(card.label.clone());
    }
    all.extend(page.next.iter().map(|next| next.label.clone()));
    all
}

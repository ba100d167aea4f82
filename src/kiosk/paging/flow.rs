//! Lets the pieces of a page flow over as many parts as they need, with a turn of pages below.

use super::{Measure, short_heading};
use crate::kiosk::look::Look;
use crate::kiosk::page::{Block, Button, Field, Notice, Page};
use crate::kiosk::screen::Scene;

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
    let look = scene.look;
    let below = look.pager_height() + 2.0 * look.block_gap() + measure.foot(&page.foot);
    let room = look.room() - below;
    let most = look
        .choices_per_page()
        .saturating_sub(page.foot.len())
        .max(1);
    let short = short_heading(&page);
    let first = measure.heading(&page.heading);
    let further = measure.heading(&short);
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    let (mut used, mut marked) = (first, 0);
    for piece in lines(&page) {
        let height = measure.piece(&piece);
        let here = parts.last().map_or(&[] as &[Piece], Vec::as_slice);
        let cards = match &piece {
            Piece::Block(Block::Cards { cards, .. }) => cards.len(),
            _ => 0,
        };
        let gap = gap(here.last(), &piece, look);
        let full = used + gap + height > room || marked + cards > most;
        if full && !here.is_empty() {
            parts.push(Vec::new());
            (used, marked) = (further, 0);
        }
        used += if full { look.block_gap() } else { gap } + height;
        marked += cards;
        if let Some(last) = parts.last_mut() {
            last.push(piece);
        }
    }
    let count = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(place, pieces)| {
            let mut part = Page {
                lead: Vec::new(),
                problem: None,
                help: None,
                body: Vec::new(),
                ..page.clone()
            };
            if place > 0 {
                part.heading.clone_from(&short);
            }
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
            if let Some(pager) = scene.pager(place, count) {
                part.body
                    .extend([Block::Rest, Block::Pager(Box::new(pager))]);
            }
            part
        })
        .collect()
}

/// The space between a piece and the one above it, as it is drawn.
pub(super) fn gap(above: Option<&Piece>, piece: &Piece, look: &Look) -> f32 {
    match (above, piece) {
        (
            Some(Piece::Block(Block::Cards { columns, .. })),
            Piece::Block(Block::Cards { columns: same, .. }),
        ) if columns == same => look.gap(),
        (Some(Piece::Block(Block::Rows(_))), Piece::Block(Block::Rows(_))) => look.row_gap(),
        (Some(Piece::Block(Block::Prose(_))), Piece::Block(Block::Prose(_)))
        | (Some(Piece::Sentence(_)), Piece::Sentence(_)) => look.prose_gap(),
        _ => look.block_gap(),
    }
}

/// Every sentence and label that stands on a page.
pub(super) fn sentences(page: &Page) -> Vec<String> {
    fn of(block: &Block, all: &mut Vec<String>) {
        match block {
            Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => {
                for card in cards {
                    all.push(card.label.clone());
                    all.extend(card.detail.clone());
                }
            }
            Block::Field(field) if field.text.is_empty() => all.push(field.hint.clone()),
            Block::Prose(sentences) => all.extend(sentences.iter().cloned()),
            Block::Rows(rows) => {
                for row in rows {
                    all.extend([row.label.clone(), row.value.clone()]);
                }
            }
            Block::Pictures(pictures) => {
                let ways = pictures.iter().filter_map(|one| one.remove.as_ref());
                all.extend(ways.map(|way| way.label.clone()));
            }
            Block::Notice(notice) => all.extend([notice.what.clone(), notice.do_this.clone()]),
            Block::Columns { left, right, .. } => {
                left.iter().chain(right).for_each(|block| of(block, all));
            }
            _ => {}
        }
    }
    let mut all = vec![page.heading.clone()];
    all.extend(page.lead.iter().cloned());
    if let Some(problem) = &page.problem {
        all.extend([problem.what.clone(), problem.do_this.clone()]);
    }
    page.body.iter().for_each(|block| of(block, &mut all));
    for card in &page.foot {
        all.push(card.label.clone());
    }
    all.extend(page.next.iter().map(|next| next.label.clone()));
    all
}

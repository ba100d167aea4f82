//! Divides a page that is taller than its panel into parts; nothing ever scrolls (C13).
//!
//! Screens say all they have to say; here it is measured with the real widgets. Long lists turn
//! pages, and so does what is too much to read at once (C18). A question whose field and keys do not
//! fit below it is read first and answered on the next part.

mod flow;

use crate::kiosk::look::Look;
use crate::kiosk::page::{Act, Block, Button, Card, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Say;
use crate::kiosk::{measure, render};
use flow::Piece;

/// Heights measured before: a page that changes by one letter is not measured anew.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    look: Option<Look>,
    known: Vec<(Piece, u32, f32)>,
}

/// So many heights are remembered; the longest page has fewer pieces.
const REMEMBERED: usize = 160;

impl Heights {
    fn of(&mut self, piece: &Piece, width: f32, look: &Look) -> f32 {
        if self.look != Some(*look) {
            self.known.clear();
            self.look = Some(*look);
        }
        // What takes up the space that is left takes none that is not.
        if *piece == Piece::Block(Block::Rest) {
            return 0.0;
        }
        let piece = piece.at_rest();
        let key = width.round() as u32;
        let known = self.known.iter();
        if let Some((_, _, height)) = known
            .rev()
            .find(|(other, at, _)| *at == key && *other == piece)
        {
            return *height;
        }
        let height = measure::height(piece.element(width, look), width);
        if self.known.len() >= REMEMBERED {
            let _ = self.known.drain(..REMEMBERED / 2);
        }
        self.known.push((piece, key, height));
        height
    }
}

/// A sentence of fewer letters might be a part of any word.
const LONG_ENOUGH_TO_FIND: usize = 8;

/// The parts of a page, in order; most pages have one.
pub fn divide(page: Page, scene: &Scene<'_>, heights: &mut Heights) -> Vec<Page> {
    let mut measure = Measure {
        look: scene.look,
        heights,
    };
    if measure.fits(&page) {
        return vec![page];
    }
    if let Some(page) = hint_in_field(&page, scene)
        && measure.fits(&page)
    {
        return vec![page];
    }
    let whole = page.clone();
    let mut parts = if has_keys(&page.body) {
        read_then_answer(page, scene, &mut measure)
    } else {
        flow::parts(page, scene, &mut measure)
    };
    divide_speech(&whole, &mut parts, scene);
    parts
}

/// Height that a block has which stands alone on a part of this page, in pixels.
pub fn room_for_block(page: &Page, scene: &Scene<'_>, heights: &mut Heights) -> f32 {
    let mut measure = Measure {
        look: scene.look,
        heights,
    };
    flow::room_for_block(page, scene, &mut measure)
}

/// The page with its one hint inside the empty field, where it can be read in one line.
fn hint_in_field(page: &Page, scene: &Scene<'_>) -> Option<Page> {
    let look = scene.look;
    let [hint] = page.lead.as_slice() else {
        return None;
    };
    let hint = hint.as_str();
    let mut page = page.clone();
    let field = page.body.iter_mut().find_map(|block| match block {
        Block::Field(field) => Some(field),
        _ => None,
    })?;
    let plain = field.hint == scene.words.say("field-empty");
    let room = look.body_width() - look.mm(16.0);
    let room = room.min(look.longest_line(look.small()));
    if !plain || measure::width(render::hint(hint, look)) > room {
        return None;
    }
    let covered = !field.text.is_empty();
    hint.clone_into(&mut field.hint);
    if covered {
        // What is no longer seen is not said either (C41).
        page.spoken.retain(|say| say.shown() != hint);
    }
    page.lead.clear();
    Some(page)
}

/// What further parts of a page are called.
fn short_heading(page: &Page) -> String {
    let label = page.label.as_ref().map(|label| label.shown().to_owned());
    label.unwrap_or_else(|| page.heading.clone())
}

/// Measures against the room that the panel leaves.
struct Measure<'a> {
    look: &'a Look,
    heights: &'a mut Heights,
}

impl Measure<'_> {
    fn piece(&mut self, piece: &Piece) -> f32 {
        self.heights.of(piece, self.look.body_width(), self.look)
    }

    fn heading(&mut self, words: &str) -> f32 {
        self.piece(&Piece::Heading(words.to_owned()))
    }

    fn foot(&mut self, foot: &[Card]) -> f32 {
        if foot.is_empty() {
            return 0.0;
        }
        let cards = Block::Cards {
            columns: foot.len() as u16,
            cards: foot.to_vec(),
        };
        // The space that takes up what is left is a block of its own.
        self.piece(&Piece::Block(cards)) + 2.0 * self.look.block_gap() + self.look.foot_gap()
    }

    fn fits(&mut self, page: &Page) -> bool {
        if page.body.contains(&Block::Turn) || flow::syllables(page) > page.syllables_at_once() {
            return false;
        }
        let mut height = self.heading(&page.heading) + self.foot(&page.foot);
        let pieces = flow::whole(page);
        for (place, piece) in pieces.iter().enumerate() {
            let above = place.checked_sub(1).and_then(|place| pieces.get(place));
            height += flow::gap(above, piece, self.look) + self.piece(piece);
        }
        height <= self.look.room()
            && (has_keys(&page.body) || choices(page) <= self.look.choices_per_page())
    }
}

fn choices(page: &Page) -> usize {
    page.body.iter().map(choices_of).sum::<usize>() + page.foot.len()
}

/// The cards of a block.
fn choices_of(block: &Block) -> usize {
    match block {
        Block::Cards { cards, .. } => cards.len(),
        Block::Columns { left, right, .. } => left.iter().chain(right).map(choices_of).sum(),
        _ => 0,
    }
}

/// Whether something can be typed here.
pub fn has_keys(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Keys(_) => true,
        Block::Columns { left, right, .. } => has_keys(left) || has_keys(right),
        _ => false,
    })
}

/// First the question with everything that can be said about it, then its field and keys.
fn read_then_answer(page: Page, scene: &Scene<'_>, measure: &mut Measure<'_>) -> Vec<Page> {
    let (aside, typed) = separate(page.body.clone());
    let mut answer = Page {
        heading: short_heading(&page),
        lead: Vec::new(),
        problem: None,
        help: None,
        body: typed,
        foot: Vec::new(),
        ..page.clone()
    };
    if !measure.fits(&answer) {
        answer
            .body
            .retain(|block| !matches!(block, Block::Strip(_)));
    }
    let read = Page {
        body: aside,
        ..page
    };
    let mut parts = if measure.fits(&read) {
        vec![read]
    } else {
        flow::parts(read, scene, measure)
    };
    let count = parts.len();
    for part in &mut parts {
        part.next = None;
    }
    if let Some(last) = parts.last_mut() {
        last.next = Some(Button {
            act: Act::Turn(count),
            ..scene.continue_button()
        });
    }
    answer.back = Some(Act::Turn(count - 1));
    parts.push(answer);
    parts
}

/// What can be said or marked beside a field, and what belongs to typing.
fn separate(blocks: Vec<Block>) -> (Vec<Block>, Vec<Block>) {
    let (mut aside, mut typed) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Field(_) | Block::DateBoxes(_) | Block::Keys(_) | Block::Strip(_) => {
                typed.push(block);
            }
            Block::Columns { share, left, right } => {
                let (left_aside, left) = separate(left);
                let (right_aside, right) = separate(right);
                aside.extend(left_aside.into_iter().chain(right_aside));
                if left.is_empty() || right.is_empty() {
                    typed.extend(left.into_iter().chain(right));
                } else {
                    typed.push(Block::Columns { share, left, right });
                }
            }
            Block::Rest => {}
            other => aside.push(other),
        }
    }
    (aside, typed)
}

/// Each part says what stands on it; what stands nowhere is said at the beginning.
fn divide_speech(whole: &Page, parts: &mut [Page], scene: &Scene<'_>) {
    let texts: Vec<Vec<String>> = parts.iter().map(flow::sentences).collect();
    let count = parts.len();
    for (place, part) in parts.iter_mut().enumerate() {
        let here = |say: &Say| texts.get(place).is_some_and(|all| stands(all, say));
        let nowhere = |say: &Say| !texts.iter().any(|all| stands(all, say));
        part.spoken = whole
            .label
            .iter()
            .filter(|label| part.heading != whole.heading && part.heading == label.shown())
            .chain(
                whole
                    .spoken
                    .iter()
                    .filter(|say| here(say) || place == 0 && nowhere(say)),
            )
            .cloned()
            .collect();
        let pager = part.body.iter().find_map(|block| match block {
            Block::Pager(pager) => Some(pager),
            _ => None,
        });
        if let Some(pager) = pager {
            let last = if pager.following.is_some() {
                count
            } else {
                place + 1
            };
            let ways_on = scene.aloud_ways_on(place, last);
            // As it stands: the turn of pages above the foot.
            let foot = part.foot.first().map(|card| card.label.as_str());
            let at = part
                .spoken
                .iter()
                .position(|say| Some(say.shown()) == foot)
                .unwrap_or(part.spoken.len());
            let _ = part.spoken.splice(at..at, ways_on);
        }
        let says_next = |next: &Button| part.spoken.iter().any(|say| say.shown() == next.label);
        if part.next.as_ref().is_some_and(|next| !says_next(next)) {
            part.spoken.push(scene.words.aloud("button-continue"));
        }
    }
}

/// Whether one of these texts shows the sentence, or holds it among others.
fn stands(texts: &[String], say: &Say) -> bool {
    let shown = say.shown();
    let is_long = shown.chars().count() > LONG_ENOUGH_TO_FIND;
    texts
        .iter()
        .any(|text| text == shown || is_long && text.contains(shown))
}

impl Piece {
    fn element<'a>(&self, width: f32, look: &Look) -> iced::Element<'a, render::Input> {
        let frame = render::Frame::default();
        match self {
            Self::Heading(words) => render::heading(words, look),
            Self::Sentence(words) => render::sentence(words, &frame, look),
            Self::Problem(notice, help) => render::problem(notice, help.as_ref(), &frame, look),
            Self::Block(block) => render::block(block, width, &frame, look),
        }
    }
}

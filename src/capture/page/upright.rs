//! Which way a straight page is up, told by its lines of text.
//!
//! Text that runs from top to bottom shows in its columns what other text shows in its rows. Upside down is told
//! by what Vietnamese wears: hats, tones and tall letters stand above the small letters far more often than
//! tails and dots hang below them. Every piece of a line votes, and without a clear majority nothing is said.

use super::plane::{Plane, luma};
use super::shrink::shrunk;
use image::RgbImage;

/// Longest side at which lines are read, in pixels: small letters of A4 forms are 6 pixels high there.
pub(super) const READING_SIDE: u32 = 840;
/// Text stands across when its columns look so many times more like lines than its rows.
const ACROSS: f32 = 1.35;
/// Strips of the page that are read one by one: lines may slant a little.
const STRIPS: usize = 10;
/// Ink is darker than the paper around it by this part of the paper's level.
const INK: u32 = 7;
/// A piece of a line is at least so many rows high, hats and tails included: less shows no letters.
const LEAST_HEIGHT: usize = 6;
/// And at most this share of the page's height: more is a stamp, a picture, or lines that touch.
const MOST_HEIGHT: f32 = 0.035;
/// Rows with this share of the ink of the fullest ones hold the small letters.
const FULL: f32 = 0.5;
/// A piece votes when one side has so many times the ink of the other.
const CLEAR: f32 = 1.5;
/// The votes that chance may add to the half of a few.
const CHANCE: f32 = 2.0;
/// From this confidence on a page is turned: see `cargo bench --bench pages`.
pub const SURE: f32 = 0.12;
/// Long side by short side of a card, and how near is the same: its ornaments look like letters.
const CARD: (f32, f32) = (85.6 / 53.98, 0.05);

/// How a page would have to be turned to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// Quarter turns to the right, 0 to 3.
    pub quarters: u8,
    /// From 0 to 1: the majority of the lines, less what chance may do among so few. It is 0 where there are no
    /// lines to tell by, and nothing should be turned below [`SURE`].
    pub confidence: f32,
}

/// How a straight page has to be turned. Blank pages and cards leave no confidence.
pub fn turns(page: &RgbImage) -> Turn {
    let lines = Lines::of(&Plane::of(&shrunk(page, READING_SIDE), luma));
    Turn {
        quarters: match (lines.across, lines.upright < 0.0) {
            (false, false) => 0,
            (true, true) => 1,
            (false, true) => 2,
            (true, false) => 3,
        },
        confidence: lines.upright.abs(),
    }
}

/// Whether the page in a preview, cut out and straight, is certainly upside down. Text there should be 4 pixels
/// high; smaller text tells nothing.
pub fn is_upside_down(preview: &RgbImage) -> bool {
    let turn = turns(preview);
    turn.quarters == 2 && turn.confidence >= SURE
}

/// What the lines of a page say.
pub(super) struct Lines {
    /// They run from top to bottom.
    pub across: bool,
    /// Above 0 they stand upright, else upside down, after a quarter turn to the left where they run across; up to
    /// 1 or -1 as all agree.
    pub upright: f32,
}

impl Lines {
    /// Reads a page of a size that is right for it.
    pub fn of(page: &Plane) -> Self {
        let ink = ink(page);
        let across = stands_across(&ink);
        let ink = if across { turned_left(&ink) } else { ink };
        let (upright, upside_down) = votes(&ink);
        let all = (upright + upside_down) as f32;
        let majority = upright as f32 - upside_down as f32;
        let certain = (majority.abs() - CHANCE * all.sqrt()).max(0.0) / all.max(1.0);
        let is_card = (page.width.max(page.height) as f32
            / page.width.min(page.height).max(1) as f32
            / CARD.0
            - 1.0)
            .abs()
            < CARD.1;
        Self {
            across,
            upright: if is_card {
                0.0
            } else {
                certain.copysign(majority)
            },
        }
    }

    /// Quarter turns to the left that bring the page upright, as far as that is certain.
    pub fn to_the_left(&self) -> usize {
        usize::from(self.across) + if self.upright <= -SURE { 2 } else { 0 }
    }
}

/// What is darker than the paper around it: light and shadow fall out.
fn ink(page: &Plane) -> Plane {
    let paper = page.closed(page.width.max(page.height) / 120);
    let pixels = page.pixels.iter().zip(&paper.pixels);
    Plane {
        pixels: pixels
            .map(|(here, paper)| {
                let ink = paper - here.min(paper);
                if u32::from(ink) * INK > u32::from(*paper) {
                    ink
                } else {
                    0
                }
            })
            .collect(),
        ..*page
    }
}

/// Whether lines of text run from top to bottom.
fn stands_across(ink: &Plane) -> bool {
    let (width, height) = (ink.width, ink.height);
    let (left, top) = (width / 16, height / 16);
    let (mut rows, mut columns) = (vec![0_u32; height], vec![0_u32; width]);
    for at in 0..width * height {
        let (x, y) = (at % width, at / width);
        if (left..width - left).contains(&x) && (top..height - top).contains(&y) {
            rows[y] += u32::from(ink.pixels[at]);
            columns[x] += u32::from(ink.pixels[at]);
        }
    }
    let down = changes(&rows[top..height - top], width - 2 * left);
    let across = changes(&columns[left..width - left], height - 2 * top);
    across > down * ACROSS && across > 1.0
}

/// How strongly the ink per pixel changes from line to line, as a mean square.
fn changes(ink: &[u32], length: usize) -> f32 {
    let length = length.max(1) as f32;
    let steps = ink
        .windows(2)
        .map(|pair| ((pair[1] as f32 - pair[0] as f32) / length).powi(2));
    steps.sum::<f32>() / ink.len().max(1) as f32
}

/// A plane turned by a quarter to the left.
fn turned_left(plane: &Plane) -> Plane {
    let (width, height) = (plane.height, plane.width);
    Plane {
        width,
        height,
        pixels: (0..width * height)
            .map(|at| plane.pixels[at % width * plane.width + (plane.width - 1 - at / width)])
            .collect(),
    }
}

/// Pieces of lines that stand upright, and pieces that are upside down.
fn votes(ink: &Plane) -> (u32, u32) {
    let most = (ink.height as f32 * MOST_HEIGHT) as usize;
    let mut votes = (0, 0);
    // The edges of a page show shadows and the table.
    let (left, top) = (ink.width / 24, ink.height / 40);
    let wide = (ink.width - 2 * left) / STRIPS;
    for strip in 0..STRIPS {
        let from = left + strip * wide;
        let rows: Vec<u32> = ink
            .pixels
            .chunks_exact(ink.width)
            .skip(top)
            .take(ink.height - 2 * top)
            .map(|row| row[from..from + wide].iter().copied().map(u32::from).sum())
            .collect();
        for line in rows.split(|row| *row < wide as u32) {
            if (LEAST_HEIGHT..=most).contains(&line.len()) {
                match lean(line) {
                    Some(true) => votes.0 += 1,
                    Some(false) => votes.1 += 1,
                    None => {}
                }
            }
        }
    }
    votes
}

/// Whether the ink of a piece of a line leans upwards from its small letters, or downwards.
fn lean(rows: &[u32]) -> Option<bool> {
    let mut fullest = rows.to_vec();
    fullest.sort_unstable();
    // Not the very fullest: that may be a dotted line to write on.
    let full = fullest[fullest.len() - 1 - fullest.len() / 6] as f32 * FULL;
    let first = rows.iter().position(|row| *row as f32 >= full)?;
    let last = rows.iter().rposition(|row| *row as f32 >= full)?;
    let (above, below) = (
        rows[..first].iter().sum::<u32>() as f32,
        rows[last + 1..].iter().sum::<u32>() as f32,
    );
    if above > below * CLEAR {
        Some(true)
    } else if below > above * CLEAR {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, imageops};
    use proptest::prelude::*;

    /// Lines of letters on A4: every third one is tall, every eleventh has a tail.
    fn written() -> RgbImage {
        RgbImage::from_fn(840, 1188, |x, y| {
            let (line, down) = (y / 28, y % 28);
            let shifted = x + line * 4;
            let (letter, across) = (shifted / 9, shifted % 9);
            let kind = letter * 7 + line * 5;
            let from = if kind % 3 == 0 { 4 } else { 10 };
            let to = if kind % 11 == 0 { 22 } else { 18 };
            let margin = (80..760).contains(&x) && (80..1100).contains(&y);
            let ink = margin && across < 5 && kind % 7 != 0 && (from..to).contains(&down);
            Rgb(if ink { [50; 3] } else { [225, 224, 215] })
        })
    }

    #[test]
    fn a_page_is_turned_upright_however_it_lies() {
        let upright = written();
        let lying = [
            upright.clone(),
            imageops::rotate270(&upright),
            imageops::rotate180(&upright),
            imageops::rotate90(&upright),
        ];
        for (quarters, page) in (0..).zip(&lying) {
            let turn = turns(page);
            assert_eq!(turn.quarters, quarters);
            assert!(turn.confidence >= SURE, "{turn:?}");
            assert_eq!(is_upside_down(page), quarters == 2);
        }
    }

    #[test]
    fn nothing_is_said_of_pages_without_text_and_of_cards() {
        let card = imageops::crop_imm(&written(), 80, 80, 680, 429).to_image();
        let upright_lines =
            RgbImage::from_fn(
                840,
                1188,
                |_, y| Rgb([if y % 28 < 9 { 60 } else { 220 }; 3]),
            );
        for page in [
            RgbImage::from_pixel(840, 1188, Rgb([230; 3])),
            upright_lines,
            imageops::rotate180(&card),
        ] {
            assert!(turns(&page).confidence < SURE);
            assert!(!is_upside_down(&page));
        }
    }

    proptest! {
        #[test]
        fn any_picture_gets_an_answer(
            (width, pixels) in (1_usize..60, 1_usize..60).prop_flat_map(|(width, height)| {
                (Just(width), prop::collection::vec(any::<u8>(), width * height * 3))
            }),
        ) {
            let height = pixels.len() / width / 3;
            let page = RgbImage::from_raw(width as u32, height as u32, pixels).unwrap_or_default();
            let turn = turns(&page);
            prop_assert!(turn.quarters < 4 && (0.0..=1.0).contains(&turn.confidence));
        }
    }
}

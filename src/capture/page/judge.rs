//! Judges a picture of a page: may it go on, and if not, why.
//!
//! Every measure is a share or a level against the paper itself, so that one set of limits serves sheets and
//! cards. A reason is advice: a person may keep a page that the machine would take again.

use super::find::Found;
use super::light::{Light, NEAR};
use super::parallel::both;
use super::plane::{Plane, luma};
use super::shapes::regions;
use image::RgbImage;
use serde::Serialize;

/// Pixels along the side of a block in which sharpness is measured: a letter or two at 200 dots per inch.
const BLOCK: usize = 32;
/// The neighbours of a pixel to which steps are measured, to the right and down, and how far they are.
const NEIGHBOURS: [(isize, usize, f32); 8] = [
    (1, 0, 1.0),
    (0, 1, 1.0),
    (1, 1, 1.414),
    (-1, 1, 1.414),
    (2, 1, 2.236),
    (-2, 1, 2.236),
    (1, 2, 2.236),
    (-1, 2, 2.236),
];
/// A quarter of a block with nothing brighter than this share of the paper has no letters: something lies on it.
const COVERED: f32 = 0.85;
/// Where more of the page than this share is covered, that is how it was printed.
const MOST_COVERED: f32 = 0.05;
/// Cells along the border that are not looked at for ink: a sliver of the table may show there.
const BORDER: usize = 3;

/// Why a picture should be taken again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// There is no page in the picture.
    NoPage,
    /// Too little light.
    TooDark,
    /// A lamp shines back from the page.
    Glare,
    /// The camera shook, or was too close.
    Blurred,
    /// The page goes on beyond the picture.
    Cut,
    /// A corner is folded or hidden.
    CornerMissing,
    /// A hand lies on the page.
    Hand,
    /// Nothing is written on it: the back of a paper.
    Blank,
}

/// The limits, in one place. Levels are of 255, shares of 1.
///
/// They were set on made-up photographs (`tests/photographs`); the real camera of a kiosk may want others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Thresholds {
    /// Paper darker than this level is lost in the camera's noise when it is brightened: below it, one level of
    /// noise becomes four.
    pub darkest_paper: u8,
    /// More of the page than this share shines: a word or two cannot be read any more.
    pub glare: f32,
    /// A cell at this level shines, where it is brighter than the paper around: nothing is left of thin letters.
    pub shining: u8,
    /// How many levels brighter; white paper in bright light is at most 15 above its mean.
    pub brighter: u8,
    /// Edges of letters are steeper than this share of their height in one pixel. Sharp pages were measured at
    /// 0.16 to 0.49, pages out of focus at 0.03 to 0.12.
    pub sharpness: f32,
    /// A block has ink where it differs by this share of the paper's level; creases differ by a tenth.
    pub ink: f32,
    /// A page with ink in a smaller share of its blocks is blank: one line of text has twice that.
    pub written: f32,
    /// A corner closer to the frame than this share of the picture's longest side is cut off: closer than corners
    /// are measured.
    pub frame: f32,
    /// Skin covers more of the page than this share, from its border on: the tip of a thumb.
    pub hand: f32,
    /// A corner is there when this share of it is paper; the other half may be print.
    pub corner: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            darkest_paper: 60,
            glare: 0.009,
            shining: 247,
            brighter: 20,
            sharpness: 0.15,
            ink: 0.25,
            written: 0.004,
            frame: 0.0015,
            hand: 0.006,
            corner: 0.5,
        }
    }
}

/// What was measured on a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measures {
    /// The level of the paper, of 255.
    pub paper: u8,
    /// The share of the page that shines.
    pub glare: f32,
    /// How steep the edges of letters are; `None` where there are none.
    pub sharpness: Option<f32>,
    /// The share of blocks with ink.
    pub written: f32,
    /// The share of the page under skin that comes in from its border.
    pub hand: f32,
    /// The share of the worst corner that is paper.
    pub corner: f32,
}

/// The judgement of a picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Why it should be taken again; none when it is good.
    pub reasons: Vec<Reason>,
    /// What this rests on.
    pub measures: Measures,
}

impl Verdict {
    /// Nothing speaks against the picture.
    pub fn is_good(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Judges a straight page, before it is cleaned. `found` is `None` for a scan that is all page.
pub fn judge(
    page: &RgbImage,
    light: &Light,
    found: Option<(&Found, (u32, u32))>,
    limits: &Thresholds,
) -> Verdict {
    let ((sharpness, written), (glare, hand, corner)) = both(
        || letters(page, light, limits),
        || {
            let corner = found.map_or(1.0, |_| worst_corner(light));
            (glare(light, limits), hand(light), corner)
        },
    );
    let measures = Measures {
        paper: light.bright.quantile(0.5),
        glare,
        sharpness,
        written,
        hand,
        corner,
    };
    let cut = found.is_some_and(|(found, size)| is_cut(found, size, limits));
    let hidden = found.is_some_and(|(found, _)| found.corner_hidden);
    let blank = measures.written < limits.written;
    let dark = measures.paper < limits.darkest_paper;
    let blurred = measures
        .sharpness
        .is_some_and(|sharpness| sharpness < limits.sharpness);
    let reasons = [
        (dark, Reason::TooDark),
        (measures.glare > limits.glare, Reason::Glare),
        (blurred && !blank, Reason::Blurred),
        (cut, Reason::Cut),
        (
            (measures.corner < limits.corner || hidden) && !cut,
            Reason::CornerMissing,
        ),
        (measures.hand > limits.hand, Reason::Hand),
        (blank, Reason::Blank),
    ];
    Verdict {
        reasons: reasons
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, reason)| reason)
            .collect(),
        measures,
    }
}

impl Verdict {
    /// The judgement of a picture in which no page is seen, or not well: only what holds for a whole picture. An
    /// empty sheet that fills the picture and an empty table look the same.
    #[must_use]
    pub fn without_page(mut self) -> Self {
        let holds = [Reason::TooDark, Reason::Blurred, Reason::Blank];
        self.reasons.retain(|reason| holds.contains(reason));
        self.reasons.insert(0, Reason::NoPage);
        self
    }
}

/// How steep the edges of letters are in the sharper quarter of all blocks with ink, in the direction in which
/// they are least steep: a camera that moved leaves edges along its way sharp. And how many blocks have ink.
fn letters(page: &RgbImage, light: &Light, limits: &Thresholds) -> (Option<f32>, f32) {
    let grey = Plane::of(page, luma);
    let cell = super::light::CELL as usize;
    let margin = BORDER * cell;
    let lefts = margin..grey.width.saturating_sub(margin + BLOCK);
    let tops = margin..grey.height.saturating_sub(margin + BLOCK);
    let columns = lefts.clone().step_by(BLOCK).count();
    let row = |top: usize| {
        let block = |left: usize| {
            let paper = paper_around(light, left / cell, top / cell);
            let block = Block::of(&grey, left, top, least_ink(paper.1, limits));
            (block, paper)
        };
        lefts.clone().step_by(BLOCK).map(block).collect::<Vec<_>>()
    };
    let tops: Vec<usize> = tops.step_by(BLOCK).collect();
    let (upper, lower) = tops.split_at(tops.len() / 2);
    let rows = |tops: &[usize]| tops.iter().flat_map(|top| row(*top)).collect::<Vec<_>>();
    let (mut blocks, lower) = both(|| rows(upper), || rows(lower));
    blocks.extend(lower);
    // The emptiest blocks show how much bare paper differs from itself: by the camera's noise.
    let mut ranges: Vec<u8> = blocks.iter().map(|(block, _)| block.range).collect();
    ranges.sort_unstable();
    let grain = ranges
        .get(ranges.len() / 10)
        .copied()
        .map_or(0.0, f32::from);
    let things = things(&blocks, columns);
    let (mut inked, mut noise) = (Vec::new(), Vec::new());
    for ((block, (darkest, paper)), _) in blocks.iter().zip(things).filter(|(_, thing)| !thing) {
        // The border of a shadow is no letter.
        let ink = f32::from(block.range.saturating_sub(paper - darkest));
        let least = least_ink(*paper, limits);
        if ink > least.max(least * 0.65 + grain.min(least)) {
            inked.push(block);
        } else {
            noise.push(block.steps[0].max(block.steps[1]));
        }
    }
    noise.sort_unstable();
    // What bare paper shows is the camera's noise, and no edge.
    let noise = noise.get(noise.len() / 2).copied().unwrap_or(0);
    let upper_quarter = |direction: usize| {
        let mut shares: Vec<f32> = inked
            .iter()
            .map(|block| {
                let range = f32::from(block.range.saturating_sub(noise).max(1));
                let step = f32::from(block.steps[direction].saturating_sub(noise));
                step / range / NEIGHBOURS[direction].2
            })
            .collect();
        shares.sort_by(f32::total_cmp);
        shares.get(shares.len() * 3 / 4).copied()
    };
    let steep = (0..NEIGHBOURS.len())
        .filter_map(upper_quarter)
        .min_by(|one, other| one.total_cmp(other));
    (steep, inked.len() as f32 / blocks.len().max(1) as f32)
}

/// How much darker than this paper ink is at least.
fn least_ink(paper: u8, limits: &Thresholds) -> f32 {
    limits.ink * f32::from(paper).max(40.0)
}

/// The darkest and the brightest paper in a block that begins at this cell.
fn paper_around(light: &Light, left: usize, top: usize) -> (u8, u8) {
    let cells = BLOCK / super::light::CELL as usize;
    let (width, height) = (light.bright.width, light.bright.height);
    let rows = top.saturating_sub(1)..(top + cells + 2).min(height);
    let columns = left.saturating_sub(1)..(left + cells + 2).min(width);
    let mut levels = (u8::MAX, 0);
    for row in rows {
        for level in &light.bright.pixels[row * width..][columns.clone()] {
            levels = (levels.0.min(*level), levels.1.max(*level));
        }
    }
    (levels.0.min(levels.1), levels.1)
}

/// Which blocks show something that lies on the page, like a pen, or its edge.
fn things(blocks: &[(Block, (u8, u8))], columns: usize) -> Vec<bool> {
    let covered: Vec<bool> = blocks
        .iter()
        .map(|(block, (paper, _))| f32::from(block.darkest_quarter) < COVERED * f32::from(*paper))
        .collect();
    let count = covered.iter().filter(|covered| **covered).count();
    let mut things = vec![false; blocks.len()];
    if count as f32 > MOST_COVERED * blocks.len() as f32 {
        return things;
    }
    for at in (0..blocks.len()).filter(|at| covered[*at]) {
        let (row, column) = (at / columns, at % columns);
        for row in row.saturating_sub(1)..=row + 1 {
            let first = row * columns + column.saturating_sub(1);
            let last = row * columns + (column + 1).min(columns - 1);
            if let Some(near) = things.get_mut(first..=last) {
                near.fill(true);
            }
        }
    }
    things
}

/// A square of pixels: the steepest steps to its pixels' [`NEIGHBOURS`], where it may have ink, else to the first two
/// of them; the range of its levels, and the brightest level of its darkest quarter.
struct Block {
    steps: [u8; NEIGHBOURS.len()],
    range: u8,
    darkest_quarter: u8,
}

impl Block {
    fn of(grey: &Plane, left: usize, top: usize, ink: f32) -> Self {
        let (mut steps, mut least) = ([0_u8; NEIGHBOURS.len()], u8::MAX);
        let mut quarters = [0_u8; 4];
        for row in 0..BLOCK {
            let start = (top + row) * grey.width + left;
            let here = &grey.pixels[start..start + BLOCK];
            for (quarter, levels) in here.chunks_exact(BLOCK / 2).enumerate() {
                let most = &mut quarters[quarter + row / (BLOCK / 2) * 2];
                for level in levels {
                    least = least.min(*level);
                    *most = (*most).max(*level);
                }
            }
        }
        let most = quarters.into_iter().fold(0, u8::max);
        let range = most - least.min(most);
        let looked_at = if f32::from(range) > ink {
            steps.len()
        } else {
            2
        };
        for row in 0..BLOCK {
            let start = (top + row) * grey.width + left;
            let here = &grey.pixels[start..start + BLOCK];
            for (steepest, (right, down, _)) in steps.iter_mut().zip(NEIGHBOURS).take(looked_at) {
                let from = (start + down * grey.width).saturating_add_signed(right);
                for (here, other) in here.iter().zip(&grey.pixels[from..from + BLOCK]) {
                    *steepest = (*steepest).max(here.abs_diff(*other));
                }
            }
        }
        Self {
            steps,
            range,
            darkest_quarter: quarters.into_iter().fold(u8::MAX, u8::min),
        }
    }
}

/// The share of the page that shines. Here paper is what is bright near by, on cards too: what shines on a card
/// would else raise the paper around it.
fn glare(light: &Light, limits: &Thresholds) -> f32 {
    let own = light.bare_and_inked();
    let paper = own.closed(NEAR).opened(2).blurred(NEAR / 2 + 1).blurred(1);
    let around = paper.blurred(paper.width.max(paper.height) / 4);
    let shining = (0..own.pixels.len()).filter(|at| {
        let level = own.pixels[*at].max(paper.pixels[*at]);
        level >= limits.shining && level.saturating_sub(around.pixels[*at]) >= limits.brighter
    });
    shining.count() as f32 / own.pixels.len() as f32
}

/// The largest area of skin that comes in from the border, as a share of the page.
fn hand(light: &Light) -> f32 {
    let usual = light.usual().map(|level| f32::from(level).max(1.0));
    let [red, green, blue] = &light.page;
    let skin =
        red.pixels
            .iter()
            .zip(&green.pixels)
            .zip(&blue.pixels)
            .map(|((red, green), blue)| {
                let levels = [
                    f32::from(*red) / usual[0],
                    f32::from(*green) / usual[1],
                    f32::from(*blue) / usual[2],
                ];
                if is_skin(levels) { 255 } else { 0 }
            });
    let mask = Plane {
        pixels: skin.collect(),
        ..*red
    }
    .opened(1);
    let (width, height) = (mask.width as f32, mask.height as f32);
    let least = mask.pixels.len() / 1000 + 4;
    let from_border = regions(&mask, |value| value > 0, least, 8)
        .into_iter()
        .filter(|region| {
            region.hull.iter().any(|point| {
                point.x < 2.5 || point.y < 2.5 || point.x > width - 2.5 || point.y > height - 2.5
            })
        });
    from_border.map(|region| region.area).max().unwrap_or(0) as f32 / (width * height)
}

/// Skin against paper or a bluish card, whatever its shade: red leads, blue is least, and neither is a stamp's.
fn is_skin([red, green, blue]: [f32; 3]) -> bool {
    let (lead, fall) = (red / green.max(0.01), green / blue.max(0.01));
    (0.2..1.15).contains(&red) && (1.12..2.1).contains(&lead) && (1.02..1.9).contains(&fall)
}

/// The share of paper in the corner that has least of it.
fn worst_corner(light: &Light) -> f32 {
    let [width, height] = [light.bright.width, light.bright.height];
    let longest = width.max(height);
    // Behind the round corner of a card, and large enough for more than one letter.
    let (from, to) = (longest / 45 + 1, longest / 16 + 2);
    let usual = light.usual().map(f32::from);
    // Letters are thinner than a cell or two, what lies behind a missing corner is not.
    let page = light.page.each_ref().map(|plane| plane.widened(1));
    let share = |right: bool, lower: bool| {
        let (mut paper, mut all) = (0_u32, 0_u32);
        for (y, x) in (from..to).flat_map(|y| (from..to).map(move |x| (y, x))) {
            let x = if right {
                width.saturating_sub(x + 1)
            } else {
                x.min(width - 1)
            };
            let y = if lower {
                height.saturating_sub(y + 1)
            } else {
                y.min(height - 1)
            };
            let cell = page
                .each_ref()
                .map(|plane| f32::from(plane.pixels[y * width + x]));
            let bright = cell
                .iter()
                .zip(usual)
                .all(|(cell, usual)| *cell > usual * 0.38);
            let (most, least) = (0..3)
                .map(|at| cell[at] / usual[at].max(1.0))
                .fold((0.0_f32, f32::INFINITY), |(most, least), share| {
                    (most.max(share), least.min(share))
                });
            all += 1;
            paper += u32::from(bright && most < least * 1.35);
        }
        paper as f32 / all.max(1) as f32
    };
    [(false, false), (true, false), (true, true), (false, true)]
        .map(|(right, lower)| share(right, lower))
        .into_iter()
        .fold(1.0, f32::min)
}

fn is_cut(found: &Found, (width, height): (u32, u32), limits: &Thresholds) -> bool {
    let (width, height) = (width as f32, height as f32);
    let near = limits.frame * width.max(height);
    found.sides_on_frame > 0
        || found.corners.0.iter().any(|point| {
            point.x < near || point.y < near || point.x > width - near || point.y > height - near
        })
}

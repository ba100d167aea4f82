//! Judges a picture of a page: may it go on, and if not, why.
//!
//! Every measure is a share or a level against the paper itself, so that one set of limits serves sheets and
//! cards. A reason is advice: a person may keep a page that the machine would take again.

use super::find::Found;
use super::light::Light;
use super::plane::{Plane, luma};
use super::shapes::regions;
use image::RgbImage;
use serde::Serialize;

/// Pixels along the side of a block in which sharpness is measured: a letter or two at 200 dots per inch.
const BLOCK: usize = 32;
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Thresholds {
    /// Paper darker than this level is lost in the camera's noise when it is brightened.
    pub darkest_paper: u8,
    /// More of the page than this share shines.
    pub glare: f32,
    /// A cell at this level shines, where it is brighter than the paper around.
    pub shining: u8,
    /// How many levels brighter.
    pub brighter: u8,
    /// Edges of letters are steeper than this share of their height in one pixel.
    pub sharpness: f32,
    /// A block has ink where it differs by this share of the paper's level.
    pub ink: f32,
    /// A page with ink in a smaller share of its blocks is blank.
    pub written: f32,
    /// A corner closer to the frame than this share of the picture's longest side is cut off.
    pub frame: f32,
    /// Skin covers more of the page than this share, from its border on.
    pub hand: f32,
    /// A corner is there when this share of it is paper.
    pub corner: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            darkest_paper: 60,
            glare: 0.012,
            shining: 247,
            brighter: 10,
            sharpness: 0.31,
            ink: 0.25,
            written: 0.004,
            frame: 0.004,
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
    /// What this rests on; `None` where there is no page.
    pub measures: Option<Measures>,
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
    let (sharpness, written) = letters(page, light, limits);
    let measures = Measures {
        paper: light.bright.quantile(0.5),
        glare: glare(light, limits),
        sharpness,
        written,
        hand: hand(light),
        corner: found.map_or(1.0, |_| worst_corner(light)),
    };
    let cut = found.is_some_and(|(found, size)| is_cut(found, size, limits));
    let blank = measures.written < limits.written;
    let dark = measures.paper < limits.darkest_paper;
    let blurred = measures.sharpness.is_some_and(|sharpness| sharpness < limits.sharpness);
    let reasons = [
        (dark, Reason::TooDark),
        (measures.glare > limits.glare, Reason::Glare),
        (blurred && !blank, Reason::Blurred),
        (cut, Reason::Cut),
        (measures.corner < limits.corner && !cut, Reason::CornerMissing),
        (measures.hand > limits.hand, Reason::Hand),
        (blank, Reason::Blank),
    ];
    Verdict {
        reasons: reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect(),
        measures: Some(measures),
    }
}

/// Judges a picture in which no page was found.
pub(super) fn without_page(picture: &Plane, limits: &Thresholds) -> Verdict {
    let mut reasons = vec![Reason::NoPage];
    if picture.quantile(0.9) < limits.darkest_paper {
        reasons.push(Reason::TooDark);
    }
    Verdict {
        reasons,
        measures: None,
    }
}

/// The edges of letters: how steep they are in the sharper quarter of all blocks with ink, and how many
/// blocks have ink.
fn letters(page: &RgbImage, light: &Light, limits: &Thresholds) -> (Option<f32>, f32) {
    let grey = Plane::of(page, luma);
    let cell = super::light::CELL as usize;
    let margin = BORDER * cell;
    let (mut steep, mut blocks) = (Vec::new(), 0_u32);
    let rows = margin..grey.height.saturating_sub(margin + BLOCK);
    for top in rows.step_by(BLOCK) {
        let columns = margin..grey.width.saturating_sub(margin + BLOCK);
        for left in columns.step_by(BLOCK) {
            blocks += 1;
            let (steepest, range) = block(&grey, left, top);
            let place = (top + BLOCK / 2) / cell * light.bright.width + (left + BLOCK / 2) / cell;
            let paper = light.bright.pixels.get(place).copied().unwrap_or(u8::MAX);
            if f32::from(range) > limits.ink * f32::from(paper).max(24.0) {
                steep.push(f32::from(steepest) / f32::from(range));
            }
        }
    }
    let written = steep.len() as f32 / blocks.max(1) as f32;
    steep.sort_by(f32::total_cmp);
    (steep.get(steep.len() * 3 / 4).copied(), written)
}

/// The steepest step between neighbours in a block, and the range of its levels.
fn block(grey: &Plane, left: usize, top: usize) -> (u8, u8) {
    let (mut steepest, mut least, mut most) = (0, u8::MAX, 0);
    for y in top..top + BLOCK {
        let start = y * grey.width + left;
        let row = &grey.pixels[start..start + BLOCK];
        let right = &grey.pixels[start + 1..start + 1 + BLOCK];
        let below = &grey.pixels[start + grey.width..start + grey.width + BLOCK];
        for ((here, right), below) in row.iter().zip(right).zip(below) {
            least = least.min(*here);
            most = most.max(*here);
            steepest = steepest.max(here.abs_diff(*right)).max(here.abs_diff(*below));
        }
    }
    (steepest, most - least.min(most))
}

fn glare(light: &Light, limits: &Thresholds) -> f32 {
    let cells = &light.bright;
    let around = cells.blurred(cells.width.max(cells.height) / 6);
    let shining = cells
        .pixels
        .iter()
        .zip(&around.pixels)
        .filter(|(cell, around)| **cell >= limits.shining && cell.saturating_sub(**around) >= limits.brighter);
    shining.count() as f32 / cells.pixels.len() as f32
}

/// The largest area of skin that comes in from the border, as a share of the page.
fn hand(light: &Light) -> f32 {
    let usual = light.usual().map(|level| f32::from(level).max(1.0));
    let [red, green, blue] = &light.page;
    let skin = red.pixels.iter().zip(&green.pixels).zip(&blue.pixels).map(|((red, green), blue)| {
        let levels = [f32::from(*red) / usual[0], f32::from(*green) / usual[1], f32::from(*blue) / usual[2]];
        if is_skin(levels) { 255 } else { 0 }
    });
    let mask = Plane {
        pixels: skin.collect(),
        ..*red
    }
    .opened(1);
    let (width, height) = (mask.width as f32, mask.height as f32);
    let least = mask.pixels.len() / 1000 + 4;
    let from_border = regions(&mask, |value| value > 0, least, 8).into_iter().filter(|region| {
        region.hull.iter().any(|point| {
            point.x < 2.5 || point.y < 2.5 || point.x > width - 2.5 || point.y > height - 2.5
        })
    });
    from_border.map(|region| region.area).max().unwrap_or(0) as f32 / (width * height)
}

/// Skin against white paper, whatever its shade: red leads, blue is least, and neither is a stamp's.
fn is_skin([red, green, blue]: [f32; 3]) -> bool {
    let (lead, fall) = (red / green.max(0.01), green / blue.max(0.01));
    (0.2..0.97).contains(&red) && (1.12..2.1).contains(&lead) && (1.02..1.9).contains(&fall)
}

/// The share of paper in the corner that has least of it.
fn worst_corner(light: &Light) -> f32 {
    let [width, height] = [light.bright.width, light.bright.height];
    let longest = width.max(height);
    // Behind the round corner of a card, and large enough for more than one letter.
    let (from, to) = (longest / 45 + 1, longest / 16 + 2);
    let usual = light.usual().map(f32::from);
    let share = |right: bool, lower: bool| {
        let (mut paper, mut all) = (0_u32, 0_u32);
        for (y, x) in (from..to).flat_map(|y| (from..to).map(move |x| (y, x))) {
            let x = if right { width.saturating_sub(x + 1) } else { x.min(width - 1) };
            let y = if lower { height.saturating_sub(y + 1) } else { y.min(height - 1) };
            let cell = light.page.each_ref().map(|plane| f32::from(plane.pixels[y * width + x]));
            let bright = cell.iter().zip(usual).all(|(cell, usual)| *cell > usual * 0.38);
            let (most, least) = (0..3).map(|at| cell[at] / usual[at].max(1.0)).fold(
                (0.0_f32, f32::INFINITY),
                |(most, least), share| (most.max(share), least.min(share)),
            );
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

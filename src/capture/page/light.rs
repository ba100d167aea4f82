//! How the light falls on a page: the colour of bare paper everywhere on it, also under its ink.

use super::parallel::both;
use super::plane::{Plane, luma};
use super::proportions::Shape;
use super::shrink::resized;
use image::RgbImage;

/// Pixels of the page along the side of a cell.
pub const CELL: u32 = 8;
/// Bare paper lies within so many cells of any letter: three lines of text at 200 dots per inch.
pub(super) const NEAR: usize = 4;
/// A shadow is no darker than this share of the brightest paper around it; what is darker is a
/// picture that is printed there.
const DARKEST_SHADOW: f32 = 0.45;

/// The light on a page, in cells.
#[derive(Debug, Clone)]
pub struct Light {
    /// The page itself in cells.
    pub(super) page: [Plane; 3],
    /// The colour of bare paper in each cell.
    pub(super) paper: [Plane; 3],
    /// The brightness of bare paper in each cell.
    pub(super) bright: Plane,
}

impl Light {
    /// Reads the light off a straight page.
    pub fn of(page: &RgbImage, shape: Shape) -> Self {
        let small = resized(
            page,
            page.width().div_ceil(CELL),
            page.height().div_ceil(CELL),
        );
        let cells = [0, 1, 2].map(|channel| Plane::of(&small, move |pixel| pixel[channel]));
        let longest = small.width().max(small.height()) as usize;
        // A card is a picture itself: only light that changes slowly across it is the lamp's.
        let near = if shape == Shape::Card {
            longest / 4
        } else {
            NEAR
        };
        let [red, green, blue] = cells.each_ref().map(|cells| || paper(cells, near, longest));
        let (red, (green, blue)) = both(red, || both(green, blue));
        let paper = [red, green, blue];
        let bright = mixed(&paper);
        Self {
            page: cells,
            paper,
            bright,
        }
    }

    /// The brightness of the page in each cell, with its ink.
    pub(super) fn bare_and_inked(&self) -> Plane {
        mixed(&self.page)
    }

    /// The usual colour of paper on this page.
    pub fn usual(&self) -> [u8; 3] {
        self.paper.each_ref().map(|plane| plane.quantile(0.6))
    }
}

fn paper(cells: &Plane, near: usize, longest: usize) -> Plane {
    let local = cells.closed(near).opened(2).blurred(near.min(8) / 2 + 1);
    let far = (longest / 12).max(near + 2);
    let wide = cells.widened(far).opened(2).blurred(far).blurred(far);
    let pixels = local.pixels.iter().zip(&wide.pixels);
    let darkest = |wide: u8| (f32::from(wide) * DARKEST_SHADOW) as u8;
    Plane {
        pixels: pixels
            .map(|(local, wide)| (*local).max(darkest(*wide)).max(1))
            .collect(),
        ..local
    }
    .blurred(1)
}

fn mixed([red, green, blue]: &[Plane; 3]) -> Plane {
    let colours = red.pixels.iter().zip(&green.pixels).zip(&blue.pixels);
    Plane {
        width: red.width,
        height: red.height,
        pixels: colours
            .map(|((red, green), blue)| luma([*red, *green, *blue]))
            .collect(),
    }
}

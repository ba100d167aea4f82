//! Cleans a page: shadow and the colour of the lamp go, ink and stamps keep theirs.
//!
//! Every pixel is measured against the bare paper at its place, channel by channel, so paper comes out white
//! under any lamp while a red stamp stays as red as it is against that paper.

use super::light::{CELL, Light};
use super::parallel::in_bands;
use image::RgbImage;

/// What bare paper is brought to before the curve.
const PAPER: f32 = 235.0;
/// The curve: this and less is black, this and more is white. Paper's grain is above, ink is below.
const BLACK: f32 = 20.0;
const WHITE: f32 = 222.0;
/// Gains are counted in parts of one.
const ONE: f32 = 1024.0;
/// And at most this, so that the difference of two gains can be doubled in 16 bits: where paper is blacker than that
/// is nothing to be seen.
const MOST: f32 = 16_000.0;
/// Bits of the parts of a level that are left when a level has got its gain.
const PART: u16 = 2;

/// Cleans a straight page in place.
pub fn clean(page: &mut RgbImage, light: &Light) {
    let row_bytes = page.width() as usize * 3;
    let rows = light.bright.height;
    in_bands(page, row_bytes, CELL as usize, |first, band| {
        let mut upper = Gains::new(row_bytes);
        let mut lower = Gains::new(row_bytes);
        for (y, row) in (first..).zip(band.chunks_exact_mut(row_bytes)) {
            let (cell, part) = between(y, rows);
            if upper.row != Some(cell) {
                std::mem::swap(&mut upper, &mut lower);
            }
            upper.lay(light, cell);
            lower.lay(light, (cell + 1).min(rows - 1));
            clean_row(row, &upper.gains, &lower.gains, part);
        }
    });
}

/// What each colour of each pixel in a row of cells is multiplied with, in parts of [`ONE`].
struct Gains {
    row: Option<usize>,
    gains: Vec<i16>,
}

impl Gains {
    fn new(samples: usize) -> Self {
        Self {
            row: None,
            gains: vec![0; samples],
        }
    }

    /// Works them out for a row of cells, between the middles of its cells.
    fn lay(&mut self, light: &Light, row: usize) {
        if self.row.replace(row) == Some(row) {
            return;
        }
        let columns = light.bright.width;
        let gain = |paper: u8| {
            let white = PAPER * 255.0 / (WHITE - BLACK);
            (white * ONE / f32::from(paper.max(1))).min(MOST) as i32
        };
        let cell = |column: usize| {
            [0, 1, 2]
                .map(|channel: usize| gain(light.paper[channel].pixels[row * columns + column]))
        };
        let cells: Vec<[i32; 3]> = (0..columns).map(cell).collect();
        let (pixels, _) = self.gains.as_chunks_mut::<3>();
        for (x, pixel) in pixels.iter_mut().enumerate() {
            let (left, part) = between(x, columns);
            let (one, other) = (cells[left], cells[(left + 1).min(columns - 1)]);
            for ((out, one), other) in pixel.iter_mut().zip(one).zip(other) {
                *out = (one + (((other - one) * part) >> 4)) as i16;
            }
        }
    }
}

/// The cell before a pixel and how far it is on the way to the next one, in sixteenths.
fn between(pixel: usize, cells: usize) -> (usize, i32) {
    let cell = CELL as usize;
    // From the middle of one cell to the middle of the next, in half pixels.
    let from_middle = (2 * pixel + 1).saturating_sub(cell);
    let at = (from_middle / (2 * cell)).min(cells - 1);
    let part = from_middle - at * 2 * cell;
    (at, part.min(15) as i32)
}

/// Cleans a row between two rows of cells. Whole numbers of 16 bits, so that many colours are cleaned at once.
fn clean_row(row: &mut [u8], upper: &[i16], lower: &[i16], part: i32) {
    let black = (BLACK * 255.0 / (WHITE - BLACK)) as u16;
    let black = black << PART;
    let part = (part << 11) as i16;
    for ((colour, upper), lower) in row.iter_mut().zip(upper).zip(lower) {
        let apart = lower.wrapping_sub(*upper).wrapping_mul(2);
        let way = ((i32::from(apart) * i32::from(part)) >> 16) as i16;
        let gain = upper.wrapping_add(way) as u16;
        let level = (u32::from(u16::from(*colour) << (6 + PART)) * u32::from(gain)) >> 16;
        let level = (level as u16).saturating_sub(black).min(255 << PART);
        *colour = (level >> PART) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::page::proportions::Shape;
    use image::Rgb;

    /// Text and a red ring on paper under a warm lamp, with a shadow over its lower half.
    fn shaded() -> RgbImage {
        RgbImage::from_fn(400, 560, |x, y| {
            let light = (0.6 + x as f32 / 1000.0) * if y > 300 { 0.6 } else { 1.0 };
            let ring = (f32::hypot(x as f32 - 300.0, y as f32 - 400.0) - 60.0).abs() < 4.0;
            let text = y % 24 < 3 && x % 5 < 3 && (60..340).contains(&x);
            let ink: [f32; 3] = if ring {
                [215.0, 50.0, 60.0]
            } else if text {
                [30.0; 3]
            } else {
                [245.0; 3]
            };
            let lamp = [1.0, 0.92, 0.75];
            Rgb([0, 1, 2].map(|channel| (ink[channel] * lamp[channel] * light) as u8))
        })
    }

    #[test]
    fn shadow_and_lamp_go_and_a_red_stamp_stays_red() {
        let mut page = shaded();
        let light = Light::of(&page, Shape::Sheet);
        clean(&mut page, &light);
        for (x, y) in [(30, 100), (200, 500), (380, 250), (20, 540)] {
            let paper = page.get_pixel(x, y).0;
            assert!(paper.iter().all(|value| *value > 240), "{x} {y}: {paper:?}");
        }
        let ink = page.get_pixel(101, 241).0;
        assert!(ink.iter().all(|value| *value < 60), "{ink:?}");
        let [red, green, blue] = page.get_pixel(300, 340).0;
        assert!(red > 150 && green < 90 && blue < 90, "{red} {green} {blue}");
    }

    #[test]
    fn a_printed_picture_is_not_taken_for_a_shadow() {
        let mut page = RgbImage::from_fn(800, 1130, |x, y| {
            let picture = (200..340).contains(&x) && (300..480).contains(&y);
            Rgb(if picture { [40; 3] } else { [200; 3] })
        });
        let light = Light::of(&page, Shape::Sheet);
        clean(&mut page, &light);
        let middle = page.get_pixel(270, 390).0;
        assert!(middle.iter().all(|value| *value < 110), "{middle:?}");
    }

    #[test]
    fn the_smallest_pages_are_cleaned_too() {
        for (width, height) in [(1, 1), (3, 300), (17, 9)] {
            let mut page = RgbImage::from_pixel(width, height, Rgb([0, 128, 255]));
            let light = Light::of(&page, Shape::Other);
            clean(&mut page, &light);
            assert_eq!(page.dimensions(), (width, height));
        }
    }
}

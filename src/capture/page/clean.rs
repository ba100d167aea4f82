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

/// Cleans a straight page in place.
pub fn clean(page: &mut RgbImage, light: &Light) {
    let curve = curve();
    let columns = light.bright.width;
    let gains = light.paper.each_ref().map(|plane| {
        let gain = |paper: &u8| (PAPER * 256.0 / f32::from((*paper).max(1))) as i32;
        plane.pixels.iter().map(gain).collect::<Vec<_>>()
    });
    let row_bytes = page.width() as usize * 3;
    in_bands(page, row_bytes, 1, |first, rows| {
        let mut line = vec![[0_i32; 3]; columns];
        for (y, row) in (first..).zip(rows.chunks_exact_mut(row_bytes)) {
            blend_rows(&gains, columns, light.bright.height, y, &mut line);
            clean_row(row, &line, &curve);
        }
    });
}

/// The gains on one row of pixels, between the two rows of cells around it.
fn blend_rows(gains: &[Vec<i32>; 3], columns: usize, rows: usize, y: usize, line: &mut [[i32; 3]]) {
    let (upper, part) = between(y, rows);
    let lower = (upper + 1).min(rows - 1);
    for (channel, gains) in gains.iter().enumerate() {
        let (one, other) = (&gains[upper * columns..], &gains[lower * columns..]);
        for ((out, one), other) in line.iter_mut().zip(one).zip(other) {
            out[channel] = one + (((other - one) * part) >> 4);
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
    (at, part.min(16) as i32)
}

fn clean_row(row: &mut [u8], line: &[[i32; 3]], curve: &[u8; 512]) {
    let (pixels, _) = row.as_chunks_mut::<3>();
    for (x, pixel) in pixels.iter_mut().enumerate() {
        let (left, part) = between(x, line.len());
        let one = line[left];
        let other = line[(left + 1).min(line.len() - 1)];
        for channel in 0..3 {
            let gain = one[channel] + (((other[channel] - one[channel]) * part) >> 4);
            let level = (i32::from(pixel[channel]) * gain) >> 8;
            pixel[channel] = curve[level.clamp(0, 511) as usize];
        }
    }
}

fn curve() -> [u8; 512] {
    std::array::from_fn(|level| {
        ((level as f32 - BLACK) * 255.0 / (WHITE - BLACK)).clamp(0.0, 255.0) as u8
    })
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

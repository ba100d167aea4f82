//! Straightens a page: what its four corners hold becomes a rectangle.
//!
//! The rectangle is mapped onto the corners (Heckbert 1989) and every new pixel is looked up between four old
//! ones. Which way is up is told by the lines of text, where they tell it; else it is left to a person.

use super::corners::Corners;
use super::parallel::in_bands;
use super::picture::{Picture, Pixels};
use super::plane::{Plane, luma};
use super::proportions::{self, Shape};
use super::shrink::resized;
use super::upright::{Lines, READING_SIDE};
use image::RgbImage;

/// Longest side of a finished page: 200 dots per inch on A4.
pub const LONGEST_SIDE: u32 = 2339;
/// Longest side of a finished card: 400 dots per inch, finer than its print.
pub const LONGEST_CARD_SIDE: u32 = 1350;
/// A picture that is so many times finer than the page is made smaller first: looking between four of its
/// pixels would skip others.
const TOO_FINE: f32 = 1.6;
/// Longest side of the page on which lines are looked for in the frames of a preview, where they are a few pixels
/// apart: enough to tell which way they run.
const PREVIEW_READING_SIDE: u32 = 400;
/// Bits of a part of a pixel.
const PART: i32 = 16;
/// Pixels of a row between two places that are mapped exactly; those between lie on a straight line.
const SPAN: i32 = 16;
/// Rows that are worked on together: as many as fill what the processor fetches of a picture at once, in a page
/// that lies across.
const TILE: usize = 64;

/// A page that lies straight.
#[derive(Debug, Clone)]
pub struct Straight {
    /// The page.
    pub picture: RgbImage,
    /// The paper it has the shape of.
    pub shape: Shape,
    /// Its corners in the picture it was taken from; the first one is the page's upper left.
    pub corners: Corners,
}

/// Straightens the page between these corners.
pub fn straighten(picture: &Picture<impl Pixels>, corners: &Corners) -> Straight {
    straighten_at(picture, corners, READING_SIDE, Lines::to_the_left)
}

/// The same for the frame of a preview, fast enough for every frame. A page that lies upside down stays so.
pub fn straighten_in_preview(frame: &Picture<impl Pixels>, corners: &Corners) -> Straight {
    let across = |lines: &Lines| usize::from(lines.across);
    straighten_at(frame, corners, PREVIEW_READING_SIDE, across)
}

fn straighten_at(
    picture: &Picture<impl Pixels>,
    corners: &Corners,
    reading_side: u32,
    to_the_left: impl Fn(&Lines) -> usize,
) -> Straight {
    let mut corners = *corners;
    let (mut proportion, shape) = proportions::of(&corners, picture.width(), picture.height());
    let finest = finest(&corners).max(8.0);
    let (width, height) = size(proportion, (finest as u32).min(reading_side));
    let sketch = sketch(picture, &corners, width, height);
    for _ in 0..to_the_left(&Lines::of(&sketch)) {
        corners = corners.turned();
        proportion = 1.0 / proportion;
    }
    let most = if shape == Shape::Card {
        LONGEST_CARD_SIDE
    } else {
        LONGEST_SIDE
    };
    let side = (finest.round() as u32).min(most);
    let (width, height) = size(proportion, side);
    let share = TOO_FINE * side as f32 / finest;
    let straight = if share < 1.0 {
        let new = |length: u32| ((length as f32 * share).round() as u32).max(1);
        let smaller = resized(picture, new(picture.width()), new(picture.height()));
        let across = smaller.width() as f32 / picture.width() as f32;
        let down = smaller.height() as f32 / picture.height() as f32;
        warp(&smaller, &corners.scaled(across, down), width, height)
    } else {
        warp(picture, &corners, width, height)
    };
    Straight {
        picture: straight,
        shape,
        corners,
    }
}

/// The longest side of the page in the picture, in pixels.
fn finest(corners: &Corners) -> f32 {
    let sides = (0..4).map(|number| {
        let (a, b) = corners.side(number);
        a.distance(b)
    });
    sides.fold(0.0, f32::max)
}

fn size(proportion: f32, side: u32) -> (u32, u32) {
    let short = |share: f32| ((side as f32 * share).round() as u32).max(1);
    if proportion >= 1.0 {
        (side, short(1.0 / proportion))
    } else {
        (short(proportion), side)
    }
}

/// A page for looking at its lines only: sharpness does not matter.
fn sketch(picture: &Picture<impl Pixels>, corners: &Corners, width: u32, height: u32) -> Plane {
    Plane::of(&warp(picture, corners, width, height), luma)
}

/// The map from a rectangle onto four corners: x = (a·u + b·v + c) / (g·u + h·v + 1), and so for y.
struct Map {
    x: [f32; 3],
    y: [f32; 3],
    depth: [f32; 3],
}

impl Map {
    fn onto(corners: &Corners, width: u32, height: u32) -> Self {
        let [p0, p1, p2, p3] = corners
            .0
            .map(|point| [f64::from(point.x), f64::from(point.y)]);
        let sum = [0, 1].map(|axis| p0[axis] - p1[axis] + p2[axis] - p3[axis]);
        let (d1, d2) = (
            [p1[0] - p2[0], p1[1] - p2[1]],
            [p3[0] - p2[0], p3[1] - p2[1]],
        );
        let cross = d1[0] * d2[1] - d2[0] * d1[1];
        let cross = if cross.abs() < 1e-9 { 1e-9 } else { cross };
        let g = (sum[0] * d2[1] - d2[0] * sum[1]) / cross;
        let h = (d1[0] * sum[1] - sum[0] * d1[1]) / cross;
        let (width, height) = (f64::from(width), f64::from(height));
        let row = |axis: usize| {
            [
                (p1[axis] - p0[axis] + g * p1[axis]) / width,
                (p3[axis] - p0[axis] + h * p3[axis]) / height,
                p0[axis],
            ]
            .map(|value| value as f32)
        };
        Self {
            x: row(0),
            y: row(1),
            depth: [(g / width) as f32, (h / height) as f32, 1.0],
        }
    }

    /// Where a place of the rectangle lies in the picture, in parts of a pixel from the centre of the first one.
    fn at(&self, u: f32, v: f32) -> [i32; 2] {
        const MOST: f32 = 1e9;
        let value = |row: [f32; 3]| row[0] * u + row[1] * v + row[2];
        let depth = value(self.depth);
        [self.x, self.y].map(|axis| {
            let place = (value(axis) / depth - 0.5) * (1 << PART) as f32;
            // Rounded to the parts that colours are mixed in.
            (place.clamp(-MOST, MOST) + (1 << (PART - 9)) as f32) as i32
        })
    }
}

/// What lies between the corners as a picture of this size.
pub(super) fn warp(
    picture: &Picture<impl Pixels>,
    corners: &Corners,
    width: u32,
    height: u32,
) -> RgbImage {
    let map = Map::onto(corners, width, height);
    let mut straight = RgbImage::new(width, height);
    let row_bytes = width as usize * 3;
    in_bands(&mut straight, row_bytes, TILE, |first, rows| {
        // Tile by tile, so that a page that lies across is not read from all over the picture for every row.
        for (tile, rows) in rows.chunks_mut(TILE * row_bytes).enumerate() {
            for span in 0..width.div_ceil(SPAN as u32) {
                let from = (span as i32 * SPAN) as usize;
                for (y, row) in (first + tile * TILE..).zip(rows.chunks_exact_mut(row_bytes)) {
                    let (pixels, _) = row.as_chunks_mut::<3>();
                    let to = pixels.len().min(from + SPAN as usize);
                    let first = [from as f32 + 0.5, y as f32 + 0.5];
                    warp_span(picture, &map, first, &mut pixels[from..to]);
                }
            }
        }
    });
    straight
}

/// Some pixels of a row, the first of them at this place of the rectangle.
fn warp_span(picture: &Picture<impl Pixels>, map: &Map, [u, v]: [f32; 2], span: &mut [[u8; 3]]) {
    let (width, height) = (picture.width() as i32, picture.height() as i32);
    let (from, to) = (map.at(u, v), map.at(u + SPAN as f32, v));
    let step = [0, 1].map(|axis| (to[axis] - from[axis]) / SPAN);
    // Between places that are well within, all are.
    let within = |[x, y]: [i32; 2]| {
        (0..width - 4).contains(&(x >> PART)) && (0..height - 2).contains(&(y >> PART))
    };
    let place = |at: usize| [0, 1].map(|axis| from[axis] + step[axis] * at as i32);
    let (bytes, stride): (&[u8], usize) = (picture.as_raw(), width as usize * 3);
    if within(from) && within(to) {
        // All are fetched before the first is mixed: memory answers many questions at once.
        let mut seen = [[0; 2]; SPAN as usize];
        for (at, seen) in seen.iter_mut().enumerate() {
            *seen = around(bytes, stride, place(at)).unwrap_or_default();
        }
        for (at, (out, seen)) in span.iter_mut().zip(seen).enumerate() {
            *out = between(seen, place(at));
        }
    } else {
        for (at, out) in span.iter_mut().enumerate() {
            *out = at_border(picture, place(at));
        }
    }
}

/// The pixels around a place that is well within the picture: two of a row and the two below, and a little more.
#[inline]
fn around(bytes: &[u8], stride: usize, [x, y]: [i32; 2]) -> Option<[u64; 2]> {
    let at = (y >> PART) as usize * stride + (x >> PART) as usize * 3;
    let both = bytes.get(at..at + stride + 8)?;
    let (upper, lower) = (both.first_chunk()?, both.last_chunk()?);
    Some([u64::from_le_bytes(*upper), u64::from_le_bytes(*lower)])
}

/// The colour between four pixels that are well within the picture.
///
/// Both pixels of a row lie side by side: six levels, which are mixed in lanes of 16 bits, three or four at once.
#[inline]
fn between([upper, lower]: [u64; 2], [x, y]: [i32; 2]) -> [u8; 3] {
    const LANES: u64 = 0x00ff_00ff_00ff_00ff;
    const HALVES: u64 = 0x0080_0080_0080_0080;
    // What a lane of the difference borrows from the next one is given back by the sum.
    let mixed = |one: u64, other: u64, place: i32| {
        let part = u64::from((place >> (PART - 8)) as u8);
        let way = other.wrapping_sub(one).wrapping_mul(part);
        (one << 8).wrapping_add(way).wrapping_add(HALVES)
    };
    let down = |upper: u64, lower: u64| (mixed(upper & LANES, lower & LANES, y) >> 8) & LANES;
    // Red, blue, the next green; green, the next red, the next blue.
    let (even, odd) = (down(upper, lower), down(upper >> 8, lower >> 8));
    let here = (even & 0x00ff_00ff) | ((odd & 0xff) << 32);
    let next = ((odd >> 16) & 0x00ff_00ff) | (even & (0xff << 32));
    let [_, red, _, blue, _, green, ..] = mixed(here, next, x).to_le_bytes();
    [red, green, blue]
}

/// The colour at a place at the border of the picture or beyond it, where the border goes on.
fn at_border(picture: &Picture<impl Pixels>, [x, y]: [i32; 2]) -> [u8; 3] {
    let (width, height) = (picture.width(), picture.height());
    let one = 1 << PART;
    let clamped = |place: i32, length: u32| i64::from(place).clamp(0, i64::from(length - 1) * one);
    let (x, y) = (clamped(x, width), clamped(y, height));
    let (left, top) = ((x >> PART) as u32, (y >> PART) as u32);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x % one, y % one);
    let [a, b, c, d] = [(left, top), (right, top), (left, below), (right, below)]
        .map(|(x, y)| picture.get_pixel(x, y).0.map(i64::from));
    std::array::from_fn(|channel| {
        let upper = a[channel] * (one - fx) + b[channel] * fx;
        let lower = c[channel] * (one - fx) + d[channel] * fx;
        ((upper * (one - fy) + lower * fy + one * one / 2) >> (2 * PART)) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::page::corners::Point;
    use image::Rgb;

    /// Lines of words from left to right on A4.
    fn written() -> RgbImage {
        RgbImage::from_fn(424, 600, |x, y| {
            let line = y % 20 < 6 && y > 60 && x > 50 && x < 370;
            let word = (x / 7 + y / 20 * 3) % 6 != 0;
            Rgb(if line && word { [30; 3] } else { [230; 3] })
        })
    }

    #[test]
    fn a_page_that_lies_across_is_turned_so_that_its_lines_run_from_left_to_right() {
        let upright = written();
        let whole = Corners::whole(424, 600);
        let straight = straighten(&upright, &whole);
        assert_eq!(
            (straight.picture.dimensions(), straight.shape),
            ((424, 600), Shape::Sheet)
        );
        let across = image::imageops::rotate90(&upright);
        let straight = straighten(&across, &Corners::whole(600, 424));
        assert_eq!(straight.picture.dimensions(), (424, 600));
        let (x, y) = (straight.corners.at(0).x, straight.corners.at(0).y);
        assert_eq!((x, y), (600.0, 0.0));
    }

    #[test]
    fn the_whole_picture_stays_what_it_is() {
        let picture = written();
        let same = warp(&picture, &Corners::whole(424, 600), 424, 600);
        assert_eq!(same, picture);
    }

    #[test]
    fn every_corner_goes_to_its_corner() {
        let picture = RgbImage::from_fn(200, 200, |x, y| Rgb([x as u8, y as u8, 0]));
        let corners = Corners(
            [(20.0, 30.0), (180.0, 10.0), (190.0, 150.0), (40.0, 190.0)]
                .map(|(x, y)| Point::new(x, y)),
        );
        let page = warp(&picture, &corners, 400, 300);
        for (place, corner) in [(0, 0), (399, 0), (399, 299), (0, 299)]
            .into_iter()
            .zip(corners.0)
        {
            let [x, y, _] = page.get_pixel(place.0, place.1).0;
            let off = Point::new(f32::from(x), f32::from(y)).distance(corner);
            assert!(off < 2.0, "{off}");
        }
    }

    #[test]
    fn corners_beyond_the_picture_or_without_area_do_no_harm() {
        let picture = written();
        for corners in [
            Corners([Point::new(5.0, 5.0); 4]),
            Corners(
                [(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)].map(|(x, y)| Point::new(x, y)),
            ),
            Corners([Point::new(f32::NAN, 0.0); 4]),
        ] {
            let page = warp(&picture, &corners, 50, 40);
            assert_eq!(page.dimensions(), (50, 40));
        }
    }
}

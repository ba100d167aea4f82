//! Photographs of papers with known corners, made up from a seed: tables, lamps, shadows, pens, a second sheet,
//! and what goes wrong.
//!
//! Seeds below [`JUDGING`] are for tuning; the figures that count are measured from there on.
#![allow(dead_code)]

pub mod camera;
pub mod papers;
pub mod photograph;
pub mod random;

use motcua::capture::page::corners::{Corners, Point};
use photograph::Photograph;

/// The first seed that nothing was tuned on.
pub const JUDGING: u64 = 1_000_000;

/// How far the worst corner is off, as a share of the picture's diagonal.
pub fn off(photograph: &Photograph, corners: &Corners) -> f32 {
    let is = Corners(photograph.corners.map(|[x, y]| Point::new(x, y)));
    let (width, height) = photograph.picture.dimensions();
    corners.worst_distance(&is) / (width as f32).hypot(height as f32)
}

/// The photograph as a camera would write it.
pub fn jpeg(photograph: &Photograph) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    photograph.picture.write_with_encoder(encoder).unwrap();
    bytes
}

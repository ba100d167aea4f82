//! How a page's sides stand to each other, worked out from its corners, and the paper this makes it.
//!
//! The lengths of sides lie where a page is seen from an angle. Where the camera's focal length can be read
//! off the vanishing points it is; otherwise a common one is taken (Zhang and He 2007).

use super::corners::{Corners, Point};
use serde::Serialize;

/// Long side by short side of all A and B sheets (ISO 216).
const SHEET: f32 = std::f32::consts::SQRT_2;
/// 85.6 by 53.98 millimetres (ISO/IEC 7810, ID-1).
const CARD: f32 = 85.6 / 53.98;
/// How far a measured proportion may be from that of a paper. Half the gap between sheet and card.
const NEAR: f32 = 0.06;
/// Focal lengths of cameras as multiples of the longest side of the picture: wide phones to long lenses.
const FOCAL_LENGTHS: (f64, f64) = (0.55, 3.0);
/// What is taken where none can be read off; the main cameras of phones have about this.
const USUAL_FOCAL_LENGTH: f64 = 0.85;

/// What kind of paper a page has the shape of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A3, A4, A5: they all have one shape.
    Sheet,
    /// An identity card or another bank card's size.
    Card,
    /// Anything else: a book, a receipt, an old certificate.
    Other,
}

/// Width by height of the page with these corners in a picture of this size, and its shape.
pub fn of(corners: &Corners, width: u32, height: u32) -> (f32, Shape) {
    let measured = measured(corners, f64::from(width), f64::from(height));
    let (long, upright) = if measured < 1.0 {
        (1.0 / measured, true)
    } else {
        (measured, false)
    };
    let near = |proportion: f32| (long / proportion - 1.0).abs() < NEAR;
    let (long, shape) = if near(SHEET) {
        (SHEET, Shape::Sheet)
    } else if near(CARD) {
        (CARD, Shape::Card)
    } else {
        (long, Shape::Other)
    };
    (if upright { 1.0 / long } else { long }, shape)
}

fn measured(corners: &Corners, width: f64, height: f64) -> f32 {
    let longest = width.max(height);
    // Seen from the middle of the picture, where the lens looks.
    let from_middle = |point: Point| {
        [
            (f64::from(point.x) - width / 2.0) / longest,
            (f64::from(point.y) - height / 2.0) / longest,
            1.0,
        ]
    };
    let [upper_left, upper_right, lower_right, lower_left] = corners.0.map(from_middle);
    let diagonal = cross(upper_left, lower_right);
    let down = dot(diagonal, lower_left) / dot(cross(upper_right, lower_right), lower_left);
    let across = dot(diagonal, upper_right) / dot(cross(lower_left, lower_right), upper_right);
    let along = std::array::from_fn(|at| down * upper_right[at] - upper_left[at]);
    let along_down: [f64; 3] = std::array::from_fn(|at| across * lower_left[at] - upper_left[at]);
    let squared =
        -(along[0] * along_down[0] + along[1] * along_down[1]) / (along[2] * along_down[2]);
    let read_off = squared.sqrt();
    let focal = if (FOCAL_LENGTHS.0..=FOCAL_LENGTHS.1).contains(&read_off) {
        read_off
    } else {
        USUAL_FOCAL_LENGTH
    };
    let length = |side: [f64; 3]| {
        ((side[0].powi(2) + side[1].powi(2)) / focal.powi(2) + side[2].powi(2)).sqrt()
    };
    let ratio = (length(along) / length(along_down)) as f32;
    if ratio.is_finite() && (0.1..10.0).contains(&ratio) {
        ratio
    } else {
        1.0
    }
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The corners of a sheet seen through a pinhole, turned and tilted, 4000 by 3000 pixels.
    fn seen(long: f64, turned: f64, tilted: f64, focal: f64) -> Corners {
        let corners = [
            (-0.5, -0.5 / long),
            (0.5, -0.5 / long),
            (0.5, 0.5 / long),
            (-0.5, 0.5 / long),
        ];
        Corners::of(corners.map(|(x, y)| {
            let (x, y) = (
                x * turned.cos() - y * turned.sin(),
                x * turned.sin() + y * turned.cos(),
            );
            let (y, away) = (y * tilted.cos(), focal * 1.4 + y * tilted.sin());
            let scale = focal * 4000.0 / away;
            Point::new((2000.0 + x * scale) as f32, (1500.0 + y * scale) as f32)
        }))
        .unwrap()
    }

    #[test]
    fn sheets_and_cards_are_told_apart_from_an_angle() {
        for (long, shape) in [
            (f64::from(SHEET), Shape::Sheet),
            (f64::from(CARD), Shape::Card),
            (1.9, Shape::Other),
        ] {
            for turned in [0.0, 0.2, -0.5, 1.2] {
                for tilted in [0.0, 0.25, 0.5] {
                    let (ratio, found) = of(&seen(long, turned, tilted, 0.85), 4000, 3000);
                    let ratio = f64::from(ratio.max(1.0 / ratio));
                    assert_eq!(found, shape, "{long} {turned} {tilted}: {ratio}");
                    assert!((ratio / long - 1.0).abs() < 0.02);
                }
            }
        }
    }

    #[test]
    fn no_corners_make_nonsense() {
        let point = Point::new(5.0, 5.0);
        assert_eq!(of(&Corners([point; 4]), 10, 10).0, 1.0);
        assert_eq!(of(&Corners::whole(200, 100), 200, 100), (2.0, Shape::Other));
    }
}

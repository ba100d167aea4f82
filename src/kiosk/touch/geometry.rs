//! How far a point is from a target, and which target a point beside all of them means.

use super::{Area, Reach};
use iced::{Point, Rectangle};

/// How far outside a rectangle a point lies; 0 within.
pub fn distance(bounds: Rectangle, at: Point) -> f32 {
    let aside = (bounds.x - at.x)
        .max(at.x - bounds.x - bounds.width)
        .max(0.0);
    let above = (bounds.y - at.y)
        .max(at.y - bounds.y - bounds.height)
        .max(0.0);
    aside.hypot(above)
}

/// The target that a finger means which goes down here.
///
/// One that is hit is meant. Beside all of them the nearest harmless one is meant, unless one
/// that submits or erases is as near, or another is hardly farther: then nothing is.
pub fn meant(at: Point, areas: &[Area], reach: Reach) -> Option<usize> {
    let mut nearest: Option<(usize, f32)> = None;
    let mut second = f32::INFINITY;
    let mut danger = f32::INFINITY;
    for (place, area) in areas.iter().enumerate() {
        let distance = distance(area.bounds, at);
        if distance <= 0.0 {
            return Some(place);
        }
        if area.danger {
            danger = danger.min(distance);
        } else if nearest.is_none_or(|(_, least)| distance < least) {
            second = nearest.map_or(second, |(_, least)| least);
            nearest = Some((place, distance));
        } else {
            second = second.min(distance);
        }
    }
    let (place, distance) = nearest?;
    let certain = distance <= reach.snap && distance < danger && second - distance >= reach.lead;
    certain.then_some(place)
}

//! Finds the page in a picture of a table: four corners, or nothing.
//!
//! One idea: whatever splits the picture – bright against dark, colourless against coloured, flat
//! against rough – may show the page as one region. All of them propose four corners, and the edges
//! of the picture itself decide: the best proposals are measured side by side, to a part of a pixel.

use super::corners::{Corners, Point};
use super::lines;
use super::parallel::in_parallel;
use super::picture::{Picture, Pixels};
use super::plane::{Plane, luma};
use super::shapes::{hull, quadrilaterals, regions};
use super::shrink::shrunk;
use image::RgbImage;
use serde::Serialize;

/// Longest side of the small picture in which pages are looked for.
const WORKING_SIDE: u32 = 640;
/// The same for the frames of a preview: enough to draw a frame around the page.
const PREVIEW_SIDE: u32 = 320;
/// The least share of the picture that a page takes: a card fills a fifth of the width and height.
const LEAST_AREA: f32 = 0.03;
/// Proposals measured in the picture itself.
const MEASURED: usize = 4;
/// The brightest twentieth of the small picture is brought to this level, so that limits hold in the dark.
const BRIGHT: u8 = 215;
/// A side closer to the frame than this share of the longest side was cut off by it.
const FRAME: f32 = 0.008;
/// Proposals whose corners are closer than this share of the longest side are the same one.
const SAME: f32 = 0.012;
/// Less confident than this is no page: what was measured on tables without one lies below.
const LEAST_CONFIDENCE: f32 = 0.3;

/// A page in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Found {
    /// Its corners, in pixels of the picture.
    pub corners: Corners,
    /// From 0 to 1: how much of each side was seen as one straight edge.
    pub confidence: f32,
    /// How many sides lie on the frame of the picture: the page goes on beyond it.
    pub sides_on_frame: u8,
    /// A corner is folded or hidden: no edge is seen on both of its sides.
    pub corner_hidden: bool,
}

/// The page in a picture; `None` where there is none.
pub fn find(picture: &Picture<impl Pixels>) -> Option<Found> {
    find_at(picture, WORKING_SIDE)
}

/// The same for the frame of a preview: less exact, and fast enough for every frame.
pub fn find_in_preview(frame: &Picture<impl Pixels>) -> Option<Found> {
    find_at(frame, PREVIEW_SIDE)
}

fn find_at(picture: &Picture<impl Pixels>, side: u32) -> Option<Found> {
    if picture.width() < 64 || picture.height() < 64 {
        return None;
    }
    let small = shrunk(picture, side);
    let scene = Scene::of(&small);
    let mut proposals: Vec<(f32, Corners)> = scene
        .proposals()
        .into_iter()
        .map(|(fill, corners)| (scene.score(fill, &corners), corners))
        .filter(|(score, _)| *score > 0.0)
        .collect();
    proposals.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut distinct: Vec<(f32, Corners)> = Vec::new();
    for (score, corners) in proposals {
        let same = SAME * scene.side();
        if distinct
            .iter()
            .all(|(_, other)| corners.worst_distance(other) > same)
        {
            distinct.push((score, corners));
        }
        if distinct.len() == MEASURED {
            break;
        }
    }
    let across = picture.width() as f32 / small.width() as f32;
    let down = picture.height() as f32 / small.height() as f32;
    let best = distinct.first()?.0;
    let measured = |score: f32, corners: &Corners| {
        let on_frame = scene.sides_on_frame(corners);
        let rough = corners.scaled(across, down);
        let measured = lines::refine(picture, &rough, on_frame)?;
        let found = Found {
            corners: measured.corners,
            confidence: measured.confidence,
            sides_on_frame: on_frame.iter().filter(|side| **side).count() as u8,
            corner_hidden: measured.corner_hidden,
        };
        Some((score / best * measured.confidence, found))
    };
    let (most, corners) = distinct.first()?;
    let first = measured(*most, corners);
    // Only those are measured too that could still be better.
    let sure = first.as_ref().map_or(0.0, |(value, _)| *value);
    let others: Vec<_> = distinct
        .iter()
        .skip(1)
        .filter(|(score, _)| score / best > sure)
        .collect();
    in_parallel(&others, |(score, corners)| measured(*score, corners))
        .into_iter()
        .chain([first])
        .flatten()
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, found)| found)
        .filter(|found| found.confidence >= LEAST_CONFIDENCE)
}

/// A small picture, seen in the ways that may show a page as one region.
struct Scene<'a> {
    small: &'a RgbImage,
    bright: Plane,
    colourless: Plane,
    rough: Plane,
    /// The same with text and every thin shadow: a sheet that lies on another shows in nothing else.
    rough_and_fine: Plane,
}

impl<'a> Scene<'a> {
    fn of(small: &'a RgbImage) -> Self {
        // Text is thinner than this, gaps between things on a table are wider.
        let text = (small.width().max(small.height()) as usize / 150).max(2);
        let mut grey = Plane::of(small, luma);
        let mut least = Plane::of(small, |[red, green, blue]| red.min(green).min(blue));
        for plane in [&mut grey, &mut least] {
            plane.brighten(BRIGHT);
        }
        let closed = grey.closed(text).blurred(1);
        Self {
            small,
            rough: closed.gradient().closed(1),
            rough_and_fine: grey.blurred(1).gradient(),
            bright: closed.opened(text / 2 + 1),
            colourless: least.closed(text).blurred(1).opened(text / 2 + 1),
        }
    }

    fn side(&self) -> f32 {
        self.small.width().max(self.small.height()) as f32
    }

    /// Four corners each, with the share of them that the region fills.
    fn proposals(&self) -> Vec<(f32, Corners)> {
        let bright = [&self.bright, &self.colourless];
        let rough = [&self.rough, &self.rough_and_fine];
        let planes = bright.map(|plane| (plane, true)).into_iter();
        let planes: Vec<_> = planes.chain(rough.map(|plane| (plane, false))).collect();
        let found = in_parallel(&planes, |(plane, bright)| {
            let mut found = Vec::new();
            if *bright {
                let split = f32::from(plane.split());
                for share in [0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3] {
                    let limit = (split * share).min(254.0) as u8;
                    self.propose(plane, |value| value > limit, &mut found);
                }
            } else {
                for limit in [4, 6, 9, 14, 22] {
                    self.propose(plane, |value| value < limit, &mut found);
                }
            }
            found
        });
        found.into_iter().flatten().collect()
    }

    fn propose(
        &self,
        plane: &Plane,
        belongs: impl Fn(u8) -> bool,
        found: &mut Vec<(f32, Corners)>,
    ) {
        let least = (plane.pixels.len() as f32 * LEAST_AREA) as usize / 2;
        let found_regions = regions(plane, belongs, least, 5);
        let mut add = |hull: &[Point], filled: usize| {
            for corners in quadrilaterals(hull) {
                let fill = (filled as f32 / corners.area().max(1.0)).min(1.0);
                found.push((fill, corners));
            }
        };
        for (number, one) in found_regions.iter().enumerate() {
            add(&one.hull, one.filled);
            // The border of a shadow splits a page in two.
            for other in &found_regions[number + 1..] {
                let both = one.hull.iter().chain(&other.hull).copied().collect();
                add(&hull(both), one.filled + other.filled);
            }
        }
    }

    fn sides_on_frame(&self, corners: &Corners) -> [bool; 4] {
        let (width, height) = (self.small.width() as f32, self.small.height() as f32);
        let near = FRAME * self.side();
        std::array::from_fn(|number| {
            let (a, b) = corners.side(number);
            let both = |distance: &dyn Fn(Point) -> f32| distance(a) < near && distance(b) < near;
            both(&|point| point.x)
                || both(&|point| point.y)
                || both(&|point| width - point.x)
                || both(&|point| height - point.y)
        })
    }

    /// How much this looks like a page: filled, large, and with an edge along every side.
    fn score(&self, fill: f32, corners: &Corners) -> f32 {
        let whole = (self.small.width() * self.small.height()) as f32;
        let area = corners.area() / whole;
        if area < LEAST_AREA || !self.near_the_picture(corners) || !plausible(corners) {
            return 0.0;
        }
        let on_frame = self.sides_on_frame(corners);
        let edges: Vec<f32> = (0..4)
            .filter(|number| !on_frame[*number])
            .map(|number| self.edge(corners, number))
            .collect();
        // Between two opposite sides of the frame anything may run: a plank, a cloth.
        if edges.len() < 2 || (on_frame[0] && on_frame[2]) || (on_frame[1] && on_frame[3]) {
            return 0.0;
        }
        let mean = edges.iter().sum::<f32>() / edges.len() as f32;
        let weakest = edges.iter().copied().fold(f32::INFINITY, f32::min);
        let cut = 0.5_f32.powi(4 - edges.len() as i32);
        fill.powi(3) * (0.3 + area.sqrt()) * (mean + weakest) * cut
    }

    /// Corners may lie a little beyond the frame, where a page is cut off.
    fn near_the_picture(&self, corners: &Corners) -> bool {
        let (width, height) = (self.small.width() as f32, self.small.height() as f32);
        let margin = 0.06 * self.side();
        let within = |place: f32, length: f32| (-margin..=length + margin).contains(&place);
        corners
            .0
            .iter()
            .all(|point| within(point.x, width) && within(point.y, height))
    }

    /// How much brighter, or else how differently coloured, it is inside of a side; up to 1.
    fn edge(&self, corners: &Corners, number: usize) -> f32 {
        const SAMPLES: usize = 24;
        let (a, b) = corners.side(number);
        let length = a.distance(b).max(1.0);
        let away = 2.5;
        // Clockwise on the screen: the inside is on the right hand.
        let (across, down) = (-(b.y - a.y) / length * away, (b.x - a.x) / length * away);
        let mut seen = 0.0;
        for sample in 0..SAMPLES {
            let on = a.towards(b, (sample as f32 + 1.0) / (SAMPLES as f32 + 1.0));
            let inside = self.colour(on.x + across, on.y + down);
            let outside = self.colour(on.x - across, on.y - down);
            let (light, dark) = (f32::from(luma(inside)), f32::from(luma(outside)));
            let apart: f32 = (0..3)
                .map(|channel| (f32::from(inside[channel]) - f32::from(outside[channel])).abs())
                .sum();
            let step = apart / 3.0 / light.max(dark).max(12.0);
            // A page is seldom darker than its table.
            let sign = if light + 4.0 >= dark { 1.0 } else { 0.3 };
            seen += (step * 4.0).min(1.0) * sign;
        }
        seen / SAMPLES as f32
    }

    fn colour(&self, x: f32, y: f32) -> [u8; 3] {
        let within = |place: f32, length: u32| (place.max(0.0) as u32).min(length - 1);
        self.small
            .get_pixel(
                within(x, self.small.width()),
                within(y, self.small.height()),
            )
            .0
    }
}

/// Papers are not slivers, and a page seen from a usable angle keeps its shape roughly.
fn plausible(corners: &Corners) -> bool {
    let sides: [f32; 4] = std::array::from_fn(|number| {
        let (a, b) = corners.side(number);
        a.distance(b)
    });
    let ratio = |one: f32, other: f32| one.max(other) / one.min(other).max(0.1);
    let across = (sides[0] + sides[2]) / 2.0;
    let down = (sides[1] + sides[3]) / 2.0;
    ratio(across, down) < 2.6 && ratio(sides[0], sides[2]) < 1.9 && ratio(sides[1], sides[3]) < 1.9
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_plain_page_on_a_plain_table_is_found_where_it_lies() {
        let picture = RgbImage::from_fn(400, 300, |x, y| {
            let inside = (80..300).contains(&x) && (60..220).contains(&y);
            Rgb(if inside {
                [220, 218, 210]
            } else {
                [90, 70, 50]
            })
        });
        let is = Corners(
            [(80.0, 60.0), (300.0, 60.0), (300.0, 220.0), (80.0, 220.0)]
                .map(|(x, y)| Point::new(x, y)),
        );
        for found in [find(&picture), find_in_preview(&picture)] {
            let found = found.map(|found| (found.corners.worst_distance(&is), found));
            assert!(
                found.is_some_and(|(off, found)| off < 0.5 && found.sides_on_frame == 0),
                "{found:?}"
            );
        }
    }

    #[test]
    fn where_nothing_is_nothing_is_found() {
        for (width, height) in [(1, 1), (40, 3000), (300, 200)] {
            assert_eq!(
                find(&RgbImage::from_pixel(width, height, Rgb([128; 3]))),
                None
            );
        }
        let stripes =
            RgbImage::from_fn(300, 200, |x, _| Rgb([if x % 20 < 10 { 40 } else { 90 }; 3]));
        assert_eq!(find(&stripes), None);
    }
}

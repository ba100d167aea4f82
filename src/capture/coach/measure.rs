//! What one frame of a preview shows.

use super::Advice;
use super::sketch::Sketch;
use crate::capture::page::corners::Corners;
use crate::capture::page::find::Found;
use crate::capture::page::judge::{self, Reason, Thresholds};
use crate::capture::page::light::Light;
use crate::capture::page::likeness::Fingerprint;
use crate::capture::page::proportions::Shape;
use crate::capture::page::shrink::shrunk;
use crate::capture::page::straighten::straighten_in_preview;
use crate::capture::page::upright::is_upside_down;
use crate::capture::page::{clean, find};
use image::RgbImage;

/// Less confident than this, the whole picture would be kept: no page to take by itself.
const CONFIDENT: f32 = 0.5;
/// A page whose corners moved less than this share of the frame's sides lies still.
const SAME_PLACE: f32 = 0.008;
/// A page whose cells changed less than this is unchanged.
const SAME_LOOK: f32 = 0.2;
/// A page that is so far away from where it lay was taken away.
const ELSEWHERE: f32 = 0.05;
/// A page that looks so different is another one.
const OTHER: f32 = 0.4;
/// Longest side of a frame without a page that is looked at for its light and for letters.
const GLANCE: u32 = 640;
/// A frame with ink in more of its blocks than this shows a page whose edges are out of sight, where its ink is as sharp
/// as letters are: the grain of stone was measured at 0.18 at most, letters at 0.22 and more.
const FULL_OF_INK: f32 = 0.3;
const SHARP_AS_LETTERS: f32 = 0.2;
/// Letters softer than this make it likely that the edges of a doubtful page are out of focus too. It is no limit for
/// pages that are seen well: through a soft lens good ones are as low as 0.16.
const SOFT: f32 = 0.25;
/// A table darker than this level is in the dark: a dark one in good light was measured at 40.
const DARKEST_TABLE: u8 = 30;

/// What a frame shows.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// The page, where one is seen.
    pub page: Option<Lying>,
    /// Whether the picture is dark, where no page is seen.
    pub is_dark: bool,
    /// Whether there must be a page though its edges are not seen, since they lie beyond the frame.
    pub goes_beyond: bool,
}

/// A page as it lies before the camera.
#[derive(Debug, Clone)]
pub(super) struct Lying {
    /// Its corners as shares of the frame.
    pub outline: Corners,
    /// What is wrong with it.
    pub reasons: Vec<Reason>,
    pub is_upside_down: bool,
    pub sketch: Sketch,
    pub fingerprint: Fingerprint,
}

impl Measured {
    /// What to say where no page is seen.
    pub fn without_page(&self) -> Advice {
        if self.is_dark {
            Advice::Poor(Reason::TooDark)
        } else if self.goes_beyond {
            Advice::Poor(Reason::Cut)
        } else {
            Advice::LayPage
        }
    }
}

impl Lying {
    /// Whether it lies where the other one lay, unchanged.
    pub fn is_as_still_as(&self, other: &Self) -> bool {
        self.outline.worst_distance(&other.outline) < SAME_PLACE
            && self.sketch.change(&other.sketch) < SAME_LOOK
    }

    /// Whether it was clearly moved, or is clearly another one.
    pub fn is_elsewhere(&self, other: &Self) -> bool {
        self.outline.worst_distance(&other.outline) > ELSEWHERE
            || self.sketch.change(&other.sketch) > OTHER
    }
}

/// Limits for the frames of a preview, whose letters are a few pixels high: set on made-up photographs that were
/// made as small as frames. That of sharpness stays: through a soft lens good frames are as low as 0.16, and the
/// picture itself is judged once more.
fn limits() -> Thresholds {
    Thresholds {
        // A cell is four millimetres of the page here: the rim of what shines is mixed into it. The brightest good
        // page had a share of 0.002, those with glare 0.013 or more.
        glare: 0.006,
        shining: 244,
        brighter: 12,
        ..Thresholds::default()
    }
}

/// Measures a frame.
pub(super) fn measure(frame: &RgbImage) -> Measured {
    let page = find::find_in_preview(frame).and_then(|found| lying(frame, found));
    match page {
        Some(page) => Measured {
            page: Some(page),
            is_dark: false,
            goes_beyond: false,
        },
        None => without_page(frame),
    }
}

/// The page as it lies; `None` where it is too doubtful that there is one.
fn lying(frame: &RgbImage, mut found: Found) -> Option<Lying> {
    let doubtful = found.confidence < CONFIDENT;
    if doubtful && found.sides_on_frame > 0 {
        return None;
    }
    let seen = found.corners;
    let straight = straighten_in_preview(frame, &found.corners);
    found.corners = straight.corners;
    let mut page = straight.picture;
    let light = Light::of(&page, straight.shape);
    let mut verdict = judge::judge(&page, &light, Some((&found, frame.dimensions())), &limits());
    let is_soft = (verdict.measures.sharpness).is_some_and(|sharpness| sharpness < SOFT);
    if doubtful {
        // Edges out of focus are seen with little confidence; then the letters between them are soft too.
        if !is_soft || verdict.measures.written < FULL_OF_INK {
            return None;
        }
        if !verdict.reasons.contains(&Reason::Blurred) {
            verdict.reasons.push(Reason::Blurred);
        }
    }
    let sketch = Sketch::of(&page);
    let is_upside_down = is_upside_down(&page);
    clean::clean(&mut page, &light);
    let (width, height) = (frame.width() as f32, frame.height() as f32);
    Some(Lying {
        outline: seen.scaled(1.0 / width, 1.0 / height),
        reasons: verdict.reasons,
        is_upside_down,
        sketch,
        fingerprint: Fingerprint::of(&page),
    })
}

/// What a frame shows in which no page is seen.
fn without_page(frame: &RgbImage) -> Measured {
    let small = shrunk(frame, GLANCE);
    let light = Light::of(&small, Shape::Other);
    let measures = judge::judge(&small, &light, None, &limits()).measures;
    let sharp = (measures.sharpness).is_some_and(|sharpness| sharpness > SHARP_AS_LETTERS);
    Measured {
        page: None,
        is_dark: measures.paper < DARKEST_TABLE,
        goes_beyond: sharp && measures.written > FULL_OF_INK,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::capture::page::corners::Point;
    use crate::capture::page::likeness::same_page;
    use image::{Rgb, imageops};

    /// A sheet with lines of words on a table, lit so well.
    fn lit(light: f32) -> RgbImage {
        RgbImage::from_fn(640, 360, |x, y| {
            let (left, top) = (x.wrapping_sub(200), y.wrapping_sub(20));
            let word = top % 16 < 5 && (left / 6 + top / 16 * 5) % 4 != 0;
            let within = (30..290).contains(&top) && (24..200).contains(&left);
            let colour = match (left < 226 && top < 320, word && within) {
                (true, true) => [40.0; 3],
                (true, false) => [225.0, 222.0, 215.0],
                (false, _) => [80.0, 68.0, 55.0],
            };
            Rgb(colour.map(|value: f32| (value * light) as u8))
        })
    }

    #[test]
    fn a_good_page_is_measured_where_it_lies_and_known_from_another_side() {
        let upright = measure(&lit(1.0)).page.unwrap();
        let corners = [(200.0, 20.0), (426.0, 20.0), (426.0, 340.0), (200.0, 340.0)];
        let is = Corners(corners.map(|(x, y)| Point::new(x / 640.0, y / 360.0)));
        assert!(upright.outline.worst_distance(&is) < 0.005);
        assert_eq!(upright.reasons, []);
        assert!(upright.is_as_still_as(&upright) && !upright.is_elsewhere(&upright));
        let across = measure(&imageops::rotate90(&lit(1.0))).page.unwrap();
        assert!(same_page(&upright.fingerprint, &across.fingerprint));
    }

    #[test]
    fn a_dark_room_is_told_with_a_page_and_without() {
        let dark = measure(&lit(0.15)).page.unwrap();
        assert_eq!(dark.reasons.first(), Some(&Reason::TooDark));
        let nothing = measure(&RgbImage::from_pixel(640, 360, Rgb([9; 3])));
        assert_eq!(nothing.without_page(), Advice::Poor(Reason::TooDark));
        let table = measure(&RgbImage::from_pixel(640, 360, Rgb([130, 110, 90])));
        assert_eq!(table.without_page(), Advice::LayPage);
    }
}

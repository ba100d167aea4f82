//! What one frame of a preview shows.

use super::Advice;
use super::sketch::Sketch;
use crate::capture::page::corners::Corners;
use crate::capture::page::judge::{self, Reason, Thresholds};
use crate::capture::page::light::Light;
use crate::capture::page::likeness::Fingerprint;
use crate::capture::page::proportions::Shape;
use crate::capture::page::shrink::shrunk;
use crate::capture::page::straighten::straighten;
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
/// Longest side of a frame without a page that is looked at for its light.
const GLANCE: u32 = 320;

/// What a frame shows.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// The page, where one is seen.
    pub page: Option<Lying>,
    /// Whether the picture is dark, where no page is seen.
    pub is_dark: bool,
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

/// Limits for the frames of a preview, whose letters are a few pixels high.
fn limits() -> Thresholds {
    Thresholds::default()
}

/// Measures a frame.
pub(super) fn measure(frame: &RgbImage) -> Measured {
    let limits = limits();
    let found = find::find_in_preview(frame).filter(|found| found.confidence >= CONFIDENT);
    let Some(mut found) = found else {
        let small = shrunk(frame, GLANCE);
        let light = Light::of(&small, Shape::Other);
        let verdict = judge::judge(&small, &light, None, &limits);
        return Measured {
            page: None,
            is_dark: verdict.reasons.contains(&Reason::TooDark),
        };
    };
    let seen = found.corners;
    let straight = straighten(frame, &found.corners);
    found.corners = straight.corners;
    let mut page = straight.picture;
    let light = Light::of(&page, straight.shape);
    let verdict = judge::judge(&page, &light, Some((&found, frame.dimensions())), &limits);
    let sketch = Sketch::of(&page);
    let is_upside_down = is_upside_down(&page);
    clean::clean(&mut page, &light);
    let (width, height) = (frame.width() as f32, frame.height() as f32);
    Measured {
        page: Some(Lying {
            outline: seen.scaled(1.0 / width, 1.0 / height),
            reasons: verdict.reasons,
            is_upside_down,
            sketch,
            fingerprint: Fingerprint::of(&page),
        }),
        is_dark: false,
    }
}

/// Whether a straight page stands on its head. The one place where this is asked.
fn is_upside_down(_page: &RgbImage) -> bool {
    false
}

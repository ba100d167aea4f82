//! From a photograph of a paper to a finished page: found, straight, clean, judged, and small.
//!
//! One idea: nobody is refused for a poor picture. Where a page is seen with good confidence it is cut out and
//! cleaned; everywhere else the whole picture is kept, and the verdict says what could be better.
//! Everything here is arithmetic on pixels: no files, no clock.

pub mod clean;
pub mod corners;
pub mod find;
pub mod judge;
pub mod light;
pub mod likeness;
mod lines;
pub(crate) mod parallel;
pub mod picture;
mod plane;
pub mod proportions;
mod shapes;
pub(crate) mod shrink;
pub mod straighten;
pub mod upright;

use super::fit::{self, FitError, Page};
use corners::{Corners, Point};
use find::Found;
use image::RgbImage;
use judge::{Reason, Thresholds, Verdict};
use light::Light;
use likeness::Fingerprint;
use parallel::both;
use picture::{Photograph, Picture, Pixels};
use plane::{Plane, luma};
use proportions::Shape;

/// A page is cut out of a picture from this confidence on: losing the edge of a paper is worse than
/// keeping the table around it.
const CUT_OUT: f32 = 0.5;
/// Longest side of a picture that is worked on, in pixels; larger ones are made smaller first.
const LARGEST_SIDE: u32 = 6000;
/// Longest side of the small picture that tells whether all of a picture is paper.
const GLANCE: u32 = 160;
/// Corners that a person shows go to an edge that is no further than this share of the picture's diagonal: a
/// finger on a screen hits no better.
const SNAPS: f32 = 0.015;
/// Corners this close to those of the picture, as a share of its sides, mean all of it.
const NEARLY_WHOLE: f32 = 0.01;
/// A page that a person shows takes more than this share of the picture, and each of its sides of the longest
/// side: less is a slip of the finger.
const LEAST_SHOWN: f32 = 0.01;

/// A page, and what was seen on the way to it.
#[derive(Debug, Clone)]
pub struct Finished {
    /// The page that is kept.
    pub page: Page,
    /// Width and height of the page in pixels.
    pub size: (u32, u32),
    /// What is kept of the upright picture, as fractions of its width and height; the first corner is the
    /// page's upper left.
    pub corners: Corners,
    /// Where it was found, in pixels of the picture that was worked on; `None` where the whole picture is kept.
    pub found: Option<Found>,
    /// What kind of paper it has the shape of, where it was found.
    pub shape: Option<Shape>,
    /// Whether it is good.
    pub verdict: Verdict,
    /// To know the same page again.
    pub fingerprint: Fingerprint,
}

/// Makes a finished page of a picture file's bytes, within bounded memory and time.
///
/// # Errors
/// See [`FitError`].
pub fn finish(bytes: &[u8]) -> Result<Finished, FitError> {
    let picture = decoded(bytes)?;
    let found = find::find(&picture).filter(|found| found.confidence >= CUT_OUT);
    let Some(found) = found else {
        return kept_whole(&picture).finished();
    };
    let drawn = cut_out(&picture, found);
    let doubted = |reason: &Reason| matches!(reason, Reason::Cut | Reason::CornerMissing);
    if !drawn.verdict.reasons.iter().any(doubted) {
        return drawn.finished();
    }
    // These are the corners of something else, or not all of the page: nothing may get lost.
    Drawn {
        verdict: drawn.verdict,
        ..kept_whole(&picture)
    }
    .finished()
}

/// Makes a finished page of what lies between corners that a person has shown.
///
/// The corners are fractions of the upright picture's width and height, 0 to 1, in any order. A side that lies
/// near an edge is laid on that edge. The whole picture is kept where the corners hold nothing that could be a
/// page: they are no numbers, span no convex quadrilateral, or next to nothing. The page is judged like any
/// other, but what the person has shown is kept.
///
/// # Errors
/// See [`FitError`].
pub fn finish_at(bytes: &[u8], corners: &Corners) -> Result<Finished, FitError> {
    let picture = decoded(bytes)?;
    let Some(shown) = shown(corners, picture.dimensions()) else {
        let mut whole = kept_whole(&picture);
        // The person has seen that there is one.
        whole
            .verdict
            .reasons
            .retain(|reason| *reason != Reason::NoPage);
        return whole.finished();
    };
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let found = Found {
        corners: lines::snapped(&picture, &shown, SNAPS * width.hypot(height)),
        confidence: 1.0,
        sides_on_frame: 0,
        corner_hidden: false,
    };
    cut_out(&picture, found).finished()
}

/// The corners in pixels of a picture of this size, where they could be those of a page in it.
fn shown(corners: &Corners, (width, height): (u32, u32)) -> Option<Corners> {
    let longest = width.max(height) as f32;
    let pixel = |point: Point| {
        Point::new(
            point.x.clamp(0.0, 1.0) * width as f32,
            point.y.clamp(0.0, 1.0) * height as f32,
        )
    };
    let corners = Corners::of(corners.0.map(pixel))?;
    let whole = corners.worst_distance(&Corners::whole(width, height)) < NEARLY_WHOLE * longest;
    let shortest = (0..4)
        .map(|number| corners.at(number).distance(corners.at(number + 1)))
        .fold(f32::INFINITY, f32::min);
    let large = corners.area() >= LEAST_SHOWN * width as f32 * height as f32
        && shortest >= LEAST_SHOWN * longest;
    (large && !whole).then_some(corners)
}

fn decoded(bytes: &[u8]) -> Result<Photograph, FitError> {
    let picture = fit::photograph(bytes).map_err(FitError::Unreadable)?;
    if picture.width().max(picture.height()) <= LARGEST_SIDE {
        return Ok(picture);
    }
    let smaller = shrink::shrunk(&picture, LARGEST_SIDE);
    picture::photograph(&smaller).map_err(|error| FitError::Unreadable(error.into()))
}

/// The page as it will be kept, before it is encoded.
struct Drawn {
    page: RgbImage,
    corners: Corners,
    found: Option<Found>,
    shape: Option<Shape>,
    verdict: Verdict,
}

impl Drawn {
    fn finished(self) -> Result<Finished, FitError> {
        let (fingerprint, page) = both(|| Fingerprint::of(&self.page), || Page::of(&self.page));
        Ok(Finished {
            size: self.page.dimensions(),
            fingerprint,
            page: page?,
            corners: self.corners,
            found: self.found,
            shape: self.shape,
            verdict: self.verdict,
        })
    }
}

/// What lies between the corners: straight, clean and judged.
fn cut_out(picture: &Picture<impl Pixels>, mut found: Found) -> Drawn {
    let straight = straighten::straighten(picture, &found.corners);
    found.corners = straight.corners;
    let mut page = straight.picture;
    let light = Light::of(&page, straight.shape);
    let seen = Some((&found, picture.dimensions()));
    let verdict = judge::judge(&page, &light, seen, &Thresholds::default());
    clean::clean(&mut page, &light);
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    Drawn {
        page,
        corners: found.corners.scaled(1.0 / width, 1.0 / height),
        found: Some(found),
        shape: Some(straight.shape),
        verdict,
    }
}

/// All of the picture, as it is.
fn kept_whole(picture: &Picture<impl Pixels>) -> Drawn {
    let page = shrink::shrunk(picture, straighten::LONGEST_SIDE);
    let light = Light::of(&page, Shape::Other);
    let verdict = judge::judge(&page, &light, None, &Thresholds::default());
    let glance = shrink::shrunk(&page, GLANCE);
    let empty = verdict.reasons.contains(&Reason::Blank);
    let verdict = if is_all_paper(&glance) && !empty {
        verdict
    } else {
        verdict.without_page()
    };
    Drawn {
        page,
        corners: Corners::whole(1, 1),
        found: None,
        shape: None,
        verdict,
    }
}

/// Whether a picture is a scan: paper up to its frame on all sides.
fn is_all_paper(glance: &RgbImage) -> bool {
    let bright = Plane::of(glance, luma).closed(2);
    let paper = f32::from(bright.quantile(0.7));
    let (width, height) = (bright.width, bright.height);
    let border = (0..width * height).filter(|at| {
        let (x, y) = (at % width, at / width);
        x < 3 || y < 3 || x + 3 >= width || y + 3 >= height
    });
    let (mut plain, mut all) = (0_u32, 0_u32);
    for at in border {
        let [red, green, blue] = glance.get_pixel((at % width) as u32, (at / width) as u32).0;
        let coloured = red.max(green).max(blue) - red.min(green).min(blue);
        all += 1;
        plain += u32::from(f32::from(bright.pixels[at]) > paper * 0.8 && coloured < 60);
    }
    paper > 120.0 && plain as f32 > 0.93 * all as f32
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn written(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A sheet with lines of words on a dark table.
    fn on_a_table() -> RgbImage {
        RgbImage::from_fn(400, 500, |x, y| {
            let (left, top) = (x.wrapping_sub(60), y.wrapping_sub(50));
            if left >= 283 || top >= 400 {
                return Rgb([70, 60, 50]);
            }
            let word = top % 16 < 5 && (left / 6 + top / 16 * 5) % 4 != 0;
            let ink =
                word && left % 3 != 0 && (40..360).contains(&top) && (30..250).contains(&left);
            Rgb(if ink { [40; 3] } else { [215, 212, 205] })
        })
    }

    #[test]
    fn a_sheet_on_a_table_is_cut_out_and_an_empty_table_is_kept_whole() {
        let finished = finish(&written(&on_a_table(), ImageFormat::Png)).unwrap();
        let found = finished.found.unwrap();
        let is = [(60.0, 50.0), (343.0, 50.0), (343.0, 450.0), (60.0, 450.0)];
        let is = corners::Corners(is.map(|(x, y)| corners::Point::new(x, y)));
        assert!(found.corners.worst_distance(&is) < 0.5, "{found:?}");
        assert_eq!(
            (finished.size, finished.shape),
            ((283, 400), Some(Shape::Sheet))
        );
        assert!(finished.verdict.is_good(), "{:?}", finished.verdict);

        let table = RgbImage::from_fn(300, 200, |x, y| {
            Rgb([90 + (x * 7 + y * 3) as u8 % 9, 70, 50])
        });
        let finished = finish(&written(&table, ImageFormat::Png)).unwrap();
        assert_eq!((finished.found, finished.size), (None, (300, 200)));
        assert_eq!(
            finished.verdict.reasons.first(),
            Some(&judge::Reason::NoPage)
        );
    }

    fn at(places: [(f32, f32); 4]) -> Corners {
        Corners(places.map(|(x, y)| Point::new(x / 400.0, y / 500.0)))
    }

    #[test]
    fn corners_that_a_person_shows_go_to_the_edges_near_them_and_nowhere_else() {
        let bytes = written(&on_a_table(), ImageFormat::Png);
        let edges = at([(60.0, 50.0), (343.0, 50.0), (343.0, 450.0), (60.0, 450.0)]);
        // In any order, and a few pixels beside: inside or outside of the sheet.
        let shown = at([(347.0, 453.0), (57.0, 47.0), (64.0, 446.0), (339.0, 54.0)]);
        let finished = finish_at(&bytes, &shown).unwrap();
        assert!(
            finished.corners.worst_distance(&edges) < 0.002,
            "{finished:?}"
        );
        assert_eq!(
            (finished.size, finished.shape),
            ((283, 400), Some(Shape::Sheet))
        );
        assert!(finished.verdict.is_good(), "{:?}", finished.verdict);
        // What was found is told in the same way.
        let found = finish(&bytes).unwrap();
        assert!(found.corners.worst_distance(&edges) < 0.002);

        // Far from any edge what is shown counts, also where a page is cut by it.
        let part = at([(20.0, 20.0), (380.0, 20.0), (380.0, 300.0), (20.0, 300.0)]);
        let finished = finish_at(&bytes, &part).unwrap();
        assert!(
            finished.corners.worst_distance(&part) < 1e-4,
            "{:?}",
            finished.corners
        );
    }

    #[test]
    fn corners_that_hold_no_page_keep_the_whole_picture() {
        let bytes = written(&on_a_table(), ImageFormat::Png);
        let nowhere = Point::new(f32::NAN, f32::INFINITY);
        let mut one_is_none = Corners::whole(1, 1);
        one_is_none.0[2] = nowhere;
        for corners in [
            Corners::whole(1, 1),
            Corners([nowhere; 4]),
            one_is_none,
            at([(100.0, 100.0); 4]),
            at([
                (100.0, 100.0),
                (102.0, 100.0),
                (102.0, 400.0),
                (100.0, 400.0),
            ]),
            // One corner lies within the other three.
            at([(60.0, 50.0), (343.0, 50.0), (200.0, 100.0), (200.0, 450.0)]),
        ] {
            let finished = finish_at(&bytes, &corners).unwrap();
            assert_eq!((finished.found, finished.size), (None, (400, 500)));
            assert_eq!(finished.corners, Corners::whole(1, 1));
            assert!(!finished.verdict.reasons.contains(&Reason::NoPage));
        }
    }

    #[test]
    fn pictures_of_any_size_come_to_an_end() {
        for (width, height) in [(1, 1), (1, 40), (1, 700), (900, 2), (64, 64), (65, 3000)] {
            for level in [0, 255] {
                let picture = RgbImage::from_pixel(width, height, Rgb([level; 3]));
                let finished = finish(&written(&picture, ImageFormat::Png)).unwrap();
                assert!(finished.page.jpeg.len() < fit::MOST_BYTES);
                for (across, down) in [(0.7, 0.9), (1.0, 0.9)] {
                    let shown = Corners::whole(1, 1).scaled(across, down);
                    assert!(finish_at(&written(&picture, ImageFormat::Png), &shown).is_ok());
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_corners_that_are_shown_make_it_panic(
            places in prop::array::uniform4((-0.5_f32..1.5, prop::num::f32::ANY)),
        ) {
            let bytes = written(&shrink::shrunk(&on_a_table(), 90), ImageFormat::Png);
            let shown = Corners(places.map(|(x, y)| Point::new(x, y)));
            let finished = finish_at(&bytes, &shown).unwrap();
            prop_assert!(finished.page.jpeg.len() < fit::MOST_BYTES);
            for point in finished.corners.0 {
                prop_assert!((-0.02..=1.02).contains(&point.x) && (-0.02..=1.02).contains(&point.y));
            }
        }

        #[test]
        fn no_damaged_picture_makes_it_panic(
            damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
            cut in any::<prop::sample::Index>(),
            whole in any::<bool>(),
            png in any::<bool>(),
        ) {
            let format = if png { ImageFormat::Png } else { ImageFormat::Jpeg };
            let small = shrink::shrunk(&on_a_table(), 120);
            let mut bytes = written(&small, format);
            for (place, value) in damage {
                let place = place.index(bytes.len());
                bytes[place] = value;
            }
            if !whole {
                bytes.truncate(cut.index(bytes.len()));
            }
            let _ = finish(&bytes);
        }
    }
}

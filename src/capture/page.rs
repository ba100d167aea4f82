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
mod plane;
pub mod proportions;
mod shapes;
pub(crate) mod shrink;
pub mod straighten;

use super::fit::{self, FitError, Page};
use find::Found;
use image::RgbImage;
use judge::{Reason, Thresholds, Verdict};
use light::Light;
use likeness::Fingerprint;
use plane::{Plane, luma};
use proportions::Shape;

/// A page is cut out of a picture from this confidence on: losing the edge of a paper is worse than
/// keeping the table around it.
const CUT_OUT: f32 = 0.5;
/// Longest side of a picture that is worked on, in pixels; larger ones are made smaller first.
const LARGEST_SIDE: u32 = 6000;
/// Longest side of the small picture that tells whether all of a picture is paper.
const GLANCE: u32 = 160;

/// A page, and what was seen on the way to it.
#[derive(Debug, Clone)]
pub struct Finished {
    /// The page that is kept.
    pub page: Page,
    /// Width and height of the page in pixels.
    pub size: (u32, u32),
    /// Where it was found; `None` where the whole picture is kept.
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
    let picture = fit::decode(bytes)
        .map_err(FitError::Unreadable)?
        .into_rgb8();
    let picture = if picture.width().max(picture.height()) > LARGEST_SIDE {
        shrink::shrunk(&picture, LARGEST_SIDE)
    } else {
        picture
    };
    let (drawn, found, shape, verdict) = drawn(picture);
    Ok(Finished {
        size: drawn.dimensions(),
        fingerprint: Fingerprint::of(&drawn),
        page: Page::of(&drawn)?,
        found,
        shape,
        verdict,
    })
}

/// The page as it will be kept, before it is encoded.
fn drawn(picture: RgbImage) -> (RgbImage, Option<Found>, Option<Shape>, Verdict) {
    let limits = Thresholds::default();
    let found = find::find(&picture).filter(|found| found.confidence >= CUT_OUT);
    if let Some(mut found) = found {
        let straight = straighten::straighten(&picture, &found.corners);
        found.corners = straight.corners;
        let mut page = straight.picture;
        let light = Light::of(&page, straight.shape);
        let verdict = judge::judge(&page, &light, Some((&found, picture.dimensions())), &limits);
        let doubted = |reason: &Reason| matches!(reason, Reason::Cut | Reason::CornerMissing);
        if verdict.reasons.iter().any(doubted) {
            // These are the corners of something else, or not all of the page: nothing may get lost.
            return (
                shrink::shrunk(&picture, straighten::LONGEST_SIDE),
                None,
                None,
                verdict,
            );
        }
        clean::clean(&mut page, &light);
        return (page, Some(found), Some(straight.shape), verdict);
    }
    let picture = shrink::shrunk(&picture, straighten::LONGEST_SIDE);
    let light = Light::of(&picture, Shape::Other);
    let verdict = judge::judge(&picture, &light, None, &limits);
    let glance = shrink::shrunk(&picture, GLANCE);
    let empty = verdict.reasons.contains(&judge::Reason::Blank);
    let verdict = if is_all_paper(&glance) && !empty {
        verdict
    } else {
        verdict.without_page()
    };
    (picture, None, None, verdict)
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

    #[test]
    fn pictures_of_any_size_come_to_an_end() {
        for (width, height) in [(1, 1), (1, 700), (900, 2), (64, 64), (65, 3000)] {
            for level in [0, 255] {
                let picture = RgbImage::from_pixel(width, height, Rgb([level; 3]));
                let finished = finish(&written(&picture, ImageFormat::Png)).unwrap();
                assert!(finished.page.jpeg.len() < fit::MOST_BYTES);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
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

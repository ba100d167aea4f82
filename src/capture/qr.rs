//! Square codes in pictures: a grey frame of a camera, or a picture file.
//!
//! Every frame is read as it is, which takes some milliseconds. A card that is held too far away has
//! squares of two or three pixels; enlarging and sharpening the frame reads many of those too, but
//! takes ten times as long, so a camera pays for it now and then only.

mod enlarged;

use crate::capture::fit;
use enlarged::{Area, Edges};
use rxing::common::{DetectorRXingResult as _, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer as _, Luma8Source};
use std::panic;

/// Most pixels of a frame that is searched.
const MOST_PIXELS: usize = 50_000_000;
/// Longest side of a picture that is searched: a code that fills the frame needs far less, and a
/// larger picture only takes time.
const LONGEST_SIDE: u32 = 2_400;
/// Most places of one frame that are tried as a code.
const MOST_CODES: usize = 8;
/// One frame of so many is searched thoroughly.
const THOROUGH_EVERY: u32 = 3;
/// Most places of one frame that are enlarged one by one.
const MOST_ENLARGED: usize = 2;
/// Longest side of what is enlarged, in pixels.
const LONGEST_ENLARGED: usize = 2_000;

/// Why no text was found.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// The frame does not have the size that is said, or is too large.
    #[error("the frame does not have this size")]
    Size,
    /// There is no square code in it.
    #[error("there is no square code in the picture")]
    NoCode,
    /// There is one, and it cannot be read: blurred, bent, too far away or hidden in part.
    #[error("the square code cannot be read: lay the card flat, come nearer and hold still")]
    Unreadable,
    /// The code does not hold text.
    #[error("the square code does not hold text")]
    NotText,
    /// The file is not a picture.
    #[error("the file is not a usable picture")]
    Picture(#[source] image::ImageError),
}

/// How much time a frame is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// The frame as it is.
    Quick,
    /// Also enlarged and sharpened.
    Thorough,
}

/// Reads the frames of a camera, one after the other: every third one thoroughly.
#[derive(Debug, Default)]
pub struct FrameReader {
    frames: u32,
}

impl FrameReader {
    /// The text of a code in the next frame of grey pixels, row by row.
    ///
    /// # Errors
    /// See [`QrError`].
    pub fn read(&mut self, grey: &[u8], width: usize, height: usize) -> Result<String, QrError> {
        self.frames = self.frames.wrapping_add(1);
        let effort = if self.frames.is_multiple_of(THOROUGH_EVERY) {
            Effort::Thorough
        } else {
            Effort::Quick
        };
        of_frame_with(effort, grey, width, height)
    }
}

/// The text of the first code that can be read in a frame of grey pixels, row by row, with all effort.
///
/// # Errors
/// See [`QrError`].
pub fn of_frame(grey: &[u8], width: usize, height: usize) -> Result<String, QrError> {
    of_frame_with(Effort::Thorough, grey, width, height)
}

/// [`of_frame`] with this effort.
///
/// # Errors
/// See [`QrError`].
pub fn of_frame_with(
    effort: Effort,
    grey: &[u8],
    width: usize,
    height: usize,
) -> Result<String, QrError> {
    let pixels = width.checked_mul(height).ok_or(QrError::Size)?;
    if pixels == 0 || pixels > MOST_PIXELS || grey.len() != pixels {
        return Err(QrError::Size);
    }
    // The decoder counts on pictures of codes; a frame shows anything.
    let quick = panic::catch_unwind(|| Search::of(grey, width, height)).unwrap_or_default();
    if quick.is_settled() || effort == Effort::Quick {
        return quick.outcome();
    }
    let thorough = panic::catch_unwind(|| again(grey, width, height, &quick)).unwrap_or_default();
    match thorough.outcome() {
        // What was seen at first sight is there, even if it is lost when enlarged.
        Err(QrError::NoCode) => quick.outcome(),
        told => told,
    }
}

/// What one search has come to.
#[derive(Default)]
struct Search {
    /// The text of the first code that holds one.
    text: Option<String>,
    /// Whether a code was read whose bytes are no text.
    is_not_text: bool,
    /// Where a code is seen.
    seen: Vec<Area>,
}

impl Search {
    /// Searches a frame as it is.
    fn of(grey: &[u8], width: usize, height: usize) -> Self {
        let mut search = Self::default();
        let (Ok(across), Ok(down)) = (u32::try_from(width), u32::try_from(height)) else {
            return search;
        };
        let Ok(source) = Luma8Source::new_with_slice(grey, across, down) else {
            return search;
        };
        let binarizer = HybridBinarizer::new(source);
        let Ok(squares) = binarizer.get_black_matrix() else {
            return search;
        };
        let mut corners = FindFinderPatterns(squares, true, 0);
        let places = GenerateFinderPatternSets(&mut corners);
        for place in places.iter().take(MOST_CODES) {
            let corners = [place.bl, place.tl, place.tr];
            let size = corners.iter().map(|corner| corner.size).max().unwrap_or(0);
            let points = corners.map(|corner| (corner.p.x, corner.p.y));
            search.seen.push(Area::around(points, size as f32));
            let Ok(read) = SampleQR(squares, place).and_then(|code| Decode(code.getBits())) else {
                continue;
            };
            if !read.isValid() {
                continue;
            }
            match std::str::from_utf8(read.content().bytes()) {
                Ok(text) => {
                    search.text = Some(text.to_owned());
                    break;
                }
                Err(_) => search.is_not_text = true,
            }
        }
        search
    }

    /// Whether more effort cannot tell more.
    fn is_settled(&self) -> bool {
        self.text.is_some() || self.is_not_text
    }

    fn outcome(&self) -> Result<String, QrError> {
        match &self.text {
            Some(text) => Ok(text.clone()),
            None if self.is_not_text => Err(QrError::NotText),
            None if !self.seen.is_empty() => Err(QrError::Unreadable),
            None => Err(QrError::NoCode),
        }
    }
}

/// Searches enlarged: where a code was seen, then the whole frame; each with edges as they are, which
/// suits noise, and sharpened, which suits blur.
fn again(grey: &[u8], width: usize, height: usize, before: &Search) -> Search {
    let whole = Area::whole(width, height);
    let places = before.seen.iter().take(MOST_ENLARGED).copied();
    let mut last = Search::default();
    for area in places.chain([whole]) {
        if area.longest_side() > LONGEST_ENLARGED {
            continue;
        }
        for edges in [Edges::AsTheyAre, Edges::Sharpened] {
            let larger = enlarged::enlarge(grey, width, height, area, edges);
            last = Search::of(&larger.grey, larger.width, larger.height);
            if last.is_settled() {
                return last;
            }
        }
    }
    last
}

/// The text of the first code that can be read in a picture file, within bounded memory.
///
/// # Errors
/// See [`QrError`].
pub fn of_picture(bytes: &[u8]) -> Result<String, QrError> {
    let picture = fit::decode(bytes).map_err(QrError::Picture)?;
    let side = picture.width().max(picture.height());
    let picture = if side > LONGEST_SIDE {
        picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        picture
    };
    let grey = picture.into_luma8();
    let (width, height) = grey.dimensions();
    of_frame(grey.as_raw(), width as usize, height as usize)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma};
    use proptest::prelude::*;
    use std::io::Cursor;

    const CARD: &str = "001152000017|012000000|Nguyễn Thị Lúa|20031952|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021";

    /// A card on a table: its code, with so many pixels for each square and some light from a side.
    fn frame(text: &[u8], square: u32) -> GrayImage {
        let code = qrcode::QrCode::new(text).unwrap();
        let (side, quiet) = (u32::try_from(code.width()).unwrap(), 6);
        let size = (side + 2 * quiet) * square;
        GrayImage::from_fn(size + 40, size + 25, |x, y| {
            let place = |at: u32| (at / square).checked_sub(quiet).filter(|at| *at < side);
            let dark = match (place(x), place(y)) {
                (Some(x), Some(y)) => code[(x as usize, y as usize)] == qrcode::Color::Dark,
                _ => false,
            };
            let light = (x * 60 / size) as u8;
            Luma([if dark {
                20 + light
            } else {
                190 + light.min(60)
            }])
        })
    }

    fn read(picture: &GrayImage) -> Result<String, QrError> {
        let (width, height) = picture.dimensions();
        of_frame(picture.as_raw(), width as usize, height as usize)
    }

    #[test]
    fn a_card_before_the_camera_is_read_in_any_position() {
        let picture = frame(CARD.as_bytes(), 5);
        for turned in [
            picture.clone(),
            image::imageops::rotate90(&picture),
            image::imageops::rotate180(&picture),
            image::imageops::blur(&picture, 1.0),
        ] {
            assert_eq!(read(&turned).unwrap(), CARD);
        }
    }

    #[test]
    fn a_camera_pays_for_the_thorough_search_with_every_third_frame() {
        // Squares of two pixels, blurred until the quick look fails.
        let near = frame(CARD.as_bytes(), 2);
        let (width, height) = (near.width() as usize, near.height() as usize);
        let needs_more = |code: &GrayImage| {
            let quick = of_frame_with(Effort::Quick, code.as_raw(), width, height);
            quick.is_err() && read(code).is_ok()
        };
        let code = (8..30_u8)
            .map(|tenths| image::imageops::blur(&near, f32::from(tenths) / 10.0))
            .find(needs_more)
            .expect("some frame is read by a thorough look alone");
        let mut reader = FrameReader::default();
        let read: Vec<bool> = (0..6)
            .map(|_| reader.read(code.as_raw(), width, height).is_ok())
            .collect();
        assert_eq!(read, [false, false, true, false, false, true]);
    }

    #[test]
    fn a_picture_file_is_read() {
        let mut file = Cursor::new(Vec::new());
        frame(CARD.as_bytes(), 12)
            .write_to(&mut file, image::ImageFormat::Jpeg)
            .unwrap();
        assert_eq!(of_picture(file.get_ref()).unwrap(), CARD);
        assert!(matches!(
            of_picture(b"no picture"),
            Err(QrError::Picture(_))
        ));
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let empty = GrayImage::from_pixel(64, 64, Luma([200]));
        assert!(matches!(read(&empty), Err(QrError::NoCode)));
        assert!(matches!(of_frame(&[0; 10], 4, 4), Err(QrError::Size)));
        assert!(matches!(of_frame(&[], 0, 0), Err(QrError::Size)));
        assert!(matches!(
            of_frame(&[], usize::MAX, usize::MAX),
            Err(QrError::Size)
        ));
        assert!(matches!(
            read(&frame(&[0xff, 0xfe, 0x80], 5)),
            Err(QrError::NotText)
        ));
        let mut torn = frame(CARD.as_bytes(), 5);
        let (width, height) = torn.dimensions();
        for y in height / 3..height * 2 / 3 {
            for x in width / 3..width * 2 / 3 {
                torn.put_pixel(x, y, Luma([128]));
            }
        }
        assert!(matches!(read(&torn), Err(QrError::Unreadable)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn no_frame_makes_the_reader_panic(
            (width, height, grey) in (1_usize..80, 1_usize..80).prop_flat_map(|(width, height)| {
                let pixel = prop_oneof![Just(0_u8), Just(255_u8), any::<u8>()];
                (Just(width), Just(height), prop::collection::vec(pixel, width * height))
            })
        ) {
            let _ = of_frame(&grey, width, height);
        }
    }
}

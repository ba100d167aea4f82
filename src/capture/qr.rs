//! Square codes in pictures: a grey frame of a camera, or a picture file.

use crate::capture::fit;
use std::panic;

/// Most pixels of a frame that is searched.
const MOST_PIXELS: usize = 50_000_000;
/// Longest side of a picture that is searched: a code that fills the frame needs far less, and a
/// larger picture only takes time.
const LONGEST_SIDE: u32 = 2_400;
/// Most codes of one frame that are decoded.
const MOST_CODES: usize = 8;

/// Why no text was found.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    /// The frame does not have the size that is said, or is too large.
    #[error("the frame does not have this size")]
    Size,
    /// There is no square code in it.
    #[error("there is no square code in the picture")]
    NoCode,
    /// There is one, and it cannot be read: blurred, bent or hidden in part.
    #[error("the square code cannot be read: lay the card flat and hold still")]
    Unreadable,
    /// The code does not hold text.
    #[error("the square code does not hold text")]
    NotText,
    /// The file is not a picture.
    #[error("the file is not a usable picture")]
    Picture(#[source] image::ImageError),
}

/// The text of the first code that can be read in a frame of grey pixels, row by row.
///
/// # Errors
/// See [`QrError`].
pub fn of_frame(grey: &[u8], width: usize, height: usize) -> Result<String, QrError> {
    let pixels = width.checked_mul(height).ok_or(QrError::Size)?;
    if pixels == 0 || pixels > MOST_PIXELS || grey.len() != pixels {
        return Err(QrError::Size);
    }
    // The decoder counts on pictures of codes; a frame shows anything.
    panic::catch_unwind(|| first_text(grey, width, height)).unwrap_or(Err(QrError::Unreadable))
}

fn first_text(grey: &[u8], width: usize, height: usize) -> Result<String, QrError> {
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        grey.get(y * width + x).copied().unwrap_or(u8::MAX)
    });
    let mut found = Err(QrError::NoCode);
    for code in picture.detect_grids().into_iter().take(MOST_CODES) {
        let mut bytes = Vec::new();
        found = match code.decode_to(&mut bytes) {
            Ok(_) => String::from_utf8(bytes).map_err(|_| QrError::NotText),
            Err(_) => Err(QrError::Unreadable),
        };
        if found.is_ok() {
            break;
        }
    }
    found
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

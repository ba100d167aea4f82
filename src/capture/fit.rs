//! Fit a picture to what is handed over: re-encoded, turned upright, small enough for a slow line.
//!
//! The original bytes never go on: re-encoding drops hidden payloads, thumbnails and positions.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Longest side of a page, in pixels: about 200 dots per inch on A4.
const LONGEST_SIDE: u32 = 2339;
/// The size aimed at, in bytes.
const TARGET: usize = 300 * 1024;
/// Encoder qualities tried in turn; the last one is taken whatever its size.
const QUALITIES: [u8; 5] = [80, 68, 56, 44, 34];
/// Most pixels of a side that is decoded.
const LARGEST_SIDE: u32 = 12_000;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 400 * 1024 * 1024;
/// Longest side of the small picture on the screen.
const PREVIEW_SIDE: u32 = 420;

/// A page ready to be kept.
#[derive(Debug, Clone)]
pub struct Page {
    /// JPEG.
    pub jpeg: Vec<u8>,
    /// Width and height of the small picture.
    pub preview_size: (u32, u32),
    /// The small picture, RGBA.
    pub preview: Vec<u8>,
}

/// Why a file is not a page.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// Not a JPEG or PNG, cut off, or larger than the limits.
    #[error("the file is not a usable picture: take it again")]
    Unreadable(#[source] image::ImageError),
    /// The page could not be written as JPEG.
    #[error("the page could not be encoded")]
    Encode(#[source] image::ImageError),
}

/// Makes a page of a picture file's bytes, within bounded memory.
///
/// # Errors
/// See [`FitError`].
pub fn fit(bytes: &[u8]) -> Result<Page, FitError> {
    let picture = decode(bytes).map_err(FitError::Unreadable)?;
    let side = picture.width().max(picture.height());
    let picture = if side > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    let rgb = picture.to_rgb8();
    let mut jpeg = Vec::new();
    for quality in QUALITIES {
        jpeg.clear();
        JpegEncoder::new_with_quality(&mut jpeg, quality)
            .encode_image(&rgb)
            .map_err(FitError::Encode)?;
        if jpeg.len() <= TARGET {
            break;
        }
    }
    let small = picture.thumbnail(PREVIEW_SIDE, PREVIEW_SIDE).to_rgba8();
    Ok(Page {
        jpeg,
        preview_size: small.dimensions(),
        preview: small.into_raw(),
    })
}

/// A page turned by a quarter to the right.
///
/// # Errors
/// See [`FitError`].
pub fn rotated(bytes: &[u8]) -> Result<Page, FitError> {
    let turned = decode(bytes).map_err(FitError::Unreadable)?.rotate90();
    let mut lossless = Cursor::new(Vec::new());
    turned
        .write_to(&mut lossless, ImageFormat::Png)
        .map_err(FitError::Encode)?;
    fit(&lossless.into_inner())
}

/// Decodes a picture file within bounded memory.
///
/// # Errors
/// Not a JPEG or PNG, cut off, or larger than the limits.
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, image::ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            let shade = (x.wrapping_mul(31) ^ y.wrapping_mul(17)) as u8;
            Rgb([shade, shade.wrapping_add(40), shade])
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_photograph_becomes_a_small_page() {
        let page = fit(&png(3000, 2000)).unwrap();
        let decoded = image::load_from_memory(&page.jpeg).unwrap();
        assert_eq!(decoded.width(), LONGEST_SIDE);
        assert!(page.preview_size.0 <= PREVIEW_SIDE);
    }

    #[test]
    fn what_is_no_picture_is_refused_kindly() {
        let whole = png(40, 40);
        let cut = &whole[..whole.len() / 3];
        for bytes in [&b""[..], b"hello", b"\xff\xd8\xff\xe0broken", cut] {
            assert!(matches!(fit(bytes), Err(FitError::Unreadable(_))));
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_it_takes_memory() {
        // A PNG header that declares 60,000 × 60,000 pixels.
        let mut bytes = png(4, 4);
        bytes[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000u32.to_be_bytes());
        assert!(matches!(fit(&bytes), Err(FitError::Unreadable(_))));
    }
}

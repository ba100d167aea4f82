//! Fit a picture to what is handed over: re-encoded, turned upright, small enough for a slow line.
//!
//! The original bytes never go on: re-encoding drops hidden payloads, thumbnails and positions.

mod jpeg;

use super::page::parallel::both;
use super::page::picture::{self, Photograph};
use super::page::shrink::shrunk;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage};
use jpeg::Raw;
use jpeg_encoder::{ColorType, EncodingError};
use std::io::Cursor;

/// Longest side of a page, in pixels: about 200 dots per inch on A4.
const LONGEST_SIDE: u32 = 2339;
/// The most bytes of a page.
pub const MOST_BYTES: usize = 300 * 1024;
/// Longest side of a whole picture, in pixels: what a camera of 12 megapixels delivers.
const WHOLE_SIDE: u32 = 4000;
/// The most bytes of a whole picture.
pub const WHOLE_BYTES: usize = 3 * 1024 * 1024;
/// A colourless page becomes grey rather than being written with less quality than this.
const GOOD: u8 = 55;
/// A page that is too large at the least quality becomes smaller by this, again and again.
const SMALLER: f32 = 0.75;
/// The longest side of the smallest page that can be read, in pixels: small letters of a form on A4 are 8 pixels
/// high then. By machine 973 of 1000 words were read back, 979 at full size, but 956 at 6.6 pixels and 861 at 5.4
/// (`cargo bench --bench pages -- legibility`). Anything of this size fits into [`MOST_BYTES`], noise too; only
/// a receiver who takes less gets smaller pages.
const LEGIBLE_SIDE: u32 = 1170;
/// Pages are not made smaller than this; nothing of this size is over any sensible limit.
const LEAST_SIDE: u32 = 320;
/// Most pixels of a side that is decoded.
const LARGEST_SIDE: u32 = 12_000;
/// Most pixels that are decoded: more than phones deliver, and a second of work.
const MOST_PIXELS: u64 = 64_000_000;
/// Most memory that the pixels of a decoded picture may take, in bytes. All work on a picture stays below three
/// times as much.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Longest side of the small picture on the screen.
const PREVIEW_SIDE: u32 = 420;

/// A page ready to be kept.
#[derive(Debug, Clone)]
pub struct Page {
    /// JPEG.
    pub jpeg: Vec<u8>,
    /// The small picture for the screen.
    pub preview: Preview,
}

/// A small picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// RGBA, row by row.
    pub rgba: Vec<u8>,
}

/// Why a file is not a page.
#[derive(Debug, thiserror::Error)]
pub enum FitError {
    /// Not a JPEG or PNG, cut off, or larger than the limits.
    #[error("the file is not a usable picture: take it again")]
    Unreadable(#[source] ImageError),
    /// The page could not be written as JPEG.
    #[error("the page could not be encoded")]
    Encode(#[source] EncodingError),
}

impl Page {
    /// The page that is kept of a picture, of at most [`MOST_BYTES`].
    ///
    /// # Errors
    /// [`FitError::Encode`].
    pub fn of(picture: &RgbImage) -> Result<Self, FitError> {
        Self::of_at_most(picture, MOST_BYTES)
    }

    /// The same for a receiver that takes so many bytes a page. Much less than [`MOST_BYTES`] may cost small print:
    /// quality goes first, then colour where there is no stamp, and size last.
    ///
    /// # Errors
    /// [`FitError::Encode`].
    pub fn of_at_most(picture: &RgbImage, most_bytes: usize) -> Result<Self, FitError> {
        let (preview, jpeg) = both(|| Preview::of(picture), || encode(picture, most_bytes));
        Ok(Self {
            jpeg: jpeg.map_err(FitError::Encode)?,
            preview,
        })
    }
}

impl Page {
    /// The page for a receiver that takes so many bytes: as it is where it is small enough, else written anew.
    ///
    /// # Errors
    /// See [`FitError`].
    pub fn at_most(self, most_bytes: usize) -> Result<Self, FitError> {
        if self.jpeg.len() <= most_bytes {
            return Ok(self);
        }
        let picture = decode(&self.jpeg).map_err(FitError::Unreadable)?;
        Self::of_at_most(&picture.into_rgb8(), most_bytes)
    }
}

impl Preview {
    /// The small picture of a picture.
    pub fn of(picture: &RgbImage) -> Self {
        let small = DynamicImage::from(shrunk(picture, PREVIEW_SIDE)).into_rgba8();
        Self {
            size: small.dimensions(),
            rgba: small.into_raw(),
        }
    }
}

/// Makes a page of all that is in a picture file's bytes, within bounded memory.
///
/// # Errors
/// See [`FitError`].
pub fn fit(bytes: &[u8]) -> Result<Page, FitError> {
    let picture = decode(bytes).map_err(FitError::Unreadable)?.into_rgb8();
    Page::of(&shrunk(&picture, LONGEST_SIDE))
}

/// The whole picture of a picture file, to correct the corners of its page later: upright, with nothing but
/// pixels, of at most 4000 pixels a side and 3 MB.
///
/// # Errors
/// See [`FitError`].
pub fn whole(bytes: &[u8]) -> Result<Vec<u8>, FitError> {
    let picture = decode(bytes).map_err(FitError::Unreadable)?.into_rgb8();
    encode(&shrunk(&picture, WHOLE_SIDE), WHOLE_BYTES).map_err(FitError::Encode)
}

/// The small picture of a picture file.
///
/// # Errors
/// [`FitError::Unreadable`].
pub fn preview(bytes: &[u8]) -> Result<Preview, FitError> {
    let picture = decode(bytes).map_err(FitError::Unreadable)?;
    Ok(Preview::of(&picture.into_rgb8()))
}

/// A page turned by a quarter to the right.
///
/// # Errors
/// See [`FitError`].
pub fn rotated(bytes: &[u8]) -> Result<Page, FitError> {
    let turned = decode(bytes).map_err(FitError::Unreadable)?.rotate90();
    Page::of(&turned.into_rgb8())
}

/// Decodes a picture file within bounded memory.
///
/// # Errors
/// Not a JPEG or PNG, cut off, without a pixel, or larger than the limits.
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, ImageError> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The same, in colour and in memory for large pictures: faster where the picture is upright as it is, like those
/// of a camera that does not move.
///
/// # Errors
/// See [`decode`].
pub fn photograph(bytes: &[u8]) -> Result<Photograph, ImageError> {
    let mut decoder = decoder(bytes)?;
    let plain = decoder.color_type() == image::ColorType::Rgb8
        && decoder.orientation()? == Orientation::NoTransforms;
    let (width, height) = decoder.dimensions();
    let whole = usize::try_from(decoder.total_bytes())
        .ok()
        .filter(|_| plain);
    if let Some(whole) = whole {
        let mut pixels = picture::memory(whole)?;
        decoder.read_image(&mut pixels)?;
        if let Some(photograph) = Photograph::from_raw(width, height, pixels) {
            return Ok(photograph);
        }
    }
    Ok(picture::photograph(&decode(bytes)?.into_rgb8())?)
}

/// What decodes a picture file, where its size is within the limits.
fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if !(1..=MOST_PIXELS).contains(&pixels) || decoder.total_bytes() > MOST_MEMORY {
        let kind = image::error::LimitErrorKind::DimensionError;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(
            kind,
        )));
    }
    Ok(decoder)
}

/// Writes a picture as JPEG of at most so many bytes, as well as that allows.
///
/// # Errors
/// Sides of more than 65,535 pixels.
pub fn encode(picture: &RgbImage, most: usize) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = picture.dimensions();
    let jpeg = best(picture, most)?;
    if jpeg.len() <= most || width.max(height) <= LEAST_SIDE {
        return Ok(jpeg);
    }
    let longest = width.max(height);
    let smaller = (longest as f32 * SMALLER) as u32;
    let side = if longest > LEGIBLE_SIDE {
        smaller.max(LEGIBLE_SIDE)
    } else {
        smaller
    };
    encode(&shrunk(picture, side), most)
}

/// In colour where that is good enough or needed, else in grey.
fn best(picture: &RgbImage, most: usize) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = picture.dimensions();
    let coloured = Raw {
        pixels: picture.as_raw(),
        width,
        height,
        colours: ColorType::Rgb,
    };
    let (jpeg, quality) = coloured.fitted(most)?;
    if (jpeg.len() <= most && quality >= GOOD) || !is_colourless(picture) {
        return Ok(jpeg);
    }
    let grey = DynamicImage::from(picture.clone()).into_luma8();
    let grey = Raw {
        pixels: grey.as_raw(),
        colours: ColorType::Luma,
        ..coloured
    };
    Ok(grey.fitted(most)?.0)
}

/// Whether nothing on a page has a colour: no stamp, no signature in blue.
fn is_colourless(picture: &RgbImage) -> bool {
    let small = shrunk(picture, 600);
    let coloured = small.pixels().filter(|pixel| {
        let [red, green, blue] = pixel.0;
        red.max(green).max(blue) - red.min(green).min(blue) > 48
    });
    coloured.count() * 5000 < (small.width() * small.height()) as usize
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ImageEncoder as _, ImageFormat, Rgb};

    fn noise(width: u32, height: u32) -> RgbImage {
        let mut state = 7_u32;
        RgbImage::from_fn(width, height, |_, _| {
            Rgb([0; 3].map(|_: u8| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            }))
        })
    }

    fn png(picture: &RgbImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_large_photograph_becomes_a_small_page() {
        let picture = RgbImage::from_fn(3000, 2000, |x, y| {
            let shade = (x.wrapping_mul(31) ^ y.wrapping_mul(17)) as u8;
            Rgb([shade, shade.wrapping_add(40), shade])
        });
        let page = fit(&png(&picture)).unwrap();
        let decoded = image::load_from_memory(&page.jpeg).unwrap();
        assert!(decoded.width() <= LONGEST_SIDE);
        assert!(page.jpeg.len() <= MOST_BYTES);
        assert_eq!(page.preview.size, (420, 280));
        assert_eq!(preview(&page.jpeg).unwrap().size, (420, 280));
    }

    #[test]
    fn a_whole_picture_keeps_its_pixels_up_to_a_limit_and_its_bytes_below_one() {
        let size = |picture: &RgbImage| {
            let jpeg = whole(&png(picture)).unwrap();
            assert!(jpeg.len() <= WHOLE_BYTES, "{}", jpeg.len());
            image::load_from_memory(&jpeg)
                .unwrap()
                .to_rgb8()
                .dimensions()
        };
        assert_eq!(size(&noise(700, 500)), (700, 500));
        assert_eq!(size(&RgbImage::new(4400, 110)), (4000, 100));
        // Noise is the worst that a picture can be.
        assert_eq!(size(&noise(2600, 1900)), (2600, 1900));
    }

    #[test]
    fn even_noise_fits() {
        let jpeg = encode(&noise(900, 700), 60_000).unwrap();
        assert!(jpeg.len() <= 60_000, "{}", jpeg.len());
        let page = Page::of(&RgbImage::from_pixel(1, 1, Rgb([9; 3]))).unwrap();
        assert!(image::load_from_memory(&page.jpeg).is_ok());
    }

    #[test]
    fn no_page_becomes_too_small_to_be_read_unless_its_receiver_takes_no_larger_one() {
        let worst = noise(1654, 2339);
        let side = |page: &Page| {
            let decoded = image::load_from_memory(&page.jpeg).unwrap();
            decoded.width().max(decoded.height())
        };
        let page = Page::of(&worst).unwrap();
        assert!(page.jpeg.len() <= MOST_BYTES, "{}", page.jpeg.len());
        assert!(side(&page) >= LEGIBLE_SIDE, "{}", side(&page));
        let again = page.clone().at_most(40_000).unwrap();
        assert!(again.jpeg.len() <= 40_000, "{}", again.jpeg.len());
        let page = Page::of_at_most(&worst, 40_000).unwrap();
        assert!(page.jpeg.len() <= 40_000, "{}", page.jpeg.len());
        assert!(side(&page) < LEGIBLE_SIDE, "{}", side(&page));
    }

    #[test]
    fn text_that_is_hard_to_fit_becomes_grey_and_a_stamp_keeps_its_colour() {
        let text = |stamp: bool| {
            let mut state = 1_u32;
            RgbImage::from_fn(700, 700, |x, y| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                if stamp && (100..180).contains(&x) && (100..180).contains(&y) {
                    return Rgb([220, 30, 30]);
                }
                Rgb([if state >> 30 == 0 { 0 } else { 255 }; 3])
            })
        };
        let kind = |picture: &RgbImage| {
            let coloured = Raw {
                pixels: picture.as_raw(),
                width: 700,
                height: 700,
                colours: ColorType::Rgb,
            };
            // Too little for good colours.
            let most = coloured.written(GOOD - 5).unwrap().len();
            let jpeg = encode(picture, most).unwrap();
            image::load_from_memory(&jpeg).unwrap().color()
        };
        assert_eq!(kind(&text(false)), image::ColorType::L8);
        assert_eq!(kind(&text(true)), image::ColorType::Rgb8);
    }

    #[test]
    fn a_photograph_shows_what_decoding_shows_whatever_kind_of_file_it_comes_in() {
        let coloured = DynamicImage::from(noise(61, 40));
        for kind in [
            coloured.clone(),
            coloured.to_luma8().into(),
            coloured.to_rgba8().into(),
        ] {
            let mut file = Cursor::new(Vec::new());
            kind.write_to(&mut file, ImageFormat::Png).unwrap();
            assert!(is_the_same(file.get_ref()));
        }
        assert!(is_the_same(&encode(&noise(61, 40), MOST_BYTES).unwrap()));
    }

    /// Whether a photograph and a decoded picture of a file show the same.
    fn is_the_same(bytes: &[u8]) -> bool {
        let (is, photograph) = (
            decode(bytes).unwrap().into_rgb8(),
            photograph(bytes).unwrap(),
        );
        photograph.dimensions() == is.dimensions() && photograph.as_raw()[..] == is.as_raw()[..]
    }

    #[test]
    fn what_is_no_picture_is_refused_kindly() {
        let good = png(&noise(40, 40));
        let cut = &good[..good.len() / 3];
        for bytes in [
            &b""[..],
            b"hello",
            b"\xff\xd8\xff\xe0broken",
            // Other kinds of pictures, whatever the file is called.
            b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
            b"II*\0\x08\0\0\0\0\0\0\0\0\0",
            b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0",
            b"%PDF-1.7",
            // A picture without a row.
            b"P4 44 0\n",
            cut,
        ] {
            assert!(matches!(fit(bytes), Err(FitError::Unreadable(_))));
            assert!(matches!(preview(bytes), Err(FitError::Unreadable(_))));
            assert!(matches!(whole(bytes), Err(FitError::Unreadable(_))));
            assert!(matches!(rotated(bytes), Err(FitError::Unreadable(_))));
        }
    }

    /// A PNG that says it has this size and kind of pixels, and has none.
    fn claims(width: u32, height: u32, bits: u8, colours: u8) -> Vec<u8> {
        let mut bytes = png(&noise(4, 4));
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        (bytes[24], bytes[25]) = (bits, colours);
        // The checksum of PNG, so that nothing but the size is wrong.
        let sum = bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        });
        bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_it_takes_memory() {
        let refused = |bytes: &[u8]| {
            matches!(decode(bytes), Err(ImageError::Limits(_)))
                && matches!(fit(bytes), Err(FitError::Unreadable(_)))
        };
        // 3,600, 142 and 200 megapixels; then 64, but of eight bytes each.
        for (width, height, bits) in [
            (60_000, 60_000, 8),
            (11_900, 11_900, 8),
            (16_000, 12_500, 8),
            (8_000, 8_000, 16),
        ] {
            assert!(refused(&claims(width, height, bits, 6)), "{width} {bits}");
        }
        assert!(!refused(&claims(4, 4, 8, 2)));
        // A JPEG of 200 megapixels: its size stands in the frame header.
        let mut jpeg = encode(&noise(64, 64), MOST_BYTES).unwrap();
        let frame = jpeg.windows(2).position(|two| two == b"\xff\xc0").unwrap();
        jpeg[frame + 5..frame + 7].copy_from_slice(&12_500_u16.to_be_bytes());
        jpeg[frame + 7..frame + 9].copy_from_slice(&16_000_u16.to_be_bytes());
        assert!(refused(&jpeg));
    }

    #[test]
    fn a_picture_is_turned_as_its_camera_says_and_nothing_but_pixels_goes_on() {
        let mut orientation =
            b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        orientation.extend_from_slice(b"21.0285 N 105.8542 E");
        let picture = RgbImage::from_fn(320, 200, |x, _| Rgb([if x < 100 { 20 } else { 220 }; 3]));
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        encoder.set_exif_metadata(orientation).unwrap();
        encoder.encode_image(&picture).unwrap();
        let has =
            |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
        assert!(has(&bytes, b"105.8542"));
        assert!(is_the_same(&bytes));
        bytes.extend_from_slice(b"something behind the picture");
        for jpeg in [fit(&bytes).unwrap().jpeg, whole(&bytes).unwrap()] {
            let decoded = image::load_from_memory(&jpeg).unwrap().into_luma8();
            assert_eq!(decoded.dimensions(), (200, 320));
            // What was on the left is above now: a quarter turn to the right.
            let (above, below) = (
                decoded.get_pixel(100, 20).0[0],
                decoded.get_pixel(100, 300).0[0],
            );
            assert!(above < 60 && below > 180, "{above} {below}");
            for left in [&b"105.8542"[..], b"Exif", b"behind"] {
                assert!(!has(&jpeg, left));
            }
        }
    }
}

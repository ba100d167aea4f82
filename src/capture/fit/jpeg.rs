//! Writes a picture as JPEG of a certain size: the best quality that fits, in two halves at the same time.
//!
//! One idea: the two halves are JPEG files of their own, joined by a restart marker, which begins a picture's code
//! anew. What is decoded is the same as if it had been written in one piece.

use super::super::page::parallel::both;
use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};

/// Encoder qualities: above the last, only bytes grow. At the first, forms that are read by machine lose 2 to 3 of
/// 1000 words, which is less than they lose when they are made smaller: at quality 30, 14 of 1000 at 1400 pixels.
pub(super) const QUALITIES: (u8, u8) = (15, 88);
/// Rows that the encoder works on together, and of how many such bands one is tried.
const BAND: usize = 16;
const TRIED: usize = 4;
/// Bytes of a file before its first pixel, about.
const HEAD: usize = 620;
/// What is tried on a part may be so much larger on the whole.
const CERTAIN: f32 = 0.985;
/// A quality that uses so much of what is allowed is not worth another trial.
const CLOSE: f32 = 0.96;
/// How the bytes of pages fall with coarser steps, before a second trial tells it of this one: a power.
const USUAL_FALL: f32 = 0.6;
/// Smaller pictures are written in one piece.
const WORTH_HALVING: u32 = 512;

/// Pixels as the encoder takes them.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    pub pixels: &'a [u8],
    pub width: u32,
    pub height: u32,
    pub colours: ColorType,
}

impl Raw<'_> {
    /// The best quality that fits, tried on a part of the picture; the least one where none fits.
    pub fn fitted(&self, most: usize) -> Result<(Vec<u8>, u8), EncodingError> {
        let mut quality = self.promising(most)?;
        loop {
            let jpeg = self.written(quality)?;
            if jpeg.len() <= most || quality == QUALITIES.0 {
                return Ok((jpeg, quality));
            }
            quality = quality.saturating_sub(3).max(QUALITIES.0);
        }
    }

    /// The best quality that fits as far as a part of the picture tells.
    fn promising(&self, most: usize) -> Result<u8, EncodingError> {
        let (pixels, height) = self.sampled();
        let sample = Raw {
            pixels: &pixels,
            height,
            ..*self
        };
        let share = self.height as f32 / height as f32;
        let room = (most as f32 * CERTAIN - HEAD as f32).max(1.0);
        // How many times the room a quality takes.
        let taken = |quality: u8| -> Result<f32, EncodingError> {
            let bytes = sample.written(quality)?.len().saturating_sub(HEAD);
            Ok((bytes as f32 * share / room).max(1e-3))
        };
        let (mut low, mut high) = QUALITIES;
        let mut above = (coarseness(high), taken(high)?.ln());
        if above.1 <= 0.0 {
            return Ok(high);
        }
        let mut fall = USUAL_FALL;
        while high - low > 2 {
            let guess = above.0 + above.1 / fall;
            let tried = quality_of(guess).clamp(low + 1, high - 1);
            let here = (coarseness(tried), taken(tried)?.ln());
            let measured = (above.1 - here.1) / (here.0 - above.0).max(1e-3);
            fall = measured.clamp(0.2, 2.0);
            if here.1 <= 0.0 {
                low = tried;
                if here.1 > CLOSE.ln() {
                    break;
                }
            } else {
                (high, above) = (tried, here);
            }
        }
        Ok(low)
    }

    /// Every fourth band of rows, and how many rows these are.
    fn sampled(&self) -> (Vec<u8>, u32) {
        let row = self.width as usize * self.channels();
        if self.height as usize <= BAND * TRIED * 4 {
            return (self.pixels.to_vec(), self.height);
        }
        let bands = self.pixels.chunks(row * BAND).skip(1).step_by(TRIED);
        let mut pixels = Vec::with_capacity(self.pixels.len() / TRIED);
        for band in bands {
            pixels.extend_from_slice(band);
        }
        let rows = (pixels.len() / row) as u32;
        (pixels, rows)
    }

    fn channels(&self) -> usize {
        if self.colours == ColorType::Luma {
            1
        } else {
            3
        }
    }

    /// The picture at a quality.
    pub fn written(&self, quality: u8) -> Result<Vec<u8>, EncodingError> {
        // The lower half is never the longer one: it would begin anew by itself, with a marker that is no longer
        // the next in turn, and only forgiving decoders read on.
        let upper = self.height.div_ceil(2).next_multiple_of(BAND as u32);
        // Squares of the code that belong together, in a row and in the upper half.
        let square = if self.channels() == 1 { 8 } else { BAND as u32 };
        let squares = u16::try_from(self.width.div_ceil(square) * (upper / square));
        let (Ok(squares), true) = (squares, self.height >= WORTH_HALVING) else {
            return self.in_one_piece(quality, None);
        };
        let split = upper as usize * self.width as usize * self.channels();
        let (Some(first), Some(second)) = (self.pixels.get(..split), self.pixels.get(split..))
        else {
            return self.in_one_piece(quality, None);
        };
        let half = |pixels, height| Raw {
            pixels,
            height,
            ..*self
        };
        let (first, second) = both(
            || half(first, upper).in_one_piece(quality, Some(squares)),
            || half(second, self.height - upper).in_one_piece(quality, Some(squares)),
        );
        match joined(first?, &second?, self.height) {
            Some(jpeg) => Ok(jpeg),
            None => self.in_one_piece(quality, None),
        }
    }

    fn in_one_piece(&self, quality: u8, restarts: Option<u16>) -> Result<Vec<u8>, EncodingError> {
        let size = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
        let mut jpeg = Vec::with_capacity(super::MOST_BYTES);
        let mut encoder = Encoder::new(&mut jpeg, quality);
        // Optimised tables would save a twelfth, but the decoder that shows kept pages misreads some of them.
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        if let Some(squares) = restarts {
            encoder.set_restart_interval(squares);
        }
        encoder.encode(
            self.pixels,
            size(self.width),
            size(self.height),
            self.colours,
        )?;
        Ok(jpeg)
    }
}

/// How coarse the steps of a quality are, as a logarithm: the scale that the tables of JPEG are multiplied with.
fn coarseness(quality: u8) -> f32 {
    let quality = f32::from(quality.clamp(1, 99));
    if quality < 50.0 {
        (5000.0 / quality).ln()
    } else {
        (200.0 - 2.0 * quality).ln()
    }
}

/// The quality with steps so coarse.
fn quality_of(coarseness: f32) -> u8 {
    let scale = coarseness.exp();
    let quality = if scale > 100.0 {
        5000.0 / scale
    } else {
        (200.0 - scale) / 2.0
    };
    quality as u8
}

/// Two halves as one picture of this height; `None` where they are not built as expected.
fn joined(mut first: Vec<u8>, second: &[u8], height: u32) -> Option<Vec<u8>> {
    let (frame, _) = segments(&first)?;
    let (_, code) = segments(second)?;
    let height = u16::try_from(height).ok()?.to_be_bytes();
    first
        .get_mut(frame + 5..frame + 7)?
        .copy_from_slice(&height);
    // The end of the picture makes way for the marker of a new beginning.
    let end = first.strip_suffix(b"\xff\xd9")?.len();
    first.truncate(end);
    first.extend_from_slice(b"\xff\xd0");
    first.extend_from_slice(second.get(code..)?);
    Some(first)
}

/// Where the frame's header begins in a file, and where the code of its pixels does.
fn segments(jpeg: &[u8]) -> Option<(usize, usize)> {
    let (mut at, mut frame) = (2, None);
    loop {
        let [0xff, marker, high, low] = *jpeg.get(at..)?.first_chunk::<4>()? else {
            return None;
        };
        let next = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        match marker {
            0xc0 => frame = Some(at),
            0xda => return Some((frame?, next)),
            _ => {}
        }
        at = next;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn picture(width: u32, height: u32) -> RgbImage {
        let mut state = 3_u32;
        RgbImage::from_fn(width, height, |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let ink = (x / 7 + y / 11 * 3) % 5 == 0;
            let grain = (state >> 27) as u8;
            image::Rgb(if ink {
                [40, 30, 120 + grain]
            } else {
                [200 + grain, 210, 190 + grain]
            })
        })
    }

    /// The markers in the code of the pixels at which it begins anew.
    fn markers(jpeg: &[u8]) -> Vec<u8> {
        let (_, code) = segments(jpeg).unwrap();
        let pairs = jpeg[code..].windows(2);
        pairs
            .filter(|pair| pair[0] == 0xff && (0xd0..=0xd7).contains(&pair[1]))
            .map(|pair| pair[1])
            .collect()
    }

    #[test]
    fn what_is_written_in_halves_is_what_is_written_in_one_piece() {
        for (width, height) in [
            (97, 512),
            (640, 901),
            (33, 2000),
            (1024, 1040),
            (1334, 1887),
        ] {
            let picture = picture(width, height);
            let grey = image::DynamicImage::from(picture.clone()).into_luma8();
            for (pixels, colours) in [
                (picture.as_raw(), ColorType::Rgb),
                (grey.as_raw(), ColorType::Luma),
            ] {
                let raw = Raw {
                    pixels,
                    width,
                    height,
                    colours,
                };
                for quality in [15, 60, 88] {
                    let (halves, piece) = (
                        raw.written(quality).unwrap(),
                        raw.in_one_piece(quality, None).unwrap(),
                    );
                    assert!(halves != piece, "{width} × {height} was not halved");
                    assert_eq!(markers(&halves), [0xd0], "{width} × {height}, {quality}");
                    let decoded = |jpeg: &[u8]| image::load_from_memory(jpeg).unwrap();
                    assert!(
                        decoded(&halves) == decoded(&piece),
                        "{width} × {height}, {colours:?}, {quality}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_best_quality_that_fits_is_nearly_found() {
        let picture = picture(700, 900);
        let raw = Raw {
            pixels: picture.as_raw(),
            width: 700,
            height: 900,
            colours: ColorType::Rgb,
        };
        for wanted in [20_u8, 35, 50, 64, 80, 87] {
            let most = raw.written(wanted).unwrap().len();
            let (jpeg, quality) = raw.fitted(most).unwrap();
            assert!(jpeg.len() <= most);
            assert!(
                quality <= wanted && quality + 8 >= wanted,
                "{quality} for {wanted}"
            );
            assert!(
                jpeg.len() as f32 > most as f32 * 0.9,
                "{} of {most}",
                jpeg.len()
            );
        }
        assert_eq!(raw.fitted(1 << 20).unwrap().1, QUALITIES.1);
        assert_eq!(raw.fitted(100).unwrap().1, QUALITIES.0);
    }

    #[test]
    fn files_that_are_not_built_as_expected_are_not_joined() {
        let jpeg = b"\xff\xd8\xff\xda\0\x02code\xff\xd9".to_vec();
        assert_eq!(joined(jpeg.clone(), &jpeg, 16), None);
        assert_eq!(joined(Vec::new(), b"", 16), None);
    }
}

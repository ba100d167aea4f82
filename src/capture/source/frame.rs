//! One frame as a camera gives it, and the pixels in it.
//!
//! Decoding is left to who looks at the frame: most frames are replaced by the next one unseen.

mod tables;

use image::{ImageFormat, ImageReader, Limits, RgbImage};
use std::fmt;
use std::io::Cursor;

/// Most bytes of a compressed frame: a garbled stream must not fill the memory.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Longest side of a frame, in pixels.
const LONGEST_SIDE: u32 = 8_192;
/// Most memory that decoding a frame may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// How the bytes of a frame say its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// A JPEG picture, where the tables that all of them share may be left out (MJPEG).
    Jpeg,
    /// Two pixels in four bytes: luma, blue, luma, red.
    Yuyv {
        /// Bytes from one row to the next.
        stride: usize,
    },
}

/// A frame.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// How its bytes are to be read.
    pub encoding: Encoding,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// Never prints pixels: a frame shows somebody's paper.
impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { width, height, .. } = self;
        write!(f, "Frame({width}×{height}, {:?})", self.encoding)
    }
}

/// Grey pixels, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Luma {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// The pixels.
    pub grey: Vec<u8>,
}

/// Why a frame shows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// There are fewer bytes than the frame has pixels.
    #[error("the frame is cut off")]
    Cut,
    /// The bytes are no picture.
    #[error("the frame is garbled")]
    Garbled,
    /// No pixels, or more than any camera has.
    #[error("the frame has an impossible size")]
    Size,
}

impl Frame {
    /// Looks whether the frame can be whole, without decoding it: what is refused here never leaves
    /// its source.
    ///
    /// # Errors
    /// See [`FrameError`].
    pub fn check(&self) -> Result<(), FrameError> {
        let sides = 1..=LONGEST_SIDE;
        if !sides.contains(&self.width) || !sides.contains(&self.height) {
            return Err(FrameError::Size);
        }
        match self.encoding {
            Encoding::Yuyv { stride } => self.rows(stride).map(drop),
            Encoding::Jpeg => {
                if self.bytes.len() > MOST_BYTES {
                    return Err(FrameError::Size);
                }
                if !self.bytes.starts_with(&[0xff, 0xd8]) {
                    return Err(FrameError::Garbled);
                }
                // Cameras fill the rest of their buffer with zeros.
                let end = self.bytes.iter().rposition(|byte| *byte != 0);
                let whole = end.is_some_and(|end| self.bytes[..=end].ends_with(&[0xff, 0xd9]));
                whole.then_some(()).ok_or(FrameError::Cut)
            }
        }
    }

    /// The grey pixels, e.g. for the reader of codes.
    ///
    /// # Errors
    /// See [`FrameError`].
    pub fn luma(&self) -> Result<Luma, FrameError> {
        self.check()?;
        match self.encoding {
            Encoding::Yuyv { stride } => {
                let rows = self.rows(stride)?;
                Ok(Luma {
                    width: self.width as usize,
                    height: self.height as usize,
                    grey: rows
                        .flat_map(|row| row.iter().step_by(2))
                        .copied()
                        .collect(),
                })
            }
            Encoding::Jpeg => {
                let picture = self.decoded()?.into_luma8();
                Ok(Luma {
                    width: picture.width() as usize,
                    height: picture.height() as usize,
                    grey: picture.into_raw(),
                })
            }
        }
    }

    /// The pixels in colour.
    ///
    /// # Errors
    /// See [`FrameError`].
    pub fn rgb(&self) -> Result<RgbImage, FrameError> {
        self.check()?;
        match self.encoding {
            Encoding::Yuyv { stride } => {
                let pixels = self.rows(stride)?.flat_map(|row| {
                    row.chunks(4).flat_map(|pair| match *pair {
                        [first, blue, second, red] => {
                            let (one, other) =
                                (colour(first, blue, red), colour(second, blue, red));
                            vec![one, other]
                        }
                        // An odd width ends in half a pair, whose red part lies beyond the row.
                        [first, blue] => vec![colour(first, blue, 128)],
                        _ => Vec::new(),
                    })
                });
                let bytes = pixels.flatten().collect();
                RgbImage::from_raw(self.width, self.height, bytes).ok_or(FrameError::Cut)
            }
            Encoding::Jpeg => Ok(self.decoded()?.into_rgb8()),
        }
    }

    /// The frame as the bytes of a picture file: JPEG with the tables that a camera may leave out,
    /// else PNM.
    ///
    /// # Errors
    /// See [`FrameError`].
    pub fn into_file(self) -> Result<Vec<u8>, FrameError> {
        self.check()?;
        match self.encoding {
            Encoding::Jpeg => Ok(tables::with_tables(&self.bytes).into_owned()),
            Encoding::Yuyv { .. } => {
                let mut file = format!("P6\n{} {}\n255\n", self.width, self.height).into_bytes();
                file.extend(self.rgb()?.into_raw());
                Ok(file)
            }
        }
    }

    /// The rows without what lies between them.
    fn rows(&self, stride: usize) -> Result<impl Iterator<Item = &[u8]>, FrameError> {
        let (width, height) = (self.width as usize, self.height as usize);
        let row = width * 2;
        let needed = stride.checked_mul(height.saturating_sub(1));
        let needed = needed.and_then(|above| above.checked_add(row));
        let fits = stride >= row && needed.is_some_and(|needed| self.bytes.len() >= needed);
        if !fits {
            return Err(FrameError::Cut);
        }
        Ok(self
            .bytes
            .chunks(stride)
            .take(height)
            .filter_map(move |line| line.get(..row)))
    }

    fn decoded(&self) -> Result<image::DynamicImage, FrameError> {
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MOST_MEMORY);
        let jpeg = Cursor::new(tables::with_tables(&self.bytes));
        let mut reader = ImageReader::with_format(jpeg, ImageFormat::Jpeg);
        reader.limits(limits);
        let picture = reader.decode().map_err(|_| FrameError::Garbled)?;
        let as_said = (picture.width(), picture.height()) == (self.width, self.height);
        as_said.then_some(picture).ok_or(FrameError::Size)
    }
}

/// A pixel of limited range (BT.601, as the standard of USB cameras has it) in whole steps.
fn colour(luma: u8, blue: u8, red: u8) -> [u8; 3] {
    // In parts of 1,024: 1.164, 1.596, 0.392, 0.813, 2.017.
    let luma = 1_192 * (i32::from(luma) - 16);
    let (blue, red) = (i32::from(blue) - 128, i32::from(red) - 128);
    let sums = [
        luma + 1_634 * red,
        luma - 401 * blue - 833 * red,
        luma + 2_066 * blue,
    ];
    sums.map(|sum| ((sum + 512) >> 10).clamp(0, 255) as u8)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

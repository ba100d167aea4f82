//! Which of a camera's formats and sizes is taken.

use std::fmt;

/// A format that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Uncompressed: large sizes come slowly over USB.
    Yuyv,
    /// Each frame a JPEG.
    Mjpeg,
}

/// A format and a size that a camera offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mode {
    /// The format.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self.format {
            Format::Yuyv => "YUYV",
            Format::Mjpeg => "MJPEG",
        };
        write!(f, "{format} {}×{}", self.width, self.height)
    }
}

/// Largest frame for the preview and the reader of codes, in pixels.
const PREVIEW: (u32, u32) = (1_920, 1_080);
/// Widest uncompressed frame that comes fast enough over USB 2, in pixels.
const WIDEST_YUYV: u32 = 640;
/// Longest side of a still, in pixels: beyond it, a page gains nothing.
const LONGEST_STILL: u32 = 8_000;

impl Mode {
    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    fn is_fast(self) -> bool {
        self.format == Format::Mjpeg || self.width <= WIDEST_YUYV
    }
}

/// The largest mode that fits the preview, among those that come fast if there is one; of equal sizes
/// the compressed one.
pub fn best_for_preview(modes: &[Mode]) -> Option<Mode> {
    let fits = |mode: &&Mode| {
        let some = mode.width > 0 && mode.height > 0;
        some && mode.width <= PREVIEW.0 && mode.height <= PREVIEW.1
    };
    let best = modes
        .iter()
        .filter(fits)
        .max_by_key(|mode| (mode.is_fast(), mode.pixels(), mode.format));
    let smallest = || {
        let some = modes.iter().filter(|mode| mode.pixels() > 0);
        some.min_by_key(|mode| mode.pixels())
    };
    best.or_else(smallest).copied()
}

/// The largest mode; of equal sizes the uncompressed one, since nobody waits for the next frame.
pub fn best_for_still(modes: &[Mode]) -> Option<Mode> {
    let side = |mode: &Mode| mode.width.max(mode.height);
    modes
        .iter()
        .filter(|mode| mode.pixels() > 0 && side(mode) <= LONGEST_STILL)
        .max_by_key(|mode| (mode.pixels(), mode.format == Format::Yuyv))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(format: Format, width: u32, height: u32) -> Mode {
        Mode {
            format,
            width,
            height,
        }
    }

    #[test]
    fn the_preview_is_large_and_fast_and_the_still_is_the_largest() {
        use Format::{Mjpeg, Yuyv};
        let document_camera = [
            mode(Yuyv, 640, 480),
            mode(Yuyv, 1_920, 1_080),
            mode(Mjpeg, 1_280, 720),
            mode(Mjpeg, 1_920, 1_080),
            mode(Mjpeg, 3_264, 2_448),
        ];
        let cheap = [
            mode(Yuyv, 320, 240),
            mode(Yuyv, 640, 480),
            mode(Yuyv, 1_280, 720),
        ];
        for (modes, preview, still) in [
            (
                &document_camera[..],
                (Mjpeg, 1_920, 1_080),
                (Mjpeg, 3_264, 2_448),
            ),
            (
                &document_camera[..4],
                (Mjpeg, 1_920, 1_080),
                (Yuyv, 1_920, 1_080),
            ),
            (&cheap, (Yuyv, 640, 480), (Yuyv, 1_280, 720)),
            (&cheap[2..], (Yuyv, 1_280, 720), (Yuyv, 1_280, 720)),
            // Nothing is small enough: the smallest.
            (
                &document_camera[4..],
                (Mjpeg, 3_264, 2_448),
                (Mjpeg, 3_264, 2_448),
            ),
        ] {
            let as_mode = |(format, width, height)| Some(mode(format, width, height));
            assert_eq!(best_for_preview(modes), as_mode(preview), "{modes:?}");
            assert_eq!(best_for_still(modes), as_mode(still), "{modes:?}");
        }
    }

    #[test]
    fn nothing_and_impossible_sizes_are_no_mode() {
        let empty = [mode(Format::Mjpeg, 0, 0), mode(Format::Yuyv, 0, 480)];
        for modes in [&[][..], &empty] {
            assert_eq!(best_for_preview(modes), None);
            assert_eq!(best_for_still(modes), None);
        }
    }
}

//! A recording: a folder of numbered frames, for tests and scripted plays without a camera.
//!
//! A frame is named by its milliseconds since the first one, e.g. `000040.jpg`: it is due then. JPEG
//! stays as it is; PNG becomes what a camera without compression gives.

use super::file::read_bounded;
use super::frame::{Encoding, Frame};
use super::{Capture, Source, Trouble, Wait};
use crate::capture::fit;
use image::RgbImage;
use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Most frames of a recording.
const MOST_FRAMES: usize = 100_000;

/// How a recording is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// Each frame when it is due.
    AsRecorded,
    /// Each frame at once, for tests.
    AtOnce,
}

/// A recording.
#[derive(Debug)]
pub struct Recorded {
    folder: PathBuf,
    speed: Speed,
    frames: VecDeque<(Duration, PathBuf)>,
    begun: Instant,
    skipped: u64,
}

impl Recorded {
    /// The frames of this folder.
    pub fn new(folder: &Path, speed: Speed) -> Self {
        Self {
            folder: folder.to_owned(),
            speed,
            frames: VecDeque::new(),
            begun: Instant::now(),
            skipped: 0,
        }
    }
}

impl Source for Recorded {
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        let mut frames: Vec<(Duration, PathBuf)> = fs::read_dir(&self.folder)?
            .flatten()
            .filter_map(|entry| {
                let path = entry.path();
                let ending = path.extension()?.to_str()?;
                let millis: u64 = path.file_stem()?.to_str()?.parse().ok()?;
                matches!(ending, "jpg" | "jpeg" | "png")
                    .then_some((Duration::from_millis(millis), path))
            })
            .take(MOST_FRAMES)
            .collect();
        frames.sort();
        self.frames = frames.into();
        self.begun = Instant::now();
        if self.frames.is_empty() {
            return Err(Trouble::Unsuited);
        }
        Ok(())
    }

    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        loop {
            let (due, path) = self.frames.front().ok_or(Trouble::Ended)?;
            let early = due.saturating_sub(self.begun.elapsed());
            if self.speed == Speed::AsRecorded && !early.is_zero() {
                wait.pause(early.min(Duration::from_millis(20)))?;
                continue;
            }
            let frame = frame_of(path);
            let _ = self.frames.pop_front();
            match frame {
                Some(frame) => return Ok(Capture::Frame(frame)),
                None => self.skipped += 1,
            }
        }
    }

    /// The next frame, as a camera with one size of pictures gives it.
    fn shoot(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        match self.next(wait)? {
            Capture::Frame(frame) => {
                let file = frame.into_file().map_err(|_| Trouble::Silent)?;
                Ok(Capture::Picture(file))
            }
            picture @ Capture::Picture(_) => Ok(picture),
        }
    }

    fn skipped(&self) -> u64 {
        self.skipped
    }
}

fn frame_of(path: &Path) -> Option<Frame> {
    let bytes = read_bounded(path).ok()?;
    let picture = fit::decode(&bytes).ok()?.into_rgb8();
    let (width, height) = picture.dimensions();
    let frame = if path.extension()? == "png" {
        Frame {
            encoding: Encoding::Yuyv {
                stride: width as usize * 2,
            },
            width,
            height,
            bytes: as_yuyv(&picture),
        }
    } else {
        Frame {
            encoding: Encoding::Jpeg,
            width,
            height,
            bytes,
        }
    };
    frame.check().ok()?;
    Some(frame)
}

/// Luma of each pixel, and the colour of every second one (BT.601, limited range).
fn as_yuyv(picture: &RgbImage) -> Vec<u8> {
    let part = |weights: [i32; 3], from: i32, pixel: &image::Rgb<u8>| {
        let sum: i32 = weights
            .iter()
            .zip(pixel.0)
            .map(|(weight, value)| weight * i32::from(value))
            .sum();
        (from + ((sum + 512) >> 10)).clamp(0, 255) as u8
    };
    let mut bytes = Vec::with_capacity(picture.len());
    for row in picture.rows() {
        let mut sides = [128; 2];
        for (place, pixel) in row.enumerate() {
            if place.is_multiple_of(2) {
                sides = [
                    part([-152, -298, 450], 128, pixel),
                    part([450, -377, -73], 128, pixel),
                ];
            }
            bytes.push(part([263, 516, 100], 16, pixel));
            bytes.push(sides[place % 2]);
        }
    }
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb};

    fn recording(frames: &[(&str, u8)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, shade) in frames {
            let path = folder.path().join(name);
            let format = ImageFormat::from_path(&path).unwrap();
            RgbImage::from_pixel(6, 4, Rgb([*shade; 3]))
                .save_with_format(path, format)
                .unwrap();
        }
        folder
    }

    fn soon() -> Wait {
        Wait::new(Duration::from_secs(5))
    }

    fn shades(source: &mut Recorded) -> Vec<u8> {
        let wait = soon();
        std::iter::from_fn(|| match source.next(&wait) {
            Ok(Capture::Frame(frame)) => Some(frame.rgb().unwrap().get_pixel(3, 2).0[1]),
            Ok(Capture::Picture(_)) => None,
            Err(trouble) => {
                assert_eq!(trouble, Trouble::Ended);
                None
            }
        })
        .collect()
    }

    #[test]
    fn frames_come_by_their_times_and_what_is_no_frame_is_skipped() {
        let folder = recording(&[("100.png", 200), ("000020.jpg", 90), ("0.png", 30)]);
        fs::write(folder.path().join("50.jpg"), b"garbled").unwrap();
        fs::write(folder.path().join("notes.txt"), b"notes").unwrap();
        let mut source = Recorded::new(folder.path(), Speed::AtOnce);
        source.open(&soon()).unwrap();
        let shades = shades(&mut source);
        let far = shades
            .iter()
            .zip([30_u8, 90, 200])
            .map(|(one, other)| one.abs_diff(other));
        assert!(shades.len() == 3 && far.max() <= Some(2), "{shades:?}");
        assert_eq!(source.skipped(), 1);
    }

    #[test]
    fn a_frame_does_not_come_before_it_is_due() {
        let folder = recording(&[("0.png", 30), ("80.png", 60)]);
        let mut source = Recorded::new(folder.path(), Speed::AsRecorded);
        let begun = Instant::now();
        source.open(&soon()).unwrap();
        assert!(source.next(&soon()).is_ok());
        let early = Wait::new(Duration::from_millis(10));
        assert_eq!(source.next(&early), Err(Trouble::Silent));
        assert_eq!(shades(&mut source).len(), 1);
        assert!(begun.elapsed() >= Duration::from_millis(80));
    }

    #[test]
    fn a_recording_that_is_missing_or_empty_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let open = |path: &Path| Recorded::new(path, Speed::AtOnce).open(&soon());
        assert_eq!(open(&folder.path().join("none")), Err(Trouble::Gone));
        assert_eq!(open(folder.path()), Err(Trouble::Unsuited));
    }

    #[test]
    fn colours_survive_the_way_to_a_camera_frame_and_back() {
        for colour in [[255, 0, 0], [0, 255, 0], [0, 0, 255], [12, 200, 99]] {
            let bytes = as_yuyv(&RgbImage::from_pixel(2, 1, Rgb(colour)));
            let encoding = Encoding::Yuyv { stride: 4 };
            let frame = Frame {
                encoding,
                width: 2,
                height: 1,
                bytes,
            };
            let back = frame.rgb().unwrap().get_pixel(0, 0).0;
            let far = back
                .iter()
                .zip(colour)
                .map(|(one, other)| one.abs_diff(other));
            assert!(far.max() <= Some(3), "{colour:?} became {back:?}");
        }
    }
}

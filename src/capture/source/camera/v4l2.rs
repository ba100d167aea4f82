//! The cameras of Linux (V4L2): nothing but listing, opening and reading.
//!
//! The library takes the kernel's and the device's word for much; where a device says nonsense, it
//! panics. That is caught here and is an error like any other.

use super::mode::{Format, Mode};
use super::{Cameras, Listed, Stream};
use crate::capture::source::Trouble;
use crate::capture::source::frame::{Encoding, Frame, MOST_BYTES};
use linuxvideo::format::{FrameSizes, PixFormat, PixelFormat};
use linuxvideo::stream::ReadStream;
use linuxvideo::{BufType, CapabilityFlags, Device};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs;
use std::os::fd::AsFd as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Most bytes of an uncompressed frame.
const MOST_YUYV: usize = 128 * 1024 * 1024;

/// The cameras of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct V4l2;

impl Cameras for V4l2 {
    type Camera = V4l2Stream;

    fn list(&self) -> Vec<Listed> {
        let Ok(entries) = fs::read_dir("/dev") else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("video"))
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        paths.iter().filter_map(|path| listed(path)).collect()
    }

    fn open(&self, path: &Path, mode: Mode) -> Result<V4l2Stream, Trouble> {
        guarded(|| {
            let format = pixel_format(mode.format);
            let asked = PixFormat::new(mode.width, mode.height, format);
            let device = Device::open(path)?.video_capture(asked)?;
            let given = device.format();
            if given.pixel_format() != format {
                return Err(Trouble::Unsuited);
            }
            let encoding = match mode.format {
                Format::Mjpeg => Encoding::Jpeg,
                Format::Yuyv => Encoding::Yuyv {
                    stride: given.bytes_per_line() as usize,
                },
            };
            let (width, height) = (given.width(), given.height());
            Ok(V4l2Stream {
                stream: device.into_stream()?,
                encoding,
                width,
                height,
            })
        })
    }
}

/// An opened camera.
pub struct V4l2Stream {
    stream: ReadStream,
    encoding: Encoding,
    width: u32,
    height: u32,
}

impl Stream for V4l2Stream {
    fn read(&mut self, limit: Duration) -> Result<Option<Frame>, Trouble> {
        let mut ready = [PollFd::new(&self.stream, PollFlags::IN)];
        let limit = Timespec::try_from(limit).map_err(|_| Trouble::Silent)?;
        match poll(&mut ready, Some(&limit)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => return Err(Trouble::Silent),
            Ok(_) => {}
            Err(error) => return Err(std::io::Error::from(error).into()),
        }
        let happened = ready[0].revents();
        if happened.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
            && !happened.contains(PollFlags::IN)
        {
            return Err(Trouble::Gone);
        }
        let most = match self.encoding {
            Encoding::Jpeg => MOST_BYTES,
            Encoding::Yuyv { .. } => MOST_YUYV,
        };
        let bytes = guarded(|| {
            let taken = self.stream.dequeue(|buffer| {
                let usable = !buffer.is_error() && buffer.len() <= most;
                Ok(usable.then(|| buffer.to_vec()))
            });
            Ok(taken?)
        })?;
        Ok(bytes.map(|bytes| Frame {
            encoding: self.encoding,
            width: self.width,
            height: self.height,
            bytes,
        }))
    }
}

impl std::fmt::Debug for V4l2Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fd = self.stream.as_fd();
        write!(f, "V4l2Stream({}×{}, {fd:?})", self.width, self.height)
    }
}

fn guarded<T>(ask: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    catch_unwind(AssertUnwindSafe(ask)).unwrap_or(Err(Trouble::Unsuited))
}

fn pixel_format(format: Format) -> PixelFormat {
    match format {
        Format::Yuyv => PixelFormat::YUYV,
        Format::Mjpeg => PixelFormat::MJPG,
    }
}

/// A device file that gives pictures; a camera often has a second one that does not.
fn listed(path: &Path) -> Option<Listed> {
    let asked = guarded(|| {
        let device = Device::open(path)?;
        let facts = device.capabilities()?;
        let gives = CapabilityFlags::VIDEO_CAPTURE | CapabilityFlags::STREAMING;
        if !facts.device_capabilities().contains(gives) {
            return Ok(None);
        }
        let modes = [Format::Mjpeg, Format::Yuyv]
            .into_iter()
            .filter(|format| offers(&device, *format))
            .flat_map(|format| sizes(&device, format))
            .collect();
        Ok(Some(Listed {
            path: path.to_owned(),
            name: facts.card().to_owned(),
            modes,
        }))
    });
    asked.ok().flatten()
}

fn offers(device: &Device, format: Format) -> bool {
    let wanted = pixel_format(format);
    let mut offered = device.formats(BufType::VIDEO_CAPTURE).flatten();
    offered.any(|offered| offered.pixel_format() == wanted)
}

fn sizes(device: &Device, format: Format) -> Vec<Mode> {
    let mode = |(width, height)| Mode {
        format,
        width,
        height,
    };
    match device.frame_sizes(pixel_format(format)) {
        Ok(FrameSizes::Discrete(sizes)) => {
            let each = sizes.iter().map(|size| (size.width(), size.height()));
            each.map(mode).collect()
        }
        Ok(FrameSizes::Stepwise(range) | FrameSizes::Continuous(range)) => {
            let most = (range.max_width(), range.max_height());
            let common = [(640, 480), (1_280, 720), (1_920, 1_080), most];
            let fits = |(width, height): &(u32, u32)| {
                (range.min_width()..=range.max_width()).contains(width)
                    && (range.min_height()..=range.max_height()).contains(height)
            };
            common.into_iter().filter(fits).map(mode).collect()
        }
        Err(_) => Vec::new(),
    }
}

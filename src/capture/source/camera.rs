//! A camera on a USB plug: found by path or by name, opened again when it is plugged in again, read
//! with a time limit; frames that are cut, garbled or too large are skipped and counted.
//!
//! What speaks to the kernel is the thin layer of [`v4l2`]; all that can be got wrong without a
//! camera at hand lies here and in [`mode`].

pub mod mode;
pub mod v4l2;

use super::frame::Frame;
use super::{Capture, Source, Trouble, Wait};
use mode::{Mode, best_for_preview, best_for_still};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Frames after a change of size that show the wrong exposure.
const DARK_FRAMES: usize = 4;
/// So many unusable frames one after the other are as good as none.
const MOST_UNUSABLE: u64 = 60;
/// After so many silences one after the other the camera is opened anew.
const MOST_SILENCES: u32 = 3;
/// A single wait for the kernel, so that a feed that is dropped need not wait for a camera.
const STEP: Duration = Duration::from_millis(200);

/// A camera that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its device file.
    pub path: PathBuf,
    /// Its name as the maker wrote it.
    pub name: String,
    /// What it offers.
    pub modes: Vec<Mode>,
}

/// The way to the cameras of a machine.
pub trait Cameras: Send {
    /// An opened camera.
    type Camera: Stream;

    /// What is plugged in, by path.
    fn list(&self) -> Vec<Listed>;

    /// Opens a camera in one of its modes.
    ///
    /// # Errors
    /// Why it cannot be opened.
    fn open(&self, path: &Path, mode: Mode) -> Result<Self::Camera, Trouble>;
}

/// An opened camera.
pub trait Stream {
    /// The next frame as it comes, or nothing where the device itself says that it is spoiled.
    ///
    /// # Errors
    /// [`Trouble::Silent`] after so long, [`Trouble::Gone`] when the plug was pulled.
    fn read(&mut self, limit: Duration) -> Result<Option<Frame>, Trouble>;
}

/// Which camera is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The first one that gives frames that can be used.
    Any,
    /// The one at this device file.
    At(PathBuf),
    /// The one whose name contains this.
    Named(String),
}

impl Wanted {
    fn is(&self, listed: &Listed) -> bool {
        match self {
            Self::Any => true,
            // Also by a link: the names in /dev/v4l/by-id stay when the numbers change.
            Self::At(path) => {
                let target = path.canonicalize();
                listed.path == *path || target.is_ok_and(|target| target == listed.path)
            }
            Self::Named(name) => listed.name.contains(name.as_str()),
        }
    }
}

/// The camera of a list that is meant, and the mode for its preview.
///
/// # Errors
/// [`Trouble::Gone`] where none is meant, [`Trouble::Unsuited`] where none can be used.
pub fn meant<'a>(list: &'a [Listed], wanted: &Wanted) -> Result<(&'a Listed, Mode), Trouble> {
    let mut meant = list.iter().filter(|listed| wanted.is(listed)).peekable();
    if meant.peek().is_none() {
        return Err(Trouble::Gone);
    }
    meant
        .find_map(|listed| best_for_preview(&listed.modes).map(|mode| (listed, mode)))
        .ok_or(Trouble::Unsuited)
}

/// A camera as a source.
pub struct Camera<C: Cameras> {
    cameras: C,
    wanted: Wanted,
    open: Option<Open<C::Camera>>,
    skipped: u64,
    silences: u32,
}

struct Open<S> {
    listed: Listed,
    stream: S,
}

impl<C: Cameras> Camera<C> {
    /// The camera that is meant; it may be plugged in later.
    pub fn new(cameras: C, wanted: Wanted) -> Self {
        Self {
            cameras,
            wanted,
            open: None,
            skipped: 0,
            silences: 0,
        }
    }

    fn frame(&mut self, wait: &Wait) -> Result<Frame, Trouble> {
        let mut unusable = 0;
        loop {
            let left = wait.left().ok_or(Trouble::Silent)?;
            let open = self.open.as_mut().ok_or(Trouble::Gone)?;
            match open.stream.read(left.min(STEP)) {
                Ok(Some(frame)) if frame.check().is_ok() => return Ok(frame),
                Ok(_) => {
                    self.skipped += 1;
                    unusable += 1;
                    if unusable >= MOST_UNUSABLE {
                        return Err(Trouble::Silent);
                    }
                }
                Err(Trouble::Silent) => {}
                Err(trouble) => {
                    self.open = None;
                    return Err(trouble);
                }
            }
        }
    }

    /// Opens the camera of before in another mode; it must be closed first.
    fn change(&mut self, mode: Mode) -> Result<(), Trouble> {
        let Open { listed, stream } = self.open.take().ok_or(Trouble::Gone)?;
        drop(stream);
        let stream = self.cameras.open(&listed.path, mode)?;
        self.open = Some(Open { listed, stream });
        Ok(())
    }

    fn still(&mut self, wait: &Wait) -> Result<Frame, Trouble> {
        for _ in 0..DARK_FRAMES {
            let _ = self.frame(wait)?;
        }
        self.frame(wait)
    }
}

impl<C: Cameras> Source for Camera<C>
where
    C::Camera: Send,
{
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        (self.open, self.silences) = (None, 0);
        let cameras = self.cameras.list();
        let (listed, mode) = meant(&cameras, &self.wanted)?;
        let listed = listed.clone();
        let stream = self.cameras.open(&listed.path, mode)?;
        self.open = Some(Open { listed, stream });
        Ok(())
    }

    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        let frame = self.frame(wait);
        self.silences = match frame {
            Err(Trouble::Silent) => self.silences + 1,
            _ => 0,
        };
        if self.silences >= MOST_SILENCES {
            // A stream that has stalled is often well again when it is begun anew.
            self.open = None;
            return Err(Trouble::Gone);
        }
        frame.map(Capture::Frame)
    }

    /// The largest picture that the camera has; where that is the size of its frames, the next one.
    fn shoot(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        let modes = &self.open.as_ref().ok_or(Trouble::Gone)?.listed.modes;
        let (preview, still) = (best_for_preview(modes), best_for_still(modes));
        let frame = match (preview, still) {
            (Some(preview), Some(still)) if still != preview => {
                self.change(still)?;
                let frame = self.still(wait);
                if self.open.is_some() {
                    self.change(preview)?;
                }
                frame?
            }
            _ => self.frame(wait)?,
        };
        let file = frame.into_file().map_err(|_| Trouble::Silent)?;
        Ok(Capture::Picture(file))
    }

    fn skipped(&self) -> u64 {
        self.skipped
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! Where pictures come from: every source gives frames or pictures within a time limit and says
//! plainly when it is gone.
//!
//! A source knows nothing of threads; [`feed::Feed`] runs one beside the kiosk.

pub mod camera;
pub mod feed;
pub mod file;
pub mod folder;
pub mod frame;
pub mod recorded;
pub mod scanner;

use frame::Frame;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What a source hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Capture {
    /// One of many: the next one is as good.
    Frame(Frame),
    /// One that was asked for, as the bytes of a file: JPEG, PNG or PNM.
    Picture(Vec<u8>),
}

/// A source of frames or pictures.
pub trait Source: Send {
    /// Makes it ready, at first and again after it was gone.
    ///
    /// # Errors
    /// Why it cannot be used now; it may be tried again. Looking for it may take a while.
    fn open(&mut self, wait: &Wait) -> Result<(), Trouble>;

    /// Whether it gives something without being asked each time.
    fn is_live(&self) -> bool {
        true
    }

    /// The next frame or picture.
    ///
    /// # Errors
    /// See [`Trouble`]; [`Trouble::Silent`] leaves the source open.
    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble>;

    /// A picture of the best quality that the source has.
    ///
    /// # Errors
    /// See [`Trouble`].
    fn shoot(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        self.next(wait)
    }

    /// How many frames came that could not be used.
    fn skipped(&self) -> u64 {
        0
    }
}

impl Source for Box<dyn Source> {
    fn open(&mut self, wait: &Wait) -> Result<(), Trouble> {
        (**self).open(wait)
    }

    fn is_live(&self) -> bool {
        (**self).is_live()
    }

    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        (**self).next(wait)
    }

    fn shoot(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        (**self).shoot(wait)
    }

    fn skipped(&self) -> u64 {
        (**self).skipped()
    }
}

/// How long a source may take, and whether anybody still waits for it.
#[derive(Debug, Clone)]
pub struct Wait {
    until: Instant,
    stopped: Arc<AtomicBool>,
}

impl Wait {
    /// So long from now.
    pub fn new(limit: Duration) -> Self {
        Self::unless(limit, Arc::default())
    }

    /// So long from now, or until the flag is set.
    pub fn unless(limit: Duration, stopped: Arc<AtomicBool>) -> Self {
        Self {
            until: Instant::now() + limit,
            stopped,
        }
    }

    /// What is left; nothing when the time is over or nobody waits any more.
    pub fn left(&self) -> Option<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        let waits = !self.stopped.load(Ordering::Relaxed) && !left.is_zero();
        waits.then_some(left)
    }

    /// Sleeps for a part of what is left.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when nothing is left.
    pub fn pause(&self, step: Duration) -> Result<(), Trouble> {
        let left = self.left().ok_or(Trouble::Silent)?;
        std::thread::sleep(left.min(step));
        Ok(())
    }
}

/// Why a source gives nothing. `Display` says what; [`Trouble::remedy`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Another program uses it.
    #[error("another program uses the device")]
    Busy,
    /// The scanner's cover is open.
    #[error("the scanner's cover is open")]
    CoverOpen,
    /// The account of the kiosk may not use it.
    #[error("the device may not be used by this account")]
    Denied,
    /// There is nothing more: the one picture was given, the recording has ended.
    #[error("there is nothing more")]
    Ended,
    /// The device reports an error that has no other name.
    #[error("the device failed (status {0})")]
    Failed(i32),
    /// Not there, or not there any more.
    #[error("the device is not there")]
    Gone,
    /// Paper is stuck in the scanner.
    #[error("paper is stuck in the scanner")]
    Jammed,
    /// The program that speaks to scanners is not installed.
    #[error("the program scanimage is not installed")]
    NoProgram,
    /// The scanner's feeder is empty.
    #[error("there is no paper in the scanner")]
    NoPaper,
    /// Nothing came in time.
    #[error("nothing came in time")]
    Silent,
    /// It gives more than is taken.
    #[error("the picture is larger than a page can be")]
    TooLarge,
    /// It offers nothing that can be used.
    #[error("the device offers no picture that can be used")]
    Unsuited,
}

impl Trouble {
    /// What to do about it, for the person who looks after the kiosk.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Busy => "close the other program that uses it",
            Self::CoverOpen => "close the cover",
            Self::Denied => "add the kiosk's account to the group video or scanner",
            Self::Ended => "nothing need be done",
            Self::Failed(_) => "switch it off and on again",
            Self::Gone => "check its cable and its power; it is found again by itself",
            Self::Jammed => "open the scanner and take the paper out",
            Self::NoProgram => "install the package sane-utils",
            Self::NoPaper => "lay the paper into the feeder",
            Self::Silent => "check its cable; it is tried again",
            Self::TooLarge => "choose a smaller resolution",
            Self::Unsuited => "use a camera that gives MJPEG or YUYV",
        }
    }

    /// Whether the source must be opened anew.
    pub fn closes(&self) -> bool {
        match self {
            Self::Busy | Self::Denied | Self::Failed(_) | Self::Gone | Self::NoProgram => true,
            Self::CoverOpen
            | Self::Ended
            | Self::Jammed
            | Self::NoPaper
            | Self::Silent
            | Self::TooLarge => false,
            Self::Unsuited => true,
        }
    }

    /// Whether the source gives nothing before it is opened anew, if ever.
    pub(super) fn is_lasting(&self) -> bool {
        self.closes() || *self == Self::Ended
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match (error.kind(), error.raw_os_error()) {
            (ErrorKind::NotFound, _) => Self::Gone,
            (ErrorKind::PermissionDenied, _) => Self::Denied,
            (ErrorKind::ResourceBusy, _) => Self::Busy,
            (ErrorKind::TimedOut | ErrorKind::WouldBlock, _) => Self::Silent,
            // What the kernel says of a device whose plug was pulled: no such device, or address.
            (_, Some(6 | 19)) => Self::Gone,
            (_, Some(code)) => Self::Failed(code),
            (_, None) => Self::Failed(0),
        }
    }
}

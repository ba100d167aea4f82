//! A source with a coach beside it: what the screen shows of a camera, what it says, and what was taken.
//!
//! One idea: whoever asks never waits. The source runs on one thread, looking on a second one, finishing pages on
//! a third; between them lies the newest of each thing only, so that a slow machine shows fewer frames and never
//! old ones.

mod drawn;
mod watch;
mod work;

use super::coach::Advice;
use super::page;
use super::page::likeness::Fingerprint;
use super::source::feed::{Feed, Pace, State};
use super::source::{Source, Trouble};
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// A camera that gives no picture for so long has stalled; a change of its size takes a second or two.
const PICTURE: Duration = Duration::from_secs(8);
/// Whoever opens the source next finds it free when the last one has let go of it; a source that does not let go
/// is not waited for any longer.
const LETTING_GO: Duration = Duration::from_millis(600);

/// What is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The pages of a paper; each is taken by itself when it lies still and is good.
    Page,
    /// The square code of an identity card, read in every frame.
    Card,
}

/// A frame for the screen, the outline of the page or the guide for the card drawn into it.
#[derive(Clone, PartialEq, Eq)]
pub struct View {
    /// Width in pixels, at most 960.
    pub width: u32,
    /// Height in pixels, at most 540.
    pub height: u32,
    /// The pixels, row by row.
    pub rgba: Vec<u8>,
    /// What to say with it.
    pub advice: Advice,
}

/// Never prints pixels: a frame shows somebody's paper.
impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "View({}×{}, {:?})", self.width, self.height, self.advice)
    }
}

/// What came of a picture.
pub enum Taken {
    /// A finished page, and the picture as the source gave it, for putting the corners right by hand.
    Page(Box<page::Finished>, Vec<u8>),
    /// The text of a card's code.
    Card(String),
    /// A picture was asked for and nothing came of it: the source is in trouble, or the picture cannot be used.
    Refused,
}

/// Never prints what is on a paper or a card.
impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page(..) => "Page(…)",
            Self::Card(_) => "Card(…)",
            Self::Refused => "Refused",
        })
    }
}

/// A running source with its coach. It stops when this is dropped.
pub struct Viewfinder {
    desk: Arc<Desk>,
    ended: mpsc::Receiver<()>,
}

/// What lies between the caller and the thread that watches.
#[derive(Default)]
struct Desk {
    shared: Mutex<Shared>,
    stopped: AtomicBool,
}

#[derive(Default)]
struct Shared {
    state: State,
    view: Option<View>,
    taken: Option<Taken>,
    is_asked: bool,
    /// Pages that the coach has not been told of.
    known: Vec<Fingerprint>,
}

impl Desk {
    /// What one side leaves is whole at every moment, so a panic of the other spoils nothing.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Viewfinder {
    /// Starts a source. Pages that were taken before are `known`.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(
        source: impl Source + 'static,
        aim: Aim,
        known: Vec<Fingerprint>,
    ) -> io::Result<Self> {
        let mut pace = Pace::default();
        if source.is_live() {
            pace.picture = PICTURE;
        }
        Self::start_with(source, aim, known, pace)
    }

    /// The same with a pace of its own.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start_with(
        source: impl Source + 'static,
        aim: Aim,
        known: Vec<Fingerprint>,
        pace: Pace,
    ) -> io::Result<Self> {
        let desk = Arc::new(Desk::default());
        desk.lock().known = known;
        let (end, ended) = mpsc::channel();
        let work = work::Work::start()?;
        let feed = Feed::start(source, pace)?;
        let watch = watch::Watch::new(Arc::clone(&desk), feed, work, aim);
        thread::Builder::new()
            .name("viewfinder".to_owned())
            .spawn(move || {
                watch.until_stopped();
                // Nobody may wait for it any more.
                let _ = end.send(());
            })?;
        Ok(Self { desk, ended })
    }

    /// How the source stands.
    pub fn state(&self) -> State {
        // A thread that went down without being told to gives nothing any more.
        if self.ended.try_recv() == Err(mpsc::TryRecvError::Disconnected) {
            return State::Troubled(Trouble::Failed(0));
        }
        self.desk.lock().state.clone()
    }

    /// The newest frame, if one has come since the last time.
    pub fn view(&self) -> Option<View> {
        self.desk.lock().view.take()
    }

    /// Asks for a picture; [`Viewfinder::taken`] tells what came of it. While one is being taken, no other is.
    pub fn shoot(&self) {
        self.desk.lock().is_asked = true;
    }

    /// What was taken, once. No further picture is taken before this one has been fetched.
    pub fn taken(&self) -> Option<Taken> {
        self.desk.lock().taken.take()
    }

    /// This page was taken before: it is told when it comes again.
    pub fn know(&self, fingerprint: Fingerprint) {
        self.desk.lock().known.push(fingerprint);
    }
}

impl fmt::Debug for Viewfinder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Viewfinder")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

impl Drop for Viewfinder {
    fn drop(&mut self) {
        self.desk.stopped.store(true, Ordering::Relaxed);
        // A source that hangs is left to its thread, which ends with it.
        let _ = self.ended.recv_timeout(LETTING_GO);
    }
}

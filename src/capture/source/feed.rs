//! A source on a thread of its own. Frames replace each other, so that a slow reader sees the newest
//! one and the memory stays bounded; a picture that was asked for is kept until it is taken.

use super::frame::Frame;
use super::{Capture, Source, Trouble, Wait};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the feed waits for a source.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// For the next frame.
    pub frame: Duration,
    /// For a picture that was asked for: a scanner takes its time.
    pub picture: Duration,
    /// Before a source that is gone is looked for again.
    pub again: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            frame: Duration::from_secs(2),
            picture: Duration::from_secs(90),
            again: Duration::from_secs(1),
        }
    }
}

/// How a source stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum State {
    /// It is being opened for the first time.
    #[default]
    Opening,
    /// It gives, or waits to be asked.
    Ready,
    /// It gives nothing, and why.
    Troubled(Trouble),
}

#[derive(Default)]
struct Shared {
    frame: Option<Frame>,
    picture: Option<Vec<u8>>,
    state: State,
    is_asked: bool,
    /// Whether a picture that was asked for is still to come.
    is_owed: bool,
    replaced: u64,
    skipped: u64,
}

#[derive(Default)]
struct Desk {
    shared: Mutex<Shared>,
    changed: Condvar,
}

impl Desk {
    /// What one side leaves is whole at every moment, so a panic of the other spoils nothing.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, shared: MutexGuard<'a, Shared>, limit: Duration) -> MutexGuard<'a, Shared> {
        match self.changed.wait_timeout(shared, limit) {
            Ok((shared, _)) => shared,
            Err(poisoned) => poisoned.into_inner().0,
        }
    }
}

/// A running source. It stops when this is dropped.
pub struct Feed {
    desk: Arc<Desk>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Feed {
    /// Starts a source.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(source: impl Source + 'static, pace: Pace) -> io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let stopped = Arc::new(AtomicBool::new(false));
        let mut run = Run {
            source,
            pace,
            desk: Arc::clone(&desk),
            stopped: Arc::clone(&stopped),
        };
        let thread = thread::Builder::new()
            .name("pictures".to_owned())
            .spawn(move || run.until_stopped())?;
        Ok(Self {
            desk,
            stopped,
            thread: Some(thread),
        })
    }

    /// How the source stands.
    pub fn state(&self) -> State {
        self.desk.lock().state.clone()
    }

    /// The newest frame, if one has come since the last time.
    pub fn frame(&self) -> Option<Frame> {
        self.desk.lock().frame.take()
    }

    /// A picture, if one has come.
    pub fn picture(&self) -> Option<Vec<u8>> {
        let picture = self.desk.lock().picture.take();
        self.desk.changed.notify_all();
        picture
    }

    /// Asks for a picture of the best quality; it comes as [`Feed::picture`]. A source that is gone or has ended
    /// is asked for nothing: its picture would come when nobody counts on it any more.
    pub fn shoot(&self) {
        let mut shared = self.desk.lock();
        let gives = !matches!(&shared.state, State::Troubled(trouble) if trouble.is_lasting());
        (shared.is_asked, shared.is_owed) = (gives, gives);
        drop(shared);
        self.desk.changed.notify_all();
    }

    /// Whether a picture that was asked for is still to come. Nothing comes any more when the source got into
    /// trouble over it.
    pub fn is_owed(&self) -> bool {
        self.desk.lock().is_owed
    }

    /// Waits for the next picture or frame.
    pub fn wait(&self, limit: Duration) -> Option<Capture> {
        self.wait_for(limit, |shared| {
            let picture = shared.picture.take().map(Capture::Picture);
            picture.or_else(|| shared.frame.take().map(Capture::Frame))
        })
    }

    /// Waits for the next frame; pictures wait too.
    pub fn wait_for_frame(&self, limit: Duration) -> Option<Frame> {
        self.wait_for(limit, |shared| shared.frame.take())
    }

    fn wait_for<T>(&self, limit: Duration, take: impl Fn(&mut Shared) -> Option<T>) -> Option<T> {
        let until = Instant::now() + limit;
        let mut shared = self.desk.lock();
        loop {
            let found = take(&mut shared);
            if found.is_some() {
                self.desk.changed.notify_all();
                return found;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            shared = self.desk.wait(shared, left);
        }
    }

    /// How many frames nobody looked at before the next one came.
    pub fn replaced(&self) -> u64 {
        self.desk.lock().replaced
    }

    /// How many frames the source could not use.
    pub fn skipped(&self) -> u64 {
        self.desk.lock().skipped
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.desk.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A source that panicked has told so on its own.
            let _ = thread.join();
        }
    }
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Feed")
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

/// A frame of a source that has nothing better is a picture all the same.
fn as_picture(capture: Capture) -> Result<Capture, Trouble> {
    match capture {
        Capture::Frame(frame) => frame
            .into_file()
            .map(Capture::Picture)
            .map_err(|_| Trouble::Silent),
        Capture::Picture(_) => Ok(capture),
    }
}

struct Run<S> {
    source: S,
    pace: Pace,
    desk: Arc<Desk>,
    stopped: Arc<AtomicBool>,
}

impl<S: Source> Run<S> {
    fn until_stopped(&mut self) {
        while !self.is_stopped() {
            let wait = Wait::unless(self.pace.picture, Arc::clone(&self.stopped));
            match self.source.open(&wait) {
                Ok(()) => {
                    self.tell(State::Ready);
                    if self.give() == Trouble::Ended {
                        return;
                    }
                }
                Err(trouble) => self.give_up(trouble),
            }
            self.rest();
        }
    }

    /// Hands over until the source must be opened anew, or has ended.
    fn give(&mut self) -> Trouble {
        loop {
            if self.is_stopped() {
                return Trouble::Ended;
            }
            let asked = std::mem::take(&mut self.desk.lock().is_asked);
            let got = if asked {
                let wait = Wait::unless(self.pace.picture, Arc::clone(&self.stopped));
                self.source.shoot(&wait).and_then(as_picture)
            } else if self.source.is_live() {
                let wait = Wait::unless(self.pace.frame, Arc::clone(&self.stopped));
                self.source.next(&wait)
            } else {
                let shared = self.desk.lock();
                if !shared.is_asked && !self.is_stopped() {
                    drop(self.desk.wait(shared, self.pace.again));
                }
                continue;
            };
            self.desk.lock().skipped = self.source.skipped();
            match got {
                Ok(capture) => self.hand_over(capture),
                Err(trouble) => {
                    self.give_up(trouble.clone());
                    if trouble.is_lasting() {
                        return trouble;
                    }
                }
            }
        }
    }

    fn hand_over(&self, capture: Capture) {
        let mut shared = self.desk.lock();
        shared.state = State::Ready;
        match capture {
            Capture::Frame(frame) => {
                let unseen = shared.frame.replace(frame);
                shared.replaced += u64::from(unseen.is_some());
            }
            Capture::Picture(picture) => {
                // A page that somebody laid down is never lost: it waits for the one before.
                while shared.picture.is_some() && !self.is_stopped() {
                    shared = self.desk.wait(shared, self.pace.again);
                }
                shared.picture = Some(picture);
            }
        }
        shared.is_owed = shared.is_asked;
        drop(shared);
        self.desk.changed.notify_all();
    }

    /// Nothing comes of what was asked for.
    fn give_up(&self, trouble: Trouble) {
        let mut shared = self.desk.lock();
        if trouble.is_lasting() {
            shared.is_asked = false;
        }
        shared.is_owed = shared.is_asked;
        shared.state = State::Troubled(trouble);
        drop(shared);
        self.desk.changed.notify_all();
    }

    fn tell(&self, state: State) {
        self.desk.lock().state = state;
        self.desk.changed.notify_all();
    }

    fn rest(&self) {
        let until = Instant::now() + self.pace.again;
        let mut shared = self.desk.lock();
        while !self.is_stopped() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            shared = self.desk.wait(shared, left);
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

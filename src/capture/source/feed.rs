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

    /// Asks for a picture of the best quality; it comes as [`Feed::picture`].
    pub fn shoot(&self) {
        self.desk.lock().is_asked = true;
        self.desk.changed.notify_all();
    }

    /// Waits for the next picture or frame.
    pub fn wait(&self, limit: Duration) -> Option<Capture> {
        let until = Instant::now() + limit;
        let mut shared = self.desk.lock();
        loop {
            let picture = shared.picture.take().map(Capture::Picture);
            let found = picture.or_else(|| shared.frame.take().map(Capture::Frame));
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
                Err(trouble) => self.tell(State::Troubled(trouble)),
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
                self.source.shoot(&wait)
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
                    self.tell(State::Troubled(trouble.clone()));
                    if trouble.closes() || trouble == Trouble::Ended {
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
mod tests {
    use super::super::frame::Encoding;
    use super::*;
    use std::sync::mpsc;

    const LONG: Duration = Duration::from_secs(10);
    const QUICK: Pace = Pace {
        frame: Duration::from_millis(30),
        picture: Duration::from_millis(200),
        again: Duration::from_millis(5),
    };

    /// Gives what a script says; a script that is over is silence.
    struct Script {
        steps: mpsc::Receiver<Result<Capture, Trouble>>,
        opens: Vec<Result<(), Trouble>>,
        is_live: bool,
        dropped: Option<mpsc::Sender<()>>,
    }

    impl Script {
        fn new() -> (mpsc::Sender<Result<Capture, Trouble>>, Self) {
            let (sender, steps) = mpsc::channel();
            let script = Self {
                steps,
                opens: Vec::new(),
                is_live: true,
                dropped: None,
            };
            (sender, script)
        }
    }

    impl Source for Script {
        fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
            self.opens.pop().unwrap_or(Ok(()))
        }

        fn is_live(&self) -> bool {
            self.is_live
        }

        fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
            let left = wait.left().ok_or(Trouble::Silent)?;
            let step = self.steps.recv_timeout(left.min(QUICK.frame));
            step.unwrap_or(Err(Trouble::Silent))
        }

        fn shoot(&mut self, _: &Wait) -> Result<Capture, Trouble> {
            Ok(Capture::Picture(vec![42]))
        }
    }

    impl Drop for Script {
        fn drop(&mut self) {
            if let Some(dropped) = &self.dropped {
                let _ = dropped.send(());
            }
        }
    }

    fn frame(number: u8) -> Capture {
        Capture::Frame(Frame {
            encoding: Encoding::Yuyv { stride: 2 },
            width: 1,
            height: 1,
            bytes: vec![number, 128],
        })
    }

    fn becomes(feed: &Feed, state: &State) {
        let until = Instant::now() + LONG;
        while feed.state() != *state {
            assert!(Instant::now() < until, "{:?}, not {state:?}", feed.state());
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_slow_reader_gets_the_newest_frame_and_nothing_piles_up() {
        let (sender, script) = Script::new();
        for number in 0..200 {
            sender.send(Ok(frame(number))).unwrap();
        }
        let feed = Feed::start(script, QUICK).unwrap();
        becomes(&feed, &State::Troubled(Trouble::Silent));
        assert_eq!(feed.wait(LONG), Some(frame(199)));
        assert_eq!(feed.frame(), None);
        assert_eq!(feed.replaced(), 199);
    }

    #[test]
    fn no_picture_is_lost_while_nobody_takes_it() {
        let (sender, script) = Script::new();
        for number in 0..5 {
            sender.send(Ok(Capture::Picture(vec![number]))).unwrap();
        }
        let feed = Feed::start(script, QUICK).unwrap();
        for number in 0..5 {
            thread::sleep(Duration::from_millis(20));
            assert_eq!(feed.wait(LONG), Some(Capture::Picture(vec![number])));
        }
    }

    #[test]
    fn a_source_that_is_gone_is_found_again() {
        let (sender, mut script) = Script::new();
        script.opens = vec![Ok(()), Err(Trouble::Gone), Err(Trouble::Gone), Ok(())];
        let feed = Feed::start(script, QUICK).unwrap();
        sender.send(Ok(frame(1))).unwrap();
        assert_eq!(feed.wait(LONG), Some(frame(1)));
        sender.send(Err(Trouble::Gone)).unwrap();
        becomes(&feed, &State::Troubled(Trouble::Gone));
        sender.send(Ok(frame(2))).unwrap();
        assert_eq!(feed.wait(LONG), Some(frame(2)));
        becomes(&feed, &State::Troubled(Trouble::Silent));
    }

    #[test]
    fn silence_is_told_and_ends_with_the_next_frame() {
        let (sender, script) = Script::new();
        let feed = Feed::start(script, QUICK).unwrap();
        becomes(&feed, &State::Troubled(Trouble::Silent));
        sender.send(Ok(frame(1))).unwrap();
        assert_eq!(feed.wait(LONG), Some(frame(1)));
    }

    #[test]
    fn a_source_that_has_ended_is_let_go_of_and_says_so() {
        let (sender, mut script) = Script::new();
        let (dropped, is_dropped) = mpsc::channel();
        script.dropped = Some(dropped);
        sender.send(Ok(frame(9))).unwrap();
        sender.send(Err(Trouble::Ended)).unwrap();
        let feed = Feed::start(script, QUICK).unwrap();
        is_dropped.recv_timeout(LONG).unwrap();
        assert_eq!(feed.state(), State::Troubled(Trouble::Ended));
        assert_eq!(feed.frame().map(Capture::Frame), Some(frame(9)));
    }

    #[test]
    fn a_source_that_waits_to_be_asked_gives_one_picture_each_time() {
        let (_sender, mut script) = Script::new();
        script.is_live = false;
        let feed = Feed::start(script, QUICK).unwrap();
        becomes(&feed, &State::Ready);
        assert_eq!(feed.wait(Duration::from_millis(30)), None);
        for _ in 0..2 {
            feed.shoot();
            assert_eq!(feed.wait(LONG), Some(Capture::Picture(vec![42])));
        }
        assert_eq!(feed.wait(Duration::from_millis(30)), None);
    }

    #[test]
    fn a_feed_that_is_dropped_stops_its_source() {
        for opens in [vec![], vec![Err(Trouble::Gone); 1_000]] {
            let (_sender, mut script) = Script::new();
            let (dropped, is_dropped) = mpsc::channel();
            script.dropped = Some(dropped);
            script.opens = opens;
            let feed = Feed::start(script, Pace::default()).unwrap();
            let begun = Instant::now();
            drop(feed);
            is_dropped.try_recv().unwrap();
            assert!(begun.elapsed() < Duration::from_secs(5));
        }
    }
}

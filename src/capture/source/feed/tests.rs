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
    /// While it is so, nothing opens.
    is_gone: Arc<AtomicBool>,
    shots: Vec<Result<Capture, Trouble>>,
    is_live: bool,
    dropped: Option<mpsc::Sender<()>>,
}

impl Script {
    fn new() -> (mpsc::Sender<Result<Capture, Trouble>>, Self) {
        let (sender, steps) = mpsc::channel();
        let script = Self {
            steps,
            opens: Vec::new(),
            is_gone: Arc::default(),
            shots: Vec::new(),
            is_live: true,
            dropped: None,
        };
        (sender, script)
    }
}

impl Source for Script {
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        if self.is_gone.load(Ordering::Relaxed) {
            return Err(Trouble::Gone);
        }
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
        self.shots.pop().unwrap_or(Ok(Capture::Picture(vec![42])))
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
    let (sender, script) = Script::new();
    let is_gone = Arc::clone(&script.is_gone);
    let feed = Feed::start(script, QUICK).unwrap();
    sender.send(Ok(frame(1))).unwrap();
    assert_eq!(feed.wait(LONG), Some(frame(1)));
    is_gone.store(true, Ordering::Relaxed);
    sender.send(Err(Trouble::Gone)).unwrap();
    becomes(&feed, &State::Troubled(Trouble::Gone));
    is_gone.store(false, Ordering::Relaxed);
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

fn owes_nothing(feed: &Feed) {
    let until = Instant::now() + LONG;
    while feed.is_owed() {
        assert!(Instant::now() < until, "a picture is still to come");
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn whoever_asked_for_a_picture_learns_that_none_comes() {
    let (_sender, mut script) = Script::new();
    script.is_live = false;
    script.shots = vec![Ok(frame(7)), Err(Trouble::NoPaper)];
    let feed = Feed::start(script, QUICK).unwrap();
    becomes(&feed, &State::Ready);
    feed.shoot();
    owes_nothing(&feed);
    assert_eq!(feed.state(), State::Troubled(Trouble::NoPaper));
    assert_eq!(feed.picture(), None);
    // With paper in it, it is asked again; a frame is a picture too.
    feed.shoot();
    let Some(Capture::Picture(file)) = feed.wait(LONG) else {
        panic!("no picture")
    };
    assert!(file.starts_with(b"P6"));
    assert!(!feed.is_owed());
}

#[test]
fn a_source_that_is_gone_does_not_take_its_picture_when_it_is_back() {
    let (sender, script) = Script::new();
    let is_gone = Arc::clone(&script.is_gone);
    is_gone.store(true, Ordering::Relaxed);
    let feed = Feed::start(script, QUICK).unwrap();
    becomes(&feed, &State::Troubled(Trouble::Gone));
    feed.shoot();
    assert!(!feed.is_owed());
    is_gone.store(false, Ordering::Relaxed);
    sender.send(Ok(frame(1))).unwrap();
    assert_eq!(feed.wait(LONG), Some(frame(1)));
    assert_eq!(feed.wait(Duration::from_millis(20)), None);
}

#[test]
fn frames_come_while_a_picture_waits() {
    let (sender, script) = Script::new();
    sender.send(Ok(Capture::Picture(vec![1]))).unwrap();
    sender.send(Ok(frame(2))).unwrap();
    let feed = Feed::start(script, QUICK).unwrap();
    assert_eq!(
        feed.wait_for_frame(LONG).map(Capture::Frame),
        Some(frame(2))
    );
    assert_eq!(feed.picture(), Some(vec![1]));
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

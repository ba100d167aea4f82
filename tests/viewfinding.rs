//! A camera or scanner with its coach, as the screens have it: what is shown and said, what is taken, and the way
//! on from every trouble.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::card_codes::frames::{Tier, shot};
use crate::finished_pages::photographs::photograph::{Fault, take};
use crate::finished_pages::photographs::{jpeg, papers};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use motcua::capture::coach::Advice;
use motcua::capture::source::feed::{Pace, State};
use motcua::capture::source::frame::{Encoding, Frame};
use motcua::capture::source::{Capture, Source, Trouble, Wait};
use motcua::capture::viewfinder::{Aim, Taken, View, Viewfinder};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(60);
const QUICK: Pace = Pace {
    frame: Duration::from_millis(150),
    picture: Duration::from_millis(400),
    again: Duration::from_millis(10),
};

/// What stands before a camera, and how the camera is; the test changes it while it runs.
#[derive(Default)]
struct Stage {
    frame: Option<Frame>,
    picture: Vec<u8>,
    trouble: Option<Trouble>,
    /// What comes of the next pictures, before it is the picture again.
    shots: VecDeque<Trouble>,
    taken: usize,
}

/// A camera on a stage.
#[derive(Clone, Default)]
struct Camera {
    stage: Arc<Mutex<Stage>>,
    is_scanner: bool,
    /// It does not come back from the kernel.
    hangs: bool,
}

impl Camera {
    fn sees(frame: &Frame) -> Self {
        let camera = Self::default();
        camera.now(|stage| {
            stage.frame = Some(frame.clone());
            stage.picture = page().to_vec();
        });
        camera
    }

    fn now(&self, change: impl FnOnce(&mut Stage)) {
        change(&mut self.stage.lock().unwrap());
    }

    fn taken(&self) -> usize {
        self.stage.lock().unwrap().taken
    }

    fn started(&self, aim: Aim) -> Viewfinder {
        Viewfinder::start_with(self.clone(), aim, Vec::new(), QUICK).unwrap()
    }
}

impl Source for Camera {
    fn open(&mut self, _: &Wait) -> Result<(), Trouble> {
        let stage = self.stage.lock().unwrap();
        match &stage.trouble {
            Some(trouble) if trouble.closes() => Err(trouble.clone()),
            _ => Ok(()),
        }
    }

    fn is_live(&self) -> bool {
        !self.is_scanner
    }

    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        if self.hangs {
            thread::sleep(Duration::from_secs(5));
        }
        wait.pause(Duration::from_millis(20))?;
        let stage = self.stage.lock().unwrap();
        match (&stage.trouble, &stage.frame) {
            (Some(trouble), _) => Err(trouble.clone()),
            (None, Some(frame)) => Ok(Capture::Frame(frame.clone())),
            (None, None) => Err(Trouble::Silent),
        }
    }

    fn shoot(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        wait.pause(Duration::from_millis(20))?;
        let mut stage = self.stage.lock().unwrap();
        let trouble = stage.shots.pop_front().or_else(|| stage.trouble.clone());
        if let Some(trouble) = trouble {
            if trouble.closes() {
                stage.trouble = Some(trouble.clone());
            }
            return Err(trouble);
        }
        stage.taken += 1;
        Ok(Capture::Picture(stage.picture.clone()))
    }
}

/// A small frame with a good page in it: unoptimised code has to keep up with it.
fn good() -> &'static Frame {
    static GOOD: OnceLock<Frame> = OnceLock::new();
    GOOD.get_or_init(|| {
        let picture = RgbImage::from_fn(320, 180, |x, y| {
            let (left, top) = (x.wrapping_sub(50), y.wrapping_sub(15));
            if left >= 212 || top >= 150 {
                return Rgb([70, 60, 50]);
            }
            let word = top % 16 < 6 && (left / 6 + top / 16 * 5) % 4 != 0;
            let ink = word && (20..130).contains(&top) && (20..190).contains(&left);
            Rgb(if ink { [40; 3] } else { [215, 212, 205] })
        });
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
        picture.write_with_encoder(encoder).unwrap();
        frame(bytes, (320, 180))
    })
}

/// What the camera gives for a picture.
fn page() -> &'static [u8] {
    static PAGE: OnceLock<Vec<u8>> = OnceLock::new();
    PAGE.get_or_init(|| {
        let form = papers::forms(1, 5.0).remove(0);
        jpeg(&take(1_000_001, Fault::Nothing, &form, 1200, 900))
    })
}

fn frame(bytes: Vec<u8>, (width, height): (u32, u32)) -> Frame {
    Frame {
        encoding: Encoding::Jpeg,
        width,
        height,
        bytes,
    }
}

fn empty_table() -> Frame {
    let form = papers::forms(1, 5.0).remove(0);
    frame(
        jpeg(&take(1_000_041, Fault::NoPage, &form, 320, 180)),
        (320, 180),
    )
}

/// Waits until something is there.
#[track_caller]
fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + LONG;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "nothing came");
        thread::sleep(Duration::from_millis(5));
    }
}

#[track_caller]
fn view(viewfinder: &Viewfinder) -> View {
    until(|| viewfinder.view())
}

#[track_caller]
fn taken(viewfinder: &Viewfinder) -> Taken {
    until(|| viewfinder.taken())
}

#[track_caller]
fn becomes(viewfinder: &Viewfinder, state: &State) {
    until(|| (viewfinder.state() == *state).then_some(()));
}

#[test]
fn a_page_is_shown_with_its_outline_and_taken_by_itself_once() {
    let camera = Camera::sees(good());
    let viewfinder = camera.started(Aim::Page);
    let first = view(&viewfinder);
    assert_eq!((first.width, first.height), (320, 180));
    assert_eq!(first.rgba.len(), 320 * 180 * 4);
    let Taken::Page(finished, picture) = taken(&viewfinder) else {
        panic!("no page")
    };
    assert!(finished.found.is_some() && picture == page());
    let end = Instant::now() + Duration::from_secs(3);
    let mut said = None;
    while Instant::now() < end {
        said = viewfinder.view().map(|view| view.advice).or(said);
        assert!(viewfinder.taken().is_none());
        thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(said, Some(Advice::TakeAway));
    assert_eq!(camera.taken(), 1);
}

#[test]
fn a_camera_that_is_unplugged_at_any_moment_is_told_and_goes_on_by_itself() {
    let gone = State::Troubled(Trouble::Gone);
    let table = empty_table();
    let camera = Camera::sees(&table);
    camera.now(|stage| stage.trouble = Some(Trouble::Gone));
    let viewfinder = camera.started(Aim::Page);
    // Before it was ever there: whoever asks is told at once.
    becomes(&viewfinder, &gone);
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    // While nothing lies there.
    camera.now(|stage| stage.trouble = None);
    becomes(&viewfinder, &State::Ready);
    let _ = view(&viewfinder);
    camera.now(|stage| stage.trouble = Some(Trouble::Gone));
    becomes(&viewfinder, &gone);
    camera.now(|stage| stage.trouble = None);
    let _ = view(&viewfinder);
    // While a picture is taken.
    camera.now(|stage| stage.shots.push_back(Trouble::Gone));
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    becomes(&viewfinder, &gone);
    camera.now(|stage| stage.trouble = None);
    becomes(&viewfinder, &State::Ready);
    // While a page is finished.
    viewfinder.shoot();
    until(|| (camera.taken() == 1).then_some(()));
    camera.now(|stage| stage.trouble = Some(Trouble::Gone));
    assert!(matches!(taken(&viewfinder), Taken::Page(..)));
    becomes(&viewfinder, &gone);
    camera.now(|stage| stage.trouble = None);
    becomes(&viewfinder, &State::Ready);
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Page(..)));
    assert_eq!(camera.taken(), 2, "each picture was asked for");
}

#[test]
fn a_camera_that_stalls_is_told_and_one_that_stalls_over_a_picture_too() {
    let camera = Camera::sees(&empty_table());
    let viewfinder = camera.started(Aim::Page);
    let _ = view(&viewfinder);
    camera.now(|stage| stage.trouble = Some(Trouble::Silent));
    becomes(&viewfinder, &State::Troubled(Trouble::Silent));
    camera.now(|stage| stage.trouble = None);
    becomes(&viewfinder, &State::Ready);
    camera.now(|stage| stage.shots.push_back(Trouble::Silent));
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    let _ = view(&viewfinder);
    becomes(&viewfinder, &State::Ready);
}

#[test]
fn a_scanner_waits_until_it_is_asked_and_says_what_it_lacks() {
    let mut scanner = Camera::sees(&empty_table());
    scanner.is_scanner = true;
    scanner.now(|stage| stage.shots.push_back(Trouble::NoPaper));
    let viewfinder = scanner.started(Aim::Page);
    becomes(&viewfinder, &State::Ready);
    thread::sleep(Duration::from_millis(100));
    assert!(viewfinder.view().is_none() && viewfinder.taken().is_none());
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    assert_eq!(viewfinder.state(), State::Troubled(Trouble::NoPaper));
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Page(..)));
    becomes(&viewfinder, &State::Ready);
}

#[test]
fn what_is_no_picture_is_refused_and_the_next_one_is_taken() {
    let camera = Camera::sees(&empty_table());
    camera.now(|stage| stage.picture = b"garbled".to_vec());
    let viewfinder = camera.started(Aim::Page);
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    camera.now(|stage| stage.picture = page().to_vec());
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Page(..)));
}

#[test]
fn what_nobody_has_fetched_is_not_lost_to_the_next_one() {
    let mut camera = Camera::sees(&empty_table());
    camera.is_scanner = true;
    camera.now(|stage| stage.picture = b"garbled".to_vec());
    let viewfinder = camera.started(Aim::Page);
    viewfinder.shoot();
    until(|| (camera.taken() == 1).then_some(()));
    // Long enough for the answer to lie there.
    thread::sleep(Duration::from_millis(500));
    camera.now(|stage| stage.picture = page().to_vec());
    viewfinder.shoot();
    until(|| (camera.taken() == 2).then_some(()));
    thread::sleep(Duration::from_millis(100));
    assert!(matches!(taken(&viewfinder), Taken::Refused));
    assert!(matches!(taken(&viewfinder), Taken::Page(..)));
    thread::sleep(Duration::from_millis(100));
    assert!(viewfinder.taken().is_none());
}

#[test]
fn leaving_never_waits_for_a_source() {
    for hangs in [false, true] {
        let mut camera = Camera::sees(&empty_table());
        camera.hangs = hangs;
        let viewfinder = camera.started(Aim::Page);
        becomes(&viewfinder, &State::Ready);
        let begun = Instant::now();
        drop(viewfinder);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?}");
    }
}

#[test]
fn a_card_is_read_once_and_one_too_far_away_is_wanted_nearer() {
    let shot = shot(Tier::Easy, 7_000_000);
    let (width, height) = shot.frame.dimensions();
    let card = frame(grey_jpeg(&shot.frame), (width, height));
    let far = image::imageops::blur(&shot.frame, 4.0);
    let far = frame(grey_jpeg(&far), (width, height));
    let camera = Camera::sees(&far);
    let viewfinder = camera.started(Aim::Card);
    let said = until(|| {
        let view = viewfinder.view()?;
        assert!(view.width <= 960 && view.height <= 540);
        (view.advice != Advice::ShowCard).then_some(view.advice)
    });
    assert_eq!(said, Advice::CardNearer);
    camera.now(|stage| stage.frame = Some(card));
    let read = taken(&viewfinder);
    assert_eq!(format!("{read:?}"), "Card(…)");
    let Taken::Card(text) = read else {
        panic!("no card")
    };
    assert_eq!(text, shot.text);
    for _ in 0..3 {
        let _ = view(&viewfinder);
    }
    assert!(viewfinder.taken().is_none());
    // By button too, whatever was read before.
    camera.now(|stage| stage.picture = grey_jpeg(&shot.frame));
    viewfinder.shoot();
    assert!(matches!(taken(&viewfinder), Taken::Card(text) if text == shot.text));
}

fn grey_jpeg(picture: &image::GrayImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

#[test]
fn nothing_of_a_paper_is_printed() {
    let camera = Camera::sees(good());
    let viewfinder = camera.started(Aim::Page);
    assert_eq!(format!("{:?}", view(&viewfinder)), "View(320×180, LayPage)");
    assert!(format!("{viewfinder:?}").starts_with("Viewfinder { state: "));
    viewfinder.shoot();
    assert_eq!(format!("{:?}", taken(&viewfinder)), "Page(…)");
}

use super::super::feed::{Feed, Pace, State};
use super::super::frame::Encoding;
use super::mode::Format;
use super::*;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// Cameras that are plugged in and out by a test.
#[derive(Clone, Default)]
struct Fakes(Arc<Mutex<Table>>);

#[derive(Default)]
struct Table {
    plugged: Vec<Listed>,
    frames: VecDeque<Option<Frame>>,
    opened: Vec<Mode>,
    refuses: Option<Trouble>,
}

struct FakeStream {
    table: Fakes,
    path: PathBuf,
}

impl Fakes {
    fn plug(&self, path: &str, name: &str, modes: &[Mode]) {
        self.0.lock().unwrap().plugged.push(Listed {
            path: path.into(),
            name: name.to_owned(),
            modes: modes.to_vec(),
        });
    }

    fn unplug(&self) {
        self.0.lock().unwrap().plugged.clear();
    }

    fn film(&self, frames: impl IntoIterator<Item = Option<Frame>>) {
        self.0.lock().unwrap().frames.extend(frames);
    }

    fn opened(&self) -> Vec<Mode> {
        self.0.lock().unwrap().opened.clone()
    }
}

impl Cameras for Fakes {
    type Camera = FakeStream;

    fn list(&self) -> Vec<Listed> {
        self.0.lock().unwrap().plugged.clone()
    }

    fn open(&self, path: &Path, mode: Mode) -> Result<FakeStream, Trouble> {
        let mut table = self.0.lock().unwrap();
        if let Some(trouble) = &table.refuses {
            return Err(trouble.clone());
        }
        table.opened.push(mode);
        Ok(FakeStream {
            table: self.clone(),
            path: path.to_owned(),
        })
    }
}

impl Stream for FakeStream {
    fn read(&mut self, limit: Duration) -> Result<Option<Frame>, Trouble> {
        {
            let mut table = self.table.0.lock().unwrap();
            if !table.plugged.iter().any(|listed| listed.path == self.path) {
                return Err(Trouble::Gone);
            }
            if let Some(frame) = table.frames.pop_front() {
                return Ok(frame);
            }
        }
        std::thread::sleep(limit.min(Duration::from_millis(2)));
        Err(Trouble::Silent)
    }
}

const MJPEG: Mode = Mode {
    format: Format::Mjpeg,
    width: 1_280,
    height: 720,
};
const LARGE: Mode = Mode {
    format: Format::Mjpeg,
    width: 3_264,
    height: 2_448,
};
const QUICK: Pace = Pace {
    frame: Duration::from_millis(40),
    picture: Duration::from_secs(5),
    again: Duration::from_millis(5),
};
const LONG: Duration = Duration::from_secs(10);

fn jpeg(mark: u8) -> Frame {
    Frame {
        encoding: Encoding::Jpeg,
        width: 1_280,
        height: 720,
        bytes: vec![0xff, 0xd8, mark, 0xff, 0xd9],
    }
}

fn with(bytes: &[u8]) -> Frame {
    Frame {
        bytes: bytes.to_vec(),
        ..jpeg(0)
    }
}

fn becomes(feed: &Feed, state: &State) {
    let until = Instant::now() + LONG;
    while feed.state() != *state {
        assert!(Instant::now() < until, "{:?}, not {state:?}", feed.state());
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn soon() -> Wait {
    Wait::new(LONG)
}

#[test]
fn frames_that_cannot_be_used_are_skipped_and_counted() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Camera", &[MJPEG]);
    let mut huge = vec![0; 17 * 1024 * 1024];
    huge[..2].copy_from_slice(&[0xff, 0xd8]);
    cameras.film([
        Some(jpeg(1)),
        None,
        Some(with(&[0xff, 0xd8, 1])),
        Some(with(&[1, 2, 3])),
        Some(with(&huge)),
        Some(jpeg(2)),
    ]);
    let mut camera = Camera::new(cameras, Wanted::Any);
    camera.open(&soon()).unwrap();
    for mark in [1, 2] {
        assert_eq!(camera.next(&soon()), Ok(Capture::Frame(jpeg(mark))));
    }
    assert_eq!(camera.skipped(), 4);
}

#[test]
fn a_stream_of_garbage_is_as_good_as_none() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Camera", &[MJPEG]);
    cameras.film((0..100).map(|_| Some(with(&[7; 20]))));
    let mut camera = Camera::new(cameras, Wanted::Any);
    camera.open(&soon()).unwrap();
    assert_eq!(camera.next(&soon()), Err(Trouble::Silent));
    assert_eq!(camera.skipped(), MOST_UNUSABLE);
}

#[test]
fn a_camera_that_says_nothing_is_silent_after_the_time() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Camera", &[MJPEG]);
    let mut camera = Camera::new(cameras, Wanted::Any);
    camera.open(&soon()).unwrap();
    let begun = Instant::now();
    let wait = Wait::new(Duration::from_millis(30));
    assert_eq!(camera.next(&wait), Err(Trouble::Silent));
    assert!(begun.elapsed() >= Duration::from_millis(30));
}

#[test]
fn a_stream_that_has_stalled_is_begun_anew() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Camera", &[MJPEG]);
    let feed = Feed::start(Camera::new(cameras.clone(), Wanted::Any), QUICK).unwrap();
    let until = Instant::now() + LONG;
    while cameras.opened().len() < 3 {
        assert!(Instant::now() < until, "it is not opened anew");
        std::thread::sleep(Duration::from_millis(1));
    }
    cameras.film([Some(jpeg(1))]);
    assert_eq!(feed.wait(LONG), Some(Capture::Frame(jpeg(1))));
}

#[test]
fn pulling_the_plug_and_putting_it_back_is_noticed() {
    let cameras = Fakes::default();
    let feed = Feed::start(Camera::new(cameras.clone(), Wanted::Any), QUICK).unwrap();
    becomes(&feed, &State::Troubled(Trouble::Gone));
    cameras.plug("/dev/video2", "Camera", &[MJPEG]);
    cameras.film([Some(jpeg(1))]);
    assert_eq!(feed.wait(LONG), Some(Capture::Frame(jpeg(1))));
    cameras.unplug();
    becomes(&feed, &State::Troubled(Trouble::Gone));
    // It comes back under another number.
    cameras.plug("/dev/video3", "Camera", &[MJPEG]);
    cameras.film([Some(jpeg(2))]);
    assert_eq!(feed.wait(LONG), Some(Capture::Frame(jpeg(2))));
    assert!(cameras.opened().len() >= 2);
}

#[test]
fn a_camera_is_found_by_path_or_by_name() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Face camera", &[MJPEG]);
    cameras.plug("/dev/video2", "Document camera: USB 2.0", &[LARGE]);
    for (wanted, expected) in [
        (Wanted::Any, Ok(MJPEG)),
        (Wanted::At("/dev/video2".into()), Ok(LARGE)),
        (Wanted::Named("Document".into()), Ok(LARGE)),
        (Wanted::At("/dev/video7".into()), Err(Trouble::Gone)),
        (Wanted::Named("Scanner".into()), Err(Trouble::Gone)),
    ] {
        let mut camera = Camera::new(cameras.clone(), wanted.clone());
        let opened = camera.open(&soon());
        assert_eq!(
            opened.map(|()| *cameras.opened().last().unwrap()),
            expected,
            "{wanted:?}"
        );
    }
}

#[test]
fn a_camera_is_found_by_a_link_that_outlives_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let (file, link) = (folder.join("video5"), folder.join("by-id"));
    std::fs::write(&file, b"").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let cameras = Fakes::default();
    cameras.plug(file.to_str().unwrap(), "Camera", &[MJPEG]);
    assert_eq!(Camera::new(cameras, Wanted::At(link)).open(&soon()), Ok(()));
}

#[test]
fn a_camera_without_a_known_format_or_that_refuses_is_told_apart() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Infrared", &[]);
    let mut camera = Camera::new(cameras.clone(), Wanted::Any);
    assert_eq!(camera.open(&soon()), Err(Trouble::Unsuited));
    cameras.plug("/dev/video1", "Camera", &[MJPEG]);
    assert_eq!(camera.open(&soon()), Ok(()));
    cameras.0.lock().unwrap().refuses = Some(Trouble::Busy);
    assert_eq!(camera.open(&soon()), Err(Trouble::Busy));
    assert_eq!(camera.next(&soon()), Err(Trouble::Gone));
}

#[test]
fn a_still_is_taken_with_the_largest_mode_and_the_preview_goes_on() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Document camera", &[MJPEG, LARGE]);
    cameras.film((1..=6).map(|mark| Some(jpeg(mark))));
    let mut camera = Camera::new(cameras.clone(), Wanted::Any);
    camera.open(&soon()).unwrap();
    // The first frames after the change are badly exposed.
    let still = camera.shoot(&soon());
    assert_eq!(still, Ok(Capture::Picture(jpeg(5).bytes)));
    assert_eq!(cameras.opened(), [MJPEG, LARGE, MJPEG]);
    assert_eq!(camera.next(&soon()), Ok(Capture::Frame(jpeg(6))));
}

#[test]
fn a_still_without_a_larger_mode_is_the_next_frame() {
    let cameras = Fakes::default();
    cameras.plug("/dev/video0", "Camera", &[MJPEG]);
    cameras.film([Some(jpeg(1))]);
    let mut camera = Camera::new(cameras.clone(), Wanted::Any);
    camera.open(&soon()).unwrap();
    let still = camera.shoot(&soon());
    assert_eq!(still, Ok(Capture::Picture(jpeg(1).bytes)));
    assert_eq!(cameras.opened(), [MJPEG]);
}

#[test]
fn the_cameras_of_this_machine_can_be_listed() {
    for listed in v4l2::V4l2.list() {
        assert!(listed.path.starts_with("/dev"));
    }
    let nowhere = Path::new("/dev/video-none");
    assert_eq!(v4l2::V4l2.open(nowhere, MJPEG).err(), Some(Trouble::Gone));
    let no_camera = v4l2::V4l2.open(Path::new("/dev/null"), MJPEG);
    assert!(no_camera.is_err());
}

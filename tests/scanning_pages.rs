//! Real scans with the program `scanimage`, from the scanners that SANE has for trying out: one that
//! draws test pages and fails on demand, and one that reads a picture file.

use crate::printing::programs::{Missing, program};
use motcua::capture::fit;
use motcua::capture::source::feed::{Feed, Pace, State};
use motcua::capture::source::scanner::{Scanimage, Scanner, Wanted};
use motcua::capture::source::{Capture, Source as _, Trouble, Wait};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// SANE with these drivers only.
struct Drivers {
    program: PathBuf,
    folder: TempDir,
}

impl Drivers {
    fn with(drivers: &str) -> Option<Self> {
        let program = Missing::or_left_out(program("scanimage", "sane-utils"))?;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("dll.conf"), drivers).unwrap();
        Some(Self { program, folder })
    }

    fn scanimage(&self) -> Scanimage {
        Scanimage::at(&self.program).with_drivers(self.folder.path())
    }

    fn scanner(&self, name: &str, options: &[&str]) -> Scanner {
        let wanted = Wanted::Named(name.to_owned());
        Scanner::new(self.scanimage(), wanted).with_options(options)
    }
}

fn soon() -> Wait {
    Wait::new(Duration::from_secs(60))
}

fn size(capture: Capture) -> (u32, u32, bool) {
    let Capture::Picture(bytes) = capture else {
        panic!("a scanner gives pictures")
    };
    let picture = fit::decode(&bytes).unwrap();
    let is_colour = picture.color().has_color();
    (picture.width(), picture.height(), is_colour)
}

#[test]
fn the_scanners_that_are_there_are_listed() {
    let Some(drivers) = Drivers::with("test\npnm\n") else {
        return;
    };
    let names: Vec<String> = drivers
        .scanimage()
        .list(&soon())
        .unwrap()
        .into_iter()
        .map(|listed| listed.name)
        .collect();
    assert!(names.contains(&"test:0".to_owned()), "{names:?}");
    assert!(names.contains(&"pnm:0".to_owned()), "{names:?}");
    let none = Drivers::with("\n").unwrap().scanimage().list(&soon());
    assert_eq!(none, Ok(Vec::new()));
}

#[test]
fn a_page_is_scanned_in_colour_as_large_as_the_glass() {
    let Some(drivers) = Drivers::with("test\n") else {
        return;
    };
    let mut scanner = Scanner::new(drivers.scanimage(), Wanted::Any);
    scanner.open(&soon()).unwrap();
    let (width, height, is_colour) = size(scanner.next(&soon()).unwrap());
    // 200 × 200 mm at 200 dots per inch.
    assert!((1_570..=1_580).contains(&width), "{width}");
    assert!((1_570..=1_580).contains(&height), "{height}");
    assert!(is_colour);
}

#[test]
fn a_picture_file_in_the_place_of_a_page_comes_back() {
    let Some(drivers) = Drivers::with("pnm\n") else {
        return;
    };
    let page = drivers.folder.path().join("page.pgm");
    let pixels: String = (0..30 * 20)
        .map(|place| char::from(b'0' + place as u8 % 60))
        .collect();
    fs::write(&page, format!("P5\n30 20\n255\n{pixels}")).unwrap();
    let file = format!("--filename={}", page.display());
    let mut scanner = drivers.scanner("pnm:0", &[&file, "--resolution=75"]);
    scanner.open(&soon()).unwrap();
    let Capture::Picture(bytes) = scanner.next(&soon()).unwrap() else {
        panic!("a scanner gives pictures")
    };
    let scanned = fit::decode(&bytes).unwrap().into_luma8().into_raw();
    assert_eq!(scanned, pixels.as_bytes());
    assert!(fit::fit(&bytes).is_ok(), "a scan becomes a page");
}

#[test]
fn each_trouble_of_a_scanner_has_its_name() {
    let Some(drivers) = Drivers::with("test\npnm\n") else {
        return;
    };
    for (status, expected) in [
        ("DEVICE_BUSY", Trouble::Busy),
        ("JAMMED", Trouble::Jammed),
        ("NO_DOCS", Trouble::NoPaper),
        ("COVER_OPEN", Trouble::CoverOpen),
        ("IO_ERROR", Trouble::Failed(9)),
        ("ACCESS_DENIED", Trouble::Denied),
        // It gives up at once and says that all is well.
        ("EOF", Trouble::Failed(0)),
    ] {
        let option = format!("--read-return-value=SANE_STATUS_{status}");
        let mut scanner = drivers.scanner("test:0", &[&option]);
        scanner.open(&soon()).unwrap();
        assert_eq!(scanner.next(&soon()), Err(expected), "{status}");
    }
    let page = drivers.folder.path().join("page.pgm");
    fs::write(&page, "P5\n4 4\n255\n0123456789abcdef").unwrap();
    let file = format!("--filename={}", page.display());
    for (option, expected) in [
        ("--status-jammed=yes", Trouble::Jammed),
        ("--status-nodocs=yes", Trouble::NoPaper),
        ("--status-coveropen=yes", Trouble::CoverOpen),
    ] {
        let mut scanner = drivers.scanner("pnm:0", &[&file, option]);
        scanner.open(&soon()).unwrap();
        assert_eq!(scanner.next(&soon()), Err(expected), "{option}");
    }
}

#[test]
fn a_scanner_that_is_not_there_is_gone() {
    let Some(drivers) = Drivers::with("test\n") else {
        return;
    };
    let mut scanner = drivers.scanner("nobody:0", &[]);
    assert_eq!(scanner.open(&soon()), Err(Trouble::Gone));
    let empty = Drivers::with("\n").unwrap();
    let mut scanner = Scanner::new(empty.scanimage(), Wanted::Any);
    assert_eq!(scanner.open(&soon()), Err(Trouble::Gone));
}

/// A page that takes minutes.
const SLOW: [&str; 2] = ["--read-delay=yes", "--read-delay-duration=200000"];

#[test]
fn a_slow_scan_is_given_up_in_time_and_a_feed_that_is_dropped_stops_one() {
    let Some(drivers) = Drivers::with("test\n") else {
        return;
    };
    let mut scanner = drivers.scanner("test:0", &SLOW);
    scanner.open(&soon()).unwrap();
    let short = Wait::new(Duration::from_millis(500));
    assert_eq!(scanner.next(&short), Err(Trouble::Silent));

    let feed = Feed::start(drivers.scanner("test:0", &SLOW), Pace::default()).unwrap();
    feed.shoot();
    assert_eq!(feed.wait(Duration::from_millis(700)), None);
    let begun = Instant::now();
    drop(feed);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_feed_scans_when_it_is_asked() {
    let Some(drivers) = Drivers::with("test\n") else {
        return;
    };
    let feed = Feed::start(drivers.scanner("test:0", &[]), Pace::default()).unwrap();
    feed.shoot();
    let page = feed.wait(Duration::from_secs(60)).unwrap();
    assert!(size(page).0 > 1_000);
    assert_eq!(feed.state(), State::Ready);
    assert_eq!(feed.wait(Duration::from_millis(300)), None);
}

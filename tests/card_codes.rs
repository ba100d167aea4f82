//! Square codes of identity cards in frames of a camera: what is read, and that nothing is misread.
//!
//! A slice of `benches/codes.rs`, with seeds of its own.

pub mod frames;

use frames::{HEIGHT, Shot, Tier, WIDTH};
use motcua::capture::qr;
use motcua::capture::source::feed::{Feed, Pace};
use motcua::capture::source::recorded::{Recorded, Speed};
use motcua::capture::source::{Capture, Source as _, Wait};
use motcua::filing::id_card;
use std::path::Path;
use std::time::Duration;

/// First seed of the frames here; neither the tuning nor the judging ones of the measurement.
const SEED: u64 = 3_000_000;

/// How many of so many frames are read; a text that is not the card's fails at once.
fn read(tier: Tier, frames: u64) -> usize {
    let seeds = (SEED..).take(frames as usize);
    seeds
        .filter(|seed| {
            let Shot { frame, text } = frames::shot(tier, *seed);
            match qr::of_frame(frame.as_raw(), WIDTH as usize, HEIGHT as usize) {
                Ok(read) => {
                    assert_eq!(read, text, "{tier:?} {seed} is misread");
                    assert!(id_card::read(&read).is_ok(), "{tier:?} {seed} is a card");
                    true
                }
                Err(_) => false,
            }
        })
        .count()
}

#[test]
fn a_card_close_to_the_camera_is_always_read() {
    assert_eq!(read(Tier::Easy, 6), 6);
}

#[test]
fn a_tilted_card_further_away_is_read_almost_always() {
    let found = read(Tier::Medium, 8);
    assert!(found >= 7, "{found} of 8");
}

#[test]
fn of_the_worst_frames_half_are_read_and_none_is_misread() {
    let found = read(Tier::Hard, 10);
    assert!(found >= 5, "{found} of 10");
}

/// A recording in which a card comes near: an empty table, a frame with and one without compression.
fn recording() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let Shot { frame, text } = frames::shot(Tier::Easy, SEED);
    let table = image::GrayImage::from_pixel(WIDTH, HEIGHT, image::Luma([90]));
    for (name, frame) in [
        ("0000.jpg", &table),
        ("0040.jpg", &frame),
        ("0080.png", &frame),
    ] {
        frame.save(folder.path().join(name)).unwrap();
    }
    (folder, text)
}

#[test]
fn a_recorded_card_is_read_from_the_frames_of_a_camera() {
    let (folder, text) = recording();
    let mut source = Recorded::new(folder.path(), Speed::AtOnce);
    let wait = Wait::new(Duration::from_secs(60));
    source.open(&wait).unwrap();
    let mut reader = qr::FrameReader::default();
    let mut read = Vec::new();
    while let Ok(Capture::Frame(frame)) = source.next(&wait) {
        let luma = frame.luma().unwrap();
        read.push(reader.read(&luma.grey, luma.width, luma.height).ok());
    }
    assert_eq!(read, [None, Some(text.clone()), Some(text)]);
}

#[test]
fn a_recording_plays_beside_its_reader() {
    let (folder, text) = recording();
    let play = |folder: &Path| {
        let feed = Feed::start(Recorded::new(folder, Speed::AsRecorded), Pace::default()).unwrap();
        // Whatever was missed in between, the last frame stays until it is taken.
        while let Some(capture) = feed.wait(Duration::from_secs(20)) {
            let Capture::Frame(frame) = capture else {
                continue;
            };
            let luma = frame.luma().unwrap();
            if let Ok(read) = qr::of_frame(&luma.grey, luma.width, luma.height) {
                return read;
            }
        }
        String::new()
    };
    assert_eq!(play(folder.path()), text);
}

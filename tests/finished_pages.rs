//! From photographs with known corners to finished pages: a modest slice of what `benches/pages.rs` measures.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "photographs/mod.rs"]
pub mod photographs;

use motcua::capture::page::judge::Reason;
use motcua::capture::page::proportions::Shape;
use motcua::capture::page::{self, Finished, find, likeness};
use photographs::photograph::{Fault, Paper, Photograph, take};
use photographs::{JUDGING, jpeg, off, papers};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Small, since debug builds are slow.
const SIZE: (u32, u32) = (1200, 900);

fn form() -> &'static Paper {
    static FORM: OnceLock<Paper> = OnceLock::new();
    FORM.get_or_init(|| papers::forms(1, 5.0).remove(0))
}

fn photograph(seed: u64, fault: Fault, paper: &Paper) -> (Photograph, Finished) {
    let photograph = take(JUDGING + seed, fault, paper, SIZE.0, SIZE.1);
    let finished = page::finish(&jpeg(&photograph)).unwrap();
    (photograph, finished)
}

#[test]
fn good_photographs_of_sheets_and_cards_become_finished_pages() {
    let card = papers::card(form(), 3);
    for (seed, paper, shape) in [(1, form(), Shape::Sheet), (22, &card, Shape::Card)] {
        let (photograph, finished) = photograph(seed, Fault::Nothing, paper);
        let found = finished.found.unwrap();
        let off = off(&photograph, &found.corners);
        assert!(off < 0.002, "{seed}: {off}");
        assert_eq!(finished.shape, Some(shape), "{seed}");
        assert!(finished.verdict.is_good(), "{seed}: {:?}", finished.verdict);
        assert!(finished.page.jpeg.len() <= 300 * 1024);
        let upright = finished.size.1 > finished.size.0;
        assert_eq!(
            upright,
            shape == Shape::Sheet,
            "{seed}: lines run from left to right"
        );
        assert_eq!(
            finished.page.preview.rgba.len() as u32,
            finished.page.preview.size.0 * finished.page.preview.size.1 * 4
        );
    }
}

#[test]
fn what_is_wrong_with_a_photograph_is_named() {
    let empty = papers::empty();
    for (seed, fault, paper, reason) in [
        (11, Fault::Blurred, form(), Reason::Blurred),
        (12, Fault::Dark, form(), Reason::TooDark),
        (13, Fault::Glare, form(), Reason::Glare),
        (14, Fault::Cut, form(), Reason::Cut),
        (15, Fault::Folded, form(), Reason::CornerMissing),
        (16, Fault::Hand, form(), Reason::Hand),
        (17, Fault::Nothing, &empty, Reason::Blank),
        (18, Fault::NoPage, form(), Reason::NoPage),
    ] {
        let (_, finished) = photograph(seed, fault, paper);
        assert!(
            finished.verdict.reasons.contains(&reason),
            "{fault:?}: {:?}",
            finished.verdict
        );
        // Nobody is refused: there is a picture all the same.
        assert!(image::load_from_memory(&finished.page.jpeg).is_ok());
    }
}

#[test]
fn a_page_photographed_twice_is_the_same_page_and_a_stamp_stays_red() {
    let (_, one) = photograph(21, Fault::Nothing, form());
    let (_, again) = photograph(22, Fault::Nothing, form());
    let likeness = one.fingerprint.likeness(&again.fingerprint);
    assert!(
        likeness::same_page(&one.fingerprint, &again.fingerprint),
        "{likeness}"
    );
    let page = image::load_from_memory(&one.page.jpeg).unwrap().into_rgb8();
    let red = page.pixels().filter(|pixel| {
        let [red, green, blue] = pixel.0;
        red > 140 && red - green.max(blue).min(red) > 70
    });
    let red = red.count();
    assert!(red > 150, "{red}");
}

#[test]
fn straight_scans_stay_whole_and_good() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let mut scans = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "jpg") {
            let finished = page::finish(&fs::read(&path).unwrap()).unwrap();
            assert_eq!(
                (finished.found, finished.size),
                (None, (1240, 1754)),
                "{path:?}"
            );
            assert!(
                finished.verdict.is_good(),
                "{path:?}: {:?}",
                finished.verdict
            );
            scans += 1;
        }
    }
    assert_eq!(scans, 3);
}

#[test]
fn a_preview_shows_the_frame_that_the_picture_will_have() {
    let photograph = take(JUDGING + 31, Fault::Nothing, form(), 1280, 720);
    let found = find::find_in_preview(&photograph.picture).unwrap();
    assert!(off(&photograph, &found.corners) < 0.004);
}

//! From photographs with known corners to finished pages: a modest slice of what `benches/pages.rs` measures.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "photographs/mod.rs"]
pub mod photographs;

use motcua::capture::page::corners::Point;
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
fn forms_come_out_upright_however_they_lay() {
    for seed in [1, 3, 4, 9] {
        let (photograph, finished) = photograph(seed, Fault::Nothing, form());
        let first = finished.corners.scaled(SIZE.0 as f32, SIZE.1 as f32).at(0);
        let [x, y] = photograph.corners[0];
        let away = first.distance(Point::new(x, y));
        assert!(away < 5.0, "{seed}: {away} pixels");
    }
}

#[test]
fn corners_that_a_person_shows_make_the_same_page() {
    let (photograph, found) = photograph(1, Fault::Nothing, form());
    let mut shown = found.corners;
    shown.0.rotate_left(2);
    for (point, (x, y)) in shown.0.iter_mut().zip([(4, -3), (-2, 5), (3, 3), (-4, -2)]) {
        point.x += x as f32 / SIZE.0 as f32;
        point.y += y as f32 / SIZE.1 as f32;
    }
    let again = page::finish_at(&jpeg(&photograph), &shown).unwrap();
    assert!(again.corners.worst_distance(&found.corners) < 0.001);
    assert!(likeness::same_page(&again.fingerprint, &found.fingerprint));
}

/// Does the work again in a process of its own, so that its memory is not that of other tests.
#[cfg(target_os = "linux")]
#[test]
fn a_small_file_that_unpacks_to_a_huge_picture_takes_bounded_memory() {
    const ALONE: &str = "MOTCUA_TEST_ALONE";
    const MOST: u64 = 3 * 256 * 1024;
    if std::env::var_os(ALONE).is_none() {
        let name = "a_small_file_that_unpacks_to_a_huge_picture_takes_bounded_memory";
        let test = format!("{}::{name}", module_path!().split_once("::").unwrap().1);
        let program = std::env::current_exe().unwrap();
        let output = std::process::Command::new(program)
            .args(["--exact", &test])
            .env(ALONE, "1")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.contains("1 passed"),
            "{text}"
        );
        return;
    }
    let peak = || -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    // 62 megapixels of one colour: as large as pictures may be.
    let mut bomb = Vec::new();
    let pixels = image::GrayImage::new(7_900, 7_900);
    pixels
        .write_with_encoder(image::codecs::png::PngEncoder::new(&mut bomb))
        .unwrap();
    drop(pixels);
    assert!(bomb.len() < 1_000_000, "{}", bomb.len());
    let finished = page::finish(&bomb).unwrap();
    assert!(finished.verdict.reasons.contains(&Reason::NoPage));
    assert!(peak() < MOST, "{} kB", peak());
}

#[test]
fn a_preview_shows_the_frame_that_the_picture_will_have() {
    let photograph = take(JUDGING + 31, Fault::Nothing, form(), 1280, 720);
    let found = find::find_in_preview(&photograph.picture).unwrap();
    assert!(off(&photograph, &found.corners) < 0.004);
}

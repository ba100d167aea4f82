//! What the coach says while somebody lays a page before the camera, frame by frame and with a clock of its own.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::finished_pages::photographs::photograph::{Fault, Paper, take};
use crate::finished_pages::photographs::{off, papers};
use image::RgbImage;
use motcua::capture::coach::{Advice, Coach};
use motcua::capture::page::judge::Reason;
use motcua::capture::page::likeness::Fingerprint;
use std::sync::OnceLock;
use std::time::Duration;

/// The frames of a preview.
const SIZE: (u32, u32) = (1280, 720);
/// From one frame to the next: unoptimised code is slow.
const BETWEEN: Duration = Duration::from_millis(200);
/// One table, one page on it, and one way it lies.
const SEED: u64 = 1_000_031;

fn form() -> &'static Paper {
    static FORM: OnceLock<Paper> = OnceLock::new();
    FORM.get_or_init(|| papers::forms(1, 5.0).remove(0))
}

/// The same page on the same table with this fault.
fn frame(fault: Fault) -> RgbImage {
    take(SEED, fault, form(), SIZE.0, SIZE.1).picture
}

/// The table with everything on it, so many pixels further to the left.
fn moved(picture: &RgbImage, pixels: u32) -> RgbImage {
    RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        *picture.get_pixel((x + pixels).min(SIZE.0 - 1), y)
    })
}

/// Somebody before the camera.
struct Play {
    coach: Coach,
    frames: u32,
    shots: usize,
}

impl Play {
    fn new() -> Self {
        Self {
            coach: Coach::new(),
            frames: 0,
            shots: 0,
        }
    }

    /// So many frames of this; what is said at their end.
    fn shows(&mut self, picture: &RgbImage, frames: u32) -> Advice {
        let mut said = None;
        for _ in 0..frames {
            let seen = self.coach.look(picture, BETWEEN * self.frames);
            assert!(!seen.shoot || seen.advice == Advice::Taking);
            self.shots += usize::from(seen.shoot);
            self.frames += 1;
            said = Some(seen.advice);
        }
        said.unwrap()
    }
}

#[test]
fn a_page_that_is_laid_down_moved_and_left_alone_is_taken_once() {
    let (table, page) = (frame(Fault::NoPage), frame(Fault::Nothing));
    let mut play = Play::new();
    assert_eq!(play.shows(&table, 3), Advice::LayPage);
    let mut said = Vec::new();
    for step in (1..6).rev() {
        said.push(play.shows(&moved(&page, step * 20), 1));
    }
    assert_eq!(said.last(), Some(&Advice::HoldStill));
    assert_eq!(play.shots, 0);
    assert_eq!(play.shows(&page, 5), Advice::Taking);
    assert_eq!(play.shots, 1);
    play.coach.taken(Some(Fingerprint::of(&page)));
    assert_eq!(play.shows(&page, 5), Advice::TakeAway);
    assert_eq!(play.shows(&table, 6), Advice::LayPage);
    // The same page again is known by what the preview showed of it.
    assert_eq!(play.shows(&moved(&page, 30), 6), Advice::Twice);
    assert_eq!(play.shots, 1);
}

#[test]
fn a_hand_on_the_page_and_a_dark_room_are_told_and_nothing_is_taken_until_they_are_gone() {
    let (page, hand, dark) = (
        frame(Fault::Nothing),
        frame(Fault::Hand),
        frame(Fault::Dark),
    );
    let mut play = Play::new();
    play.shows(&page, 3);
    assert_eq!(play.shows(&hand, 5), Advice::Poor(Reason::Hand));
    assert_eq!(play.shows(&dark, 5), Advice::Poor(Reason::TooDark));
    assert_eq!(play.shots, 0);
    assert_eq!(play.shows(&page, 4), Advice::Taking);
    assert_eq!(play.shots, 0, "not before it has been good for 0.8 s");
    play.shows(&page, 1);
    assert_eq!(play.shots, 1);
}

#[test]
fn a_page_whose_edges_are_out_of_sight_is_told_as_cut_and_an_empty_table_is_not() {
    let near = take(SEED, Fault::Nothing, form(), SIZE.0 * 3, SIZE.1 * 3);
    let middle =
        [0, 1].map(|axis| near.corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0);
    // Twice as near, three times as near: the page goes beyond the frame on all sides.
    for size in [(SIZE.0, SIZE.1), (SIZE.0 * 3 / 4, SIZE.1 * 3 / 4)] {
        let (x, y) = (middle[0] as u32 - size.0 / 2, middle[1] as u32 - size.1 / 2);
        let seen = image::imageops::crop_imm(&near.picture, x, y, size.0, size.1).to_image();
        let mut play = Play::new();
        assert_eq!(play.shows(&seen, 5), Advice::Poor(Reason::Cut));
        assert_eq!(play.shots, 0);
    }
    for fault in [Fault::Cut, Fault::NoPage] {
        let mut play = Play::new();
        let said = play.shows(&frame(fault), 5);
        let expected = if fault == Fault::Cut {
            Advice::Poor(Reason::Cut)
        } else {
            Advice::LayPage
        };
        assert_eq!((said, play.shots), (expected, 0));
    }
}

#[test]
fn the_outline_lies_on_the_page() {
    let photograph = take(SEED, Fault::Nothing, form(), SIZE.0, SIZE.1);
    let seen = Coach::new().look(&photograph.picture, Duration::ZERO);
    let outline = seen.outline.unwrap();
    let outline = outline.scaled(SIZE.0 as f32, SIZE.1 as f32);
    assert!(off(&photograph, &outline) < 0.004);
}

#[test]
fn frames_of_any_size_do_no_harm() {
    let mut coach = Coach::new();
    for (number, (width, height)) in (0..).zip([(1, 1), (2, 900), (64, 64), (65, 65), (300, 40)]) {
        for level in [0, 255] {
            let picture = RgbImage::from_pixel(width, height, image::Rgb([level; 3]));
            let seen = coach.look(&picture, BETWEEN * number);
            assert_eq!((seen.outline, seen.shoot), (None, false));
        }
    }
}

//! A camera with its coach, from the first frame to what was taken.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::finished_pages::photographs::photograph::{Fault, take};
use crate::finished_pages::photographs::{off, papers};
use motcua::capture::coach::{Advice, Coach};
use std::time::Duration;

#[test]
fn a_page_that_lies_still_is_outlined_and_taken_once() {
    let form = papers::forms(1, 5.0).remove(0);
    let photograph = take(31, Fault::Nothing, &form, 1280, 720);
    let mut coach = Coach::new();
    let mut shots = 0;
    for number in 0..12 {
        let seen = coach.look(&photograph.picture, Duration::from_millis(200 * number));
        let outline = seen.outline.unwrap().scaled(1280.0, 720.0);
        assert!(off(&photograph, &outline) < 0.004);
        shots += u32::from(seen.shoot);
        if seen.shoot {
            assert_eq!(seen.advice, Advice::Taking);
        }
    }
    assert_eq!(shots, 1);
}

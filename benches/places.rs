//! How long a keystroke of a search for places takes on the shipped units, and how long they take to
//! read: `cargo bench --bench places`.
//!
//! Nothing is asserted about time.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use motcua::config;
use motcua::filing::place::search::Reach;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// What residents of Hanoi type, letter by letter.
const TYPED: [&str; 10] = [
    "thanh nhàn",
    "quynh loi",
    "phường hai bà trưng",
    "quận đống đa",
    "minh khai",
    "tahnh nhna",
    "văn miếu quốc tử giám",
    "nam dinh",
    "tan lap",
    "xyzzy xyzzy xyzzy",
];

#[allow(clippy::print_stdout)]
fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    let mut readings: Vec<Duration> = Vec::new();
    for _ in 0..9 {
        let begun = Instant::now();
        let _ = black_box(config::load(&folder).unwrap());
        readings.push(begun.elapsed());
    }
    readings.sort();
    println!("reading the configuration: {:.1} ms", millis(readings[4]));

    let places = config::load(&folder).unwrap().places;
    let begun = Instant::now();
    places.prepare_search();
    println!("preparing the search: {:.1} ms", millis(begun.elapsed()));

    let mut strokes: Vec<(Duration, String)> = Vec::new();
    for typed in TYPED {
        for (end, sign) in typed.char_indices() {
            let letters = &typed[..end + sign.len_utf8()];
            let begun = Instant::now();
            // What one keystroke asks for.
            let well = places.finds_well(letters, "01");
            let _ = black_box(well);
            let _ = black_box(places.search(letters, Reach::From("01"), 24));
            strokes.push((begun.elapsed(), letters.to_owned()));
        }
    }
    strokes.sort();
    let (worst, letters) = strokes.last().unwrap();
    let middle = strokes[strokes.len() / 2].0;
    println!(
        "a keystroke: {:.2} ms in the middle, {:.2} ms at worst (“{letters}”)",
        millis(middle),
        millis(*worst)
    );

    let address = "Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội";
    let begun = Instant::now();
    for _ in 0..20 {
        let _ = black_box(places.read_address(address));
    }
    println!("reading an address: {:.2} ms", millis(begun.elapsed() / 20));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

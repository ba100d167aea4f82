//! How many made-up camera frames of identity cards are read, and how long each takes:
//! `cargo bench --bench codes`.
//!
//! The seeds here are the judging ones; what was tried while the reader was built used others
//! (`cargo bench --bench codes -- tuning`). Nothing is asserted about time.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/card_codes/frames.rs"]
mod frames;

use frames::{HEIGHT, Tier, WIDTH};
use motcua::capture::qr::{self, Effort};
use std::time::{Duration, Instant};

/// Frames of each tier.
const FRAMES: u64 = 200;
/// First seed of the judging frames.
const JUDGING: u64 = 7_000_000;
/// First seed of the frames that the reader was tuned with.
const TUNING: u64 = 1_000_000;

#[allow(clippy::print_stdout)]
fn main() {
    let tuning = std::env::args().any(|word| word == "tuning");
    let first = if tuning { TUNING } else { JUDGING };
    println!("| tier | effort | read | wrong | median | 95 of 100 | at worst |");
    println!("|---|---|---|---|---|---|---|");
    for (place, tier) in (0..).zip([Tier::Easy, Tier::Medium, Tier::Hard]) {
        let seeds = (0..FRAMES).map(|number| first + place * 100_000 + number);
        let shots: Vec<_> = seeds.map(|seed| frames::shot(tier, seed)).collect();
        for effort in [Effort::Quick, Effort::Thorough] {
            let (mut right, mut wrong) = (0, 0);
            let mut times: Vec<Duration> = Vec::new();
            for shot in &shots {
                let begun = Instant::now();
                let (width, height) = (WIDTH as usize, HEIGHT as usize);
                let read = qr::of_frame_with(effort, shot.frame.as_raw(), width, height);
                times.push(begun.elapsed());
                match read {
                    Ok(text) if text == shot.text => right += 1,
                    Ok(_) => wrong += 1,
                    Err(_) => {}
                }
            }
            times.sort();
            let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
            println!(
                "| {tier:?} | {effort:?} | {right}/{FRAMES} | {wrong} | {:.1} ms | {:.1} ms | {:.1} ms |",
                at(50),
                at(95),
                at(100)
            );
        }
    }
}

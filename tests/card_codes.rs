//! Square codes of identity cards in frames of a camera: what is read, and that nothing is misread.
//!
//! A slice of `benches/codes.rs`, with seeds of its own.

mod frames;

use frames::{HEIGHT, Shot, Tier, WIDTH};
use motcua::capture::qr;
use motcua::filing::id_card;

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

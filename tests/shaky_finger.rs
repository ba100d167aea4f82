//! Residents with shaky fingers file both shipped procedures, a thousand times each (C29).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use motcua::config::Config;
use motcua::kiosk::play::robot::{Hand, Robot, Tally};
use std::sync::Arc;
use std::thread;

/// Filings of each procedure with each hand.
const RUNS: u32 = 1_000;
/// Scatter of the hands, in millimetres.
const HANDS: [f32; 3] = [4.0, 5.0, 6.0];

fn play(config: &Arc<Config>, procedure: &str) -> Vec<Tally> {
    let mut robot = Robot::new(config, procedure).unwrap();
    let tallies = HANDS
        .iter()
        .map(|sigma| robot.play(Hand::trembling(*sigma), RUNS, 7))
        .collect();
    println!("{procedure}: {} situations", robot.situations());
    tallies
}

#[test]
fn shaky_fingers_finish_their_filings_and_submit_and_erase_nothing_unmeant() {
    let config = Arc::new(lobby::config());
    let players: Vec<_> = config
        .procedures
        .iter()
        .map(|procedure| {
            let (config, id) = (Arc::clone(&config), procedure.id.clone());
            thread::spawn(move || (id.clone(), play(&config, &id)))
        })
        .collect();
    for player in players {
        let (procedure, tallies) = player.join().unwrap();
        for (sigma, tally) in HANDS.iter().zip(&tallies) {
            println!(
                "{procedure}, σ = {sigma} mm: {} filings, {:.1} % finished, {} taps \
                 ({:.1} % without effect), {:.3} % wrong, {} unintended",
                tally.runs,
                tally.finished_percent(),
                tally.taps,
                100.0 * tally.without_effect as f64 / tally.taps as f64,
                tally.wrong_percent(),
                tally.unintended,
            );
        }
        let usual = tallies[0];
        assert_eq!(usual.runs, RUNS);
        assert!(usual.wrong_percent() <= 0.5, "{procedure}: {usual:?}");
        assert_eq!(usual.unintended, 0, "{procedure}: {usual:?}");
        assert!(usual.finished_percent() >= 99.0, "{procedure}: {usual:?}");
    }
}

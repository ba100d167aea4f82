//! How long a new screen takes to be laid out and drawn (C30), on the machine that measures.
//!
//! What follows a tap is drawn from the same page, so no answer to a finger takes longer. A build
//! that is not optimised says nothing about it.

use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::play::stage::Stage;
use std::collections::BTreeSet;
use std::time::Instant;

const DRAWN: Aspect =
    Aspect::at_most("C30", "a new screen, laid out and drawn", 100.0, "ms").told();

/// Draws every screen once and notes how long it took.
pub(super) fn measure(screens: &[Screen], stage: &mut Stage, tally: &mut Tally) {
    if cfg!(debug_assertions) {
        return;
    }
    let mut known = BTreeSet::new();
    for screen in screens.iter().filter(|screen| known.insert(screen.name())) {
        let start = Instant::now();
        let _ = stage.draw(&screen.page, &screen.frame, &screen.look);
        let milliseconds = start.elapsed().as_secs_f32() * 1000.0;
        tally.note(&DRAWN, milliseconds, screen, || screen.page.heading.clone());
    }
}

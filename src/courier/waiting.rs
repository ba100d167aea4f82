//! How long each kind of wait lasts (`protocol.md` §3), as pure functions of a chance.
//!
//! A chance is a number from 0 (included) to 1 (excluded) drawn by the caller, so that every
//! wait can be played again.

use std::time::Duration;

/// A time from `least` to `most`, by chance.
pub fn between(least: Duration, most: Duration, chance: f64) -> Duration {
    let chance = if chance.is_finite() {
        chance.clamp(0.0, 1.0)
    } else {
        1.0
    };
    least + most.saturating_sub(least).mul_f64(chance)
}

/// Before the offset or the parts are asked again: 0.2–1 s.
pub fn hiccup(chance: f64) -> Duration {
    between(Duration::from_millis(200), Duration::from_secs(1), chance)
}

/// Before a filing that the desk failed on is tried again: full jitter from 1 s, its ceiling
/// doubling with every failure up to 5 minutes.
pub fn later(failures: u32, chance: f64) -> Duration {
    let ceiling = doubled(Duration::from_secs(2), failures, Duration::from_secs(300));
    between(Duration::from_secs(1), ceiling, chance)
}

/// How long a busy desk is left alone: its `Retry-After` and up to 10 % more; without one, full
/// jitter with a floor of 1 s, its ceiling doubling with every refusal up to 60 s.
pub fn quiet(asked: Option<Duration>, refusals: u32, chance: f64) -> Duration {
    match asked {
        Some(asked) => between(asked, asked.mul_f64(1.1), chance),
        None => {
            let ceiling = doubled(Duration::from_secs(2), refusals, Duration::from_secs(60));
            between(Duration::from_secs(1), ceiling, chance)
        }
    }
}

/// Before a paused line is probed again, in case the operator has acted: 1–5 minutes.
pub fn pause(chance: f64) -> Duration {
    between(Duration::from_secs(60), Duration::from_secs(300), chance)
}

/// The spread of first bytes after a long outage, when a whole city returns: 0–60 s.
pub fn spread(chance: f64) -> Duration {
    between(Duration::ZERO, Duration::from_secs(60), chance)
}

fn doubled(first: Duration, times: u32, most: Duration) -> Duration {
    first.saturating_mul(2u32.saturating_pow(times)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_wait_keeps_its_bounds(chance in any::<f64>(), failures: u32, asked in 0u64..3600) {
            let seconds = Duration::from_secs;
            prop_assert!((Duration::from_millis(200)..=seconds(1)).contains(&hiccup(chance)));
            prop_assert!((seconds(1)..=seconds(300)).contains(&later(failures, chance)));
            prop_assert!((seconds(1)..=seconds(60)).contains(&quiet(None, failures, chance)));
            prop_assert!((seconds(60)..=seconds(300)).contains(&pause(chance)));
            prop_assert!(spread(chance) <= seconds(60));
            let quiet = quiet(Some(seconds(asked)), failures, chance);
            prop_assert!(quiet >= seconds(asked) && quiet <= seconds(asked).mul_f64(1.1));
        }
    }

    #[test]
    fn the_first_retry_comes_within_two_seconds() {
        assert!(later(0, 0.999) <= Duration::from_secs(2));
        assert!(quiet(None, 0, 0.999) <= Duration::from_secs(2));
    }
}

//! The weather on the way to the desk: fair, slow, or unreachable since when.
//!
//! The one idea: it is folded from our own probes and answers, never from what a provider says of
//! itself, and it turns only after several of them agree, so that what people read does not
//! flicker. Times come in, so every outage can be played.

use jiff::Timestamp;
use std::collections::VecDeque;
use std::time::Duration;

/// An answer that took longer is slow. A good line answers within a few tenths of a second and
/// most people begin to doubt a page after some seconds; our own choice.
const SLOW: Duration = Duration::from_secs(3);

/// How many observations are kept.
const KEPT: usize = 16;

/// Of so many, [`SLOW_ONES`] make fair weather slow.
const LOOKED_AT: usize = 5;

/// See [`LOOKED_AT`].
const SLOW_ONES: usize = 3;

/// So many quick answers in a row make slow weather fair again.
const QUICK_ONES: usize = 4;

/// So many failures in a row make the desk unreachable; one alone is a break that is mended at once.
const FAILED_ONES: usize = 2;

/// What is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weather {
    /// Answers come quickly, or none was awaited yet.
    #[default]
    Fair,
    /// The desk answers, but slowly, or says that it is busy or has a fault.
    Slow,
    /// It has not answered since then, by the kiosk's clock.
    Unreachable {
        /// The first of the failures in a row.
        since: Timestamp,
    },
}

/// How one probe or call went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It was answered soon.
    Quick,
    /// It was answered late, or with a word that the desk is busy or has a fault.
    Slow,
    /// It did not reach the desk.
    Failed,
}

impl Seen {
    /// An answer that took so long.
    pub fn answered(within: Duration) -> Self {
        if within > SLOW {
            Self::Slow
        } else {
            Self::Quick
        }
    }
}

/// The last observations, and the weather that they make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Almanac {
    seen: VecDeque<(Timestamp, Seen)>,
    weather: Weather,
}

impl Almanac {
    /// Takes one observation in. Returns the weather from now on.
    pub fn see(&mut self, at: Timestamp, seen: Seen) -> Weather {
        if self.seen.len() == KEPT {
            let _ = self.seen.pop_front();
        }
        self.seen.push_back((at, seen));
        self.weather = match (self.weather, seen) {
            (Weather::Unreachable { since }, Seen::Failed) => Weather::Unreachable { since },
            (Weather::Unreachable { .. }, Seen::Slow) => Weather::Slow,
            (Weather::Unreachable { .. }, Seen::Quick) => Weather::Fair,
            (_, Seen::Failed) if self.in_a_row(Seen::Failed) >= FAILED_ONES => {
                let first = self.seen.len() - self.in_a_row(Seen::Failed);
                let since = self.seen.get(first).map_or(at, |(at, _)| *at);
                Weather::Unreachable { since }
            }
            (Weather::Fair, _) if self.slow_ones() >= SLOW_ONES => Weather::Slow,
            (Weather::Slow, _) if self.in_a_row(Seen::Quick) >= QUICK_ONES => Weather::Fair,
            (weather, _) => weather,
        };
        self.weather
    }

    fn in_a_row(&self, wanted: Seen) -> usize {
        let newest_first = self.seen.iter().rev();
        newest_first.take_while(|(_, seen)| *seen == wanted).count()
    }

    fn slow_ones(&self) -> usize {
        let newest = self.seen.iter().rev().take(LOOKED_AT);
        newest.filter(|(_, seen)| *seen == Seen::Slow).count()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: usize) -> Timestamp {
        Timestamp::from_second(second as i64).unwrap()
    }

    /// The weather after each latency in milliseconds; `None` is no answer.
    fn played(latencies: &[Option<u64>]) -> Vec<Weather> {
        let mut almanac = Almanac::default();
        let seen = latencies.iter().map(|latency| {
            latency.map_or(Seen::Failed, |ms| Seen::answered(Duration::from_millis(ms)))
        });
        seen.enumerate()
            .map(|(second, seen)| almanac.see(at(second), seen))
            .collect()
    }

    #[test]
    fn one_slow_answer_is_no_weather_and_three_are() {
        let weather = played(&[Some(80), Some(5000), Some(90), Some(4000), Some(9000)]);
        let expected = [Weather::Fair; 4].into_iter().chain([Weather::Slow]);
        assert_eq!(weather, expected.collect::<Vec<_>>());
    }

    #[test]
    fn slow_weather_ends_after_four_quick_answers_in_a_row() {
        let slow = [Some(5000); 3];
        let quick = [Some(100), Some(100), Some(100), Some(6000)];
        let again = [Some(100); 4];
        let weather = played(&[&slow[..], &quick[..], &again[..]].concat());
        assert_eq!(weather[6], Weather::Slow);
        assert_eq!(weather[9], Weather::Slow);
        assert_eq!(weather[10], Weather::Fair);
    }

    #[test]
    fn two_failures_are_an_outage_since_the_first_of_them_and_one_answer_ends_it() {
        let weather = played(&[Some(50), None, Some(50), None, None, None, Some(50)]);
        assert_eq!(weather[1], Weather::Fair, "a break alone is mended at once");
        let outage = Weather::Unreachable { since: at(3) };
        assert_eq!(&weather[4..6], [outage, outage]);
        assert_eq!(weather[6], Weather::Fair);
    }

    proptest! {
        #[test]
        fn the_weather_never_turns_on_a_single_slow_answer_or_a_single_failure(
            latencies in proptest::collection::vec(proptest::option::of(0u64..10_000), 0..60)
        ) {
            let weather = played(&latencies);
            let mut before = Weather::Fair;
            for (place, now) in weather.into_iter().enumerate() {
                let recent = &latencies[place.saturating_sub(4)..=place];
                let slow = recent.iter().flatten().filter(|ms| **ms > 3000).count();
                if before == Weather::Fair && now == Weather::Slow {
                    prop_assert!(slow >= 3);
                }
                if let Weather::Unreachable { since } = now {
                    prop_assert!(since < at(place));
                    prop_assert_eq!(latencies[place], None);
                }
                before = now;
            }
        }
    }
}

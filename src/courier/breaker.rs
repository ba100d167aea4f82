//! One breaker for the whole desk: when to probe a line in doubt, and when to go on.
//!
//! The one idea: a line that is down is asked about with one tiny probe, not with every waiting
//! filing. Times are measured on a monotonic clock from any fixed start; chance comes in as a
//! number (see [`waiting`]), so every outage can be played.

use crate::courier::waiting;
use std::time::Duration;

/// After this much outage, first bytes are spread so that a city does not return at once.
const LONG_OUTAGE: Duration = Duration::from_secs(300);

/// The first probe after a line fell into doubt.
const FIRST_PROBE: Duration = Duration::from_millis(500);

/// Two probes are never closer than this.
const CLOSEST: Duration = Duration::from_millis(100);

/// What the breaker allows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// The line is believed to be good: filings may be sent.
    Open,
    /// The line is in doubt: one probe may be sent.
    Probe,
    /// Nothing may be sent before this time.
    Wait(Duration),
}

/// The state of the line to one desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaker {
    state: State,
    refusals: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Good,
    /// Down since then; the next probe is due at `probe`.
    Doubt {
        since: Duration,
        failures: u32,
        probe: Duration,
    },
    /// The desk is there, but asked for quiet or first bytes are spread.
    Held {
        until: Duration,
    },
    /// The operator must act; a rare probe finds out.
    Paused {
        since: Duration,
        probe: Duration,
    },
}

impl Breaker {
    /// A line that nobody has tried yet: the first thing to do is a probe.
    pub fn new(now: Duration) -> Self {
        Self {
            state: State::Doubt {
                since: now,
                failures: 0,
                probe: now,
            },
            refusals: 0,
        }
    }

    /// What may be done now.
    pub fn gate(&self, now: Duration) -> Gate {
        match self.state {
            State::Good => Gate::Open,
            State::Held { until } if until <= now => Gate::Open,
            State::Held { until } => Gate::Wait(until),
            State::Doubt { probe, .. } | State::Paused { probe, .. } if probe <= now => Gate::Probe,
            State::Doubt { probe, .. } | State::Paused { probe, .. } => Gate::Wait(probe),
        }
    }

    /// The line failed: a call or a probe did not reach the desk.
    pub fn failed(&mut self, now: Duration, chance: f64) {
        let (since, failures) = match self.state {
            State::Doubt {
                since, failures, ..
            } => (since, failures.saturating_add(1)),
            State::Paused { since, .. } => (since, 1),
            State::Good | State::Held { .. } => (now, 0),
        };
        let wait = if failures == 0 {
            FIRST_PROBE
        } else {
            waiting::between(CLOSEST, ceiling(now.saturating_sub(since)), chance)
        };
        self.state = State::Doubt {
            since,
            failures,
            probe: now + wait,
        };
    }

    /// How long a probe may take: short at first, so that a line whose packets vanish is found
    /// again within a second or two, longer later, so that a very slow line is found at all.
    pub fn probe_patience(&self) -> Duration {
        let failures = match self.state {
            State::Doubt { failures, .. } => failures,
            _ => u32::MAX,
        };
        Duration::from_secs(2)
            .saturating_add(Duration::from_millis(500).saturating_mul(failures))
            .min(Duration::from_secs(10))
    }

    /// The desk answered as itself.
    pub fn answered(&mut self, now: Duration, chance: f64) {
        self.state = match self.state {
            State::Doubt { since, .. } if now.saturating_sub(since) > LONG_OUTAGE => State::Held {
                until: now + waiting::spread(chance),
            },
            State::Held { until } if until > now => State::Held { until },
            _ => State::Good,
        };
    }

    /// The desk took something, so it is no longer busy.
    pub fn served(&mut self) {
        self.refusals = 0;
    }

    /// The desk asks for quiet (429, 503).
    pub fn quiet(&mut self, now: Duration, asked: Option<Duration>, chance: f64) {
        self.state = State::Held {
            until: now + waiting::quiet(asked, self.refusals, chance),
        };
        self.refusals = self.refusals.saturating_add(1);
    }

    /// Sending pauses until the operator acts.
    pub fn pause(&mut self, now: Duration, chance: f64) {
        let since = match self.state {
            State::Doubt { since, .. } | State::Paused { since, .. } => since,
            State::Good | State::Held { .. } => now,
        };
        self.state = State::Paused {
            since,
            probe: now + waiting::pause(chance),
        };
    }

    /// Somebody knows better (link up, operator): a line in doubt is probed at once. What the desk
    /// asked for still holds.
    pub fn nudge(&mut self, now: Duration) {
        if let State::Doubt { probe, .. } | State::Paused { probe, .. } = &mut self.state {
            *probe = now.min(*probe);
        }
    }
}

/// The longest time between two probes: a quarter of a second in the first ten seconds of an outage
/// and a second in the next ten, so that a short one ends within a second of recovery; 5 s in the
/// first minute, a minute later.
fn ceiling(outage: Duration) -> Duration {
    match outage.as_secs() {
        0..10 => Duration::from_millis(250),
        10..20 => Duration::from_secs(1),
        20..60 => Duration::from_secs(5),
        _ => Duration::from_secs(60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_new_line_is_probed_before_anything_is_sent() {
        assert_eq!(Breaker::new(ms(0)).gate(ms(0)), Gate::Probe);
    }

    #[test]
    fn the_first_probe_comes_after_half_a_second() {
        let mut breaker = Breaker::new(ms(0));
        breaker.answered(ms(0), 0.5);
        breaker.failed(ms(1000), 0.9);
        assert_eq!(breaker.gate(ms(1000)), Gate::Wait(ms(1500)));
        assert_eq!(breaker.gate(ms(1500)), Gate::Probe);
    }

    #[test]
    fn a_link_up_event_is_probed_at_once() {
        let mut breaker = Breaker::new(ms(0));
        breaker.failed(ms(0), 0.9);
        breaker.failed(ms(70_000), 0.9);
        breaker.nudge(ms(71_000));
        assert_eq!(breaker.gate(ms(71_000)), Gate::Probe);
    }

    #[test]
    fn a_short_outage_ends_at_once_and_a_long_one_is_spread() {
        let mut short = Breaker::new(ms(0));
        short.failed(ms(0), 0.5);
        short.answered(ms(299_000), 0.5);
        assert_eq!(short.gate(ms(299_000)), Gate::Open);

        let mut long = Breaker::new(ms(0));
        long.failed(ms(0), 0.5);
        long.answered(ms(301_000), 0.5);
        assert_eq!(long.gate(ms(301_000)), Gate::Wait(ms(331_000)));
        assert_eq!(long.gate(ms(331_000)), Gate::Open);
    }

    #[test]
    fn what_the_desk_asked_for_outlasts_a_nudge_and_an_answer() {
        let mut breaker = Breaker::new(ms(0));
        breaker.quiet(ms(0), Some(ms(30_000)), 0.0);
        breaker.nudge(ms(10));
        breaker.answered(ms(20), 0.5);
        assert_eq!(breaker.gate(ms(20)), Gate::Wait(ms(30_000)));
        assert_eq!(breaker.gate(ms(30_000)), Gate::Open);
    }

    #[test]
    fn a_pause_ends_with_a_probe() {
        let mut breaker = Breaker::new(ms(0));
        breaker.pause(ms(0), 0.999);
        assert!(matches!(breaker.gate(ms(59_000)), Gate::Wait(_)));
        assert_eq!(breaker.gate(ms(300_000)), Gate::Probe);
    }

    #[derive(Debug, Clone)]
    enum Event {
        Answered,
        Failed,
        Nudge,
        Pause,
        Quiet(Option<u64>),
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            1 => Just(Event::Answered),
            4 => Just(Event::Failed),
            1 => Just(Event::Nudge),
            1 => Just(Event::Pause),
            1 => proptest::option::of(0u64..3600).prop_map(Event::Quiet),
        ]
    }

    proptest! {
        #[test]
        fn it_never_gives_up(
            events in proptest::collection::vec((event(), 0u64..4_000_000, 0.0..1.0f64), 0..60)
        ) {
            let mut now = Duration::ZERO;
            let mut breaker = Breaker::new(now);
            for (event, step, chance) in events {
                now += ms(step);
                match event {
                    Event::Answered => breaker.answered(now, chance),
                    Event::Failed => breaker.failed(now, chance),
                    Event::Nudge => breaker.nudge(now),
                    Event::Pause => breaker.pause(now, chance),
                    Event::Quiet(asked) => {
                        breaker.quiet(now, asked.map(Duration::from_secs), chance);
                    }
                }
                if let Gate::Wait(until) = breaker.gate(now) {
                    // An hour and its tenth is the longest that anything may hold the line.
                    prop_assert!(until > now && until - now <= Duration::from_secs(3960));
                    prop_assert!(!matches!(breaker.gate(until), Gate::Wait(_)));
                }
            }
        }

        #[test]
        fn probes_of_a_dead_line_keep_their_bounds(
            chances in proptest::collection::vec(0.0..1.0f64, 1..300)
        ) {
            let mut now = Duration::ZERO;
            let mut breaker = Breaker::new(now);
            breaker.answered(now, 0.0);
            breaker.failed(now, 0.0);
            prop_assert_eq!(breaker.gate(now), Gate::Wait(FIRST_PROBE));
            now = FIRST_PROBE;
            breaker.failed(now, 0.0);
            for chance in chances {
                let Gate::Wait(until) = breaker.gate(now) else {
                    return Err(TestCaseError::fail("no wait after a failure"));
                };
                let longest = match now.as_secs() {
                    0..10 => ms(250),
                    10..20 => ms(1000),
                    20..60 => ms(5000),
                    _ => ms(60_000),
                };
                prop_assert!(until - now >= ms(100));
                prop_assert!(until - now <= longest);
                now = until;
                prop_assert_eq!(breaker.gate(now), Gate::Probe);
                breaker.failed(now, chance);
            }
        }
    }
}

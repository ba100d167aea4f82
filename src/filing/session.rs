//! When a visit that nobody continues is asked about, and when it ends (C42).
//!
//! One idea: only quiet time counts. [`Idle`] is told of touches and pauses with the monotonic
//! time, and [`Idle::phase`] says what the screen must show. It has no clock of its own.

use crate::vietnamese::syllables;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::time::Duration;

/// What a ward may set for [`Limits::idle`].
pub const IDLE_RANGE: RangeInclusive<Duration> =
    Duration::from_secs(120)..=Duration::from_secs(600);

/// The shortest [`Limits::warning`].
pub const MIN_WARNING: Duration = Duration::from_secs(60);

/// How fast a slow reader reads.
const SYLLABLES_PER_MINUTE: u32 = 80;

/// How many times the reading time a screen may stay untouched.
const READINGS: u32 = 3;

/// The time limits of a visit, within the bounds of C42.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    idle: Duration,
    warning: Duration,
}

/// Why time limits are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitsError {
    /// Outside [`IDLE_RANGE`].
    #[error("the idle limit is {} s; set 120–600 s", .0.as_secs_f32())]
    Idle(Duration),
    /// Shorter than [`MIN_WARNING`].
    #[error("the warning lasts {} s; set 60 s or more", .0.as_secs_f32())]
    Warning(Duration),
}

/// Three minutes of quiet, then a minute of warning.
impl Default for Limits {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(180),
            warning: MIN_WARNING,
        }
    }
}

impl Limits {
    /// Limits from the settings: `idle` until the question whether anyone is there, `warning`
    /// from then to the end.
    ///
    /// # Errors
    /// See [`LimitsError`].
    pub fn new(idle: Duration, warning: Duration) -> Result<Self, LimitsError> {
        if !IDLE_RANGE.contains(&idle) {
            return Err(LimitsError::Idle(idle));
        }
        if warning < MIN_WARNING {
            return Err(LimitsError::Warning(warning));
        }
        Ok(Self { idle, warning })
    }

    /// Quiet time until the warning, on a screen that needs no longer to be read.
    pub fn idle(&self) -> Duration {
        self.idle
    }

    /// How long the warning stands.
    pub fn warning(&self) -> Duration {
        self.warning
    }
}

/// What stops the clock while it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pause {
    /// The machine speaks.
    Speaking,
    /// A paper is being printed.
    Printing,
    /// An officer was called.
    StaffCall,
    /// Staff works here.
    StaffMode,
}

/// What quiet time has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The visit goes on.
    Active,
    /// "Bác còn ở đó không ạ?"
    Warning {
        /// Quiet time left until the end.
        remaining: Duration,
    },
    /// The visit is over and everything is wiped. Final: a later touch is the next resident's.
    Expired,
}

/// The idle clock of one visit. All times are readings of one monotonic clock.
#[derive(Debug, Clone)]
pub struct Idle {
    limits: Limits,
    /// The least quiet time that the screen shown allows, for its length.
    reading: Duration,
    /// Quiet time counted before `running_since`.
    quiet: Duration,
    running_since: Duration,
    pauses: BTreeSet<Pause>,
}

impl Idle {
    /// A visit that begins with a touch at `now`.
    pub fn start(limits: Limits, now: Duration) -> Self {
        Self {
            limits,
            reading: Duration::ZERO,
            quiet: Duration::ZERO,
            running_since: now,
            pauses: BTreeSet::new(),
        }
    }

    /// Any touch or key. Without effect once the visit has expired.
    pub fn touch(&mut self, now: Duration) {
        if self.phase(now) != Phase::Expired {
            self.quiet = Duration::ZERO;
            self.running_since = now;
        }
    }

    /// A screen with this text is shown: quiet time begins anew, and is long enough to read the
    /// text three times over. Not for the warning. Without effect once the visit has expired.
    pub fn show(&mut self, text: &str, now: Duration) {
        if self.phase(now) != Phase::Expired {
            self.touch(now);
            self.reading = reading_time(text).saturating_mul(READINGS);
        }
    }

    /// Something begins that stops the clock. Without effect once the visit has expired.
    pub fn pause(&mut self, pause: Pause, now: Duration) {
        if self.phase(now) != Phase::Expired {
            self.quiet = self.quiet_at(now);
            self.running_since = now;
            let _ = self.pauses.insert(pause);
        }
    }

    /// It has ended; the clock goes on when nothing else stops it.
    pub fn resume(&mut self, pause: Pause, now: Duration) {
        self.quiet = self.quiet_at(now);
        self.running_since = now;
        let _ = self.pauses.remove(&pause);
    }

    /// What the quiet time has come to.
    pub fn phase(&self, now: Duration) -> Phase {
        let quiet = self.quiet_at(now);
        let warned = self.limits.idle.max(self.reading);
        if quiet < warned {
            return Phase::Active;
        }
        let remaining = warned
            .saturating_add(self.limits.warning)
            .saturating_sub(quiet);
        if remaining.is_zero() {
            Phase::Expired
        } else {
            Phase::Warning { remaining }
        }
    }

    fn quiet_at(&self, now: Duration) -> Duration {
        if self.pauses.is_empty() {
            self.quiet
                .saturating_add(now.saturating_sub(self.running_since))
        } else {
            self.quiet
        }
    }
}

fn reading_time(text: &str) -> Duration {
    let syllables = u32::try_from(syllables::count(text)).unwrap_or(u32::MAX);
    Duration::from_secs(60).saturating_mul(syllables) / SYLLABLES_PER_MINUTE
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    fn limits() -> Limits {
        Limits::new(seconds(180), seconds(60)).unwrap()
    }

    fn warning(remaining: u64) -> Phase {
        Phase::Warning {
            remaining: seconds(remaining),
        }
    }

    #[test]
    fn limits_outside_the_contract_are_refused() {
        for (idle, warning, expected) in [
            (120, 60, Ok(())),
            (600, 90, Ok(())),
            (119, 60, Err(LimitsError::Idle(seconds(119)))),
            (601, 60, Err(LimitsError::Idle(seconds(601)))),
            (180, 59, Err(LimitsError::Warning(seconds(59)))),
        ] {
            let limits = Limits::new(seconds(idle), seconds(warning));
            assert_eq!(limits.map(|_| ()), expected);
        }
    }

    #[test]
    fn a_quiet_visit_is_warned_and_then_ends() {
        let idle = Idle::start(limits(), seconds(1_000));
        assert_eq!(idle.phase(seconds(1_179)), Phase::Active);
        assert_eq!(idle.phase(seconds(1_180)), warning(60));
        assert_eq!(idle.phase(seconds(1_239)), warning(1));
        assert_eq!(idle.phase(seconds(1_240)), Phase::Expired);
    }

    #[test]
    fn a_touch_during_the_warning_continues_as_often_as_needed() {
        let mut idle = Idle::start(limits(), seconds(0));
        for round in 1..=50 {
            let now = seconds(239 * round);
            assert_eq!(idle.phase(now), warning(1));
            idle.touch(now);
            assert_eq!(idle.phase(now), Phase::Active);
        }
    }

    #[test]
    fn the_next_residents_touch_does_not_revive_an_expired_visit() {
        let mut idle = Idle::start(limits(), seconds(0));
        let late = seconds(240);
        idle.touch(late);
        idle.show(&"chữ ".repeat(500), late);
        idle.pause(Pause::StaffCall, late);
        idle.resume(Pause::StaffCall, late);
        assert_eq!(idle.phase(late), Phase::Expired);
    }

    #[test]
    fn the_clock_stands_while_the_machine_speaks_prints_or_calls() {
        for pause in [Pause::Speaking, Pause::Printing, Pause::StaffCall] {
            let mut idle = Idle::start(limits(), seconds(0));
            idle.pause(pause, seconds(100));
            assert_eq!(idle.phase(seconds(10_000)), Phase::Active);
            idle.resume(pause, seconds(10_000));
            assert_eq!(idle.phase(seconds(10_079)), Phase::Active);
            assert_eq!(idle.phase(seconds(10_080)), warning(60));
        }
    }

    #[test]
    fn overlapping_pauses_stop_the_clock_until_the_last_ends() {
        let mut idle = Idle::start(limits(), seconds(0));
        idle.pause(Pause::Speaking, seconds(10));
        idle.pause(Pause::Printing, seconds(20));
        idle.resume(Pause::Speaking, seconds(30));
        assert_eq!(idle.phase(seconds(5_000)), Phase::Active);
        idle.resume(Pause::Printing, seconds(5_000));
        assert_eq!(idle.phase(seconds(5_170)), warning(60));
    }

    #[test]
    fn a_touch_while_the_machine_speaks_starts_the_quiet_time_anew() {
        let mut idle = Idle::start(limits(), seconds(0));
        idle.pause(Pause::Speaking, seconds(170));
        idle.touch(seconds(171));
        idle.resume(Pause::Speaking, seconds(180));
        assert_eq!(idle.phase(seconds(359)), Phase::Active);
        assert_eq!(idle.phase(seconds(360)), warning(60));
    }

    #[test]
    fn a_long_text_may_be_read_three_times_at_a_slow_pace() {
        let mut idle = Idle::start(limits(), seconds(0));
        idle.show(&"chữ ".repeat(120), seconds(0));
        assert_eq!(idle.phase(seconds(269)), Phase::Active);
        assert_eq!(idle.phase(seconds(270)), warning(60));
        idle.show("Bác chạm vào đây để bắt đầu", seconds(270));
        assert_eq!(idle.phase(seconds(449)), Phase::Active);
        assert_eq!(idle.phase(seconds(450)), warning(60));
    }

    #[derive(Debug, Clone, Copy)]
    enum Happening {
        Touch,
        Pause(Pause),
        Resume(Pause),
        Nothing,
    }

    fn happening() -> impl Strategy<Value = Happening> {
        let pause = prop::sample::select(vec![Pause::Speaking, Pause::Printing, Pause::StaffCall]);
        prop_oneof![
            Just(Happening::Touch),
            pause.clone().prop_map(Happening::Pause),
            pause.prop_map(Happening::Resume),
            Just(Happening::Nothing),
        ]
    }

    proptest! {
        /// The clock against a model that counts quiet seconds one by one.
        #[test]
        fn only_quiet_seconds_since_the_last_touch_count(
            idle_limit in 120_u64..=600, warning_time in 60_u64..=120,
            visit in prop::collection::vec((1_u64..250, happening()), 1..30),
        ) {
            let limits = Limits::new(seconds(idle_limit), seconds(warning_time)).unwrap();
            let end = idle_limit + warning_time;
            let mut idle = Idle::start(limits, Duration::ZERO);
            let (mut now, mut quiet, mut pauses) = (0, 0, BTreeSet::new());
            for (wait, happening) in visit {
                for _ in 0..wait {
                    now += 1;
                    quiet += u64::from(pauses.is_empty());
                    let expected = match quiet {
                        quiet if quiet < idle_limit => Phase::Active,
                        quiet if quiet < end => warning(end - quiet),
                        _ => Phase::Expired,
                    };
                    prop_assert_eq!(idle.phase(seconds(now)), expected);
                }
                let over = quiet >= end;
                match happening {
                    Happening::Touch => {
                        idle.touch(seconds(now));
                        quiet = if over { quiet } else { 0 };
                    }
                    Happening::Pause(pause) => {
                        idle.pause(pause, seconds(now));
                        let _ = !over && pauses.insert(pause);
                    }
                    Happening::Resume(pause) => {
                        idle.resume(pause, seconds(now));
                        let _ = pauses.remove(&pause);
                    }
                    Happening::Nothing => {}
                }
            }
        }

        #[test]
        fn no_reading_of_the_clock_makes_it_panic(readings in prop::collection::vec((any::<Duration>(), happening()), 0..10)) {
            let mut idle = Idle::start(limits(), Duration::MAX);
            for (now, happening) in readings {
                match happening {
                    Happening::Touch => idle.touch(now),
                    Happening::Pause(pause) => idle.pause(pause, now),
                    Happening::Resume(pause) => idle.resume(pause, now),
                    Happening::Nothing => idle.show("Chào bác ạ!", now),
                }
                let _ = idle.phase(now);
            }
        }
    }
}

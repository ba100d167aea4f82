//! Time as a parameter: the system's, or one that a script moves.

use jiff::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One reading of both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Time since the program started; never jumps. Timers rest on it.
    pub monotonic: Duration,
    /// The wall clock; only shown and recorded.
    pub wall: Timestamp,
}

/// A source of time.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clocks.
    System(Instant),
    /// A clock that stands still until it is moved.
    Played(Arc<Mutex<Moment>>),
}

impl Clock {
    /// The machine's clocks, counting from now.
    pub fn system() -> Self {
        Self::System(Instant::now())
    }

    /// A clock that stands at `wall` until it is moved.
    pub fn played(wall: Timestamp) -> Self {
        Self::Played(Arc::new(Mutex::new(Moment {
            monotonic: Duration::ZERO,
            wall,
        })))
    }

    /// The time now.
    pub fn now(&self) -> Moment {
        match self {
            Self::System(start) => Moment {
                monotonic: start.elapsed(),
                wall: Timestamp::now(),
            },
            Self::Played(moment) => *moment.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a played clock on; the machine's clocks move by themselves.
    pub fn advance(&self, by: Duration) {
        if let Self::Played(moment) = self {
            let mut moment = moment.lock().unwrap_or_else(PoisonError::into_inner);
            moment.monotonic += by;
            moment.wall = moment.wall.checked_add(by).unwrap_or(moment.wall);
        }
    }
}

/// The wall time as the ward's clocks show it: Vietnam is at UTC+7 all year.
pub fn ward_time(at: Timestamp) -> jiff::civil::DateTime {
    jiff::tz::Offset::constant(7).to_datetime(at)
}

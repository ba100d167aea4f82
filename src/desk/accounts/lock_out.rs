//! How long a name must wait after wrong passwords.
//!
//! A name that belongs to nobody waits just the same, so that waiting tells nothing. What failed
//! is kept on the disk, so that a restart forgives nobody.

use jiff::{SignedDuration, Timestamp};

/// Wrong passwords before the first wait.
const FREE: u32 = 5;
/// The first wait; each further wrong password doubles it.
const FIRST: SignedDuration = SignedDuration::from_mins(1);
/// No wait is longer: whoever guesses at an officer's name keeps the officer out for an hour at most.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// After this long without a wrong password, earlier ones are forgotten.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// Until when a name with so many wrong passwords, the last at `last`, must wait; `None` where it
/// need not.
pub fn locked_until(failures: u32, last: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let doublings = failures.checked_sub(FREE)?;
    // A clock that was put back must not make the wait longer.
    let since = last.min(now);
    let factor = 1_i32.checked_shl(doublings.min(30)).unwrap_or(i32::MAX);
    let wait = FIRST
        .checked_mul(factor)
        .map_or(LONGEST, |wait| wait.min(LONGEST));
    let until = since.checked_add(wait).ok()?;
    (now < until).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(failures: u32) -> Option<i64> {
        let now = Timestamp::UNIX_EPOCH;
        locked_until(failures, now, now).map(Timestamp::as_second)
    }

    #[test]
    fn the_wait_begins_after_five_and_doubles_up_to_an_hour() {
        assert_eq!(wait(0), None);
        assert_eq!(wait(4), None);
        assert_eq!(wait(5), Some(60));
        assert_eq!(wait(6), Some(120));
        assert_eq!(wait(10), Some(1920));
        for failures in [11, 12, 40, u32::MAX] {
            assert_eq!(wait(failures), Some(3600), "{failures}");
        }
    }

    #[test]
    fn a_wait_ends_and_a_clock_that_was_put_back_does_not_lengthen_it() {
        let at = |second| Timestamp::constant(second, 0);
        assert_eq!(locked_until(5, at(0), at(59)), Some(at(60)));
        assert_eq!(locked_until(5, at(0), at(60)), None);
        assert_eq!(locked_until(5, at(90_000), at(0)), Some(at(60)));
    }
}

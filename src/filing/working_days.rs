//! Working days, public holidays and the day on which a result is expected.

use crate::filing::procedure::Deadline;
use jiff::civil;
use std::collections::BTreeSet;

/// The days on which offices are closed or, against the rule, open; from `holidays.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkingCalendar {
    /// Days off besides Saturdays and Sundays.
    pub holidays: BTreeSet<civil::Date>,
    /// Saturdays or Sundays worked in exchange for a longer break.
    pub worked_weekends: BTreeSet<civil::Date>,
    /// The last day up to which the table is known; later results are a guess.
    pub known_until: Option<civil::Date>,
}

impl WorkingCalendar {
    /// Whether offices work on that day.
    pub fn is_working_day(&self, day: civil::Date) -> bool {
        let weekend = matches!(
            day.weekday(),
            civil::Weekday::Saturday | civil::Weekday::Sunday
        );
        self.worked_weekends.contains(&day) || !(weekend || self.holidays.contains(&day))
    }

    /// The day itself if offices work then, else the next working day.
    pub fn working_day_from(&self, day: civil::Date) -> civil::Date {
        let mut day = day;
        while !self.is_working_day(day) {
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => return day,
            }
        }
        day
    }

    /// The working day that lies `count` working days after `day`; `day` itself is not counted.
    pub fn add(&self, day: civil::Date, count: u16) -> civil::Date {
        let mut day = day;
        for _ in 0..count {
            match day.tomorrow() {
                Ok(next) => day = self.working_day_from(next),
                Err(_) => return day,
            }
        }
        day
    }

    /// The day on which the result is expected for a filing received at `received` (ward time).
    ///
    /// Source of the rule: `data.md` §10.1. The receipt day is not counted; a filing that
    /// comes after the daily limit or on a day off counts for the next working day.
    pub fn expected_day(&self, deadline: &Deadline, received: civil::DateTime) -> civil::Date {
        let day = received.date();
        let counts_today = self.is_working_day(day) && received.time() <= deadline.same_day_until;
        if deadline.working_days == 0 {
            return if counts_today { day } else { self.add(day, 1) };
        }
        self.add(day, deadline.working_days)
    }
}

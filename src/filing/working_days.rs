//! Working days, public holidays and the day on which a result is expected.

use crate::filing::procedure::Deadline;
use jiff::{Span, civil};
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

    /// The last day of a period of calendar days that begins on the day after `from`; where
    /// offices are closed then, the next working day still counts as in time (`data.md` §10.3).
    pub fn last_day_within(&self, from: civil::Date, days: u16) -> civil::Date {
        let last = from.saturating_add(Span::new().days(days));
        self.working_day_from(last)
    }

    /// Whether the table of days off is known to be complete up to that day.
    pub fn is_known_for(&self, day: civil::Date) -> bool {
        self.known_until.is_none_or(|last| day <= last)
    }

    /// The day on which the result is expected for a filing received at `received` (ward time).
    ///
    /// Source of the rule: `data.md` §10.1, `procedures.md` §6 (22). The receipt day is not
    /// counted; a filing that comes after the daily limit or on a day off counts as received on
    /// the next working day.
    pub fn expected_day(&self, deadline: &Deadline, received: civil::DateTime) -> civil::Date {
        let day = received.date();
        let counts_today = self.is_working_day(day) && received.time() <= deadline.same_day_until;
        let receipt = if counts_today { day } else { self.add(day, 1) };
        self.add(receipt, deadline.working_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::procedure::Provenance;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// The holidays of `data.md` §10.2 that its vectors need.
    fn calendar() -> WorkingCalendar {
        WorkingCalendar {
            holidays: [
                date(2026, 9, 1),
                date(2026, 9, 2),
                date(2026, 11, 24),
                date(2027, 1, 1),
                date(2027, 4, 16),
                date(2027, 4, 30),
                date(2027, 5, 3),
            ]
            .into(),
            ..WorkingCalendar::default()
        }
    }

    fn deadline(working_days: u16) -> Deadline {
        Deadline {
            working_days,
            extra_working_days: 0,
            same_day_until: civil::time(15, 0, 0, 0),
            provenance: Provenance {
                source: "data.md §10.3".into(),
                review: None,
            },
        }
    }

    #[test]
    fn a_result_in_three_working_days_skips_weekends_and_holidays() {
        for (received, expected) in [
            (date(2026, 11, 23), date(2026, 11, 27)),
            (date(2026, 11, 27), date(2026, 12, 2)),
            (date(2026, 12, 31), date(2027, 1, 6)),
            (date(2027, 4, 15), date(2027, 4, 21)),
            (date(2027, 4, 28), date(2027, 5, 5)),
        ] {
            let morning = received.at(9, 0, 0, 0);
            assert_eq!(calendar().expected_day(&deadline(3), morning), expected);
        }
    }

    #[test]
    fn a_result_of_the_same_day_moves_on_after_three_o_clock() {
        for (received, expected) in [
            (date(2026, 10, 30).at(14, 59, 0, 0), date(2026, 10, 30)),
            (date(2026, 10, 30).at(15, 0, 0, 0), date(2026, 10, 30)),
            (date(2026, 10, 30).at(15, 1, 0, 0), date(2026, 11, 2)),
            (date(2026, 12, 31).at(16, 0, 0, 0), date(2027, 1, 4)),
            (date(2026, 11, 23).at(15, 30, 0, 0), date(2026, 11, 25)),
            (date(2026, 11, 24).at(9, 0, 0, 0), date(2026, 11, 25)),
            (date(2026, 10, 31).at(9, 0, 0, 0), date(2026, 11, 2)),
        ] {
            assert_eq!(calendar().expected_day(&deadline(0), received), expected);
        }
    }

    #[test]
    fn a_filing_after_hours_or_on_a_day_off_counts_from_the_next_working_day() {
        for (received, expected) in [
            (date(2026, 11, 23).at(15, 30, 0, 0), date(2026, 11, 30)),
            (date(2026, 11, 24).at(9, 0, 0, 0), date(2026, 11, 30)),
            (date(2026, 11, 28).at(9, 0, 0, 0), date(2026, 12, 3)),
        ] {
            assert_eq!(calendar().expected_day(&deadline(3), received), expected);
        }
    }

    #[test]
    fn a_registration_is_in_time_until_the_working_day_after_its_last_day() {
        let born = calendar().last_day_within(date(2026, 9, 1), 60);
        assert_eq!(born, date(2026, 11, 2));
        let died = calendar().last_day_within(date(2026, 11, 9), 15);
        assert_eq!(died, date(2026, 11, 25));
        let on_a_working_day = calendar().last_day_within(date(2026, 11, 2), 15);
        assert_eq!(on_a_working_day, date(2026, 11, 17));
    }

    #[test]
    fn a_worked_saturday_is_a_working_day() {
        let saturday = date(2026, 8, 22);
        let mut calendar = calendar();
        assert!(!calendar.is_working_day(saturday));
        let _ = calendar.worked_weekends.insert(saturday);
        assert_eq!(calendar.add(date(2026, 8, 21), 1), saturday);
    }

    #[test]
    fn days_beyond_the_announced_schedule_are_a_guess() {
        let calendar = WorkingCalendar {
            known_until: Some(date(2026, 12, 31)),
            ..calendar()
        };
        assert!(calendar.is_known_for(date(2026, 12, 31)));
        assert!(!calendar.is_known_for(date(2027, 1, 1)));
    }

    #[test]
    fn the_end_of_the_calendar_stops_the_count() {
        assert_eq!(calendar().add(civil::Date::MAX, 5), civil::Date::MAX);
        assert_eq!(
            calendar().last_day_within(civil::Date::MAX, 60),
            civil::Date::MAX
        );
    }

    proptest! {
        #[test]
        fn the_expected_day_is_a_working_day_and_never_before_the_filing(
            offset in 0_i32..1_000, minute in 0_i8..60, hour in 0_i8..24, days in 0_u16..30,
        ) {
            let received = date(2026, 1, 1).saturating_add(Span::new().days(offset)).at(hour, minute, 0, 0);
            let expected = calendar().expected_day(&deadline(days), received);
            prop_assert!(calendar().is_working_day(expected));
            prop_assert!(expected >= received.date());
            prop_assert!(calendar().expected_day(&deadline(days + 1), received) > expected);
        }
    }
}

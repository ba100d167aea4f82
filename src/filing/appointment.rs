//! A visit to the counter at a chosen time.
//!
//! Days and times follow from the ward's opening hours and its working calendar. Nobody is promised
//! a slot: the kiosk writes down what suits the resident, and the desk confirms it.

use crate::filing::working_days::WorkingCalendar;
use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The day and time at which a resident would like to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Appointment {
    /// The day.
    pub day: civil::Date,
    /// The time of day, in the ward.
    pub time: civil::Time,
}

impl Appointment {
    /// Day and time as one.
    pub fn moment(&self) -> civil::DateTime {
        self.day.to_datetime(self.time)
    }
}

/// As officers read it: `08:30 30/11/2026`.
impl fmt::Display for Appointment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.moment().strftime("%H:%M %d/%m/%Y"))
    }
}

/// When the counter sees people by appointment; from `kiosk.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpeningHours {
    /// The stretches of a working day, earliest first; lunch lies between two of them.
    pub sessions: Vec<Session>,
    /// How long one visit takes, in minutes.
    pub slot_minutes: u16,
    /// How many working days are offered.
    pub days: u16,
    /// The least time between now and a visit, in minutes.
    pub notice_minutes: u16,
    /// No visit begins at this time or later: what is received after it is not done the same day
    /// (`procedures.md` §6, 22).
    pub until: civil::Time,
}

/// One stretch of opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// When the counter opens.
    pub from: civil::Time,
    /// When it closes.
    pub to: civil::Time,
}

/// A calendar that closes for ever must not be searched for ever.
const DAYS_SEARCHED: usize = 366;

impl OpeningHours {
    /// The days that can be chosen, earliest first; today where there is still a time.
    pub fn days(&self, calendar: &WorkingCalendar, now: civil::DateTime) -> Vec<civil::Date> {
        now.date()
            .series(jiff::Span::new().days(1))
            .take(DAYS_SEARCHED)
            .filter(|day| !self.times(calendar, now, *day).is_empty())
            .take(usize::from(self.days))
            .collect()
    }

    /// The first time at all.
    pub fn soonest(&self, calendar: &WorkingCalendar, now: civil::DateTime) -> Option<Appointment> {
        let day = self.days(calendar, now).into_iter().next()?;
        let time = self.times(calendar, now, day).into_iter().next()?;
        Some(Appointment { day, time })
    }

    /// The times that can be chosen on a day, earliest first.
    pub fn times(
        &self,
        calendar: &WorkingCalendar,
        now: civil::DateTime,
        day: civil::Date,
    ) -> Vec<civil::Time> {
        if day < now.date() || !calendar.is_working_day(day) {
            return Vec::new();
        }
        let earliest = now.saturating_add(jiff::Span::new().minutes(self.notice_minutes));
        self.slots()
            .filter(|time| day.to_datetime(*time) >= earliest)
            .collect()
    }

    /// Whether a visit can begin at this time of a working day.
    pub fn has_slot(&self, time: civil::Time) -> bool {
        self.slots().any(|slot| slot == time)
    }

    fn slots(&self) -> impl Iterator<Item = civil::Time> + '_ {
        let length = u32::from(self.slot_minutes.max(1));
        self.sessions.iter().flat_map(move |session| {
            let (from, to) = (minute_of_day(session.from), minute_of_day(session.to));
            (0..)
                .map(move |place| from + place * length)
                .take_while(move |start| start + length <= to)
                .filter_map(time_at)
                .filter(|time| *time < self.until)
        })
    }
}

fn minute_of_day(time: civil::Time) -> u32 {
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}

fn time_at(minute: u32) -> Option<civil::Time> {
    let hour = i8::try_from(minute / 60).ok()?;
    let minute = i8::try_from(minute % 60).ok()?;
    civil::Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    fn hours() -> OpeningHours {
        let session = |from, to| Session {
            from: time(from, 0, 0, 0),
            to: time(to, 30, 0, 0),
        };
        OpeningHours {
            sessions: vec![session(8, 11), session(13, 16)],
            slot_minutes: 30,
            days: 5,
            notice_minutes: 60,
            until: time(15, 0, 0, 0),
        }
    }

    /// The day of Vietnamese culture, a Tuesday, is off.
    fn calendar() -> WorkingCalendar {
        WorkingCalendar {
            holidays: [date(2026, 11, 24)].into(),
            ..WorkingCalendar::default()
        }
    }

    fn clock(times: &[civil::Time]) -> Vec<String> {
        let clock = |time: &civil::Time| time.strftime("%H:%M").to_string();
        times.iter().map(clock).collect()
    }

    #[test]
    fn a_working_day_has_slots_but_none_at_lunch_or_from_three_on() {
        let morning = date(2026, 11, 25).at(7, 0, 0, 0);
        let times = hours().times(&calendar(), morning, date(2026, 11, 26));
        assert_eq!(
            clock(&times),
            [
                "08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "13:00", "13:30",
                "14:00", "14:30"
            ]
        );
    }

    #[test]
    fn today_is_offered_while_there_is_time_to_get_ready() {
        let wednesday = date(2026, 11, 25);
        let at = |hour, minute| wednesday.at(hour, minute, 0, 0);
        let today = |now| clock(&hours().times(&calendar(), now, wednesday));
        assert_eq!(
            today(at(10, 0)),
            ["11:00", "13:00", "13:30", "14:00", "14:30"]
        );
        assert_eq!(today(at(13, 31)), Vec::<String>::new());
        assert_eq!(hours().days(&calendar(), at(13, 30))[0], wednesday);
        assert_eq!(hours().days(&calendar(), at(13, 31))[0], date(2026, 11, 26));
    }

    #[test]
    fn weekends_and_days_off_are_never_offered() {
        let monday_evening = date(2026, 11, 23).at(18, 0, 0, 0);
        let days = hours().days(&calendar(), monday_evening);
        let expected = [25, 26, 27, 30].map(|day| date(2026, 11, day));
        assert_eq!(days[..4], expected);
        assert_eq!(days[4..], [date(2026, 12, 1)]);
        for closed in [date(2026, 11, 24), date(2026, 11, 28), date(2026, 11, 20)] {
            assert_eq!(hours().times(&calendar(), monday_evening, closed), []);
        }
    }

    #[test]
    fn an_office_that_never_opens_offers_nothing() {
        let closed = OpeningHours {
            sessions: Vec::new(),
            ..hours()
        };
        let now = date(2026, 11, 25).at(8, 0, 0, 0);
        assert_eq!(closed.days(&calendar(), now), []);
        let last = civil::Date::MAX.at(8, 0, 0, 0);
        assert!(hours().days(&calendar(), last).len() <= 1);
    }

    #[test]
    fn an_appointment_is_sealed_with_its_day_and_its_time() {
        let appointment = Appointment {
            day: date(2026, 11, 30),
            time: time(8, 30, 0, 0),
        };
        let sealed = serde_json::to_string(&appointment).unwrap();
        assert_eq!(sealed, r#"{"day":"2026-11-30","time":"08:30:00"}"#);
        assert_eq!(
            serde_json::from_str::<Appointment>(&sealed).unwrap(),
            appointment
        );
        assert_eq!(appointment.to_string(), "08:30 30/11/2026");
    }

    proptest! {
        #[test]
        fn every_time_offered_is_open_in_notice_and_on_a_working_day(
            offset in 0_i32..700, hour in 0_i8..24, minute in 0_i8..60,
            slot in 5_u16..120, notice in 0_u16..600,
        ) {
            let hours = OpeningHours { slot_minutes: slot, notice_minutes: notice, ..hours() };
            let day = date(2026, 1, 1).saturating_add(jiff::Span::new().days(offset));
            let now = day.at(hour, minute, 0, 0);
            for day in hours.days(&calendar(), now) {
                prop_assert!(calendar().is_working_day(day));
                for time in hours.times(&calendar(), now, day) {
                    prop_assert!(hours.has_slot(time));
                    prop_assert!(time < hours.until);
                    let at_noon = time >= civil::time(11, 30, 0, 0) && time < civil::time(13, 0, 0, 0);
                    prop_assert!(!at_noon);
                    let wait = day.to_datetime(time).duration_since(now);
                    prop_assert!(wait.as_mins() >= i64::from(notice));
                }
            }
        }
    }
}

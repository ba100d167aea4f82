//! Days and times of appointments in the resident's language.

use super::Words;
use crate::config::texts::Argument;
use crate::filing::appointment::Appointment;
use jiff::civil;

impl Words<'_> {
    /// A day to come to the counter: "Thứ Hai, 30 tháng 11".
    pub fn appointment_day(&self, day: civil::Date) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        let mut letters = weekday.chars();
        let first = letters.next().map(char::to_uppercase);
        let weekday: String = first.into_iter().flatten().chain(letters).collect();
        self.with(
            "appointment-day",
            &[
                ("weekday", Argument::Text(weekday)),
                ("day", Argument::Number(day.day().into())),
                ("month", Argument::Number(day.month().into())),
            ],
        )
    }

    /// A time of day as it is said: "8 giờ rưỡi sáng", "2 giờ chiều".
    pub fn time(&self, time: civil::Time) -> String {
        let part = match time.hour() {
            0..=4 | 22.. => "night",
            5..=10 => "morning",
            11..=12 => "noon",
            13..=17 => "afternoon",
            _ => "evening",
        };
        let key = match time.minute() {
            0 => "time-full",
            30 => "time-half",
            _ => "time-minutes",
        };
        let hour = match time.hour() {
            0 => 12,
            hour @ 1..=12 => hour,
            hour => hour - 12,
        };
        let part = self.say(&format!("day-part-{part}"));
        self.with(
            key,
            &[
                ("hour", Argument::Number(hour.into())),
                ("minute", Argument::Text(format!("{:02}", time.minute()))),
                ("part", Argument::Text(part)),
            ],
        )
    }

    /// An appointment: "8 giờ sáng, Thứ Hai, 30 tháng 11".
    pub fn appointment(&self, appointment: &Appointment) -> String {
        self.with(
            "appointment-value",
            &[
                ("time", Argument::Text(self.time(appointment.time))),
                ("day", Argument::Text(self.appointment_day(appointment.day))),
            ],
        )
    }
}

//! The boxes of a date as they are filled, and the date that they make.

use super::{DateEntry, DatePart, EntryProblem};
use crate::filing::check::is_precise_enough;
use crate::filing::date::{DateError, PartialDate, Precision};
use crate::filing::lunar::{LunarDate, Remembered};
use crate::vietnamese::composition::Key;
use jiff::civil;

impl DateEntry {
    /// Three empty boxes, the day first.
    pub fn empty() -> Self {
        Self {
            day: String::new(),
            month: String::new(),
            year: String::new(),
            part: DatePart::Day,
            precision: Precision::Day,
            as_written: false,
            lunar: false,
            leap: false,
            read_back: false,
        }
    }

    pub(super) fn of(date: &PartialDate) -> Self {
        if let PartialDate::FromLunar(remembered) = date {
            let lunar = remembered.lunar();
            return Self {
                day: format!("{:02}", lunar.day),
                month: format!("{:02}", lunar.month),
                year: format!("{:04}", lunar.year),
                part: DatePart::Year,
                lunar: true,
                leap: lunar.leap,
                ..Self::empty()
            };
        }
        let text = date.to_string();
        let mut parts = text.rsplit('/').map(str::to_owned);
        let year = parts.next().unwrap_or_default();
        let month = parts.next().unwrap_or_default();
        let day = parts.next().unwrap_or_default();
        let precision = match (day.is_empty(), month.is_empty()) {
            (false, _) => Precision::Day,
            (true, false) => Precision::Month,
            (true, true) => Precision::Year,
        };
        Self {
            day,
            month,
            year,
            part: DatePart::Year,
            precision,
            as_written: matches!(date, PartialDate::AsWritten { .. }),
            ..Self::empty()
        }
    }

    /// The boxes that this precision shows, in the order of Vietnamese papers.
    pub fn parts(&self) -> &'static [DatePart] {
        match self.precision {
            Precision::Day => &[DatePart::Day, DatePart::Month, DatePart::Year],
            Precision::Month => &[DatePart::Month, DatePart::Year],
            Precision::Year => &[DatePart::Year],
        }
    }

    /// Chooses how much of the date is known; digits typed so far are kept.
    pub fn set_precision(&mut self, precision: Precision) {
        self.precision = precision;
        self.as_written = false;
        self.lunar = false;
        self.leap = false;
        if !self.parts().contains(&self.part) {
            self.part = self.parts()[0];
        }
    }

    /// Chooses the calendar of the numbers; digits typed so far are kept. A day is remembered by
    /// the moon as a whole or not at all.
    pub fn set_lunar(&mut self, lunar: bool) {
        self.set_precision(Precision::Day);
        self.lunar = lunar;
    }

    /// Whether the month that is typed had a leap month after it in the year that is typed.
    pub fn may_be_leap(&self) -> bool {
        let (month, year) = (self.month.parse::<i8>(), self.year.parse::<i16>());
        match (month, year) {
            (Ok(month), Ok(year)) => self.lunar && LunarDate::leap_month(year) == Some(month),
            _ => false,
        }
    }

    /// Says whether the leap month is meant.
    pub fn set_leap(&mut self, leap: bool) {
        self.leap = leap && self.may_be_leap();
    }

    /// Goes on to the next box, from the last to the first.
    pub fn next_part(&mut self) {
        let parts = self.parts();
        let place = parts
            .iter()
            .position(|part| *part == self.part)
            .unwrap_or(0);
        self.part = parts[(place + 1) % parts.len()];
    }

    /// The digits of one box.
    pub fn digits(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => &self.day,
            DatePart::Month => &self.month,
            DatePart::Year => &self.year,
        }
    }

    pub(super) fn press(&mut self, key: Key) {
        if self.read_back {
            return;
        }
        let (digits, most) = match self.part {
            DatePart::Day => (&mut self.day, 2),
            DatePart::Month => (&mut self.month, 2),
            DatePart::Year => (&mut self.year, 4),
        };
        match key {
            Key::Digit(digit) if digits.len() < most && digit.is_ascii_digit() => {
                digits.push(digit);
            }
            Key::Erase => {
                let _ = digits.pop();
            }
            // A separator typed on a real keyboard goes on to the next box.
            Key::Space | Key::Punctuation('/' | '-' | '.') => self.next_part(),
            _ => return,
        }
        self.as_written = false;
        self.leap &= self.may_be_leap();
    }

    pub(super) fn value(
        &self,
        at_least: Precision,
        future: bool,
        today: civil::Date,
    ) -> Result<PartialDate, EntryProblem> {
        if self
            .parts()
            .iter()
            .any(|part| self.digits(*part).is_empty())
        {
            return Err(EntryProblem::Empty);
        }
        let year: i16 = self.year.parse().map_err(|_| DateError::Year)?;
        let month = match self.precision {
            Precision::Year => None,
            _ => Some(self.month.parse().map_err(|_| DateError::Month)?),
        };
        let day = match self.precision {
            Precision::Day => Some(self.day.parse().map_err(|_| DateError::Day)?),
            _ => None,
        };
        let date = match (month, day) {
            (Some(month), Some(day)) if self.lunar => {
                let lunar = LunarDate {
                    year,
                    month,
                    day,
                    leap: self.leap,
                };
                PartialDate::FromLunar(Remembered::try_from(lunar)?)
            }
            (Some(month), Some(day)) if self.as_written => {
                PartialDate::as_written(year, month, day)?
            }
            _ => PartialDate::new(year, month, day)?,
        };
        if !is_precise_enough(&date, at_least) {
            return Err(EntryProblem::NotPrecise(at_least));
        }
        if !future && date.earliest() > today {
            return Err(EntryProblem::Future);
        }
        Ok(date)
    }
}

//! The Vietnamese lunar calendar: from the day that a family remembers to the day that papers state.
//!
//! Written from Hồ Ngọc Đức's published description of the calendar's rules and of the series for
//! new moons and for the sun's longitude (after Meeus): a month begins on the day of the new moon in
//! Vietnam (UTC+7), the winter solstice lies in the eleventh month, and where thirteen months lie
//! between two of those, the first one without a principal term is the leap month. Before 1968
//! printed calendars sometimes followed another meridian, so every result is read back with its
//! weekday and confirmed by the resident.

mod astronomy;

use crate::filing::date;
use astronomy::{Day, new_moon, sun_twelfth};
use jiff::civil;
use serde::{Deserialize, Serialize};

/// The years whose calendar is known well enough.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LunarDate {
    /// The year by the solar year in which it begins: Đinh Mùi is 2027.
    pub year: i16,
    /// The month, 1–12.
    pub month: i8,
    /// The day, 1–30.
    pub day: i8,
    /// Whether it lies in the leap month ("tháng nhuận") that follows the month of this number.
    #[serde(default)]
    pub leap: bool,
}

/// Why three numbers are not a day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LunarError {
    /// The year lies outside 1800–2199, or outside the years that papers can state.
    #[error("the year cannot be converted")]
    Year,
    /// The month is not 1–12.
    #[error("the month is not 1–12")]
    Month,
    /// The day is not 1–30.
    #[error("the day is not 1–30")]
    Day,
    /// That month had 29 days.
    #[error("that month had 29 days")]
    ShortMonth,
    /// That year had no leap month after this month.
    #[error("that month was not followed by a leap month")]
    NoLeapMonth,
    /// A journal or manifest states a solar day that is not this lunar day.
    #[error("the solar day is not this lunar day")]
    OtherDay,
}

impl LunarDate {
    /// The solar day.
    ///
    /// # Errors
    /// See [`LunarError`].
    pub fn to_solar(self) -> Result<civil::Date, LunarError> {
        if !YEARS.contains(&self.year) {
            return Err(LunarError::Year);
        }
        if !(1..=12).contains(&self.month) {
            return Err(LunarError::Month);
        }
        if !(1..=30).contains(&self.day) {
            return Err(LunarError::Day);
        }
        // Months eleven and twelve belong to the round of months that ends in the next year.
        let round = Round::ending_in(match self.month {
            11 | 12 => i32::from(self.year) + 1,
            _ => i32::from(self.year),
        });
        let place = round
            .place_of(i32::from(self.month), self.leap)
            .ok_or(LunarError::NoLeapMonth)?;
        let (first, next) = (round.first_day(place), round.first_day(place + 1));
        let day = first + i64::from(self.day) - 1;
        if day >= next {
            return Err(LunarError::ShortMonth);
        }
        astronomy::civil_day(day).ok_or(LunarError::Year)
    }

    /// The lunar day of a solar day; none for years that no calendar can hold.
    pub fn of(solar: civil::Date) -> Option<Self> {
        let day = astronomy::day_number(solar);
        let year = i32::from(solar.year());
        // The eleventh month may have begun already.
        let mut round = Round::ending_in(year + 1);
        if day < round.first_day(0) {
            round = Round::ending_in(year);
        }
        let place = (0..14).rfind(|place| round.first_day(*place) <= day)?;
        let (month, leap) = round.month_at(place);
        let year = match month {
            11 | 12 => round.ends_in - 1,
            _ => round.ends_in,
        };
        Some(Self {
            year: i16::try_from(year).ok()?,
            month: i8::try_from(month).ok()?,
            day: i8::try_from(day - round.first_day(place) + 1).ok()?,
            leap,
        })
    }

    /// The leap month of a lunar year, by the number of the month that it follows.
    pub fn leap_month(year: i16) -> Option<i8> {
        if !YEARS.contains(&year) {
            return None;
        }
        // Leap months after the eleventh and the twelfth belong to the next round.
        let year = i32::from(year);
        let here = Round::ending_in(year).leap_number().filter(|m| *m < 11);
        let next = Round::ending_in(year + 1).leap_number().filter(|m| *m > 10);
        here.or(next).and_then(|month| i8::try_from(month).ok())
    }
}

/// The months from one eleventh month to the next.
struct Round {
    /// The solar year in whose December it ends.
    ends_in: i32,
    /// The number of the new moon of its first month.
    first_moon: i32,
    /// The place of the leap month, where thirteen months lie in it.
    leap: Option<i32>,
}

impl Round {
    fn ending_in(year: i32) -> Self {
        let first_moon = eleventh_month(year - 1);
        let months = eleventh_month(year) - first_moon;
        let leap = (months > 12)
            .then(|| (1..=12).find(|place| !has_principal_term(first_moon + place)))
            .flatten();
        Self {
            ends_in: year,
            first_moon,
            leap,
        }
    }

    fn first_day(&self, place: i32) -> Day {
        new_moon(self.first_moon + place)
    }

    /// The number of the month at a place, and whether it is the leap month.
    fn month_at(&self, place: i32) -> (i32, bool) {
        let before = self.leap.is_some_and(|leap| place >= leap);
        let number = (place - i32::from(before) + 10) % 12 + 1;
        (number, self.leap == Some(place))
    }

    fn leap_number(&self) -> Option<i32> {
        self.leap.map(|place| self.month_at(place).0)
    }

    fn place_of(&self, month: i32, leap: bool) -> Option<i32> {
        (0..13).find(|place| self.month_at(*place) == (month, leap))
    }
}

/// The number of the new moon with which the eleventh month of a year begins: the last one before
/// the sun has passed the winter solstice.
fn eleventh_month(year: i32) -> i32 {
    let moon = astronomy::moon_before(year, 12, 31);
    if sun_twelfth(new_moon(moon)) >= 9 {
        moon - 1
    } else {
        moon
    }
}

/// Whether the sun passes a twelfth of its way within the month that begins with this new moon.
fn has_principal_term(moon: i32) -> bool {
    sun_twelfth(new_moon(moon)) != sun_twelfth(new_moon(moon + 1))
}

/// A solar date that the resident remembered by the lunar calendar; the officer sees both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stated")]
pub struct Remembered {
    solar: civil::Date,
    lunar: LunarDate,
}

/// Both days as a journal or manifest states them, before they are compared.
#[derive(Deserialize)]
struct Stated {
    solar: civil::Date,
    lunar: LunarDate,
}

impl Remembered {
    /// The lunar day as remembered.
    pub fn lunar(self) -> LunarDate {
        self.lunar
    }

    /// The solar day that it is.
    pub fn solar(self) -> civil::Date {
        self.solar
    }
}

impl TryFrom<LunarDate> for Remembered {
    type Error = LunarError;

    fn try_from(lunar: LunarDate) -> Result<Self, LunarError> {
        let solar = lunar.to_solar()?;
        if date::YEARS.contains(&solar.year()) {
            Ok(Self { lunar, solar })
        } else {
            Err(LunarError::Year)
        }
    }
}

impl TryFrom<Stated> for Remembered {
    type Error = LunarError;

    fn try_from(stated: Stated) -> Result<Self, LunarError> {
        let remembered = Self::try_from(stated.lunar)?;
        if remembered.solar == stated.solar {
            Ok(remembered)
        } else {
            Err(LunarError::OtherDay)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

//! A date as a paper states it: to the day, to the month, or only the year.
//!
//! Many elders' papers give just a year, and some give days that never existed
//! (30/02). Neither is ever "repaired" to 01/01: precision is part of the value.

use crate::filing::lunar::Remembered;
use crate::vietnamese::date_words;
use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The years that papers state.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A calendar date with the precision that the resident's paper has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "Stated")]
pub enum PartialDate {
    /// Day, month and year are known and exist in the calendar.
    Day(civil::Date),
    /// Only the month (1–12) and the year are known.
    Month {
        /// The year, 1900–2199.
        year: i16,
        /// The month, 1–12.
        month: i8,
    },
    /// Only the year is known.
    Year(i16),
    /// The paper shows a day that the calendar does not have (30/02, 31/04);
    /// kept as written and flagged to the officer.
    AsWritten {
        /// The year as written.
        year: i16,
        /// The month as written, 1–12.
        month: i8,
        /// The day as written, 1–31.
        day: i8,
    },
    /// A day that the resident remembered by the lunar calendar and confirmed by its solar day.
    FromLunar(Remembered),
}

/// A date as a journal or manifest states it, before it is checked.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stated {
    Day(civil::Date),
    Month { year: i16, month: i8 },
    Year(i16),
    AsWritten { year: i16, month: i8, day: i8 },
    FromLunar(Remembered),
}

impl TryFrom<Stated> for PartialDate {
    type Error = DateError;

    fn try_from(stated: Stated) -> Result<Self, DateError> {
        match stated {
            Stated::Day(date) => Self::new(date.year(), Some(date.month()), Some(date.day())),
            Stated::Month { year, month } => Self::new(year, Some(month), None),
            Stated::Year(year) => Self::new(year, None, None),
            Stated::AsWritten { year, month, day } => Self::as_written(year, month, day),
            Stated::FromLunar(remembered) => Ok(Self::FromLunar(remembered)),
        }
    }
}

/// How much of a date is known, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The year alone.
    Year,
    /// Month and year.
    Month,
    /// Day, month and year.
    Day,
}

/// Why three typed numbers are not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The year lies outside 1900–2199.
    #[error("the year is outside 1900–2199")]
    Year,
    /// The month is not 1–12.
    #[error("the month is not 1–12")]
    Month,
    /// The day is not 1–31.
    #[error("the day is not 1–31")]
    Day,
    /// The day does not exist in that month; the paper may still say so.
    #[error("that month does not have this day")]
    NotInCalendar,
}

impl PartialDate {
    /// A date from what was typed, at the precision of what was typed.
    ///
    /// # Errors
    /// Names the first part that cannot be; [`DateError::NotInCalendar`] means
    /// that [`PartialDate::as_written`] may keep it with a flag.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Result<Self, DateError> {
        if !YEARS.contains(&year) {
            return Err(DateError::Year);
        }
        let Some(month) = month else {
            return Ok(Self::Year(year));
        };
        if !(1..=12).contains(&month) {
            return Err(DateError::Month);
        }
        let Some(day) = day else {
            return Ok(Self::Month { year, month });
        };
        if !(1..=31).contains(&day) {
            return Err(DateError::Day);
        }
        civil::Date::new(year, month, day)
            .map(Self::Day)
            .map_err(|_| DateError::NotInCalendar)
    }

    /// Keeps an impossible day because the paper says so.
    ///
    /// # Errors
    /// The same as [`PartialDate::new`] for parts that no paper can show.
    pub fn as_written(year: i16, month: i8, day: i8) -> Result<Self, DateError> {
        match Self::new(year, Some(month), Some(day)) {
            Err(DateError::NotInCalendar) => Ok(Self::AsWritten { year, month, day }),
            other => other,
        }
    }

    /// The calendar day, where the date is exactly one.
    pub fn day(&self) -> Option<civil::Date> {
        match self {
            Self::Day(date) => Some(*date),
            Self::FromLunar(remembered) => Some(remembered.solar()),
            Self::Month { .. } | Self::Year(_) | Self::AsWritten { .. } => None,
        }
    }

    /// Whether both mean the same days, however they were remembered.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || self.day().is_some_and(|day| other.day() == Some(day))
    }

    /// The date spelled out ("ghi bằng chữ"), at its precision; house style of `data.md` §5.2.
    pub fn in_words(&self) -> String {
        let number = i16::unsigned_abs;
        match *self {
            Self::FromLunar(remembered) => Self::Day(remembered.solar()).in_words(),
            Self::Day(date) => date_words::day(
                date.day().unsigned_abs().into(),
                date.month().unsigned_abs().into(),
                number(date.year()).into(),
            ),
            Self::AsWritten { year, month, day } => date_words::day(
                day.unsigned_abs().into(),
                month.unsigned_abs().into(),
                number(year).into(),
            ),
            Self::Month { year, month } => {
                date_words::month(month.unsigned_abs().into(), number(year).into())
            }
            Self::Year(year) => date_words::year(number(year).into()),
        }
    }

    /// The year, always known.
    pub fn year(&self) -> i16 {
        match self {
            Self::Day(date) => date.year(),
            Self::FromLunar(remembered) => remembered.solar().year(),
            Self::Month { year, .. } | Self::Year(year) | Self::AsWritten { year, .. } => *year,
        }
    }

    /// How much is known. A day as written counts as month: no calendar day follows from it.
    pub fn precision(&self) -> Precision {
        match self {
            Self::Day(_) | Self::FromLunar(_) => Precision::Day,
            Self::Month { .. } | Self::AsWritten { .. } => Precision::Month,
            Self::Year(_) => Precision::Year,
        }
    }

    /// The first calendar day this date can mean.
    pub fn earliest(&self) -> civil::Date {
        let (year, month) = match *self {
            Self::Day(date) => return date,
            Self::FromLunar(remembered) => return remembered.solar(),
            Self::Month { year, month } | Self::AsWritten { year, month, .. } => (year, month),
            Self::Year(year) => (year, 1),
        };
        civil::Date::new(year, month, 1).unwrap_or(civil::Date::MIN)
    }

    /// The last calendar day this date can mean.
    pub fn latest(&self) -> civil::Date {
        match *self {
            Self::Day(date) => date,
            Self::FromLunar(remembered) => remembered.solar(),
            Self::Month { .. } | Self::AsWritten { .. } => self.earliest().last_of_month(),
            Self::Year(year) => civil::Date::new(year, 12, 31).unwrap_or(civil::Date::MAX),
        }
    }

    /// Whole years from this date to `on`, as the range that the precision allows.
    pub fn age_on(&self, on: civil::Date) -> (i16, i16) {
        (
            whole_years(self.latest(), on),
            whole_years(self.earliest(), on),
        )
    }
}

fn whole_years(from: civil::Date, to: civil::Date) -> i16 {
    let years = to.year() - from.year();
    if (to.month(), to.day()) < (from.month(), from.day()) {
        years - 1
    } else {
        years
    }
}

/// `dd/mm/yyyy`, `mm/yyyy` or `yyyy`, as Vietnamese papers write it; always the solar day.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::FromLunar(remembered) => Self::Day(remembered.solar()).fmt(f),
            Self::Day(date) => {
                write!(
                    f,
                    "{:02}/{:02}/{:04}",
                    date.day(),
                    date.month(),
                    date.year()
                )
            }
            Self::Month { year, month } => write!(f, "{month:02}/{year:04}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::AsWritten { year, month, day } => write!(f, "{day:02}/{month:02}/{year:04}"),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_that_no_calendar_has_is_kept_as_the_paper_shows_it() {
        for (month, day, shown) in [(2, 30, "30/02/1948"), (4, 31, "31/04/1948")] {
            assert_eq!(
                PartialDate::new(1948, Some(month), Some(day)),
                Err(DateError::NotInCalendar)
            );
            let kept = PartialDate::as_written(1948, month, day).unwrap();
            assert_eq!(kept.to_string(), shown);
            assert_eq!(kept.precision(), Precision::Month);
        }
        assert_eq!(
            PartialDate::as_written(1948, 2, 29),
            Ok(PartialDate::Day(civil::date(1948, 2, 29)))
        );
    }

    #[test]
    fn a_part_that_no_paper_can_show_is_named() {
        for (year, month, day, error) in [
            (1899, Some(1), Some(1), DateError::Year),
            (48, None, None, DateError::Year),
            (1948, Some(0), Some(0), DateError::Month),
            (1948, Some(13), None, DateError::Month),
            (1948, Some(1), Some(0), DateError::Day),
            (1948, Some(1), Some(32), DateError::Day),
        ] {
            assert_eq!(PartialDate::new(year, month, day), Err(error));
        }
        assert_eq!(PartialDate::as_written(1948, 2, 32), Err(DateError::Day));
    }

    #[test]
    fn a_year_only_person_has_a_range_of_ages() {
        let born = PartialDate::Year(1951);
        assert_eq!(born.age_on(civil::date(2026, 11, 24)), (74, 75));
        assert_eq!(born.to_string(), "1951");
    }

    #[test]
    fn an_age_changes_on_the_birthday() {
        let born = PartialDate::new(1952, Some(3), Some(20)).unwrap();
        assert_eq!(born.age_on(civil::date(2027, 3, 19)), (74, 74));
        assert_eq!(born.age_on(civil::date(2027, 3, 20)), (75, 75));
        let in_march = PartialDate::new(1952, Some(3), None).unwrap();
        assert_eq!(in_march.age_on(civil::date(2027, 3, 20)), (74, 75));
    }

    #[test]
    fn a_date_is_spelled_at_the_precision_it_has() {
        for (date, words) in [
            (
                PartialDate::new(1952, Some(3), Some(5)),
                "Ngày mồng năm tháng ba năm một nghìn chín trăm năm mươi hai",
            ),
            (
                PartialDate::as_written(1948, 2, 30),
                "Ngày ba mươi tháng hai năm một nghìn chín trăm bốn mươi tám",
            ),
            (
                PartialDate::new(1955, Some(4), None),
                "Tháng tư năm một nghìn chín trăm năm mươi lăm",
            ),
            (
                PartialDate::new(1951, None, None),
                "Năm một nghìn chín trăm năm mươi mốt",
            ),
        ] {
            assert_eq!(date.unwrap().in_words(), words);
        }
    }

    #[test]
    fn a_day_remembered_by_the_moon_is_its_solar_day_everywhere() {
        use crate::filing::lunar::LunarDate;
        let lunar = LunarDate {
            year: 2027,
            month: 3,
            day: 10,
            leap: false,
        };
        let date = PartialDate::FromLunar(lunar.try_into().unwrap());
        let solar = PartialDate::new(2027, Some(4), Some(16)).unwrap();
        assert_eq!(date.to_string(), "16/04/2027");
        assert_eq!(date.in_words(), solar.in_words());
        assert_eq!((date.year(), date.precision()), (2027, Precision::Day));
        assert_eq!(
            (date.earliest(), date.latest()),
            (solar.earliest(), solar.latest())
        );
        assert!(date.is_same(&solar) && date != solar);
        let text = serde_json::to_string(&date).unwrap();
        assert_eq!(serde_json::from_str::<PartialDate>(&text).unwrap(), date);
    }

    #[test]
    fn a_journal_with_a_date_that_cannot_be_is_refused() {
        for text in [
            r#"{"day":"1952-03-20"}"#,
            r#"{"month":{"year":1952,"month":3}}"#,
            r#"{"year":1952}"#,
            r#"{"as_written":{"year":1948,"month":2,"day":30}}"#,
        ] {
            let date: PartialDate = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&date).unwrap(), text);
        }
        for text in [
            r#"{"day":"1852-03-20"}"#,
            r#"{"month":{"year":1952,"month":13}}"#,
            r#"{"year":52}"#,
            r#"{"as_written":{"year":1948,"month":2,"day":32}}"#,
        ] {
            assert!(serde_json::from_str::<PartialDate>(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_numbers_make_a_date_panic(year: i16, month: Option<i8>, day: Option<i8>) {
            if let Ok(date) = PartialDate::new(year, month, day) {
                prop_assert!(date.earliest() <= date.latest());
                prop_assert!(!date.in_words().is_empty());
                let (least, most) = date.age_on(civil::date(2026, 11, 24));
                prop_assert!(least <= most && most - least <= 1);
            }
            let _ = PartialDate::as_written(year, month.unwrap_or(0), day.unwrap_or(0));
        }

        #[test]
        fn a_date_survives_the_journal(year in 1900_i16..2200, month in prop::option::of(1_i8..=12), day in 1_i8..=31) {
            let date = match month {
                Some(month) => PartialDate::as_written(year, month, day).unwrap(),
                None => PartialDate::new(year, None, None).unwrap(),
            };
            let text = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<PartialDate>(&text).unwrap(), date);
        }
    }
}

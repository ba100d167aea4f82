//! Days that everybody knows, and the way there and back.

use super::*;
use jiff::civil::{Weekday, date};
use proptest::prelude::*;

fn lunar(day: i8, month: i8, year: i16) -> LunarDate {
    LunarDate {
        year,
        month,
        day,
        leap: false,
    }
}

#[test]
fn the_points_of_the_reference_are_met_with_their_weekdays() {
    for (remembered, solar, weekday) in [
        (lunar(1, 1, 2027), date(2027, 2, 6), Weekday::Saturday),
        (lunar(10, 3, 2027), date(2027, 4, 16), Weekday::Friday),
        (lunar(1, 1, 2028), date(2028, 1, 26), Weekday::Wednesday),
    ] {
        assert_eq!(remembered.to_solar(), Ok(solar));
        assert_eq!(solar.weekday(), weekday);
        assert_eq!(LunarDate::of(solar), Some(remembered));
    }
}

#[test]
fn the_new_years_that_vietnam_kept_are_met() {
    // 1968, 1969, 1985, 2007 and 2030 differ from the calendar of the neighbours.
    for solar in [
        date(1968, 1, 29),
        date(1969, 2, 16),
        date(1970, 2, 6),
        date(1975, 2, 11),
        date(1976, 1, 31),
        date(1984, 2, 2),
        date(1985, 1, 21),
        date(1986, 2, 9),
        date(1990, 1, 27),
        date(1995, 1, 31),
        date(1999, 2, 16),
        date(2000, 2, 5),
        date(2001, 1, 24),
        date(2002, 2, 12),
        date(2003, 2, 1),
        date(2004, 1, 22),
        date(2005, 2, 9),
        date(2006, 1, 29),
        date(2007, 2, 17),
        date(2008, 2, 7),
        date(2009, 1, 26),
        date(2010, 2, 14),
        date(2011, 2, 3),
        date(2012, 1, 23),
        date(2013, 2, 10),
        date(2014, 1, 31),
        date(2015, 2, 19),
        date(2016, 2, 8),
        date(2017, 1, 28),
        date(2018, 2, 16),
        date(2019, 2, 5),
        date(2020, 1, 25),
        date(2021, 2, 12),
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2029, 2, 13),
        date(2030, 2, 2),
    ] {
        assert_eq!(lunar(1, 1, solar.year()).to_solar(), Ok(solar));
    }
}

#[test]
fn days_of_history_are_met() {
    for (remembered, solar) in [
        // Independence, its president's death, and days that are kept every year.
        (lunar(26, 7, 1945), date(1945, 9, 2)),
        (lunar(21, 7, 1969), date(1969, 9, 2)),
        (lunar(10, 3, 2024), date(2024, 4, 18)),
        (lunar(10, 3, 2025), date(2025, 4, 7)),
        (lunar(10, 3, 2026), date(2026, 4, 26)),
        (lunar(15, 8, 2024), date(2024, 9, 17)),
        (lunar(15, 8, 2025), date(2025, 10, 6)),
        (lunar(30, 12, 2023), date(2024, 2, 9)),
        (lunar(23, 12, 2025), date(2026, 2, 10)),
    ] {
        assert_eq!(remembered.to_solar(), Ok(solar), "{remembered:?}");
    }
}

#[test]
fn the_leap_months_that_vietnam_kept_are_known() {
    for (year, month) in [
        (1985, 2),
        (1987, 7),
        (1990, 5),
        (1993, 3),
        (1995, 8),
        (1998, 5),
        (2001, 4),
        (2004, 2),
        (2006, 7),
        (2009, 5),
        (2012, 4),
        (2014, 9),
        (2017, 6),
        (2020, 4),
        (2023, 2),
        (2025, 6),
        (2028, 5),
        (2031, 3),
        (2033, 11),
    ] {
        assert_eq!(LunarDate::leap_month(year), Some(month), "{year}");
    }
    for year in [2019, 2021, 2022, 2024, 2026, 2027] {
        assert_eq!(LunarDate::leap_month(year), None, "{year}");
    }
}

#[test]
fn a_day_of_a_leap_month_follows_the_month_of_its_number() {
    let leap = |day| LunarDate {
        leap: true,
        ..lunar(day, 6, 2025)
    };
    assert_eq!(lunar(1, 6, 2025).to_solar(), Ok(date(2025, 6, 25)));
    assert_eq!(leap(1).to_solar(), Ok(date(2025, 7, 25)));
    assert_eq!(lunar(1, 7, 2025).to_solar(), Ok(date(2025, 8, 23)));
    assert_eq!(leap(30).to_solar(), Err(LunarError::ShortMonth));
    let none = LunarDate {
        leap: true,
        ..lunar(1, 5, 2025)
    };
    assert_eq!(none.to_solar(), Err(LunarError::NoLeapMonth));
}

#[test]
fn numbers_that_are_no_lunar_day_are_refused_by_the_part_that_is_wrong() {
    for (remembered, error) in [
        (lunar(1, 1, 1799), LunarError::Year),
        (lunar(1, 1, 2200), LunarError::Year),
        (lunar(1, 0, 2020), LunarError::Month),
        (lunar(1, 13, 2020), LunarError::Month),
        (lunar(0, 1, 2020), LunarError::Day),
        (lunar(31, 1, 2020), LunarError::Day),
        // There was no thirtieth before the new year of 2025.
        (lunar(30, 12, 2024), LunarError::ShortMonth),
    ] {
        assert_eq!(remembered.to_solar(), Err(error), "{remembered:?}");
    }
}

#[test]
fn every_month_has_29_or_30_days_and_the_next_one_begins_where_it_ends() {
    for moon in astronomy::moon_before(1800, 1, 1)..astronomy::moon_before(2199, 12, 31) {
        let days = new_moon(moon + 1) - new_moon(moon);
        assert!((29..=30).contains(&days), "{moon}: {days}");
    }
}

#[test]
fn a_journal_keeps_both_days_and_is_refused_where_they_differ() {
    let remembered = Remembered::try_from(lunar(10, 3, 2027)).unwrap();
    assert_eq!(remembered.solar(), date(2027, 4, 16));
    let text = serde_json::to_string(&remembered).unwrap();
    assert_eq!(
        text,
        r#"{"solar":"2027-04-16","lunar":{"year":2027,"month":3,"day":10,"leap":false}}"#
    );
    assert_eq!(
        serde_json::from_str::<Remembered>(&text).unwrap(),
        remembered
    );
    for year in [1899, 2199] {
        // No paper states a day of 1899 or of 2200.
        let last = lunar(1, 12, year);
        assert_eq!(
            Remembered::try_from(last).is_ok(),
            last.to_solar().unwrap().year() == 1900
        );
    }
    for other in [
        text.replace("2027-04-16", "2027-04-17"),
        text.replace("false", "true"),
    ] {
        assert!(
            serde_json::from_str::<Remembered>(&other).is_err(),
            "{other}"
        );
    }
}

proptest! {
    #[test]
    fn every_solar_day_has_a_lunar_day_that_leads_back(days in 0_i32..146_000) {
        // 1800 to 2199.
        let solar = date(1800, 2, 1).saturating_add(jiff::Span::new().days(days));
        let remembered = LunarDate::of(solar).unwrap();
        prop_assert_eq!(remembered.to_solar(), Ok(solar), "{:?}", remembered);
    }

    #[test]
    fn days_follow_each_other_in_both_calendars(days in 0_i32..146_000) {
        let solar = date(1800, 2, 1).saturating_add(jiff::Span::new().days(days));
        let [today, tomorrow] = [solar, solar.tomorrow().unwrap()].map(|day| LunarDate::of(day).unwrap());
        let same_month = (today.year, today.month, today.leap) == (tomorrow.year, tomorrow.month, tomorrow.leap);
        if same_month {
            prop_assert_eq!(tomorrow.day, today.day + 1);
        } else {
            prop_assert_eq!(tomorrow.day, 1);
            prop_assert!(today.day >= 29);
        }
    }

    #[test]
    fn any_numbers_are_a_day_or_refused(year: i16, month: i8, day: i8, leap: bool) {
        if let Ok(solar) = (LunarDate { year, month, day, leap }).to_solar() {
            prop_assert_eq!(LunarDate::of(solar), Some(LunarDate { year, month, day, leap }));
        }
    }

    #[test]
    fn every_day_of_the_calendar_can_be_asked_for(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
        let _ = LunarDate::of(date(year, month, day));
    }
}

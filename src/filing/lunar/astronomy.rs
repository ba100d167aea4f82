//! When the moon is new and where the sun stands, to the day in Vietnam.
//!
//! Mean motions and the largest periodic terms (Meeus, *Astronomical Formulae for Calculators*), as
//! Hồ Ngọc Đức published them for this calendar; good to minutes over the years that papers state.

use jiff::civil;
use std::f64::consts::PI;

/// A Julian day number; a day is meant, not a moment.
pub(super) type Day = i64;

/// Vietnam's hour, in days ahead of Greenwich.
const VIETNAM: f64 = 7.0 / 24.0;
/// The day number from which moons are counted: the new moon of 1 January 1900.
const FIRST_MOON: Day = 2_415_021;
/// The mean time from one new moon to the next, in days.
const MONTH: f64 = 29.530_588_853;
/// The day number of 1 January 1970.
const UNIX_EPOCH: Day = 2_440_588;

/// The day number of a calendar day.
pub(super) fn day_number(day: civil::Date) -> Day {
    UNIX_EPOCH + days_since_1970(day)
}

fn days_since_1970(day: civil::Date) -> Day {
    let epoch = civil::date(1970, 1, 1);
    day.since((jiff::Unit::Day, epoch))
        .map_or(0, |span| Day::from(span.get_days()))
}

/// The calendar day of a day number; none outside the calendar.
pub(super) fn civil_day(day: Day) -> Option<civil::Date> {
    let days = jiff::Span::new().try_days(day - UNIX_EPOCH).ok()?;
    civil::date(1970, 1, 1).checked_add(days).ok()
}

/// The number of the new moon about or just before a day.
pub(super) fn moon_before(year: i32, month: i8, day: i8) -> i32 {
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| civil::Date::new(year, month, day).ok());
    let days = date.map_or(0, day_number) - FIRST_MOON;
    (days as f64 / MONTH).floor() as i32
}

/// The day in Vietnam on which the moon of this number is new.
pub(super) fn new_moon(number: i32) -> Day {
    (moment_of_new_moon(f64::from(number)) + 0.5 + VIETNAM).floor() as Day
}

/// In which twelfth of its way, counted from the spring equinox, the sun stands as a day begins in
/// Vietnam: 9 from the winter solstice on.
pub(super) fn sun_twelfth(day: Day) -> i32 {
    let longitude = sun_longitude(day as f64 - 0.5 - VIETNAM);
    (longitude / PI * 6.0).floor() as i32
}

/// The moment of a new moon as a Julian date.
fn moment_of_new_moon(number: f64) -> f64 {
    // Julian centuries since 1900.
    let t = number / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let degrees = PI / 180.0;
    let mean = 2_415_020.759_33 + 29.530_588_68 * number + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * ((166.56 + 132.87 * t - 0.009_173 * t2) * degrees).sin();
    let sun = (359.224_2 + 29.105_356_08 * number - 0.000_033_3 * t2 - 0.000_003_47 * t3) * degrees;
    let moon =
        (306.025_3 + 385.816_918_06 * number + 0.010_730_6 * t2 + 0.000_012_36 * t3) * degrees;
    let node =
        (21.296_4 + 390.670_506_46 * number - 0.001_652_8 * t2 - 0.000_002_39 * t3) * degrees;
    let periodic = (0.173_4 - 0.000_393 * t) * sun.sin() + 0.002_1 * (2.0 * sun).sin()
        - 0.406_8 * moon.sin()
        + 0.016_1 * (2.0 * moon).sin()
        - 0.000_4 * (3.0 * moon).sin()
        + 0.010_4 * (2.0 * node).sin()
        - 0.005_1 * (sun + moon).sin()
        - 0.007_4 * (sun - moon).sin()
        + 0.000_4 * (2.0 * node + sun).sin()
        - 0.000_4 * (2.0 * node - sun).sin()
        - 0.000_6 * (2.0 * node + moon).sin()
        + 0.001_0 * (2.0 * node - moon).sin()
        + 0.000_5 * (2.0 * moon + sun).sin();
    // From the even time of the series to the time that clocks show.
    let clocks = if t < -11.0 {
        0.001 + 0.000_839 * t + 0.000_226_1 * t2 - 0.000_008_45 * t3 - 0.000_000_081 * t * t3
    } else {
        -0.000_278 + 0.000_265 * t + 0.000_262 * t2
    };
    mean + periodic - clocks
}

/// The sun's longitude at a moment, in radians from 0 to 2π.
fn sun_longitude(moment: f64) -> f64 {
    // Julian centuries since 2000.
    let t = (moment - 2_451_545.0) / 36_525.0;
    let t2 = t * t;
    let degrees = PI / 180.0;
    let anomaly =
        (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2) * degrees;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    ((mean + centre) * degrees).rem_euclid(2.0 * PI)
}

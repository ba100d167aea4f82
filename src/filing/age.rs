//! Ages as ranges: who has only a year of birth on the papers has two possible ages.
//!
//! One idea: a question about an age has three answers. Where the papers do not decide, an
//! officer does; nobody's birthday is ever invented to get a yes or a no.

use crate::filing::condition::Truth;
use crate::filing::date::PartialDate;
use jiff::civil;

/// Whole years between two dates, as far as their precision tells: both ends are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeRange {
    /// The fewest whole years.
    pub fewest: i16,
    /// The most whole years.
    pub most: i16,
}

impl AgeRange {
    /// The age on a day of somebody who was born then.
    pub fn on(born: PartialDate, day: civil::Date) -> Self {
        Self::between(born, PartialDate::Day(day))
    }

    /// The whole years from one date to another; fewer than none where the second comes first.
    pub fn between(from: PartialDate, to: PartialDate) -> Self {
        Self {
            fewest: from.age_on(to.earliest()).0,
            most: from.age_on(to.latest()).1,
        }
    }

    /// Whether so many years are reached; open where both is possible.
    pub fn at_least(self, years: i16) -> Truth {
        if self.fewest >= years {
            Truth::True
        } else if self.most < years {
            Truth::False
        } else {
            Truth::Open
        }
    }

    /// Whether so many years are not exceeded; open where both is possible.
    pub fn at_most(self, years: i16) -> Truth {
        match self.at_least(years.saturating_add(1)) {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Open => Truth::Open,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: civil::Date = civil::date(2026, 11, 24);

    #[test]
    fn a_year_of_birth_alone_leaves_an_age_limit_open_for_one_year() {
        for (born, expected) in [
            (1950, Truth::True),
            (1951, Truth::Open),
            (1952, Truth::False),
        ] {
            let age = AgeRange::on(PartialDate::Year(born), TODAY);
            assert_eq!(age.at_least(75), expected, "{born}");
        }
        let whole = PartialDate::new(1951, Some(11), Some(24)).unwrap();
        assert_eq!(AgeRange::on(whole, TODAY).at_least(75), Truth::True);
        let later = PartialDate::new(1951, Some(11), Some(25)).unwrap();
        assert_eq!(AgeRange::on(later, TODAY).at_least(75), Truth::False);
        let in_november = PartialDate::new(1951, Some(11), None).unwrap();
        assert_eq!(AgeRange::on(in_november, TODAY).at_least(75), Truth::Open);
    }

    #[test]
    fn two_dates_that_are_not_known_to_the_day_widen_the_range() {
        let between = AgeRange::between(PartialDate::Year(1940), PartialDate::Year(1960));
        assert_eq!((between.fewest, between.most), (19, 20));
        assert_eq!(between.at_most(20), Truth::True);
        assert_eq!(between.at_most(19), Truth::Open);
        assert_eq!(between.at_most(18), Truth::False);
    }

    proptest! {
        #[test]
        fn a_less_precise_birth_never_decides_differently(
            year in 1900_i16..2100, month in 1_i8..=12, day in 1_i8..=28, limit in 0_i16..120,
        ) {
            let whole = AgeRange::on(PartialDate::new(year, Some(month), Some(day)).unwrap(), TODAY);
            prop_assert_eq!(whole.fewest, whole.most);
            for less in [PartialDate::new(year, Some(month), None), PartialDate::new(year, None, None)] {
                let less = AgeRange::on(less.unwrap(), TODAY);
                prop_assert!(less.fewest <= whole.fewest && whole.most <= less.most);
                let told = less.at_least(limit);
                prop_assert!(told == Truth::Open || told == whole.at_least(limit));
            }
        }
    }
}

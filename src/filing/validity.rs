//! The days on which a rule, a fee or a form holds.

use jiff::civil;

/// A span of days in the ward; both ends belong to it, and either may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day; it begins at 00:00.
    pub from: Option<civil::Date>,
    /// The last day; it ends at 24:00.
    pub to: Option<civil::Date>,
}

impl Validity {
    /// Whether it holds on that day.
    pub fn holds_on(&self, day: civil::Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day belongs to both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (one.from, other.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn both_ends_belong_to_it() {
        let year = Validity {
            from: Some(date(2026, 1, 1)),
            to: Some(date(2026, 12, 31)),
        };
        for (day, holds) in [
            (date(2025, 12, 31), false),
            (date(2026, 1, 1), true),
            (date(2026, 12, 31), true),
            (date(2027, 1, 1), false),
        ] {
            assert_eq!(year.holds_on(day), holds, "{day}");
        }
        assert!(Validity::default().holds_on(date(1900, 1, 1)));
    }

    fn span() -> impl Strategy<Value = Validity> {
        let end = || prop::option::of((1_i8..=28).prop_map(|day| date(2027, 2, day)));
        (end(), end())
            .prop_filter(
                "no span ends before it begins",
                |(from, to)| !matches!((from, to), (Some(from), Some(to)) if from > to),
            )
            .prop_map(|(from, to)| Validity { from, to })
    }

    proptest! {
        #[test]
        fn spans_overlap_where_they_share_a_day(one in span(), other in span()) {
            let first = date(2027, 1, 31);
            let shared = first
                .series(jiff::Span::new().days(1))
                .take(30)
                .any(|day| one.holds_on(day) && other.holds_on(day));
            prop_assert_eq!(one.overlaps(&other), shared);
        }
    }
}

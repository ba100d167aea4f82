//! What comes back and where residents are helped, as numbers alone: how many filings were right at the first try,
//! why others were returned, and which questions somebody else answered.

use jiff::civil;

/// Fewer cases than this make no rate: a share of so few would say more about persons than about forms.
const LEAST_CASES: u64 = 5;

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// From this day on.
    pub from: civil::Date,
    /// To this day, which counts too.
    pub to: civil::Date,
    /// Of this procedure alone, by its id.
    pub procedure: Option<String>,
}

/// The figures of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Filings received.
    pub received: u64,
    /// Decisions to accept.
    pub accepted: u64,
    /// Decisions to return.
    pub returned: u64,
    /// Decisions that a result is ready.
    pub completed: u64,
    /// First decisions about filings that correct no other, and those of them that accepted.
    pub first_try: Share,
    /// Reasons for return, the most frequent first.
    pub reasons: Vec<ReasonCount>,
    /// Questions that somebody else answered, the most frequently helped first.
    pub help: Vec<HelpCount>,
    /// Steps at which somebody called for staff, the most frequent first by its share.
    pub calls: Vec<HelpCount>,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub part: u64,
    /// Of so many.
    pub whole: u64,
}

/// How often filings were returned for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonCount {
    /// The catalogue's id, or that of an officer's own words.
    pub reason: String,
    /// The procedure's id.
    pub procedure: String,
    /// The question or paper that was named, if any.
    pub question: Option<String>,
    /// How often.
    pub count: u64,
}

/// How often help was needed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpCount {
    /// The procedure's id; empty outside of visits.
    pub procedure: String,
    /// The question, or the step's word where none is asked.
    pub place: String,
    /// In how many of all cases.
    pub share: Share,
}

impl Share {
    /// In whole per cent, where there are cases enough.
    pub fn percent(self) -> Option<u64> {
        (self.whole >= LEAST_CASES).then(|| (100 * self.part + self.whole / 2) / self.whole)
    }
}

impl HelpCount {
    /// The order in which they are told: what is helped with most, by its share.
    pub fn before(&self, other: &Self) -> std::cmp::Ordering {
        let (own, others) = (self.share, other.share);
        (others.part * own.whole)
            .cmp(&(own.part * others.whole))
            .then(others.whole.cmp(&own.whole))
            .then_with(|| (&self.procedure, &self.place).cmp(&(&other.procedure, &other.place)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_few_cases_is_no_rate() {
        let share = |part, whole| Share { part, whole }.percent();
        assert_eq!(share(1, 4), None);
        assert_eq!(share(0, 0), None);
        assert_eq!(share(2, 6), Some(33));
        assert_eq!(share(5, 6), Some(83));
        assert_eq!(share(6, 6), Some(100));
    }
}

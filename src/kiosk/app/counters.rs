//! What visits cost their residents, counted.

/// What a visit cost its resident; for the demo's summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counters {
    /// Screens shown.
    pub screens: usize,
    /// Taps besides keys.
    pub taps: usize,
    /// Letters and digits entered.
    pub keystrokes: usize,
    /// Filings sealed.
    pub sealed: usize,
}

impl Counters {
    /// The sum of both.
    pub fn and(self, other: Self) -> Self {
        Self {
            screens: self.screens + other.screens,
            taps: self.taps + other.taps,
            keystrokes: self.keystrokes + other.keystrokes,
            sealed: self.sealed + other.sealed,
        }
    }
}

//! What is counted: sends, crashes, faults, and everything that went wrong.

use std::collections::BTreeMap;
use std::fmt;

/// A way to break the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Kept or decided, and no longer there.
    Lost,
    /// At the desk twice, or as two different things.
    Double,
    /// Called received, and it is not.
    FalseSuccess,
    /// Still waiting on a whole line, or in need of a person.
    Stuck,
    /// A program does not start as usual from what the crash has left.
    Damaged,
}

/// What became of one crash.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Where and how it crashed, and over which line it went on.
    pub place: String,
    /// Whether the power of the kiosk and of the desk was cut.
    pub cuts: (bool, bool),
    /// Filings that reached the desk after it.
    pub sends: u64,
    /// The faults that its connections had.
    pub faults: Vec<&'static str>,
    pub wrongs: Vec<(Kind, String)>,
}

impl Outcome {
    pub fn of(place: String) -> Self {
        Self {
            place,
            ..Self::default()
        }
    }
}

/// All of it.
#[derive(Debug, Default)]
pub struct Tally {
    pub histories: u64,
    pub crashes: u64,
    /// Power cuts of the kiosk and of the desk.
    pub cuts: (u64, u64),
    pub sends: u64,
    pub faults: BTreeMap<&'static str, u64>,
    broken: u64,
    wrongs: BTreeMap<Kind, u64>,
}

/// After so many crashes that went wrong the rest would say nothing new.
const ENOUGH: u64 = 12;

impl Tally {
    pub fn add(&mut self, outcome: &Outcome) {
        self.crashes += 1;
        self.cuts.0 += u64::from(outcome.cuts.0);
        self.cuts.1 += u64::from(outcome.cuts.1);
        self.sends += outcome.sends;
        for fault in &outcome.faults {
            *self.faults.entry(fault).or_default() += 1;
        }
        self.broken += u64::from(!outcome.wrongs.is_empty());
        for (kind, _) in &outcome.wrongs {
            *self.wrongs.entry(*kind).or_default() += 1;
        }
    }

    /// Whether further crashes are wanted.
    pub fn goes_on(&self, sends: u64) -> bool {
        self.sends < sends && self.broken < ENOUGH
    }

    pub fn is_clean(&self) -> bool {
        self.wrongs.is_empty()
    }

    fn count(&self, kind: Kind) -> u64 {
        self.wrongs.get(&kind).copied().unwrap_or(0)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} sends after {} crashes of {} histories, power cut {} times at the kiosk and {} times \
             at the desk, connections {:?}: lost {}, double {}, false success {}, stuck {}, damaged {}",
            self.sends,
            self.crashes,
            self.histories,
            self.cuts.0,
            self.cuts.1,
            self.faults,
            self.count(Kind::Lost),
            self.count(Kind::Double),
            self.count(Kind::FalseSuccess),
            self.count(Kind::Stuck),
            self.count(Kind::Damaged),
        )
    }
}

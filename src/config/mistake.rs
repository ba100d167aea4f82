//! What is wrong with a configuration: every mistake at its file and line, with what to do about it.
//!
//! Reading never stops at the first mistake. Each reader drops what it finds into one [`Findings`]
//! and goes on, so that a ward mends its folder in one round.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::provenance::Fact;

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file, relative to the configuration folder.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong; tells also what to do.
    pub fault: Fault,
}

/// All mistakes of a configuration, by file and line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Mistakes(Vec<Mistake>);

/// Where readers leave the mistakes and the facts they find.
#[derive(Debug, Default)]
pub(super) struct Findings {
    mistakes: RefCell<Vec<Mistake>>,
    facts: RefCell<Vec<Fact>>,
}

impl Mistakes {
    /// The mistakes, sorted by file and line.
    pub fn as_slice(&self) -> &[Mistake] {
        &self.0
    }

    /// Something could not be read although no reader said what: said here, so that nothing is
    /// ever refused without a reason.
    pub(super) fn nothing_read() -> Self {
        Self(vec![Mistake {
            file: PathBuf::from("kiosk.toml"),
            line: 1,
            fault: Fault::Empty("kiosk.toml"),
        }])
    }
}

impl Findings {
    pub(super) fn add(&self, file: &Path, line: usize, fault: Fault) {
        self.mistakes.borrow_mut().push(Mistake {
            file: file.to_owned(),
            line,
            fault,
        });
    }

    /// Keeps a fact for the calendar.
    pub(super) fn note(&self, fact: Fact) {
        self.facts.borrow_mut().push(fact);
    }

    /// The facts noted so far, in the order in which they were read.
    pub(super) fn facts(&self) -> Vec<Fact> {
        self.facts.borrow().clone()
    }

    /// The mistakes found, if any.
    pub(super) fn into_mistakes(self) -> Option<Mistakes> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by(Mistake::order);
        mistakes.dedup();
        (!mistakes.is_empty()).then_some(Mistakes(mistakes))
    }
}

impl Mistake {
    fn order(&self, other: &Self) -> Ordering {
        (&self.file, self.line)
            .cmp(&(&other.file, other.line))
            .then_with(|| self.fault.to_string().cmp(&other.fault.to_string()))
    }
}

/// `file:line: what – do`.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} – {}",
            self.file.display(),
            self.line,
            self.fault,
            self.fault.remedy()
        )
    }
}

/// One mistake a line.
impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, mistake) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            mistake.fmt(f)?;
        }
        Ok(())
    }
}

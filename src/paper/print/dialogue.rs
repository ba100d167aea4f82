//! One job on a receipt printer, from the first question to the answer that it is on paper.
//!
//! Strip after strip goes out with a mark behind it, and no more than [`AHEAD`] of them are ever
//! unanswered. So a printer that stops is noticed within a centimetre of paper, still has room to hear
//! why it is asked, and holds hardly anything that could come out later.

use super::address::Address;
use super::escpos::{Answer, BEGIN, FORGET, MARK, Question};
use super::wire::Wire;
use super::{Patience, Trouble};
use std::io::{self, ErrorKind};
use std::time::Instant;

/// Strips that may be on their way: one that is printed, and one so that the head need not stop.
const AHEAD: u32 = 2;
/// A report that nobody asked for has so many bytes after its first.
const REST_OF_REPORT: u8 = 3;

/// The line to one printer.
pub(super) struct Line {
    address: Address,
    patience: Patience,
}

impl Line {
    pub(super) fn new(address: Address, patience: Patience) -> Self {
        Self { address, patience }
    }

    /// Prints, and waits until the printer says that it has.
    pub(super) fn print(&self, strips: &[Vec<u8>]) -> Result<(), Trouble> {
        let wire =
            Wire::open(&self.address, self.patience.answer).map_err(|_| Trouble::Unreachable)?;
        converse(wire, self.patience, strips)
    }
}

fn converse(wire: Wire, patience: Patience, strips: &[Vec<u8>]) -> Result<(), Trouble> {
    let mut dialogue = Dialogue {
        wire,
        patience,
        end: Instant::now() + patience.job,
        whole: true,
        reached: Reached::Nothing,
        unanswered: 0,
        asked: None,
        found: None,
        suspected: None,
        report: 0,
    };
    let printed = dialogue.print(strips);
    if printed.is_err() {
        dialogue.give_up();
    }
    printed
}

/// How much of a job has left for the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// No dot.
    Nothing,
    /// Some of it.
    Part,
    /// All of it: from here on nobody knows but the printer.
    All,
}

struct Dialogue {
    wire: Wire,
    patience: Patience,
    /// When the whole job must have ended.
    end: Instant,
    /// Whether the last command went out whole, so that another can follow.
    whole: bool,
    reached: Reached,
    /// Marks without an answer.
    unanswered: u32,
    /// The question in the air. There is only one, because all answers look the same.
    asked: Option<Question>,
    /// The first trouble found in this round of questions.
    found: Option<Trouble>,
    /// A trouble, and how many rounds in a row have found it.
    suspected: Option<(Trouble, u32)>,
    /// Bytes still to come of a report.
    report: u8,
}

impl Dialogue {
    fn print(&mut self, strips: &[Vec<u8>]) -> Result<(), Trouble> {
        self.drain()?;
        // Before any dot: a printer that is open or empty now is left alone, and nothing can come out.
        self.send(&BEGIN)?;
        self.mark()?;
        let answers = self.wait_for(0, Instant::now() + self.patience.answer)?;
        for (place, strip) in strips.iter().enumerate() {
            self.send(strip)?;
            self.reached = if place + 1 == strips.len() {
                Reached::All
            } else {
                Reached::Part
            };
            self.mark()?;
            // One that says nothing is not waited for: a paper of which nobody knows is better than half a one.
            if answers && self.reached == Reached::Part && !self.wait_for(AHEAD - 1, self.end)? {
                return Err(Trouble::TimedOut);
            }
        }
        let end = if answers {
            self.end
        } else {
            self.end.min(Instant::now() + self.patience.answer)
        };
        if !self.wait_for(0, end)? {
            return Err(Trouble::Unconfirmed);
        }
        self.settle()
    }

    /// Takes what is left of earlier jobs from the line, so that it does not count for this one.
    fn drain(&mut self) -> Result<(), Trouble> {
        let end = Instant::now() + self.patience.answer;
        loop {
            let came = self.wire.receive(self.patience.pause);
            if came.map_err(|error| self.lost(&error))?.is_empty() {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(Trouble::Garbled);
            }
        }
    }

    /// After the last answer there must be silence: one answer too many was to an earlier job, and then the
    /// last one to this job is still to come.
    fn settle(&mut self) -> Result<(), Trouble> {
        // A printer that hangs up now has said everything.
        let came = self.wire.receive(self.patience.pause).unwrap_or_default();
        came.into_iter().try_for_each(|byte| self.hear(byte))
    }

    fn mark(&mut self) -> Result<(), Trouble> {
        self.send(&MARK)?;
        self.unanswered += 1;
        Ok(())
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let sent = self.wire.send(bytes, self.patience.answer);
        sent.map_err(|error| {
            self.whole = false;
            self.lost(&error)
        })
    }

    /// Waits until no more than `most` marks are without an answer; `false` when that takes too long.
    fn wait_for(&mut self, most: u32, end: Instant) -> Result<bool, Trouble> {
        while self.unanswered > most {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(false);
            }
            let came = self.wire.receive(self.patience.pause.min(left));
            let came = came.map_err(|error| self.lost(&error))?;
            if came.is_empty() {
                self.begin_round()?;
            }
            for byte in came {
                self.hear(byte)?;
            }
        }
        Ok(true)
    }

    fn hear(&mut self, byte: u8) -> Result<(), Trouble> {
        if self.report > 0 {
            self.report -= 1;
            return Ok(());
        }
        match Answer::of(byte) {
            Answer::Flow => Ok(()),
            Answer::Report => {
                self.report = REST_OF_REPORT;
                Ok(())
            }
            Answer::Marked { paper: false } => Err(Trouble::NoPaper),
            Answer::Marked { paper: true } => {
                // It is at work: whatever it complained of is over.
                self.suspected = None;
                self.unanswered = self
                    .unanswered
                    .checked_sub(1)
                    .ok_or_else(|| self.strange())?;
                Ok(())
            }
            Answer::Told(answer) => {
                let question = self.asked.take().ok_or_else(|| self.strange())?;
                self.found = self.found.or(question.trouble(answer));
                let next = Question::ALL.iter().skip_while(|one| **one != question);
                match next.copied().nth(1) {
                    Some(next) => self.ask(next),
                    None => self.end_round(),
                }
            }
            Answer::Noise => Err(self.strange()),
        }
    }

    /// Asks what is the matter, unless that has been asked already.
    fn begin_round(&mut self) -> Result<(), Trouble> {
        if self.asked.is_some() {
            return Ok(());
        }
        self.found = None;
        let [first, ..] = Question::ALL;
        self.ask(first)
    }

    fn ask(&mut self, question: Question) -> Result<(), Trouble> {
        self.send(&question.bytes())?;
        self.asked = Some(question);
        Ok(())
    }

    fn end_round(&mut self) -> Result<(), Trouble> {
        self.suspected = match (self.found, self.suspected) {
            (Some(trouble), Some((same, rounds))) if trouble == same => Some((same, rounds + 1)),
            (Some(trouble), _) => Some((trouble, 1)),
            (None, _) => None,
        };
        match self.suspected {
            Some((trouble, rounds)) if rounds >= self.patience.believed_after => Err(trouble),
            _ => Ok(()),
        }
    }

    /// The line is gone.
    fn lost(&self, error: &io::Error) -> Trouble {
        match (self.reached, error.kind()) {
            (Reached::All, _) => Trouble::Unconfirmed,
            (_, ErrorKind::TimedOut) => Trouble::TimedOut,
            _ => Trouble::Unreachable,
        }
    }

    /// It says what no receipt printer says, or what it was not asked.
    fn strange(&self) -> Trouble {
        match self.reached {
            Reached::All => Trouble::Unconfirmed,
            Reached::Nothing | Reached::Part => Trouble::Garbled,
        }
    }

    /// Lets the printer forget what it has not printed. Closing the line does not do that: what lies in
    /// the printer's buffer is printed when the cover is closed or the roll is changed. [`FORGET`] is heard
    /// by a printer that has stopped; one that does not know it has at most [`AHEAD`] strips left, or
    /// says nothing at all, and then the trouble is called [`Trouble::Unconfirmed`].
    fn give_up(&mut self) {
        // Within a picture it would be dots.
        if self.whole && self.reached != Reached::Nothing {
            let _ = self.wire.send(&FORGET, self.patience.pause);
            // Hanging up over an answer that comes just now would take the order back.
            let _ = self.wire.end(self.patience.pause);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

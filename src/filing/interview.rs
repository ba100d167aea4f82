//! The walk through a procedure: which question comes next, which applies, what is still open.
//!
//! Pure: a view over a procedure, the answers so far and the day. Nothing is stored here, so
//! an answer changed on the check page changes everything that follows from it at once.

use crate::filing::answer::{Answer, Answers, Author, QuestionId, Reply, Value};
use crate::filing::condition::{Facts, Truth};
use crate::filing::procedure::{
    Amount, Deadline, Exit, Handling, Kind, Paper, Procedure, Question,
};
use crate::filing::working_days::WorkingCalendar;
use jiff::civil;

mod derived;

/// A procedure seen with the answers given so far.
#[derive(Debug, Clone, Copy)]
pub struct Interview<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The answers so far; those of questions that no longer apply are ignored, not lost.
    pub answers: &'a Answers,
    /// Today in the ward.
    pub today: civil::Date,
    /// Working days, for time limits that end on a day off.
    pub calendar: &'a WorkingCalendar,
    /// The code of the ward's own commune.
    pub own_commune: &'a str,
    /// The code of the ward's own province.
    pub own_province: &'a str,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Next<'a> {
    /// This question.
    Ask(&'a Question),
    /// The visit ends here, for this reason.
    Exit(&'a Exit),
    /// Every question has been passed.
    Done,
}

/// How far the resident has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step reached, from 1.
    pub step: usize,
    /// Steps in all; may shrink, since a step whose questions all fall away is not counted.
    pub of: usize,
    /// Questions passed, in thousandths of those that may still apply.
    pub permille: u16,
}

/// A paper that the filing needs or may need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeededPaper<'a> {
    /// Its question.
    pub question: &'a Question,
    /// What it is and what happens with it.
    pub paper: &'a Paper,
    /// Whether it is already certain that it is needed.
    pub certain: bool,
}

impl<'a> Interview<'a> {
    /// Whether this question is put to the resident: it applies and is not copied.
    pub fn asked(&self, question: &Question) -> Truth {
        if matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk) {
            return Truth::False;
        }
        match (question.when.evaluate(self), &question.copy) {
            (Truth::True, Some(copy)) => match copy.when.evaluate(self) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Open => Truth::Open,
            },
            (applies, _) => applies,
        }
    }

    /// All questions that are put, in order.
    pub fn asked_questions(&self) -> impl Iterator<Item = &'a Question> + use<'a> {
        let interview = *self;
        self.procedure
            .questions
            .iter()
            .filter(move |question| interview.asked(question) == Truth::True)
    }

    /// What comes after a question, or first; what a card has answered is not asked again.
    pub fn next(&self, after: Option<&QuestionId>) -> Next<'a> {
        if let Some(exit) = self
            .procedure
            .exits
            .iter()
            .filter(|exit| exit.grounds.hold_on(self.today))
            .find(|exit| exit.when.evaluate(self) == Truth::True)
        {
            return Next::Exit(exit);
        }
        let passed = after
            .and_then(|id| self.place_of(id))
            .map_or(0, |place| place + 1);
        self.procedure
            .questions
            .iter()
            .skip(passed)
            .find(|question| {
                self.asked(question) == Truth::True && !self.is_from_card(&question.id)
            })
            .map_or(Next::Done, Next::Ask)
    }

    /// Whether a card has answered this question, and the resident has confirmed it.
    pub fn is_from_card(&self, id: &QuestionId) -> bool {
        let answer = self.answers.get(id);
        answer.is_some_and(|answer| answer.author == Author::Card && answer.value().is_some())
    }

    /// The question before this one; `None` at the first.
    pub fn previous(&self, before: Option<&QuestionId>) -> Option<&'a Question> {
        let end = before
            .and_then(|id| self.place_of(id))
            .unwrap_or(self.procedure.questions.len());
        self.procedure.questions[..end]
            .iter()
            .rev()
            .find(|question| self.asked(question) == Truth::True)
    }

    /// The first question that is put and has no reply yet; after mending one answer
    /// this is where the resident must go before the check page.
    pub fn first_unanswered(&self) -> Option<&'a Question> {
        self.asked_questions()
            .find(|question| !self.answers.contains_key(&question.id))
    }

    /// How far the resident has come at this question; at the end for `None`.
    pub fn progress(&self, at: Option<&QuestionId>) -> Progress {
        let open: Vec<&Question> = self
            .procedure
            .questions
            .iter()
            .filter(|question| self.asked(question) != Truth::False)
            .collect();
        let steps: Vec<&str> = self
            .procedure
            .steps
            .iter()
            .map(String::as_str)
            .filter(|step| open.iter().any(|question| question.step == *step))
            .collect();
        let passed = at
            .and_then(|id| open.iter().position(|question| &question.id == id))
            .unwrap_or(open.len());
        let step = at
            .and_then(|id| self.procedure.question(id))
            .and_then(|question| steps.iter().position(|step| *step == question.step))
            .map_or(steps.len(), |place| place + 1);
        Progress {
            step,
            of: steps.len(),
            permille: u16::try_from(passed * 1000 / open.len().max(1)).unwrap_or(1000),
        }
    }

    /// The papers that the filing needs or may need, with those that are only shown at the desk.
    pub fn papers(&self) -> Vec<NeededPaper<'a>> {
        self.procedure
            .questions
            .iter()
            .filter_map(|question| match &question.kind {
                Kind::Paper(paper) => match question.when.evaluate(self) {
                    Truth::False => None,
                    truth => Some(NeededPaper {
                        question,
                        paper,
                        certain: truth == Truth::True,
                    }),
                },
                _ => None,
            })
            .collect()
    }

    /// The fee to expect in đồng: the sum of all that are due today.
    pub fn expected_fee(&self) -> u32 {
        self.procedure
            .fees
            .iter()
            .filter(|fee| fee.validity.holds_on(self.today))
            .filter(|fee| fee.when.evaluate(self) == Truth::True)
            .map(|fee| {
                let times = fee.times.as_ref().map_or(1, |id| match self.value(id) {
                    Some(Value::Number(number)) => number,
                    _ => 0,
                });
                let amount = match &fee.amount {
                    Amount::Flat(dong) => *dong,
                    Amount::ByPage(by_page) => match self.value(&by_page.pages) {
                        Some(Value::Number(pages)) => by_page.of(pages),
                        _ => 0,
                    },
                };
                amount.saturating_mul(times)
            })
            .fold(0, u32::saturating_add)
    }

    /// When the result is due in this case.
    pub fn deadline(&self) -> &'a Deadline {
        self.procedure
            .other_deadlines
            .iter()
            .filter(|other| other.validity.holds_on(self.today))
            .find(|other| other.when.evaluate(self) == Truth::True)
            .map_or(&self.procedure.deadline, |other| &other.deadline)
    }

    /// The value of a question or derivation, wherever it comes from; none where the question
    /// does not apply.
    pub fn value(&self, id: &QuestionId) -> Option<Value> {
        if self.applies(id) == Truth::False {
            return None;
        }
        match self.reply(id)? {
            Reply::Known(value) => Some(value),
            Reply::Unknown | Reply::Skipped => None,
        }
    }

    /// Every question that applies, with its answer; copies and derivations included.
    /// This is what a filing is sealed from.
    pub fn complete_answers(&self) -> Vec<(QuestionId, Answer)> {
        let questions = self.procedure.questions.iter().filter_map(|question| {
            if question.when.evaluate(self) != Truth::True {
                return None;
            }
            let source = self.source_of(&question.id);
            let author = self
                .answers
                .get(&source)
                .map_or(Author::Resident, |a| a.author);
            let reply = self.reply(&question.id)?;
            Some((question.id.clone(), Answer { reply, author }))
        });
        let derived = self.procedure.derivations.iter().filter_map(|derivation| {
            if self.applies(&derivation.id) != Truth::True {
                return None;
            }
            let reply = self.reply(&derivation.id)?;
            Some((
                derivation.id.clone(),
                Answer {
                    reply,
                    author: Author::Computed,
                },
            ))
        });
        questions.chain(derived).collect()
    }

    /// The question whose answer counts for this one: itself, or the one it is copied from.
    pub fn source_of(&self, id: &QuestionId) -> QuestionId {
        match self
            .procedure
            .question(id)
            .and_then(|question| question.copy.as_ref())
        {
            Some(copy) if copy.when.evaluate(self) == Truth::True => self.source_of(&copy.from),
            _ => id.clone(),
        }
    }

    fn place_of(&self, id: &QuestionId) -> Option<usize> {
        self.procedure
            .questions
            .iter()
            .position(|question| &question.id == id)
    }
}

impl Facts for Interview<'_> {
    fn reply(&self, id: &QuestionId) -> Option<Reply> {
        if let Some(derivation) = self.procedure.derivations.iter().find(|d| &d.id == id) {
            return self.derived(&derivation.rule).map(Reply::Known);
        }
        self.answers
            .get(&self.source_of(id))
            .map(|answer| answer.reply.clone())
    }

    fn applies(&self, id: &QuestionId) -> Truth {
        if let Some(derivation) = self.procedure.derivations.iter().find(|d| &d.id == id) {
            return if derivation.grounds.hold_on(self.today) {
                derivation.when.evaluate(self)
            } else {
                Truth::False
            };
        }
        self.procedure
            .question(id)
            .map_or(Truth::False, |question| question.when.evaluate(self))
    }

    fn today(&self) -> civil::Date {
        self.today
    }
}

//! The checks before the final tap: every gap and every broken rule in one pass.
//!
//! A filing that came back five times with a different reason each time is the pain this
//! room exists for: all findings show together, each with the question where it is mended.

use crate::filing::answer::{Answer, QuestionId, Reply, Value};
use crate::filing::condition::Truth;
use crate::filing::date::{PartialDate, Precision};
use crate::filing::draft::Draft;
use crate::filing::interview::Interview;
use crate::filing::procedure::{Check, Kind, Severity};

mod rule;

pub(in crate::filing) use rule::equal;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

/// Something to mend or to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it is mended.
    pub question: QuestionId,
    /// What it is.
    pub kind: FindingKind,
    /// Whether it stops the filing.
    pub severity: Severity,
}

impl Finding {
    /// How a sealed filing tells it to the officer: the id of a check, or `what:question` for what
    /// is looked at in every procedure.
    pub fn warning(self) -> Option<String> {
        let of_question = |what: &str| Some(format!("{what}:{}", self.question));
        match self.kind {
            FindingKind::Missing => None,
            FindingKind::Broken(check) => Some(check),
            FindingKind::Undecided(_) => of_question("undecided"),
            FindingKind::NotInCalendar => of_question("not_in_calendar"),
            FindingKind::DiffersFromCard => of_question("differs_from_card"),
        }
    }
}

/// What a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// A required question has no answer.
    Missing,
    /// A check of the procedure is broken; its id is also its text key.
    Broken(String),
    /// The papers are not precise enough to decide this check of the procedure: an officer does.
    /// It only ever warns. Text key: `check-undecided`.
    Undecided(String),
    /// The answer is a day that no calendar has, kept as the paper shows it. Text key:
    /// `check-not_in_calendar`.
    NotInCalendar,
    /// The identity card says something else. Text key: `check-differs_from_card`.
    DiffersFromCard,
}

impl FindingKind {
    /// The key of its texts, which have `.what` and `.do`; `None` where a question is open.
    pub fn text_key(&self) -> Option<String> {
        match self {
            Self::Missing => None,
            Self::Broken(check) => Some(format!("check-{check}")),
            Self::Undecided(_) => Some("check-undecided".to_owned()),
            Self::NotInCalendar => Some("check-not_in_calendar".to_owned()),
            Self::DiffersFromCard => Some("check-differs_from_card".to_owned()),
        }
    }
}

/// What a rule says of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is wrong, as far as is known.
    Holds,
    /// The papers are not precise enough: an officer decides.
    Undecided,
    /// Something is wrong.
    Broken,
}

impl Verdict {
    fn of(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Holds,
            Truth::Open => Self::Undecided,
            Truth::False => Self::Broken,
        }
    }

    /// Both rules: the worse of the two.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Broken, _) | (_, Self::Broken) => Self::Broken,
            (Self::Undecided, _) | (_, Self::Undecided) => Self::Undecided,
            _ => Self::Holds,
        }
    }
}

/// All findings of a draft: those of its answers, and where they differ from what the identity card
/// said.
pub fn of_draft(interview: &Interview<'_>, draft: &Draft) -> Vec<Finding> {
    let mut all = findings(interview);
    let differing = draft.on_card.iter().filter(|(question, on_card)| {
        let asked = interview.procedure.question(question);
        let applies = asked.is_some_and(|asked| interview.asked(asked) == Truth::True);
        let answer = interview.answers.get(*question).and_then(Answer::value);
        // The residence on a card may be an old one; it is expected to change.
        applies
            && !matches!(on_card, Value::Place(_))
            && answer.is_some_and(|answer| !equal(answer, on_card))
    });
    all.extend(differing.map(|(question, _)| Finding {
        question: question.clone(),
        kind: FindingKind::DiffersFromCard,
        severity: Severity::Warn,
    }));
    sort(interview, &mut all);
    all
}

/// All findings, in the order of the questions; those that stop come first within a question.
pub fn findings(interview: &Interview<'_>) -> Vec<Finding> {
    let missing = interview
        .asked_questions()
        .filter(|question| !is_answered(interview, question))
        .map(|question| Finding {
            question: question.id.clone(),
            kind: FindingKind::Missing,
            severity: Severity::Stop,
        });
    let checks = interview
        .procedure
        .checks
        .iter()
        .filter(|check| check.grounds.hold_on(interview.today))
        .filter(|check| check.when.evaluate(interview) == Truth::True)
        .filter_map(|check| broken(interview, check));
    let days = interview
        .asked_questions()
        .filter(|question| {
            let answer = interview.answers.get(&question.id);
            let value = answer.and_then(Answer::value);
            matches!(value, Some(Value::Date(PartialDate::AsWritten { .. })))
        })
        .map(|question| Finding {
            question: question.id.clone(),
            kind: FindingKind::NotInCalendar,
            severity: Severity::Warn,
        });
    let mut all: Vec<Finding> = missing.chain(checks).chain(days).collect();
    sort(interview, &mut all);
    // One date that leaves several ages open is one thing to look at.
    all.dedup_by(|next, before| {
        let undecided = |finding: &Finding| matches!(finding.kind, FindingKind::Undecided(_));
        undecided(next) && undecided(before) && next.question == before.question
    });
    all
}

fn sort(interview: &Interview<'_>, findings: &mut [Finding]) {
    let place = |id: &QuestionId| {
        interview
            .procedure
            .questions
            .iter()
            .position(|question| &question.id == id)
    };
    findings.sort_by_key(|finding| (place(&finding.question), finding.severity));
}

fn broken(interview: &Interview<'_>, check: &Check) -> Option<Finding> {
    let (kind, severity) = match rule::test(interview, &check.rule) {
        Verdict::Holds => return None,
        Verdict::Broken => (FindingKind::Broken(check.id.clone()), check.severity),
        Verdict::Undecided => (FindingKind::Undecided(check.id.clone()), Severity::Warn),
    };
    Some(Finding {
        // What is copied is mended where it was typed.
        question: interview.source_of(&check.question),
        kind,
        severity,
    })
}

fn is_answered(interview: &Interview<'_>, question: &crate::filing::procedure::Question) -> bool {
    match interview
        .answers
        .get(&question.id)
        .map(|answer| &answer.reply)
    {
        None => false,
        Some(Reply::Skipped) => !question.required,
        Some(Reply::Unknown) => question.unknown_allowed || !question.required,
        Some(Reply::Known(Value::Date(date))) => match question.kind {
            Kind::Date { at_least, .. } => is_precise_enough(date, at_least),
            _ => true,
        },
        Some(Reply::Known(_)) => true,
    }
}

/// Whether the precision suffices; a day as written on the paper passes and is flagged to the officer.
pub fn is_precise_enough(date: &PartialDate, at_least: Precision) -> bool {
    matches!(date, PartialDate::AsWritten { .. }) || date.precision() >= at_least
}

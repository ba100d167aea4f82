//! The checks before the final tap: every gap and every broken rule in one pass.
//!
//! A filing that came back five times with a different reason each time is the pain this
//! room exists for: all findings show together, each with the question where it is mended.

use crate::filing::answer::{QuestionId, Reply, Value};
use crate::filing::condition::Truth;
use crate::filing::date::{PartialDate, Precision};
use crate::filing::interview::Interview;
use crate::filing::person_number::Sex;
use crate::filing::procedure::{Check, Kind, Rule, Severity};
use crate::vietnamese::search_key;

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

/// What a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// A required question has no answer.
    Missing,
    /// A check of the procedure is broken; its id is also its text key.
    Broken(String),
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
    let broken = interview
        .procedure
        .checks
        .iter()
        .filter(|check| check.validity.holds_on(interview.today))
        .filter(|check| check.when.evaluate(interview) == Truth::True)
        .filter(|check| !holds(interview, check))
        .map(|check| Finding {
            // What is copied is mended where it was typed.
            question: interview.source_of(&check.question),
            kind: FindingKind::Broken(check.id.clone()),
            severity: check.severity,
        });
    let mut all: Vec<Finding> = missing.chain(broken).collect();
    let place = |id: &QuestionId| {
        interview
            .procedure
            .questions
            .iter()
            .position(|question| &question.id == id)
    };
    all.sort_by_key(|finding| (place(&finding.question), finding.severity));
    all
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

/// Whether a check holds; a rule over answers that are missing holds.
fn holds(interview: &Interview<'_>, check: &Check) -> bool {
    test(interview, &check.rule).unwrap_or(true)
}

fn test(interview: &Interview<'_>, rule: &Rule) -> Option<bool> {
    let value = |id: &QuestionId| interview.value(id);
    let date = |id: &QuestionId| match value(id) {
        Some(Value::Date(date)) => Some(date),
        _ => None,
    };
    let name = |id: &QuestionId| match value(id) {
        Some(Value::Name(name)) => Some(name),
        _ => None,
    };
    let number = |id: &QuestionId| match value(id) {
        Some(Value::PersonNumber(number)) => Some(number),
        _ => None,
    };
    Some(match rule {
        Rule::DateOrder { earlier, later } => date(earlier)?.earliest() <= date(later)?.latest(),
        Rule::YearsBetween { from, to, min, max } => {
            let from = date(from)?;
            let (end_first, end_last) = match to {
                Some(id) => {
                    let to = date(id)?;
                    (to.earliest(), to.latest())
                }
                None => (interview.today, interview.today),
            };
            let fewest = from.age_on(end_first).0;
            let most = from.age_on(end_last).1;
            min.is_none_or(|min| most >= min) && max.is_none_or(|max| fewest <= max)
        }
        Rule::Same(one, other) => equal(&value(one)?, &value(other)?),
        Rule::Different(one, other) => !equal(&value(one)?, &value(other)?),
        Rule::NumberMatchesBirth { number: id, birth } => {
            let (year, number) = (date(birth)?.year(), number(id)?);
            number.birth_year() == year
        }
        Rule::NumberMatchesSex { number: id, sex } => {
            let male = match value(sex)? {
                Value::Choice(option) => option == "male",
                _ => return None,
            };
            (number(id)?.birth_century_and_sex().1 == Sex::Male) == male
        }
        Rule::NotInventedNewYear(id) => {
            let typed = interview.answers.get(id).map(|answer| answer.author)
                != Some(crate::filing::answer::Author::Card);
            match date(id)? {
                PartialDate::Day(day) => !(typed && day.month() == 1 && day.day() == 1),
                _ => true,
            }
        }
        Rule::NameLength {
            name: id,
            max_letters,
        } => name(id)?.as_str().chars().count() <= *max_letters,
        Rule::SharesFamilyName { name: id, with } => {
            let names: Vec<_> = with.iter().filter_map(&name).collect();
            if names.is_empty() {
                return None;
            }
            let family = name(id)?;
            names
                .iter()
                .any(|other| search_key::same_name(other.family_name(), family.family_name()))
        }
        Rule::SharesChoice { choice, with } => {
            let others: Vec<_> = with.iter().filter_map(value).collect();
            if others.is_empty() {
                return None;
            }
            let own = value(choice)?;
            others.contains(&own)
        }
        Rule::InOwnCommune(id) => match value(id)? {
            Value::Place(place) => place
                .commune
                .is_some_and(|commune| commune.code == interview.own_commune),
            _ => return None,
        },
        Rule::Never => false,
    })
}

/// Equal for a reader of papers: names fold the position of the tone mark.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Name(one), Value::Name(other)) => {
            search_key::same_name(one.as_str(), other.as_str())
        }
        _ => one == other,
    }
}

//! What a card answers: from the card of a person to the questions that a procedure asks about them.
//!
//! A card fills all that it can, also for another person who is the same one ("Bản thân"), and
//! nothing that would not have been taken from the resident.

use crate::filing::answer::{Author, QuestionId, Value};
use crate::filing::check::equal;
use crate::filing::condition::Truth;
use crate::filing::id_card::IdCard;
use crate::filing::interview::Interview;
use crate::filing::place::Place;
use crate::filing::procedure::{Kind, Person, Question};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A card that was read for a person and waits to be confirmed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRead {
    /// The id of the person.
    pub person: String,
    /// What the card says.
    pub card: IdCard,
}

/// Never prints what the card says.
impl fmt::Debug for CardRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardRead({}, …)", self.person)
    }
}

/// A question that a card answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardAnswer {
    /// The question.
    pub question: QuestionId,
    /// What the card says.
    pub value: Value,
    /// What somebody said before, where that is something else.
    pub typed: Option<Value>,
}

/// Every question that the card answers; `residence` is the card's in today's units, where it
/// could be read for certain.
pub fn of(
    interview: &Interview<'_>,
    person: &Person,
    card: &IdCard,
    residence: Option<&Place>,
) -> Vec<CardAnswer> {
    interview
        .procedure
        .people
        .iter()
        .filter(|other| {
            other.id == person.id || interview.source_of(&other.number) == person.number
        })
        .flat_map(|person| values(person, card, residence))
        // What is copied follows by itself.
        .filter(|(id, _)| interview.source_of(id) == *id)
        .filter(|(id, value)| {
            let question = interview.procedure.question(id);
            question.is_some_and(|question| fits(question, value, interview))
        })
        .map(|(question, value)| CardAnswer {
            typed: differing(interview, &question, &value),
            question,
            value,
        })
        .collect()
}

fn values(
    person: &Person,
    card: &IdCard,
    residence: Option<&Place>,
) -> impl Iterator<Item = (QuestionId, Value)> {
    let some = |id: Option<&QuestionId>, value: Option<Value>| Some((id?.clone(), value?));
    [
        some(
            Some(&person.number),
            Some(Value::PersonNumber(card.number.clone())),
        ),
        some(Some(&person.name), card.name.clone().map(Value::Name)),
        some(Some(&person.birth), Some(Value::Date(card.birth))),
        some(
            person.sex.as_ref(),
            card.sex.map(|sex| Value::Choice(sex.token().to_owned())),
        ),
        some(
            person.residence.as_ref(),
            residence.cloned().map(Value::Place),
        ),
        some(person.issued.as_ref(), card.issued.map(Value::Date)),
        some(
            person.old_number.as_ref(),
            card.old_number.clone().map(Value::Text),
        ),
    ]
    .into_iter()
    .flatten()
}

/// Whether the question would take this from the resident too.
fn fits(question: &Question, value: &Value, interview: &Interview<'_>) -> bool {
    match (&question.kind, value) {
        (
            Kind::Date {
                at_least, future, ..
            },
            Value::Date(date),
        ) => date.precision() >= *at_least && (*future || date.earliest() <= interview.today),
        (Kind::Choice(options), Value::Choice(id)) => options.iter().any(|option| option.id == *id),
        (Kind::Text { max_letters }, Value::Text(text)) => text.chars().count() <= *max_letters,
        _ => true,
    }
}

/// What somebody else said, where that is something else.
fn differing(interview: &Interview<'_>, id: &QuestionId, value: &Value) -> Option<Value> {
    let before = interview.answers.get(id)?;
    let typed = before.value()?;
    (before.author != Author::Card && !equal(typed, value)).then(|| typed.clone())
}

/// Whether the question will stand in the filing once these answers are given.
pub fn counts(interview: &Interview<'_>, answers: &[CardAnswer], id: &QuestionId) -> bool {
    use crate::filing::answer::{Answer, Reply};
    let mut with_card = interview.answers.clone();
    for answer in answers {
        let taken = Answer {
            reply: Reply::Known(answer.value.clone()),
            author: Author::Card,
        };
        let _ = with_card.insert(answer.question.clone(), taken);
    }
    let then = Interview {
        answers: &with_card,
        ..*interview
    };
    let question = interview.procedure.question(id);
    question.is_some_and(|question| question.when.evaluate(&then) == Truth::True)
}

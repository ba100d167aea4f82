//! What a card answers: from the card of a person to the questions that a procedure asks about them.
//!
//! A card fills all that it can, also for another person who is the same one ("Bản thân"), and
//! nothing that would not have been taken from the resident. Whose card it is may turn out later
//! ("Bản thân" after the scan): what was read is laid over the answers anew after each of them.

use crate::filing::answer::{Answer, Author, QuestionId, Reply, Value};
use crate::filing::condition::{Facts, Truth};
use crate::filing::draft::Event;
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
            other.id == person.id
                || person.number.is_some()
                    && other
                        .number
                        .as_ref()
                        .map(|number| interview.source_of(number))
                        == person.number
        })
        .flat_map(|person| answered(interview, person, card, residence))
        .map(|(question, value)| CardAnswer {
            typed: differing(interview, &question, &value),
            question,
            value,
        })
        .collect()
}

/// What a card answers of one person, in questions of their own.
fn answered(
    interview: &Interview<'_>,
    person: &Person,
    card: &IdCard,
    residence: Option<&Place>,
) -> Vec<(QuestionId, Value)> {
    values(person, card, residence)
        .chain(lives_here(interview, person, residence))
        // What is copied follows by itself.
        .filter(|(id, _)| interview.source_of(id) == *id)
        .filter(|(id, value)| {
            let question = interview.procedure.question(id);
            question.is_some_and(|question| fits(question, value, interview))
        })
        .collect()
}

/// The answer of a card with a residence in this ward. One with another residence answers nothing:
/// its holder may have moved here since.
fn lives_here(
    interview: &Interview<'_>,
    person: &Person,
    residence: Option<&Place>,
) -> Option<(QuestionId, Value)> {
    let lives = person.lives.as_ref()?;
    let commune = residence?.commune.as_ref()?;
    if commune.code != interview.own_commune {
        return None;
    }
    let value = match interview.procedure.question(&lives.question)?.kind {
        Kind::YesNo => Value::YesNo(lives.answer == "yes"),
        _ => Value::Choice(lives.answer.clone()),
    };
    Some((lives.question.clone(), value))
}

/// A confirmed card with its residence in today's units, where that could be read for certain.
pub type Taken<'a> = (&'a CardRead, Option<Place>);

/// What is to be noted so that the answers agree with the cards that were confirmed: who a question
/// is about may have changed since, and questions may have come up.
pub fn settle(interview: &Interview<'_>, taken: &[Taken<'_>]) -> Vec<Event> {
    let mut said = Vec::new();
    let mut events = Vec::new();
    for person in &interview.procedure.people {
        // A card of which only the name is used is nobody else's.
        let Some(number) = person.number.as_ref().map(|id| interview.reply(id)) else {
            continue;
        };
        let of_card = |(read, _): &&Taken<'_>| {
            number == Some(Reply::Known(Value::PersonNumber(read.card.number.clone())))
        };
        let answers = match taken.iter().find(of_card) {
            Some((read, residence)) => answered(interview, person, &read.card, residence.as_ref()),
            // Nobody's number yet: what stands there was said of somebody else.
            None if number.is_none() => Vec::new(),
            // A number that was typed: its owner's answers are the resident's.
            None => continue,
        };
        let own = person.questions().filter(|id| interview.is_from_card(id));
        events.extend(
            own.filter(|id| answers.iter().all(|(answered, _)| answered != *id))
                .map(|id| Event::Withdrawn(id.clone())),
        );
        said.extend(answers);
    }
    events.extend(no_longer_here(interview, &said));
    let taken_over = said.into_iter().filter(|(id, value)| {
        let before = interview.answers.get(id);
        before.is_none_or(|before| before.author == Author::Card && before.value() != Some(value))
    });
    events.extend(taken_over.map(|(id, value)| {
        let answer = Answer {
            reply: Reply::Known(value),
            author: Author::Card,
        };
        Event::Answered(id, answer)
    }));
    events
}

/// Where a card said that its holder lives here, and is no longer the card of anybody asked about.
fn no_longer_here(interview: &Interview<'_>, said: &[(QuestionId, Value)]) -> Vec<Event> {
    let people = interview.procedure.people.iter();
    let questions: std::collections::BTreeSet<&QuestionId> = people
        .filter_map(|person| Some(&person.lives.as_ref()?.question))
        .filter(|id| interview.is_from_card(id))
        .filter(|id| said.iter().all(|(answered, _)| answered != *id))
        .collect();
    questions
        .into_iter()
        .cloned()
        .map(Event::Withdrawn)
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
            person.number.as_ref(),
            Some(Value::PersonNumber(card.number.clone())),
        ),
        some(Some(&person.name), card.name.clone().map(Value::Name)),
        some(person.birth.as_ref(), Some(Value::Date(card.birth))),
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
    (before.author != Author::Card && typed != value).then(|| typed.clone())
}

/// Whether the question will stand in the filing once these answers are given.
pub fn counts(interview: &Interview<'_>, answers: &[CardAnswer], id: &QuestionId) -> bool {
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

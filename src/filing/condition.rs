//! Conditions of a procedure, as data: when a question, a paper, a fee or an exit applies.
//!
//! A condition over answers that are not given yet is neither true nor false;
//! the third value lets the kiosk list what *may* be needed before the first question.

use crate::filing::answer::{QuestionId, Reply, Value};
use crate::filing::date::Precision;

/// A condition over the facts of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Condition {
    /// Always true.
    #[default]
    Always,
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// A test on one question.
    Question(QuestionId, Test),
}

/// A test on the reply to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The reply's token is one of these.
    OneOf(Vec<String>),
    /// The reply's token is none of these.
    NoneOf(Vec<String>),
    /// A value was given (`true`), or it is unknown or skipped (`false`).
    Known(bool),
    /// A date is known to at least this precision (`true`) or to less (`false`).
    Precision(Precision, bool),
}

/// A truth value where the answer may still be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// A question it depends on has not been answered.
    Open,
}

/// Where conditions find replies: answered, copied or derived.
pub trait Facts {
    /// The reply to a question; `None` while it has not been answered.
    fn reply(&self, id: &QuestionId) -> Option<Reply>;

    /// Whether the question applies at all; a question that is not asked counts as skipped.
    fn applies(&self, id: &QuestionId) -> Truth;
}

impl Condition {
    /// Evaluates over the facts known so far.
    pub fn evaluate(&self, facts: &impl Facts) -> Truth {
        match self {
            Self::Always => Truth::True,
            Self::All(parts) => {
                parts
                    .iter()
                    .fold(Truth::True, |sum, part| match (sum, part.evaluate(facts)) {
                        (Truth::False, _) | (_, Truth::False) => Truth::False,
                        (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
                        _ => Truth::True,
                    })
            }
            Self::Any(parts) => parts.iter().fold(Truth::False, |sum, part| {
                match (sum, part.evaluate(facts)) {
                    (Truth::True, _) | (_, Truth::True) => Truth::True,
                    (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
                    _ => Truth::False,
                }
            }),
            Self::Question(id, test) => match facts.applies(id) {
                Truth::False => test.of(&Reply::Skipped),
                Truth::Open => Truth::Open,
                Truth::True => facts.reply(id).map_or(Truth::Open, |reply| test.of(&reply)),
            },
        }
    }

    /// Every question the condition looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Self::Always => Vec::new(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Condition::questions).collect()
            }
            Self::Question(id, _) => vec![id],
        }
    }
}

impl Test {
    fn of(&self, reply: &Reply) -> Truth {
        let value = match reply {
            Reply::Known(value) => Some(value),
            Reply::Unknown | Reply::Skipped => None,
        };
        let token = value.and_then(Value::token);
        let holds = match self {
            Self::OneOf(tokens) => token.is_some_and(|t| tokens.iter().any(|x| x == t)),
            Self::NoneOf(tokens) => !token.is_some_and(|t| tokens.iter().any(|x| x == t)),
            Self::Known(known) => value.is_some() == *known,
            Self::Precision(precision, at_least) => match value {
                Some(Value::Date(date)) => (date.precision() >= *precision) == *at_least,
                _ => !*at_least,
            },
        };
        if holds { Truth::True } else { Truth::False }
    }
}

//! A procedure's conditions as schemas over the list of answers.
//!
//! A question that does not apply is not in a sealed filing, and a question that applies always is:
//! so a condition over replies is a statement about which entries the list contains.

use crate::filing::answer::{QuestionId, Value as Answered};
use crate::filing::condition::{Condition, Test};
use crate::filing::date::Precision;
use crate::filing::procedure::{DerivationRule, Kind, Label, Piece, Procedure};
use serde_json::{Value, json};

/// Speaks of the answers of one procedure.
pub(super) struct Terms<'a> {
    procedure: &'a Procedure,
}

impl<'a> Terms<'a> {
    pub(super) fn of(procedure: &'a Procedure) -> Self {
        Self { procedure }
    }

    /// The condition is true. What depends on an age on the day of filing no schema can tell: it
    /// counts as `age` says.
    pub(super) fn holds(&self, condition: &Condition, age: bool) -> Value {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.holds(part, age)).collect();
        match condition {
            Condition::Always => Value::Bool(true),
            Condition::All(parts) => group("allOf", all(parts), true),
            Condition::Any(parts) => group("anyOf", all(parts), false),
            Condition::Question(_, Test::Age(_)) => Value::Bool(age),
            Condition::Question(id, test) => self.passes(id, test),
        }
    }

    fn passes(&self, id: &QuestionId, test: &Test) -> Value {
        match test {
            Test::Age(_) => Value::Bool(true),
            Test::OneOf(tokens) => self.is_one_of(id, tokens),
            Test::NoneOf(tokens) => self.is_not(id, &self.is_one_of(id, tokens)),
            Test::Known(true) => self.is_known(id),
            Test::Known(false) => self.is_not(id, &self.is_known(id)),
            Test::Precision(precision, true) => is_precise(id, *precision),
            Test::Precision(precision, false) => self.is_not(id, &is_precise(id, *precision)),
        }
    }

    /// What was said is something else. Of a derivation, that is only known where it has a value.
    fn is_not(&self, id: &QuestionId, what: &Value) -> Value {
        let derived = self.procedure.derivations.iter().any(|one| &one.id == id);
        if derived {
            json!({ "allOf": [self.is_answered(id), { "not": what }] })
        } else {
            json!({ "not": what })
        }
    }

    /// There is an entry for it.
    pub(super) fn is_answered(&self, id: &QuestionId) -> Value {
        contains(id, &Value::Bool(true))
    }

    /// A value was given.
    pub(super) fn is_known(&self, id: &QuestionId) -> Value {
        contains(id, &json!({ "type": "object", "required": ["known"] }))
    }

    /// The paper was photographed.
    pub(super) fn is_attached(&self, paper: &QuestionId) -> Value {
        contains(paper, &with_value(&attached()))
    }

    /// The answer is one that a joined text writes out: a value, and of options one with words.
    pub(super) fn is_written(&self, piece: &Piece) -> Value {
        let mut words: Vec<String> = piece.words.keys().cloned().collect();
        match self.procedure.question(&piece.of).map(|one| &one.kind) {
            Some(Kind::Time | Kind::Appointment(_)) => Value::Bool(false),
            Some(Kind::YesNo | Kind::Paper(_) | Kind::Delivery(_)) => {
                self.is_one_of(&piece.of, &words)
            }
            Some(Kind::Choice(options)) => {
                let named = options
                    .iter()
                    .filter(|option| matches!(option.label, Label::Name(_)));
                words.extend(named.map(|option| option.id.clone()));
                self.is_one_of(&piece.of, &words)
            }
            Some(_) => self.is_known(&piece.of),
            None if self.derives_a_choice(&piece.of) => self.is_one_of(&piece.of, &words),
            None => self.is_known(&piece.of),
        }
    }

    fn derives_a_choice(&self, id: &QuestionId) -> bool {
        let mut derivations = self.procedure.derivations.iter();
        let rule = derivations.find(|one| &one.id == id).map(|one| &one.rule);
        matches!(
            rule,
            Some(
                DerivationRule::AgeGroup { .. }
                    | DerivationRule::Timeliness { .. }
                    | DerivationRule::Constant(Answered::Choice(_))
            )
        )
    }

    fn is_one_of(&self, id: &QuestionId, tokens: &[String]) -> Value {
        let kind = self.procedure.question(id).map(|question| &question.kind);
        let values: Vec<Value> = tokens.iter().map(|token| value_of(kind, token)).collect();
        contains(id, &with_value(&group("anyOf", values, false)))
    }

    /// At most one entry where it may be there, exactly one where it must, and none elsewhere.
    pub(super) fn present(&self, id: &QuestionId, may: &Value, must: &Value) -> Value {
        let one = contains(id, &Value::Bool(true));
        let at_most_one =
            json!({ "contains": one["contains"], "minContains": 0, "maxContains": 1 });
        let exactly_one = json!({ "contains": one["contains"], "maxContains": 1 });
        if *must == Value::Bool(true) {
            return exactly_one;
        }
        let otherwise = if may == must {
            json!({ "not": one })
        } else {
            json!({ "if": may, "then": at_most_one, "else": { "not": one } })
        };
        if *must == Value::Bool(false) {
            return otherwise;
        }
        json!({ "if": must, "then": exactly_one, "else": otherwise })
    }
}

pub(super) fn group(key: &str, parts: Vec<Value>, of_none: bool) -> Value {
    match <[Value; 1]>::try_from(parts) {
        Ok([only]) => only,
        Err(parts) if parts.is_empty() => Value::Bool(of_none),
        Err(parts) => json!({ key: parts }),
    }
}

/// The list has an entry for this question with such a reply.
fn contains(id: &QuestionId, reply: &Value) -> Value {
    json!({
        "contains": {
            "type": "object",
            "required": ["question", "reply"],
            "properties": { "question": { "const": id }, "reply": reply },
        },
    })
}

/// A reply with such a value.
fn with_value(value: &Value) -> Value {
    json!({
        "type": "object",
        "required": ["known"],
        "properties": { "known": { "required": ["value"], "properties": { "value": value } } },
    })
}

fn attached() -> Value {
    json!({ "type": "object", "required": ["attached"] })
}

/// The value that a token of a condition stands for.
fn value_of(kind: Option<&Kind>, token: &str) -> Value {
    match (kind, token) {
        (Some(Kind::YesNo), token) => json!({ "const": token == "yes" }),
        (Some(Kind::Paper(_)), "attached") => attached(),
        _ => json!({ "const": token }),
    }
}

/// A date of at least this precision is known.
pub(super) fn is_precise(id: &QuestionId, precision: Precision) -> Value {
    let forms: &[&str] = match precision {
        Precision::Day => &["day", "from_lunar"],
        Precision::Month => &["day", "from_lunar", "month", "as_written"],
        Precision::Year => &["day", "from_lunar", "month", "as_written", "year"],
    };
    let forms: Vec<Value> = forms
        .iter()
        .map(|form| json!({ "required": [form] }))
        .collect();
    contains(
        id,
        &with_value(&json!({ "type": "object", "anyOf": forms })),
    )
}

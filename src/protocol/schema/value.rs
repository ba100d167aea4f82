//! The values of each kind of question as schemas.

use crate::filing::date::Precision;
use crate::filing::email;
use crate::filing::person_name;
use crate::filing::phone::NumberPlan;
use crate::filing::procedure::{AGE_OPEN, DerivationRule, Kind};
use serde_json::{Value, json};

/// The first and the last year of a date.
const YEARS: (i16, i16) = (1900, 2199);

/// A value of a question of this kind.
pub(super) fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Name => tagged("name", &name()),
        Kind::Date { at_least, .. } => tagged("date", &date(*at_least)),
        Kind::PersonNumber => tagged("person_number", &digits("^[0-9]{12}$")),
        Kind::Choice(options) => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            tagged("choice", &json!({ "enum": ids }))
        }
        Kind::Place => tagged("place", &place()),
        Kind::Phone(plan) => tagged("phone", &phone(plan)),
        Kind::Email => tagged("email", &mail()),
        Kind::Number { min, max } => tagged(
            "number",
            &json!({ "type": "integer", "minimum": min, "maximum": max }),
        ),
        Kind::Text { max_letters } => tagged(
            "text",
            &json!({ "type": "string", "minLength": 1, "maxLength": max_letters }),
        ),
        Kind::Time => tagged("time", &digits("^([01][0-9]|2[0-3])(:[0-5][0-9])?$")),
        Kind::Appointment(_) => tagged("appointment", &appointment()),
        Kind::YesNo => tagged("yes_no", &json!({ "type": "boolean" })),
        Kind::Paper(paper) => tagged("paper", &paper_answer(paper.may_be_held)),
        Kind::Delivery(ways) => tagged("delivery", &json!({ "enum": ways })),
    }
}

/// A value that a derivation can have.
pub(super) fn derived(rule: &DerivationRule) -> Value {
    match rule {
        DerivationRule::Constant(value) => json!({ "const": value }),
        DerivationRule::ByDate { rows, .. } => {
            let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
            tagged("text", &json!({ "enum": texts }))
        }
        DerivationRule::DateInWords(_) => {
            tagged("text", &json!({ "type": "string", "minLength": 1 }))
        }
        DerivationRule::Timeliness { .. } => tagged(
            "choice",
            &json!({ "enum": ["on_time", "late", "long_ago"] }),
        ),
        DerivationRule::AgeGroup { groups, .. } => {
            let ids: Vec<&str> = groups
                .iter()
                .map(|group| group.id.as_str())
                .chain([AGE_OPEN])
                .collect();
            tagged("choice", &json!({ "enum": ids }))
        }
        DerivationRule::Joined(_) => tagged("text", &json!({ "type": "string", "minLength": 1 })),
    }
}

/// A universally unique identifier.
pub(super) fn uuid() -> Value {
    let pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    json!({ "type": "string", "pattern": pattern })
}

/// A moment in UTC.
pub(super) fn moment() -> Value {
    let pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$";
    json!({ "type": "string", "format": "date-time", "pattern": pattern })
}

/// A kind and its value, as an answer is written.
fn tagged(kind: &str, value: &Value) -> Value {
    json!({
        "type": "object",
        "required": ["kind", "value"],
        "properties": { "kind": { "const": kind }, "value": value },
        "additionalProperties": false,
    })
}

/// A number by the plan of the procedure's version.
fn phone(plan: &NumberPlan) -> Value {
    let prefixes = plan.prefixes().iter();
    let forms: Vec<String> = prefixes
        .map(|prefix| {
            let more = prefix.digits.saturating_sub(prefix.starts.len());
            format!("{}[0-9]{{{more}}}", prefix.starts)
        })
        .collect();
    digits(&format!("^({})$", forms.join("|")))
}

fn digits(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// A day and a time of day.
fn appointment() -> Value {
    json!({
        "type": "object",
        "required": ["day", "time"],
        "properties": {
            "day": { "type": "string", "format": "date" },
            "time": digits("^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$"),
        },
        "additionalProperties": false,
    })
}

fn name() -> Value {
    json!({
        "type": "string",
        "minLength": 1,
        "maxLength": person_name::MAX_LETTERS,
        "pattern": r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019-]+( [A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019-]+)*$",
    })
}

fn mail() -> Value {
    json!({ "type": "string", "maxLength": email::MAX_BYTES, "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$" })
}

/// A date of at least this precision; a day as written on a paper always passes.
fn date(at_least: Precision) -> Value {
    let year = json!({ "type": "integer", "minimum": YEARS.0, "maximum": YEARS.1 });
    let month = json!({ "type": "integer", "minimum": 1, "maximum": 12 });
    let day = json!({ "type": "integer", "minimum": 1, "maximum": 31 });
    let parts = |parts: &[(&str, &Value)]| {
        let required: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
        let properties: serde_json::Map<String, Value> = parts
            .iter()
            .map(|(name, schema)| ((*name).to_owned(), (*schema).clone()))
            .collect();
        json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
    };
    let calendar_day = json!({
        "type": "string",
        "format": "date",
        "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    });
    let mut forms = vec![
        parts(&[("day", &calendar_day)]),
        parts(&[(
            "as_written",
            &parts(&[("year", &year), ("month", &month), ("day", &day)]),
        )]),
    ];
    let lunar = json!({
        "type": "object",
        "required": ["year", "month", "day"],
        "properties": { "year": year, "month": month, "day": day, "leap": { "type": "boolean" } },
    });
    forms.push(parts(&[(
        "from_lunar",
        &parts(&[("solar", &calendar_day), ("lunar", &lunar)]),
    )]));
    if at_least <= Precision::Month {
        forms.push(parts(&[(
            "month",
            &parts(&[("year", &year), ("month", &month)]),
        )]));
    }
    if at_least <= Precision::Year {
        forms.push(parts(&[("year", &year)]));
    }
    json!({ "anyOf": forms })
}

fn place() -> Value {
    let unit = |code: &str| {
        json!({
            "type": "object",
            "required": ["code", "name"],
            "properties": { "code": digits(code), "name": { "type": "string", "minLength": 1 } },
        })
    };
    json!({
        "type": "object",
        "required": ["province", "commune", "detail"],
        "properties": {
            "province": unit("^[0-9]{2}$"),
            "commune": { "anyOf": [unit("^[0-9]{5}$"), { "type": "null" }] },
            "detail": { "type": "string" },
        },
    })
}

fn paper_answer(may_be_held: bool) -> Value {
    let pages =
        json!({ "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 1 });
    let mut answers = vec![
        json!({
            "type": "object",
            "required": ["attached"],
            "properties": { "attached": pages },
            "additionalProperties": false,
        }),
        json!({ "const": "later" }),
    ];
    if may_be_held {
        answers.push(json!({ "const": "held_by_office" }));
    }
    json!({ "anyOf": answers })
}

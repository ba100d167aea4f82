//! The JSON Schema (2020-12) of a procedure's sealed filings, made from the procedure's data.
//!
//! A receiver that does not know the procedures can refuse with it what no kiosk would seal: an
//! answer that is missing or must not be there, a value of another kind, an option that does not
//! exist. What the language cannot say – that one date lies before another, that a copy equals its
//! source – stays with the checks. Fields that a later version of the protocol adds are let through.

mod condition;
mod value;

use crate::filing::answer::{Author, QuestionId};
use crate::filing::date::Precision;
use crate::filing::help::Helper;
use crate::filing::procedure::{
    Copy, Derivation, DerivationRule, Handling, Kind, Procedure, Question, Severity,
};
use crate::filing::signature::{ByHand, LARGEST_PAD, MOST_POINTS_OF_A_STROKE, MOST_STROKES};
use crate::filing::validity::Validity;
use crate::protocol::VERSION;
use condition::{Terms, group, is_precise};
use serde_json::{Map, Value, json};

/// Who can have given the answer to a question; a derivation is [`Author::Computed`].
const AUTHORS: [Author; 4] = [
    Author::Resident,
    Author::Card,
    Author::Staff,
    Author::Family,
];

/// The schema of a filing by this version of a procedure.
pub fn of(procedure: &Procedure) -> Value {
    let terms = Terms::of(procedure);
    let asked: Vec<&Question> = procedure
        .questions
        .iter()
        .filter(|one| is_sealed(one))
        .collect();
    let mut definitions = Map::new();
    for question in &asked {
        let reply = reply(procedure, question);
        let _ = definitions.insert(
            definition(&question.id),
            entry(&question.id, &reply, &AUTHORS),
        );
    }
    for derivation in &procedure.derivations {
        let reply = known(&value::derived(&derivation.rule));
        let _ = definitions.insert(
            definition(&derivation.id),
            entry(&derivation.id, &reply, &[Author::Computed]),
        );
    }
    let entries: Vec<Value> = definitions
        .keys()
        .map(|name| json!({ "$ref": format!("#/$defs/{name}") }))
        .collect();
    let presence: Vec<Value> = asked
        .iter()
        .map(|question| of_question(&terms, question))
        .chain(
            procedure
                .derivations
                .iter()
                .map(|one| of_derivation(&terms, one)),
        )
        .collect();
    let photographed: Vec<&QuestionId> = asked
        .iter()
        .filter(|question| matches!(question.kind, Kind::Paper(_)))
        .map(|question| &question.id)
        .collect();
    let pages = photographed.iter().map(|paper| pages(&terms, paper));
    let helpers = [Helper::Family, Helper::Staff];
    let across: Vec<Value> = helpers.into_iter().map(help).chain(pages).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Sealed filing {} ({}), version {}", procedure.code, procedure.id, procedure.version),
        "type": "object",
        "required": [
            "protocol", "id", "reference", "kiosk", "sealed_at", "procedure", "answers", "consents",
            "warnings", "parts",
        ],
        "properties": {
            "protocol": { "const": VERSION },
            "id": value::uuid(),
            "reference": { "type": "string", "pattern": "^[0-9A-Z]{9}$" },
            "kiosk": { "type": "string", "minLength": 1 },
            "sealed_at": sealed_at(),
            "procedure": named(procedure),
            "answers": {
                "type": "array",
                "items": { "anyOf": entries },
                "allOf": presence,
            },
            "consents": consents(),
            "signature": signature(),
            "warnings": warnings(procedure),
            "parts": { "type": "array", "items": part(&photographed) },
            "replaces": value::uuid(),
        },
        "allOf": across,
        "$defs": definitions,
    })
}

/// Papers that are only shown at the desk have no answer.
fn is_sealed(question: &Question) -> bool {
    !matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk)
}

fn definition(id: &QuestionId) -> String {
    format!("answer-{id}")
}

fn entry(id: &QuestionId, reply: &Value, authors: &[Author]) -> Value {
    json!({
        "type": "object",
        "required": ["question", "reply", "author"],
        "properties": {
            "question": { "const": id },
            "reply": reply,
            "author": { "enum": authors },
        },
    })
}

fn known(value: &Value) -> Value {
    json!({
        "type": "object",
        "required": ["known"],
        "properties": { "known": value },
        "additionalProperties": false,
    })
}

/// What can be replied to a question; a copy also has what its source can have.
fn reply(procedure: &Procedure, question: &Question) -> Value {
    let mut sources = vec![question];
    let mut next = question;
    while let Some(source) = next
        .copy
        .as_ref()
        .and_then(|copy| procedure.question(&copy.from))
        .filter(|source| !sources.contains(source))
    {
        sources.push(source);
        next = source;
    }
    let mut replies: Vec<Value> = Vec::new();
    for source in &sources {
        let value = known(&value::of_kind(&source.kind));
        if !replies.contains(&value) {
            replies.push(value);
        }
    }
    if sources
        .iter()
        .any(|one| one.unknown_allowed || !one.required)
    {
        replies.push(json!({ "const": "unknown" }));
    }
    if sources.iter().any(|one| !one.required) {
        replies.push(json!({ "const": "skipped" }));
    }
    json!({ "anyOf": replies })
}

/// A question that applies is answered once, and one that does not is not answered. A copy is only
/// there where its source is.
fn of_question(terms: &Terms<'_>, question: &Question) -> Value {
    let applies = terms.holds(&question.when, true);
    let surely = terms.holds(&question.when, false);
    let asked = match &question.copy {
        None => surely,
        Some(Copy { from, when }) => {
            let copied = terms.holds(when, true);
            json!({ "allOf": [
                surely,
                { "anyOf": [{ "not": copied }, terms.is_answered(from)] },
            ] })
        }
    };
    terms.present(&question.id, &applies, &asked)
}

/// A derivation stands there where it applies and what it is computed from is known.
fn of_derivation(terms: &Terms<'_>, derivation: &Derivation) -> Value {
    let may = terms.holds(&derivation.when, true);
    // On which day it was sealed no schema can compare.
    let surely = if derivation.grounds.validity == Validity::default() {
        terms.holds(&derivation.when, false)
    } else {
        Value::Bool(false)
    };
    let both = |of: &Value| {
        let with = |applies: &Value| json!({ "allOf": [applies, of] });
        (with(&may), with(&surely))
    };
    let (may, must) = match &derivation.rule {
        DerivationRule::Constant(_) => (may, surely),
        DerivationRule::DateInWords(of)
        | DerivationRule::Timeliness { from: of, .. }
        | DerivationRule::AgeGroup { born: of, .. } => both(&terms.is_known(of)),
        DerivationRule::ByDate { of, rows } => {
            let (may, _) = both(&terms.is_known(of));
            // What is known may not be precise enough, or lie before the first row.
            let open_start = rows.first().is_some_and(|row| row.from.is_none());
            let (_, must) = both(&if open_start {
                is_precise(of, Precision::Day)
            } else {
                Value::Bool(false)
            });
            (may, must)
        }
        DerivationRule::Joined(pieces) => {
            let written = pieces.iter().map(|piece| terms.is_written(piece)).collect();
            both(&group("anyOf", written, false))
        }
    };
    terms.present(&derivation.id, &may, &must)
}

fn sealed_at() -> Value {
    json!({
        "type": "object",
        "required": ["time", "clock"],
        "properties": {
            "time": value::moment(),
            "clock": { "enum": ["confirmed", "unconfirmed"] },
        },
    })
}

fn named(procedure: &Procedure) -> Value {
    json!({
        "type": "object",
        "required": ["code", "id", "version"],
        "properties": {
            "code": { "const": procedure.code },
            "id": { "const": procedure.id },
            "version": { "const": procedure.version },
        },
    })
}

fn consents() -> Value {
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["purpose", "at"],
            "properties": {
                "purpose": { "type": "string" },
                "at": value::moment(),
                "until": value::moment(),
            },
        },
        "allOf": [agreed_to("privacy_notice"), agreed_to("declaration")],
    })
}

fn agreed_to(purpose: &str) -> Value {
    json!({
        "contains": {
            "required": ["purpose"],
            "properties": { "purpose": { "const": purpose } },
        },
    })
}

/// What a helper entered stands there only with the resident's consent to that helper.
fn help(helper: Helper) -> Value {
    let entered = json!({
        "contains": {
            "required": ["author"],
            "properties": { "author": { "const": helper.author() } },
        },
    });
    json!({
        "if": { "properties": { "answers": entered } },
        "then": { "properties": { "consents": agreed_to(helper.purpose()) } },
    })
}

/// How the form was signed; that every point lies on the pad, and all of them are few, no schema can say.
fn signature() -> Value {
    let place = |least: u16| {
        let side = json!({ "type": "integer", "minimum": least, "maximum": LARGEST_PAD });
        json!({ "type": "array", "items": side, "minItems": 2, "maxItems": 2 })
    };
    let stroke = json!({
        "type": "array", "items": place(0), "minItems": 1, "maxItems": MOST_POINTS_OF_A_STROKE,
    });
    let drawing = json!({
        "type": "object",
        "description": "Lines in hundredths of a millimetre from the upper left corner of the pad.",
        "required": ["pad", "strokes"],
        "properties": {
            "pad": place(1),
            "strokes": { "type": "array", "items": stroke, "minItems": 1, "maxItems": MOST_STROKES },
        },
        "additionalProperties": false,
    });
    let one = |way: &str, value: &Value| {
        json!({
            "type": "object",
            "required": [way],
            "properties": { way: value },
            "additionalProperties": false,
        })
    };
    json!({ "anyOf": [one("drawn", &drawing), one("by_hand", &json!({ "enum": ByHand::ALL }))] })
}

/// A filing with a check that stops is never sealed.
fn warnings(procedure: &Procedure) -> Value {
    let warning = |severity| severity == Severity::Warn;
    let ids: Vec<&str> = procedure
        .checks
        .iter()
        .filter(|check| warning(check.severity))
        .map(|check| check.id.as_str())
        .collect();
    let items = if ids.is_empty() {
        Value::Bool(false)
    } else {
        json!({ "enum": ids })
    };
    json!({ "type": "array", "items": items, "uniqueItems": true })
}

fn part(papers: &[&QuestionId]) -> Value {
    if papers.is_empty() {
        return Value::Bool(false);
    }
    json!({
        "type": "object",
        "required": ["n", "role", "media_type", "size", "sha256"],
        "properties": {
            "n": { "type": "integer", "minimum": 1 },
            "role": { "enum": papers },
            "media_type": { "type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$" },
            "size": { "type": "integer", "minimum": 0 },
            "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        },
    })
}

/// A paper has pages where it was photographed, and only there.
fn pages(terms: &Terms<'_>, paper: &QuestionId) -> Value {
    let with_pages = json!({
        "contains": { "required": ["role"], "properties": { "role": { "const": paper } } },
    });
    json!({
        "if": { "properties": { "answers": terms.is_attached(paper) } },
        "then": { "properties": { "parts": with_pages } },
        "else": { "properties": { "parts": { "not": with_pages } } },
    })
}

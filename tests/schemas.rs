//! The exported JSON Schema of a procedure takes every filing that a resident seals, and refuses
//! what no kiosk would seal.
//!
//! The kept golden filings are taken as they were sealed, and once more with every fault that can
//! be planted in them, one at a time. What only a comparison of two values shows (a date before
//! another, an age on the day of filing) is no fault to a schema, and is not planted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use jsonschema::Validator;
use motcua::config::Config;
use motcua::filing::answer::QuestionId;
use motcua::filing::procedure::{Kind, Procedure};
use motcua::protocol::{VERSION, schema};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// The schemas of the procedures, made once each.
pub struct Schemas<'a> {
    config: &'a Config,
    made: BTreeMap<(String, String), Validator>,
}

impl<'a> Schemas<'a> {
    pub fn of(config: &'a Config) -> Self {
        Self {
            config,
            made: BTreeMap::new(),
        }
    }

    pub fn procedure(&self, filing: &Value) -> &'a Procedure {
        let named = &filing["procedure"];
        let (id, version) = (named["id"].as_str().unwrap(), named["version"].as_str());
        let procedures = &self.config.procedures;
        procedures.version(id, version.unwrap()).unwrap()
    }

    /// What the schema of a procedure has against a filing.
    pub fn refusal(&mut self, procedure: &Procedure, filing: &Value) -> Option<String> {
        let key = (procedure.id.clone(), procedure.version.clone());
        let schema = self.made.entry(key).or_insert_with(|| {
            let mut options = jsonschema::draft202012::options();
            options = options.should_validate_formats(true);
            options.build(&schema::of(procedure)).unwrap()
        });
        let told: Vec<String> = schema
            .iter_errors(filing)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        (!told.is_empty()).then(|| told.join("\n"))
    }
}

/// A filing as kept beside its visit, with made-up values for what differs from run to run.
fn sealed_again(mut filing: Value) -> Value {
    let at = "2026-11-24T03:10:00Z";
    let parts = filing.as_object_mut().unwrap();
    for (key, value) in [
        ("protocol", json!(VERSION)),
        ("id", json!("01936000-0000-7000-8000-000000000001")),
        ("reference", json!("7K2M9P4QX")),
        ("kiosk", json!("kiosk-1")),
        ("sealed_at", json!({ "time": at, "clock": "confirmed" })),
    ] {
        assert!(
            parts.insert(key.to_owned(), value).is_none(),
            "{key} is kept"
        );
    }
    for consent in filing["consents"].as_array_mut().unwrap() {
        *consent = json!({ "purpose": consent.take(), "at": at });
    }
    for part in filing["parts"].as_array_mut().unwrap() {
        part["size"] = json!(120_000);
        part["sha256"] = json!("0".repeat(64));
    }
    filing
}

fn golden_filings() -> Vec<(String, Value)> {
    let folder = lobby::root().join("tests/golden");
    let kept = lobby::files(&folder).into_iter().filter_map(|(path, _)| {
        let _ = path.extension().filter(|found| *found == "json")?;
        let filing: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        filing
            .get("procedure")
            .is_some()
            .then(|| (name, sealed_again(filing)))
    });
    kept.collect()
}

/// One planted fault: what it is, and the filing that has it.
type Fault = (String, Value);

fn answers(filing: &Value) -> &Vec<Value> {
    filing["answers"].as_array().unwrap()
}

fn id(answer: &Value) -> &str {
    answer["question"].as_str().unwrap()
}

/// The filing with one answer changed.
fn with_reply(filing: &Value, place: usize, reply: Value) -> Value {
    let mut filing = filing.clone();
    filing["answers"][place]["reply"] = reply;
    filing
}

/// Values of a wrong kind, of the right kind and impossible, and replies that are not allowed.
fn wrong_replies(procedure: &Procedure, filing: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, answer) in answers(filing).iter().enumerate() {
        let mut plant = |what: &str, reply: Value| {
            let filing = with_reply(filing, place, reply);
            faults.push((format!("{} {what}", id(answer)), filing));
        };
        let question = procedure.question(&QuestionId::new(id(answer)));
        plant("is nothing", Value::Null);
        plant("is hidden", json!("hidden"));
        if question.is_none_or(|one| one.copy.is_none() && one.required && !one.unknown_allowed) {
            plant("is unknown", json!("unknown"));
        }
        if question.is_none_or(|one| one.copy.is_none() && one.required) {
            plant("is skipped", json!("skipped"));
        }
        let Some(known) = answer["reply"].get("known") else {
            continue;
        };
        let kind = known["kind"].as_str().unwrap();
        let (other, value) = match kind {
            "yes_no" => ("number", json!(1)),
            _ => ("yes_no", json!(true)),
        };
        plant(
            "is of another kind",
            json!({ "known": { "kind": other, "value": value } }),
        );
        plant("has no value", json!({ "known": { "kind": kind } }));
        let said = |value: Value| json!({ "known": { "kind": kind, "value": value } });
        let wrong: Vec<Value> = match kind {
            "choice" | "delivery" => vec![json!("no_such_option"), json!("")],
            "name" => vec![json!(""), json!("Nguyễn Văn 4"), json!("a".repeat(200))],
            "text" => vec![json!(""), json!(7)],
            "date" => vec![
                json!({ "day": "1952-02-30" }),
                json!({ "day": "20/03/1952" }),
                json!({ "day": "1852-03-20" }),
                json!({ "year": 52 }),
                json!({}),
            ],
            "person_number" => vec![
                json!("012000000"),
                json!("00115200001"),
                json!(1_152_000_017),
            ],
            "phone" => vec![json!("912345678"), json!("113"), json!("0912 345 678")],
            "email" => vec![json!("nobody")],
            "number" => vec![json!(-1), json!(1.5), json!(1_000_000), json!("5")],
            "time" => vec![json!("24"), json!("7"), json!("23:60")],
            "yes_no" => vec![json!("yes")],
            "place" => vec![
                json!("Phường Bạch Mai"),
                json!({ "province": known["value"]["province"], "detail": "" }),
                json!({ "province": { "code": "1", "name": "Hà Nội" }, "commune": null, "detail": "" }),
            ],
            "paper" => vec![json!({ "attached": [] }), json!("lost")],
            "appointment" => vec![json!({ "day": "2026-11-25" }), json!("2026-11-25")],
            other => panic!("nothing is planted in a {other}"),
        };
        for value in wrong {
            plant(&format!("says {value}"), said(value));
        }
    }
    faults
}

/// Each answer missing, twice, by nobody.
fn wrong_entries(filing: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, answer) in answers(filing).iter().enumerate() {
        let mut without = filing.clone();
        let _ = without["answers"].as_array_mut().unwrap().remove(place);
        faults.push((format!("{} is missing", id(answer)), without));
        let mut twice = filing.clone();
        twice["answers"]
            .as_array_mut()
            .unwrap()
            .push(answer.clone());
        faults.push((format!("{} is there twice", id(answer)), twice));
        let mut by_another = filing.clone();
        by_another["answers"][place]["author"] = match answer["author"].as_str() {
            Some("computed") => json!("resident"),
            _ => json!("computed"),
        };
        faults.push((format!("{} is by somebody else", id(answer)), by_another));
        let mut by_nobody = filing.clone();
        by_nobody["answers"][place]["author"] = json!("machine");
        faults.push((format!("{} is by nobody", id(answer)), by_nobody));
    }
    let mut strange = filing.clone();
    strange["answers"].as_array_mut().unwrap().push(json!({
        "question": "religion", "reply": "unknown", "author": "resident",
    }));
    faults.push((
        "a question that nobody asks is answered".to_owned(),
        strange,
    ));
    faults
}

/// Answers to questions that do not apply.
fn answers_out_of_place(procedure: &Procedure, filing: &Value) -> Vec<Fault> {
    let said: Vec<&str> = answers(filing).iter().map(id).collect();
    let open = procedure.questions.iter().filter(|question| {
        let shown_only = matches!(&question.kind, Kind::Paper(_));
        !shown_only && !said.contains(&question.id.as_str())
    });
    open.filter_map(|question| {
        let value = match &question.kind {
            Kind::Choice(options) => json!({ "kind": "choice", "value": options.first()?.id }),
            Kind::YesNo => json!({ "kind": "yes_no", "value": true }),
            Kind::Text { .. } => json!({ "kind": "text", "value": "Chữ" }),
            Kind::Name => json!({ "kind": "name", "value": "Nguyễn Thị Lúa" }),
            Kind::PersonNumber => json!({ "kind": "person_number", "value": "001152000017" }),
            Kind::Date { .. } => json!({ "kind": "date", "value": { "day": "1952-03-20" } }),
            _ => return None,
        };
        let mut filing = filing.clone();
        filing["answers"].as_array_mut().unwrap().push(json!({
            "question": question.id, "reply": { "known": value }, "author": "resident",
        }));
        Some((format!("{} is answered and not asked", question.id), filing))
    })
    .collect()
}

/// Faults around the answers.
fn wrong_frames(filing: &Value) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for key in filing.as_object().unwrap().keys() {
        let mut without = filing.clone();
        let _ = without.as_object_mut().unwrap().remove(key);
        faults.push((format!("{key} is missing"), without));
    }
    let mut change = |what: &str, pointer: &str, value: Value| {
        let mut changed = filing.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        faults.push((what.to_owned(), changed));
    };
    change("another code", "/procedure/code", json!("9.999999"));
    change("another version", "/procedure/version", json!("1999-01-01"));
    change("another protocol", "/protocol", json!(0));
    change("a short reference", "/reference", json!("K1"));
    change(
        "a time without a zone",
        "/sealed_at/time",
        json!("2026-11-24T10:00"),
    );
    change("no consent", "/consents", json!([]));
    change("an unknown warning", "/warnings", json!(["no_such_check"]));
    change(
        "pages of no paper",
        "/parts",
        json!([{ "n": 1, "role": "no_such_paper", "media_type": "image/jpeg", "size": 1, "sha256": "0".repeat(64) }]),
    );
    if filing["parts"]
        .as_array()
        .is_some_and(|parts| !parts.is_empty())
    {
        change("a photographed paper without pages", "/parts", json!([]));
    }
    faults
}

#[test]
fn every_golden_filing_is_taken_by_its_schema() {
    let config = lobby::config();
    let mut schemas = Schemas::of(&config);
    let filings = golden_filings();
    assert!(filings.len() >= 30, "only {} filings", filings.len());
    for (name, filing) in &filings {
        assert_eq!(
            schemas.refusal(schemas.procedure(filing), filing),
            None,
            "{name}"
        );
    }
}

#[test]
fn every_fault_planted_in_a_golden_filing_is_refused() {
    let config = lobby::config();
    let mut schemas = Schemas::of(&config);
    let (mut planted, mut taken) = (0, String::new());
    for (name, filing) in golden_filings() {
        let procedure = schemas.procedure(&filing);
        let faults = wrong_replies(procedure, &filing)
            .into_iter()
            .chain(wrong_entries(&filing))
            .chain(answers_out_of_place(procedure, &filing))
            .chain(wrong_frames(&filing));
        for (what, faulty) in faults {
            planted += 1;
            if schemas.refusal(procedure, &faulty).is_none() {
                let _ = writeln!(taken, "{name}: {what}");
            }
        }
    }
    println!("{planted} faults planted");
    assert!(planted > 5_000, "only {planted} faults");
    assert!(taken.is_empty(), "of {planted} faults were taken:\n{taken}");
}

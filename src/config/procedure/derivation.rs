//! One `[[derivations]]` entry: a value that is computed instead of asked.
//!
//! With `when = { … }` it is computed only then, and otherwise counts as not asked.

use super::references::Reference;
use crate::config::condition::{self, Clause};
use crate::config::fault::Fault;
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::{QuestionId, Value};
use crate::filing::procedure::{DatedText, Derivation, DerivationRule};

/// A derivation and the question it depends on.
pub(super) struct Read {
    pub(super) derivation: Derivation,
    /// Whether its rule could be read; if not, a stand-in is there instead.
    pub(super) whole: bool,
    pub(super) line: usize,
    pub(super) of: Option<Reference>,
    pub(super) when: Clause,
}

#[derive(Clone, Copy)]
enum Rule {
    ByDate,
    Constant,
    DateInWords,
    Timeliness,
}

/// Reads a derivation; `None` where it has no id.
pub(super) fn read(table: &Table<'_>) -> Option<Read> {
    let id = table.text("id");
    let form_field = table.optional_text("form_field");
    let when = condition::optional(table, "when");
    let rule = table.one_of(
        "rule",
        &[
            ("by_date", Rule::ByDate),
            ("constant", Rule::Constant),
            ("date_in_words", Rule::DateInWords),
            ("timeliness", Rule::Timeliness),
        ],
    );
    let of = rule
        .filter(|rule| !matches!(rule, Rule::Constant))
        .and_then(|_| table.text("of"));
    let read = rule.and_then(|rule| rule_of(table, rule, of.as_ref()));
    if rule.is_some() {
        table.close();
    }

    let id = id?;
    let _ = snake_case(table, &id);
    let whole = read.is_some();
    let stand_in = || DerivationRule::Constant(Value::YesNo(false));
    Some(Read {
        whole,
        derivation: Derivation {
            id: QuestionId::new(id.value),
            rule: read.unwrap_or_else(stand_in),
            when: when.condition.clone(),
            form_field: form_field.map(|field| field.value),
        },
        line: id.line,
        of: of.map(|of| Reference::new(of, "date")),
        when,
    })
}

fn rule_of(table: &Table<'_>, rule: Rule, of: Option<&At<String>>) -> Option<DerivationRule> {
    let of = of.map(|of| QuestionId::new(of.value.clone()));
    Some(match rule {
        Rule::Constant => DerivationRule::Constant(constant(table)?),
        Rule::DateInWords => DerivationRule::DateInWords(of?),
        Rule::Timeliness => {
            let within_days = table.whole("within_days", 1_u16, 3650);
            DerivationRule::Timeliness {
                from: of?,
                within_days: within_days?.value,
            }
        }
        Rule::ByDate => {
            let rows = dated_texts(table);
            DerivationRule::ByDate { of: of?, rows }
        }
    })
}

fn constant(table: &Table<'_>) -> Option<Value> {
    match (table.optional_text("choice"), table.optional_text("value")) {
        (Some(choice), None) => Some(Value::Choice(choice.value)),
        (None, Some(text)) => Some(Value::Text(text.value)),
        (Some(choice), Some(_)) => {
            table.report(choice.line, Fault::Excludes("choice", "value"));
            None
        }
        (None, None) => {
            if !table.has("choice") && !table.has("value") {
                table.report(table.line, Fault::MissingKey("value"));
            }
            None
        }
    }
}

/// `rows = [{ text = "…" }, { from = 2024-07-01, text = "…" }]`, earliest first.
pub(super) fn dated_texts(table: &Table<'_>) -> Vec<DatedText> {
    let mut rows: Vec<DatedText> = Vec::new();
    table.not_empty("rows");
    for entry in table.tables("rows") {
        let from = entry.optional_date("from");
        let text = entry.text("text");
        entry.close();
        let from_day = from.as_ref().map(|from| from.value);
        if rows.last().is_some_and(|last| last.from >= from_day) {
            entry.report(
                from.map_or(entry.line, |from| from.line),
                Fault::WrongOrder {
                    first: "from of the row before",
                    second: "from",
                },
            );
        }
        rows.extend(text.map(|text| DatedText {
            from: from_day,
            text: text.value,
        }));
    }
    rows
}

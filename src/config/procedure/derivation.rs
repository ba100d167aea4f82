//! One `[[derivations]]` entry: a value that is computed instead of asked.
//!
//! With `when = { … }` it is computed only then, and with `valid_from` or `valid_to` only on those
//! days; otherwise it counts as not asked.

mod joined;

use super::references::Reference;
use crate::config::condition::{self, Clause, Tested};
use crate::config::fault::Fault;
use crate::config::provenance;
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::{QuestionId, Value};
use crate::filing::procedure::{AgeGroup, DatedText, Derivation, DerivationRule};

/// A derivation and the question it depends on.
pub(super) struct Read {
    pub(super) derivation: Derivation,
    /// Whether its rule could be read; if not, a stand-in is there instead.
    pub(super) whole: bool,
    pub(super) line: usize,
    pub(super) of: Vec<Reference>,
    /// Options that a joined text writes out, to be compared with those there are.
    pub(super) written: Vec<Tested>,
    pub(super) when: Clause,
}

#[derive(Clone, Copy)]
enum Rule {
    AgeGroup,
    ByDate,
    Constant,
    DateInWords,
    Joined,
    Timeliness,
}

/// Reads a derivation; `None` where it has no id.
pub(super) fn read(table: &Table<'_>) -> Option<Read> {
    let id = table.text("id");
    let form_field = table.optional_text("form_field");
    let when = condition::optional(table, "when");
    let grounds = provenance::grounds(table);
    let rule = table.one_of(
        "rule",
        &[
            ("age_group", Rule::AgeGroup),
            ("by_date", Rule::ByDate),
            ("constant", Rule::Constant),
            ("date_in_words", Rule::DateInWords),
            ("joined", Rule::Joined),
            ("timeliness", Rule::Timeliness),
        ],
    );
    let of = rule
        .filter(|rule| !matches!(rule, Rule::Constant | Rule::Joined))
        .and_then(|_| table.text("of"));
    let mut references: Vec<Reference> = Vec::new();
    let mut written = Vec::new();
    let read = rule.and_then(|rule| match rule {
        Rule::Joined => {
            let pieces = joined::pieces(table, &mut references, &mut written);
            Some(DerivationRule::Joined(pieces))
        }
        rule => rule_of(table, rule, of.as_ref()),
    });
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
            grounds,
        },
        line: id.line,
        of: of
            .map(|of| Reference::new(of, "date"))
            .into_iter()
            .chain(references)
            .collect(),
        written,
        when,
    })
}

fn rule_of(table: &Table<'_>, rule: Rule, of: Option<&At<String>>) -> Option<DerivationRule> {
    let of = of.map(|of| QuestionId::new(of.value.clone()));
    Some(match rule {
        Rule::Constant => DerivationRule::Constant(constant(table)?),
        Rule::Joined => return None,
        Rule::DateInWords => DerivationRule::DateInWords(of?),
        Rule::Timeliness => {
            let within_days = table.whole("within_days", 1_u16, 3650);
            let long_ago = table.optional_whole("long_ago_after_days", 1_u16, u16::MAX);
            if let (Some(within), Some(long_ago)) = (&within_days, &long_ago)
                && within.value >= long_ago.value
            {
                table.report(
                    long_ago.line,
                    Fault::WrongOrder {
                        first: "within_days",
                        second: "long_ago_after_days",
                    },
                );
            }
            DerivationRule::Timeliness {
                from: of?,
                within_days: within_days?.value,
                long_ago_after_days: long_ago.map(|days| days.value),
            }
        }
        Rule::AgeGroup => {
            let groups = age_groups(table);
            DerivationRule::AgeGroup { born: of?, groups }
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

/// `groups = [{ id = "…" }, { id = "…", at_least = 70 }]`, youngest first.
fn age_groups(table: &Table<'_>) -> Vec<AgeGroup> {
    let mut groups: Vec<AgeGroup> = Vec::new();
    table.not_empty("groups");
    for entry in table.tables("groups") {
        let id = entry.text("id");
        let at_least = entry.optional_whole("at_least", 1_i16, 150);
        entry.close();
        let years = at_least.as_ref().map_or(0, |years| years.value);
        if groups.last().is_some_and(|last| last.at_least >= years) {
            entry.report(
                at_least.map_or(entry.line, |years| years.line),
                Fault::WrongOrder {
                    first: "at_least of the group before",
                    second: "at_least",
                },
            );
        }
        if let Some(id) = id
            && snake_case(&entry, &id)
        {
            groups.push(AgeGroup {
                id: id.value,
                at_least: years,
            });
        }
    }
    groups
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

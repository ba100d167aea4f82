//! One `[[questions]]` entry.

use super::Context;
use crate::config::condition::{self, Clause};
use crate::config::fault::Fault;
use crate::config::lists::{self, Found};
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::{QuestionId, ResultDelivery};
use crate::filing::appointment::OpeningHours;
use crate::filing::date::Precision;
use crate::filing::procedure::{ChoiceOption, Copy, Handling, Kind, Paper, Question, TextKey};

/// A question with the places of everything that must still be compared with other questions.
pub(super) struct Read {
    pub(super) question: Question,
    /// Whether its kind could be read; if not, a stand-in keeps the mistake from spreading to
    /// everything that names the question (the folder is refused anyway).
    pub(super) whole: bool,
    pub(super) line: usize,
    pub(super) step: At<String>,
    pub(super) when: Clause,
    pub(super) copy: Option<(At<String>, Clause)>,
}

/// Reads a question; `None` where it has no id or step.
pub(super) fn read(table: &Table<'_>, context: &Context<'_>) -> Option<Read> {
    let id = table.text("id");
    let step = table.text("step");
    let text = table.optional_text("text");
    let base = text.as_ref().or(id.as_ref()).map(|text| text.value.clone());
    let reader = table.one_of("kind", &KINDS);
    let kind = reader.and_then(|read| read(table, base.as_deref().unwrap_or_default(), context));
    let required = table.optional_flag("required");
    let unknown = table.optional_flag("unknown");
    let private = table.optional_flag("private");
    let form_field = table.optional_text("form_field");
    let when = condition::optional(table, "when");
    let copy = table.optional_table("copy").and_then(|copy| {
        let from = copy.text("from");
        let when = condition::optional(&copy, "when");
        copy.close();
        Some((from?, when))
    });
    if reader.is_some() {
        table.close();
    }

    let id = id?;
    let key = format!("question-{}", base?);
    if snake_case(table, &id) && text.is_none_or(|text| snake_case(table, &text)) {
        let file = &table.source.name;
        context.needs.add(file, id.line, &key);
        context
            .needs
            .add_attributes(file, id.line, &key, &["label", "form"]);
    }
    let step = step?;
    let whole = kind.is_some();
    let kind = kind.unwrap_or(Kind::YesNo);
    Some(Read {
        whole,
        question: Question {
            id: QuestionId::new(id.value),
            step: step.value.clone(),
            private: private.map_or_else(|| is_private(&kind), |private| private.value),
            kind,
            text: TextKey(key),
            required: required.is_none_or(|required| required.value),
            unknown_allowed: unknown.is_some_and(|unknown| unknown.value),
            when: when.condition.clone(),
            copy: copy.as_ref().map(|(from, clause)| Copy {
                from: QuestionId::new(from.value.clone()),
                when: clause.condition.clone(),
            }),
            form_field: form_field.map(|field| field.value),
        },
        line: id.line,
        step,
        when,
        copy,
    })
}

/// What a person says about themselves is private unless the data says otherwise.
fn is_private(kind: &Kind) -> bool {
    match kind {
        Kind::Name
        | Kind::Date { .. }
        | Kind::PersonNumber
        | Kind::Place
        | Kind::Phone(_)
        | Kind::Email
        | Kind::Text { .. }
        | Kind::Time => true,
        Kind::Choice(_)
        | Kind::Number { .. }
        | Kind::YesNo
        | Kind::Paper(_)
        | Kind::Delivery(_)
        | Kind::Appointment(_) => false,
    }
}

/// How the rest of a kind is read, beside the keys that every question has.
type Reader = fn(&Table<'_>, &str, &Context<'_>) -> Option<Kind>;

const KINDS: [(&str, Reader); 14] = [
    ("appointment", |table, _, context| {
        appointment(table, context).map(Kind::Appointment)
    }),
    ("choice", |table, base, context| {
        Some(Kind::Choice(choice(table, base, context)))
    }),
    ("date", |table, _, _| date(table)),
    ("delivery", |table, base, context| {
        Some(Kind::Delivery(delivery(table, base, context)))
    }),
    ("email", |_, _, _| Some(Kind::Email)),
    ("name", |_, _, _| Some(Kind::Name)),
    ("number", |table, _, _| number(table)),
    ("paper", |table, _, _| paper(table).map(Kind::Paper)),
    ("person_number", |_, _, _| Some(Kind::PersonNumber)),
    ("phone", |_, _, context| {
        Some(Kind::Phone(context.phones.clone()))
    }),
    ("place", |_, _, _| Some(Kind::Place)),
    ("text", |table, _, _| text(table)),
    ("time", |_, _, _| Some(Kind::Time)),
    ("yes_no", |_, _, _| Some(Kind::YesNo)),
];

fn text(table: &Table<'_>) -> Option<Kind> {
    let max_letters = table.whole("max_letters", 1_u16, 500)?;
    Some(Kind::Text {
        max_letters: usize::from(max_letters.value),
    })
}

fn date(table: &Table<'_>) -> Option<Kind> {
    let at_least = if table.has("at_least") {
        condition::precision(table, "at_least")?
    } else {
        Precision::Year
    };
    let flag = |key| table.optional_flag(key).is_some_and(|flag| flag.value);
    Some(Kind::Date {
        at_least,
        future: flag("future"),
        lunar: flag("lunar"),
        weekday: flag("weekday"),
    })
}

fn number(table: &Table<'_>) -> Option<Kind> {
    let min = table.whole("min", 0_u32, 1_000_000);
    let max = table.whole("max", 0_u32, 1_000_000);
    let (min, max) = (min?, max?);
    if min.value > max.value {
        table.report(
            max.line,
            Fault::WrongOrder {
                first: "min",
                second: "max",
            },
        );
    }
    Some(Kind::Number {
        min: min.value,
        max: max.value,
    })
}

fn paper(table: &Table<'_>) -> Option<Paper> {
    let handling = table.one_of(
        "handling",
        &[
            ("photograph", Handling::Photograph),
            ("show_at_desk", Handling::ShowAtDesk),
        ],
    );
    let picture = table.text("picture");
    let may_be_held = table.optional_flag("may_be_held");
    Some(Paper {
        handling: handling?,
        picture: picture?.value,
        may_be_held: may_be_held.is_some_and(|held| held.value),
    })
}

/// The hours that the ward offers.
fn appointment(table: &Table<'_>, context: &Context<'_>) -> Option<OpeningHours> {
    if context.appointments.is_none() {
        table.report(table.line, Fault::NoAppointments);
    }
    context.appointments.cloned()
}

/// The ways that the ward offers; each is named like an option.
fn delivery(table: &Table<'_>, base: &str, context: &Context<'_>) -> Vec<ResultDelivery> {
    for way in context.delivery {
        let key = format!("option-{base}-{}", way.token());
        context.needs.add(&table.source.name, table.line, &key);
    }
    context.delivery.to_vec()
}

/// Either `options` of its own, or a `list`, of which `only` may pick some.
fn choice(table: &Table<'_>, base: &str, context: &Context<'_>) -> Vec<ChoiceOption> {
    if !table.has("list") {
        if !table.has("options") {
            table.report(table.line, Fault::MissingKey("options"));
            return Vec::new();
        }
        return lists::options(table, "options", base, context.needs);
    }
    if table.has("options") {
        table.report(table.line_of("options"), Fault::Excludes("list", "options"));
    }
    let only = table.texts("only");
    let Some(name) = table.text("list") else {
        return Vec::new();
    };
    match context.lists.find(&name.value) {
        Found::Broken => Vec::new(),
        Found::Unknown => {
            table.report(
                name.line,
                Fault::UnknownReference {
                    of: "list",
                    name: name.value,
                },
            );
            Vec::new()
        }
        Found::Options(options) if only.is_empty() => options.to_vec(),
        Found::Options(options) => pick(table, options, &only),
    }
}

fn pick(table: &Table<'_>, options: &[ChoiceOption], only: &[At<String>]) -> Vec<ChoiceOption> {
    only.iter()
        .filter_map(|id| {
            let option = options.iter().find(|option| option.id == id.value);
            if option.is_none() {
                let known: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
                table.report(
                    id.line,
                    Fault::NotAmong {
                        key: "only",
                        found: id.value.clone(),
                        known: known.join(", "),
                    },
                );
            }
            option.cloned()
        })
        .collect()
}

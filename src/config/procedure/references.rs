//! Compares everything that names a question with the questions there are.

use super::{derivation, question};
use crate::config::condition::{Clause, Tested};
use crate::config::fault::Fault;
use crate::config::mistake::Findings;
use crate::config::reader::At;
use crate::config::source::Source;
use crate::filing::answer::{QuestionId, ResultDelivery, Value};
use crate::filing::condition::Test;
use crate::filing::procedure::{AGE_OPEN, DerivationRule, Kind, Question};
use std::collections::BTreeMap;

/// Every kind whose answers are words: all but papers and appointments.
pub(super) const IN_WORDS: &str = "anything but paper or appointment";

/// A name of a question and the kind that it must have; `any` takes every kind, [`IN_WORDS`] most of
/// them, and `text or place` takes both.
#[derive(Debug)]
pub(super) struct Reference {
    name: At<String>,
    kind: &'static str,
}

impl Reference {
    pub(super) fn new(name: At<String>, kind: &'static str) -> Self {
        Self { name, kind }
    }

    /// The question and the line that names it.
    pub(super) fn place(&self) -> (&str, usize) {
        (&self.name.value, self.name.line)
    }
}

/// What is known of a question or a derivation.
struct Known {
    /// Its place among the questions; a derivation is known as soon as what it is computed from.
    place: usize,
    kind: &'static str,
    /// The values that a condition can compare with, where they are known.
    values: Option<Vec<String>>,
}

/// All ids of a procedure.
pub(super) struct Index<'a> {
    known: BTreeMap<&'a str, Known>,
    source: &'a Source,
    findings: &'a Findings,
}

impl<'a> Index<'a> {
    pub(super) fn new(
        questions: impl Iterator<Item = &'a question::Read>,
        derivations: impl Iterator<Item = &'a derivation::Read>,
        source: &'a Source,
        findings: &'a Findings,
    ) -> Self {
        let mut known: BTreeMap<&str, Known> = BTreeMap::new();
        for (place, read) in questions.enumerate() {
            let question = &read.question;
            let (kind, values) = if read.whole {
                (name_of(&question.kind), values_of(&question.kind))
            } else {
                ("any", None)
            };
            let entry = Known {
                place,
                kind,
                values,
            };
            let _ = known.entry(question.id.as_str()).or_insert(entry);
        }
        for read in derivations {
            let derivation = &read.derivation;
            let of: Vec<&QuestionId> = match &derivation.rule {
                DerivationRule::Constant(_) => Vec::new(),
                DerivationRule::DateInWords(of)
                | DerivationRule::AgeGroup { born: of, .. }
                | DerivationRule::ByDate { of, .. }
                | DerivationRule::Timeliness { from: of, .. } => vec![of],
                DerivationRule::Joined(pieces) => pieces.iter().map(|piece| &piece.of).collect(),
            };
            let needed = of.into_iter().chain(derivation.when.questions());
            let place = needed
                .filter_map(|id| known.get(id.as_str()))
                .map(|id| id.place)
                .max()
                .unwrap_or(0);
            let (kind, values) = if read.whole {
                derived(&derivation.rule)
            } else {
                ("any", None)
            };
            let entry = Known {
                place,
                kind,
                values,
            };
            let _ = known.entry(derivation.id.as_str()).or_insert(entry);
        }
        Self {
            known,
            source,
            findings,
        }
    }

    /// Checks a name; `before` is the question that asks, if it must look back.
    pub(super) fn reference(&self, reference: &Reference, before: Option<&Question>) {
        let At { value: name, line } = &reference.name;
        let Some(known) = self.find(name, *line, before) else {
            return;
        };
        let in_words =
            reference.kind == IN_WORDS && !["paper", "appointment"].contains(&known.kind);
        let any = reference.kind == "any" || known.kind == "any" || in_words;
        if !any && !reference.kind.split(" or ").any(|kind| kind == known.kind) {
            self.report(
                *line,
                Fault::WrongKind {
                    question: name.clone(),
                    kind: reference.kind,
                },
            );
        }
    }

    /// Checks that a choice, or yes or no, has these options.
    pub(super) fn options(&self, name: &At<String>, needed: &[&str]) {
        let known = self.known.get(name.value.as_str());
        let Some(values) = known.and_then(|known| known.values.as_ref()) else {
            return;
        };
        // What has no options at all is of a wrong kind, which is said elsewhere.
        if values.is_empty() {
            return;
        }
        for option in needed {
            if !values.iter().any(|value| value == option) {
                self.report(
                    name.line,
                    Fault::NotAnOption {
                        question: name.value.clone(),
                        found: (*option).to_owned(),
                        known: values.join(", "),
                    },
                );
            }
        }
    }

    /// Checks every test of a condition.
    pub(super) fn clause(&self, clause: &Clause, before: Option<&Question>) {
        for tested in &clause.tests {
            self.tested(tested, before);
        }
    }

    /// Checks one test of a condition.
    pub(super) fn tested(&self, tested: &Tested, before: Option<&Question>) {
        let id = tested.question.as_str();
        let Some(known) = self.find(id, tested.line, before) else {
            return;
        };
        match &tested.test {
            Test::Known(_) => {}
            Test::Precision(..) | Test::Age(_) if matches!(known.kind, "date" | "any") => {}
            Test::Precision(..) | Test::Age(_) => self.report(
                tested.line,
                Fault::WrongKind {
                    question: id.to_owned(),
                    kind: "date",
                },
            ),
            Test::OneOf(tokens) | Test::NoneOf(tokens) => {
                let Some(values) = &known.values else {
                    return;
                };
                for token in tokens.iter().filter(|token| !values.contains(token)) {
                    self.report(
                        tested.line,
                        Fault::NotAnOption {
                            question: id.to_owned(),
                            found: token.clone(),
                            known: values.join(", "),
                        },
                    );
                }
            }
        }
    }

    fn find(&self, id: &str, line: usize, before: Option<&Question>) -> Option<&Known> {
        let Some(known) = self.known.get(id) else {
            self.report(
                line,
                Fault::UnknownReference {
                    of: "question",
                    name: id.to_owned(),
                },
            );
            return None;
        };
        if let Some(asking) = before {
            let place = self
                .known
                .get(asking.id.as_str())
                .map(|asking| asking.place);
            if place.is_some_and(|place| known.place >= place) {
                self.report(
                    line,
                    Fault::LaterQuestion {
                        asking: asking.id.to_string(),
                        later: id.to_owned(),
                    },
                );
            }
        }
        Some(known)
    }

    fn report(&self, line: usize, fault: Fault) {
        self.findings.add(&self.source.name, line, fault);
    }
}

/// The name of a kind, as files write it.
pub(super) fn name_of(kind: &Kind) -> &'static str {
    match kind {
        Kind::Name => "name",
        Kind::Date { .. } => "date",
        Kind::PersonNumber => "person_number",
        Kind::Choice(_) => "choice",
        Kind::Place => "place",
        Kind::Phone(_) => "phone",
        Kind::Email => "email",
        Kind::Number { .. } => "number",
        Kind::Text { .. } => "text",
        Kind::Time => "time",
        Kind::YesNo => "yes_no",
        Kind::Paper(_) => "paper",
        Kind::Delivery(_) => "delivery",
        Kind::Appointment(_) => "appointment",
    }
}

/// The values of a kind that conditions can compare with. A choice without options has a mistake
/// of its own, so nothing more is said about it.
fn values_of(kind: &Kind) -> Option<Vec<String>> {
    let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
    match kind {
        Kind::Choice(options) if options.is_empty() => None,
        Kind::Choice(options) => Some(options.iter().map(|option| option.id.clone()).collect()),
        Kind::YesNo => words(&["yes", "no"]),
        Kind::Paper(_) => words(&["attached", "later", "held_by_office"]),
        Kind::Delivery(_) => words(&[ResultDelivery::AtWard.token(), ResultDelivery::Post.token()]),
        Kind::Name
        | Kind::Date { .. }
        | Kind::PersonNumber
        | Kind::Place
        | Kind::Phone(_)
        | Kind::Email
        | Kind::Number { .. }
        | Kind::Text { .. }
        | Kind::Time
        | Kind::Appointment(_) => Some(Vec::new()),
    }
}

fn derived(rule: &DerivationRule) -> (&'static str, Option<Vec<String>>) {
    match rule {
        DerivationRule::Timeliness {
            long_ago_after_days,
            ..
        } => (
            "choice",
            Some(
                ["on_time", "late"]
                    .into_iter()
                    .chain(long_ago_after_days.map(|_| "long_ago"))
                    .map(str::to_owned)
                    .collect(),
            ),
        ),
        DerivationRule::AgeGroup { groups, .. } => {
            let ids = groups.iter().map(|group| group.id.clone());
            ("choice", Some(ids.chain([AGE_OPEN.to_owned()]).collect()))
        }
        DerivationRule::Constant(Value::Choice(choice)) => ("choice", Some(vec![choice.clone()])),
        DerivationRule::Constant(_)
        | DerivationRule::DateInWords(_)
        | DerivationRule::Joined(_)
        | DerivationRule::ByDate { .. } => ("text", Some(Vec::new())),
    }
}

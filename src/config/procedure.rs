//! `procedures/*.toml` → [`Procedure`]: what the law asks, as data.

mod check;
mod derivation;
mod fee;
mod form;
mod person;
mod question;
mod references;

use super::condition::{self, Clause};
use super::fault::Fault;
use super::folder::Folder;
use super::lists::Lists;
use super::needs::Needs;
use super::provenance;
use super::reader::{At, Table};
use super::snake_case;
use crate::filing::answer::ResultDelivery;
use crate::filing::appointment::OpeningHours;
use crate::filing::form::Form;
use crate::filing::phone::NumberPlan;
use crate::filing::procedure::{Deadline, Exit, ExitKind, Mood, OtherDeadline, Procedure};
use references::{Index, Reference};
use std::collections::BTreeMap;
use std::path::Path;

/// The folder of the application forms.
const FORMS: &str = "forms";

/// One version of a procedure and the lines of what other versions are compared with.
pub(super) struct Read {
    pub(super) procedure: Procedure,
    pub(super) version_line: usize,
    pub(super) from_line: usize,
}

/// What a procedure is read against.
pub(super) struct Context<'a> {
    pub(super) lists: &'a Lists,
    pub(super) needs: &'a Needs,
    /// The ways of delivery that the ward offers.
    pub(super) delivery: &'a [ResultDelivery],
    /// When the ward sees people by appointment, where it does.
    pub(super) appointments: Option<&'a OpeningHours>,
    /// How phone numbers begin.
    pub(super) phones: &'a NumberPlan,
    /// Where the forms stand.
    pub(super) folder: &'a Folder<'a>,
}

/// Everything of a procedure, with the places that are still to be compared.
struct Parts {
    steps: Vec<At<String>>,
    questions: Vec<question::Read>,
    derivations: Vec<derivation::Read>,
    fees: Vec<fee::Read>,
    checks: Vec<check::Read>,
    exits: Vec<(Exit, Clause, usize)>,
    other_deadlines: Vec<(OtherDeadline, Clause)>,
    people: Vec<person::Read>,
}

/// Reads one version of the procedure `id`; `None` where a part of it is missing (and reported).
pub(super) fn read(root: &Table<'_>, id: &str, context: &Context<'_>) -> Option<Read> {
    let code = root.text("code");
    let version = root.text("version");
    let picture = root.text("picture");
    let mood = mood(root, context);
    let valid_from = root.date("valid_from");
    let validity = provenance::validity(root);
    let provenance = provenance::read(root);
    let mut other_deadlines = Vec::new();
    let deadline = root.table("deadline").and_then(|table| {
        other_deadlines = table.tables("instead").iter().filter_map(instead).collect();
        deadline(&table)
    });
    let parts = Parts {
        steps: root.texts("steps"),
        questions: root
            .tables("questions")
            .iter()
            .filter_map(|table| question::read(table, context))
            .collect(),
        derivations: root
            .tables("derivations")
            .iter()
            .filter_map(derivation::read)
            .collect(),
        fees: root.tables("fees").iter().filter_map(fee::read).collect(),
        checks: root
            .tables("checks")
            .iter()
            .filter_map(|table| check::read(table, context))
            .collect(),
        exits: root
            .tables("exits")
            .iter()
            .filter_map(|table| exit(table, context))
            .collect(),
        other_deadlines,
        people: root
            .tables("people")
            .iter()
            .filter_map(person::read)
            .collect(),
    };
    parts.compare(root);
    let form_name = root.optional_text("form");
    let form = form_name
        .as_ref()
        .map(|name| parts.form(&name.value, context));

    let file = &root.source.name;
    let code = code?;
    let key = format!("procedure-{id}");
    context.needs.add(file, code.line, &key);
    context
        .needs
        .add_attributes(file, code.line, &key, &["official", "about", "words"]);
    if let (Some(name), Some(Some(form))) = (&form_name, &form) {
        let typed = parts.derivations.iter().map(|read| &read.derivation.id);
        let typed = typed.filter(|id| form.tab_order.iter().flatten().any(|one| one == *id));
        typed.for_each(|id| {
            let key = format!("desk-derived-{id}");
            context.needs.add(file, name.line, &key);
        });
    }
    for step in &parts.steps {
        let key = format!("step-{}", step.value);
        context.needs.add(file, step.line, &key);
    }
    let (version, valid_from) = (version?, valid_from?);
    let procedure = Procedure {
        code: code.value,
        id: id.to_owned(),
        version: version.value,
        picture: picture?.value,
        mood,
        valid_from: valid_from.value,
        valid_to: validity.to,
        provenance: provenance?,
        steps: parts.steps.into_iter().map(|step| step.value).collect(),
        questions: parts
            .questions
            .into_iter()
            .map(|read| read.question)
            .collect(),
        derivations: parts
            .derivations
            .into_iter()
            .map(|read| read.derivation)
            .collect(),
        fees: parts.fees.into_iter().map(|read| read.fee).collect(),
        deadline: deadline?,
        other_deadlines: parts
            .other_deadlines
            .into_iter()
            .map(|(other, _)| other)
            .collect(),
        checks: parts.checks.into_iter().map(|read| read.check).collect(),
        exits: parts.exits.into_iter().map(|(exit, ..)| exit).collect(),
        people: parts.people.into_iter().map(|read| read.person).collect(),
        form: match form {
            Some(form) => Some(form?),
            None => None,
        },
    };
    Some(Read {
        procedure,
        version_line: version.line,
        from_line: valid_from.line,
    })
}

fn mood(root: &Table<'_>, context: &Context<'_>) -> Mood {
    if !root.has("mood") {
        return Mood::Plain;
    }
    let line = root.line_of("mood");
    let known =
        [Mood::Condolence, Mood::Happy].map(|mood| (mood.prefix().unwrap_or_default(), mood));
    let mood = root.one_of("mood", &known).unwrap_or_default();
    if let Some(prefix) = mood.prefix() {
        let key = format!("{prefix}-screen-prepare.opening");
        context.needs.add(&root.source.name, line, &key);
    }
    mood
}

fn deadline(table: &Table<'_>) -> Option<Deadline> {
    let working_days = table.whole("working_days", 0_u16, 365);
    let extra = table.optional_whole("extra_working_days", 0_u16, 365);
    let same_day_until = table.time("same_day_until");
    let provenance = provenance::read(table);
    table.close();
    Some(Deadline {
        working_days: working_days?.value,
        extra_working_days: extra.map_or(0, |extra| extra.value),
        same_day_until: same_day_until?.value,
        provenance: provenance?,
    })
}

/// A deadline under `instead`, which has a condition beside everything that a deadline has.
fn instead(table: &Table<'_>) -> Option<(OtherDeadline, Clause)> {
    let when = condition::required(table, "when");
    let validity = provenance::validity(table);
    let other = OtherDeadline {
        when: when.condition.clone(),
        validity,
        deadline: deadline(table)?,
    };
    Some((other, when))
}

fn exit(table: &Table<'_>, context: &Context<'_>) -> Option<(Exit, Clause, usize)> {
    let id = table.text("id");
    let when = condition::required(table, "when");
    let kind = table.one_of(
        "kind",
        &[
            ("not_needed", ExitKind::NotNeeded),
            ("officer", ExitKind::Officer),
        ],
    );
    let grounds = provenance::grounds(table);
    table.close();
    let id = id?;
    if snake_case(table, &id) {
        let key = format!("exit-{}", id.value);
        context
            .needs
            .add_attributes(&table.source.name, id.line, &key, &["what", "do"]);
    }
    let exit = Exit {
        id: id.value,
        when: when.condition.clone(),
        kind: kind?,
        grounds,
    };
    Some((exit, when, id.line))
}

impl Parts {
    /// The form in a file of its own, compared with the questions here.
    fn form(&self, name: &str, context: &Context<'_>) -> Option<Form> {
        let folder = context.folder;
        let file = Path::new(FORMS).join(format!("{name}.toml"));
        let source = folder.read(&file)?;
        let index = Index::new(
            self.questions.iter(),
            self.derivations.iter(),
            &source,
            folder.findings,
        );
        source
            .with_toml(folder.findings, |root| form::read(root, &index))
            .flatten()
    }

    /// Compares all names with what they name.
    fn compare(&self, root: &Table<'_>) {
        root.not_empty("steps");
        root.not_empty("questions");
        let questions = self.questions.iter();
        let derivations = self.derivations.iter();
        let checks = self.checks.iter();
        unique(
            root,
            "step",
            self.steps
                .iter()
                .map(|step| (step.value.as_str(), step.line)),
        );
        unique(
            root,
            "question",
            questions
                .clone()
                .map(|read| (read.question.id.as_str(), read.line))
                .chain(
                    derivations
                        .clone()
                        .map(|read| (read.derivation.id.as_str(), read.line)),
                ),
        );
        unique(
            root,
            "check",
            checks
                .clone()
                .map(|read| (read.check.id.as_str(), read.line)),
        );
        unique(
            root,
            "exit",
            self.exits
                .iter()
                .map(|(exit, _, line)| (exit.id.as_str(), *line)),
        );

        let index = Index::new(
            questions.clone(),
            derivations.clone(),
            root.source,
            root.findings,
        );
        self.compare_steps(root);
        for read in questions {
            let asking = Some(&read.question);
            index.clause(&read.when, asking);
            if let Some((from, clause)) = &read.copy {
                let kind = references::name_of(&read.question.kind);
                index.reference(&Reference::new(from.clone(), kind), asking);
                index.clause(clause, asking);
            }
        }
        for read in derivations {
            index.clause(&read.when, None);
            for of in &read.of {
                index.reference(of, None);
            }
            for written in &read.written {
                index.tested(written, None);
            }
        }
        for read in &self.fees {
            index.clause(&read.when, None);
            for number in &read.numbers {
                index.reference(&Reference::new(number.clone(), "number"), None);
            }
        }
        for read in checks {
            index.clause(&read.when, None);
            for reference in &read.references {
                index.reference(reference, None);
            }
        }
        for (_, clause, _) in &self.exits {
            index.clause(clause, None);
        }
        for (_, clause) in &self.other_deadlines {
            index.clause(clause, None);
        }
        self.compare_people(root);
    }

    /// A card answers only what is asked, so a derivation is not enough here; and what it answers of
    /// one person it does not answer of another.
    fn compare_people(&self, root: &Table<'_>) {
        let index = Index::new(self.questions.iter(), [].iter(), root.source, root.findings);
        for read in &self.people {
            for reference in &read.references {
                index.reference(reference, None);
            }
            if let Some(sex) = &read.sex {
                index.options(sex, &["male", "female"]);
            }
            if let Some((question, here)) = &read.lives {
                index.reference(&Reference::new(question.clone(), "choice or yes_no"), None);
                index.options(question, &[here.value.as_str()]);
            }
        }
        let people = self.people.iter();
        unique(
            root,
            "person",
            people
                .clone()
                .map(|read| (read.person.id.as_str(), read.line)),
        );
        unique(
            root,
            "question of a person",
            people
                .flat_map(|read| &read.references)
                .map(Reference::place),
        );
    }

    /// Every question belongs to a step, every step has a question, and both have one order.
    fn compare_steps(&self, root: &Table<'_>) {
        let mut reached = 0;
        for read in &self.questions {
            let step = &read.step;
            match self
                .steps
                .iter()
                .position(|known| known.value == step.value)
            {
                None => root.report(
                    step.line,
                    Fault::UnknownReference {
                        of: "step",
                        name: step.value.clone(),
                    },
                ),
                Some(place) if place < reached => root.report(
                    step.line,
                    Fault::StepOrder {
                        question: read.question.id.to_string(),
                        step: step.value.clone(),
                    },
                ),
                Some(place) => reached = place,
            }
        }
        for step in &self.steps {
            if !self
                .questions
                .iter()
                .any(|read| read.step.value == step.value)
            {
                root.report(step.line, Fault::EmptyStep(step.value.clone()));
            }
        }
    }
}

fn unique<'a>(table: &Table<'_>, of: &'static str, ids: impl Iterator<Item = (&'a str, usize)>) {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, line) in ids {
        match lines.get(id) {
            Some(first) => table.report(
                line,
                Fault::Duplicate {
                    of,
                    id: id.to_owned(),
                    first_line: *first,
                },
            ),
            None => {
                let _ = lines.insert(id, line);
            }
        }
    }
}

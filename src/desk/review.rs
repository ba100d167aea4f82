//! A second look at a sealed filing: what an officer should see before anything else.
//!
//! The kiosk's own checks are run once more over the sealed answers, and what was left open or said by
//! somebody else is gathered. Nothing here decides anything.

use crate::config::Config;
use crate::desk::limits::WARD_TIME;
use crate::filing::answer::{Answers, Author, PaperAnswer, QuestionId, Reply, Value};
use crate::filing::check::{FindingKind, findings};
use crate::filing::interview::Interview;
use crate::filing::procedure::{Handling, Kind, Procedure};
use crate::protocol::manifest::{AnswerEntry, Manifest};
use jiff::{Timestamp, civil};

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// What the kiosk warned of, or would warn of: a check, and the question where it names one.
    Check {
        /// Its id: the text key is `check-<id>`.
        id: String,
        /// Where it is mended.
        question: Option<QuestionId>,
    },
    /// These answers were given by somebody who helped.
    Helped {
        /// Who.
        by: Author,
        /// The questions.
        questions: Vec<QuestionId>,
    },
    /// A required answer is not there.
    Missing(QuestionId),
    /// These papers are brought later.
    PapersLater(Vec<QuestionId>),
    /// These papers are shown at the counter.
    PapersToShow(Vec<QuestionId>),
    /// The resident does not know these.
    Unknown(Vec<QuestionId>),
}

/// Everything to look at, what weighs most first. `exact` says whether this is the very version of the
/// procedure that the filing was made by: another one would miss what was never asked.
pub fn notes(
    config: &Config,
    procedure: Option<&Procedure>,
    exact: bool,
    manifest: &Manifest,
) -> Vec<Note> {
    let mut notes: Vec<Note> = manifest.warnings.iter().map(|text| warned(text)).collect();
    let answers = answers(manifest);
    if let Some(procedure) = procedure.filter(|_| exact) {
        let interview = interview(config, procedure, &answers, sealed_on(manifest));
        for finding in findings(&interview) {
            let note = match &finding.kind {
                FindingKind::Missing => Some(Note::Missing(finding.question)),
                _ => finding.warning().map(|text| warned(&text)),
            };
            if let Some(note) = note.filter(|note| !notes.contains(note)) {
                notes.push(note);
            }
        }
    }
    let known = |entry: &&_| has_question(procedure, entry);
    let ids = |holds: &dyn Fn(&Reply) -> bool| -> Vec<QuestionId> {
        let open = manifest.answers.iter();
        let open = open.filter(|entry| holds(&entry.answer.reply));
        open.map(|entry| entry.question.clone()).collect()
    };
    let later = |reply: &Reply| matches!(reply, Reply::Known(Value::Paper(PaperAnswer::Later)));
    let mut gathered = vec![
        Note::PapersLater(ids(&later)),
        Note::Unknown(ids(&|reply| *reply == Reply::Unknown)),
    ];
    for by in [Author::Family, Author::Staff] {
        let questions = manifest.answers.iter();
        let questions = questions
            .filter(|entry| entry.answer.author == by)
            .filter(known);
        gathered.push(Note::Helped {
            by,
            questions: questions.map(|entry| entry.question.clone()).collect(),
        });
    }
    gathered.push(Note::PapersToShow(to_show(
        config, procedure, &answers, manifest,
    )));
    notes.extend(gathered.into_iter().filter(|note| !note.names_nothing()));
    notes
}

/// The day on which the result is due for a filing that is accepted at this time at the ward, by the
/// rules for its case; none where this desk does not have them.
pub fn due(
    config: &Config,
    procedure: Option<&Procedure>,
    manifest: &Manifest,
    at: Timestamp,
) -> Option<civil::Date> {
    let at = WARD_TIME.to_datetime(at);
    let answers = answers(manifest);
    let interview = interview(config, procedure?, &answers, at.date());
    Some(config.calendar.expected_day(interview.deadline(), at))
}

impl Note {
    fn names_nothing(&self) -> bool {
        match self {
            Self::Helped { questions, .. }
            | Self::PapersLater(questions)
            | Self::PapersToShow(questions)
            | Self::Unknown(questions) => questions.is_empty(),
            Self::Check { .. } | Self::Missing(_) => false,
        }
    }
}

/// A warning as the manifest writes it: `check` or `check:question`.
fn warned(text: &str) -> Note {
    match text.split_once(':') {
        Some((id, question)) => Note::Check {
            id: id.to_owned(),
            question: Some(question.into()),
        },
        None => Note::Check {
            id: text.to_owned(),
            question: None,
        },
    }
}

fn answers(manifest: &Manifest) -> Answers {
    let entries = manifest.answers.iter();
    entries
        .map(|entry| (entry.question.clone(), entry.answer.clone()))
        .collect()
}

fn sealed_on(manifest: &Manifest) -> civil::Date {
    WARD_TIME.to_datetime(manifest.sealed_at.time).date()
}

fn interview<'a>(
    config: &'a Config,
    procedure: &'a Procedure,
    answers: &'a Answers,
    today: civil::Date,
) -> Interview<'a> {
    let ward = &config.settings.ward;
    Interview {
        procedure,
        answers,
        today,
        calendar: &config.calendar,
        own_commune: &ward.commune.code,
        own_province: &ward.province.code,
    }
}

fn has_question(procedure: Option<&Procedure>, entry: &AnswerEntry) -> bool {
    procedure.is_none_or(|procedure| procedure.question(&entry.question).is_some())
}

/// Papers that are only shown at the counter.
fn to_show(
    config: &Config,
    procedure: Option<&Procedure>,
    answers: &Answers,
    manifest: &Manifest,
) -> Vec<QuestionId> {
    let Some(procedure) = procedure else {
        return Vec::new();
    };
    let interview = interview(config, procedure, answers, sealed_on(manifest));
    let papers = interview.papers().into_iter();
    let papers = papers.filter(|needed| needed.certain);
    let papers = papers.filter(|needed| {
        matches!(&needed.question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk)
    });
    papers.map(|needed| needed.question.id.clone()).collect()
}

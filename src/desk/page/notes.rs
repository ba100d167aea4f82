//! What to look at first, as officers read it.

use super::value;
use super::words::Words;
use crate::desk::review::Note;
use crate::filing::answer::QuestionId;
use crate::filing::procedure::Procedure;
use maud::{Markup, html};

/// What a second look at a filing says; nothing where nothing is to be looked at.
pub fn section(words: &Words<'_>, procedure: Option<&Procedure>, notes: &[Note]) -> Markup {
    html! {
        @if !notes.is_empty() {
            section.warnings {
                h2 { (words.say("desk-warnings")) }
                ul {
                    @for note in notes { li { (told(words, procedure, note)) } }
                }
            }
        }
    }
}

fn told(words: &Words<'_>, procedure: Option<&Procedure>, note: &Note) -> String {
    let label = |id: &QuestionId| {
        let question = procedure.and_then(|procedure| procedure.question(id));
        words.question_label(question, id.as_str())
    };
    let all = |ids: &[QuestionId]| {
        let labels: Vec<String> = ids.iter().map(label).collect();
        labels.join("; ")
    };
    let listed = |key: &str, ids: &[QuestionId]| words.fill(key, &[("items", all(ids).into())]);
    match note {
        // What every procedure looks at is told with the question.
        Note::Check { id, question } => {
            let what = words.first(&[&format!("check-{id}.what")]);
            match (what, question) {
                (Some(what), Some(question)) => format!("{}: {what}", label(question)),
                (Some(what), None) => what,
                (None, Some(question)) => format!("{id}:{question}"),
                (None, None) => id.clone(),
            }
        }
        Note::Helped { by, questions } => words.fill(
            "desk-note-helped",
            &[
                ("who", value::author(words, *by).into()),
                ("items", all(questions).into()),
            ],
        ),
        Note::Missing(question) => {
            words.fill("desk-note-missing", &[("items", label(question).into())])
        }
        Note::PapersLater(papers) => listed("desk-note-papers-later", papers),
        Note::PapersToShow(papers) => listed("desk-note-papers-to-show", papers),
        Note::Unknown(questions) => listed("desk-note-unknown", questions),
    }
}

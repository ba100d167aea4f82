//! One `[[people]]` entry: the questions about one person that an identity card answers.

use super::references::Reference;
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::QuestionId;
use crate::filing::procedure::{LivesHere, Person};

/// A person and every question that the entry names.
pub(super) struct Read {
    pub(super) person: Person,
    pub(super) line: usize,
    pub(super) references: Vec<Reference>,
    /// The question for the sex, which must know both.
    pub(super) sex: Option<At<String>>,
    /// The question whether somebody lives here, and the option that says so.
    pub(super) lives: Option<(At<String>, At<String>)>,
}

/// Reads a person; `None` where the name, which every card answers, has no question.
pub(super) fn read(table: &Table<'_>) -> Option<Read> {
    let mut references = Vec::new();
    let id = table.text("id");
    let mut named = |name: Option<At<String>>, kind: &'static str| {
        let name = name?;
        let id = QuestionId::new(name.value.clone());
        references.push(Reference::new(name, kind));
        Some(id)
    };
    let name = named(table.text("name"), "name");
    let number = named(table.optional_text("number"), "person_number");
    let birth = named(table.optional_text("birth"), "date");
    let sex_name = table.optional_text("sex");
    let sex = named(sex_name.clone(), "choice");
    let residence = named(table.optional_text("residence"), "place");
    let issued = named(table.optional_text("issued"), "date");
    let old_number = named(table.optional_text("old_number"), "text");
    let lives = match (
        table.optional_text("lives"),
        table.optional_text("lives_here"),
    ) {
        (None, None) => None,
        (Some(question), Some(here)) => Some((question, here)),
        (Some(_), None) => {
            let _ = table.text("lives_here");
            None
        }
        (None, Some(_)) => {
            let _ = table.text("lives");
            None
        }
    };
    let first = table
        .optional_flag("first")
        .is_some_and(|first| first.value);
    table.close();
    let id = id?;
    let _ = snake_case(table, &id);
    Some(Read {
        line: id.line,
        person: Person {
            id: id.value,
            name: name?,
            number,
            birth,
            sex,
            residence,
            issued,
            old_number,
            lives: lives.as_ref().map(|(question, here)| LivesHere {
                question: QuestionId::new(question.value.clone()),
                answer: here.value.clone(),
            }),
            first,
        },
        references,
        sex: sex_name,
        lives,
    })
}

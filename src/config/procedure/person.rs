//! One `[[people]]` entry: the questions about one person that an identity card answers.

use super::references::Reference;
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::QuestionId;
use crate::filing::procedure::Person;

/// A person and every question that the entry names.
pub(super) struct Read {
    pub(super) person: Person,
    pub(super) line: usize,
    pub(super) references: Vec<Reference>,
    /// The question for the sex, which must know both.
    pub(super) sex: Option<At<String>>,
}

/// Reads a person; `None` where something that every card answers has no question.
pub(super) fn read(table: &Table<'_>) -> Option<Read> {
    let mut references = Vec::new();
    let id = table.text("id");
    let mut named = |name: Option<At<String>>, kind: &'static str| {
        let name = name?;
        let id = QuestionId::new(name.value.clone());
        references.push(Reference::new(name, kind));
        Some(id)
    };
    let number = named(table.text("number"), "person_number");
    let name = named(table.text("name"), "name");
    let birth = named(table.text("birth"), "date");
    let sex_name = table.optional_text("sex");
    let sex = named(sex_name.clone(), "choice");
    let residence = named(table.optional_text("residence"), "place");
    let issued = named(table.optional_text("issued"), "date");
    let old_number = named(table.optional_text("old_number"), "text");
    table.close();
    let id = id?;
    let _ = snake_case(table, &id);
    Some(Read {
        line: id.line,
        person: Person {
            id: id.value,
            number: number?,
            name: name?,
            birth: birth?,
            sex,
            residence,
            issued,
            old_number,
        },
        references,
        sex: sex_name,
    })
}

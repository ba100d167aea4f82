//! `reasons.toml`: why an officer returns a filing, and what is named with each reason.

use super::fault::Fault;
use super::folder::Folder;
use super::needs::Needs;
use super::reader::Table;
use super::snake_case;
use crate::filing::law_calendar::LawCalendar;
use crate::filing::procedure::{Kind, Procedure};
use std::path::Path;

const FILE: &str = "reasons.toml";

/// A reason for return. Texts: `reason-<id>`, which officers pick, and `.resident`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its id within the catalogue.
    pub id: String,
    /// What the officer names with it.
    pub about: About,
    /// The procedures that it is offered for; for all where there are none.
    procedures: Vec<String>,
}

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Any answer but a paper.
    Answer,
    /// A date.
    Date,
    /// The filing as a whole.
    Filing,
    /// A name.
    Name,
    /// A personal number.
    Number,
    /// A paper.
    Paper,
    /// A place.
    Place,
}

impl About {
    /// Whether a question of this kind can be named.
    pub fn fits(self, kind: &Kind) -> bool {
        match self {
            Self::Answer => !matches!(kind, Kind::Paper(_)),
            Self::Date => matches!(kind, Kind::Date { .. }),
            Self::Filing => false,
            Self::Name => matches!(kind, Kind::Name),
            Self::Number => matches!(kind, Kind::PersonNumber),
            Self::Paper => matches!(kind, Kind::Paper(_)),
            Self::Place => matches!(kind, Kind::Place),
        }
    }
}

impl Reason {
    /// Whether it is offered for a procedure.
    pub fn is_for(&self, procedure: &Procedure) -> bool {
        self.procedures.is_empty() || self.procedures.contains(&procedure.id)
    }
}

/// Reads the catalogue; a folder without one has none, and officers return in their own words.
pub(super) fn read(folder: &Folder<'_>, procedures: &LawCalendar, needs: &Needs) -> Vec<Reason> {
    if !folder.has(Path::new(FILE)) {
        return Vec::new();
    }
    let reasons = super::with_file(folder, FILE, |root| {
        let mut reasons: Vec<(Reason, usize)> = Vec::new();
        for table in root.tables("reasons") {
            if let Some((reason, line)) = one(&table, procedures, needs) {
                match reasons.iter().find(|(known, _)| known.id == reason.id) {
                    Some((_, first_line)) => table.report(
                        line,
                        Fault::Duplicate {
                            of: "reason",
                            id: reason.id,
                            first_line: *first_line,
                        },
                    ),
                    None => reasons.push((reason, line)),
                }
            }
        }
        root.close();
        reasons.into_iter().map(|(reason, _)| reason).collect()
    });
    reasons.unwrap_or_default()
}

fn one(table: &Table<'_>, procedures: &LawCalendar, needs: &Needs) -> Option<(Reason, usize)> {
    let id = table.text("id");
    let about = table.one_of(
        "about",
        &[
            ("answer", About::Answer),
            ("date", About::Date),
            ("filing", About::Filing),
            ("name", About::Name),
            ("number", About::Number),
            ("paper", About::Paper),
            ("place", About::Place),
        ],
    );
    let known: Vec<&str> = procedures.ids().collect();
    let named = table.texts("procedures").into_iter();
    let named = named.filter_map(|name| {
        let found = known.contains(&name.value.as_str());
        // Procedures that cannot be read are a mistake of their own.
        if !found && !known.is_empty() {
            table.report(
                name.line,
                Fault::NotAmong {
                    key: "procedures",
                    found: name.value.clone(),
                    known: known.join(", "),
                },
            );
        }
        found.then_some(name.value)
    });
    let named: Vec<String> = named.collect();
    table.close();
    let id = id?;
    if !snake_case(table, &id) {
        return None;
    }
    let file = &table.source.name;
    let key = format!("reason-{}", id.value);
    needs.add(file, id.line, &key);
    needs.add_attributes(file, id.line, &key, &["resident"]);
    let reason = Reason {
        id: id.value,
        about: about?,
        procedures: named,
    };
    Some((reason, id.line))
}

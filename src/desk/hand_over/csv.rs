//! The hand-over as a table: one row for each answer, with its filing's numbers before it.
//!
//! Written as [`csv`](crate::desk::csv) says.

use super::{Filing, HandOver};
use crate::desk::csv::{MARK, row};

/// The columns. `number` counts the fields of the national form in its tab order; it is empty in the
/// rows of answers, which come after them.
const COLUMNS: [&str; 11] = [
    "reference",
    "dossier",
    "state",
    "received_at",
    "expected_day",
    "procedure",
    "number",
    "question",
    "label",
    "value",
    "author",
];

/// The table.
pub(super) fn write(handed: &HandOver) -> String {
    let mut table = String::from(MARK);
    row(&mut table, COLUMNS);
    for filing in &handed.filings {
        let told = |moment: Option<String>| moment.unwrap_or_default();
        let received = told(filing.received_at.map(|at| at.to_string()));
        let expected = told(filing.expected_day.map(|day| day.to_string()));
        let state = token(filing);
        let filed = [
            filing.reference.as_str(),
            filing.dossier.as_deref().unwrap_or_default(),
            &state,
            &received,
            &expected,
            &filing.procedure.code,
        ];
        for field in &filing.fields {
            let number = field.number.to_string();
            row(
                &mut table,
                joined(filed, [&number, "", &field.label, &field.value, ""]),
            );
        }
        for answer in &filing.answers {
            let author = serde_json::to_value(answer.author).unwrap_or_default();
            let author = author.as_str().unwrap_or_default();
            let told = ["", &answer.question, &answer.label, &answer.answer, author];
            row(&mut table, joined(filed, told));
        }
    }
    table
}

fn token(filing: &Filing) -> String {
    let state = serde_json::to_value(filing.state).unwrap_or_default();
    state.as_str().unwrap_or_default().to_owned()
}

fn joined<'a>(filed: [&'a str; 6], told: [&'a str; 5]) -> [&'a str; 11] {
    let [a, b, c, d, e, f] = filed;
    let [g, h, i, j, k] = told;
    [a, b, c, d, e, f, g, h, i, j, k]
}

//! The hand-over as a table: one row for each answer, with its filing's numbers before it.
//!
//! UTF-8 with the mark by which spreadsheets know it; commas, quotes and line ends as RFC 4180 has them.
//! A spreadsheet takes a text that begins like a formula for one, so an apostrophe is put before it, and
//! before one that begins with an apostrophe: whoever reads the file takes one off.

use super::{Filing, HandOver};
use std::fmt::Write as _;

const MARK: char = '\u{feff}';

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

/// Signs with which a spreadsheet's formula can begin, also as their wide forms.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠',
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

fn row(table: &mut String, cells: [&str; 11]) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        let guard = if cell.starts_with(FORMULA) { "'" } else { "" };
        // Writing into a text never fails.
        let _ = write!(table, "\"{guard}{}\"", cell.replace('"', "\"\""));
    }
    table.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        let mut table = String::new();
        let hostile = [
            "=1+1", "+84", "-2", "@SUM(A1)", "\tx", "'=1", "＝1", "a=1", "a\"b", "", "1",
        ];
        row(&mut table, hostile);
        assert_eq!(
            table,
            "\"'=1+1\",\"'+84\",\"'-2\",\"'@SUM(A1)\",\"'\tx\",\"''=1\",\"'＝1\",\"a=1\",\"a\"\"b\",\"\",\"1\"\r\n"
        );
    }
}

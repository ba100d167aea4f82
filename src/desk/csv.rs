//! Tables for spreadsheets and other programs.
//!
//! UTF-8 with the mark by which spreadsheets know it; commas, quotes and line ends as RFC 4180 has them.
//! A spreadsheet takes a text that begins like a formula for one, so an apostrophe is put before it, and
//! before one that begins with an apostrophe: whoever reads the file takes one off.

use std::fmt::Write as _;

/// What a table begins with.
pub const MARK: char = '\u{feff}';

/// Signs with which a spreadsheet's formula can begin, also as their wide forms.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠',
];

/// Adds a row.
pub fn row<'a>(table: &mut String, cells: impl IntoIterator<Item = &'a str>) {
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

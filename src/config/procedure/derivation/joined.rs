//! `rule = "joined"`: one text of a form that is written from several answers.
//!
//! ```toml
//! pieces = [
//!     { of = "act", words = [{ is = "correct", text = "Cải chính" }] },
//!     { before = " từ “", of = "current_name", after = "”" },
//!     { before = " thành “", of = "new_name", after = "”" },
//! ]
//! ```

use crate::config::condition::Tested;
use crate::config::procedure::references::Reference;
use crate::config::reader::Table;
use crate::filing::answer::QuestionId;
use crate::filing::condition::Test;
use crate::filing::procedure::Piece;
use std::collections::BTreeMap;

/// Reads the pieces, and keeps what they name for the comparison.
pub(super) fn pieces(
    table: &Table<'_>,
    references: &mut Vec<Reference>,
    written: &mut Vec<Tested>,
) -> Vec<Piece> {
    table.not_empty("pieces");
    let mut pieces = Vec::new();
    for entry in table.tables("pieces") {
        let before = entry.optional_text("before");
        let of = entry.text("of");
        let after = entry.optional_text("after");
        let options = words(&entry);
        entry.close();
        let Some(of) = of else { continue };
        let id = QuestionId::new(of.value.clone());
        if !options.is_empty() {
            written.push(Tested {
                question: id.clone(),
                test: Test::OneOf(options.keys().cloned().collect()),
                line: entry.line,
            });
        }
        references.push(Reference::new(of, "any"));
        pieces.push(Piece {
            before: before.map(|text| text.value).unwrap_or_default(),
            of: id,
            after: after.map(|text| text.value).unwrap_or_default(),
            words: options,
        });
    }
    pieces
}

fn words(entry: &Table<'_>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for word in entry.tables("words") {
        let option = word.text("is");
        let text = word.text("text");
        word.close();
        if let (Some(option), Some(text)) = (option, text) {
            let _ = words.insert(option.value, text.value);
        }
    }
    words
}

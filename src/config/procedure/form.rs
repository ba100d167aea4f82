//! `forms/*.toml`: the application form of a procedure, line by line.
//!
//! A line is a text with answers between braces, `"Họ, chữ đệm, tên: {child_name}"`, or a table where it
//! has a condition or boxes. A ward follows a new version of the official form by changing this file.

use super::references::{IN_WORDS, Index, Reference};
use crate::config::condition::{self, Clause};
use crate::config::fault::Fault;
use crate::config::provenance;
use crate::config::reader::{At, Entry, Table};
use crate::filing::answer::QuestionId;
use crate::filing::condition::Condition;
use crate::filing::form::{Form, Line, LineStyle, Piece, Signature, Tick, Words};

/// Everything in a form that names a question.
#[derive(Default)]
struct Names {
    references: Vec<Reference>,
    clauses: Vec<Clause>,
    options: Vec<(At<String>, String)>,
}

/// Reads a form and compares what it names with the questions of its procedure; `None` where a part of
/// it is missing (and reported).
pub(super) fn read(root: &Table<'_>, index: &Index<'_>) -> Option<Form> {
    let mut names = Names::default();
    let title = root.text("title");
    let addressee = root.text("addressee");
    let provenance = provenance::read(root);
    let words = root.tables("words");
    let words = words.iter().filter_map(|table| names.words(table));
    let words: Vec<Words> = words.collect();
    let lines = root.texts_or_tables("lines").into_iter();
    let lines: Vec<Line> = lines.filter_map(|entry| names.line(root, entry)).collect();
    root.not_empty("lines");
    let signatures = root.tables("signatures");
    let signatures = signatures.iter().filter_map(|table| names.signature(table));
    let signatures: Vec<Signature> = signatures.collect();
    root.not_empty("signatures");
    let tab_order = root.texts("tab_order").into_iter();
    let tab_order: Vec<Vec<QuestionId>> = tab_order.map(|field| names.field(&field)).collect();
    names.compare(index);
    Some(Form {
        title: title?.value,
        addressee: addressee?.value,
        lines,
        signatures,
        words,
        tab_order,
        provenance: provenance?,
    })
}

impl Names {
    fn words(&mut self, table: &Table<'_>) -> Option<Words> {
        let question = table.text("question");
        let option = table.text("option");
        let text = table.text("text");
        table.close();
        let (question, option) = (question?, option?);
        let words = Words {
            question: QuestionId::new(question.value.clone()),
            option: option.value.clone(),
            text: text?.value,
        };
        self.options.push((question, option.value));
        Some(words)
    }

    fn line(&mut self, root: &Table<'_>, entry: Entry<'_>) -> Option<Line> {
        let table = match entry {
            Entry::Text(text) => {
                return Some(Line {
                    style: LineStyle::Plain,
                    pieces: self.pieces(root, &text)?,
                    boxes: Vec::new(),
                    when: Condition::Always,
                });
            }
            Entry::Table(table) => table,
        };
        let styled = |key, style| table.optional_text(key).map(|text| (text, style));
        let written = styled("heading", LineStyle::Heading)
            .or_else(|| styled("promise", LineStyle::Promise))
            .or_else(|| table.text("text").map(|text| (text, LineStyle::Plain)));
        let boxes = table.tables("boxes");
        let boxes = boxes.iter().filter_map(|table| self.tick(table)).collect();
        let when = condition::optional(&table, "when");
        table.close();
        let (text, style) = written?;
        let line = Line {
            style,
            pieces: self.pieces(&table, &text)?,
            boxes,
            when: when.condition.clone(),
        };
        self.clauses.push(when);
        Some(line)
    }

    fn tick(&mut self, table: &Table<'_>) -> Option<Tick> {
        let text = table.text("text");
        let when = condition::required(table, "when");
        table.close();
        let tick = Tick {
            text: text?.value,
            when: when.condition.clone(),
        };
        self.clauses.push(when);
        Some(tick)
    }

    fn signature(&mut self, table: &Table<'_>) -> Option<Signature> {
        let role = table.text("role");
        let note = table.text("note");
        let name = table.text("name");
        let at_kiosk = table
            .has("at_kiosk")
            .then(|| condition::required(table, "at_kiosk"));
        table.close();
        let name = name?;
        let signature = Signature {
            role: role?.value,
            note: note?.value,
            name: QuestionId::new(name.value.clone()),
            at_kiosk: at_kiosk.as_ref().map(|clause| clause.condition.clone()),
        };
        self.clauses.extend(at_kiosk);
        self.references.push(Reference::new(name, "name"));
        Some(signature)
    }

    /// The words of a text and the questions between its braces.
    fn pieces(&mut self, table: &Table<'_>, text: &At<String>) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut rest = text.value.as_str();
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                table.report(text.line, Fault::OpenBrace(text.value.clone()));
                return None;
            };
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Answer(QuestionId::new(name)));
            let named = At {
                value: name.to_owned(),
                line: text.line,
            };
            self.references.push(Reference::new(named, IN_WORDS));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Some(pieces)
    }

    /// A field of the officer's form: `"a | b"` is the first that is known.
    fn field(&mut self, text: &At<String>) -> Vec<QuestionId> {
        let names = text.value.split('|').map(str::trim);
        let names = names.filter(|name| !name.is_empty());
        let named = names.map(|name| {
            let named = At {
                value: name.to_owned(),
                line: text.line,
            };
            self.references.push(Reference::new(named, IN_WORDS));
            QuestionId::new(name)
        });
        named.collect()
    }

    fn compare(&self, index: &Index<'_>) {
        for reference in &self.references {
            index.reference(reference, None);
        }
        for clause in &self.clauses {
            index.clause(clause, None);
        }
        for (question, option) in &self.options {
            index.reference(&Reference::new(question.clone(), "any"), None);
            index.options(question, &[option.as_str()]);
        }
    }
}

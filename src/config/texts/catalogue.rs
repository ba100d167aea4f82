//! The texts of one language as they stand in their files, for comparison before use.

use super::Language;
use crate::config::fault::Fault;
use crate::config::folder::Folder;
use crate::config::needs::Need;
use crate::config::source::Source;
use crate::vietnamese::nfc;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The forms of address, which only Vietnamese has; English need not use them.
const ADDRESS: [&str; 2] = ["you", "You"];

/// The texts of one language.
pub(in crate::config) struct Catalogue {
    language: Language,
    resources: Vec<FluentResource>,
    /// By `key`, `key.attribute` or `-term`.
    entries: BTreeMap<String, Placed>,
    /// A file could not be read in full: what is missing may stand there.
    broken: bool,
}

/// A text and what it needs.
struct Placed {
    file: PathBuf,
    line: usize,
    placeholders: BTreeSet<String>,
    /// Other texts it is made of.
    references: BTreeSet<String>,
}

impl Catalogue {
    /// Reads every `texts/<language>.ftl` and `texts/<language>-*.ftl`.
    pub(in crate::config) fn read(folder: &Folder<'_>, language: Language) -> Self {
        let mut catalogue = Self {
            language,
            resources: Vec::new(),
            entries: BTreeMap::new(),
            broken: false,
        };
        // The first file must be there; asking for it by name reports it where it is not.
        let main = Path::new("texts")
            .join(language.code())
            .with_extension("ftl");
        let further = folder.files("texts", "ftl");
        let further = further
            .into_iter()
            .filter(|name| *name != main && is_of(name, language));
        for name in std::iter::once(main.clone()).chain(further) {
            match folder.read(&name) {
                Some(source) => catalogue.add(folder, source),
                None => catalogue.broken = true,
            }
        }
        catalogue.check_references(folder);
        catalogue
    }

    /// The keys of all texts but terms.
    pub(in crate::config) fn keys(&self) -> Vec<String> {
        texts(self).map(|(key, _)| key.clone()).collect()
    }

    pub(in crate::config) fn into_resources(self) -> Vec<FluentResource> {
        self.resources
    }

    fn add(&mut self, folder: &Folder<'_>, source: Source) {
        check_normal_form(folder, &source);
        let resource = match FluentResource::try_new(source.text.clone()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    folder.findings.add(
                        &source.name,
                        source.line(error.pos.start),
                        Fault::syntax(&error.kind.to_string()),
                    );
                }
                self.broken = true;
                resource
            }
        };
        let base = resource.source().as_ptr() as usize;
        let line = |text: &str| source.line((text.as_ptr() as usize).saturating_sub(base));
        for entry in resource.entries() {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = &message.value {
                        self.place(folder, &source, line(id), id.to_owned(), value);
                    }
                    for attribute in &message.attributes {
                        let key = format!("{id}.{}", attribute.id.name);
                        self.place(
                            folder,
                            &source,
                            line(attribute.id.name),
                            key,
                            &attribute.value,
                        );
                    }
                }
                Entry::Term(term) => {
                    let key = format!("-{}", term.id.name);
                    self.place(folder, &source, line(term.id.name), key, &term.value);
                }
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
        self.resources.push(resource);
    }

    fn place(
        &mut self,
        folder: &Folder<'_>,
        source: &Source,
        line: usize,
        key: String,
        pattern: &Pattern<&str>,
    ) {
        if let Some(first) = self.entries.get(&key) {
            folder.findings.add(
                &source.name,
                line,
                Fault::DuplicateElsewhere {
                    of: "text",
                    id: key,
                    file: first.file.clone(),
                    first_line: first.line,
                },
            );
            return;
        }
        let mut placed = Placed {
            file: source.name.clone(),
            line,
            placeholders: BTreeSet::new(),
            references: BTreeSet::new(),
        };
        placed.collect(pattern);
        let _ = self.entries.insert(key, placed);
    }

    fn check_references(&self, folder: &Folder<'_>) {
        for placed in self.entries.values() {
            for reference in &placed.references {
                if !self.broken && !self.entries.contains_key(reference) {
                    folder.findings.add(
                        &placed.file,
                        placed.line,
                        Fault::UnknownReference {
                            of: "text",
                            name: reference.clone(),
                        },
                    );
                }
            }
        }
    }

    fn missing(&self, folder: &Folder<'_>, file: &Path, line: usize, key: &str) {
        if !self.broken && !self.entries.contains_key(key) {
            folder.findings.add(
                file,
                line,
                Fault::MissingText {
                    key: key.to_owned(),
                    language: self.language,
                },
            );
        }
    }
}

/// Compares both languages with each other and with what the data needs.
pub(in crate::config) fn compare(
    folder: &Folder<'_>,
    vietnamese: &Catalogue,
    english: &Catalogue,
    needs: &[Need],
) {
    for need in needs {
        // A key of which one language has a text is reported there, by the loops below.
        let (vi, en) = (&vietnamese.entries, &english.entries);
        if !vi.contains_key(&need.key) && !en.contains_key(&need.key) {
            vietnamese.missing(folder, &need.file, need.line, &need.key);
            english.missing(folder, &need.file, need.line, &need.key);
        }
    }
    for (key, text) in texts(vietnamese) {
        match english.entries.get(key) {
            None => english.missing(folder, &text.file, text.line, key),
            Some(other) => compare_placeholders(folder, key, text, other),
        }
    }
    for (key, text) in texts(english) {
        if !vietnamese.entries.contains_key(key) {
            vietnamese.missing(folder, &text.file, text.line, key);
        }
    }
}

/// All texts but terms, of which each language has its own.
fn texts(catalogue: &Catalogue) -> impl Iterator<Item = (&String, &Placed)> {
    catalogue
        .entries
        .iter()
        .filter(|(key, _)| !key.starts_with('-'))
}

fn compare_placeholders(folder: &Folder<'_>, key: &str, vi: &Placed, en: &Placed) {
    let list = |placed: &Placed| {
        let names: Vec<&str> = placed
            .placeholders
            .iter()
            .map(String::as_str)
            .filter(|name| !ADDRESS.contains(name))
            .collect();
        names.join(", ")
    };
    let or_none = |list: String| {
        if list.is_empty() {
            "none".to_owned()
        } else {
            list
        }
    };
    let (in_vi, in_en) = (list(vi), list(en));
    if in_vi != in_en {
        folder.findings.add(
            &en.file,
            en.line,
            Fault::Placeholders {
                key: key.to_owned(),
                vi: or_none(in_vi),
                en: or_none(in_en),
            },
        );
    }
}

fn is_of(name: &Path, language: Language) -> bool {
    name.file_stem()
        .and_then(|stem| stem.to_str())
        .and_then(|stem| stem.strip_prefix(language.code()))
        .is_some_and(|rest| rest.starts_with('-'))
}

fn check_normal_form(folder: &Folder<'_>, source: &Source) {
    for (index, line) in source.text.lines().enumerate() {
        if nfc::normalise(line) != line {
            folder
                .findings
                .add(&source.name, index + 1, Fault::NotNormalised);
        }
    }
}

impl Placed {
    fn collect(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.collect(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                let _ = self.placeholders.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                let _ = self.references.insert(key);
            }
            InlineExpression::TermReference { id, .. } => {
                let _ = self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

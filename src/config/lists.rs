//! `lists/*.toml`: the options that several questions share.

use super::fault::Fault;
use super::folder::Folder;
use super::needs::Needs;
use super::phones;
use super::provenance;
use super::reader::{At, Entry, Table};
use super::snake_case;
use super::suggestions;
use crate::filing::procedure::{ChoiceOption, Label, TextKey};
use std::collections::BTreeMap;
use std::path::Path;

/// All lists by name. A list whose file is broken is known, but empty.
#[derive(Debug, Default)]
pub(super) struct Lists(BTreeMap<String, Option<Vec<ChoiceOption>>>);

/// What a question gets when it names a list.
pub(super) enum Found<'a> {
    Options(&'a [ChoiceOption]),
    Broken,
    Unknown,
}

impl Lists {
    pub(super) fn read(folder: &Folder<'_>, needs: &Needs) -> Self {
        let mut lists = BTreeMap::new();
        for name in folder.files("lists", "toml") {
            let Some(stem) = name.file_stem().and_then(|stem| stem.to_str()) else {
                continue;
            };
            if suggestions::is_name_list(stem) || name == Path::new(phones::FILE) {
                continue;
            }
            let options = folder.read(&name).and_then(|source| {
                source.with_toml(folder.findings, |root| {
                    let _ = provenance::read(root);
                    options(root, "options", stem, needs)
                })
            });
            let _ = lists.insert(stem.to_owned(), options);
        }
        Self(lists)
    }

    pub(super) fn find(&self, name: &str) -> Found<'_> {
        match self.0.get(name) {
            Some(Some(options)) => Found::Options(options),
            Some(None) => Found::Broken,
            None => Found::Unknown,
        }
    }
}

/// Reads the options under a key; their texts are `option-<base>-<id>` unless they have a `name`.
pub(super) fn options(
    table: &Table<'_>,
    key: &'static str,
    base: &str,
    needs: &Needs,
) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for entry in table.texts_or_tables(key) {
        let Some((line, option)) = option(table, entry, base, needs) else {
            continue;
        };
        match lines.get(&option.id) {
            Some(first) => table.report(
                line,
                Fault::Duplicate {
                    of: "option",
                    id: option.id,
                    first_line: *first,
                },
            ),
            None => {
                let _ = lines.insert(option.id.clone(), line);
                options.push(option);
            }
        }
    }
    table.not_empty(key);
    options
}

fn option(
    table: &Table<'_>,
    entry: Entry<'_>,
    base: &str,
    needs: &Needs,
) -> Option<(usize, ChoiceOption)> {
    let text = |id: &At<String>| {
        let key = format!("option-{base}-{}", id.value);
        if snake_case(table, id) {
            needs.add(&table.source.name, id.line, &key);
        }
        Label::Text(TextKey(key))
    };
    match entry {
        Entry::Text(id) => {
            let label = text(&id);
            let option = ChoiceOption {
                id: id.value,
                label,
                portal_code: None,
                synonyms: Vec::new(),
                featured: false,
            };
            Some((id.line, option))
        }
        Entry::Table(entry) => {
            let id = entry.text("id");
            let name = entry.optional_text("name");
            let portal_code = entry.optional_text("portal_code");
            let synonyms = entry.texts("synonyms");
            let featured = entry.optional_flag("featured");
            entry.close();
            let id = id?;
            let label = match name {
                Some(name) => {
                    let _ = snake_case(table, &id);
                    Label::Name(name.value)
                }
                None => text(&id),
            };
            let option = ChoiceOption {
                id: id.value,
                label,
                portal_code: portal_code.map(|code| code.value),
                synonyms: synonyms.into_iter().map(|word| word.value).collect(),
                featured: featured.is_some_and(|featured| featured.value),
            };
            Some((id.line, option))
        }
    }
}

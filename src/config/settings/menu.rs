//! `menu` of `kiosk.toml`: what residents choose from, in groups or on its own.

use crate::config::needs::Needs;
use crate::config::reader::{At, Entry, Table};
use crate::config::snake_case;

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuEntry {
    /// A procedure, by its id.
    Procedure(String),
    /// Procedures that are chosen from on a page of their own.
    Group(MenuGroup),
}

/// Procedures that stand together. Texts: `menu-<id>` with `.about`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuGroup {
    /// Its id.
    pub id: String,
    /// Name of the picture that stands for it.
    pub picture: String,
    /// The ids of its procedures.
    pub procedures: Vec<String>,
}

/// The entries as they are shown, and all procedures in their order.
pub(super) struct Read {
    pub(super) entries: Vec<MenuEntry>,
    pub(super) procedures: Vec<At<String>>,
}

pub(super) fn read(root: &Table<'_>, needs: &Needs) -> Read {
    let mut read = Read {
        entries: Vec::new(),
        procedures: Vec::new(),
    };
    for entry in root.texts_or_tables("menu") {
        match entry {
            Entry::Text(procedure) => {
                read.entries
                    .push(MenuEntry::Procedure(procedure.value.clone()));
                read.procedures.push(procedure);
            }
            Entry::Table(table) => {
                let id = table.text("id");
                let picture = table.text("picture");
                let procedures = table.texts("procedures");
                table.not_empty("procedures");
                table.close();
                if let (Some(id), Some(picture)) = (id, picture)
                    && snake_case(&table, &id)
                {
                    let key = format!("menu-{}", id.value);
                    needs.add(&table.source.name, id.line, &key);
                    needs.add_attributes(&table.source.name, id.line, &key, &["about"]);
                    read.entries.push(MenuEntry::Group(MenuGroup {
                        id: id.value,
                        picture: picture.value,
                        procedures: procedures.iter().map(|one| one.value.clone()).collect(),
                    }));
                }
                read.procedures.extend(procedures);
            }
        }
    }
    root.not_empty("menu");
    read
}

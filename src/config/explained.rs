//! `explained/*.toml`: services that an officer does, of which the kiosk only tells what to bring.

use super::folder::Folder;
use super::needs::Needs;
use super::provenance;
use super::reader::Table;
use crate::filing::procedure::Provenance;

/// A service of which the kiosk only tells what to bring and where to go. Texts: `explained-<id>`, its
/// everyday name, with `.official`, `.about`, `.bring` and `.words`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Its id: the name of its file.
    pub id: String,
    /// The national code.
    pub code: String,
    /// Name of the picture that stands for it.
    pub picture: String,
    /// The counter to go to, where it is not the one that takes slips.
    pub counter: Option<String>,
    /// Where its words come from.
    pub provenance: Provenance,
}

/// Reads all of them, by name of their files.
pub(super) fn read(folder: &Folder<'_>, needs: &Needs) -> Vec<Explained> {
    let files = folder.files("explained", "toml");
    files
        .iter()
        .filter_map(|name| {
            let id = name.file_stem()?.to_str()?;
            let source = folder.read(name)?;
            source
                .with_toml(folder.findings, |root| one(root, id, needs))
                .flatten()
        })
        .collect()
}

fn one(root: &Table<'_>, id: &str, needs: &Needs) -> Option<Explained> {
    let code = root.text("code");
    let picture = root.text("picture");
    let counter = root.optional_text("counter");
    let provenance = provenance::read(root);
    root.close();
    let code = code?;
    let key = format!("explained-{id}");
    let file = &root.source.name;
    needs.add(file, code.line, &key);
    needs.add_attributes(
        file,
        code.line,
        &key,
        &["official", "about", "bring", "words"],
    );
    Some(Explained {
        id: id.to_owned(),
        code: code.value,
        picture: picture?.value,
        counter: counter.map(|counter| counter.value),
        provenance: provenance?,
    })
}

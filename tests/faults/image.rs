//! What is left on a disk after a crash: a folder's files as a record says, up to one operation.
//!
//! A killed process leaves all that it wrote. A power cut leaves what was synced, and of the rest
//! any part: each write since a file's last sync is there, missing, or torn at sectors of 512 bytes, in
//! any combination. What it leaves of the names is played in two ways ([`Names`]), because no
//! standard says it: one is what POSIX allows, the other what journalling file systems do.

use super::record::{File, Operation};
use crate::ward_line::Dice;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// A disk writes so many bytes whole or not at all.
const SECTOR: usize = 512;

/// How one side's files fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// The process ended; the system went on.
    Killed,
    /// The power went.
    PowerCut(Names),
}

/// Which names are on the disk after a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Only a sync of the folder itself makes a name in it durable, and a sync of a file never does
    /// (POSIX); of the other changes any may be there, but the two names of a rename change together.
    Alone,
    /// Changes of names reach the disk in their order, and any sync brings all that came before it, as
    /// ext4 and XFS do by their journal.
    InOrder,
}

/// A change of names.
#[derive(Debug, Clone)]
enum Naming {
    Give(String, File),
    Folder(String),
    Move(String, String, File),
    Take(String),
    TakeFolder(String),
}

/// A change of a file's content.
#[derive(Debug, Clone)]
enum Change<'a> {
    Size(usize),
    AtLeast(usize),
    Bytes(usize, &'a [u8]),
}

#[derive(Debug, Default)]
struct Content<'a> {
    durable: Vec<u8>,
    pending: Vec<Change<'a>>,
}

/// The files below a folder.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Image {
    folders: BTreeSet<String>,
    names: BTreeMap<String, File>,
    contents: BTreeMap<File, Vec<u8>>,
}

impl Image {
    /// What these operations leave of everything below `side`.
    pub fn after(operations: &[Operation], side: &str, crash: Crash, dice: &mut Dice) -> Self {
        let mut image = Self::default();
        let mut pending: Vec<Naming> = Vec::new();
        let mut contents: BTreeMap<File, Content<'_>> = BTreeMap::new();
        // Which file a name meant while the program ran.
        let mut living: BTreeMap<&str, File> = BTreeMap::new();
        let is_here = |name: &str| name.split('/').next() == Some(side) || name.is_empty();
        for operation in operations {
            let naming = match operation {
                Operation::Create { name, file } => {
                    let _ = living.insert(name, *file);
                    if is_here(name) {
                        let _ = contents.insert(*file, Content::default());
                    }
                    Naming::Give(name.clone(), *file)
                }
                Operation::MakeFolder(name) => Naming::Folder(name.clone()),
                Operation::Rename { from, to } => {
                    let file = living.remove(from.as_str()).unwrap();
                    let _ = living.insert(to, file);
                    Naming::Move(from.clone(), to.clone(), file)
                }
                Operation::Unlink(name) => {
                    let _ = living.remove(name.as_str());
                    Naming::Take(name.clone())
                }
                Operation::RemoveFolder(name) => Naming::TakeFolder(name.clone()),
                Operation::Link { from, to } => {
                    let file = living[from.as_str()];
                    let _ = living.insert(to, file);
                    Naming::Give(to.clone(), file)
                }
                Operation::SyncFolder(name) if is_here(name) => {
                    let synced = |naming: &Naming| match crash {
                        Crash::PowerCut(Names::Alone) => {
                            naming.names().all(|given| parent(given) == name)
                        }
                        Crash::PowerCut(Names::InOrder) | Crash::Killed => true,
                    };
                    image.settle(&mut pending, synced);
                    continue;
                }
                Operation::SyncFile(file) => {
                    if let Some(content) = contents.get_mut(file) {
                        content.settle();
                        if crash == Crash::PowerCut(Names::InOrder) {
                            image.settle(&mut pending, |_| true);
                        }
                    }
                    continue;
                }
                Operation::Write { file, place, bytes } => {
                    if let Some(content) = contents.get_mut(file) {
                        content.pending.push(Change::Bytes(*place, bytes));
                    }
                    continue;
                }
                Operation::Resize { file, size } => {
                    if let Some(content) = contents.get_mut(file) {
                        content.pending.push(Change::Size(*size));
                    }
                    continue;
                }
                Operation::Grow { file, size } => {
                    if let Some(content) = contents.get_mut(file) {
                        content.pending.push(Change::AtLeast(*size));
                    }
                    continue;
                }
                Operation::SyncFolder(_) | Operation::Saw(_) => continue,
            };
            if naming.names().all(is_here) {
                pending.push(naming);
            }
        }
        match crash {
            Crash::Killed => image.settle(&mut pending, |_| true),
            Crash::PowerCut(Names::InOrder) => {
                pending.truncate(dice.roll(pending.len() as u64 + 1) as usize);
                image.settle(&mut pending, |_| true);
            }
            Crash::PowerCut(Names::Alone) => {
                let kept = severity(dice);
                image.settle(&mut pending, |_| dice.roll(100) < kept);
            }
        }
        let kept = severity(dice);
        for (file, mut content) in contents {
            match crash {
                Crash::Killed => content.settle(),
                Crash::PowerCut(_) => content.cut(kept, dice),
            }
            let _ = image.contents.insert(file, content.durable);
        }
        image.leave_the_unreachable();
        image
    }

    /// What stands in a folder that is gone is gone too.
    fn leave_the_unreachable(&mut self) {
        // A folder comes behind the one that it is in.
        let mut reachable = BTreeSet::from([String::new()]);
        for folder in std::mem::take(&mut self.folders) {
            if reachable.contains(parent(&folder)) {
                let _ = reachable.insert(folder);
            }
        }
        self.names
            .retain(|name, _| reachable.contains(parent(name)));
        let _ = reachable.remove("");
        self.folders = reachable;
    }

    /// Carries out those of the changes that are durable, and keeps the others. A change that follows
    /// one of the same name that is not durable is not durable either.
    fn settle(&mut self, pending: &mut Vec<Naming>, mut is_durable: impl FnMut(&Naming) -> bool) {
        let mut left: Vec<Naming> = Vec::new();
        for naming in pending.drain(..) {
            let waits = left.iter().any(|earlier| {
                earlier
                    .names()
                    .any(|held| naming.names().any(|name| name == held))
            });
            if !waits && is_durable(&naming) {
                self.name(naming);
            } else {
                left.push(naming);
            }
        }
        *pending = left;
    }

    fn name(&mut self, naming: Naming) {
        match naming {
            Naming::Give(name, file) => drop(self.names.insert(name, file)),
            Naming::Folder(name) => drop(self.folders.insert(name)),
            Naming::Move(from, to, file) => {
                let _ = self.names.remove(&from);
                let _ = self.names.insert(to, file);
            }
            Naming::Take(name) => drop(self.names.remove(&name)),
            Naming::TakeFolder(name) => drop(self.folders.remove(&name)),
        }
    }

    /// Writes what stands below the side's folder into this one, as private as the programs make it.
    pub fn write(&self, root: &Path) {
        let place = |name: &str| match name.split_once('/') {
            Some((_, below)) => root.join(below),
            None => root.to_owned(),
        };
        let mut folder = fs::DirBuilder::new();
        let _ = folder.recursive(true).mode(0o700);
        for name in &self.folders {
            folder.create(place(name)).unwrap();
        }
        let mut written: BTreeMap<File, &str> = BTreeMap::new();
        for (name, file) in &self.names {
            if let Some(first) = written.get(file) {
                fs::hard_link(place(first), place(name)).unwrap();
                continue;
            }
            let mut options = fs::OpenOptions::new();
            let _ = options.write(true).create_new(true).mode(0o600);
            let mut opened = options.open(place(name)).unwrap();
            opened.write_all(&self.contents[file]).unwrap();
            opened.sync_all().unwrap();
            let _ = written.insert(*file, name);
        }
        for name in &self.folders {
            fs::File::open(place(name)).unwrap().sync_all().unwrap();
        }
    }

    /// Every file's name and content.
    pub fn files(&self) -> BTreeMap<&str, &[u8]> {
        self.names
            .iter()
            .map(|(name, file)| (name.as_str(), self.contents[file].as_slice()))
            .collect()
    }
}

impl Naming {
    fn names(&self) -> impl Iterator<Item = &str> {
        let (one, two) = match self {
            Self::Give(name, _)
            | Self::Folder(name)
            | Self::Take(name)
            | Self::TakeFolder(name) => (name, None),
            Self::Move(from, to, _) => (from, Some(to)),
        };
        std::iter::once(one.as_str()).chain(two.map(String::as_str))
    }
}

impl Content<'_> {
    /// Everything so far is on the disk.
    fn settle(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            self.change(&change);
        }
    }

    /// The power goes: of each change that was not synced, `kept` of a hundred are there.
    fn cut(&mut self, kept: u64, dice: &mut Dice) {
        for change in std::mem::take(&mut self.pending) {
            if dice.roll(100) >= kept {
                continue;
            }
            match change {
                Change::Bytes(place, bytes) if dice.roll(4) == 0 => {
                    let mut at = 0;
                    while at < bytes.len() {
                        let end = bytes.len().min(at + SECTOR - (place + at) % SECTOR);
                        if dice.roll(2) == 0 {
                            self.change(&Change::Bytes(place + at, &bytes[at..end]));
                        }
                        at = end;
                    }
                }
                change => self.change(&change),
            }
        }
    }

    fn change(&mut self, change: &Change<'_>) {
        match *change {
            Change::Size(size) => self.durable.resize(size, 0),
            Change::AtLeast(size) => self.durable.resize(self.durable.len().max(size), 0),
            Change::Bytes(place, bytes) => {
                let end = place + bytes.len();
                self.durable.resize(self.durable.len().max(end), 0);
                self.durable[place..end].copy_from_slice(bytes);
            }
        }
    }
}

/// How many of a hundred changes that were not synced are on the disk: sometimes none, sometimes all.
fn severity(dice: &mut Dice) -> u64 {
    [0, 10, 50, 90, 100][dice.roll(5) as usize]
}

fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALONE: Crash = Crash::PowerCut(Names::Alone);
    const IN_ORDER: Crash = Crash::PowerCut(Names::InOrder);

    fn make(name: &str, file: File) -> Operation {
        let name = name.to_owned();
        Operation::Create { name, file }
    }

    fn write(file: File, place: usize, bytes: &[u8]) -> Operation {
        let bytes = bytes.to_vec();
        Operation::Write { file, place, bytes }
    }

    /// What is left of `a/x` in many power cuts.
    fn left(crash: Crash, operations: &[Operation]) -> BTreeSet<Option<Vec<u8>>> {
        let begun = [
            Operation::MakeFolder("a".to_owned()),
            Operation::SyncFolder(String::new()),
        ];
        let operations = [&begun, operations].concat();
        (0..500)
            .map(|seed| {
                let image = Image::after(&operations, "a", crash, &mut Dice(seed));
                let files = image.files();
                files.get("a/x").map(|bytes| bytes.to_vec())
            })
            .collect()
    }

    #[test]
    fn what_was_synced_is_there_and_of_the_rest_any_part() {
        let (old, new) = (vec![1; 1024], vec![2; 1024]);
        let operations = [
            make("a/x", 0),
            write(0, 0, &old),
            Operation::SyncFile(0),
            Operation::SyncFolder("a".to_owned()),
            write(0, 0, &new),
        ];
        let torn = [[1; 512], [2; 512]].concat();
        let torn_otherwise = [[2; 512], [1; 512]].concat();
        let any = [old, new, torn, torn_otherwise].map(Some);
        for crash in [ALONE, IN_ORDER] {
            assert_eq!(left(crash, &operations), any.clone().into());
        }
    }

    #[test]
    fn a_synced_file_has_no_durable_name_of_itself() {
        let operations = [make("a/x", 0), write(0, 0, b"xin"), Operation::SyncFile(0)];
        let whole = Some(b"xin".to_vec());
        assert_eq!(left(ALONE, &operations), [None, whole.clone()].into());
        assert_eq!(left(IN_ORDER, &operations), [whole].into());
    }

    #[test]
    fn a_rename_leaves_the_old_file_or_the_new_one() {
        let operations = [
            make("a/x", 0),
            write(0, 0, b"old"),
            Operation::SyncFile(0),
            make("a/y", 1),
            Operation::SyncFolder("a".to_owned()),
            write(1, 0, b"new"),
            Operation::SyncFile(1),
            Operation::Rename {
                from: "a/y".to_owned(),
                to: "a/x".to_owned(),
            },
        ];
        let either = [b"old", b"new"].map(|bytes| Some(bytes.to_vec()));
        for crash in [ALONE, IN_ORDER] {
            assert_eq!(left(crash, &operations), either.clone().into());
        }
    }

    #[test]
    fn a_folder_that_is_gone_takes_its_files_along() {
        let operations = [
            Operation::MakeFolder("a".to_owned()),
            make("a/x", 0),
            Operation::SyncFile(0),
            Operation::SyncFolder("a".to_owned()),
        ];
        let gone = |seed| {
            let image = Image::after(&operations, "a", ALONE, &mut Dice(seed));
            image.files().is_empty()
        };
        assert!((0..50).any(gone) && !(0..50).all(gone));
    }
}

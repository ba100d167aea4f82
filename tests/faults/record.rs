//! The record of a history: what a process did to its files, in the order in which it happened.
//!
//! The process is this test's own executable with `recorder.c` loaded in front of the C library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The file in the recorded folder that the history writes its [`Seen`] lines to.
pub const SEEN: &str = "seen";

/// Names the file that the recorder writes to.
pub const RECORD: &str = "MOTCUA_RECORD";

/// A file, whatever its names.
pub type File = usize;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    Create {
        name: String,
        file: File,
    },
    Resize {
        file: File,
        size: usize,
    },
    Write {
        file: File,
        place: usize,
        bytes: Vec<u8>,
    },
    Grow {
        file: File,
        size: usize,
    },
    SyncFile(File),
    SyncFolder(String),
    MakeFolder(String),
    Rename {
        from: String,
        to: String,
    },
    Unlink(String),
    RemoveFolder(String),
    Link {
        from: String,
        to: String,
    },
    /// Somebody saw something; it happened by now.
    Saw(Seen),
}

/// What a resident, an officer or the kiosk's ledger could say from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// So many letters of visit `number` were acknowledged.
    Typed { number: u64, letters: usize },
    /// "Máy đã giữ".
    Kept { number: u64 },
    /// The desk told this dossier number to whoever asked.
    Receipt { number: u64, dossier: String },
    /// The kiosk's ledger holds the receipt.
    Received { number: u64, dossier: String },
    /// An officer's decision was kept.
    Decided { number: u64 },
}

impl Seen {
    /// One line of [`SEEN`].
    pub fn line(&self) -> String {
        match self {
            Self::Typed { number, letters } => format!("typed {number} {letters}\n"),
            Self::Kept { number } => format!("kept {number}\n"),
            Self::Receipt { number, dossier } => format!("receipt {number} {dossier}\n"),
            Self::Received { number, dossier } => format!("received {number} {dossier}\n"),
            Self::Decided { number } => format!("decided {number}\n"),
        }
    }

    fn read(line: &str) -> Self {
        let words: Vec<_> = line.split_whitespace().collect();
        let number = words[1].parse().unwrap();
        match words[0] {
            "typed" => Self::Typed {
                number,
                letters: words[2].parse().unwrap(),
            },
            "kept" => Self::Kept { number },
            "receipt" => Self::Receipt {
                number,
                dossier: words[2].to_owned(),
            },
            "received" => Self::Received {
                number,
                dossier: words[2].to_owned(),
            },
            "decided" => Self::Decided { number },
            word => panic!("nobody sees {word}"),
        }
    }
}

/// Where what must be fast lies: in memory, where the system offers that.
pub fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    TempDir::new_in(memory).unwrap_or_else(|_| TempDir::new().unwrap())
}

/// The recorder as a library that a process can be started with; `None` without a C compiler.
pub fn recorder() -> Option<&'static Path> {
    static BUILT: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let library = folder.path().join("recorder.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/recorder.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&library, &source])
            .arg("-lpthread")
            .status();
        match built {
            Ok(status) => assert!(status.success(), "the recorder does not build"),
            Err(_) => return None,
        }
        Some((folder, library))
    });
    built.as_ref().map(|(_, library)| library.as_path())
}

/// A record as it was written.
pub struct Record(Vec<u8>);

impl Record {
    pub fn read(file: &Path) -> Self {
        Self(fs::read(file).unwrap())
    }

    pub fn write(&self, file: &Path) {
        fs::write(file, &self.0).unwrap();
    }

    /// What was done.
    pub fn operations(&self) -> Vec<Operation> {
        parse(&self.0)
    }
}

/// Runs `test` of this executable with these variables, recording the folder.
pub fn record(test: &str, folder: &Path, variables: &[(&str, String)]) -> Record {
    let aside = scratch();
    let file = aside.path().join("record");
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("LD_PRELOAD", recorder().unwrap())
        .env("MOTCUA_RECORDED_FOLDER", folder)
        .env(RECORD, &file)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "the history with {variables:?} ended badly: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Record::read(&file)
}

fn parse(mut bytes: &[u8]) -> Vec<Operation> {
    let mut files: BTreeMap<u64, File> = BTreeMap::new();
    let mut count = 0;
    let mut seen = None;
    let mut operations = Vec::new();
    // Where a record is read while it is written, half an operation at its end is still to come.
    while let Some((head, rest)) = bytes.split_at_checked(21) {
        let number = |from: usize| u64::from_ne_bytes(head[from..from + 8].try_into().unwrap());
        let (inode, place) = (number(1), number(9) as usize);
        let length = u32::from_ne_bytes(head[17..].try_into().unwrap()) as usize;
        let Some((content, rest)) = rest.split_at_checked(length) else {
            break;
        };
        bytes = rest;
        let name = || String::from_utf8(content.to_vec()).unwrap();
        let names = || {
            let both = name();
            let (from, to) = both.split_once('\0').unwrap();
            (from.to_owned(), to.to_owned())
        };
        let file = || files[&inode];
        operations.push(match head[0] {
            1 => {
                // The system gives an inode's number again once its file is gone.
                let _ = files.insert(inode, count);
                count += 1;
                if name() == SEEN {
                    seen = Some(count - 1);
                    continue;
                }
                Operation::Create {
                    name: name(),
                    file: count - 1,
                }
            }
            2 => Operation::Resize {
                file: file(),
                size: place,
            },
            3 if Some(file()) == seen => Operation::Saw(Seen::read(&name())),
            3 => Operation::Write {
                file: file(),
                place,
                bytes: content.to_vec(),
            },
            4 => Operation::Grow {
                file: file(),
                size: place,
            },
            5 if inode == 0 => Operation::SyncFolder(name()),
            5 => Operation::SyncFile(file()),
            6 => Operation::MakeFolder(name()),
            7 => {
                let (from, to) = names();
                Operation::Rename { from, to }
            }
            8 => Operation::Unlink(name()),
            9 => Operation::RemoveFolder(name()),
            10 => {
                let (from, to) = names();
                Operation::Link { from, to }
            }
            other => panic!("no such operation: {other}"),
        });
    }
    operations
}

//! `@tus/server` and what lies in its folder afterwards.

use crate::node::{self, NodeServer};
use crate::tus_line::TusLine;
use motcua::protocol::digest::Digest;
use motcua::store::Sealed;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;
use tempfile::TempDir;

/// The script, and which packages in which versions it needs.
const FILES: [&str; 3] = [
    "tests/tus/package.json",
    "tests/tus/package-lock.json",
    "tests/tus/server.mjs",
];

pub struct TusServer {
    node: Option<NodeServer>,
    program: PathBuf,
    folder: TempDir,
}

impl TusServer {
    /// `None` where it cannot be had here.
    #[allow(clippy::print_stderr)]
    pub fn start() -> Option<Self> {
        static INSTALLED: OnceLock<Result<PathBuf, String>> = OnceLock::new();
        let program = match INSTALLED.get_or_init(|| node::install(&FILES)) {
            Ok(program) => program.clone(),
            Err(why) => {
                // Where CI runs, nothing may be left out.
                assert!(std::env::var_os("MOTCUA_CI").is_none(), "{why}");
                eprintln!("left out: {why}");
                return None;
            }
        };
        let folder = TempDir::new().unwrap();
        Some(Self {
            node: Some(NodeServer::start(&program, folder.path())),
            program,
            folder,
        })
    }

    pub fn address(&self) -> SocketAddr {
        self.node.as_ref().unwrap().address
    }

    /// Ends it by SIGKILL, and starts another one on the same folder.
    pub fn kill_and_start(&mut self) {
        drop(self.node.take());
        self.node = Some(NodeServer::start(&self.program, self.folder.path()));
    }

    /// Proves that it holds these filings, and that their ledgers agree.
    #[track_caller]
    pub fn assert_holds(&self, line: &TusLine, filings: &[Sealed]) {
        let uploads = self.uploads();
        for filing in filings {
            line.assert_handed_over_once(filing.id);
            let mut whole: BTreeMap<u32, SystemTime> = BTreeMap::new();
            let id = filing.id.to_string();
            for upload in uploads.iter().filter(|upload| upload.of("filing") == id) {
                if upload.bytes.len() as u64 != upload.length {
                    assert!(upload.bytes.is_empty(), "an upload was left half-sent");
                    continue;
                }
                let number = upload.of("n").parse().unwrap();
                let digest = Digest::of(&upload.bytes);
                assert_eq!(upload.of("sha256"), digest.to_string());
                let (sealed, kind, name) = match number {
                    0 => (
                        filing.digest,
                        "application/json",
                        "manifest.json".to_owned(),
                    ),
                    n => {
                        let part = &filing.parts[n as usize - 1];
                        (part.sha256, part.media_type.as_str(), format!("{n}.jpg"))
                    }
                };
                assert_eq!(digest, sealed, "file {number} of {id}");
                assert_eq!(upload.of("filetype"), kind);
                assert_eq!(upload.of("filename"), format!("{id}-{name}"));
                let twice = whole.insert(number, upload.written);
                assert_eq!(twice, None, "file {number} of {id} is there twice");
            }
            let numbers: Vec<_> = whole.keys().copied().collect();
            let expected: Vec<_> = (0..=filing.parts.len() as u32).collect();
            assert_eq!(numbers, expected, "the files of {id}");
            let last = whole.values().max();
            assert_eq!(whole.get(&0), last, "the manifest of {id} came last");
        }
    }

    fn uploads(&self) -> Vec<Upload> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap().flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .map(|path| Upload::read(&path))
            .collect()
    }
}

/// One upload as it lies in the server's folder.
struct Upload {
    length: u64,
    metadata: Value,
    bytes: Vec<u8>,
    written: SystemTime,
}

impl Upload {
    fn read(description: &Path) -> Self {
        let told: Value = serde_json::from_slice(&std::fs::read(description).unwrap()).unwrap();
        let file = description.with_extension("");
        Self {
            length: told["size"].as_u64().unwrap(),
            metadata: told["metadata"].clone(),
            written: std::fs::metadata(&file).unwrap().modified().unwrap(),
            bytes: std::fs::read(&file).unwrap(),
        }
    }

    fn of(&self, key: &str) -> &str {
        self.metadata[key].as_str().unwrap()
    }
}

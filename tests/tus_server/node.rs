//! `@tus/server` in a process of its own, and what lies in its folder afterwards.

use crate::tus_line::TusLine;
use motcua::protocol::digest::Digest;
use motcua::store::Sealed;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;
use tempfile::TempDir;

/// The script, and which packages in which versions it needs.
const FILES: [&str; 3] = ["package.json", "package-lock.json", "server.mjs"];

pub struct NodeServer {
    pub address: SocketAddr,
    child: Child,
    program: PathBuf,
    folder: TempDir,
}

impl NodeServer {
    /// `None` where it cannot be had here.
    pub fn start() -> Option<Self> {
        static INSTALLED: OnceLock<Result<PathBuf, String>> = OnceLock::new();
        let program = match INSTALLED.get_or_init(install) {
            Ok(program) => program.clone(),
            Err(why) => {
                // Where CI runs, nothing may be left out.
                assert!(std::env::var_os("MOTCUA_CI").is_none(), "{why}");
                eprintln!("left out: {why}");
                return None;
            }
        };
        let folder = TempDir::new().unwrap();
        let (child, address) = run(&program, folder.path());
        Some(Self {
            address,
            child,
            program,
            folder,
        })
    }

    /// Ends it by SIGKILL, and starts another one on the same folder.
    pub fn kill_and_start(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        (self.child, self.address) = run(&self.program, self.folder.path());
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

impl Drop for NodeServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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

fn run(program: &Path, folder: &Path) -> (Child, SocketAddr) {
    let mut child = Command::new("node")
        .arg(program)
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut port = String::new();
    let mut told = BufReader::new(child.stdout.take().unwrap());
    told.read_line(&mut port).unwrap();
    let port: u16 = port.trim().parse().expect("the server tells its port");
    (child, ([127, 0, 0, 1], port).into())
}

/// Puts the script and its packages below `target/`, once for each list of versions.
fn install() -> Result<PathBuf, String> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tus");
    let lock = std::fs::read(from.join("package-lock.json")).unwrap();
    let name = format!("tus-server-{}", &Digest::of(&lock).to_string()[..12]);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for file in FILES {
        std::fs::copy(from.join(file), folder.join(file)).unwrap();
    }
    if !folder.join("node_modules/.package-lock.json").exists() {
        for program in ["node", "npm"] {
            let found = Command::new(program).arg("--version").output();
            found.map_err(|_| format!("{program} is not installed"))?;
        }
        let installed = Command::new("npm")
            .args(["ci", "--omit=optional", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output()
            .map_err(|error| error.to_string())?;
        if !installed.status.success() {
            let said = String::from_utf8_lossy(&installed.stderr);
            return Err(format!("npm cannot install the tus server: {said}"));
        }
    }
    Ok(folder.join("server.mjs"))
}

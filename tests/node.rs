//! Programs of node with their packages from npm, which tests and measurements stand against.

use motcua::protocol::digest::Digest;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Puts these files, among them a `package-lock.json`, and the packages that it names into a folder
/// below `target/`, once for each list of versions.
///
/// # Errors
/// What is missing on this machine.
pub fn install(files: &[&str]) -> Result<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<_> = files.iter().map(|file| root.join(file)).collect();
    let lock = files
        .iter()
        .find(|file| file.ends_with("package-lock.json"))
        .expect("a list of versions");
    let versions = Digest::of(&std::fs::read(lock).unwrap()).to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("node-{}", &versions[..12]));
    std::fs::create_dir_all(&folder).unwrap();
    // Two npm in one folder undo each other's work; held until this function ends.
    let turn = File::create(folder.join("turn")).unwrap();
    turn.lock().unwrap();
    for file in &files {
        let name = file.file_name().expect("a file");
        std::fs::copy(file, folder.join(name)).unwrap();
    }
    for program in ["node", "npm"] {
        let found = Command::new(program).arg("--version").output();
        found.map_err(|_| format!("{program} is not installed"))?;
    }
    // npm writes this file last.
    if !folder.join("node_modules/.package-lock.json").exists() {
        let installed = Command::new("npm")
            .args(["ci", "--omit=optional", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output()
            .map_err(|error| error.to_string())?;
        if !installed.status.success() {
            let said = String::from_utf8_lossy(&installed.stderr);
            return Err(format!("npm cannot install the packages: {said}"));
        }
    }
    Ok(folder)
}

/// `server.mjs` in a process of its own.
pub struct NodeServer {
    pub address: SocketAddr,
    child: Child,
}

impl NodeServer {
    /// Keeps uploads in `data`; `program` is what [`install`] returned.
    pub fn start(program: &Path, data: &Path) -> Self {
        let mut child = Command::new("node")
            .arg(program.join("server.mjs"))
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut port = String::new();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        told.read_line(&mut port).unwrap();
        let port: u16 = port.trim().parse().expect("the server tells its port");
        Self {
            address: ([127, 0, 0, 1], port).into(),
            child,
        }
    }
}

/// It ends by SIGKILL.
impl Drop for NodeServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

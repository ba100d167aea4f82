//! Programs from PyPI, which tests stand against.

use motcua::protocol::digest::Digest;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Puts the programs of this list of versions into a folder below `target/`, once for each list; the folder of their
/// programs.
///
/// # Errors
/// What is missing on this machine.
pub fn install(name: &str, list: &Path) -> Result<PathBuf, String> {
    let versions = Digest::of(&fs::read(list).unwrap()).to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", &versions[..12]));
    fs::create_dir_all(&folder).unwrap();
    // Two of them in one folder undo each other's work; held until this function ends.
    let turn = File::create(folder.join("turn")).unwrap();
    turn.lock().unwrap();
    let whole = folder.join("whole");
    if !whole.exists() {
        let _ = run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let _ = run(Command::new(folder.join("bin/pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(list))?;
        fs::write(&whole, "").unwrap();
    }
    Ok(folder.join("bin"))
}

/// Runs a program to its end.
///
/// # Errors
/// What it said, where it failed.
pub fn run(command: &mut Command) -> Result<Output, String> {
    let ended = command.output().map_err(|error| error.to_string())?;
    if ended.status.success() {
        return Ok(ended);
    }
    let said = [ended.stdout, ended.stderr].concat();
    Err(String::from_utf8_lossy(&said).into_owned())
}

//! The programs of other people that these tests print with.

use std::io::Write;
use std::path::PathBuf;

/// What is not there on this machine.
#[derive(Debug)]
pub struct Missing(pub String);

impl Missing {
    /// Says on a developer's machine that a test is left out. Where everything must be checked
    /// (`MOTCUA_CI`), that is a failure.
    pub fn or_left_out<T>(started: Result<T, Self>) -> Option<T> {
        match started {
            Ok(program) => Some(program),
            Err(Self(what)) if std::env::var_os("MOTCUA_CI").is_some() => {
                panic!("cannot be checked: {what}")
            }
            Err(Self(what)) => {
                // Not captured, so that nobody takes a test that was left out for one that passed.
                let words = format!("left out: {what}\n");
                let _ = std::io::stderr().write_all(words.as_bytes());
                None
            }
        }
    }
}

/// The path of a program, also where administration programs are not on a user's path.
pub fn program(name: &str, package: &str) -> Result<PathBuf, Missing> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| Missing(format!("{name} is missing; it is in the package {package}")))
}

//! Reading aloud: a synthesizer found at run time, or silence that says so.
//!
//! Only sentences of the page are spoken, never a value that the resident gave.

use crate::config::texts::Language;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The synthesizer looked for in the search path.
const PROGRAM: &str = "espeak-ng";

/// A voice, or none.
#[derive(Debug)]
pub enum Voice {
    /// A synthesizer on this machine and what it is saying.
    Synthesizer {
        /// The program.
        program: PathBuf,
        /// The sentence under way.
        speaking: Option<Child>,
    },
    /// No voice; the page says so.
    Silent,
}

impl Voice {
    /// The synthesizer in one of these folders (the search path), if it is installed.
    pub fn find(folders: &[PathBuf]) -> Self {
        folders
            .iter()
            .map(|folder| folder.join(PROGRAM))
            .find(|program| Path::is_file(program))
            .map_or(Self::Silent, |program| Self::Synthesizer {
                program,
                speaking: None,
            })
    }

    /// Whether anything can be said.
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Silent)
    }

    /// Says the sentences, in place of what is being said. `false` where there is no voice.
    pub fn speak(&mut self, language: Language, sentences: &[String]) -> bool {
        self.hush();
        let Self::Synthesizer { program, speaking } = self else {
            return false;
        };
        // A little slower than the synthesizer's 175 words a minute.
        let started = Command::new(program)
            .args(["-v", language.code(), "-s", "140", "--stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = started else {
            return false;
        };
        if let Some(mut input) = child.stdin.take() {
            // A synthesizer that ends early is noticed by `is_speaking`.
            let _ = input.write_all(sentences.join("\n").as_bytes());
        }
        *speaking = Some(child);
        true
    }

    /// Stops at once.
    pub fn hush(&mut self) {
        if let Self::Synthesizer { speaking, .. } = self
            && let Some(mut child) = speaking.take()
        {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Whether something is being said.
    pub fn is_speaking(&mut self) -> bool {
        match self {
            Self::Synthesizer {
                speaking: Some(child),
                ..
            } => {
                matches!(child.try_wait(), Ok(None))
            }
            _ => false,
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.hush();
    }
}

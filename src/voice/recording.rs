//! Recordings of sentences: one file a sentence, named by the key of its text.
//!
//! `voice/vi-south/<key>.ogg` goes before `voice/vi/<key>.ogg`, and the ward's folder before the
//! program's.

use crate::config::settings::Accent;
use crate::config::texts::Language;
use std::path::{Path, PathBuf};

/// The endings looked for, in this order.
pub const ENDINGS: [&str; 5] = ["ogg", "opus", "flac", "wav", "mp3"];

/// The recording with this name, with one of these endings.
pub fn find(
    folders: &[PathBuf],
    language: Language,
    accent: Accent,
    name: &str,
    endings: &[&str],
) -> Option<PathBuf> {
    // A name is a key of a text and leads nowhere else.
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return None;
    }
    let code = language.code();
    let with_accent = format!("{code}-{}", accent.token());
    folders
        .iter()
        .flat_map(|folder| [folder.join(&with_accent), folder.join(code)])
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}.{ending}")))
        })
        .find(|file| file.is_file())
}

/// Whether there is any recording at all.
pub fn are_any(folders: &[PathBuf]) -> bool {
    folders
        .iter()
        .flat_map(|folder| files_in(folder))
        .filter(|language| language.is_dir())
        .flat_map(|language| files_in(&language))
        .any(|file| {
            let ending = file.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| ENDINGS.contains(&ending))
        })
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect()
}

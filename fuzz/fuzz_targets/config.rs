//! The loader of `kiosk-config`: whatever stands in its files, it ends in a configuration or in a
//! list of mistakes, each on one line with its file and line, and the same for the same files.
//!
//! An input is a bundle of files: `=== NAME` on a line begins a file. What the bundle does not have
//! comes from a small ward's folder: the shipped one with a menu of one procedure and one explained
//! service, without what nobody then reads, since a folder is read whole for every input.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::config::{Files, load_files};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The procedure of the small ward; it has every kind of table.
const PROCEDURE: &str = "birth";

/// No file is longer, and no bundle has more files.
const MOST_BYTES: usize = 64 * 1024;
const MOST_FILES: usize = 8;

fn shipped() -> &'static Files {
    static SHIPPED: OnceLock<Files> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kiosk-config");
        let mut files = Files::new();
        read(&root, Path::new(""), &mut files);
        files.retain(|name, _| is_kept(name));
        let kiosk = files.get_mut(Path::new("kiosk.toml"));
        if let Some((kiosk, whole)) =
            kiosk.and_then(|bytes| Some((String::from_utf8(bytes.clone()).ok()?, bytes)))
        {
            *whole = with_a_short_menu(&kiosk).into_bytes();
        }
        assert!(load_files(&files).is_ok(), "the small ward is fine");
        without_what_nobody_misses(files)
    })
}

/// The texts and lists of the other procedures go, those of one name together.
fn without_what_nobody_misses(mut files: Files) -> Files {
    let names = |files: &Files| -> Vec<String> {
        let kept = ["texts", "lists"];
        let names = files
            .keys()
            .filter(|name| kept.iter().any(|folder| name.starts_with(folder)));
        let names = names.filter_map(|name| name.file_name()?.to_str());
        names
            .map(|name| {
                name.trim_start_matches("vi-")
                    .trim_start_matches("en-")
                    .to_owned()
            })
            .collect()
    };
    // What a list names is missed until the list has gone.
    for name in names(&files).into_iter().rev().chain(names(&files)) {
        let mut fewer = files.clone();
        fewer.retain(|path, _| {
            let file = path
                .file_name()
                .and_then(|file| file.to_str())
                .unwrap_or_default();
            let of_that_name = file.trim_start_matches("vi-").trim_start_matches("en-") == name;
            !(of_that_name && (path.starts_with("texts") || path.starts_with("lists")))
        });
        if fewer.len() < files.len() && load_files(&fewer).is_ok() {
            files = fewer;
        }
    }
    files
}

/// Files of the other procedures and of what they explain are left away.
fn is_kept(name: &Path) -> bool {
    let stem = name.file_stem().and_then(|stem| stem.to_str());
    let stem = stem.unwrap_or_default();
    if name.starts_with("procedures") {
        return stem == PROCEDURE;
    }
    if name.starts_with("explained") {
        return stem == "will";
    }
    let ending = name.extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("toml" | "csv" | "ftl"))
}

fn with_a_short_menu(kiosk: &str) -> String {
    let (head, rest) = kiosk.split_once("[[menu]]").unwrap_or((kiosk, ""));
    let rest = rest.find("[ward]").map_or("", |ward| &rest[ward..]);
    let menu = "[[menu]]\nid = \"civil\"\npicture = \"marital_status_paper\"\n";
    format!("{head}{menu}procedures = [\"{PROCEDURE}\"]\n\n{rest}")
}

fn read(root: &Path, below: &Path, files: &mut Files) {
    let Ok(entries) = fs::read_dir(root.join(below)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = below.join(entry.file_name());
        match fs::read(root.join(&name)) {
            Ok(bytes) => {
                let _ = files.insert(name, bytes);
            }
            Err(_) => read(root, &name, files),
        }
    }
}

fn bundle(data: &[u8]) -> Option<Files> {
    let mut files = shipped().clone();
    let mut rest = data;
    for _ in 0..MOST_FILES {
        let Some(after) = rest.strip_prefix(b"=== ") else {
            break;
        };
        let end = after.iter().position(|byte| *byte == b'\n')?;
        let name = PathBuf::from(std::str::from_utf8(&after[..end]).ok()?);
        let body = &after[end + 1..];
        let next = body
            .windows(5)
            .position(|bytes| bytes == b"\n=== ")
            .map_or(body.len(), |place| place + 1);
        let _ = files.insert(name, body[..next].to_vec());
        rest = &body[next..];
    }
    Some(files)
}

fuzz_target!(|data: &[u8]| {
    if data.len() > MOST_BYTES {
        return;
    }
    let Some(files) = bundle(data) else {
        return;
    };
    let told = match load_files(&files) {
        Ok(config) => {
            for id in config.procedures.ids() {
                assert!(config.procedures.versions(id).next().is_some());
            }
            return;
        }
        Err(mistakes) => mistakes,
    };
    assert!(!told.as_slice().is_empty());
    for mistake in told.as_slice() {
        let line = mistake.to_string();
        assert!(!line.contains('\n') && line.contains(" – "), "{line:?}");
        assert!(mistake.line > 0, "{line:?}");
    }
});

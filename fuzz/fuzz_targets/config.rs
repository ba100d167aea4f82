//! The loader of `kiosk-config`: whatever stands in its files, it ends in a configuration or in a
//! list of mistakes, each on one line with its file and line, and the same for the same files.
//!
//! An input is a bundle of files: `=== NAME` on a line begins a file. What the bundle does not have
//! comes from the shipped folder.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::config::{Files, load_files};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// No file is longer, and no bundle has more files.
const MOST_BYTES: usize = 64 * 1024;
const MOST_FILES: usize = 8;

fn shipped() -> &'static Files {
    static SHIPPED: OnceLock<Files> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kiosk-config");
        let mut files = Files::new();
        read(&root, Path::new(""), &mut files);
        files
    })
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

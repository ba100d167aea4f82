//! What every room may know of the others, and what no room may contain.
//!
//! Reads the sources as text: a line that breaks a rule is named with its file.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may use. Programs and the demo may use everything.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("command_line", &[]),
    ("vietnamese", &[]),
    ("filing", &["vietnamese"]),
    ("config", &["filing", "vietnamese"]),
    ("protocol", &["filing", "vietnamese"]),
    ("sealing", &[]),
    ("stick", &["filing", "protocol", "sealing"]),
    (
        "export",
        &["filing", "protocol", "sealing", "stick", "store"],
    ),
    ("store", &["filing", "protocol", "sealing", "vietnamese"]),
    ("paper", &["filing", "vietnamese"]),
    ("capture", &["filing", "vietnamese"]),
    ("voice", &["config", "filing", "vietnamese"]),
    ("machine", &["filing", "vietnamese"]),
    (
        "courier",
        &["config", "filing", "machine", "protocol", "store"],
    ),
    (
        "desk",
        &[
            "config",
            "filing",
            "paper",
            "protocol",
            "sealing",
            "stick",
            "vietnamese",
        ],
    ),
    (
        "kiosk",
        &[
            "capture",
            "config",
            "courier",
            "export",
            "filing",
            "machine",
            "paper",
            "protocol",
            "store",
            "vietnamese",
            "voice",
        ],
    ),
];

/// Rooms of the kiosk that its screens must not know: only the station speaks to them.
const STATION_ONLY: [&str; 3] = ["protocol", "store", "courier"];

/// Where the kiosk is wired, waits for its store, or is played.
const OPENS_THE_STORE: [&str; 3] = ["kiosk/station", "kiosk/closed.rs", "kiosk/play"];

struct Source {
    /// Its path below `src`, with slashes.
    path: String,
    /// Its lines with their numbers, without tests and without comments.
    lines: Vec<(usize, String)>,
}

impl Source {
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.trim_end_matches(".rs")
    }

    fn is_program(&self) -> bool {
        matches!(self.room(), "main" | "operator" | "bin" | "lib" | "demo")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 50, "the sources were not found");
    files.sort();
    files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&root).unwrap();
            Source {
                path: path.to_str().unwrap().replace('\\', "/"),
                lines: code(&fs::read_to_string(file).unwrap()),
            }
        })
        .filter(|source| !is_test_file(&source.path))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Files that are only compiled for tests: `…/tests.rs`, `…/tests/…`, and those that a test module names.
fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || TEST_FILES.contains(&path)
}

/// Test-only modules that lie beside the code they serve.
const TEST_FILES: [&str; 2] = ["paper/print/mock.rs", "vietnamese/composition/corpus.rs"];

/// The lines that are compiled into the programs: comments are taken out, and inline test
/// modules, which by our rule stand at the end of a file.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut rows = text.lines().enumerate().peekable();
    while let Some((place, line)) = rows.next() {
        if line.trim() == "#[cfg(test)]" {
            let mut what = String::new();
            while let Some((_, next)) = rows.peek() {
                if next.trim_start().starts_with("#[") {
                    let _ = rows.next();
                } else {
                    what = (*next).to_owned();
                    break;
                }
            }
            if what.trim_end().ends_with('{') && what.trim_start().starts_with("mod ") {
                break;
            }
            // `mod name;` or a single item on one line.
            let _ = rows.next();
            continue;
        }
        let bare = without_comment(line);
        if !bare.trim().is_empty() {
            lines.push((place + 1, bare));
        }
    }
    lines
}

/// A line up to `//`, unless that stands within a string.
fn without_comment(line: &str) -> String {
    let mut inside = false;
    let mut escaped = false;
    let signs: Vec<(usize, char)> = line.char_indices().collect();
    for (place, (at, sign)) in signs.iter().enumerate() {
        match sign {
            '\\' if inside => {
                escaped = !escaped;
                continue;
            }
            '"' if !escaped => inside = !inside,
            '/' if !inside && signs.get(place + 1).is_some_and(|(_, next)| *next == '/') => {
                return line[..*at].to_owned();
            }
            _ => {}
        }
        escaped = false;
    }
    line.to_owned()
}

/// The string literals of a line.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current: Option<String> = None;
    let mut escaped = false;
    for sign in line.chars() {
        match &mut current {
            None if sign == '"' => current = Some(String::new()),
            None => {}
            Some(_) if sign == '"' && !escaped => found.extend(current.take()),
            Some(text) => text.push(sign),
        }
        escaped = sign == '\\' && !escaped;
    }
    // One that goes on in the next line counts as far as it stands here.
    found.extend(current);
    found
}

/// The rooms that a line names: `crate::room`, also in `use crate::{a, b::c}`.
fn rooms_named(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, marker) in line.match_indices("crate::") {
        let rest = &line[at + marker.len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        for name in names {
            let word: String = name
                .trim()
                .chars()
                .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
                .collect();
            if !word.is_empty() {
                found.push(word);
            }
        }
    }
    found
}

/// The parts of a list in braces, not looking into braces within.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_usize, 0, Vec::new());
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

#[track_caller]
fn assert_none(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n{}", broken.join("\n"));
}

#[test]
fn no_room_uses_one_that_it_must_not_know() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.is_program()) {
        let room = source.room();
        let Some(may_use) = allowed.get(room) else {
            broken.push(format!(
                "src/{}: the room {room} is not in the list",
                source.path
            ));
            continue;
        };
        for (number, line) in &source.lines {
            for used in rooms_named(line) {
                let known = allowed.contains_key(used.as_str());
                let within = used == room || may_use.contains(&used.as_str());
                let screen = room == "kiosk"
                    && STATION_ONLY.contains(&used.as_str())
                    && !OPENS_THE_STORE
                        .iter()
                        .any(|path| source.path.starts_with(path));
                if known && (!within || screen) {
                    broken.push(format!("src/{}:{number}: {room} → {used}", source.path));
                }
            }
        }
    }
    assert_none("edges that architecture.md does not list", &broken);
}

/// Lines outside these rooms that contain one of these words.
fn outside(allowed: &[&str], contains: impl Fn(&str) -> bool) -> Vec<String> {
    sources()
        .iter()
        .filter(|source| !allowed.iter().any(|path| source.path.starts_with(path)))
        .flat_map(|source| {
            source
                .lines
                .iter()
                .filter(|(_, line)| contains(line))
                .map(|(number, line)| format!("src/{}:{number}: {}", source.path, line.trim()))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn only_the_store_and_the_desks_storage_speak_sql() {
    let words = [
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "DELETE FROM",
        "PRAGMA ",
        "rusqlite",
    ];
    let broken = outside(&["store", "desk/storage"], |line| {
        words.iter().any(|word| line.contains(word))
    });
    assert_none("SQL outside store and desk/storage", &broken);
}

#[test]
fn only_the_kiosk_knows_the_window_library_and_only_the_courier_is_a_client() {
    let names = |line: &str, name: &str| {
        line.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
            .any(|word| word == name)
    };
    let iced = outside(&["kiosk"], |line| {
        names(line, "iced") || names(line, "iced_test")
    });
    assert_none("iced outside kiosk", &iced);
    let reqwest = outside(&["courier"], |line| names(line, "reqwest"));
    assert_none("reqwest outside courier", &reqwest);
}

#[test]
fn only_the_station_speaks_to_cameras_and_scanners() {
    let devices = outside(&["capture", "kiosk/station"], |line| {
        ["capture::source", "linuxvideo", "scanimage"]
            .iter()
            .any(|word| line.contains(word))
    });
    assert_none("devices outside the station", &devices);
}

#[test]
fn the_domain_has_no_clock_no_randomness_no_files_and_no_threads() {
    let forbidden = [
        "std::fs",
        "std::thread",
        "std::env",
        "std::net",
        "tokio",
        "getrandom",
        "Timestamp::now",
        "Zoned::now",
        "Instant::now",
        "SystemTime",
        "async fn",
        "now_v7",
        "new_v4",
    ];
    let mut broken = Vec::new();
    for source in sources() {
        if matches!(source.room(), "filing" | "vietnamese") {
            for (number, line) in &source.lines {
                if let Some(word) = forbidden.iter().find(|word| line.contains(**word)) {
                    broken.push(format!("src/{}:{number}: {word}", source.path));
                }
            }
        }
    }
    assert_none("side effects in the domain", &broken);
}

/// Where Vietnamese words may stand in the code, and why.
const MAY_BE_VIETNAMESE: [&str; 5] = [
    // The language itself: tone tables, keys, spelled numbers.
    "vietnamese",
    // The words on identity cards.
    "filing/id_card/field.rs",
    // A date spelled in words, as the law's forms want it.
    "filing/date.rs",
    // Letters that take the most room, for sentences that grow.
    "config/texts/stretch.rs",
    // The letters on the keys.
    "kiosk/screen/keyboard",
];
const VIETNAMESE_NAMES: [&str; 3] = ["Một Cửa", "Phiếu", "Tờ khai"];

fn is_vietnamese(sign: char) -> bool {
    sign.is_alphabetic() && !sign.is_ascii() && ('\u{c0}'..='\u{1ef9}').contains(&sign)
}

#[test]
fn every_sentence_for_residents_stands_in_the_texts() {
    let broken = outside(&MAY_BE_VIETNAMESE, |line| {
        let trimmed = line.trim_start();
        // Documentation of the command line, and names of errors for developers.
        if trimmed.starts_with("#[error") {
            return false;
        }
        literals(line).iter().any(|text| {
            let rest = VIETNAMESE_NAMES
                .iter()
                .fold(text.clone(), |text, name| text.replace(name, ""));
            rest.chars().any(is_vietnamese)
        })
    });
    assert_none("Vietnamese sentences in the code", &broken);
}

#[test]
fn nothing_is_left_to_do_and_nothing_prints_from_the_library() {
    let left = [
        "TODO",
        "FIXME",
        "XXX",
        "HACK",
        "dbg!(",
        "todo!(",
        "unimplemented!(",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    let mut broken = Vec::new();
    for file in files {
        for (place, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            if left.iter().any(|word| line.contains(word)) {
                broken.push(format!("{}:{}: {}", file.display(), place + 1, line.trim()));
            }
        }
    }
    assert_none("work that is left", &broken);
    let printing = outside(&["main.rs", "bin"], |line| {
        ["println!", "eprintln!", "print!("]
            .iter()
            .any(|word| line.contains(word))
    });
    assert_none("printing in the library", &printing);
}

#[test]
fn modules_stay_small_and_say_what_they_are_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let mut broken = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&root).unwrap().display().to_string();
        let length = code(&text).last().map_or(0, |(number, _)| *number);
        if length > 500 {
            broken.push(format!("src/{name}: {length} lines before its tests"));
        }
        let part_of_tests = is_test_file(&name);
        if !part_of_tests && !text.starts_with("//!") {
            broken.push(format!("src/{name}: no word on what it is for"));
        }
        if name.ends_with("mod.rs") {
            broken.push(format!("src/{name}: a.rs and the folder a/, not mod.rs"));
        }
    }
    assert_none("modules out of shape", &broken);
}

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let text =
        "use crate::store::Store; // crate::desk\n#[cfg(test)]\nmod tests {\nuse crate::desk;\n}\n";
    let lines = code(text);
    assert_eq!(lines.len(), 1);
    assert_eq!(rooms_named(&lines[0].1), ["store"]);
    let list = "use crate::{config::{Config, texts}, filing, kiosk::app};";
    assert_eq!(rooms_named(list), ["config", "filing", "kiosk"]);
    assert_eq!(
        literals(r#"say("a \" b", "http://x")"#),
        [r#"a \" b"#, "http://x"]
    );
    assert_eq!(
        without_comment(r#"let a = "//"; // b"#),
        r#"let a = "//"; "#
    );
}

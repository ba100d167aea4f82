//! Faults of the line × crashes of either side × power cuts: nothing is lost, nothing is doubled, and
//! nothing is called received too early (`protocol.md` §5).
//!
//! The one idea: a crash needs no luck. A whole history of a ward runs once in a process whose writes
//! and syncs are recorded ([`record`]); any moment of it can then be made again as the files that a
//! kill or a power cut would have left ([`image`]). From there the real kiosk and the real desk go on
//! over a line with faults ([`proxy`]), and what people had seen by then must hold ([`aftermath`]).
//!
//! `cargo test` plays the first few histories. A night plays as many as it takes:
//! `MOTCUA_SENDS=100000 MOTCUA_LIVES=200 cargo test --release --test motcua faults:: -- --nocapture`,
//! with other ones from `MOTCUA_FIRST_SEED` on. A crash that goes wrong is printed with the command
//! that plays it again, and its record is kept.

mod aftermath;
mod fault;
mod history;
mod image;
mod living;
mod proxy;
mod record;
mod tally;

use crate::ward_line::Dice;
use aftermath::History;
use history::{DESK, KIOSK};
use image::{Crash, Image};
use record::Record;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tally::{Kind, Outcome, Tally};

/// Filings sent after crashes before a run of `cargo test` ends.
const SENDS: u64 = 2000;

/// Crashes of one history.
const CRASHES: u64 = 40;

/// A long run tells of itself every so many sends.
const MILESTONE: u64 = 10_000;

/// Crashes that are looked at side by side; most of their time is spent waiting for lines.
const SIDE_BY_SIDE: usize = 8;

/// Wards in which kiosk or desk lose their power twelve times.
const LIVES: u64 = 8;

/// The tests that start themselves anew as a ward whose history is recorded.
const TEST: &str = "faults::after_any_crash_each_filing_is_at_the_desk_exactly_once";
const LIVING_TEST: &str =
    "faults::whoever_lives_on_when_the_other_loses_its_power_agrees_with_it_in_the_end";
const FOLDER: &str = "MOTCUA_HISTORY_FOLDER";
const SEED: &str = "MOTCUA_HISTORY_SEED";

/// What a crash that went wrong is played again with: `seed:image:record`.
const AGAIN: &str = "MOTCUA_FAULT";

#[test]
fn after_any_crash_each_filing_is_at_the_desk_exactly_once() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let seed = std::env::var(SEED).unwrap().parse().unwrap();
        return history::live(Path::new(&folder), seed);
    }
    if let Ok(again) = std::env::var(AGAIN) {
        return play_again(&again);
    }
    if !has_compiler() {
        return;
    }
    let wanted = asked_for("MOTCUA_SENDS", SENDS);
    let begun = Instant::now();
    let tally = Mutex::new(Tally::default());
    let next = AtomicU64::new(asked_for("MOTCUA_FIRST_SEED", 1));
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            let _ = scope.spawn(|| {
                while tally.lock().unwrap().goes_on(wanted) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    crash_a_history(seed, wanted, &tally);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    let rate = tally.sends as f64 / seconds;
    say(&format!("{tally}; {seconds:.0} s, {rate:.0} sends/s"));
    assert!(tally.is_clean(), "{tally}");
    assert!(tally.sends >= wanted);
}

#[test]
fn whoever_lives_on_when_the_other_loses_its_power_agrees_with_it_in_the_end() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let record = std::env::var_os(record::RECORD).unwrap();
        let seed = std::env::var(SEED).unwrap().parse().unwrap();
        return living::live(Path::new(&folder), Path::new(&record), seed);
    }
    if !has_compiler() {
        return;
    }
    let lives = asked_for("MOTCUA_LIVES", LIVES);
    let (next, sends) = (AtomicU64::new(1), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            let _ = scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > lives {
                        break;
                    }
                    let folder = record::scratch();
                    let record = record_history(LIVING_TEST, folder.path(), seed);
                    let operations = record.operations();
                    let kept = operations.iter().filter(|operation| is_kept(operation));
                    let _ = sends.fetch_add(kept.count() as u64, Ordering::Relaxed);
                }
            });
        }
    });
    let (sends, cuts) = (sends.into_inner(), lives * living::CUTS);
    say(&format!(
        "{sends} sends of {lives} wards in which kiosk, desk or both lost their power {cuts} times: \
         lost 0, double 0, false success 0"
    ));
}

fn asked_for(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |number| number.parse().unwrap())
}

fn is_kept(operation: &record::Operation) -> bool {
    matches!(operation, record::Operation::Saw(record::Seen::Kept { .. }))
}

#[test]
fn a_record_played_to_its_end_is_the_folder_itself() {
    if !has_compiler() {
        return;
    }
    let folder = record::scratch();
    let record = record_history(TEST, folder.path(), 1);
    for side in [KIOSK, DESK] {
        let image = Image::after(&record.operations(), side, Crash::Killed, &mut Dice(1));
        let mut there = BTreeMap::new();
        collect(folder.path(), &folder.path().join(side), &mut there);
        assert!(there.len() > 2, "{side} has done nothing");
        let played: Vec<_> = image.files().into_keys().collect();
        assert_eq!(played, there.keys().collect::<Vec<_>>());
        for (name, bytes) in image.files() {
            assert!(bytes == there[name], "{name} differs");
        }
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            let _ = found.insert(name, std::fs::read(path).unwrap());
        }
    }
}

/// A history that ends badly fails the test, with its seed.
fn record_history(test: &str, folder: &Path, seed: u64) -> Record {
    let variables = [
        (FOLDER, folder.display().to_string()),
        (SEED, seed.to_string()),
    ];
    record::record(test, folder, &variables)
}

fn crash_a_history(seed: u64, wanted: u64, tally: &Mutex<Tally>) {
    let folder = record::scratch();
    let record = record_history(TEST, folder.path(), seed);
    drop(folder);
    let history = history_of(seed, &record);
    tally.lock().unwrap().histories += 1;
    for image in 0..CRASHES {
        if !tally.lock().unwrap().goes_on(wanted) {
            return;
        }
        let outcome = examine(&history, image);
        if !outcome.wrongs.is_empty() {
            let kept = keep(&record, seed);
            say(&format!(
                "{}\n  {:?}\n  {AGAIN}={seed}:{image}:{} cargo test --test motcua {TEST} -- --nocapture",
                outcome.place,
                outcome.wrongs,
                kept.display()
            ));
        }
        let mut tally = tally.lock().unwrap();
        let tens = tally.sends / MILESTONE;
        tally.add(&outcome);
        if tally.sends / MILESTONE > tens {
            say(&format!("so far {tally}"));
        }
    }
}

/// A program that panics from what the crash has left is damaged by it.
fn examine(history: &History, image: u64) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| aftermath::examine(history, image))).unwrap_or_else(|_| {
        Outcome {
            wrongs: vec![(Kind::Damaged, "it panicked".to_owned())],
            ..Outcome::default()
        }
    })
}

fn history_of(seed: u64, record: &Record) -> History {
    History {
        seed,
        filings: history::filings(seed),
        operations: record.operations(),
    }
}

fn play_again(again: &str) {
    let mut words = again.splitn(3, ':');
    let mut word = || words.next().unwrap();
    let (seed, image) = (word().parse().unwrap(), word().parse().unwrap());
    let record = Record::read(Path::new(word()));
    let outcome = examine(&history_of(seed, &record), image);
    assert!(outcome.wrongs.is_empty(), "{outcome:#?}");
}

/// Keeps a record in which something went wrong: how threads take turns follows from no seed.
fn keep(record: &Record, seed: u64) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("history-{seed}.record"));
    record.write(&path);
    path
}

/// Where everything must be checked, nothing may be left out.
fn has_compiler() -> bool {
    let found = record::recorder().is_some();
    assert!(
        found || std::env::var_os("MOTCUA_CI").is_none(),
        "cc is not installed"
    );
    if !found {
        say("left out: cc is not installed");
    }
    found
}

/// Not captured, so that the counts are seen also where the test is well.
fn say(words: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{words}");
}

//! A process that is killed at any moment. The test runs itself again as the process to kill.

use super::*;
use crate::filing::entry::Entry;
use std::env;
use std::io::{BufRead, BufReader, Write, stdout};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const FOLDER: &str = "MOTCUA_TEST_FOLDER";
const ROUND: &str = "MOTCUA_TEST_ROUND";

/// The folder to work in, where this process is the one to be killed.
fn victim() -> Option<(PathBuf, u128)> {
    let round = env::var(ROUND).ok()?.parse().unwrap();
    Some((env::var_os(FOLDER)?.into(), round))
}

fn say(word: &str, number: usize) {
    let mut out = stdout();
    writeln!(out, "{word} {number}").unwrap();
    out.flush().unwrap();
}

/// A small generator, so that a failing round can be played again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Runs this test as another process, kills it shortly after it has said `words` things, and
/// returns the last number that it said after `word`.
fn kill_after(test: &str, folder: &Path, round: u128, word: &str, chance: &mut Chance) -> usize {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = |line: String| line.strip_prefix(word)?.trim().parse().ok();
    let mut last = 0;
    for _ in 0..=chance.below(5) {
        last = lines.by_ref().map(Result::unwrap).find_map(said).unwrap();
    }
    thread::sleep(Duration::from_micros(chance.below(4000)));
    child.kill().unwrap();
    let _ = child.wait().unwrap();
    // Words that were still in the pipe were acknowledged too.
    lines
        .map_while(Result::ok)
        .filter_map(said)
        .last()
        .unwrap_or(last)
}

fn letters(count: usize) -> String {
    "Nguyễn Thị Hoa ".chars().cycle().take(count).collect()
}

#[test]
fn no_letter_that_was_acknowledged_is_lost() {
    const NAME: &str = "store::tests::power_cut::no_letter_that_was_acknowledged_is_lost";
    if let Some((folder, round)) = victim() {
        let (store, _) = open(&folder);
        store.journal(started(round));
        for count in 1.. {
            store.journal(typed(&letters(count)));
            if count % 3 == 0 {
                store.flush().unwrap();
                say("flushed", count);
            }
        }
    }
    let mut chance = Chance(0x6d6f_7463);
    let folder = folder();
    for round in 1..=50 {
        let flushed = kill_after(NAME, folder.path(), round, "flushed", &mut chance);
        let (store, opening) = open(folder.path());
        let draft = opening.draft.unwrap();
        let Some(Entry::Text(typed)) = draft.typed else {
            panic!("round {round}: nothing typed");
        };
        let count = typed.chars().count();
        assert!(
            opening.unclean_stop && opening.notices.is_empty(),
            "round {round}"
        );
        assert_eq!(draft.id, Uuid::from_u128(round));
        assert!(count >= flushed, "round {round}: {count} of {flushed}");
        assert_eq!(typed, letters(count), "round {round}");
        // The visit goes on from there.
        store.journal(Event::Language("en".into()));
        drop(store);
        let (_, opening) = open(folder.path());
        let language = opening.draft.unwrap().language;
        assert_eq!(
            (language.as_deref(), opening.unclean_stop),
            (Some("en"), false)
        );
    }
}

#[test]
fn a_filing_is_kept_whole_or_the_visit_is_still_there() {
    const NAME: &str =
        "store::tests::power_cut::a_filing_is_kept_whole_or_the_visit_is_still_there";
    let sizes = [60_000, 5, 30_000];
    let numbered = |round: u128, count: usize| filing(round * 10_000 + count as u128, &sizes);
    if let Some((folder, round)) = victim() {
        let (store, _) = open(&folder);
        for count in 1.. {
            visit(&store, round * 10_000 + count as u128);
            store.flush().unwrap();
            store.seal(numbered(round, count)).unwrap();
            say("sealed", count);
        }
    }
    let mut chance = Chance(0x7365_616c);
    let mut interrupted = 0;
    for round in 1..=50 {
        let folder = folder();
        let sealed = kill_after(NAME, folder.path(), round, "sealed", &mut chance);
        let (store, opening) = open(folder.path());
        assert!(opening.unclean_stop && opening.notices.is_empty());
        let kept = store.filings().unwrap().len();
        assert!(
            kept == sealed || kept == sealed + 1,
            "round {round}: {kept} of {sealed}"
        );
        for count in 1..=kept {
            let original = numbered(round, count);
            assert_eq!(store.manifest(original.id).unwrap(), original.manifest);
            for part in &original.parts {
                assert_eq!(store.part(original.id, part.number).unwrap(), part.bytes);
            }
            assert_eq!(store.ledger(original.id).unwrap().len(), 1);
        }
        // A visit is there only if its filing is not.
        if let Some(draft) = opening.draft {
            assert_eq!(draft.id.as_u128(), round * 10_000 + kept as u128 + 1);
            interrupted += 1;
        }
        assert_eq!(store.to_send().unwrap().len(), kept);
    }
    assert!(interrupted > 0, "no kill ever fell between visit and seal");
}

//! What a kiosk waits for after years of filings, and after a month without a line:
//! `cargo bench --bench ledger [-- FILINGS] [month]`.
//!
//! First a store with 100,000 filings that the desk has long received and whose content is erased, beside the last
//! three days' and a few that wait; with `month` also one with 30 × 60 filings of 3 MB each that all wait, 5.4 GB
//! in the folder `MOTCUA_BENCH_FOLDER` or else in the system's temporary folder. Prints medians; nothing is asserted.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use jiff::{SignedDuration, Timestamp};
use motcua::filing::delivery::{LedgerEvent, Receipt};
use motcua::filing::reference::Reference;
use motcua::protocol::digest::Digest;
use motcua::store::{Options, Role, Sealed, SealedPart, Store};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tempfile::TempDir;
use uuid::Uuid;

/// Filings of the last three days, whose content is still kept.
const KEPT: u64 = 180;
/// Filings that wait.
const WAITING: u64 = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let count = arguments.iter().find_map(|argument| argument.parse().ok());
    years(count.unwrap_or(100_000));
    if arguments.iter().any(|argument| argument == "month") {
        month();
    }
}

fn years(count: u64) {
    let folder = TempDir::new_in(place()).unwrap();
    let settled = count - KEPT - WAITING;
    let store = open(folder.path());
    for number in settled + 1..=count {
        one(&store, number, 1_000, 1, number + WAITING <= count);
    }
    drop(store);
    settle(folder.path(), settled);
    measure_all(folder.path(), count);
}

/// Writes the rows of filings whose content has long been erased; nothing in them is sealed.
fn settle(folder: &Path, count: u64) {
    let mut database = Connection::open(folder.join("motcua.sqlite")).unwrap();
    let rows = database.transaction().unwrap();
    for number in 1..=count {
        let filing = filing(number, 0, 0);
        let at = time(number).to_string();
        let row = (
            filing.id.as_bytes(),
            filing.reference.as_str(),
            filing.procedure_code,
            &at,
            3_000_000,
        );
        rows.prepare_cached("INSERT INTO filing VALUES (?1, ?2, ?3, ?4, ?5)")
            .unwrap()
            .execute(row)
            .unwrap();
        for (place, event) in (1..).zip([LedgerEvent::Queued].into_iter().chain(way(number))) {
            let json = serde_json::to_string(&event).unwrap();
            rows.prepare_cached(
                "INSERT INTO ledger (filing, number, at, kind, event) VALUES (?1, ?2, ?3, ?4, ?5)",
            )
            .unwrap()
            .execute((filing.id.as_bytes(), place, &at, event.word(), json))
            .unwrap();
        }
    }
    rows.commit().unwrap();
}

/// Seals a filing with so many pages of so many bytes, and records its way to the desk.
fn one(store: &Store, number: u64, bytes: usize, pages: u32, received: bool) {
    let filing = filing(number, bytes, pages);
    let id = filing.id;
    store.seal(filing).unwrap();
    if !received {
        return;
    }
    for event in way(number) {
        store.record(id, event, time(number)).unwrap();
    }
}

/// What becomes of a filing after it is queued.
fn way(number: u64) -> [LedgerEvent; 5] {
    [
        LedgerEvent::AttemptBegun,
        LedgerEvent::Announced,
        LedgerEvent::PartSent { part: 1 },
        LedgerEvent::Received(Receipt {
            received_at: time(number),
            dossier: Some(format!("HS-{number}")),
            expected_day: None,
        }),
        LedgerEvent::Completed,
    ]
}

fn filing(number: u64, bytes: usize, pages: u32) -> Sealed {
    let manifest = format!("{{\"filing\":{number}}}").into_bytes();
    let page: Vec<u8> = (0..bytes)
        .map(|place| (place as u64 * 31 % 251 + number) as u8)
        .collect();
    Sealed {
        id: Uuid::from_u128(u128::from(number)),
        reference: Reference::from_random(number.to_be_bytes()),
        procedure_code: "1.004873".to_owned(),
        sealed_at: time(number),
        digest: Digest::of(&manifest),
        manifest,
        replaces: None,
        parts: (1..=pages)
            .map(|number| SealedPart {
                number,
                media_type: "image/jpeg".to_owned(),
                sha256: Digest::of(&page),
                bytes: page.clone(),
                photograph: None,
            })
            .collect(),
    }
}

/// Sixty filings a day.
fn time(number: u64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + number as i64 * 24 * 60).unwrap()
}

fn open(folder: &Path) -> Store {
    let options = Options {
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Kiosk)
    };
    Store::open_with(folder, options).unwrap().0
}

fn measure_all(folder: &Path, count: u64) {
    let size = fs::metadata(folder.join("motcua.sqlite")).map_or(0, |data| data.len());
    println!("  database of {} MB", size / 1_000_000);
    measure("start after an orderly stop", 5, |_| drop(open(folder)));
    measure("start after a power cut", 5, |_| {
        // An orderly stop is marked in the lock file; without it everything is checked.
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_name().to_string_lossy().ends_with(".lock") {
                fs::write(entry.path(), "running").unwrap();
            }
        }
        drop(open(folder));
    });
    let store = open(folder);
    measure("seal of one filing of 8 × 300 kB", 15, |round| {
        store.seal(filing(count + 1 + round, 300_000, 8)).unwrap();
    });
    measure("a line of the ledger", 15, |_| {
        let id = Uuid::from_u128(u128::from(count));
        store
            .record(id, LedgerEvent::AttemptBegun, Timestamp::now())
            .unwrap();
    });
    measure("what is to be sent", 15, |_| drop(store.to_send().unwrap()));
    measure("the list of what waits", 15, |_| {
        drop(store.filings().unwrap())
    });
    let old = Timestamp::now() - SignedDuration::from_hours(24 * 365 * 20);
    measure("a look for what may be erased", 15, |_| {
        store.erase_received_before(old).unwrap()
    });
    println!("  memory of the process {} MiB", memory() / 1024);
}

/// 30 days × 60 filings × 3 MB.
fn month() {
    let folder = TempDir::new_in(place()).unwrap();
    let store = open(folder.path());
    let begun = Instant::now();
    for number in 1..=1_800 {
        store.seal(filing(number, 300_000, 10)).unwrap();
    }
    println!("1,800 filings of 3 MB sealed in {:.0?}", begun.elapsed());
    drop(store);
    measure_all(folder.path(), 1_800);
}

fn place() -> PathBuf {
    std::env::var_os("MOTCUA_BENCH_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from)
}

/// The resident memory of this process in KiB.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

fn measure(what: &str, runs: u64, mut run: impl FnMut(u64)) {
    let mut times = Vec::new();
    for round in 0..runs {
        let begun = Instant::now();
        run(round);
        times.push(begun.elapsed());
    }
    times.sort();
    println!(
        "  {what}: median {:.1?}, slowest {:.1?}",
        times[times.len() / 2],
        times[times.len() - 1]
    );
}

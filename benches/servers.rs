//! Kiosks that come back at once after a city-wide outage, each with filings that have waited: against one desk in its
//! folder, and against one and three processes on PostgreSQL with a shared folder or an S3 store of objects behind them.
//!
//! `cargo bench --bench servers` files 60 × 6 filings of three pages of 200 kB each way; `-- 30 4` takes fewer. The
//! store that speaks S3 is a test's (moto), in one thread of Python: its figure is moto's, not the desk's. Needs
//! PostgreSQL's programs and python3; nothing is asserted about time.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/desk_line.rs"]
mod desk_line;
#[allow(dead_code)]
#[path = "../tests/desk_staff.rs"]
mod desk_staff;
#[allow(dead_code)]
#[path = "../tests/python.rs"]
mod python;
#[allow(dead_code)]
#[path = "../tests/servers.rs"]
mod servers;
#[allow(dead_code)]
#[path = "../tests/several_desks.rs"]
mod several_desks;

use desk_line::Sealed;
use servers::Servers;
use several_desks::{SeveralDesks, file};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::task::JoinSet;

const PAGES: usize = 3;
const PAGE_BYTES: usize = 200_000;
/// A city: so many kiosks with so many filings each.
const CITY: (f64, f64) = (600.0, 60.0);

fn filing(kiosk: usize, number: usize) -> Sealed {
    let pages: Vec<Vec<u8>> = (0..PAGES)
        .map(|page| {
            let mut sign = (kiosk * 7919 + number * 104_729 + page * 31 + 1) as u32;
            let next = || {
                sign = sign.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (sign >> 24) as u8
            };
            std::iter::repeat_with(next).take(PAGE_BYTES).collect()
        })
        .collect();
    let pages: Vec<&[u8]> = pages.iter().map(Vec::as_slice).collect();
    Sealed::with_pages((kiosk * 1000 + number) as u128, &pages)
        .changed(|manifest| manifest["kiosk"] = format!("K{kiosk}").into())
}

async fn measure(name: &str, desks: &SeveralDesks, kiosks: usize, filings: usize) {
    let address = desks.address;
    let made: Vec<Vec<Sealed>> = (0..kiosks)
        .map(|kiosk| (0..filings).map(|number| filing(kiosk, number)).collect())
        .collect();
    let begun = Instant::now();
    let mut returning = JoinSet::new();
    for of_kiosk in made {
        let _ = returning.spawn(async move {
            let mut took: Vec<Duration> = Vec::new();
            for filing in &of_kiosk {
                let begun = Instant::now();
                let _ = file(address, filing).await;
                took.push(begun.elapsed());
            }
            took
        });
    }
    let mut took: Vec<Duration> = Vec::new();
    while let Some(of_kiosk) = returning.join_next().await {
        took.extend(of_kiosk.unwrap());
    }
    let whole = begun.elapsed().as_secs_f64();
    took.sort();
    let count = took.len() as f64;
    let at = |part: usize| took[(took.len() - 1) * part / 100].as_millis();
    println!(
        "{name:<44} {whole:6.1} s  {:6.1} filings/s  {:5.1} MB/s  one filing {:5} ms in the middle, {:5} at 95 of 100; \
         a city {:5.0} min",
        count / whole,
        count * (PAGES * PAGE_BYTES) as f64 / whole / 1e6,
        at(50),
        at(95),
        CITY.0 * CITY.1 / (count / whole) / 60.0,
    );
}

#[tokio::main]
async fn main() {
    let numbers: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let (kiosks, filings) = match numbers[..] {
        [kiosks, filings, ..] => (kiosks, filings),
        _ => (60, 6),
    };
    println!(
        "{kiosks} kiosks come back at once with {filings} filings of {PAGES} × {PAGE_BYTES} bytes each"
    );
    let alone = SeveralDesks::with("", 1).await;
    measure(
        "one process in its folder (SQLite, files)",
        &alone,
        kiosks,
        filings,
    )
    .await;
    drop(alone);
    let Some(servers) = Servers::shared() else {
        return;
    };
    for processes in [1, 3] {
        let folder = TempDir::new().unwrap();
        let storage_toml = servers.storage_toml_with_folder(folder.path());
        let desks = SeveralDesks::with(&storage_toml, processes).await;
        let name = format!("{processes} on PostgreSQL, a shared folder");
        measure(&name, &desks, kiosks, filings).await;
    }
    let desks = SeveralDesks::start(servers, 3).await;
    measure("3 on PostgreSQL, moto's S3", &desks, kiosks, filings).await;
}

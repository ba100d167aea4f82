//! A desk on servers: everything it does in its folder it does there too, and several processes are one desk.

#![allow(clippy::print_stdout)]

use crate::desk_line::{Request, RunningDesk, Sealed, config, options};
use crate::servers::{self, SERVERS, Servers};
use crate::several_desks::{SeveralDesks, ask, file};
use motcua::desk::{Desk, DeskError};
use motcua::protocol::digest::Digest;
use motcua::protocol::messages::{Announced, Changes, FilingStatus};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The tests of what a desk keeps and shows, which are run a second time.
const AGAIN: [&str; 12] = [
    "desk_accounts::",
    "desk_acts::",
    "desk_audit::",
    "desk_board::",
    "desk_enrolment::",
    "desk_figures::",
    "desk_guard::",
    "desk_letters::",
    "desk_page::",
    "desk_receives::",
    "desk_resumes::",
    "desk_search::",
];

/// What of them looks into the data folder itself.
const NOT_AGAIN: [&str; 4] = [
    "desk_accounts::neither_passwords_nor_sessions",
    "desk_audit::a_cut_end_shows",
    "desk_audit::a_row_that_was_changed",
    "desk_resumes::a_full_disk",
];

#[test]
fn everything_a_desk_does_in_its_folder_it_does_on_servers_too() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let mut again = Command::new(std::env::current_exe().unwrap());
    let _ = again.args(AGAIN).env(SERVERS, servers.named());
    for left in NOT_AGAIN {
        let _ = again.args(["--skip", left]);
    }
    let ended = again.output().unwrap();
    let told = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{told}");
    let counted = told.lines().find(|line| line.starts_with("test result"));
    println!("on servers: {}", counted.unwrap());
}

/// Two processes of one desk.
async fn two(storage_toml: &str) -> [RunningDesk; 2] {
    let [one, other] = [(); 2].map(|()| TempDir::new().unwrap());
    servers::share(one.path(), storage_toml);
    servers::share(other.path(), storage_toml);
    let first = RunningDesk::with_config(one, config(), options()).await;
    servers::copy_key(first.folder.path(), other.path());
    let second = RunningDesk::with_config(other, config(), options()).await;
    [first, second]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_goes_on_at_another_process_where_it_was_cut() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    for storage_toml in [
        servers.storage_toml(),
        servers.storage_toml_with_folder(folder.path()),
    ] {
        a_page_goes_on(two(&storage_toml).await).await;
    }
}

async fn a_page_goes_on([one, other]: [RunningDesk; 2]) {
    let page: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let filing = Sealed::with_pages(1, &[&page]);
    let announced: Announced = one.announce(&filing).await.json();
    let upload = announced.parts[0].upload.clone().unwrap();
    let sent = crate::desk_line::patch(&upload, 0, &page[..300_000]);
    assert_eq!(one.ask(&sent).await.status, 204);
    assert_eq!(other.offset(&upload).await, 300_000);
    // Whoever goes on where the part ended before is told where it ends now.
    let late = crate::desk_line::patch(&upload, 100_000, &page[100_000..]);
    let refused = other.ask(&late).await;
    assert_eq!(
        (refused.status, refused.header("upload-offset")),
        (409, Some("300000"))
    );
    let rest = crate::desk_line::patch(&upload, 300_000, &page[300_000..]);
    assert_eq!(other.ask(&rest).await.status, 204);
    let receipts = [one.commit(&filing).await, other.commit(&filing).await];
    assert_eq!(receipts[0].status, 200, "{}", receipts[0].text());
    assert_eq!(receipts[0].text(), receipts[1].text());
    // Whoever was signed in at the one is signed in at the other, and sees the page's very bytes.
    let shown = Request::new("GET", &format!("/filings/{}/parts/1", filing.id));
    let mut officer = one.officer().await;
    let shown = officer.ask(&other, shown).await;
    assert_eq!((shown.status, shown.body.len()), (200, page.len()));
    assert!(shown.body == page);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_at_one_process_hears_what_came_through_another() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let [one, other] = two(&servers.storage_toml()).await;
    let filing = Sealed::with_pages(1, &[]);
    let _ = one.announce(&filing).await;
    let waiting = Request::new("GET", "/v1/changes?after=0&wait=30&kiosk=K1");
    let begun = Instant::now();
    let (heard, _) = tokio::join!(other.ask(&waiting), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        one.commit(&filing).await
    });
    let changes: Changes = heard.json();
    assert_eq!(changes.changes.len(), 1);
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "long before it would have looked itself"
    );
    let call = Request::new("PUT", "/v1/kiosks/K2/help")
        .header("Content-Type", "application/json")
        .body(b"{\"calling\":true}");
    assert_eq!(one.ask(&call).await.status, 200);
    let board = other.ask(&Request::new("GET", "/board")).await.text();
    assert!(board.contains("Kiosk K2"), "{board}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_process_signs_what_it_hands_over_with_the_same_key() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let storage_toml = servers.storage_toml();
    let [one, other] = [(); 2].map(|()| TempDir::new().unwrap());
    servers::share(one.path(), &storage_toml);
    servers::share(other.path(), &storage_toml);
    let _first = RunningDesk::with_config(one, config(), options()).await;
    let refused = Desk::open_with(other.path(), config(), options()).unwrap_err();
    assert!(matches!(refused, DeskError::OtherKey), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_on_a_server_is_only_added_to() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let folder = TempDir::new().unwrap();
    let storage_toml = servers.storage_toml();
    servers::share(folder.path(), &storage_toml);
    let desk = RunningDesk::with_config(folder, config(), options()).await;
    let _ = desk.officer().await;
    let schema = storage_toml.split("search_path%3D").nth(1).unwrap();
    let schema = schema.split('"').next().unwrap();
    for forbidden in [
        "UPDATE audit SET who = 'x'",
        "DELETE FROM audit",
        "TRUNCATE audit",
    ] {
        let sql = format!(
            "DO $$ BEGIN SET LOCAL search_path = {schema}; {forbidden}; RAISE EXCEPTION 'it was done';
             EXCEPTION WHEN raise_exception THEN
               IF SQLERRM = 'it was done' THEN RAISE; END IF; END $$"
        );
        let _ = servers.tell(&sql);
    }
    let chain = desk.records().verify_audit(None).unwrap();
    assert!(chain.rows > 0);
}

#[test]
fn a_desk_says_what_is_wrong_with_its_storage_toml_and_no_password() {
    for (text, said) in [
        ("database = 7", "line 1"),
        (
            "database = \"postgresql://u:hunter2@db.example/x\"\npages = \"file:///tmp\"",
            "sslmode=require",
        ),
        (
            "database = \"postgresql://u:hunter2@127.0.0.1:1/x\"\npages = \"file:///tmp\"",
            "cannot be reached",
        ),
        (
            "database = \"hunter2 is no address\"\npages = \"file:///tmp\"",
            "cannot be understood",
        ),
    ] {
        let folder = TempDir::new().unwrap();
        servers::share(folder.path(), text);
        let error = Desk::open(folder.path(), config()).unwrap_err().to_string();
        assert!(
            error.contains(said) && !error.contains("hunter2"),
            "{error}"
        );
    }
}

const KIOSKS: usize = 20;
const FILINGS: usize = 8;
/// So many times a process is killed at least, however fast the machine files.
const KILLS: usize = 4;

/// What a kiosk files: two pages, one of which every filing has.
fn filing_of(kiosk: usize, number: usize) -> Sealed {
    let page = format!("{kiosk}/{number} ").repeat(9_000);
    let common = "the same page in every filing".repeat(300);
    Sealed::with_pages(
        (kiosk * 1000 + number) as u128,
        &[page.as_bytes(), common.as_bytes()],
    )
    .changed(|manifest| manifest["kiosk"] = format!("K{kiosk}").into())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_are_killed_at_any_moment_lose_nothing_and_double_nothing() {
    let Some(servers) = Servers::shared() else {
        return;
    };
    let mut desks = SeveralDesks::start(servers, 3).await;
    let address = desks.address;
    let killed = Arc::new(AtomicUsize::new(0));
    let mut kiosks = tokio::task::JoinSet::new();
    for kiosk in 0..KIOSKS {
        let killed = Arc::clone(&killed);
        let _ = kiosks.spawn(async move {
            let mut receipts = Vec::new();
            while receipts.len() < FILINGS || killed.load(Ordering::Relaxed) < KILLS {
                let filing = filing_of(kiosk, receipts.len());
                let receipt = file(address, &filing).await;
                receipts.push((filing, receipt));
            }
            (kiosk, receipts)
        });
    }
    let (mut receipts, mut counts) = (Vec::new(), BTreeMap::new());
    while !kiosks.is_empty() {
        let kills = killed.load(Ordering::Relaxed);
        let pause = tokio::time::sleep(Duration::from_millis(20 + kills as u64 * 37 % 150));
        tokio::select! {
            Some(done) = kiosks.join_next() => {
                let (kiosk, given) = done.unwrap();
                let _ = counts.insert(kiosk, given.len());
                receipts.extend(given);
            }
            () = pause => {
                let place = kills % desks.processes.len();
                desks.processes[place].kill();
                let _ = killed.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(50)).await;
                tokio::task::block_in_place(|| desks.processes[place].start());
            }
        }
    }
    let kills = killed.load(Ordering::Relaxed);
    assert!(kills >= KILLS && receipts.len() >= FILINGS * KIOSKS);
    let dossiers: BTreeSet<String> = receipts
        .iter()
        .map(|(_, receipt)| {
            let status: FilingStatus = serde_json::from_str(receipt).unwrap();
            status.dossier.unwrap()
        })
        .collect();
    assert_eq!(dossiers.len(), receipts.len(), "no number is given twice");
    let last = dossiers.last().unwrap();
    assert!(
        last.ends_with(&format!("{:04}", receipts.len())),
        "no number is left out: {last}"
    );
    // A process that has seen none of it holds every filing, once and whole.
    let folder = TempDir::new().unwrap();
    servers::share(folder.path(), &desks.storage_toml);
    servers::copy_key(desks.first_folder(), folder.path());
    let fresh = RunningDesk::with_config(folder, config(), options()).await;
    let mut officer = fresh.officer().await;
    for (filing, receipt) in &receipts {
        for again in [
            fresh.commit(filing).await,
            ask(address, &filing.commit()).await.unwrap(),
        ] {
            assert_eq!(&again.text(), receipt);
        }
        for n in [1, 2] {
            let shown = Request::new("GET", &format!("/filings/{}/parts/{n}", filing.id));
            let shown = officer.ask(&fresh, shown).await;
            assert_eq!(
                Digest::of(&shown.body),
                Digest::of(filing.page(n)),
                "{}",
                shown.status
            );
        }
    }
    for (kiosk, count) in counts {
        let feed = Request::new("GET", &format!("/v1/changes?after=0&kiosk=K{kiosk}"));
        let changes: Changes = fresh.ask(&feed).await.json();
        assert_eq!(changes.changes.len(), count, "each receipt is told once");
    }
    println!(
        "{} filings, {kills} kills of 3 processes: lost 0, double 0",
        receipts.len()
    );
}

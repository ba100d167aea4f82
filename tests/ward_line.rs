//! A whole line as a ward has it: a kiosk's store, the courier, a line that can be cut, the desk.

use crate::desk_line::{self, Request};
use jiff::Timestamp;
use motcua::config::Config;
use motcua::config::settings::{DeskLink, Enrolment, Profile};
use motcua::courier::client::Limits;
use motcua::courier::relay::Relay;
use motcua::courier::{Courier, Line, LineStatus};
use motcua::desk::{Decision, Desk, serve};
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
use motcua::protocol::digest::Digest;
use motcua::protocol::manifest::{ClockQuality, Manifest};
use motcua::protocol::messages::{Change, Changes};
use motcua::store::{Options, Queue, Role, Sealed, SealedPart, Store};
use std::net::SocketAddr;
use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::{oneshot, watch};
use uuid::Uuid;

/// Nothing here takes so long unless it never ends.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A runtime for one test or one program in it.
pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

/// Waits until this watch says so; fails if it never does.
pub fn await_that<T: Clone>(watch: &watch::Receiver<T>, is_so: impl FnMut(&T) -> bool) -> T {
    let mut watch = watch.clone();
    runtime().block_on(async {
        tokio::time::timeout(PATIENCE, watch.wait_for(is_so))
            .await
            .expect("it never came")
            .expect("nobody tells any more")
            .clone()
    })
}

/// A desk in a thread of its own.
pub struct DeskThread {
    pub address: SocketAddr,
    /// What an officer has before them.
    pub desk: Desk,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl DeskThread {
    pub fn start(folder: &Path) -> Self {
        Self::with_config(folder, desk_line::config())
    }

    /// A desk that listens to enrolled kiosks alone.
    pub fn for_enrolled_kiosks(folder: &Path) -> Self {
        Self::with_config(folder, desk_line::config_for_enrolled_kiosks())
    }

    fn with_config(folder: &Path, config: Config) -> Self {
        let runtime = runtime();
        let desk = Desk::open(folder, config).unwrap();
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let served = desk.clone();
        let thread = std::thread::spawn(move || {
            let ended = async {
                let _ = stopped.await;
            };
            runtime.block_on(serve(listener, served, ended)).unwrap();
        });
        Self {
            address,
            desk,
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for DeskThread {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// All of it.
pub struct WardLine {
    pub relay: Relay,
    pub store: Store,
    pub desk: Option<DeskThread>,
    courier: Option<Courier>,
    limits: Limits,
    desk_folder: TempDir,
    pub kiosk_folder: TempDir,
}

impl WardLine {
    /// The desk serves and the line is whole; nobody sends yet.
    pub fn new() -> Self {
        Self::sealing_to(None)
    }

    /// As [`WardLine::new`], with filings that are also sealed to this public key.
    pub fn sealing_to(desk_key: Option<[u8; 32]>) -> Self {
        let kiosk_folder = TempDir::new().unwrap();
        let desk_folder = TempDir::new().unwrap();
        let desk = DeskThread::start(desk_folder.path());
        Self {
            relay: Relay::start(desk.address).unwrap(),
            store: open_store_sealing_to(kiosk_folder.path(), desk_key),
            desk: Some(desk),
            courier: None,
            limits: Limits::default(),
            desk_folder,
            kiosk_folder,
        }
    }

    /// Leads the line to somebody who is not the desk.
    pub fn leading_to(stranger: SocketAddr) -> Self {
        let mut line = Self::new();
        line.desk = None;
        line.relay.lead_to(stranger);
        line
    }

    /// A courier that sees a stall sooner, so that a test can wait for it.
    pub fn impatient(mut self) -> Self {
        self.limits = impatient();
        self
    }

    pub fn start_courier(&mut self) -> Courier {
        let courier = Courier::start_with(
            self.store.clone(),
            &link(&self.relay.url()),
            "K1".to_owned(),
            self.limits,
        )
        .unwrap();
        self.courier = Some(courier.clone());
        courier
    }

    pub fn stop_courier(&mut self) {
        self.courier.take().unwrap().stop();
    }

    pub fn restart_desk(&mut self) {
        drop(self.desk.take());
        self.open_desk();
    }

    /// The desk takes its place at the end of the line.
    pub fn open_desk(&mut self) {
        let desk = DeskThread::start(self.desk_folder.path());
        self.relay.lead_to(desk.address);
        // Connections to whoever was there before are ended.
        self.relay.cut();
        self.relay.restore();
        self.desk = Some(desk);
    }

    /// Seals filings with these pages, each a list of sizes in bytes.
    pub fn seal(&self, seed: u64, filings: &[&[usize]]) -> Vec<Uuid> {
        filings
            .iter()
            .zip(seed..)
            .map(|(sizes, seed)| {
                let sealed = sealed(seed, sizes);
                let id = sealed.id;
                self.store.seal(sealed).unwrap();
                id
            })
            .collect()
    }

    /// An officer decides; every kiosk that follows is told.
    pub fn decide(&self, id: Uuid, decision: Decision) {
        let desk = &self.desk.as_ref().unwrap().desk;
        let _ = desk.decide(id, decision).unwrap();
    }

    /// Waits until this many filings are at the desk, as the ledger says.
    pub fn await_received(&self, count: usize) -> Queue {
        await_that(&self.store.queue(), |queue| queue.at_desk == count)
    }

    /// Waits until a filing's ledger says so.
    pub fn await_ledger(&self, id: Uuid, is_so: impl Fn(&[LedgerEvent]) -> bool) {
        let mut queue = self.store.queue();
        runtime().block_on(async {
            let said = async {
                // Asked outside of the watch's lock, which the store needs to answer.
                while !is_so(&self.ledger(id)) {
                    queue.changed().await.unwrap();
                }
            };
            tokio::time::timeout(PATIENCE, said)
                .await
                .expect("it never came");
        });
    }

    /// Waits until the courier has said this of the line.
    pub fn await_line(&self, is_so: impl Fn(Line) -> bool) -> LineStatus {
        let status = self.courier.as_ref().unwrap().status();
        await_that(&status, |status| is_so(status.line))
    }

    pub fn state(&self, id: Uuid) -> State {
        self.store.filing(id).unwrap().unwrap().state
    }

    pub fn ledger(&self, id: Uuid) -> Vec<LedgerEvent> {
        let lines = self.store.ledger(id).unwrap();
        lines.into_iter().map(|line| line.event).collect()
    }

    /// Whether a failure with this reason is in the ledger.
    pub fn has_failed(&self, id: Uuid, reason: &str, class: FailureClass) -> bool {
        self.ledger(id).iter().any(|event| {
            matches!(event, LedgerEvent::AttemptFailed(failure)
                if failure.reason == reason && failure.class == class)
        })
    }

    /// Proves that the desk holds exactly these filings, each once and whole.
    pub fn assert_desk_holds(&self, ids: &[Uuid]) {
        let address = self.desk.as_ref().unwrap().address;
        assert_desk_holds(address, self.desk_folder.path(), &self.store, ids);
    }
}

impl Drop for WardLine {
    fn drop(&mut self) {
        // The courier first, so that it does not mourn the desk for long.
        drop(self.courier.take());
    }
}

/// How long a courier waits that sees a stall sooner, so that a test can wait for it.
pub fn impatient() -> Limits {
    Limits {
        stall: Duration::from_millis(400),
        answer: Duration::from_secs(1),
        slow: 1_000_000,
        ..Limits::default()
    }
}

/// A kiosk's store without the large reserve, which would only fill the test machine's disk.
pub fn open_store(folder: &Path) -> Store {
    open_store_sealing_to(folder, None)
}

pub fn open_store_sealing_to(folder: &Path, desk_key: Option<[u8; 32]>) -> Store {
    let options = Options {
        desk_key,
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Kiosk)
    };
    Store::open_with(folder, options).unwrap().0
}

pub fn link(url: &str) -> DeskLink {
    DeskLink {
        url: url.to_owned(),
        profile: Profile::Desk,
        keep_for: Duration::from_secs(3 * 24 * 3600),
        authority: None,
        public_key: None,
        enrolment: Enrolment::Open,
    }
}

/// A filing with pages of these sizes; all of it follows from the seed.
pub fn sealed(seed: u64, sizes: &[usize]) -> Sealed {
    let pages = sizes
        .iter()
        .zip(1_u64..)
        .map(|(size, page)| noise(seed << 16 | page, *size))
        .collect();
    sealed_of(seed, pages)
}

/// A filing with these pages.
pub fn sealed_of(seed: u64, pages: Vec<Vec<u8>>) -> Sealed {
    let slices: Vec<&[u8]> = pages.iter().map(Vec::as_slice).collect();
    let filing = desk_line::filing(u128::from(seed), &slices);
    let manifest = Manifest::of(&filing, "K1", ClockQuality::Confirmed)
        .to_bytes()
        .unwrap();
    Sealed {
        id: filing.id,
        reference: filing.reference,
        procedure_code: filing.procedure_code,
        sealed_at: Timestamp::from_second(1_790_000_000 + seed as i64).unwrap(),
        digest: Digest::of(&manifest),
        manifest,
        replaces: None,
        parts: (1..)
            .zip(pages)
            .map(|(number, bytes)| SealedPart {
                number,
                media_type: "image/jpeg".into(),
                sha256: Digest::of(&bytes),
                bytes,
                photograph: None,
            })
            .collect(),
    }
}

/// A source of numbers that follow from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ word >> 31) % below
    }
}

/// So many bytes that follow from a seed.
pub fn noise(seed: u64, size: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    (0..size).map(|_| dice.roll(256) as u8).collect()
}

/// Proves that a desk holds exactly these filings, each once and whole, and that the ledger agrees.
pub fn assert_desk_holds(address: SocketAddr, desk_folder: &Path, store: &Store, ids: &[Uuid]) {
    let changes = all_changes(address);
    let mut at_desk: Vec<_> = changes
        .iter()
        .map(|change| (change.status.id, change.status.manifest))
        .collect();
    at_desk.sort();
    let mut sealed: Vec<_> = ids
        .iter()
        .map(|id| (*id, Digest::of(&store.manifest(*id).unwrap())))
        .collect();
    sealed.sort();
    assert_eq!(at_desk, sealed, "each filing is received exactly once");

    let dossiers: std::collections::BTreeSet<_> = changes
        .iter()
        .map(|change| change.status.dossier.clone())
        .collect();
    assert_eq!(dossiers.len(), ids.len(), "each has a dossier of its own");

    let mut pages = Vec::new();
    desk_line::collect(&desk_folder.join("parts"), &mut pages);
    let digests: std::collections::BTreeSet<_> = pages
        .iter()
        .map(|(path, _)| Digest::of(&std::fs::read(path).unwrap()))
        .collect();
    for id in ids {
        let manifest: Manifest = serde_json::from_slice(&store.manifest(*id).unwrap()).unwrap();
        for part in &manifest.parts {
            assert!(digests.contains(&part.sha256), "page {} of {id}", part.n);
        }
        let receipts = store
            .ledger(*id)
            .unwrap()
            .into_iter()
            .filter(|line| matches!(line.event, LedgerEvent::Received(_)));
        assert_eq!(receipts.count(), 1, "the ledger of {id} has one receipt");
    }
}

/// The whole feed of changes, oldest first.
pub fn all_changes(address: SocketAddr) -> Vec<Change> {
    runtime().block_on(async {
        let mut all: Vec<Change> = Vec::new();
        loop {
            let after = all.last().map_or(0, |change| change.cursor);
            let mut line = TcpStream::connect(address).await.unwrap();
            let question = Request::new("GET", &format!("/v1/changes?after={after}"));
            line.write_all(&question.bytes()).await.unwrap();
            let answered: Changes = desk_line::answer(&mut line).await.json();
            if answered.changes.is_empty() {
                return all;
            }
            all.extend(answered.changes);
        }
    })
}

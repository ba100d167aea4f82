//! A line to a tus server that is not our desk: a kiosk's store, the courier, a line that can be cut.

use crate::ward_line::{await_that, impatient, open_store, sealed};
use motcua::config::settings::{DeskLink, Enrolment, Profile};
use motcua::courier::client::Limits;
use motcua::courier::relay::Relay;
use motcua::courier::{Courier, Line, LineStatus};
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
use motcua::store::{Sealed, Store};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// The usual days.
pub const KEEP_FOR: Duration = Duration::from_secs(30 * 24 * 3600);

pub struct TusLine {
    pub relay: Relay,
    pub keep_for: Duration,
    courier: Option<Courier>,
    store: Option<Store>,
    limits: Limits,
    folder: TempDir,
}

impl TusLine {
    /// The line is whole; nobody sends yet.
    pub fn to(server: SocketAddr) -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            relay: Relay::start(server).unwrap(),
            keep_for: KEEP_FOR,
            courier: None,
            store: Some(open_store(folder.path())),
            limits: Limits::default(),
            folder,
        }
    }

    /// A courier that sees a stall sooner, so that a test can wait for it.
    pub fn impatient(mut self) -> Self {
        self.limits = impatient();
        self
    }

    /// Leads the line to somebody else; connections to whoever was there are ended.
    pub fn lead_to(&self, server: SocketAddr) {
        self.relay.lead_to(server);
        self.relay.cut();
        self.relay.restore();
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    pub fn start_courier(&mut self) -> Courier {
        let link = link(&self.relay.url(), self.keep_for);
        let store = self.store().clone();
        let courier = Courier::start_with(store, &link, "K1".to_owned(), self.limits).unwrap();
        self.courier = Some(courier.clone());
        courier
    }

    pub fn stop_courier(&mut self) {
        self.courier.take().unwrap().stop();
    }

    /// Opens the kiosk's store anew, as after a power cut; nobody sends before and after.
    pub fn reopen(&mut self) {
        assert!(self.courier.is_none());
        drop(self.store.take());
        self.store = Some(open_store(self.folder.path()));
    }

    /// Seals filings with these pages, each a list of sizes in bytes.
    pub fn seal(&self, seed: u64, filings: &[&[usize]]) -> Vec<Sealed> {
        let filings = filings.iter().zip(seed..);
        filings
            .map(|(sizes, seed)| {
                let filing = sealed(seed, sizes);
                self.store().seal(filing.clone()).unwrap();
                filing
            })
            .collect()
    }

    /// Waits until this many filings were handed over, as the ledger says.
    pub fn await_handed_over(&self, count: usize) {
        await_that(&self.store().queue(), |queue| queue.handed_over == count);
    }

    /// Waits until a filing's attempt has failed for this reason.
    pub fn await_failure(&self, id: Uuid, reason: &str, class: FailureClass) {
        let queue = self.store().queue();
        let mut seen = u64::MAX;
        while !self.has_failed(id, reason, class) {
            seen = await_that(&queue, |queue| queue.revision != seen).revision;
        }
    }

    /// Waits until the courier has said this of the line.
    pub fn await_line(&self, is_so: impl Fn(Line) -> bool) -> LineStatus {
        let status = self.courier.as_ref().unwrap().status();
        await_that(&status, |status| is_so(status.line))
    }

    pub fn state(&self, id: Uuid) -> State {
        self.store().filing(id).unwrap().unwrap().state
    }

    pub fn ledger(&self, id: Uuid) -> Vec<LedgerEvent> {
        let lines = self.store().ledger(id).unwrap();
        lines.into_iter().map(|line| line.event).collect()
    }

    /// Whether a failure with this reason is in the ledger.
    pub fn has_failed(&self, id: Uuid, reason: &str, class: FailureClass) -> bool {
        self.ledger(id).iter().any(|event| {
            matches!(event, LedgerEvent::AttemptFailed(failure)
                if failure.reason == reason && failure.class == class)
        })
    }

    /// Proves that the ledger speaks of exactly one hand-over and of no receipt.
    pub fn assert_handed_over_once(&self, id: Uuid) {
        let ledger = self.ledger(id);
        let count =
            |wanted: fn(&LedgerEvent) -> bool| ledger.iter().filter(|event| wanted(event)).count();
        let handed_over = count(|event| matches!(event, LedgerEvent::HandedOver { .. }));
        assert_eq!(handed_over, 1, "{ledger:?}");
        assert_eq!(count(LedgerEvent::is_from_desk), 0, "{ledger:?}");
        assert_eq!(self.state(id), State::HandedOver);
    }
}

/// The link to the tus server at this origin.
pub fn link(origin: &str, keep_for: Duration) -> DeskLink {
    DeskLink {
        url: format!("{origin}/files"),
        profile: Profile::Tus,
        keep_for,
        authority: None,
        public_key: None,
        enrolment: Enrolment::Open,
    }
}

impl Drop for TusLine {
    fn drop(&mut self) {
        // The courier first, so that it does not mourn the server for long.
        drop(self.courier.take());
    }
}

//! How the kiosk is, told to the desk's board now and then. Nothing of it is about a person.
//!
//! The one idea: a beat is worth nothing late. Only the latest is sent, only over a line that is up, seldom
//! while pages are on their way; what a desk does not take is not sent again for a long while.

use crate::courier::client::Client;
use crate::courier::outcome::Trouble;
use crate::courier::status::{Line, LineStatus};
use crate::protocol::messages::{Beat, BeatStep, Light};
use crate::store::Store;
use jiff::Timestamp;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// So often a kiosk is heard of where nothing changes.
const EVERY: Duration = Duration::from_secs(15);
/// The same while pages are on their way, whatever changes.
const WHILE_SENDING: Duration = Duration::from_secs(60);
/// Changes within this time are told together.
const TOGETHER: Duration = Duration::from_secs(1);
/// A desk that does not know a call is asked again after so long.
pub(super) const UNHEARD: Duration = Duration::from_secs(3600);

/// What the window knows of the kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Where the visit is.
    pub step: SeenStep,
    /// Since when it is there.
    pub since: Instant,
    /// Whether somebody calls for staff.
    pub calling: bool,
    /// How the parts of the machine are.
    pub lights: Vec<Light>,
}

/// Where a visit is, without anything that was said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenStep {
    /// The kind of page.
    pub word: &'static str,
    /// The procedure's id.
    pub procedure: Option<String>,
    /// The question, where one is asked.
    pub question: Option<String>,
}

/// Brings beats to the desk.
pub(super) struct Beater {
    client: Client,
    kiosk: String,
    store: Store,
    seen: watch::Receiver<Option<Seen>>,
    status: watch::Receiver<LineStatus>,
}

impl Beater {
    pub(super) fn new(
        client: Client,
        kiosk: String,
        store: Store,
        seen: watch::Receiver<Option<Seen>>,
        status: watch::Receiver<LineStatus>,
    ) -> Self {
        Self {
            client,
            kiosk,
            store,
            seen,
            status,
        }
    }

    /// Runs for ever; nothing is sent before a window has told how it is.
    pub(super) async fn run(mut self) {
        loop {
            let told = self.seen.wait_for(Option::is_some).await.is_ok();
            let up = self.status.wait_for(|status| status.line == Line::Up);
            if !told || up.await.is_err() {
                return std::future::pending().await;
            }
            let Some(seen) = self.seen.borrow_and_update().clone() else {
                continue;
            };
            let beat = self.beat(seen).await;
            match self.client.beat(&self.kiosk, &beat).await {
                Ok(()) => self.rest().await,
                Err(trouble) if is_final(&trouble) => tokio::time::sleep(UNHEARD).await,
                Err(_) => tokio::time::sleep(EVERY).await,
            }
        }
    }

    async fn rest(&mut self) {
        if self.status.borrow().sending {
            return tokio::time::sleep(WHILE_SENDING).await;
        }
        tokio::time::sleep(TOGETHER).await;
        let _ = tokio::time::timeout(EVERY - TOGETHER, self.seen.changed()).await;
    }

    async fn beat(&self, seen: Seen) -> Beat {
        let queue = *self.store.queue().borrow();
        let oldest = match queue.waiting {
            0 => None,
            _ => self.oldest().await,
        };
        Beat {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            step: BeatStep {
                word: seen.step.word.to_owned(),
                procedure: seen.step.procedure,
                question: seen.step.question,
                seconds: seen.since.elapsed().as_secs(),
            },
            calling: seen.calling,
            waiting: u32::try_from(queue.waiting).unwrap_or(u32::MAX),
            attention: u32::try_from(queue.attention).unwrap_or(u32::MAX),
            oldest_seconds: oldest,
            lights: seen.lights,
        }
    }

    /// The age of what waits longest, by this kiosk's own clock.
    async fn oldest(&self) -> Option<u64> {
        let store = self.store.clone();
        let waiting = tokio::task::spawn_blocking(move || store.to_send());
        let waiting = waiting.await.ok()?.ok()?;
        let oldest = waiting.iter().map(|filing| filing.sealed_at).min()?;
        let age = Timestamp::now().duration_since(oldest).as_secs();
        Some(u64::try_from(age).unwrap_or_default())
    }
}

/// Whether a desk has answered that it does not take such calls, or not these.
pub(super) fn is_final(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Refused(refusal) if matches!(refusal.status, 400 | 403 | 404 | 405 | 415))
}

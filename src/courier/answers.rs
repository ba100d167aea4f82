//! The desk's answers flow back: received, accepted, returned, completed.
//!
//! The one idea: one question that the desk keeps open until something has changed, on a connection
//! of its own beside whatever is being sent. It is asked only while the line is believed to be
//! good, and the place in the feed lies in the store together with what was heard.

mod news;

use crate::courier::client::{Client, Feed};
use crate::courier::outcome::{Call, History, Reason, Trouble, judge};
use crate::courier::sender::Chance;
use crate::courier::status::{Line, LineStatus};
use crate::courier::waiting;
use crate::filing::delivery::{LedgerEvent, State};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{Changes, FilingStatus};
use crate::store::{Store, StoreError};
use jiff::Timestamp;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use uuid::Uuid;

/// How long the desk may keep a question open; shorter than a minute, after which routers forget
/// a connection that carries nothing.
const OPEN: Duration = Duration::from_secs(25);

/// A desk that answers sooner with nothing is asked again only after a rest.
const EARLY: Duration = Duration::from_secs(5);

/// Follows the desk's feed.
pub(super) struct Follower {
    store: Store,
    client: Client,
    kiosk: String,
    status: watch::Sender<LineStatus>,
    chance: Chance,
}

/// Why a step did not succeed.
enum Setback {
    /// The desk or the line.
    Call(Trouble),
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for Setback {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Trouble> for Setback {
    fn from(trouble: Trouble) -> Self {
        Self::Call(trouble)
    }
}

impl From<news::Fault> for Setback {
    fn from(fault: news::Fault) -> Self {
        tracing::warn!(%fault, "an answer of the desk is refused");
        Self::Call(Trouble::NotOurDesk)
    }
}

/// A filing of this kiosk as far as answers need it.
struct Known {
    /// `None` once its content is erased.
    digest: Option<Digest>,
    ledger: Vec<LedgerEvent>,
}

impl Known {
    /// What a status adds; nothing where it is about something else.
    fn hear(&mut self, status: &FilingStatus) -> Vec<LedgerEvent> {
        if !news::is_ours(self.digest, &self.ledger, status) {
            tracing::warn!(filing = %status.id, "the desk speaks of another manifest");
            return Vec::new();
        }
        let events = news::news(&self.ledger, status);
        self.ledger.extend(events.iter().cloned());
        events
    }
}

impl Follower {
    pub(super) fn new(
        store: Store,
        client: Client,
        kiosk: String,
        status: watch::Sender<LineStatus>,
    ) -> Self {
        Self {
            store,
            client,
            kiosk,
            status,
            chance: Chance::default(),
        }
    }

    /// Runs for ever. It may be dropped at any await: what was heard and how far stands in the
    /// store together, or not at all.
    pub(super) async fn run(mut self) {
        let mut line = self.status.subscribe();
        let mut failures = 0;
        loop {
            // This follower holds a sender of the watch, so it cannot end.
            let _ = line.wait_for(|status| status.line == Line::Up).await;
            let asked = Instant::now();
            let outcome = tokio::select! {
                outcome = self.step() => outcome,
                _ = line.wait_for(|status| status.line != Line::Up) => continue,
            };
            let rest = match outcome {
                Ok(heard) => {
                    failures = 0;
                    self.tell(None);
                    if heard || asked.elapsed() >= EARLY {
                        continue;
                    }
                    waiting::between(Duration::from_secs(1), EARLY, self.chance.draw())
                }
                Err(setback) => {
                    failures += 1;
                    self.after(&setback, failures - 1)
                }
            };
            tokio::time::sleep(rest).await;
        }
    }

    /// Asks once; whether there was anything to hear.
    async fn step(&self) -> Result<bool, Setback> {
        let cursor = self.store.feed_cursor()?.unwrap_or(0);
        match self.client.changes(&self.kiosk, cursor, OPEN).await? {
            Feed::Changes(answer) => {
                news::check(cursor, &answer)?;
                self.take(cursor, &answer)?;
                Ok(!answer.changes.is_empty())
            }
            Feed::Other { newest } => {
                tracing::warn!(cursor, newest, "the desk's feed is another one");
                self.ask_for_each(newest).await?;
                // A desk that says so again and again is not asked without a rest.
                Ok(false)
            }
        }
    }

    /// Takes one answer of the feed in.
    fn take(&self, cursor: u64, answer: &Changes) -> Result<(), StoreError> {
        let mut filings = HashMap::new();
        let mut heard = Vec::new();
        for change in &answer.changes {
            let status = &change.status;
            if let Entry::Vacant(entry) = filings.entry(status.id) {
                let _ = entry.insert(self.known(status.id)?);
            }
            if let Some(Some(known)) = filings.get_mut(&status.id) {
                let events = known.hear(status);
                heard.extend(events.into_iter().map(|event| (status.id, event)));
            }
        }
        if answer.cursor == cursor {
            return Ok(());
        }
        self.store
            .record_answers(heard, Some(answer.cursor), Timestamp::now())
    }

    /// Without a place in the feed, asks where each filing stands; then goes on from `newest`,
    /// which the desk named before, so that nothing falls between.
    async fn ask_for_each(&self, newest: u64) -> Result<(), Setback> {
        let mut open: BTreeSet<Uuid> = self.store.open_at_desk()?.into_iter().collect();
        let begun = |state: &State| !matches!(state, State::Waiting | State::Completed);
        let unsettled = self.store.filings()?.into_iter();
        open.extend(
            unsettled
                .filter(|filing| begun(&filing.state))
                .map(|filing| filing.id),
        );
        for id in open {
            let Some(status) = self.client.status(id).await? else {
                continue;
            };
            news::check_status(&status)?;
            let events = match self.known(id)? {
                Some(mut known) if status.id == id => known.hear(&status),
                _ => Vec::new(),
            };
            let heard = events.into_iter().map(|event| (id, event)).collect();
            self.store.record_answers(heard, None, Timestamp::now())?;
        }
        self.store
            .record_answers(Vec::new(), Some(newest), Timestamp::now())?;
        Ok(())
    }

    /// What is kept here of a filing; `None` where it is another kiosk's or of a lost database.
    fn known(&self, id: Uuid) -> Result<Option<Known>, StoreError> {
        let digest = match self.store.digest(id) {
            Ok(digest) => Some(digest),
            Err(StoreError::Erased { .. } | StoreError::Unreadable { .. }) => None,
            Err(StoreError::NoSuchFiling { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let ledger = match self.store.ledger(id) {
            Ok(lines) => lines.into_iter().map(|line| line.event).collect(),
            Err(StoreError::Unreadable { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Some(Known { digest, ledger }))
    }

    /// Tells why nothing is heard; how long to rest.
    fn after(&mut self, setback: &Setback, failures: u32) -> Duration {
        let chance = self.chance.draw();
        match setback {
            Setback::Call(trouble) => {
                let reason = judge(Call::Changes, trouble, History::default()).reason;
                tracing::info!(reason = reason.word(), "the desk's answers are not heard");
                self.tell(Some(reason));
                match trouble {
                    Trouble::Refused(refusal) if refusal.retry_after.is_some() => {
                        waiting::quiet(refusal.retry_after, failures, chance)
                    }
                    _ => waiting::later(failures, chance),
                }
            }
            Setback::Store(error) => {
                tracing::warn!(%error, "the desk's answers cannot be kept");
                waiting::later(failures, chance)
            }
        }
    }

    fn tell(&self, unheard: Option<Reason>) {
        let _ = self.status.send_if_modified(|status| {
            let changed = status.unheard != unheard;
            status.unheard = unheard;
            changed
        });
    }
}

//! One writer per upload, and the newest request wins.
//!
//! A line that died half-open can hold its request for minutes. So any newer request for the same
//! upload tells the older to stop, waits until it has put its bytes away, and then sees the truth.

use crate::protocol::digest::Digest;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedMutexGuard, watch};
use uuid::Uuid;

type Key = (Uuid, Digest);

/// The uploads that somebody is at.
#[derive(Debug, Clone, Default)]
pub struct Uploads(Arc<Mutex<HashMap<Key, Arc<Slot>>>>);

#[derive(Debug, Default)]
struct Slot {
    turn: watch::Sender<u64>,
    place: Arc<tokio::sync::Mutex<()>>,
}

/// The right to look at and write one upload, until dropped.
#[derive(Debug)]
pub struct Claim {
    uploads: Uploads,
    key: Key,
    slot: Option<Arc<Slot>>,
    turn: watch::Receiver<u64>,
    mine: u64,
    place: Option<OwnedMutexGuard<()>>,
}

impl Uploads {
    /// Ends whoever is at this upload and takes the place.
    pub async fn claim(&self, filing: Uuid, part: Digest) -> Claim {
        let key = (filing, part);
        let slot = Arc::clone(self.slots().entry(key).or_default());
        let mut mine = 0;
        slot.turn.send_modify(|turn| {
            *turn += 1;
            mine = *turn;
        });
        let mut claim = Claim {
            uploads: self.clone(),
            key,
            turn: slot.turn.subscribe(),
            mine,
            place: None,
            slot: Some(Arc::clone(&slot)),
        };
        claim.place = Some(Arc::clone(&slot.place).lock_owned().await);
        claim
    }

    fn slots(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Arc<Slot>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Claim {
    /// Whether a newer request has come.
    pub fn is_superseded(&self) -> bool {
        *self.turn.borrow() != self.mine
    }

    /// Returns when a newer request has come.
    pub async fn superseded(&mut self) {
        let mine = self.mine;
        if self.turn.wait_for(|turn| *turn != mine).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        drop(self.place.take());
        drop(self.slot.take());
        let mut slots = self.uploads.slots();
        // Nobody can take a further share while the map is locked.
        if slots
            .get(&self.key)
            .is_some_and(|slot| Arc::strong_count(slot) == 1)
        {
            let _ = slots.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn key() -> Key {
        (Uuid::from_u128(7), Digest::of(b"page"))
    }

    #[tokio::test]
    async fn the_newest_request_ends_the_older_and_waits_for_it() {
        let uploads = Uploads::default();
        let (filing, part) = key();
        let mut older = uploads.claim(filing, part).await;
        assert!(!older.is_superseded());
        let newer = uploads.claim(filing, part);
        tokio::pin!(newer);
        assert!(newer.as_mut().now_or_never().is_none());
        older.superseded().await;
        drop(older);
        assert!(!newer.await.is_superseded());
    }

    #[tokio::test]
    async fn a_request_that_was_overtaken_while_waiting_knows_it() {
        let uploads = Uploads::default();
        let (filing, part) = key();
        let first = uploads.claim(filing, part).await;
        let second = uploads.claim(filing, part);
        tokio::pin!(second);
        assert!(second.as_mut().now_or_never().is_none());
        let third = uploads.claim(filing, part);
        tokio::pin!(third);
        assert!(third.as_mut().now_or_never().is_none());
        drop(first);
        let second = second.await;
        assert!(second.is_superseded());
        drop(second);
        assert!(!third.await.is_superseded());
    }

    #[tokio::test]
    async fn nothing_is_kept_about_uploads_that_nobody_is_at() {
        let uploads = Uploads::default();
        let (filing, part) = key();
        let claim = uploads.claim(filing, part).await;
        {
            let waiting = uploads.claim(filing, part);
            tokio::pin!(waiting);
            assert!(waiting.as_mut().now_or_never().is_none());
        }
        drop(claim);
        assert!(uploads.slots().is_empty());
    }
}

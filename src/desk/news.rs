//! What those who wait for an answer are woken by.
//!
//! Where several processes share the database, one of them has changed what the followers of another wait for: each
//! looks once a second whether the feed has grown, which costs less than it would to have the server call back.

use crate::desk::Desk;
use crate::desk::problem::Refusal;
use std::time::Duration;
use tokio::time::timeout;

/// So often a process looks for what others have done.
const LOOK: Duration = Duration::from_secs(1);

/// What waiting followers are told; every change of a filing is sent as [`News::Open`] again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The desk serves.
    Open,
    /// The desk is about to stop.
    Closing,
}

/// Wakes followers for changes that other processes have made, until the desk closes.
pub async fn watch(desk: Desk) {
    if !desk.0.storage.is_shared() {
        return;
    }
    let (mut known, mut news) = (None, desk.news());
    while *news.borrow_and_update() == News::Open {
        let newest: Result<u64, Refusal> = desk.run(|desk| Ok(desk.storage.newest_cursor()?)).await;
        if let Ok(newest) = newest
            && known.replace(newest) != Some(newest)
        {
            desk.0.announce_change();
        }
        let closing = news.wait_for(|news| *news == News::Closing);
        let _ = timeout(LOOK, closing).await;
    }
}

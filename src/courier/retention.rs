//! The content of what has left leaves the kiosk after the configured time, never before.
//!
//! The one idea: a wrong clock must not erase early, so the time counts by the kiosk's clock and by
//! the receiver's, and nothing is erased before the receiver has been heard since the start.

use super::status::{Line, LineStatus};
use crate::store::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use tokio::sync::watch;

/// So often it is looked for what may leave.
const ROUND: Duration = Duration::from_secs(3600);

/// Erases what has been kept long enough.
pub(super) struct Retention {
    store: Store,
    status: watch::Receiver<LineStatus>,
    keep_for: Duration,
}

impl Retention {
    pub(super) fn new(
        store: Store,
        status: watch::Receiver<LineStatus>,
        keep_for: Duration,
    ) -> Self {
        Self {
            store,
            status,
            keep_for,
        }
    }

    fn erase_before(&self, time: Timestamp) -> Result<(), StoreError> {
        self.store.erase_received_before(time)?;
        self.store.erase_handed_over_before(time)
    }

    /// Runs for ever.
    pub(super) async fn run(mut self) {
        loop {
            let heard = self.status.wait_for(|status| status.line == Line::Up).await;
            let Some(offset) = heard.ok().map(|status| status.clock_offset) else {
                // Nobody tells of the line any more: the courier ends.
                return std::future::pending().await;
            };
            if let Some(time) = end(Timestamp::now(), offset, self.keep_for)
                && let Err(error) = self.erase_before(time)
            {
                tracing::warn!(%error, "what has left could not be erased");
            }
            tokio::time::sleep(ROUND).await;
        }
    }
}

/// What left before this time has been kept long enough, by the earlier of both clocks.
fn end(now: Timestamp, ahead: Option<SignedDuration>, keep_for: Duration) -> Option<Timestamp> {
    let there = now.checked_add(ahead.unwrap_or_default()).ok()?;
    let keep_for = SignedDuration::try_from(keep_for).ok()?;
    now.min(there).checked_sub(keep_for).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_runs_ahead_erases_nothing_early() {
        let now: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        let keep_for = Duration::from_secs(24 * 3600);
        let day: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
        let hours = SignedDuration::from_hours;
        for (ahead, expected) in [
            (None, day),
            (Some(hours(5)), day),
            // The receiver says that it is still five hours earlier.
            (Some(hours(-5)), day - hours(5)),
        ] {
            assert_eq!(end(now, ahead, keep_for), Some(expected), "{ahead:?}");
        }
    }
}

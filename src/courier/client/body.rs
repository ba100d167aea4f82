//! The body of an upload: bytes that tell when they move, and the watch that sees them stall.

use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// So many bytes are handed to the line at once.
const PIECE: usize = 16 * 1024;

/// Only uploads of at least so many bytes tell how fast the line is.
pub(super) const TELLING_LENGTH: u64 = 64 * 1024;

/// How far the bytes of one upload have been handed to the line.
#[derive(Debug, Clone)]
pub struct Progress {
    total: Arc<AtomicU64>,
    handed: watch::Sender<u64>,
}

impl Progress {
    /// Progress of an upload that has not begun; `total` counts its bytes too.
    pub fn counted_in(total: Arc<AtomicU64>) -> Self {
        Self {
            total,
            handed: watch::Sender::new(0),
        }
    }

    /// Follows it; ends with the last clone.
    pub fn follow(&self) -> watch::Receiver<u64> {
        self.handed.subscribe()
    }

    fn advance(&self, bytes: usize) {
        let bytes = bytes as u64;
        let _ = self.total.fetch_add(bytes, Ordering::Relaxed);
        self.handed.send_modify(|handed| *handed += bytes);
    }
}

/// Watches a body move.
#[derive(Debug)]
pub(super) struct Watch {
    moved: watch::Receiver<u64>,
    length: u64,
}

/// A body of these bytes and its watch.
pub(super) fn watched(bytes: Vec<u8>, progress: Progress) -> (reqwest::Body, Watch) {
    let length = bytes.len() as u64;
    let moved = progress.follow();
    let pieces = stream::unfold((bytes, 0, progress), |(bytes, at, progress)| {
        let piece = bytes
            .get(at..bytes.len().min(at + PIECE))
            .map(<[u8]>::to_vec);
        let next = piece.filter(|piece| !piece.is_empty()).map(|piece| {
            let end = at + piece.len();
            progress.advance(piece.len());
            (Ok::<_, Infallible>(piece), (bytes, end, progress))
        });
        std::future::ready(next)
    });
    (reqwest::Body::wrap_stream(pieces), Watch { moved, length })
}

impl Watch {
    /// Returns once nothing has moved for too long on a line of so many bytes per second.
    pub(super) async fn stalled(mut self, limit: Duration, rate: u64) {
        loop {
            let moved = *self.moved.borrow_and_update();
            let patience = if moved >= self.length {
                limit + drain(self.length, rate)
            } else {
                limit
            };
            match tokio::time::timeout(patience, self.moved.changed()).await {
                Ok(Ok(())) => {}
                // The body is gone: all of it was taken, and only the answer is still awaited.
                Ok(Err(_)) => {
                    tokio::time::sleep(limit + drain(self.length, rate)).await;
                    return;
                }
                Err(_) => return,
            }
        }
    }
}

/// The kernel may have taken a whole part long before the line carried it, so the wait for the
/// answer grows by the time that the line needs for it.
pub(super) fn drain(length: u64, rate: u64) -> Duration {
    Duration::from_secs_f64(length as f64 / rate.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_line_gets_the_time_that_a_part_needs() {
        assert_eq!(drain(600_000, 100_000), Duration::from_secs(6));
    }
}

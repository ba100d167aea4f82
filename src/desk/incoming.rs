//! The body of a request, read with bounds in size and time.

use crate::desk::limits::{self, Patience};
use crate::desk::problem::Refusal;
use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::StreamExt;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout, timeout_at};

/// A body that is still to be read.
///
/// Dropping it unread goes on taking a bounded rest: an answer given while the sender is still
/// sending would otherwise be lost with the connection.
#[derive(Debug)]
pub struct Incoming {
    stream: Option<BodyDataStream>,
    stall: Duration,
    until: Instant,
}

/// Why a body ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The line was cut.
    Cut,
    /// No piece came for too long, or the whole took too long.
    Slow,
}

impl Incoming {
    /// A body that may take `whole` from now on.
    pub fn new(body: Body, patience: &Patience, whole: Duration) -> Self {
        Self {
            stream: Some(body.into_data_stream()),
            stall: patience.stall,
            until: Instant::now() + whole,
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// [`Broken`] where no further piece will come.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Broken> {
        let Some(stream) = &mut self.stream else {
            return Ok(None);
        };
        let by = self.until.min(Instant::now() + self.stall);
        let outcome = match timeout_at(by, stream.next()).await {
            Err(_) => Err(Broken::Slow),
            Ok(Some(Err(_))) => Err(Broken::Cut),
            Ok(Some(Ok(bytes))) => return Ok(Some(bytes)),
            Ok(None) => Ok(None),
        };
        self.stream = None;
        outcome
    }

    /// The whole body, if it has at most `limit` bytes.
    ///
    /// # Errors
    /// [`Refusal`] where it is longer, cut or slow.
    pub async fn whole(mut self, limit: u64) -> Result<Vec<u8>, Refusal> {
        let mut whole = Vec::new();
        while let Some(piece) = self.next().await? {
            if (whole.len() + piece.len()) as u64 > limit {
                return Err(Refusal::BodyTooLong { limit });
            }
            whole.extend_from_slice(&piece);
        }
        Ok(whole)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        let Some(mut stream) = self.stream.take() else {
            return;
        };
        if let Ok(runtime) = Handle::try_current() {
            let _detached = runtime.spawn(timeout(limits::FAREWELL, async move {
                let mut taken = 0;
                while let Some(Ok(piece)) = stream.next().await {
                    taken += piece.len() as u64;
                    if taken > limits::LINGER_BYTES {
                        break;
                    }
                }
            }));
        }
    }
}

//! An officer's decision and its place in the feed, in one transaction.

use super::receipts::{json, publish};
use super::{Storage, StorageError, status};
use crate::desk::decision::{Decision, DecisionError};
use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use uuid::Uuid;

impl Storage {
    /// Keeps a decision and tells the feed; one that says what is so already changes nothing.
    ///
    /// # Errors
    /// [`DecisionError`]; nothing of it is stored then.
    pub fn decide(
        &self,
        id: Uuid,
        decision: Decision,
        at: Timestamp,
    ) -> Result<FilingStatus, DecisionError> {
        self.write(|transaction| {
            let known = transaction
                .query_row(
                    "SELECT status FROM filings WHERE id = ?1",
                    [id.as_bytes()],
                    |row| status(row, 0),
                )
                .optional()?;
            let Some(known) = known else {
                return Ok(Err(DecisionError::NotReceived));
            };
            let next = match decision.after(&known) {
                Ok(Some(next)) => next,
                Ok(None) => return Ok(Ok(known)),
                Err(DecisionError::Storage(error)) => return Err(error),
                Err(error) => return Ok(Err(error)),
            };
            publish(transaction, id, &json(&next)?, at)?;
            Ok::<_, StorageError>(Ok(next))
        })?
    }
}

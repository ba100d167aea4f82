//! An officer's decision and its place in the feed, in one transaction.

use super::database::values;
use super::receipts::{json, publish};
use super::{Storage, StorageError, audit, figures, letters, search, status};
use crate::desk::audit::Entry;
use crate::desk::decision::{Decision, DecisionError};
use crate::protocol::digest::Digest;
use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
use uuid::Uuid;

impl Storage {
    /// Keeps a decision and tells the feed; one that says what is so already changes nothing. Where
    /// the officer has seen a status, it must still be the one that holds. What is written down of it
    /// is kept with it or not at all, and so is the letter about it, where one is to be written.
    ///
    /// # Errors
    /// [`DecisionError`]; nothing of it is stored then.
    pub fn decide(
        &self,
        id: Uuid,
        seen: Option<Digest>,
        decision: Decision,
        written_down: Option<&Entry>,
        with_letter: bool,
        at: Timestamp,
    ) -> Result<FilingStatus, DecisionError> {
        self.write(|session| {
            let stored = session.first(
                "SELECT status FROM filings WHERE id = ?1",
                values![id],
                |row| row.get::<String>(0),
            )?;
            let Some(stored) = stored else {
                return Ok(Err(DecisionError::NotReceived));
            };
            let known = status(&stored)?;
            let overtaken = seen.is_some_and(|seen| seen != Digest::of(stored.as_bytes()));
            let next = match decision.clone().after(&known) {
                Ok(None) => return Ok(Ok(known)),
                _ if overtaken => return Ok(Err(DecisionError::Overtaken)),
                Ok(Some(next)) => next,
                Err(DecisionError::Storage(error)) => return Err(error),
                Err(error) => return Ok(Err(error)),
            };
            if next.dossier != known.dossier
                && let Some(dossier) = &next.dossier
                && search::has_dossier(session, dossier)?
            {
                return Ok(Err(DecisionError::NumberTaken));
            }
            publish(session, id, &next, &json(&next)?, at)?;
            figures::count_decision(session, id, &decision, at)?;
            if with_letter {
                letters::queue(session, id, at)?;
            }
            if let Some(entry) = written_down {
                audit::append(session, entry, at)?;
            }
            Ok::<_, StorageError>(Ok(next))
        })?
    }
}

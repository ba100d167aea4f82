//! The queue of letters: written with the decision that they tell of, taken by one sender at a time.

use super::{Storage, StorageError, time, unsigned};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Transaction, params};
use uuid::Uuid;

/// A letter that is to be sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLetter {
    /// Its filing.
    pub filing: Uuid,
    /// The decision that it tells of, by its number within the filing.
    pub number: u32,
    /// How often it was tried before.
    pub tries: u64,
    /// Since when it waits.
    pub since: Timestamp,
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// It waits, and when it is tried again.
    Waiting(Timestamp),
    /// The server has taken it.
    Sent(Timestamp),
    /// It was given up, with the server's code where it gave one.
    Refused(Timestamp, Option<u16>),
}

impl Storage {
    /// Takes the letter that is due first, for `lease`: nobody else takes it meanwhile, and if whoever took it dies,
    /// it is due again afterwards.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn due_letter(
        &self,
        now: Timestamp,
        lease: SignedDuration,
    ) -> Result<Option<DueLetter>, StorageError> {
        let until = now.saturating_add(lease).unwrap_or(now);
        self.write(|transaction| {
            let due = transaction
                .prepare_cached(
                    "SELECT filing, number, tries, since FROM letters
                     WHERE state = 'waiting' AND at <= ?1 ORDER BY at, filing LIMIT 1",
                )?
                .query_row([now.as_millisecond()], |row| {
                    Ok(DueLetter {
                        filing: Uuid::from_bytes(row.get(0)?),
                        number: row.get(1)?,
                        tries: unsigned(row, 2)?,
                        since: time(row, 3)?,
                    })
                })
                .optional()?;
            if let Some(letter) = &due {
                let _ = transaction.execute(
                    "UPDATE letters SET tries = tries + 1, at = ?3 WHERE filing = ?1 AND number = ?2",
                    params![
                        letter.filing.as_bytes(),
                        letter.number,
                        until.as_millisecond()
                    ],
                )?;
            }
            Ok(due)
        })
    }

    /// Keeps what became of a letter.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn keep_letter(
        &self,
        letter: &DueLetter,
        state: LetterState,
        code: Option<u16>,
    ) -> Result<(), StorageError> {
        let (word, at, code) = match state {
            LetterState::Waiting(at) => ("waiting", at, code),
            LetterState::Sent(at) => ("sent", at, None),
            LetterState::Refused(at, code) => ("refused", at, code),
        };
        self.write(|transaction| {
            let _ = transaction.execute(
                "UPDATE letters SET state = ?3, at = ?4, code = ?5 WHERE filing = ?1 AND number = ?2",
                params![
                    letter.filing.as_bytes(),
                    letter.number,
                    word,
                    at.as_millisecond(),
                    code
                ],
            )?;
            Ok(())
        })
    }

    /// What became of the letter about the last decision, if there is one.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn letter(&self, filing: Uuid) -> Result<Option<LetterState>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .prepare_cached(
                    "SELECT state, at, code FROM letters
                     WHERE filing = ?1 ORDER BY number DESC LIMIT 1",
                )?
                .query_row([filing.as_bytes()], |row| {
                    let (state, at): (String, _) = (row.get(0)?, time(row, 1)?);
                    Ok(match state.as_str() {
                        "waiting" => LetterState::Waiting(at),
                        "sent" => LetterState::Sent(at),
                        _ => LetterState::Refused(at, row.get(2)?),
                    })
                })
                .optional()?)
        })
    }
}

/// Queues a letter about the last decision; what waits about an earlier one is no longer true and is taken back.
pub(super) fn queue(
    transaction: &Transaction<'_>,
    filing: Uuid,
    at: Timestamp,
) -> Result<(), StorageError> {
    let _ = transaction.execute(
        "DELETE FROM letters WHERE filing = ?1 AND state = 'waiting'",
        [filing.as_bytes()],
    )?;
    let _ = transaction.execute(
        "INSERT INTO letters (filing, number, state, tries, since, at)
         SELECT filing, max(number), 'waiting', 0, ?2, ?2 FROM decisions
         WHERE filing = ?1 GROUP BY filing",
        params![filing.as_bytes(), at.as_millisecond()],
    )?;
    Ok(())
}

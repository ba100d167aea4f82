//! The queue of letters: written with the decision that they tell of, taken by one sender at a time.

use super::database::{Session, values};
use super::{Storage, StorageError};
use jiff::{SignedDuration, Timestamp};
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
        self.write(|session| {
            let due = session.first(
                "SELECT filing, number, tries, since FROM letters
                 WHERE state = 'waiting' AND at <= ?1 ORDER BY at, filing LIMIT 1",
                values![now],
                |row| {
                    Ok(DueLetter {
                        filing: row.get(0)?,
                        number: row.get(1)?,
                        tries: row.get(2)?,
                        since: row.time(3)?,
                    })
                },
            )?;
            if let Some(letter) = &due {
                let _ = session.execute(
                    "UPDATE letters SET tries = tries + 1, at = ?3 WHERE filing = ?1 AND number = ?2",
                    values![letter.filing, letter.number, until],
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
        self.write(|session| {
            let _ = session.execute(
                "UPDATE letters SET state = ?3, at = ?4, code = ?5 WHERE filing = ?1 AND number = ?2",
                values![letter.filing, letter.number, word, at, code],
            )?;
            Ok(())
        })
    }

    /// What became of the letter about the last decision, if there is one.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn letter(&self, filing: Uuid) -> Result<Option<LetterState>, StorageError> {
        self.read(|session| {
            session.first(
                "SELECT state, at, code FROM letters
                 WHERE filing = ?1 ORDER BY number DESC LIMIT 1",
                values![filing],
                |row| {
                    let (state, at) = (row.get::<String>(0)?, row.time(1)?);
                    Ok(match state.as_str() {
                        "waiting" => LetterState::Waiting(at),
                        "sent" => LetterState::Sent(at),
                        _ => LetterState::Refused(at, row.get(2)?),
                    })
                },
            )
        })
    }
}

/// Queues a letter about the last decision; what waits about an earlier one is no longer true and is taken back.
pub(super) fn queue(
    session: &mut Session<'_>,
    filing: Uuid,
    at: Timestamp,
) -> Result<(), StorageError> {
    let _ = session.execute(
        "DELETE FROM letters WHERE filing = ?1 AND state = 'waiting'",
        values![filing],
    )?;
    let _ = session.execute(
        "INSERT INTO letters (filing, number, state, tries, since, at)
         SELECT filing, max(number), 'waiting', 0, CAST(?2 AS BIGINT), CAST(?2 AS BIGINT) FROM decisions
         WHERE filing = ?1 GROUP BY filing",
        values![filing, at],
    )?;
    Ok(())
}

//! What kiosks tell of themselves, and who calls there, as rows: every process of the desk shows the same.

use super::database::{Row, values};
use super::{Storage, StorageError, figures};
use crate::desk::board::{Counted, Heard, counted};
use crate::desk::limits;
use crate::protocol::messages::Beat;
use jiff::Timestamp;

impl Storage {
    /// Keeps what a kiosk tells, and counts what has begun with it; `false` where the board is full.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn note_beat(
        &self,
        kiosk: &str,
        beat: &Beat,
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        let told = serde_json::to_string(beat).map_err(|_| StorageError::Value)?;
        self.write(|session| {
            let last = session.first(
                "SELECT beat, at, calls FROM heard WHERE kiosk = ?1",
                values![kiosk],
                heard,
            )?;
            if last.is_none() {
                let kiosks: u32 =
                    session.one("SELECT count(*) FROM heard", &[], |row| row.get(0))?;
                if kiosks as usize >= limits::KIOSKS {
                    return Ok(false);
                }
            }
            let counted = counted(last.as_ref(), beat);
            let called_before = last.and_then(|last| last.calls);
            let calls = beat.calling.then(|| called_before.unwrap_or(now));
            let _ = session.execute(
                "INSERT INTO heard (kiosk, beat, at, calls) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (kiosk) DO UPDATE SET beat = ?2, at = ?3, calls = ?4",
                values![kiosk, told, now, calls],
            )?;
            if counted != Counted::default() {
                figures::count_step(session, &beat.step, counted, now)?;
            }
            Ok(true)
        })
    }

    /// Every kiosk that was heard after `since`, by its name.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn heard(&self, since: Timestamp) -> Result<Vec<(String, Heard)>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT beat, at, calls, kiosk FROM heard WHERE at > ?1 ORDER BY kiosk",
                values![since],
                |row| Ok((row.get(3)?, heard(row)?)),
            )
        })
    }

    /// Notes whether somebody calls at a kiosk; a call that is repeated keeps its first time, and what is older than
    /// `forgotten` goes. `false` where there are too many.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn note_call(
        &self,
        kiosk: &str,
        calling: bool,
        (now, forgotten): (Timestamp, Timestamp),
    ) -> Result<bool, StorageError> {
        self.write(|session| {
            let _ = session.execute("DELETE FROM calls WHERE since <= ?1", values![forgotten])?;
            if !calling {
                let _ = session.execute("DELETE FROM calls WHERE kiosk = ?1", values![kiosk])?;
                return Ok(true);
            }
            let others: u32 = session.one(
                "SELECT count(*) FROM calls WHERE kiosk <> ?1",
                values![kiosk],
                |row| row.get(0),
            )?;
            if others as usize >= limits::KIOSKS {
                return Ok(false);
            }
            let _ = session.execute(
                "INSERT INTO calls (kiosk, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                values![kiosk, now],
            )?;
            Ok(true)
        })
    }

    /// The open calls that began after `since`, the longest waiting first.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn open_calls(&self, since: Timestamp) -> Result<Vec<(String, Timestamp)>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT kiosk, since FROM calls WHERE since > ?1 ORDER BY since, kiosk",
                values![since],
                |row| Ok((row.get(0)?, row.time(1)?)),
            )
        })
    }
}

fn heard(row: &Row) -> Result<Heard, StorageError> {
    let beat: String = row.get(0)?;
    Ok(Heard {
        beat: serde_json::from_str(&beat).map_err(|_| StorageError::Value)?,
        at: row.time(1)?,
        calls: row.optional_time(2)?,
    })
}

//! The audit as rows: added at the end in the transaction of what they tell, and read in order.

use super::database::{Bound, Session, values};
use super::{Storage, StorageError};
use crate::desk::audit::{BEGINNING, Entry, Row};
use crate::protocol::digest::Digest;
use jiff::Timestamp;

/// Writes an entry down within a transaction that does what it tells.
pub fn append(session: &mut Session<'_>, entry: &Entry, at: Timestamp) -> Result<(), StorageError> {
    let last = session.first(
        "SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1",
        &[],
        |row| Ok((row.get::<i64>(0)?, row.get::<Digest>(1)?)),
    )?;
    let (number, previous) = last.unwrap_or((0, BEGINNING));
    let row = Row::after(previous, number + 1, entry, at);
    let _ = session.execute(
        "INSERT INTO audit (number, at, who, act, filing, subject, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            row.number,
            row.at,
            row.who,
            row.act,
            row.filing,
            row.subject,
            row.digest
        ],
    )?;
    Ok(())
}

impl Storage {
    /// Writes down a view, or another act that changes nothing else here.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn note(&self, entry: &Entry, at: Timestamp) -> Result<(), StorageError> {
        self.write(|session| append(session, entry, at))
    }

    /// At most `limit` rows after the one with this number, in order.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn audit_after(&self, number: i64, limit: u32) -> Result<Vec<Row>, StorageError> {
        self.rows(
            "SELECT number, at, who, act, filing, subject, digest FROM audit
             WHERE number > ?1 ORDER BY number LIMIT ?2",
            values![number, limit],
        )
    }

    /// The newest rows first, after skipping `skip`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn audit_newest(&self, skip: u32, limit: u32) -> Result<Vec<Row>, StorageError> {
        self.rows(
            "SELECT number, at, who, act, filing, subject, digest FROM audit
             ORDER BY number DESC LIMIT ?2 OFFSET ?1",
            values![skip, limit],
        )
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn audit_count(&self) -> Result<u32, StorageError> {
        self.read(|session| session.one("SELECT count(*) FROM audit", &[], |row| row.get(0)))
    }

    fn rows(&self, select: &str, values: &[Bound<'_>]) -> Result<Vec<Row>, StorageError> {
        self.read(|session| {
            session.all(select, values, |row| {
                Ok(Row {
                    number: row.get(0)?,
                    at: row.get(1)?,
                    who: row.get(2)?,
                    act: row.get(3)?,
                    filing: row.get(4)?,
                    subject: row.get(5)?,
                    digest: row.get(6)?,
                })
            })
        })
    }
}

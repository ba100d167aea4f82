//! The audit as rows: added at the end in the transaction of what they tell, and read in order.

use super::{Storage, StorageError};
use crate::desk::audit::{BEGINNING, Entry, Row};
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};

/// Writes an entry down within a transaction that does what it tells.
pub fn append(
    transaction: &Transaction<'_>,
    entry: &Entry,
    at: Timestamp,
) -> Result<(), StorageError> {
    let last = transaction
        .prepare_cached("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, Digest(row.get(1)?))))
        .optional()?;
    let (number, previous) = last.unwrap_or((0, BEGINNING));
    let row = Row::after(previous, number + 1, entry, at);
    let mut insert = transaction.prepare_cached(
        "INSERT INTO audit (number, at, who, act, filing, subject, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let _ = insert.execute((
        row.number,
        row.at,
        &row.who,
        &row.act,
        row.filing,
        &row.subject,
        row.digest.0,
    ))?;
    Ok(())
}

impl Storage {
    /// Writes down a view, or another act that changes nothing else here.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn note(&self, entry: &Entry, at: Timestamp) -> Result<(), StorageError> {
        self.write(|transaction| append(transaction, entry, at))
    }

    /// At most `limit` rows after the one with this number, in order.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn audit_after(&self, number: i64, limit: u32) -> Result<Vec<Row>, StorageError> {
        self.rows(
            "SELECT number, at, who, act, filing, subject, digest FROM audit
             WHERE number > ?1 ORDER BY number LIMIT ?2",
            (number, limit),
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
            (skip, limit),
        )
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn audit_count(&self) -> Result<u32, StorageError> {
        self.with(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM audit", [], |row| row.get(0))?)
        })
    }

    fn rows(
        &self,
        select: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<Row>, StorageError> {
        self.with(|connection| {
            let mut select = connection.prepare_cached(select)?;
            let rows = select
                .query_map(parameters, |row| {
                    Ok(Row {
                        number: row.get(0)?,
                        at: row.get(1)?,
                        who: row.get(2)?,
                        act: row.get(3)?,
                        filing: row.get(4)?,
                        subject: row.get(5)?,
                        digest: Digest(row.get(6)?),
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(rows)
        })
    }
}

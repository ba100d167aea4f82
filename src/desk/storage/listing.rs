//! The officers' list as rows.

use super::{Storage, StorageError, status};
use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};
use uuid::Uuid;

/// One line of the officers' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingLine {
    /// The filing.
    pub id: Uuid,
    /// The resident's reference, without spaces.
    pub reference: String,
    /// The kiosk.
    pub kiosk: String,
    /// The procedure's national code.
    pub procedure_code: String,
    /// The procedure's id in the configuration.
    pub procedure_id: String,
    /// Where it stands.
    pub status: FilingStatus,
    /// Number of pages.
    pub pages: u32,
    /// When it last changed.
    pub touched_at: Timestamp,
}

impl Storage {
    /// The filings that changed last, newest first, after skipping `skip`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn list(&self, skip: u32, limit: u32) -> Result<Vec<FilingLine>, StorageError> {
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                        (SELECT count(*) FROM parts WHERE filing = id)
                 FROM filings ORDER BY touched_at DESC, id DESC LIMIT ?2 OFFSET ?1",
            )?;
            let lines = select
                .query_map([skip, limit], filing_line)?
                .collect::<Result<_, _>>()?;
            Ok(lines)
        })
    }

    /// One line of the officers' list.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn line(&self, id: Uuid) -> Result<Option<FilingLine>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                            (SELECT count(*) FROM parts WHERE filing = id)
                     FROM filings WHERE id = ?1",
                    [id.as_bytes()],
                    filing_line,
                )
                .optional()?)
        })
    }

    /// How many filings are known.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn count(&self) -> Result<u32, StorageError> {
        self.with(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM filings", [], |row| row.get(0))?)
        })
    }
}

fn filing_line(row: &Row<'_>) -> rusqlite::Result<FilingLine> {
    Ok(FilingLine {
        id: Uuid::from_bytes(row.get(0)?),
        reference: row.get(1)?,
        kiosk: row.get(2)?,
        procedure_code: row.get(3)?,
        procedure_id: row.get(4)?,
        status: status(row, 5)?,
        touched_at: Timestamp::from_millisecond(row.get(6)?)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(6, 0))?,
        pages: row.get(7)?,
    })
}

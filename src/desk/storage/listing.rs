//! The officers' list as rows.

use super::{Storage, StorageError, status};
use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
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
    /// One line of the officers' list.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn line(&self, id: Uuid) -> Result<Option<FilingLine>, StorageError> {
        self.with(|connection| Ok(line(connection, id)?))
    }
}

/// One line of the officers' list.
pub(super) fn line(connection: &Connection, id: Uuid) -> rusqlite::Result<Option<FilingLine>> {
    connection
        .prepare_cached(
            "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                    (SELECT count(*) FROM parts WHERE filing = id)
             FROM filings WHERE id = ?1",
        )?
        .query_row([id.as_bytes()], filing_line)
        .optional()
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

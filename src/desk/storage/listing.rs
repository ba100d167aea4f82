//! The officers' list as rows.

use super::database::{Session, values};
use super::{Storage, StorageError, status};
use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
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
        self.read(|session| line(session, id))
    }
}

/// One line of the officers' list.
pub(super) fn line(
    session: &mut Session<'_>,
    id: Uuid,
) -> Result<Option<FilingLine>, StorageError> {
    session.first(
        "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                (SELECT count(*) FROM parts WHERE filing = id)
         FROM filings WHERE id = ?1",
        values![id],
        |row| {
            Ok(FilingLine {
                id: row.get(0)?,
                reference: row.get(1)?,
                kiosk: row.get(2)?,
                procedure_code: row.get(3)?,
                procedure_id: row.get(4)?,
                status: status(&row.get::<String>(5)?)?,
                touched_at: row.time(6)?,
                pages: row.get(7)?,
            })
        },
    )
}

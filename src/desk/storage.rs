//! What the desk keeps beside the pages: one transaction per promise, in a file of its own or on a database server.
//!
//! Its one idea: whoever writes, writes alone. So running numbers have no gaps, the feed is in the order in which it
//! became true, and the audit is one chain – with one process or with several.

mod accounts;
mod audit;
mod board;
mod database;
mod decisions;
mod figures;
mod filings;
mod kiosks;
mod letters;
mod listing;
mod pieces;
mod receipts;
mod search;
mod sessions;

pub use accounts::{Change, Changed};
pub use database::postgres::{Server, ServerError};
pub use filings::{Announcement, AwaitedPart, PartRow};
pub use kiosks::Kiosk;
pub use letters::{DueLetter, LetterState};
pub use listing::FilingLine;
pub use pieces::Piece;
pub use receipts::Receiving;
pub use search::Wanted;

use crate::protocol::messages::FilingStatus;
use database::Session;
use database::postgres::Postgres;
use database::sqlite::Sqlite;
use rusqlite::ErrorCode;
use std::io;
use std::path::Path;

/// The desk's database.
#[derive(Debug)]
pub struct Storage {
    database: Database,
}

#[derive(Debug)]
enum Database {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Why the desk cannot store or read.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The quick check found damage.
    #[error("the database is damaged; restore it from a backup")]
    Damaged,
    /// SQLite refused.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file system refused.
    #[error("the data folder failed: {0}")]
    Files(#[from] io::Error),
    /// The file belongs to another program.
    #[error("the database file belongs to another program")]
    Foreign,
    /// A newer desk has written the file.
    #[error(
        "the database has version {found}, this program knows {known}; install the newer program"
    )]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The database server refused, or cannot be reached.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The linked SQLite is too old to be trusted with a write-ahead log.
    #[error("SQLite {0} is too old; 3.51.3 or newer is needed")]
    OldSqlite(&'static str),
    /// A stored value is not what this program stores.
    #[error("the database holds a value that this program did not write")]
    Value,
}

impl StorageError {
    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Database(error) => error.sqlite_error_code() == Some(ErrorCode::DiskFull),
            Self::Server(error) => error.is_full(),
            Self::Files(error) => matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ),
            _ => false,
        }
    }
}

impl Storage {
    /// Opens or makes the database in `folder`.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be trusted.
    pub fn open(folder: &Path) -> Result<Self, StorageError> {
        Self::filled(Database::Sqlite(Sqlite::open(folder)?))
    }

    /// Uses the database of a server, and makes its tables where there are none.
    ///
    /// # Errors
    /// [`StorageError`] where it cannot be reached or trusted.
    pub fn at(server: &Server) -> Result<Self, StorageError> {
        Self::filled(Database::Postgres(Postgres::open(server)?))
    }

    fn filled(database: Database) -> Result<Self, StorageError> {
        let storage = Self { database };
        search::fill(&storage)?;
        Ok(storage)
    }

    /// Whether other processes may be at work in the same database all the time.
    pub fn is_shared(&self) -> bool {
        matches!(self.database, Database::Postgres(_))
    }

    /// Runs `work` in one transaction; one at a time, whoever else is at work.
    fn write<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.write(work),
            Database::Postgres(postgres) => postgres.write(work),
        }
    }

    /// Runs `work` that changes nothing.
    fn read<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.read(work),
            Database::Postgres(postgres) => postgres.read(work),
        }
    }

    #[cfg(test)]
    fn limit_pages(&self, pages: u32) {
        match &self.database {
            Database::Sqlite(sqlite) => sqlite.limit_pages(pages),
            Database::Postgres(_) => {}
        }
    }
}

/// A status as it is stored.
fn status(text: &str) -> Result<FilingStatus, StorageError> {
    serde_json::from_str(text).map_err(|_| StorageError::Value)
}

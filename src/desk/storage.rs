//! The desk's database: one file, one connection, one transaction per promise.
//!
//! After any error of the disk the connection is thrown away and the file is opened and checked
//! anew, because what SQLite believes about it may no longer be so.

mod accounts;
mod audit;
mod decisions;
mod figures;
mod filings;
mod kiosks;
mod letters;
mod listing;
mod migration;
mod receipts;
mod search;
mod sessions;

pub use accounts::{Change, Changed};
pub use filings::{Announcement, AwaitedPart, PartRow};
pub use kiosks::Kiosk;
pub use letters::{DueLetter, LetterState};
pub use listing::FilingLine;
pub use receipts::Receiving;
pub use search::Wanted;

use crate::protocol::messages::FilingStatus;
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, Transaction, TransactionBehavior};
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Older versions can lose committed pages of the write-ahead log (`protocol.md` §4).
const LEAST_SQLITE: i32 = 3_051_003;

/// The desk's database.
#[derive(Debug)]
pub struct Storage {
    file: PathBuf,
    connection: Mutex<Option<Connection>>,
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
            Self::Files(error) => matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ),
            _ => false,
        }
    }

    fn distrusts_connection(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::SystemIoFailure
                    | ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
                    | ErrorCode::CannotOpen
                    | ErrorCode::ReadOnly
            )
        ))
    }
}

impl Storage {
    /// Opens or makes the database in `folder`.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be trusted.
    pub fn open(folder: &Path) -> Result<Self, StorageError> {
        if rusqlite::version_number() < LEAST_SQLITE {
            return Err(StorageError::OldSqlite(rusqlite::version()));
        }
        let file = folder.join("desk.db");
        let connection = connect(&file)?;
        Ok(Self {
            file,
            connection: Mutex::new(Some(connection)),
        })
    }

    /// Runs `work` in one immediate transaction.
    fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.with(|connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = work(&transaction)?;
            transaction.commit()?;
            Ok(outcome)
        })
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut connection = match held.take() {
            Some(connection) => connection,
            None => connect(&self.file)?,
        };
        let outcome = work(&mut connection);
        if !matches!(&outcome, Err(error) if error.distrusts_connection()) {
            *held = Some(connection);
        }
        outcome
    }
}

fn connect(file: &Path) -> Result<Connection, StorageError> {
    // SQLite would make the file with the process's mask; its log files take this file's mode.
    let _ = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(file)?;
    let mut connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    migration::check_owner(&connection)?;
    connection.execute_batch(
        "PRAGMA busy_timeout = 5000;
         PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA journal_size_limit = 4194304;",
    )?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StorageError::Damaged);
    }
    migration::apply(&mut connection)?;
    search::fill(&mut connection)?;
    Ok(connection)
}

fn status(row: &Row<'_>, column: usize) -> rusqlite::Result<FilingStatus> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|_| rusqlite::Error::InvalidColumnType(column, "status".into(), Type::Text))
}

fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let value = row.get(column)?;
    Timestamp::from_millisecond(value)
        .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

//! SQLite: one file, one connection, for the desk of one ward.
//!
//! After any error of the disk the connection is thrown away and the file is opened and checked
//! anew, because what SQLite believes about it may no longer be so.

use super::{Bound, Execute, Row, Session, Value, sqlite_schema};
use crate::desk::storage::StorageError;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{
    CachedStatement, Connection, ErrorCode, OpenFlags, ToSql, TransactionBehavior, params_from_iter,
};
use std::fs::OpenOptions;
use std::ops::ControlFlow;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Older versions can lose committed pages of the write-ahead log (`protocol.md` §4).
const LEAST_SQLITE: i32 = 3_051_003;

/// A database in a file.
#[derive(Debug)]
pub struct Sqlite {
    file: PathBuf,
    connection: Mutex<Option<Connection>>,
}

impl Sqlite {
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
    pub fn write<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.with(|connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = work(&mut Session::new(&mut &*transaction))?;
            transaction.commit()?;
            Ok(outcome)
        })
    }

    /// Runs `work` that only reads.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.with(|connection| work(&mut Session::new(&mut &*connection)))
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
        if !matches!(&outcome, Err(error) if distrusts_connection(error)) {
            *held = Some(connection);
        }
        outcome
    }

    #[cfg(test)]
    pub(in crate::desk::storage) fn limit_pages(&self, pages: u32) {
        let limited =
            self.with(|connection| Ok(connection.pragma_update(None, "max_page_count", pages)?));
        assert!(limited.is_ok(), "{limited:?}");
    }
}

fn distrusts_connection(error: &StorageError) -> bool {
    matches!(error, StorageError::Database(error) if matches!(
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
    sqlite_schema::check_owner(&connection)?;
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
    connection.set_prepared_statement_cache_capacity(128);
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StorageError::Damaged);
    }
    sqlite_schema::apply(&mut connection)?;
    Ok(connection)
}

/// A connection, or the transaction that is open on it.
impl Execute for &Connection {
    fn execute(&mut self, sql: &str, values: &[Bound<'_>]) -> Result<u64, StorageError> {
        let changed = self
            .prepare_cached(sql)?
            .execute(params_from_iter(values))?;
        Ok(changed as u64)
    }

    fn visit(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        visitor: &mut dyn FnMut(&Row) -> Result<ControlFlow<()>, StorageError>,
    ) -> Result<(), StorageError> {
        let mut statement = self.prepare_cached(sql)?;
        visit(&mut statement, values, visitor)
    }

    fn batch(&mut self, sql: &str) -> Result<(), StorageError> {
        Ok(self.execute_batch(sql)?)
    }
}

fn visit(
    statement: &mut CachedStatement<'_>,
    values: &[Bound<'_>],
    visitor: &mut dyn FnMut(&Row) -> Result<ControlFlow<()>, StorageError>,
) -> Result<(), StorageError> {
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|column| value(row.get_ref(column)?));
        if visitor(&Row(values.collect::<Result<_, _>>()?))?.is_break() {
            break;
        }
    }
    Ok(())
}

fn value(value: ValueRef<'_>) -> Result<Value, StorageError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| StorageError::Value)?;
            Value::Text(text.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StorageError::Value),
    })
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

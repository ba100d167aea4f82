//! The one file `motcua.sqlite`: how it is opened, checked and brought to this schema.
//!
//! Settings follow `protocol.md` §4; each one is there because its absence lost data or left
//! readable remains.

use crate::store::check::{self, Check};
use crate::store::error::StoreError;
use crate::store::folder;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const FILE: &str = "motcua.sqlite";
/// "MCua", so that `file` and an operator know whose database it is.
const APPLICATION_ID: i64 = 0x4d43_7561;
/// 3.51.2 and older could lose committed pages of the write-ahead log.
const OLDEST_SQLITE: i32 = 3_051_003;
/// Bytes of write-ahead log that are kept after a checkpoint, and that call for one.
pub(super) const WAL_LIMIT: u32 = 16 << 20;

/// The steps to the present schema; append only.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_photographs.sql"),
    include_str!("migrations/0003_uploads.sql"),
    include_str!("migrations/0004_staff.sql"),
];

/// The database file of a data folder.
pub(super) fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// Bytes in the write-ahead log now.
pub(super) fn wal_bytes(data: &Path) -> u64 {
    fs::metadata(data.join(format!("{FILE}-wal"))).map_or(0, |found| found.len())
}

/// Opens the database, makes it where it is missing, and checks it.
///
/// # Errors
/// An error with [`StoreError::is_damage`] asks for quarantine.
pub(super) fn open(
    data: &Path,
    check: Check,
    page_limit: Option<u32>,
) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite {
            found: rusqlite::version(),
        });
    }
    let path = file(data);
    folder::create_private(data, &path)?;
    let connection = Connection::open_with_flags(
        &path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    configure(&connection)?;
    check::verify(&connection, check, APPLICATION_ID)?;
    if let Some(pages) = page_limit {
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
    }
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::from_millis(5000))?;
    connection.pragma_update(None, "page_size", 8192)?;
    // Switching may answer with the old mode instead of an error.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| {
        row.get::<_, String>(0)
            .and_then(|mode| match mode.as_str() {
                "wal" => Ok(()),
                _ => Err(rusqlite::Error::InvalidQuery),
            })
    })?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_size_limit", WAL_LIMIT, |_| Ok(()))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// Brings the database to the present schema, one step per transaction.
///
/// # Errors
/// [`StoreError::NewerSchema`]; [`StoreError::OlderSchemaInUse`] where a step is needed and
/// others have the database open.
pub(super) fn migrate(connection: &mut Connection, alone: bool) -> Result<(), StoreError> {
    migrate_to(connection, alone, MIGRATIONS)
}

fn migrate_to(connection: &mut Connection, alone: bool, steps: &[&str]) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let done = usize::try_from(found).map_err(|_| check::damage())?;
    let Some(missing) = steps.get(done..) else {
        return Err(StoreError::NewerSchema { found, known });
    };
    if !missing.is_empty() && !alone {
        return Err(StoreError::OlderSchemaInUse { found });
    }
    for (version, step) in (found + 1..).zip(missing) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Sets a damaged database aside under a new name, never deletes it. Returns that name.
pub(super) fn set_aside(data: &Path) -> Result<String, StoreError> {
    let name = (1u32..)
        .map(|number| format!("{FILE}.damaged-{number}"))
        .find(|name| !data.join(name).exists())
        .unwrap_or_default();
    for suffix in ["", "-wal", "-shm"] {
        let from = data.join(format!("{FILE}{suffix}"));
        if from.exists() {
            fs::rename(&from, data.join(format!("{name}{suffix}")))
                .map_err(|e| StoreError::file(from, e))?;
        }
    }
    folder::sync(data)?;
    Ok(name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    /// The schema as it was after so many steps, with a half-sent queue in it. Each new step adds
    /// the rows that only it can hold.
    fn database_of_version(version: usize) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_to(&mut connection, true, &MIGRATIONS[..version]).unwrap();
        if version >= 1 {
            connection
                .execute_batch(
                    r#"INSERT INTO filing VALUES (zeroblob(16), 'K7M4PX2RC', '1.004873', '2026-03-02T05:00:00Z', 9);
                    INSERT INTO filing_key VALUES (zeroblob(16), x'01', NULL, NULL);
                    INSERT INTO content VALUES (zeroblob(16), x'02', x'03');
                    INSERT INTO part VALUES (zeroblob(16), 1, x'04'), (zeroblob(16), 2, x'05');
                    INSERT INTO ledger (filing, number, at, kind, event) VALUES
                      (zeroblob(16), 1, '2026-03-02T05:00:00Z', 'queued', '{"event":"queued"}'),
                      (zeroblob(16), 2, '2026-03-02T05:00:01Z', 'attempt_begun', '{"event":"attempt_begun"}'),
                      (zeroblob(16), 3, '2026-03-02T05:00:02Z', 'part_sent', '{"event":"part_sent","part":1}');"#,
                )
                .unwrap();
        }
        if version >= 2 {
            connection
                .execute_batch("INSERT INTO filing_photograph VALUES (zeroblob(16), 1, x'06');")
                .unwrap();
        }
        if version >= 3 {
            connection
                .execute_batch("INSERT INTO upload VALUES (zeroblob(16), 1, x'07');")
                .unwrap();
        }
        if version >= 4 {
            connection
                .execute_batch(
                    r#"INSERT INTO staff VALUES (zeroblob(16), x'08');
                    INSERT INTO audit VALUES (1, '2026-03-02T05:00:00Z', zeroblob(16), '{"deed":"entered"}', zeroblob(32));"#,
                )
                .unwrap();
        }
        connection
    }

    #[test]
    fn a_half_sent_queue_survives_the_way_from_every_earlier_schema() {
        for version in 0..=MIGRATIONS.len() {
            let mut connection = database_of_version(version);
            migrate(&mut connection, true).unwrap();
            check::verify(&connection, Check::Full, APPLICATION_ID).unwrap();
            let count = |table: &str| -> i64 {
                connection
                    .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                        row.get(0)
                    })
                    .unwrap()
            };
            let expected = if version == 0 {
                [0; 5]
            } else {
                [1, 1, 1, 2, 3]
            };
            let tables = ["filing", "filing_key", "content", "part", "ledger"];
            assert_eq!(tables.map(count), expected, "from version {version}");
            for (table, since) in [
                ("filing_photograph", 2),
                ("upload", 3),
                ("staff", 4),
                ("audit", 4),
            ] {
                let expected = i64::from(version >= since);
                assert_eq!(count(table), expected, "{table} from version {version}");
            }
            let found: i64 = connection
                .pragma_query_value(None, "user_version", |row| row.get(0))
                .unwrap();
            assert_eq!(found, MIGRATIONS.len() as i64);
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_earlier_schema() {
        let mut connection = database_of_version(1);
        let steps = [MIGRATIONS[0], "CREATE TABLE extra (x); SELECT nonsense;"];
        assert!(migrate_to(&mut connection, true, &steps).is_err());
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version, 1);
        assert!(connection.prepare("SELECT * FROM extra").is_err());
    }

    #[test]
    fn a_step_waits_until_nobody_else_has_the_database() {
        let mut connection = database_of_version(0);
        assert!(matches!(
            migrate(&mut connection, false),
            Err(StoreError::OlderSchemaInUse { found: 0 })
        ));
    }

    #[test]
    fn every_setting_of_the_protocol_is_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = open(folder.path(), Check::Quick, None).unwrap();
        migrate(&mut connection, true).unwrap();
        let wanted = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("busy_timeout", "5000"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("mmap_size", "0"),
            ("wal_autocheckpoint", "0"),
            ("journal_size_limit", "16777216"),
            ("page_size", "8192"),
            ("temp_store", "2"),
            ("application_id", "1296266593"),
            ("user_version", "4"),
        ];
        for (name, value) in wanted {
            let found: rusqlite::types::Value = connection
                .pragma_query_value(None, name, |row| row.get(0))
                .unwrap();
            let found = match found {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => panic!("{name}: {other:?}"),
            };
            assert_eq!(found, value, "{name}");
        }
        let loose: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_list
                 WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(loose, 0);
    }
}

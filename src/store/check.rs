//! The check at the start: as much of the database as can be read while somebody waits.
//!
//! The one idea: pictures need no check of their own, because every one is sealed, and a seal that does not
//! open says so. So in a large database, as after a month without a line, only the rest is checked
//! page by page; of the pictures it is made sure that every row is in its place.

use crate::store::error::StoreError;
use rusqlite::Connection;

/// What the check at the start should cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing: another process has it open and has checked it.
    None,
    /// Structure only.
    Quick,
    /// Structure, indexes and constraints.
    Full,
}

/// Up to this size in bytes all is checked: about a second of a slow disk.
const ALL_UP_TO: i64 = 128 << 20;

/// The tables of pictures with their columns.
const PICTURES: [(&str, &str); 4] = [
    ("page", "picture"),
    ("part", "picture"),
    ("draft_photograph", "picture"),
    ("filing_photograph", "picture"),
];

/// Checks that this is a database of ours without damage.
///
/// # Errors
/// An error with [`StoreError::is_damage`] where it is not.
pub(super) fn verify(
    connection: &Connection,
    check: Check,
    application: i64,
) -> Result<(), StoreError> {
    verify_up_to(connection, check, application, ALL_UP_TO)
}

fn verify_up_to(
    connection: &Connection,
    check: Check,
    application: i64,
    all_up_to: i64,
) -> Result<(), StoreError> {
    let pragma = match check {
        Check::None => return Ok(()),
        Check::Quick => "quick_check",
        Check::Full => "integrity_check",
    };
    let found: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables = tables(connection)?;
    if !tables.is_empty() && found != application {
        return Err(damage());
    }
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if number("page_count")?.saturating_mul(number("page_size")?) <= all_up_to {
        let verdict: String = connection.pragma_query_value(None, pragma, |row| row.get(0))?;
        return is_ok(&verdict);
    }
    for table in tables {
        match PICTURES.iter().find(|(name, _)| *name == table) {
            // The size of a picture stands in its row; the pages behind it are not read.
            Some((name, column)) => {
                let walk = format!("SELECT count(length({column})) FROM {name}");
                let _ = connection.query_row(&walk, [], |row| row.get::<_, i64>(0))?;
            }
            None => {
                let name = table.replace('"', "\"\"");
                let one = format!("PRAGMA {pragma}(\"{name}\")");
                let verdict: String = connection.query_row(&one, [], |row| row.get(0))?;
                is_ok(&verdict)?;
            }
        }
    }
    Ok(())
}

fn tables(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn is_ok(verdict: &str) -> Result<(), StoreError> {
    match verdict {
        "ok" => Ok(()),
        _ => Err(damage()),
    }
}

/// The error of a database that is damaged.
pub(super) fn damage() -> StoreError {
    rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
        None,
    )
    .into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    const OURS: i64 = 7;
    const PAGE: usize = 4096;

    /// A database with a small table and pictures of many pages; returns where they begin.
    fn made(file: &Path) -> [usize; 2] {
        let connection = Connection::open(file).unwrap();
        connection
            .execute_batch(
                "PRAGMA page_size = 4096; PRAGMA application_id = 7;
                 CREATE TABLE ledger (number INTEGER PRIMARY KEY, event TEXT);
                 CREATE TABLE part (number INTEGER PRIMARY KEY, picture BLOB);
                 WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 1000)
                 INSERT INTO ledger SELECT v, 'happened' FROM n;
                 WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 20)
                 INSERT INTO part SELECT v, zeroblob(100000) FROM n;",
            )
            .unwrap();
        ["ledger", "part"].map(|table| {
            let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
            connection
                .query_row(root, [table], |row| {
                    row.get::<_, u32>(0).map(|page| page as usize)
                })
                .unwrap()
        })
    }

    fn check(file: &Path, all_up_to: i64) -> Result<(), StoreError> {
        let connection = Connection::open(file).unwrap();
        verify_up_to(&connection, Check::Quick, OURS, all_up_to)
    }

    #[test]
    fn damage_outside_of_pictures_is_found_however_large_the_database_is() {
        let folder = tempfile::tempdir().unwrap();
        for place in 0..2 {
            let file = folder.path().join(place.to_string());
            let root = made(&file)[place];
            assert!(check(&file, 0).is_ok() && check(&file, i64::MAX).is_ok());
            let mut bytes = fs::read(&file).unwrap();
            bytes[(root - 1) * PAGE..][..64].fill(0xee);
            fs::write(&file, bytes).unwrap();
            for all_up_to in [0, i64::MAX] {
                assert!(check(&file, all_up_to).unwrap_err().is_damage(), "{place}");
            }
        }
    }

    #[test]
    fn the_database_of_another_program_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("theirs");
        let _ = made(&file);
        let connection = Connection::open(&file).unwrap();
        for size in [0, i64::MAX] {
            assert!(verify_up_to(&connection, Check::Full, 8, size).is_err());
        }
    }
}

//! The schema's versions on a server; the first is what SQLite's had become when servers came.

use super::Session;
use super::postgres::ServerError;
use crate::desk::storage::StorageError;
use crate::desk::storage::database::values;

/// The first version, and the steps after it in order, never changed once released.
const FIRST: i64 = 6;
const STEPS: [&str; 1] = [include_str!("../postgres/0006-first.sql")];

/// Brings the database to the newest version; runs in a transaction of whoever alone writes.
pub(super) fn apply(session: &mut Session<'_>) -> Result<(), StorageError> {
    let encoding: String = session.one(
        "SELECT CAST(current_setting('server_encoding') AS TEXT)",
        &[],
        |row| row.get(0),
    )?;
    if encoding != "UTF8" {
        return Err(ServerError::Encoding.into());
    }
    session.batch("CREATE TABLE IF NOT EXISTS desk_schema (version BIGINT NOT NULL)")?;
    let found: Option<i64> =
        session.first("SELECT version FROM desk_schema", &[], |row| row.get(0))?;
    let known = FIRST + STEPS.len() as i64 - 1;
    match found {
        Some(found) if found > known => return Err(StorageError::Newer { found, known }),
        Some(found) if found < FIRST => return Err(StorageError::Foreign),
        Some(_) => {}
        None => {
            let _ = session.execute(
                "INSERT INTO desk_schema (version) VALUES (?1)",
                values![FIRST - 1],
            )?;
        }
    }
    let next = found.map_or(FIRST, |found| found + 1);
    for (version, step) in (FIRST..).zip(STEPS).filter(|(version, _)| *version >= next) {
        session.batch(step)?;
        let _ = session.execute("UPDATE desk_schema SET version = ?1", values![version])?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sqlite_schema;
    use super::*;
    use std::collections::BTreeMap;

    /// The columns of every table, with whether each may be empty.
    fn tables(steps: &[&str]) -> BTreeMap<String, Vec<(String, bool)>> {
        let mut tables = BTreeMap::new();
        for step in steps {
            for table in step.split("CREATE TABLE ").skip(1) {
                let (name, rest) = table.split_once(" (\n").unwrap();
                let (inside, _) = rest.split_once("\n)").unwrap();
                let columns = inside.lines().map(str::trim).filter_map(|line| {
                    let word = line.split(' ').next()?;
                    let is_column = word
                        .chars()
                        .all(|sign| sign.is_lowercase() || "_0123456789".contains(sign));
                    is_column.then(|| {
                        (
                            word.to_owned(),
                            line.contains("NOT NULL") || line.contains("PRIMARY KEY"),
                        )
                    })
                });
                let _ = tables.insert(name.to_owned(), columns.collect());
            }
        }
        tables
    }

    #[test]
    fn a_server_keeps_what_a_file_keeps() {
        let (file, server) = (tables(&sqlite_schema::STEPS), tables(&STEPS));
        assert!(file.len() > 15);
        assert_eq!(file, server);
        let indexes = |steps: &[&str]| steps.concat().matches("CREATE INDEX").count();
        assert_eq!(indexes(&sqlite_schema::STEPS), indexes(&STEPS));
        assert_eq!(
            FIRST - 1 + STEPS.len() as i64,
            sqlite_schema::STEPS.len() as i64
        );
    }
}

//! The schema's versions: numbered files, applied in order, never changed once released.

use crate::desk::storage::StorageError;
use rusqlite::{Connection, TransactionBehavior};

/// "MCDK": marks the file as a desk's.
const APPLICATION: i64 = 0x4d43_444b;

pub(super) const STEPS: [&str; 6] = [
    include_str!("../sqlite/0001-filings.sql"),
    include_str!("../sqlite/0002-accounts.sql"),
    include_str!("../sqlite/0003-search.sql"),
    include_str!("../sqlite/0004-figures.sql"),
    include_str!("../sqlite/0005-letters.sql"),
    include_str!("../sqlite/0006-several.sql"),
];

/// Refuses a file of another program or of a newer desk.
pub(super) fn check_owner(connection: &Connection) -> Result<(), StorageError> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION && (application != 0 || tables != 0) {
        return Err(StorageError::Foreign);
    }
    let (found, known) = (version(connection)?, STEPS.len() as i64);
    if found > known {
        return Err(StorageError::Newer { found, known });
    }
    Ok(())
}

/// Brings the file to the newest version, each step in a transaction of its own.
pub(super) fn apply(connection: &mut Connection) -> Result<(), StorageError> {
    let found = usize::try_from(version(connection)?).map_err(|_| StorageError::Foreign)?;
    for (place, step) in STEPS.iter().enumerate().skip(found) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // A command and the desk may have opened the file at the same time.
        if version(&transaction)? > place as i64 {
            continue;
        }
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", place as i64 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, StorageError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_program_is_left_alone() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE theirs (x INTEGER)")
            .unwrap();
        assert!(matches!(
            check_owner(&connection),
            Err(StorageError::Foreign)
        ));
    }

    #[test]
    fn a_file_of_every_older_desk_is_brought_up_and_keeps_its_filings() {
        for known in 0..STEPS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            for step in &STEPS[..known] {
                connection.execute_batch(step).unwrap();
            }
            connection
                .pragma_update(None, "user_version", known as i64)
                .unwrap();
            if known > 0 {
                connection
                    .pragma_update(None, "application_id", APPLICATION)
                    .unwrap();
                connection
                    .execute_batch("INSERT INTO desk (only_row, name) VALUES (1, 'desk-old')")
                    .unwrap();
            }
            check_owner(&connection).unwrap();
            apply(&mut connection).unwrap();
            assert_eq!(version(&connection).unwrap(), STEPS.len() as i64);
            let count = |table: &str| -> i64 {
                let count = format!("SELECT count(*) FROM {table}");
                connection.query_row(&count, [], |row| row.get(0)).unwrap()
            };
            assert_eq!(count("desk"), i64::from(known > 0));
            for table in ["filings", "accounts", "attempts", "sessions", "audit"] {
                assert_eq!(count(table), 0, "{table} from version {known}");
            }
        }
    }

    #[test]
    fn a_file_of_a_newer_desk_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&mut connection).unwrap();
        check_owner(&connection).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(
            check_owner(&connection),
            Err(StorageError::Newer { found: 99, .. })
        ));
    }
}

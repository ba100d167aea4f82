//! The desk's answers and how far its feed has been read, in one transaction; and what the sender
//! notes of the line.
//!
//! The one idea: the place in the feed moves only together with the lines that it stands for, so
//! that a power cut neither misses an answer nor takes it in twice.

use crate::filing::delivery::{LedgerEvent, LineNote};
use crate::sealing::SecretKey;
use crate::store::error::StoreError;
use crate::store::{filings, ledger};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use uuid::Uuid;

/// The names of the facts.
const CURSOR: &str = "feed_cursor";
const LINE: &str = "line";

/// The place in the feed; `None` where it was never read, and where what stands there is no place.
pub(super) fn cursor(connection: &Connection) -> Result<Option<u64>, StoreError> {
    let kept = fact(connection, CURSOR)?;
    Ok(kept
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.parse().ok()))
}

/// What the sender last noted; `None` where it never did, or nothing that can be read.
pub(super) fn line(connection: &Connection) -> Result<Option<LineNote>, StoreError> {
    let kept = fact(connection, LINE)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Notes how the line is, in clear: there is nothing of a person in it.
pub(super) fn note_line(transaction: &Transaction<'_>, note: &LineNote) -> Result<(), StoreError> {
    let Ok(bytes) = serde_json::to_vec(note) else {
        return Ok(());
    };
    keep_fact(transaction, LINE, bytes)
}

fn fact(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT value FROM fact WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

fn keep_fact(transaction: &Transaction<'_>, name: &str, value: Vec<u8>) -> Result<(), StoreError> {
    let _ = transaction.execute(
        "INSERT OR REPLACE INTO fact (name, value) VALUES (?1, ?2)",
        (name, value),
    )?;
    Ok(())
}

/// Appends answers, and moves the place where one is given. Answers about filings that are not
/// kept here are left out. Returns how many photographs are no longer needed and were erased.
pub(super) fn record(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    answers: &[(Uuid, LedgerEvent)],
    cursor: Option<u64>,
    at: Timestamp,
) -> Result<usize, StoreError> {
    let mut erased = 0;
    for (id, event) in answers {
        match ledger::append(transaction, device, *id, event.clone(), at) {
            Ok(()) => {}
            Err(StoreError::NoSuchFiling { .. }) => continue,
            Err(error) => return Err(error),
        }
        if matches!(event, LedgerEvent::Received(_)) {
            erased += filings::erase_photographs(transaction, *id)?;
        }
    }
    if let Some(cursor) = cursor {
        keep_fact(transaction, CURSOR, cursor.to_string().into_bytes())?;
    }
    Ok(erased)
}

//! Carrying filings over from a damaged database that was set aside.
//!
//! A filing is carried over only if its seals open; a damaged ledger is begun anew, because the
//! desk knows a filing by id and digest and takes it in once, however often it is sent.

use crate::filing::delivery::LedgerEvent;
use crate::protocol::digest::Digest;
use crate::sealing::SecretKey;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::filings;
use crate::store::ledger;
use rusqlite::types::Value;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior, params_from_iter,
};
use std::path::Path;
use uuid::Uuid;

/// The tables of a filing with their columns, parents first.
const CONTENT: [(&str, &str, &str); 4] = [
    (
        "filing",
        "id",
        "id, reference, procedure_code, sealed_at, bytes",
    ),
    (
        "filing_key",
        "filing",
        "filing, device_wrap, desk_wrap, desk_key",
    ),
    ("content", "filing", "filing, header, manifest"),
    ("part", "filing", "filing, number, picture"),
];
/// What a filing is whole without.
const PHOTOGRAPHS: (&str, &str, &str) = ("filing_photograph", "filing", "filing, number, picture");
/// What can be created anew.
const UPLOADS: (&str, &str, &str) = ("upload", "filing", "filing, number, address");
const LEDGER: (&str, &str, &str) = ("ledger", "filing", "filing, number, at, kind, event, words");

/// What belongs to no filing.
const BESIDE_FILINGS: [(&str, &str); 2] = [
    ("staff", "id, sealed"),
    ("audit", "number, at, by, deed, digest"),
];

/// Carries over what can be read. Returns how many filings that were.
pub(super) fn carry_over(
    damaged: &Path,
    connection: &mut Connection,
    device: &SecretKey,
) -> Result<u32, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Whatever the damaged file answers is a reason to go on without it, never to stop.
    let Ok(from) = Connection::open_with_flags(damaged, flags) else {
        return Ok(0);
    };
    facts::carry_over(&from, connection)?;
    for table in BESIDE_FILINGS {
        copy_all(&from, connection, table)?;
    }
    let mut saved = 0;
    for id in ids(&from) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if carry_filing(&from, &transaction, device, id)? {
            transaction.commit()?;
            saved += 1;
        }
    }
    Ok(saved)
}

/// Ids from whichever table still gives them.
fn ids(from: &Connection) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for (table, column, _) in CONTENT {
        let Ok(mut statement) = from.prepare(&format!("SELECT {column} FROM {table}")) else {
            continue;
        };
        let Ok(rows) = statement.query_map([], |row| row.get(0)) else {
            continue;
        };
        ids.extend(rows.map_while(Result::ok).map(Uuid::from_bytes));
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Carries one filing over; `false` leaves it behind.
fn carry_filing(
    from: &Connection,
    to: &Transaction<'_>,
    device: &SecretKey,
    id: Uuid,
) -> Result<bool, StoreError> {
    for table in CONTENT {
        if !copy(from, to, table, id)? {
            return Ok(false);
        }
    }
    // Without its key a filing cannot be judged here, but a desk or a found key may open it.
    let judged = matches!(filings::key(to, device, id), Ok(Some(_)));
    if judged && !is_whole(to, device, id) {
        return Ok(false);
    }
    // Of an older database there are none, and a damaged one is worth less than the filing.
    let _ = copy(from, to, PHOTOGRAPHS, id)?;
    let _ = copy(from, to, UPLOADS, id)?;
    let kept = copy(from, to, LEDGER, id)?
        && ledger::read(to, device, id).is_ok_and(|lines| !lines.is_empty());
    if !kept {
        let _ = to.execute("DELETE FROM ledger WHERE filing = ?1", [id.as_bytes()])?;
        let sealed_at: String = to.query_row(
            "SELECT sealed_at FROM filing WHERE id = ?1",
            [id.as_bytes()],
            |row| row.get(0),
        )?;
        let Ok(at) = sealed_at.parse() else {
            return Ok(false);
        };
        ledger::append(to, device, id, LedgerEvent::Queued, at)?;
    }
    Ok(true)
}

/// Copies a filing's rows of one table; `false` where they cannot be read or make no sense.
fn copy(
    from: &Connection,
    to: &Transaction<'_>,
    (table, column, columns): (&str, &str, &str),
    id: Uuid,
) -> Result<bool, StoreError> {
    let width = columns.split(", ").count();
    let read = || -> rusqlite::Result<Vec<Vec<Value>>> {
        from.prepare(&format!(
            "SELECT {columns} FROM {table} WHERE {column} = ?1 ORDER BY {columns}"
        ))?
        .query_map([id.as_bytes()], |row| {
            (0..width).map(|place| row.get(place)).collect()
        })?
        .collect()
    };
    let Ok(rows) = read() else { return Ok(false) };
    let places = vec!["?"; width].join(", ");
    let mut insert = to.prepare(&format!(
        "INSERT INTO {table} ({columns}) VALUES ({places})"
    ))?;
    for row in rows {
        match insert.execute(params_from_iter(row)) {
            Ok(_) => {}
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(true)
}

/// Copies the rows of a table as far as they can be read; of an older database there are none.
fn copy_all(
    from: &Connection,
    to: &mut Connection,
    (table, columns): (&str, &str),
) -> Result<(), StoreError> {
    let width = columns.split(", ").count();
    let Ok(mut statement) = from.prepare(&format!("SELECT {columns} FROM {table}")) else {
        return Ok(());
    };
    let rows = statement.query_map([], |row| {
        (0..width)
            .map(|place| row.get(place))
            .collect::<rusqlite::Result<Vec<Value>>>()
    });
    let Ok(rows) = rows else { return Ok(()) };
    let places = vec!["?"; width].join(", ");
    let transaction = to.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for row in rows.map_while(Result::ok) {
        let _ = transaction.execute(
            &format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})"),
            params_from_iter(row),
        )?;
    }
    transaction.commit()?;
    Ok(())
}

/// Whether every seal opens and every digest agrees.
fn is_whole(connection: &Connection, device: &SecretKey, id: Uuid) -> bool {
    let Ok(header) = filings::header(connection, device, id) else {
        return false;
    };
    let agrees = |bytes: Result<Vec<u8>, StoreError>, digest: Digest| {
        bytes.is_ok_and(|bytes| Digest::of(&bytes) == digest)
    };
    agrees(filings::manifest(connection, device, id), header.digest)
        && header.parts.iter().all(|part| {
            agrees(
                filings::part(connection, device, id, part.number),
                part.sha256,
            )
        })
}

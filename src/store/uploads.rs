//! Where the files of a filing go on a server that creates uploads under addresses of its own.
//!
//! The one idea: creating is not idempotent, so an address is on the disk before the first byte is
//! sent there. After a crash the same upload is asked, and no second one is finished beside it.

use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::error::StoreError;
use crate::store::filings;
use rusqlite::{Connection, Transaction};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The addresses that are kept of a filing, by number.
pub(super) fn all(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
) -> Result<BTreeMap<u32, String>, StoreError> {
    let key = filings::key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    let mut statement =
        connection.prepare_cached("SELECT number, address FROM upload WHERE filing = ?1")?;
    let mut rows = statement.query([id.as_bytes()])?;
    let mut addresses = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let number = row.get(0)?;
        let context = Context::numbered(Purpose::Upload, id, number);
        let address = String::from_utf8(key.open(row.get(1)?, context)?)
            .map_err(|_| StoreError::Unreadable { context })?;
        let _ = addresses.insert(number, address);
    }
    Ok(addresses)
}

/// Keeps an address in place of an older one.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    id: Uuid,
    number: u32,
    address: String,
) -> Result<(), StoreError> {
    let key = filings::key(transaction, device, id)?.ok_or(StoreError::Erased { id })?;
    let context = Context::numbered(Purpose::Upload, id, number);
    let sealed = key.seal(address.into_bytes(), context)?;
    let _ = transaction.execute(
        "INSERT OR REPLACE INTO upload (filing, number, address) VALUES (?1, ?2, ?3)",
        (id.as_bytes(), number, sealed),
    )?;
    Ok(())
}

/// Forgets an address where nothing is any more.
pub(super) fn forget(
    transaction: &Transaction<'_>,
    id: Uuid,
    number: u32,
) -> Result<(), StoreError> {
    let _ = transaction.execute(
        "DELETE FROM upload WHERE filing = ?1 AND number = ?2",
        (id.as_bytes(), number),
    )?;
    Ok(())
}

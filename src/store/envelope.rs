//! A filing's rows as they lie sealed, for a copy that only the desk can open.
//!
//! A copy for the desk needs no key of the device: a kiosk that has lost it can still hand its filings over.

use crate::sealing::SecretKey;
use crate::sealing::key_pair::PublicKey;
use crate::store::error::StoreError;
use crate::store::filings;
use crate::store::records::Envelope;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

/// What goes along with a filing's sealed bytes.
pub(super) fn read(connection: &Connection, id: Uuid) -> Result<Option<Envelope>, StoreError> {
    let keys = connection
        .prepare_cached("SELECT desk_wrap, desk_key FROM filing_key WHERE filing = ?1")?
        .query_row([id.as_bytes()], |row| {
            let key: Option<Vec<u8>> = row.get(0)?;
            let sealed_to: Option<[u8; 32]> = row.get(1)?;
            Ok(key.zip(sealed_to))
        })
        .optional()?;
    let Some((key, sealed_to)) = keys.ok_or(StoreError::Erased { id })? else {
        return Ok(None);
    };
    Ok(Some(Envelope {
        key,
        sealed_to,
        parts: parts(connection, id)?,
    }))
}

/// The same, with the filing's key wrapped for somebody else; this alone needs the device's key.
pub(super) fn made_for(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
    reader: &PublicKey,
) -> Result<Envelope, StoreError> {
    let key = filings::key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    Ok(Envelope {
        key: reader.wrap(&key, id)?,
        sealed_to: *reader.bytes(),
        parts: parts(connection, id)?,
    })
}

fn parts(connection: &Connection, id: Uuid) -> Result<Vec<u32>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT number FROM part WHERE filing = ?1 ORDER BY number")?
        .query_map([id.as_bytes()], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// The sealed manifest.
pub(super) fn manifest(connection: &Connection, id: Uuid) -> Result<Vec<u8>, StoreError> {
    connection
        .prepare_cached("SELECT manifest FROM content WHERE filing = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::Erased { id })
}

/// A sealed part.
pub(super) fn part(connection: &Connection, id: Uuid, number: u32) -> Result<Vec<u8>, StoreError> {
    connection
        .prepare_cached("SELECT picture FROM part WHERE filing = ?1 AND number = ?2")?
        .query_row((id.as_bytes(), number), |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchPart { id, number })
}

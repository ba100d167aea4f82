//! What this data folder knows of itself: its box's id, and whether a spare has taken its place.

use crate::store::audit;
use crate::store::error::StoreError;
use crate::store::staff;
use rusqlite::{Connection, OptionalExtension, Transaction};
use uuid::{Builder, Uuid};

const BOX: &str = "box";
const REPLACED: &str = "replaced";

/// The box's own id, made at the first asking.
pub(super) fn box_id(transaction: &Transaction<'_>) -> Result<Uuid, StoreError> {
    let mut fresh = [0; 16];
    getrandom::fill(&mut fresh).map_err(|_| StoreError::Randomness)?;
    let fresh = Builder::from_random_bytes(fresh).into_uuid();
    let _ = transaction.execute(
        "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        (BOX, fresh.as_bytes()),
    )?;
    Ok(
        transaction.query_row("SELECT value FROM fact WHERE name = ?1", [BOX], |row| {
            row.get(0).map(Uuid::from_bytes)
        })?,
    )
}

/// A fact by its name.
pub(super) fn read(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT value FROM fact WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Notes a fact in place of what it was.
pub(super) fn note(
    transaction: &Transaction<'_>,
    name: &str,
    value: &[u8],
) -> Result<(), StoreError> {
    let _ = transaction.execute(
        "INSERT INTO fact (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )?;
    Ok(())
}

/// Notes for ever that a spare has taken this box's place.
pub(super) fn replace(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let _ = transaction.execute(
        "INSERT INTO fact (name, value) VALUES (?1, x'') ON CONFLICT DO NOTHING",
        [REPLACED],
    )?;
    Ok(())
}

/// Carries over what a damaged database still tells of the box; what it does not is begun anew.
pub(super) fn carry_over(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    for (name, length) in [(BOX, 16), (REPLACED, 0)]
        .into_iter()
        .chain(staff::FACTS)
        .chain(audit::FACTS)
    {
        let found = from.query_row("SELECT value FROM fact WHERE name = ?1", [name], |row| {
            row.get::<_, Vec<u8>>(0)
        });
        if let Ok(value) = found
            && value.len() == length
        {
            let _ = to.execute(
                "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                (name, value),
            )?;
        }
    }
    Ok(())
}

/// Whether a spare has taken this box's place.
pub(super) fn is_replaced(connection: &Connection) -> Result<bool, StoreError> {
    let found = connection
        .prepare_cached("SELECT 1 FROM fact WHERE name = ?1")?
        .query_row([REPLACED], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

//! A filing's rows: key, header, manifest, parts and photographs, each sealed; and their erasure.

use crate::protocol::digest::Digest;
use crate::sealing::key_pair::PublicKey;
use crate::sealing::{Context, Purpose, SealError, SecretKey};
use crate::store::error::StoreError;
use crate::store::records::Sealed;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the sender must know of a filing; sealed, because a digest of known content betrays it.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    /// The manifest's digest.
    pub(super) digest: Digest,
    /// The parts, by number.
    pub(super) parts: Vec<PartHeader>,
}

/// What the sender must know of a part.
#[derive(Serialize, Deserialize)]
pub(super) struct PartHeader {
    pub(super) number: u32,
    pub(super) media_type: String,
    pub(super) size: u64,
    pub(super) sha256: Digest,
}

/// A filing with everything sealed, ready for its one transaction.
pub(super) struct Prepared {
    id: Uuid,
    reference: String,
    procedure_code: String,
    sealed_at: String,
    bytes: u64,
    device_wrap: Vec<u8>,
    desk_wrap: Option<Vec<u8>>,
    desk_key: Option<[u8; 32]>,
    header: Vec<u8>,
    manifest: Vec<u8>,
    parts: Vec<(u32, Vec<u8>)>,
    photographs: Vec<(u32, Vec<u8>)>,
}

impl Prepared {
    /// Seals a filing under a key of its own.
    pub(super) fn new(
        mut sealed: Sealed,
        device: &SecretKey,
        desk: Option<&PublicKey>,
    ) -> Result<Self, StoreError> {
        let id = sealed.id;
        let key = SecretKey::random()?;
        let header = Header {
            digest: sealed.digest,
            parts: sealed
                .parts
                .iter()
                .map(|part| PartHeader {
                    number: part.number,
                    media_type: part.media_type.clone(),
                    size: part.bytes.len() as u64,
                    sha256: part.sha256,
                })
                .collect(),
        };
        let photographs = sealed.parts.iter_mut().filter_map(|part| {
            let picture = part.photograph.take()?;
            let context = Context::numbered(Purpose::PartPhotograph, id, part.number);
            Some(
                key.seal(picture, context)
                    .map(|sealed| (part.number, sealed)),
            )
        });
        let photographs = photographs.collect::<Result<_, SealError>>()?;
        let manifest_size = sealed.manifest.len() as u64;
        let context = Context::only(Purpose::Header, id);
        let plain = serde_json::to_vec(&header).map_err(|_| StoreError::Unreadable { context })?;
        Ok(Self {
            id,
            reference: sealed.reference.as_str().to_owned(),
            procedure_code: sealed.procedure_code,
            sealed_at: sealed.sealed_at.to_string(),
            bytes: manifest_size + header.parts.iter().map(|part| part.size).sum::<u64>(),
            device_wrap: device.wrap(&key, Context::only(Purpose::FilingKey, id))?,
            desk_wrap: desk.map(|desk| desk.wrap(&key, id)).transpose()?,
            desk_key: desk.map(|desk| *desk.bytes()),
            header: key.seal(plain, context)?,
            manifest: key.seal(sealed.manifest, Context::only(Purpose::Manifest, id))?,
            parts: sealed
                .parts
                .into_iter()
                .map(|part| {
                    let context = Context::numbered(Purpose::Part, id, part.number);
                    Ok((part.number, key.seal(part.bytes, context)?))
                })
                .collect::<Result<_, StoreError>>()?,
            photographs,
        })
    }

    /// Writes every row but the ledger's.
    pub(super) fn insert(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let id = self.id.as_bytes();
        let _ = transaction.execute(
            "INSERT INTO filing (id, reference, procedure_code, sealed_at, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                id,
                &self.reference,
                &self.procedure_code,
                &self.sealed_at,
                self.bytes.cast_signed(),
            ),
        )?;
        let _ = transaction.execute(
            "INSERT INTO filing_key (filing, device_wrap, desk_wrap, desk_key)
             VALUES (?1, ?2, ?3, ?4)",
            (id, &self.device_wrap, &self.desk_wrap, self.desk_key),
        )?;
        let _ = transaction.execute(
            "INSERT INTO content (filing, header, manifest) VALUES (?1, ?2, ?3)",
            (id, &self.header, &self.manifest),
        )?;
        for (number, picture) in &self.parts {
            let _ = transaction.execute(
                "INSERT INTO part (filing, number, picture) VALUES (?1, ?2, ?3)",
                (id, number, picture),
            )?;
        }
        for (number, picture) in &self.photographs {
            let _ = transaction.execute(
                "INSERT INTO filing_photograph (filing, number, picture) VALUES (?1, ?2, ?3)",
                (id, number, picture),
            )?;
        }
        Ok(())
    }
}

/// The filing's key. `None` once it is erased.
///
/// # Errors
/// [`StoreError::NoSuchFiling`], [`StoreError::Unreadable`].
pub(super) fn key(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
) -> Result<Option<SecretKey>, StoreError> {
    let wrap = connection
        .prepare_cached(
            "SELECT device_wrap FROM filing LEFT JOIN filing_key ON filing = id WHERE id = ?1",
        )?
        .query_row([id.as_bytes()], |row| row.get::<_, Option<Vec<u8>>>(0))
        .optional()?
        .ok_or(StoreError::NoSuchFiling { id })?;
    let context = Context::only(Purpose::FilingKey, id);
    Ok(wrap
        .map(|wrap| device.unwrap_key(wrap, context))
        .transpose()?)
}

/// The filing with this number for residents.
pub(super) fn by_reference(
    connection: &Connection,
    reference: &str,
) -> Result<Option<Uuid>, StoreError> {
    Ok(connection
        .query_row(
            "SELECT id FROM filing WHERE reference = ?1 ORDER BY sealed_at DESC",
            [reference],
            |row| Ok(Uuid::from_bytes(row.get(0)?)),
        )
        .optional()?)
}

/// The filing's header.
pub(super) fn header(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
) -> Result<Header, StoreError> {
    let context = Context::only(Purpose::Header, id);
    let key = key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    let sealed = connection
        .prepare_cached("SELECT header FROM content WHERE filing = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::Unreadable { context })?;
    serde_json::from_slice(&key.open(sealed, context)?)
        .map_err(|_| StoreError::Unreadable { context })
}

/// The manifest's bytes as they were sealed.
pub(super) fn manifest(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
) -> Result<Vec<u8>, StoreError> {
    let context = Context::only(Purpose::Manifest, id);
    let key = key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    let sealed = connection
        .prepare_cached("SELECT manifest FROM content WHERE filing = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::Unreadable { context })?;
    Ok(key.open(sealed, context)?)
}

/// A part's bytes as they were sealed.
pub(super) fn part(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
    number: u32,
) -> Result<Vec<u8>, StoreError> {
    let key = key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    let sealed = connection
        .prepare_cached("SELECT picture FROM part WHERE filing = ?1 AND number = ?2")?
        .query_row((id.as_bytes(), number), |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchPart { id, number })?;
    Ok(key.open(sealed, Context::numbered(Purpose::Part, id, number))?)
}

/// The whole photograph behind a part; `None` where there is none, or none any more.
pub(super) fn photograph(
    connection: &Connection,
    device: &SecretKey,
    id: Uuid,
    number: u32,
) -> Result<Option<Vec<u8>>, StoreError> {
    let key = key(connection, device, id)?.ok_or(StoreError::Erased { id })?;
    let context = Context::numbered(Purpose::PartPhotograph, id, number);
    let sealed = connection
        .prepare_cached("SELECT picture FROM filing_photograph WHERE filing = ?1 AND number = ?2")?
        .query_row((id.as_bytes(), number), |row| row.get(0))
        .optional()?;
    Ok(sealed.map(|sealed| key.open(sealed, context)).transpose()?)
}

/// Erases the photographs of a filing: the desk has its pages.
pub(super) fn erase_photographs(
    transaction: &Transaction<'_>,
    id: Uuid,
) -> Result<usize, StoreError> {
    Ok(transaction.execute(
        "DELETE FROM filing_photograph WHERE filing = ?1",
        [id.as_bytes()],
    )?)
}

/// Erases everything of a filing but its ledger, its number and its size.
pub(super) fn erase(transaction: &Transaction<'_>, id: Uuid) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM filing_key WHERE filing = ?1",
        "DELETE FROM content WHERE filing = ?1",
        "DELETE FROM part WHERE filing = ?1",
        "DELETE FROM filing_photograph WHERE filing = ?1",
        "DELETE FROM upload WHERE filing = ?1",
        "UPDATE ledger SET words = NULL WHERE filing = ?1",
    ] {
        let _ = transaction.execute(statement, [id.as_bytes()])?;
    }
    Ok(())
}

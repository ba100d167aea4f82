//! Filings as they are announced, with their parts.

use super::receipts::json;
use super::{Storage, StorageError, search, unsigned};
use crate::protocol::digest::Digest;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::{FilingState, FilingStatus};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use uuid::Uuid;

/// What an announcement found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The filing was not known before.
    New,
    /// The same filing with another manifest is known.
    Other,
    /// The same filing with the same manifest is known.
    Same,
}

/// A filing as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFiling {
    /// Digest of the manifest's bytes.
    pub digest: Digest,
    /// The answer to `GET` as JSON.
    pub status: String,
    /// The pages, by number.
    pub parts: Vec<PartRow>,
}

/// A page as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// Its number.
    pub n: u32,
    /// The media type that the sender names.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: Digest,
}

/// A page that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwaitedPart {
    /// Size in bytes.
    pub size: u64,
    /// The kiosk that announced it.
    pub kiosk: String,
}

impl Storage {
    /// The desk's own name; `fresh` becomes it at the first opening.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn desk_name(&self, fresh: &str) -> Result<String, StorageError> {
        self.write(|transaction| {
            let _ = transaction.execute(
                "INSERT INTO desk (only_row, name) VALUES (1, ?1) ON CONFLICT DO NOTHING",
                [fresh],
            )?;
            Ok(transaction.query_row("SELECT name FROM desk", [], |row| row.get(0))?)
        })
    }

    /// Takes a filing's manifest, once.
    ///
    /// # Errors
    /// [`StorageError`]; nothing of it is stored then.
    pub fn announce(
        &self,
        manifest: &Manifest,
        bytes: &[u8],
        at: Timestamp,
    ) -> Result<Announcement, StorageError> {
        let digest = Digest::of(bytes);
        self.write(|transaction| {
            if let Some(known) = digest_of(transaction, manifest.id)? {
                if known != digest {
                    return Ok(Announcement::Other);
                }
                let _ = transaction.execute(
                    "UPDATE filings SET touched_at = ?2
                     WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)",
                    params![manifest.id.as_bytes(), at.as_millisecond()],
                )?;
                search::renew(transaction, manifest.id)?;
                return Ok(Announcement::Same);
            }
            let status = FilingStatus {
                id: manifest.id,
                manifest: digest,
                state: FilingState::Receiving,
                received_at: None,
                dossier: None,
                expected_day: None,
                reasons: Vec::new(),
            };
            let _ = transaction.execute(
                "INSERT INTO filings (id, digest, manifest, reference, kiosk, procedure_code, procedure_id, status, touched_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    manifest.id.as_bytes(),
                    digest.0,
                    bytes,
                    manifest.reference.as_str(),
                    manifest.kiosk,
                    manifest.procedure.code,
                    manifest.procedure.id,
                    json(&status)?,
                    at.as_millisecond(),
                ],
            )?;
            let mut insert = transaction.prepare(
                "INSERT INTO parts (filing, n, media_type, size, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for part in &manifest.parts {
                let size = i64::try_from(part.size).map_err(|_| StorageError::Value)?;
                let _ = insert.execute(params![
                    manifest.id.as_bytes(),
                    part.n,
                    part.media_type,
                    size,
                    part.sha256.0,
                ])?;
            }
            search::enter(transaction, manifest)?;
            Ok(Announcement::New)
        })
    }

    /// A filing with its pages, if it was ever announced.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn filing(&self, id: Uuid) -> Result<Option<StoredFiling>, StorageError> {
        self.with(|connection| {
            let found = connection
                .query_row(
                    "SELECT digest, status FROM filings WHERE id = ?1",
                    [id.as_bytes()],
                    |row| Ok((Digest(row.get(0)?), row.get(1)?)),
                )
                .optional()?;
            let Some((digest, status)) = found else {
                return Ok(None);
            };
            let mut select = connection.prepare_cached(
                "SELECT n, media_type, size, sha256 FROM parts WHERE filing = ?1 ORDER BY n",
            )?;
            let parts = select
                .query_map([id.as_bytes()], part_row)?
                .collect::<Result<_, _>>()?;
            Ok(Some(StoredFiling {
                digest,
                status,
                parts,
            }))
        })
    }

    /// The bytes of a filing's manifest as they came.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn manifest(&self, id: Uuid) -> Result<Option<Vec<u8>>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT manifest FROM filings WHERE id = ?1",
                    [id.as_bytes()],
                    |row| row.get(0),
                )
                .optional()?)
        })
    }

    /// What is to come under this digest, if the filing names such a part.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn awaited(
        &self,
        filing: Uuid,
        sha256: Digest,
    ) -> Result<Option<AwaitedPart>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT size, kiosk FROM parts JOIN filings ON id = filing
                     WHERE filing = ?1 AND sha256 = ?2 LIMIT 1",
                    params![filing.as_bytes(), sha256.0],
                    |row| {
                        Ok(AwaitedPart {
                            size: unsigned(row, 0)?,
                            kiosk: row.get(1)?,
                        })
                    },
                )
                .optional()?)
        })
    }

    /// The kiosk of a filing.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kiosk(&self, filing: Uuid) -> Result<Option<String>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT kiosk FROM filings WHERE id = ?1",
                    [filing.as_bytes()],
                    |row| row.get(0),
                )
                .optional()?)
        })
    }

    /// Whether pages are still to come of a filing that this kiosk announced after `since`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn awaits_pages(&self, kiosk: &str, since: Timestamp) -> Result<bool, StorageError> {
        self.with(|connection| {
            let found = connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM filings WHERE touched_at > ?2 AND kiosk = ?1
                       AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)
                       AND EXISTS (SELECT 1 FROM parts WHERE filing = id))",
                )?
                .query_row(params![kiosk, since.as_millisecond()], |row| row.get(0))?;
            Ok(found)
        })
    }

    /// Another filing, already committed, that has this very part.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn holder(&self, sha256: Digest, size: u64) -> Result<Option<Uuid>, StorageError> {
        let size = i64::try_from(size).map_err(|_| StorageError::Value)?;
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT parts.filing FROM parts JOIN receipts USING (filing)
                     WHERE sha256 = ?1 AND size = ?2 LIMIT 1",
                    params![sha256.0, size],
                    |row| Ok(Uuid::from_bytes(row.get(0)?)),
                )
                .optional()?)
        })
    }

    /// The filings without a receipt that were last announced before `before`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn unfinished(&self, before: Timestamp) -> Result<Vec<Uuid>, StorageError> {
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT id FROM filings
                 WHERE touched_at < ?1 AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)",
            )?;
            let found = select
                .query_map([before.as_millisecond()], |row| {
                    Ok(Uuid::from_bytes(row.get(0)?))
                })?
                .collect::<Result<_, _>>()?;
            Ok(found)
        })
    }
}

fn digest_of(transaction: &Transaction<'_>, id: Uuid) -> Result<Option<Digest>, StorageError> {
    Ok(transaction
        .query_row(
            "SELECT digest FROM filings WHERE id = ?1",
            [id.as_bytes()],
            |row| Ok(Digest(row.get(0)?)),
        )
        .optional()?)
}

fn part_row(row: &Row<'_>) -> rusqlite::Result<PartRow> {
    Ok(PartRow {
        n: row.get(0)?,
        media_type: row.get(1)?,
        size: unsigned(row, 2)?,
        sha256: Digest(row.get(3)?),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::admission::admit;
    use crate::desk::storage::Wanted;

    fn manifest(id: u128, padding: usize) -> (Manifest, Vec<u8>) {
        let id = Uuid::from_u128(id);
        let json = serde_json::json!({
            "protocol": 1, "id": id, "reference": "222222222", "kiosk": "K1",
            "sealed_at": {"time": "2026-11-24T03:00:00Z", "clock": "confirmed"},
            "procedure": {"code": "1.004873", "id": "marital-status", "version": "1"},
            "answers": [], "consents": [], "warnings": [], "parts": [],
            "padding": "x".repeat(padding),
        });
        let bytes = serde_json::to_vec(&json).unwrap();
        (admit(id, &bytes).unwrap(), bytes)
    }

    fn limit_pages(storage: &Storage, pages: u32) {
        storage
            .with(|connection| Ok(connection.pragma_update(None, "max_page_count", pages)?))
            .unwrap();
    }

    #[test]
    fn a_full_disk_stores_nothing_by_half_and_the_desk_goes_on_after_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let at = Timestamp::UNIX_EPOCH;
        let (large, bytes) = manifest(1, 500_000);
        limit_pages(&storage, 30);
        let error = storage.announce(&large, &bytes, at).unwrap_err();
        assert!(error.is_full(), "{error}");
        assert_eq!(storage.filing(large.id).unwrap(), None);
        let all = storage.find(&Wanted::default(), 0, 1).unwrap();
        assert_eq!(all.count, 0);
        limit_pages(&storage, 1_000_000);
        assert_eq!(
            storage.announce(&large, &bytes, at).unwrap(),
            Announcement::New
        );
        assert_eq!(storage.manifest(large.id).unwrap(), Some(bytes));
    }
}

//! Filings, their parts, receipts and changes as rows.

use super::{Storage, StorageError};
use crate::protocol::digest::Digest;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::{Change, FilingState, FilingStatus};
use jiff::{Timestamp, civil};
use rusqlite::types::Type;
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

/// What a receipt is made of, before it has its running number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiving {
    /// When.
    pub at: Timestamp,
    /// The ward's calendar day.
    pub day: civil::Date,
    /// Leading part of dossier numbers.
    pub prefix: String,
    /// The day on which the result is expected.
    pub expected_day: Option<civil::Date>,
}

/// One line of the officers' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingLine {
    /// The filing.
    pub id: Uuid,
    /// The resident's reference, without spaces.
    pub reference: String,
    /// The kiosk.
    pub kiosk: String,
    /// The procedure's national code.
    pub procedure_code: String,
    /// The procedure's id in the configuration.
    pub procedure_id: String,
    /// Where it stands.
    pub status: FilingStatus,
    /// Number of pages.
    pub pages: u32,
    /// When it last changed.
    pub touched_at: Timestamp,
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

    /// The size of a part, if the filing names it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn part_size(&self, filing: Uuid, sha256: Digest) -> Result<Option<u64>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT size FROM parts WHERE filing = ?1 AND sha256 = ?2 LIMIT 1",
                    params![filing.as_bytes(), sha256.0],
                    |row| unsigned(row, 0),
                )
                .optional()?)
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

    /// The receipt of a filing, byte for byte as it was first given.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn receipt(&self, id: Uuid) -> Result<Option<String>, StorageError> {
        self.with(|connection| receipt(connection, id))
    }

    /// Commits a filing with its receipt and its change in one transaction; the receipt that was
    /// given before wins.
    ///
    /// # Errors
    /// [`StorageError`]; nothing of it is stored then.
    pub fn commit(
        &self,
        id: Uuid,
        digest: Digest,
        receiving: &Receiving,
    ) -> Result<String, StorageError> {
        self.write(|transaction| {
            if let Some(given) = receipt(transaction, id)? {
                return Ok(given);
            }
            let day = receiving.day.to_string();
            let number: u32 = transaction.query_row(
                "SELECT coalesce(max(number), 0) + 1 FROM receipts WHERE day = ?1",
                [&day],
                |row| row.get(0),
            )?;
            let dossier = format!(
                "{}-{}-{number:04}",
                receiving.prefix,
                receiving.day.strftime("%y%m%d")
            );
            let status = FilingStatus {
                id,
                manifest: digest,
                state: FilingState::Received,
                received_at: Some(receiving.at),
                dossier: Some(dossier.clone()),
                expected_day: receiving.expected_day,
                reasons: Vec::new(),
            };
            let answer = json(&status)?;
            let _ = transaction.execute(
                "INSERT INTO receipts (filing, day, number, dossier, answer) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id.as_bytes(), day, number, dossier, answer],
            )?;
            let _ = transaction.execute(
                "UPDATE filings SET status = ?2, touched_at = ?3 WHERE id = ?1",
                params![id.as_bytes(), answer, receiving.at.as_millisecond()],
            )?;
            let _ = transaction.execute(
                "INSERT INTO changes (kiosk, status) SELECT kiosk, status FROM filings WHERE id = ?1",
                [id.as_bytes()],
            )?;
            Ok(answer)
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

    /// The changes after `cursor`, oldest first, at most `limit`; of one kiosk where it is named.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn changes(
        &self,
        cursor: u64,
        kiosk: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Change>, StorageError> {
        let cursor = i64::try_from(cursor).unwrap_or(i64::MAX);
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT cursor, status FROM changes
                 WHERE cursor > ?1 AND (?2 IS NULL OR kiosk = ?2) ORDER BY cursor LIMIT ?3",
            )?;
            let changes = select
                .query_map(params![cursor, kiosk, limit], |row| {
                    Ok(Change {
                        cursor: unsigned(row, 0)?,
                        status: status(row, 1)?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(changes)
        })
    }

    /// The filings that changed last, newest first, after skipping `skip`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn list(&self, skip: u32, limit: u32) -> Result<Vec<FilingLine>, StorageError> {
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                        (SELECT count(*) FROM parts WHERE filing = id)
                 FROM filings ORDER BY touched_at DESC, id DESC LIMIT ?2 OFFSET ?1",
            )?;
            let lines = select
                .query_map([skip, limit], filing_line)?
                .collect::<Result<_, _>>()?;
            Ok(lines)
        })
    }

    /// One line of the officers' list.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn line(&self, id: Uuid) -> Result<Option<FilingLine>, StorageError> {
        self.with(|connection| {
            Ok(connection
                .query_row(
                    "SELECT id, reference, kiosk, procedure_code, procedure_id, status, touched_at,
                            (SELECT count(*) FROM parts WHERE filing = id)
                     FROM filings WHERE id = ?1",
                    [id.as_bytes()],
                    filing_line,
                )
                .optional()?)
        })
    }

    /// How many filings are known.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn count(&self) -> Result<u32, StorageError> {
        self.with(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM filings", [], |row| row.get(0))?)
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

fn receipt(connection: &rusqlite::Connection, id: Uuid) -> Result<Option<String>, StorageError> {
    Ok(connection
        .query_row(
            "SELECT answer FROM receipts WHERE filing = ?1",
            [id.as_bytes()],
            |row| row.get(0),
        )
        .optional()?)
}

fn json(status: &FilingStatus) -> Result<String, StorageError> {
    serde_json::to_string(status).map_err(|_| StorageError::Value)
}

fn part_row(row: &Row<'_>) -> rusqlite::Result<PartRow> {
    Ok(PartRow {
        n: row.get(0)?,
        media_type: row.get(1)?,
        size: unsigned(row, 2)?,
        sha256: Digest(row.get(3)?),
    })
}

fn filing_line(row: &Row<'_>) -> rusqlite::Result<FilingLine> {
    Ok(FilingLine {
        id: Uuid::from_bytes(row.get(0)?),
        reference: row.get(1)?,
        kiosk: row.get(2)?,
        procedure_code: row.get(3)?,
        procedure_id: row.get(4)?,
        status: status(row, 5)?,
        touched_at: Timestamp::from_millisecond(row.get(6)?)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(6, 0))?,
        pages: row.get(7)?,
    })
}

fn status(row: &Row<'_>, column: usize) -> rusqlite::Result<FilingStatus> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|_| rusqlite::Error::InvalidColumnType(column, "status".into(), Type::Text))
}

fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::admission::admit;

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
        assert_eq!(storage.count().unwrap(), 0);
        limit_pages(&storage, 1_000_000);
        assert_eq!(
            storage.announce(&large, &bytes, at).unwrap(),
            Announcement::New
        );
        assert_eq!(storage.manifest(large.id).unwrap(), Some(bytes));
    }

    #[test]
    fn a_number_that_was_given_is_never_given_again() {
        let folder = tempfile::TempDir::new().unwrap();
        let receiving = |day| Receiving {
            at: Timestamp::UNIX_EPOCH,
            day,
            prefix: "000.00.01.H26".into(),
            expected_day: None,
        };
        let (monday, tuesday) = (civil::date(2026, 11, 23), civil::date(2026, 11, 24));
        let mut given = Vec::new();
        // Opened anew each time, and with a clock that once goes back a day.
        for (n, day) in [monday, tuesday, monday, tuesday].into_iter().enumerate() {
            let storage = Storage::open(folder.path()).unwrap();
            let (manifest, bytes) = manifest(n as u128 + 1, 0);
            let _ = storage
                .announce(&manifest, &bytes, Timestamp::UNIX_EPOCH)
                .unwrap();
            let receipt = storage
                .commit(manifest.id, Digest::of(&bytes), &receiving(day))
                .unwrap();
            let status: FilingStatus = serde_json::from_str(&receipt).unwrap();
            given.push(status.dossier.unwrap().replace("000.00.01.H26-", ""));
        }
        assert_eq!(
            given,
            ["261123-0001", "261124-0001", "261123-0002", "261124-0002"]
        );
    }
}

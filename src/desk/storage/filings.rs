//! Filings as they are announced, with their parts.

use super::database::{Row, Session, values};
use super::receipts::json;
use super::{Storage, StorageError, search};
use crate::protocol::digest::Digest;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::{FilingState, FilingStatus};
use jiff::Timestamp;
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
        self.write(|session| {
            let _ = session.execute(
                "INSERT INTO desk (only_row, name) VALUES (1, ?1) ON CONFLICT DO NOTHING",
                values![fresh],
            )?;
            session.one("SELECT name FROM desk", &[], |row| row.get(0))
        })
    }

    /// Whether the desk signs what it hands over with this key; the first one that is named is it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn signs_with(&self, public: [u8; 32]) -> Result<bool, StorageError> {
        self.write(|session| {
            let _ = session.execute(
                "INSERT INTO hand_over_key (only_row, public) VALUES (1, ?1) ON CONFLICT DO NOTHING",
                values![public],
            )?;
            session.one("SELECT public = ?1 FROM hand_over_key", values![public], |row| {
                row.get(0)
            })
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
        self.write(|session| {
            if let Some(known) = digest_of(session, manifest.id)? {
                if known != digest {
                    return Ok(Announcement::Other);
                }
                let _ = session.execute(
                    "UPDATE filings SET touched_at = ?2
                     WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)",
                    values![manifest.id, at],
                )?;
                search::renew(session, manifest.id)?;
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
            let _ = session.execute(
                "INSERT INTO filings (id, digest, manifest, reference, kiosk, procedure_code, procedure_id, status, touched_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                values![
                    manifest.id,
                    digest,
                    bytes,
                    manifest.reference.as_str(),
                    manifest.kiosk,
                    manifest.procedure.code,
                    manifest.procedure.id,
                    json(&status)?,
                    at,
                ],
            )?;
            for part in &manifest.parts {
                let size = i64::try_from(part.size).map_err(|_| StorageError::Value)?;
                let _ = session.execute(
                    "INSERT INTO parts (filing, n, media_type, size, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
                    values![manifest.id, part.n, part.media_type, size, part.sha256],
                )?;
            }
            search::enter(session, manifest, &status)?;
            Ok(Announcement::New)
        })
    }

    /// A filing with its pages, if it was ever announced.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn filing(&self, id: Uuid) -> Result<Option<StoredFiling>, StorageError> {
        self.read(|session| {
            let found = session.first(
                "SELECT digest, status FROM filings WHERE id = ?1",
                values![id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let Some((digest, status)) = found else {
                return Ok(None);
            };
            let parts = session.all(
                "SELECT n, media_type, size, sha256 FROM parts WHERE filing = ?1 ORDER BY n",
                values![id],
                part_row,
            )?;
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
        self.read(|session| {
            session.first(
                "SELECT manifest FROM filings WHERE id = ?1",
                values![id],
                |row| row.get(0),
            )
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
        self.read(|session| {
            session.first(
                "SELECT size, kiosk FROM parts JOIN filings ON id = filing
                 WHERE filing = ?1 AND sha256 = ?2 LIMIT 1",
                values![filing, sha256],
                |row| {
                    Ok(AwaitedPart {
                        size: row.get(0)?,
                        kiosk: row.get(1)?,
                    })
                },
            )
        })
    }

    /// The kiosk of a filing.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kiosk(&self, filing: Uuid) -> Result<Option<String>, StorageError> {
        self.read(|session| {
            session.first(
                "SELECT kiosk FROM filings WHERE id = ?1",
                values![filing],
                |row| row.get(0),
            )
        })
    }

    /// Whether pages are still to come of a filing that this kiosk announced after `since`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn awaits_pages(&self, kiosk: &str, since: Timestamp) -> Result<bool, StorageError> {
        self.read(|session| {
            session.one(
                "SELECT EXISTS (SELECT 1 FROM filings WHERE touched_at > ?2 AND kiosk = ?1
                   AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)
                   AND EXISTS (SELECT 1 FROM parts WHERE filing = id))",
                values![kiosk, since],
                |row| row.get(0),
            )
        })
    }

    /// Another filing, already committed, that has this very part.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn holder(&self, sha256: Digest, size: u64) -> Result<Option<Uuid>, StorageError> {
        let size = i64::try_from(size).map_err(|_| StorageError::Value)?;
        self.read(|session| {
            session.first(
                "SELECT parts.filing FROM parts JOIN receipts USING (filing)
                 WHERE sha256 = ?1 AND size = ?2 LIMIT 1",
                values![sha256, size],
                |row| row.get(0),
            )
        })
    }

    /// The filings without a receipt that were last announced before `before`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn unfinished(&self, before: Timestamp) -> Result<Vec<Uuid>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT id FROM filings
                 WHERE touched_at < ?1 AND NOT EXISTS (SELECT 1 FROM receipts WHERE filing = id)",
                values![before],
                |row| row.get(0),
            )
        })
    }
}

fn digest_of(session: &mut Session<'_>, id: Uuid) -> Result<Option<Digest>, StorageError> {
    session.first(
        "SELECT digest FROM filings WHERE id = ?1",
        values![id],
        |row| row.get(0),
    )
}

fn part_row(row: &Row) -> Result<PartRow, StorageError> {
    Ok(PartRow {
        n: row.get(0)?,
        media_type: row.get(1)?,
        size: row.get(2)?,
        sha256: row.get(3)?,
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

    #[test]
    fn a_full_disk_stores_nothing_by_half_and_the_desk_goes_on_after_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let at = Timestamp::UNIX_EPOCH;
        let (large, bytes) = manifest(1, 500_000);
        storage.limit_pages(30);
        let error = storage.announce(&large, &bytes, at).unwrap_err();
        assert!(error.is_full(), "{error}");
        assert_eq!(storage.filing(large.id).unwrap(), None);
        let all = storage.find(&Wanted::default(), 0, 1).unwrap();
        assert_eq!(all.count, 0);
        storage.limit_pages(1_000_000);
        assert_eq!(
            storage.announce(&large, &bytes, at).unwrap(),
            Announcement::New
        );
        assert_eq!(storage.manifest(large.id).unwrap(), Some(bytes));
    }
}

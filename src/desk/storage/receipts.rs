//! Receipts with their running numbers, and the feed of changes.

use super::database::{Session, values};
use super::{Storage, StorageError, figures, pieces, search, status};
use crate::desk::limits;
use crate::protocol::digest::Digest;
use crate::protocol::messages::{Change, FilingState, FilingStatus};
use jiff::{Timestamp, civil};
use std::ops::ControlFlow;
use uuid::Uuid;

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
    /// Whether the pages are kept in pieces, which another process may have thrown away meanwhile.
    pub in_pieces: bool,
}

impl Storage {
    /// The receipt of a filing, byte for byte as it was first given.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn receipt(&self, id: Uuid) -> Result<Option<String>, StorageError> {
        self.read(|session| receipt(session, id))
    }

    /// Commits a filing with its receipt and its change in one transaction; the receipt that was
    /// given before wins. `None` where pages have gone since they were looked at.
    ///
    /// # Errors
    /// [`StorageError`]; nothing of it is stored then.
    pub fn commit(
        &self,
        id: Uuid,
        digest: Digest,
        receiving: &Receiving,
    ) -> Result<Option<String>, StorageError> {
        self.write(|session| {
            if let Some(given) = receipt(session, id)? {
                return Ok(Some(given));
            }
            if receiving.in_pieces && !pieces::are_whole(session, id)? {
                return Ok(None);
            }
            let day = receiving.day.to_string();
            let number: u32 = session.one(
                "SELECT coalesce(max(number), 0) + 1 FROM receipts WHERE day = ?1",
                values![day],
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
            let _ = session.execute(
                "INSERT INTO receipts (filing, day, number, dossier, answer) VALUES (?1, ?2, ?3, ?4, ?5)",
                values![id, day, number, dossier, answer],
            )?;
            publish(session, id, &status, &answer, receiving.at)?;
            figures::count_answers(session, id, &day)?;
            Ok(Some(answer))
        })
    }

    /// The changes after `cursor`, oldest first, at most `limit` and about
    /// [`limits::CHANGES_BYTES`], but always one where there is one; of one kiosk where it is
    /// named.
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
        self.read(|session| {
            let (mut changes, mut bytes) = (Vec::new(), 0);
            session.visit(
                "SELECT cursor, status FROM changes
                 WHERE cursor > ?1 AND (CAST(?2 AS TEXT) IS NULL OR kiosk = ?2) ORDER BY cursor LIMIT ?3",
                values![cursor, kiosk, limit],
                |row| {
                    let text: String = row.get(1)?;
                    changes.push(Change {
                        cursor: row.get(0)?,
                        status: status(&text)?,
                    });
                    bytes += text.len() as u64;
                    Ok(match bytes < limits::CHANGES_BYTES {
                        true => ControlFlow::Continue(()),
                        false => ControlFlow::Break(()),
                    })
                },
            )?;
            Ok(changes)
        })
    }

    /// The newest cursor of the whole feed; 0 where nothing has changed yet.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn newest_cursor(&self) -> Result<u64, StorageError> {
        self.read(|session| {
            session.one("SELECT coalesce(max(cursor), 0) FROM changes", &[], |row| {
                row.get(0)
            })
        })
    }
}

/// Gives a filing its new status, which is `stored` as JSON, and the feed one change more.
pub(super) fn publish(
    session: &mut Session<'_>,
    id: Uuid,
    status: &FilingStatus,
    stored: &str,
    at: Timestamp,
) -> Result<(), StorageError> {
    let _ = session.execute(
        "UPDATE filings SET status = ?2, touched_at = ?3 WHERE id = ?1",
        values![id, stored, at],
    )?;
    search::renew_as(session, id, status)?;
    let _ = session.execute(
        "INSERT INTO changes (kiosk, status) SELECT kiosk, status FROM filings WHERE id = ?1",
        values![id],
    )?;
    Ok(())
}

pub(super) fn receipt(session: &mut Session<'_>, id: Uuid) -> Result<Option<String>, StorageError> {
    session.first(
        "SELECT answer FROM receipts WHERE filing = ?1",
        values![id],
        |row| row.get(0),
    )
}

/// A status as it is stored and sent.
pub(super) fn json(status: &FilingStatus) -> Result<String, StorageError> {
    serde_json::to_string(status).map_err(|_| StorageError::Value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::admission::admit;
    use crate::protocol::manifest::Manifest;

    fn manifest(id: u128) -> (Manifest, Vec<u8>) {
        let id = Uuid::from_u128(id);
        let json = serde_json::json!({
            "protocol": 1, "id": id, "reference": "222222222", "kiosk": "K1",
            "sealed_at": {"time": "2026-11-24T03:00:00Z", "clock": "confirmed"},
            "procedure": {"code": "1.004873", "id": "marital-status", "version": "1"},
            "answers": [], "consents": [], "warnings": [], "parts": [],
        });
        let bytes = serde_json::to_vec(&json).unwrap();
        (admit(id, &bytes).unwrap(), bytes)
    }

    #[test]
    fn a_number_that_was_given_is_never_given_again() {
        let folder = tempfile::TempDir::new().unwrap();
        let receiving = |day| Receiving {
            at: Timestamp::UNIX_EPOCH,
            day,
            prefix: "000.00.01.H26".into(),
            expected_day: None,
            in_pieces: false,
        };
        let (monday, tuesday) = (civil::date(2026, 11, 23), civil::date(2026, 11, 24));
        let mut given = Vec::new();
        // Opened anew each time, and with a clock that once goes back a day.
        for (n, day) in [monday, tuesday, monday, tuesday].into_iter().enumerate() {
            let storage = Storage::open(folder.path()).unwrap();
            let (manifest, bytes) = manifest(n as u128 + 1);
            let _ = storage
                .announce(&manifest, &bytes, Timestamp::UNIX_EPOCH)
                .unwrap();
            let receipt = storage
                .commit(manifest.id, Digest::of(&bytes), &receiving(day))
                .unwrap()
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

//! The index behind the officers' list: kept with every change, filled for what came before it.

use super::database::{Bound, Given as _, Session, values};
use super::listing::{FilingLine, line};
use super::{Storage, StorageError, status};
use crate::desk::search::{Sought, names, numbers};
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::{FilingState, FilingStatus};
use jiff::civil;
use std::fmt::Write as _;
use uuid::Uuid;

/// Filings that get their index in one transaction.
const FILLED_AT_ONCE: u32 = 500;

/// What an officer wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only in this state.
    pub state: Option<FilingState>,
    /// Only of this procedure, by its id.
    pub procedure: Option<String>,
    /// Only of this kiosk.
    pub kiosk: Option<String>,
    /// Only received on this day or later.
    pub from: Option<civil::Date>,
    /// Only received on this day or earlier.
    pub to: Option<civil::Date>,
    /// Only what has any of this.
    pub sought: Option<Sought>,
    /// What waits for an officer first, and of it what waits longest; else what changed last.
    pub waiting_first: bool,
}

/// A page of what was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The lines of the page.
    pub lines: Vec<FilingLine>,
    /// How many there are on all pages.
    pub count: u32,
}

impl Storage {
    /// What an officer wants to see, after skipping `skip`.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn find(&self, wanted: &Wanted, skip: u32, limit: u32) -> Result<Found, StorageError> {
        let (condition, values) = condition(wanted);
        let order = match wanted.waiting_first {
            true => {
                "state <> 'received',
                 CASE state WHEN 'received' THEN touched_at ELSE -touched_at END, filing"
            }
            false => "touched_at DESC, filing DESC",
        };
        let values: Vec<Bound<'_>> = values.iter().map(|value| value.bound()).collect();
        self.read(|session| {
            let count = session.one(
                &format!("SELECT count(*) FROM listing WHERE {condition}"),
                &values,
                |row| row.get(0),
            )?;
            let ids: Vec<Uuid> = session.all(
                &format!(
                    "SELECT filing FROM listing WHERE {condition}
                     ORDER BY {order} LIMIT {limit} OFFSET {skip}"
                ),
                &values,
                |row| row.get(0),
            )?;
            let lines = ids
                .into_iter()
                .filter_map(|id| line(session, id).transpose());
            Ok(Found {
                lines: lines.collect::<Result<_, _>>()?,
                count,
            })
        })
    }

    /// The kiosks that have filed here, by name.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kiosks_that_filed(&self) -> Result<Vec<String>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT DISTINCT kiosk FROM listing ORDER BY kiosk",
                &[],
                |row| row.get(0),
            )
        })
    }

    /// The filings received on a day, in the order of their receipts.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn received_on(&self, day: civil::Date) -> Result<Vec<Uuid>, StorageError> {
        let day = day.to_string();
        self.read(|session| {
            session.all(
                "SELECT filing FROM receipts WHERE day = ?1 ORDER BY number",
                values![day],
                |row| row.get(0),
            )
        })
    }
}

/// The SQL of what is wanted, which holds no word of the asker's, and the values bound to it.
fn condition(wanted: &Wanted) -> (String, Vec<String>) {
    let mut all = Conditions::default();
    if let Some(state) = wanted.state {
        all.add("state = ?", token(state));
    }
    if let Some(procedure) = &wanted.procedure {
        all.add("procedure = ?", procedure);
    }
    if let Some(kiosk) = &wanted.kiosk {
        all.add("kiosk = ?", kiosk);
    }
    if let Some(from) = wanted.from {
        all.add("day >= ?", &from.to_string());
    }
    if let Some(to) = wanted.to {
        all.add("day <= ?", &to.to_string());
    }
    if let Some(sought) = &wanted.sought {
        let mut any = Conditions::default();
        if let Some(reference) = &sought.reference {
            any.add("reference = ?", reference);
        }
        if let Some(dossier) = &sought.dossier {
            any.add("instr(upper(dossier), ?) > 0", dossier);
        }
        if let Some(number) = &sought.number {
            any.add(
                "filing IN (SELECT filing FROM listing_numbers WHERE number = ?)",
                number,
            );
        }
        if !sought.words.is_empty() {
            let words = vec!["instr(name, ?) > 0"; sought.words.len()].join(" AND ");
            any.parts.push(format!(
                "filing IN (SELECT filing FROM listing_names WHERE {words})"
            ));
            let words = sought.words.iter();
            any.values.extend(words.map(|word| format!(" {word}")));
        }
        let any_holds = match any.parts.is_empty() {
            true => "FALSE".to_owned(),
            false => format!("({})", any.parts.join(" OR ")),
        };
        all.parts.push(any_holds);
        all.values.extend(any.values);
    }
    match all.parts.is_empty() {
        true => ("TRUE".to_owned(), Vec::new()),
        false => (numbered(&all.parts.join(" AND ")), all.values),
    }
}

/// The same SQL with its values numbered in their order.
fn numbered(sql: &str) -> String {
    let mut pieces = sql.split('?');
    let mut numbered = pieces.next().unwrap_or_default().to_owned();
    for (place, piece) in pieces.enumerate() {
        let _ = write!(numbered, "?{}{piece}", place + 1);
    }
    numbered
}

#[derive(Default)]
struct Conditions {
    parts: Vec<String>,
    values: Vec<String>,
}

impl Conditions {
    fn add(&mut self, condition: &str, value: &str) {
        self.parts.push(condition.to_owned());
        self.values.push(value.to_owned());
    }
}

/// A state as it stands in a status.
fn token(state: FilingState) -> &'static str {
    match state {
        FilingState::Receiving => "receiving",
        FilingState::Received => "received",
        FilingState::Accepted => "accepted",
        FilingState::Returned => "returned",
        FilingState::Completed => "completed",
    }
}

/// Puts a filing into the index.
pub(super) fn enter(
    session: &mut Session<'_>,
    manifest: &Manifest,
    status: &FilingStatus,
) -> Result<(), StorageError> {
    let _ = session.execute(
        "INSERT INTO listing (filing, reference, kiosk, procedure, state, day, dossier, touched_at)
         SELECT id, reference, kiosk, procedure_id, ?2,
                (SELECT day FROM receipts WHERE receipts.filing = id), ?3, touched_at
         FROM filings WHERE id = ?1",
        values![manifest.id, token(status.state), status.dossier],
    )?;
    for name in names(manifest) {
        let _ = session.execute(
            "INSERT INTO listing_names (filing, name) VALUES (?1, ?2)",
            values![manifest.id, name],
        )?;
    }
    for number in numbers(manifest) {
        let _ = session.execute(
            "INSERT INTO listing_numbers (number, filing) VALUES (?1, ?2)",
            values![number, manifest.id],
        )?;
    }
    Ok(())
}

/// Brings a filing's row up to its status.
pub(super) fn renew(session: &mut Session<'_>, id: Uuid) -> Result<(), StorageError> {
    let known = session.one(
        "SELECT status FROM filings WHERE id = ?1",
        values![id],
        |row| status(&row.get::<String>(0)?),
    )?;
    renew_as(session, id, &known)
}

/// Brings a filing's row up to this status, which is its own.
pub(super) fn renew_as(
    session: &mut Session<'_>,
    id: Uuid,
    status: &FilingStatus,
) -> Result<(), StorageError> {
    let _ = session.execute(
        "UPDATE listing SET
           state = ?2, dossier = ?3,
           day = (SELECT day FROM receipts WHERE receipts.filing = id),
           touched_at = filings.touched_at
         FROM filings WHERE id = ?1 AND listing.filing = id",
        values![id, token(status.state), status.dossier],
    )?;
    Ok(())
}

/// Whether some filing has this dossier number.
pub(super) fn has_dossier(session: &mut Session<'_>, dossier: &str) -> Result<bool, StorageError> {
    session.one(
        "SELECT EXISTS (SELECT 1 FROM listing WHERE dossier = ?1)",
        values![dossier],
        |row| row.get(0),
    )
}

/// Fills the index for filings that a desk before it has received.
pub(super) fn fill(storage: &Storage) -> Result<(), StorageError> {
    loop {
        let filled = storage.write(|session| {
            let missing = session.all(
                "SELECT manifest, status FROM filings WHERE id IN
                   (SELECT id FROM filings EXCEPT SELECT filing FROM listing LIMIT ?1)",
                values![FILLED_AT_ONCE],
                |row| Ok((row.get::<Vec<u8>>(0)?, row.get::<String>(1)?)),
            )?;
            for (bytes, known) in &missing {
                let manifest: Manifest =
                    serde_json::from_slice(bytes).map_err(|_| StorageError::Value)?;
                enter(session, &manifest, &status(known)?)?;
            }
            Ok(missing.len())
        })?;
        if filled == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::admission::admit;
    use crate::desk::storage::Receiving;
    use crate::protocol::digest::Digest;
    use jiff::Timestamp;

    /// Files somebody's filing, received on Tuesday.
    fn file(storage: &Storage, id: u128, name: &str) -> Uuid {
        let id = Uuid::from_u128(id);
        let json = serde_json::json!({
            "protocol": 1, "id": id, "reference": "222222222", "kiosk": "K1",
            "sealed_at": {"time": "2026-11-24T03:00:00Z", "clock": "confirmed"},
            "procedure": {"code": "1.004873", "id": "marital-status", "version": "1"},
            "answers": [{"question": "requester_name", "author": "resident",
                "reply": {"known": {"kind": "name", "value": name}}}],
            "consents": [], "warnings": [], "parts": [],
        });
        let bytes = serde_json::to_vec(&json).unwrap();
        let manifest = admit(id, &bytes).unwrap();
        let _ = storage
            .announce(&manifest, &bytes, Timestamp::UNIX_EPOCH)
            .unwrap();
        let receiving = Receiving {
            at: Timestamp::UNIX_EPOCH,
            day: civil::date(2026, 11, 24),
            prefix: "H26".into(),
            expected_day: None,
            in_pieces: false,
        };
        let _ = storage.commit(id, Digest::of(&bytes), &receiving).unwrap();
        id
    }

    fn found(storage: &Storage, text: &str) -> Vec<Uuid> {
        let wanted = Wanted {
            sought: Sought::of(text),
            from: Some(civil::date(2026, 11, 24)),
            ..Wanted::default()
        };
        let found = storage.find(&wanted, 0, 10).unwrap();
        assert_eq!(found.count as usize, found.lines.len());
        found.lines.into_iter().map(|line| line.id).collect()
    }

    #[test]
    fn filings_of_an_older_desk_are_found_after_its_update() {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let lua = file(&storage, 1, "Nguyễn Thị Lúa");
        let _ = file(&storage, 2, "Trần Văn Đức");
        // What an older desk has left: filings and receipts alone.
        storage
            .write(|session| {
                session.batch(
                    "DELETE FROM listing_names; DELETE FROM listing_numbers; DELETE FROM listing",
                )
            })
            .unwrap();
        assert!(found(&storage, "lua").is_empty());
        let storage = Storage::open(folder.path()).unwrap();
        assert_eq!(found(&storage, "lua nguyen"), [lua]);
        assert_eq!(found(&storage, "H26-261124-0001"), [lua]);
        assert!(found(&storage, "lua tran").is_empty());
    }
}

//! The index behind the officers' list: kept with every change, filled for what came before it.

use super::listing::{FilingLine, line};
use super::{Storage, StorageError};
use crate::desk::search::{Sought, names, numbers};
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::FilingState;
use jiff::civil;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, TransactionBehavior, params, params_from_iter};
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
        self.with(|connection| {
            let count = connection
                .prepare_cached(&format!("SELECT count(*) FROM listing WHERE {condition}"))?
                .query_row(params_from_iter(&values), |row| row.get(0))?;
            let mut select = connection.prepare_cached(&format!(
                "SELECT filing FROM listing WHERE {condition}
                 ORDER BY {order} LIMIT {limit} OFFSET {skip}"
            ))?;
            let ids: Vec<Uuid> = select
                .query_map(params_from_iter(&values), |row| {
                    Ok(Uuid::from_bytes(row.get(0)?))
                })?
                .collect::<Result<_, _>>()?;
            let lines = ids
                .into_iter()
                .filter_map(|id| line(connection, id).transpose());
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
        self.with(|connection| {
            let mut select =
                connection.prepare_cached("SELECT DISTINCT kiosk FROM listing ORDER BY kiosk")?;
            let kiosks = select
                .query_map([], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(kiosks)
        })
    }

    /// The filings received on a day, in the order of their receipts.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn received_on(&self, day: civil::Date) -> Result<Vec<Uuid>, StorageError> {
        self.with(|connection| {
            let mut select = connection
                .prepare_cached("SELECT filing FROM receipts WHERE day = ?1 ORDER BY number")?;
            let filings = select
                .query_map([day.to_string()], |row| Ok(Uuid::from_bytes(row.get(0)?)))?
                .collect::<Result<_, _>>()?;
            Ok(filings)
        })
    }
}

/// The SQL of what is wanted, which holds no word of the asker's, and the values bound to it.
fn condition(wanted: &Wanted) -> (String, Vec<Value>) {
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
            any.values
                .extend(words.map(|word| format!(" {word}").into()));
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
        false => (all.parts.join(" AND "), all.values),
    }
}

#[derive(Default)]
struct Conditions {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, condition: &str, value: &str) {
        self.parts.push(condition.to_owned());
        self.values.push(value.to_owned().into());
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
    transaction: &Transaction<'_>,
    manifest: &Manifest,
) -> Result<(), StorageError> {
    let id = manifest.id.as_bytes();
    let _ = transaction.execute(
        "INSERT INTO listing (filing, reference, kiosk, procedure, state, day, dossier, touched_at)
         SELECT id, reference, kiosk, procedure_id, status ->> '$.state',
                (SELECT day FROM receipts WHERE receipts.filing = id),
                status ->> '$.dossier', touched_at
         FROM filings WHERE id = ?1",
        [id],
    )?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO listing_names (filing, name) VALUES (?1, ?2)")?;
    for name in names(manifest) {
        let _ = insert.execute(params![id, name])?;
    }
    let mut insert = transaction
        .prepare_cached("INSERT INTO listing_numbers (number, filing) VALUES (?1, ?2)")?;
    for number in numbers(manifest) {
        let _ = insert.execute(params![number, id])?;
    }
    Ok(())
}

/// Brings a filing's row up to its status.
pub(super) fn renew(transaction: &Transaction<'_>, id: Uuid) -> Result<(), StorageError> {
    let _ = transaction.execute(
        "UPDATE listing SET
           state = status ->> '$.state', dossier = status ->> '$.dossier',
           day = (SELECT day FROM receipts WHERE receipts.filing = id),
           touched_at = filings.touched_at
         FROM filings WHERE id = ?1 AND listing.filing = id",
        [id.as_bytes()],
    )?;
    Ok(())
}

/// Whether some filing has this dossier number.
pub(super) fn has_dossier(
    transaction: &Transaction<'_>,
    dossier: &str,
) -> Result<bool, StorageError> {
    let found = transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM listing WHERE dossier = ?1)")?
        .query_row([dossier], |row| row.get(0))?;
    Ok(found)
}

/// Fills the index for filings that a desk before it has received.
pub(super) fn fill(connection: &mut Connection) -> Result<(), StorageError> {
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let missing: Vec<Vec<u8>> = transaction
            .prepare(
                "SELECT manifest FROM filings WHERE id IN
                   (SELECT id FROM filings EXCEPT SELECT filing FROM listing LIMIT ?1)",
            )?
            .query_map([FILLED_AT_ONCE], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if missing.is_empty() {
            return Ok(());
        }
        for bytes in missing {
            let manifest: Manifest =
                serde_json::from_slice(&bytes).map_err(|_| StorageError::Value)?;
            enter(&transaction, &manifest)?;
        }
        transaction.commit()?;
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
            .with(|connection| {
                Ok(connection.execute_batch(
                    "DELETE FROM listing_names; DELETE FROM listing_numbers; DELETE FROM listing",
                )?)
            })
            .unwrap();
        assert!(found(&storage, "lua").is_empty());
        let storage = Storage::open(folder.path()).unwrap();
        assert_eq!(found(&storage, "lua nguyen"), [lua]);
        assert_eq!(found(&storage, "H26-261124-0001"), [lua]);
        assert!(found(&storage, "lua tran").is_empty());
    }
}

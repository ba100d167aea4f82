//! The ledger: what happened to each filing, in order, never rewritten.
//!
//! Events are kept in clear so that the queue can be read without the key; only an officer's
//! words for a return, which may name a person, are sealed under the filing's key.

use crate::filing::delivery::LedgerEvent;
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::error::StoreError;
use crate::store::filings;
use crate::store::records::LedgerLine;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use uuid::Uuid;

/// The filings that the desk has received and not completed, whatever is left of them here.
pub(super) fn open_at_desk(connection: &Connection) -> Result<Vec<Uuid>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT filing FROM ledger WHERE kind IN ('received', 'accepted', 'returned')
         EXCEPT SELECT filing FROM ledger WHERE kind = 'completed'",
    )?;
    let ids = statement.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Appends an event. A second receipt or hand-over, and a desk's word that repeats its last one, are echoes
/// and change nothing.
///
/// # Errors
/// [`StoreError::NoSuchFiling`].
pub(super) fn append(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    filing: Uuid,
    event: LedgerEvent,
    at: Timestamp,
) -> Result<(), StoreError> {
    let known = transaction
        .query_row(
            "SELECT 1 FROM filing WHERE id = ?1",
            [filing.as_bytes()],
            |_| Ok(()),
        )
        .optional()?;
    if known.is_none() {
        return Err(StoreError::NoSuchFiling { id: filing });
    }
    let event = without_lost_words(transaction, device, filing, event);
    if event.is_from_desk()
        && last_word_of_desk(transaction, device, filing).as_ref() == Some(&event)
    {
        return Ok(());
    }
    let number = transaction.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM ledger WHERE filing = ?1",
        [filing.as_bytes()],
        |row| row.get(0),
    )?;
    let kind = event.word();
    let (event, words) = part_with_words(transaction, device, filing, number, event)?;
    let context = Context::numbered(Purpose::Words, filing, number);
    let event = serde_json::to_string(&event).map_err(|_| StoreError::Unreadable { context })?;
    let _ = transaction.execute(
        "INSERT INTO ledger (filing, number, at, kind, event, words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (filing) WHERE kind = 'received' DO NOTHING
         ON CONFLICT (filing) WHERE kind = 'handed_over' DO NOTHING",
        (
            filing.as_bytes(),
            number,
            at.to_string(),
            kind,
            event,
            words,
        ),
    )?;
    Ok(())
}

/// A filing's ledger, oldest first. Where the filing's key is gone, an officer's words are too.
pub(super) fn read(
    connection: &Connection,
    device: &SecretKey,
    filing: Uuid,
) -> Result<Vec<LedgerLine>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT number, at, event, words FROM ledger WHERE filing = ?1 ORDER BY number",
    )?;
    let mut rows = statement.query([filing.as_bytes()])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let context = Context::numbered(Purpose::Words, filing, row.get(0)?);
        let mut line = line(row, 1, context)?;
        if let (LedgerEvent::Returned { reasons }, Some(words)) = (&mut line.event, row.get(3)?)
            && let Ok(Some(key)) = filings::key(connection, device, filing)
        {
            *reasons = serde_json::from_slice(&key.open(words, context)?)
                .map_err(|_| StoreError::Unreadable { context })?;
        }
        lines.push(line);
    }
    Ok(lines)
}

/// A filing's ledger without an officer's words, oldest first: all that its state needs.
pub(super) fn events(connection: &Connection, filing: Uuid) -> Result<Vec<LedgerLine>, StoreError> {
    let context = Context::only(Purpose::Words, filing);
    let mut statement = connection
        .prepare_cached("SELECT at, event FROM ledger WHERE filing = ?1 ORDER BY number")?;
    let mut rows = statement.query([filing.as_bytes()])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row, 0, context)?);
    }
    Ok(lines)
}

/// Reads time and event from two columns that follow each other.
fn line(row: &Row<'_>, at: usize, context: Context) -> Result<LedgerLine, StoreError> {
    let unreadable = |()| StoreError::Unreadable { context };
    let time: String = row.get(at)?;
    let event: String = row.get(at + 1)?;
    Ok(LedgerLine {
        at: time.parse().map_err(|_| ()).map_err(unreadable)?,
        event: serde_json::from_str(&event)
            .map_err(|_| ())
            .map_err(unreadable)?,
    })
}

/// What the desk said last; unreadable words are not what it says now.
fn last_word_of_desk(
    connection: &Connection,
    device: &SecretKey,
    filing: Uuid,
) -> Option<LedgerEvent> {
    read(connection, device, filing)
        .ok()?
        .into_iter()
        .map(|line| line.event)
        .rfind(LedgerEvent::is_from_desk)
}

/// Once the filing is erased, or its key lost, an officer's words cannot be sealed and are not kept:
/// nothing is left that they could help to mend here.
fn without_lost_words(
    connection: &Connection,
    device: &SecretKey,
    filing: Uuid,
    event: LedgerEvent,
) -> LedgerEvent {
    let lost = matches!(event, LedgerEvent::Returned { .. })
        && !matches!(filings::key(connection, device, filing), Ok(Some(_)));
    if lost {
        LedgerEvent::Returned {
            reasons: Vec::new(),
        }
    } else {
        event
    }
}

/// Parts an event into what may stand in clear and an officer's words, sealed.
fn part_with_words(
    connection: &Connection,
    device: &SecretKey,
    filing: Uuid,
    number: u32,
    event: LedgerEvent,
) -> Result<(LedgerEvent, Option<Vec<u8>>), StoreError> {
    let LedgerEvent::Returned { reasons } = event else {
        return Ok((event, None));
    };
    let bare = LedgerEvent::Returned {
        reasons: Vec::new(),
    };
    let Ok(Some(key)) = filings::key(connection, device, filing) else {
        return Ok((bare, None));
    };
    let context = Context::numbered(Purpose::Words, filing, number);
    let plain = serde_json::to_vec(&reasons).map_err(|_| StoreError::Unreadable { context })?;
    Ok((bare, Some(key.seal(plain, context)?)))
}

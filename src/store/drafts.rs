//! The draft's rows: journal and pages, each sealed under the draft's own key.
//!
//! Without the one wrapped key in `draft` nothing of a visit can be read any more.

use crate::filing::answer::PageId;
use crate::filing::draft::{Draft, Event};
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::error::StoreError;
use rusqlite::{Connection, OptionalExtension, Transaction};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The draft that takes events now.
#[derive(Clone)]
pub(super) struct OpenDraft {
    id: Uuid,
    key: SecretKey,
    /// The number that the next event gets.
    next: u32,
}

/// A draft as it was found at the start.
pub(super) struct Resumed {
    pub(super) open: OpenDraft,
    pub(super) draft: Draft,
    /// Whether the end of its journal could not be read and was cut off.
    pub(super) cut: bool,
}

/// Appends events in order. [`Event::Started`] with another id begins a new draft in place of
/// the old one; an event without a draft is not kept.
pub(super) fn append(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    mut draft: Option<OpenDraft>,
    events: &[Event],
) -> Result<Option<OpenDraft>, StoreError> {
    for event in events {
        if let Event::Started { draft: id, .. } = event
            && draft.as_ref().is_none_or(|open| open.id != *id)
        {
            draft = Some(begin(transaction, device, *id)?);
        }
        let Some(open) = &mut draft else { continue };
        let context = Context::numbered(Purpose::Event, open.id, open.next);
        let plain = serde_json::to_vec(event).map_err(|_| StoreError::Unreadable { context })?;
        let _ = transaction
            .prepare_cached("INSERT INTO journal (number, event) VALUES (?1, ?2)")?
            .execute((open.next, open.key.seal(plain, context)?))?;
        open.next += 1;
    }
    Ok(draft)
}

fn begin(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    id: Uuid,
) -> Result<OpenDraft, StoreError> {
    erase(transaction)?;
    let key = SecretKey::random()?;
    let wrap = device.wrap(&key, Context::only(Purpose::DraftKey, id))?;
    let _ = transaction.execute(
        "INSERT INTO draft (id, wrap) VALUES (?1, ?2)",
        (id.as_bytes(), wrap),
    )?;
    Ok(OpenDraft { id, key, next: 1 })
}

/// Erases key, journal, pages and photographs.
pub(super) fn erase(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    Ok(transaction.execute_batch(
        "DELETE FROM draft; DELETE FROM journal; DELETE FROM page; DELETE FROM draft_photograph;",
    )?)
}

/// Reads the draft back. A draft whose key does not open, or that does not begin with its
/// beginning, is erased: nobody could ever read it. Of a journal with a damaged event the part
/// before it is kept.
pub(super) fn resume(
    transaction: &Transaction<'_>,
    device: &SecretKey,
) -> Result<Option<Resumed>, StoreError> {
    let Some((id, wrap)) = transaction
        .query_row("SELECT id, wrap FROM draft", [], |row| {
            Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?
    else {
        return Ok(None);
    };
    let id = Uuid::from_bytes(id);
    let Ok(key) = device.unwrap_key(wrap, Context::only(Purpose::DraftKey, id)) else {
        erase(transaction)?;
        return Ok(None);
    };
    let (events, whole) = read_events(transaction, id, &key)?;
    let next = events.len() as u32 + 1;
    let Some(draft) = Draft::replay(events) else {
        erase(transaction)?;
        return Ok(None);
    };
    if !whole {
        let _ = transaction.execute("DELETE FROM journal WHERE number >= ?1", [next])?;
    }
    Ok(Some(Resumed {
        open: OpenDraft { id, key, next },
        draft,
        cut: !whole,
    }))
}

/// The events up to the first that is missing or does not open, and whether that was all.
fn read_events(
    connection: &Connection,
    id: Uuid,
    key: &SecretKey,
) -> Result<(Vec<Event>, bool), StoreError> {
    let mut events = Vec::new();
    let mut statement = connection.prepare("SELECT number, event FROM journal ORDER BY number")?;
    let mut rows = statement.query([])?;
    let mut number: u32 = 1;
    while let Some(row) = rows.next()? {
        let context = Context::numbered(Purpose::Event, id, number);
        let event = (row.get::<_, i64>(0)? == i64::from(number))
            .then(|| row.get(1))
            .transpose()?
            .and_then(|sealed| key.open(sealed, context).ok())
            .map(Zeroizing::new)
            .and_then(|plain| serde_json::from_slice(&plain).ok());
        let Some(event) = event else {
            return Ok((events, false));
        };
        events.push(event);
        number += 1;
    }
    Ok((events, true))
}

impl OpenDraft {
    /// Keeps a page, in place of an earlier one with the same id.
    pub(super) fn put_page(
        &self,
        transaction: &Transaction<'_>,
        page: PageId,
        picture: Vec<u8>,
    ) -> Result<(), StoreError> {
        let sealed = self.key.seal(picture, self.page_context(page))?;
        let _ = transaction.execute(
            "INSERT OR REPLACE INTO page (number, picture) VALUES (?1, ?2)",
            (page.0, sealed),
        )?;
        Ok(())
    }

    /// Reads a page.
    pub(super) fn page(
        &self,
        connection: &Connection,
        page: PageId,
    ) -> Result<Vec<u8>, StoreError> {
        let sealed = connection
            .query_row(
                "SELECT picture FROM page WHERE number = ?1",
                [page.0],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(StoreError::NoSuchPage { page })?;
        Ok(self.key.open(sealed, self.page_context(page))?)
    }

    /// Keeps the whole photograph behind a page.
    pub(super) fn put_photograph(
        &self,
        transaction: &Transaction<'_>,
        page: PageId,
        picture: Vec<u8>,
    ) -> Result<(), StoreError> {
        let context = Context::numbered(Purpose::Photograph, self.id, page.0);
        let sealed = self.key.seal(picture, context)?;
        let _ = transaction.execute(
            "INSERT OR REPLACE INTO draft_photograph (number, picture) VALUES (?1, ?2)",
            (page.0, sealed),
        )?;
        Ok(())
    }

    /// Reads the whole photograph behind a page; `None` where there is none.
    pub(super) fn photograph(
        &self,
        connection: &Connection,
        page: PageId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let context = Context::numbered(Purpose::Photograph, self.id, page.0);
        let sealed = connection
            .query_row(
                "SELECT picture FROM draft_photograph WHERE number = ?1",
                [page.0],
                |row| row.get(0),
            )
            .optional()?;
        Ok(sealed
            .map(|sealed| self.key.open(sealed, context))
            .transpose()?)
    }

    fn page_context(&self, page: PageId) -> Context {
        Context::numbered(Purpose::Page, self.id, page.0)
    }
}

/// Throws a page away, and the photograph behind it.
pub(super) fn remove_page(transaction: &Transaction<'_>, page: PageId) -> Result<(), StoreError> {
    let _ = transaction.execute("DELETE FROM page WHERE number = ?1", [page.0])?;
    let _ = transaction.execute("DELETE FROM draft_photograph WHERE number = ?1", [page.0])?;
    Ok(())
}

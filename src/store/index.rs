//! Where each filing stands, folded from its ledger and kept in memory.
//!
//! The ledger stays the truth: the index only remembers up to which line it has read, so that
//! lines of another process are taken in too. What is settled – it has left, and its content is
//! erased – is only counted, so that years of filings make no start slower.

use crate::filing::delivery::{FailureClass, LedgerEvent, State};
use crate::filing::reference::Reference;
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::error::StoreError;
use crate::store::filings::{self, Header};
use crate::store::ledger;
use crate::store::records::{FilingSummary, LedgerLine, Outgoing, OutgoingPart, Queue};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The filings of a data folder.
#[derive(Default)]
pub(super) struct Index {
    /// Those that are not settled.
    entries: BTreeMap<Uuid, Entry>,
    /// How many are settled.
    settled: Settled,
    /// Filings whose rows make no sense; shown as wanting attention, never hidden.
    senseless: BTreeSet<Uuid>,
    /// The last ledger line taken in.
    seen: i64,
    revision: u64,
}

#[derive(Default)]
struct Settled {
    at_desk: usize,
    handed_over: usize,
}

struct Entry {
    summary: FilingSummary,
    /// Parts that arrived whole.
    sent: BTreeSet<u32>,
    /// When the desk first spoke of it, by the later of both clocks.
    at_desk_since: Option<Timestamp>,
    /// When a server without receipts had all of it, by the later of both clocks.
    handed_over_at: Option<Timestamp>,
    /// Whether there is something left to read, and it can be read.
    content: Content,
}

enum Content {
    Readable(Header),
    Erased,
    Unreadable,
}

impl Index {
    /// Takes in every ledger line that is new, also those of another process.
    pub(super) fn refresh(
        &mut self,
        connection: &Connection,
        device: &SecretKey,
    ) -> Result<(), StoreError> {
        if self.seen == 0 {
            return self.read_all(connection, device);
        }
        let mut statement = connection.prepare_cached(
            "SELECT filing, min(sequence), max(sequence) FROM ledger
             WHERE filing IN (SELECT filing FROM ledger WHERE sequence > ?1) GROUP BY filing",
        )?;
        let mut rows = statement.query([self.seen])?;
        let mut seen = self.seen;
        while let Some(row) = rows.next()? {
            let id = Uuid::from_bytes(row.get(0)?);
            let was_there = row.get::<_, i64>(1)? <= self.seen;
            if was_there && !self.entries.contains_key(&id) && !self.senseless.contains(&id) {
                // A late word about a settled one, which is rare: all are counted again.
                self.revision += 1;
                return self.read_all(connection, device);
            }
            self.take_in(connection, device, id)?;
            seen = seen.max(row.get(2)?);
        }
        self.seen = seen;
        Ok(())
    }

    /// Reads what is not settled, and counts the rest.
    fn read_all(&mut self, connection: &Connection, device: &SecretKey) -> Result<(), StoreError> {
        self.entries.clear();
        self.settled = Settled::default();
        let count = |query: &str| {
            let counted = connection.query_row(query, [], |row| row.get::<_, u32>(0));
            counted.map(|counted| counted as usize)
        };
        let seen =
            connection.query_row("SELECT coalesce(max(sequence), 0) FROM ledger", [], |row| {
                row.get(0)
            })?;
        let filings = count("SELECT count(*) FROM filing")?;
        let received = count("SELECT count(*) FROM ledger WHERE kind = 'received'")?;
        let handed_over = count(
            "SELECT count(*) FROM ledger AS one WHERE kind = 'handed_over' AND NOT EXISTS
               (SELECT 1 FROM ledger WHERE filing = one.filing AND kind = 'received')",
        )?;
        let mut ids = filings_of(connection, "SELECT filing FROM filing_key")?;
        let waiting = count(&format!(
            "SELECT count(*) FROM filing_key WHERE {}",
            has_not_left("filing_key.filing")
        ))?;
        if filings.saturating_sub(received + handed_over) > waiting {
            // Some have lost their key before they left.
            let lost = has_not_left("filing.id");
            let lost = filings_of(connection, &format!("SELECT id FROM filing WHERE {lost}"))?;
            ids.extend(lost);
        }
        for id in &ids {
            self.take_in(connection, device, *id)?;
        }
        let still_here = self.entries.values();
        let still_here = still_here.filter(|entry| entry.summary.state == State::HandedOver);
        let handed_over = handed_over.saturating_sub(still_here.count());
        let settled = filings.saturating_sub(ids.len());
        self.settled.handed_over = handed_over.min(settled);
        self.settled.at_desk = settled - self.settled.handed_over;
        self.seen = seen;
        Ok(())
    }

    /// Reads one filing anew.
    fn take_in(
        &mut self,
        connection: &Connection,
        device: &SecretKey,
        id: Uuid,
    ) -> Result<(), StoreError> {
        match Entry::read(connection, device, id) {
            Ok(entry) => {
                let _ = self.senseless.remove(&id);
                let _ = self.entries.remove(&id);
                self.put(id, entry);
            }
            Err(StoreError::Unreadable { .. } | StoreError::NoSuchFiling { .. }) => {
                let _ = self.senseless.insert(id);
            }
            Err(error) => return Err(error),
        }
        self.revision += 1;
        Ok(())
    }

    /// Notes that a filing's content is gone.
    pub(super) fn erased(&mut self, id: Uuid) {
        let Some(mut entry) = self.entries.remove(&id) else {
            return;
        };
        entry.content = Content::Erased;
        self.put(id, entry);
        self.revision += 1;
    }

    /// Keeps an entry, or counts it where it is settled.
    fn put(&mut self, id: Uuid, entry: Entry) {
        match &entry.summary.state {
            state if !matches!(entry.content, Content::Erased) || !state.has_left() => {
                let _ = self.entries.insert(id, entry);
            }
            State::HandedOver => self.settled.handed_over += 1,
            _ => self.settled.at_desk += 1,
        }
    }

    /// Makes whoever watches the queue look again.
    pub(super) fn touch(&mut self) {
        self.revision += 1;
    }

    /// A filing, also one that is settled; `None` where there is none of this id.
    pub(super) fn summary(
        &self,
        connection: &Connection,
        device: &SecretKey,
        id: Uuid,
    ) -> Result<Option<FilingSummary>, StoreError> {
        if let Some(entry) = self.entries.get(&id) {
            return Ok(Some(entry.summary.clone()));
        }
        match Entry::read(connection, device, id) {
            Ok(entry) => Ok(Some(entry.summary)),
            Err(StoreError::NoSuchFiling { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The counts.
    pub(super) fn queue(&self) -> Queue {
        let mut queue = Queue {
            at_desk: self.settled.at_desk,
            handed_over: self.settled.handed_over,
            attention: self.senseless.len(),
            revision: self.revision,
            ..Queue::default()
        };
        for entry in self.entries.values() {
            queue.waiting += usize::from(entry.summary.state.wants_sending());
            queue.at_desk += usize::from(entry.summary.state.is_at_desk());
            queue.handed_over += usize::from(entry.summary.state == State::HandedOver);
            queue.attention += usize::from(entry.wants_attention());
        }
        queue
    }

    /// Every filing that is not settled, oldest first.
    pub(super) fn summaries(&self) -> Vec<FilingSummary> {
        let mut summaries: Vec<_> = self
            .entries
            .values()
            .map(|entry| entry.summary.clone())
            .collect();
        summaries.sort_by_key(|summary| (summary.sealed_at, summary.id));
        summaries
    }

    /// The filings to send: smallest rest first, then the oldest. A filing that cannot be read
    /// here is left out; it shows in [`Queue::attention`].
    pub(super) fn to_send(&self) -> Vec<Outgoing> {
        let waiting = self.entries.values();
        let mut outgoing: Vec<_> = waiting
            .filter(|entry| entry.summary.state.wants_sending())
            .filter_map(Entry::outgoing)
            .collect();
        outgoing.sort_by_key(|filing| (filing.remaining(), filing.sealed_at, filing.id));
        outgoing
    }

    /// The parts of a filing that is not settled; `None` for others.
    pub(super) fn parts(&self, id: Uuid) -> Option<Vec<OutgoingPart>> {
        Some(self.entries.get(&id)?.outgoing()?.parts)
    }

    /// Filings that the desk has held since before `time`, by both clocks, and that still have
    /// content here.
    pub(super) fn received_before(&self, time: Timestamp) -> Vec<Uuid> {
        self.before(time, |entry| entry.at_desk_since)
    }

    /// Filings that were handed over before `time`, by both clocks, and that still have content
    /// here.
    pub(super) fn handed_over_before(&self, time: Timestamp) -> Vec<Uuid> {
        self.before(time, |entry| entry.handed_over_at)
    }

    fn before(&self, time: Timestamp, at: fn(&Entry) -> Option<Timestamp>) -> Vec<Uuid> {
        self.entries
            .iter()
            .filter(|(_, entry)| !matches!(entry.content, Content::Erased))
            .filter(|(_, entry)| at(entry).is_some_and(|since| since < time))
            .map(|(id, _)| *id)
            .collect()
    }
}

impl Entry {
    fn read(connection: &Connection, device: &SecretKey, id: Uuid) -> Result<Self, StoreError> {
        let lines = ledger::events(connection, id)?;
        let unreadable = || StoreError::Unreadable {
            context: Context::only(Purpose::Header, id),
        };
        let (reference, procedure_code, sealed_at, bytes): (String, String, String, i64) =
            connection
                .prepare_cached(
                    "SELECT reference, procedure_code, sealed_at, bytes FROM filing WHERE id = ?1",
                )?
                .query_row([id.as_bytes()], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
                .optional()?
                .ok_or(StoreError::NoSuchFiling { id })?;
        let events = || lines.iter().map(|line| &line.event);
        let content = match filings::header(connection, device, id) {
            Ok(header) => Content::Readable(header),
            Err(StoreError::Erased { .. }) => Content::Erased,
            Err(StoreError::Unreadable { .. }) => Content::Unreadable,
            Err(error) => return Err(error),
        };
        Ok(Self {
            summary: FilingSummary {
                id,
                reference: Reference::parse(&reference).map_err(|_| unreadable())?,
                procedure_code,
                sealed_at: sealed_at.parse().map_err(|_| unreadable())?,
                bytes: bytes.cast_unsigned(),
                state: State::after(events()),
                attempts: events()
                    .filter(|event| matches!(event, LedgerEvent::AttemptBegun))
                    .count() as u32,
                last: lines
                    .iter()
                    .rfind(|line| line.event != LedgerEvent::Queued)
                    .map(|line| line.at),
            },
            sent: events()
                .filter_map(|event| match event {
                    LedgerEvent::PartSent { part } => Some(*part),
                    _ => None,
                })
                .collect(),
            at_desk_since: at_desk_since(&lines),
            handed_over_at: lines.iter().find_map(|line| match line.event {
                LedgerEvent::HandedOver { at } => Some(line.at.max(at)),
                _ => None,
            }),
            content,
        })
    }

    fn wants_attention(&self) -> bool {
        let given_up = matches!(
            &self.summary.state,
            State::Failed(failure) if failure.class != FailureClass::Wait
        );
        let lost =
            !matches!(self.content, Content::Readable(_)) && self.summary.state.wants_sending();
        given_up || lost
    }

    /// What the sender must know; `None` where there is nothing left to read.
    fn outgoing(&self) -> Option<Outgoing> {
        let Content::Readable(header) = &self.content else {
            return None;
        };
        let parts = header.parts.iter().map(|part| OutgoingPart {
            number: part.number,
            media_type: part.media_type.clone(),
            size: part.size,
            sha256: part.sha256,
            sent: self.sent.contains(&part.number),
        });
        Some(Outgoing {
            id: self.summary.id,
            digest: header.digest,
            parts: parts.collect(),
            sealed_at: self.summary.sealed_at,
            state: self.summary.state.clone(),
        })
    }
}

/// The condition that neither desk nor server has the filing whose id is in this column.
fn has_not_left(column: &str) -> String {
    let without = |kind| {
        format!(
            "NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.filing = {column} AND kind = '{kind}')"
        )
    };
    format!("{} AND {}", without("received"), without("handed_over"))
}

fn filings_of(connection: &Connection, query: &str) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut statement = connection.prepare(query)?;
    let ids = statement.query_map([], |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// When the desk first spoke of a filing; where it returned it, when it did, because it may be mended
/// here. A receipt counts from the later of the two clocks: one that runs ahead must not erase early.
fn at_desk_since(lines: &[LedgerLine]) -> Option<Timestamp> {
    let mut words = lines.iter().filter(|line| line.event.is_from_desk());
    let first = words.next()?;
    match (&first.event, words.next_back().unwrap_or(first)) {
        (_, last) if matches!(last.event, LedgerEvent::Returned { .. }) => Some(last.at),
        (LedgerEvent::Received(receipt), _) => Some(first.at.max(receipt.received_at)),
        _ => Some(first.at),
    }
}

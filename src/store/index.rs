//! Where each filing stands, folded from its ledger and kept in memory.
//!
//! The ledger stays the truth: the index only remembers up to which line it has read, so that
//! lines of another process are taken in too.

use crate::filing::delivery::{FailureClass, LedgerEvent, State};
use crate::filing::reference::Reference;
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::error::StoreError;
use crate::store::filings;
use crate::store::ledger;
use crate::store::records::{FilingSummary, LedgerLine, Outgoing, OutgoingPart, Queue};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// All filings of a data folder.
#[derive(Default)]
pub(super) struct Index {
    entries: BTreeMap<Uuid, Entry>,
    /// Filings whose rows make no sense; shown as wanting attention, never hidden.
    senseless: BTreeSet<Uuid>,
    /// The last ledger line taken in.
    seen: i64,
    revision: u64,
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

#[derive(PartialEq, Eq)]
enum Content {
    Readable,
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
        let mut statement = connection.prepare_cached(
            "SELECT filing, sequence, at, event FROM ledger
             WHERE filing IN (SELECT filing FROM ledger WHERE sequence > ?1)
             ORDER BY filing, number",
        )?;
        let mut rows = statement.query([self.seen])?;
        let mut ledgers: BTreeMap<Uuid, Result<Vec<LedgerLine>, StoreError>> = BTreeMap::new();
        let mut seen = self.seen;
        while let Some(row) = rows.next()? {
            let id = Uuid::from_bytes(row.get(0)?);
            let context = Context::only(Purpose::Words, id);
            let lines = ledgers.entry(id).or_insert_with(|| Ok(Vec::new()));
            match (ledger::line(row, 2, context), lines) {
                (Ok(line), Ok(lines)) => lines.push(line),
                (Err(error), lines) => *lines = Err(error),
                (Ok(_), Err(_)) => {}
            }
            seen = seen.max(row.get(1)?);
        }
        for (id, lines) in ledgers {
            match lines.and_then(|lines| Entry::read(connection, device, id, &lines)) {
                Ok(entry) => {
                    let _ = self.entries.insert(id, entry);
                    let _ = self.senseless.remove(&id);
                }
                Err(StoreError::Unreadable { .. } | StoreError::NoSuchFiling { .. }) => {
                    let _ = self.senseless.insert(id);
                }
                Err(error) => return Err(error),
            }
            self.revision += 1;
        }
        self.seen = seen;
        Ok(())
    }

    /// Notes that a filing's content is gone.
    pub(super) fn erased(&mut self, id: Uuid) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.content = Content::Erased;
            self.revision += 1;
        }
    }

    /// Makes whoever watches the queue look again.
    pub(super) fn touch(&mut self) {
        self.revision += 1;
    }

    /// Whether there is such a filing.
    pub(super) fn contains(&self, id: Uuid) -> bool {
        self.entries.contains_key(&id)
    }

    /// The counts.
    pub(super) fn queue(&self) -> Queue {
        let mut queue = Queue {
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

    /// Every filing, oldest first.
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
    pub(super) fn to_send(
        &self,
        connection: &Connection,
        device: &SecretKey,
    ) -> Result<Vec<Outgoing>, StoreError> {
        let mut outgoing = Vec::new();
        for (id, entry) in &self.entries {
            if !entry.summary.state.wants_sending() || entry.content != Content::Readable {
                continue;
            }
            match filings::header(connection, device, *id) {
                Ok(header) => outgoing.push(entry.outgoing(header)),
                Err(StoreError::Unreadable { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        outgoing.sort_by_key(|filing| (filing.remaining(), filing.sealed_at, filing.id));
        Ok(outgoing)
    }

    /// The parts of a filing, whatever became of it.
    pub(super) fn parts(
        &self,
        connection: &Connection,
        device: &SecretKey,
        id: Uuid,
    ) -> Result<Vec<OutgoingPart>, StoreError> {
        let entry = self
            .entries
            .get(&id)
            .ok_or(StoreError::NoSuchFiling { id })?;
        let header = filings::header(connection, device, id)?;
        Ok(entry.outgoing(header).parts)
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
            .filter(|(_, entry)| entry.content != Content::Erased)
            .filter(|(_, entry)| at(entry).is_some_and(|since| since < time))
            .map(|(id, _)| *id)
            .collect()
    }
}

impl Entry {
    fn read(
        connection: &Connection,
        device: &SecretKey,
        id: Uuid,
        lines: &[LedgerLine],
    ) -> Result<Self, StoreError> {
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
            Ok(_) => Content::Readable,
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
            at_desk_since: lines.iter().find_map(at_desk_since),
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
        let lost = self.content != Content::Readable && self.summary.state.wants_sending();
        given_up || lost
    }

    fn outgoing(&self, header: filings::Header) -> Outgoing {
        Outgoing {
            id: self.summary.id,
            digest: header.digest,
            parts: header
                .parts
                .into_iter()
                .map(|part| OutgoingPart {
                    number: part.number,
                    media_type: part.media_type,
                    size: part.size,
                    sha256: part.sha256,
                    sent: self.sent.contains(&part.number),
                })
                .collect(),
            sealed_at: self.summary.sealed_at,
            state: self.summary.state.clone(),
        }
    }
}

/// A receipt counts from the later of the two clocks: one that runs ahead must not erase early.
fn at_desk_since(line: &LedgerLine) -> Option<Timestamp> {
    match &line.event {
        LedgerEvent::Received(receipt) => Some(line.at.max(receipt.received_at)),
        LedgerEvent::Accepted { .. } | LedgerEvent::Returned { .. } | LedgerEvent::Completed => {
            Some(line.at)
        }
        _ => None,
    }
}

//! The store's thread: the one connection, the keys, and what to do when the disk says no.

use crate::filing::answer::PageId;
use crate::filing::delivery::LedgerEvent;
use crate::filing::draft::Event;
use crate::store::database::{self, Check};
use crate::store::desk_wrap::DeskKey;
use crate::store::drafts::{self, OpenDraft};
use crate::store::error::StoreError;
use crate::store::filings::{self, Prepared};
use crate::store::index::Index;
use crate::store::ledger;
use crate::store::lock::RoleLock;
use crate::store::options::Options;
use crate::store::records::{Outgoing, Queue, Sealed, StoreHealth};
use crate::store::sealing::SecretKey;
use crate::store::space::{self, Space};
use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How often an idle thread looks for lines of another process and for room on the disk.
const TICK: Duration = Duration::from_secs(1);

/// A wish to the thread.
pub(super) enum Command {
    /// Append an event to the draft's journal.
    Journal(Event),
    /// Anything with an answer.
    Task(Box<dyn FnOnce(&mut Writer) + Send>),
}

/// Everything the thread owns.
pub(super) struct Writer {
    pub(super) data: PathBuf,
    pub(super) options: Options,
    pub(super) desk: Option<DeskKey>,
    pub(super) device: SecretKey,
    /// `None` after an I/O error, until recovery.
    pub(super) connection: Option<Connection>,
    pub(super) draft: Option<OpenDraft>,
    /// Events that could not be written yet; kept so that the journal has no hole.
    pub(super) unwritten: Vec<Event>,
    pub(super) index: Index,
    pub(super) lock: RoleLock,
    /// What a failed write said; stays until recovery.
    pub(super) trouble: StoreHealth,
    pub(super) checkpoint_due: bool,
    pub(super) data_version: i64,
    pub(super) health: watch::Sender<StoreHealth>,
    pub(super) queue: watch::Sender<Queue>,
}

impl Writer {
    /// Serves commands until the last handle is gone, then says farewell.
    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        let mut next = None;
        loop {
            let command = match next.take().map_or_else(|| self.wait(commands), Some) {
                Some(command) => command,
                None => break,
            };
            match command {
                Command::Task(task) => task(&mut self),
                Command::Journal(event) => {
                    self.unwritten.push(event);
                    // Whatever is already queued goes into the same transaction.
                    while next.is_none() {
                        match commands.try_recv() {
                            Ok(Command::Journal(event)) => self.unwritten.push(event),
                            Ok(other) => next = Some(other),
                            Err(_) => break,
                        }
                    }
                    if let Err(error) = self.write_journal() {
                        tracing::error!(%error, "a journal entry waits to be written");
                    }
                }
            }
        }
        self.say_farewell();
    }

    /// The next command. Idle moments are used to check-point and to look around.
    fn wait(&mut self, commands: &Receiver<Command>) -> Option<Command> {
        match commands.try_recv() {
            Ok(command) => return Some(command),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        if self.checkpoint_due
            || database::wal_bytes(&self.data) > u64::from(database::WAL_LIMIT / 4)
        {
            self.checkpoint();
        }
        loop {
            match commands.recv_timeout(TICK) {
                Ok(command) => return Some(command),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.look_around(),
            }
        }
    }

    fn look_around(&mut self) {
        if self.checkpoint_due {
            self.checkpoint();
        }
        self.publish_health();
        let Some(connection) = &self.connection else {
            return;
        };
        let version: rusqlite::Result<i64> =
            connection.pragma_query_value(None, "data_version", |row| row.get(0));
        if version.is_ok_and(|version| version != self.data_version) {
            let outcome = self.refresh();
            if let Err(error) = outcome {
                tracing::error!(%error, "the queue could not be read again");
            }
        }
    }

    fn say_farewell(mut self) {
        let written = self.write_journal();
        self.checkpoint();
        let closed = self.connection.take().is_some_and(|c| c.close().is_ok());
        if written.is_ok() && closed && self.trouble == StoreHealth::Well {
            let _ = self.lock.mark_stopped();
        }
    }

    /// Moves the write-ahead log into the database and empties it, so that what was erased is
    /// gone from both. Another reader may be in the way; then it is done later.
    fn checkpoint(&mut self) {
        let Some(connection) = &self.connection else {
            return;
        };
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            row.get::<_, bool>(0)
        });
        match busy {
            Ok(busy) => self.checkpoint_due = busy,
            Err(error) => {
                let error = self.note(error.into());
                tracing::error!(%error, "the checkpoint failed");
            }
        }
    }

    /// Writes the journal entries that wait, all in one transaction.
    pub(super) fn write_journal(&mut self) -> Result<(), StoreError> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let begins = |event: &Event| matches!(event, Event::Started { .. });
        let begins = self.unwritten.iter().any(begins);
        if begins && self.publish_health() != StoreHealth::Well {
            return Err(self.refusal());
        }
        let events = std::mem::take(&mut self.unwritten);
        let draft = self.draft.clone();
        let outcome = self.write(|transaction, device| {
            drafts::append(transaction, device, draft.clone(), &events)
        });
        match outcome {
            Ok(draft) => {
                self.draft = draft;
                // A new draft took the place of an old one, whose remains must go.
                self.checkpoint_due |= begins;
                Ok(())
            }
            Err(error) => {
                self.unwritten = events;
                Err(error)
            }
        }
    }

    pub(super) fn put_page(&mut self, page: PageId, picture: Vec<u8>) -> Result<(), StoreError> {
        self.write_journal()?;
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.write(|transaction, _| draft.put_page(transaction, page, picture.clone()))
    }

    pub(super) fn page(&mut self, page: PageId) -> Result<Vec<u8>, StoreError> {
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.read(|connection, _| draft.page(connection, page))
    }

    pub(super) fn remove_page(&mut self, page: PageId) -> Result<(), StoreError> {
        self.write(|transaction, _| drafts::remove_page(transaction, page))
    }

    pub(super) fn erase_draft(&mut self) -> Result<(), StoreError> {
        self.unwritten.clear();
        self.drain(|transaction, _| drafts::erase(transaction))?;
        self.draft = None;
        self.checkpoint_due = true;
        self.checkpoint();
        Ok(())
    }

    pub(super) fn seal(&mut self, sealed: Sealed) -> Result<(), StoreError> {
        let id = sealed.id;
        if self.index.contains(id) {
            let digest = sealed.digest;
            match self.read(|connection, device| filings::header(connection, device, id)) {
                Ok(header) if header.digest != digest => {
                    return Err(StoreError::SealedOtherwise { id });
                }
                Ok(_) | Err(StoreError::Erased { .. }) => return self.erase_draft(),
                Err(error) => return Err(error),
            }
        }
        let at = sealed.sealed_at;
        let prepared = Prepared::new(sealed, &self.device, self.desk.as_ref())?;
        self.write(|transaction, device| {
            prepared.insert(transaction)?;
            ledger::append(transaction, device, id, LedgerEvent::Queued, at)?;
            drafts::erase(transaction)
        })?;
        self.unwritten.clear();
        self.draft = None;
        self.checkpoint_due = true;
        self.refresh()
    }

    pub(super) fn record(
        &mut self,
        id: Uuid,
        event: LedgerEvent,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.drain(|transaction, device| {
            ledger::append(transaction, device, id, event.clone(), at)
        })?;
        self.refresh()
    }

    pub(super) fn erase_received_before(&mut self, time: Timestamp) -> Result<(), StoreError> {
        self.refresh()?;
        let filings = self.index.received_before(time);
        if filings.is_empty() {
            return Ok(());
        }
        self.drain(|transaction, _| {
            filings
                .iter()
                .try_for_each(|id| filings::erase(transaction, *id))
        })?;
        filings.iter().for_each(|id| self.index.erased(*id));
        self.checkpoint_due = true;
        self.checkpoint();
        self.publish_queue();
        Ok(())
    }

    pub(super) fn to_send(&mut self) -> Result<Vec<Outgoing>, StoreError> {
        let Some(connection) = &self.connection else {
            return Err(self.refusal());
        };
        let outcome = self.index.to_send(connection, &self.device);
        outcome.map_err(|error| self.note(error))
    }

    /// Opens again where needed, checks, writes what waits. Ends any trouble that is over.
    pub(super) fn recover(&mut self) -> Result<(), StoreError> {
        if matches!(self.trouble, StoreHealth::Failing | StoreHealth::ReadOnly) {
            self.connection = None;
        }
        self.trouble = StoreHealth::Well;
        self.reopen(Check::Full)?;
        let outcome = self.write(|transaction, _| {
            let _ = transaction.execute(
                "INSERT OR REPLACE INTO fact (name, value) VALUES ('probe', randomblob(16))",
                [],
            )?;
            Ok(())
        });
        outcome.and_then(|()| self.write_journal())?;
        if self.publish_health() == StoreHealth::Well {
            self.set_reserve_aside();
        }
        self.refresh()
    }

    fn reopen(&mut self, check: Check) -> Result<(), StoreError> {
        if self.connection.is_none() {
            let opened = database::open(&self.data, check, self.options.page_limit);
            self.connection = Some(opened.map_err(|error| self.note(error))?);
        }
        Ok(())
    }

    /// Puts the reserve back where there is room for it beyond the floor.
    pub(super) fn set_reserve_aside(&mut self) {
        let wanted = self.options.reserve_bytes;
        let room = Space::of(&self.data)
            .is_ok_and(|space| space.free >= wanted + self.options.floor_bytes);
        if room && let Err(error) = space::set_reserve_aside(&self.data, wanted) {
            tracing::warn!(%error, "no room could be set aside");
        }
    }

    /// Takes new ledger lines in and tells whoever watches the queue.
    pub(super) fn refresh(&mut self) -> Result<(), StoreError> {
        let connection = self.connection.as_ref().ok_or(StoreError::Failing)?;
        self.data_version =
            connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        self.index.refresh(connection, &self.device)?;
        self.publish_queue();
        Ok(())
    }

    fn publish_queue(&self) {
        let queue = self.index.queue();
        let _ = self.queue.send_if_modified(|shown| {
            let changed = *shown != queue;
            *shown = queue;
            changed
        });
    }

    /// Reads with the connection there is.
    pub(super) fn read<T>(
        &mut self,
        work: impl FnOnce(&Connection, &SecretKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(connection) = &self.connection else {
            return Err(self.refusal());
        };
        work(connection, &self.device).map_err(|error| self.note(error))
    }

    /// Runs one transaction.
    fn write<T>(
        &mut self,
        work: impl Fn(&Transaction<'_>, &SecretKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(connection) = &mut self.connection else {
            return Err(self.refusal());
        };
        let outcome = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)
            .and_then(|transaction| {
                let value = work(&transaction, &self.device)?;
                transaction.commit()?;
                Ok(value)
            });
        outcome.map_err(|error| self.note(error))
    }

    /// Runs a transaction that lets filings leave: on a full disk it may use the reserve.
    fn drain<T>(
        &mut self,
        work: impl Fn(&Transaction<'_>, &SecretKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self.write(&work) {
            Err(StoreError::DiskFull) if space::give_reserve_up(&self.data)? => {
                self.reopen(Check::Quick)?;
                self.write(&work)
            }
            outcome => outcome,
        }
    }

    /// Tells a full, a read-only and a failing disk apart and remembers it.
    fn note(&mut self, error: StoreError) -> StoreError {
        let trouble = match error.code() {
            Some(ErrorCode::DiskFull) => StoreHealth::DiskFull,
            Some(ErrorCode::ReadOnly) => StoreHealth::ReadOnly,
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase,
            ) => {
                // After a failed write or sync nobody knows what the open files hold.
                self.connection = None;
                match Space::of(&self.data) {
                    Ok(space) if space.read_only => StoreHealth::ReadOnly,
                    Ok(space) if space.free < self.options.floor_bytes => StoreHealth::DiskFull,
                    _ => StoreHealth::Failing,
                }
            }
            _ => return error,
        };
        tracing::error!(%error, ?trouble, "the store is in trouble");
        self.trouble = trouble;
        let _ = self.publish_health();
        self.refusal()
    }

    /// Tells whoever watches how the store is, and returns it.
    pub(super) fn publish_health(&mut self) -> StoreHealth {
        let health = match self.trouble {
            StoreHealth::Well => match Space::of(&self.data) {
                Ok(space) if space.read_only => StoreHealth::ReadOnly,
                Ok(space) if space.free < self.options.floor_bytes => StoreHealth::DiskFull,
                _ => StoreHealth::Well,
            },
            trouble => trouble,
        };
        let _ = self.health.send_if_modified(|shown| {
            let changed = *shown != health;
            *shown = health;
            changed
        });
        health
    }

    fn refusal(&self) -> StoreError {
        match *self.health.borrow() {
            StoreHealth::Well | StoreHealth::Failing => StoreError::Failing,
            StoreHealth::DiskFull => StoreError::DiskFull,
            StoreHealth::ReadOnly => StoreError::ReadOnly,
        }
    }
}

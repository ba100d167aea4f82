//! The store's thread: the one connection, the keys, and what to do when the disk says no.

use crate::filing::draft::Event;
use crate::sealing::SecretKey;
use crate::sealing::key_pair::PublicKey;
use crate::store::check::Check;
use crate::store::database;
use crate::store::drafts::OpenDraft;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::index::Index;
use crate::store::lock::RoleLock;
use crate::store::options::Options;
use crate::store::records::{Queue, StoreHealth};
use crate::store::space;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;
use tokio::sync::watch;

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
    pub(super) desk: Option<PublicKey>,
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
    /// Whether a spare box has taken this one's place, here or in another process.
    pub(super) replaced: bool,
    pub(super) data_version: i64,
    /// When a PIN was last tried, or first asked for, by the monotonic clock of this process.
    pub(super) staff_since: Option<Duration>,
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
                    // A failure shows in the health, and the events stay.
                    let _ = self.write_journal();
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
        if self.publish_health() == StoreHealth::Well {
            self.keep_reserve();
            // What waited for another process or for room; a failure shows in the health.
            let _ = self.write_journal();
        }
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
    pub(super) fn checkpoint(&mut self) {
        let Some(connection) = &self.connection else {
            return;
        };
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            row.get::<_, bool>(0)
        });
        match busy {
            Ok(busy) => self.checkpoint_due = busy,
            Err(error) => {
                let _ = self.note(error.into());
            }
        }
    }

    /// Takes new ledger lines in and tells whoever watches the queue.
    pub(super) fn refresh(&mut self) -> Result<(), StoreError> {
        let Some(connection) = &self.connection else {
            return Err(self.refusal());
        };
        let outcome = connection
            .pragma_query_value(None, "data_version", |row| row.get(0))
            .map_err(StoreError::from)
            .and_then(|version| {
                self.data_version = version;
                self.index.refresh(connection, &self.device)?;
                facts::is_replaced(connection)
            });
        let replaced = outcome.map_err(|error| self.note(error))?;
        if replaced != self.replaced {
            self.replaced = replaced;
            let _ = self.publish_health();
        }
        self.publish_queue();
        Ok(())
    }

    pub(super) fn publish_queue(&self) {
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
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &SecretKey) -> Result<T, StoreError>,
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
    pub(super) fn drain<T>(
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
}

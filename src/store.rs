//! What the kiosk keeps: the visit in progress, sealed filings, and the ledger of each.
//!
//! One SQLite file, one thread that writes it, and everything about a person sealed. A [`Store`]
//! is a handle to that thread; when the last handle is dropped the thread stops cleanly.

mod answers;
mod audit;
mod check;
mod database;
mod desk_pass;
mod device_key;
mod drafts;
mod envelope;
pub mod error;
mod facts;
mod filings;
mod folder;
mod index;
mod ledger;
mod lock;
mod opening;
mod operations;
pub mod options;
pub mod records;
mod salvage;
mod space;
mod staff;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod travel;
mod trouble;
mod uploads;
mod writer;

pub use audit::{AuditLine, AuditState};
pub use error::StoreError;
pub use lock::{Role, SendingClaim};
pub use opening::{Notice, Opening};
pub use options::Options;
pub use records::{
    Envelope, FilingSummary, LedgerLine, Outgoing, OutgoingPart, Queue, Sealed, SealedPart,
    StoreHealth,
};
pub use staff::Hardness;

use crate::filing::answer::PageId;
use crate::filing::delivery::{LedgerEvent, LineNote};
use crate::filing::draft::Event;
use crate::filing::reference::Reference;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use tokio::sync::watch;
use uuid::Uuid;
use writer::{Command, Writer};

/// A handle to the store's thread. Every call but [`Store::journal`] waits for its answer.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    /// `None` only while dropping.
    commands: Option<Sender<Command>>,
    thread: Option<JoinHandle<()>>,
    data: PathBuf,
    health: watch::Receiver<StoreHealth>,
    queue: watch::Receiver<Queue>,
}

impl Store {
    /// Opens a data folder as its kiosk, and makes it where it is missing.
    ///
    /// # Errors
    /// As [`Store::open_with`].
    pub fn open(folder: &Path, desk_key: Option<[u8; 32]>) -> Result<(Self, Opening), StoreError> {
        Self::open_with(
            folder,
            Options {
                desk_key,
                ..Options::of(Role::Kiosk)
            },
        )
    }

    /// Opens a data folder in any role.
    ///
    /// # Errors
    /// [`StoreError::AlreadyRunning`] where another process has the role;
    /// [`StoreError::ReadOnly`], [`StoreError::DiskFull`] and [`StoreError::File`] for the
    /// folder; [`StoreError::InvalidKeyFile`], [`StoreError::InvalidDeskKey`];
    /// [`StoreError::NewerSchema`] after a downgrade of the program. A damaged database is no
    /// error: it is set aside ([`Notice::SetAside`]).
    pub fn open_with(folder: &Path, options: Options) -> Result<(Self, Opening), StoreError> {
        let (writer, opening) = opening::open(folder, options)?;
        let health = writer.health.subscribe();
        let queue = writer.queue.subscribe();
        let (commands, wishes) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("store".into())
            .spawn(move || writer.run(&wishes))
            .map_err(|e| StoreError::file(folder, e))?;
        let shared = Shared {
            commands: Some(commands),
            thread: Some(thread),
            data: folder.to_owned(),
            health,
            queue,
        };
        Ok((
            Self {
                shared: Arc::new(shared),
            },
            opening,
        ))
    }

    /// Appends an event to the visit in progress and returns at once. Events are written in
    /// order; one that cannot be written waits in memory and shows in [`Store::health`].
    /// [`Event::Started`] with a new id takes the place of an older visit; an event without a
    /// visit is not kept.
    pub fn journal(&self, event: Event) {
        let _ = self.send(Command::Journal(event));
    }

    /// Waits until all events so far are on the disk.
    ///
    /// # Errors
    /// The reason why they are not; they are tried again with the next event.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.ask(Writer::write_journal)
    }

    /// Keeps the picture of a page of the visit.
    ///
    /// # Errors
    /// [`StoreError::NoDraft`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn put_page(&self, page: PageId, picture: Vec<u8>) -> Result<(), StoreError> {
        self.ask(move |writer| writer.put_page(page, picture))
    }

    /// The picture of a page of the visit.
    ///
    /// # Errors
    /// [`StoreError::NoDraft`], [`StoreError::NoSuchPage`], [`StoreError::Unreadable`].
    pub fn page(&self, page: PageId) -> Result<Vec<u8>, StoreError> {
        self.ask(move |writer| writer.page(page))
    }

    /// Keeps the whole photograph behind a page of the visit.
    ///
    /// # Errors
    /// As [`Store::put_page`].
    pub fn put_photograph(&self, page: PageId, picture: Vec<u8>) -> Result<(), StoreError> {
        self.ask(move |writer| writer.put_photograph(page, picture))
    }

    /// The whole photograph behind a page of the visit; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError::NoDraft`], [`StoreError::Unreadable`].
    pub fn photograph(&self, page: PageId) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask(move |writer| writer.photograph(page))
    }

    /// Throws the picture of a page away, and the photograph behind it; no error where there is none.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn remove_page(&self, page: PageId) -> Result<(), StoreError> {
        self.ask(move |writer| writer.remove_page(page))
    }

    /// Erases the visit: key, journal and pages, from the database and its log.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn erase_draft(&self) -> Result<(), StoreError> {
        self.ask(Writer::erase_draft)
    }

    /// Keeps a filing, queues it and erases the visit, all or nothing. Only after `Ok` may the
    /// resident be told "Máy đã giữ". The same filing again is no error.
    ///
    /// # Errors
    /// [`StoreError::SealedOtherwise`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn seal(&self, sealed: Sealed) -> Result<(), StoreError> {
        self.ask(move |writer| writer.seal(sealed))
    }

    /// The filings to send now: smallest rest first, age breaks ties.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] once a spare box sends them; [`StoreError::Failing`].
    pub fn to_send(&self) -> Result<Vec<Outgoing>, StoreError> {
        self.ask(Writer::outgoing)
    }

    /// The parts of a filing, and which of them have arrived.
    ///
    /// # Errors
    /// As [`Store::manifest`].
    pub fn parts(&self, id: Uuid) -> Result<Vec<OutgoingPart>, StoreError> {
        self.ask(move |writer| writer.parts(id))
    }

    /// A filing's manifest, byte for byte as it was sealed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchFiling`], [`StoreError::Erased`], [`StoreError::Unreadable`].
    pub fn manifest(&self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| filings::manifest(connection, device, id))
        })
    }

    /// The digest of a filing's manifest.
    ///
    /// # Errors
    /// As [`Store::manifest`].
    pub fn digest(&self, id: Uuid) -> Result<Digest, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| Ok(filings::header(connection, device, id)?.digest))
        })
    }

    /// A part's bytes as they were sealed.
    ///
    /// # Errors
    /// As [`Store::manifest`], and [`StoreError::NoSuchPart`].
    pub fn part(&self, id: Uuid, number: u32) -> Result<Vec<u8>, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| filings::part(connection, device, id, number))
        })
    }

    /// The whole photograph behind a part, as long as the desk has not confirmed the filing.
    ///
    /// # Errors
    /// As [`Store::manifest`].
    pub fn photograph_of_part(&self, id: Uuid, number: u32) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| filings::photograph(connection, device, id, number))
        })
    }

    /// Appends to a filing's ledger; a receipt erases its photographs. A second receipt, or a desk's word repeated, changes
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError::NoSuchFiling`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn record(&self, id: Uuid, event: LedgerEvent, at: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| writer.record(id, event, at))
    }

    /// How far the desk's feed of changes has been read; `None` before the first time.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn feed_cursor(&self) -> Result<Option<u64>, StoreError> {
        self.ask(|writer| writer.read(|connection, _| answers::cursor(connection)))
    }

    /// Appends what the desk's feed said to the ledgers and moves the place in it, all or nothing.
    /// What is said of filings that are not kept here is left out; repeated words change nothing.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn record_answers(
        &self,
        answers: Vec<(Uuid, LedgerEvent)>,
        cursor: Option<u64>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.ask(move |writer| writer.record_answers(&answers, cursor, at))
    }

    /// What the sender last noted of the line, in this process or another; `None` where nobody
    /// has sent from this folder yet.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn line_note(&self) -> Result<Option<LineNote>, StoreError> {
        self.ask(|writer| writer.read(|connection, _| answers::line(connection)))
    }

    /// Notes how the line is.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn note_line(&self, note: LineNote) -> Result<(), StoreError> {
        self.ask(move |writer| {
            writer.drain(|transaction, _| answers::note_line(transaction, &note))
        })
    }

    /// A filing by its id; `None` where none is kept under it.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], [`StoreError::Failing`].
    pub fn filing(&self, id: Uuid) -> Result<Option<FilingSummary>, StoreError> {
        self.ask(move |writer| {
            writer.refresh()?;
            writer.filing(id)
        })
    }

    /// A filing by the resident's number.
    ///
    /// # Errors
    /// As [`Store::filing`].
    pub fn filing_of(&self, reference: &Reference) -> Result<Option<FilingSummary>, StoreError> {
        let reference = reference.clone();
        self.ask(move |writer| {
            writer.refresh()?;
            writer.filing_of(&reference)
        })
    }

    /// The filings that the desk holds and has not completed, however long ago it was.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn open_at_desk(&self) -> Result<Vec<Uuid>, StoreError> {
        self.ask(|writer| writer.read(|connection, _| ledger::open_at_desk(connection)))
    }

    /// Every filing that is not settled, oldest first: the desk does not hold it yet, or its
    /// content is still kept here. Years of settled ones are found by [`Store::filing`] and
    /// [`Store::filing_of`].
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn filings(&self) -> Result<Vec<FilingSummary>, StoreError> {
        self.ask(|writer| {
            writer.refresh()?;
            Ok(writer.index.summaries())
        })
    }

    /// A filing's ledger, oldest first. Empty for a filing that is not known.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], [`StoreError::Failing`].
    pub fn ledger(&self, id: Uuid) -> Result<Vec<LedgerLine>, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| ledger::read(connection, device, id))
        })
    }

    /// Erases content and keys of filings that the desk has held since before `time`, by the
    /// kiosk's clock and by the desk's. Their ledgers stay.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn erase_received_before(&self, time: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| writer.erase_received_before(time))
    }

    /// Erases content and keys of filings that were handed over without a receipt before `time`, by
    /// the kiosk's clock and by the server's. Their ledgers stay.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn erase_handed_over_before(&self, time: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| writer.erase_handed_over_before(time))
    }

    /// The addresses of a filing's uploads on a server that names them itself, by number; the
    /// manifest is number 0.
    ///
    /// # Errors
    /// As [`Store::manifest`].
    pub fn uploads(&self, id: Uuid) -> Result<BTreeMap<u32, String>, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| uploads::all(connection, device, id))
        })
    }

    /// Keeps the address of an upload; once this returns it is on the disk.
    ///
    /// # Errors
    /// [`StoreError::NoSuchFiling`], [`StoreError::Erased`], [`StoreError::DiskFull`],
    /// [`StoreError::ReadOnly`].
    pub fn keep_upload(&self, id: Uuid, number: u32, address: String) -> Result<(), StoreError> {
        self.ask(move |writer| {
            writer.drain(|transaction, device| {
                uploads::keep(transaction, device, id, number, address.clone())
            })
        })
    }

    /// Forgets the address of an upload that is gone.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn forget_upload(&self, id: Uuid, number: u32) -> Result<(), StoreError> {
        self.ask(move |writer| {
            writer.drain(|transaction, _| uploads::forget(transaction, id, number))
        })
    }

    /// How many filings are where; changes of another process show within a second or two.
    pub fn queue(&self) -> watch::Receiver<Queue> {
        self.shared.queue.clone()
    }

    /// Whether filings can be taken in. Before a visit begins this must be
    /// [`StoreHealth::Well`].
    pub fn health(&self) -> watch::Receiver<StoreHealth> {
        self.shared.health.clone()
    }

    /// After trouble: opens again, checks, and writes what waited.
    ///
    /// # Errors
    /// The trouble that is still there.
    pub fn try_recover(&self) -> Result<(), StoreError> {
        self.ask(Writer::recover)
    }

    /// Takes the right to send this folder's filings (`protocol.md` R8).
    ///
    /// # Errors
    /// [`StoreError::AlreadySending`] while another sender has it, in this process or another.
    pub fn claim_sending(&self) -> Result<SendingClaim, StoreError> {
        SendingClaim::take(&self.shared.data)
    }

    fn send(&self, command: Command) -> Result<(), StoreError> {
        let commands = self.shared.commands.as_ref().ok_or(StoreError::Stopped)?;
        commands.send(command).map_err(|_| StoreError::Stopped)
    }

    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.send(Command::Task(Box::new(move |writer| {
            let _ = reply.send(work(writer));
        })))?;
        answer.recv().map_err(|_| StoreError::Stopped)?
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        drop(self.commands.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

//! The receiving desk: takes filings, proves it, and shows them to officers.
//!
//! Its one idea: a receipt is given only for what is surely on disk, and the same question gets
//! the same answer for ever. Bytes of pages are files; everything else is in one database.

mod account_book;
pub mod accounts;
mod admission;
pub mod audit;
mod board;
mod company;
mod csv;
mod decision;
mod description;
mod driver;
mod enrolment;
mod expiry;
mod figures;
pub mod form;
mod hand_over;
mod help;
pub mod import;
mod incoming;
mod intake;
pub mod key;
mod letters;
pub mod limits;
mod line;
mod news;
mod opened;
mod page;
mod part_files;
mod part_objects;
mod parts;
mod problem;
mod records;
mod request;
mod review;
mod search;
mod serve;
mod session;
mod sign_in;
pub mod signing;
mod status;
mod storage;
mod stores;
pub mod turns;
mod upload;
mod uploads;

pub use account_book::{AccountBook, AccountError};
pub use decision::{Decision, DecisionError, GivenReason};
pub use enrolment::{KioskBook, KioskError};
pub use limits::Patience;
pub use records::{AuditError, Records};
pub use serve::serve;
pub use storage::{Kiosk, StorageError};
pub use stores::StoresError;

use crate::config::Config;
use crate::config::settings::Enrolment;
use crate::protocol::digest::Digest;
use crate::protocol::messages::FilingStatus;
use accounts::{AccountName, Cost, Hashing};
use audit::Entry;
use company::Companies;
use jiff::Timestamp;
use news::News;
use parts::Parts;
use problem::Refusal;
use signing::HandOverKey;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use storage::Storage;
use stores::Stores;
use tokio::sync::{OwnedRwLockReadGuard, OwnedSemaphorePermit, RwLock, Semaphore, watch};
use tokio::time::timeout;
use turns::Turns;
use uploads::Uploads;
use uuid::Uuid;

/// A desk on its data folder; a cheap handle.
#[derive(Debug, Clone)]
pub struct Desk(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    name: String,
    storage: Arc<Storage>,
    parts: Parts,
    hand_over_key: HandOverKey,
    uploads: Uploads,
    turns: Mutex<Turns>,
    opened: Instant,
    companies: Companies,
    news: watch::Sender<News>,
    options: Options,
    hashing: Hashing,
    comparing: Arc<Semaphore>,
    asking: Semaphore,
    working: Arc<RwLock<()>>,
    _lock: File,
}

/// What may differ from one desk to another beside its configuration.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How long it waits for a peer.
    pub patience: Patience,
    /// Its clock.
    pub clock: fn() -> Timestamp,
    /// What a password's digest costs.
    pub password_cost: Cost,
    /// Whether browsers reach it by TLS alone, so that their cookies never travel in clear.
    pub behind_tls: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            patience: Patience::default(),
            clock: now,
            password_cost: Cost::RFC_9106,
            behind_tls: false,
        }
    }
}

/// Why a desk cannot open its data folder.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The folder cannot be used.
    #[error("the data folder cannot be used: {0}; check its path and its owner")]
    Folder(#[source] io::Error),
    /// Another desk is at work in it.
    #[error(
        "another desk is at work in this data folder; stop it first, and start it again afterwards"
    )]
    InUse,
    /// The key by which it signs what it hands over cannot be used.
    #[error(transparent)]
    Key(Box<key::KeyError>),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
    /// Others can look into the folder, and it holds things that are not the desk's.
    #[error(
        "others can look into the data folder and it is not a desk's; name a new folder or one of mode 0700"
    )]
    Shared,
    /// Another process of this desk signs with another key.
    #[error(
        "the other processes of this desk sign with another key; copy their hand-over.key into this data folder"
    )]
    OtherKey,
    /// Its database cannot be used.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What is to keep everything instead of the folder cannot be used.
    #[error(transparent)]
    Stores(#[from] StoresError),
}

impl Desk {
    /// Opens or makes the data folder (mode 0700) and takes it for this process alone.
    ///
    /// # Errors
    /// [`DeskError`] says what to do.
    pub fn open(data: &Path, config: Config) -> Result<Self, DeskError> {
        Self::open_with(data, config, Options::default())
    }

    /// As [`Desk::open`], with other options.
    ///
    /// # Errors
    /// [`DeskError`] says what to do.
    pub fn open_with(data: &Path, config: Config, options: Options) -> Result<Self, DeskError> {
        claim_folder(data)?;
        let lock = take_lock(data)?;
        let Stores { storage, parts } = Stores::open(data)?;
        let hand_over_key =
            HandOverKey::load_or_create(data).map_err(|error| DeskError::Key(Box::new(error)))?;
        if storage.is_shared() && !storage.signs_with(hand_over_key.public().to_bytes())? {
            return Err(DeskError::OtherKey);
        }
        let mut fresh = [0; 6];
        getrandom::fill(&mut fresh).map_err(|_| DeskError::Randomness)?;
        let fresh: String = fresh.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self(Arc::new(Inner {
            name: storage.desk_name(&format!("desk-{fresh}"))?,
            storage,
            parts,
            config,
            hand_over_key,
            uploads: Uploads::default(),
            turns: Mutex::new(Turns::new(limits::PLACES)),
            opened: Instant::now(),
            companies: Companies::new((options.clock)()),
            news: watch::Sender::new(News::Open),
            options,
            hashing: Hashing::new(options.password_cost),
            comparing: Arc::new(Semaphore::new(1)),
            asking: Semaphore::new(limits::WAITING_SIGN_INS),
            working: Arc::default(),
            _lock: lock,
        })))
    }

    /// Keeps an officer's decision about a filing and tells the kiosk that sent it. Blocks until it
    /// is on the disk.
    ///
    /// # Errors
    /// [`DecisionError`]; nothing of it is kept then.
    pub fn decide(&self, filing: Uuid, decision: Decision) -> Result<FilingStatus, DecisionError> {
        self.0.decide(filing, None, decision, None)
    }

    /// The right to compare a password: one at a time, because each takes much memory, and few
    /// wait for it.
    async fn password_turn(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        let _waiting = self
            .0
            .asking
            .try_acquire()
            .map_err(|_| Refusal::Unavailable)?;
        Arc::clone(&self.0.comparing)
            .acquire_owned()
            .await
            .map_err(|_| Refusal::Unavailable)
    }

    /// Runs blocking work; it is carried to its end even when the asker is gone.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let inner = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || work(&inner))
            .await
            .map_err(|_| Refusal::Unavailable)?
    }

    /// Marks work that the desk waits for before it stops.
    async fn working(&self) -> OwnedRwLockReadGuard<()> {
        Arc::clone(&self.0.working).read_owned().await
    }

    /// Waits a moment for such work.
    async fn rest(&self) {
        let _ = timeout(limits::FAREWELL, self.0.working.write()).await;
    }

    fn config(&self) -> &Config {
        &self.0.config
    }

    fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// After how many seconds it is this kiosk's turn to send pages.
    fn start_in(&self, kiosk: &str) -> u64 {
        let asked = self.0.turns(|turns, now| turns.announce(kiosk, now));
        asked.err().map_or(0, limits::whole_seconds)
    }

    /// Takes the kiosk's turn to send pages, until dropped.
    fn take_turn(&self, kiosk: String) -> Result<TakenTurn, Refusal> {
        self.0
            .turns(|turns, now| turns.enter(&kiosk, now))
            .map_err(|wait| Refusal::NotYourTurn { wait })?;
        Ok(TakenTurn {
            desk: self.clone(),
            kiosk,
        })
    }

    fn name(&self) -> &str {
        &self.0.name
    }

    fn news(&self) -> watch::Receiver<News> {
        self.0.news.subscribe()
    }

    /// Sends waiting followers home.
    fn close(&self) {
        let _ = self.0.news.send_replace(News::Closing);
    }

    /// Whether its cookies are for TLS alone.
    fn is_behind_tls(&self) -> bool {
        self.0.options.behind_tls
    }

    /// Whom the desk listens to.
    fn enrolment(&self) -> Enrolment {
        let link = self.0.config.settings.desk.as_ref();
        link.map(|link| link.enrolment).unwrap_or_default()
    }

    fn patience(&self) -> Patience {
        self.0.options.patience
    }

    fn time(&self) -> Timestamp {
        self.0.now()
    }
}

/// A kiosk's turn while one of its requests is under way.
#[derive(Debug)]
struct TakenTurn {
    desk: Desk,
    kiosk: String,
}

impl Drop for TakenTurn {
    fn drop(&mut self) {
        self.desk
            .0
            .turns(|turns, now| turns.leave(&self.kiosk, now));
    }
}

impl Inner {
    /// As [`Desk::decide`]; where the officer has seen a status, only if it still holds.
    fn decide(
        &self,
        filing: Uuid,
        seen: Option<Digest>,
        decision: Decision,
        written_down: Option<&Entry>,
    ) -> Result<FilingStatus, DecisionError> {
        let now = self.now();
        let with_letter = self.writes_to_residents(filing)?;
        let status = self
            .storage
            .decide(filing, seen, decision, written_down, with_letter, now)?;
        self.announce_change();
        Ok(status)
    }

    /// Whether a decision about this filing is told in a letter.
    fn writes_to_residents(&self, filing: Uuid) -> Result<bool, StorageError> {
        if self.config.settings.mail.is_none() {
            return Ok(false);
        }
        let Some(bytes) = self.storage.manifest(filing)? else {
            return Ok(false);
        };
        let manifest = serde_json::from_slice(&bytes).map_err(|_| StorageError::Value)?;
        Ok(letters::address(&manifest).is_some())
    }

    fn now(&self) -> Timestamp {
        (self.options.clock)()
    }

    /// Writes down what was seen or done, beside work that changes nothing else.
    fn audit(&self, entry: &Entry) -> Result<(), StorageError> {
        self.storage.note(entry, self.now())
    }

    /// The accounts, as an operator changes them now.
    fn accounts(&self, by: &AccountName) -> AccountBook<'_> {
        AccountBook {
            storage: &self.storage,
            hashing: &self.hashing,
            by: by.into(),
            now: self.now(),
        }
    }

    /// The kiosks, as an operator changes them now.
    fn kiosks(&self, by: &AccountName) -> KioskBook<'_> {
        KioskBook {
            storage: &self.storage,
            by: by.into(),
            now: self.now(),
        }
    }

    /// Asks whose turn it is now.
    fn turns<T>(&self, ask: impl FnOnce(&mut Turns, Duration) -> T) -> T {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        ask(&mut turns, self.opened.elapsed())
    }

    /// A filing is received; where its kiosk has no more pages to send, the next one's turn comes.
    fn end_turn(&self, filing: Uuid) {
        let recently = self.now().checked_sub(limits::RECENT);
        let finished = || -> Result<Option<String>, StorageError> {
            let since = recently.unwrap_or(Timestamp::MIN);
            match self.storage.kiosk(filing)? {
                Some(kiosk) if !self.storage.awaits_pages(&kiosk, since)? => Ok(Some(kiosk)),
                _ => Ok(None),
            }
        };
        match finished() {
            Ok(Some(kiosk)) => self.turns(|turns, now| turns.finished(&kiosk, now)),
            Ok(None) => {}
            // The place is free after a silence anyway.
            Err(error) => tracing::warn!(%error, "a turn could not be ended"),
        }
    }

    fn announce_change(&self) {
        // Those who wait look again; a desk that is closing stays so.
        self.news.send_modify(|_| {});
    }
}

/// The system's clock in whole milliseconds, as the database keeps times.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// Makes the folder, or tightens one that is a desk's or empty; never touches a stranger's.
fn claim_folder(data: &Path) -> Result<(), DeskError> {
    make_durably(data).map_err(DeskError::Folder)?;
    let mode = fs::metadata(data)
        .map_err(DeskError::Folder)?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let mut entries = fs::read_dir(data).map_err(DeskError::Folder)?;
    let ours = data.join("desk.lock").is_file() || entries.next().is_none();
    if !ours {
        return Err(DeskError::Shared);
    }
    fs::set_permissions(data, Permissions::from_mode(0o700)).map_err(DeskError::Folder)
}

/// Makes the folder where it is missing, so that a power cut does not take it with all that is in it;
/// also where it is found, because a desk that made it may have been killed before it came to this.
fn make_durably(data: &Path) -> io::Result<()> {
    let missing = data
        .ancestors()
        .skip(1)
        .take_while(|place| !place.as_os_str().is_empty() && !place.is_dir());
    let missing: Vec<&Path> = missing.collect();
    DirBuilder::new().recursive(true).mode(0o700).create(data)?;
    for made in missing.into_iter().chain([data]) {
        let holder = match made.parent() {
            Some(holder) if holder.as_os_str().is_empty() => Path::new("."),
            Some(holder) => holder,
            None => made,
        };
        match File::open(holder).and_then(|holder| holder.sync_all()) {
            // Others have prepared it in a place that may not even be read.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            outcome => outcome?,
        }
    }
    Ok(())
}

fn take_lock(data: &Path) -> Result<File, DeskError> {
    let lock = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(data.join("desk.lock"))
        .map_err(DeskError::Folder)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(DeskError::InUse),
        Err(TryLockError::Error(error)) => Err(DeskError::Folder(error)),
    }
}

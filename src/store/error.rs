//! What can go wrong in the store, as data; none of it carries a resident's words.

use crate::filing::answer::PageId;
use crate::filing::staff::StaffName;
use crate::sealing::{Context, SealError};
use crate::store::lock::Role;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// Why the store could not do what it was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Another process already has this role in the data folder.
    #[error("another process is already the {role} of this data folder; stop it first")]
    AlreadyRunning {
        /// The role that is taken.
        role: Role,
    },
    /// Another process already sends this folder's filings.
    #[error("another process already sends the filings of this data folder; stop it first")]
    AlreadySending,
    /// A line of the staff's log is not as it was written.
    #[error(
        "line {number} of the staff's log was changed or taken away; keep a copy of the data folder and tell \
         whoever answers for the kiosk"
    )]
    AuditBroken {
        /// The first line that does not follow from the one before it.
        number: u64,
    },
    /// The database answered with an error that is not one of the other cases.
    #[error("the database refused")]
    Database(#[source] Arc<rusqlite::Error>),
    /// The database is damaged and another process holds it, so it cannot be set aside.
    #[error("the database is damaged; stop every other motcua process so that it can be set aside")]
    DamagedInUse,
    /// There is no room left.
    #[error("the disk is full; free some space in the data folder's file system")]
    DiskFull,
    /// The filing was erased after the ward's period; only its ledger is left.
    #[error("filing {id} was erased after its period; only its ledger is kept")]
    Erased {
        /// The filing.
        id: Uuid,
    },
    /// The disk failed or the database is damaged; nothing is taken in until recovery.
    #[error("the disk failed or the database is damaged; nothing is taken in until it is checked")]
    Failing,
    /// A file of the data folder could not be used.
    #[error("cannot use {}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: Arc<io::Error>,
    },
    /// The desk's public key is not an X25519 key.
    #[error("the desk's public key is not an X25519 key; check it in kiosk.toml")]
    InvalidDeskKey,
    /// The key file exists but does not hold 32 bytes.
    #[error("{} does not hold a key of 32 bytes; restore it from the backup", path.display())]
    InvalidKeyFile {
        /// The key file.
        path: PathBuf,
    },
    /// The database was written by a newer version of the program.
    #[error(
        "the database has schema {found}, this program knows {known}; install the newer version"
    )]
    NewerSchema {
        /// The schema found.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// No draft is open.
    #[error("no draft is open")]
    NoDraft,
    /// Somebody of this name has a PIN already.
    #[error("{name} has a PIN already; remove it first to give another one")]
    NameTaken {
        /// The name.
        name: StaffName,
    },
    /// There is no such filing.
    #[error("there is no filing {id}")]
    NoSuchFiling {
        /// The id asked for.
        id: Uuid,
    },
    /// The draft has no such page.
    #[error("the draft has no page {}", page.0)]
    NoSuchPage {
        /// The page asked for.
        page: PageId,
    },
    /// The filing has no such part.
    #[error("filing {id} has no part {number}")]
    NoSuchPart {
        /// The filing.
        id: Uuid,
        /// The part asked for.
        number: u32,
    },
    /// Nobody of this name has a PIN.
    #[error("nobody called {name} has a PIN; `motcua staff list` tells who has one")]
    NoSuchStaff {
        /// The name.
        name: StaffName,
    },
    /// An older schema needs migrating while another process holds the database.
    #[error("the database has the older schema {found}; stop every other motcua process once")]
    OlderSchemaInUse {
        /// The schema found.
        found: i64,
    },
    /// The SQLite linked in can lose committed pages.
    #[error("SQLite {found} can lose committed data; 3.51.3 or newer is needed")]
    OldSqlite {
        /// The version linked in.
        found: &'static str,
    },
    /// A PIN could not be worked on.
    #[error("there is not enough memory to check a PIN; stop other programs")]
    PinUnchecked,
    /// Somebody else has this PIN, which says who enters.
    #[error("this PIN cannot be taken; choose another one")]
    PinTaken,
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Randomness,
    /// The file system or the database is read-only.
    #[error("the data folder is read-only; remount it or mend its permissions")]
    ReadOnly,
    /// A spare box has taken this box's place.
    #[error(
        "a spare box has taken this box's place and sends its filings; take this box out of service"
    )]
    Replaced,
    /// The same id was sealed before with other content.
    #[error("filing {id} was sealed before with other content")]
    SealedOtherwise {
        /// The filing.
        id: Uuid,
    },
    /// The store's thread has ended.
    #[error("the store has stopped")]
    Stopped,
    /// Something sealed does not open: it was changed on the disk, or the key is another one.
    #[error("{context} does not open: it was changed on the disk or sealed under another key")]
    Unreadable {
        /// What it should have been.
        context: Context,
    },
}

impl From<SealError> for StoreError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::InvalidKey => Self::InvalidDeskKey,
            SealError::Randomness => Self::Randomness,
            SealError::Unreadable { context } => Self::Unreadable { context },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl StoreError {
    /// The error of a file, told apart by what an operator must do.
    pub(super) fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::File {
                path: path.into(),
                source: Arc::new(source),
            },
        }
    }

    /// The code of the database, where it is its error.
    pub(super) fn code(&self) -> Option<rusqlite::ErrorCode> {
        match self {
            Self::Database(error) => error.sqlite_error_code(),
            _ => None,
        }
    }

    /// Whether there was no room.
    pub(super) fn is_full(&self) -> bool {
        matches!(self, Self::DiskFull) || self.code() == Some(rusqlite::ErrorCode::DiskFull)
    }

    /// The same error, told by what is the matter with the disk where that is known.
    pub(super) fn of_disk(self) -> Self {
        match self.code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(rusqlite::ErrorCode::SystemIoFailure | rusqlite::ErrorCode::CannotOpen) => {
                Self::Failing
            }
            _ => self,
        }
    }

    /// Whether it says that the database itself is damaged.
    pub(super) fn is_damage(&self) -> bool {
        matches!(
            self.code(),
            Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
        )
    }
}

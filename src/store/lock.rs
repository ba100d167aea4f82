//! Who may use a data folder: one process per role, held by locks of the operating system.
//!
//! A role's lock file also carries the mark of a running process, so that a stop without
//! farewell is noticed at the next start.

use crate::store::error::StoreError;
use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// What a process does with a data folder; each role is taken by one process at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The sender without a window.
    Courier,
    /// The window: it alone has the draft.
    Kiosk,
    /// A person at the command line, e.g. looking at the queue.
    Operator,
}

impl Role {
    const ALL: [Self; 3] = [Self::Courier, Self::Kiosk, Self::Operator];

    fn file(self) -> &'static str {
        match self {
            Self::Courier => "courier.lock",
            Self::Kiosk => "kiosk.lock",
            Self::Operator => "operator.lock",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Courier => "courier",
            Self::Kiosk => "kiosk",
            Self::Operator => "operator",
        })
    }
}

/// The turn to open the folder: roles open one after the other, so that none repairs what
/// another is just opening.
pub(super) struct Turn {
    _held: Held,
}

impl Turn {
    /// Waits for its turn.
    pub(super) fn wait(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join("opening.lock");
        let file = lock_file(&path)?;
        file.lock().map_err(|e| StoreError::file(path, e))?;
        Ok(Self { _held: Held(file) })
    }
}

/// A role held by this process until it is dropped.
pub(super) struct RoleLock {
    held: Held,
    path: PathBuf,
    /// Whether the process that held it before stopped without farewell.
    pub(super) unclean_stop: bool,
}

impl RoleLock {
    /// Takes a role.
    pub(super) fn take(folder: &Path, role: Role) -> Result<Self, StoreError> {
        let path = folder.join(role.file());
        let mut held = try_lock(&path)?.ok_or(StoreError::AlreadyRunning { role })?;
        let mut mark = Vec::new();
        let _ = Read::by_ref(&mut held.0)
            .take(1)
            .read_to_end(&mut mark)
            .map_err(|e| StoreError::file(&path, e))?;
        Ok(Self {
            held,
            path,
            unclean_stop: !mark.is_empty(),
        })
    }

    /// Takes every role but one; `None` where another process has one of them.
    pub(super) fn take_others(folder: &Path, own: Role) -> Result<Option<Vec<Self>>, StoreError> {
        let others = Role::ALL.into_iter().filter(|role| *role != own);
        match others.map(|role| Self::take(folder, role)).collect() {
            Ok(locks) => Ok(Some(locks)),
            Err(StoreError::AlreadyRunning { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Leaves the mark of a running process on the disk.
    pub(super) fn mark_running(&mut self) -> Result<(), StoreError> {
        self.mark(b"running\n")
    }

    /// Wipes the mark: this process says farewell.
    pub(super) fn mark_stopped(&mut self) -> Result<(), StoreError> {
        self.mark(b"")
    }

    fn mark(&mut self, mark: &[u8]) -> Result<(), StoreError> {
        let file = &mut self.held.0;
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(mark))
            .and_then(|()| file.sync_all())
            .map_err(|e| StoreError::file(&self.path, e))
    }
}

/// The right to send, held by one sender per data folder, inside or outside the window
/// (`protocol.md` R8). Dropping it lets another one send.
#[derive(Debug)]
pub struct SendingClaim {
    _held: Held,
}

impl SendingClaim {
    pub(super) fn take(folder: &Path) -> Result<Self, StoreError> {
        try_lock(&folder.join("sending.lock"))?
            .map(|held| Self { _held: held })
            .ok_or(StoreError::AlreadySending)
    }
}

/// A file whose lock is given back when it is dropped. Closing it is not enough: a process that
/// was just started from this one may still hold a copy.
#[derive(Debug)]
struct Held(File);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn try_lock(path: &Path) -> Result<Option<Held>, StoreError> {
    let file = lock_file(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Held(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreError::file(path, error)),
    }
}

fn lock_file(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(|e| StoreError::file(path, e))
}

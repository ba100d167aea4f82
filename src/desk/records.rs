//! A data folder's accounts and audit for the command line, also while a desk is at work in it.
//!
//! Desk and commands share one database; each change is one transaction, and the desk asks it
//! anew at every request, so that a lock or a new role holds at once.

use crate::desk::account_book::AccountBook;
use crate::desk::accounts::Hashing;
use crate::desk::audit::{Act, Broken, Chain, Entry, Noted, Row, Who};
use crate::desk::enrolment::KioskBook;
use crate::desk::storage::Storage;
use crate::desk::stores::open_storage;
use crate::desk::{DeskError, Options, StorageError, claim_folder};
use jiff::Timestamp;
use std::io::{self, Write};
use std::path::Path;
use uuid::Uuid;

/// Rows read at once.
const STEP: u32 = 1000;

/// The accounts and the audit of a data folder.
#[derive(Debug)]
pub struct Records {
    storage: Storage,
    hashing: Hashing,
    clock: fn() -> Timestamp,
}

/// Why the audit could not be followed to its end.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Somebody has changed it.
    #[error("{0}; compare with an earlier export or a backup")]
    Broken(#[from] Broken),
    /// What was noted elsewhere is not in it any more.
    #[error(
        "row {0} is not the one that was noted, or it is gone: rows were cut off, or all were written anew"
    )]
    Rewritten(i64),
    /// It cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// It cannot be written out.
    #[error("the audit could not be written out: {0}")]
    Write(#[from] io::Error),
}

impl Records {
    /// Opens a data folder, and makes it where there is none.
    ///
    /// # Errors
    /// [`DeskError`] says what to do.
    pub fn open(data: &Path) -> Result<Self, DeskError> {
        Self::open_with(data, Options::default())
    }

    /// As [`Records::open`], with another clock and another cost of passwords.
    ///
    /// # Errors
    /// [`DeskError`] says what to do.
    pub fn open_with(data: &Path, options: Options) -> Result<Self, DeskError> {
        claim_folder(data)?;
        Ok(Self {
            storage: open_storage(data)?,
            hashing: Hashing::new(options.password_cost),
            clock: options.clock,
        })
    }

    /// The accounts, as whoever is at the machine changes them now.
    pub fn accounts(&self) -> AccountBook<'_> {
        AccountBook {
            storage: &self.storage,
            hashing: &self.hashing,
            by: Who::Command,
            now: (self.clock)(),
        }
    }

    /// The kiosks, as whoever is at the machine changes them now.
    pub fn kiosks(&self) -> KioskBook<'_> {
        KioskBook {
            storage: &self.storage,
            by: Who::Command,
            now: (self.clock)(),
        }
    }

    /// Follows the audit from its first row to its last, past the place that somebody noted elsewhere.
    ///
    /// # Errors
    /// [`AuditError::Broken`] names the first row that is not what was written;
    /// [`AuditError::Rewritten`] says that the noted place is not there.
    pub fn verify_audit(&self, noted: Option<Noted>) -> Result<Chain, AuditError> {
        let mut found = false;
        let chain = self.follow(|row| {
            found |=
                noted.is_some_and(|noted| (row.number, row.digest) == (noted.rows, noted.digest));
            Ok(())
        })?;
        match noted {
            Some(noted) if !found => Err(AuditError::Rewritten(noted.rows)),
            _ => Ok(chain),
        }
    }

    /// Writes every row out as a line of JSON, then notes that it was done.
    ///
    /// # Errors
    /// [`AuditError`]; what comes before a broken row is written.
    pub fn export_audit(&self, to: &mut impl Write) -> Result<Chain, AuditError> {
        let chain = self.follow(|row| {
            let line = serde_json::json!({
                "number": row.number,
                "at": Timestamp::from_millisecond(row.at).ok(),
                "who": row.who,
                "act": row.act,
                "filing": row.filing.map(Uuid::from_bytes),
                "subject": row.subject,
                "digest": row.digest,
            });
            writeln!(to, "{line}")
        })?;
        to.flush()?;
        let entry = Entry::new(Who::Command, Act::AuditExported);
        self.storage.note(&entry, (self.clock)())?;
        Ok(chain)
    }

    fn follow(&self, mut tell: impl FnMut(&Row) -> io::Result<()>) -> Result<Chain, AuditError> {
        let mut chain = Chain::default();
        loop {
            let rows = self.storage.audit_after(chain.rows, STEP)?;
            if rows.is_empty() {
                return Ok(chain);
            }
            for row in &rows {
                chain.follow(row)?;
                tell(row)?;
            }
        }
    }
}

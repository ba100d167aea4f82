//! What operators do with accounts, alike from their page and from the command line.
//!
//! Whoever makes an account never knows its password for long: it gets one that is told once, ends
//! after a week, and must be replaced at the first sign-in.

use crate::desk::StorageError;
use crate::desk::accounts::{
    Account, AccountName, HashError, Hashed, Hashing, NoRandomness, OneTimePassword, Role,
};
use crate::desk::audit::Who;
use crate::desk::storage::{Change, Changed, Storage};
use jiff::{SignedDuration, Timestamp};

/// How long a one-time password counts.
const ONE_TIME: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Why nothing was done with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Nobody could look after accounts afterwards.
    #[error("this is the last operator who can sign in; make another one first")]
    LastOperator,
    /// The system gives no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// The password could not be kept.
    #[error(transparent)]
    Password(#[from] HashError),
    /// The storage fails.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Another account has the name.
    #[error("there is an account with this name already")]
    Taken,
    /// No account has the name.
    #[error("no account has this name; `motcua-desk account list` shows all")]
    Unknown,
}

/// The accounts, as one person changes them at one moment.
#[derive(Debug)]
pub struct AccountBook<'a> {
    pub(super) storage: &'a Storage,
    pub(super) hashing: &'a Hashing,
    pub(super) by: Who,
    pub(super) now: Timestamp,
}

impl AccountBook<'_> {
    /// Every account by its name.
    ///
    /// # Errors
    /// [`AccountError::Storage`].
    pub fn list(&self) -> Result<Vec<Account>, AccountError> {
        Ok(self.storage.accounts(self.now)?)
    }

    /// Makes an account; tells its one-time password.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn add(&self, name: &AccountName, role: Role) -> Result<OneTimePassword, AccountError> {
        let (told, kept) = self.one_time()?;
        let kept = (&kept, self.until());
        let added = self
            .storage
            .add_account(&self.by, name, role, kept, self.now)?;
        if added {
            Ok(told)
        } else {
            Err(AccountError::Taken)
        }
    }

    /// Gives an account a new one-time password and ends its sessions.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn reset(&self, name: &AccountName) -> Result<OneTimePassword, AccountError> {
        let (told, kept) = self.one_time()?;
        let kept = (&kept, self.until());
        let reset = self
            .storage
            .reset_password(&self.by, name, kept, self.now)?;
        if reset {
            Ok(told)
        } else {
            Err(AccountError::Unknown)
        }
    }

    /// Keeps the account's owner out, and ends what is open.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn lock(&self, name: &AccountName) -> Result<(), AccountError> {
        self.change(name, Change::Lock)
    }

    /// Lets the account's owner in again, also after too many wrong passwords.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn unlock(&self, name: &AccountName) -> Result<(), AccountError> {
        self.change(name, Change::Unlock)
    }

    /// Gives an account another role; it holds from the next request on.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn set_role(&self, name: &AccountName, role: Role) -> Result<(), AccountError> {
        self.change(name, Change::Role(role))
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// [`AccountError`].
    pub fn end_sessions(&self, name: &AccountName) -> Result<(), AccountError> {
        self.change(name, Change::EndSessions)
    }

    fn change(&self, name: &AccountName, change: Change) -> Result<(), AccountError> {
        match self
            .storage
            .change_account(&self.by, name, change, self.now)?
        {
            Changed::Done => Ok(()),
            Changed::LastOperator => Err(AccountError::LastOperator),
            Changed::Unknown => Err(AccountError::Unknown),
        }
    }

    fn one_time(&self) -> Result<(OneTimePassword, Hashed), AccountError> {
        let told = OneTimePassword::random()?;
        let kept = self.hashing.hash(&told.password())?;
        Ok((told, kept))
    }

    fn until(&self) -> Timestamp {
        self.now.checked_add(ONE_TIME).unwrap_or(Timestamp::MAX)
    }
}

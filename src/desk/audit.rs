//! Who saw and did what, when: written once, never changed, each row tied to the one before it.
//!
//! A row's digest covers the row and the digest before it, so that a row that was changed, taken
//! out or put in later is found and named. A row names accounts, acts and filing ids, never what
//! a resident said. Whoever notes the newest digest elsewhere also notices rows that were cut off
//! at the end.

use crate::desk::accounts::AccountName;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;
use uuid::Uuid;

/// What was done; the closed list of everything that is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// An account was made.
    AccountAdded,
    /// An account was locked.
    AccountLocked,
    /// An account was unlocked, and what had failed at it forgotten.
    AccountUnlocked,
    /// The audit was written out.
    AuditExported,
    /// The audit was looked at.
    AuditViewed,
    /// A guide has pressed a button at a kiosk, as its resident had allowed.
    ButtonPressed,
    /// A guide has asked to press buttons at a kiosk.
    ControlAsked,
    /// That is over.
    ControlEnded,
    /// The resident has allowed it.
    ControlGranted,
    /// The resident has not.
    ControlRefused,
    /// A kiosk got a code to enrol with.
    KioskAdded,
    /// A kiosk has enrolled.
    KioskEnrolled,
    /// A kiosk's pass was taken from it.
    KioskRevoked,
    /// A filing was accepted.
    FilingAccepted,
    /// A filing's result is ready.
    FilingCompleted,
    /// A filing's values were taken over into another system or file.
    FilingCopied,
    /// A filing was returned.
    FilingReturned,
    /// A filing was opened.
    FilingViewed,
    /// Filings were searched for by what residents said.
    FilingsSearched,
    /// A filing's form was opened.
    FormViewed,
    /// A page of a filing was opened.
    PartViewed,
    /// A name must wait after too many wrong passwords.
    LockedOut,
    /// An account's owner chose a password.
    PasswordChanged,
    /// An account got a one-time password.
    PasswordReset,
    /// An account got another role.
    RoleChanged,
    /// An account's sessions were ended by an operator.
    SessionsEnded,
    /// A sign-in failed.
    SignInFailed,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// A guide has asked to see what stands on a kiosk's screen.
    WatchAsked,
    /// That is over.
    WatchEnded,
    /// The resident has allowed it.
    WatchGranted,
    /// The resident has not.
    WatchRefused,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 33] = [
        Self::AccountAdded,
        Self::AccountLocked,
        Self::AccountUnlocked,
        Self::AuditExported,
        Self::AuditViewed,
        Self::ButtonPressed,
        Self::ControlAsked,
        Self::ControlEnded,
        Self::ControlGranted,
        Self::ControlRefused,
        Self::KioskAdded,
        Self::KioskEnrolled,
        Self::KioskRevoked,
        Self::FilingAccepted,
        Self::FilingCompleted,
        Self::FilingCopied,
        Self::FilingReturned,
        Self::FilingViewed,
        Self::FilingsSearched,
        Self::FormViewed,
        Self::PartViewed,
        Self::LockedOut,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::RoleChanged,
        Self::SessionsEnded,
        Self::SignInFailed,
        Self::SignedIn,
        Self::SignedOut,
        Self::WatchAsked,
        Self::WatchEnded,
        Self::WatchGranted,
        Self::WatchRefused,
    ];

    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::AccountAdded => "account-added",
            Self::AccountLocked => "account-locked",
            Self::AccountUnlocked => "account-unlocked",
            Self::AuditExported => "audit-exported",
            Self::AuditViewed => "audit-viewed",
            Self::ButtonPressed => "button-pressed",
            Self::ControlAsked => "control-asked",
            Self::ControlEnded => "control-ended",
            Self::ControlGranted => "control-granted",
            Self::ControlRefused => "control-refused",
            Self::KioskAdded => "kiosk-added",
            Self::KioskEnrolled => "kiosk-enrolled",
            Self::KioskRevoked => "kiosk-revoked",
            Self::FilingAccepted => "filing-accepted",
            Self::FilingCompleted => "filing-completed",
            Self::FilingCopied => "filing-copied",
            Self::FilingReturned => "filing-returned",
            Self::FilingViewed => "filing-viewed",
            Self::FilingsSearched => "filings-searched",
            Self::FormViewed => "form-viewed",
            Self::PartViewed => "part-viewed",
            Self::LockedOut => "locked-out",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::RoleChanged => "role-changed",
            Self::SessionsEnded => "sessions-ended",
            Self::SignInFailed => "sign-in-failed",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::WatchAsked => "watch-asked",
            Self::WatchEnded => "watch-ended",
            Self::WatchGranted => "watch-granted",
            Self::WatchRefused => "watch-refused",
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The owner of an account.
    Account(AccountName),
    /// Somebody at the desk's machine, by a command.
    Command,
    /// Somebody who is not signed in.
    Stranger,
}

impl Display for Who {
    /// The word that is stored; no account's name begins with `@`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(name) => name.fmt(f),
            Self::Command => f.write_str("@command"),
            Self::Stranger => f.write_str("@stranger"),
        }
    }
}

impl From<&AccountName> for Who {
    fn from(name: &AccountName) -> Self {
        Self::Account(name.clone())
    }
}

/// Something to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who did it.
    pub who: Who,
    /// What.
    pub act: Act,
    /// With which filing.
    pub filing: Option<Uuid>,
    /// With whose account, or with which kiosk.
    pub subject: Option<String>,
}

impl Entry {
    /// An act with nothing further to name.
    pub fn new(who: impl Into<Who>, act: Act) -> Self {
        Self {
            who: who.into(),
            act,
            filing: None,
            subject: None,
        }
    }

    /// The same with this filing.
    pub fn filing(self, id: Uuid) -> Self {
        Self {
            filing: Some(id),
            ..self
        }
    }

    /// The same with this account.
    pub fn account(self, name: &AccountName) -> Self {
        Self {
            subject: Some(name.to_string()),
            ..self
        }
    }

    /// The same with this kiosk.
    pub fn kiosk(self, name: &str) -> Self {
        Self {
            subject: Some(name.to_owned()),
            ..self
        }
    }
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1 without a gap.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who did it.
    pub who: String,
    /// What.
    pub act: String,
    /// With which filing.
    pub filing: Option<[u8; 16]>,
    /// With whose account, or with which kiosk.
    pub subject: Option<String>,
    /// The digest of this row and the one before it.
    pub digest: Digest,
}

/// What the first row is tied to.
pub const BEGINNING: Digest = Digest([0; 32]);

impl Row {
    /// The row that comes after a digest.
    pub fn after(previous: Digest, number: i64, entry: &Entry, at: Timestamp) -> Self {
        let mut row = Self {
            number,
            at: at.as_millisecond(),
            who: entry.who.to_string(),
            act: entry.act.word().to_owned(),
            filing: entry.filing.map(Uuid::into_bytes),
            subject: entry.subject.clone(),
            digest: BEGINNING,
        };
        row.digest = row.tied_to(previous);
        row
    }

    /// The digest that this row must have after another.
    pub fn tied_to(&self, previous: Digest) -> Digest {
        let mut hasher = Sha256::new();
        hasher.update(previous.0);
        hasher.update(self.number.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        // Each with its length, so that no two rows have the same bytes.
        let texts = [
            Some(self.who.as_bytes()),
            Some(self.act.as_bytes()),
            self.filing.as_ref().map(<[u8; 16]>::as_slice),
            self.subject.as_deref().map(str::as_bytes),
        ];
        for text in texts {
            let length = text.map_or(u64::MAX, |text| text.len() as u64);
            hasher.update(length.to_be_bytes());
            hasher.update(text.unwrap_or_default());
        }
        Digest(hasher.finalize().into())
    }
}

/// Follows the rows in order and stops at the first that does not belong there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// How many rows were followed.
    pub rows: i64,
    /// The digest of the last one.
    pub digest: Digest,
}

/// The place in the audit that somebody noted elsewhere: how many rows, and the digest of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// How many rows there were.
    pub rows: i64,
    /// The digest of the last one.
    pub digest: Digest,
}

/// A text that is no such place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a note is a number and a digest, as `audit verify` prints them: 120:4f2a…")]
pub struct NoteError;

impl FromStr for Noted {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let (rows, digest) = text.trim().split_once(':').ok_or(NoteError)?;
        Ok(Self {
            rows: rows.parse().map_err(|_| NoteError)?,
            digest: Digest::from_hex(digest).map_err(|_| NoteError)?,
        })
    }
}

/// The first row that was changed, or before which one is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {0} is not what was written, or a row before it is missing")]
pub struct Broken(
    /// Its number, counted from the rows that are there.
    pub i64,
);

impl Default for Chain {
    fn default() -> Self {
        Self {
            rows: 0,
            digest: BEGINNING,
        }
    }
}

impl Chain {
    /// Goes on by one row.
    ///
    /// # Errors
    /// [`Broken`] where it is not the next.
    pub fn follow(&mut self, row: &Row) -> Result<(), Broken> {
        let number = self.rows + 1;
        if row.number != number || row.tied_to(self.digest) != row.digest {
            return Err(Broken(number));
        }
        *self = Self {
            rows: number,
            digest: row.digest,
        };
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let name: AccountName = "hoa".parse().unwrap();
        let mut previous = BEGINNING;
        (1..=5)
            .map(|number| {
                let entry = Entry::new(&name, Act::FilingViewed).filing(Uuid::from_u128(7));
                let row = Row::after(previous, number, &entry, Timestamp::UNIX_EPOCH);
                previous = row.digest;
                row
            })
            .collect()
    }

    fn follow(rows: &[Row]) -> Result<Chain, Broken> {
        let mut chain = Chain::default();
        for row in rows {
            chain.follow(row)?;
        }
        Ok(chain)
    }

    #[test]
    fn whatever_is_changed_in_a_row_names_that_row() {
        let untouched = rows();
        assert_eq!(follow(&untouched).unwrap().rows, 5);
        let changes: [fn(&mut Row); 6] = [
            |row| row.at += 1,
            |row| row.who = "mai".into(),
            |row| row.act = Act::PartViewed.word().into(),
            |row| row.filing = None,
            |row| row.subject = Some("hoa".into()),
            |row| row.digest = BEGINNING,
        ];
        for (place, change) in changes.into_iter().enumerate() {
            let mut rows = untouched.clone();
            change(&mut rows[2]);
            assert_eq!(follow(&rows), Err(Broken(3)), "change {place}");
        }
    }

    #[test]
    fn a_row_taken_out_or_put_in_is_found() {
        let mut without = rows();
        let taken = without.remove(1);
        assert_eq!(follow(&without), Err(Broken(2)));
        let mut doubled = rows();
        doubled.insert(2, taken);
        assert_eq!(follow(&doubled), Err(Broken(3)));
    }

    #[test]
    fn every_act_has_a_word_of_its_own() {
        let words: std::collections::BTreeSet<_> = Act::ALL.map(Act::word).into();
        assert_eq!(words.len(), Act::ALL.len());
    }
}

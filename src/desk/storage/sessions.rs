//! Open sessions as rows, by the digest of what the browser holds.

use super::audit::append;
use super::database::{Session, values};
use super::{Storage, StorageError};
use crate::desk::accounts::{AccountName, Role};
use crate::desk::audit::{Act, Entry};
use crate::desk::session::{IDLE, LONGEST, USE_STEP, is_over};
use crate::protocol::digest::Digest;
use jiff::Timestamp;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The account.
    pub name: AccountName,
    /// Its role at this moment.
    pub role: Role,
    /// Whether a one-time password is still to be replaced.
    pub must_choose: bool,
}

impl Storage {
    /// Who a session belongs to; `None` where there is none, it is over, or its account is locked.
    /// With `used` it goes on from now.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn session(
        &self,
        digest: Digest,
        used: bool,
        now: Timestamp,
    ) -> Result<Option<SignedIn>, StorageError> {
        let found = self.read(|session| {
            session.first(
                "SELECT name, role, one_time_until IS NOT NULL, opened_at, used_at
                 FROM sessions JOIN accounts ON name = account
                 WHERE sessions.digest = ?1 AND locked = 0",
                values![digest],
                |row| {
                    let signed_in = SignedIn {
                        name: row.parsed(0)?,
                        role: row.parsed(1)?,
                        must_choose: row.get(2)?,
                    };
                    Ok((signed_in, row.time(3)?, row.time(4)?))
                },
            )
        })?;
        let Some((signed_in, opened_at, used_at)) = found else {
            return Ok(None);
        };
        if is_over(opened_at, used_at, now) {
            self.close_session(digest)?;
            return Ok(None);
        }
        if used && now.duration_since(used_at) >= USE_STEP {
            self.write(|session| {
                let _ = session.execute(
                    "UPDATE sessions SET used_at = ?2 WHERE digest = ?1",
                    values![digest, now],
                )?;
                Ok(())
            })?;
        }
        Ok(Some(signed_in))
    }

    /// Its owner signs out.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn sign_out(
        &self,
        digest: Digest,
        name: &AccountName,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|session| {
            let _ = session.execute("DELETE FROM sessions WHERE digest = ?1", values![digest])?;
            append(session, &Entry::new(name, Act::SignedOut), now)
        })
    }

    fn close_session(&self, digest: Digest) -> Result<(), StorageError> {
        self.write(|session| {
            let _ = session.execute("DELETE FROM sessions WHERE digest = ?1", values![digest])?;
            Ok(())
        })
    }
}

/// Opens a session, and forgets those that are over.
pub fn open_session(
    session: &mut Session<'_>,
    name: &AccountName,
    digest: Digest,
    now: Timestamp,
) -> Result<(), StorageError> {
    let milliseconds = now.as_millisecond();
    let idle = milliseconds - IDLE.as_millis() as i64;
    let longest = milliseconds - LONGEST.as_millis() as i64;
    let _ = session.execute(
        "DELETE FROM sessions WHERE used_at <= ?1 OR opened_at <= ?2",
        values![idle, longest],
    )?;
    let _ = session.execute(
        "INSERT INTO sessions (digest, account, opened_at, used_at) VALUES (?1, ?2, ?3, ?3)",
        values![digest, name.as_str(), milliseconds],
    )?;
    Ok(())
}

/// Ends every session of an account.
pub fn end_sessions(session: &mut Session<'_>, name: &AccountName) -> Result<(), StorageError> {
    let _ = session.execute(
        "DELETE FROM sessions WHERE account = ?1",
        values![name.as_str()],
    )?;
    Ok(())
}

//! Accounts and what failed at them, each change with its row of the audit in one transaction.

use super::audit::append;
use super::database::{Session, values};
use super::sessions::{end_sessions, open_session};
use super::{Storage, StorageError};
use crate::desk::accounts::{Account, AccountName, Cost, FORGOTTEN, Hashed, Role, locked_until};
use crate::desk::audit::{Act, Entry, Who};
use crate::protocol::digest::Digest;
use jiff::Timestamp;

/// Most names of nobody whose wrong passwords are remembered.
const STRANGERS: u32 = 10_000;

/// What a sign-in is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The account's name.
    pub name: AccountName,
    /// Its password.
    pub password: Hashed,
    /// Whether an operator has locked it.
    pub locked: bool,
    /// Until when its one-time password counts.
    pub one_time_until: Option<Timestamp>,
}

/// A change of an account by an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It may not sign in any more, and its sessions end.
    Lock,
    /// It may sign in again, and what had failed is forgotten.
    Unlock,
    /// It gets another role.
    Role(Role),
    /// Its sessions end.
    EndSessions,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// Nobody could look after accounts afterwards.
    LastOperator,
    /// No account has this name.
    Unknown,
}

impl Storage {
    /// Whether there is any account.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn has_accounts(&self) -> Result<bool, StorageError> {
        self.read(|session| {
            session.one("SELECT EXISTS (SELECT 1 FROM accounts)", &[], |row| {
                row.get(0)
            })
        })
    }

    /// Every account by its name.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn accounts(&self, now: Timestamp) -> Result<Vec<Account>, StorageError> {
        let mut accounts = self.kept_accounts()?;
        for account in &mut accounts {
            let typed = Digest::of(account.name.as_str().as_bytes());
            account.waits_until = self.must_wait(typed, now)?;
        }
        Ok(accounts)
    }

    fn kept_accounts(&self) -> Result<Vec<Account>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT name, role, locked, one_time_until,
                        (SELECT count(*) FROM sessions WHERE account = name)
                 FROM accounts ORDER BY name",
                &[],
                |row| {
                    Ok(Account {
                        name: row.parsed(0)?,
                        role: row.parsed(1)?,
                        locked: row.get(2)?,
                        one_time_until: row.optional_time(3)?,
                        waits_until: None,
                        sessions: row.get(4)?,
                    })
                },
            )
        })
    }

    /// What this account's sign-in is compared with.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kept_password(&self, name: &AccountName) -> Result<Option<Kept>, StorageError> {
        self.read(|session| {
            session.first(
                "SELECT name, memory, passes, lanes, salt, digest, locked, one_time_until
                 FROM accounts WHERE name = ?1",
                values![name.as_str()],
                |row| {
                    Ok(Kept {
                        name: row.parsed(0)?,
                        password: Hashed {
                            cost: Cost {
                                memory: row.get(1)?,
                                passes: row.get(2)?,
                                lanes: row.get(3)?,
                            },
                            salt: row.get(4)?,
                            digest: row.get(5)?,
                        },
                        locked: row.get(6)?,
                        one_time_until: row.optional_time(7)?,
                    })
                },
            )
        })
    }

    /// Makes an account with a one-time password; `false` where the name is taken.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn add_account(
        &self,
        by: &Who,
        name: &AccountName,
        role: Role,
        (password, until): (&Hashed, Timestamp),
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        self.write(|session| {
            let added = session.execute(
                "INSERT INTO accounts (name, role, locked, memory, passes, lanes, salt, digest,
                                       one_time_until, added_at)
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
                values![
                    name.as_str(),
                    role.word(),
                    password.cost.memory,
                    password.cost.passes,
                    password.cost.lanes,
                    password.salt,
                    password.digest,
                    until,
                    now,
                ],
            )?;
            if added == 1 {
                forget_failures(session, name)?;
                let entry = Entry::new(by.clone(), Act::AccountAdded).account(name);
                append(session, &entry, now)?;
            }
            Ok(added == 1)
        })
    }

    /// Gives an account a one-time password, ends its sessions and forgets what had failed;
    /// `false` where there is none.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn reset_password(
        &self,
        by: &Who,
        name: &AccountName,
        (password, until): (&Hashed, Timestamp),
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        self.write(|session| {
            if !keep(session, name, password, Some(until))? {
                return Ok(false);
            }
            end_sessions(session, name)?;
            forget_failures(session, name)?;
            let entry = Entry::new(by.clone(), Act::PasswordReset).account(name);
            append(session, &entry, now)?;
            Ok(true)
        })
    }

    /// Its owner has chosen a password: every session ends, and the one that chose goes on as a
    /// new one.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn choose_password(
        &self,
        name: &AccountName,
        password: &Hashed,
        opened: Digest,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|session| {
            let _ = keep(session, name, password, None)?;
            end_sessions(session, name)?;
            open_session(session, name, opened, now)?;
            append(session, &Entry::new(name, Act::PasswordChanged), now)
        })
    }

    /// Changes an account. The last operator who may sign in stays one.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn change_account(
        &self,
        by: &Who,
        name: &AccountName,
        change: Change,
        now: Timestamp,
    ) -> Result<Changed, StorageError> {
        self.write(|session| {
            let known = session.first(
                "SELECT role = 'operator' AND locked = 0,
                        (SELECT count(*) FROM accounts WHERE role = 'operator' AND locked = 0)
                 FROM accounts WHERE name = ?1",
                values![name.as_str()],
                |row| Ok((row.get::<bool>(0)?, row.get::<u32>(1)?)),
            )?;
            let Some((operates, operators)) = known else {
                return Ok(Changed::Unknown);
            };
            let leaves = match change {
                Change::Lock => true,
                Change::Role(role) => role != Role::Operator,
                Change::Unlock | Change::EndSessions => false,
            };
            if leaves && operates && operators == 1 {
                return Ok(Changed::LastOperator);
            }
            let act = apply(session, name, change)?;
            let entry = Entry::new(by.clone(), act).account(name);
            append(session, &entry, now)?;
            Ok(Changed::Done)
        })
    }

    /// Until when this name must wait.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn must_wait(
        &self,
        typed: Digest,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StorageError> {
        self.read(|session| {
            let failed = session.first(
                "SELECT failures, last_at FROM attempts WHERE name = ?1",
                values![typed],
                |row| Ok((row.get(0)?, row.time(1)?)),
            )?;
            Ok(failed.and_then(|(failures, last)| locked_until(failures, last, now)))
        })
    }

    /// Keeps that a sign-in failed; until when the name must wait now.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn sign_in_failed(
        &self,
        typed: Digest,
        account: Option<&AccountName>,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StorageError> {
        let milliseconds = now.as_millisecond();
        let forgotten = milliseconds - FORGOTTEN.as_millis() as i64;
        self.write(|session| {
            let _ = session.execute(
                "DELETE FROM attempts WHERE last_at < ?1",
                values![forgotten],
            )?;
            let failures: u32 = session.one(
                "INSERT INTO attempts (name, known, failures, last_at) VALUES (?1, ?2, 1, ?3)
                 ON CONFLICT (name) DO UPDATE SET failures = attempts.failures + 1, last_at = ?3, known = ?2
                 RETURNING failures",
                values![typed, account.is_some(), milliseconds],
                |row| row.get(0),
            )?;
            let _ = session.execute(
                "DELETE FROM attempts WHERE name IN
                   (SELECT name FROM attempts WHERE known = 0
                    ORDER BY last_at DESC LIMIT 1000000 OFFSET ?1)",
                values![STRANGERS],
            )?;
            let until = locked_until(failures, now, now);
            let acts = [Some(Act::SignInFailed), until.map(|_| Act::LockedOut)];
            for act in acts.into_iter().flatten() {
                let mut entry = Entry::new(Who::Stranger, act);
                entry.subject = account.map(AccountName::to_string);
                append(session, &entry, now)?;
            }
            Ok(until)
        })
    }

    /// Opens a session after the right password; `renewed` is the password at today's cost.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn signed_in(
        &self,
        name: &AccountName,
        opened: Digest,
        renewed: Option<&Hashed>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|session| {
            if let Some(password) = renewed {
                let _ = keep(session, name, password, None)?;
            }
            forget_failures(session, name)?;
            open_session(session, name, opened, now)?;
            append(session, &Entry::new(name, Act::SignedIn), now)
        })
    }
}

fn apply(
    session: &mut Session<'_>,
    name: &AccountName,
    change: Change,
) -> Result<Act, StorageError> {
    Ok(match change {
        Change::Lock | Change::Unlock => {
            let locked = change == Change::Lock;
            let _ = session.execute(
                "UPDATE accounts SET locked = ?2 WHERE name = ?1",
                values![name.as_str(), locked],
            )?;
            if locked {
                end_sessions(session, name)?;
                Act::AccountLocked
            } else {
                forget_failures(session, name)?;
                Act::AccountUnlocked
            }
        }
        Change::Role(role) => {
            let _ = session.execute(
                "UPDATE accounts SET role = ?2 WHERE name = ?1",
                values![name.as_str(), role.word()],
            )?;
            Act::RoleChanged
        }
        Change::EndSessions => {
            end_sessions(session, name)?;
            Act::SessionsEnded
        }
    })
}

fn keep(
    session: &mut Session<'_>,
    name: &AccountName,
    password: &Hashed,
    until: Option<Timestamp>,
) -> Result<bool, StorageError> {
    let changed = session.execute(
        "UPDATE accounts
         SET memory = ?2, passes = ?3, lanes = ?4, salt = ?5, digest = ?6, one_time_until = ?7
         WHERE name = ?1",
        values![
            name.as_str(),
            password.cost.memory,
            password.cost.passes,
            password.cost.lanes,
            password.salt,
            password.digest,
            until,
        ],
    )?;
    Ok(changed == 1)
}

fn forget_failures(session: &mut Session<'_>, name: &AccountName) -> Result<(), StorageError> {
    let typed = Digest::of(name.as_str().as_bytes());
    let _ = session.execute("DELETE FROM attempts WHERE name = ?1", values![typed])?;
    Ok(())
}

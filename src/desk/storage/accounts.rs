//! Accounts and what failed at them, each change with its row of the audit in one transaction.

use super::audit::append;
use super::sessions::{end_sessions, open_session};
use super::{Storage, StorageError, time};
use crate::desk::accounts::{Account, AccountName, Cost, FORGOTTEN, Hashed, Role, locked_until};
use crate::desk::audit::{Act, Entry, Who};
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, Transaction};

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
        self.with(|connection| {
            Ok(connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM accounts)")?
                .query_row([], |row| row.get(0))?)
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
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT name, role, locked, one_time_until,
                        (SELECT count(*) FROM sessions WHERE account = name)
                 FROM accounts ORDER BY name",
            )?;
            let accounts = select
                .query_map([], |row| {
                    Ok(Account {
                        name: account_name(row, 0)?,
                        role: role(row, 1)?,
                        locked: row.get(2)?,
                        one_time_until: optional_time(row, 3)?,
                        waits_until: None,
                        sessions: row.get(4)?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(accounts)
        })
    }

    /// What this account's sign-in is compared with.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kept_password(&self, name: &AccountName) -> Result<Option<Kept>, StorageError> {
        self.with(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT name, memory, passes, lanes, salt, digest, locked, one_time_until
                 FROM accounts WHERE name = ?1",
            )?;
            Ok(select
                .query_row([name.as_str()], |row| {
                    Ok(Kept {
                        name: account_name(row, 0)?,
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
                        one_time_until: optional_time(row, 7)?,
                    })
                })
                .optional()?)
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
        self.write(|transaction| {
            let added = transaction.execute(
                "INSERT INTO accounts (name, role, locked, memory, passes, lanes, salt, digest,
                                       one_time_until, added_at)
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
                (
                    name.as_str(),
                    role.word(),
                    password.cost.memory,
                    password.cost.passes,
                    password.cost.lanes,
                    password.salt,
                    password.digest,
                    until.as_millisecond(),
                    now.as_millisecond(),
                ),
            )?;
            if added == 1 {
                forget_failures(transaction, name)?;
                let entry = Entry::new(by.clone(), Act::AccountAdded).account(name);
                append(transaction, &entry, now)?;
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
        self.write(|transaction| {
            if !keep(transaction, name, password, Some(until))? {
                return Ok(false);
            }
            end_sessions(transaction, name)?;
            forget_failures(transaction, name)?;
            let entry = Entry::new(by.clone(), Act::PasswordReset).account(name);
            append(transaction, &entry, now)?;
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
        session: Digest,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|transaction| {
            let _ = keep(transaction, name, password, None)?;
            end_sessions(transaction, name)?;
            open_session(transaction, name, session, now)?;
            append(transaction, &Entry::new(name, Act::PasswordChanged), now)
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
        self.write(|transaction| {
            let known = transaction
                .query_row(
                    "SELECT role = 'operator' AND NOT locked,
                            (SELECT count(*) FROM accounts WHERE role = 'operator' AND NOT locked)
                     FROM accounts WHERE name = ?1",
                    [name.as_str()],
                    |row| Ok((row.get::<_, bool>(0)?, row.get::<_, u32>(1)?)),
                )
                .optional()?;
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
            let act = apply(transaction, name, change)?;
            let entry = Entry::new(by.clone(), act).account(name);
            append(transaction, &entry, now)?;
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
        self.with(|connection| {
            let failed = connection
                .prepare_cached("SELECT failures, last_at FROM attempts WHERE name = ?1")?
                .query_row([typed.0], |row| Ok((row.get(0)?, time(row, 1)?)))
                .optional()?;
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
        self.write(|transaction| {
            let _ = transaction.execute("DELETE FROM attempts WHERE last_at < ?1", [forgotten])?;
            let failures: u32 = transaction.query_row(
                "INSERT INTO attempts (name, known, failures, last_at) VALUES (?1, ?2, 1, ?3)
                 ON CONFLICT (name) DO UPDATE SET failures = failures + 1, last_at = ?3, known = ?2
                 RETURNING failures",
                (typed.0, account.is_some(), milliseconds),
                |row| row.get(0),
            )?;
            let _ = transaction.execute(
                "DELETE FROM attempts WHERE name IN
                   (SELECT name FROM attempts WHERE NOT known
                    ORDER BY last_at DESC LIMIT -1 OFFSET ?1)",
                [STRANGERS],
            )?;
            let until = locked_until(failures, now, now);
            let acts = [Some(Act::SignInFailed), until.map(|_| Act::LockedOut)];
            for act in acts.into_iter().flatten() {
                let mut entry = Entry::new(Who::Stranger, act);
                entry.subject = account.map(AccountName::to_string);
                append(transaction, &entry, now)?;
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
        session: Digest,
        renewed: Option<&Hashed>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|transaction| {
            if let Some(password) = renewed {
                let _ = keep(transaction, name, password, None)?;
            }
            forget_failures(transaction, name)?;
            open_session(transaction, name, session, now)?;
            append(transaction, &Entry::new(name, Act::SignedIn), now)
        })
    }
}

fn apply(
    transaction: &Transaction<'_>,
    name: &AccountName,
    change: Change,
) -> Result<Act, StorageError> {
    Ok(match change {
        Change::Lock | Change::Unlock => {
            let locked = change == Change::Lock;
            let _ = transaction.execute(
                "UPDATE accounts SET locked = ?2 WHERE name = ?1",
                (name.as_str(), locked),
            )?;
            if locked {
                end_sessions(transaction, name)?;
                Act::AccountLocked
            } else {
                forget_failures(transaction, name)?;
                Act::AccountUnlocked
            }
        }
        Change::Role(role) => {
            let _ = transaction.execute(
                "UPDATE accounts SET role = ?2 WHERE name = ?1",
                (name.as_str(), role.word()),
            )?;
            Act::RoleChanged
        }
        Change::EndSessions => {
            end_sessions(transaction, name)?;
            Act::SessionsEnded
        }
    })
}

fn keep(
    transaction: &Transaction<'_>,
    name: &AccountName,
    password: &Hashed,
    until: Option<Timestamp>,
) -> Result<bool, StorageError> {
    let changed = transaction.execute(
        "UPDATE accounts
         SET memory = ?2, passes = ?3, lanes = ?4, salt = ?5, digest = ?6, one_time_until = ?7
         WHERE name = ?1",
        (
            name.as_str(),
            password.cost.memory,
            password.cost.passes,
            password.cost.lanes,
            password.salt,
            password.digest,
            until.map(Timestamp::as_millisecond),
        ),
    )?;
    Ok(changed == 1)
}

fn forget_failures(transaction: &Transaction<'_>, name: &AccountName) -> Result<(), StorageError> {
    let typed = Digest::of(name.as_str().as_bytes());
    let _ = transaction.execute("DELETE FROM attempts WHERE name = ?1", [typed.0])?;
    Ok(())
}

/// An account's name in a row.
pub fn account_name(row: &Row<'_>, column: usize) -> rusqlite::Result<AccountName> {
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|_| rusqlite::Error::InvalidColumnType(column, "name".into(), Type::Text))
}

/// A role in a row.
pub fn role(row: &Row<'_>, column: usize) -> rusqlite::Result<Role> {
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|_| rusqlite::Error::InvalidColumnType(column, "role".into(), Type::Text))
}

fn optional_time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    match row.get::<_, Option<i64>>(column)? {
        Some(_) => time(row, column).map(Some),
        None => Ok(None),
    }
}

//! Who works at the desk: names, roles, passwords, and what each role may do.
//!
//! The one idea: a role says what its people may see and do, and nothing else does. What is
//! decided here needs no database and no clock; both come in as arguments.

mod lock_out;
mod name;
mod one_time;
mod password;
mod role;

pub use lock_out::{FORGOTTEN, locked_until};
pub use name::{AccountName, NameError};
pub use one_time::{NoRandomness, OneTimePassword};
pub use password::{Cost, HashError, Hashed, Hashing, Password, PasswordError};
pub use role::{Right, Role, RoleError};

use jiff::Timestamp;

/// An account as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: AccountName,
    /// What its owner may do.
    pub role: Role,
    /// Whether an operator has locked it.
    pub locked: bool,
    /// Until when its one-time password counts; `None` where its owner has chosen a password.
    pub one_time_until: Option<Timestamp>,
    /// Until when it must wait after wrong passwords.
    pub waits_until: Option<Timestamp>,
    /// How many sessions are open.
    pub sessions: u32,
}

//! When the disk says no: telling full, read-only and failing apart, and coming back.

use crate::store::check::Check;
use crate::store::database;
use crate::store::error::StoreError;
use crate::store::lock::Role;
use crate::store::records::StoreHealth;
use crate::store::space::{self, Space};
use crate::store::writer::Writer;
use rusqlite::ErrorCode;

impl Writer {
    /// Remembers what an error says about the disk, and returns it in those terms.
    pub(super) fn note(&mut self, error: StoreError) -> StoreError {
        let trouble = match error.code() {
            Some(ErrorCode::DiskFull) => StoreHealth::DiskFull,
            Some(ErrorCode::ReadOnly) => StoreHealth::ReadOnly,
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase,
            ) => {
                // After a failed write or sync nobody knows what the open files hold.
                self.connection = None;
                match self.space_says() {
                    StoreHealth::Well => StoreHealth::Failing,
                    cause => cause,
                }
            }
            _ => return error,
        };
        if self.trouble != trouble {
            tracing::error!(%error, ?trouble, "the store is in trouble");
        }
        self.trouble = trouble;
        let _ = self.publish_health();
        self.refusal()
    }

    /// Tells whoever watches how the store is, and returns it.
    pub(super) fn publish_health(&mut self) -> StoreHealth {
        let health = match self.trouble {
            StoreHealth::Well if self.replaced => StoreHealth::Replaced,
            StoreHealth::Well => self.space_says(),
            trouble => trouble,
        };
        let _ = self.health.send_if_modified(|shown| {
            let changed = *shown != health;
            *shown = health;
            changed
        });
        health
    }

    /// What the file system says. While the reserve is given up its size counts as missing, so
    /// that no visit begins on the room that it left.
    fn space_says(&self) -> StoreHealth {
        let reserve = if space::has_reserve(&self.data) {
            0
        } else {
            self.options.reserve_bytes
        };
        match Space::of(&self.data) {
            Ok(space) if space.read_only => StoreHealth::ReadOnly,
            Ok(space) if space.free < self.options.floor_bytes.saturating_add(reserve) => {
                StoreHealth::DiskFull
            }
            _ => StoreHealth::Well,
        }
    }

    /// The error that fits the health shown.
    pub(super) fn refusal(&self) -> StoreError {
        match *self.health.borrow() {
            StoreHealth::Well | StoreHealth::Failing => StoreError::Failing,
            StoreHealth::DiskFull => StoreError::DiskFull,
            StoreHealth::ReadOnly => StoreError::ReadOnly,
            StoreHealth::Replaced => StoreError::Replaced,
        }
    }

    /// Opens again where needed, checks, writes what waits. Ends any trouble that is over.
    pub(super) fn recover(&mut self) -> Result<(), StoreError> {
        if self.trouble == StoreHealth::ReadOnly {
            self.connection = None;
        }
        self.trouble = StoreHealth::Well;
        self.reopen(Check::Full)?;
        self.write(|transaction, _| {
            let _ = transaction.execute(
                "INSERT OR REPLACE INTO fact (name, value) VALUES ('probe', randomblob(16))",
                [],
            )?;
            Ok(())
        })?;
        self.write_journal()?;
        if self.publish_health() == StoreHealth::Well {
            self.keep_reserve();
        }
        self.refresh()
    }

    /// Opens the database again, if an error closed it.
    pub(super) fn reopen(&mut self, check: Check) -> Result<(), StoreError> {
        if self.connection.is_none() {
            let opened = database::open(&self.data, check, self.options.page_limit);
            self.connection = Some(opened.map_err(|error| self.note(error))?);
        }
        Ok(())
    }

    /// Puts the reserve back when there is room for it beyond the floor. The kiosk's duty alone.
    pub(super) fn keep_reserve(&mut self) {
        let wanted = self.options.reserve_bytes;
        if self.options.role != Role::Kiosk || space::has_reserve(&self.data) {
            return;
        }
        let room = Space::of(&self.data)
            .is_ok_and(|space| space.free >= wanted.saturating_add(self.options.floor_bytes));
        if room && let Err(error) = space::set_reserve_aside(&self.data, wanted) {
            tracing::warn!(%error, "no room could be set aside");
        }
    }
}

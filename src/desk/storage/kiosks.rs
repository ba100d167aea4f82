//! Enrolled kiosks as rows: a code that is told once becomes a pass that is shown every time.

use super::audit::append;
use super::database::values;
use super::{Storage, StorageError};
use crate::desk::audit::{Act, Entry, Who};
use crate::protocol::digest::Digest;
use jiff::Timestamp;

/// A kiosk as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiosk {
    /// Its name in kiosk.toml.
    pub name: String,
    /// Until when its code counts; `None` where it has none.
    pub code_until: Option<Timestamp>,
    /// Since when it has its pass; `None` where it has none.
    pub enrolled_at: Option<Timestamp>,
}

impl Storage {
    /// Every kiosk by its name.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kiosks(&self) -> Result<Vec<Kiosk>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT name, code_until, enrolled_at FROM kiosks ORDER BY name",
                &[],
                |row| {
                    Ok(Kiosk {
                        name: row.get(0)?,
                        code_until: row.optional_time(1)?,
                        enrolled_at: row.optional_time(2)?,
                    })
                },
            )
        })
    }

    /// Gives a kiosk a code to enrol with. One that has a pass keeps it until the code is used.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn add_kiosk(
        &self,
        by: &Who,
        name: &str,
        (code, until): (Digest, Timestamp),
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|session| {
            let _ = session.execute(
                "INSERT INTO kiosks (name, code, code_until) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET code = ?2, code_until = ?3, code_used = 0",
                values![name, code, until],
            )?;
            let entry = Entry::new(by.clone(), Act::KioskAdded).kiosk(name);
            append(session, &entry, now)
        })
    }

    /// Takes a kiosk's code and pass; `false` where it has neither.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn revoke_kiosk(&self, by: &Who, name: &str, now: Timestamp) -> Result<bool, StorageError> {
        self.write(|session| {
            let revoked = session.execute(
                "UPDATE kiosks SET code = NULL, code_until = NULL, pass = NULL, enrolled_at = NULL
                 WHERE name = ?1 AND (code IS NOT NULL OR pass IS NOT NULL)",
                values![name],
            )?;
            if revoked == 1 {
                let entry = Entry::new(by.clone(), Act::KioskRevoked).kiosk(name);
                append(session, &entry, now)?;
            }
            Ok(revoked == 1)
        })
    }

    /// Gives the kiosk that brings its code a pass; `false` for a code that it was not given or that
    /// is over. It may be brought again, should the answer be lost, until the
    /// pass is shown for the first time.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn enrol_kiosk(
        &self,
        name: &str,
        code: Digest,
        pass: Digest,
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        self.write(|session| {
            let enrolled = session.execute(
                "UPDATE kiosks SET pass = ?3, enrolled_at = ?4, code_used = 1
                 WHERE name = ?1 AND code = ?2 AND code_until > ?4",
                values![name, code, pass, now],
            )?;
            if enrolled == 1 {
                let entry = Entry::new(Who::Stranger, Act::KioskEnrolled).kiosk(name);
                append(session, &entry, now)?;
            }
            Ok(enrolled == 1)
        })
    }

    /// Which kiosk has this pass. The code that it was got with is over from now on.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn kiosk_with(&self, pass: Digest) -> Result<Option<String>, StorageError> {
        let found = self.read(|session| {
            session.first(
                "SELECT name, code IS NOT NULL AND code_used = 1 FROM kiosks WHERE pass = ?1",
                values![pass],
                |row| Ok((row.get::<String>(0)?, row.get::<bool>(1)?)),
            )
        })?;
        if let Some((name, true)) = &found {
            self.write(|session| {
                let _ = session.execute(
                    "UPDATE kiosks SET code = NULL, code_until = NULL WHERE name = ?1",
                    values![name],
                )?;
                Ok(())
            })?;
        }
        Ok(found.map(|(name, _)| name))
    }
}

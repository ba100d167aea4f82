//! The log of what staff did: only appended to, and every line holds on to the one before it.
//!
//! The one idea: a digest over a line and the digest before it, so that nobody can change or take away a line
//! without changing all that follow – and the last digest can be noted outside of the machine.

use crate::filing::deed::Deed;
use crate::filing::staff::Person;
use crate::protocol::digest::Digest;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::staff;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Number and digest of the last line, so that a log whose end was cut off shows it.
const HEAD: &str = "audit_head";
/// What a damaged database may still tell of the log, with its length.
pub(super) const FACTS: [(&str, usize); 1] = [(HEAD, 40)];

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number, from 1.
    pub number: u64,
    /// When, by the kiosk's clock.
    pub at: Timestamp,
    /// Who did it; `None` for what was done at the command line, or tried by nobody knows whom.
    pub by: Option<Uuid>,
    /// What it was.
    pub deed: Deed,
    /// What this line and all before it come to.
    pub digest: Digest,
}

/// A log whose lines all follow from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditState {
    /// How many lines there are.
    pub lines: u64,
    /// What they come to.
    pub head: Digest,
}

impl Store {
    /// Notes what somebody of the staff did.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn note_deed(&self, by: Uuid, deed: Deed, at: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| {
            writer.drain(|transaction, _| append(transaction, Some(by), &deed, at))
        })
    }

    /// The log, oldest first, with everybody who ever had a PIN here.
    ///
    /// # Errors
    /// [`StoreError::AuditBroken`] where a line makes no sense; [`StoreError::Failing`].
    pub fn audit(&self) -> Result<(Vec<AuditLine>, BTreeMap<Uuid, Person>), StoreError> {
        self.ask(|writer| {
            writer.read(|connection, device| {
                Ok((lines(connection)?, staff::everybody(connection, device)?))
            })
        })
    }

    /// Makes sure that every line follows from the one before it, and the last is the one that was written last.
    ///
    /// # Errors
    /// [`StoreError::AuditBroken`] with the first line that does not.
    pub fn verify_audit(&self) -> Result<AuditState, StoreError> {
        self.ask(|writer| writer.read(|connection, _| verify(connection)))
    }
}

/// A row as it lies there.
struct Raw {
    number: u64,
    at: String,
    by: Option<[u8; 16]>,
    deed: String,
    digest: [u8; 32],
}

impl Raw {
    /// What this line comes to after that one. Every part is told from its neighbours by its length.
    fn digest_after(&self, before: &Digest) -> Digest {
        let mut bytes = before.0.to_vec();
        bytes.extend(self.number.to_be_bytes());
        let by = self.by.as_ref().map_or(&[][..], |by| by.as_slice());
        for part in [self.at.as_bytes(), by, self.deed.as_bytes()] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part);
        }
        Digest::of(&bytes)
    }
}

/// What nothing comes to.
const NOTHING: Digest = Digest([0; 32]);

/// Appends a line.
pub(super) fn append(
    transaction: &Transaction<'_>,
    by: Option<Uuid>,
    deed: &Deed,
    at: Timestamp,
) -> Result<(), StoreError> {
    let last = transaction
        .query_row(
            "SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1",
            [],
            |row| Ok((row.get::<_, i64>(0)?, Digest(row.get(1)?))),
        )
        .optional()?;
    let (last, before) = last.unwrap_or((0, NOTHING));
    let number = last.saturating_add(1).cast_unsigned();
    let broken = StoreError::AuditBroken { number };
    let line = Raw {
        number,
        at: at.to_string(),
        by: by.map(Uuid::into_bytes),
        deed: serde_json::to_string(deed).map_err(|_| broken)?,
        digest: NOTHING.0,
    };
    let digest = line.digest_after(&before);
    let _ = transaction.execute(
        "INSERT INTO audit (number, at, by, deed, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
        (number.cast_signed(), line.at, line.by, line.deed, digest.0),
    )?;
    let mut head = number.to_be_bytes().to_vec();
    head.extend(digest.0);
    facts::note(transaction, HEAD, &head)
}

fn raw(connection: &Connection) -> Result<Vec<Raw>, StoreError> {
    let mut statement =
        connection.prepare("SELECT number, at, by, deed, digest FROM audit ORDER BY number")?;
    let rows = statement.query_map([], |row| {
        Ok(Raw {
            number: row.get::<_, i64>(0)?.cast_unsigned(),
            at: row.get(1)?,
            by: row.get(2)?,
            deed: row.get(3)?,
            digest: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn lines(connection: &Connection) -> Result<Vec<AuditLine>, StoreError> {
    let rows = raw(connection)?.into_iter();
    rows.map(|row| {
        let number = row.number;
        let broken = |()| StoreError::AuditBroken { number };
        Ok(AuditLine {
            number,
            at: row.at.parse().map_err(|_| ()).map_err(broken)?,
            by: row.by.map(Uuid::from_bytes),
            deed: serde_json::from_str(&row.deed)
                .map_err(|_| ())
                .map_err(broken)?,
            digest: Digest(row.digest),
        })
    })
    .collect()
}

fn verify(connection: &Connection) -> Result<AuditState, StoreError> {
    let mut state = AuditState {
        lines: 0,
        head: NOTHING,
    };
    for row in raw(connection)? {
        let number = state.lines + 1;
        let follows = row.number == number && row.digest_after(&state.head).0 == row.digest;
        if !follows {
            return Err(StoreError::AuditBroken { number });
        }
        state = AuditState {
            lines: number,
            head: Digest(row.digest),
        };
    }
    let head = facts::read(connection, HEAD)?;
    let written = head.as_deref().and_then(|head| head.split_first_chunk());
    let (last, digest) = written.map_or((0, &NOTHING.0[..]), |(number, digest)| {
        (u64::from_be_bytes(*number), digest)
    });
    if last == state.lines && digest == state.head.0 {
        return Ok(state);
    }
    // Either the end is missing, or what was to tell so.
    Err(StoreError::AuditBroken {
        number: state.lines.min(last) + 1,
    })
}

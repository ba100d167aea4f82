//! One filing read for an officer: what was sealed, where it stands, how much of it is here.

use crate::desk::audit::Entry;
use crate::desk::page::words::Words;
use crate::desk::problem::Refusal;
use crate::desk::storage::{FilingLine, LetterState};
use crate::desk::{Desk, Inner};
use crate::filing::procedure::Procedure;
use crate::protocol::digest::Digest;
use crate::protocol::manifest::Manifest;
use uuid::Uuid;

/// A filing as it stands, with the mark of the status that a form is drawn from.
#[derive(Debug)]
pub struct Opened {
    /// Its line in the list.
    pub line: FilingLine,
    /// What was sealed.
    pub manifest: Manifest,
    /// Digest of its status; a decision is kept only where it still is this one.
    pub seen: Digest,
    /// How many pages are here, and how many were announced, while it is still arriving.
    pub arrived: (usize, usize),
    /// What became of the letter about the last decision, if there is one.
    pub letter: Option<LetterState>,
}

impl Opened {
    /// Reads a filing.
    ///
    /// # Errors
    /// [`Refusal::Unknown`] where it was never announced.
    pub async fn load(desk: &Desk, id: Uuid) -> Result<Self, Refusal> {
        desk.run(move |desk| Self::read(desk, id)).await
    }

    /// As [`Opened::load`], and writes down that it was opened.
    ///
    /// # Errors
    /// As [`Opened::load`].
    pub async fn load_noted(desk: &Desk, id: Uuid, entry: Entry) -> Result<Self, Refusal> {
        desk.run(move |desk| Self::read_noted(desk, id, &entry))
            .await
    }

    /// As [`Opened::load_noted`], where blocking is allowed.
    ///
    /// # Errors
    /// As [`Opened::load`].
    pub fn read_noted(desk: &Inner, id: Uuid, entry: &Entry) -> Result<Self, Refusal> {
        let opened = Self::read(desk, id)?;
        desk.audit(entry)?;
        Ok(opened)
    }

    /// As [`Opened::load`], where blocking is allowed.
    ///
    /// # Errors
    /// As [`Opened::load`].
    pub fn read(desk: &Inner, id: Uuid) -> Result<Self, Refusal> {
        let stored = desk.storage.filing(id)?.ok_or(Refusal::Unknown)?;
        let line = desk.storage.line(id)?.ok_or(Refusal::Unknown)?;
        let bytes = desk.storage.manifest(id)?.ok_or(Refusal::Unknown)?;
        let manifest = serde_json::from_slice(&bytes).map_err(|_| Refusal::Unavailable)?;
        let mut here = 0;
        for part in &stored.parts {
            let length = desk.parts.length(id, part.sha256);
            here += usize::from(length? == part.size);
        }
        Ok(Self {
            line,
            manifest,
            seen: Digest::of(stored.status.as_bytes()),
            arrived: (here, stored.parts.len()),
            letter: desk.storage.letter(id)?,
        })
    }

    /// The rules by which it was made, as far as this desk has them.
    pub fn procedure<'a>(&self, words: &Words<'a>) -> Option<&'a Procedure> {
        words.procedure(&self.manifest.procedure, self.manifest.sealed_at.time)
    }
}

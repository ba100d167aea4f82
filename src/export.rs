//! Filings leave the kiosk on a medium that is carried to the desk.
//!
//! Nothing is opened on the way out: the blobs go as they lie sealed, with the key that only the
//! desk can unwrap. A filing that has left so is still waiting until the desk has confirmed it, and
//! the line may bring it too: the desk takes it in once (`protocol.md` R3).

pub mod adoption;
pub mod mirror;

use crate::filing::delivery::LedgerEvent;
use crate::filing::reference::Reference;
use crate::protocol::bundle::{self, FileEntry, FileName, Index};
use crate::protocol::digest::Digest;
use crate::stick::{Stick, StickError};
use crate::store::{Envelope, FilingSummary, Store, StoreError};
use jiff::Timestamp;
use std::path::Path;
use uuid::Uuid;

/// What became of one filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The filing.
    pub id: Uuid,
    /// The resident's number.
    pub reference: Reference,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of one filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the medium now.
    Written,
    /// It was there already, whole.
    AlreadyThere,
    /// When it was sealed, `kiosk.toml` named no key of a desk: it can only go over the line.
    SealedToNoDesk,
}

/// Why the export stopped. What it told of before is on the medium.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The medium.
    #[error(transparent)]
    Stick(#[from] StickError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes every filing that the desk has not confirmed below `medium`, and tells of each. Run
/// again, it writes only what is missing.
///
/// # Errors
/// [`ExportError`] says what to do; nothing in the store has changed but the ledgers of the
/// filings that were told of.
pub fn export(
    store: &Store,
    medium: &Path,
    now: impl Fn() -> Timestamp,
    mut tell: impl FnMut(&Exported),
) -> Result<(), ExportError> {
    let stick = Stick::prepare(medium)?;
    for filing in store.filings()? {
        if filing.state.is_at_desk() {
            continue;
        }
        let outcome = export_filing(store, &stick, &filing)?;
        if outcome == Outcome::Written
            || outcome == Outcome::AlreadyThere && !was_told(store, &filing)?
        {
            store.record(filing.id, LedgerEvent::Exported, now())?;
        }
        tell(&Exported {
            id: filing.id,
            reference: filing.reference,
            outcome,
        });
    }
    Ok(())
}

fn export_filing(
    store: &Store,
    stick: &Stick,
    filing: &FilingSummary,
) -> Result<Outcome, ExportError> {
    let Some(envelope) = store.envelope(filing.id)? else {
        return Ok(Outcome::SealedToNoDesk);
    };
    let index = index(store, filing, &envelope)?;
    if stick.holds(&index) {
        return Ok(Outcome::AlreadyThere);
    }
    write_indexed(store, stick, &index, &envelope)?;
    Ok(Outcome::Written)
}

/// Writes a filing, whatever is there of it.
fn write(
    store: &Store,
    stick: &Stick,
    filing: &FilingSummary,
    envelope: &Envelope,
) -> Result<(), ExportError> {
    write_indexed(store, stick, &index(store, filing, envelope)?, envelope)
}

fn write_indexed(
    store: &Store,
    stick: &Stick,
    index: &Index,
    envelope: &Envelope,
) -> Result<(), ExportError> {
    stick.write(index, |name| sealed(store, index.id, envelope, name))
}

/// One part at a time is in memory, here and when it is written.
fn index(store: &Store, filing: &FilingSummary, envelope: &Envelope) -> Result<Index, ExportError> {
    let parts = envelope.parts.iter().map(|number| FileName::Part(*number));
    let files = [FileName::Key, FileName::Manifest]
        .into_iter()
        .chain(parts)
        .map(|name| {
            Ok(FileEntry::of(
                name,
                &sealed(store, filing.id, envelope, name)?,
            ))
        })
        .collect::<Result<_, ExportError>>()?;
    Ok(Index {
        format: bundle::FORMAT,
        id: filing.id,
        reference: filing.reference.clone(),
        procedure_code: filing.procedure_code.clone(),
        sealed_at: filing.sealed_at,
        sealed_to: Digest::of(&envelope.sealed_to),
        files,
    })
}

fn sealed(
    store: &Store,
    id: Uuid,
    envelope: &Envelope,
    name: FileName,
) -> Result<Vec<u8>, ExportError> {
    Ok(match name {
        FileName::Key => envelope.key.clone(),
        FileName::Manifest => store.sealed_manifest(id)?,
        FileName::Part(number) => store.sealed_part(id, number)?,
    })
}

/// Whether the ledger knows of an earlier export: a power cut may have come between the two.
fn was_told(store: &Store, filing: &FilingSummary) -> Result<bool, StoreError> {
    let lines = store.ledger(filing.id)?;
    Ok(lines.iter().any(|line| line.event == LedgerEvent::Exported))
}

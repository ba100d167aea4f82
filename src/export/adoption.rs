//! A spare box takes the place of a lost one: it adopts what the mirror holds.
//!
//! The fence comes first, so that the old box stops wherever the adoption breaks off, and the
//! adoption can be run again. Ids and bytes stay what they are. Whether the old box has sent a
//! filing is not known here, so each begins in doubt and the desk is asked first.

use crate::export::mirror::{read_fence, write_fence};
use crate::filing::reference::Reference;
use crate::protocol::bundle::FileName;
use crate::protocol::digest::Digest;
use crate::protocol::fence::{Fence, Standing};
use crate::protocol::manifest::Manifest;
use crate::sealing::key_pair::PrivateKey;
use crate::stick::opened::{OpenError, OpenedFiling};
use crate::stick::{Stick, StickError};
use crate::store::{Sealed, SealedPart, Store, StoreError};
use jiff::Timestamp;
use std::path::Path;
use uuid::Uuid;

/// Why the adoption stopped.
#[derive(Debug, thiserror::Error)]
pub enum AdoptionError {
    /// The mirror.
    #[error(transparent)]
    Stick(#[from] StickError),
    /// The store; [`StoreError::Replaced`] where this very box was replaced before.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a filing was not adopted. It stays on the mirror.
#[derive(Debug, thiserror::Error)]
pub enum FilingError {
    /// It does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// What it holds is not what its manifest names.
    #[error("its manifest and its pages do not belong together")]
    Inconsistent,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What became of a filing: its number, or why it was not adopted.
pub type Outcome = Result<Reference, FilingError>;

/// Fences the old box and takes over every filing of its mirror that opens with `private`; one
/// that is here already stays as it is.
///
/// # Errors
/// [`AdoptionError`]; filings that were told of before are kept.
pub fn adopt(
    store: &Store,
    mirror: &Path,
    private: &PrivateKey,
    now: impl Fn() -> Timestamp,
    mut tell: impl FnMut(Uuid, &Outcome),
) -> Result<(), AdoptionError> {
    let stick = Stick::open(mirror)?;
    take_over(&stick, store.box_id()?)?;
    for id in stick.filings()? {
        let outcome = adopt_filing(store, &stick, id, private, now());
        tell(id, &outcome);
    }
    Ok(())
}

fn take_over(stick: &Stick, own: Uuid) -> Result<(), AdoptionError> {
    let fence = match read_fence(stick)? {
        None => Fence::first(own),
        Some(found) if found.standing(own) == Standing::Replaced => {
            return Err(StoreError::Replaced.into());
        }
        Some(found) => found.taken_over_by(own),
    };
    Ok(write_fence(stick, &fence)?)
}

fn adopt_filing(
    store: &Store,
    stick: &Stick,
    id: Uuid,
    private: &PrivateKey,
    at: Timestamp,
) -> Outcome {
    let sealed = read(&OpenedFiling::new(stick.clone(), id, private)?)?;
    let reference = sealed.reference.clone();
    store.adopt(sealed, at)?;
    Ok(reference)
}

/// The filing as it was at the final tap.
fn read(filing: &OpenedFiling) -> Result<Sealed, FilingError> {
    let bytes = filing.open(FileName::Manifest)?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).map_err(|_| FilingError::Inconsistent)?;
    if manifest.id != filing.id() {
        return Err(FilingError::Inconsistent);
    }
    let mut parts = Vec::with_capacity(manifest.parts.len());
    for part in manifest.parts {
        let bytes = filing.open(FileName::Part(part.n))?;
        if Digest::of(&bytes) != part.sha256 {
            return Err(FilingError::Inconsistent);
        }
        parts.push(SealedPart {
            number: part.n,
            media_type: part.media_type,
            sha256: part.sha256,
            bytes,
            photograph: None,
        });
    }
    Ok(Sealed {
        id: manifest.id,
        reference: manifest.reference,
        procedure_code: manifest.procedure.code,
        sealed_at: manifest.sealed_at.time,
        digest: Digest::of(&bytes),
        manifest: bytes,
        replaces: manifest.replaces,
        parts,
    })
}

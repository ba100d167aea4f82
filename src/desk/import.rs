//! Filings that come on a stick, sealed to the desk's key.
//!
//! They take the very way of filings over the line: announced with their manifest's bytes, parts
//! compared by digest, committed once. So the same filing may come by both ways, in any order or at
//! the same time, and gets one receipt; another manifest under a known id is refused.

use crate::desk::admission::{Fault, admit};
use crate::desk::intake::{bytes_here, claim_all, part_rows, receive};
use crate::desk::parts::Verdict;
use crate::desk::problem::Refusal;
use crate::desk::storage::{Announcement, PartRow};
use crate::desk::{Desk, Inner};
use crate::protocol::bundle::FileName;
use crate::protocol::digest::Digest;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::FilingStatus;
use crate::sealing::key_pair::PrivateKey;
use crate::stick::Stick;
use crate::stick::opened::{OpenError, OpenedFiling};
use std::sync::Arc;
use uuid::Uuid;

/// A filing that the desk holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The dossier number, as the receipt names it.
    pub dossier: String,
    /// Whether the desk held the filing before.
    pub was_here: bool,
}

/// Why a filing on a stick is not taken. Names numbers and files, never contents.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The desk's own storage.
    #[error("{0}")]
    Desk(String),
    /// The filing does not open.
    #[error(transparent)]
    Filing(#[from] OpenError),
    /// The manifest is not one.
    #[error("its manifest cannot be taken: {0}")]
    Manifest(Fault),
    /// The same id is known with another manifest.
    #[error(
        "the desk knows this filing with another manifest and keeps that one; ask the maintainers, because a filing never changes"
    )]
    OtherManifest,
    /// A part is not what the manifest names.
    #[error("part {part} is not the page that the manifest names; export the filing again")]
    Part {
        /// Its number.
        part: u32,
    },
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::OtherManifest => Self::OtherManifest,
            Refusal::Manifest(fault) => Self::Manifest(fault),
            other => {
                let problem = other.problem();
                Self::Desk(format!(
                    "{}. {}",
                    problem.title,
                    problem.detail.unwrap_or_default()
                ))
            }
        }
    }
}

impl Desk {
    /// Takes a filing in from a stick. Only after `Ok` is it on the disk with a receipt.
    ///
    /// # Errors
    /// [`ImportError`] says what to do. What a refused filing has left here is what a cut line
    /// leaves: never a receipt, and never another filing's bytes.
    pub async fn import(
        &self,
        stick: &Stick,
        id: Uuid,
        key: &Arc<PrivateKey>,
    ) -> Result<Arrival, ImportError> {
        let (stick, key) = (stick.clone(), Arc::clone(key));
        let begun = self.work(move |desk| {
            let opened = OpenedFiling::new(stick, id, &key)?;
            let (manifest, bytes) = manifest_of(&opened)?;
            let given = announce(desk, &manifest, &bytes)?;
            Ok((opened, Digest::of(&bytes), part_rows(&manifest), given))
        });
        let (opened, digest, parts, given) = begun.await?;
        if let Some(receipt) = given {
            return arrival(&receipt, true);
        }
        let claims = claim_all(self, id, &parts).await;
        self.work(move |desk| {
            let _held = claims;
            for part in &parts {
                bring(desk, &opened, part)?;
            }
            arrival(&receive(desk, id, digest, &parts)?, false)
        })
        .await
    }

    /// As [`Desk::run`], with the errors of an import.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, ImportError> + Send + 'static,
    ) -> Result<T, ImportError> {
        self.run(move |desk| Ok(work(desk))).await?
    }
}

/// Makes the filing known; the receipt, where it was given before.
fn announce(desk: &Inner, manifest: &Manifest, bytes: &[u8]) -> Result<Option<String>, Refusal> {
    match desk.storage.announce(manifest, bytes, desk.now())? {
        Announcement::Other => Err(Refusal::OtherManifest),
        Announcement::New | Announcement::Same => Ok(desk.storage.receipt(manifest.id)?),
    }
}

fn arrival(receipt: &str, was_here: bool) -> Result<Arrival, ImportError> {
    let status: Option<FilingStatus> = serde_json::from_str(receipt).ok();
    let dossier = status
        .and_then(|status| status.dossier)
        .ok_or(Refusal::Unavailable)?;
    Ok(Arrival { dossier, was_here })
}

/// The manifest, checked as one over the line is, with its bytes.
fn manifest_of(filing: &OpenedFiling) -> Result<(Manifest, Vec<u8>), ImportError> {
    let bytes = filing.open(FileName::Manifest)?;
    let manifest = admit(filing.id(), &bytes).map_err(ImportError::Manifest)?;
    Ok((manifest, bytes))
}

/// Puts a part where one over the line would lie, unless its bytes are there.
fn bring(desk: &Inner, filing: &OpenedFiling, part: &PartRow) -> Result<(), ImportError> {
    let (id, files) = (filing.id(), &desk.parts);
    let is_right = || -> Result<bool, Refusal> {
        Ok(bytes_here(desk, id, part)? == part.size
            && files.verify(id, part.sha256, part.size)? == Verdict::Right)
    };
    if is_right()? {
        return Ok(());
    }
    let bytes = filing.open(FileName::Part(part.n))?;
    if bytes.len() as u64 != part.size || Digest::of(&bytes) != part.sha256 {
        return Err(ImportError::Part { part: part.n });
    }
    let write = || -> Result<(), Refusal> {
        // What a line may have begun of it.
        files.discard(id, part.sha256)?;
        let mut writer = files.writer(id, part.sha256)?;
        writer.append(&bytes)?;
        Ok(writer.finish()?)
    };
    Ok(write()?)
}

//! The pages' bytes as objects of an S3-compatible store, or of a folder that several processes share.
//!
//! An object never changes, so a part is a row of pieces, each an object of its own; which there are and in what order
//! stands in the database. An object is put first and named there afterwards, by one transaction that looks whether
//! the part still ends where the piece begins: two processes can never both go on with a part.

use crate::desk::driver::Driver;
use crate::desk::limits;
use crate::desk::parts::{PartError, Verdict};
use crate::desk::storage::{Piece, Storage};
use crate::protocol::digest::Digest;
use futures_util::TryStreamExt as _;
use jiff::{SignedDuration, Timestamp};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// An object that no row names is somebody's work under way, or, after this time, nobody's.
const NOBODYS_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// A store of objects; a cheap handle.
#[derive(Debug, Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    driver: Driver,
}

/// Why the store has not done what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// The store says so, or cannot be reached.
    #[error("the object store failed: {0}")]
    Store(#[from] object_store::Error),
    /// The desk stops.
    #[error("the desk is stopping")]
    Stopping,
}

/// The parts as objects.
#[derive(Debug)]
pub struct PartObjects {
    objects: Objects,
    storage: Arc<Storage>,
}

/// A part that grows.
#[derive(Debug)]
pub struct Writer {
    objects: Objects,
    storage: Arc<Storage>,
    filing: Uuid,
    part: Digest,
    /// Bytes that are safely kept.
    kept: u64,
    gathered: Vec<u8>,
}

impl Objects {
    /// A store whose lines this driver drives.
    pub fn new(store: Arc<dyn ObjectStore>, driver: Driver) -> Self {
        Self { store, driver }
    }

    fn ask<T, F>(&self, work: impl FnOnce(Arc<dyn ObjectStore>) -> F) -> Result<T, ObjectError>
    where
        T: Send + 'static,
        F: Future<Output = object_store::Result<T>> + Send + 'static,
    {
        let asked = self.driver.run(work(Arc::clone(&self.store)));
        Ok(asked.map_err(|_| ObjectError::Stopping)??)
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), ObjectError> {
        let name = Path::from(name);
        self.ask(async move |store| store.put(&name, bytes.into()).await.map(drop))
    }

    /// The bytes of an object; `None` where it is gone.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ObjectError> {
        let name = Path::from(name);
        let bytes = self.ask(async move |store| store.get(&name).await?.bytes().await);
        match bytes {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(ObjectError::Store(object_store::Error::NotFound { .. })) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Deletes an object that no row names any more. Should it fail, the sweep finds it.
    fn delete(&self, name: &str) {
        let path = Path::from(name);
        match self.ask(async move |store| store.delete(&path).await) {
            Ok(()) | Err(ObjectError::Store(object_store::Error::NotFound { .. })) => {}
            Err(error) => tracing::warn!(%error, "an object was not deleted"),
        }
    }
}

impl PartObjects {
    /// The parts in this store; what they hold stands in this database.
    pub fn new(objects: Objects, storage: Arc<Storage>) -> Self {
        Self { objects, storage }
    }

    /// How many bytes of a part are here.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn length(&self, filing: Uuid, part: Digest) -> Result<u64, PartError> {
        Ok(length(&self.storage.pieces(filing, part)?))
    }

    /// Goes on with a part at its end.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn writer(&self, filing: Uuid, part: Digest) -> Result<Writer, PartError> {
        Ok(Writer {
            objects: self.objects.clone(),
            storage: Arc::clone(&self.storage),
            filing,
            part,
            kept: self.length(filing, part)?,
            gathered: Vec::new(),
        })
    }

    /// Takes over a part that another filing has, as an object of its own. `false` where it is no longer there, or no
    /// longer right.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn adopt(&self, from: Uuid, to: Uuid, part: Digest, size: u64) -> Result<bool, PartError> {
        let Some(bytes) = self.bytes(&self.storage.pieces(from, part)?)? else {
            return Ok(false);
        };
        if bytes.len() as u64 != size || Digest::of(&bytes) != part {
            return Ok(false);
        }
        let piece = Piece {
            place: 0,
            size,
            object: name(to, part, 0),
        };
        self.objects.put(&piece.object, bytes)?;
        for replaced in self.storage.replace_pieces(to, part, Some(&piece))? {
            self.objects.delete(&replaced);
        }
        Ok(true)
    }

    /// Compares a part's bytes with its digest. Where the store has lost some, they are wrong.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn verify(&self, filing: Uuid, part: Digest, size: u64) -> Result<Verdict, PartError> {
        let pieces = self.storage.pieces(filing, part)?;
        if length(&pieces) < size {
            return Ok(Verdict::Missing);
        }
        let mut hasher = Sha256::new();
        let mut read = 0;
        for piece in &pieces {
            let Some(bytes) = self.objects.get(&piece.object)? else {
                return Ok(Verdict::Wrong);
            };
            read += bytes.len() as u64;
            hasher.update(&bytes);
        }
        let right = read == size && Digest(hasher.finalize().into()) == part;
        Ok(if right {
            Verdict::Right
        } else {
            Verdict::Wrong
        })
    }

    /// Throws a part's bytes away.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn discard(&self, filing: Uuid, part: Digest) -> Result<(), PartError> {
        for object in self.storage.replace_pieces(filing, part, None)? {
            self.objects.delete(&object);
        }
        Ok(())
    }

    /// A part's bytes.
    ///
    /// # Errors
    /// [`PartError`], also where the store has lost them.
    pub fn read(&self, filing: Uuid, part: Digest) -> Result<Vec<u8>, PartError> {
        let pieces = self.storage.pieces(filing, part)?;
        let bytes = self.bytes(&pieces)?.filter(|_| !pieces.is_empty());
        bytes.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound).into())
    }

    /// Deletes what was put by a process that died before it could name it.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn sweep(&self, now: Timestamp) -> Result<(), PartError> {
        let old = now.saturating_sub(NOBODYS_AFTER).unwrap_or(Timestamp::MIN);
        let listed = self.objects.ask(async move |store| {
            let all = store.list(Some(&Path::from("parts")));
            let old = all.try_filter(|object| {
                let put = object.last_modified.timestamp_millis();
                std::future::ready(put < old.as_millisecond())
            });
            old.map_ok(|object| object.location.to_string())
                .try_collect::<Vec<_>>()
                .await
        })?;
        for object in listed {
            if !self.storage.names_object(&object)? {
                self.objects.delete(&object);
            }
        }
        Ok(())
    }

    /// The bytes of all pieces; `None` where the store has lost one.
    fn bytes(&self, pieces: &[Piece]) -> Result<Option<Vec<u8>>, ObjectError> {
        let mut whole = Vec::new();
        for piece in pieces {
            match self.objects.get(&piece.object)? {
                Some(bytes) => whole.extend(bytes),
                None => return Ok(None),
            }
        }
        Ok(Some(whole))
    }
}

impl Writer {
    /// Bytes so far.
    pub fn length(&self) -> u64 {
        self.kept + self.gathered.len() as u64
    }

    /// Appends bytes, and keeps them in bounded steps.
    ///
    /// # Errors
    /// [`PartError`]; the part then holds what is surely kept.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), PartError> {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() as u64 >= limits::SYNC_STEP {
            self.finish()?;
        }
        Ok(())
    }

    /// Keeps what was appended as a piece of its own.
    ///
    /// # Errors
    /// [`PartError`]; the part then holds what is surely kept.
    pub fn finish(&mut self) -> Result<(), PartError> {
        let bytes = std::mem::take(&mut self.gathered);
        if bytes.is_empty() {
            return Ok(());
        }
        let piece = Piece {
            place: self.kept,
            size: bytes.len() as u64,
            object: name(self.filing, self.part, self.kept),
        };
        self.objects.put(&piece.object, bytes)?;
        if !self.storage.add_piece(self.filing, self.part, &piece)? {
            self.objects.delete(&piece.object);
            return Err(PartError::Overtaken);
        }
        self.kept += piece.size;
        Ok(())
    }
}

/// A name that no other object has, also of the same piece put by another process.
fn name(filing: Uuid, part: Digest, place: u64) -> String {
    format!("parts/{filing}/{part}/{place}-{}", Uuid::now_v7())
}

fn length(pieces: &[Piece]) -> u64 {
    pieces.iter().map(|piece| piece.size).sum()
}

//! The pages' bytes, wherever they are kept: as files on this machine, or as objects in a store.
//!
//! The one idea: a part grows at its end, and what it holds is told before anybody goes on with it. So a part that was
//! cut at any byte, by any process, is taken up where it really ends.

use crate::desk::part_files::{self, PartFiles};
use crate::desk::part_objects::{self, ObjectError, PartObjects};
use crate::desk::storage::StorageError;
use crate::protocol::digest::Digest;
use std::io;
use uuid::Uuid;

/// All parts.
#[derive(Debug)]
pub enum Parts {
    /// As files.
    Files(PartFiles),
    /// As objects.
    Objects(PartObjects),
}

/// Whether a part is what its digest says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Its bytes are not all there.
    Missing,
    /// All there and right, and safely kept.
    Right,
    /// All there and wrong.
    Wrong,
}

/// A part that grows.
#[derive(Debug)]
pub enum Writer {
    /// As a file.
    File(part_files::Writer),
    /// As objects.
    Object(part_objects::Writer),
}

/// Why a part cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    /// The file system says so.
    #[error(transparent)]
    Files(#[from] io::Error),
    /// The object store says so.
    #[error(transparent)]
    Objects(#[from] ObjectError),
    /// Another process of the desk has gone on with the part.
    #[error("another request has gone on with this part")]
    Overtaken,
    /// What the objects hold cannot be kept or read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Parts {
    /// How many bytes of a part are here.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn length(&self, filing: Uuid, part: Digest) -> Result<u64, PartError> {
        match self {
            Self::Files(files) => Ok(files.length(filing, part)?),
            Self::Objects(objects) => objects.length(filing, part),
        }
    }

    /// Opens a part to go on at its end.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn writer(&self, filing: Uuid, part: Digest) -> Result<Writer, PartError> {
        Ok(match self {
            Self::Files(files) => Writer::File(files.writer(filing, part)?),
            Self::Objects(objects) => Writer::Object(objects.writer(filing, part)?),
        })
    }

    /// Takes over a part that another filing has. `false` where it is no longer there, or no longer right.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn adopt(&self, from: Uuid, to: Uuid, part: Digest, size: u64) -> Result<bool, PartError> {
        match self {
            Self::Files(files) => Ok(files.adopt(from, to, part, size)?),
            Self::Objects(objects) => objects.adopt(from, to, part, size),
        }
    }

    /// Compares a part's bytes, as they are safely kept, with its digest.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn verify(&self, filing: Uuid, part: Digest, size: u64) -> Result<Verdict, PartError> {
        match self {
            Self::Files(files) => Ok(files.verify(filing, part, size)?),
            Self::Objects(objects) => objects.verify(filing, part, size),
        }
    }

    /// Throws a part's bytes away.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn discard(&self, filing: Uuid, part: Digest) -> Result<(), PartError> {
        match self {
            Self::Files(files) => Ok(files.discard(filing, part)?),
            Self::Objects(objects) => objects.discard(filing, part),
        }
    }

    /// Makes the names of a filing's parts durable; those of objects are.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn sync_names(&self, filing: Uuid) -> Result<(), PartError> {
        match self {
            Self::Files(files) => Ok(files.sync_names(filing)?),
            Self::Objects(_) => Ok(()),
        }
    }

    /// A part's bytes.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn read(&self, filing: Uuid, part: Digest) -> Result<Vec<u8>, PartError> {
        match self {
            Self::Files(files) => Ok(files.read(filing, part)?),
            Self::Objects(objects) => objects.read(filing, part),
        }
    }
}

impl Writer {
    /// Bytes so far.
    pub fn length(&self) -> u64 {
        match self {
            Self::File(writer) => writer.length(),
            Self::Object(writer) => writer.length(),
        }
    }

    /// Appends bytes.
    ///
    /// # Errors
    /// [`PartError`]; the part then holds what is surely kept.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), PartError> {
        match self {
            Self::File(writer) => Ok(writer.append(bytes)?),
            Self::Object(writer) => writer.append(bytes),
        }
    }

    /// Keeps safely what was appended.
    ///
    /// # Errors
    /// [`PartError`]; the part then holds what is surely kept.
    pub fn finish(&mut self) -> Result<(), PartError> {
        match self {
            Self::File(writer) => Ok(writer.finish()?),
            Self::Object(writer) => writer.finish(),
        }
    }
}

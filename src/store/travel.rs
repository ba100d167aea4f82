//! What leaves the folder and comes into it otherwise than over the line: on a stick, to a mirror, from a lost box.
//!
//! The one idea: sealed bytes travel as they lie here, with the filing's key wrapped for whoever may open them.

use crate::sealing::key_pair::PublicKey;
use crate::store::Store;
use crate::store::envelope;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::records::{Envelope, Sealed};
use crate::store::writer::Writer;
use jiff::Timestamp;
use uuid::Uuid;

impl Store {
    /// What goes along with a filing's sealed bytes; `None` where it was sealed to no desk.
    ///
    /// # Errors
    /// [`StoreError::Erased`], [`StoreError::Failing`].
    pub fn envelope(&self, id: Uuid) -> Result<Option<Envelope>, StoreError> {
        self.ask(move |writer| writer.read(|connection, _| envelope::read(connection, id)))
    }

    /// As [`Store::envelope`], with the filing's key wrapped for somebody else.
    ///
    /// # Errors
    /// [`StoreError::NoSuchFiling`], [`StoreError::Erased`], [`StoreError::Unreadable`].
    pub fn envelope_for(&self, id: Uuid, reader: PublicKey) -> Result<Envelope, StoreError> {
        self.ask(move |writer| {
            writer.read(|connection, device| envelope::made_for(connection, device, id, &reader))
        })
    }

    /// Keeps a filing that another box has sealed, in doubt whether it was sent (`AttemptBegun` in
    /// its ledger), so that the desk is asked first. The same filing again is no error.
    ///
    /// # Errors
    /// As [`Store::seal`].
    pub fn adopt(&self, sealed: Sealed, at: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| writer.adopt(sealed, at))
    }

    /// This box's own id, the same for the life of the data folder.
    ///
    /// # Errors
    /// [`StoreError::Randomness`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn box_id(&self) -> Result<Uuid, StoreError> {
        self.ask(|writer| writer.drain(|transaction, _| facts::box_id(transaction)))
    }

    /// Notes for ever that a spare box has taken this one's place: nothing is sent any more.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Failing`].
    pub fn replace(&self) -> Result<(), StoreError> {
        self.ask(Writer::replace)
    }

    /// Whether a spare box has taken this one's place.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn is_replaced(&self) -> Result<bool, StoreError> {
        self.ask(|writer| writer.read(|connection, _| facts::is_replaced(connection)))
    }

    /// A filing's manifest as it lies sealed.
    ///
    /// # Errors
    /// [`StoreError::Erased`], [`StoreError::Failing`].
    pub fn sealed_manifest(&self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        self.ask(move |writer| writer.read(|connection, _| envelope::manifest(connection, id)))
    }

    /// A part as it lies sealed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchPart`], [`StoreError::Failing`].
    pub fn sealed_part(&self, id: Uuid, number: u32) -> Result<Vec<u8>, StoreError> {
        self.ask(move |writer| writer.read(|connection, _| envelope::part(connection, id, number)))
    }
}

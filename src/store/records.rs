//! What goes into the store and what comes out of it: plain values.

use crate::filing::delivery::{LedgerEvent, State};
use crate::filing::reference::Reference;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use uuid::Uuid;

/// A filing at the final tap, ready to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// UUIDv7, made at the final tap.
    pub id: Uuid,
    /// The resident's number.
    pub reference: Reference,
    /// The procedure's national code.
    pub procedure_code: String,
    /// When the final tap was, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// The manifest's canonical bytes.
    pub manifest: Vec<u8>,
    /// The digest of those bytes.
    pub digest: Digest,
    /// The filing that it corrects.
    pub replaces: Option<Uuid>,
    /// The pages, in order.
    pub parts: Vec<SealedPart>,
}

/// One page of a filing at the final tap.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPart {
    /// Its number, from 1.
    pub number: u32,
    /// The media type, e.g. `image/jpeg`.
    pub media_type: String,
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The whole photograph that the page was cut out of, where it is to be kept until the desk has the page.
    pub photograph: Option<Vec<u8>>,
}

/// A filing that wants to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The filing.
    pub id: Uuid,
    /// The manifest's digest.
    pub digest: Digest,
    /// Its parts, by number.
    pub parts: Vec<OutgoingPart>,
    /// When it was sealed, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// Where it stands.
    pub state: State,
}

impl Outgoing {
    /// Bytes of the parts that the desk has not confirmed.
    pub fn remaining(&self) -> u64 {
        self.parts
            .iter()
            .filter(|part| !part.sent)
            .map(|part| part.size)
            .sum()
    }
}

/// A part of a filing that wants to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingPart {
    /// Its number, from 1.
    pub number: u32,
    /// The media type, e.g. `image/jpeg`.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// Whether the ledger says that it arrived whole.
    pub sent: bool,
}

/// What goes along with a filing's sealed bytes when they leave on a medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The filing's key, wrapped for the desk.
    pub key: Vec<u8>,
    /// The desk's public key that it is wrapped for.
    pub sealed_to: [u8; 32],
    /// The numbers of the parts.
    pub parts: Vec<u32>,
}

/// One line of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingSummary {
    /// The filing.
    pub id: Uuid,
    /// The resident's number.
    pub reference: Reference,
    /// The procedure's national code.
    pub procedure_code: String,
    /// When it was sealed, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// Bytes of manifest and parts.
    pub bytes: u64,
    /// Where it stands.
    pub state: State,
    /// How often sending was tried.
    pub attempts: u32,
    /// When its ledger last changed after it was queued, by the kiosk's clock.
    pub last: Option<Timestamp>,
}

/// One line of a filing's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// When it was written, by the kiosk's clock.
    pub at: Timestamp,
    /// What happened.
    pub event: LedgerEvent,
}

/// How many filings are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Queue {
    /// Filings that the sender should go on with, those with an unknown outcome included.
    pub waiting: usize,
    /// Filings that the desk holds.
    pub at_desk: usize,
    /// Filings that a server has which gives no receipts.
    pub handed_over: usize,
    /// Filings that a person must look at: the sender gave up or pauses, or the key is lost.
    pub attention: usize,
    /// Grows with every change of a ledger, also where the counts stay.
    pub revision: u64,
}

/// Whether the store takes filings in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StoreHealth {
    /// It does.
    #[default]
    Well,
    /// No new visit may begin; filings still leave.
    DiskFull,
    /// Nothing can be written.
    ReadOnly,
    /// A spare box has taken this one's place, so whatever is kept here would never leave.
    Replaced,
    /// The disk failed or the database is damaged; nothing is read or written until recovery.
    Failing,
}

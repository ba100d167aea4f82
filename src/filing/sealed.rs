//! A filing after the final tap: immutable, with its reference, its id and its digests.

use crate::filing::answer::{Answer, QuestionId};
use crate::filing::help::Consent;
use crate::filing::reference::Reference;
use crate::filing::signature::Signature;
use jiff::Timestamp;
use uuid::Uuid;

/// A filing as it was sealed. A correction is a new filing that names this one in `replaces`.
#[derive(Debug, Clone, PartialEq)]
pub struct SealedFiling {
    /// UUIDv7, made at the final tap; the key under which the desk knows it for ever.
    pub id: Uuid,
    /// The resident's own number, printed on the slip.
    pub reference: Reference,
    /// When the final tap was, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// The procedure's national code.
    pub procedure_code: String,
    /// The procedure's id in the configuration.
    pub procedure_id: String,
    /// The version of the procedure's data.
    pub procedure_version: String,
    /// Every question that applies with its answer, in the order asked; copies and derivations included.
    pub answers: Vec<(QuestionId, Answer)>,
    /// When the privacy notice was agreed to.
    pub consented_at: Timestamp,
    /// Who has helped with it, by the resident's consent; all of it is over.
    pub help: Vec<Consent>,
    /// How the resident has signed; none where no signature was asked for.
    pub signature: Option<Signature>,
    /// What warned: ids of checks, or `what:question` ([`Finding::warning`](crate::filing::check::Finding::warning)).
    pub warnings: Vec<String>,
    /// The pages, in the order of the papers.
    pub parts: Vec<Part>,
    /// The filing that this one corrects.
    pub replaces: Option<Uuid>,
}

/// One page of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its number in the filing, from 1.
    pub number: u32,
    /// The paper it belongs to.
    pub paper: QuestionId,
    /// The media type, e.g. `image/jpeg`.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

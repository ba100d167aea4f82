//! The manifest: everything of a filing but the pages' bytes, as canonical JSON.

use crate::filing::answer::{Answer, QuestionId, Value};
use crate::filing::reference::Reference;
use crate::filing::sealed::SealedFiling;
use crate::filing::signature::Signature;
use crate::protocol::VERSION;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A filing on the wire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`VERSION`] of the sender.
    pub protocol: u32,
    /// The filing's id (UUIDv7).
    pub id: Uuid,
    /// The resident's reference.
    pub reference: Reference,
    /// The kiosk that sealed it.
    pub kiosk: String,
    /// When it was sealed.
    pub sealed_at: SealedAt,
    /// The procedure.
    pub procedure: ProcedureName,
    /// Every question that applies with its reply and author, in the order asked.
    pub answers: Vec<AnswerEntry>,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// How the resident has signed the form, where the kiosk asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// What warned: ids of checks, or `what:question` for what every procedure looks at
    /// (`undecided`, `not_in_calendar`, `differs_from_card`).
    pub warnings: Vec<String>,
    /// The pages.
    pub parts: Vec<PartEntry>,
    /// The filing that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Uuid>,
}

/// A time and how far its clock can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedAt {
    /// The kiosk's wall clock.
    pub time: Timestamp,
    /// How good that clock is.
    pub clock: ClockQuality,
}

/// How good a kiosk's clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockQuality {
    /// It agreed with the desk's `Date` within a minute since start.
    Confirmed,
    /// Nobody has confirmed it since start.
    Unconfirmed,
}

/// Which procedure, and which version of its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureName {
    /// The national code.
    pub code: String,
    /// The configuration's id.
    pub id: String,
    /// The version of the data.
    pub version: String,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerEntry {
    /// The question.
    pub question: QuestionId,
    /// Reply and author.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What was agreed to, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// `privacy_notice`, `declaration`, `help_by_family` or `help_by_staff`.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
    /// Until when it was made use of; for help alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// One page on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartEntry {
    /// Its number, from 1.
    pub n: u32,
    /// The paper it belongs to.
    pub role: String,
    /// The media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: Digest,
}

impl Manifest {
    /// The manifest of a sealed filing.
    pub fn of(filing: &SealedFiling, kiosk: &str, clock: ClockQuality) -> Self {
        Self {
            protocol: VERSION,
            id: filing.id,
            reference: filing.reference.clone(),
            kiosk: kiosk.to_owned(),
            sealed_at: SealedAt {
                time: filing.sealed_at,
                clock,
            },
            procedure: ProcedureName {
                code: filing.procedure_code.clone(),
                id: filing.procedure_id.clone(),
                version: filing.procedure_version.clone(),
            },
            answers: filing
                .answers
                .iter()
                .map(|(question, answer)| AnswerEntry {
                    question: question.clone(),
                    answer: answer.clone(),
                })
                .collect(),
            consents: consents(filing),
            signature: filing.signature.clone(),
            warnings: filing.warnings.clone(),
            parts: filing
                .parts
                .iter()
                .map(|part| PartEntry {
                    n: part.number,
                    role: part.paper.to_string(),
                    media_type: part.media_type.clone(),
                    size: part.size,
                    sha256: Digest(part.sha256),
                })
                .collect(),
            replaces: filing.replaces,
        }
    }

    /// The value that a question was answered with, if it was.
    pub fn value(&self, question: &str) -> Option<&Value> {
        let mut entries = self.answers.iter();
        let entry = entries.find(|entry| entry.question.as_str() == question)?;
        entry.answer.value()
    }

    /// The canonical bytes: compact JSON with the fields in the order of this type. Made once at
    /// the final tap and kept; the digest of the whole filing is the digest of these bytes.
    ///
    /// # Errors
    /// Only if a value cannot be JSON, which no value here can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

fn consents(filing: &SealedFiling) -> Vec<Consent> {
    let consent = |purpose: &str, at| Consent {
        purpose: purpose.to_owned(),
        at,
        until: None,
    };
    let help = filing.help.iter().map(|help| Consent {
        until: help.ended.map(|(_, at)| at),
        ..consent(help.helper.purpose(), help.agreed)
    });
    std::iter::once(consent("privacy_notice", filing.consented_at))
        .chain(help)
        .chain([consent("declaration", filing.sealed_at)])
        .collect()
}

//! The final tap: a complete draft becomes an immutable filing.

use crate::filing::answer::{Author, PageId, PaperAnswer, Reply, Value};
use crate::filing::check::{self, Finding};
use crate::filing::draft::Draft;
use crate::filing::help::{Consent, Helper};
use crate::filing::interview::Interview;
use crate::filing::procedure::Severity;
use crate::filing::reference::Reference;
use crate::filing::sealed::{Part, SealedFiling};
use jiff::Timestamp;

/// A captured page as it will be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFact {
    /// The page.
    pub id: PageId,
    /// Its media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
}

/// The moment and the random bytes from which id and reference are made.
#[derive(Debug, Clone, Copy)]
pub struct Seal {
    /// The wall clock at the final tap.
    pub at: Timestamp,
    /// Random bytes for the UUIDv7.
    pub id_bytes: [u8; 10],
    /// Random bytes for the reference.
    pub reference_bytes: [u8; 8],
}

/// Why a draft cannot be sealed; nothing of it is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Something is missing or contradicts; show all of it.
    #[error("{} findings stop the filing", .0.len())]
    Findings(Vec<Finding>),
    /// Somebody still helps: the resident has to take over and look it through first.
    #[error("somebody still helps with the filing")]
    Helped(Helper),
    /// An answer was entered by a helper to whom the resident did not agree.
    #[error("an answer was entered by a helper without consent")]
    HelpWithoutConsent(Helper),
    /// The privacy notice was not agreed to.
    #[error("the privacy notice was not agreed to")]
    NoConsent,
    /// A page that an answer names is not there.
    #[error("page {} is not in the store", .0.0)]
    PageMissing(PageId),
    /// The wall clock lies before 1970; the machine's clock must be set.
    #[error("the clock lies before 1970")]
    Clock,
}

/// Seals a draft.
///
/// # Errors
/// See [`SealError`]; the draft stays as it was.
pub fn seal(
    interview: &Interview<'_>,
    draft: &Draft,
    pages: &[PageFact],
    seal: Seal,
) -> Result<SealedFiling, SealError> {
    let consented_at = draft.consented.ok_or(SealError::NoConsent)?;
    if let Some(helper) = draft.help.helper() {
        return Err(SealError::Helped(helper));
    }
    let findings = check::of_draft(interview, draft);
    let (stops, warnings): (Vec<Finding>, Vec<Finding>) = findings
        .into_iter()
        .partition(|finding| finding.severity == Severity::Stop);
    if !stops.is_empty() {
        return Err(SealError::Findings(stops));
    }
    let answers = interview.complete_answers();
    let help: Vec<Consent> = draft.help.given().copied().collect();
    let without_consent = [Helper::Family, Helper::Staff].into_iter().find(|helper| {
        let by_helper = |author: Author| author == helper.author();
        answers.iter().any(|(_, answer)| by_helper(answer.author))
            && !help
                .iter()
                .any(|consent| consent.helper.author() == helper.author())
    });
    if let Some(helper) = without_consent {
        return Err(SealError::HelpWithoutConsent(helper));
    }
    let form = interview.procedure.form.as_ref();
    let signs = form.is_some_and(|form| form.is_signed_at_kiosk(interview));
    let mut parts = Vec::new();
    for (paper, answer) in &answers {
        let Reply::Known(Value::Paper(PaperAnswer::Attached(ids))) = &answer.reply else {
            continue;
        };
        for id in ids {
            let page = pages
                .iter()
                .find(|page| page.id == *id)
                .ok_or(SealError::PageMissing(*id))?;
            parts.push(Part {
                number: u32::try_from(parts.len() + 1).unwrap_or(u32::MAX),
                paper: paper.clone(),
                media_type: page.media_type.clone(),
                size: page.size,
                sha256: page.sha256,
            });
        }
    }
    let millis = u64::try_from(seal.at.as_millisecond()).map_err(|_| SealError::Clock)?;
    Ok(SealedFiling {
        id: uuid::Builder::from_unix_timestamp_millis(millis, &seal.id_bytes).into_uuid(),
        reference: Reference::from_random(seal.reference_bytes),
        sealed_at: seal.at,
        procedure_code: interview.procedure.code.clone(),
        procedure_id: interview.procedure.id.clone(),
        procedure_version: interview.procedure.version.clone(),
        answers,
        consented_at,
        help,
        // Who signs the form may have changed since.
        signature: draft.signed().filter(|_| signs).cloned(),
        warnings: warnings
            .into_iter()
            .filter_map(|finding| finding.warning())
            .collect(),
        parts,
        replaces: draft.correction.as_ref().map(|one| one.filing),
    })
}

/// The pages that the answers hand over, in the order of [`SealedFiling::parts`].
pub fn attached_pages(interview: &Interview<'_>) -> Vec<PageId> {
    interview
        .complete_answers()
        .into_iter()
        .filter_map(|(_, answer)| match answer.reply {
            Reply::Known(Value::Paper(PaperAnswer::Attached(ids))) => Some(ids),
            _ => None,
        })
        .flatten()
        .collect()
}

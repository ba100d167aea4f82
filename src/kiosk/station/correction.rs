//! A returned filing is read back, so that its correction begins with what was handed over.
//!
//! The one idea: what cannot be read whole is not opened at all; a visit that begins with a part of the
//! answers would hand over less than the resident believes.

use crate::filing::answer::Answers;
use crate::filing::correction::{Reason, Returned, pages};
use crate::filing::delivery::LedgerEvent;
use crate::filing::draft::Event;
use crate::filing::help::{Ending, Helper, Step};
use crate::filing::interview::Interview;
use crate::filing::reference::Reference;
use crate::kiosk::staff::{Mend, Refill, RefilledPage};
use crate::kiosk::station::job::preview;
use crate::kiosk::station::queue_list::QueueList;
use crate::machine::clock::ward_time;
use crate::protocol::manifest::{Consent, Manifest};
use crate::store::StoreError;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was agreed to, as a manifest names it.
const PRIVACY_NOTICE: &str = "privacy_notice";

impl QueueList<'_> {
    /// Everything that the correction of a filing begins with; `None` where nothing is to be corrected, or
    /// not everything is here any more.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn refill(&self, reference: &Reference, draft: Uuid) -> Result<Option<Refill>, StoreError> {
        let Some(kept) = self.one_for_staff(reference)? else {
            return Ok(None);
        };
        let filing = self.store.filing_of(reference)?;
        let Some(filing) = filing.filter(|_| kept.mend == Some(Mend::Possible)) else {
            return Ok(None);
        };
        let manifest = self.store.manifest(filing.id)?;
        let Ok(manifest) = serde_json::from_slice::<Manifest>(&manifest) else {
            return Ok(None);
        };
        let name = &manifest.procedure;
        let Some(procedure) = self.config.procedures.version(&name.id, &name.version) else {
            return Ok(None);
        };
        let history = kept.history.into_iter().rev().map(|(_, event)| event);
        let Some(returned) = returned(&manifest, history) else {
            return Ok(None);
        };
        let answers: Answers = returned.answers.iter().cloned().collect();
        let ward = &self.config.settings.ward;
        let interview = Interview {
            procedure,
            answers: &answers,
            today: ward_time(self.now).date(),
            calendar: &self.config.calendar,
            own_commune: &ward.commune.code,
            own_province: &ward.province.code,
        };
        let mut steps = vec![
            Event::Started {
                draft,
                procedure: procedure.id.clone(),
                version: procedure.version.clone(),
                at: self.now,
            },
            Event::Language(self.language.code().to_owned()),
        ];
        steps.extend(returned.steps(&interview, self.now));
        // The pages were numbered in the order of the answers.
        let handed_over = returned.answers.iter();
        let handed_over = handed_over.flat_map(|(_, answer)| pages(&answer.reply));
        let numbers: BTreeMap<_, _> = handed_over.copied().zip(1_u32..).collect();
        let mut kept = Vec::new();
        for step in &steps {
            let Event::PageAdded(_, page) = step else {
                continue;
            };
            let Some(number) = numbers.get(page) else {
                return Ok(None);
            };
            let bytes = self.store.part(filing.id, *number)?;
            kept.push(RefilledPage {
                page: *page,
                preview: preview(&bytes),
                bytes,
            });
        }
        Ok(Some(Refill { steps, pages: kept }))
    }
}

/// The filing as it was handed over, and why it was returned last; `history` has the newest event first.
fn returned(
    manifest: &Manifest,
    mut history: impl Iterator<Item = LedgerEvent>,
) -> Option<Returned> {
    let consents = || manifest.consents.iter();
    let notice = consents().find(|consent| consent.purpose == PRIVACY_NOTICE)?;
    let reasons: Vec<Reason> = history.find_map(|event| match event {
        LedgerEvent::Returned { reasons } => Some(reasons),
        _ => None,
    })?;
    let answers = manifest.answers.iter();
    Some(Returned {
        filing: manifest.id,
        answers: answers
            .map(|entry| (entry.question.clone(), entry.answer.clone()))
            .collect(),
        consented: notice.at,
        help: consents().flat_map(help).collect(),
        reasons,
    })
}

/// The steps of a help that is over, so that what was entered by a helper still stands under its consent.
fn help(consent: &Consent) -> Vec<Step> {
    let mut helpers = [Helper::Family, Helper::Staff].into_iter();
    let Some(helper) = helpers.find(|helper| helper.purpose() == consent.purpose) else {
        return Vec::new();
    };
    let at = consent.at;
    vec![
        Step::Agreed { helper, at },
        Step::Began { at },
        Step::Ended {
            by: Ending::Submit,
            at: consent.until.unwrap_or(at),
        },
    ]
}

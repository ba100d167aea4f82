//! What the store's thread does for its callers, one method per wish.

use crate::filing::answer::PageId;
use crate::filing::delivery::LedgerEvent;
use crate::filing::draft::Event;
use crate::filing::reference::Reference;
use crate::store::answers;
use crate::store::drafts;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::filings::{self, Prepared};
use crate::store::ledger;
use crate::store::records::{FilingSummary, Outgoing, OutgoingPart, Sealed, StoreHealth};
use crate::store::writer::Writer;
use jiff::Timestamp;
use uuid::Uuid;

impl Writer {
    /// Writes the journal entries that wait, all in one transaction.
    pub(super) fn write_journal(&mut self) -> Result<(), StoreError> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let begins = |event: &Event| matches!(event, Event::Started { .. });
        let begins = self.unwritten.iter().any(begins);
        if begins && self.publish_health() != StoreHealth::Well {
            return Err(self.refusal());
        }
        let events = std::mem::take(&mut self.unwritten);
        let draft = self.draft.clone();
        let outcome = self.write(|transaction, device| {
            drafts::append(transaction, device, draft.clone(), &events)
        });
        match outcome {
            Ok(draft) => {
                // Where a new draft took the place of an old one, the remains must go.
                self.checkpoint_due |= begins && self.draft.is_some();
                self.draft = draft;
                Ok(())
            }
            Err(error) => {
                self.unwritten = events;
                Err(error)
            }
        }
    }

    pub(super) fn put_page(&mut self, page: PageId, picture: Vec<u8>) -> Result<(), StoreError> {
        self.write_journal()?;
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.write(|transaction, _| draft.put_page(transaction, page, picture))
    }

    pub(super) fn page(&mut self, page: PageId) -> Result<Vec<u8>, StoreError> {
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.read(|connection, _| draft.page(connection, page))
    }

    pub(super) fn put_photograph(
        &mut self,
        page: PageId,
        picture: Vec<u8>,
    ) -> Result<(), StoreError> {
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.write(|transaction, _| draft.put_photograph(transaction, page, picture))
    }

    pub(super) fn photograph(&mut self, page: PageId) -> Result<Option<Vec<u8>>, StoreError> {
        let draft = self.draft.clone().ok_or(StoreError::NoDraft)?;
        self.read(|connection, _| draft.photograph(connection, page))
    }

    pub(super) fn remove_page(&mut self, page: PageId) -> Result<(), StoreError> {
        self.write(|transaction, _| drafts::remove_page(transaction, page))
    }

    pub(super) fn erase_draft(&mut self) -> Result<(), StoreError> {
        self.unwritten.clear();
        self.drain(|transaction, _| drafts::erase(transaction))?;
        self.draft = None;
        self.checkpoint_due = true;
        self.checkpoint();
        Ok(())
    }

    pub(super) fn seal(&mut self, sealed: Sealed) -> Result<(), StoreError> {
        let id = sealed.id;
        if self.publish_health() == StoreHealth::Replaced {
            return Err(StoreError::Replaced);
        }
        if self.filing(id)?.is_some() {
            let digest = sealed.digest;
            match self.read(|connection, device| filings::header(connection, device, id)) {
                Ok(header) if header.digest != digest => {
                    return Err(StoreError::SealedOtherwise { id });
                }
                Ok(_) | Err(StoreError::Erased { .. }) => return self.erase_draft(),
                Err(error) => return Err(error),
            }
        }
        let at = sealed.sealed_at;
        let (replaces, by) = (sealed.replaces, sealed.reference.clone());
        let prepared = Prepared::new(sealed, &self.device, self.desk.as_ref())?;
        self.write(|transaction, device| {
            prepared.insert(transaction)?;
            ledger::append(transaction, device, id, LedgerEvent::Queued, at)?;
            if let Some(older) = replaces {
                let replaced = LedgerEvent::Replaced { by };
                match ledger::append(transaction, device, older, replaced, at) {
                    // Nobody loses a filing because an older one is not known here.
                    Ok(()) | Err(StoreError::NoSuchFiling { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            drafts::erase(transaction)
        })?;
        self.unwritten.clear();
        self.draft = None;
        self.checkpoint_due = true;
        // It is durable: trouble from here on shows in the health, not as a filing not kept.
        let _ = self.refresh();
        Ok(())
    }

    /// Keeps a filing of another box. It begins in doubt, and the visit in progress stays.
    pub(super) fn adopt(&mut self, sealed: Sealed, at: Timestamp) -> Result<(), StoreError> {
        let (id, digest) = (sealed.id, sealed.digest);
        self.refresh()?;
        if self.filing(id)?.is_some() {
            return match self.read(|connection, device| filings::header(connection, device, id)) {
                Ok(header) if header.digest != digest => Err(StoreError::SealedOtherwise { id }),
                Ok(_) | Err(StoreError::Erased { .. }) => Ok(()),
                Err(error) => Err(error),
            };
        }
        let sealed_at = sealed.sealed_at;
        let prepared = Prepared::new(sealed, &self.device, self.desk.as_ref())?;
        self.write(|transaction, device| {
            prepared.insert(transaction)?;
            ledger::append(transaction, device, id, LedgerEvent::Queued, sealed_at)?;
            ledger::append(transaction, device, id, LedgerEvent::AttemptBegun, at)
        })?;
        self.checkpoint_due = true;
        self.refresh()
    }

    /// Notes that a spare has taken this box's place, and tells whoever sends.
    pub(super) fn replace(&mut self) -> Result<(), StoreError> {
        self.drain(|transaction, _| facts::replace(transaction))?;
        self.index.touch();
        self.refresh()
    }

    pub(super) fn record(
        &mut self,
        id: Uuid,
        event: LedgerEvent,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let confirmed = matches!(event, LedgerEvent::Received(_));
        let erased = self.drain(|transaction, device| {
            ledger::append(transaction, device, id, event.clone(), at)?;
            if confirmed {
                filings::erase_photographs(transaction, id)
            } else {
                Ok(0)
            }
        })?;
        self.checkpoint_due |= erased > 0;
        self.refresh()
    }

    pub(super) fn record_answers(
        &mut self,
        answers: &[(Uuid, LedgerEvent)],
        cursor: Option<u64>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let erased = self.drain(|transaction, device| {
            answers::record(transaction, device, answers, cursor, at)
        })?;
        self.checkpoint_due |= erased > 0;
        self.refresh()
    }

    pub(super) fn erase_received_before(&mut self, time: Timestamp) -> Result<(), StoreError> {
        self.refresh()?;
        self.erase(&self.index.received_before(time))
    }

    pub(super) fn erase_handed_over_before(&mut self, time: Timestamp) -> Result<(), StoreError> {
        self.refresh()?;
        self.erase(&self.index.handed_over_before(time))
    }

    fn erase(&mut self, filings: &[Uuid]) -> Result<(), StoreError> {
        if filings.is_empty() {
            return Ok(());
        }
        self.drain(|transaction, _| {
            filings
                .iter()
                .try_for_each(|id| filings::erase(transaction, *id))
        })?;
        filings.iter().for_each(|id| self.index.erased(*id));
        self.checkpoint_due = true;
        self.checkpoint();
        self.publish_queue();
        Ok(())
    }

    pub(super) fn filing(&mut self, id: Uuid) -> Result<Option<FilingSummary>, StoreError> {
        let Some(connection) = &self.connection else {
            return Err(self.refusal());
        };
        let found = self.index.summary(connection, &self.device, id);
        found.map_err(|error| self.note(error))
    }

    pub(super) fn filing_of(
        &mut self,
        reference: &Reference,
    ) -> Result<Option<FilingSummary>, StoreError> {
        let found =
            self.read(|connection, _| filings::by_reference(connection, reference.as_str()))?;
        found.map_or(Ok(None), |id| self.filing(id))
    }

    pub(super) fn parts(&mut self, id: Uuid) -> Result<Vec<OutgoingPart>, StoreError> {
        self.refresh()?;
        match self.index.parts(id) {
            Some(parts) => Ok(parts),
            // The rows say why there is nothing to tell.
            None => self.read(|connection, device| {
                let _ = filings::header(connection, device, id)?;
                Err(StoreError::Erased { id })
            }),
        }
    }

    pub(super) fn outgoing(&mut self) -> Result<Vec<Outgoing>, StoreError> {
        self.refresh()?;
        if self.replaced {
            return Err(StoreError::Replaced);
        }
        Ok(self.index.to_send())
    }
}

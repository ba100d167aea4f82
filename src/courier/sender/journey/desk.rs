//! The steps that only our desk understands: announce, ask, commit, receipt.

use super::Setback;
use crate::courier::outcome::{self, Call, Trouble};
use crate::courier::sender::Sender;
use crate::courier::waiting;
use crate::filing::delivery::{LedgerEvent, Receipt};
use crate::store::Outgoing;
use std::time::Duration;
use uuid::Uuid;

impl Sender {
    pub(super) async fn announce(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        let manifest = self.manifest(filing)?;
        self.begin(filing.id)?;
        let announced = self
            .client
            .announce(filing.id, filing.digest, manifest)
            .await
            .map_err(|trouble| Setback::Call(Call::Announce, trouble))?;
        let sizes = Self::sizes(filing);
        let turn = self.turn(announced.start_in);
        let course = self.course(filing.id);
        course.turn = turn;
        let before = course.there;
        course
            .announced(&sizes, &announced)
            .map_err(|_| Setback::Call(Call::Announce, Trouble::NotOurDesk))?;
        let progress = course.there > before;
        self.record(filing.id, LedgerEvent::Announced)?;
        Ok(progress)
    }

    /// When pages may leave, if the desk has said how many seconds from now its turn comes.
    fn turn(&mut self, start_in: u64) -> Duration {
        let asked = Duration::from_secs(start_in).min(outcome::LONGEST_RETRY_AFTER);
        match start_in {
            0 => Duration::ZERO,
            _ => self.now() + waiting::quiet(Some(asked), 0, self.chance.draw()),
        }
    }

    pub(super) async fn ask(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        let status = self
            .client
            .status(filing.id)
            .await
            .map_err(|trouble| Setback::Call(Call::Status, trouble))?;
        let receipt = match &status {
            Some(status) => outcome::receipt(filing.id, filing.digest, status)
                .map_err(|trouble| Setback::Call(Call::Status, trouble))?,
            None => None,
        };
        match receipt {
            Some(receipt) => self.received(filing.id, receipt),
            None => {
                self.course(filing.id).doubtful = false;
                Ok(false)
            }
        }
    }

    pub(super) async fn commit(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        self.begin(filing.id)?;
        // From here on the desk may hold it, whatever we hear.
        self.course(filing.id).doubtful = true;
        let receipt = self
            .client
            .commit(filing.id, filing.digest)
            .await
            .and_then(|status| outcome::receipt(filing.id, filing.digest, &status))
            .and_then(|receipt| receipt.ok_or(Trouble::WrongReceipt))
            .map_err(|trouble| Setback::Call(Call::Commit, trouble))?;
        self.received(filing.id, receipt)
    }

    fn received(&mut self, id: Uuid, receipt: Receipt) -> Result<bool, Setback> {
        self.record(id, LedgerEvent::Received(receipt))?;
        tracing::info!(filing = %id, "the desk holds the filing");
        let _ = self.courses.remove(&id);
        self.ahead = None;
        Ok(true)
    }
}

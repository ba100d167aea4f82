//! What the machine can do right now, asked of the parts that know.

use super::{RECOVER_AFTER, Station};
use crate::courier::{self, LineStatus};
use crate::machine::health::{Health, LineFact, StoreFact};
use crate::store::StoreHealth;

impl Station {
    /// A disk that refused may take again; the resident's answers wait in memory until then.
    pub(super) fn recover_store(&mut self) {
        let now = self.clock.now().monotonic;
        if self.health.store != StoreFact::Well
            && now.saturating_sub(self.recovery_tried) >= RECOVER_AFTER
        {
            self.recovery_tried = now;
            // What it could not do shows in its health.
            let _ = self.store.try_recover();
        }
    }

    pub(super) fn look_at_machine(&self) -> Health {
        let queue = *self.queue.borrow();
        let line = self.line();
        Health {
            store: match *self.store_health.borrow() {
                StoreHealth::Well => StoreFact::Well,
                StoreHealth::DiskFull => StoreFact::DiskFull,
                StoreHealth::ReadOnly => StoreFact::ReadOnly,
                StoreHealth::Failing => StoreFact::Failing,
                StoreHealth::Replaced => StoreFact::Replaced,
            },
            line: line.map_or_else(|| self.line_of_others(), LineStatus::fact),
            waiting: queue.waiting,
            attention: queue.attention,
            sending: line.is_some_and(|status| status.sending),
            voice: self.voice.is_there(),
        }
    }

    /// Where another process sends, its last note tells of the line.
    fn line_of_others(&self) -> LineFact {
        if self.config.settings.desk.is_none() {
            return LineFact::NoDesk;
        }
        self.store
            .line_note()
            .map_or(LineFact::Unknown, |note| courier::noted(note.as_ref()))
    }
}

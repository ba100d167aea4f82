//! A returned filing is opened again: its visit begins where it was returned.

use crate::filing::draft::{Draft, Event};
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::Effect;
use crate::kiosk::staff::Refill;
use crate::kiosk::visit::Visit;

impl App {
    /// Leaves the pages of the staff for the first question that was returned.
    ///
    /// A page is kept before the journal names it, so that a power cut leaves no name without a page.
    pub(super) fn begin_correction(&mut self, refill: Refill, effects: &mut Vec<Effect>) {
        let Some(draft) = Draft::replay(refill.steps.iter().cloned()) else {
            return;
        };
        let calendar = &self.config.procedures;
        let Some(procedure) = calendar.version(&draft.procedure, &draft.version).cloned() else {
            return;
        };
        self.leave_staff_mode(false, effects);
        let mut pages = refill.pages;
        for step in refill.steps {
            if let Event::PageAdded(_, page) = &step
                && let Some(place) = pages.iter().position(|kept| kept.page == *page)
            {
                let kept = pages.swap_remove(place);
                let preview = kept.preview.map(|preview| (kept.page, preview));
                self.pictures.extend(preview);
                effects.push(Effect::KeepPage(kept.page, kept.bytes));
            }
            effects.push(Effect::Journal(step));
        }
        let visit = Visit::resume(procedure, draft);
        self.go_to(Stage::Visit(Box::new(visit)), effects);
    }
}

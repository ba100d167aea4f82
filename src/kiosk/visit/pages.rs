//! The captured pages of a visit: taken, taken again in their place, moved, thrown away.

use super::{Outcome, Visit};
use crate::filing::answer::{PageId, QuestionId};
use crate::filing::draft::Event;
use crate::filing::entry::Entry;
use crate::kiosk::effect::Flaw;
use crate::kiosk::page::Act;

impl Visit {
    /// Takes a captured page for the paper on the screen, in the place of the one that is taken again.
    pub fn add_page(&mut self, page: PageId, flaw: Option<Flaw>) -> Outcome {
        let mut outcome = Outcome::default();
        let Some(paper) = self.paper().map(|question| question.id.clone()) else {
            return outcome;
        };
        self.note(Event::PageAdded(paper.clone(), page), &mut outcome);
        let retaken = self.retaken.take();
        if let Some(old) = retaken.filter(|old| self.draft.pages.get(old) == Some(&paper)) {
            self.note(Event::PageMoved { page, before: old }, &mut outcome);
            self.remove(old, &mut outcome);
        }
        self.entry = Entry::Choice(None);
        self.problem = None;
        self.flaw = flaw.map(|flaw| (page, flaw));
        outcome
    }

    pub(super) fn act_on_page(&mut self, act: &Act, outcome: &mut Outcome) {
        match act {
            Act::RemovePage(page) => self.remove(*page, outcome),
            Act::MovePageUp(page) => self.move_up(*page, outcome),
            Act::RetakePage(page) if self.draft.pages.contains_key(page) => {
                self.retaken = Some(*page);
            }
            _ => {}
        }
    }

    fn move_up(&mut self, page: PageId, outcome: &mut Outcome) {
        let Some(paper) = self.draft.pages.get(&page).cloned() else {
            return;
        };
        let pages = self.draft.pages_of(&paper);
        let place = pages.iter().position(|known| *known == page);
        let before = place.and_then(|place| pages.get(place.checked_sub(1)?));
        if let Some(before) = before.copied() {
            self.note(Event::PageMoved { page, before }, outcome);
            self.withdraw(paper, outcome);
        }
    }

    fn remove(&mut self, page: PageId, outcome: &mut Outcome) {
        let Some(paper) = self.draft.pages.get(&page).cloned() else {
            return;
        };
        self.note(Event::PageRemoved(page), outcome);
        self.withdraw(paper, outcome);
    }

    /// An answer that names the pages as they were would hand over what is no longer so.
    fn withdraw(&mut self, paper: QuestionId, outcome: &mut Outcome) {
        if self.draft.answers.contains_key(&paper) {
            self.note(Event::Withdrawn(paper), outcome);
        }
    }
}

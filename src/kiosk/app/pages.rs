//! The captured pages of a visit: taken in, looked at in large, turned, moved, taken again, thrown away.

use crate::capture::page::likeness::same_page;
use crate::filing::answer::PageId;
use crate::kiosk::app::{App, Asking, Stage};
use crate::kiosk::effect::{Captured, Effect, Flaw};
use crate::kiosk::page::Act;
use crate::kiosk::visit::Visit;
use iced::widget::image;

impl App {
    pub(super) fn visit(&self) -> Option<&Visit> {
        match &self.facts.stage {
            Stage::Visit(visit) => Some(visit),
            _ => None,
        }
    }

    pub(super) fn take_page(&mut self, captured: Captured, effects: &mut Vec<Effect>) {
        if !self.wants_pictures() {
            return;
        }
        let flaw = captured.flaw.or_else(|| self.taken_before(&captured));
        let Stage::Visit(visit) = &mut self.facts.stage else {
            return;
        };
        let page = visit.draft.next_page();
        let outcome = visit.add_page(page, flaw);
        let _ = self.pictures.insert(page, captured.preview);
        if let Some(fingerprint) = captured.fingerprint {
            let _ = self.fingerprints.insert(page, fingerprint);
        }
        // The picture is kept before the journal names it.
        effects.push(Effect::KeepPage(page, captured.bytes));
        self.idle.touch(self.now.monotonic);
        self.carry_out(outcome, effects);
        self.read_what_is_new(effects);
    }

    /// Whether the same page is there already; one that is taken again is like itself.
    fn taken_before(&self, captured: &Captured) -> Option<Flaw> {
        let new = captured.fingerprint.as_ref()?;
        let retaken = self.visit().and_then(|visit| visit.retaken);
        let mut others = self.fingerprints.iter();
        others
            .any(|(page, known)| Some(*page) != retaken && same_page(known, new))
            .then_some(Flaw::Twice)
    }

    pub(super) fn act_on_page(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        match act {
            Act::ViewPage(page) if self.kept_pages().contains(page) => {
                self.facts.viewed = Some((*page, None));
                effects.push(Effect::ReadPage(*page));
                self.new_screen(effects);
            }
            Act::RotatePage(page) => effects.push(Effect::RotatePage(*page)),
            Act::AskRemovePage(page) => self.ask(Some(Asking::RemovePage(*page)), effects),
            Act::RetakePage(_) | Act::RemovePage(_) => {
                self.facts.asking = None;
                self.facts.viewed = None;
                self.give_to_visit(act, effects);
            }
            Act::MovePageUp(_) => self.give_to_visit(act, effects),
            _ => {}
        }
    }

    pub(super) fn close_page(&mut self, effects: &mut Vec<Effect>) {
        self.facts.viewed = None;
        self.new_screen(effects);
    }

    pub(super) fn take_picture(&mut self, page: PageId, picture: image::Handle) {
        if let Some((viewed, shown)) = &mut self.facts.viewed
            && *viewed == page
        {
            *shown = Some(picture);
        }
    }

    pub(super) fn take_rotated(
        &mut self,
        page: PageId,
        rotated: Captured,
        effects: &mut Vec<Effect>,
    ) {
        if !self.kept_pages().contains(&page) {
            return;
        }
        let _ = self.pictures.insert(page, rotated.preview);
        effects.extend([
            Effect::KeepPage(page, rotated.bytes),
            Effect::ReadPage(page),
        ]);
        self.generation += 1;
    }

    fn give_to_visit(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        let around = Self::surroundings(&self.config, self.now);
        if let Stage::Visit(visit) = &mut self.facts.stage {
            let outcome = visit.act(act, &around);
            self.carry_out(outcome, effects);
            self.new_screen(effects);
        }
    }
}

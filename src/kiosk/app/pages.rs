//! The captured pages of a visit: taken in, looked at in large, turned, moved, taken again, thrown away.

use crate::capture::page::likeness::same_page;
use crate::filing::answer::PageId;
use crate::kiosk::app::{App, Asking, Stage};
use crate::kiosk::effect::{Captured, Effect, Flaw};
use crate::kiosk::page::Act;
use crate::kiosk::visit::Visit;
use iced::widget::image;

impl App {
    /// Whether pictures of papers are wanted now.
    pub fn wants_pictures(&self) -> bool {
        matches!(&self.facts.stage, Stage::Visit(visit) if visit.paper().is_some() && visit.exit.is_none())
    }

    /// The captured pages of the visit.
    pub fn kept_pages(&self) -> Vec<PageId> {
        match &self.facts.stage {
            Stage::Visit(visit) => visit.draft.pages.keys().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// Gives a kept page its small picture back after a power cut, and tells whether its photograph is kept.
    pub fn restore_picture(&mut self, page: PageId, picture: image::Handle, photographed: bool) {
        let _ = self.pictures.insert(page, picture);
        if photographed {
            let _ = self.photographs.insert(page);
        }
    }

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
        let is_retaken = self.visit().is_some_and(|visit| visit.retaken.is_some());
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
        if let Some(photograph) = captured.photograph {
            let _ = self.photographs.insert(page);
            effects.push(Effect::KeepPhotograph(page, photograph));
        }
        self.note_taken(Some(page));
        if self.facts.viewfinder.is_some() && (is_retaken || flaw.is_some()) {
            // What became of it is told on the paper's page.
            self.facts.viewfinder = None;
            self.new_screen(effects);
        }
        self.idle.touch(self.now.monotonic);
        self.carry_out(outcome, effects);
        self.read_what_is_new(effects);
    }

    pub(super) fn refuse_capture(&mut self, effects: &mut Vec<Effect>) {
        self.note_taken(None);
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
                if matches!(act, Act::RetakePage(_)) {
                    self.look_again(effects);
                }
            }
            Act::MovePageUp(_) => self.give_to_visit(act, effects),
            Act::Look(looking) => self.open_viewfinder(*looking, effects),
            Act::Shoot => self.shoot(effects),
            Act::ShowCorners(page) => self.show_corners(*page, effects),
            Act::Corner(place) => self.take_corner(*place, effects),
            Act::CornersAgain => self.corners_again(effects),
            _ => {}
        }
    }

    /// Whether a camera, a captured page or its corners are shown above the page of the paper.
    pub(super) fn is_above_paper(&self) -> bool {
        self.facts.viewfinder.is_some()
            || self.facts.corners.is_some()
            || self.facts.viewed.is_some()
    }

    /// One step back towards the page of the paper.
    pub(super) fn back_to_paper(&mut self, effects: &mut Vec<Effect>) {
        if self.facts.viewfinder.is_some() {
            self.close_viewfinder(effects);
        } else if self.facts.corners.is_some() {
            self.close_corners(effects);
        } else {
            self.facts.viewed = None;
            self.new_screen(effects);
        }
    }

    pub(super) fn take_picture(&mut self, page: PageId, picture: image::Handle) {
        if let Some((viewed, shown)) = &mut self.facts.viewed
            && *viewed == page
        {
            *shown = Some(picture);
        }
    }

    /// A page was turned, or cut out anew.
    pub(super) fn take_redrawn(
        &mut self,
        page: PageId,
        redrawn: Captured,
        effects: &mut Vec<Effect>,
    ) {
        if !self.kept_pages().contains(&page) {
            return;
        }
        let _ = self.pictures.insert(page, redrawn.preview);
        self.facts.corners = None;
        effects.extend([
            Effect::KeepPage(page, redrawn.bytes),
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

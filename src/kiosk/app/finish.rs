//! The end of a visit: the seal, the last page, and its slip.

use crate::filing::session::Pause;
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::{Effect, SealRefused};
use crate::kiosk::screen::done::{Done, SlipState};

impl App {
    pub(super) fn seal(&mut self, effects: &mut Vec<Effect>) {
        match std::mem::replace(&mut self.facts.stage, Stage::Welcome) {
            Stage::Visit(visit) | Stage::NotSealed(visit) => {
                effects.push(Effect::Seal(Box::new((
                    visit.procedure.clone(),
                    visit.draft.clone(),
                ))));
                self.go_to(Stage::Sealing(visit), effects);
            }
            other => self.facts.stage = other,
        }
    }

    pub(super) fn take_seal(
        &mut self,
        result: Result<Box<Done>, SealRefused>,
        effects: &mut Vec<Effect>,
    ) {
        let stage = std::mem::replace(&mut self.facts.stage, Stage::Welcome);
        let Stage::Sealing(mut visit) = stage else {
            self.facts.stage = stage;
            return;
        };
        match result {
            Ok(done) => {
                self.counters.sealed += 1;
                self.pictures.clear();
                effects.push(Effect::Slip(done.clone(), self.facts.language));
                self.set_pause(Pause::Printing, true);
                self.go_to(Stage::Done(done), effects);
            }
            Err(SealRefused::Incomplete) => {
                let around = Self::surroundings(&self.config, self.now);
                let outcome = visit.look_again(&around);
                self.facts.stage = Stage::Visit(visit);
                self.carry_out(outcome, effects);
            }
            Err(SealRefused::Store) => self.go_to(Stage::NotSealed(visit), effects),
        }
    }

    pub(super) fn show_slip(&mut self, shown: bool, effects: &mut Vec<Effect>) {
        self.facts.slip_shown = shown && self.facts.slip_picture.is_some();
        self.new_screen(effects);
    }

    pub(super) fn print_again(&mut self, effects: &mut Vec<Effect>) {
        if let Stage::Done(done) = &mut self.facts.stage {
            done.slip = SlipState::Printing;
            effects.push(Effect::Slip(done.clone(), self.facts.language));
            self.set_pause(Pause::Printing, true);
        }
    }
}

//! The end of a visit: the seal, the last page, and its slip.

use crate::filing::session::Pause;
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::{Effect, SealRefused};
use crate::kiosk::screen::done::{Done, PrinterHelp, SlipState};
use iced::widget::image;

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
                self.fingerprints.clear();
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

    pub(super) fn take_slip(
        &mut self,
        slip: SlipState,
        picture: Option<image::Handle>,
        effects: &mut Vec<Effect>,
    ) {
        self.set_pause(Pause::Printing, false);
        self.facts.slip_picture = picture.or(self.facts.slip_picture.take());
        if let Stage::Done(done) = &mut self.facts.stage {
            done.slip = slip;
            self.call_for_printer(slip, effects);
            self.read_what_is_new(effects);
        }
    }

    /// The desk is told of a printer that fails while somebody stands in front of it, and no longer once
    /// the paper is there.
    pub(super) fn call_for_printer(&mut self, state: SlipState, effects: &mut Vec<Effect>) {
        match (state, self.facts.printer_help) {
            (SlipState::Failed(_), None) => {
                self.facts.printer_help = Some(PrinterHelp::Called);
                effects.push(Effect::Help(true));
            }
            (SlipState::Printed, Some(_)) => {
                self.facts.printer_help = None;
                effects.push(Effect::Help(false));
            }
            _ => {}
        }
    }

    pub(super) fn printer_help_heard(&mut self, effects: &mut Vec<Effect>) {
        if self.facts.printer_help.is_some() {
            self.facts.printer_help = Some(PrinterHelp::Heard);
            self.read_what_is_new(effects);
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

//! The application form on the screen and on paper: from what is answered so far, or as it was sealed.

use crate::filing::form::{FilledForm, FilledSignature, Replies};
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::{Effect, Strip};
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::screen::form::{self, Preview};
use crate::machine::clock::ward_time;
use iced::widget::image;

impl App {
    /// The form of the filing of the moment.
    fn form(&self) -> Option<FilledForm> {
        match &self.facts.stage {
            Stage::Visit(visit) => {
                let around = Self::surroundings(&self.config, self.now);
                let answers = visit.interview(&around).complete_answers();
                let replies = answers
                    .iter()
                    .map(|(question, answer)| (question, &answer.reply));
                let today = ward_time(self.now.wall).date();
                self.config.application_form(
                    &visit.procedure,
                    &Replies::new(replies, today).signed(visit.draft.signed()),
                    today,
                    None,
                )
            }
            Stage::Done(done) => done.form.as_deref().cloned(),
            _ => None,
        }
    }

    pub(super) fn show_form(&mut self, effects: &mut Vec<Effect>) {
        let Some(form) = self.form() else {
            return;
        };
        let drawn = |one: &FilledSignature| one.drawing.is_some();
        self.facts.form = Some(Preview {
            signed: form.signatures.iter().any(drawn),
            can_print: self.config.settings.form_printer.is_some(),
            ..Preview::default()
        });
        self.draw_form(effects);
        self.new_screen(effects);
    }

    /// Asks for the form as large as this look shows it, where it is looked at.
    pub(super) fn draw_form(&mut self, effects: &mut Vec<Effect>) {
        let (Some(preview), Some(form)) = (&self.facts.form, self.form()) else {
            return;
        };
        let size = self.with_scene(|scene| form::strip_size(scene, preview));
        // The codes are for an officer's scanner.
        let form = FilledForm {
            codes: None,
            ..form
        };
        effects.push(Effect::DrawForm(Box::new(form), size));
    }

    pub(super) fn close_form(&mut self, effects: &mut Vec<Effect>) {
        self.facts.form = None;
        self.new_screen(effects);
    }

    pub(super) fn take_strips(&mut self, strips: Vec<Strip>, effects: &mut Vec<Effect>) {
        if let Some(preview) = &mut self.facts.form {
            preview.strips = Some(strips);
            self.generation += 1;
            self.read_what_is_new(effects);
        }
    }

    pub(super) fn print_form(&mut self, effects: &mut Vec<Effect>) {
        let form = self.form();
        let (Some(preview), Some(form)) = (&mut self.facts.form, form) else {
            return;
        };
        if preview.can_print && preview.printed != Some(SlipState::Printing) {
            preview.printed = Some(SlipState::Printing);
            effects.push(Effect::PrintForm(Box::new(form)));
            self.read_what_is_new(effects);
        }
    }

    pub(super) fn take_form_printed(&mut self, state: SlipState, effects: &mut Vec<Effect>) {
        if let Some(preview) = &mut self.facts.form {
            preview.printed = Some(state);
            self.call_for_printer(state, effects);
            self.read_what_is_new(effects);
        }
    }

    pub(super) fn strips(&self) -> Vec<image::Handle> {
        let strips = self.facts.form.iter().flat_map(|preview| &preview.strips);
        strips
            .flatten()
            .map(|strip| strip.picture.clone())
            .collect()
    }
}

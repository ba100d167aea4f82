//! The application form on the screen: while it is drawn, as drawn, where it cannot be drawn, and what
//! becomes of printing it.

use super::{Astray, Walk};
use crate::config::Config;
use crate::config::settings::FormPrinter;
use crate::filing::draft::{Draft, Event};
use crate::kiosk::contract::visitor::Visitor;
use crate::kiosk::effect::{Effect, Message};
use crate::kiosk::page::Act;
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::station::job::Job;
use crate::paper::print::Trouble;
use std::sync::Arc;

impl Walk<'_> {
    /// The form of a draft that stands at its check page, where there is a printer for it.
    pub(super) fn form(&mut self, draft: Draft) -> Result<(), Astray> {
        let mut config = Config::clone(&self.config);
        let uri = String::from("ipp://localhost:631/printers/forms");
        config.settings.form_printer = Some(FormPrinter { uri });
        let config = Arc::new(config);
        let mut signed = draft.clone();
        let strokes = self.tour.samples.signature();
        strokes
            .into_iter()
            .for_each(|stroke| signed.apply(Event::Drawn(stroke)));
        self.printed(&mut Visitor::new(&config, Some(signed), self.variant))?;
        let visitor = &mut Visitor::new(&config, Some(draft), self.variant);
        let effects = visitor.act(Act::ShowForm);
        Self::expect(visitor, "form")?;
        self.look(visitor, "drawing");
        for effect in effects {
            if let Effect::DrawForm(form, size) = effect {
                let _ = visitor.give(Job::DrawForm(form, size).run());
            }
        }
        self.look_through(visitor, "drawn");
        visitor.act(Act::Turn(0));
        visitor.act(Act::PrintForm);
        self.look(visitor, "printing");
        let failed = Trouble::ALL.map(|trouble| (trouble.text_key(), SlipState::Failed(trouble)));
        let ends = failed.into_iter().chain([("printed", SlipState::Printed)]);
        for (state, end) in ends {
            visitor.give(Message::FormPrinted(end));
            self.look(visitor, state);
        }
        visitor.give(Message::Form(Vec::new()));
        self.look(visitor, "not-drawn");
        Ok(())
    }

    /// A form that bears a signature, before it is printed and on paper.
    fn printed(&mut self, visitor: &mut Visitor) -> Result<(), Astray> {
        visitor.act(Act::ShowForm);
        Self::expect(visitor, "form")?;
        self.look(visitor, "drawing-signed");
        visitor.act(Act::PrintForm);
        visitor.give(Message::FormPrinted(SlipState::Printed));
        self.look(visitor, "printed-signed");
        Ok(())
    }
}

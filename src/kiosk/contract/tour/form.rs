//! The application form on the screen: while it is drawn, as drawn, where it cannot be drawn, and what
//! becomes of printing it.

use super::{Astray, Walk};
use crate::kiosk::contract::visitor::Visitor;
use crate::kiosk::effect::{Effect, Message};
use crate::kiosk::page::Act;
use crate::kiosk::station::job::Job;

impl Walk<'_> {
    /// The form of the page of the moment, which offers it.
    pub(super) fn form(&mut self, visitor: &mut Visitor) -> Result<(), Astray> {
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
        visitor.give(Message::Form(Vec::new()));
        self.look(visitor, "not-drawn");
        visitor.act(Act::Back);
        Ok(())
    }
}

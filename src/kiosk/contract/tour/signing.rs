//! The way through the signature: nothing yet, refused, at the counter, and drawn.

use super::{Astray, Walk};
use crate::filing::draft::Position;
use crate::filing::procedure::Procedure;
use crate::filing::signature::ByHand;
use crate::kiosk::contract::visitor::draft;
use crate::kiosk::page::Act;

impl Walk<'_> {
    pub(super) fn signature(&mut self, procedure: &Procedure) -> Result<(), Astray> {
        if procedure.form.is_none() {
            return Ok(());
        }
        let mut visitor = self.visitor(Some(draft(procedure, Position::Sign)));
        Self::expect(&visitor, "sign")?;
        self.look_through(&mut visitor, "empty");
        self.refused(&mut visitor);
        for (state, way) in [("pen", ByHand::Pen), ("fingerprint", ByHand::Fingerprint)] {
            visitor.act(Act::SignByHand(way));
            self.look_through(&mut visitor, state);
        }
        for stroke in self.tour.samples.signature() {
            visitor.act(Act::Draw(stroke));
        }
        self.look_through(&mut visitor, "drawn");
        visitor.act(Act::Cover);
        self.look_through(&mut visitor, "covered");
        Ok(())
    }
}

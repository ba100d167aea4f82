//! Help in a visit: the resident agrees, the helper begins, and the resident takes over in the end.

use super::{Outcome, Surroundings, Visit};
use crate::filing::draft::{Event, Position};
use crate::filing::help::{Ending, Helper, Stand, Step};

impl Visit {
    /// Whether help can be agreed to. Before the privacy notice nothing is entered, and to agree to
    /// the notice is the resident's alone.
    pub fn may_be_helped(&self) -> bool {
        self.draft.consented.is_some()
    }

    /// Whether the resident has to take over before anything can be signed or handed over.
    pub fn is_to_be_taken_over(&self) -> bool {
        matches!(self.draft.at, Position::Sign | Position::Confirm)
            && self.draft.help.helper().is_some()
    }

    /// The resident agrees to be helped. Family stands beside them already, and so does staff at the desk, in
    /// a way; other staff has to come.
    pub fn agree_to_help(&mut self, helper: Helper, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        if self.may_be_helped() && self.draft.help.stand() == Stand::Alone {
            let at = around.now;
            self.note(Event::Help(Step::Agreed { helper, at }), &mut outcome);
            if helper != Helper::Staff {
                self.note(Event::Help(Step::Began { at }), &mut outcome);
            }
        }
        outcome
    }

    /// The helper has come and begins.
    pub fn begin_help(&mut self, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        if matches!(self.draft.help.stand(), Stand::Agreed(_)) {
            let at = around.now;
            self.note(Event::Help(Step::Began { at }), &mut outcome);
        }
        outcome
    }

    /// Help is over, or no longer waited for. Where the filing was about to be handed over, the
    /// resident looks it through once more: the final tap must not come up by itself.
    pub fn end_help(&mut self, by: Ending, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        if self.draft.help.stand() == Stand::Alone {
            return outcome;
        }
        if self.is_to_be_taken_over() {
            self.move_to(Position::Check, false, around, &mut outcome);
        }
        let at = around.now;
        self.note(Event::Help(Step::Ended { by, at }), &mut outcome);
        outcome
    }
}

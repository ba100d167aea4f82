//! The signature in a visit: after everything was checked, before it is handed over.

use super::{Outcome, Surroundings, Visit};
use crate::filing::draft::{Event, Position};
use crate::filing::entry::EntryProblem;
use crate::filing::signature::Signature;
use crate::kiosk::page::Act;

impl Visit {
    /// Whether the resident is asked to sign: the ward offers it, and it is they who sign the form.
    pub fn is_signing_offered(&self, around: &Surroundings<'_>) -> bool {
        let form = self.procedure.form.as_ref();
        around.config.settings.signature.offer
            && form.is_some_and(|form| form.is_signed_at_kiosk(&self.interview(around)))
    }

    /// Where the way leads from a check page without gaps.
    pub(super) fn after_check(&self, around: &Surroundings<'_>) -> Position {
        if self.is_signing_offered(around) {
            Position::Sign
        } else {
            Position::Confirm
        }
    }

    /// Takes an act on the page of the signature.
    pub(super) fn sign(&mut self, act: &Act, outcome: &mut Outcome) {
        if self.draft.at != Position::Sign || self.is_to_be_taken_over() {
            return;
        }
        let signature = self.draft.signature.as_ref();
        let event = match act {
            Act::Draw(stroke) => Event::Drawn(stroke.clone()),
            Act::SignAgain if signature.is_some() => Event::Unsigned,
            Act::SignByHand(way) if signature != Some(&Signature::ByHand(*way)) => {
                Event::SignsByHand(*way)
            }
            _ => return,
        };
        // While a hand draws, what was said above the pad stays: without it the pad would move.
        if matches!(event, Event::SignsByHand(_)) {
            self.problem = None;
        }
        self.note(event, outcome);
    }

    /// Goes on with the signature, or says that there is none yet.
    pub(super) fn take_signature(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        if self.is_to_be_taken_over() {
            return;
        }
        if self.draft.signed().is_some() {
            self.move_to(Position::Confirm, false, around, outcome);
        } else {
            self.problem = Some(EntryProblem::NotSigned);
            self.refusals = self.refusals.saturating_add(1);
        }
    }

    /// Back to the check page, with everything that is missing.
    pub fn look_again(&mut self, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        self.move_to(Position::Check, false, around, &mut outcome);
        self.findings_shown = true;
        outcome
    }
}

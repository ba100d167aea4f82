//! The way through help with a visit: the consent, the banner on every kind of page, and the
//! resident who takes over.

use super::screens::until_idle;
use super::{Astray, Walk};
use crate::filing::answer::Answer;
use crate::filing::draft::{Draft, Event, Position};
use crate::filing::help::{Helper, Step};
use crate::filing::procedure::Procedure;
use crate::kiosk::contract::visitor::{draft, morning};
use crate::kiosk::effect::Message;
use crate::kiosk::page::Act;

/// A draft whose resident agreed to the notice and is helped.
fn helped(procedure: &Procedure, at: Position, helper: Helper) -> Draft {
    let mut draft = draft(procedure, at);
    let at = morning();
    draft.apply(Event::Consented(at));
    draft.apply(Event::Help(Step::Agreed { helper, at }));
    draft.apply(Event::Help(Step::Began { at }));
    draft
}

impl Walk<'_> {
    pub(super) fn help(&mut self, procedure: &Procedure) -> Result<(), Astray> {
        let Some(first) = procedure.questions.first() else {
            return Ok(());
        };
        self.consent(procedure, &Position::Question(first.id.clone()))?;
        self.banner(procedure, &Position::Question(first.id.clone()))?;
        // Only the resident signs.
        let signing = self.visitor(Some(helped(procedure, Position::Sign, Helper::Family)));
        Self::expect(&signing, "take-over")?;
        let mut last = self.visitor(Some(helped(procedure, Position::Confirm, Helper::Family)));
        Self::expect(&last, "take-over")?;
        self.look_through(&mut last, "empty");
        last.act(Act::TakeOver);
        Self::expect(&last, "check")
    }

    fn consent(&mut self, procedure: &Procedure, first: &Position) -> Result<(), Astray> {
        let mut draft = draft(procedure, first.clone());
        draft.apply(Event::Consented(morning()));
        let mut visitor = self.visitor(Some(draft));
        visitor.act(Act::CallStaff);
        Self::expect(&visitor, "call-staff-page")?;
        self.look_through(&mut visitor, "help-calling");
        for (state, heard) in [("help-heard", true), ("help-unheard", false)] {
            visitor.give(Message::HelpHeard(heard));
            self.look_through(&mut visitor, state);
        }
        visitor.act(Act::AgreeToHelp(Helper::Staff));
        Self::expect(&visitor, "call-staff-page")?;
        self.look_through(&mut visitor, "help-agreed");
        visitor.act(Act::BeginHelp);
        Self::expect(&visitor, "question-")
    }

    fn banner(&mut self, procedure: &Procedure, first: &Position) -> Result<(), Astray> {
        for (helper, state) in [
            (Helper::Staff, "helped-by-staff"),
            (Helper::Family, "helped-by-family"),
        ] {
            let mut visitor = self.visitor(Some(helped(procedure, first.clone(), helper)));
            self.look_through(&mut visitor, state);
            for act in [Act::AskEnd, Act::AskAppearance] {
                visitor.act(act);
                self.look_through(&mut visitor, state);
                visitor.act(Act::Stay);
            }
            visitor.act(Act::CallStaff);
            visitor.give(Message::HelpHeard(false));
            self.look_through(&mut visitor, state);
            visitor.act(Act::StaffCame);
            until_idle(&mut visitor);
            Self::expect(&visitor, "idle")?;
            self.look(&visitor, state);
            let mut full = helped(procedure, Position::Check, helper);
            for question in &procedure.questions {
                let answer = Answer {
                    author: helper.author(),
                    ..self.tour.samples.answer(question)
                };
                full.apply(Event::Answered(question.id.clone(), answer));
            }
            let mut check = self.visitor(Some(full));
            self.look_through(&mut check, state);
            check.act(Act::Cover);
            self.look_through(&mut check, state);
        }
        Ok(())
    }
}

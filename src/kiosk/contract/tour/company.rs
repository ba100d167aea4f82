//! The way through company from the desk: both questions, and the corner that ends it on every kind of page.

use super::screens::until_idle;
use super::{Astray, Walk};
use crate::filing::company::{Kind, Standing, Wish};
use crate::filing::draft::{Event, Position};
use crate::filing::procedure::Procedure;
use crate::kiosk::contract::visitor::{Visitor, draft, morning};
use crate::kiosk::effect::{CompanyNews, Message};
use crate::kiosk::page::Act;

impl Walk<'_> {
    pub(super) fn company(&mut self, procedure: &Procedure) -> Result<(), Astray> {
        let Some(first) = procedure.questions.first() else {
            return Ok(());
        };
        let mut draft = draft(procedure, Position::Question(first.id.clone()));
        draft.apply(Event::Consented(morning()));
        let mut visitor = self.visitor(Some(draft));
        for (number, kind, page, state) in [
            (1, Kind::Watch, "company-watch", "watched"),
            (2, Kind::Control, "company-control", "controlled"),
        ] {
            ask(&mut visitor, number, kind);
            Self::expect(&visitor, page)?;
            let asked = if number == 1 { "empty" } else { "watched" };
            self.look_through(&mut visitor, asked);
            visitor.act(Act::AllowCompany);
            Self::expect(&visitor, "question-")?;
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
        }
        // What is granted may still stand when nobody touches anything.
        let mut quiet = visitor;
        until_idle(&mut quiet);
        Self::expect(&quiet, "idle")
    }
}

/// The desk wishes for this, and has heard the answers so far.
fn ask(visitor: &mut Visitor, number: u64, kind: Kind) {
    let standing = Standing {
        revision: number,
        wish: Some(Wish { number, kind }),
        watch: (kind == Kind::Control).then_some(1),
        ..Standing::default()
    };
    visitor.give(Message::Company(CompanyNews::Standing(standing)));
}

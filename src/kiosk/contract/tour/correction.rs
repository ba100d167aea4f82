//! The way through a correction: what staff is told of a returned filing, and the pages that it opens at.

use super::staff::kept;
use super::{Astray, Walk};
use crate::filing::answer::QuestionId;
use crate::filing::correction::Reason;
use crate::filing::delivery::FailureClass;
use crate::filing::draft::{Event, Position};
use crate::filing::staff::{Role, Room};
use crate::kiosk::contract::visitor::{Visitor, morning};
use crate::kiosk::effect::Message;
use crate::kiosk::page::{Act, StaffAct};
use crate::kiosk::staff::{Kept, Mend, News, Refill};
use uuid::Uuid;

/// A service that asks for names, and the question that was returned.
const SERVICE: &str = "marital-status";
const RETURNED: &str = "requester_name";

impl Walk<'_> {
    pub(super) fn corrections(&mut self) -> Result<(), Astray> {
        for (state, mend) in [("mend", Mend::Possible), ("error-gone", Mend::Gone)] {
            let mut visitor = self.at_returned(mend)?;
            self.look_through(&mut visitor, state);
        }
        let mut visitor = self.at_returned(Mend::Possible)?;
        visitor.act(Act::Staff(StaffAct::Correct));
        self.look_through(&mut visitor, "mend-asked");
        self.tell(&mut visitor, None);
        self.look_through(&mut visitor, "error-mend");
        let question = Position::Question(QuestionId::from(RETURNED));
        for (at, page) in [
            (question, "question-requester_name"),
            (Position::Check, "check"),
        ] {
            let mut visitor = self.at_returned(Mend::Possible)?;
            visitor.act(Act::Staff(StaffAct::Correct));
            let refill = self.refill(at);
            self.tell(&mut visitor, refill);
            Self::expect(&visitor, page)?;
            self.look_through(&mut visitor, "returned");
        }
        Ok(())
    }

    fn at_returned(&self, mend: Mend) -> Result<Visitor, Astray> {
        let mut visitor = self.at_work(Role::Guide)?;
        visitor.act(Act::Staff(StaffAct::Go(Room::Find)));
        let kept = Kept {
            mend: Some(mend),
            ..kept(FailureClass::Wait, None)
        };
        let news = News::Filing(kept.reference.clone(), Some(Box::new(kept)));
        let _ = visitor.give(Message::Staff(news));
        Self::expect(&visitor, "staff-filing")?;
        Ok(visitor)
    }

    fn tell(&self, visitor: &mut Visitor, refill: Option<Refill>) {
        let reference = kept(FailureClass::Wait, None).reference;
        let news = News::Correction(reference, refill.map(Box::new));
        let _ = visitor.give(Message::Staff(news));
    }

    /// A visit that was returned for the longest reasons, about a question and about none.
    fn refill(&self, at: Position) -> Option<Refill> {
        let procedures = &self.config.procedures;
        let procedure = procedures.iter().find(|one| one.id == SERVICE)?;
        let texts = self.tour.samples.reasons.iter();
        let reasons = texts.flat_map(|text| {
            [None, Some(QuestionId::from(RETURNED))].map(|question| Reason {
                text: text.clone(),
                question,
            })
        });
        let mending = at != Position::Check;
        let steps = vec![
            Event::Started {
                draft: Uuid::from_u128(7),
                procedure: procedure.id.clone(),
                version: procedure.version.clone(),
                at: morning(),
            },
            Event::Consented(morning()),
            Event::Corrects {
                filing: Uuid::from_u128(8),
                reasons: reasons.collect(),
            },
            Event::Moved { to: at, mending },
        ];
        Some(Refill {
            steps,
            pages: Vec::new(),
        })
    }
}

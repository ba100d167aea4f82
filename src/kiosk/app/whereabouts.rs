//! Where the visit is, for the guides' board: which step of which procedure, and nothing that was said.

use super::{App, Stage};
use crate::filing::draft::Position;

/// Where the visit is, whatever lies above its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// The step's word, for the key of its name.
    pub step: &'static str,
    /// The procedure's id.
    pub procedure: Option<String>,
    /// The question that is asked.
    pub question: Option<String>,
}

impl App {
    /// Where the visit is.
    pub fn whereabouts(&self) -> Whereabouts {
        if self.facts.staff.is_some() {
            return Whereabouts::at("staff");
        }
        match &self.facts.stage {
            Stage::Welcome => Whereabouts::at("welcome"),
            Stage::Fitting(_) => Whereabouts::at("fitting"),
            Stage::Services(_) | Stage::NotInForce(_) | Stage::Declined => {
                Whereabouts::at("services")
            }
            Stage::Done(_) => Whereabouts::at("done"),
            Stage::Visit(visit) | Stage::Sealing(visit) | Stage::NotSealed(visit) => Whereabouts {
                step: match &visit.draft.at {
                    Position::Privacy => "privacy",
                    Position::Prepare => "prepare",
                    Position::Question(_) => "question",
                    Position::Check => "check",
                    Position::Sign => "sign",
                    Position::Confirm => "confirm",
                },
                procedure: Some(visit.procedure.id.clone()),
                question: visit.question().map(|question| question.id.to_string()),
            },
        }
    }

    /// Whether somebody at the kiosk calls for staff.
    pub fn calls(&self) -> bool {
        self.facts.call.is_some()
    }
}

impl Whereabouts {
    fn at(step: &'static str) -> Self {
        Self {
            step,
            procedure: None,
            question: None,
        }
    }
}

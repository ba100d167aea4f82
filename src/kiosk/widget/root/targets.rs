//! The targets of a laid-out page, as the focus and the touch engine know them.

use crate::kiosk::focus::Spot;
use crate::kiosk::semantic::Mark;
use iced::Rectangle;
use iced::advanced::widget::{Id, Operation};
use std::any::Any;

/// Collects the targets of a laid-out page.
#[derive(Default)]
pub struct Targets(pub Vec<Spot>);

impl Operation for Targets {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if let Some(Mark::Target(target)) = state.downcast_ref::<Mark>() {
            self.0.push(Spot {
                bounds,
                act: target.act.clone(),
                role: target.role,
                id: target.id,
                chosen: target.chosen,
            });
        }
    }
}

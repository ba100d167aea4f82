//! The targets of a laid-out page, as the focus and the touch engine know them, and its pad.

use crate::kiosk::focus::Spot;
use crate::kiosk::semantic::{Mark, Role};
use iced::Rectangle;
use iced::advanced::widget::{Id, Operation};
use std::any::Any;

/// Collects the targets of a laid-out page.
#[derive(Default)]
pub struct Targets {
    /// What can be tapped, in reading order.
    pub spots: Vec<Spot>,
    /// What can be drawn on.
    pub pad: Option<Rectangle>,
}

impl Operation for Targets {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        match state.downcast_ref::<Mark>() {
            Some(Mark::Target(target)) => self.spots.push(Spot {
                bounds,
                act: target.act.clone(),
                role: target.role,
                id: target.id,
                chosen: target.chosen,
            }),
            Some(Mark::Surface(surface))
                if matches!(surface.role, Role::Pad | Role::Photograph) =>
            {
                self.pad = Some(bounds);
            }
            _ => {}
        }
    }
}

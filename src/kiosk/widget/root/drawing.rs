//! A pen on the page's pad: it is told every move, and whatever else touches the glass means nothing.

use super::{Root, State};
use crate::kiosk::touch::Contact;
use crate::kiosk::touch::is_on_pad;
use crate::kiosk::touch::pen::Laid;
use crate::kiosk::widget::keys::Pressed;
use crate::kiosk::widget::root::pointer::{Motion, moved, told};
use iced::advanced::{Shell, mouse};
use iced::{Event, Point, Rectangle};

impl<Message> Root<'_, Message> {
    /// What the pad is told; none where the motion has nothing to do with it.
    pub(super) fn draw_on_pad(
        &self,
        state: &mut State,
        by: Contact,
        motion: &Motion,
        shell: &mut Shell<'_, Message>,
    ) -> Option<Vec<(Event, mouse::Cursor)>> {
        let pad = state.pad?;
        match *motion {
            Motion::Down(at) if is_on_pad(at, pad, &state.areas(), self.measures.reach) => {
                state.focus.hide();
                shell.publish((self.on_key)(Pressed::Touched));
                Some(Self::lay(state, by, within(pad, at)))
            }
            // The hand that holds the pen.
            Motion::Down(_) if state.pen.is_down() => {
                let now = state.now();
                state.engine.rest(by, now);
                Some(Vec::new())
            }
            Motion::Along(at) if state.pen.is(by) => {
                state.pen.slide(at, self.measures.px_per_mm);
                Some(vec![moved(by, within(pad, at))])
            }
            Motion::Up(at) if state.pen.is(by) => {
                state.pen.lift();
                let at = within(pad, at);
                Some(vec![moved(by, at), told(by, Some(at), false)])
            }
            Motion::Lost if state.pen.is(by) => {
                state.pen.lift();
                Some(vec![told(by, None, false)])
            }
            _ => None,
        }
    }

    fn lay(state: &mut State, by: Contact, at: Point) -> Vec<(Event, mouse::Cursor)> {
        let now = state.now();
        let gone = match state.pen.press(by, at) {
            Laid::Hand => {
                state.engine.rest(by, now);
                return Vec::new();
            }
            Laid::PenInPlaceOf(hand) => {
                state.engine.rest(hand, now);
                vec![hand]
            }
            Laid::Pen => state.engine.held(),
        };
        state.engine.mean_nothing();
        let lost = gone.into_iter().map(|other| told(other, None, false));
        lost.chain([told(by, Some(at), true)]).collect()
    }
}

/// The nearest place on the pad.
fn within(pad: Rectangle, at: Point) -> Point {
    // Its right and lower edges are no longer on it.
    let inner = 0.5;
    Point::new(
        at.x.clamp(pad.x, (pad.x + pad.width - inner).max(pad.x)),
        at.y.clamp(pad.y, (pad.y + pad.height - inner).max(pad.y)),
    )
}

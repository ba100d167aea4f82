//! Fingers and the mouse alike: what an event means, and what a target is told instead.

use crate::kiosk::touch::Contact;
use iced::advanced::mouse;
use iced::{Event, Point, touch};

/// What a pointer does.
pub enum Motion {
    /// It goes down.
    Down(Point),
    /// It moves.
    Along(Point),
    /// It lifts.
    Up(Point),
    /// It is gone.
    Lost,
}

/// What an event of a finger or the mouse means; the mouse is where the cursor is.
pub fn motion(event: &Event, cursor: Option<Point>) -> Option<(Contact, Motion)> {
    Some(match event {
        Event::Touch(event) => {
            let (id, motion) = match *event {
                touch::Event::FingerPressed { id, position } => (id, Motion::Down(position)),
                touch::Event::FingerMoved { id, position } => (id, Motion::Along(position)),
                touch::Event::FingerLifted { id, position } => (id, Motion::Up(position)),
                touch::Event::FingerLost { id, .. } => (id, Motion::Lost),
            };
            (Contact::Finger(id.0), motion)
        }
        Event::Mouse(event) => {
            let motion = match event {
                mouse::Event::ButtonPressed(mouse::Button::Left) => Motion::Down(cursor?),
                mouse::Event::ButtonReleased(mouse::Button::Left) => Motion::Up(cursor?),
                mouse::Event::CursorMoved { position } => Motion::Along(*position),
                mouse::Event::CursorLeft => Motion::Lost,
                _ => return None,
            };
            (Contact::Mouse, motion)
        }
        _ => return None,
    })
}

/// The event that tells a pad that the pen has moved.
pub fn moved(by: Contact, at: Point) -> (Event, mouse::Cursor) {
    let event = match by {
        Contact::Mouse => Event::Mouse(mouse::Event::CursorMoved { position: at }),
        Contact::Finger(id) => {
            let id = touch::Finger(id);
            Event::Touch(touch::Event::FingerMoved { id, position: at })
        }
    };
    (event, mouse::Cursor::Available(at))
}

/// The event that tells a target of a pointer: down or up in its middle, or lost.
pub fn told(by: Contact, at: Option<Point>, down: bool) -> (Event, mouse::Cursor) {
    let cursor = at.map_or(mouse::Cursor::Unavailable, mouse::Cursor::Available);
    let event = match by {
        Contact::Mouse if down => Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
        Contact::Mouse => Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
        Contact::Finger(id) => {
            let id = touch::Finger(id);
            let position = at.unwrap_or(Point::ORIGIN);
            Event::Touch(match at {
                Some(_) if down => touch::Event::FingerPressed { id, position },
                Some(_) => touch::Event::FingerLifted { id, position },
                None => touch::Event::FingerLost { id, position },
            })
        }
    };
    (event, cursor)
}

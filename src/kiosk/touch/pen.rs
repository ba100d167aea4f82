//! Which of several contacts draws on a pad: one at a time. Pure.
//!
//! A hand that writes lies on the glass. What comes down while a pen draws is that hand and means nothing
//! anywhere on the page; but where the hand came down first and lies still, the finger that comes after it
//! is the pen.

use super::Contact;
use iced::Point;

/// A contact that has moved no farther than this, in millimetres, may be a hand that was laid down.
const STILL_MM: f32 = 2.0;

/// The contact that draws.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Held {
    by: Contact,
    from: Point,
    moved: bool,
}

/// The pen on the pad of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pen {
    held: Option<Held>,
}

/// What a contact on the glass is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laid {
    /// It draws.
    Pen,
    /// It draws in place of this one, which was a hand.
    PenInPlaceOf(Contact),
    /// It is a hand, and means nothing.
    Hand,
}

impl Pen {
    /// Forgets the pen: another page is shown.
    pub fn clear(&mut self) {
        self.held = None;
    }

    /// Whether something draws.
    pub fn is_down(&self) -> bool {
        self.held.is_some()
    }

    /// Whether it is this contact that draws.
    pub fn is(&self, by: Contact) -> bool {
        self.held.is_some_and(|held| held.by == by)
    }

    /// A contact comes down on the pad.
    pub fn press(&mut self, by: Contact, at: Point) -> Laid {
        let held = Held {
            by,
            from: at,
            moved: false,
        };
        let before = self.held.filter(|before| before.by != by);
        if before.is_some_and(|before| before.moved) {
            return Laid::Hand;
        }
        self.held = Some(held);
        before.map_or(Laid::Pen, |before| Laid::PenInPlaceOf(before.by))
    }

    /// The contact that draws has moved.
    pub fn slide(&mut self, at: Point, px_per_mm: f32) {
        if let Some(held) = &mut self.held {
            held.moved |= held.from.distance(at) > STILL_MM * px_per_mm;
        }
    }

    /// The contact that draws is gone.
    pub fn lift(&mut self) {
        self.held = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Contact = Contact::Finger(1);
    const SECOND: Contact = Contact::Finger(2);

    fn at(x: f32) -> Point {
        Point::new(x, 100.0)
    }

    #[test]
    fn what_comes_down_while_a_finger_draws_is_its_hand() {
        let mut pen = Pen::default();
        assert_eq!(pen.press(FIRST, at(0.0)), Laid::Pen);
        pen.slide(at(30.0), 4.0);
        assert_eq!(pen.press(SECOND, at(200.0)), Laid::Hand);
        assert!(pen.is(FIRST));
        pen.lift();
        assert!(!pen.is_down());
    }

    #[test]
    fn a_hand_that_came_down_first_and_lies_still_leaves_the_pad_to_the_finger() {
        let mut pen = Pen::default();
        let _ = pen.press(FIRST, at(0.0));
        pen.slide(at(7.0), 4.0);
        assert_eq!(pen.press(SECOND, at(200.0)), Laid::PenInPlaceOf(FIRST));
        assert!(pen.is(SECOND));
    }

    #[test]
    fn a_contact_that_comes_again_without_having_lifted_is_the_pen_anew() {
        let mut pen = Pen::default();
        let _ = pen.press(FIRST, at(0.0));
        pen.slide(at(30.0), 4.0);
        assert_eq!(pen.press(FIRST, at(50.0)), Laid::Pen);
    }
}

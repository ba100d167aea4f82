//! Where the keys are: which target Enter would tap, and where Tab and the arrows lead. Pure.
//!
//! The focus remembers what its target does and where that stood, so that it stays where it is
//! while cards come and go around it. It begins with the first target of the body, and it is
//! seen as soon as somebody uses the keys.

use crate::kiosk::page::Act;
use crate::kiosk::semantic::Role;
use iced::{Point, Rectangle};

/// A target as laid out, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is.
    pub bounds: Rectangle,
    /// What it does.
    pub act: Act,
    /// What kind of target it is.
    pub role: Role,
    /// Its fixed name, for the targets of the bars.
    pub id: Option<&'static str>,
    /// Whether it is marked.
    pub chosen: bool,
}

/// A step of the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next target in reading order; after the last comes the first.
    Next,
    /// To the one before.
    Previous,
    /// To the nearest target in this direction.
    Left,
    /// See [`Step::Left`].
    Right,
    /// See [`Step::Left`].
    Up,
    /// See [`Step::Left`].
    Down,
}

/// Where the focus is on the page of the moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Focus {
    shown: bool,
    at: Option<(Act, Point)>,
    typed: bool,
}

impl Focus {
    /// Another page is shown.
    pub fn page_changed(&mut self) {
        self.at = None;
        self.typed = false;
    }

    /// Somebody uses a finger: nothing needs to be marked for the keys.
    pub fn hide(&mut self) {
        *self = Self::default();
    }

    /// Something was typed into the field: what comes now is the way on.
    pub fn typed(&mut self) {
        self.typed = true;
        self.at = None;
    }

    /// Whether what was done last was typing.
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// The target that Enter would tap; none as long as nobody moves with the keys.
    pub fn resolve(&self, spots: &[Spot]) -> Option<usize> {
        if !self.shown {
            return None;
        }
        if self.typed {
            return way_on(spots).or_else(|| first(spots));
        }
        self.place(spots).or_else(|| first(spots))
    }

    /// Moves the focus; the first move only shows it.
    pub fn go(&mut self, step: Step, spots: &[Spot]) {
        let before = self.resolve(spots);
        self.shown = true;
        // Whoever typed goes on from the box that the letters went to.
        let field = spots
            .iter()
            .position(|spot| spot.role == Role::Field && spot.chosen);
        let from = match before {
            Some(_) if self.typed && field.is_some() => field,
            None if self.typed => field.or_else(|| way_on(spots)),
            other => other,
        };
        self.typed = false;
        let to = match from {
            Some(from) => step_from(from, step, spots),
            None => first(spots),
        };
        self.at = to
            .and_then(|place| spots.get(place))
            .map(|spot| (spot.act.clone(), spot.bounds.center()));
    }

    fn place(&self, spots: &[Spot]) -> Option<usize> {
        let (act, at) = self.at.as_ref()?;
        let nearest = |same: bool| {
            spots
                .iter()
                .enumerate()
                .filter(|(_, spot)| !same || spot.act == *act)
                .min_by(|(_, one), (_, other)| {
                    let far = |spot: &Spot| spot.bounds.center().distance(*at);
                    far(one).total_cmp(&far(other))
                })
                .map(|(place, _)| place)
        };
        // Where the target is gone, the focus stays where it was.
        nearest(true).or_else(|| nearest(false))
    }
}

fn way_on(spots: &[Spot]) -> Option<usize> {
    spots.iter().position(|spot| spot.id == Some("continue"))
}

/// Where the focus begins: at the keys of the field, else in the body, else at the way on.
fn first(spots: &[Spot]) -> Option<usize> {
    spots
        .iter()
        .position(|spot| spot.role == Role::Key)
        .or_else(|| spots.iter().position(|spot| spot.id.is_none()))
        .or_else(|| way_on(spots))
        .or_else(|| (!spots.is_empty()).then_some(0))
}

/// Where a step leads from a target.
pub fn step_from(from: usize, step: Step, spots: &[Spot]) -> Option<usize> {
    let here = spots.get(from)?.bounds;
    let count = spots.len();
    let next = (from + 1) % count;
    let previous = (from + count - 1) % count;
    let toward = |spot: &Spot| {
        let there = spot.bounds;
        let (ahead, aside, off) = match step {
            Step::Left => (
                here.x - there.x - there.width,
                gap(here.y, here.height, there.y, there.height),
                here.center_y() - there.center_y(),
            ),
            Step::Right => (
                there.x - here.x - here.width,
                gap(here.y, here.height, there.y, there.height),
                here.center_y() - there.center_y(),
            ),
            Step::Up => (
                here.y - there.y - there.height,
                gap(here.x, here.width, there.x, there.width),
                here.center_x() - there.center_x(),
            ),
            Step::Down => (
                there.y - here.y - here.height,
                gap(here.x, here.width, there.x, there.width),
                here.center_x() - there.center_x(),
            ),
            Step::Next | Step::Previous => return None,
        };
        // What stands straight ahead is meant rather than what is a little nearer and aside.
        (ahead > -1.0).then_some(ahead.max(0.0) + 3.0 * aside + 0.05 * off.abs())
    };
    let nearest = spots
        .iter()
        .enumerate()
        .filter_map(|(place, spot)| Some((place, toward(spot)?)))
        .min_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(place, _)| place);
    Some(match step {
        Step::Next => next,
        Step::Previous => previous,
        // At the edge of the page reading order goes on, so that nobody is stuck there.
        Step::Right | Step::Down => nearest.unwrap_or(next),
        Step::Left | Step::Up => nearest.unwrap_or(previous),
    })
}

/// How far two stretches are apart; 0 where they overlap.
fn gap(from: f32, length: f32, other: f32, other_length: f32) -> f32 {
    (other - from - length)
        .max(from - other - other_length)
        .max(0.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::vietnamese::composition::Key;

    fn spot(x: f32, y: f32, width: f32, act: Act, id: Option<&'static str>) -> Spot {
        Spot {
            bounds: Rectangle {
                x,
                y,
                width,
                height: 20.0,
            },
            act,
            role: if id.is_some() {
                Role::Button
            } else {
                Role::Key
            },
            id,
            chosen: false,
        }
    }

    /// Back; two rows of two keys; the way on.
    fn page() -> Vec<Spot> {
        let key = |letter| Act::Key(Key::Letter(letter));
        vec![
            spot(0.0, 0.0, 60.0, Act::Back, Some("back")),
            spot(0.0, 40.0, 20.0, key('a'), None),
            spot(23.0, 40.0, 20.0, key('b'), None),
            spot(0.0, 63.0, 20.0, key('c'), None),
            spot(23.0, 63.0, 20.0, key('d'), None),
            spot(100.0, 100.0, 60.0, Act::Continue, Some("continue")),
        ]
    }

    #[test]
    fn the_focus_is_unseen_until_somebody_moves_and_begins_in_the_body() {
        let (mut focus, page) = (Focus::default(), page());
        assert_eq!(focus.resolve(&page), None);
        focus.go(Step::Next, &page);
        assert_eq!(focus.resolve(&page), Some(1));
        focus.page_changed();
        assert_eq!(focus.resolve(&page), Some(1));
    }

    #[test]
    fn tab_goes_around_in_reading_order() {
        let (mut focus, page) = (Focus::default(), page());
        let mut seen = Vec::new();
        for _ in 0..page.len() + 1 {
            focus.go(Step::Next, &page);
            seen.extend(focus.resolve(&page));
        }
        assert_eq!(seen, [1, 2, 3, 4, 5, 0, 1]);
        focus.go(Step::Previous, &page);
        assert_eq!(focus.resolve(&page), Some(0));
    }

    #[test]
    fn arrows_go_to_the_nearest_target_ahead() {
        let page = page();
        assert_eq!(step_from(1, Step::Right, &page), Some(2));
        assert_eq!(step_from(2, Step::Down, &page), Some(4));
        assert_eq!(step_from(4, Step::Left, &page), Some(3));
        assert_eq!(step_from(3, Step::Up, &page), Some(1));
        assert_eq!(step_from(3, Step::Down, &page), Some(5));
        assert_eq!(step_from(1, Step::Up, &page), Some(0));
    }

    #[test]
    fn the_focus_stays_on_its_target_while_cards_come_and_go() {
        let (mut focus, mut page) = (Focus::default(), page());
        focus.go(Step::Next, &page);
        focus.go(Step::Down, &page);
        let act = page[focus.resolve(&page).unwrap()].act.clone();
        page.insert(1, spot(0.0, 20.0, 20.0, Act::Unknown, None));
        assert_eq!(page[focus.resolve(&page).unwrap()].act, act);
        page.retain(|spot| spot.act != act);
        assert!(focus.resolve(&page).is_some());
    }

    #[test]
    fn after_typing_enter_means_the_way_on() {
        let (mut focus, page) = (Focus::default(), page());
        focus.typed();
        assert_eq!(focus.resolve(&page), None, "nobody moved with the keys");
        focus.go(Step::Next, &page);
        focus.typed();
        assert_eq!(focus.resolve(&page), Some(5));
    }

    #[test]
    fn a_finger_hides_the_focus() {
        let (mut focus, page) = (Focus::default(), page());
        focus.go(Step::Next, &page);
        focus.hide();
        assert_eq!(focus.resolve(&page), None);
    }
}

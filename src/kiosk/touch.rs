//! The touch engine: which target a trembling finger means. Pure: points and times go in.
//!
//! A target acts when the finger that went down on it lifts, however long that takes. A finger
//! that lands beside or slips off its target is forgiven as long as nothing else can have been
//! meant; where in doubt, nothing happens, and what erases or submits is never guessed.

mod geometry;
pub mod pen;

use iced::{Point, Rectangle};
use std::time::Duration;

/// Presses that come together within this time are a hand, not a finger.
const HAND: Duration = Duration::from_millis(300);
/// So many of them are a hand.
const HAND_CONTACTS: usize = 3;
/// Two targets are never meant within this time.
const TOGETHER: Duration = Duration::from_millis(80);

/// What touches the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contact {
    /// A finger, by the number that the screen gives it.
    Finger(u64),
    /// The mouse.
    Mouse,
}

/// A target as laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Where it is.
    pub bounds: Rectangle,
    /// Whether it submits or erases, so that it must be hit itself.
    pub danger: bool,
}

/// How far a finger may miss, in the unit of the points (C27).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// How far beside a target a finger may land.
    pub snap: f32,
    /// How far outside its target a finger may lift.
    pub slip: f32,
    /// How much nearer than any other the target must be that a finger beside it means.
    pub lead: f32,
}

impl Reach {
    /// The reach of the contract, with so many pixels in a millimetre.
    pub fn new(px_per_mm: f32) -> Self {
        Self {
            snap: 4.0 * px_per_mm,
            slip: 5.0 * px_per_mm,
            // More than the gap between two keys: there, a guess would often be wrong.
            lead: 3.1 * px_per_mm,
        }
    }
}

/// A finger that is down.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Hold {
    by: Contact,
    since: Duration,
    /// What it means; nothing once it has slid away or turned out to be part of a hand.
    target: Option<usize>,
}

/// All fingers that are down on one page.
///
/// Targets are told by their place in the list of areas, which must not change while a finger
/// is down; whoever shows another page calls [`Engine::clear`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Engine {
    holds: Vec<Hold>,
}

impl Engine {
    /// Forgets every finger: what is held now does not count on another page.
    pub fn clear(&mut self) {
        self.holds.clear();
    }

    /// Whether any finger is down.
    pub fn is_idle(&self) -> bool {
        self.holds.is_empty()
    }

    /// The fingers that mean a target.
    pub fn held(&self) -> Vec<Contact> {
        let meaning = self.holds.iter().filter(|hold| hold.target.is_some());
        meaning.map(|hold| hold.by).collect()
    }

    /// The targets stand in another order now; those that are gone are meant no more.
    pub fn renumber(&mut self, new: impl Fn(usize) -> Option<usize>) {
        for hold in &mut self.holds {
            hold.target = hold.target.and_then(&new);
        }
    }

    /// A pen draws: what else is down is the hand that holds it, and means nothing.
    pub fn mean_nothing(&mut self) {
        for hold in &mut self.holds {
            hold.target = None;
        }
    }

    /// A finger goes down that means nothing, wherever it is.
    pub fn rest(&mut self, by: Contact, now: Duration) {
        self.holds.retain(|hold| hold.by != by);
        self.holds.push(Hold {
            by,
            since: now,
            target: None,
        });
    }

    /// What a finger means that is down.
    pub fn meant(&self, by: Contact) -> Option<usize> {
        self.holds.iter().find(|hold| hold.by == by)?.target
    }

    /// A finger goes down; gives what it means.
    pub fn press(
        &mut self,
        by: Contact,
        at: Point,
        now: Duration,
        areas: &[Area],
        reach: Reach,
    ) -> Option<usize> {
        // A lift that was never told is over now.
        self.holds.retain(|hold| hold.by != by);
        let mut target = geometry::meant(at, areas, reach);
        let hand = now.saturating_sub(HAND);
        let together = self.holds.iter().filter(|hold| hold.since >= hand).count();
        let two_at_once = self.holds.iter().any(|hold| {
            hold.target.is_some()
                && target.is_some()
                && hold.target != target
                && now.saturating_sub(hold.since) < TOGETHER
        });
        if together + 1 >= HAND_CONTACTS || two_at_once {
            for hold in &mut self.holds {
                hold.target = None;
            }
            target = None;
        }
        // What cannot be taken back takes one finger alone.
        if !self.holds.is_empty() {
            target = target.filter(|place| !is_danger(areas, *place));
        }
        for hold in &mut self.holds {
            hold.target = hold.target.filter(|place| !is_danger(areas, *place));
            // Two fingers on one target are one tap, that of the first.
            if hold.target == target {
                target = None;
            }
        }
        self.holds.push(Hold {
            by,
            since: now,
            target,
        });
        target
    }

    /// A finger moves; once it has slid away from its target it means nothing.
    pub fn slide(&mut self, by: Contact, at: Point, areas: &[Area], reach: Reach) {
        if let Some(hold) = self.holds.iter_mut().find(|hold| hold.by == by) {
            hold.target = hold.target.filter(|place| {
                areas
                    .get(*place)
                    .is_some_and(|area| geometry::distance(area.bounds, at) <= reach.slip)
            });
        }
    }

    /// A finger lifts; gives the target that it has tapped.
    pub fn lift(&mut self, by: Contact, at: Point, areas: &[Area], reach: Reach) -> Option<usize> {
        self.slide(by, at, areas, reach);
        let place = self.holds.iter().position(|hold| hold.by == by)?;
        let target = self.holds.remove(place).target?;
        let elsewhere = areas
            .iter()
            .enumerate()
            .any(|(other, area)| other != target && geometry::distance(area.bounds, at) <= 0.0);
        (!elsewhere).then_some(target)
    }

    /// A finger is lost to the screen: it has tapped nothing.
    pub fn lose(&mut self, by: Contact) {
        self.holds.retain(|hold| hold.by != by);
    }
}

fn is_danger(areas: &[Area], place: usize) -> bool {
    areas.get(place).is_some_and(|area| area.danger)
}

/// Whether a finger that goes down here means the pad: on it, or beside it and on nothing else.
pub fn is_on_pad(at: Point, pad: Rectangle, areas: &[Area], reach: Reach) -> bool {
    let is_target = |area: &Area| geometry::distance(area.bounds, at) <= 0.0;
    let away = geometry::distance(pad, at);
    away <= 0.0 || away <= reach.snap && !areas.iter().any(is_target)
}

#[cfg(test)]
mod tests;

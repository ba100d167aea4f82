//! The pages of the staff: the PIN, what waits here and why, one filing, how the machine is.
//!
//! The one idea: they stand above whatever a resident does and know nothing of it, so that leaving them shows
//! exactly what was there before.

mod filing;
mod find;
mod machine;
mod menu;
mod pin;
mod queue;

use crate::filing::staff::{Person, Room};
use crate::kiosk::page::{Act, Bars, Button, Page, StaffAct};
use crate::kiosk::screen::Scene;
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::staff::{Fact, Kept};
use crate::kiosk::words::say::Say;
pub use find::Find;
pub use pin::{Pad, Trial};
use std::time::Duration;

/// What the staff sees.
#[derive(Debug, Clone)]
pub struct StaffMode {
    /// Who works here; nobody before the PIN was right.
    pub who: Option<Person>,
    /// Where.
    pub at: Place,
}

/// A page of the staff.
#[derive(Debug, Clone)]
pub enum Place {
    /// The pad for the PIN.
    Pin(Pad),
    /// What can be opened.
    Menu,
    /// What waits here.
    Queue(Told<Vec<Kept>>),
    /// A number to find a filing by.
    Find(Find),
    /// One filing.
    Filing(Box<Opened>),
    /// How the machine is.
    Machine(Option<Vec<Fact>>),
}

/// Something that was asked for.
#[derive(Debug, Clone)]
pub enum Told<T> {
    /// The answer is on its way.
    Asked,
    /// It cannot be told now.
    Unreadable,
    /// The answer.
    Known(T),
}

/// A filing that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The filing.
    pub kept: Kept,
    /// From where.
    pub from: Room,
    /// What became of its slip, where it was printed again.
    pub slip: Option<SlipState>,
    /// What became of its correction, where one was asked for.
    pub correction: Option<Reopening>,
}

/// What becomes of the correction of a filing, as long as its first question is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reopening {
    /// It is being read.
    Asked,
    /// Somebody's visit is not over yet.
    Busy,
    /// It cannot be opened any more.
    Impossible,
}

impl StaffMode {
    /// Nobody has entered yet.
    pub fn before_the_pin() -> Self {
        Self {
            who: None,
            at: Place::Pin(Pad::default()),
        }
    }

    /// Builds the page at this time of the monotonic clock.
    pub fn page(&self, scene: &Scene<'_>, now: Duration) -> Page {
        match (&self.at, &self.who) {
            (Place::Pin(pad), _) => pin::page(scene, pad, now),
            (Place::Menu, Some(who)) => menu::page(scene, who),
            (Place::Queue(told), Some(_)) => queue::page(scene, told),
            (Place::Find(find), Some(_)) => find::page(scene, find),
            (Place::Filing(opened), Some(_)) => filing::page(scene, opened),
            (Place::Machine(facts), Some(_)) => machine::page(scene, facts.as_deref()),
            // Nothing is shown to nobody.
            (_, None) => pin::page(scene, &Pad::default(), now),
        }
    }
}

/// A page of the staff with nothing on it yet. It is looked over and not read from its first word on.
fn page(scene: &Scene<'_>, id: &str, heading: &str) -> Page {
    let mut page = scene.page(id, scene.words.say(heading));
    page.spoken = vec![scene.words.aloud(heading)];
    page.back = Some(Act::Back);
    page.bars = Bars::Start;
    page.overview = true;
    page
}

/// The page with the button that goes on, said last.
fn with_next(mut page: Page, scene: &Scene<'_>, key: &str, act: Act) -> Page {
    page.next = Some(Button {
        label: scene.words.say(key),
        act,
    });
    page.spoken.push(scene.words.aloud(key));
    page
}

/// The page with the way out.
fn with_leave(page: Page, scene: &Scene<'_>) -> Page {
    let leave = Act::Staff(StaffAct::Leave);
    with_next(page, scene, "button-staff-leave", leave)
}

/// A sentence below the heading, also said.
fn lead(page: &mut Page, scene: &Scene<'_>, key: &str) {
    page.lead.push(scene.words.say(key));
    page.spoken.push(scene.words.aloud(key));
}

/// What is the matter and what to do, also said, before anything else.
fn problem(page: &mut Page, scene: &Scene<'_>, key: &str) {
    page.problem = Some(scene.words.notice(key));
    let parts = [format!("{key}.what"), format!("{key}.do")];
    say_first(page, parts.map(|part| scene.words.aloud(&part)));
}

fn say_first(page: &mut Page, says: [Say; 2]) {
    let _ = page.spoken.splice(0..0, says);
}

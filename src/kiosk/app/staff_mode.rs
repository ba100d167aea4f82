//! Staff at the kiosk: opened where staff is called, above whatever a resident does, and left again by a tap or
//! after two quiet minutes.
//!
//! The one idea: nothing of the visit is touched meanwhile. What stood above the resident's page is put aside
//! and put back; the call, behind which that page is hidden, stays.

use crate::filing::deed::Deed;
use crate::filing::session::Pause;
use crate::filing::staff::{Admission, Room, StaffName};
use crate::kiosk::app::{App, Asking, Stage};
use crate::kiosk::effect::Effect;
use crate::kiosk::page::{Act, StaffAct};
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::screen::staff_mode::{Find, Opened, Place, Reopening, StaffMode, Told, Trial};
use crate::kiosk::staff::{Mend, News, Wish};
use crate::vietnamese::composition::Key;
use std::time::Duration;
use uuid::Uuid;

/// Without a touch for so long, whoever stands there is no staff any more.
const QUIET: Duration = Duration::from_secs(120);

/// The pages of the staff, and what they stand above.
#[derive(Debug, Clone)]
pub(super) struct AtWork {
    pub(super) mode: StaffMode,
    asking: Option<Asking>,
    turned: Option<(String, usize)>,
}

impl App {
    /// Whether the pages of the staff are shown.
    pub(super) fn is_staff_there(&self) -> bool {
        self.facts.staff.is_some()
    }

    /// Whose PIN was right.
    pub(super) fn who_is_at_work(&self) -> Option<&StaffName> {
        let work = self.facts.staff.as_ref()?;
        work.mode.who.as_ref().map(|person| &person.name)
    }

    /// Opens the pad for the PIN; only where staff is called, which hides the resident's page.
    pub(super) fn open_staff_mode(&mut self, effects: &mut Vec<Effect>) {
        if self.facts.call.is_none() {
            return;
        }
        self.facts.staff = Some(Box::new(AtWork {
            mode: StaffMode::before_the_pin(),
            asking: self.facts.asking.take(),
            turned: self.facts.turned.take(),
        }));
        self.set_pause(Pause::StaffMode, true);
        self.new_screen(effects);
        effects.push(Effect::Staff(Wish::Gate));
    }

    /// Leaves, and shows what was there before.
    pub(super) fn leave_staff_mode(&mut self, by_itself: bool, effects: &mut Vec<Effect>) {
        let Some(work) = self.facts.staff.take() else {
            return;
        };
        self.facts.asking = work.asking;
        self.facts.turned = work.turned;
        self.input.set_staff(false);
        self.set_pause(Pause::StaffMode, false);
        if let Some(person) = &work.mode.who {
            let left = Deed::Left { by_itself };
            effects.push(Effect::Staff(Wish::Log(person.id, left)));
        }
        let has_come = work.mode.who.is_some() && matches!(self.facts.stage, Stage::Welcome);
        if has_come {
            // Nobody waits for the staff any more.
            self.staff_came(effects);
            return;
        }
        if let Some((_, since)) = &mut self.facts.call {
            *since = self.now.monotonic;
        }
        self.new_screen(effects);
    }

    /// A second has passed while the pages of the staff are shown.
    pub(super) fn watch_staff(&mut self, effects: &mut Vec<Effect>) {
        if self.now.monotonic.saturating_sub(self.touched) >= QUIET {
            self.leave_staff_mode(true, effects);
        }
    }

    /// Takes an act while the pages of the staff are shown; `false` leaves it to what holds on every page.
    pub(super) fn act_as_staff(&mut self, act: &Act, effects: &mut Vec<Effect>) -> bool {
        match act {
            Act::ReadAloud
            | Act::Slower
            | Act::Faster
            | Act::Softer
            | Act::Louder
            | Act::AskAppearance
            | Act::Stay
            | Act::Size(_)
            | Act::Theme(_)
            | Act::Turn(_) => return false,
            Act::CallStaff => {
                // Somebody is here who is no staff.
                self.leave_staff_mode(false, effects);
                return false;
            }
            Act::Key(key) => self.press_as_staff(*key),
            Act::Continue => self.go_on_as_staff(effects),
            Act::Back => self.go_back_as_staff(effects),
            Act::Staff(act) => self.do_as_staff(act, effects),
            // Everything else belongs to the page that is hidden.
            _ => {}
        }
        true
    }

    /// Types a sign on a page of the staff.
    pub(super) fn press_as_staff(&mut self, key: Key) {
        match self.facts.staff.as_mut().map(|work| &mut work.mode.at) {
            Some(Place::Pin(pad)) => pad.press(key),
            Some(Place::Find(find)) => find.press(key),
            _ => {}
        }
    }

    /// Somebody has entered.
    fn who_works(&self) -> Option<Uuid> {
        let work = self.facts.staff.as_ref()?;
        work.mode.who.as_ref().map(|person| person.id)
    }

    fn go_on_as_staff(&mut self, effects: &mut Vec<Effect>) {
        let (now, who) = (self.now.monotonic, self.who_works());
        let wish = match self.facts.staff.as_mut().map(|work| &mut work.mode.at) {
            Some(Place::Pin(pad)) => pad.take(now).map(Wish::Enter),
            Some(Place::Find(find)) => find
                .reference()
                .zip(who)
                .map(|(reference, who)| Wish::Filing(reference, who)),
            _ => return,
        };
        if wish.is_none() {
            // Why not stands on the first part.
            self.facts.turned = None;
        }
        effects.extend(wish.map(Effect::Staff));
        self.generation += 1;
    }

    fn go_back_as_staff(&mut self, effects: &mut Vec<Effect>) {
        let Some(work) = &self.facts.staff else {
            return;
        };
        match &work.mode.at {
            Place::Pin(_) | Place::Menu => self.leave_staff_mode(false, effects),
            Place::Queue(_) | Place::Find(_) | Place::Machine(_) => {
                self.show_to_staff(Place::Menu, effects);
            }
            Place::Filing(opened) => {
                let from = opened.from;
                self.go_to_room(from, effects);
            }
        }
    }

    fn show_to_staff(&mut self, place: Place, effects: &mut Vec<Effect>) {
        if let Some(work) = &mut self.facts.staff {
            work.mode.at = place;
            self.facts.turned = None;
            self.new_screen(effects);
        }
    }

    fn go_to_room(&mut self, room: Room, effects: &mut Vec<Effect>) {
        let work = self.facts.staff.as_ref();
        let who = work.and_then(|work| work.mode.who.as_ref());
        if !who.is_some_and(|who| who.role.may_open(room)) {
            return;
        }
        let (place, wish) = match room {
            Room::Queue => (Place::Queue(Told::Asked), Some(Wish::Queue)),
            Room::Find => (Place::Find(Find::default()), None),
            Room::Machine => (Place::Machine(None), Some(Wish::Machine)),
        };
        self.show_to_staff(place, effects);
        effects.extend(wish.map(Effect::Staff));
    }

    fn do_as_staff(&mut self, act: &StaffAct, effects: &mut Vec<Effect>) {
        match act {
            StaffAct::Open => {}
            StaffAct::Leave => self.leave_staff_mode(false, effects),
            StaffAct::Go(room) => self.go_to_room(*room, effects),
            StaffAct::Filing(reference) => {
                if let Some(who) = self.who_works() {
                    let wish = Wish::Filing(reference.clone(), who);
                    effects.push(Effect::Staff(wish));
                }
            }
            StaffAct::PrintSlip => self.print_slip_as_staff(effects),
            StaffAct::Correct => self.correct_as_staff(effects),
        }
    }

    fn correct_as_staff(&mut self, effects: &mut Vec<Effect>) {
        let Some(who) = self.who_works() else { return };
        let is_free = matches!(self.facts.stage, Stage::Welcome);
        let place = self.facts.staff.as_mut().map(|work| &mut work.mode.at);
        if let Some(Place::Filing(opened)) = place
            && opened.kept.mend == Some(Mend::Possible)
            && matches!(opened.correction, None | Some(Reopening::Busy))
        {
            if is_free {
                opened.correction = Some(Reopening::Asked);
                let reference = opened.kept.reference.clone();
                effects.push(Effect::Staff(Wish::Correct(reference, who)));
            } else {
                opened.correction = Some(Reopening::Busy);
            }
            self.generation += 1;
        }
    }

    fn print_slip_as_staff(&mut self, effects: &mut Vec<Effect>) {
        let Some(who) = self.who_works() else { return };
        let place = self.facts.staff.as_mut().map(|work| &mut work.mode.at);
        if let Some(Place::Filing(opened)) = place
            && opened.kept.slip_waits
            && opened.slip.is_none()
        {
            opened.slip = Some(SlipState::Printing);
            let reference = opened.kept.reference.clone();
            effects.push(Effect::Staff(Wish::PrintSlip(reference, who)));
            self.generation += 1;
        }
    }

    /// Takes what was wished for. What comes when nobody is there to see it is not shown.
    pub(super) fn take_news(&mut self, news: News, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        let Some(work) = &mut self.facts.staff else {
            if let News::Admission(Some(Admission::Entered(person))) = news {
                // Whoever had the right PIN was gone before it was found right.
                let left = Deed::Left { by_itself: true };
                effects.push(Effect::Staff(Wish::Log(person.id, left)));
            }
            return;
        };
        let mode = &mut work.mode;
        match (news, &mut mode.at) {
            (News::Gate(gate), Place::Pin(pad)) => pad.trial = Trial::at(gate, now),
            (News::Admission(Some(Admission::Entered(person))), Place::Pin(_)) => {
                mode.who = Some(person);
                self.input.set_staff(true);
                self.show_to_staff(Place::Menu, effects);
                return;
            }
            (News::Admission(refused), Place::Pin(pad)) => {
                pad.forget();
                pad.trial = Trial::after(refused.as_ref(), now);
            }
            (News::Queue(told), Place::Queue(shown)) => {
                *shown = told.map_or(Told::Unreadable, Told::Known);
            }
            (News::Filing(_, Some(kept)), Place::Queue(_) | Place::Find(_)) => {
                let from = match &mode.at {
                    Place::Find(_) => Room::Find,
                    _ => Room::Queue,
                };
                let opened = Opened {
                    kept: *kept,
                    from,
                    slip: None,
                    correction: None,
                };
                self.show_to_staff(Place::Filing(Box::new(opened)), effects);
                return;
            }
            (News::Filing(_, None), Place::Find(find)) => find.not_here(),
            (News::Machine(facts), Place::Machine(shown)) => *shown = Some(facts),
            (News::Slip(reference, state), Place::Filing(opened))
                if opened.kept.reference == reference =>
            {
                opened.slip = Some(state);
            }
            (News::Correction(reference, refill), Place::Filing(opened))
                if opened.kept.reference == reference
                    && opened.correction == Some(Reopening::Asked) =>
            {
                match refill {
                    Some(refill) => {
                        self.begin_correction(*refill, effects);
                        return;
                    }
                    None => opened.correction = Some(Reopening::Impossible),
                }
            }
            // Asked for on a page that was left.
            _ => return,
        }
        // What is the matter stands on the first part.
        self.facts.turned = None;
        self.generation += 1;
        self.read_what_is_new(effects);
    }
}

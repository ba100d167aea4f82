//! Looking through a camera or a scanner: opened by a tap, closed by another, and never looked through while
//! anything else is shown above it.

use crate::capture::coach::Advice;
use crate::capture::viewfinder::Aim;
use crate::filing::answer::PageId;
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::{Device, DeviceState, Effect, Looking};
use crate::kiosk::screen::viewfinder::{Viewfinder, devices};
use iced::widget::image;

impl App {
    /// Opens a device, where something is looked for on this screen.
    pub(super) fn open_viewfinder(&mut self, looking: Looking, effects: &mut Vec<Effect>) {
        let devices = devices(&self.config.settings);
        let is_wanted = match looking.aim {
            Aim::Page => self.wants_pictures(),
            Aim::Card => looking.device == Device::Camera && self.lays_card(),
        };
        if !is_wanted || !devices.contains(&looking.device) {
            return;
        }
        let others = devices.into_iter();
        let other = others.filter(|_| looking.aim == Aim::Page);
        let other = other.into_iter().find(|device| *device != looking.device);
        let before = self.facts.viewfinder.take();
        self.facts.viewed = None;
        self.facts.viewfinder = Some(Viewfinder {
            taken: before.as_ref().map_or(0, |before| before.taken),
            last: before.and_then(|before| before.last),
            ..Viewfinder::new(looking, other)
        });
        self.seen = None;
        self.new_screen(effects);
    }

    fn lays_card(&self) -> bool {
        matches!(&self.facts.stage, Stage::Visit(visit) if visit.person().is_some())
    }

    /// The page is taken again with the device that takes pages here, where there is one.
    pub(super) fn look_again(&mut self, effects: &mut Vec<Effect>) {
        if let Some(device) = devices(&self.config.settings).first().copied() {
            let aim = Aim::Page;
            self.open_viewfinder(Looking { device, aim }, effects);
        }
    }

    pub(super) fn shoot(&mut self, effects: &mut Vec<Effect>) {
        if let Some(open) = &mut self.facts.viewfinder
            && open.can_shoot()
        {
            open.taking = true;
            open.refused = false;
            // A scanner that had no paper is asked anew.
            open.state = DeviceState::Ready;
            effects.push(Effect::Shoot);
            self.read_what_is_new(effects);
        }
    }

    pub(super) fn close_viewfinder(&mut self, effects: &mut Vec<Effect>) {
        self.facts.viewfinder = None;
        self.seen = None;
        self.new_screen(effects);
    }

    /// A picture of what the device sees.
    pub(super) fn take_seen(
        &mut self,
        picture: image::Handle,
        advice: Advice,
        effects: &mut Vec<Effect>,
    ) {
        let Some(open) = &self.facts.viewfinder else {
            return;
        };
        self.seen = Some(picture);
        if open.advice == Some(advice) {
            return;
        }
        if let Some(open) = &mut self.facts.viewfinder {
            open.advice = Some(advice);
            // What could not be used is gone when something else is seen.
            open.refused = false;
        }
        // Somebody moves a paper: nobody has gone.
        self.idle.touch(self.now.monotonic);
        self.read_what_is_new(effects);
    }

    /// The device comes, goes, or fails.
    pub(super) fn take_device(&mut self, state: DeviceState, effects: &mut Vec<Effect>) {
        let Some(open) = &mut self.facts.viewfinder else {
            return;
        };
        if open.state == state {
            return;
        }
        if matches!(state, DeviceState::Troubled(_)) {
            // What was asked for does not come any more, and what was seen is no longer so.
            open.taking = false;
            open.advice = None;
            self.seen = None;
        }
        open.state = state;
        self.read_what_is_new(effects);
    }

    pub(super) fn take_card_seen(&mut self, text: &str, effects: &mut Vec<Effect>) {
        if !self.looks_for_card() {
            return;
        }
        self.close_viewfinder(effects);
        self.idle.touch(self.now.monotonic);
        self.take_code(text, effects);
    }

    /// A page has come; none where the picture could not be used.
    pub(super) fn note_taken(&mut self, page: Option<PageId>) {
        if let Some(open) = &mut self.facts.viewfinder {
            open.taking = false;
            open.refused = page.is_none();
            open.taken += usize::from(page.is_some());
            open.last = page.or(open.last);
        }
    }

    /// What is to be looked through as long as the page of the moment is shown.
    fn looks_through(&self) -> Option<Looking> {
        let open = self.facts.viewfinder.as_ref()?;
        (self.page().id == "viewfinder").then_some(open.looking)
    }

    /// Whether the page of the moment waits for an identity card.
    pub(super) fn looks_for_card(&self) -> bool {
        self.looks_through()
            .is_some_and(|looking| looking.aim == Aim::Card)
    }

    /// Opens and closes the device as the page of the moment wants it.
    pub(super) fn turn_device(&mut self, effects: &mut Vec<Effect>) {
        let wanted = self.looks_through();
        if wanted == self.looking {
            return;
        }
        self.looking = wanted;
        effects.push(match wanted {
            Some(looking) => {
                let known = self.fingerprints.values().cloned().collect();
                Effect::Look(looking, known)
            }
            None => Effect::LookAway,
        });
    }

    /// Whether a device is looked through, so that it is worth asking it often.
    pub fn is_looking(&self) -> bool {
        self.looking.is_some()
    }
}

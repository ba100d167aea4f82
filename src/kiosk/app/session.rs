//! What passing time does to a visit, and its end.

use crate::filing::session::{Idle, Phase};
use crate::kiosk::app::{App, Stage, input, privacy};
use crate::kiosk::effect::Effect;
use crate::kiosk::screen::staff::Call;
use std::cell::RefCell;
use std::time::Duration;

/// After a call so long without an answer, the counter is named (C45).
const STAFF_WAIT: Duration = Duration::from_secs(60);

impl App {
    pub(super) fn tick(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        if self.is_staff_there() {
            self.watch_staff(effects);
            return;
        }
        self.watch_help(effects);
        if let Some((call, since)) = self.facts.call {
            let waited = now.saturating_sub(since);
            if call != Call::Unheard && waited >= STAFF_WAIT {
                self.facts.call = Some((Call::Unheard, since));
                self.generation += 1;
                self.read_what_is_new(effects);
            }
            // Somebody who called and went home must not leave the visit to the next person.
            if waited >= self.config.settings.times.resume_within {
                effects.push(Effect::Help(false));
                self.wipe(effects);
            }
            return;
        }
        if matches!(self.facts.stage, Stage::Welcome | Stage::Sealing(_)) {
            self.idle = Idle::start(self.limits, now);
            self.forget_unwanted_card(effects);
            return;
        }
        self.watch_privacy(effects);
        match self.idle.phase(now) {
            Phase::Active if self.facts.warned && self.is_let_go() => {
                self.facts.warned = false;
                self.new_screen(effects);
            }
            Phase::Active => {}
            Phase::Warning { .. } if self.facts.warned => {}
            Phase::Warning { .. } => {
                self.facts.warned = true;
                self.new_screen(effects);
            }
            Phase::Expired => self.wipe(effects),
        }
    }

    /// The end of a session: nothing of the resident stays – answers, settings, pictures, slip.
    pub(super) fn wipe(&mut self, effects: &mut Vec<Effect>) {
        let stage = std::mem::replace(&mut self.facts.stage, Stage::Welcome);
        if matches!(stage, Stage::Sealing(_)) {
            self.facts.stage = stage;
            return;
        }
        if self.facts.printer_help.is_some() && self.facts.call.is_none() {
            effects.push(Effect::Help(false));
        }
        effects.extend([Effect::EraseDraft, Effect::Hush]);
        self.facts.reset();
        self.divided = RefCell::default();
        self.forget_voice(effects);
        self.privacy = privacy::Privacy::default();
        self.input = input::Guard::default();
        self.idle = Idle::start(self.limits, self.now.monotonic);
        self.pictures.clear();
        self.seen = None;
        self.fingerprints.clear();
        self.photographs.clear();
        self.new_screen(effects);
    }
}

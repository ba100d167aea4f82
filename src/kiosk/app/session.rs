//! What passing time does to a visit, and its end.

use crate::config::texts::Language;
use crate::filing::session::{Idle, Phase};
use crate::kiosk::app::{App, Stage, input, privacy};
use crate::kiosk::effect::Effect;
use crate::kiosk::look::{TextSize, Theme};
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::screen::staff::Call;
use std::cell::RefCell;
use std::time::Duration;

/// After a call so long without an answer, the counter is named (C45).
const STAFF_WAIT: Duration = Duration::from_secs(60);

impl App {
    pub(super) fn tick(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        self.watch_help(effects);
        if let Some((call, since)) = &mut self.call {
            let waited = now.saturating_sub(*since);
            if *call != Call::Unheard && waited >= STAFF_WAIT {
                *call = Call::Unheard;
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
        if matches!(self.stage, Stage::Welcome | Stage::Sealing(_)) {
            self.idle = Idle::start(self.limits, now);
            self.forget_unwanted_card(effects);
            return;
        }
        self.watch_privacy(effects);
        match self.idle.phase(now) {
            Phase::Active if self.warned && self.is_let_go() => {
                self.warned = false;
                self.new_screen(effects);
            }
            Phase::Active => {}
            Phase::Warning { .. } if self.warned => {}
            Phase::Warning { .. } => {
                self.warned = true;
                self.new_screen(effects);
            }
            Phase::Expired => self.wipe(effects),
        }
    }

    /// The end of a session: nothing of the resident stays – answers, settings, pictures, slip.
    pub(super) fn wipe(&mut self, effects: &mut Vec<Effect>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Welcome);
        match stage {
            // A slip that was not printed stays for the counter; it holds no personal data.
            Stage::Done(done) if done.slip == SlipState::Printed => {
                effects.push(Effect::ForgetSlip(done));
            }
            Stage::Sealing(_) => {
                self.stage = stage;
                return;
            }
            _ => {}
        }
        effects.extend([Effect::EraseDraft, Effect::Hush]);
        self.language = Language::Vietnamese;
        self.text = TextSize::default();
        self.theme = Theme::default();
        self.asking = None;
        self.turned = None;
        self.divided = RefCell::default();
        self.call = None;
        self.warned = false;
        self.forget_voice(effects);
        self.privacy = privacy::Privacy::default();
        self.wide_targets = false;
        self.input = input::Guard::default();
        self.idle = Idle::start(self.limits, self.now.monotonic);
        self.pictures.clear();
        self.slip_picture = None;
        self.slip_shown = false;
        self.new_screen(effects);
    }
}

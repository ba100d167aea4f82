//! Help with a visit, as the window sees it: agreed to where staff is called, ended there, by the
//! resident who takes over, or by five quiet minutes (C46).

use crate::filing::help::{Ending, Helper, QUIET, Stand};
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::Effect;
use crate::kiosk::page::Act;
use crate::kiosk::visit::{Outcome, Surroundings, Visit};

impl App {
    /// Takes an act about help; only where staff is called, or where the resident takes over.
    pub(super) fn act_on_help(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        if self.facts.call.is_none() {
            return;
        }
        match act {
            Act::AgreeToHelp(helper) => {
                self.help(effects, |visit, around| {
                    visit.agree_to_help(*helper, around)
                });
            }
            Act::BeginHelp => self.help(effects, Visit::begin_help),
            _ => self.help(effects, |visit, around| {
                visit.end_help(Ending::Resident, around)
            }),
        }
        if matches!(self.help_offered(), Some(Stand::Agreed(_))) {
            // The call goes on until somebody has come.
            self.new_screen(effects);
        } else {
            self.staff_came(effects);
        }
    }

    pub(super) fn help(
        &mut self,
        effects: &mut Vec<Effect>,
        step: impl FnOnce(&mut Visit, &Surroundings<'_>) -> Outcome,
    ) {
        if let Stage::Visit(visit) = &mut self.facts.stage {
            let around = Self::surroundings(&self.config, self.now);
            let outcome = step(visit, &around);
            let events = outcome.events.into_iter();
            effects.extend(events.map(Effect::Journal));
        }
    }

    /// Who helps with the visit.
    pub(super) fn helper(&self) -> Option<Helper> {
        match &self.facts.stage {
            Stage::Visit(visit) => visit.draft.help.helper(),
            _ => None,
        }
    }

    /// Where the help stands; none where there is nothing to be helped with.
    pub(super) fn help_offered(&self) -> Option<Stand> {
        match &self.facts.stage {
            Stage::Visit(visit) if visit.may_be_helped() => Some(visit.draft.help.stand()),
            _ => None,
        }
    }

    /// A second has passed. The end of help is no touch: the visit's own quiet time runs on.
    pub(super) fn watch_help(&mut self, effects: &mut Vec<Effect>) {
        let is_open = matches!(
            self.help_offered(),
            Some(Stand::Agreed(_) | Stand::Helping(_))
        );
        if is_open && self.now.monotonic.saturating_sub(self.touched) >= QUIET {
            self.help(effects, |visit, around| {
                visit.end_help(Ending::Quiet, around)
            });
            self.generation += 1;
            self.input.screen_changed(self.now.monotonic);
        }
    }
}

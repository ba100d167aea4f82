//! What becomes of a scan: a card to confirm, a refusal, or a kind word where none is wanted.

use crate::config::settings::Scanner;
use crate::kiosk::app::{App, Asking, Stage};
use crate::kiosk::effect::Effect;
use std::time::Duration;

/// On the first page nobody may be there to read that no card is needed.
const SAID_FOR: Duration = Duration::from_secs(20);

impl App {
    /// Takes what a scanner read. It never types into a field and never presses a button.
    pub(super) fn take_scan(&mut self, text: &str, effects: &mut Vec<Effect>) {
        if self.config.settings.scanner == Scanner::Absent {
            return;
        }
        if self.looks_for_card() {
            self.take_card_seen(text, effects);
        } else if !self.hides_the_field() {
            self.take_code(text, effects);
        }
    }

    /// Takes the text of a card's code, whatever has read it.
    pub(super) fn take_code(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let scanned = match &mut self.facts.stage {
            Stage::Visit(visit) => visit.scan(text),
            Stage::Welcome | Stage::Services(_) => None,
            _ => return,
        };
        let Some(outcome) = scanned else {
            self.ask(Some(Asking::Card), effects);
            return;
        };
        let moved = outcome.moved;
        self.facts.turned = None;
        self.carry_out(outcome, effects);
        if !moved {
            // What is wrong moves what stands below it.
            self.generation += 1;
            self.input.screen_changed(self.now.monotonic);
            self.read_problem(effects);
        }
    }

    pub(super) fn forget_unwanted_card(&mut self, effects: &mut Vec<Effect>) {
        if self.facts.asking == Some(Asking::Card) && self.is_untouched_for(SAID_FOR) {
            self.ask(None, effects);
        }
    }
}

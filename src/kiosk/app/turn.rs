//! Which part of a page is shown, and what is asked above it.

use crate::kiosk::app::{App, Asking};
use crate::kiosk::effect::Effect;
use crate::kiosk::paging::has_keys;

impl App {
    pub(super) fn ask(&mut self, asking: Option<Asking>, effects: &mut Vec<Effect>) {
        self.facts.asking = asking;
        self.new_screen(effects);
    }

    /// Whether a further part of the page of the moment is shown.
    pub(super) fn is_turned(&self) -> bool {
        let page = self.page().id;
        matches!(&self.facts.turned, Some((turned, part)) if *turned == page && *part > 0)
    }

    pub(super) fn turn_to(&mut self, part: usize, effects: &mut Vec<Effect>) {
        self.facts.turned = Some((self.page().id, part));
        self.new_screen(effects);
    }

    /// Whoever types on a real keyboard while the question is still being read sees the field.
    pub(super) fn turn_to_field(&mut self) {
        let page = self.page();
        if has_keys(&page.body) {
            return;
        }
        if let Some(part) = self.part_with_field() {
            self.facts.turned = Some((page.id, part));
            self.generation += 1;
        }
    }
}

//! What a passer-by must not see: the covered page, and values that are shown for a moment only.

use crate::filing::draft::Position;
use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::Effect;
use std::time::Duration;

/// A value that was asked to be shown is masked again after so long (C44).
const SHOWN_FOR: Duration = Duration::from_secs(15);
/// Without a touch for so long, the check page, the form and a signature are covered (C44).
const CHECK_SHOWN_FOR: Duration = Duration::from_secs(45);
/// A finger that went down on the warning is waited for so long.
const LETS_GO_WITHIN: Duration = Duration::from_secs(5);

/// Since when nobody touches anything, and since when a value is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Privacy {
    touched: Duration,
    shown_at: Option<Duration>,
}

impl App {
    /// Whether the page is covered.
    pub(super) fn is_covered(&self) -> bool {
        self.facts.covered
    }

    /// Somebody is there.
    pub(super) fn note_touch(&mut self) {
        self.privacy.touched = self.now.monotonic;
        self.touched = self.now.monotonic;
    }

    /// Whether nobody has touched anything for so long.
    pub(super) fn is_untouched_for(&self, time: Duration) -> bool {
        self.now.monotonic.saturating_sub(self.privacy.touched) >= time
    }

    /// Whether a finger that went down on the warning has slid off by now.
    pub(super) fn is_let_go(&self) -> bool {
        self.is_untouched_for(LETS_GO_WITHIN)
    }

    /// Covers the page, or shows it again.
    pub(super) fn cover(&mut self, covered: bool, effects: &mut Vec<Effect>) {
        if covered && !self.page().private {
            return;
        }
        self.reveal(false);
        self.facts.covered = covered;
        self.new_screen(effects);
    }

    /// Shows a masked value for a moment, or masks it again.
    pub(super) fn reveal(&mut self, shown: bool) {
        self.privacy.shown_at = shown.then_some(self.now.monotonic);
        if let Stage::Visit(visit) = &mut self.facts.stage {
            visit.reveal(shown);
        }
    }

    /// A second has passed.
    pub(super) fn watch_privacy(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        let for_so_long = |since: Duration| now.saturating_sub(since);
        if self.is_reading() {
            self.privacy.touched = now;
        }
        if self
            .privacy
            .shown_at
            .is_some_and(|since| for_so_long(since) >= SHOWN_FOR)
        {
            self.reveal(false);
        }
        if for_so_long(self.privacy.touched) >= CHECK_SHOWN_FOR
            && !self.facts.covered
            && self.shows_what_is_private()
        {
            self.cover(true, effects);
        }
    }

    fn shows_what_is_private(&self) -> bool {
        if self.facts.form.is_some() {
            return true;
        }
        let Stage::Visit(visit) = &self.facts.stage else {
            return false;
        };
        // A signature that stands there alone is nobody's to look at either.
        let shows = match visit.draft.at {
            Position::Check => true,
            Position::Sign => visit.draft.signed().is_some(),
            _ => false,
        };
        shows && visit.exit.is_none() && self.page().private
    }
}

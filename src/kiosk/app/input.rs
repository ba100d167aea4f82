//! Input: which taps count, and what a key of a real keyboard means.

use crate::kiosk::app::{App, Given, Stage};
use crate::kiosk::effect::Effect;
use crate::kiosk::page::Act;
use crate::kiosk::render::Input;
use crate::kiosk::widget::keys::Pressed;
use crate::vietnamese::composition::Key;
use crate::vietnamese::nfc;
use std::time::Duration;

/// Taps that follow an accepted one sooner are a trembling finger (C28).
const AFTER_TAP: Duration = Duration::from_millis(400);
/// The same key again.
const SAME_KEY: Duration = Duration::from_millis(300);
/// Another key.
const OTHER_KEY: Duration = Duration::from_millis(120);
/// After a screen change nothing is taken for so long.
const AFTER_SCREEN: Duration = Duration::from_millis(500);

/// Decides which taps count (C28). A tap is as old as its press: the second of a pair begins
/// soon after the first, however long it then takes.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    last: Option<(Act, Duration)>,
    screen: Option<Duration>,
    pressed: Option<Duration>,
    typed: bool,
    staff: bool,
}

impl Guard {
    /// A new screen is shown.
    pub fn screen_changed(&mut self, now: Duration) {
        self.screen = Some(now);
        self.last = None;
        self.typed = false;
    }

    /// Whether staff works here: no pause is asked of them.
    pub fn set_staff(&mut self, staff: bool) {
        self.staff = staff;
    }

    /// A finger goes down.
    pub fn pressed(&mut self, now: Duration) {
        self.pressed = Some(now);
    }

    /// Something was typed on a real keyboard.
    pub fn typed(&mut self) {
        self.typed = true;
    }

    /// Whether Enter or Escape of a real keyboard counts: not for a moment after a screen
    /// change, unless something was typed on this screen before.
    pub fn accepts_key(&self, now: Duration) -> bool {
        self.staff || self.typed || !self.is_new(now)
    }

    fn is_new(&self, now: Duration) -> bool {
        self.screen
            .is_some_and(|then| now.saturating_sub(then) < AFTER_SCREEN)
    }

    /// Whether a tap counts; remembers it if so. The strokes of a signature follow each other as fast as a
    /// hand writes, and what is tapped while it still writes is not meant.
    pub fn accepts(&mut self, act: &Act, now: Duration) -> bool {
        let begun = self.pressed.take().unwrap_or(now);
        if self.staff {
            return true;
        }
        if self.is_new(begun) {
            return false;
        }
        if let Some((last, then)) = &self.last {
            let pause = match (last.is_key(), act.is_key()) {
                _ if matches!(act, Act::Draw(_)) => Duration::ZERO,
                (true, true) if last == act => SAME_KEY,
                (true, true) => OTHER_KEY,
                _ => AFTER_TAP,
            };
            if begun.saturating_sub(*then) < pause {
                return false;
            }
        }
        self.last = Some((act.clone(), now));
        true
    }
}

impl App {
    /// Takes a tap or a key.
    pub(super) fn take_input(&mut self, input: Input, given: Given, effects: &mut Vec<Effect>) {
        if self.facts.warned && input == Input::Key(Pressed::Touched) {
            // What the finger taps is told when it lifts, and may be a call for staff.
            self.input.pressed(self.now.monotonic);
            return;
        }
        self.idle.touch(self.now.monotonic);
        self.note_touch();
        // Any touch or key goes on from the idle warning; what a finger means that went down on a
        // target is known when it lifts.
        if self.facts.warned && input == Input::Key(Pressed::Touched) {
            self.input.pressed(self.now.monotonic);
            return;
        }
        if self.facts.warned {
            let meant = match &input {
                Input::Act(act @ (Act::CallStaff | Act::EndCompany))
                    if self.input.accepts(act, self.now.monotonic) =>
                {
                    Some(act)
                }
                _ => None,
            };
            self.facts.warned = false;
            self.new_screen(effects);
            if let Some(act) = meant {
                self.act(act, given, effects);
            }
            return;
        }
        match input {
            Input::Act(act) => {
                if self.input.accepts(&act, self.now.monotonic) {
                    match act {
                        Act::Key(_) | Act::Suggest(_) => self.counters.keystrokes += 1,
                        Act::Draw(_) => {}
                        _ if self.is_fitting() => {}
                        _ => self.counters.taps += 1,
                    }
                    self.act(&act, given, effects);
                }
            }
            Input::Key(Pressed::Touched) => self.input.pressed(self.now.monotonic),
            Input::Key(Pressed::Elsewhere) => self.miss(),
            Input::Tapped(act, off_mm) => {
                if self.input.accepts(&act, self.now.monotonic)
                    && let Act::Practice(place) = act
                {
                    self.practise(place, off_mm, effects);
                }
            }
            Input::Key(pressed) => self.take_key(&pressed, given, effects),
        }
    }

    fn take_key(&mut self, pressed: &Pressed, given: Given, effects: &mut Vec<Effect>) {
        let page = self.page();
        match pressed {
            Pressed::Enter | Pressed::Escape if !self.input.accepts_key(self.now.monotonic) => {}
            Pressed::Enter => {
                if let Some(next) = page.next {
                    self.act(&next.act, given, effects);
                }
            }
            Pressed::Escape => {
                if let Some(back) = page.back {
                    self.act(&back, given, effects);
                }
            }
            Pressed::Scanned(_) if self.is_staff_there() => {}
            Pressed::Scanned(text) => self.take_scan(text, effects),
            Pressed::Touched | Pressed::Elsewhere | Pressed::Present => {}
            Pressed::Text(text) if self.is_staff_there() => {
                for sign in text.chars() {
                    self.press_as_staff(Key::of(sign));
                }
            }
            Pressed::Backspace if self.is_staff_there() => self.press_as_staff(Key::Erase),
            // The field is behind another page: what is typed now is not meant for it.
            _ if self.hides_the_field() => {}
            Pressed::Backspace => self.act(&Act::Key(Key::Erase), given, effects),
            Pressed::Text(text) => {
                self.turn_to_field();
                self.input.typed();
                let text = nfc::normalise(text);
                let mut signs = text.chars();
                if let (Some(sign), None) = (signs.next(), signs.next()) {
                    self.counters.keystrokes += 1;
                    self.type_sign(sign, effects);
                    return;
                }
                // Several signs at once come from another layout, as they are.
                for sign in text.chars() {
                    self.counters.keystrokes += 1;
                    self.act(&Act::Key(Key::of(sign)), given, effects);
                }
            }
        }
    }

    fn type_sign(&mut self, sign: char, effects: &mut Vec<Effect>) {
        if let Stage::Services(services) = &mut self.facts.stage {
            services.type_sign(self.config.settings.keyboard.typing, sign);
            return;
        }
        let Stage::Visit(visit) = &mut self.facts.stage else {
            return;
        };
        let around = Self::surroundings(&self.config, self.now);
        let outcome = visit.type_sign(sign, &around);
        self.carry_out(outcome, effects);
    }

    pub(super) fn hides_the_field(&self) -> bool {
        self.facts.call.is_some()
            || self.company_asked().is_some()
            || self.is_staff_there()
            || self.is_covered()
            || self.facts.asking.is_some()
            || self.facts.viewfinder.is_some()
            || self.facts.corners.is_some()
            || self.is_stopped_by_store()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::filing::signature::{PadStroke, Stroke};

    const fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_double_tap_of_a_trembling_finger_counts_once() {
        let mut guard = Guard::default();
        assert!(guard.accepts(&Act::Continue, ms(1000)));
        assert!(!guard.accepts(&Act::Continue, ms(1350)));
        assert!(guard.accepts(&Act::Continue, ms(1401)));
    }

    #[test]
    fn the_second_tap_of_a_pair_never_reaches_the_next_screen() {
        let mut guard = Guard::default();
        assert!(guard.accepts(&Act::Continue, ms(1000)));
        guard.screen_changed(ms(1000));
        assert!(!guard.accepts(&Act::Submit, ms(1499)));
        assert!(guard.accepts(&Act::Submit, ms(1500)));
    }

    #[test]
    fn different_keys_may_follow_quickly_and_the_same_key_slowly() {
        let mut guard = Guard::default();
        let (a, b) = (Act::Key(Key::Letter('a')), Act::Key(Key::Letter('b')));
        assert!(guard.accepts(&a, ms(0)));
        assert!(guard.accepts(&b, ms(120)));
        assert!(!guard.accepts(&b, ms(400)));
        assert!(guard.accepts(&b, ms(421)));
    }

    #[test]
    fn the_second_tap_of_a_pair_counts_by_its_press() {
        let mut guard = Guard::default();
        let key = Act::Key(Key::Letter('a'));
        assert!(guard.accepts(&key, ms(0)));
        guard.pressed(ms(250));
        assert!(!guard.accepts(&key, ms(350)), "it lifted late");
        guard.pressed(ms(301));
        assert!(guard.accepts(&key, ms(350)));
    }

    #[test]
    fn a_finger_that_waits_for_the_next_screen_does_not_tap_it() {
        let mut guard = Guard::default();
        guard.screen_changed(ms(1000));
        guard.pressed(ms(1400));
        assert!(!guard.accepts(&Act::Submit, ms(4000)));
        guard.pressed(ms(4100));
        assert!(guard.accepts(&Act::Submit, ms(4200)));
    }

    #[test]
    fn enter_pressed_twice_does_not_pass_two_screens_but_a_scanner_is_not_slowed() {
        let mut guard = Guard::default();
        guard.screen_changed(ms(1000));
        assert!(!guard.accepts_key(ms(1499)));
        assert!(guard.accepts_key(ms(1500)));
        guard.typed();
        assert!(guard.accepts_key(ms(1010)));
        guard.screen_changed(ms(2000));
        assert!(!guard.accepts_key(ms(2010)));
    }

    #[test]
    fn the_strokes_of_a_signature_follow_each_other_at_once_and_no_tap_follows_them() {
        let mut guard = Guard::default();
        let draw = |x: u16| {
            let stroke = Stroke::thinned(&[[x, 0], [x, 900]]).unwrap();
            let pad = [9_000, 6_000];
            Act::Draw(PadStroke { pad, stroke })
        };
        guard.screen_changed(ms(1000));
        assert!(!guard.accepts(&draw(1), ms(1499)), "of the screen before");
        assert!(guard.accepts(&draw(1), ms(2000)));
        assert!(guard.accepts(&draw(2), ms(2030)));
        assert!(!guard.accepts(&Act::SignAgain, ms(2400)));
        assert!(guard.accepts(&Act::SignAgain, ms(2431)));
        assert!(guard.accepts(&draw(3), ms(2450)));
    }

    #[test]
    fn staff_is_not_slowed() {
        let mut guard = Guard::default();
        guard.set_staff(true);
        guard.screen_changed(ms(1000));
        assert!(guard.accepts(&Act::Continue, ms(1001)));
        assert!(guard.accepts(&Act::Continue, ms(1002)));
    }
}

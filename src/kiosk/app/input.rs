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

/// Remembers the last accepted tap and screen change.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    last: Option<(Act, Duration)>,
    screen: Option<Duration>,
}

impl Guard {
    /// A new screen is shown.
    pub fn screen_changed(&mut self, now: Duration) {
        self.screen = Some(now);
        self.last = None;
    }

    /// Whether a tap counts; remembers it if so.
    pub fn accepts(&mut self, act: &Act, now: Duration) -> bool {
        let since = |then: Duration| now.saturating_sub(then);
        if self.screen.is_some_and(|then| since(then) < AFTER_SCREEN) {
            return false;
        }
        if let Some((last, then)) = &self.last {
            let pause = match (last, act) {
                (Act::Key(last), Act::Key(key)) if last != key => OTHER_KEY,
                (Act::Key(_), Act::Key(_)) => SAME_KEY,
                (Act::Key(_), _) | (_, Act::Key(_)) => OTHER_KEY,
                _ => AFTER_TAP,
            };
            if since(*then) < pause {
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
        self.idle.touch(self.now.monotonic);
        // Any touch or key goes on from the idle warning.
        if std::mem::take(&mut self.warned) {
            self.new_screen(effects);
            return;
        }
        match input {
            Input::Act(act) => {
                if self.input.accepts(&act, self.now.monotonic) {
                    match act {
                        Act::Key(_) | Act::Suggest(_) => self.counters.keystrokes += 1,
                        _ => self.counters.taps += 1,
                    }
                    self.act(&act, given, effects);
                }
            }
            Input::Key(pressed) => self.take_key(&pressed, given, effects),
        }
    }

    fn take_key(&mut self, pressed: &Pressed, given: Given, effects: &mut Vec<Effect>) {
        let page = self.page();
        match pressed {
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
            Pressed::Elsewhere => {}
            // The field is behind another page: what is typed now is not meant for it.
            _ if self.hides_the_field() => {}
            Pressed::Tab => self.act(&Act::NextDatePart, given, effects),
            Pressed::Backspace => self.act(&Act::Key(Key::Erase), given, effects),
            Pressed::Text(text) => {
                self.turn_to_field();
                let text = nfc::normalise(text);
                let mut signs = text.chars();
                if let (Some(sign), None) = (signs.next(), signs.next()) {
                    self.counters.keystrokes += 1;
                    self.type_sign(sign, effects);
                    return;
                }
                // Several signs at once come from a scanner or another layout, as they are.
                for sign in text.chars() {
                    self.counters.keystrokes += 1;
                    self.act(&Act::Key(Key::of(sign)), given, effects);
                }
            }
        }
    }

    fn type_sign(&mut self, sign: char, effects: &mut Vec<Effect>) {
        let Stage::Visit(visit) = &mut self.stage else {
            return;
        };
        let around = Self::surroundings(&self.config, self.now);
        let outcome = visit.type_sign(sign, &around, self.now.monotonic);
        self.carry_out(outcome, effects);
    }

    fn hides_the_field(&self) -> bool {
        self.call.is_some() || self.asking.is_some() || self.is_stopped_by_store()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

//! What keys do: a burst of a scanner is told apart first, then the target with the focus is told.

use super::{Root, State};
use crate::kiosk::focus::{Spot, Step};
use crate::kiosk::page::Act;
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::burst::Heard;
use crate::kiosk::widget::keys::{Pressed, Stroke};
use iced::advanced::Shell;
use std::time::Instant;

impl<Message> Root<'_, Message> {
    /// Takes what the keys turn out to be by now, and comes back when more is known.
    pub(super) fn hear(
        &self,
        state: &mut State,
        stroke: Option<Stroke>,
        shell: &mut Shell<'_, Message>,
    ) {
        let now = self.time(state);
        let heard = match stroke {
            Some(stroke) => state.burst.take(stroke, now),
            None => state.burst.settle(now),
        };
        match heard {
            Some(Heard::Keys(keys)) => {
                for stroke in keys {
                    self.key(state, stroke, shell);
                }
                shell.request_redraw();
            }
            Some(Heard::Scan(text)) => shell.publish((self.on_key)(Pressed::Scanned(text))),
            None => {}
        }
        if let Some(due) = state.burst.due() {
            shell.request_redraw_at(Instant::now() + due.saturating_sub(now));
        }
    }

    fn key(&self, state: &mut State, stroke: Stroke, shell: &mut Shell<'_, Message>) {
        let focused = state.focus.resolve(&state.spots);
        let focused = focused.and_then(|place| state.spots.get(place)).cloned();
        let offered = |act: &Act| state.spots.iter().any(|spot| spot.act == *act);
        match stroke {
            Stroke::Enter => match focused {
                // Also what was typed last is taken: a scanner ends with Enter at once.
                Some(spot) if spot.id == Some("continue") => {
                    shell.publish((self.on_key)(Pressed::Enter));
                }
                Some(spot) => shell.publish((self.on_act)(spot.act)),
                None => shell.publish((self.on_key)(Pressed::Enter)),
            },
            Stroke::Space if focused.is_some() && !state.focus.is_typed() => {
                self.key(state, Stroke::Enter, shell);
            }
            Stroke::Space => self.key(state, Stroke::Text(" ".to_owned()), shell),
            Stroke::Text(text) => {
                // Digits go to the box of a date that has the focus.
                if let Some(Spot {
                    act, role, chosen, ..
                }) = focused
                    && role == Role::Field
                    && !chosen
                    && !state.focus.is_typed()
                {
                    shell.publish((self.on_act)(act));
                }
                state.focus.typed();
                shell.publish((self.on_key)(Pressed::Text(text)));
            }
            Stroke::Backspace => shell.publish((self.on_key)(Pressed::Backspace)),
            Stroke::Back => shell.publish((self.on_key)(Pressed::Escape)),
            Stroke::WayOn => shell.publish((self.on_key)(Pressed::Enter)),
            Stroke::ReadAloud if offered(&Act::ReadAloud) => {
                shell.publish((self.on_act)(Act::ReadAloud));
            }
            Stroke::CallStaff if offered(&Act::CallStaff) => {
                shell.publish((self.on_act)(Act::CallStaff));
            }
            Stroke::ReadAloud | Stroke::CallStaff => {}
            Stroke::Move(step) => self.step(state, step, shell),
        }
    }

    fn step(&self, state: &mut State, step: Step, shell: &mut Shell<'_, Message>) {
        state.focus.go(step, &state.spots);
        shell.publish((self.on_key)(Pressed::Present));
        shell.request_redraw();
    }
}

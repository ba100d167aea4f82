//! What keys, offers and a real keyboard do to the field; ⌫ takes the last visible change back.
//!
//! One idea: the line before each change is remembered while its field is open, so a wrong tone,
//! a wrong offer and a wrong letter all go away with one tap on the same key (C32). After a power
//! cut the memory is gone, and ⌫ takes letters.

use super::{Outcome, Surroundings, Visit};
use crate::filing::draft::Event;
use crate::filing::entry::{Entry, PlacePart};
use crate::filing::procedure::Kind;
use crate::filing::suggestion;
use crate::vietnamese::composition::Key;

/// So many changes can be taken back; more than any name has.
const REMEMBERED: usize = 256;

/// The lines of the open field before each change.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    lines: Vec<String>,
}

impl Trail {
    /// Another field: nothing of the last one is kept.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    fn remember(&mut self, line: String) {
        if self.lines.len() >= REMEMBERED {
            let _ = self.lines.remove(0);
        }
        self.lines.push(line);
    }
}

impl Visit {
    /// Takes a sign that a hand typed on a real keyboard.
    pub fn type_sign(&mut self, sign: char, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        let typing = around.config.settings.keyboard.typing;
        self.change(&mut outcome, |visit, kind| {
            let line = visit.entry.typed().map(str::to_owned);
            visit.entry.type_sign(kind, typing, sign);
            line
        });
        outcome
    }

    /// Presses a key of the on-screen keyboard, or takes text as it is.
    pub(super) fn press(&mut self, key: Key, outcome: &mut Outcome) {
        self.change(outcome, |visit, kind| {
            if key == Key::Erase {
                match visit.trail.lines.pop() {
                    Some(line) => visit.entry.rewrite(kind, &line),
                    None => visit.entry.press(kind, key),
                }
                return None;
            }
            let line = visit.entry.typed().map(str::to_owned);
            visit.entry.press(kind, key);
            line
        });
    }

    /// Takes an offer: only what is being typed becomes the word.
    pub(super) fn take_offer(
        &mut self,
        word: &str,
        around: &Surroundings<'_>,
        outcome: &mut Outcome,
    ) {
        let lists = &around.config.suggestions;
        self.change(outcome, |visit, kind| {
            let line = visit.entry.typed()?.to_owned();
            let after = match (kind, &visit.entry) {
                (Kind::Name, _) => suggestion::with_name(lists, &line, word),
                (Kind::Place, Entry::Place(place)) if place.part() == PlacePart::Detail => {
                    suggestion::with_street(&line, word)
                }
                _ => return None,
            };
            visit.entry.rewrite(kind, &after);
            Some(line)
        });
    }

    /// Changes the open field and journals it; the line that comes back can be taken back to.
    fn change(
        &mut self,
        outcome: &mut Outcome,
        change: impl FnOnce(&mut Self, &Kind) -> Option<String>,
    ) {
        // The page of an exit or of a card hides the field.
        if self.exit.is_some() || self.draft.card.is_some() {
            return;
        }
        let Some(kind) = self.question().map(|question| question.kind.clone()) else {
            return;
        };
        let before = self.entry.clone();
        let line = change(self, &kind);
        if self.entry != before {
            line.into_iter().for_each(|line| self.trail.remember(line));
            self.problem = None;
            self.sight = super::Sight::Typing;
            self.note(Event::Typed(self.entry.clone()), outcome);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

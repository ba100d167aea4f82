//! A line of text as it is typed: by the keys on the screen, by a real keyboard, or by an offer.

use super::{Entry, Keyboard, PlacePart, keyboard};
use crate::filing::procedure::Kind;
use crate::vietnamese::composition::{Capitals, Composition, Key};
use crate::vietnamese::nfc;
use crate::vietnamese::typing::Typing;

/// The longest text any field takes, in letters.
pub(super) const LONGEST: usize = 200;

impl Entry {
    /// Takes a key of the on-screen keyboard.
    pub fn press(&mut self, kind: &Kind, key: Key) {
        match (self.line(kind), self) {
            (Some(keyboard), entry) => entry.write(key == Key::Erase, |line| {
                fits(keyboard, key).then(|| composition(keyboard).press(line, key))
            }),
            (None, Self::Date(date)) => date.press(key),
            (None, Self::Time(time)) => time.press(key),
            _ => {}
        }
    }

    /// Takes a sign of a real keyboard; where letters are typed, as `typing` says.
    pub fn type_sign(&mut self, kind: &Kind, typing: Typing, sign: char) {
        match self.line(kind) {
            Some(keyboard @ (Keyboard::Name | Keyboard::Text)) => {
                self.write(false, |line| {
                    let mut written = typing.press(composition(keyboard), line, sign);
                    if !fits(keyboard, Key::of(sign)) {
                        // A digit marks a letter of a name, but never stands in it.
                        written.retain(|letter| letter != sign);
                    }
                    Some(written)
                });
            }
            _ => self.press(kind, Key::of(sign)),
        }
    }

    /// Writes a line anew as a whole, e.g. from an offer above the keys.
    pub fn rewrite(&mut self, kind: &Kind, line: &str) {
        if self.line(kind).is_some() {
            self.write(false, |_| Some(nfc::normalise(line)));
        }
    }

    /// The line of text that keys go to.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Place(place) => match place.part() {
                PlacePart::Detail => Some(&place.detail),
                PlacePart::Commune => Some(&place.search),
                PlacePart::Nearby | PlacePart::Province | PlacePart::Found => None,
                PlacePart::District | PlacePart::Divided => None,
            },
            Self::Date(_) | Self::Time(_) | Self::Choice(_) | Self::Appointment(_) => None,
        }
    }

    fn typed_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Place(place) => match place.part() {
                PlacePart::Detail => Some(&mut place.detail),
                PlacePart::Commune => Some(&mut place.search),
                PlacePart::Nearby | PlacePart::Province | PlacePart::Found => None,
                PlacePart::District | PlacePart::Divided => None,
            },
            Self::Date(_) | Self::Time(_) | Self::Choice(_) | Self::Appointment(_) => None,
        }
    }

    /// The keyboard of the line that keys go to.
    fn line(&self, kind: &Kind) -> Option<Keyboard> {
        self.typed().map(|_| match self {
            Self::Place(_) => Keyboard::Text,
            _ => keyboard(kind),
        })
    }

    fn write(&mut self, erases: bool, change: impl FnOnce(&str) -> Option<String>) {
        let Some(line) = self.typed_mut() else {
            return;
        };
        let Some(after) = change(line) else {
            return;
        };
        if erases || after.chars().count() <= LONGEST.max(line.chars().count()) {
            *line = after;
        }
    }
}

/// Whether a key has a meaning in such a line.
fn fits(keyboard: Keyboard, key: Key) -> bool {
    match (keyboard, key) {
        (_, Key::Erase | Key::RemoveTone) => true,
        (Keyboard::Digits, key) => matches!(key, Key::Digit(_)),
        (Keyboard::Name, key) => !matches!(key, Key::Digit(_)),
        (Keyboard::Email, key) => !matches!(key, Key::Tone(_) | Key::Space),
        (Keyboard::Text, _) => true,
    }
}

fn composition(keyboard: Keyboard) -> Composition {
    let capitals = match keyboard {
        Keyboard::Name => Capitals::EachWord,
        Keyboard::Text => Capitals::First,
        Keyboard::Email | Keyboard::Digits => Capitals::None,
    };
    Composition {
        capitals,
        ..Composition::default()
    }
}

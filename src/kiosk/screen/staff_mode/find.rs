//! A filing by the number on its slip.

use super::{page as staff_page, problem, with_next};
use crate::filing::reference::{ALPHABET, Reference};
use crate::kiosk::page::{Act, Block, Field, Page};
use crate::kiosk::screen::{Scene, keyboard};
use crate::vietnamese::composition::Key;

/// So many signs has a reference.
const SIGNS: usize = 9;

/// What was entered and what came of it.
#[derive(Debug, Clone, Default)]
pub struct Find {
    signs: String,
    problem: Option<&'static str>,
}

impl Find {
    /// Takes a key; signs that no reference has are none of its business.
    pub fn press(&mut self, key: Key) {
        let sign = match key {
            Key::Digit(sign) | Key::Letter(sign) => sign.to_ascii_uppercase(),
            Key::Erase => {
                let _ = self.signs.pop();
                self.problem = None;
                return;
            }
            _ => return,
        };
        let is_known = ALPHABET.iter().any(|known| char::from(*known) == sign);
        if is_known && self.signs.len() < SIGNS {
            self.signs.push(sign);
            self.problem = None;
        }
    }

    /// The reference that was entered; where it is none, the page says so from now on.
    pub fn reference(&mut self) -> Option<Reference> {
        let reference = Reference::parse(&self.signs).ok();
        self.problem = reference.is_none().then_some("error-staff-find");
        reference
    }

    /// There is no such filing.
    pub fn not_here(&mut self) {
        self.problem = Some("error-staff-none");
    }
}

/// Builds the page.
pub fn page(scene: &Scene<'_>, find: &Find) -> Page {
    let mut page = staff_page(scene, "staff-find", "screen-staff-find");
    if let Some(key) = find.problem {
        problem(&mut page, scene, key);
    }
    let mut shown = String::new();
    for (place, sign) in find.signs.chars().enumerate() {
        if place > 0 && place % 3 == 0 {
            shown.push(' ');
        }
        shown.push(sign);
    }
    page.body = vec![
        Block::Field(Field {
            text: shown,
            hint: scene.words.say("staff-find-hint"),
            capitals: true,
            longest: SIGNS + 2,
        }),
        Block::Rest,
        keyboard::reference_pad(scene),
    ];
    with_next(page, scene, "button-staff-search", Act::Continue)
}

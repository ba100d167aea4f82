//! The rules that can be measured on the glass, one module for each family.

mod colours;
mod letters;
mod places;
mod sizes;
mod structure;
mod words;

use crate::config::texts::Lookup;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::Tally;
use crate::kiosk::contract::variant::Wording;
use crate::kiosk::look::Theme;

pub use letters::Letters;

/// Measures all screens of one cell of the matrix.
pub fn measure(screens: &[Screen], lookup: &Lookup, letters: &Letters, tally: &mut Tally) {
    for screen in screens {
        colours::measure(screen, tally);
        // Colours are all that a theme changes.
        if screen.variant.theme != Theme::default() {
            continue;
        }
        sizes::measure(screen, letters, tally);
        letters.measure(screen, lookup, tally);
        places::measure(screen, tally);
        structure::measure(screen, lookup, tally);
        if screen.variant.wording == Wording::Vietnamese {
            words::measure(screen, tally);
        }
    }
    places::compare(screens, tally);
    structure::compare(screens, tally);
}

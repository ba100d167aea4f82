//! How much there is to read (C18, C47), in Vietnamese syllables.

use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::semantic::Role;
use crate::vietnamese::syllables::count as syllables;

const SCREEN: Aspect = Aspect::at_most("C18", "syllables on a screen", 60.0, "");
const HEADING: Aspect = Aspect::at_most("C18", "syllables in a heading", 14.0, "");
const SENTENCE: Aspect = Aspect::at_most("C18", "syllables in a sentence", 20.0, "");
const BUTTON: Aspect = Aspect::at_most("C18", "syllables on a button", 5.0, "");
const NOTICE: Aspect = Aspect::at_most(
    "C47",
    "syllables of a page of the privacy notice",
    120.0,
    "",
);

pub(super) fn measure(screen: &Screen, tally: &mut Tally) {
    let personal = screen.personal();
    let mut sum = 0;
    for text in screen.texts() {
        let around = screen.target_around(text);
        let is_value = personal.contains(&text.text) || text.role == Role::Field;
        let is_key = around.is_some_and(|target| target.role == Role::Key);
        let of_bars = around.is_some_and(|target| target.id.is_some())
            || matches!(text.role, Role::Status | Role::Progress);
        let says = || text.text.clone();
        if is_value || is_key {
            continue;
        }
        if !of_bars {
            sum += syllables(&text.text);
        }
        match (text.role, around) {
            (Role::Heading, _) => {
                tally.note(&HEADING, syllables(&text.text) as f32, screen, says);
            }
            (_, Some(target)) if target.role == Role::Button => {
                tally.note(&BUTTON, syllables(&text.text) as f32, screen, says);
            }
            _ => {
                let longest = text
                    .text
                    .split_inclusive(['.', '?', '!', ':', ';'])
                    .map(syllables)
                    .max();
                tally.note(&SENTENCE, longest.unwrap_or(0) as f32, screen, says);
            }
        }
    }
    let heading = || screen.page.heading.clone();
    if screen.name() == "privacy" {
        tally.note(&NOTICE, sum as f32, screen, heading);
    // All answers of the check page, and what staff looks over.
    } else if !screen.page.overview {
        tally.note(&SCREEN, sum as f32, screen, heading);
    }
}

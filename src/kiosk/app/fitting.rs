//! The first minute's steps, and what three taps tell about a finger. Nothing of it is stored.

use crate::kiosk::app::{App, Stage};
use crate::kiosk::effect::Effect;
use crate::kiosk::look::TextSize;
use crate::kiosk::page::{Act, Page};
use crate::kiosk::screen::{Scene, fitting};

/// How many targets are hit for practice.
const TAPS: usize = 3;
/// A finger that scatters by so many millimetres along each axis needs wider targets: on a target
/// of 20 mm it misses once in ten.
const SCATTER_MM: f32 = 5.0;

/// Where the fitting is.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fitting {
    step: Step,
    chosen: Option<TextSize>,
    off_mm: Vec<f32>,
    missed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Step {
    #[default]
    Letters,
    Hearing,
    Taps,
    Ready,
}

impl Fitting {
    /// Whether the finger needs wider targets: it missed one, or scatters.
    fn wants_wide(&self) -> bool {
        let squares: f32 = self.off_mm.iter().map(|off| off * off).sum();
        let axes = 2.0 * self.off_mm.len().max(1) as f32;
        self.missed || (squares / axes).sqrt() >= SCATTER_MM
    }

    pub(super) fn page(&self, scene: &Scene<'_>) -> Page {
        match self.step {
            Step::Letters => fitting::letters(scene, self.chosen),
            Step::Hearing => fitting::hearing(scene),
            Step::Taps => fitting::taps(scene, self.off_mm.len() as u8),
            Step::Ready => fitting::ready(scene, self.wants_wide()),
        }
    }
}

impl App {
    /// After the greeting: the fitting where the ward offers it, else the services.
    pub(super) fn start(&mut self, effects: &mut Vec<Effect>) {
        let stage = if self.config.settings.fitting.offer {
            Stage::Fitting(Fitting::default())
        } else {
            Stage::Services(Box::default())
        };
        self.go_to(stage, effects);
    }

    /// Takes an act of the fitting's pages.
    pub(super) fn fit(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        let has_voice = self.facts.health.voice;
        let Stage::Fitting(fitting) = &mut self.facts.stage else {
            return;
        };
        fitting.step = match (fitting.step, act) {
            (_, Act::SkipFitting) | (Step::Ready, Act::Continue) => {
                return self.go_to(Stage::Services(Box::default()), effects);
            }
            (Step::Letters, Act::Back) => return self.go_to(Stage::Welcome, effects),
            (Step::Letters, Act::Continue) if has_voice => Step::Hearing,
            (Step::Letters | Step::Hearing, Act::Continue) => Step::Taps,
            (Step::Hearing, Act::Back) => Step::Letters,
            (Step::Taps | Step::Ready, Act::Back) => {
                fitting.off_mm.clear();
                fitting.missed = false;
                if has_voice {
                    Step::Hearing
                } else {
                    Step::Letters
                }
            }
            _ => return,
        };
        self.facts.wide_targets = false;
        self.new_screen(effects);
    }

    /// Marks the size that was chosen.
    pub(super) fn fit_letters(&mut self, size: TextSize) {
        if let Stage::Fitting(fitting) = &mut self.facts.stage {
            fitting.chosen = Some(size);
        }
    }

    /// A practice target was hit so far from its middle.
    pub(super) fn practise(&mut self, place: u8, off_mm: f32, effects: &mut Vec<Effect>) {
        let Stage::Fitting(fitting) = &mut self.facts.stage else {
            return;
        };
        if fitting.step != Step::Taps || usize::from(place) != fitting.off_mm.len() {
            return;
        }
        fitting.off_mm.push(off_mm);
        if fitting.off_mm.len() == TAPS {
            fitting.step = Step::Ready;
            self.facts.wide_targets = fitting.wants_wide();
        }
        self.new_screen(effects);
    }

    /// The finger came down beside everything.
    pub(super) fn miss(&mut self) {
        if let Stage::Fitting(fitting) = &mut self.facts.stage
            && fitting.step == Step::Taps
        {
            fitting.missed = true;
        }
    }

    /// Whether a visit is not yet under way: its screens and taps cost the filing nothing.
    pub(super) fn is_fitting(&self) -> bool {
        matches!(self.facts.stage, Stage::Fitting(_))
    }

    /// Whether targets are to stand farther apart, until the visit ends.
    pub fn has_wide_targets(&self) -> bool {
        self.facts.wide_targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(off_mm: [f32; 3]) -> bool {
        Fitting {
            off_mm: off_mm.to_vec(),
            ..Fitting::default()
        }
        .wants_wide()
    }

    #[test]
    fn a_trembling_finger_gets_wider_targets_and_a_calm_one_does_not() {
        assert!(!after([2.0, 4.0, 3.0]));
        assert!(after([8.0, 6.0, 9.0]));
        // One tap in haste is no tremor.
        assert!(!after([1.0, 9.0, 2.0]));
    }

    #[test]
    fn a_finger_that_comes_down_beside_the_target_gets_wider_ones() {
        let fitting = Fitting {
            missed: true,
            ..Fitting::default()
        };
        assert!(fitting.wants_wide());
    }
}

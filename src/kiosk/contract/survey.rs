//! Measures the whole matrix, on as many threads as are given.

use crate::config::Config;
use crate::kiosk::contract::lint::{self, Letters};
use crate::kiosk::contract::pace;
use crate::kiosk::contract::tally::Tally;
use crate::kiosk::contract::tour::{Astray, Tour};
use crate::kiosk::contract::variant::Variant;
use crate::kiosk::play::stage::{NoRenderer, Stage};
use crate::kiosk::widget::shaped::Remembering;
use std::sync::Mutex;
use std::thread;

/// What the matrix came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survey {
    /// Everything that was measured.
    pub tally: Tally,
    /// Screens in all their states, over all cells.
    pub screens: usize,
}

/// The matrix could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// A state could not be reached.
    #[error(transparent)]
    Astray(#[from] Astray),
    /// Nothing can be laid out.
    #[error(transparent)]
    NoRenderer(#[from] NoRenderer),
    /// A thread ended before its work was done.
    #[error("a thread ended before its work was done")]
    Broken,
}

/// Measures these cells of the matrix.
///
/// # Errors
/// [`SurveyError`].
pub fn survey(
    config: &Config,
    variants: &[Variant],
    threads: usize,
) -> Result<Survey, SurveyError> {
    let tour = Tour::new(config);
    let letters = Letters::read();
    let waiting = Mutex::new(variants.to_vec());
    let parts: Vec<Result<Survey, SurveyError>> = thread::scope(|scope| {
        let work = || part(&tour, &letters, &waiting);
        let running: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or(Err(SurveyError::Broken)))
            .collect()
    });
    let mut whole = Survey::default();
    for part in parts {
        let part = part?;
        whole.screens += part.screens;
        whole.tally.add(part.tally);
    }
    Ok(whole)
}

/// Takes cells until none is left.
fn part(
    tour: &Tour,
    letters: &Letters,
    waiting: &Mutex<Vec<Variant>>,
) -> Result<Survey, SurveyError> {
    let _remembering = Remembering::begin();
    let mut part = Survey::default();
    let next = || {
        waiting
            .lock()
            .map_err(|_| SurveyError::Broken)
            .map(|mut list| list.pop())
    };
    while let Some(variant) = next()? {
        let panel = variant.profile.panel(0.0);
        let mut stage = Stage::open(panel.width_px, panel.height_px)?;
        let screens = tour.screens(variant, &mut stage)?;
        if variant.is_usual() {
            pace::measure(&screens, &mut stage, &mut part.tally);
        }
        let texts = variant.configure(tour.config()).texts;
        let lookup = texts.lookup(variant.wording.language());
        lint::measure(&screens, &lookup, letters, &mut part.tally);
        part.screens += screens.len();
    }
    Ok(part)
}

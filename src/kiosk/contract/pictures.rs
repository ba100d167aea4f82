//! The screens as pictures, for eyes: what no rule measures.

use crate::config::Config;
use crate::kiosk::contract::tour::{Astray, Tour};
use crate::kiosk::contract::variant::Variant;
use crate::kiosk::play::player::write_png;
use crate::kiosk::play::stage::{NoRenderer, Stage};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Why not all screens could be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PicturesError {
    /// A state could not be reached.
    #[error(transparent)]
    Astray(#[from] Astray),
    /// Nothing can be laid out.
    #[error(transparent)]
    NoRenderer(#[from] NoRenderer),
    /// A picture could not be written.
    #[error("a picture cannot be written: {0}")]
    Write(String),
}

/// Which states of a screen are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum States {
    /// All of them.
    All,
    /// The first one and its further parts.
    First,
}

/// Draws the screens of these cells of the matrix, each cell into a folder of its own, and returns
/// how many. Only screens whose name contains `name` are drawn.
///
/// # Errors
/// [`PicturesError`].
pub fn write(
    config: &Config,
    variants: &[Variant],
    name: &str,
    states: States,
    folder: &Path,
) -> Result<usize, PicturesError> {
    let tour = Tour::new(config);
    let mut drawn = 0;
    for variant in variants {
        let panel = variant.profile.panel(0.0);
        let mut stage = Stage::open(panel.width_px, panel.height_px)?;
        let into = folder.join(format!(
            "{}-{}-{}-{}",
            variant.profile.name(),
            variant.size().name(),
            variant.theme.name(),
            variant.wording.name()
        ));
        fs::create_dir_all(&into).map_err(|error| PicturesError::Write(error.to_string()))?;
        let mut known = BTreeSet::new();
        for screen in tour.screens(*variant, &mut stage)? {
            let is_first = known.insert(screen.name().to_owned());
            let wanted = states == States::All || is_first || screen.state.starts_with("page-");
            if !wanted || !screen.name().contains(name) {
                continue;
            }
            let picture = stage.draw(&screen.page, &screen.frame, &screen.look);
            drawn += 1;
            let file = format!("{drawn:04}-{}-{}.png", screen.name(), screen.state);
            write_png(&into.join(file), &picture)
                .map_err(|error| PicturesError::Write(error.to_string()))?;
        }
    }
    Ok(drawn)
}

//! The contract with elder residents, measured on every screen that the kiosk can show.
//!
//! The real application is taken to every state of every screen (`tour`), the real widgets are laid
//! out for every panel, text size, theme and wording (`variant`), and what is then on the glass is
//! measured against the rules (`lint`). The dump, the checks and the report read the same screens;
//! there is no second description of them.

pub mod dump;
mod exits;
pub mod lint;
mod pace;
pub mod pictures;
pub mod report;
mod rules;
mod samples;
pub mod screen;
pub mod survey;
pub mod tally;
mod tour;
pub mod variant;
pub mod visitor;

pub use rules::{Force, Proof, RULES, Rule};
pub use tour::{Astray, Tour};

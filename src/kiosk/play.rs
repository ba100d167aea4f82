//! Scripted runs of the real application without a display: real store, courier and print spool.
//!
//! A script is iced's `.ice` format with comment lines of our own; the player taps and types as a
//! person would and answers with the line of the first step that failed.

pub mod player;
pub mod robot;
pub mod script;
pub mod stage;

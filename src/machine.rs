//! Facts about the machine that outrank the flow: clock, store, line.

pub mod clock;
pub mod health;

//! The kiosk's own widgets. iced's built-in ones are not made for fingers.

pub mod burst;
pub mod keys;
pub mod label;
pub mod marked;
pub mod pad;
pub mod root;
pub mod shaped;
pub mod spots;
pub mod tap;

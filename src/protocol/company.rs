//! Company from the desk on the wire: how it stands there, and what a kiosk says.
//!
//! Both are the domain's own values, as the manifest's answers are: `GET /v1/kiosks/{kiosk}/company` answers with
//! a [`Standing`], and `PUT` takes a [`Word`].

pub use crate::filing::company::{Standing, Word};

/// Longest word of a kiosk, in bytes: a view's texts, with what JSON writes around them.
pub const WORD_BYTES: u64 = 96 * 1024;

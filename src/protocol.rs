//! The wire between courier and desk: types, version and digests (`protocol.md`).
//!
//! Domain types are not the wire form; this room owns that form and its version. Fields that
//! a newer sender adds are ignored by an older receiver, never refused, and the manifest's
//! bytes are kept as they came.

pub mod base64;
pub mod bundle;
pub mod company;
pub mod digest;
pub mod fence;
pub mod limits;
pub mod manifest;
pub mod messages;
pub mod schema;

/// The protocol version spoken here.
pub const VERSION: u32 = 1;

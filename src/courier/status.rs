//! What the courier tells others about the line.

use crate::courier::outcome::Reason;
use jiff::SignedDuration;

/// Whether the desk can be reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Line {
    /// Not tried yet.
    #[default]
    Unknown,
    /// The desk answered as itself, and nothing has failed since.
    Up,
    /// The last try failed.
    Down(Reason),
}

/// What is known of the line and of what it carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineStatus {
    /// Whether the desk can be reached.
    pub line: Line,
    /// Whether a filing is on its way right now.
    pub sending: bool,
    /// Bytes of parts handed to the line since the start, repeats included.
    pub sent_bytes: u64,
    /// Bytes of parts that the desk confirmed since the start.
    pub payload_bytes: u64,
    /// Why the desk's answers cannot be followed, since the last time that they could.
    pub unheard: Option<Reason>,
    /// How far the desk's clock is ahead of ours, at the last probe.
    pub clock_offset: Option<SignedDuration>,
}

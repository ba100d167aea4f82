//! What the machine can and cannot do right now, as plain facts for the screens.

/// The facts that every screen is built with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Health {
    /// Whether filings can be kept.
    pub store: StoreFact,
    /// Whether the desk can be reached.
    pub line: LineFact,
    /// Filings kept here that the desk does not hold yet.
    pub waiting: usize,
    /// Filings of these that a person must look at.
    pub attention: usize,
    /// Whether bytes are leaving right now.
    pub sending: bool,
    /// Whether pages can be read aloud.
    pub voice: bool,
}

/// Whether filings can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoreFact {
    /// They can.
    #[default]
    Well,
    /// The disk is full: what is kept stays, nothing new is taken in.
    DiskFull,
    /// The disk cannot be written.
    ReadOnly,
    /// The disk reports faults.
    Failing,
    /// A spare box has taken this one's place.
    Replaced,
}

/// Whether the desk can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineFact {
    /// No desk is configured.
    #[default]
    NoDesk,
    /// Nobody has tried yet.
    Unknown,
    /// The desk answered last.
    Up,
    /// The desk answers, but slowly, or is busy.
    Slow,
    /// The desk did not answer last.
    Down,
}

//! The names of everything that can keep a paper from being printed.

/// Why a paper is not known to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// No printer is set up.
    Absent,
    /// The printer gave the job up.
    Aborted,
    /// The printer takes no job now; trying again later may help.
    Busy,
    /// Somebody cancelled the job at the printer.
    Cancelled,
    /// A cover or door is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterStuck,
    /// The printer reports a fault that is none of the others.
    Defect,
    /// The answer is in another language: the address belongs to something else.
    Garbled,
    /// Paper is jammed.
    Jammed,
    /// The printer forgot the job before saying how it ended.
    Lost,
    /// The paper is used up.
    NoPaper,
    /// Toner or ink is used up.
    NoToner,
    /// The printer is switched off behind its queue.
    Offline,
    /// The printer is paused or stopped.
    Paused,
    /// The printer does not take such a job.
    Refused,
    /// The job did not end in time; it was cancelled.
    TimedOut,
    /// The job did not end, for whatever reason, and could not be cancelled: it may still come out.
    Uncancelled,
    /// All of it was sent and the printer did not say what became of it: it may have come out.
    Unconfirmed,
    /// The pages cannot be drawn.
    Undrawn,
    /// Nothing answers at the address.
    Unreachable,
}

impl Trouble {
    /// Every one of them.
    pub const ALL: [Self; 20] = [
        Self::Absent,
        Self::Aborted,
        Self::Busy,
        Self::Cancelled,
        Self::CoverOpen,
        Self::CutterStuck,
        Self::Defect,
        Self::Garbled,
        Self::Jammed,
        Self::Lost,
        Self::NoPaper,
        Self::NoToner,
        Self::Offline,
        Self::Paused,
        Self::Refused,
        Self::TimedOut,
        Self::Uncancelled,
        Self::Unconfirmed,
        Self::Undrawn,
        Self::Unreachable,
    ];

    /// The key of the sentence that tells people of it: only what they can see and do something about
    /// has a sentence of its own.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::NoPaper => "printer-no-paper",
            Self::Jammed | Self::CutterStuck => "printer-jammed",
            Self::CoverOpen => "printer-cover-open",
            Self::NoToner => "printer-no-toner",
            Self::Offline | Self::Paused | Self::Unreachable => "printer-off",
            Self::Uncancelled | Self::Unconfirmed => "printer-may-come-out",
            Self::Absent
            | Self::Aborted
            | Self::Busy
            | Self::Cancelled
            | Self::Defect
            | Self::Garbled
            | Self::Lost
            | Self::Refused
            | Self::TimedOut
            | Self::Undrawn => "printer-failed",
        }
    }
}

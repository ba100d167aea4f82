//! What staff wishes to know at the kiosk and what it is told, as data; nothing of it was said by a resident.

use crate::filing::answer::PageId;
use crate::filing::deed::Deed;
use crate::filing::delivery::LedgerEvent;
use crate::filing::draft::Event;
use crate::filing::explanation::Explanation;
use crate::filing::reference::Reference;
use crate::filing::staff::{Admission, Gate, Pin};
use crate::kiosk::screen::done::SlipState;
use iced::widget::image::Handle;
use jiff::Timestamp;
use uuid::Uuid;

/// Something that staff wishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// To know whether a PIN may be tried.
    Gate,
    /// To enter.
    Enter(Pin),
    /// To see what waits here.
    Queue,
    /// To see one filing; that this person did is logged first.
    Filing(Reference, Uuid),
    /// To know how the machine is.
    Machine,
    /// Nothing: somebody has done something that is logged.
    Log(Uuid, Deed),
    /// To print the slip of a filing; that this person did is logged first.
    PrintSlip(Reference, Uuid),
    /// To open a returned filing again; that this person did is logged first.
    Correct(Reference, Uuid),
}

/// What staff is told.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Whether a PIN may be tried; the outer `None` where the store does not answer, the inner where nobody has one.
    Gate(Option<Option<Gate>>),
    /// What became of a PIN; `None` where it could not be looked at.
    Admission(Option<Admission>),
    /// What waits here; `None` where it cannot be read.
    Queue(Option<Vec<Kept>>),
    /// One filing; `None` where there is none.
    Filing(Reference, Option<Box<Kept>>),
    /// How the machine is.
    Machine(Vec<Fact>),
    /// Something was logged.
    Logged,
    /// What became of a slip.
    Slip(Reference, SlipState),
    /// A returned filing to be corrected; `None` where it cannot be opened any more.
    Correction(Reference, Option<Box<Refill>>),
}

/// A filing that was kept here.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The resident's number.
    pub reference: Reference,
    /// The procedure's national code.
    pub procedure: String,
    /// When it was sealed, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// Why it is where it is.
    pub explained: Explanation,
    /// What happened, oldest first; only of a filing that was asked for.
    pub history: Vec<(Timestamp, LedgerEvent)>,
    /// Its pages, as long as they are here; only of a filing that was asked for.
    pub pages: Vec<PageKept>,
    /// Whether its slip waits for a printer.
    pub slip_waits: bool,
    /// Whether it can be corrected; `None` where there is nothing to correct.
    pub mend: Option<Mend>,
}

/// Whether a returned filing can be corrected here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Its answers and pages are here.
    Possible,
    /// They were erased.
    Gone,
}

/// Everything that a correction begins with.
#[derive(Clone, PartialEq)]
pub struct Refill {
    /// The journal of the visit up to its first screen.
    pub steps: Vec<Event>,
    /// The pages that are taken over.
    pub pages: Vec<RefilledPage>,
}

/// What a resident said is no business of a log.
impl std::fmt::Debug for Refill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Refill")
    }
}

/// A page that is taken over.
#[derive(Clone, PartialEq)]
pub struct RefilledPage {
    /// Its name in the draft.
    pub page: PageId,
    /// As it was handed over (JPEG).
    pub bytes: Vec<u8>,
    /// A small picture of it for the screen.
    pub preview: Option<Handle>,
}

/// A page of a filing that is kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageKept {
    /// Its number, from 1.
    pub number: u32,
    /// Size in bytes.
    pub bytes: u64,
    /// The short code that stands on the slip and on the desk's page.
    pub code: String,
    /// Whether it has left.
    pub sent: bool,
}

/// How one thing about the machine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub part: Part,
    /// How it is.
    pub standing: Standing,
}

/// A part of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The line to whoever receives.
    Line,
    /// The disk.
    Disk,
    /// The clock.
    Clock,
    /// The printer for slips.
    SlipPrinter,
    /// The printer for application forms.
    FormPrinter,
    /// The camera.
    Camera,
    /// The scanner of pages.
    Scanner,
    /// The voice.
    Sound,
}

impl Part {
    /// All parts, as they are listed.
    pub const ALL: [Self; 8] = [
        Self::Line,
        Self::Disk,
        Self::Clock,
        Self::SlipPrinter,
        Self::FormPrinter,
        Self::Camera,
        Self::Scanner,
        Self::Sound,
    ];

    /// Its word, for the key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Disk => "disk",
            Self::Clock => "clock",
            Self::SlipPrinter => "slip-printer",
            Self::FormPrinter => "form-printer",
            Self::Camera => "camera",
            Self::Scanner => "scanner",
            Self::Sound => "sound",
        }
    }
}

/// How a part of the machine is, as far as the machine knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does what it should.
    Well,
    /// It was set up; whether it works shows when it is used.
    SetUp,
    /// It was not set up.
    Absent,
    /// Nobody knows yet.
    Unknown,
    /// It is slow.
    Slow,
    /// It does not do what it should.
    Failing,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Well,
        Self::SetUp,
        Self::Absent,
        Self::Unknown,
        Self::Slow,
        Self::Failing,
    ];

    /// Its word, for the key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::SetUp => "set-up",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
            Self::Slow => "slow",
            Self::Failing => "failing",
        }
    }
}

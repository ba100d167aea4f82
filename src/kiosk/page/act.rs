//! What a tap, a key or a script does.

use super::{Layer, LetterOrder};
use crate::filing::answer::{PageId, QuestionId};
use crate::filing::appointment::Appointment;
use crate::filing::date::Precision;
use crate::filing::entry::{DatePart, PlaceChoice, TimePart};
use crate::filing::help::Helper;
use crate::filing::place::Unit;
use crate::filing::reference::Reference;
use crate::filing::signature::{ByHand, PadStroke};
use crate::filing::staff::Room;
use crate::kiosk::effect::Looking;
use crate::kiosk::look::{TextSize, Theme};
use crate::vietnamese::composition;
use jiff::civil;

/// What a tap, a key or a script does.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Begin a visit.
    Start,
    /// Change the language.
    Language(crate::config::texts::Language),
    /// Choose a procedure by its place in the menu.
    Choose(usize),
    /// Choose a group of procedures by its place in the menu.
    Group(usize),
    /// Find a service by its words.
    Search,
    /// Tell about a service that an officer does, by its place among them.
    Explain(usize),
    /// Go on from the list of papers, the notice or a question.
    Continue,
    /// Go back.
    Back,
    /// Agree to the privacy notice.
    Agree,
    /// Decline the privacy notice.
    Decline,
    /// Press a key of the current field.
    Key(composition::Key),
    /// Change the layer of the keyboard.
    Layer(Layer),
    /// Change the order of the letters.
    LetterOrder(LetterOrder),
    /// Take a word that is offered above the keys.
    Suggest(String),
    /// Mark an option by its token.
    Mark(String),
    /// Go to a box of a date.
    DatePart(DatePart),
    /// Go to the next box of a date or a time.
    NextDatePart,
    /// Go to a box of a time.
    TimePart(TimePart),
    /// The time is meant in the other half of the day.
    OtherHalf,
    /// Say how much of the date is known.
    DatePrecision(Precision),
    /// The paper really shows this day.
    DateAsWritten,
    /// Choose the day of an appointment.
    Day(civil::Date),
    /// Takes the soonest appointment.
    Soonest(Appointment),
    /// Mark the time of an appointment.
    Time(civil::Time),
    /// The day is remembered by the lunar calendar, or is not.
    DateLunar(bool),
    /// The leap month is meant, or is not.
    DateLeap(bool),
    /// Choose a province.
    Province(Unit),
    /// Choose province and commune at once (the ward itself).
    Commune(Unit, Unit),
    /// Choose on the way to a commune: an old name, its district, what it is today.
    Place(Box<PlaceChoice>),
    /// "Không nhớ".
    Unknown,
    /// Leave an optional question empty.
    Skip,
    /// Look at a captured page in large.
    ViewPage(PageId),
    /// Take a captured page again, in its place.
    RetakePage(PageId),
    /// Put a captured page before the one that stands before it.
    MovePageUp(PageId),
    /// Turn a captured page by a quarter.
    RotatePage(PageId),
    /// Look through a camera or a scanner.
    Look(Looking),
    /// Take a picture of what it sees.
    Shoot,
    /// Show where the corners of a captured page are.
    ShowCorners(PageId),
    /// A corner is here, in ten-thousandths of the photograph's width and height.
    Corner([u16; 2]),
    /// Show the corners anew.
    CornersAgain,
    /// Ask whether to throw a captured page away.
    AskRemovePage(PageId),
    /// Throw a captured page away.
    RemovePage(PageId),
    /// What the card says is right.
    TakeCard,
    /// What the card says is not right.
    DropCard,
    /// Mend the answer to a question.
    Mend(QuestionId),
    /// Go to another page of a list.
    Turn(usize),
    /// Draw a stroke of the signature.
    Draw(PadStroke),
    /// Begin the signature anew.
    SignAgain,
    /// Sign at the counter.
    SignByHand(ByHand),
    /// The final tap.
    Submit,
    /// Print the slip again.
    Print,
    /// Show the slip.
    ShowSlip,
    /// Show the application form as it will be printed.
    ShowForm,
    /// Print the application form, to be signed.
    PrintForm,
    /// Call staff.
    CallStaff,
    /// The help has come, or is no longer needed.
    StaffCame,
    /// Agree to be helped.
    AgreeToHelp(Helper),
    /// The helper has come and begins.
    BeginHelp,
    /// Be helped no longer.
    EndHelp,
    /// Take over from the helper, to hand the filing over.
    TakeOver,
    /// Read the page aloud, or stop.
    ReadAloud,
    /// Read more slowly.
    Slower,
    /// Read faster.
    Faster,
    /// Read more softly.
    Softer,
    /// Read louder.
    Louder,
    /// Ask how large the letters are to be, and in which colours.
    AskAppearance,
    /// Take this text size.
    Size(TextSize),
    /// Take these colours.
    Theme(Theme),
    /// Ask whether to end and erase.
    AskEnd,
    /// End and erase everything.
    End,
    /// Leave a visit that has come to its end by itself.
    Finish,
    /// Close the question above the visit and go on.
    Stay,
    /// Cover the page at once.
    Cover,
    /// Show the covered page again.
    Uncover,
    /// Show a masked value, or mask it again.
    Reveal(bool),
    /// Hit the target for practice.
    Practice(u8),
    /// What staff does on pages of their own.
    Staff(StaffAct),
    /// Leave the fitting and go to the choice of services.
    SkipFitting,
    /// Agree to what staff at the desk wishes.
    AllowCompany,
    /// Do not.
    RefuseCompany,
    /// End what was agreed to.
    EndCompany,
}

/// What staff does on pages of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAct {
    /// Go to the pad for the PIN.
    Open,
    /// Leave.
    Leave,
    /// Go to one of the rooms.
    Go(Room),
    /// Open a filing.
    Filing(Reference),
    /// Print the slip of the filing that is open.
    PrintSlip,
    /// Correct the filing that is open.
    Correct,
}

impl Act {
    /// Whether it submits or erases: a finger beside such a target never means it (C27).
    pub fn is_danger(&self) -> bool {
        matches!(
            self,
            Self::Submit | Self::AskEnd | Self::End | Self::RemovePage(_) | Self::Decline
        )
    }

    /// Whether staff may do it from the desk, once the resident has agreed to that: to answer, to go to and fro, to read.
    ///
    /// A new act is the resident's alone. So is whatever agrees, signs, submits or ends; and what leads to a picture,
    /// because nobody at the desk sees it and would not find back.
    pub fn may_be_done_from_desk(&self) -> bool {
        matches!(
            self,
            Self::Continue
                | Self::Back
                | Self::Key(_)
                | Self::Layer(_)
                | Self::LetterOrder(_)
                | Self::Suggest(_)
                | Self::Mark(_)
                | Self::DatePart(_)
                | Self::NextDatePart
                | Self::TimePart(_)
                | Self::OtherHalf
                | Self::DatePrecision(_)
                | Self::DateAsWritten
                | Self::Day(_)
                | Self::Soonest(_)
                | Self::Time(_)
                | Self::DateLunar(_)
                | Self::DateLeap(_)
                | Self::Province(_)
                | Self::Commune(..)
                | Self::Place(_)
                | Self::Unknown
                | Self::Skip
                | Self::Mend(_)
                | Self::Turn(_)
                | Self::ReadAloud
                | Self::Size(_)
                | Self::Theme(_)
                | Self::Stay
        )
    }

    /// Whether a key of the on-screen keyboard does it, for which shorter pauses hold (C28).
    pub fn is_key(&self) -> bool {
        matches!(
            self,
            Self::Key(_) | Self::Layer(_) | Self::LetterOrder(_) | Self::NextDatePart
        )
    }
}

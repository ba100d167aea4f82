//! What the application asks of the world, as data. The station carries it out.

use crate::capture::coach::Advice;
use crate::capture::page::corners::Corners;
use crate::capture::page::judge::Reason;
use crate::capture::page::likeness::Fingerprint;
use crate::capture::viewfinder::Aim;
use crate::config::texts::Language;
use crate::filing::answer::PageId;
use crate::filing::company::{Standing, Word};
use crate::filing::delivery::State;
use crate::filing::draft::{Draft, Event};
use crate::filing::form::FilledForm;
use crate::filing::procedure::Procedure;
use crate::kiosk::render::Input;
use crate::kiosk::screen::done::{Done, SlipState};
use crate::kiosk::staff::{News, Wish};
use crate::kiosk::words::say::Say;
use crate::machine::health::Health;
use crate::voice::manner::Manner;
use iced::widget::image::Handle;

/// Something to do outside the application.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write to the journal.
    Journal(Event),
    /// Keep a captured page.
    KeepPage(PageId, Vec<u8>),
    /// Keep the whole photograph behind a captured page.
    KeepPhotograph(PageId, Vec<u8>),
    /// Read a captured page, to look at it in large.
    ReadPage(PageId),
    /// Turn a captured page by a quarter.
    RotatePage(PageId),
    /// Read the whole photograph behind a captured page.
    ReadPhotograph(PageId),
    /// Cut a captured page out of its photograph anew, with corners that a person has shown.
    CutOut(PageId, Corners),
    /// Throw a captured page away.
    RemovePage(PageId),
    /// Look through a device, and know these pages again.
    Look(Looking, Vec<Fingerprint>),
    /// Take a picture.
    Shoot,
    /// Look no longer.
    LookAway,
    /// Erase the draft and all its pages.
    EraseDraft,
    /// Seal the draft.
    Seal(Box<(Procedure, Draft)>),
    /// Make the slip, keep it, and print it where a printer is.
    Slip(Box<Done>, Language),
    /// Draw the application form for the screen.
    DrawForm(Box<FilledForm>, StripSize),
    /// Print the application form.
    PrintForm(Box<FilledForm>),
    /// Read sentences aloud, in place of what is being read.
    Speak(Spoken),
    /// Stop reading.
    Hush,
    /// Tell the desk that somebody calls for help, or no longer does.
    Help(bool),
    /// Try to open the store again after a fault.
    RecoverStore,
    /// Something that staff wishes.
    Staff(Wish),
    /// Tell the desk about its company.
    Company(Word),
}

/// Sentences to read aloud.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// Their language.
    pub language: Language,
    /// How fast and how loud.
    pub manner: Manner,
    /// The sentences.
    pub says: Vec<Say>,
}

/// What the world tells the application.
#[derive(Debug, Clone)]
pub enum Message {
    /// A target or a key.
    Input(Input),
    /// A second has passed.
    Tick,
    /// The facts about the machine.
    Health(Health),
    /// A page was captured and made ready.
    Captured(Captured),
    /// A captured page in large.
    PageRead(PageId, Handle),
    /// A captured page was turned by a quarter, or cut out anew.
    PageRedrawn(PageId, Captured),
    /// The whole photograph behind a captured page, with its width and height in pixels; `None` where there is none.
    PhotographRead(PageId, Option<(Handle, [u32; 2])>),
    /// What the device sees, and what could be better.
    Seen(Handle, Advice),
    /// How the device stands.
    Device(DeviceState),
    /// The device has read the square code of an identity card.
    CardSeen(String),
    /// A picture could not be used.
    CaptureRefused,
    /// The seal ended.
    Sealed(Result<Box<Done>, SealRefused>),
    /// What became of the slip, with its picture where it could be made.
    Slip(SlipState, Option<Handle>),
    /// The strips of the application form; none where it could not be drawn.
    Form(Vec<Strip>),
    /// What became of the application form that was to be printed.
    FormPrinted(SlipState),
    /// Where the filing of the last page stands.
    Delivery(State),
    /// Whether the desk has heard the call for help.
    HelpHeard(bool),
    /// What staff is told.
    Staff(News),
    /// What the desk says of its company.
    Company(CompanyNews),
    /// The voice begins this sentence of what it was given last.
    VoiceAt(usize),
    /// The voice has come to its end.
    VoiceEnded,
    /// The voice has come to its end and could not say everything.
    VoiceMissed,
}

/// What the desk says of its company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyNews {
    /// How it stands there now.
    Standing(Standing),
    /// The desk has heard what was said last.
    Heard,
    /// What was granted after this wish is over there.
    Over(u64),
}

/// How large a strip of the application form may be on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripSize {
    /// Pixels for each millimetre of the paper.
    pub scale: f32,
    /// The most rows, in pixels.
    pub height: f32,
}

/// A strip of the application form.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Its picture.
    pub picture: Handle,
    /// Width of the picture in pixels.
    pub width: f32,
    /// Height of the picture in pixels.
    pub height: f32,
}

/// What is looked through, and what for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looking {
    /// What takes the pictures.
    pub device: Device,
    /// What is looked for.
    pub aim: Aim,
}

/// What takes pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A camera.
    Camera,
    /// A scanner of pages.
    Scanner,
}

/// How a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceState {
    /// It is being opened.
    Opening,
    /// It gives pictures.
    Ready,
    /// It gives none, and why.
    Troubled(DeviceTrouble),
}

/// Why a device gives no picture, as far as the person before it can do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceTrouble {
    /// It does not answer: its plug is out, it is off, it is busy or it failed.
    Gone,
    /// The scanner's feeder is empty.
    NoPaper,
    /// Paper is stuck in the scanner.
    Jammed,
    /// The scanner's cover is open.
    CoverOpen,
}

/// A captured page.
#[derive(Debug, Clone)]
pub struct Captured {
    /// The page as it will be handed over (JPEG).
    pub bytes: Vec<u8>,
    /// A small picture of it for the screen.
    pub preview: Handle,
    /// What could be better; it is kept all the same.
    pub flaw: Option<Flaw>,
    /// To know the same page again.
    pub fingerprint: Option<Fingerprint>,
    /// The whole photograph (JPEG), where the page was made of one just now.
    pub photograph: Option<Vec<u8>>,
}

/// What could be better about a captured page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// How the picture was taken.
    Poor(Reason),
    /// The same page was taken before.
    Twice,
}

impl Flaw {
    /// The key of the sentences that say what is the matter and what to do.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Twice => "capture-twice",
            Self::Poor(reason) => match reason {
                Reason::NoPage => "capture-no-page",
                Reason::TooDark => "capture-dark",
                Reason::Glare => "capture-glare",
                Reason::Blurred => "capture-blurred",
                Reason::Cut => "capture-cut",
                Reason::CornerMissing => "capture-corner",
                Reason::Hand => "capture-hand",
                Reason::Blank => "capture-blank",
            },
        }
    }
}

/// The filing could not be sealed; the draft is untouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealRefused {
    /// Something is missing: back to the check page.
    Incomplete,
    /// The store could not write.
    Store,
}

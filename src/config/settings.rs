//! `kiosk.toml`: what a ward sets for one machine.

mod address;
mod appointments;
mod capture;
mod desk;
pub(super) mod file;
mod mail;
mod menu;
mod printer;

pub use menu::{MenuEntry, MenuGroup};

use crate::filing::answer::ResultDelivery;
use crate::filing::email::Email;
use crate::filing::place::Unit;
use crate::vietnamese::typing::Typing;
use std::path::PathBuf;
use std::time::Duration;

/// All settings of one kiosk (and of the desk that shares the folder).
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The kiosk's own name, unique in the ward, e.g. `K1`.
    pub kiosk: String,
    /// The ward.
    pub ward: Ward,
    /// The screen.
    pub panel: Panel,
    /// Time limits of a visit.
    pub times: Times,
    /// Where filings are sent; `None` keeps them here.
    pub desk: Option<DeskLink>,
    /// A second medium that holds what waits; `None` keeps it in the data folder alone.
    pub mirror: Option<MirrorSettings>,
    /// Over which server the desk sends letters; `None` sends none. Kiosks do not read it.
    pub mail: Option<Mail>,
    /// How the receiving desk answers.
    pub office: Office,
    /// Where slips are printed; `None` keeps them in the data folder.
    pub printer: Option<Printer>,
    /// Where application forms are printed on A4; `None` prints none.
    pub form_printer: Option<FormPrinter>,
    /// The folder watched for pictures of papers.
    pub papers_folder: Option<PathBuf>,
    /// What takes pictures of papers, besides that folder.
    pub capture: CaptureDevices,
    /// What residents choose from.
    pub menu: Vec<MenuEntry>,
    /// The ways to receive a result that the ward offers.
    pub delivery: Vec<ResultDelivery>,
    /// How pages are read aloud.
    pub voice: VoiceSettings,
    /// A real keyboard, where one is connected.
    pub keyboard: Keyboard,
    /// The first minute of a visit.
    pub fitting: Fitting,
    /// What reads identity cards.
    pub scanner: Scanner,
    /// Signing on the glass.
    pub signature: SignaturePad,
    /// Whether application forms get a page with codes that a barcode scanner types into the officer's
    /// form, and how the officer's computer writes Vietnamese.
    pub form_codes: Option<Typing>,
}

/// What takes pictures of papers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaptureDevices {
    /// The camera; `None` uses none.
    pub camera: Option<CameraChoice>,
    /// The scanner of pages; `None` uses none.
    pub scanner: Option<ScannerChoice>,
    /// Whether the whole photographs are kept until the desk has confirmed the filing.
    pub keep_photographs: bool,
    /// The most bytes of a page, where the receiver takes less than a page may have.
    pub page_bytes: Option<usize>,
}

/// Which camera is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameraChoice {
    /// The first one that is found.
    Any,
    /// The one with this device file.
    At(PathBuf),
    /// The one whose name contains this.
    Named(String),
    /// None: the frames that were recorded in this folder, to try out what a camera does.
    Recorded(PathBuf),
}

/// Which scanner of pages is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScannerChoice {
    /// The first one that is found.
    Any,
    /// The one of this name, as `motcua sources` prints it.
    Named(String),
}

/// What reads identity cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scanner {
    /// A scanner that types what it reads, as a keyboard does.
    Keyboard {
        /// The longest pause between two of its keys.
        pause: Duration,
    },
    /// Nothing: everything is typed by hand.
    Absent,
}

impl Scanner {
    /// The longest pause between two of its keys, unless a ward knows better.
    pub const USUAL_PAUSE: Duration = Duration::from_millis(60);

    /// The longest pause between two keys of a scan.
    pub fn pause(self) -> Duration {
        match self {
            Self::Keyboard { pause } => pause,
            Self::Absent => Self::USUAL_PAUSE,
        }
    }
}

impl Default for Scanner {
    fn default() -> Self {
        Self::Keyboard {
            pause: Self::USUAL_PAUSE,
        }
    }
}

/// The first minute: which letters read well, whether the voice is heard, three taps for practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fitting {
    /// Whether it is offered; every page of it can be passed over.
    pub offer: bool,
}

impl Default for Fitting {
    fn default() -> Self {
        Self { offer: true }
    }
}

/// Signing on the glass, between the check page and the final tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignaturePad {
    /// Whether residents are asked to sign; else every form is signed at the counter.
    pub offer: bool,
}

/// A real keyboard, where one is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keyboard {
    /// How it writes the Vietnamese letters; scanners are always taken as they are.
    pub typing: Typing,
}

/// The ward and its counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// The commune's unit.
    pub commune: Unit,
    /// The province's unit.
    pub province: Unit,
    /// The office that files are addressed to, e.g. `Ủy ban nhân dân phường Bạch Mai`.
    pub office: String,
    /// The counter's street address.
    pub address: String,
    /// The counter that takes slips, e.g. `3`.
    pub counter: String,
    /// The counter's phone.
    pub phone: String,
    /// Opening hours in words, per language: `vi`, `en`.
    pub hours: Localised,
}

/// A short text that a ward writes itself, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// The screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// Visible diagonal in inches.
    pub diagonal_in: f32,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Lower edge of the screen above the floor, in millimetres.
    pub mount_bottom_mm: f32,
}

impl Panel {
    /// Width of one pixel in millimetres.
    pub fn mm_per_px(&self) -> f32 {
        let (width, height) = (self.width_px as f32, self.height_px as f32);
        self.diagonal_in * 25.4 / width.hypot(height)
    }

    /// Visible height in millimetres.
    pub fn height_mm(&self) -> f32 {
        self.height_px as f32 * self.mm_per_px()
    }
}

/// Time limits of a visit (C42).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Without a touch for so long, the kiosk asks "Bác còn ở đó không ạ?" (120–600 s).
    pub idle: Duration,
    /// So long it then waits for a touch (60 s or more).
    pub warning: Duration,
    /// A draft older than this after a power cut is erased instead of resumed.
    pub resume_within: Duration,
}

/// The desk that filings are sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskLink {
    /// Its origin, e.g. `https://desk.ward.example:8443`; for a tus server the address where uploads
    /// are created, e.g. `https://upload.example/files/`.
    pub url: String,
    /// What receives there.
    pub profile: Profile,
    /// So long a filing's content stays here after it has left (`security.md` §3).
    pub keep_for: Duration,
    /// A PEM file with the only authority trusted for it; needed for `https`.
    pub authority: Option<PathBuf>,
    /// The desk's X25519 public key, 64 hexadecimal digits; filings are also sealed to it.
    pub public_key: Option<[u8; 32]>,
    /// Whom the desk listens to; kiosks do not read it.
    pub enrolment: Enrolment,
}

/// The server of the desk's letters to residents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name or address.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How the line to it is protected.
    pub security: MailSecurity,
    /// Whom the letters come from.
    pub from: Email,
    /// The account there, and the file with its password, which is no part of the configuration.
    pub account: Option<(String, PathBuf)>,
    /// A PEM file with the only authority trusted for it; without one, those that the system trusts.
    pub authority: Option<PathBuf>,
}

/// How the line to a mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte.
    Tls,
    /// TLS after a greeting; without it nothing is sent.
    StartTls,
    /// Not at all, for a server on this machine.
    None,
}

impl MailSecurity {
    fn usual_port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::StartTls => 587,
            Self::None => 25,
        }
    }
}

/// Whom the desk listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Enrolment {
    /// Every kiosk that reaches it.
    #[default]
    Open,
    /// Only kiosks that were enrolled and show their pass.
    Required,
}

/// What receives filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Our desk: it gives a receipt, its answers flow back, and it hears calls for staff.
    #[default]
    Desk,
    /// Any tus 1.0 server: it takes files and says nothing more of them.
    Tus,
}

impl Profile {
    /// The days that a filing's content stays here after it has left, unless a ward knows better.
    pub const fn usual_keep_days(self) -> u32 {
        match self {
            // The desk has given a receipt for every byte.
            Self::Desk => 3,
            // Nobody has: as long as slips stay, which is longer than most results take, so whoever
            // misses one can still be helped.
            Self::Tus => 30,
        }
    }
}

/// A second medium that holds what waits, for a spare box to adopt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorSettings {
    /// Where it is mounted; it must be there, and is not made.
    pub folder: PathBuf,
    /// The X25519 public key that it is sealed to; the operator keeps the private half elsewhere.
    pub recovery_key: [u8; 32],
}

/// How the receiving desk answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Leading part of dossier numbers, e.g. `000.00.01.H26` (`data.md` §9).
    pub dossier_prefix: String,
}

/// Where slips are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// `ipp://localhost:631/printers/slip`, `http://…`, `socket://HOST:9100` or `file:///dev/usb/lp0`.
    pub uri: String,
    /// What it understands.
    pub language: PrinterLanguage,
    /// The paper in it.
    pub paper: SlipPaper,
}

/// Where application forms are printed: always as PDF on A4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPrinter {
    /// `ipp://…` or `http://…`.
    pub uri: String,
}

/// What a printer understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrinterLanguage {
    /// PDF, as office printers and queues do; its address is an `ipp` or `http` one.
    #[default]
    Pdf,
    /// ESC/POS, as receipt printers with a roll do.
    EscPos,
}

/// The paper of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipPaper {
    /// A5 sheet.
    A5,
    /// 80 mm roll.
    Roll80,
}

/// How pages are read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceSettings {
    /// Whether pages are read as they come, until the resident stops it.
    pub read_pages: bool,
    /// The accent of the Vietnamese voice.
    pub accent: Accent,
    /// Folders with recordings, the ward's own first; each has a folder `vi`.
    pub recordings: Vec<PathBuf>,
}

/// An accent of Vietnamese (C52).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Accent {
    /// Of the north.
    #[default]
    North,
    /// Of the centre.
    Central,
    /// Of the south.
    South,
}

impl Accent {
    /// `north`, `central` or `south`.
    pub fn token(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::Central => "central",
            Self::South => "south",
        }
    }
}

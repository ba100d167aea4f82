//! The station: carries out what the application asks for, and tells it what became of that.
//!
//! Quick things are done at once; slow ones come back as [`Job`]s, which the window runs beside
//! itself and the scripted player runs in place. Any of store, courier, printer, voice and
//! pictures may be missing.

mod beat;
pub mod closed;
mod company;
mod correction;
mod eye;
mod health;
pub mod job;
mod mirror;
pub mod papers;
pub mod queue_list;
pub mod slip;
pub mod sources;
pub mod staff;

use crate::capture::folder::PapersFolder;
use crate::config::Config;
use crate::config::settings::{self, Settings, SlipPaper};
use crate::courier::{Courier, CourierError, Help, LineStatus};
use crate::export::mirror::{Following, MirrorError};
use crate::kiosk::app::{App, Given};
use crate::kiosk::effect::{Effect, Message, Spoken};
use crate::machine::clock::Clock;
use crate::machine::health::Health;
use crate::paper::print::{Patience, Printer, PrinterError, PrinterLanguage};
use crate::paper::{slip as slip_layout, spool};
use crate::protocol::manifest::ClockQuality;
use crate::store::{Queue, Store, StoreError, StoreHealth};
use crate::voice::{Heard, Sentence, Speech, Voice};
use beat::LastSeen;
use company::Ear;
use eye::Eye;
use job::{Job, PageLimit, SealJob};
use papers::SlipJob;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// A clock that is off by no more than this counts as confirmed.
const CLOCK_TOLERANCE_SECONDS: i64 = 60;

/// Slips that nobody has printed are kept so long (`appliance.md` §4).
const SLIPS_KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 3600);

/// A store that refused is asked again after so long.
const RECOVER_AFTER: Duration = Duration::from_secs(5);

/// Where a station lives and what it is connected to.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The configuration.
    pub config: Arc<Config>,
    /// The data folder.
    pub data: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// Whether this process sends; otherwise `motcua courier` does.
    pub sends: bool,
    /// Folders to look for a voice in.
    pub search_path: Vec<PathBuf>,
}

/// Why a station cannot open.
#[derive(Debug, thiserror::Error)]
pub enum StationError {
    /// The courier cannot start.
    #[error(transparent)]
    Courier(#[from] CourierError),
    /// The mirror's key cannot be used.
    #[error(transparent)]
    Mirror(#[from] MirrorError),
    /// The folder for pictures of papers cannot be used.
    #[error("the folder for pictures cannot be used: set `papers_folder` in kiosk.toml")]
    Papers(#[source] io::Error),
    /// The printer's address cannot be used.
    #[error(transparent)]
    Printer(#[from] PrinterError),
    /// The store cannot open.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no thread.
    #[error("the system gives the mirror no thread")]
    System(#[source] io::Error),
}

/// A kiosk without its window.
pub struct Station {
    app: App,
    config: Arc<Config>,
    clock: Clock,
    store: Store,
    queue: watch::Receiver<Queue>,
    store_health: watch::Receiver<StoreHealth>,
    courier: Option<Courier>,
    _mirror: Option<Following>,
    line: Option<watch::Receiver<LineStatus>>,
    help: Option<watch::Receiver<Help>>,
    papers: Option<PapersFolder>,
    data: PathBuf,
    printer: Printer,
    form_printer: Printer,
    slip_paper: slip_layout::SlipPaper,
    voice: Voice,
    eye: Eye,
    health: Health,
    revision: u64,
    recovery_tried: Duration,
    last_seen: LastSeen,
    ear: Option<Ear>,
}

impl Station {
    /// Opens store, courier, pictures and voice, and resumes an interrupted visit.
    ///
    /// # Errors
    /// See [`StationError`].
    pub fn open(setup: &Setup) -> Result<Self, StationError> {
        let settings = &setup.config.settings;
        let desk_key = settings.desk.as_ref().and_then(|link| link.public_key);
        let (store, opening) = Store::open(&setup.data, desk_key)?;
        let courier = match &settings.desk {
            Some(link) if setup.sends => {
                let kiosk = settings.kiosk.clone();
                Some(Courier::start(store.clone(), link.clone(), kiosk)?)
            }
            _ => None,
        };
        let mirror = mirror::follow(settings, &store)?;
        let papers = settings
            .papers_folder
            .as_ref()
            .map(|folder| PapersFolder::open(&setup.data.join(folder)))
            .transpose()
            .map_err(StationError::Papers)?;
        let printer = slip_printer(settings)?;
        let form_printer = match &settings.form_printer {
            Some(printer) => {
                Printer::start(&printer.uri, PrinterLanguage::Pdf, Patience::default())?
            }
            None => Printer::Absent,
        };
        let slip_paper = slip_paper(settings);
        if spool::forget_older_than(&setup.data, SLIPS_KEPT_FOR).is_err() {
            tracing::warn!("old slips could not be erased: check the data folder's owner");
        }
        let now = setup.clock.now();
        // A clock that went back cannot tell the age; the idle limit then ends the visit.
        let resumable = opening.draft.filter(|draft| {
            let age = now.wall.duration_since(draft.reached);
            age.unsigned_abs() <= settings.times.resume_within || age.is_negative()
        });
        let too_old = resumable.is_none();
        let (app, effects) = App::open(Arc::clone(&setup.config), resumable, now);
        let mut station = Self {
            app,
            config: Arc::clone(&setup.config),
            clock: setup.clock.clone(),
            queue: store.queue(),
            store_health: store.health(),
            line: courier.as_ref().map(Courier::status),
            ear: courier.as_ref().map(|courier| Ear::new(courier.company())),
            help: None,
            store,
            courier,
            _mirror: mirror,
            papers,
            data: setup.data.clone(),
            printer,
            form_printer,
            slip_paper,
            voice: Voice::find(&setup.search_path, &settings.voice),
            eye: Eye::default(),
            health: Health::default(),
            revision: 0,
            recovery_tried: Duration::ZERO,
            last_seen: LastSeen::default(),
        };
        if too_old {
            let _ = station.perform(Effect::EraseDraft);
        }
        for effect in effects {
            let _ = station.perform(effect);
        }
        station.health = station.look_at_machine();
        let _ = station.handle(Message::Health(station.health));
        station.restore_pictures();
        Ok(station)
    }

    /// The application, for what it shows.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The window has this size, whatever `kiosk.toml` says.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.app.resize(width, height);
    }

    /// The store, for summaries.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What is known of the line, where this process sends.
    pub fn line(&self) -> Option<LineStatus> {
        self.line.as_ref().map(|line| *line.borrow())
    }

    /// The folder that is watched for pictures.
    pub fn papers(&self) -> Option<&Path> {
        self.papers.as_ref().map(PapersFolder::path)
    }

    /// Gives the application a message and does what it asks; slow things come back.
    pub fn handle(&mut self, message: Message) -> Vec<Job> {
        let given = Given {
            now: self.clock.now(),
            fresh_id: fresh_id(),
        };
        let effects = self.app.update(message, given);
        effects
            .into_iter()
            .filter_map(|effect| self.perform(effect))
            .collect()
    }

    /// A second has passed: looks at the machine, the folder of pictures and the voice.
    pub fn tick(&mut self) -> Vec<Job> {
        let mut jobs = self.handle(Message::Tick);
        self.recover_store();
        let health = self.look_at_machine();
        if health != self.health {
            self.health = health;
            jobs.extend(self.handle(Message::Health(health)));
        }
        jobs.extend(self.follow_delivery());
        jobs.extend(self.follow_help());
        jobs.extend(self.follow_company());
        jobs.extend(self.listen());
        jobs.extend(self.look());
        self.tell_board();
        let wanted = self.app.wants_pictures();
        if let Some(papers) = &mut self.papers {
            let limit = PageLimit(self.config.settings.capture.page_bytes);
            let found = papers.look(wanted).into_iter();
            jobs.extend(found.map(|path| Job::Capture(path, limit)));
        }
        jobs
    }

    /// Whether the voice is at work, so that it is worth listening to it often.
    pub fn is_speaking(&self) -> bool {
        self.app.is_reading()
    }

    /// Whether a camera or a scanner is looked through, so that it is worth asking it often.
    pub fn is_looking(&self) -> bool {
        self.app.is_looking()
    }

    /// Tells the application what the camera or the scanner has come to.
    pub fn look(&mut self) -> Vec<Job> {
        let mut jobs = self.eye.jobs(self.page_limit());
        for message in self.eye.messages() {
            jobs.extend(self.handle(message));
        }
        jobs
    }

    /// Tells the application what the voice has come to.
    pub fn listen(&mut self) -> Vec<Job> {
        let mut jobs = Vec::new();
        for heard in self.voice.heard() {
            jobs.extend(self.handle(match heard {
                Heard::At(place) => Message::VoiceAt(place),
                Heard::Ended => Message::VoiceEnded,
                Heard::Missed => Message::VoiceMissed,
            }));
        }
        jobs
    }

    fn perform(&mut self, effect: Effect) -> Option<Job> {
        match effect {
            Effect::Journal(event) => self.store.journal(event),
            // A page that cannot be kept shows in the store's health, and the seal refuses.
            Effect::KeepPage(page, bytes) => drop(self.store.put_page(page, bytes)),
            // Without it the page is as it is; its corners cannot be put right.
            Effect::KeepPhotograph(page, bytes) => drop(self.store.put_photograph(page, bytes)),
            Effect::ReadPhotograph(page) => {
                return Some(Job::ReadPhotograph(self.store.clone(), page));
            }
            Effect::CutOut(page, corners) => {
                let limit = self.page_limit();
                return Some(Job::CutOut(self.store.clone(), page, corners, limit));
            }
            Effect::Look(looking, known) => {
                self.eye = Eye::open(looking, &self.config.settings.capture, known);
            }
            Effect::Shoot => self.eye.shoot(),
            Effect::LookAway => self.eye = Eye::default(),
            Effect::ReadPage(page) => return Some(Job::ReadPage(self.store.clone(), page)),
            Effect::RotatePage(page) => {
                let limit = self.page_limit();
                return Some(Job::RotatePage(self.store.clone(), page, limit));
            }
            Effect::RemovePage(page) => drop(self.store.remove_page(page)),
            Effect::EraseDraft => drop(self.store.erase_draft()),
            Effect::Seal(draft) => {
                let (procedure, draft) = *draft;
                return Some(Job::Seal(Box::new(SealJob {
                    config: Arc::clone(&self.config),
                    store: self.store.clone(),
                    procedure,
                    draft,
                    now: self.clock.now(),
                    clock: self.clock_quality(),
                })));
            }
            Effect::Slip(done, language) => {
                let slip = slip::slip(&self.config, &done, language);
                return Some(Job::Slip(Box::new(SlipJob {
                    slip,
                    data: self.data.clone(),
                    printer: self.printer.clone(),
                    paper: self.slip_paper,
                })));
            }
            Effect::DrawForm(form, size) => return Some(Job::DrawForm(form, size)),
            Effect::PrintForm(form) => {
                return Some(Job::PrintForm(form, self.form_printer.clone()));
            }
            Effect::Speak(spoken) => {
                if !self.voice.speak(speech(&spoken)) {
                    return Some(Job::Tell(Message::VoiceMissed));
                }
            }
            Effect::Hush => self.voice.hush(),
            Effect::Help(calling) => {
                self.help = self
                    .courier
                    .as_ref()
                    .filter(|courier| courier.hears_calls())
                    .map(|courier| courier.call_for_help(calling));
                if calling && self.help.is_none() {
                    return Some(Job::Tell(Message::HelpHeard(false)));
                }
            }
            Effect::Company(word) => self.say_to_desk(word),
            Effect::RecoverStore => drop(self.store.try_recover()),
            Effect::Staff(wish) => {
                return self.staff_job(wish).map(|job| Job::Staff(Box::new(job)));
            }
        }
        None
    }

    fn page_limit(&self) -> PageLimit {
        PageLimit(self.config.settings.capture.page_bytes)
    }

    fn clock_quality(&self) -> ClockQuality {
        let offset = self.line().and_then(|line| line.clock_offset);
        match offset {
            Some(offset) if offset.as_secs().abs() <= CLOCK_TOLERANCE_SECONDS => {
                ClockQuality::Confirmed
            }
            _ => ClockQuality::Unconfirmed,
        }
    }

    /// The last page says what the ledger says, as soon as it says it.
    fn follow_delivery(&mut self) -> Vec<Job> {
        let revision = self.queue.borrow().revision;
        if revision == self.revision {
            return Vec::new();
        }
        self.revision = revision;
        let Some(id) = self.app.done().map(|done| done.id) else {
            return Vec::new();
        };
        match self.store.filing(id) {
            Ok(Some(filing)) => self.handle(Message::Delivery(filing.state)),
            // A store that fails shows in its health.
            Ok(None) | Err(_) => Vec::new(),
        }
    }

    fn follow_help(&mut self) -> Vec<Job> {
        let heard = self
            .help
            .as_mut()
            .filter(|help| help.has_changed().unwrap_or(false))
            .map(|help| *help.borrow_and_update());
        match heard {
            Some(help) if help.calling && help.heard => self.handle(Message::HelpHeard(true)),
            _ => Vec::new(),
        }
    }

    /// After a power cut the small pictures of kept pages are made anew.
    fn restore_pictures(&mut self) {
        for page in self.app.kept_pages() {
            let picture = self
                .store
                .page(page)
                .ok()
                .and_then(|bytes| job::preview(&bytes));
            if let Some(picture) = picture {
                let photograph = self.store.photograph(page);
                let photographed = matches!(photograph, Ok(Some(_)));
                self.app.restore_picture(page, picture, photographed);
            }
        }
    }
}

impl std::fmt::Debug for Station {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Station").finish_non_exhaustive()
    }
}

/// The printer for slips.
///
/// # Errors
/// [`PrinterError`] where its address cannot be used.
pub fn slip_printer(settings: &Settings) -> Result<Printer, PrinterError> {
    match &settings.printer {
        Some(printer) => {
            let language = language_of(printer.language);
            Printer::start(&printer.uri, language, Patience::default())
        }
        None => Ok(Printer::Absent),
    }
}

/// The paper that slips are laid out for.
pub fn slip_paper(settings: &Settings) -> slip_layout::SlipPaper {
    let printer = settings.printer.as_ref();
    printer.map_or(slip_layout::SlipPaper::A5, |printer| {
        layout_of(printer.paper)
    })
}

fn layout_of(paper: SlipPaper) -> slip_layout::SlipPaper {
    match paper {
        SlipPaper::A5 => slip_layout::SlipPaper::A5,
        SlipPaper::Roll80 => slip_layout::SlipPaper::Roll80,
    }
}

fn language_of(language: settings::PrinterLanguage) -> PrinterLanguage {
    match language {
        settings::PrinterLanguage::Pdf => PrinterLanguage::Pdf,
        settings::PrinterLanguage::EscPos => PrinterLanguage::EscPos,
    }
}

fn speech(spoken: &Spoken) -> Speech {
    let sentences = spoken.says.iter().map(|say| Sentence {
        recording: say.recording().map(str::to_owned),
        text: say.aloud().to_owned(),
    });
    Speech {
        language: spoken.language,
        manner: spoken.manner,
        sentences: sentences.collect(),
    }
}

/// The journal of a draft names it by this id; it never leaves the machine.
fn fresh_id() -> Uuid {
    let mut bytes = [0; 16];
    // Without randomness the id is nil, which is still a name for the one draft.
    let _ = getrandom::fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

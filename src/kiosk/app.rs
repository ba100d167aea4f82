//! The application: one state, messages in, effects out. No input or output happens here.
//!
//! What is shown is a cascade: what the desk asks, a call for staff, then a fault of the machine, then
//! the idle warning, then the question whether to end, and only then the visit itself.

mod company;
mod corners;
mod correction;
mod counters;
mod facts;
mod finish;
mod fitting;
mod form;
mod help;
mod input;
mod pages;
mod privacy;
mod scan;
mod session;
mod show;
mod staff_mode;
mod turn;
mod viewfinder;
mod voice;
pub mod whereabouts;

pub use counters::Counters;
pub use input::Guard;

use crate::capture::page::likeness::Fingerprint;
use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::answer::PageId;
use crate::filing::draft::{Draft, Event};
use crate::filing::procedure::Mood;
use crate::filing::session::{Idle, Limits, Pause};
use crate::kiosk::effect::{Effect, Looking, Message};
use crate::kiosk::look::Look;
use crate::kiosk::page::Act;
use crate::kiosk::screen::done::Done;
use crate::kiosk::screen::services::Services;
use crate::kiosk::screen::staff::Call;
use crate::kiosk::visit::{Leaves, Outcome, Surroundings, Visit};
use crate::kiosk::words::Words;
use crate::machine::clock::{Moment, ward_time};
use crate::machine::health::{Health, StoreFact};
use facts::{Facts, Shown};
use iced::widget::image;
use show::Divided;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// Time and a fresh id, given to every update.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// Both clocks.
    pub now: Moment,
    /// An id that nobody has used.
    pub fresh_id: Uuid,
}

/// The whole state of the window.
#[derive(Debug, Clone)]
pub struct App {
    config: Arc<Config>,
    facts: Shown,
    divided: RefCell<Divided>,
    idle: Idle,
    limits: Limits,
    aloud: voice::Aloud,
    privacy: privacy::Privacy,
    pictures: BTreeMap<PageId, image::Handle>,
    /// What a camera sees at this moment.
    seen: Option<image::Handle>,
    /// What is looked through now.
    looking: Option<Looking>,
    fingerprints: BTreeMap<PageId, Fingerprint>,
    /// The pages whose whole photograph is kept.
    photographs: BTreeSet<PageId>,
    generation: u64,
    now: Moment,
    /// When somebody last touched anything.
    touched: Duration,
    input: input::Guard,
    counters: Counters,
}

/// What is asked above the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// Whether to end and erase.
    End,
    /// How the letters are to look.
    Appearance,
    /// Nothing: a card was laid on the reader that nobody asked for.
    Card,
    /// Whether to throw a captured page away.
    RemovePage(PageId),
}

/// Where the resident is.
#[derive(Debug, Clone)]
enum Stage {
    Welcome,
    Fitting(fitting::Fitting),
    Services(Box<Services>),
    /// The procedure at this place of the menu is not in force.
    NotInForce(usize),
    Visit(Box<Visit>),
    Declined,
    Sealing(Box<Visit>),
    NotSealed(Box<Visit>),
    Done(Box<Done>),
}

impl App {
    /// The first screen, or the field where a power cut interrupted a visit.
    ///
    /// A draft whose procedure is no longer configured in its version cannot go on; the second
    /// value then asks for its erasure.
    pub fn open(config: Arc<Config>, draft: Option<Draft>, now: Moment) -> (Self, Vec<Effect>) {
        let times = config.settings.times;
        // The bounds were checked when the configuration was read.
        let limits = Limits::new(times.idle, times.warning).unwrap_or_default();
        let reads = config.settings.voice.read_pages;
        let mut app = Self {
            facts: Shown::new(Facts::first(config.settings.panel)),
            config,
            divided: RefCell::default(),
            idle: Idle::start(limits, now.monotonic),
            limits,
            aloud: voice::Aloud::of_a_new_person(reads),
            privacy: privacy::Privacy::default(),
            pictures: BTreeMap::new(),
            seen: None,
            looking: None,
            fingerprints: BTreeMap::new(),
            photographs: BTreeSet::new(),
            generation: 0,
            now,
            touched: now.monotonic,
            input: input::Guard::default(),
            counters: Counters::default(),
        };
        let Some(draft) = draft else {
            return (app, Vec::new());
        };
        let calendar = &app.config.procedures;
        let Some(procedure) = calendar.version(&draft.procedure, &draft.version) else {
            return (app, vec![Effect::EraseDraft]);
        };
        if let Some(language) = draft.language.as_deref().and_then(Language::from_code) {
            app.facts.language = language;
        }
        app.facts.stage = Stage::Visit(Box::new(Visit::resume(procedure.clone(), draft)));
        let ended = app.end_help_from_desk();
        (app, ended)
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, given: Given) -> Vec<Effect> {
        self.now = given.now;
        let mut effects = Vec::new();
        match message {
            Message::Input(input) => self.take_input(input, given, &mut effects),
            Message::Tick => self.tick(&mut effects),
            Message::Health(health) => self.take_health(health, &mut effects),
            Message::Captured(captured) => self.take_page(captured, &mut effects),
            Message::CaptureRefused => self.refuse_capture(&mut effects),
            Message::Seen(picture, advice) => self.take_seen(picture, advice, &mut effects),
            Message::Device(state) => self.take_device(state, &mut effects),
            Message::CardSeen(text) => self.take_card_seen(&text, &mut effects),
            Message::Sealed(result) => self.take_seal(result, &mut effects),
            Message::Slip(slip, picture) => self.take_slip(slip, picture, &mut effects),
            Message::PageRead(page, picture) => self.take_picture(page, picture),
            Message::PageRedrawn(page, redrawn) => self.take_redrawn(page, redrawn, &mut effects),
            Message::PhotographRead(page, photograph) => {
                self.take_photograph(page, photograph, &mut effects);
            }
            Message::Form(strips) => self.take_strips(strips, &mut effects),
            Message::FormPrinted(state) => self.take_form_printed(state, &mut effects),
            Message::Delivery(state) => {
                if let Stage::Done(done) = &mut self.facts.stage {
                    done.state = state;
                    self.read_what_is_new(&mut effects);
                }
            }
            Message::HelpHeard(heard) => {
                if let Some((_, since)) = self.facts.call {
                    let call = if heard { Call::Heard } else { Call::Unheard };
                    self.facts.call = Some((call, since));
                    self.read_what_is_new(&mut effects);
                } else if heard {
                    self.printer_help_heard(&mut effects);
                }
            }
            Message::Staff(news) => self.take_news(news, &mut effects),
            Message::Company(news) => self.take_company(news, given, &mut effects),
            Message::VoiceAt(place) => self.voice_at(place),
            Message::VoiceEnded => self.voice_ended(false),
            Message::VoiceMissed => self.voice_ended(true),
        }
        self.settle_company(&mut effects);
        self.turn_device(&mut effects);
        effects
    }

    /// The look of the panel at the chosen text size.
    pub fn look(&self) -> Look {
        Look {
            wide_targets: self.facts.wide_targets,
            ..Look::new(&self.facts.panel, self.facts.text, self.facts.theme)
        }
    }

    /// The window has this size in pixels; the glass keeps the diagonal of `kiosk.toml`.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.facts.panel.width_px = width.max(1.0) as u32;
        self.facts.panel.height_px = height.max(1.0) as u32;
    }

    /// What the visits so far have cost.
    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// The filing on the last page, while it is shown.
    pub fn done(&self) -> Option<&Done> {
        match &self.facts.stage {
            Stage::Done(done) => Some(done),
            _ => None,
        }
    }

    /// The filing in the making.
    pub fn draft(&self) -> Option<&Draft> {
        match &self.facts.stage {
            Stage::Visit(visit) => Some(&visit.draft),
            _ => None,
        }
    }

    fn words(&self) -> Words<'_> {
        Words {
            texts: &self.config.texts,
            language: self.facts.language,
            for_self: match &self.facts.stage {
                Stage::Visit(visit) => visit.is_for_self(),
                _ => false,
            },
            mood: self.mood(),
        }
    }

    /// A visit has its own mood from its first page to its last.
    fn mood(&self) -> Mood {
        match &self.facts.stage {
            Stage::Visit(visit) | Stage::Sealing(visit) | Stage::NotSealed(visit) => {
                visit.procedure.mood
            }
            Stage::Done(done) => self
                .config
                .procedure(&done.procedure, ward_time(self.now.wall).date())
                .map_or(Mood::Plain, |procedure| procedure.mood),
            Stage::Welcome
            | Stage::Fitting(_)
            | Stage::Services(_)
            | Stage::NotInForce(_)
            | Stage::Declined => Mood::Plain,
        }
    }

    fn surroundings<'a>(config: &'a Config, now: Moment) -> Surroundings<'a> {
        Surroundings {
            config,
            today: ward_time(now.wall).date(),
            now: now.wall,
        }
    }

    /// A new screen: what was held on the old one does not count, and nothing is read on.
    fn new_screen(&mut self, effects: &mut Vec<Effect>) {
        self.generation += 1;
        if !self.is_fitting() {
            self.counters.screens += 1;
        }
        self.input.screen_changed(self.now.monotonic);
        self.read_what_is_new(effects);
        if !self.facts.warned {
            let page = self.page();
            let text = [&[page.heading], page.lead.as_slice()].concat().join(" ");
            self.idle.show(&text, self.now.monotonic);
        }
    }

    fn set_pause(&mut self, pause: Pause, on: bool) {
        if on {
            self.idle.pause(pause, self.now.monotonic);
        } else {
            self.idle.resume(pause, self.now.monotonic);
        }
    }

    fn act(&mut self, act: &Act, given: Given, effects: &mut Vec<Effect>) {
        if self.act_on_company(act, effects)
            || self.is_staff_there() && self.act_as_staff(act, effects)
        {
            return;
        }
        match act {
            Act::Staff(_) => self.open_staff_mode(effects),
            Act::Start => self.start(effects),
            Act::Language(language) => self.set_language(*language, effects),
            Act::Choose(place) => self.begin(*place, given, effects),
            Act::CallStaff => self.call_staff(effects),
            Act::StaffCame => self.staff_came(effects),
            Act::AgreeToHelp(_) | Act::BeginHelp | Act::EndHelp => {
                self.act_on_help(act, effects);
            }
            Act::ReadAloud => self.read_aloud(effects),
            Act::Slower | Act::Faster | Act::Softer | Act::Louder => {
                self.change_manner(act, effects);
            }
            Act::AskEnd => self.ask(Some(Asking::End), effects),
            Act::AskAppearance => self.ask(Some(Asking::Appearance), effects),
            Act::Stay => self.ask(None, effects),
            Act::Cover => self.cover(true, effects),
            Act::Uncover => self.cover(false, effects),
            Act::Reveal(shown) => self.reveal(*shown),
            Act::Size(size) => {
                self.facts.text = *size;
                self.fit_letters(*size);
                self.draw_form(effects);
                self.new_screen(effects);
            }
            Act::Theme(theme) => {
                self.facts.theme = *theme;
                self.new_screen(effects);
            }
            Act::Turn(part) => self.turn_to(*part, effects),
            Act::End | Act::Finish => self.wipe(effects),
            Act::Practice(place) => self.practise(*place, 0.0, effects),
            Act::Print => self.print_again(effects),
            Act::ShowSlip => self.show_slip(true, effects),
            Act::Back if self.facts.slip_shown => self.show_slip(false, effects),
            Act::ViewPage(_)
            | Act::RetakePage(_)
            | Act::RotatePage(_)
            | Act::MovePageUp(_)
            | Act::AskRemovePage(_)
            | Act::RemovePage(_)
            | Act::Look(_)
            | Act::Shoot
            | Act::ShowCorners(_)
            | Act::Corner(_)
            | Act::CornersAgain => self.act_on_page(act, effects),
            Act::Back if self.is_above_paper() => self.back_to_paper(effects),
            Act::ShowForm => self.show_form(effects),
            Act::PrintForm => self.print_form(effects),
            Act::Back if self.facts.form.is_some() => self.close_form(effects),
            Act::Submit if matches!(self.facts.stage, Stage::NotSealed(_)) => self.seal(effects),
            // What is behind the cover cannot be meant.
            _ if self.is_covered() => {}
            _ => self.act_in_stage(act, effects),
        }
    }

    fn act_in_stage(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        match (&mut self.facts.stage, act) {
            (Stage::Fitting(_), act) => self.fit(act, effects),
            (Stage::Services(_), act) => self.act_at_services(act, effects),
            (Stage::NotInForce(_), Act::Back) => {
                self.go_to(Stage::Services(Box::default()), effects);
            }
            (Stage::Visit(visit), act) => {
                let around = Self::surroundings(&self.config, self.now);
                let outcome = visit.act(act, &around);
                let refused = visit.problem.is_some() && !outcome.moved;
                self.carry_out(outcome, effects);
                if *act == Act::Continue && self.is_turned() {
                    // What is wrong stands on the first part.
                    self.facts.turned = None;
                    self.new_screen(effects);
                }
                if refused && *act == Act::Continue {
                    // What is wrong moves what stands below it.
                    self.generation += 1;
                    self.input.screen_changed(self.now.monotonic);
                    self.read_problem(effects);
                }
            }
            _ => {}
        }
    }

    fn carry_out(&mut self, outcome: Outcome, effects: &mut Vec<Effect>) {
        for event in outcome.events {
            if let Event::PageRemoved(page) = &event {
                let _ = self.pictures.remove(page);
                let _ = self.fingerprints.remove(page);
                let _ = self.photographs.remove(page);
                effects.push(Effect::RemovePage(*page));
            }
            effects.push(Effect::Journal(event));
        }
        if outcome.moved {
            self.new_screen(effects);
        }
        match outcome.leaves {
            None => {}
            Some(Leaves::ToServices) => {
                effects.push(Effect::EraseDraft);
                self.go_to(Stage::Services(Box::default()), effects);
            }
            Some(Leaves::Declined) => {
                effects.push(Effect::EraseDraft);
                self.go_to(Stage::Declined, effects);
            }
            Some(Leaves::ToSeal) => self.seal(effects),
        }
    }

    fn act_at_services(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        let Stage::Services(services) = &mut self.facts.stage else {
            return;
        };
        if *act == Act::Back {
            if services.step_back() {
                self.new_screen(effects);
            } else {
                self.go_to(Stage::Welcome, effects);
            }
        } else if services.act(act) {
            self.new_screen(effects);
        }
    }

    fn go_to(&mut self, stage: Stage, effects: &mut Vec<Effect>) {
        self.facts.stage = stage;
        // Whether to end was asked about the screen that is gone.
        self.facts.asking = None;
        self.new_screen(effects);
    }

    fn set_language(&mut self, language: Language, effects: &mut Vec<Effect>) {
        self.facts.language = language;
        self.new_screen(effects);
    }

    fn begin(&mut self, place: usize, given: Given, effects: &mut Vec<Effect>) {
        let calendar = &self.config.procedures;
        let today = ward_time(self.now.wall).date();
        let Some(id) = calendar.ids().nth(place) else {
            return;
        };
        let Some(procedure) = calendar.in_force(id, today) else {
            self.go_to(Stage::NotInForce(place), effects);
            return;
        };
        let (mut visit, started) = Visit::begin(procedure, given.fresh_id, self.now.wall);
        let language = Event::Language(self.facts.language.code().to_owned());
        visit.draft.apply(language.clone());
        effects.extend([Effect::Journal(started), Effect::Journal(language)]);
        self.go_to(Stage::Visit(Box::new(visit)), effects);
    }

    fn take_health(&mut self, health: Health, effects: &mut Vec<Effect>) {
        let changes =
            (health.store == StoreFact::Well) != (self.facts.health.store == StoreFact::Well);
        self.facts.health = health;
        if changes {
            self.generation += 1;
            self.read_what_is_new(effects);
        }
    }

    fn call_staff(&mut self, effects: &mut Vec<Effect>) {
        self.facts.call = Some((Call::Calling, self.now.monotonic));
        self.set_pause(Pause::StaffCall, true);
        self.new_screen(effects);
        effects.push(Effect::Help(true));
    }

    fn staff_came(&mut self, effects: &mut Vec<Effect>) {
        self.facts.call = None;
        self.set_pause(Pause::StaffCall, false);
        self.idle.touch(self.now.monotonic);
        self.new_screen(effects);
        effects.push(Effect::Help(false));
        if self.facts.health.store != StoreFact::Well {
            effects.push(Effect::RecoverStore);
        }
    }
}

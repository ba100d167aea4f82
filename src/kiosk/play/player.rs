//! Plays a script step by step on the real station.

use crate::courier::relay::Relay;
use crate::kiosk::app::Counters;
use crate::kiosk::effect::Message;
use crate::kiosk::play::script::{Script, ScriptError, Step};
use crate::kiosk::play::stage::{NoRenderer, Picture, Stage};
use crate::kiosk::render::Input;
use crate::kiosk::semantic;
use crate::kiosk::station::{Setup, Station, StationError};
use iced_test::Instruction;
use iced_test::instruction::{Expectation, Interaction, Target};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A person's pause between two taps, on the script's clock.
const PAUSE: Duration = Duration::from_millis(700);
/// How long the real world gets for what it has to do.
const PATIENCE: Duration = Duration::from_secs(90);

/// A player.
pub struct Player {
    setup: Setup,
    station: Option<Station>,
    stage: Option<Stage>,
    line: Option<Relay>,
    out: PathBuf,
    every_screen: bool,
    drawn: Vec<String>,
    lost: Counters,
    lost_bytes: u64,
}

/// A step that did not succeed.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Failure {
    /// The script.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a step did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// Texts do not fit where they stand.
    #[error("these texts do not fit on screen “{screen}”: {texts:?}")]
    Cut {
        /// The screen.
        screen: String,
        /// The texts.
        texts: Vec<String>,
    },
    /// A file could not be read or written.
    #[error("a file could not be read or written: {0}")]
    File(#[from] io::Error),
    /// There is no line to cut or restore.
    #[error("this run has no line to cut: give --desk or use the demo")]
    NoLine,
    /// The text is not on the screen.
    #[error("“{words}” is not on screen “{screen}”, which says {texts:?}")]
    NotFound {
        /// What was looked for.
        words: String,
        /// The screen.
        screen: String,
        /// What is there.
        texts: Vec<String>,
    },
    /// No folder is watched for pictures.
    #[error("no folder is watched for pictures: set `papers_folder` in kiosk.toml")]
    NoPapers,
    /// A picture could not be written.
    #[error("the picture could not be written")]
    Picture(#[source] png::EncodingError),
    /// The off-screen window could not be made.
    #[error(transparent)]
    Renderer(#[from] NoRenderer),
    /// The script is not one.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// The station could not open.
    #[error(transparent)]
    Station(#[from] StationError),
    /// It took too long.
    #[error("waited too long for {0}")]
    TooLong(&'static str),
}

impl Player {
    /// A player for a station; `line` is what scripts cut and restore.
    pub fn new(setup: Setup, line: Option<Relay>, out: &Path, every_screen: bool) -> Self {
        Self {
            setup,
            station: None,
            stage: None,
            line,
            out: out.to_owned(),
            every_screen,
            drawn: Vec::new(),
            lost: Counters::default(),
            lost_bytes: 0,
        }
    }

    /// Plays one script to its end, or to its first failed step.
    ///
    /// # Errors
    /// [`Failure`] names file and line.
    pub fn play(&mut self, path: &Path) -> Result<(), Failure> {
        let file = path.display().to_string();
        let fail = |line: usize, reason: Reason| Failure {
            file: file.clone(),
            line,
            reason,
        };
        let text = fs::read_to_string(path).map_err(|error| fail(0, error.into()))?;
        self.play_text(&text, path.parent().unwrap_or(Path::new(".")))
            .map_err(|(line, reason)| fail(line, reason))
    }

    /// Plays a script given as text; `folder` is where its papers lie.
    ///
    /// # Errors
    /// The line of the first failed step and why.
    pub fn play_text(&mut self, text: &str, folder: &Path) -> Result<(), (usize, Reason)> {
        self.close();
        self.play_on(text, folder)
    }

    /// Plays further steps on the station as it stands, opening it where there is none yet.
    ///
    /// # Errors
    /// The line of the first failed step and why.
    pub fn play_on(&mut self, text: &str, folder: &Path) -> Result<(), (usize, Reason)> {
        let script = Script::parse(text).map_err(|error| (0, error.into()))?;
        let (width, height) = script.viewport;
        if self.station.is_none() {
            self.stage = Some(Stage::open(width, height).map_err(|error| (0, error.into()))?);
            self.boot(width, height)
                .map_err(|error| (0, error.into()))?;
            self.look_at_screen().map_err(|reason| (0, reason))?;
        }
        for (line, step) in script.steps {
            self.step(step, folder, (width, height))
                .map_err(|reason| (line, reason))?;
            self.look_at_screen().map_err(|reason| (line, reason))?;
        }
        Ok(())
    }

    /// The station, once a script has begun.
    pub fn station(&self) -> Option<&Station> {
        self.station.as_ref()
    }

    /// The line, for its counters.
    pub fn line(&self) -> Option<&Relay> {
        self.line.as_ref()
    }

    /// What the visits have cost so far, over all boots.
    pub fn counters(&self) -> Counters {
        let now = self
            .station
            .as_ref()
            .map(|station| station.app().counters());
        now.map_or(self.lost, |now| self.lost.and(now))
    }

    /// Bytes of pages that the desk has confirmed, over all boots.
    pub fn delivered(&self) -> u64 {
        let now = self.station.as_ref().and_then(Station::line);
        self.lost_bytes + now.map_or(0, |line| line.payload_bytes)
    }

    /// How many pictures were written.
    pub fn pictures(&self) -> usize {
        self.drawn.len()
    }

    /// The old station must have let go of the folder before a new one takes it.
    fn close(&mut self) {
        (self.lost, self.lost_bytes) = (self.counters(), self.delivered());
        self.station = None;
    }

    fn boot(&mut self, width: u32, height: u32) -> Result<(), StationError> {
        self.close();
        let mut station = Station::open(&self.setup)?;
        station.resize(width as f32, height as f32);
        self.station = Some(station);
        Ok(())
    }

    fn step(
        &mut self,
        step: Step,
        folder: &Path,
        (width, height): (u32, u32),
    ) -> Result<(), Reason> {
        self.setup.clock.advance(PAUSE);
        match step {
            Step::Do(Instruction::Interact(interaction)) => self.interact(&interaction)?,
            Step::Do(Instruction::Expect(Expectation::Text(words))) => self.expect(&words)?,
            Step::Kill => self.boot(width, height)?,
            Step::Offline => self.relay()?.cut(),
            Step::OfflineAfter(bytes) => self.relay()?.cut_after(bytes),
            Step::Online => self.relay()?.restore(),
            Step::Paper(file) => self.put_paper(&folder.join(file))?,
            Step::Scan(text) => self.scan(&text),
            Step::Shot(name) => self.draw(&name)?,
            Step::Wait(time) => self.wait(time),
            Step::WaitCut => {
                self.wait_until("the line to be cut", |player| {
                    player.line.as_ref().is_some_and(Relay::is_cut)
                })?;
            }
            Step::WaitReceived => {
                self.wait_until("the desk to receive every filing", |player| {
                    player
                        .station
                        .as_ref()
                        .is_some_and(|station| station.store().queue().borrow().waiting == 0)
                })?
            }
        }
        self.tick();
        Ok(())
    }

    fn relay(&self) -> Result<&Relay, Reason> {
        self.line.as_ref().ok_or(Reason::NoLine)
    }

    fn interact(&mut self, interaction: &Interaction) -> Result<(), Reason> {
        let mut missing = None;
        let find = |target: &Target| match target {
            Target::Point(point) => Some(*point),
            Target::Text(words) => {
                let found = self.find(words);
                if found.is_none() {
                    missing = Some(words.clone());
                }
                found
            }
        };
        let events = interaction.events(find);
        if let Some(words) = missing {
            return Err(self.not_found(words));
        }
        let (Some(station), Some(stage)) = (&self.station, &mut self.stage) else {
            return Ok(());
        };
        let app = station.app();
        let events = events.unwrap_or_default();
        let inputs = stage.play(&events, &app.page(), &app.frame(), &app.look());
        self.inputs(inputs);
        Ok(())
    }

    /// Plays a scanner that types this text and Enter.
    pub fn scan(&mut self, text: &str) {
        let (Some(station), Some(stage)) = (&self.station, &mut self.stage) else {
            return;
        };
        let app = station.app();
        let inputs = stage.scan(text, &app.page(), &app.frame(), &app.look());
        self.inputs(inputs);
    }

    /// Types on a real keyboard with this time between the keys.
    pub fn type_at(&mut self, text: &str, pause: Duration) {
        let (Some(station), Some(stage)) = (&self.station, &mut self.stage) else {
            return;
        };
        let app = station.app();
        let inputs = stage.type_at(text, pause, &app.page(), &app.frame(), &app.look());
        self.inputs(inputs);
    }

    fn find(&mut self, words: &str) -> Option<iced::Point> {
        let (station, stage) = (self.station.as_ref()?, self.stage.as_mut()?);
        let app = station.app();
        stage.find(words, &app.page(), &app.frame(), &app.look())
    }

    fn expect(&mut self, words: &str) -> Result<(), Reason> {
        match self.find(words) {
            Some(_) => Ok(()),
            None => Err(self.not_found(words.to_owned())),
        }
    }

    fn not_found(&mut self, words: String) -> Reason {
        let mut screen = String::new();
        let mut texts = Vec::new();
        if let (Some(station), Some(stage)) = (&self.station, &mut self.stage) {
            let app = station.app();
            let page = app.page();
            let nodes = stage.nodes(&page, &app.frame(), &app.look());
            let said = nodes.into_iter().filter(|node| node.is_text());
            texts = said.map(|node| node.text).collect();
            screen = page.id;
        }
        Reason::NotFound {
            words,
            screen,
            texts,
        }
    }

    fn inputs(&mut self, inputs: Vec<Input>) {
        for input in inputs {
            self.give(Message::Input(input));
        }
    }

    /// Gives a message and runs every job that comes of it.
    fn give(&mut self, message: Message) {
        let Some(station) = &mut self.station else {
            return;
        };
        let mut jobs = station.handle(message);
        while let Some(job) = jobs.pop() {
            jobs.extend(station.handle(job.run()));
        }
    }

    fn tick(&mut self) {
        let Some(station) = &mut self.station else {
            return;
        };
        let mut jobs = station.tick();
        while let Some(job) = jobs.pop() {
            jobs.extend(station.handle(job.run()));
        }
    }

    /// Moves the script's clock second by second, as the window would.
    fn wait(&mut self, time: Duration) {
        for _ in 0..time.as_secs() {
            self.setup.clock.advance(Duration::from_secs(1));
            self.tick();
        }
    }

    fn wait_until(
        &mut self,
        what: &'static str,
        done: impl Fn(&Self) -> bool,
    ) -> Result<(), Reason> {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            if Instant::now() > end {
                return Err(Reason::TooLong(what));
            }
            std::thread::sleep(Duration::from_millis(20));
            self.tick();
        }
        Ok(())
    }

    fn put_paper(&mut self, file: &Path) -> Result<(), Reason> {
        let pages = |player: &Self| {
            player
                .station
                .as_ref()
                .map_or(0, |station| station.app().kept_pages().len())
        };
        let before = pages(self);
        let name = format!("page-{}.{}", before + 1, extension(file));
        let folder = self
            .station
            .as_ref()
            .and_then(Station::papers)
            .ok_or(Reason::NoPapers)?;
        let target = folder.join(name);
        let _ = fs::copy(file, target)?;
        self.wait_until("the picture to be taken", |player| pages(player) > before)
    }

    /// Every screen is checked for cut texts, and drawn once where pictures are wanted.
    fn look_at_screen(&mut self) -> Result<(), Reason> {
        let (Some(station), Some(stage)) = (&self.station, &mut self.stage) else {
            return Ok(());
        };
        let app = station.app();
        let page = app.page();
        let nodes = stage.nodes(&page, &app.frame(), &app.look());
        let texts: Vec<String> = semantic::cut(&nodes)
            .into_iter()
            .filter(|node| node.is_text())
            .map(|node| node.text.clone())
            .collect();
        let screen = page.id.clone();
        if self.every_screen && !self.drawn.contains(&screen) {
            self.draw(&screen)?;
        }
        if texts.is_empty() {
            Ok(())
        } else {
            Err(Reason::Cut { screen, texts })
        }
    }

    fn draw(&mut self, name: &str) -> Result<(), Reason> {
        let (Some(station), Some(stage)) = (&self.station, &mut self.stage) else {
            return Ok(());
        };
        let app = station.app();
        let picture = stage.draw(&app.page(), &app.frame(), &app.look());
        fs::create_dir_all(&self.out)?;
        let file = format!("{:02}-{}.png", self.drawn.len() + 1, file_name(name));
        write_png(&self.out.join(file), &picture)?;
        self.drawn.push(name.to_owned());
        Ok(())
    }
}

/// A picture as PNG.
///
/// # Errors
/// When the file cannot be written.
pub fn write_png(path: &Path, picture: &Picture) -> Result<(), Reason> {
    let file = io::BufWriter::new(fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().map_err(Reason::Picture)?;
    writer
        .write_image_data(&picture.pixels)
        .map_err(Reason::Picture)?;
    writer.finish().map_err(Reason::Picture)
}

fn extension(file: &Path) -> &str {
    file.extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or("jpg")
}

fn file_name(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}

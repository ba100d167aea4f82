//! A ward's lobby: a kiosk on a real store, and a made-up resident who taps and types.
//!
//! The resident acts on the page as data; nothing is laid out unless a test opens a stage.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use jiff::Timestamp;
use motcua::config::{self, Config};
use motcua::filing::answer::QuestionId;
use motcua::filing::procedure::{Handling, Kind, Procedure, Question};
use motcua::kiosk::app::App;
use motcua::kiosk::effect::Message;
use motcua::kiosk::page::{Act, Bars, Block, CardState, KeyKind, Page};
use motcua::kiosk::play::plan::text_for;
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::render::Input;
use motcua::kiosk::station::{Setup, Station};
use motcua::kiosk::widget::keys::Pressed;
use motcua::machine::clock::Clock;
use motcua::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

/// A person's pause between two taps, on the kiosk's clock.
pub const PAUSE: Duration = Duration::from_millis(700);
/// How long the real world gets for what it has to do.
const PATIENCE: Duration = Duration::from_secs(90);

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped configuration with no desk.
pub fn config() -> Config {
    static CONFIG: OnceLock<Config> = OnceLock::new();
    CONFIG
        .get_or_init(|| {
            let mut config = config::load(&root().join("kiosk-config")).unwrap();
            config.settings.desk = None;
            // The first minute has tests of its own.
            config.settings.fitting.offer = false;
            config
        })
        .clone()
}

/// Ten in the morning of a working day in Hanoi.
pub fn morning() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

/// The same day in the ward.
pub fn today() -> jiff::civil::Date {
    motcua::machine::clock::ward_time(morning()).date()
}

/// A kiosk, which can lose its power and start again.
pub struct Kiosk {
    pub setup: Setup,
    station: Option<Station>,
}

impl Kiosk {
    /// A kiosk on a data folder, at [`morning`].
    pub fn open(data: &Path, config: Config) -> Self {
        Self::open_at(data, config, morning())
    }

    /// A kiosk on a data folder, at another time.
    pub fn open_at(data: &Path, config: Config, now: Timestamp) -> Self {
        Self::open_with(data, config, now, Vec::new())
    }

    /// A kiosk that finds programs in these folders.
    pub fn open_with(
        data: &Path,
        config: Config,
        now: Timestamp,
        search_path: Vec<PathBuf>,
    ) -> Self {
        let setup = Setup {
            config: Arc::new(config),
            data: data.to_owned(),
            clock: Clock::played(now),
            sends: true,
            search_path,
        };
        let station = Some(Station::open(&setup).unwrap());
        Self { setup, station }
    }

    /// The power fails and comes back.
    pub fn lose_power(&mut self) {
        // The old process must have let go of the folder before the new one takes it.
        self.station = None;
        self.station = Some(Station::open(&self.setup).unwrap());
        self.tick();
    }

    pub fn station(&self) -> &Station {
        self.station.as_ref().unwrap()
    }

    pub fn app(&self) -> &App {
        self.station().app()
    }

    pub fn store(&self) -> &Store {
        self.station().store()
    }

    pub fn page(&self) -> Page {
        self.app().page()
    }

    /// Gives a message and runs everything that comes of it.
    pub fn give(&mut self, message: Message) {
        let station = self.station.as_mut().unwrap();
        let mut jobs = station.handle(message);
        while let Some(job) = jobs.pop() {
            jobs.extend(station.handle(job.run()));
        }
    }

    /// A second passes for the machine, not for the clock.
    pub fn tick(&mut self) {
        let station = self.station.as_mut().unwrap();
        let mut jobs = station.tick();
        while let Some(job) = jobs.pop() {
            jobs.extend(station.handle(job.run()));
        }
    }

    /// An act, after a person's pause.
    pub fn act(&mut self, act: Act) {
        self.setup.clock.advance(PAUSE);
        self.give(Message::Input(Input::Act(act)));
        self.tick();
    }

    /// Taps what says this on the page.
    pub fn tap(&mut self, label: &str) {
        let page = self.page();
        let found = targets(&page)
            .into_iter()
            .find(|(said, _)| said == label)
            .map(|(_, act)| act);
        match found {
            Some(act) => self.act(act),
            None => panic!(
                "“{label}” cannot be tapped on {}: {:?}",
                page.id,
                says(&page)
            ),
        }
    }

    /// Types on a real keyboard.
    pub fn write(&mut self, text: &str) {
        self.press(Pressed::Text(text.to_owned()));
    }

    /// Presses a key of a real keyboard.
    pub fn press(&mut self, key: Pressed) {
        self.setup.clock.advance(PAUSE);
        self.give(Message::Input(Input::Key(key)));
        self.tick();
    }

    /// The clock moves on second by second.
    pub fn wait(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.setup.clock.advance(Duration::from_secs(1));
            self.tick();
        }
    }

    /// Lets the real world go on until something has happened.
    pub fn until(&mut self, what: &str, happened: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !happened(self) {
            assert!(Instant::now() < end, "waited too long for {what}");
            thread::sleep(Duration::from_millis(10));
            self.tick();
        }
    }

    /// Puts a picture into the watched folder and waits until it is a page.
    pub fn lay_paper(&mut self, file: &Path) {
        let before = self.app().kept_pages();
        let folder = self.station().papers().unwrap().to_owned();
        let last = before.last().map_or(0, |page| page.0);
        let _ = fs::copy(file, folder.join(format!("page-{last}.jpg"))).unwrap();
        self.until("the picture", |kiosk| kiosk.app().kept_pages() != before);
    }

    /// From the welcome page to the first question of a procedure.
    pub fn begin(&mut self, procedure: &str) {
        let place = self
            .setup
            .config
            .procedures
            .iter()
            .position(|known| known.id == procedure)
            .unwrap();
        for act in [Act::Start, Act::Choose(place), Act::Agree, Act::Continue] {
            self.act(act);
        }
    }

    /// Answers the question on the page as [`answer_to`] says, and goes on.
    pub fn answer(&mut self, procedure: &str) {
        let page = self.page();
        let config = Arc::clone(&self.setup.config);
        let question = question_of(config.procedure(procedure, today()).unwrap(), &page).unwrap();
        for input in answer_to(question, &config) {
            self.setup.clock.advance(PAUSE);
            self.give(Message::Input(input));
        }
        self.act(Act::Continue);
        let after = self.page();
        assert_ne!(
            (&after.id, &after.problem),
            (&page.id, &page.problem),
            "the answer was not taken"
        );
    }

    /// Answers questions until another kind of page comes.
    pub fn answer_all(&mut self, procedure: &str) {
        while self.page().id.starts_with("question-") {
            self.answer(procedure);
        }
    }

    /// From the welcome page to the last one.
    pub fn file(&mut self, procedure: &str) {
        self.begin(procedure);
        self.answer_all(procedure);
        for act in [Act::Continue, Act::Submit] {
            self.act(act);
        }
        assert_eq!(self.page().id, "done");
    }
}

/// Whether the question on the page is for a paper that is photographed here.
pub fn asks_for_a_paper(kiosk: &Kiosk, procedure: &str) -> bool {
    let procedure = kiosk.setup.config.procedure(procedure, today()).unwrap();
    question_of(procedure, &kiosk.page()).is_some_and(|question| {
        matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::Photograph)
    })
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            // What was a file a moment ago may be gone: the store tidies up beside us.
            found.extend(fs::read(&path).ok().map(|bytes| (path, bytes)));
        }
    }
    found
}

/// The question that a page asks.
pub fn question_of<'a>(procedure: &'a Procedure, page: &Page) -> Option<&'a Question> {
    let id = page.id.strip_prefix("question-")?;
    let parts = [
        "-province",
        "-commune",
        "-found",
        "-district",
        "-divided",
        "-detail",
        "-read-back",
        "-time",
    ];
    let id = parts
        .iter()
        .find_map(|part| id.strip_suffix(part))
        .unwrap_or(id);
    procedure.question(&QuestionId::from(id))
}

/// What a made-up resident enters: consistent over both shipped procedures.
pub fn answer_to(question: &Question, config: &Config) -> Vec<Input> {
    let act = |act| vec![Input::Act(act)];
    let write = |text: &str| vec![Input::Key(Pressed::Text(text.to_owned()))];
    match &question.kind {
        Kind::Choice(options) => act(Act::Mark(options[0].id.clone())),
        Kind::YesNo => act(Act::Mark("yes".to_owned())),
        Kind::Delivery(_) => act(Act::Mark("at_ward".to_owned())),
        Kind::Appointment(hours) => vec![
            Input::Act(Act::Day(jiff::civil::date(2030, 1, 2))),
            Input::Act(Act::Time(hours.sessions[0].from)),
        ],
        Kind::Paper(_) => act(Act::Mark("later".to_owned())),
        Kind::Place => {
            let ward = &config.settings.ward;
            let mut inputs = act(Act::Commune(ward.province.clone(), ward.commune.clone()));
            inputs.extend(write("Số 7, ngõ 10"));
            inputs
        }
        _ => write(text_for(question)),
    }
}

/// Everything that a page says, with what the voice says.
pub fn says(page: &Page) -> Vec<String> {
    let mut all = vec![page.heading.clone()];
    all.extend(page.lead.iter().cloned());
    if let Some(problem) = &page.problem {
        all.extend([problem.what.clone(), problem.do_this.clone()]);
    }
    all.extend(page.foot.iter().map(|card| card.label.clone()));
    each_block(&page.body, &mut |block| match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => {
            for card in cards {
                all.push(card.label.clone());
                all.extend(card.detail.clone());
            }
        }
        Block::Samples(samples) => all.extend(samples.iter().map(|(_, card)| card.label.clone())),
        Block::Practice(practice) => all.push(practice.label.clone()),
        Block::Field(field) => all.push(field.text.clone()),
        Block::DateBoxes(boxes) => all.extend(boxes.iter().map(|one| one.digits.clone())),
        Block::Prose(sentences) => all.extend(sentences.iter().cloned()),
        Block::Rows(rows) => {
            for row in rows {
                all.extend([row.label.clone(), row.value.clone()]);
            }
        }
        Block::Code(code) => all.push(code.clone()),
        Block::Notice(notice) => all.extend([notice.what.clone(), notice.do_this.clone()]),
        Block::Pager(pager) => all.push(pager.text.clone()),
        Block::Pad(pad) if pad.drawing.is_empty() => all.push(pad.hint.clone()),
        Block::Button { button, .. } => all.extend(button.iter().map(|b| b.label.clone())),
        _ => {}
    });
    all.extend(page.spoken.iter().map(|say| say.aloud().to_owned()));
    all
}

/// What was entered on a page: letters, digits and marks.
pub fn entered(page: &Page) -> Vec<String> {
    let mut all = Vec::new();
    each_block(&page.body, &mut |block| match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => all.extend(
            cards
                .iter()
                .filter(|card| card.state == CardState::Chosen)
                .map(|card| card.label.clone()),
        ),
        Block::Field(field) => all.push(field.text.clone()),
        Block::DateBoxes(boxes) => all.extend(boxes.iter().map(|one| one.digits.clone())),
        Block::Pictures(pictures) => {
            all.extend(pictures.iter().map(|picture| picture.caption.clone()));
        }
        _ => {}
    });
    all
}

/// Every target of a page but those of the bars, by what it says.
pub fn targets(page: &Page) -> Vec<(String, Act)> {
    let mut all = Vec::new();
    if page.bars != Bars::None {
        all.extend(page.next.iter().map(|b| (b.label.clone(), b.act.clone())));
    }
    all.extend(page.foot.iter().map(|c| (c.label.clone(), c.act.clone())));
    all.extend(page.help.iter().map(|b| (b.label.clone(), b.act.clone())));
    each_block(&page.body, &mut |block| match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) | Block::Strip(cards) => {
            all.extend(cards.iter().map(|c| (c.label.clone(), c.act.clone())));
        }
        Block::Samples(samples) => all.extend(
            samples
                .iter()
                .map(|(_, card)| (card.label.clone(), card.act.clone())),
        ),
        Block::Practice(practice) => {
            all.push((practice.label.clone(), Act::Practice(practice.place)));
        }
        Block::Keys(keys) => all.extend(
            keys.rows
                .iter()
                .flatten()
                .filter(|key| key.kind != KeyKind::Gap)
                .map(|key| (key.label.clone(), key.act.clone())),
        ),
        Block::Button { button, .. } => {
            all.extend(button.iter().map(|b| (b.label.clone(), b.act.clone())));
        }
        Block::Rows(rows) => all.extend(
            rows.iter()
                .filter_map(|row| row.action.as_ref())
                .map(|b| (b.label.clone(), b.act.clone())),
        ),
        Block::Pictures(pictures) => all.extend(
            pictures
                .iter()
                .map(|picture| (picture.view.label.clone(), picture.view.act.clone())),
        ),
        Block::Pager(pager) => all.extend(
            [&pager.previous, &pager.following]
                .into_iter()
                .flatten()
                .map(|b| (b.label.clone(), b.act.clone())),
        ),
        _ => {}
    });
    all
}

fn each_block<'a>(blocks: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        if let Block::Columns { left, right, .. } = block {
            each_block(left, see);
            each_block(right, see);
        }
    }
}

/// A window for scripts that tap by what is laid out.
pub fn stage() -> Stage {
    Stage::open(1920, 1080).unwrap()
}

/// A small generator, so that a failing round can be played again.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

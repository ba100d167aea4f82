//! The real application in some state, with a clock of its own.

use crate::config::Config;
use crate::filing::draft::{Draft, Event, Position};
use crate::filing::procedure::Procedure;
use crate::kiosk::app::{App, Given};
use crate::kiosk::contract::variant::Variant;
use crate::kiosk::effect::{Effect, Message};
use crate::kiosk::page::{Act, Block, Page};
use crate::kiosk::render::Input;
use crate::kiosk::widget::keys::Pressed;
use crate::machine::clock::Moment;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// A person's pause between two taps.
const PAUSE: Duration = Duration::from_millis(700);
/// 24 November 2026, ten in the morning in Hanoi.
const MORNING: i64 = 1_795_489_200;
/// The draft of every made-up visit.
const DRAFT: Uuid = Uuid::from_u128(3);

/// The moment at which every visit takes place.
pub fn morning() -> Timestamp {
    Timestamp::from_second(MORNING).unwrap_or_default()
}

/// A draft of this procedure that stands here.
pub fn draft(procedure: &Procedure, at: Position) -> Draft {
    let (id, version) = (procedure.id.clone(), procedure.version.clone());
    let mut draft = Draft::begin(DRAFT, id, version, morning());
    draft.apply(Event::Moved {
        to: at,
        mending: false,
    });
    draft
}

/// Somebody in front of the kiosk.
#[derive(Debug)]
pub struct Visitor {
    /// The application.
    pub app: App,
    time: Duration,
}

impl Visitor {
    /// A kiosk that starts with this draft, or with none, and is set to the variant.
    pub fn new(config: &Arc<Config>, draft: Option<Draft>, variant: Variant) -> Self {
        let language = variant.wording.language();
        let now = Moment {
            monotonic: Duration::ZERO,
            wall: morning(),
        };
        let draft = draft.map(|mut draft| {
            draft.language = Some(language.code().to_owned());
            draft
        });
        let (app, _) = App::open(Arc::clone(config), draft, now);
        let mut visitor = Self {
            app,
            time: Duration::ZERO,
        };
        if visitor.app.language() != language {
            visitor.act(Act::Language(language));
        }
        let (size, theme) = (variant.size(), variant.theme);
        for act in [
            Act::AskAppearance,
            Act::Size(size),
            Act::Theme(theme),
            Act::Stay,
        ] {
            visitor.act(act);
        }
        visitor
    }

    /// Hits a target so many millimetres from its middle.
    pub fn hit(&mut self, act: Act, off_mm: f32) {
        self.time += PAUSE;
        self.give(Message::Input(Input::Tapped(act, off_mm)));
    }

    /// The page of the moment.
    pub fn page(&self) -> Page {
        self.app.page()
    }

    /// Tells the application something, and gives back what it asks for.
    pub fn give(&mut self, message: Message) -> Vec<Effect> {
        let given = Given {
            now: Moment {
                monotonic: self.time,
                wall: morning(),
            },
            fresh_id: DRAFT,
        };
        self.app.update(message, given)
    }

    /// Taps after a pause.
    pub fn act(&mut self, act: Act) -> Vec<Effect> {
        self.time += PAUSE;
        self.give(Message::Input(Input::Act(act)))
    }

    /// Lays something on the reader after a pause.
    pub fn scan(&mut self, text: &str) {
        self.time += PAUSE;
        let text = text.to_owned();
        self.give(Message::Input(Input::Key(Pressed::Scanned(text))));
    }

    /// Lets a second pass.
    pub fn wait(&mut self) {
        self.time += Duration::from_secs(1);
        self.give(Message::Tick);
    }

    /// "Tiếp tục", where the page has it.
    pub fn go_on(&mut self) {
        if let Some(next) = self.page().next {
            self.act(next.act);
        }
    }

    /// To the next part of the page; `false` on the last one.
    pub fn turn(&mut self) -> bool {
        let page = self.page();
        let further = following(&page).or(match page.next {
            Some(next) if matches!(next.act, Act::Turn(_)) => Some(next.act),
            _ => None,
        });
        further.is_some_and(|act| {
            self.act(act);
            true
        })
    }
}

fn following(page: &Page) -> Option<Act> {
    page.body.iter().find_map(|block| match block {
        Block::Pager(pager) => pager.following.as_ref().map(|button| button.act.clone()),
        _ => None,
    })
}

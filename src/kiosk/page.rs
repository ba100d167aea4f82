//! What a screen says, as data: heading, body, actions, what is spoken and what is private.
//!
//! Screens build a [`Page`]; `render` alone makes widgets of it. Tests, the scripted player and
//! the voice read the same page.

mod act;
mod keys;
mod pad;
mod reading;

pub use act::{Act, StaffAct};
pub use keys::{KeyCap, KeyKind, Keys};
pub use pad::Pad;
pub use reading::Reading;

use crate::filing::answer::PageId;
use crate::filing::name_difference::Column;
use crate::kiosk::look::TextSize;
use crate::kiosk::words::say::Say;

/// A screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Names the screen, e.g. `welcome` or `question-requester_name`.
    pub id: String,
    /// The one heading.
    pub heading: String,
    /// What the page is about in a word or two, for its further parts on a small panel.
    pub label: Option<Say>,
    /// Sentences below the heading.
    pub lead: Vec<String>,
    /// What is wrong with the answer and what to do, where something is.
    pub problem: Option<Notice>,
    /// The way out beside it, once the answer was refused again and again (C35).
    pub help: Option<Button>,
    /// The content, from top to bottom.
    pub body: Vec<Block>,
    /// Cards that stand below the content of every part, such as "Không nhớ".
    pub foot: Vec<Card>,
    /// The way back, top left.
    pub back: Option<Act>,
    /// The way on, bottom right.
    pub next: Option<Button>,
    /// How far the resident has come.
    pub progress: Option<Progress>,
    /// Whether personal data stand on the page.
    pub private: bool,
    /// Sentences for the voice in reading order; never a personal value (C39).
    pub spoken: Vec<Say>,
    /// Whether the bars with help, voice, text size and end are shown.
    pub bars: Bars,
    /// Whether the page is looked over rather than read from its first word to the last: all answers,
    /// or a notice that stands together.
    pub overview: bool,
}

/// So many syllables are read at once (C18).
const SYLLABLES_AT_ONCE: usize = 60;

impl Page {
    /// Whether two pages are the same but for how far the resident has come.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let progress = &other.progress;
        self.heading == other.heading
            && self.progress.is_some() == progress.is_some()
            && *other
                == Self {
                    progress: progress.clone(),
                    ..self.clone()
                }
    }

    /// The most syllables that may stand on one part of the page.
    pub fn syllables_at_once(&self) -> usize {
        if self.overview {
            usize::MAX
        } else {
            SYLLABLES_AT_ONCE
        }
    }
}

/// Which of the fixed buttons a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bars {
    /// All of them.
    Visit,
    /// All but "Kết thúc": there is nothing to end.
    Start,
    /// "Gọi cán bộ" alone: the machine asks or tells something that stands above the visit.
    Help,
    /// The way to the pages of the staff, small and at the side: staff was called.
    Call,
    /// None: a question that stands above the visit.
    None,
}

/// What happened and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub what: String,
    /// What to do.
    pub do_this: String,
}

/// How far the resident has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// In words: "Bước 2/6".
    pub text: String,
    /// In thousandths.
    pub permille: u16,
}

/// A piece of content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Large targets in columns.
    Cards {
        /// How many stand side by side.
        columns: u16,
        /// The cards.
        cards: Vec<Card>,
    },
    /// A row of small cards above the keyboard: as many as fit, the first ones first. It keeps its
    /// height, so that no key moves while somebody types.
    Strip(Vec<Card>),
    /// Very large targets side by side, for the one thing that a screen is about.
    TallCards(Vec<Card>),
    /// The same words in every text size, to be tried with the eyes.
    Samples(Vec<(TextSize, Card)>),
    /// One target to be hit for practice.
    Practice(Practice),
    /// A typed value.
    Field(Field),
    /// The boxes of a date or a time.
    DateBoxes(Vec<DateBox>),
    /// Keys in rows.
    Keys(Keys),
    /// Paragraphs.
    Prose(Vec<String>),
    /// Lines of a list: label, value and what can be done.
    Rows(Vec<Row>),
    /// Two spellings laid under each other, letter by letter.
    Letters {
        /// What the upper and the lower line are called.
        labels: [String; 2],
        /// The letters.
        columns: Vec<Column>,
    },
    /// A large number to take home.
    Code(String),
    /// Pictures of pages.
    Pictures(Vec<Picture>),
    /// One captured page in large.
    CapturedPage,
    /// What a camera sees at this moment.
    Seen {
        /// Its height on the screen, in pixels.
        height: f32,
    },
    /// The page that was taken last, where one was.
    Taken {
        /// The page.
        page: Option<PageId>,
        /// Its height on the screen, in pixels.
        height: f32,
    },
    /// A whole photograph, to be touched at its page's corners.
    Photograph(Photograph),
    /// A pad to sign on.
    Pad(Pad),
    /// A button of its own, or its room as long as there is nothing for it to do: nothing moves when it comes.
    Button {
        /// Its picture, by icon name.
        icon: &'static str,
        /// The button.
        button: Option<Button>,
    },
    /// The slip as it is printed.
    Slip,
    /// A strip of the application form as it is printed.
    StripOfForm(FormStrip),
    /// A message that asks for attention.
    Notice(Notice),
    /// The turn of pages in a long list.
    Pager(Box<Pager>),
    /// Two columns; the first takes `share` thousandths of the width.
    Columns {
        /// Thousandths of the width for the left column.
        share: u16,
        /// The left column.
        left: Vec<Block>,
        /// The right column.
        right: Vec<Block>,
    },
    /// Takes up the space that is left, so that what follows stands at the bottom.
    Rest,
    /// What follows stands on a further part of the page, whatever the panel has room for.
    Turn,
}

/// A large target.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What it says.
    pub label: String,
    /// A second line.
    pub detail: Option<String>,
    /// Its picture, by icon name.
    pub icon: Option<&'static str>,
    /// How it stands.
    pub state: CardState,
    /// What it does.
    pub act: Act,
}

/// How a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardState {
    /// It does something at once.
    Action,
    /// It is the way that most take.
    Main,
    /// It can be chosen and is not.
    Open,
    /// It is chosen: tick, border and word say so.
    Chosen,
    /// It erases something.
    Danger,
}

/// One target to be hit for practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    /// What it says.
    pub label: String,
    /// Where it stands, from the left: 0, 1 or 2.
    pub place: u8,
}

/// A button of the bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it does.
    pub act: Act,
}

/// A typed value as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The value, grouped for reading.
    pub text: String,
    /// Shown while the value is empty.
    pub hint: String,
    /// Whether it is written in capitals, as on papers.
    pub capitals: bool,
    /// How many signs there must be room for.
    pub longest: usize,
}

/// One box of a date or a time.
#[derive(Debug, Clone, PartialEq)]
pub struct DateBox {
    /// Its name: day, month, year, hour, minutes.
    pub label: String,
    /// Its digits.
    pub digits: String,
    /// How many digits it takes.
    pub places: u8,
    /// Whether the next digit goes here.
    pub active: bool,
    /// Goes to it.
    pub act: Act,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// An icon, by name.
    pub icon: Option<&'static str>,
    /// What it is about.
    pub label: String,
    /// The value; empty where there is none.
    pub value: String,
    /// What can be done, e.g. "Sửa".
    pub action: Option<Button>,
    /// Whether something is wrong here.
    pub flagged: bool,
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Which page.
    pub page: PageId,
    /// Its caption: "Trang 1".
    pub caption: String,
    /// What shows it in large.
    pub view: Button,
}

/// A whole photograph.
#[derive(Debug, Clone, PartialEq)]
pub struct Photograph {
    /// Its width and height on the screen, in pixels.
    pub size: [f32; 2],
    /// The places that were touched, in ten-thousandths of its width and height.
    pub shown: Vec<[u16; 2]>,
}

/// A strip of the application form, by its place among all strips.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormStrip {
    /// Its place, from 0.
    pub place: usize,
    /// Its width on the screen, in pixels.
    pub width: f32,
    /// Its height on the screen, in pixels.
    pub height: f32,
}

/// The turn of pages in a long list.
#[derive(Debug, Clone, PartialEq)]
pub struct Pager {
    /// "Trang 2/5".
    pub text: String,
    /// To the page before.
    pub previous: Option<Button>,
    /// To the page after.
    pub following: Option<Button>,
}

/// A layer of the on-screen keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// Letters and tones.
    #[default]
    Letters,
    /// Digits and signs.
    Digits,
}

/// The order of the letters on the on-screen keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LetterOrder {
    /// As in the alphabet, a ă â b c: nothing has to be learnt.
    #[default]
    Alphabet,
    /// As on telephones; ă â ê ô ơ ư đ still have keys of their own.
    Qwerty,
}

//! What a screen says, as data: heading, body, actions, what is spoken and what is private.
//!
//! Screens build a [`Page`]; `render` alone makes widgets of it. Tests, the scripted player and
//! the voice read the same page.

mod keys;
mod pad;

pub use keys::{KeyCap, KeyKind, Keys};
pub use pad::Pad;

use crate::filing::answer::{PageId, QuestionId};
use crate::filing::appointment::Appointment;
use crate::filing::date::Precision;
use crate::filing::entry::{DatePart, PlaceChoice, TimePart};
use crate::filing::help::Helper;
use crate::filing::name_difference::Column;
use crate::filing::place::Unit;
use crate::filing::signature::{ByHand, PadStroke};
use crate::kiosk::look::{TextSize, Theme};
use crate::kiosk::words::say::Say;
use crate::vietnamese::composition;
use jiff::civil;

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
    /// What throws it away.
    pub remove: Option<Button>,
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
    /// Leave the fitting and go to the choice of services.
    SkipFitting,
}

impl Act {
    /// Whether it submits or erases: a finger beside such a target never means it (C27).
    pub fn is_danger(&self) -> bool {
        matches!(
            self,
            Self::Submit | Self::AskEnd | Self::End | Self::RemovePage(_) | Self::Decline
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

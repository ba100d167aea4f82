//! One resident's visit: the draft, the field being filled, and what every act does to them.
//!
//! Pure: acts go in, draft events and outcomes come out. The window, the store and the clock
//! are elsewhere.

mod card;
mod edit;
mod help;
mod pages;
pub mod places;
mod signing;
mod typing;

use crate::config::Config;
use crate::filing::answer::{Answer, PageId, QuestionId, Reply, Value};
use crate::filing::check::{self, Finding};
use crate::filing::draft::{Draft, Event, Position};
use crate::filing::entry::{Entry, EntryProblem};
use crate::filing::help::Ending;
use crate::filing::interview::{Interview, Next};
use crate::filing::procedure::{Exit, Kind, Procedure, Question, Severity};
use crate::kiosk::effect::Flaw;
use crate::kiosk::page::{Act, Layer, LetterOrder};
use jiff::{Timestamp, civil};
use uuid::Uuid;

/// The question that tells for whom the paper is.
const RELATION: &str = "requester_relation";

/// A visit under way.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The procedure with the version that the draft started with.
    pub procedure: Procedure,
    /// The filing in the making.
    pub draft: Draft,
    /// The content of the current field.
    pub entry: Entry,
    /// Why the entry was not taken.
    pub problem: Option<EntryProblem>,
    /// How often in a row the entry was not taken.
    pub refusals: u8,
    /// The layer of the keyboard.
    pub layer: Layer,
    /// The order of the letters, as the resident wants it until the visit ends.
    pub letter_order: LetterOrder,
    /// How a number that is entered here is shown.
    pub sight: Sight,
    trail: typing::Trail,
    /// The exit that the answers lead to, while its page is shown.
    pub exit: Option<Exit>,
    /// Whether findings were asked for on the check page.
    pub findings_shown: bool,
    recent: places::Recent,
    /// The page that is to be taken again.
    pub retaken: Option<PageId>,
    /// The page taken last, where it could be better.
    pub flaw: Option<(PageId, Flaw)>,
}

/// How a person number or a telephone number is shown (C44).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// In full: it is being typed.
    #[default]
    Typing,
    /// Masked: it was entered before.
    Masked,
    /// In full for a moment: the resident asked to see it.
    Revealed,
}

/// What became of an act.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// What the store must journal, in order.
    pub events: Vec<Event>,
    /// Whether another screen is shown now.
    pub moved: bool,
    /// Where the visit leads beyond its own screens.
    pub leaves: Option<Leaves>,
}

/// Where a visit leads beyond its own screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// Back to the choice of procedures.
    ToServices,
    /// To the seal.
    ToSeal,
    /// To the counter: the notice was declined.
    Declined,
}

/// What the visit needs to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// Today in the ward.
    pub today: civil::Date,
    /// The wall clock.
    pub now: Timestamp,
}

impl Visit {
    /// Begins a visit.
    pub fn begin(procedure: &Procedure, id: Uuid, at: Timestamp) -> (Self, Event) {
        let started = Event::Started {
            draft: id,
            procedure: procedure.id.clone(),
            version: procedure.version.clone(),
            at,
        };
        let draft = Draft::begin(id, procedure.id.clone(), procedure.version.clone(), at);
        (Self::resume(procedure.clone(), draft), started)
    }

    /// Takes a draft up where its journal ends: same field, same letters.
    pub fn resume(procedure: Procedure, draft: Draft) -> Self {
        let mut visit = Self {
            procedure,
            draft,
            entry: Entry::Text(String::new()),
            problem: None,
            refusals: 0,
            layer: Layer::default(),
            letter_order: LetterOrder::default(),
            sight: Sight::default(),
            trail: typing::Trail::default(),
            exit: None,
            findings_shown: false,
            recent: places::Recent::default(),
            retaken: None,
            flaw: None,
        };
        visit.open_field();
        visit
    }

    /// The interview over the answers so far.
    pub fn interview<'a>(&'a self, around: &Surroundings<'a>) -> Interview<'a> {
        Interview {
            procedure: &self.procedure,
            answers: &self.draft.answers,
            today: around.today,
            calendar: &around.config.calendar,
            own_commune: &around.config.settings.ward.commune.code,
            own_province: &around.config.settings.ward.province.code,
        }
    }

    /// The question on the screen.
    pub fn question(&self) -> Option<&Question> {
        match &self.draft.at {
            Position::Question(id) => self.procedure.question(id),
            _ => None,
        }
    }

    /// Whether the paper is for the resident in person.
    pub fn is_for_self(&self) -> bool {
        let relation = self.draft.answers.get(RELATION).and_then(Answer::value);
        relation.and_then(Value::token) == Some("self")
    }

    /// The paper that is being photographed.
    pub fn paper(&self) -> Option<&Question> {
        self.question()
            .filter(|question| matches!(question.kind, Kind::Paper(_)))
    }

    /// Everything to mend or to look at again.
    pub fn findings(&self, around: &Surroundings<'_>) -> Vec<Finding> {
        check::of_draft(&self.interview(around), &self.draft)
    }

    /// Takes an act.
    pub fn act(&mut self, act: &Act, around: &Surroundings<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        if self.draft.card.is_some() {
            match act {
                Act::TakeCard => self.take_card(around, &mut outcome),
                Act::DropCard | Act::Back => self.drop_card(&mut outcome),
                // The page of the card hides the field.
                _ => {}
            }
            return outcome;
        }
        match act {
            Act::Continue => self.go_on(around, &mut outcome),
            Act::Back => self.go_back(around, &mut outcome),
            Act::Agree => {
                // Nobody else agrees to the notice in the resident's place.
                if self.draft.help.helper().is_none() {
                    self.note(Event::Consented(around.now), &mut outcome);
                }
                self.move_to(Position::Prepare, false, around, &mut outcome);
            }
            Act::Decline => outcome.leaves = Some(Leaves::Declined),
            Act::TakeOver if self.is_to_be_taken_over() => {
                return self.end_help(Ending::Submit, around);
            }
            Act::Submit if self.draft.help.helper().is_some() => {}
            Act::Submit => outcome.leaves = Some(Leaves::ToSeal),
            Act::Mend(question) => {
                let to = Position::Question(question.clone());
                self.move_to(to, true, around, &mut outcome);
            }
            Act::Layer(layer) => self.layer = *layer,
            Act::LetterOrder(order) => self.letter_order = *order,
            Act::Key(key) => self.press(*key, &mut outcome),
            Act::Suggest(word) => self.take_offer(word, around, &mut outcome),
            Act::Unknown => self.reply(Reply::Unknown, around, &mut outcome),
            Act::Skip => self.reply(Reply::Skipped, around, &mut outcome),
            Act::RemovePage(_) | Act::MovePageUp(_) | Act::RetakePage(_) => {
                self.act_on_page(act, &mut outcome);
            }
            Act::Draw(_) | Act::SignAgain | Act::SignByHand(_) => self.sign(act, &mut outcome),
            _ => self.edit(act, &mut outcome),
        }
        outcome
    }

    /// Shows a number that was entered before, or masks it again.
    pub fn reveal(&mut self, shown: bool) {
        self.sight = match (self.sight, shown) {
            (Sight::Typing, _) => Sight::Typing,
            (_, true) => Sight::Revealed,
            (_, false) => Sight::Masked,
        };
    }

    fn note(&mut self, event: Event, outcome: &mut Outcome) {
        self.draft.apply(event.clone());
        outcome.events.push(event);
    }

    fn move_to(
        &mut self,
        to: Position,
        mending: bool,
        around: &Surroundings<'_>,
        outcome: &mut Outcome,
    ) {
        self.note(Event::Moved { to, mending }, outcome);
        self.note(Event::Reached(around.now), outcome);
        self.open_field();
        self.exit = None;
        outcome.moved = true;
    }

    /// Sets the field up for the question on the screen.
    fn open_field(&mut self) {
        self.retaken = None;
        self.flaw = None;
        self.problem = None;
        self.refusals = 0;
        self.layer = Layer::default();
        self.trail.clear();
        let mut sight = Sight::Typing;
        if let Some(question) = self.question() {
            let before = self.draft.answers.get(&question.id);
            if self.draft.typed.is_none() && before.is_some_and(|answer| answer.value().is_some()) {
                sight = Sight::Masked;
            }
            self.entry = match (&self.draft.typed, before) {
                (Some(typed), _) => typed.clone(),
                (None, Some(answer)) => Entry::of(&question.kind, &answer.reply),
                (None, None) => match self.draft.begun.get(&question.id) {
                    Some(begun) => begun.clone(),
                    None => Entry::empty(&question.kind),
                },
            };
        }
        self.sight = sight;
    }

    fn go_on(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        match self.draft.at.clone() {
            Position::Privacy => {}
            Position::Prepare if self.draft.consented.is_none() => {
                self.move_to(Position::Privacy, false, around, outcome);
            }
            Position::Prepare => self.ask_next(None, around, outcome),
            Position::Question(_) if self.show_found(around, outcome) => {}
            Position::Question(_) => match self.entered(around) {
                Some(Ok(value)) if self.is_read_back_first(&value) => self.read_back(true, outcome),
                Some(Ok(value)) => self.reply(Reply::Known(value), around, outcome),
                Some(Err(problem)) => {
                    self.problem = Some(problem);
                    self.refusals = self.refusals.saturating_add(1);
                }
                None => {}
            },
            Position::Check => {
                let stops = self
                    .findings(around)
                    .iter()
                    .any(|finding| finding.severity == Severity::Stop);
                if stops {
                    self.findings_shown = true;
                    outcome.moved = true;
                } else {
                    self.move_to(self.after_check(around), false, around, outcome);
                }
            }
            Position::Sign => self.take_signature(around, outcome),
            Position::Confirm => {}
        }
    }

    /// Whether a day of the lunar calendar is read back before it is taken.
    fn is_read_back_first(&self, value: &Value) -> bool {
        match (&self.entry, value) {
            (Entry::Date(entry), Value::Date(date)) => {
                !entry.read_back && entry.lunar && date.day().is_some()
            }
            _ => false,
        }
    }

    fn read_back(&mut self, shown: bool, outcome: &mut Outcome) {
        if let Entry::Date(date) = &mut self.entry {
            date.read_back = shown;
            self.problem = None;
            self.note(Event::Typed(self.entry.clone()), outcome);
            outcome.moved = true;
        }
    }

    /// The answer that the field makes, or why it makes none.
    pub fn entered(&self, around: &Surroundings<'_>) -> Option<Result<Value, EntryProblem>> {
        let question = self.question()?;
        let pages = self.draft.pages_of(&question.id);
        Some(self.entry.value(&question.kind, &pages, around.today))
    }

    fn reply(&mut self, reply: Reply, around: &Surroundings<'_>, outcome: &mut Outcome) {
        let Position::Question(id) = self.draft.at.clone() else {
            return;
        };
        // Who only looks at an answer does not give it.
        let before = self.draft.answers.get(&id);
        let author = before
            .filter(|before| before.reply == reply)
            .map_or(self.draft.author(), |before| before.author);
        self.note(
            Event::Answered(id.clone(), Answer { reply, author }),
            outcome,
        );
        self.ask_next(Some(&id), around, outcome);
    }

    fn ask_next(
        &mut self,
        after: Option<&QuestionId>,
        around: &Surroundings<'_>,
        outcome: &mut Outcome,
    ) {
        self.settle_cards(around, outcome);
        let mending = self.draft.mending;
        let interview = self.interview(around);
        let next = match interview.next(after) {
            Next::Exit(exit) => {
                self.exit = Some(exit.clone());
                outcome.moved = true;
                return;
            }
            // After mending, only what was returned or is still open is asked before the check page.
            _ if mending => {
                let correction = self.draft.correction.as_ref();
                let returned = correction.and_then(|correction| correction.next(&interview));
                returned.or_else(|| interview.first_unanswered())
            }
            Next::Ask(question) => Some(question),
            Next::Done => None,
        };
        let to = next.map_or(Position::Check, |question| {
            Position::Question(question.id.clone())
        });
        let still_mending = mending && to != Position::Check;
        self.move_to(to, still_mending, around, outcome);
    }

    fn go_back(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        if self.exit.take().is_some() {
            outcome.moved = true;
            return;
        }
        if matches!(&self.entry, Entry::Date(date) if date.read_back) {
            self.read_back(false, outcome);
            return;
        }
        let stepped_back = match &mut self.entry {
            _ if !matches!(self.draft.at, Position::Question(_)) => false,
            Entry::Place(place) => place.step_back(),
            Entry::Appointment(appointment) => appointment.step_back(),
            _ => false,
        };
        if stepped_back {
            self.trail.clear();
            self.problem = None;
            self.note(Event::Typed(self.entry.clone()), outcome);
            outcome.moved = true;
            return;
        }
        self.keep_what_is_complete(around, outcome);
        let to = match &self.draft.at {
            Position::Privacy => {
                outcome.leaves = Some(Leaves::ToServices);
                return;
            }
            Position::Prepare => Position::Privacy,
            Position::Question(_) if self.draft.mending => Position::Check,
            Position::Question(id) => match self.interview(around).previous(Some(id)) {
                Some(question) => Position::Question(question.id.clone()),
                None => Position::Prepare,
            },
            Position::Check => match self.interview(around).previous(None) {
                Some(question) => Position::Question(question.id.clone()),
                None => Position::Prepare,
            },
            Position::Confirm if self.is_signing_offered(around) => Position::Sign,
            Position::Sign | Position::Confirm => Position::Check,
        };
        self.move_to(to, false, around, outcome);
    }

    /// Going back keeps an answer that is complete, so that nothing is typed twice.
    fn keep_what_is_complete(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        let Position::Question(id) = self.draft.at.clone() else {
            return;
        };
        if let Some(Ok(value)) = self.entered(around)
            // What was not confirmed is asked again.
            && !self.is_read_back_first(&value)
        {
            let answer = Answer {
                reply: Reply::Known(value),
                author: self.draft.author(),
            };
            if self.draft.answers.get(&id).map(|a| &a.reply) != Some(&answer.reply) {
                self.note(Event::Answered(id, answer), outcome);
            }
        }
    }
}

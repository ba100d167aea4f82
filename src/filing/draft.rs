//! A filing in the making, as the fold of its events.
//!
//! Every keystroke, answer and move is one [`Event`]; the store journals them, and after a
//! power cut the same fold puts the resident back at the same field with the same letters.

use crate::filing::answer::{Answer, Answers, Author, PageId, QuestionId, Value};
use crate::filing::card_answers::CardRead;
use crate::filing::correction::{Correction, Reason};
use crate::filing::entry::{Entry, TYPED_BY};
use crate::filing::help::{Help, Helper, Step};
use crate::filing::signature::{ByHand, Drawing, PadStroke, Signature};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where in the visit the resident stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// The privacy notice.
    Privacy,
    /// The list of papers to have ready; the resident's card may be read here.
    Prepare,
    /// A question.
    Question(QuestionId),
    /// The check page.
    Check,
    /// The signature under the form.
    Sign,
    /// The declaration and the final tap.
    Confirm,
}

/// One step of a draft's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The resident chose a procedure.
    Started {
        /// The draft's own id.
        draft: Uuid,
        /// The procedure's id.
        procedure: String,
        /// The version of its data.
        version: String,
        /// When.
        at: Timestamp,
    },
    /// The resident moved to another screen; what was being typed is dropped.
    Moved {
        /// Where to.
        to: Position,
        /// Whether the resident came from the check page to mend one answer.
        mending: bool,
    },
    /// The wall clock when the resident reached a screen; tells how old an interrupted visit is.
    Reached(Timestamp),
    /// The unfinished content of the current field after a keystroke.
    Typed(Entry),
    /// An identity card was read and is to be confirmed; none: it was not the right one.
    Card(Option<Box<CardRead>>),
    /// The card that was read is the right one.
    CardTaken(Box<CardRead>),
    /// The resident agreed to the privacy notice.
    Consented(Timestamp),
    /// A question was answered.
    Answered(QuestionId, Answer),
    /// A card begins the answer to a question that somebody must still decide (an old ward that was
    /// divided).
    Begun(QuestionId, Entry),
    /// An answer no longer stands (its picture was thrown away).
    Withdrawn(QuestionId),
    /// A page was captured for a paper; its picture is kept beside the journal.
    PageAdded(QuestionId, PageId),
    /// A captured page was thrown away.
    PageRemoved(PageId),
    /// A page now stands in the place of another of its paper, which comes right behind it.
    PageMoved {
        /// The page.
        page: PageId,
        /// The page that it stands before.
        before: PageId,
    },
    /// The screen language (`vi`, `en`).
    Language(String),
    /// The draft corrects a filing that was returned; its answers stand in the draft already.
    Corrects {
        /// That filing.
        filing: Uuid,
        /// Why it was returned.
        reasons: Vec<Reason>,
    },
    /// A step of the help that the resident gets.
    Help(Step),
    /// The resident has drawn a stroke of the signature. It takes the place of what was chosen before.
    Drawn(PadStroke),
    /// The resident will sign at the counter; what was drawn is gone.
    SignsByHand(ByHand),
    /// The resident begins the signature anew.
    Unsigned,
}

/// A filing in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its own id; not the id of the filing, which is made at the final tap.
    pub id: Uuid,
    /// The procedure's id.
    pub procedure: String,
    /// The version of the procedure's data it started with.
    pub version: String,
    /// When it began.
    pub started: Timestamp,
    /// The wall clock at the last screen reached.
    pub reached: Timestamp,
    /// Where the resident stands.
    pub at: Position,
    /// Whether the resident came from the check page to mend one answer.
    pub mending: bool,
    /// The unfinished content of the current field.
    pub typed: Option<Entry>,
    /// The identity card that is to be confirmed.
    pub card: Option<Box<CardRead>>,
    /// The identity cards that were confirmed, one of each person.
    pub taken: Vec<CardRead>,
    /// When the privacy notice was agreed to.
    pub consented: Option<Timestamp>,
    /// The answers so far, also those of questions that no longer apply.
    pub answers: Answers,
    /// What the identity card said, also where the resident has changed it since.
    pub on_card: BTreeMap<QuestionId, Value>,
    /// Where the card has begun an answer that is still open.
    pub begun: BTreeMap<QuestionId, Entry>,
    /// The captured pages and the paper each belongs to.
    pub pages: BTreeMap<PageId, QuestionId>,
    /// The order of the pages: that of capture, unless somebody has moved one.
    order: Vec<PageId>,
    /// The screen language.
    pub language: Option<String>,
    /// The filing that this one corrects.
    pub correction: Option<Correction>,
    /// The help that the resident has agreed to.
    pub help: Help,
    /// How the resident signs, as far as it has come; a drawing may still be a dot.
    pub signature: Option<Signature>,
    /// The helper whose hands were last in the current field, also where the help is over since.
    helped_field: Option<Author>,
}

impl Draft {
    /// A draft that has just begun.
    pub fn begin(id: Uuid, procedure: String, version: String, at: Timestamp) -> Self {
        Self {
            id,
            procedure,
            version,
            started: at,
            reached: at,
            at: Position::Privacy,
            mending: false,
            typed: None,
            card: None,
            taken: Vec::new(),
            consented: None,
            answers: Answers::new(),
            on_card: BTreeMap::new(),
            begun: BTreeMap::new(),
            pages: BTreeMap::new(),
            order: Vec::new(),
            language: None,
            correction: None,
            help: Help::default(),
            signature: None,
            helped_field: None,
        }
    }

    /// Folds a journal. `None` where it does not begin with [`Event::Started`].
    pub fn replay(events: impl IntoIterator<Item = Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let mut draft = match events.next()? {
            Event::Started {
                draft,
                procedure,
                version,
                at,
            } => Self::begin(draft, procedure, version, at),
            _ => return None,
        };
        for event in events {
            draft.apply(event);
        }
        Some(draft)
    }

    /// Takes one further event.
    pub fn apply(&mut self, event: Event) {
        match event {
            Event::Started { .. } => {}
            Event::Moved { to, mending } => {
                self.at = to;
                self.mending = mending;
                self.typed = None;
                self.card = None;
                self.helped_field = None;
            }
            Event::Reached(at) => self.reached = at,
            Event::Typed(entry) => {
                self.typed = Some(entry);
                self.note_hands();
            }
            Event::Card(card) => self.card = card,
            Event::CardTaken(read) => {
                self.card = None;
                self.taken.retain(|before| before.person != read.person);
                self.taken.push(*read);
            }
            Event::Consented(at) => self.consented = Some(at),
            Event::Answered(question, answer) => {
                if let (Author::Card, Some(value)) = (answer.author, answer.value()) {
                    let _ = self.on_card.insert(question.clone(), value.clone());
                }
                let before = self.answers.get(&question);
                if before.map(|before| &before.reply) != Some(&answer.reply) {
                    self.withdraw_drawing();
                }
                if let Some(correction) = &mut self.correction {
                    correction.answered(&question);
                }
                let _ = self.answers.insert(question, answer);
            }
            Event::Begun(question, entry) => {
                let _ = self.begun.insert(question, entry);
            }
            Event::Withdrawn(question) => {
                if self.answers.remove(&question).is_some() {
                    self.withdraw_drawing();
                }
            }
            Event::PageAdded(question, page) => {
                self.note_hands();
                self.order.retain(|known| *known != page);
                self.order.push(page);
                let _ = self.pages.insert(page, question);
            }
            Event::PageRemoved(page) => {
                self.order.retain(|known| *known != page);
                let _ = self.pages.remove(&page);
            }
            Event::PageMoved { page, before } => self.move_page(page, before),
            Event::Language(language) => self.language = Some(language),
            Event::Corrects { filing, reasons } => {
                self.correction = Some(Correction::begin(filing, reasons));
            }
            Event::Help(step) => self.help.apply(step),
            // Nobody signs in the resident's place.
            Event::Drawn(_) | Event::SignsByHand(_) | Event::Unsigned
                if self.help.helper().is_some() => {}
            Event::Drawn(stroke) => self.draw(stroke),
            Event::SignsByHand(way) => self.signature = Some(Signature::ByHand(way)),
            Event::Unsigned => self.signature = None,
        }
    }

    fn draw(&mut self, stroke: PadStroke) {
        let mut drawing = match self.signature.take() {
            Some(Signature::Drawn(drawing)) => drawing,
            Some(Signature::ByHand(_)) | None => Drawing::default(),
        };
        // What the pad has no room for is not seen on it either.
        let _ = drawing.add(stroke);
        self.signature = (!drawing.is_empty()).then_some(Signature::Drawn(drawing));
    }

    /// No signature stands under words that its hand did not see.
    fn withdraw_drawing(&mut self) {
        if matches!(self.signature, Some(Signature::Drawn(_))) {
            self.signature = None;
        }
    }

    /// How the resident has signed; none as long as nothing, or only a dot, is drawn.
    pub fn signed(&self) -> Option<&Signature> {
        self.signature.as_ref().filter(|one| one.is_signed())
    }

    fn note_hands(&mut self) {
        let helper = self.help.helper().map(Helper::author);
        self.helped_field = helper.or(self.helped_field);
    }

    /// Who gives the answer of the current field: whoever helps now or has written in it.
    pub fn author(&self) -> Author {
        let helper = self.help.helper().map(Helper::author);
        helper.or(self.helped_field).unwrap_or(TYPED_BY)
    }

    /// The id that the next captured page gets.
    pub fn next_page(&self) -> PageId {
        PageId(self.pages.keys().next_back().map_or(1, |last| last.0 + 1))
    }

    /// The pages of one paper, in their order.
    pub fn pages_of(&self, paper: &QuestionId) -> Vec<PageId> {
        let pages = self.order.iter().copied();
        pages
            .filter(|page| self.pages.get(page) == Some(paper))
            .collect()
    }

    fn move_page(&mut self, page: PageId, before: PageId) {
        let of_one_paper = self
            .pages
            .get(&page)
            .is_some_and(|paper| self.pages.get(&before) == Some(paper));
        if !of_one_paper || page == before {
            return;
        }
        self.order.retain(|known| *known != page);
        let place = self.order.iter().position(|known| *known == before);
        self.order.insert(place.unwrap_or(self.order.len()), page);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::filing::help::Ending;
    use crate::filing::signature::Stroke;
    use proptest::prelude::*;

    fn at() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn stroke() -> impl Strategy<Value = Event> {
        (0u16..8_000, 0u16..5_000).prop_map(|(right, down)| {
            let stroke = Stroke::thinned(&[[right, down], [right + 900, down + 900]]).unwrap();
            let pad = [9_000, 6_000];
            Event::Drawn(PadStroke { pad, stroke })
        })
    }

    /// What may happen while somebody signs, mends answers and is helped.
    fn event() -> impl Strategy<Value = Event> {
        let question = || prop::sample::select(vec!["name", "birth"]).prop_map(QuestionId::from);
        let answer = "[ab]".prop_map(|text| Answer::by_resident(Value::Text(text)));
        let way = prop::sample::select(ByHand::ALL.to_vec());
        let helper = Helper::Family;
        prop_oneof![
            4 => stroke(),
            1 => way.prop_map(Event::SignsByHand),
            1 => Just(Event::Unsigned),
            2 => (question(), answer).prop_map(|(id, answer)| Event::Answered(id, answer)),
            1 => question().prop_map(Event::Withdrawn),
            1 => Just(Event::Moved { to: Position::Check, mending: false }),
            1 => Just(Event::Help(Step::Agreed { helper, at: at() })),
            1 => Just(Event::Help(Step::Began { at: at() })),
            2 => Just(Event::Help(Step::Ended { by: Ending::Resident, at: at() })),
        ]
    }

    proptest! {
        /// The fold against one that counts the strokes since the words last changed.
        #[test]
        fn no_drawn_signature_stands_under_answers_that_its_hand_did_not_see(
            events in prop::collection::vec(event(), 0..60),
        ) {
            let mut draft = Draft::begin(Uuid::nil(), "death".into(), "1".into(), at());
            let (mut strokes, mut by_hand) = (0, None);
            for event in events {
                let alone = draft.help.helper().is_none();
                let said = draft.answers.clone();
                draft.apply(event.clone());
                match event {
                    Event::Drawn(_) if alone => (strokes, by_hand) = (strokes + 1, None),
                    Event::SignsByHand(way) if alone => (strokes, by_hand) = (0, Some(way)),
                    Event::Unsigned if alone => (strokes, by_hand) = (0, None),
                    _ if draft.answers != said => strokes = 0,
                    _ => {}
                }
                let expected = match &draft.signature {
                    None => (0, None),
                    Some(Signature::Drawn(drawing)) => (drawing.strokes().len(), None),
                    Some(Signature::ByHand(way)) => (0, Some(*way)),
                };
                prop_assert_eq!((strokes, by_hand), expected);
            }
        }
    }
}

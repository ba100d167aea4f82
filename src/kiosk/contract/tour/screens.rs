//! The way through all screens: before, during and after a visit, and what stands above one.

use super::{Astray, Walk, version};
use crate::config::Config;
use crate::filing::answer::{Answer, Answers, Author, PageId, QuestionId, Value};
use crate::filing::appointment::Appointment;
use crate::filing::date::PartialDate;
use crate::filing::delivery::{Receipt, State};
use crate::filing::draft::{Draft, Event, Position};
use crate::filing::form::Replies;
use crate::filing::procedure::{Handling, Kind, Person, Procedure, Question};
use crate::filing::reference::Reference;
use crate::kiosk::contract::visitor::{Visitor, draft, morning};
use crate::kiosk::effect::{Message, SealRefused};
use crate::kiosk::page::{Act, Block, KeyCap, Layer, Page};
use crate::kiosk::screen::done::{Done, SlipState, ToBring};
use crate::machine::health::{Health, LineFact, StoreFact};
use crate::paper::print::Trouble;
use crate::vietnamese::composition::Key;
use jiff::civil;
use std::sync::Arc;
use uuid::Uuid;

/// No idle time is longer, in seconds.
const LONGEST_WAIT: usize = 1_000;

impl Walk<'_> {
    pub(super) fn everything(&mut self) -> Result<(), Astray> {
        self.before_a_visit();
        self.not_in_force()?;
        self.first_minute()?;
        self.above_a_visit()?;
        self.staff_pages()?;
        self.corrections()?;
        let config = Arc::clone(&self.config);
        if let Some(procedure) = config.procedures.iter().next() {
            self.procedure = Some(procedure.id.clone());
            self.help(procedure)?;
            self.company(procedure)?;
        }
        for procedure in &config.procedures {
            self.procedure = Some(procedure.id.clone());
            self.around_the_questions(procedure)?;
            self.signature(procedure)?;
            for question in procedure.questions.iter().filter(|one| is_asked(one)) {
                self.question(procedure, question)?;
            }
            for person in &procedure.people {
                self.card(procedure, person)?;
            }
            let exits = self.tour.exits.get(&version(procedure));
            for (answers, at) in exits.into_iter().flat_map(|exits| exits.values()) {
                self.exit(procedure, answers, at)?;
            }
            self.done(procedure)?;
        }
        Ok(())
    }

    pub(super) fn visitor(&self, draft: Option<Draft>) -> Visitor {
        Visitor::new(&self.config, draft, self.variant)
    }

    fn before_a_visit(&mut self) {
        let mut visitor = self.visitor(None);
        self.look(&visitor, "empty");
        for (state, line, waiting) in [
            ("kept-here", LineFact::NoDesk, 12),
            ("line-unknown", LineFact::Unknown, 0),
            ("online", LineFact::Up, 0),
            ("sending", LineFact::Up, 12),
            ("slow", LineFact::Slow, 12),
            ("offline", LineFact::Down, 0),
            ("offline-waiting", LineFact::Down, 12),
        ] {
            visitor.give(Message::Health(Health {
                line,
                waiting,
                ..Health::default()
            }));
            self.look(&visitor, state);
        }
        for (state, store) in [
            ("disk-full", StoreFact::DiskFull),
            ("disk-read-only", StoreFact::ReadOnly),
            ("disk-failing", StoreFact::Failing),
            ("replaced", StoreFact::Replaced),
        ] {
            visitor.give(Message::Health(Health {
                store,
                ..Health::default()
            }));
            self.look(&visitor, state);
        }
        visitor.give(Message::Health(Health::default()));
        visitor.act(Act::Start);
        visitor.act(Act::SkipFitting);
        self.look_through(&mut visitor, "empty");
        self.services(&mut visitor);
    }

    /// The groups of the menu, the search by words and what it finds.
    fn services(&mut self, visitor: &mut Visitor) {
        for place in 0..self.config.settings.menu.len() {
            visitor.act(Act::Group(place));
            self.look_through(visitor, "empty");
            visitor.act(Act::Back);
        }
        visitor.act(Act::Search);
        self.look_through(visitor, "empty");
        for (state, letters) in [("found", "giay"), ("nothing", "qqqq")] {
            for letter in letters.chars() {
                visitor.act(Act::Key(Key::Letter(letter)));
            }
            self.look_through(visitor, state);
            visitor.act(Act::Continue);
            self.look_through(visitor, state);
            visitor.act(Act::Search);
        }
        for place in 0..self.config.explained.len() {
            visitor.act(Act::Explain(place));
            self.look_through(visitor, "empty");
            visitor.act(Act::Back);
        }
    }

    /// A procedure whose rules have ended.
    fn not_in_force(&mut self) -> Result<(), Astray> {
        let mut config = Config::clone(&self.config);
        let ended = |mut version: Procedure| {
            version.valid_to = version.valid_from.yesterday().ok();
            version.valid_from = civil::Date::MIN;
            version
        };
        config.procedures = config.procedures.into_iter().map(ended).collect();
        let mut visitor = Visitor::new(&Arc::new(config), None, self.variant);
        visitor.act(Act::Start);
        visitor.act(Act::Group(0));
        self.look_through(&mut visitor, "not-in-force");
        visitor.act(Act::Choose(0));
        Self::expect(&visitor, "not-in-force")?;
        self.look_through(&mut visitor, "empty");
        Ok(())
    }

    /// The first minute, with a voice and a finger that trembles.
    fn first_minute(&mut self) -> Result<(), Astray> {
        let mut config = Config::clone(&self.config);
        config.settings.fitting.offer = true;
        let mut visitor = Visitor::new(&Arc::new(config), None, self.variant);
        visitor.give(Message::Health(Health {
            voice: true,
            ..Health::default()
        }));
        visitor.act(Act::Start);
        self.look_through(&mut visitor, "empty");
        visitor.act(Act::Size(self.variant.size()));
        self.look_through(&mut visitor, "chosen");
        visitor.act(Act::Continue);
        Self::expect(&visitor, "fitting-hearing")?;
        self.look_through(&mut visitor, "empty");
        visitor.act(Act::Continue);
        for place in 0..3 {
            self.look_through(&mut visitor, "empty");
            visitor.hit(Act::Practice(place), 9.0);
        }
        Self::expect(&visitor, "fitting-ready")?;
        self.look_through(&mut visitor, "wide");
        Ok(())
    }

    /// What stands above a visit.
    fn above_a_visit(&mut self) -> Result<(), Astray> {
        let mut visitor = self.visitor(None);
        for act in [Act::Start, Act::SkipFitting, Act::ReadAloud] {
            visitor.act(act);
        }
        self.look(&visitor, "no-voice");
        visitor.give(Message::Health(Health {
            voice: true,
            ..Health::default()
        }));
        visitor.act(Act::ReadAloud);
        self.look(&visitor, "reading");
        visitor.act(Act::ReadAloud);
        visitor.give(Message::Health(Health::default()));
        for act in [Act::AskEnd, Act::AskAppearance] {
            visitor.act(act);
            self.look_through(&mut visitor, "empty");
            visitor.act(Act::Stay);
        }
        visitor.scan(&self.tour.samples.card);
        Self::expect(&visitor, "card-not-needed")?;
        self.look_through(&mut visitor, "empty");
        visitor.act(Act::Stay);
        visitor.act(Act::CallStaff);
        self.look(&visitor, "calling");
        for (state, heard) in [("heard", true), ("unheard", false)] {
            visitor.give(Message::HelpHeard(heard));
            self.look(&visitor, state);
        }
        visitor.act(Act::StaffCame);
        until_idle(&mut visitor);
        Self::expect(&visitor, "idle")?;
        self.look(&visitor, "warning");
        Ok(())
    }

    fn around_the_questions(&mut self, procedure: &Procedure) -> Result<(), Astray> {
        for at in [Position::Prepare, Position::Privacy, Position::Confirm] {
            let mut visitor = self.visitor(Some(draft(procedure, at)));
            self.look_through(&mut visitor, "empty");
        }
        let mut declined = self.visitor(Some(draft(procedure, Position::Privacy)));
        // Where the notice has parts, refusing stands on the last.
        while declined.turn() {}
        declined.act(Act::Decline);
        self.look_through(&mut declined, "empty");
        // Nothing is answered: as many gaps as there can be.
        let mut check = self.visitor(Some(draft(procedure, Position::Check)));
        self.look_through(&mut check, "gaps");
        self.refused(&mut check);
        let mut full = draft(procedure, Position::Check);
        for question in &procedure.questions {
            let answer = self.tour.samples.answer(question);
            full.apply(Event::Answered(question.id.clone(), answer));
        }
        // A card says each name in another way than the resident.
        let mut other = full.clone();
        let names = procedure.questions.iter();
        for question in names.filter(|question| question.kind == Kind::Name) {
            let on_card = Answer {
                author: Author::Card,
                ..self.tour.samples.answer(question)
            };
            for answer in [on_card, self.tour.samples.another_name()] {
                other.apply(Event::Answered(question.id.clone(), answer));
            }
        }
        let mut check = self.visitor(Some(other));
        self.look_through(&mut check, "differs-from-card");
        let mut check = self.visitor(Some(full.clone()));
        self.look_through(&mut check, "longest");
        if procedure.form.is_some() && !self.seen.contains_key("form") {
            self.form(full.clone())?;
        }
        check.act(Act::Cover);
        self.look_through(&mut check, "covered");
        check.act(Act::Uncover);
        self.refused(&mut check);
        Ok(())
    }

    fn question(&mut self, procedure: &Procedure, question: &Question) -> Result<(), Astray> {
        let at = draft(procedure, Position::Question(question.id.clone()));
        let mut visitor = self.visitor(Some(at.clone()));
        self.look_through(&mut visitor, "empty");
        self.refused(&mut visitor);
        let entries = self
            .tour
            .entries
            .get(&(version(procedure), question.id.clone()));
        for (state, entry) in entries.into_iter().flatten() {
            let mut typed = at.clone();
            typed.apply(Event::Typed(entry.clone()));
            let mut visitor = self.visitor(Some(typed));
            self.look_through(&mut visitor, state);
            if has_layers(&visitor.page()) {
                visitor.act(Act::Layer(Layer::Digits));
                self.look(&visitor, &format!("{state}-digits"));
            }
            self.refused(&mut visitor);
        }
        if matches!(question.kind, Kind::PersonNumber | Kind::Phone(_)) {
            let mut before = at.clone();
            let answer = self.tour.samples.answer(question);
            before.apply(Event::Answered(question.id.clone(), answer));
            let mut masked = self.visitor(Some(before));
            self.look_through(&mut masked, "masked");
            masked.act(Act::Reveal(true));
            self.look_through(&mut masked, "revealed");
        }
        if matches!(question.kind, Kind::Paper(_)) {
            for (state, pages) in [("one-page", 1), ("three-pages", 3), ("five-pages", 5)] {
                let mut captured = at.clone();
                for page in 1..=pages {
                    captured.apply(Event::PageAdded(question.id.clone(), PageId(page)));
                }
                let mut visitor = self.visitor(Some(captured));
                self.look_through(&mut visitor, state);
                self.captured_page(&mut visitor, PageId(pages))?;
            }
            let mut visitor = self.visitor(Some(at.clone()));
            visitor.give(Message::CaptureRefused);
            self.look_through(&mut visitor, "camera-refused");
            self.flawed_pages(&mut visitor);
            self.with_devices(&at, question)?;
        }
        Ok(())
    }

    /// A card laid on the reader where a person is asked for.
    fn card(&mut self, procedure: &Procedure, person: &Person) -> Result<(), Astray> {
        let samples = &self.tour.samples;
        let (card, damaged) = (samples.card.clone(), samples.damaged_card.clone());
        let other = samples.other_code.clone();
        let at = draft(procedure, Position::Question(person.asked_on().clone()));
        let mut typed = at.clone();
        for id in person.questions() {
            if let Some(question) = procedure.question(id) {
                let answer = match question.kind {
                    Kind::Date { .. } => Answer::by_resident(Value::Date(PartialDate::Year(1948))),
                    _ => samples.answer(question),
                };
                typed.apply(Event::Answered(id.clone(), answer));
            }
        }
        for (state, draft, text) in [
            ("read", &at, &card),
            ("name-lost", &at, &damaged),
            ("differs", &typed, &card),
        ] {
            let mut visitor = self.visitor(Some(draft.clone()));
            visitor.scan(text);
            Self::expect(&visitor, "card")?;
            self.look_through(&mut visitor, state);
        }
        self.viewfinder_for_card(&at)?;
        let mut visitor = self.visitor(Some(at));
        for state in ["error-card", "error-card-again"] {
            visitor.scan(&other);
            Self::expect(&visitor, &format!("question-{}", person.asked_on()))?;
            self.look_through(&mut visitor, state);
        }
        Ok(())
    }

    /// Goes on twice: what is refused says why, and the second time offers a person's help.
    pub(super) fn refused(&mut self, visitor: &mut Visitor) {
        let screen = visitor.page().id;
        for again in [false, true] {
            while visitor.turn() {}
            visitor.go_on();
            let page = visitor.page();
            if page.id != screen {
                return;
            }
            let Some(state) = self.error_state(&page) else {
                return;
            };
            let state = if again {
                format!("{state}-again")
            } else {
                state
            };
            self.look_through(visitor, &state);
        }
    }

    fn exit(
        &mut self,
        procedure: &Procedure,
        answers: &Answers,
        at: &QuestionId,
    ) -> Result<(), Astray> {
        let mut draft = draft(procedure, Position::Question(at.clone()));
        draft.answers = answers.clone();
        let mut visitor = self.visitor(Some(draft));
        while visitor.turn() {}
        visitor.go_on();
        if visitor.page().id.starts_with("question-") {
            visitor.act(Act::Unknown);
        }
        Self::expect(&visitor, "exit-")?;
        self.look_through(&mut visitor, "empty");
        Ok(())
    }

    fn done(&mut self, procedure: &Procedure) -> Result<(), Astray> {
        let papers: Vec<ToBring> = procedure
            .questions
            .iter()
            .filter_map(|question| match &question.kind {
                Kind::Paper(paper) => Some(ToBring {
                    text: question.text.0.clone(),
                    picture: paper.picture.clone(),
                }),
                _ => None,
            })
            .collect();
        let received = State::Received(Receipt {
            received_at: morning(),
            dossier: Some(self.tour.samples.dossier.clone()),
            expected_day: Some(civil::date(2026, 11, 30)),
        });
        let day = civil::date(2026, 11, 24);
        let nothing = Replies::new([], day);
        let config = Arc::clone(&self.config);
        let form = config.application_form(procedure, &nothing, day, None);
        for (name, slip, state, missing, by_post) in [
            ("printing", SlipState::Printing, State::Waiting, 0, false),
            ("no-printer", SlipState::Kept, State::Waiting, 2, false),
            (
                "printer-out",
                SlipState::Failed(Trouble::NoPaper),
                State::Waiting,
                3,
                true,
            ),
            (
                "handed-over",
                SlipState::Printed,
                State::HandedOver,
                0,
                false,
            ),
            ("longest", SlipState::Printed, received, 3, true),
        ] {
            let mut visitor = self.visitor(Some(draft(procedure, Position::Confirm)));
            visitor.act(Act::Submit);
            Self::expect(&visitor, "sealing")?;
            self.look(&visitor, "empty");
            let done = Done {
                id: Uuid::from_u128(4),
                reference: Reference::from_random([5; 8]),
                procedure: procedure.id.clone(),
                expected_day: civil::date(2026, 11, 30),
                fee: 24_000,
                attached: Vec::new(),
                missing: papers.iter().take(missing).cloned().collect(),
                appointment: (name == "longest").then_some(Appointment {
                    day: civil::date(2026, 11, 30),
                    time: civil::time(8, 30, 0, 0),
                }),
                by_post,
                state,
                slip,
                form: form.clone().map(Box::new),
            };
            visitor.give(Message::Sealed(Ok(Box::new(done))));
            Self::expect(&visitor, "done")?;
            self.look_through(&mut visitor, &format!("{name}-no-picture"));
            let picture = iced::widget::image::Handle::from_rgba(1, 1, vec![255; 4]);
            visitor.give(Message::Slip(slip, Some(picture)));
            visitor.act(Act::Turn(0));
            self.look_through(&mut visitor, name);
            if matches!(slip, SlipState::Failed(_)) {
                visitor.give(Message::HelpHeard(true));
                visitor.act(Act::Turn(0));
                self.look_through(&mut visitor, "printer-out-heard");
            }
            visitor.act(Act::ShowSlip);
            Self::expect(&visitor, "slip")?;
            self.look(&visitor, "empty");
        }
        let mut visitor = self.visitor(Some(draft(procedure, Position::Confirm)));
        visitor.act(Act::Submit);
        visitor.give(Message::Sealed(Err(SealRefused::Store)));
        Self::expect(&visitor, "not-sealed")?;
        self.look(&visitor, "store-refused");
        Ok(())
    }
}

/// Waits until somebody is asked for.
pub(super) fn until_idle(visitor: &mut Visitor) {
    for _ in 0..LONGEST_WAIT {
        visitor.wait();
        if visitor.page().id == "idle" {
            break;
        }
    }
}

/// What is only shown at the desk has no page of its own.
fn is_asked(question: &Question) -> bool {
    !matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk)
}

fn has_layers(page: &Page) -> bool {
    let changes = |key: &KeyCap| key.act == Act::Layer(Layer::Digits);
    fn keys(block: &Block) -> Vec<&KeyCap> {
        match block {
            Block::Keys(keys) => keys.rows.iter().flatten().collect(),
            Block::Columns { left, right, .. } => left.iter().chain(right).flat_map(keys).collect(),
            _ => Vec::new(),
        }
    }
    page.body.iter().flat_map(keys).any(changes)
}

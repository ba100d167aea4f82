//! An identity card in a visit: read, shown to be confirmed, taken or dropped.

use super::{Outcome, Surroundings, Visit};
use crate::filing::answer::{Answer, Author, QuestionId, Reply};
use crate::filing::card_answers::{self, CardAnswer, CardRead, Taken};
use crate::filing::condition::Truth;
use crate::filing::draft::{Event, Position};
use crate::filing::entry::EntryProblem;
use crate::filing::id_card::{self, IdCard};
use crate::filing::place::Place;
use crate::filing::place::reading::AddressReading;
use crate::filing::procedure::{Person, Question};

impl Visit {
    /// The person that the question on the screen is about, where a card can answer it.
    pub fn person(&self) -> Option<&Person> {
        if self.exit.is_some() {
            return None;
        }
        self.procedure.person_of(&self.question()?.id)
    }

    /// The person whose card is asked for before the first question.
    pub fn first_person(&self) -> Option<&Person> {
        self.procedure.people.iter().find(|person| person.first)
    }

    /// Whose card is taken on this screen.
    fn lays_card(&self) -> Option<&Person> {
        match self.draft.at {
            Position::Prepare if self.draft.consented.is_some() => self.first_person(),
            _ => self.person(),
        }
    }

    /// Whether this is the first question about a person, where the card is asked for; a person
    /// whose number could be asked and is not has none (who died long ago).
    pub fn begins_person(&self, question: &Question, around: &Surroundings<'_>) -> bool {
        let Some(person) = self.procedure.person_of(&question.id) else {
            return false;
        };
        let interview = self.interview(around);
        let mut asked = self.procedure.questions.iter().filter(|one| {
            person.questions().any(|id| *id == one.id) && interview.asked(one) == Truth::True
        });
        let first = asked.next();
        let number = first
            .into_iter()
            .chain(asked)
            .any(|one| one.id == *person.asked_on());
        number && first.is_some_and(|first| first.id == question.id)
    }

    /// Takes what a scanner read; none where nobody's card is asked for.
    pub fn scan(&mut self, text: &str) -> Option<Outcome> {
        let person = self.lays_card()?.id.clone();
        let mut outcome = Outcome::default();
        match id_card::read(text) {
            Ok(card) => {
                let card = self.with_what_was_read(card);
                let read = Box::new(CardRead { person, card });
                self.note(Event::Card(Some(read)), &mut outcome);
                self.problem = None;
                outcome.moved = true;
            }
            // A card that was read already stays.
            Err(_) if self.draft.card.is_some() => {}
            Err(refusal) => {
                self.problem = Some(EntryProblem::Card(refusal));
                self.refusals = self.refusals.saturating_add(1);
            }
        }
        Some(outcome)
    }

    /// The lines on the back say less than the square code of the same card.
    fn with_what_was_read(&self, card: IdCard) -> IdCard {
        let before = self.draft.card.as_ref().map(|read| &read.card);
        match before {
            Some(before) if card.residence.is_none() && before.number == card.number => {
                before.clone()
            }
            _ => card,
        }
    }

    /// What the card that is to be confirmed answers.
    pub fn card_answers(&self, read: &CardRead, around: &Surroundings<'_>) -> Vec<CardAnswer> {
        let mut people = self.procedure.people.iter();
        let Some(person) = people.find(|person| person.id == read.person) else {
            return Vec::new();
        };
        let residence = residence(&read.card, around);
        card_answers::of(
            &self.interview(around),
            person,
            &read.card,
            residence.as_ref(),
        )
    }

    /// Whether the question will stand in the filing once the card is confirmed.
    pub fn counts_with_card(
        &self,
        answers: &[CardAnswer],
        id: &QuestionId,
        around: &Surroundings<'_>,
    ) -> bool {
        card_answers::counts(&self.interview(around), answers, id)
    }

    pub(super) fn take_card(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        let Some(read) = self.draft.card.clone() else {
            return;
        };
        for CardAnswer {
            question, value, ..
        } in self.card_answers(&read, around)
        {
            let answer = Answer {
                reply: Reply::Known(value),
                author: Author::Card,
            };
            self.note(Event::Answered(question, answer), outcome);
        }
        self.note(Event::CardTaken(read), outcome);
        let asked = match self.draft.at.clone() {
            Position::Question(id) => Some(id),
            _ => None,
        };
        match asked {
            Some(id) if !self.interview(around).is_from_card(&id) => {
                // The card does not answer the question on the screen: it is still to be typed.
                let mending = self.draft.mending;
                self.move_to(Position::Question(id), mending, around, outcome);
            }
            asked => self.ask_next(asked.as_ref(), around, outcome),
        }
    }

    /// Lets the answers agree with the cards that were confirmed.
    pub(super) fn settle_cards(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) {
        let taken: Vec<Taken<'_>> = self
            .draft
            .taken
            .iter()
            .map(|read| (read, residence(&read.card, around)))
            .collect();
        if taken.is_empty() {
            return;
        }
        for event in card_answers::settle(&self.interview(around), &taken) {
            self.note(event, outcome);
        }
    }

    pub(super) fn drop_card(&mut self, outcome: &mut Outcome) {
        self.note(Event::Card(None), outcome);
        outcome.moved = true;
    }
}

/// The residence of the card in today's units, where it can be told for certain.
fn residence(card: &IdCard, around: &Surroundings<'_>) -> Option<Place> {
    match around
        .config
        .places
        .read_address(card.residence.as_deref()?)
    {
        AddressReading::Place(place) => Some(place),
        // Somebody has to say which: the question is asked.
        AddressReading::Choice(_) | AddressReading::Unknown { .. } => None,
    }
}

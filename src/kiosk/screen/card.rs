//! An identity card: what it says, to be confirmed; and the kind word where none is needed.

use crate::filing::answer::{QuestionId, Value};
use crate::filing::card_answers::{CardAnswer, CardRead};
use crate::filing::procedure::Person;
use crate::kiosk::page::{Act, Bars, Block, Card, CardState, Page, Row};
use crate::kiosk::screen::masked::masked;
use crate::kiosk::screen::{Scene, question};
use crate::kiosk::visit::{Surroundings, Visit};

/// Digits of a personal number that are shown before the masked ones, as in its field.
const HEAD: usize = 6;

/// Asks whether what the card says is right.
pub fn page(scene: &Scene<'_>, visit: &Visit, read: &CardRead, around: &Surroundings<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("card", words.say("screen-card"));
    page.label = Some(words.aloud("screen-card.label"));
    page.private = true;
    page.progress = visit
        .question()
        .map(|question| question::progress(scene, visit, question, around));
    page.spoken = ["screen-card", "button-card-right", "button-card-wrong"]
        .map(|key| words.aloud(key))
        .to_vec();
    if read.card.name.is_none() {
        page.spoken.insert(1, words.aloud("card-name-lost"));
    }
    page.body = vec![Block::Rows(rows(scene, visit, read, around))];
    let card = |key, icon, state, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    page.foot = vec![
        card("button-card-wrong", "x", CardState::Action, Act::DropCard),
        card("button-card-right", "check", CardState::Main, Act::TakeCard),
    ];
    page
}

/// What the card answers, in the words of the questions; what is not used is not shown.
fn rows(scene: &Scene<'_>, visit: &Visit, read: &CardRead, around: &Surroundings<'_>) -> Vec<Row> {
    let answers = visit.card_answers(read, around);
    let counts = |id: &QuestionId| visit.counts_with_card(&answers, id, around);
    let mut rows: Vec<Row> = answers
        .iter()
        .filter(|answer| counts(&answer.question))
        .filter_map(|answer| row(scene, visit, answer))
        .collect();
    let mut people = visit.procedure.people.iter();
    let person = people.find(|person| person.id == read.person);
    let label = |id: &QuestionId| {
        let question = visit.procedure.question(id);
        question.map(|question| scene.words.label(question))
    };
    if read.card.name.is_none()
        && let Some(label) = person.and_then(|person| label(&person.name))
    {
        rows.insert(
            1.min(rows.len()),
            Row {
                icon: None,
                label,
                value: scene.words.say("card-name-lost"),
                action: None,
                flagged: true,
            },
        );
    }
    if tells_residence(visit, person, &answers, &counts) {
        rows.extend(residence(scene, read));
    }
    rows
}

/// Whether the residence is used: itself, or because it lies in this ward. Before the first question
/// that is still open.
fn tells_residence(
    visit: &Visit,
    person: Option<&Person>,
    answers: &[CardAnswer],
    counts: &impl Fn(&QuestionId) -> bool,
) -> bool {
    let residence = person.and_then(|person| person.residence.as_ref());
    let mut lives = visit
        .procedure
        .people
        .iter()
        .filter_map(|person| person.lives.as_ref());
    residence.is_some_and(counts)
        || lives.any(|lives| {
            visit.question().is_none()
                || answers
                    .iter()
                    .any(|answer| answer.question == lives.question)
        })
}

/// The residence stands here as it is printed, whatever becomes of it.
fn residence(scene: &Scene<'_>, read: &CardRead) -> Option<Row> {
    Some(Row {
        icon: None,
        label: scene.words.say("card-residence"),
        value: read.card.residence.clone()?,
        action: None,
        flagged: false,
    })
}

fn row(scene: &Scene<'_>, visit: &Visit, answer: &CardAnswer) -> Option<Row> {
    let question = visit.procedure.question(&answer.question)?;
    let shown = |value: &Value| match value {
        Value::PersonNumber(number) => masked(&number.to_string(), HEAD),
        // Printed below, in the words of the card.
        Value::Place(_) => String::new(),
        value => scene.words.value(&question.kind, value),
    };
    let value = shown(&answer.value);
    if value.is_empty() {
        return None;
    }
    let value = match &answer.typed {
        None => value,
        Some(typed) => scene.words.with(
            "card-differs",
            &[
                ("card", value.as_str().into()),
                ("typed", shown(typed).as_str().into()),
            ],
        ),
    };
    Some(Row {
        icon: None,
        label: scene.words.label(question),
        value,
        action: None,
        flagged: answer.typed.is_some(),
    })
}

/// A card was laid on the reader that nobody asked for: nothing has changed.
pub fn not_needed(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("card-not-needed", words.say("screen-card-not-needed"));
    page.lead = vec![words.say("screen-card-not-needed.about")];
    page.spoken = [
        "screen-card-not-needed",
        "screen-card-not-needed.about",
        "button-go-on",
    ]
    .map(|key| words.aloud(key))
    .to_vec();
    page.back = None;
    page.bars = Bars::Help;
    let stay = Card {
        label: words.say("button-go-on"),
        detail: None,
        icon: Some("arrow-left"),
        state: CardState::Main,
        act: Act::Stay,
    };
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 1,
            cards: vec![stay],
        },
        Block::Rest,
    ];
    page
}

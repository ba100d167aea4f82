//! One question a screen: what all kinds have in common, and the way to each kind's own room.

use crate::config::settings::Scanner;
use crate::filing::correction::Reason;
use crate::filing::entry::{Entry, PlacePart};
use crate::filing::procedure::{Kind, Question};
use crate::kiosk::page::{Act, Block, Button, Notice, Page, Progress};
use crate::kiosk::screen::{Scene, appointment, choice, date, paper, place, time, typed};
use crate::kiosk::visit::{Surroundings, Visit};

/// After so many refusals in a row the page offers a person's help (C35).
pub(super) const REFUSALS_BEFORE_HELP: u8 = 2;

/// The card is asked for before anything is typed.
const LAY_CARD: [&str; 2] = ["card-lay", "card-or-type"];

/// Builds the page of the question on the screen.
pub fn page(
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    around: &Surroundings<'_>,
) -> Page {
    let words = scene.words;
    let mut page = scene.page(
        &format!("question-{}", question.id),
        words.say(&question.text.0),
    );
    page.lead = words
        .find(&format!("{}.hint", question.text.0))
        .into_iter()
        .collect();
    let lays_card =
        scene.config.settings.scanner != Scanner::Absent && visit.begins_person(question, around);
    if lays_card {
        page.lead = LAY_CARD.map(|key| words.say(key)).to_vec();
    }
    page.label = Some(words.aloud_label(question));
    page.private = question.private;
    page.progress = Some(progress(scene, visit, question, around));
    page.next = Some(scene.continue_button());
    page.problem = visit.problem.as_ref().map(|problem| words.problem(problem));
    let (help, way) = way_past(question);
    if page.problem.is_some() && visit.refusals >= REFUSALS_BEFORE_HELP {
        page.help = Some(Button {
            label: words.say(help),
            act: way,
        });
    }
    // What is wrong comes first; it has taken the hint's place.
    if let Some(problem) = &visit.problem {
        page.spoken.extend(words.aloud_problem(problem));
        page.spoken
            .extend(page.help.is_some().then(|| words.aloud(help)));
    }
    let why = why_returned(scene, visit, question, around);
    if why.is_some() {
        page.spoken.push(words.aloud("returned-for"));
    }
    page.spoken.push(words.aloud(&question.text.0));
    if page.problem.is_none() && lays_card {
        page.spoken.extend(LAY_CARD.map(|key| words.aloud(key)));
    } else if page.problem.is_none() && !page.lead.is_empty() {
        page.spoken
            .push(words.aloud(&format!("{}.hint", question.text.0)));
    }
    match (&question.kind, &visit.entry) {
        (Kind::Choice(options), Entry::Choice(chosen)) => {
            choice::fill(&mut page, scene, question, options, chosen.as_deref());
        }
        (Kind::YesNo, Entry::Choice(chosen)) => {
            choice::fill_yes_no(&mut page, scene, question, chosen.as_deref());
        }
        (Kind::Delivery(ways), Entry::Choice(chosen)) => {
            choice::fill_delivery(&mut page, scene, ways, chosen.as_deref());
        }
        (Kind::Paper(sheet), Entry::Choice(chosen)) => {
            paper::fill(&mut page, scene, visit, question, sheet, chosen.as_deref());
        }
        (Kind::Date { .. }, Entry::Date(entry)) if entry.read_back => {
            date::read_back(&mut page, scene, visit, around);
            return page;
        }
        (
            Kind::Date {
                at_least,
                lunar,
                weekday,
                ..
            },
            Entry::Date(entry),
        ) => {
            let ways = date::Ways {
                at_least: *at_least,
                lunar: *lunar,
            };
            date::fill(&mut page, scene, visit, question, ways, entry);
            if *weekday {
                date::name_day(&mut page, scene, visit, around);
            }
        }
        (Kind::Time, Entry::Time(entry)) => time::fill(&mut page, scene, question, entry),
        (Kind::Place, Entry::Place(entry)) => {
            if !matches!(entry.part(), PlacePart::Commune | PlacePart::Detail) {
                page.next = None;
            }
            place::fill(&mut page, scene, visit, question, entry);
        }
        (Kind::Appointment(hours), Entry::Appointment(entry)) => {
            appointment::fill(&mut page, scene, question, hours, entry);
        }
        (kind, Entry::Text(text)) => {
            typed::fill(&mut page, scene, visit, question, kind, text, around);
        }
        _ => {}
    }
    page.body.splice(0..0, why);
    if page.problem.is_some() {
        // What is wrong matters more than the hint, and takes its room.
        let hints = std::mem::take(&mut page.lead);
        page.spoken
            .retain(|say| !hints.iter().any(|hint| hint == say.shown()));
    }
    if page.next.is_some() {
        page.spoken.push(words.aloud("button-continue"));
    }
    page
}

/// Why an officer has returned this question.
fn why_returned(
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    around: &Surroundings<'_>,
) -> Option<Block> {
    let correction = visit.draft.correction.as_ref()?;
    let interview = visit.interview(around);
    returned(scene, correction.about(&interview, &question.id))
}

/// What an officer has said about a filing that came back; nothing where there are no reasons.
pub(super) fn returned<'a>(
    scene: &Scene<'_>,
    reasons: impl Iterator<Item = &'a Reason>,
) -> Option<Block> {
    let reasons: Vec<_> = reasons.map(|reason| reason.text.as_str()).collect();
    let notice = Notice {
        what: scene.words.say("returned-for"),
        do_this: reasons.join(" "),
    };
    (!reasons.is_empty()).then_some(Block::Notice(notice))
}

/// Past a question that does not want to be answered: later where the law allows, else a person.
fn way_past(question: &Question) -> (&'static str, Act) {
    if question.required {
        ("button-call-staff", Act::CallStaff)
    } else {
        ("button-later", Act::Skip)
    }
}

/// How far the resident has come at a question.
pub fn progress(
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    around: &Surroundings<'_>,
) -> Progress {
    use crate::config::texts::Argument::{Number, Text};
    let progress = visit.interview(around).progress(Some(&question.id));
    Progress {
        text: scene.words.with(
            "progress-text",
            &[
                ("step", Number(progress.step as i64)),
                ("of", Number(progress.of as i64)),
                (
                    "name",
                    Text(scene.words.say(&format!("step-{}", question.step))),
                ),
            ],
        ),
        permille: progress.permille,
    }
}

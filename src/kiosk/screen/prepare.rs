//! The papers to have ready – and that a missing one is no reason to go home. The first of them,
//! the resident's own card, is read here, before anything is asked.

use crate::config::settings::Scanner;
use crate::filing::procedure::Handling;
use crate::kiosk::icon;
use crate::kiosk::page::{Block, Page, Row};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::{Surroundings, Visit};
use crate::kiosk::words::say::Say;

/// Builds the page.
pub fn page(scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("prepare", words.say("screen-prepare"));
    let mut leads = vec!["screen-prepare.missing"];
    if scene.config.settings.scanner != Scanner::Absent && visit.first_person().is_some() {
        leads.insert(0, "screen-prepare.card");
    }
    page.problem = visit.problem.as_ref().map(|problem| words.problem(problem));
    if let Some(problem) = &visit.problem {
        page.spoken.extend(words.aloud_problem(problem));
        // What is wrong with the card stands where the card was asked for.
        leads.retain(|key| *key != "screen-prepare.card");
    }
    // Only a mood has something to say before anything else.
    if words.find("screen-prepare.opening").is_some() {
        leads.insert(0, "screen-prepare.opening");
    }
    page.lead = leads.iter().map(|key| words.say(key)).collect();
    let mut papers = visit.interview(around).papers();
    // What is certain comes first; two papers of the same name are one line.
    papers.sort_by_key(|needed| !needed.certain);
    let mut named = std::collections::BTreeSet::new();
    papers.retain(|needed| named.insert(words.label(needed.question)));
    let rows: Vec<(Row, [Say; 2])> = papers
        .iter()
        .map(|needed| {
            let key = match (needed.paper.handling, needed.certain) {
                (Handling::Photograph, true) => "paper-photograph",
                (Handling::Photograph, false) => "paper-photograph-maybe",
                (Handling::ShowAtDesk, true) => "paper-show",
                (Handling::ShowAtDesk, false) => "paper-show-maybe",
            };
            let row = Row {
                icon: Some(icon::of_picture(&needed.paper.picture)),
                label: words.label(needed.question),
                value: words.say(key),
                action: None,
                flagged: false,
            };
            (row, [words.aloud_label(needed.question), words.aloud(key)])
        })
        .collect();
    page.spoken.push(words.aloud("screen-prepare"));
    page.spoken
        .extend(leads.into_iter().map(|key| words.aloud(key)));
    page.spoken
        .extend(rows.iter().flat_map(|(_, said)| said.iter().cloned()));
    page.spoken.push(words.aloud("button-continue"));
    let rows = rows.into_iter().map(|(row, _)| row).collect();
    page.body = vec![Block::Rows(rows)];
    page.next = Some(scene.continue_button());
    page
}

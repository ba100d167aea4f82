//! The papers to have ready – and that a missing one is no reason to go home.

use crate::filing::procedure::Handling;
use crate::kiosk::icon;
use crate::kiosk::page::{Block, Page, Row};
use crate::kiosk::screen::Scene;
use crate::kiosk::visit::{Surroundings, Visit};

/// Builds the page.
pub fn page(scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("prepare", words.say("screen-prepare"));
    page.lead = vec![words.say("screen-prepare.missing")];
    let mut papers = visit.interview(around).papers();
    // What is certain comes first; two papers of the same name are one line.
    papers.sort_by_key(|needed| !needed.certain);
    let mut named = std::collections::BTreeSet::new();
    papers.retain(|needed| named.insert(words.label(needed.question)));
    let rows: Vec<Row> = papers
        .iter()
        .map(|needed| {
            let key = match (needed.paper.handling, needed.certain) {
                (Handling::Photograph, true) => "paper-photograph",
                (Handling::Photograph, false) => "paper-photograph-maybe",
                (Handling::ShowAtDesk, true) => "paper-show",
                (Handling::ShowAtDesk, false) => "paper-show-maybe",
            };
            Row {
                icon: Some(icon::of_picture(&needed.paper.picture)),
                label: words.label(needed.question),
                value: words.say(key),
                action: None,
                flagged: false,
            }
        })
        .collect();
    page.spoken = vec![page.heading.clone()];
    page.spoken.extend(rows.iter().map(|row| row.label.clone()));
    page.spoken.extend(page.lead.iter().cloned());
    page.body = vec![Block::Rows(rows)];
    page.next = Some(scene.continue_button());
    page
}

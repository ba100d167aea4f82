//! The address of a question: what its search finds, and what a tap on it does.

use super::{Outcome, Surroundings, Visit};
use crate::config::Places;
use crate::filing::draft::Event;
use crate::filing::entry::{Entry, EntryProblem, PlaceEntry, PlacePart};
use crate::filing::place::search::{self, Found, Reach};
use std::cell::RefCell;

/// So many places are shown at most; further letters narrow them.
const MOST: usize = 24;

/// What is found by the letters typed: in the chosen province, and only where nothing fits there,
/// everywhere. In an old district all of its wards.
fn find(places: &Places, entry: &PlaceEntry) -> Vec<Found> {
    let Some(province) = &entry.province else {
        return Vec::new();
    };
    if let Some(district) = &entry.way.district {
        let wards = places.former_in(&district.code);
        return wards
            .into_iter()
            .map(|ward| Found::Former(vec![ward]))
            .collect();
    }
    let reach = if places.finds_well(&entry.search, &province.code) {
        Reach::Within(&province.code)
    } else {
        Reach::From(&province.code)
    };
    let mut found = places.search(&entry.search, reach, MOST);
    let is_here = |found: &Found| found.province() == Some(province);
    // The likeliest is here: nobody meant a similar name far away.
    if found.first().is_some_and(is_here) {
        found.retain(is_here);
    }
    found
}

/// What was found last, as long as nothing else is asked: a page is built more often than its letters
/// change.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent(RefCell<Option<(PlaceEntry, Vec<Found>)>>);

impl Visit {
    /// What is found by the letters typed.
    pub fn found(&self, places: &Places, entry: &PlaceEntry) -> Vec<Found> {
        let mut recent = self.recent.0.borrow_mut();
        match &*recent {
            Some((of, found)) if of == entry => found.clone(),
            _ => {
                let found = find(places, entry);
                *recent = Some((entry.clone(), found.clone()));
                found
            }
        }
    }

    /// Shows all that was found, or says why nothing was; `false` where that was not asked for.
    pub(super) fn show_found(&mut self, around: &Surroundings<'_>, outcome: &mut Outcome) -> bool {
        let places = &around.config.places;
        let Entry::Place(entry) = &mut self.entry else {
            return false;
        };
        let Some(province) = &entry.province else {
            return false;
        };
        if entry.part() != PlacePart::Commune || entry.search.trim().is_empty() {
            return false;
        }
        let fits = places.finds_well(&entry.search, &province.code);
        let problem = if !fits && search::is_detail(&entry.search) {
            Some(EntryProblem::PlaceIsDetail)
        } else if find(places, entry).is_empty() {
            Some(EntryProblem::PlaceNotFound)
        } else {
            None
        };
        if problem.is_some() {
            self.problem = problem;
            self.refusals = self.refusals.saturating_add(1);
            return true;
        }
        entry.way.listed = true;
        self.trail.clear();
        self.note(Event::Typed(self.entry.clone()), outcome);
        outcome.moved = true;
        true
    }
}

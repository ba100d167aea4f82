//! Which version holds on which day, over made-up calendars.

use super::*;
use crate::filing::procedure::{Deadline, Mood, Provenance};
use jiff::Span;
use jiff::civil::{self, date};
use proptest::prelude::*;

fn provenance() -> Provenance {
    Provenance {
        source: "made up".into(),
        review: None,
    }
}

fn version(id: &str, from: civil::Date, to: Option<civil::Date>) -> Procedure {
    Procedure {
        mood: Mood::Plain,
        other_deadlines: Vec::new(),
        people: Vec::new(),
        form: None,
        code: format!("1.{id}"),
        id: id.to_owned(),
        picture: "paper".into(),
        version: from.to_string(),
        valid_from: from,
        valid_to: to,
        provenance: provenance(),
        steps: Vec::new(),
        questions: Vec::new(),
        derivations: Vec::new(),
        fees: Vec::new(),
        deadline: Deadline {
            working_days: 0,
            extra_working_days: 0,
            same_day_until: civil::time(15, 0, 0, 0),
            provenance: provenance(),
        },
        checks: Vec::new(),
        exits: Vec::new(),
    }
}

const START: civil::Date = date(2027, 1, 1);

fn after(days: i32) -> civil::Date {
    START.checked_add(Span::new().days(days)).unwrap()
}

/// Versions one after another: each after a gap of so many days, and so many days long.
fn row(id: &str, spans: &[(i32, i32)], open_end: bool) -> Vec<Procedure> {
    let mut next = 0;
    let mut versions = Vec::new();
    for (place, (gap, length)) in spans.iter().enumerate() {
        let (from, to) = (next + gap, next + gap + length - 1);
        let to_day = (!open_end || place + 1 < spans.len()).then(|| after(to));
        versions.push(version(id, after(from), to_day));
        next = to + 1;
    }
    versions
}

#[test]
fn the_new_version_holds_from_its_first_day_and_the_old_one_until_the_day_before() {
    let calendar: LawCalendar = [
        version("birth", date(2027, 3, 1), None),
        version("birth", date(2026, 1, 1), Some(date(2027, 2, 28))),
        version("death", date(2026, 1, 1), None),
    ]
    .into_iter()
    .collect();
    let on = |day| &calendar.in_force("birth", day).unwrap().version;
    assert_eq!(on(date(2027, 2, 28)), "2026-01-01");
    assert_eq!(on(date(2027, 3, 1)), "2027-03-01");
    assert_eq!(calendar.ids().collect::<Vec<_>>(), ["birth", "death"]);
    assert_eq!(calendar.place_of("death"), Some(1));
    assert_eq!(calendar.standing("marriage", START), None);
}

#[test]
fn a_draft_finds_its_version_also_when_it_is_no_longer_in_force() {
    let calendar: LawCalendar = row("birth", &[(0, 30), (0, 30)], true)
        .into_iter()
        .collect();
    let first = calendar.version("birth", &START.to_string()).unwrap();
    assert_eq!(first.valid_from, START);
    assert_ne!(calendar.in_force("birth", after(40)), Some(first));
    assert_eq!(calendar.version("birth", "unknown"), None);
}

#[test]
fn a_code_names_what_holds_or_what_held_last_or_what_comes() {
    let calendar: LawCalendar = row("birth", &[(5, 10), (5, 10)], false)
        .into_iter()
        .collect();
    for (day, begins) in [(0, 5), (5, 5), (14, 5), (17, 5), (20, 20), (99, 20)] {
        let found = calendar.by_code("1.birth", after(day)).unwrap();
        assert_eq!(found.valid_from, after(begins), "day {day}");
    }
    assert_eq!(calendar.by_code("9.birth", START), None);
}

proptest! {
    #[test]
    fn exactly_one_version_is_in_force_on_each_covered_day_and_none_on_the_others(
        spans in prop::collection::vec((0_i32..4, 1_i32..6), 1..6),
        open_end: bool,
        shuffled in any::<prop::sample::Index>(),
    ) {
        let mut versions = row("birth", &spans, open_end);
        let place = shuffled.index(versions.len());
        versions.rotate_left(place);
        versions.insert(place, version("death", START, None));
        let calendar: LawCalendar = versions.into_iter().collect();
        for day in (-2..60).map(after) {
            let holding: Vec<&Procedure> = calendar
                .versions("birth")
                .filter(|one| one.validity().holds_on(day))
                .collect();
            prop_assert!(holding.len() <= 1);
            let picked = calendar.in_force("birth", day);
            prop_assert_eq!(picked, holding.first().copied());
            let begun = calendar.versions("birth").any(|one| one.valid_from <= day);
            match calendar.standing("birth", day).unwrap() {
                Standing::InForce(one) => prop_assert_eq!(Some(one), picked),
                Standing::NotYet(one) => prop_assert!(!begun && one.valid_from > day),
                Standing::Lapsed { last, next } => {
                    prop_assert!(last.valid_to.unwrap() < day);
                    prop_assert!(next.is_none_or(|next| next.valid_from > day));
                    prop_assert_eq!(next.is_some(), calendar.versions("birth").any(|one| one.valid_from > day));
                }
            }
            let in_gap = calendar.gaps("birth").iter().any(|gap| gap.holds_on(day));
            let between = begun && picked.is_none()
                && calendar.versions("birth").any(|one| one.valid_from > day);
            prop_assert_eq!(in_gap, between);
        }
    }
}

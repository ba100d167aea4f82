#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use proptest::prelude::*;

/// One pixel is one millimetre here.
const REACH: Reach = Reach {
    snap: 4.0,
    slip: 5.0,
    lead: 3.1,
};
const ONE: Contact = Contact::Finger(1);
const TWO: Contact = Contact::Finger(2);
const THREE: Contact = Contact::Finger(3);

fn area(x: f32, y: f32, width: f32, height: f32, danger: bool) -> Area {
    Area {
        bounds: Rectangle {
            x,
            y,
            width,
            height,
        },
        danger,
    }
}

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A card, a second one 5.2 mm below, and far away one that erases.
fn page() -> Vec<Area> {
    vec![
        area(0.0, 0.0, 80.0, 24.0, false),
        area(0.0, 29.2, 80.0, 24.0, false),
        area(120.0, 0.0, 50.0, 24.0, true),
    ]
}

fn tap(down: (f32, f32), up: (f32, f32)) -> Option<usize> {
    let (mut engine, areas) = (Engine::default(), page());
    let _ = engine.press(ONE, Point::from(down), ms(0), &areas, REACH);
    engine.lift(ONE, Point::from(up), &areas, REACH)
}

#[test]
fn a_finger_that_slips_five_millimetres_still_counts() {
    assert_eq!(tap((40.0, 10.0), (84.9, 10.0)), Some(0));
    assert_eq!(tap((40.0, 10.0), (85.1, 10.0)), None);
}

#[test]
fn a_finger_that_slips_onto_another_target_taps_neither() {
    assert_eq!(tap((40.0, 22.0), (40.0, 28.9)), Some(0));
    assert_eq!(tap((40.0, 22.0), (40.0, 29.3)), None);
}

#[test]
fn a_finger_that_has_slid_away_and_back_taps_nothing() {
    let (mut engine, areas) = (Engine::default(), page());
    let inside = Point::new(40.0, 10.0);
    assert_eq!(engine.press(ONE, inside, ms(0), &areas, REACH), Some(0));
    engine.slide(ONE, Point::new(40.0, -5.5), &areas, REACH);
    assert_eq!(engine.meant(ONE), None);
    assert_eq!(engine.lift(ONE, inside, &areas, REACH), None);
}

#[test]
fn what_erases_must_be_hit_itself() {
    assert_eq!(tap((118.0, 10.0), (118.0, 10.0)), None);
    assert_eq!(tap((121.0, 10.0), (118.0, 10.0)), Some(2));
}

#[test]
fn a_finger_between_two_keys_is_not_guessed_at() {
    let keys = [
        area(0.0, 0.0, 20.0, 20.0, false),
        area(23.0, 0.0, 20.0, 20.0, false),
    ];
    let mut engine = Engine::default();
    for x in [20.5, 21.5, 22.5] {
        let at = Point::new(x, 10.0);
        assert_eq!(engine.press(ONE, at, ms(0), &keys, REACH), None, "{x}");
    }
    let outside = Point::new(-3.9, 10.0);
    assert_eq!(engine.press(ONE, outside, ms(0), &keys, REACH), Some(0));
}

#[test]
fn a_palm_taps_nothing() {
    let (mut engine, areas) = (Engine::default(), page());
    let at = [(10.0, 5.0), (30.0, 10.0), (50.0, 26.0)].map(Point::from);
    for ((by, at), time) in [ONE, TWO, THREE].into_iter().zip(at).zip([0, 90, 200]) {
        let _ = engine.press(by, at, ms(time), &areas, REACH);
    }
    for (by, at) in [ONE, TWO, THREE].into_iter().zip(at) {
        assert_eq!(engine.lift(by, at, &areas, REACH), None);
    }
    assert!(engine.is_idle());
}

#[test]
fn two_targets_touched_at_once_are_both_left_alone() {
    let (mut engine, areas) = (Engine::default(), page());
    let (first, second) = (Point::new(10.0, 10.0), Point::new(10.0, 40.0));
    let _ = engine.press(ONE, first, ms(0), &areas, REACH);
    let _ = engine.press(TWO, second, ms(79), &areas, REACH);
    assert_eq!(engine.lift(ONE, first, &areas, REACH), None);
    assert_eq!(engine.lift(TWO, second, &areas, REACH), None);
}

#[test]
fn a_hand_that_rests_does_not_take_the_first_finger_its_target() {
    let (mut engine, areas) = (Engine::default(), page());
    let (first, second) = (Point::new(10.0, 10.0), Point::new(10.0, 40.0));
    let _ = engine.press(ONE, first, ms(0), &areas, REACH);
    assert_eq!(engine.press(TWO, second, ms(500), &areas, REACH), Some(1));
    assert_eq!(engine.lift(TWO, second, &areas, REACH), Some(1));
    assert_eq!(engine.lift(ONE, first, &areas, REACH), Some(0));
}

#[test]
fn what_erases_takes_one_finger_alone() {
    let (mut engine, areas) = (Engine::default(), page());
    let (harmless, danger) = (Point::new(10.0, 10.0), Point::new(130.0, 10.0));
    let _ = engine.press(ONE, harmless, ms(0), &areas, REACH);
    assert_eq!(engine.press(TWO, danger, ms(900), &areas, REACH), None);
    engine.clear();
    assert_eq!(engine.press(ONE, danger, ms(0), &areas, REACH), Some(2));
    let _ = engine.press(TWO, harmless, ms(900), &areas, REACH);
    assert_eq!(engine.lift(ONE, danger, &areas, REACH), None);
}

#[test]
fn a_finger_held_while_the_page_changes_taps_nothing() {
    let (mut engine, areas) = (Engine::default(), page());
    let at = Point::new(10.0, 10.0);
    let _ = engine.press(ONE, at, ms(0), &areas, REACH);
    engine.clear();
    assert_eq!(engine.lift(ONE, at, &areas, REACH), None);
}

/// Targets in a grid: they never overlap, gaps are 2.6 to 16 mm.
fn grids() -> impl Strategy<Value = Vec<Area>> {
    let danger = prop::collection::vec(any::<bool>(), 12);
    (16.0f32..90.0, 16.0f32..40.0, 2.6f32..16.0, danger).prop_map(|(width, height, gap, danger)| {
        danger
            .into_iter()
            .enumerate()
            .map(|(place, danger)| {
                let (column, row) = ((place % 4) as f32, (place / 4) as f32);
                let (x, y) = (column * (width + gap), row * (height + gap));
                area(x, y, width, height, danger)
            })
            .collect()
    })
}

fn points() -> impl Strategy<Value = Point> {
    (-20.0f32..430.0, -20.0f32..180.0).prop_map(Point::from)
}

proptest! {
    #[test]
    fn what_is_tapped_was_hit_or_is_the_nearest_and_harmless(
        areas in grids(),
        down in points(),
        slip in (-7.0f32..7.0, -7.0f32..7.0),
    ) {
        let up = Point::new(down.x + slip.0, down.y + slip.1);
        let mut engine = Engine::default();
        let pressed = engine.press(ONE, down, ms(0), &areas, REACH);
        let tapped = engine.lift(ONE, up, &areas, REACH);
        if let Some(place) = tapped {
            prop_assert_eq!(pressed, tapped);
            let bounds = areas[place].bounds;
            let missed = geometry::distance(bounds, down);
            prop_assert!(missed <= 4.0);
            prop_assert!(missed <= 0.0 || !areas[place].danger);
            prop_assert!(geometry::distance(bounds, up) <= 5.0);
            for (other, area) in areas.iter().enumerate() {
                if other != place {
                    prop_assert!(geometry::distance(area.bounds, down) > missed);
                    prop_assert!(geometry::distance(area.bounds, up) > 0.0);
                }
            }
        }
    }

    #[test]
    fn a_finger_that_lifts_where_it_hit_always_taps(
        areas in grids(),
        place in 0usize..12,
        at in (0.05f32..0.95, 0.05f32..0.95),
        held in 0u64..60_000,
    ) {
        let bounds = areas[place].bounds;
        let at = Point::new(bounds.x + at.0 * bounds.width, bounds.y + at.1 * bounds.height);
        let mut engine = Engine::default();
        let _ = engine.press(ONE, at, ms(held), &areas, REACH);
        prop_assert_eq!(engine.lift(ONE, at, &areas, REACH), Some(place));
    }

    #[test]
    fn a_hand_never_submits_or_erases(
        areas in grids(),
        contacts in prop::collection::vec((points(), 0u64..300), 2..6),
    ) {
        let mut contacts = contacts;
        contacts.sort_by_key(|(_, time)| *time);
        let mut engine = Engine::default();
        for (finger, (at, time)) in contacts.iter().enumerate() {
            let _ = engine.press(Contact::Finger(finger as u64), *at, ms(*time), &areas, REACH);
        }
        for (finger, (at, _)) in contacts.iter().enumerate() {
            let tapped = engine.lift(Contact::Finger(finger as u64), *at, &areas, REACH);
            prop_assert!(tapped.is_none_or(|place| !areas[place].danger));
            if contacts.len() >= 3 {
                prop_assert_eq!(tapped, None);
            }
        }
    }
}

//! Residents with shaky fingers file both shipped procedures, a thousand times each (C29).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use iced::{Event, Point, Rectangle, touch};
use motcua::config::Config;
use motcua::kiosk::app::{App, Given};
use motcua::kiosk::effect::Message;
use motcua::kiosk::page::Act;
use motcua::kiosk::play::robot::{Hand, Robot, Tally};
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::render::Input;
use motcua::machine::clock::Moment;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use uuid::Uuid;

/// Filings of each procedure with each hand.
const RUNS: u32 = 1_000;
/// Scatter of the hands, in millimetres.
const HANDS: [f32; 3] = [4.0, 5.0, 6.0];

fn play(config: &Arc<Config>, procedure: &str) -> Vec<Tally> {
    let mut robot = Robot::new(config, procedure).unwrap();
    let tallies = HANDS
        .iter()
        .map(|sigma| robot.play(Hand::trembling(*sigma), RUNS, 7))
        .collect();
    println!("{procedure}: {} situations", robot.situations());
    tallies
}

#[test]
fn shaky_fingers_finish_their_filings_and_submit_and_erase_nothing_unmeant() {
    let config = Arc::new(lobby::config());
    let players: Vec<_> = config
        .procedures
        .iter()
        .map(|procedure| {
            let (config, id) = (Arc::clone(&config), procedure.id.clone());
            thread::spawn(move || (id.clone(), play(&config, &id)))
        })
        .collect();
    for player in players {
        let (procedure, tallies) = player.join().unwrap();
        for (sigma, tally) in HANDS.iter().zip(&tallies) {
            println!(
                "{procedure}, σ = {sigma} mm: {} filings, {:.1} % finished, {} taps \
                 ({:.1} % without effect), {:.3} % wrong, {} unintended",
                tally.runs,
                tally.finished_percent(),
                tally.taps,
                100.0 * tally.without_effect as f64 / tally.taps as f64,
                tally.wrong_percent(),
                tally.unintended,
            );
        }
        let usual = tallies[0];
        assert_eq!(usual.runs, RUNS);
        assert!(usual.wrong_percent() <= 0.5, "{procedure}: {usual:?}");
        assert_eq!(usual.unintended, 0, "{procedure}: {usual:?}");
        assert!(usual.finished_percent() >= 99.0, "{procedure}: {usual:?}");
    }
}

#[test]
fn on_small_panels_shaky_fingers_finish_too_and_submit_and_erase_nothing_unmeant() {
    for (name, diagonal_in, width_px, height_px) in
        [("15-768", 15.6, 1366, 768), ("15-1024", 15.0, 1024, 768)]
    {
        let mut config = lobby::config();
        let panel = &mut config.settings.panel;
        (panel.diagonal_in, panel.width_px, panel.height_px) = (diagonal_in, width_px, height_px);
        let mut robot = Robot::new(&Arc::new(config), "marital-status").unwrap();
        let tally = robot.play(Hand::trembling(4.0), 200, 11);
        println!(
            "{name}, σ = 4 mm: {:.1} % finished, {:.3} % wrong, {} unintended",
            tally.finished_percent(),
            tally.wrong_percent(),
            tally.unintended
        );
        assert!(tally.finished_percent() >= 99.0, "{name}: {tally:?}");
        assert_eq!(tally.unintended, 0, "{name}: {tally:?}");
    }
}

/// A page on the glass, with fingers that go down, slip and lift.
struct Glass {
    app: App,
    stage: Stage,
}

impl Glass {
    /// The question whether to end and erase, or what `acts` lead to.
    fn after(acts: &[Act]) -> Self {
        let now = |seconds: u64| Moment {
            monotonic: Duration::from_secs(seconds),
            wall: lobby::morning(),
        };
        let (mut app, _) = App::open(Arc::new(lobby::config()), None, now(0));
        for (place, act) in acts.iter().enumerate() {
            let given = Given {
                now: now(2 * place as u64 + 2),
                fresh_id: Uuid::from_u128(3),
            };
            let _ = app.update(Message::Input(Input::Act(act.clone())), given);
        }
        Self {
            app,
            stage: lobby::stage(),
        }
    }

    fn play(&mut self, events: &[touch::Event]) -> Vec<Act> {
        let events: Vec<Event> = events.iter().map(|event| Event::Touch(*event)).collect();
        let (page, frame, look) = (self.app.page(), self.app.frame(), self.app.look());
        let inputs = self.stage.play(&events, &page, &frame, &look);
        inputs
            .into_iter()
            .filter_map(|input| match input {
                Input::Act(act) | Input::Tapped(act, _) => Some(act),
                Input::Key(_) => None,
            })
            .collect()
    }

    fn bounds(&mut self, act: &Act) -> Rectangle {
        let (page, frame, look) = (self.app.page(), self.app.frame(), self.app.look());
        let nodes = self.stage.nodes(&page, &frame, &look);
        let found = nodes.iter().find(|node| node.act.as_ref() == Some(act));
        found
            .unwrap_or_else(|| panic!("{act:?} is not offered"))
            .bounds
    }

    fn mm(&self, millimetres: f32) -> f32 {
        self.app.look().px_per_mm * millimetres
    }
}

fn down(finger: u64, position: Point) -> touch::Event {
    let id = touch::Finger(finger);
    touch::Event::FingerPressed { id, position }
}

fn up(finger: u64, position: Point) -> touch::Event {
    let id = touch::Finger(finger);
    touch::Event::FingerLifted { id, position }
}

/// The first page of a visit, which can be ended.
fn in_a_visit() -> Glass {
    Glass::after(&[Act::Start, Act::Choose(0), Act::Agree])
}

#[test]
fn a_finger_beside_a_button_means_it_but_never_the_one_that_ends() {
    let mut glass = in_a_visit();
    let beside = |bounds: Rectangle, away: f32| Point::new(bounds.x - away, bounds.center_y());
    let (near, far) = (glass.mm(3.5), glass.mm(4.5));
    let button = glass.bounds(&Act::Back);
    let at = beside(button, near);
    assert_eq!(glass.play(&[down(1, at), up(1, at)]), [Act::Back]);
    let at = beside(button, far);
    assert_eq!(glass.play(&[down(1, at), up(1, at)]), []);
    let end = glass.bounds(&Act::AskEnd);
    let at = beside(end, near);
    assert_eq!(glass.play(&[down(1, at), up(1, at)]), []);
    let at = end.center();
    assert_eq!(glass.play(&[down(1, at), up(1, at)]), [Act::AskEnd]);
}

#[test]
fn a_palm_on_the_glass_taps_nothing_and_the_next_finger_does() {
    let mut glass = in_a_visit();
    let at = glass.bounds(&Act::CallStaff).center();
    let aside = glass.mm(15.0);
    let palm: Vec<Point> = (0..4)
        .map(|contact| Point::new(at.x + aside * contact as f32, at.y))
        .collect();
    let mut events: Vec<_> = (0..4)
        .map(|finger| down(finger, palm[finger as usize]))
        .collect();
    events.extend((0..4).map(|finger| up(finger, palm[finger as usize])));
    assert_eq!(glass.play(&events), []);
    assert_eq!(glass.play(&[down(9, at), up(9, at)]), [Act::CallStaff]);
}

#[test]
fn a_finger_that_went_down_on_one_page_taps_nothing_on_the_next() {
    let mut glass = in_a_visit();
    let at = glass.bounds(&Act::Continue).center();
    assert_eq!(glass.play(&[down(1, at)]), []);
    let given = Given {
        now: Moment {
            monotonic: Duration::from_secs(30),
            wall: lobby::morning(),
        },
        fresh_id: Uuid::from_u128(3),
    };
    let input = Message::Input(Input::Act(Act::CallStaff));
    let _ = glass.app.update(input, given);
    assert_eq!(glass.play(&[up(1, at)]), []);
}

#[test]
fn ending_takes_two_taps_in_two_places() {
    let mut glass = in_a_visit();
    let trigger = glass.bounds(&Act::AskEnd);
    let mut asked = Glass::after(&[Act::Start, Act::Choose(0), Act::AskEnd]);
    let erase = asked.bounds(&Act::End);
    assert_eq!(trigger.intersection(&erase), None);
    for place in 0..25u16 {
        let (column, row) = (f32::from(place % 5), f32::from(place / 5));
        let at = Point::new(
            trigger.x + trigger.width * (column + 0.5) / 5.0,
            trigger.y + trigger.height * (row + 0.5) / 5.0,
        );
        let again = [down(1, at), up(1, at), down(2, at), up(2, at)];
        assert!(!asked.play(&again).contains(&Act::End));
    }
}

//! Whole filings without a finger: by Tab, Enter and Escape, and on a pad of nine keys (C31).

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, PAUSE};
use iced::keyboard::key::{Code, Named, NativeCode, Physical};
use iced::keyboard::{Event as KeyEvent, Key, Location, Modifiers};
use iced::{Event, Rectangle, Size};
use motcua::config::Config;
use motcua::filing::delivery::State;
use motcua::filing::procedure::{Kind, Procedure};
use motcua::filing::reference::Reference;
use motcua::kiosk::app::{App, Given};
use motcua::kiosk::effect::{Effect, Message};
use motcua::kiosk::focus::{Spot, Step, step_from};
use motcua::kiosk::look::contrast;
use motcua::kiosk::page::{Act, Page};
use motcua::kiosk::play::plan::{Plan, reachable, text_for};
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::screen::done::{Done, SlipState};
use motcua::kiosk::semantic::Node;
use motcua::machine::clock::Moment;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// Keys that a filing may take before it counts as stuck.
const MOST_STEPS: usize = 600;

/// Somebody at the kiosk with keys alone.
struct Visitor<'a> {
    app: App,
    stage: Stage,
    plan: Plan<'a>,
    time: Duration,
    looked_at: BTreeSet<String>,
}

impl<'a> Visitor<'a> {
    fn come(config: &'a Config, procedure: &'a Procedure) -> Self {
        let now = Moment {
            monotonic: Duration::ZERO,
            wall: lobby::morning(),
        };
        let (app, _) = App::open(Arc::new(config.clone()), None, now);
        let panel = config.settings.panel;
        Self {
            app,
            stage: Stage::open(panel.width_px, panel.height_px).unwrap(),
            plan: Plan { config, procedure },
            time: Duration::ZERO,
            looked_at: BTreeSet::new(),
        }
    }

    fn page(&self) -> Page {
        self.app.page()
    }

    fn give(&mut self, message: Message) {
        let given = Given {
            now: Moment {
                monotonic: self.time,
                wall: lobby::morning(),
            },
            fresh_id: Uuid::from_u128(3),
        };
        let effects = self.app.update(message, given);
        if effects
            .iter()
            .any(|effect| matches!(effect, Effect::Seal(_)))
        {
            let done = Done {
                id: Uuid::from_u128(4),
                reference: Reference::from_random([5; 8]),
                procedure: self.plan.procedure.id.clone(),
                expected_day: jiff::civil::date(2026, 11, 30),
                fee: 0,
                attached: Vec::new(),
                missing: Vec::new(),
                appointment: None,
                by_post: false,
                state: State::Waiting,
                slip: SlipState::Kept,
                form: None,
            };
            self.give(Message::Sealed(Ok(Box::new(done))));
        }
    }

    /// Presses keys one after the other on the page as it stands.
    fn press(&mut self, keys: &[Event]) {
        self.time += PAUSE;
        let (page, frame, look) = (self.app.page(), self.app.frame(), self.app.look());
        for input in self.stage.play(keys, &page, &frame, &look) {
            self.give(Message::Input(input));
        }
    }

    fn targets(&mut self) -> Vec<Node> {
        let (page, frame, look) = (self.app.page(), self.app.frame(), self.app.look());
        let nodes = self.stage.nodes(&page, &frame, &look);
        nodes.into_iter().filter(Node::is_target).collect()
    }

    /// The target that has the focus, which must be seen.
    fn focused(&mut self) -> (usize, Vec<Node>) {
        let targets = self.targets();
        let (page, look) = (self.page().id, self.app.look());
        let focused: Vec<usize> = (0..targets.len())
            .filter(|place| targets[*place].is_focused())
            .collect();
        assert_eq!(focused.len(), 1, "the focus is not seen on {page}");
        let ring = targets[focused[0]].ring.unwrap();
        assert!(ring.width_px >= look.px_per_mm, "a thin ring on {page}");
        assert!(contrast(ring.color, ring.behind) >= 4.5);
        let window = Rectangle::with_size(Size::new(look.width, look.height));
        assert!(ring.bounds.is_within(&window), "{page}: {ring:?}");
        if self.looked_at.insert(page.clone()) {
            nobody_is_trapped(&page, &targets);
            keys_follow_the_reading(&self.page(), &targets);
        }
        (focused[0], targets)
    }

    fn wish(&mut self, targets: &[Node]) -> Act {
        let offered: Vec<Act> = targets.iter().filter_map(|node| node.act.clone()).collect();
        let page = self.page();
        let wish = self.plan.wish(&page).unwrap();
        reachable(wish, &offered).unwrap_or_else(|| panic!("no way on from {}", page.id))
    }

    /// What is typed into the field of this page, if anything.
    fn text(&self, page: &Page) -> Option<(&'static str, bool)> {
        let question = self.plan.question(&page.id)?;
        Some(match &question.kind {
            Kind::Choice(_)
            | Kind::YesNo
            | Kind::Delivery(_)
            | Kind::Paper(_)
            | Kind::Appointment(_) => return None,
            Kind::Place if page.id.ends_with("-detail") => ("Số 7", false),
            Kind::Place => return None,
            Kind::Date { .. } if page.id.ends_with("-read-back") => return None,
            kind => (text_for(question), matches!(kind, Kind::Date { .. })),
        })
    }
}

fn spots(targets: &[Node]) -> Vec<Spot> {
    targets
        .iter()
        .map(|node| Spot {
            bounds: node.bounds,
            act: node.act.clone().unwrap(),
            role: node.role,
            id: node.id,
            chosen: node.chosen,
        })
        .collect()
}

const ARROWS: [(Step, Named); 4] = [
    (Step::Right, Named::ArrowRight),
    (Step::Down, Named::ArrowDown),
    (Step::Left, Named::ArrowLeft),
    (Step::Up, Named::ArrowUp),
];

/// The arrows that lead from one target to another.
fn arrows(spots: &[Spot], from: usize, to: usize) -> Option<Vec<Named>> {
    let mut ways: Vec<Option<Vec<Named>>> = vec![None; spots.len()];
    ways[from] = Some(Vec::new());
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            return ways[at].clone();
        }
        for (step, arrow) in ARROWS {
            let next = step_from(at, step, spots).unwrap();
            if ways[next].is_none() {
                let mut way = ways[at].clone().unwrap();
                way.push(arrow);
                ways[next] = Some(way);
                open.push_back(next);
            }
        }
    }
    None
}

/// From every target every other one can be reached, by arrows alone and by Tab alone.
fn nobody_is_trapped(page: &str, targets: &[Node]) {
    let spots = spots(targets);
    for from in 0..spots.len() {
        let mut reached = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for (step, _) in ARROWS {
                let next = step_from(at, step, &spots).unwrap();
                if reached.insert(next) {
                    open.push(next);
                }
            }
        }
        let missing: Vec<&str> = (0..spots.len())
            .filter(|place| !reached.contains(place))
            .map(|place| targets[place].text.as_str())
            .collect();
        assert!(missing.is_empty(), "{page}: arrows never reach {missing:?}");
        assert_eq!(
            step_from(from, Step::Next, &spots),
            Some((from + 1) % spots.len())
        );
    }
}

/// Tab goes on as one reads, and options come in the order in which they are spoken.
fn keys_follow_the_reading(page: &Page, targets: &[Node]) {
    for pair in targets.windows(2) {
        let (one, next) = (pair[0].bounds, pair[1].bounds);
        let back = next.y + next.height <= one.y && next.x + next.width <= one.x;
        assert!(
            !back,
            "{}: {} after {}",
            page.id, pair[1].text, pair[0].text
        );
    }
    let spoken: Vec<(usize, &str)> = targets
        .iter()
        .filter(|node| node.id.is_none())
        .filter_map(|node| {
            let mut said = page.spoken.iter().map(|said| said.shown());
            Some((said.position(|said| said == node.text)?, node.text.as_str()))
        })
        .collect();
    assert!(
        spoken.is_sorted_by_key(|(place, _)| place),
        "{}: spoken in another order than {spoken:?}",
        page.id
    );
}

fn key(key: Key, physical: Physical, text: Option<&str>) -> Event {
    Event::Keyboard(KeyEvent::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: physical,
        location: Location::Standard,
        modifiers: Modifiers::empty(),
        text: text.map(Into::into),
        repeat: false,
    })
}

fn named(name: Named) -> Event {
    let nowhere = Physical::Unidentified(NativeCode::Unidentified);
    key(Key::Named(name), nowhere, None)
}

fn typed(sign: char) -> Event {
    let nowhere = Physical::Unidentified(NativeCode::Unidentified);
    let sign = sign.to_string();
    key(Key::Character(sign.as_str().into()), nowhere, Some(&sign))
}

/// The middle of the pad has no name where NumLock is off.
fn five() -> Event {
    key(Key::Unidentified, Physical::Code(Code::Numpad5), None)
}

fn each_procedure(file: impl Fn(&mut Visitor<'_>)) {
    let config = lobby::config();
    for procedure in &config.procedures {
        let mut visitor = Visitor::come(&config, procedure);
        for _ in 0..MOST_STEPS {
            if visitor.page().id == "done" {
                break;
            }
            file(&mut visitor);
        }
        assert_eq!(visitor.page().id, "done", "{}", procedure.id);
    }
}

#[test]
fn a_filing_is_made_with_tab_and_enter_and_a_real_keyboard() {
    each_procedure(|visitor| {
        let page = visitor.page();
        if let Some((text, is_date)) = visitor.text(&page) {
            for sign in text.chars() {
                // From box to box as in any form.
                let event = match sign {
                    '/' if is_date => named(Named::Tab),
                    sign => typed(sign),
                };
                visitor.press(&[event]);
            }
            visitor.press(&[named(Named::Enter)]);
            assert_ne!(visitor.page().id, page.id, "{text} was not taken");
            return;
        }
        visitor.press(&[named(Named::Tab)]);
        let (mut at, targets) = visitor.focused();
        let wish = visitor.wish(&targets);
        for _ in 0..targets.len() {
            if targets[at].act.as_ref() == Some(&wish) {
                break;
            }
            visitor.press(&[named(Named::Tab)]);
            (at, _) = visitor.focused();
        }
        assert_eq!(targets[at].act.as_ref(), Some(&wish), "{}", page.id);
        visitor.press(&[named(Named::Enter)]);
    });
}

#[test]
fn a_filing_is_made_on_a_pad_of_nine_keys() {
    each_procedure(|visitor| {
        if visitor.targets().iter().all(|node| !node.is_focused()) {
            visitor.press(&[named(Named::ArrowDown)]);
        }
        let (from, targets) = visitor.focused();
        let wish = visitor.wish(&targets);
        if wish == Act::Continue {
            visitor.press(&[named(Named::PageDown)]);
            return;
        }
        let to = targets
            .iter()
            .position(|node| node.act.as_ref() == Some(&wish))
            .unwrap();
        let way = arrows(&spots(&targets), from, to).unwrap();
        let way: Vec<Event> = way.into_iter().map(named).collect();
        visitor.press(&way);
        let (at, _) = visitor.focused();
        assert_eq!(at, to, "{}: {wish:?}", visitor.page().id);
        visitor.press(&[five()]);
    });
}

#[test]
fn the_corners_of_the_pad_go_back_on_read_aloud_and_call_staff() {
    let config = lobby::config();
    let mut visitor = Visitor::come(&config, &config.procedures[0]);
    let (down, enter) = (named(Named::ArrowDown), five());
    visitor.press(&[down, enter]);
    assert_eq!(visitor.page().id, "services");
    visitor.press(&[named(Named::Home)]);
    assert_eq!(visitor.page().id, "welcome");
    visitor.press(&[named(Named::End)]);
    assert_eq!(visitor.page().id, "call-staff-page");
    visitor.press(&[five()]);
    assert_eq!(visitor.page().id, "welcome");
    assert_eq!(visitor.app.frame().voice, None);
    visitor.press(&[named(Named::PageUp)]);
    assert!(
        visitor.app.frame().voice.is_some(),
        "the voice was not asked"
    );
}

#[test]
fn after_a_refused_answer_the_focus_is_at_the_keys_that_mend_it() {
    let config = lobby::config();
    let mut visitor = Visitor::come(&config, &config.procedures[0]);
    for _ in 0..MOST_STEPS {
        let page = visitor.page();
        if visitor.text(&page).is_some() {
            break;
        }
        visitor.press(&[named(Named::Tab)]);
        let targets = visitor.targets();
        let wish = visitor.wish(&targets);
        visitor.give(Message::Input(motcua::kiosk::render::Input::Act(wish)));
    }
    let page = visitor.page();
    for _ in 0..2 {
        visitor.press(&[named(Named::ArrowUp), named(Named::PageDown)]);
        assert!(visitor.page().problem.is_some(), "{}", page.id);
        let (at, targets) = visitor.focused();
        assert!(matches!(targets[at].act, Some(Act::Key(_))), "{}", page.id);
    }
}

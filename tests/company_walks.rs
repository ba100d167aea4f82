//! Company from the desk in any order of wishes, taps, presses, seconds and ends: nothing is ever seen or pressed
//! that the resident has not granted.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, targets};
use motcua::config::Config;
use motcua::filing::company::{Item, Kind, Press, Standing, Wish};
use motcua::filing::help::Helper;
use motcua::kiosk::app::{App, Given};
use motcua::kiosk::effect::{CompanyNews, Message};
use motcua::kiosk::page::Act;
use motcua::kiosk::render::Input;
use motcua::machine::clock::Moment;
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use uuid::Uuid;

/// What may happen to a visit.
#[derive(Debug, Clone)]
enum Happens {
    Wish(Kind),
    DeskEnds(Kind),
    Heard,
    Seconds(u64),
    Press(u16),
    Tap(Act),
    /// Whatever stands at this place of the page.
    Touch(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    let kind = prop::sample::select(vec![Kind::Watch, Kind::Control]);
    let tap = prop::sample::select(vec![
        Act::RefuseCompany,
        Act::EndCompany,
        Act::Continue,
        Act::Back,
        Act::CallStaff,
        Act::StaffCame,
        Act::AskEnd,
        Act::End,
        Act::Stay,
    ]);
    prop_oneof![
        4 => kind.clone().prop_map(Happens::Wish),
        1 => kind.prop_map(Happens::DeskEnds),
        3 => Just(Happens::Heard),
        3 => (1_u64..40).prop_map(Happens::Seconds),
        3 => (0_u16..12).prop_map(Happens::Press),
        5 => Just(Happens::Tap(Act::AllowCompany)),
        3 => tap.prop_map(Happens::Tap),
        4 => (0_usize..12).prop_map(Happens::Touch),
    ]
}

/// A desk that is played, and the application that it speaks to.
struct Played {
    app: App,
    time: Duration,
    desk: Standing,
    number: u64,
}

impl Played {
    /// A visit at its first question.
    fn new() -> Self {
        static CONFIG: OnceLock<Arc<Config>> = OnceLock::new();
        let config = CONFIG.get_or_init(|| Arc::new(lobby::config()));
        let now = Moment {
            monotonic: Duration::ZERO,
            wall: lobby::morning(),
        };
        let (app, _) = App::open(Arc::clone(config), None, now);
        let mut played = Self {
            app,
            time: Duration::ZERO,
            desk: Standing::default(),
            number: 0,
        };
        let mut procedures = config.procedures.iter();
        let place = procedures.position(|one| one.id == "marital-status");
        let choose = Act::Choose(place.unwrap());
        for act in [Act::Start, choose, Act::Agree, Act::Continue] {
            played.tap(act);
        }
        played
    }

    fn give(&mut self, message: Message) {
        let now = Moment {
            monotonic: self.time,
            wall: lobby::morning() + self.time,
        };
        let fresh_id = Uuid::from_u128(self.time.as_millis());
        let _ = self.app.update(message, Given { now, fresh_id });
    }

    fn tap(&mut self, act: Act) {
        self.time += lobby::PAUSE;
        self.give(Message::Input(Input::Act(act)));
    }

    fn tell(&mut self) {
        self.number += 1;
        self.desk.revision = self.number;
        self.give(Message::Company(CompanyNews::Standing(self.desk)));
        self.desk.press = None;
    }

    fn happen(&mut self, what: Happens) {
        match what {
            Happens::Wish(kind) => {
                self.number += 1;
                let number = self.number;
                self.desk.wish = Some(Wish { number, kind });
                self.tell();
            }
            Happens::DeskEnds(kind) => {
                self.desk.control = None;
                if kind == Kind::Watch {
                    self.desk.watch = None;
                }
                self.desk.wish = None;
                self.tell();
            }
            Happens::Heard => self.give(Message::Company(CompanyNews::Heard)),
            Happens::Seconds(seconds) => {
                for _ in 0..seconds {
                    self.time += Duration::from_secs(1);
                    self.give(Message::Tick);
                }
            }
            Happens::Press(button) => {
                let shown = self.app.shown_to_company();
                self.number += 1;
                let number = self.number;
                self.desk.press = shown.map(|shown| Press {
                    number,
                    view: shown.number,
                    button,
                });
                self.tell();
            }
            Happens::Tap(act) => self.tap(act),
            Happens::Touch(place) => {
                let found = targets(&self.app.page()).into_iter().nth(place);
                if let Some((_, act)) = found {
                    self.tap(act);
                }
            }
        }
    }

    /// What the resident grants with this, while it is asked for.
    fn grants(&self, what: &Happens) -> Option<Kind> {
        let page = self.app.page();
        let agrees = match what {
            Happens::Tap(act) => *act == Act::AllowCompany,
            Happens::Touch(place) => targets(&page)
                .get(*place)
                .is_some_and(|(_, act)| *act == Act::AllowCompany),
            _ => false,
        };
        match page.id.as_str() {
            "company-watch" if agrees => Some(Kind::Watch),
            "company-control" if agrees => Some(Kind::Control),
            _ => None,
        }
    }

    /// The desk has heard the answer.
    fn note(&mut self, kind: Kind) {
        let number = self.desk.wish.take().map(|wish| wish.number);
        match kind {
            Kind::Watch => self.desk.watch = number,
            Kind::Control => self.desk.control = number,
        }
    }
}

/// How often each thing came to stand in all cases together, so that the walks are known to lead there.
#[derive(Default)]
struct Met {
    watched: u32,
    controlled: u32,
}

fn walk(steps: Vec<Happens>, met: &mut Met) -> Result<(), TestCaseError> {
    let mut played = Played::new();
    let (mut may_see, mut may_press) = (false, false);
    for step in steps {
        let granted = played.grants(&step);
        played.happen(step);
        if let Some(kind) = granted {
            may_see |= kind == Kind::Watch;
            may_press |= kind == Kind::Control;
            played.note(kind);
        }
        let shown = played.app.clone().shown_to_company();
        let in_corner = played.app.frame().status.company;
        prop_assert_eq!(shown.is_some(), in_corner, "what is seen is told");
        prop_assert!(may_see || shown.is_none());
        let helper = played.app.draft().and_then(|draft| draft.help.helper());
        let presses = helper == Some(Helper::Desk);
        prop_assert!(!presses || may_press && in_corner);
        let view = shown.and_then(|shown| shown.view).unwrap_or_default();
        let offered = view
            .items
            .iter()
            .any(|item| matches!(item, Item::Button(button) if button.id.is_some()));
        prop_assert!(!offered || presses);
        // What is over must be granted anew.
        may_see &= in_corner;
        may_press &= presses;
        met.watched += u32::from(in_corner);
        met.controlled += u32::from(presses);
    }
    Ok(())
}

#[test]
fn nothing_is_ever_seen_or_pressed_that_was_not_granted() {
    let mut met = Met::default();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(120));
    let met_now = std::cell::RefCell::new(&mut met);
    let steps = prop::collection::vec(happens(), 0..60);
    runner
        .run(&steps, |steps| walk(steps, &mut met_now.borrow_mut()))
        .unwrap();
    assert!(
        met.watched > 100 && met.controlled > 20,
        "{} {}",
        met.watched,
        met.controlled
    );
}

//! A whole city comes back at once: 378 kiosks against one desk, played in virtual time.
//!
//! `cargo bench --bench city [-- SEEDS]`. The desk has been away for an hour; every kiosk has one filing
//! that takes 40 s of one of the desk's 40 places, so that 378 s are the least that all of them need. Kiosks run on
//! the courier's own breaker, plan and waits and the desk on its own turns; beside them stand kiosks that come again
//! after a fixed time, or by chance alone. Nothing is asserted.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use motcua::courier::breaker::{Breaker, Gate};
use motcua::courier::plan::{Choice, Course, PartSize, Step, Waiting, choose};
use motcua::courier::waiting;
use motcua::desk::turns::Turns;
use motcua::protocol::messages::{Announced, PartState};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;
use uuid::Uuid;

const KIOSKS: usize = 378;
const PLACES: usize = 40;
/// A kiosk's 8 pages take 5 s each.
const PAGES: u32 = 8;
const PAGE: Duration = Duration::from_secs(5);
/// A small call there and back.
const CALL: Duration = Duration::from_millis(80);
/// How long the desk had been away.
const OUTAGE: Duration = Duration::from_secs(3600);

/// How kiosks come again when all places are taken.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Policy {
    /// After five seconds, always.
    Fixed,
    /// By chance, from one second, at most twice as long each time.
    Chance,
    /// When the desk has said that their turn comes.
    Turns,
}

/// A source of numbers that follow from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn draw(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ word >> 31) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

struct Kiosk {
    name: String,
    breaker: Breaker,
    course: Course,
    /// The page on its way, which the desk will have taken when the kiosk is played next.
    sending: Option<u32>,
    received: bool,
}

/// The desk: either its turns, or so many places for whoever comes.
enum Desk {
    Turns(Turns),
    Places(usize),
}

#[derive(Default)]
struct Outcome {
    refusals: u32,
    /// When the last filing was received, after the desk's return.
    drained: Duration,
    /// When the last manifest was there.
    announced: Duration,
}

fn main() {
    let seeds = std::env::args().find_map(|argument| argument.parse().ok());
    let seeds: u64 = seeds.unwrap_or(5);
    println!(
        "{KIOSKS} kiosks, {PLACES} places, at best {} s",
        KIOSKS as u64 * 40 / PLACES as u64
    );
    for policy in [Policy::Fixed, Policy::Chance, Policy::Turns] {
        let outcomes: Vec<Outcome> = (1..=seeds).map(|seed| play(policy, seed)).collect();
        let mut drained: Vec<_> = outcomes.iter().map(|one| one.drained.as_secs()).collect();
        drained.sort_unstable();
        let refusals: u32 = outcomes.iter().map(|one| one.refusals).sum();
        let announced = outcomes.iter().map(|one| one.announced).max();
        println!(
            "{policy:?}: {:.2} refusals for each kiosk, all received after {}–{} s (middle {}), all announced after {} s",
            f64::from(refusals) / (seeds as f64 * KIOSKS as f64),
            drained[0],
            drained[drained.len() - 1],
            drained[drained.len() / 2],
            announced.unwrap_or_default().as_secs(),
        );
    }
}

fn play(policy: Policy, seed: u64) -> Outcome {
    let mut dice = Dice(seed);
    let mut desk = match policy {
        Policy::Turns => Desk::Turns(Turns::new(PLACES)),
        Policy::Fixed | Policy::Chance => Desk::Places(PLACES),
    };
    let mut kiosks: Vec<Kiosk> = (0..KIOSKS).map(Kiosk::new).collect();
    let mut outcome = Outcome::default();
    let mut moments: BinaryHeap<Reverse<(Duration, usize)>> = (0..KIOSKS)
        .map(|number| Reverse((Duration::ZERO, number)))
        .collect();
    while let Some(Reverse((now, number))) = moments.pop() {
        let kiosk = &mut kiosks[number];
        let next = kiosk.step(now, policy, &mut desk, &mut dice, &mut outcome);
        if let Some(next) = next {
            moments.push(Reverse((next, number)));
        }
    }
    assert!(kiosks.iter().all(|kiosk| kiosk.received));
    outcome
}

impl Kiosk {
    fn new(number: usize) -> Self {
        let mut breaker = Breaker::new(Duration::ZERO);
        breaker.answered(Duration::ZERO, 0.0);
        Self {
            name: number.to_string(),
            breaker,
            course: Course::new(false),
            sending: None,
            received: false,
        }
    }

    /// Plays this kiosk at its moment and tells the next one.
    fn step(
        &mut self,
        now: Duration,
        policy: Policy,
        desk: &mut Desk,
        dice: &mut Dice,
        outcome: &mut Outcome,
    ) -> Option<Duration> {
        if let Some(page) = self.sending.take() {
            let _ = self.course.located(page, 1).unwrap();
            desk.leave(&self.name, now);
        }
        if now < OUTAGE {
            // All that it asks fails.
            if !matches!(self.breaker.gate(now), Gate::Wait(_)) {
                self.breaker.failed(now, dice.draw());
            }
        }
        match self.breaker.gate(now) {
            Gate::Wait(until) => return Some(until),
            Gate::Probe => {
                self.breaker.answered(now, dice.draw());
                return Some(now + CALL);
            }
            Gate::Open => {}
        }
        let id = Uuid::nil();
        let course = &self.course;
        let choice = choose(now, [Waiting { id, course }]);
        let step = match choice {
            Choice::Do(_, step) => step,
            Choice::Until(until) => return Some(until),
            Choice::Nothing => return None,
        };
        match step {
            Step::Announce => {
                outcome.announced = outcome.announced.max(now - OUTAGE);
                let start_in = desk.announce(&self.name, now);
                let parts = (1..=PAGES).map(|n| PartState {
                    n,
                    have: false,
                    upload: Some(String::new()),
                    offset: 0,
                });
                let sizes: Vec<_> = (1..=PAGES)
                    .map(|number| PartSize { number, size: 1 })
                    .collect();
                let answer = Announced {
                    parts: parts.collect(),
                    start_in,
                };
                self.course.announced(&sizes, &answer).unwrap();
                if start_in > 0 {
                    let asked = Duration::from_secs(start_in);
                    self.course.turn = now + waiting::quiet(Some(asked), 0, dice.draw());
                }
                Some(now + CALL)
            }
            Step::Send { part, .. } => match desk.enter(&self.name, now, part == 1) {
                Ok(()) => {
                    self.breaker.served();
                    self.sending = Some(part);
                    Some(now + PAGE)
                }
                Err(wait) => {
                    outcome.refusals += 1;
                    match policy {
                        Policy::Fixed => return Some(now + Duration::from_secs(5)),
                        Policy::Chance => self.breaker.quiet(now, None, dice.draw()),
                        Policy::Turns => self.breaker.quiet(now, Some(wait), dice.draw()),
                    }
                    Some(now + CALL)
                }
            },
            Step::Commit => {
                desk.finished(&self.name, now);
                self.received = true;
                outcome.drained = outcome.drained.max(now - OUTAGE);
                None
            }
            Step::Ask | Step::Locate { .. } | Step::Create { .. } => {
                unreachable!("nothing is lost sight of here")
            }
        }
    }
}

impl Desk {
    fn announce(&mut self, kiosk: &str, now: Duration) -> u64 {
        match self {
            Self::Turns(turns) => turns.announce(kiosk, now).err().map_or(0, whole_seconds),
            Self::Places(_) => 0,
        }
    }

    fn enter(&mut self, kiosk: &str, now: Duration, first: bool) -> Result<(), Duration> {
        match self {
            Self::Turns(turns) => turns
                .enter(kiosk, now)
                .map_err(|wait| Duration::from_secs(whole_seconds(wait))),
            Self::Places(0) if first => Err(Duration::ZERO),
            Self::Places(free) => {
                *free -= usize::from(first);
                Ok(())
            }
        }
    }

    fn leave(&mut self, kiosk: &str, now: Duration) {
        if let Self::Turns(turns) = self {
            turns.leave(kiosk, now);
        }
    }

    fn finished(&mut self, kiosk: &str, now: Duration) {
        match self {
            Self::Turns(turns) => turns.finished(kiosk, now),
            Self::Places(free) => *free += 1,
        }
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

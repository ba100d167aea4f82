//! A resident with shaky fingers who plays whole filings: the figures of rule C29.
//!
//! Fingers scatter around what they aim at, double up, rest for seconds; palms touch down. The
//! resident notices a wrong letter or page and mends it, as a person would. Targets stand where
//! the real layout puts them, the engine and the pauses are those of the kiosk, and what a tap
//! does is asked of the real application once and remembered.

mod chance;
mod finger;
mod plan;
mod world;

use crate::config::Config;
use crate::kiosk::app::Guard;
use crate::kiosk::page::Act;
use crate::kiosk::play::stage::NoRenderer;
use crate::kiosk::touch::Engine;
use chance::Chance;
use finger::{Motion, Tap};
use std::sync::Arc;
use std::time::Duration;
use world::{Place, World};

/// Whoever has tapped so often has given up.
const PATIENCE: u32 = 3_000;

/// How a hand trembles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hand {
    /// Scatter on each axis, in millimetres.
    pub sigma_mm: f32,
    /// Taps in a thousand that double up.
    pub doubles_permille: u32,
    /// Taps in a thousand with which a palm touches down.
    pub palms_permille: u32,
    /// Taps in a thousand that are held for up to three seconds.
    pub holds_permille: u32,
}

impl Hand {
    /// The hand of rule C29 with this scatter.
    pub fn trembling(sigma_mm: f32) -> Self {
        Self {
            sigma_mm,
            doubles_permille: 200,
            palms_permille: 50,
            holds_permille: 150,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Filings begun.
    pub runs: u32,
    /// Filings finished.
    pub finished: u32,
    /// Taps aimed at something.
    pub taps: u64,
    /// Taps that did nothing, so that they were repeated.
    pub without_effect: u64,
    /// Activations of something that was not aimed at, or a second time.
    pub wrong: u64,
    /// Those among them that submit or erase.
    pub unintended: u64,
}

impl Tally {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            runs: self.runs + other.runs,
            finished: self.finished + other.finished,
            taps: self.taps + other.taps,
            without_effect: self.without_effect + other.without_effect,
            wrong: self.wrong + other.wrong,
            unintended: self.unintended + other.unintended,
        }
    }

    /// Wrong activations for each hundred taps.
    pub fn wrong_percent(&self) -> f64 {
        100.0 * self.wrong as f64 / self.taps.max(1) as f64
    }

    /// Filings finished of each hundred begun.
    pub fn finished_percent(&self) -> f64 {
        100.0 * f64::from(self.finished) / f64::from(self.runs.max(1))
    }
}

/// A resident who files one procedure again and again.
pub struct Robot {
    world: World,
}

impl Robot {
    /// A resident before the welcome page, who wants to file this procedure.
    ///
    /// # Errors
    /// [`NoRenderer`] when nothing can be laid out.
    pub fn new(config: &Arc<Config>, procedure: &str) -> Result<Self, NoRenderer> {
        Ok(Self {
            world: World::new(config, procedure)?,
        })
    }

    /// Plays so many filings with this hand.
    pub fn play(&mut self, hand: Hand, runs: u32, seed: u64) -> Tally {
        (0..runs)
            .map(|run| {
                let chance = Chance::new(seed ^ (u64::from(run) << 20));
                Visit::new(&mut self.world, hand, chance).file()
            })
            .fold(Tally::default(), Tally::and)
    }

    /// How many situations the application was seen in.
    pub fn situations(&self) -> usize {
        self.world.places()
    }
}

/// One filing.
struct Visit<'a> {
    world: &'a mut World,
    hand: Hand,
    chance: Chance,
    at: usize,
    /// Where the resident wants back to after a wrong turn.
    home: Option<String>,
    engine: Engine,
    guard: Guard,
    now: Duration,
    tally: Tally,
}

impl<'a> Visit<'a> {
    fn new(world: &'a mut World, hand: Hand, chance: Chance) -> Self {
        Self {
            world,
            hand,
            chance,
            at: 0,
            home: None,
            engine: Engine::default(),
            guard: Guard::default(),
            now: Duration::from_secs(10),
            tally: Tally {
                runs: 1,
                ..Tally::default()
            },
        }
    }

    fn here(&self) -> &Place {
        self.world.place(self.at)
    }

    fn file(mut self) -> Tally {
        for _ in 0..PATIENCE {
            if self.here().finished {
                self.tally.finished += 1;
                break;
            }
            let Some(aim) = self.wish() else {
                break;
            };
            self.tap(&aim);
        }
        self.tally
    }

    /// What the resident wants to tap now.
    fn wish(&mut self) -> Option<Act> {
        let here = self.world.place(self.at);
        if self.home.as_ref().is_some_and(|home| *home == here.page) {
            self.home = None;
        }
        match &self.home {
            Some(_) => here.way_back.clone().or_else(|| here.wish.clone()),
            None => here.wish.clone(),
        }
    }

    fn tap(&mut self, aim: &Act) {
        let here = self.world.place(self.at);
        let Some(target) = here.spots.iter().position(|spot| spot.act == *aim) else {
            self.tally.taps += u64::from(PATIENCE);
            return;
        };
        let bounds = here.areas[target].bounds;
        let tap = Tap {
            aim: bounds.center(),
            px_per_mm: self.world.px_per_mm(),
            hand: self.hand,
            again: aim.is_key(),
        };
        self.tally.taps += 1;
        let start = self.now;
        let mut hit = false;
        for (after, by, motion) in tap.events(&mut self.chance) {
            self.now = start + after;
            let reach = self.world.reach();
            let here = self.world.place(self.at);
            match motion {
                Motion::Down(at) => {
                    self.guard.pressed(self.now);
                    let _ = self.engine.press(by, at, self.now, &here.areas, reach);
                }
                Motion::Up(at) => {
                    let tapped = self.engine.lift(by, at, &here.areas, reach);
                    let act = tapped
                        .and_then(|place| here.spots.get(place))
                        .map(|spot| spot.act.clone());
                    let Some(act) = act.filter(|act| self.guard.accepts(act, self.now)) else {
                        continue;
                    };
                    let right = !hit && act == *aim;
                    hit |= right;
                    self.activate(&act, right);
                }
            }
        }
        if !hit {
            self.tally.without_effect += 1;
        }
        self.now += Duration::from_millis(self.chance.between(350, 1_100));
    }

    fn activate(&mut self, act: &Act, right: bool) {
        if !right {
            self.tally.wrong += 1;
            self.tally.unintended += u64::from(act.is_danger());
        }
        let before = self.at;
        self.at = self.world.step(before, act);
        let (from, to) = (self.world.place(before), self.world.place(self.at));
        if from.generation != to.generation {
            self.engine.clear();
            self.guard.screen_changed(self.now);
        } else if from.spots != to.spots {
            self.engine.renumber(|place| {
                let held = from.spots.get(place)?;
                to.spots
                    .iter()
                    .position(|spot| spot.act == held.act && spot.bounds == held.bounds)
            });
        }
        if !right && from.page != to.page && self.home.is_none() {
            self.home = Some(from.page.clone());
        }
    }
}

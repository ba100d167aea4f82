//! Every situation that the application was seen in, and where each tap leads from there.
//!
//! The application is asked once for each situation and act; thousands of filings then walk over
//! the same map.

use crate::config::Config;
use crate::filing::delivery::State;
use crate::filing::reference::Reference;
use crate::kiosk::app::{App, Given};
use crate::kiosk::effect::{Effect, Message};
use crate::kiosk::focus::Spot;
use crate::kiosk::page::{Act, Block, Page};
use crate::kiosk::play::plan::{Plan, reachable, way_back};
use crate::kiosk::play::stage::{NoRenderer, Stage};
use crate::kiosk::render::{Frame, Input};
use crate::kiosk::screen::done::{Done, SlipState};
use crate::kiosk::touch::{Area, Reach};
use crate::machine::clock::Moment;
use jiff::{Timestamp, civil};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// No two acts of the map follow each other faster.
const STEP: Duration = Duration::from_secs(2);

/// A situation.
pub struct Place {
    app: App,
    /// The clock of the application in it.
    time: Duration,
    /// Which page is shown.
    pub page: String,
    /// Changes with the screen.
    pub generation: u64,
    /// The targets as laid out.
    pub spots: Arc<[Spot]>,
    /// The same for the touch engine.
    pub areas: Arc<[Area]>,
    /// What the resident wants here.
    pub wish: Option<Act>,
    /// What leads away from here, if nobody wanted to come.
    pub way_back: Option<Act>,
    /// Whether the filing is made.
    pub finished: bool,
    next: Vec<(Act, usize)>,
}

type Laid = (Arc<[Spot]>, Arc<[Area]>);

/// The map.
pub struct World {
    config: Arc<Config>,
    procedure: usize,
    stage: Stage,
    places: Vec<Place>,
    known: BTreeMap<String, usize>,
    laid_out: BTreeMap<String, Laid>,
    px_per_mm: f32,
}

/// A Tuesday at ten in the morning in Hanoi.
const MORNING: i64 = 1_795_489_200;

fn given(time: Duration) -> Given {
    Given {
        now: Moment {
            monotonic: time,
            wall: Timestamp::from_second(MORNING).unwrap_or(Timestamp::UNIX_EPOCH),
        },
        fresh_id: Uuid::from_u128(3),
    }
}

impl World {
    /// A map that begins at the welcome page.
    pub fn new(config: &Arc<Config>, procedure: &str) -> Result<Self, NoRenderer> {
        let panel = config.settings.panel;
        let (app, _) = App::open(Arc::clone(config), None, given(Duration::ZERO).now);
        let mut world = Self {
            procedure: config
                .procedures
                .iter()
                .position(|known| known.id == procedure)
                .unwrap_or_default(),
            config: Arc::clone(config),
            stage: Stage::open(panel.width_px, panel.height_px)?,
            places: Vec::new(),
            known: BTreeMap::new(),
            laid_out: BTreeMap::new(),
            px_per_mm: app.look().px_per_mm,
        };
        let _ = world.settle(app, Duration::ZERO);
        Ok(world)
    }

    pub fn place(&self, place: usize) -> &Place {
        &self.places[place]
    }

    pub fn places(&self) -> usize {
        self.places.len()
    }

    pub fn px_per_mm(&self) -> f32 {
        self.px_per_mm
    }

    pub fn reach(&self) -> Reach {
        Reach::new(self.px_per_mm)
    }

    /// Where an act leads.
    pub fn step(&mut self, from: usize, act: &Act) -> usize {
        let place = &self.places[from];
        if let Some((_, to)) = place.next.iter().find(|(known, _)| known == act) {
            return *to;
        }
        let (mut app, time) = (place.app.clone(), place.time + STEP);
        let input = Message::Input(Input::Act(act.clone()));
        let effects = app.update(input, given(time));
        if effects
            .iter()
            .any(|effect| matches!(effect, Effect::Seal(_)))
        {
            let _ = app.update(Message::Sealed(Ok(Box::new(self.done()))), given(time));
        }
        let to = self.settle(app, time);
        self.places[from].next.push((act.clone(), to));
        to
    }

    /// The place of a situation on the map.
    fn settle(&mut self, app: App, time: Duration) -> usize {
        let page = app.page();
        let frame = app.frame();
        let bars = format!("{:?} {:?}", frame.labels, frame.voice);
        let key = format!("{page:?} {} {bars}", app.situation());
        if let Some(place) = self.known.get(&key) {
            return *place;
        }
        let (spots, areas) = self.laid_out(&app, &page, &frame, &bars);
        let offered: Vec<Act> = spots.iter().map(|spot| spot.act.clone()).collect();
        let plan = Plan {
            config: &self.config,
            procedure: &self.config.procedures[self.procedure],
        };
        self.places.push(Place {
            time,
            wish: plan.wish(&page).and_then(|wish| reachable(wish, &offered)),
            way_back: way_back(&page).filter(|act| offered.contains(act)),
            finished: page.id == "done",
            generation: frame.generation,
            page: page.id,
            spots,
            areas,
            app,
            next: Vec::new(),
        });
        let place = self.places.len() - 1;
        let _ = self.known.insert(key, place);
        place
    }

    fn laid_out(&mut self, app: &App, page: &Page, frame: &Frame, bars: &str) -> Laid {
        // What is typed does not move anything.
        let mut bare = page.clone();
        bare.body = page.body.iter().map(without_letters).collect();
        let key = format!("{bare:?} {bars}");
        if let Some(laid) = self.laid_out.get(&key) {
            return laid.clone();
        }
        let nodes = self.stage.nodes(page, frame, &app.look());
        let spots: Vec<Spot> = nodes
            .iter()
            .filter_map(|node| {
                Some(Spot {
                    bounds: node.bounds,
                    act: node.act.clone()?,
                    role: node.role,
                    id: node.id,
                    chosen: node.chosen,
                })
            })
            .collect();
        let areas: Vec<Area> = spots
            .iter()
            .map(|spot| Area {
                bounds: spot.bounds,
                danger: spot.act.is_danger(),
            })
            .collect();
        let laid: Laid = (spots.into(), areas.into());
        let _ = self.laid_out.insert(key, laid.clone());
        laid
    }

    fn done(&self) -> Done {
        Done {
            id: Uuid::from_u128(4),
            reference: Reference::from_random([5; 8]),
            procedure: self.config.procedures[self.procedure].id.clone(),
            expected_day: civil::date(2026, 11, 30),
            fee: 0,
            attached: Vec::new(),
            missing: Vec::new(),
            appointment: None,
            by_post: false,
            state: State::Waiting,
            slip: SlipState::Kept,
            form: None,
        }
    }
}

fn without_letters(block: &Block) -> Block {
    match block {
        Block::Field(field) => {
            let mut field = field.clone();
            field.text.clear();
            Block::Field(field)
        }
        Block::DateBoxes(boxes) => {
            let mut boxes = boxes.clone();
            for part in &mut boxes {
                part.digits.clear();
                part.active = false;
            }
            Block::DateBoxes(boxes)
        }
        Block::Columns { share, left, right } => Block::Columns {
            share: *share,
            left: left.iter().map(without_letters).collect(),
            right: right.iter().map(without_letters).collect(),
        },
        other => other.clone(),
    }
}

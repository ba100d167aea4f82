//! A kiosk whose store cannot open: the screen says so and the program keeps trying.
//!
//! A full or read-only disk at the start must not leave a dark screen in the lobby. The
//! application runs without a store, showing the fault and a way to a person, until the store opens.

use crate::kiosk::app::{App, Given};
use crate::kiosk::effect::{Effect, Message};
use crate::kiosk::station::{Setup, Station, StationError};
use crate::machine::health::{Health, LineFact, StoreFact};
use crate::store::StoreError;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// The store is tried again after so long.
const AGAIN: Duration = Duration::from_secs(5);

/// A kiosk without a store.
#[derive(Debug)]
pub struct Closed {
    app: App,
    setup: Setup,
    tried: Duration,
}

/// A kiosk, open or not.
#[derive(Debug)]
pub enum Kiosk {
    /// Everything is there.
    Open(Box<Station>),
    /// The store cannot open yet.
    Closed(Box<Closed>),
}

impl Kiosk {
    /// Opens the station; where the disk is the reason that it cannot, the kiosk shows that.
    ///
    /// # Errors
    /// Every other reason, which a restart or an operator must mend.
    pub fn open(setup: Setup) -> Result<Self, StationError> {
        match Station::open(&setup) {
            Ok(station) => Ok(Self::Open(Box::new(station))),
            Err(error) => match fault(&error) {
                Some(fault) => {
                    tracing::warn!(%error, "the store cannot open; the kiosk says so and keeps trying");
                    Ok(Self::Closed(Box::new(Closed::new(setup, fault))))
                }
                None => Err(error),
            },
        }
    }

    /// The application, for what it shows.
    pub fn app(&self) -> &App {
        match self {
            Self::Open(station) => station.app(),
            Self::Closed(closed) => &closed.app,
        }
    }
}

impl Closed {
    fn new(setup: Setup, store: StoreFact) -> Self {
        let now = setup.clock.now();
        let (app, _) = App::open(Arc::clone(&setup.config), None, now);
        let mut closed = Self {
            app,
            setup,
            tried: now.monotonic,
        };
        let line = LineFact::Unknown;
        closed.give(Message::Health(Health {
            store,
            line,
            ..Health::default()
        }));
        closed
    }

    /// Gives the application a message. There is no store to write to and no courier to send a call.
    pub fn give(&mut self, message: Message) {
        let given = Given {
            now: self.setup.clock.now(),
            fresh_id: Uuid::nil(),
        };
        let effects = self.app.update(message, given);
        if effects.contains(&Effect::Help(true)) {
            self.give(Message::HelpHeard(false));
        }
    }

    /// The window has this size.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.app.resize(width, height);
    }

    /// A second has passed: tries the store again now and then; the station once it opens.
    pub fn tick(&mut self) -> Option<Station> {
        self.give(Message::Tick);
        let now = self.setup.clock.now().monotonic;
        if now.saturating_sub(self.tried) < AGAIN {
            return None;
        }
        self.tried = now;
        let mut station = Station::open(&self.setup).ok()?;
        let look = self.app.look();
        station.resize(look.width, look.height);
        Some(station)
    }
}

fn fault(error: &StationError) -> Option<StoreFact> {
    match error {
        StationError::Store(StoreError::DiskFull) => Some(StoreFact::DiskFull),
        StationError::Store(StoreError::ReadOnly) => Some(StoreFact::ReadOnly),
        StationError::Store(StoreError::Replaced) => Some(StoreFact::Replaced),
        _ => None,
    }
}

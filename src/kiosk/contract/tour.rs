//! Takes the real application to every state of every screen and lays each one out.
//!
//! Nothing is described here twice: states are reached by the messages that a resident, the desk,
//! the printer and the clock would send.

mod capture;
mod company;
mod correction;
mod form;
mod help;
mod screens;
mod signing;
mod staff;

use crate::config::Config;
use crate::config::texts::Lookup;
use crate::filing::answer::QuestionId;
use crate::filing::entry::Entry;
use crate::filing::procedure::Procedure;
use crate::kiosk::contract::exits::{self, Exits};
use crate::kiosk::contract::samples::Samples;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::variant::Variant;
use crate::kiosk::contract::visitor::{Visitor, morning};
use crate::kiosk::page::Page;
use crate::kiosk::play::stage::Stage;
use crate::kiosk::render::VoiceBar;
use crate::kiosk::status::Status;
use crate::machine::clock::ward_time;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The application did not come to the screen that was to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{wanted} was to be looked at, but {found} is shown")]
pub struct Astray {
    wanted: String,
    found: String,
}

/// What is the same for every cell of the matrix.
#[derive(Debug)]
pub struct Tour {
    config: Config,
    samples: Samples,
    /// What residents write into the field of a question, by procedure and question.
    entries: BTreeMap<(Version, QuestionId), Vec<(&'static str, Entry)>>,
    /// By the procedure's id and version.
    exits: BTreeMap<Version, Exits>,
}

/// A procedure's id and version.
type Version = (String, String);

fn version(procedure: &Procedure) -> Version {
    (procedure.id.clone(), procedure.version.clone())
}

impl Tour {
    /// Prepares a tour through this configuration.
    pub fn new(config: &Config) -> Self {
        let mut config = config.clone();
        // Where filings go changes nothing that is shown; the health facts do.
        config.settings.desk = None;
        // The first minute is walked through on its own.
        config.settings.fitting.offer = false;
        // Every screen is looked at, also where a ward does not offer it.
        config.settings.signature.offer = true;
        let today = ward_time(morning()).date();
        let exits = config
            .procedures
            .iter()
            .map(|one| (version(one), exits::reachable(&config, one, today)))
            .collect();
        let samples = Samples::read();
        let mut entries = BTreeMap::new();
        for procedure in &config.procedures {
            for question in &procedure.questions {
                let name = (version(procedure), question.id.clone());
                let _ = entries.insert(name, samples.entries(&config, question));
            }
        }
        Self {
            config,
            samples,
            entries,
            exits,
        }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Every screen in every state in one cell of the matrix; what looks the same stands once.
    ///
    /// # Errors
    /// [`Astray`] where a state could not be reached.
    pub fn screens(&self, variant: Variant, stage: &mut Stage) -> Result<Vec<Screen>, Astray> {
        let config = Arc::new(variant.configure(&self.config));
        let mut walk = Walk {
            tour: self,
            lookup: config.texts.lookup(variant.wording.language()),
            config,
            variant,
            stage,
            procedure: None,
            seen: BTreeMap::new(),
            screens: Vec::new(),
        };
        walk.everything()?;
        Ok(walk.screens)
    }
}

/// What is shown around a page.
type Around = (Status, Option<VoiceBar>);

/// One walk through all screens.
struct Walk<'a> {
    tour: &'a Tour,
    config: Arc<Config>,
    lookup: Lookup,
    variant: Variant,
    stage: &'a mut Stage,
    /// The procedure whose screens are looked at.
    procedure: Option<String>,
    /// By screen: what was shown, with its place in the list.
    seen: BTreeMap<String, Vec<(Around, usize)>>,
    screens: Vec<Screen>,
}

impl Walk<'_> {
    /// Looks at the page of the moment, once.
    fn look(&mut self, visitor: &Visitor, state: &str) {
        let page = visitor.page();
        self.look_at(visitor, page, state);
    }

    fn look_at(&mut self, visitor: &Visitor, page: Page, state: &str) {
        let frame = visitor.app.frame();
        let around = (frame.status.clone(), frame.voice.clone());
        let known = self.seen.entry(page.id.clone()).or_default();
        let alike = known.iter().find(|(status, place)| {
            *status == around
                && self
                    .screens
                    .get(*place)
                    .is_some_and(|screen| screen.page.says_the_same(&page))
        });
        if let Some((_, place)) = alike {
            if let Some(screen) = self.screens.get_mut(*place) {
                screen.procedures.extend(self.procedure.clone());
            }
            return;
        }
        known.push((around, self.screens.len()));
        let look = visitor.app.look();
        let nodes = self.stage.nodes(&page, &frame, &look);
        let state = self.free_name(&page.id, state);
        self.screens.push(Screen {
            state,
            procedures: self.procedure.iter().cloned().collect(),
            variant: self.variant,
            page,
            frame,
            nodes,
            look,
            mount_bottom_mm: self.config.settings.panel.mount_bottom_mm,
        });
    }

    /// The state's name; where another procedure has a different page of that name, with the
    /// procedure, and else with a number.
    fn free_name(&self, page: &str, state: &str) -> String {
        let taken = |name: &str| {
            let same = |place: &usize| self.screens.get(*place);
            self.seen.get(page).is_some_and(|known| {
                known
                    .iter()
                    .filter_map(|(_, place)| same(place))
                    .any(|screen| screen.state == name)
            })
        };
        let of_procedure = self
            .procedure
            .iter()
            .map(|procedure| format!("{state}-{procedure}"));
        let numbered = (2..).map(|number| format!("{state}-{number}"));
        std::iter::once(state.to_owned())
            .chain(of_procedure)
            .chain(numbered)
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    /// Looks at a page and at every further part of it.
    fn look_through(&mut self, visitor: &mut Visitor, state: &str) {
        self.look(visitor, state);
        let mut part = 1;
        while visitor.turn() {
            part += 1;
            let state = match state {
                "empty" => format!("page-{part}"),
                other => format!("{other}-page-{part}"),
            };
            self.look(visitor, &state);
        }
    }

    /// The state's name for what is refused: the key of the sentence that says so.
    fn error_state(&self, page: &Page) -> Option<String> {
        let problem = page.problem.as_ref()?;
        let key = self.lookup.key_of(&problem.what);
        let name = key.map_or("error", |key| key.trim_end_matches(".what"));
        Some(if name.starts_with("error") {
            name.to_owned()
        } else {
            format!("error-{name}")
        })
    }

    fn expect(visitor: &Visitor, screen: &str) -> Result<(), Astray> {
        let found = visitor.page().id;
        if found == screen || screen.ends_with('-') && found.starts_with(screen) {
            return Ok(());
        }
        Err(Astray {
            wanted: screen.to_owned(),
            found,
        })
    }
}

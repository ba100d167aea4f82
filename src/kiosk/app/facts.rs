//! What decides which page is shown, beside the page that was made of it last.
//!
//! A page is asked for several times for every tap: by the voice, the idle clock, the window. It is
//! built once, because whoever touches a fact forgets the page, and nobody can touch one otherwise.

use crate::config::settings::Panel;
use crate::config::texts::Language;
use crate::kiosk::app::{Asking, Stage};
use crate::kiosk::look::{TextSize, Theme};
use crate::kiosk::page::Page;
use crate::kiosk::screen::staff::Call;
use crate::machine::health::Health;
use iced::widget::image;
use jiff::Timestamp;
use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

/// Everything that decides which page is shown, but for the time.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) panel: Panel,
    pub(super) language: Language,
    pub(super) text: TextSize,
    pub(super) theme: Theme,
    pub(super) stage: Stage,
    pub(super) asking: Option<Asking>,
    /// The page that was turned, and to which part.
    pub(super) turned: Option<(String, usize)>,
    pub(super) call: Option<(Call, Duration)>,
    /// Whether the idle warning is shown.
    pub(super) warned: bool,
    /// Whether the page is hidden from whoever walks by.
    pub(super) covered: bool,
    pub(super) wide_targets: bool,
    pub(super) health: Health,
    pub(super) slip_picture: Option<image::Handle>,
    pub(super) slip_shown: bool,
}

impl Facts {
    /// The first page on this panel.
    pub(super) fn first(panel: Panel) -> Self {
        Self {
            panel,
            language: Language::Vietnamese,
            text: TextSize::default(),
            theme: Theme::default(),
            stage: Stage::Welcome,
            asking: None,
            turned: None,
            call: None,
            warned: false,
            covered: false,
            wide_targets: false,
            health: Health::default(),
            slip_picture: None,
            slip_shown: false,
        }
    }

    /// As the next person finds them: only the machine is still the same.
    pub(super) fn reset(&mut self) {
        let health = std::mem::take(&mut self.health);
        *self = Self {
            health,
            ..Self::first(self.panel)
        };
    }
}

/// The facts, and the page that they made at some moment.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    facts: Facts,
    page: RefCell<Option<(Timestamp, Page)>>,
}

impl Shown {
    /// Nothing is built yet.
    pub(super) fn new(facts: Facts) -> Self {
        Self {
            facts,
            page: RefCell::default(),
        }
    }

    /// The page at this moment: the last one as long as no fact was touched, else a new one.
    pub(super) fn page(&self, now: Timestamp, build: impl FnOnce() -> Page) -> Page {
        // The warning counts down.
        if self.facts.warned {
            return build();
        }
        let last = self.page.borrow().as_ref().and_then(|(then, page)| {
            let is_fresh = *then == now;
            is_fresh.then(|| page.clone())
        });
        last.unwrap_or_else(|| {
            let page = build();
            *self.page.borrow_mut() = Some((now, page.clone()));
            page
        })
    }
}

impl Deref for Shown {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl DerefMut for Shown {
    fn deref_mut(&mut self) -> &mut Facts {
        *self.page.get_mut() = None;
        &mut self.facts
    }
}

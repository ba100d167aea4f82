//! What decides which page is shown, beside the page that was made of it last.
//!
//! A page is asked for several times for every tap: by the voice, the idle clock, the window. It is
//! built once, because whoever touches a fact forgets the page, and nobody can touch one otherwise.

use crate::config::settings::Panel;
use crate::config::texts::Language;
use crate::filing::answer::PageId;
use crate::kiosk::app::company::Companion;
use crate::kiosk::app::staff_mode::AtWork;
use crate::kiosk::app::{Asking, Stage};
use crate::kiosk::look::{TextSize, Theme};
use crate::kiosk::page::Page;
use crate::kiosk::screen::corners::Corners;
use crate::kiosk::screen::done::PrinterHelp;
use crate::kiosk::screen::form::Preview;
use crate::kiosk::screen::staff::Call;
use crate::kiosk::screen::viewfinder::Viewfinder;
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
    /// The call to the desk because of the printer.
    pub(super) printer_help: Option<PrinterHelp>,
    /// The captured page that is looked at, and its picture once it is read.
    pub(super) viewed: Option<(PageId, Option<image::Handle>)>,
    /// The corners of that page, while they are being shown.
    pub(super) corners: Option<Corners>,
    /// The camera or scanner that is looked through.
    pub(super) viewfinder: Option<Viewfinder>,
    /// The application form, while it is looked at.
    pub(super) form: Option<Preview>,
    /// The pages of the staff, while they are shown.
    pub(super) staff: Option<Box<AtWork>>,
    /// Who keeps the resident company from the desk.
    pub(super) company: Companion,
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
            printer_help: None,
            viewed: None,
            corners: None,
            viewfinder: None,
            form: None,
            staff: None,
            company: Companion::default(),
        }
    }

    /// As the next person finds them: only the machine is still the same.
    pub(super) fn reset(&mut self) {
        let health = std::mem::take(&mut self.health);
        // It ends by itself with the visit, and must still know what the desk has asked before.
        let company = std::mem::take(&mut self.company);
        *self = Self {
            health,
            company,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::texts::Language;
    use crate::kiosk::page::Bars;

    fn page(heading: &str) -> Page {
        Page {
            id: "welcome".to_owned(),
            heading: heading.to_owned(),
            label: None,
            lead: Vec::new(),
            problem: None,
            help: None,
            body: Vec::new(),
            foot: Vec::new(),
            back: None,
            next: None,
            progress: None,
            private: false,
            spoken: Vec::new(),
            bars: Bars::Visit,
            overview: false,
        }
    }

    fn shown() -> Shown {
        Shown::new(Facts::first(Panel {
            diagonal_in: 21.5,
            width_px: 1920,
            height_px: 1080,
            mount_bottom_mm: 850.0,
        }))
    }

    #[test]
    fn a_page_stays_until_a_fact_is_touched_or_time_passes() {
        let mut shown = shown();
        let (now, later) = (Timestamp::UNIX_EPOCH, Timestamp::MAX);
        let first = page("first");
        assert_eq!(shown.page(now, || first.clone()), first);
        assert_eq!(shown.page(now, || page("again")), first);
        shown.language = Language::English;
        assert_eq!(shown.page(now, || page("other")), page("other"));
        assert_eq!(shown.page(later, || page("later")), page("later"));
    }

    #[test]
    fn a_warning_counts_down_on_every_look() {
        let mut shown = shown();
        shown.warned = true;
        let now = Timestamp::UNIX_EPOCH;
        for seconds in ["60", "59"] {
            assert_eq!(shown.page(now, || page(seconds)), page(seconds));
        }
    }
}

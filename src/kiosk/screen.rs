//! The screens: each builds a page from facts, and nothing else.

pub mod appearance;
pub mod appointment;
pub mod captured_page;
pub mod card;
pub mod check;
pub mod choice;
pub mod company;
pub mod confirm;
pub mod corners;
pub mod cover;
pub mod date;
pub mod done;
pub mod fitting;
pub mod form;
pub mod keyboard;
pub mod masked;
pub mod offers;
pub mod paper;
pub mod place;
pub mod prepare;
pub mod privacy;
pub mod question;
pub mod services;
pub mod sign;
pub mod staff;
pub mod staff_mode;
pub mod stop;
pub mod take_over;
pub mod time;
pub mod typed;
pub mod viewfinder;
pub mod ways_out;
pub mod welcome;

use crate::config::Config;
use crate::kiosk::look::Look;
use crate::kiosk::page::{Act, Bars, Button, Page, Pager};
use crate::kiosk::words::Words;
use crate::kiosk::words::say::Say;
use jiff::civil;

/// What every screen is built with.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The texts in the visit's language.
    pub words: Words<'a>,
    /// Sizes, for lists that must fit.
    pub look: &'a Look,
    /// The configuration.
    pub config: &'a Config,
    /// Date and time of day in the ward.
    pub now: civil::DateTime,
}

impl Scene<'_> {
    /// A page with this heading and nothing else yet.
    pub fn page(&self, id: &str, heading: String) -> Page {
        Page {
            id: id.to_owned(),
            heading,
            label: None,
            lead: Vec::new(),
            problem: None,
            help: None,
            body: Vec::new(),
            foot: Vec::new(),
            back: Some(Act::Back),
            next: None,
            progress: None,
            private: false,
            spoken: Vec::new(),
            bars: Bars::Visit,
            overview: false,
        }
    }

    /// "Tiếp tục".
    pub fn continue_button(&self) -> Button {
        Button {
            label: self.words.say("button-continue"),
            act: Act::Continue,
        }
    }

    /// The buttons of the pager as they are said.
    pub fn aloud_ways_on(&self, page: usize, pages: usize) -> Vec<Say> {
        let page = page.min(pages.saturating_sub(1));
        let previous = (page > 0).then_some("button-previous-page");
        let following = (page + 1 < pages).then_some("button-next-page");
        let keys = previous.into_iter().chain(following);
        keys.map(|key| self.words.aloud(key)).collect()
    }

    /// The pager of a list with so many pages; `None` where one page is enough.
    pub fn pager(&self, page: usize, pages: usize) -> Option<Pager> {
        if pages < 2 {
            return None;
        }
        let page = page.min(pages - 1);
        let number = |n: usize| crate::config::texts::Argument::Number(n as i64);
        let turn = |key: &str, to: usize| Button {
            label: self.words.say(key),
            act: Act::Turn(to),
        };
        Some(Pager {
            text: self.words.with(
                "pager-text",
                &[("page", number(page + 1)), ("of", number(pages))],
            ),
            previous: (page > 0).then(|| turn("button-previous-page", page - 1)),
            following: (page + 1 < pages).then(|| turn("button-next-page", page + 1)),
        })
    }
}

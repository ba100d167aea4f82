//! The status corner: what is true about line and queue, in a few words; while somebody helps with
//! the visit, who does.

use crate::filing::help::Helper;
use crate::filing::staff::StaffName;
use crate::kiosk::words::Words;
use crate::machine::health::{Health, LineFact};

/// The status corner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// Its icon.
    pub icon: &'static str,
    /// Its words.
    pub text: String,
    /// Whether the page is being read aloud.
    pub reading: bool,
    /// Whether it says who helps or works here, which stands out on every page.
    pub helped: bool,
    /// Whether it says who keeps company from the desk: the whole corner is then a button that ends it.
    pub company: bool,
}

impl Status {
    /// The corner for these facts. It never says more than the ledger and the last probe do.
    pub fn of(health: &Health, reading: bool, words: &Words<'_>) -> Self {
        let (icon, key) = match (health.line, health.waiting) {
            (LineFact::NoDesk, 0) => ("shield-check", "status-no-desk"),
            (LineFact::NoDesk, _) => ("shield-check", "status-no-desk-kept"),
            (LineFact::Up, 0) => ("wifi", "status-up"),
            (LineFact::Up, _) => ("cloud-upload", "status-sending"),
            (LineFact::Slow, _) => ("clock", "status-slow"),
            (LineFact::Unknown, 0) => ("clock", "status-unknown"),
            (LineFact::Down, 0) => ("wifi-off", "status-down"),
            (LineFact::Unknown | LineFact::Down, _) => ("wifi-off", "status-down-kept"),
        };
        Self {
            icon,
            text: words.counted(key, "count", health.waiting),
            reading,
            helped: false,
            company: false,
        }
    }

    /// The corner while somebody of the staff works here.
    pub fn at_work(name: &StaffName, reading: bool, words: &Words<'_>) -> Self {
        Self {
            icon: "user",
            text: words.filled("status-staff", "name", name.short()),
            reading,
            helped: true,
            company: false,
        }
    }

    /// The corner while somebody helps.
    pub fn helped(by: Helper, reading: bool, words: &Words<'_>) -> Self {
        let (icon, key) = match by {
            Helper::Family => ("users", "status-helped-family"),
            Helper::Staff | Helper::Desk => ("hand-helping", "status-helped-staff"),
        };
        Self {
            icon,
            text: words.say(key),
            reading,
            helped: true,
            company: false,
        }
    }

    /// The corner while staff at the desk sees the screen, or presses buttons on it. Tapped, it ends that.
    pub fn accompanied(presses: bool, reading: bool, words: &Words<'_>) -> Self {
        let (icon, key) = match presses {
            false => ("eye", "status-watched"),
            true => ("hand-helping", "status-controlled"),
        };
        Self {
            icon,
            text: words.say(key),
            reading,
            helped: true,
            company: true,
        }
    }
}

//! The pad for the PIN. What is entered is never shown; a wrong PIN and one that nobody has look the same.

use super::{page as staff_page, problem, say_first, with_next};
use crate::filing::staff::{Admission, Gate, PIN_DIGITS, Pin};
use crate::kiosk::page::{Act, Block, Field, Notice, Page};
use crate::kiosk::screen::{Scene, keyboard};
use crate::kiosk::words::say::Speakable;
use crate::vietnamese::composition::Key;
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// From so many seconds on a pause is told in minutes.
const IN_MINUTES: u64 = 120;

/// The pad and what was entered.
#[derive(Clone, Default)]
pub struct Pad {
    digits: Zeroizing<String>,
    /// Where trying stands.
    pub trial: Trial,
}

/// Where trying stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trial {
    /// Whether a PIN may be tried was asked.
    #[default]
    Asked,
    /// One may be tried.
    Open,
    /// One is being looked at.
    Looking,
    /// The last one was not right; another may be tried.
    Refused,
    /// None may be tried before this time of the monotonic clock.
    Wait(Duration),
    /// None may be tried before an operator has unlocked it.
    Locked,
    /// Nobody has a PIN.
    NobodySetUp,
    /// The store does not answer.
    Unready,
}

impl Trial {
    /// What the gate says at this time.
    pub fn at(gate: Option<Option<Gate>>, now: Duration) -> Self {
        match gate {
            None => Self::Unready,
            Some(None) => Self::NobodySetUp,
            Some(Some(Gate::Open)) => Self::Open,
            Some(Some(Gate::Wait(pause))) => Self::Wait(now.saturating_add(pause)),
            Some(Some(Gate::Locked)) => Self::Locked,
        }
    }

    /// What became of a PIN that nobody entered with.
    pub fn after(admission: Option<&Admission>, now: Duration) -> Self {
        match admission {
            None => Self::Unready,
            Some(Admission::NobodySetUp) => Self::NobodySetUp,
            Some(Admission::Refused(Gate::Open)) => Self::Refused,
            Some(Admission::Closed(gate) | Admission::Refused(gate)) => {
                Self::at(Some(Some(*gate)), now)
            }
            Some(Admission::Entered(_)) => Self::Open,
        }
    }

    /// The same once the pause is over.
    fn now(self, now: Duration) -> Self {
        match self {
            Self::Wait(until) if until <= now => Self::Open,
            other => other,
        }
    }
}

impl Pad {
    /// Takes a key; others than digits are none of its business.
    pub fn press(&mut self, key: Key) {
        match key {
            Key::Digit(digit) if digit.is_ascii_digit() && self.digits.len() < PIN_DIGITS => {
                self.digits.push(digit);
                if self.trial == Trial::Refused {
                    self.trial = Trial::Open;
                }
            }
            Key::Erase => {
                let _ = self.digits.pop();
            }
            _ => {}
        }
    }

    /// The PIN to be tried, where it is whole and may be; nothing of it stays here.
    pub fn take(&mut self, now: Duration) -> Option<Pin> {
        if !matches!(self.trial.now(now), Trial::Open | Trial::Refused) {
            return None;
        }
        let pin = Pin::entered(&self.digits).ok()?;
        self.digits = Zeroizing::default();
        self.trial = Trial::Looking;
        Some(pin)
    }

    /// Forgets what was entered.
    pub fn forget(&mut self) {
        self.digits = Zeroizing::default();
    }
}

/// What was entered is no business of a log.
impl fmt::Debug for Pad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pad")
            .field("trial", &self.trial)
            .finish_non_exhaustive()
    }
}

/// Builds the page.
pub fn page(scene: &Scene<'_>, pad: &Pad, now: Duration) -> Page {
    let words = scene.words;
    let mut page = staff_page(scene, "staff-pin", "screen-staff-pin");
    match pad.trial.now(now) {
        Trial::Refused => problem(&mut page, scene, "error-staff-refused"),
        Trial::Wait(until) => wait(&mut page, scene, until.saturating_sub(now)),
        Trial::Locked => problem(&mut page, scene, "error-staff-locked"),
        Trial::NobodySetUp => problem(&mut page, scene, "error-staff-nobody"),
        Trial::Unready => problem(&mut page, scene, "error-staff-unready"),
        Trial::Asked | Trial::Open | Trial::Looking => {}
    }
    if matches!(pad.trial, Trial::Locked | Trial::NobodySetUp) {
        return page;
    }
    let hint = match pad.trial {
        Trial::Looking => "staff-pin-looking",
        _ => "staff-pin-hint",
    };
    let field = Block::Field(Field {
        text: vec!["•"; pad.digits.len()].join(" "),
        hint: words.say(hint),
        capitals: false,
        longest: 2 * PIN_DIGITS,
    });
    page.body = vec![Block::Columns {
        share: 560,
        left: vec![field],
        right: vec![keyboard::digit_pad(scene)],
    }];
    with_next(page, scene, "button-continue", Act::Continue)
}

/// So long until the next try, in seconds or, where it is long, in minutes.
fn wait(page: &mut Page, scene: &Scene<'_>, left: Duration) {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let (key, name, count) = if seconds < IN_MINUTES {
        ("error-staff-wait", "seconds", seconds)
    } else {
        ("error-staff-wait-long", "minutes", seconds.div_ceil(60))
    };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let (what, do_this) = (format!("{key}.what"), format!("{key}.do"));
    page.problem = Some(Notice {
        what: scene.words.say(&what),
        do_this: scene.words.counted(&do_this, name, count),
    });
    let count = Speakable::count(count);
    let does = scene.words.aloud_with(&do_this, &[(name, count)]);
    say_first(page, [scene.words.aloud(&what), does]);
}

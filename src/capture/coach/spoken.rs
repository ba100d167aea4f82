//! One advice at a time, each long enough to be heard: what a single frame says changes nothing.

use super::Advice;
use std::time::Duration;

/// An advice must stand for so long before it is said.
pub(super) const STANDS: Duration = Duration::from_millis(500);
/// What was not seen for so long is not said any longer, whatever else is seen.
const OVER: Duration = Duration::from_millis(1_500);

/// What is said, and what may be said next.
#[derive(Debug)]
pub(in crate::capture) struct Spoken {
    said: Advice,
    /// When what is said was last seen.
    seen: Duration,
    next: Option<(Advice, Duration)>,
}

impl Spoken {
    /// Says this first.
    pub fn new(said: Advice) -> Self {
        Self {
            said,
            seen: Duration::ZERO,
            next: None,
        }
    }

    /// What to say when a frame speaks for this advice.
    pub fn hear(&mut self, advice: Advice, at: Duration) -> Advice {
        if advice == self.said {
            (self.seen, self.next) = (at, None);
            return self.said;
        }
        let since = match self.next {
            Some((next, since)) if next == advice => since,
            _ => at,
        };
        self.next = Some((advice, since));
        let stood = at - since >= STANDS || at - self.seen >= OVER;
        // The picture does not wait.
        if stood || advice == Advice::Taking {
            (self.said, self.seen, self.next) = (advice, at, None);
        }
        self.said
    }
}

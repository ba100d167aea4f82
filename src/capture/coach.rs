//! The coach beside the live preview: says one thing at a time about how the page lies, and when to take
//! the picture.
//!
//! One idea: looking and deciding are two steps. `measure` tells what one frame shows; what follows from it
//! needs no pixels, only what was measured and a clock, so that any story can be told to it in a test.

pub(super) mod card;
mod measure;
mod sketch;
mod spoken;

use super::page::corners::Corners;
use super::page::judge::Reason;
use super::page::likeness::{Fingerprint, same_page};
use image::RgbImage;
use measure::{Lying, Measured};
use spoken::Spoken;
use std::time::Duration;

/// A page that is still and good for so long is taken.
const STILL: Duration = Duration::from_millis(800);
/// One that lies upside down is taken later, so that it can be told and turned; who leaves it gets it turned.
const STILL_UPSIDE_DOWN: Duration = Duration::from_secs(3);
/// A page that has not moved for so long lies; before, it moves.
const SETTLED: Duration = Duration::from_millis(200);
/// What happens between two frames that are further apart than this, nobody has seen.
const UNSEEN: Duration = Duration::from_secs(2);
/// A page that was taken has left when it is not seen as it lay for so long.
const LEFT: Duration = Duration::from_millis(300);
/// After a picture that came to nothing, the next one is not taken earlier.
const REST: Duration = Duration::from_secs(2);

/// What the person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// No page is seen: lay one down.
    LayPage,
    /// What is wrong with the page as it lies.
    Poor(Reason),
    /// It lies upside down, which the finished page will not.
    UpsideDown,
    /// This page was taken before.
    Twice,
    /// The page moves.
    HoldStill,
    /// Good and still: the picture follows.
    Taking,
    /// It was taken: lay the next one, or say that this is all.
    TakeAway,
    /// No code is seen: show the card.
    ShowCard,
    /// A code is seen and cannot be read: bring the card nearer.
    CardNearer,
}

/// What the coach makes of a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The page's corners as shares of the frame's width and height, 0 to 1; a little beyond where it is cut off.
    pub outline: Option<Corners>,
    /// What to say.
    pub advice: Advice,
    /// Whether the picture is to be taken now: true once for each page.
    pub shoot: bool,
}

/// Watches the frames of a preview, one page after the other.
///
/// Times are those of any clock that never goes back; only what passes between frames counts.
#[derive(Debug)]
pub struct Coach {
    round: Round,
    spoken: Spoken,
    known: Vec<Fingerprint>,
    /// The page in the last frame.
    last: Option<Lying>,
    last_at: Duration,
    not_before: Duration,
}

/// How far it is with a page.
#[derive(Debug)]
enum Round {
    /// It waits until a page lies still and is good.
    Watching(Option<Still>),
    /// The picture of this page was asked for.
    Asked(Option<Lying>),
    /// It was taken, and lies there until it is seen no more.
    Taken(Option<Lying>, Option<Duration>),
}

/// A page that has not moved.
#[derive(Debug)]
struct Still {
    /// As it was when it came to rest: slow movement counts too.
    page: Lying,
    since: Duration,
    good_since: Option<Duration>,
    /// Whether it was taken before, once somebody has looked.
    is_known: Option<bool>,
}

impl Still {
    fn new(page: Lying, at: Duration) -> Self {
        Self {
            page,
            since: at,
            good_since: None,
            is_known: None,
        }
    }
}

impl Default for Coach {
    fn default() -> Self {
        Self::new()
    }
}

impl Coach {
    /// A coach that has seen nothing yet.
    pub fn new() -> Self {
        Self {
            round: Round::Watching(None),
            spoken: Spoken::new(Advice::LayPage),
            known: Vec::new(),
            last: None,
            last_at: Duration::ZERO,
            not_before: Duration::ZERO,
        }
    }

    /// Looks at the next frame.
    pub fn look(&mut self, frame: &RgbImage, at: Duration) -> Seen {
        self.weigh(measure::measure(frame), at)
    }

    /// These pages were taken before.
    pub fn know(&mut self, fingerprints: Vec<Fingerprint>) {
        self.known.extend(fingerprints);
        if let Round::Watching(Some(still)) = &mut self.round {
            still.is_known = None;
        }
    }

    /// A picture of what lies there was asked for by somebody else.
    pub fn asked(&mut self) {
        if !matches!(self.round, Round::Asked(_)) {
            self.round = Round::Asked(self.last.clone());
        }
    }

    /// A picture was taken. A page whose fingerprint is given is told when it comes again; one that should be
    /// taken again has none.
    pub fn taken(&mut self, fingerprint: Option<Fingerprint>) {
        let page = match &mut self.round {
            Round::Asked(page) => page.take(),
            Round::Watching(_) | Round::Taken(..) => self.last.clone(),
        };
        if fingerprint.is_some() {
            // As the preview shows it, it is known even better.
            self.known
                .extend(page.as_ref().map(|page| page.fingerprint.clone()));
        }
        self.known.extend(fingerprint);
        self.round = Round::Taken(page, None);
    }

    /// The picture that was asked for came to nothing: the page may be taken again after a rest.
    pub fn failed(&mut self, at: Duration) {
        self.round = Round::Watching(None);
        self.not_before = at + REST;
    }

    /// What follows from a frame.
    fn weigh(&mut self, measured: Measured, at: Duration) -> Seen {
        let at = at.max(self.last_at);
        let unseen = at - self.last_at > UNSEEN;
        self.last_at = at;
        self.last = measured.page.clone();
        let outline = measured.page.as_ref().map(|page| page.outline);
        if self.has_left(measured.page.as_ref(), at) {
            self.round = Round::Watching(None);
        }
        let (advice, shoot) = match &mut self.round {
            Round::Asked(_) => (Advice::Taking, false),
            Round::Taken(..) => (Advice::TakeAway, false),
            Round::Watching(still) => {
                if unseen {
                    *still = None;
                }
                match measured.page {
                    Some(page) => watched(still, page, &self.known, self.not_before, at),
                    None => {
                        *still = None;
                        (measured.without_page(), false)
                    }
                }
            }
        };
        if shoot {
            self.asked();
        }
        Seen {
            outline,
            advice: self.spoken.hear(advice, at),
            shoot,
        }
    }

    /// Whether the page that was taken is there no more, or lies differently.
    fn has_left(&mut self, page: Option<&Lying>, at: Duration) -> bool {
        let Round::Taken(taken, left) = &mut self.round else {
            return false;
        };
        let as_it_lay = match (taken.as_ref(), page) {
            (Some(taken), Some(page)) => !page.is_elsewhere(taken),
            (None, None) => true,
            // Where no page was seen in what was taken, the first one seen is that.
            (None, Some(page)) => {
                *taken = Some(page.clone());
                true
            }
            (Some(_), None) => false,
        };
        if as_it_lay {
            *left = None;
            return false;
        }
        at - *left.get_or_insert(at) >= LEFT
    }
}

/// What to say of a page that waits to be taken, and whether it is taken now.
fn watched(
    still: &mut Option<Still>,
    page: Lying,
    known: &[Fingerprint],
    not_before: Duration,
    at: Duration,
) -> (Advice, bool) {
    let mut rest = match still.take() {
        Some(rest) if page.is_as_still_as(&rest.page) => rest,
        _ => Still::new(page.clone(), at),
    };
    let settled = at - rest.since >= SETTLED;
    let trouble = trouble(&page, settled).or_else(|| {
        let again = || known.iter().any(|one| same_page(one, &page.fingerprint));
        rest.is_known
            .get_or_insert_with(again)
            .then_some(Advice::Twice)
    });
    let may_go_on = |advice| matches!(advice, Advice::HoldStill | Advice::UpsideDown);
    // What is not told yet, while the page comes to rest, is wrong all the same.
    let is_good = page.reasons.is_empty() && trouble.is_none_or(may_go_on);
    if !is_good {
        rest.good_since = None;
    } else {
        let _ = rest.good_since.get_or_insert(at);
    }
    let good_for = rest.good_since.map(|since| at - since);
    let still_for = if page.is_upside_down {
        STILL_UPSIDE_DOWN
    } else {
        STILL
    };
    let shoot = good_for.is_some_and(|good| good >= still_for) && at >= not_before;
    *still = Some(rest);
    (trouble.unwrap_or(Advice::Taking), shoot)
}

/// What is wrong, the first thing first: what must be moved, then rest, then what only a page at rest can show.
fn trouble(page: &Lying, settled: bool) -> Option<Advice> {
    let poor = |reason| {
        page.reasons
            .contains(&reason)
            .then_some(Advice::Poor(reason))
    };
    let moves = (!settled).then_some(Advice::HoldStill);
    poor(Reason::TooDark)
        .or_else(|| poor(Reason::Cut))
        .or_else(|| poor(Reason::Hand))
        .or_else(|| poor(Reason::CornerMissing))
        .or(moves)
        .or_else(|| poor(Reason::Glare))
        .or_else(|| poor(Reason::Blurred))
        .or_else(|| poor(Reason::Blank))
        .or_else(|| page.is_upside_down.then_some(Advice::UpsideDown))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! Whose turn it is to send pages, when more kiosks come back than the desk can take in at once.
//!
//! The one idea: nobody comes back by chance. A kiosk that announces a filing while all places are
//! taken is told when its own turn comes, so that a whole city returns in a row, and its manifest is
//! at the desk meanwhile. Pure: times come in, measured from any fixed start.

use std::collections::HashMap;
use std::time::Duration;

/// A kiosk that sends nothing for so long has left its place.
const SILENCE: Duration = Duration::from_secs(10);

/// Where others wait, nobody keeps a place for longer: a slow line with a long queue is only one of
/// many.
const LONGEST: Duration = Duration::from_secs(600);

/// How long a turn is taken to be before one was seen: eight pages over a line of 1 Mbit/s.
const FIRST_GUESS: Duration = Duration::from_secs(40);

/// No turn is taken to be shorter; a second is the least that can be told.
const SHORTEST: Duration = Duration::from_secs(1);

/// Nobody is told to wait longer; kiosks would not either (`protocol.md` §3).
const LATEST: Duration = Duration::from_secs(3600);

/// Senders add up to a tenth to what they are told; whoever has not come so much later still is not
/// waited for any more.
const GRACE: Duration = Duration::from_secs(5);

/// Most kiosks that are promised a turn of their own; further ones are told the end of the row.
const PROMISES: usize = 4096;

/// The places, those who have one, and those who were told when to come.
#[derive(Debug)]
pub struct Turns {
    places: usize,
    holders: HashMap<String, Holder>,
    promised: HashMap<String, Promise>,
    next_rank: u64,
    /// How long a turn usually is.
    usual: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Holder {
    since: Duration,
    last: Duration,
    /// Requests that are under way.
    open: u32,
}

#[derive(Debug, Clone, Copy)]
struct Promise {
    /// Its place in the row.
    rank: u64,
    due: Duration,
    /// Until then others stand back for it.
    until: Duration,
}

impl Turns {
    /// So many kiosks send at the same time.
    pub fn new(places: usize) -> Self {
        Self {
            places: places.max(1),
            holders: HashMap::new(),
            promised: HashMap::new(),
            next_rank: 0,
            usual: FIRST_GUESS,
        }
    }

    /// A kiosk has announced a filing with pages to come: takes a place for it, or tells after how
    /// long its turn comes.
    ///
    /// # Errors
    /// The time to wait.
    pub fn announce(&mut self, kiosk: &str, now: Duration) -> Result<(), Duration> {
        self.forget(now);
        if let Some(holder) = self.holders.get_mut(kiosk) {
            holder.last = now;
            return Ok(());
        }
        if self.may_enter(kiosk, now) {
            let _ = self.promised.remove(kiosk);
            let holder = Holder {
                since: now,
                last: now,
                open: 0,
            };
            let _ = self.holders.insert(kiosk.to_owned(), holder);
            return Ok(());
        }
        Err(self.promise(kiosk, now))
    }

    /// A kiosk begins to send; [`Turns::leave`] ends it.
    ///
    /// # Errors
    /// The time to wait, where it is not its turn.
    pub fn enter(&mut self, kiosk: &str, now: Duration) -> Result<(), Duration> {
        self.forget(now);
        let others_wait = !self.promised.is_empty();
        let overlong = |holder: &Holder| {
            holder.open == 0 && now.saturating_sub(holder.since) > LONGEST && others_wait
        };
        if self.holders.get(kiosk).is_some_and(overlong) {
            self.finished(kiosk, now);
            return Err(self.promise(kiosk, now));
        }
        self.announce(kiosk, now)?;
        if let Some(holder) = self.holders.get_mut(kiosk) {
            holder.open += 1;
        }
        Ok(())
    }

    /// What was begun with [`Turns::enter`] is over, one way or another.
    pub fn leave(&mut self, kiosk: &str, now: Duration) {
        if let Some(holder) = self.holders.get_mut(kiosk) {
            holder.open = holder.open.saturating_sub(1);
            holder.last = now;
        }
    }

    /// The kiosk has nothing more to send, so its place is free at once.
    pub fn finished(&mut self, kiosk: &str, now: Duration) {
        if let Some(holder) = self.holders.remove(kiosk) {
            let turn = now.saturating_sub(holder.since).clamp(SHORTEST, LONGEST);
            self.usual = (self.usual * 3 + turn) / 4;
        }
    }

    /// Whether a place is free that is not kept for somebody else who is due.
    fn may_enter(&self, kiosk: &str, now: Duration) -> bool {
        let free = self.places.saturating_sub(self.holders.len());
        let mine = self.promised.get(kiosk).map(|promise| promise.rank);
        let before = self
            .promised
            .values()
            .filter(|other| other.due <= now && mine.is_none_or(|mine| other.rank < mine));
        free > before.count()
    }

    /// Tells a kiosk when its turn comes: behind all that stand before it in the row. Whoever comes
    /// in time and finds no place keeps its rank and is told anew.
    fn promise(&mut self, kiosk: &str, now: Duration) -> Duration {
        let rank = self.promised.get(kiosk).map(|promise| promise.rank);
        let before = self.promised.values();
        let before = before.filter(|other| rank.is_none_or(|rank| other.rank < rank));
        let turns = u32::try_from(before.count()).map_or(u32::MAX, |before| before + 1);
        let places = u32::try_from(self.places).unwrap_or(u32::MAX);
        let wait = (self.usual / places).saturating_mul(turns).min(LATEST);
        let told = wait.max(SHORTEST);
        if rank.is_some() || self.promised.len() < PROMISES {
            let promise = Promise {
                rank: rank.unwrap_or(self.next_rank),
                due: now + told,
                until: now + told.mul_f64(1.1) + GRACE,
            };
            self.next_rank += u64::from(rank.is_none());
            let _ = self.promised.insert(kiosk.to_owned(), promise);
        }
        told
    }

    /// Lets go of those who went silent or did not come.
    fn forget(&mut self, now: Duration) {
        self.holders
            .retain(|_, holder| holder.open > 0 || now.saturating_sub(holder.last) <= SILENCE);
        self.promised.retain(|_, promise| promise.until >= now);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_kiosk_alone_never_waits() {
        let mut turns = Turns::new(1);
        for filing in 0..100 {
            let now = s(filing * 1000);
            assert_eq!(turns.announce("K1", now), Ok(()));
            assert_eq!(turns.enter("K1", now), Ok(()));
            turns.leave("K1", now + s(900));
        }
    }

    #[test]
    fn those_who_come_together_are_told_to_come_one_after_the_other() {
        let mut turns = Turns::new(2);
        assert_eq!(turns.announce("K1", s(0)), Ok(()));
        assert_eq!(turns.announce("K2", s(0)), Ok(()));
        let told: Vec<_> = (3..8)
            .map(|kiosk| turns.announce(&format!("K{kiosk}"), s(0)).unwrap_err())
            .collect();
        assert_eq!(told, [s(20), s(40), s(60), s(80), s(100)]);
        // Asking again does not change one's place in the row.
        assert_eq!(turns.announce("K4", s(0)), Err(s(40)));
    }

    #[test]
    fn a_free_place_is_kept_for_whoever_is_due() {
        let mut turns = Turns::new(1);
        assert_eq!(turns.announce("K1", s(0)), Ok(()));
        let wait = turns.announce("K2", s(0)).unwrap_err();
        turns.finished("K1", s(40));
        assert!(
            turns.announce("K3", s(0) + wait).is_err(),
            "it has just come"
        );
        assert_eq!(turns.enter("K2", s(1) + wait), Ok(()));
    }

    #[test]
    fn a_place_is_free_again_after_silence_and_a_promise_after_nobody_came() {
        let mut turns = Turns::new(1);
        assert_eq!(turns.announce("K1", s(0)), Ok(()));
        assert_eq!(turns.announce("K2", s(0)), Err(s(40)));
        assert!(turns.announce("K3", s(40)).is_err(), "K2 is due");
        assert_eq!(turns.announce("K4", s(50)), Ok(()));
    }

    #[test]
    fn a_long_queue_on_a_slow_line_lets_others_in() {
        let mut turns = Turns::new(1);
        assert_eq!(turns.enter("K1", s(0)), Ok(()));
        assert_eq!(turns.announce("K2", s(0)), Err(s(40)));
        turns.leave("K1", s(39));
        assert_eq!(turns.enter("K1", s(40)), Ok(()), "its turn is not over yet");
        turns.leave("K1", s(650));
        assert!(turns.enter("K2", s(650)).is_err());
        assert!(
            turns.enter("K1", s(651)).is_err(),
            "others have waited long enough"
        );
        assert_eq!(turns.enter("K2", s(652)), Ok(()));
    }

    proptest! {
        #[test]
        fn places_are_never_more_and_everybody_gets_one(
            places in 1usize..4,
            steps in proptest::collection::vec((0usize..12, 0u8..4, 0u64..30), 0..120)
        ) {
            let mut turns = Turns::new(places);
            let mut now = Duration::ZERO;
            for (kiosk, what, pause) in steps {
                now += s(pause);
                let kiosk = kiosk.to_string();
                let mut told = Ok(());
                match what {
                    0 => told = turns.announce(&kiosk, now),
                    1 => told = turns.enter(&kiosk, now),
                    2 => turns.leave(&kiosk, now),
                    _ => turns.finished(&kiosk, now),
                }
                if let Err(wait) = told {
                    prop_assert!((SHORTEST..=LATEST).contains(&wait));
                }
                prop_assert!(turns.holders.len() <= places);
            }
            // Whoever comes when told gets a place in the end, once the others have left.
            for holder in turns.holders.values_mut() {
                holder.open = 0;
            }
            let mut tries = 0;
            while let Err(wait) = turns.enter("late", now) {
                now += wait;
                tries += 1;
                prop_assert!(tries < 50);
            }
        }
    }
}

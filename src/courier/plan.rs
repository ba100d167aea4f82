//! What to do next: planned from the desk's own words, then executed by the sender.
//!
//! The one idea: a plan is data. [`Course`] is what is known about one filing's journey, and
//! [`choose`] picks one step for one filing out of all that wait; the sender executes it, folds
//! the answer back in and asks again. Nothing here touches line, clock or disk.

use crate::protocol::messages::Announced;
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

/// A piece is never made smaller than this after a 413, in bytes.
pub const LEAST_PIECE: u64 = 64 * 1024;

/// The next thing to do for one filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Put the manifest; the desk says which parts it needs.
    Announce,
    /// Ask the desk whether it already holds the filing: an earlier outcome is unknown.
    Ask,
    /// All parts are there: commit.
    Commit,
    /// Have a place made for a part on a server that names it itself.
    Create {
        /// The part.
        part: u32,
    },
    /// Ask where an upload stands.
    Locate {
        /// The part.
        part: u32,
        /// Its upload.
        upload: String,
    },
    /// Send the rest of a part, in one request.
    Send {
        /// The part.
        part: u32,
        /// Its upload.
        upload: String,
        /// The first byte to send.
        offset: u64,
        /// How many bytes; the whole rest unless the desk refused pieces that large.
        length: u64,
    },
}

/// A part as the store keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartSize {
    /// Its number, from 1.
    pub number: u32,
    /// Its size in bytes.
    pub size: u64,
}

/// A part that the desk does not hold whole yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Its number, from 1.
    pub part: u32,
    /// Its size in bytes.
    pub size: u64,
    /// Where its bytes go; `None` where no place was made for them yet.
    pub upload: Option<String>,
    /// How many bytes were there when the desk last said so.
    pub reached: u64,
    /// How many bytes are there; `None` after a call whose outcome is unknown.
    pub offset: Option<u64>,
}

/// The desk's answer does not fit the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the desk's list of parts does not fit the filing")]
pub struct Misfit;

/// What is known about one filing's journey since the program started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// An earlier outcome is unknown, so the desk is asked before anything is sent again.
    pub doubtful: bool,
    /// What the desk still needs; `None` until it said so.
    pub rests: Option<Vec<Rest>>,
    /// The desk has reported a digest mismatch.
    pub mismatched: bool,
    /// The largest piece that the desk takes, once it refused a larger one.
    pub piece: Option<u64>,
    /// Nothing is done for this filing before that time on the sender's clock.
    pub hold: Duration,
    /// No pages are sent before that time: the desk has dealt out turns. Unlike [`Course::hold`] it
    /// is the desk's own word, which no hint from outside shortens.
    pub turn: Duration,
    /// Failures in a row that were this filing's own.
    pub failures: u32,
    /// The ledger has an attempt that is under way.
    pub begun: bool,
    /// The most bytes of parts that the desk ever confirmed.
    pub there: u64,
}

/// The course of a filing about which nothing is known, so the desk is asked first.
impl Default for Course {
    fn default() -> Self {
        Self::new(true)
    }
}

impl Course {
    /// The course of a filing that this program has not touched; `doubtful` if an earlier run may have.
    pub fn new(doubtful: bool) -> Self {
        Self {
            doubtful,
            rests: None,
            mismatched: false,
            piece: None,
            hold: Duration::ZERO,
            turn: Duration::ZERO,
            failures: 0,
            begun: false,
            there: 0,
        }
    }

    /// The next step.
    pub fn step(&self) -> Step {
        if self.doubtful {
            return Step::Ask;
        }
        let Some(rests) = &self.rests else {
            return Step::Announce;
        };
        let Some(rest) = rests.first() else {
            return Step::Commit;
        };
        let Some(upload) = rest.upload.clone() else {
            return Step::Create { part: rest.part };
        };
        match rest.offset {
            None => Step::Locate {
                part: rest.part,
                upload,
            },
            Some(offset) => Step::Send {
                part: rest.part,
                upload,
                offset,
                length: (rest.size - offset).min(self.piece.unwrap_or(u64::MAX)),
            },
        }
    }

    /// The part that follows once this one is whole, if it goes over in one request.
    pub fn rest_after(&self, part: u32) -> Option<&Rest> {
        let mut rests = self.rests.iter().flatten();
        rests.find(|rest| rest.part != part && self.piece.is_none())
    }

    /// When the next step may be taken.
    pub fn ready(&self) -> Duration {
        match self.step() {
            Step::Locate { .. } | Step::Send { .. } => self.hold.max(self.turn),
            Step::Announce | Step::Ask | Step::Commit | Step::Create { .. } => self.hold,
        }
    }

    /// Takes the desk's answer to the manifest in.
    ///
    /// # Errors
    /// [`Misfit`] if it misses one of our parts, or its offsets are impossible.
    pub fn announced(&mut self, parts: &[PartSize], announced: &Announced) -> Result<(), Misfit> {
        let mut rests = Vec::new();
        let mut there = 0;
        for part in parts {
            let state = announced
                .parts
                .iter()
                .find(|state| state.n == part.number)
                .ok_or(Misfit)?;
            if state.have {
                there += part.size;
                continue;
            }
            let upload = state.upload.clone().ok_or(Misfit)?;
            if state.offset > part.size {
                return Err(Misfit);
            }
            there += state.offset;
            rests.push(Rest {
                part: part.number,
                size: part.size,
                upload: Some(upload),
                reached: state.offset,
                offset: Some(state.offset),
            });
        }
        // What is nearly there is finished first.
        rests.sort_by_key(|rest| (rest.size - rest.offset.unwrap_or(0), rest.part));
        self.rests = Some(rests);
        self.there = self.there.max(there);
        Ok(())
    }

    /// Takes in which parts have a place on a server that does not say by itself how much it has:
    /// each of them is asked about, the others get their place when it is their turn.
    pub fn placed(&mut self, parts: &[PartSize], mut uploads: BTreeMap<u32, String>) {
        let rest = |part: &PartSize| Rest {
            part: part.number,
            size: part.size,
            upload: uploads.remove(&part.number),
            reached: 0,
            offset: None,
        };
        self.rests = Some(parts.iter().map(rest).collect());
    }

    /// Takes in the place that was made for a part; nothing is there yet.
    pub fn created(&mut self, part: u32, upload: String) {
        let rests = self.rests.iter_mut().flatten();
        for rest in rests.filter(|rest| rest.part == part) {
            rest.upload = Some(upload.clone());
            rest.offset = Some(0);
        }
    }

    /// Takes in where an upload stands. Returns whether the part is now whole at the desk.
    ///
    /// # Errors
    /// [`Misfit`] if the offset lies outside the part or no such part is under way.
    pub fn located(&mut self, part: u32, offset: u64) -> Result<bool, Misfit> {
        let rests = self.rests.as_mut().ok_or(Misfit)?;
        let place = rests
            .iter()
            .position(|rest| rest.part == part)
            .ok_or(Misfit)?;
        let rest = &mut rests[place];
        if offset > rest.size {
            return Err(Misfit);
        }
        self.there += offset.saturating_sub(rest.reached);
        rest.reached = rest.reached.max(offset);
        rest.offset = Some(offset);
        let whole = offset == rest.size;
        if whole {
            let _ = rests.remove(place);
        }
        Ok(whole)
    }

    /// The outcome of sending this part is unknown: its offset must be asked.
    pub fn lost_sight_of(&mut self, part: u32) {
        if let Some(rest) = self
            .rests
            .iter_mut()
            .flatten()
            .find(|rest| rest.part == part)
        {
            rest.offset = None;
        }
    }

    /// Halves the piece that the desk refused. False if it cannot be made smaller.
    pub fn smaller(&mut self, refused: u64) -> bool {
        if refused <= LEAST_PIECE {
            return false;
        }
        self.piece = Some((refused / 2).max(LEAST_PIECE));
        true
    }
}

/// One waiting filing, as [`choose`] sees it.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    /// The filing.
    pub id: Uuid,
    /// What is known about it.
    pub course: &'a Course,
}

/// What to do next, over all filings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// One step for one filing.
    Do(Uuid, Step),
    /// Every filing is held; the first one is free at that time.
    Until(Duration),
    /// Nothing waits.
    Nothing,
}

/// Chooses one step. The filings come in the order of sending; questions and manifests, which
/// are small, go before the parts of all of them, so that the desk soon knows what is coming.
pub fn choose<'a>(now: Duration, waiting: impl IntoIterator<Item = Waiting<'a>> + Clone) -> Choice {
    let ready = |item: &Waiting<'_>| item.course.ready() <= now;
    let steps = waiting
        .clone()
        .into_iter()
        .filter(ready)
        .map(|item| (item.id, item.course.step()));
    let mut first = None;
    for (id, step) in steps {
        if matches!(step, Step::Announce | Step::Ask) {
            return Choice::Do(id, step);
        }
        if first.is_none() {
            first = Some((id, step));
        }
    }
    if let Some((id, step)) = first {
        return Choice::Do(id, step);
    }
    waiting
        .into_iter()
        .map(|item| item.course.ready())
        .min()
        .map_or(Choice::Nothing, Choice::Until)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::protocol::messages::PartState;
    use proptest::prelude::*;

    fn sizes(sizes: &[u64]) -> Vec<PartSize> {
        (1..)
            .zip(sizes)
            .map(|(number, size)| PartSize {
                number,
                size: *size,
            })
            .collect()
    }

    fn needs(parts: Vec<PartState>) -> Announced {
        Announced { parts, start_in: 0 }
    }

    fn have(n: u32) -> PartState {
        PartState {
            n,
            have: true,
            upload: None,
            offset: 0,
        }
    }

    fn at(n: u32, offset: u64) -> PartState {
        PartState {
            n,
            have: false,
            upload: Some(format!("/uploads/{n}")),
            offset,
        }
    }

    fn send(part: u32, offset: u64, length: u64) -> Step {
        Step::Send {
            part,
            upload: format!("/uploads/{part}"),
            offset,
            length,
        }
    }

    #[test]
    fn the_rest_of_each_part_is_sent_in_one_request_and_then_committed() {
        let mut course = Course::new(false);
        assert_eq!(course.step(), Step::Announce);
        let announced = needs(vec![at(1, 0), have(2), at(3, 400)]);
        let parts = sizes(&[1000, 50, 500]);
        assert_eq!(course.announced(&parts, &announced), Ok(()));
        assert_eq!(course.there, 450);
        assert_eq!(course.step(), send(3, 400, 100));
        assert_eq!(course.located(3, 500), Ok(true));
        assert_eq!(course.step(), send(1, 0, 1000));
        assert_eq!(course.located(1, 1000), Ok(true));
        assert_eq!(course.step(), Step::Commit);
    }

    #[test]
    fn after_a_cut_the_offset_is_asked_and_the_part_goes_on_there() {
        let mut course = Course::new(false);
        let announced = needs(vec![at(1, 0)]);
        course.announced(&sizes(&[1000]), &announced).unwrap();
        course.lost_sight_of(1);
        assert!(matches!(course.step(), Step::Locate { part: 1, .. }));
        assert_eq!(course.located(1, 300), Ok(false));
        assert_eq!(course.step(), send(1, 300, 700));
    }

    #[test]
    fn a_known_place_is_asked_and_a_missing_one_is_made_when_its_turn_comes() {
        let mut course = Course::new(false);
        let known = BTreeMap::from([(1, "/uploads/1".to_owned())]);
        course.placed(&sizes(&[1000, 50]), known);
        let upload = "/uploads/1".to_owned();
        assert_eq!(course.step(), Step::Locate { part: 1, upload });
        assert_eq!(course.located(1, 400), Ok(false));
        assert_eq!(course.step(), send(1, 400, 600));
        assert_eq!(course.located(1, 1000), Ok(true));
        assert_eq!(course.step(), Step::Create { part: 2 });
        course.created(2, "/uploads/2".to_owned());
        assert_eq!(course.step(), send(2, 0, 50));
        assert_eq!(course.located(2, 50), Ok(true));
        assert_eq!(course.step(), Step::Commit);
    }

    #[test]
    fn an_unknown_outcome_is_asked_before_anything_is_sent_again() {
        assert_eq!(Course::new(true).step(), Step::Ask);
    }

    #[test]
    fn pieces_become_smaller_only_after_a_refusal_and_not_without_end() {
        let mut course = Course::new(false);
        let announced = needs(vec![at(1, 0)]);
        course.announced(&sizes(&[600_000]), &announced).unwrap();
        assert_eq!(course.step(), send(1, 0, 600_000));
        assert!(course.smaller(600_000));
        assert_eq!(course.step(), send(1, 0, 300_000));
        let mut refused = 300_000;
        while course.smaller(refused) {
            refused = course.piece.unwrap();
        }
        assert_eq!(course.step(), send(1, 0, LEAST_PIECE));
    }

    #[test]
    fn an_answer_that_does_not_fit_is_not_believed() {
        let parts = sizes(&[1000, 50]);
        let missing_upload = PartState {
            upload: None,
            ..at(1, 0)
        };
        for parts_said in [
            vec![at(1, 0)],
            vec![at(1, 1001), have(2)],
            vec![missing_upload, have(2)],
        ] {
            let mut course = Course::new(false);
            let announced = needs(parts_said);
            assert_eq!(course.announced(&parts, &announced), Err(Misfit));
            assert_eq!(course.step(), Step::Announce);
        }
        let mut course = Course::new(false);
        assert_eq!(course.located(1, 0), Err(Misfit));
    }

    #[test]
    fn pages_wait_for_their_turn_and_a_receipt_does_not() {
        let id = Uuid::from_u128(1);
        let now = Duration::from_secs(1);
        let turn = Duration::from_secs(30);
        let mut course = Course::new(false);
        course.turn = turn;
        let chosen = |course: &Course| choose(now, [Waiting { id, course }]);
        assert_eq!(chosen(&course), Choice::Do(id, Step::Announce));
        course
            .announced(&sizes(&[10]), &needs(vec![at(1, 0)]))
            .unwrap();
        assert_eq!(chosen(&course), Choice::Until(turn));
        let there = choose(
            turn,
            [Waiting {
                id,
                course: &course,
            }],
        );
        assert_eq!(there, Choice::Do(id, send(1, 0, 10)));
        course.located(1, 10).unwrap();
        assert_eq!(chosen(&course), Choice::Do(id, Step::Commit));
    }

    #[test]
    fn manifests_go_before_parts_and_a_held_filing_blocks_nobody() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        let mut uploading = Course::new(false);
        uploading
            .announced(&sizes(&[10]), &needs(vec![at(1, 0)]))
            .unwrap();
        let mut held = Course::new(false);
        held.hold = Duration::from_secs(60);
        let fresh = Course::new(false);
        let item = |id, course| Waiting { id, course };
        let now = Duration::from_secs(1);

        let all = [item(a, &held), item(b, &uploading), item(c, &fresh)];
        assert_eq!(choose(now, all), Choice::Do(c, Step::Announce));
        let two = [item(a, &held), item(b, &uploading)];
        assert_eq!(choose(now, two), Choice::Do(b, send(1, 0, 10)));
        assert_eq!(choose(now, [item(a, &held)]), Choice::Until(held.hold));
        assert_eq!(choose(now, []), Choice::Nothing);
    }

    proptest! {
        /// Whatever prefix of each request arrives, every byte is sent and then comes the commit.
        #[test]
        fn cuts_anywhere_end_in_a_commit(
            sizes in proptest::collection::vec(0u64..5000, 0..6),
            cuts in proptest::collection::vec(0.0..1.0f64, 0..40),
        ) {
            let parts = self::sizes(&sizes);
            let mut at_desk = vec![0u64; sizes.len()];
            let mut course = Course::new(false);
            let mut cuts = cuts.into_iter();
            for _ in 0..200 {
                match course.step() {
                    Step::Announce => {
                        let parts_said = (1..).zip(&at_desk).map(|(n, offset)| at(n, *offset));
                        let announced = needs(parts_said.collect());
                        course.announced(&parts, &announced).unwrap();
                    }
                    Step::Ask => return Err(TestCaseError::fail("nothing was in doubt")),
                    Step::Create { .. } => {
                        return Err(TestCaseError::fail("the desk has made all places"));
                    }
                    Step::Commit => {
                        prop_assert_eq!(&at_desk, &sizes);
                        return Ok(());
                    }
                    Step::Locate { part, .. } => {
                        course.located(part, at_desk[part as usize - 1]).unwrap();
                    }
                    Step::Send { part, offset, length, .. } => {
                        let there = &mut at_desk[part as usize - 1];
                        prop_assert_eq!(*there, offset);
                        if let Some(cut) = cuts.next() {
                            *there += (length as f64 * cut) as u64;
                            course.lost_sight_of(part);
                        } else {
                            *there += length;
                            course.located(part, *there).unwrap();
                        }
                    }
                }
            }
            prop_assert!(false, "it never came to the commit");
        }
    }
}

//! One step of one filing: executed, folded into its course, written to its ledger.
//!
//! What differs between our desk and a plain tus server stands in `desk` and `tus`; parts go over
//! the same way to both.

mod desk;
mod part;
mod tus;

pub(super) use part::{LoadedPart, Sending};

use super::{Sender, wall_time};
use crate::config::settings::Profile;
use crate::courier::outcome::{Call, History, Next, Reason, Trouble, Verdict, judge};
use crate::courier::plan::{LEAST_PIECE, PartSize, Step};
use crate::courier::waiting;
use crate::courier::weather::Seen;
use crate::filing::delivery::{FailureClass, LedgerEvent};
use crate::protocol::digest::Digest;
use crate::store::{Outgoing, OutgoingPart, StoreError};
use jiff::Timestamp;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// So often a filing is tried again at once before it waits longer each time.
const PATIENT_TRIES: u32 = 4;

/// Why a step did not succeed.
enum Setback {
    /// The desk or the line.
    Call(Call, Trouble),
    /// What the store holds is not what was sealed.
    Damaged,
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for Setback {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Erased { .. }
            | StoreError::NoSuchPart { .. }
            | StoreError::Unreadable { .. } => Self::Damaged,
            _ => Self::Store(error),
        }
    }
}

impl Sender {
    /// Takes one step for one filing.
    pub(super) async fn take(&mut self, id: Uuid, step: Step) {
        let Some(filing) = self.outgoing.iter().find(|filing| filing.id == id).cloned() else {
            self.stale = true;
            return;
        };
        self.keep_ahead(id, &step);
        let piece = match &step {
            Step::Send { length, .. } => Some(*length),
            _ => None,
        };
        // How long pages take says how large they are, not how the desk answers.
        let begun = piece.is_none().then(Instant::now);
        let result = match (self.client.profile(), step) {
            (Profile::Desk, Step::Announce) => self.announce(&filing).await,
            (Profile::Desk, Step::Ask) => self.ask(&filing).await,
            (Profile::Desk, Step::Commit) => self.commit(&filing).await,
            (Profile::Tus, Step::Announce) => self.place(&filing),
            (Profile::Tus, Step::Ask) => self.ask_for_manifest(&filing).await,
            (Profile::Tus, Step::Commit) => self.hand_over(&filing).await,
            (_, Step::Create { part }) => self.create_part(&filing, part).await,
            (_, Step::Locate { part, upload }) => self.locate(&filing, part, &upload).await,
            (
                _,
                Step::Send {
                    part,
                    upload,
                    offset,
                    length,
                },
            ) => self.send(&filing, part, &upload, offset, length).await,
        };
        match result {
            Ok(progress) => {
                if let Some(begun) = begun {
                    self.observe(Seen::answered(begun.elapsed()));
                }
                self.succeeded(id, progress);
            }
            Err(setback) => self.set_back(&filing, setback, piece),
        }
    }

    async fn locate(
        &mut self,
        filing: &Outgoing,
        part: u32,
        upload: &str,
    ) -> Result<bool, Setback> {
        self.begin(filing.id)?;
        let offset = self
            .client
            .locate(upload)
            .await
            .map_err(|trouble| self.of_upload(filing.id, part, Call::Locate, trouble))?;
        self.located(filing, part, offset, Call::Locate)
    }

    /// Takes in how much is there of a part that was cut off, as heard together with the probe. What does not fit
    /// is asked again by a step of its own.
    pub(super) fn found_again(&mut self, id: Uuid, part: u32, offset: u64) {
        let outgoing = self.outgoing.iter().find(|filing| filing.id == id);
        let Some(filing) = outgoing.cloned() else {
            return;
        };
        if self.located(&filing, part, offset, Call::Locate).is_err() {
            self.course(id).lost_sight_of(part);
        }
    }

    fn sizes(filing: &Outgoing) -> Vec<PartSize> {
        let parts = filing.parts.iter();
        parts
            .map(|part| PartSize {
                number: part.number,
                size: part.size,
            })
            .collect()
    }

    fn located(
        &mut self,
        filing: &Outgoing,
        part: u32,
        offset: u64,
        call: Call,
    ) -> Result<bool, Setback> {
        let course = self.course(filing.id);
        let before = course.there;
        let whole = course
            .located(part, offset)
            .map_err(|_| Setback::Call(call, Trouble::NotOurDesk))?;
        let gained = course.there.saturating_sub(before);
        self.tell(|status| status.payload_bytes += gained);
        if whole {
            self.loaded = None;
            // A server that is asked anew says again what the ledger knows.
            let is_known = |known: &OutgoingPart| known.number == part && known.sent;
            if !filing.parts.iter().any(is_known) {
                self.record(filing.id, LedgerEvent::PartSent { part })?;
            }
        }
        Ok(gained > 0 || whole)
    }

    /// A setback of an upload; the address of one that is gone is forgotten, so that another can
    /// be made in its place.
    fn of_upload(&self, id: Uuid, number: u32, call: Call, trouble: Trouble) -> Setback {
        let is_gone = judge(call, &trouble, History::default()).reason == Reason::UploadGone;
        match is_gone.then(|| self.store.forget_upload(id, number)) {
            Some(Err(error)) => Setback::Store(error),
            _ => Setback::Call(call, trouble),
        }
    }

    /// The manifest as it was sealed.
    fn manifest(&self, filing: &Outgoing) -> Result<Vec<u8>, Setback> {
        let manifest = self.store.manifest(filing.id)?;
        if Digest::of(&manifest) != filing.digest {
            return Err(Setback::Damaged);
        }
        Ok(manifest)
    }

    /// Writes down that bytes are about to leave.
    fn begin(&mut self, id: Uuid) -> Result<(), Setback> {
        if !self.course(id).begun {
            self.record(id, LedgerEvent::AttemptBegun)?;
            self.course(id).begun = true;
        }
        Ok(())
    }

    fn record(&mut self, id: Uuid, event: LedgerEvent) -> Result<(), StoreError> {
        // What the ledger says changes what waits, and in which order.
        self.stale = true;
        self.store.record(id, event, Timestamp::now())
    }

    fn course(&mut self, id: Uuid) -> &mut crate::courier::plan::Course {
        self.courses.entry(id).or_default()
    }

    fn succeeded(&mut self, id: Uuid, progress: bool) {
        let now = self.now();
        self.last_word = now;
        self.breaker.answered(now, self.chance.draw());
        self.breaker.served();
        if progress {
            self.fresh = true;
            if let Some(course) = self.courses.get_mut(&id) {
                course.failures = 0;
            }
        }
        self.line_up();
    }

    fn set_back(&mut self, filing: &Outgoing, setback: Setback, piece: Option<u64>) {
        let id = filing.id;
        self.leave_ahead();
        let (call, trouble) = match setback {
            Setback::Call(call, trouble) => (call, trouble),
            Setback::Damaged => return self.conclude(id, None, Verdict::DAMAGED_HERE, piece),
            Setback::Store(error) => {
                tracing::warn!(filing = %id, %error, "the store refused");
                let failures = self.course(id).failures;
                let rest = waiting::later(failures, self.chance.draw());
                return self.hold(id, rest);
            }
        };
        let history = History {
            mismatched: self.course(id).mismatched,
            least_piece: piece.is_none_or(|length| length <= LEAST_PIECE),
        };
        let verdict = judge(call, &trouble, history);
        self.conclude(id, Some(call), verdict, piece);
    }

    /// Writes a failure down and does what the verdict says.
    fn conclude(&mut self, id: Uuid, call: Option<Call>, verdict: Verdict, piece: Option<u64>) {
        let reason = verdict.reason.word();
        tracing::info!(filing = %id, reason, status = verdict.status, "a step failed");
        let rest = self.rest_after(id, verdict);
        // A question carries nothing, so its failure by the line alone is no attempt.
        if self.course(id).begun || verdict.class != FailureClass::Wait {
            let next = rest.and_then(wall_time);
            let failed = LedgerEvent::AttemptFailed(verdict.failure(next));
            if let Err(error) = self.record(id, failed) {
                tracing::warn!(filing = %id, %error, "a failure could not be written down");
            }
        }
        self.course(id).begun = false;
        let now = self.now();
        match verdict.next {
            Next::Announce => {
                let course = self.course(id);
                course.rests = None;
                course.doubtful = false;
                course.mismatched |= verdict.status == Some(422);
                self.loaded = None;
            }
            Next::Leave => {
                let _ = self.courses.remove(&id);
            }
            Next::Later => {
                if verdict.reason == Reason::DeskError {
                    self.observe(Seen::Slow);
                }
                if call == Some(Call::Status) {
                    // What the desk knows under this id is not ours: the manifest will tell.
                    self.course(id).doubtful = false;
                }
            }
            Next::Line if self.fresh && verdict.class == FailureClass::Wait => self.fresh = false,
            Next::Line => {
                self.breaker.failed(now, self.chance.draw());
                self.line_down(verdict);
            }
            Next::Locate => {}
            Next::Pause => {
                self.breaker.pause(now, self.chance.draw());
                self.line_down(verdict);
            }
            Next::Quiet(asked) => {
                self.breaker.quiet(now, asked, self.chance.draw());
                self.line_down(verdict);
            }
            Next::Smaller => {
                let _ = self.course(id).smaller(piece.unwrap_or(u64::MAX));
            }
        }
        if let Some(rest) = rest {
            self.hold(id, rest);
        }
    }

    /// How long this filing alone rests after a failure.
    fn rest_after(&mut self, id: Uuid, verdict: Verdict) -> Option<Duration> {
        let failures = self.course(id).failures;
        match (verdict.next, failures.checked_sub(PATIENT_TRIES)) {
            (Next::Announce | Next::Locate, None) => Some(waiting::hiccup(self.chance.draw())),
            (Next::Announce | Next::Locate, Some(more)) => {
                Some(waiting::later(more, self.chance.draw()))
            }
            (Next::Later, _) => Some(waiting::later(failures, self.chance.draw())),
            // If the probe is answered rightly and this filing never is, the others go on.
            (Next::Line, _) if verdict.reason == Reason::NotOurDesk => {
                Some(waiting::later(failures, self.chance.draw()))
            }
            _ => None,
        }
    }

    fn hold(&mut self, id: Uuid, rest: Duration) {
        let until = self.now() + rest;
        let course = self.course(id);
        course.hold = until;
        course.failures = course.failures.saturating_add(1);
    }
}

//! The sender's loop: look, choose one step, take it, write down what came of it.

mod chance;
mod journey;

pub(super) use chance::Chance;
use journey::{LoadedPart, Sending};

use crate::courier::breaker::{Breaker, Gate};
use crate::courier::client::Client;
use crate::courier::outcome::{Call, History, Next, Trouble, Verdict, clock_offset, judge};
use crate::courier::plan::{self, Choice, Course, Step, Waiting};
use crate::courier::status::{Line, LineStatus};
use crate::courier::weather::{Almanac, Seen};
use crate::filing::delivery::{Failure, LineNote, State};
use crate::store::{Outgoing, Queue, Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};
use uuid::Uuid;

/// With nothing to send, the line is asked about so often, so that the status stays true.
const KEEP_FRESH: Duration = Duration::from_secs(60);

/// A store that cannot be read is tried again after this.
const STORE_REST: Duration = Duration::from_secs(2);

/// The one sender of a data folder.
pub(super) struct Sender {
    store: Store,
    client: Client,
    status: watch::Sender<LineStatus>,
    wake: Arc<Notify>,
    queue: watch::Receiver<Queue>,
    begun: Instant,
    chance: Chance,
    breaker: Breaker,
    /// What waits, in the order of sending, as the store last said.
    outgoing: Vec<Outgoing>,
    /// Whether the store must be asked again.
    stale: bool,
    courses: HashMap<Uuid, Course>,
    /// The part that is being sent.
    loaded: Option<LoadedPart>,
    /// The part after it.
    ahead: Option<LoadedPart>,
    /// The same, once it is being sent although the answer to the one before is still awaited.
    sending_ahead: Option<Sending>,
    /// Something was achieved since the last failure of the line, so a break is taken as a break
    /// of this connection only and the next one is tried at once.
    fresh: bool,
    /// Bytes of parts handed to the line.
    moved: Arc<AtomicU64>,
    last_word: Duration,
    /// What was last written down of the line.
    noted: Option<LineNote>,
    almanac: Almanac,
}

impl Sender {
    pub(super) fn new(
        store: Store,
        client: Client,
        status: watch::Sender<LineStatus>,
        wake: Arc<Notify>,
    ) -> Self {
        let queue = store.queue();
        Self {
            store,
            client,
            status,
            wake,
            queue,
            begun: Instant::now(),
            chance: Chance::default(),
            breaker: Breaker::new(Duration::ZERO),
            outgoing: Vec::new(),
            stale: true,
            courses: HashMap::new(),
            loaded: None,
            ahead: None,
            sending_ahead: None,
            fresh: false,
            moved: Arc::default(),
            last_word: Duration::ZERO,
            noted: None,
            almanac: Almanac::default(),
        }
    }

    /// Runs for ever. It may be dropped at any await: the ledger already says what is in doubt.
    pub(super) async fn run(mut self) {
        loop {
            if let Err(error) = self.look() {
                tracing::warn!(%error, "nothing can be sent");
                let rest = match error {
                    // For ever; there is no haste.
                    StoreError::Replaced => KEEP_FRESH,
                    _ => STORE_REST,
                };
                self.rest(self.now() + rest).await;
                continue;
            }
            match self.breaker.gate(self.now()) {
                Gate::Probe => self.probe().await,
                Gate::Wait(until) => self.rest(until).await,
                Gate::Open => match self.choose() {
                    Choice::Do(id, step) => {
                        self.tell(|status| status.sending = true);
                        self.take(id, step).await;
                    }
                    Choice::Until(until) => self.rest(until).await,
                    Choice::Nothing => {
                        self.rest(self.last_word + KEEP_FRESH).await;
                        if self.now() >= self.last_word + KEEP_FRESH {
                            self.probe().await;
                        }
                    }
                },
            }
        }
    }

    /// Reads what waits, if it may have changed.
    fn look(&mut self) -> Result<(), StoreError> {
        // The watch ends only with the store, and then reading says so.
        self.stale |= self.queue.has_changed().unwrap_or(true);
        if !self.stale {
            return Ok(());
        }
        let _ = self.queue.borrow_and_update();
        self.outgoing = self.store.to_send()?;
        self.stale = false;
        for filing in &self.outgoing {
            let doubtful = filing.state != State::Waiting;
            let _ = self
                .courses
                .entry(filing.id)
                .or_insert_with(|| Course::new(doubtful));
        }
        let outgoing = &self.outgoing;
        self.courses
            .retain(|id, _| outgoing.iter().any(|filing| filing.id == *id));
        Ok(())
    }

    fn choose(&self) -> Choice {
        let waiting: Vec<_> = self
            .outgoing
            .iter()
            .filter_map(|filing| {
                let id = filing.id;
                let course = self.courses.get(&id)?;
                Some(Waiting { id, course })
            })
            .collect();
        plan::choose(self.now(), waiting)
    }

    /// Asks whether the desk is there and, at the same time, how much it has of the part that was cut
    /// off: once it answers, that part goes on.
    async fn probe(&mut self) {
        let nonce = self.chance.word();
        let asked = Timestamp::now();
        let begun = Instant::now();
        let patience = self.breaker.probe_patience();
        let cut_off = self.cut_off();
        let locate = async {
            let (_, _, upload) = cut_off.as_ref()?;
            let located = self.client.locate(upload);
            tokio::time::timeout(patience, located).await.ok()?.ok()
        };
        let look = async {
            let time = self.client.look(&nonce, patience).await?;
            Ok((time, begun.elapsed()))
        };
        let answer = tokio::try_join!(look, async { Ok(locate.await) });
        let now = self.now();
        self.last_word = now;
        match answer {
            Ok(((time, took), reached)) => {
                self.breaker.answered(now, self.chance.draw());
                self.observe(Seen::answered(took));
                self.fresh = true;
                if let Some(time) = time {
                    let offset = clock_offset(time, asked, Timestamp::now());
                    self.tell(|status| status.clock_offset = Some(offset));
                }
                self.line_up();
                if let (Some((id, part, _)), Some(reached)) = (cut_off, reached) {
                    self.found_again(id, part, reached);
                }
            }
            Err(trouble) => self.probe_failed(now, &trouble),
        }
    }

    /// The part whose offset is the next thing to be asked.
    fn cut_off(&self) -> Option<(Uuid, u32, String)> {
        match self.choose() {
            Choice::Do(id, Step::Locate { part, upload }) => Some((id, part, upload)),
            _ => None,
        }
    }

    fn probe_failed(&mut self, now: Duration, trouble: &Trouble) {
        let verdict = judge(Call::Probe, trouble, History::default());
        match verdict.next {
            Next::Pause => self.breaker.pause(now, self.chance.draw()),
            Next::Quiet(asked) => self.breaker.quiet(now, asked, self.chance.draw()),
            _ => self.breaker.failed(now, self.chance.draw()),
        }
        self.line_down(verdict);
    }

    /// Says that the line is down; the breaker has heard of it before.
    fn line_down(&mut self, verdict: Verdict) {
        tracing::info!(reason = verdict.reason.word(), "the line is down");
        self.tell(|status| status.line = Line::Down(verdict.reason));
        self.observe(match verdict.next {
            Next::Quiet(_) => Seen::Slow,
            _ => Seen::Failed,
        });
        let now = self.now();
        let next = match (verdict.next, self.breaker.gate(now)) {
            (Next::Quiet(_), Gate::Wait(until)) => wall_time(until.saturating_sub(now)),
            _ => None,
        };
        self.note_line(Some(verdict.failure(next)));
    }

    /// Says that the desk answered as itself.
    fn line_up(&mut self) {
        self.tell(|status| status.line = Line::Up);
        self.note_line(None);
    }

    /// Takes in how a probe or a call went.
    fn observe(&mut self, seen: Seen) {
        let weather = self.almanac.see(Timestamp::now(), seen);
        self.tell(|status| status.weather = weather);
    }

    /// Writes down how the line is, for those who do not send, where that has changed.
    fn note_line(&mut self, failure: Option<Failure>) {
        let kind = |failure: &Option<Failure>| failure.as_ref().map(|one| one.reason.clone());
        let since = match &self.noted {
            Some(noted) if noted.failure == failure => return,
            Some(noted) if kind(&noted.failure) == kind(&failure) => noted.since,
            _ => Timestamp::now(),
        };
        let note = LineNote { since, failure };
        match self.store.note_line(note.clone()) {
            Ok(()) => self.noted = Some(note),
            Err(error) => tracing::warn!(%error, "how the line is could not be written down"),
        }
    }

    /// Rests until then, or until somebody wakes the sender.
    async fn rest(&mut self, until: Duration) {
        self.tell(|status| status.sending = false);
        let pause = until.saturating_sub(self.now());
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = changed(&mut self.queue) => self.stale = true,
            () = self.wake.notified() => {
                self.stale = true;
                let now = self.now();
                self.breaker.nudge(now);
                for course in self.courses.values_mut() {
                    course.hold = course.hold.min(now);
                }
            }
        }
    }

    fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Publishes the status if it differs.
    fn tell(&self, change: impl FnOnce(&mut LineStatus)) {
        let sent = self.moved.load(Ordering::Relaxed);
        let _ = self.status.send_if_modified(|status| {
            let before = *status;
            change(status);
            status.sent_bytes = sent;
            *status != before
        });
    }
}

/// Completes when the queue changed; never, if it can change no more.
async fn changed(queue: &mut watch::Receiver<Queue>) {
    if queue.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The time after so long by the kiosk's clock; only shown, never waited for.
fn wall_time(rest: Duration) -> Option<Timestamp> {
    let rest = SignedDuration::try_from(rest).ok()?;
    Timestamp::now().checked_add(rest).ok()
}

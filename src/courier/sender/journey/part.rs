//! Parts on the line: the one that is awaited, and the next one behind it.
//!
//! The one idea: the line never idles for the length of an answer. Once a part has been handed over
//! whole, the next one begins, and its own step finds it under way.

use super::Setback;
use crate::courier::client::Progress;
use crate::courier::outcome::{Call, Trouble};
use crate::courier::plan::Step;
use crate::courier::sender::Sender;
use crate::protocol::digest::Digest;
use crate::store::Outgoing;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;
use uuid::Uuid;

/// So long before the answer to a part is expected, the next one begins: time to connect, and for an answer that
/// comes early. Whatever cuts the line meanwhile cuts off both.
const LEAD: Duration = Duration::from_millis(750);

/// Only a part that the line carries in so short a time begins before the answer to the one before it: on a slow
/// line two would starve each other, and there an answer's time counts for little.
const SHORT: Duration = Duration::from_secs(10);

/// A whole part in memory, read once although its pieces may be many.
#[derive(Clone)]
pub(in crate::courier::sender) struct LoadedPart {
    id: Uuid,
    part: u32,
    bytes: Arc<[u8]>,
}

impl LoadedPart {
    fn is(&self, id: Uuid, part: u32) -> bool {
        self.id == id && self.part == part
    }
}

/// A part whose bytes are on their way. Dropped, it goes no further.
pub(in crate::courier::sender) struct Sending {
    id: Uuid,
    part: u32,
    offset: u64,
    pace: Pace,
    outcome: JoinSet<Result<u64, Trouble>>,
}

/// How far a part has been handed to the line, and when its answer is expected.
#[derive(Clone)]
struct Pace {
    /// Ends with the upload.
    handed: watch::Receiver<u64>,
    length: u64,
    answer: Option<Instant>,
}

impl Pace {
    /// Waits until the answer is near; false if the upload ends before.
    async fn nears_its_answer(mut self) -> bool {
        let length = self.length;
        let (Ok(_), Some(answer)) = (
            self.handed.wait_for(|so_far| *so_far >= length).await,
            self.answer,
        ) else {
            return false;
        };
        let ended = async { while self.handed.changed().await.is_ok() {} };
        let near = answer.checked_sub(LEAD).unwrap_or(answer);
        tokio::time::timeout_at(near, ended).await.is_err()
    }
}

impl Sending {
    fn is(&self, id: Uuid, part: u32, offset: u64) -> bool {
        self.id == id && self.part == part && self.offset == offset
    }

    /// The offset that was reached.
    async fn outcome(&mut self) -> Result<u64, Trouble> {
        match self.outcome.join_next().await {
            Some(Ok(outcome)) => outcome,
            // Its task is gone with what it knew.
            Some(Err(_)) | None => Err(Trouble::Stalled),
        }
    }
}

/// What is known of the next part when this one is there.
#[derive(Default)]
struct Prepared {
    loaded: Option<LoadedPart>,
    located: Option<(u32, u64)>,
    sending: Option<Sending>,
}

impl Sender {
    pub(super) async fn send(
        &mut self,
        filing: &Outgoing,
        part: u32,
        upload: &str,
        offset: u64,
        length: u64,
    ) -> Result<bool, Setback> {
        let mut sending = match self.sending_ahead.take() {
            Some(ahead) if ahead.is(filing.id, part, offset) => {
                self.loaded = self.ahead.take();
                ahead
            }
            _ => {
                let bytes = self.piece(filing, part, offset, length)?;
                self.begin(filing.id)?;
                self.start(filing.id, part, upload, offset, bytes)
            }
        };
        let prepared = self.prepare_next(filing, part, sending.pace.clone());
        match tokio::try_join!(sending.outcome(), async { Ok(prepared.await) }) {
            Ok((reached, next)) => {
                (self.ahead, self.sending_ahead) = (next.loaded, next.sending);
                if let Some((part, offset)) = next.located {
                    self.found_again(filing.id, part, offset);
                }
                self.located(filing, part, reached, Call::Send)
            }
            Err(trouble) => {
                let course = self.course(filing.id);
                // The next one may have begun.
                let next = course.rest_after(part).map(|rest| rest.part);
                for part in [Some(part), next].into_iter().flatten() {
                    course.lost_sight_of(part);
                }
                Err(self.of_upload(filing.id, part, Call::Send, trouble))
            }
        }
    }

    fn start(&self, id: Uuid, part: u32, upload: &str, offset: u64, bytes: Vec<u8>) -> Sending {
        let progress = Progress::counted_in(Arc::clone(&self.moved));
        let length = bytes.len() as u64;
        let needs = self.client.needs(length);
        let pace = Pace {
            handed: progress.follow(),
            length,
            answer: needs.map(|needs| Instant::now() + needs),
        };
        let (client, upload) = (self.client.clone(), upload.to_owned());
        let mut outcome = JoinSet::new();
        let _ = outcome.spawn(async move {
            let sent = client.send(&upload, offset, bytes, progress.clone()).await;
            // Whoever follows it learns that it has ended.
            drop(progress);
            sent
        });
        Sending {
            id,
            part,
            offset,
            pace,
            outcome,
        }
    }

    /// Makes the part after this one ready while the line is busy: reads it, asks where it goes on, and begins it
    /// once this one has been handed over whole. Trouble is left to the step that counts.
    async fn prepare_next(&self, filing: &Outgoing, part: u32, pace: Pace) -> Prepared {
        let mut prepared = Prepared::default();
        let id = filing.id;
        let course = self.courses.get(&id);
        let Some(next) = course.and_then(|course| course.rest_after(part)) else {
            return prepared;
        };
        prepared.loaded = self.read_ahead(id, next.part).await;
        let (Some(loaded), Some(upload)) = (&prepared.loaded, &next.upload) else {
            return prepared;
        };
        let offset = match next.offset {
            Some(offset) => offset,
            None => {
                let Ok(offset) = self.client.locate(upload).await else {
                    return prepared;
                };
                prepared.located = Some((next.part, offset));
                offset
            }
        };
        let Some(bytes) = self.short_rest(filing, loaded, offset) else {
            return prepared;
        };
        if pace.nears_its_answer().await {
            prepared.sending = Some(self.start(id, next.part, upload, offset, bytes));
        }
        prepared
    }

    /// The bytes of a part from this offset, if it may begin ahead.
    fn short_rest(&self, filing: &Outgoing, loaded: &LoadedPart, offset: u64) -> Option<Vec<u8>> {
        let bytes = loaded.bytes.get(usize::try_from(offset).ok()?..)?;
        let is_short = self.client.needs(bytes.len() as u64)? <= SHORT;
        (is_short && !bytes.is_empty() && is_as_sealed(filing, loaded)).then(|| bytes.to_vec())
    }

    /// Leaves the part that began ahead, unless this step goes on with it or concerns another filing.
    pub(super) fn keep_ahead(&mut self, id: Uuid, step: &Step) {
        let goes_on = self.sending_ahead.as_ref().is_none_or(|ahead| match step {
            Step::Send { part, offset, .. } => ahead.is(id, *part, *offset),
            _ => ahead.id != id,
        });
        if !goes_on {
            self.leave_ahead();
        }
    }

    /// Sends no more of the part that began ahead; how much of it is there must be asked.
    pub(super) fn leave_ahead(&mut self) {
        if let Some(ahead) = self.sending_ahead.take()
            && let Some(course) = self.courses.get_mut(&ahead.id)
        {
            course.lost_sight_of(ahead.part);
        }
    }

    /// The bytes of a part from this offset.
    fn piece(
        &mut self,
        filing: &Outgoing,
        number: u32,
        offset: u64,
        length: u64,
    ) -> Result<Vec<u8>, Setback> {
        let loaded = match self.loaded.take() {
            Some(loaded) if loaded.is(filing.id, number) => loaded,
            _ => self.load(filing, number)?,
        };
        let piece = usize::try_from(offset).ok().and_then(|from| {
            let to = from.checked_add(usize::try_from(length).ok()?)?;
            loaded.bytes.get(from..to).map(<[u8]>::to_vec)
        });
        self.loaded = Some(loaded);
        piece.ok_or(Setback::Damaged)
    }

    fn load(&mut self, filing: &Outgoing, number: u32) -> Result<LoadedPart, Setback> {
        let loaded = match self.ahead.take() {
            Some(ahead) if ahead.is(filing.id, number) => ahead,
            _ => LoadedPart {
                id: filing.id,
                part: number,
                bytes: self.store.part(filing.id, number)?.into(),
            },
        };
        if !is_as_sealed(filing, &loaded) {
            return Err(Setback::Damaged);
        }
        Ok(loaded)
    }

    async fn read_ahead(&self, id: Uuid, part: u32) -> Option<LoadedPart> {
        if let Some(ahead) = &self.ahead
            && ahead.is(id, part)
        {
            return self.ahead.clone();
        }
        let store = self.store.clone();
        let bytes = tokio::task::spawn_blocking(move || store.part(id, part))
            .await
            .ok()?
            .ok()?;
        Some(LoadedPart {
            id,
            part,
            bytes: bytes.into(),
        })
    }
}

fn is_as_sealed(filing: &Outgoing, loaded: &LoadedPart) -> bool {
    let mut parts = filing.parts.iter();
    let sealed = parts.find(|part| part.number == loaded.part);
    sealed.is_some_and(|part| part.sha256 == Digest::of(&loaded.bytes))
}

//! A second medium that holds every waiting filing, so that a spare box can take the place of one
//! that is lost.
//!
//! The mirror has the form of a stick, but its keys are wrapped for the recovery key, whose private
//! half the operator keeps away from the box. A filing goes when the desk has confirmed it. It is
//! written beside the resident's path: a mirror that fails is told of and tried again, and never
//! holds a visit up.

use crate::export::{self, ExportError};
use crate::protocol::digest::Digest;
use crate::protocol::fence::{self, Fence, Standing};
use crate::sealing::SealError;
use crate::sealing::key_pair::PublicKey;
use crate::stick::{Stick, StickError};
use crate::store::{Store, StoreError};
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How often the queue is looked at for changes.
const LOOK: Duration = Duration::from_secs(1);
/// After how long a mirror is looked through without a change, e.g. one that was plugged in again.
const AGAIN: Duration = Duration::from_secs(60);

/// Why the mirror is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum MirrorError {
    /// The recovery key is not one.
    #[error("the recovery key is not an X25519 key; check it in kiosk.toml")]
    Key(#[from] SealError),
    /// Another box writes this folder, and always did.
    #[error("the mirror's folder is another box's; name one of this box's own in kiosk.toml")]
    OthersMirror,
    /// The medium.
    #[error("the mirror cannot be written: {0}")]
    Stick(#[from] StickError),
    /// The store; also [`StoreError::Replaced`].
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ExportError> for MirrorError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Stick(error) => Self::Stick(error),
            ExportError::Store(error) => Self::Store(error),
        }
    }
}

/// A mirror of one store.
pub struct Mirror {
    store: Store,
    folder: PathBuf,
    recovery: PublicKey,
    /// Filings that were seen whole there since the start; the rest is looked at byte by byte.
    whole: BTreeSet<Uuid>,
}

impl Mirror {
    /// A mirror in this folder, sealed to this X25519 public key.
    ///
    /// # Errors
    /// [`MirrorError::Key`].
    pub fn new(store: Store, folder: PathBuf, recovery: [u8; 32]) -> Result<Self, MirrorError> {
        Ok(Self {
            store,
            folder,
            recovery: PublicKey::new(recovery)?,
            whole: BTreeSet::new(),
        })
    }

    /// Brings the mirror up to date: what waits is written, what the desk has confirmed goes.
    ///
    /// # Errors
    /// [`MirrorError`]; [`StoreError::Replaced`] once a spare has taken this box's place, and the
    /// store then sends nothing more.
    pub fn follow(&mut self) -> Result<(), MirrorError> {
        if self.store.is_replaced()? {
            return Err(StoreError::Replaced.into());
        }
        let stick = Stick::prepare(&self.folder)?;
        self.heed_fence(&stick)?;
        let there: BTreeSet<Uuid> = stick.filings()?.into_iter().collect();
        self.whole.retain(|id| there.contains(id));
        for filing in self.store.filings()? {
            let id = filing.id;
            // What was handed over without a receipt would be handed over twice by a spare box.
            if filing.state.has_left() {
                if there.contains(&id) {
                    stick.remove(id)?;
                }
            } else if !self.whole.contains(&id) {
                if !self.is_whole(&stick, id) {
                    let envelope = match self.store.envelope_for(id, self.recovery.clone()) {
                        // Its key is lost here: the queue shows it, and the others go on.
                        Err(StoreError::Unreadable { .. } | StoreError::Erased { .. }) => continue,
                        envelope => envelope?,
                    };
                    export::write(&self.store, &stick, &filing, &envelope)?;
                }
                let _ = self.whole.insert(id);
            }
        }
        Ok(())
    }

    fn heed_fence(&self, stick: &Stick) -> Result<(), MirrorError> {
        let own = self.store.box_id()?;
        let Some(found) = read_fence(stick)? else {
            return Ok(write_fence(stick, &Fence::first(own))?);
        };
        match found.standing(own) {
            Standing::Own => Ok(()),
            Standing::Others => Err(MirrorError::OthersMirror),
            Standing::Replaced => {
                self.store.replace()?;
                Err(StoreError::Replaced.into())
            }
        }
    }

    /// A wrap is never made alike twice, so the index cannot be foretold as for a stick.
    fn is_whole(&self, stick: &Stick, id: Uuid) -> bool {
        stick.index(id).is_ok_and(|index| {
            index.sealed_to == Digest::of(self.recovery.bytes()) && stick.holds(&index)
        })
    }
}

/// The fence of a mirror; `None` where nobody has written it yet.
pub(super) fn read_fence(stick: &Stick) -> Result<Option<Fence>, StickError> {
    let Some(bytes) = stick.note(fence::FILE)? else {
        return Ok(None);
    };
    let fence = serde_json::from_slice(&bytes);
    fence.map(Some).map_err(|_| StickError::Note {
        file: fence::FILE.to_owned(),
    })
}

pub(super) fn write_fence(stick: &Stick, fence: &Fence) -> Result<(), StickError> {
    let bytes = serde_json::to_vec(fence).map_err(|_| StickError::Note {
        file: fence::FILE.to_owned(),
    })?;
    stick.put_note(fence::FILE, &bytes)
}

/// A mirror that follows its store in a thread of its own until it is dropped.
#[derive(Debug)]
pub struct Following {
    /// `None` only while dropping.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Following {
    /// Starts to follow.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(mirror: Mirror) -> io::Result<Self> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("mirror".into())
            .spawn(move || {
                run(mirror, |pause| {
                    matches!(stopped.recv_timeout(pause), Err(RecvTimeoutError::Timeout))
                });
            })?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Follows while `goes_on` says so after each pause. The same trouble is told once.
fn run(mut mirror: Mirror, goes_on: impl Fn(Duration) -> bool) {
    let mut queue = mirror.store.queue();
    let mut told = None;
    loop {
        let _ = queue.borrow_and_update();
        let trouble = mirror.follow().err().map(|error| error.to_string());
        if let Some(trouble) = &trouble
            && told.as_ref() != Some(trouble)
        {
            tracing::warn!("{trouble}");
        }
        told = trouble;
        let looked = Instant::now();
        loop {
            if !goes_on(LOOK) {
                return;
            }
            let due = looked.elapsed() >= AGAIN;
            if due || queue.has_changed().unwrap_or(false) {
                break;
            }
        }
    }
}

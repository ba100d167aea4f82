//! The courier: brings sealed filings to the desk, whatever the line does.
//!
//! One thread with a runtime of its own, so that it depends on no window. It reads what waits from
//! the store, plans one step at a time from the desk's own words ([`plan`]), executes it
//! ([`client`]), judges what came of it ([`outcome`]) and writes that to the ledger: before bytes
//! leave and after every answer. Beside it the desk's answers are followed (`answers`); a plain tus
//! server gives none, and there only the days are counted (`retention`). It can be
//! stopped or killed at any moment; the store is the truth.

mod answers;
pub mod beat;
pub mod breaker;
pub mod client;
mod company;
mod enrolment;
mod help;
pub mod outcome;
pub mod plan;
pub mod relay;
mod retention;
mod sender;
mod status;
pub mod waiting;
pub mod weather;
mod work;

pub use company::Heard as CompanyHeard;
pub use enrolment::{EnrolError, enrol};
pub use help::Help;
pub use status::{Line, LineStatus, noted};

use crate::config::settings::{DeskLink, Profile};
use crate::filing::company::{Shown, Word};
use crate::store::{Store, StoreError};
use beat::Seen;
use client::{Client, ClientError, Limits};
use company::Ends;
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use work::{Told, Work};

/// A page that is being read ahead is let go of by then, so that whoever stops the courier can open the
/// store anew; a name look-up that hangs must not keep the program for longer.
const LAST_LOOK: Duration = Duration::from_millis(500);

/// Why the courier cannot start.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// The desk's link is unusable.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The right to send could not be taken.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gave no thread or runtime.
    #[error("the system gives the courier no thread")]
    System(#[from] io::Error),
}

/// A handle to the running courier. When the last one is dropped, the courier stops.
#[derive(Clone)]
pub struct Courier {
    shared: Arc<Shared>,
}

struct Shared {
    help: watch::Sender<Help>,
    seen: watch::Sender<Option<Seen>>,
    company: Ends,
    hears_calls: bool,
    status: watch::Receiver<LineStatus>,
    stop: watch::Sender<bool>,
    thread: Mutex<Option<JoinHandle<()>>>,
    wake: Arc<Notify>,
}

impl Courier {
    /// Starts to send what the store holds, in a thread of its own.
    ///
    /// # Errors
    /// [`CourierError`]; among others if somebody already sends this store's filings.
    pub fn start(store: Store, link: DeskLink, kiosk: String) -> Result<Self, CourierError> {
        Self::start_with(store, &link, kiosk, Limits::default())
    }

    /// As [`Courier::start`], with other limits.
    ///
    /// # Errors
    /// As [`Courier::start`].
    pub fn start_with(
        store: Store,
        link: &DeskLink,
        kiosk: String,
        limits: Limits,
    ) -> Result<Self, CourierError> {
        let claim = store.claim_sending()?;
        let client = client(&store, link, limits)?;
        let runtime = runtime()?;
        let (publish, status) = watch::channel(LineStatus::default());
        let help = watch::Sender::new(Help::default());
        let seen = watch::Sender::new(None);
        let company = Ends::default();
        let (stop, mut stopped) = watch::channel(false);
        let wake = Arc::new(Notify::new());
        let hears_calls = client.profile() == Profile::Desk;
        let work = Work::new(
            store,
            client,
            kiosk,
            publish,
            Told {
                help: help.clone(),
                seen: seen.subscribe(),
                company: company.clone(),
            },
            Arc::clone(&wake),
        );
        let thread = std::thread::Builder::new()
            .name("courier".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        // Also a handle that is gone means "stop".
                        _ = stopped.wait_for(|stop| *stop) => {}
                        () = work.run() => {}
                    }
                });
                runtime.shutdown_timeout(LAST_LOOK);
                drop(claim);
            })?;
        Ok(Self {
            shared: Arc::new(Shared {
                help,
                seen,
                company,
                hears_calls,
                status,
                stop,
                thread: Mutex::new(Some(thread)),
                wake,
            }),
        })
    }

    /// What is known of the line; changes only when something changes.
    pub fn status(&self) -> watch::Receiver<LineStatus> {
        self.shared.status.clone()
    }

    /// Says "look now": a link came up, or the operator mended something.
    pub fn wake(&self) {
        self.shared.wake.notify_one();
    }

    /// Whether calls for staff can be heard at the other end at all.
    pub fn hears_calls(&self) -> bool {
        self.shared.hears_calls
    }

    /// Calls for staff at the desk, or no longer does; repeated until the desk has heard it.
    pub fn call_for_help(&self, calling: bool) -> watch::Receiver<Help> {
        let _ = self.shared.help.send_if_modified(|help| {
            let changed = help.calling != calling;
            if changed {
                *help = Help {
                    calling,
                    heard: false,
                };
            }
            changed
        });
        self.shared.help.subscribe()
    }

    /// Tells the desk's board how the kiosk is, if that has changed.
    pub fn tell(&self, seen: Seen) {
        let _ = self.shared.seen.send_if_modified(|known| {
            let changed = known.as_ref() != Some(&seen);
            if changed {
                *known = Some(seen);
            }
            changed
        });
    }

    /// What is heard of company at the desk.
    pub fn company(&self) -> watch::Receiver<CompanyHeard> {
        self.shared.company.heard.subscribe()
    }

    /// Says a word about it; repeated until the desk has heard it, but not for long.
    pub fn say(&self, word: Word) {
        self.shared.company.said.send_modify(|said| said.add(word));
    }

    /// Tells whether somebody is at a visit, and what of it the desk may see.
    pub fn show(&self, visiting: bool, shown: Option<Shown>) {
        let said = &self.shared.company.said;
        let _ = said.send_if_modified(|said| said.show(visiting, shown));
    }

    /// Stops and waits until nothing is under way any more. What was being sent goes on at the
    /// next start.
    pub fn stop(&self) {
        self.shared.stop();
    }
}

impl fmt::Debug for Courier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Courier")
            .field("status", &*self.shared.status.borrow())
            .finish_non_exhaustive()
    }
}

impl Shared {
    fn stop(&self) {
        let _ = self.stop.send_replace(true);
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Sends what the store holds in this thread, without a window, until `shutdown` completes.
///
/// # Errors
/// As [`Courier::start`].
pub fn run_until(
    store: Store,
    link: &DeskLink,
    kiosk: String,
    shutdown: impl Future<Output = ()>,
) -> Result<(), CourierError> {
    let _claim = store.claim_sending()?;
    let client = client(&store, link, Limits::default())?;
    let runtime = runtime()?;
    // No window tells how the kiosk is.
    let seen = watch::Sender::new(None);
    let told = Told {
        help: watch::Sender::new(Help::default()),
        seen: seen.subscribe(),
        company: Ends::default(),
    };
    let publish = watch::Sender::new(LineStatus::default());
    let work = Work::new(store, client, kiosk, publish, told, Arc::default());
    runtime.block_on(async {
        tokio::select! {
            () = shutdown => {}
            () = work.run() => {}
        }
    });
    runtime.shutdown_timeout(LAST_LOOK);
    Ok(())
}

/// A client that shows the pass of an enrolled kiosk, and to our desk alone.
fn client(store: &Store, link: &DeskLink, limits: Limits) -> Result<Client, CourierError> {
    let pass = match link.profile {
        Profile::Desk => store.desk_pass()?,
        Profile::Tus => None,
    };
    let pass = pass.as_ref().map(|pass| pass.as_str());
    Ok(Client::with_pass(link, limits, pass)?)
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}

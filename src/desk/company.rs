//! Company at the kiosks: what guides wish for, what residents grant, and what may be seen meanwhile.
//!
//! The one idea: it is kept in memory alone and ends by itself. A view is no longer here than it may be seen, and
//! what cannot be written down is taken back at once.

mod rooms;

pub use rooms::{Glance, Guide, NotNow, Ours, Told};

use crate::desk::audit::Entry;
use crate::desk::enrolment::Speaker;
use crate::desk::incoming::Incoming;
use crate::desk::news::News;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, Inner, StorageError, limits, request};
use crate::filing::company::{Kind, View};
use crate::protocol::company::{WORD_BYTES, Word};
use crate::protocol::digest::Digest;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use jiff::Timestamp;
use rooms::{Note, Rooms};
use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout_at};

/// So often time is asked what it has ended.
const SWEEP: Duration = Duration::from_secs(1);

/// The rooms, and a bell for the kiosks that wait for news of theirs.
#[derive(Debug)]
pub struct Companies {
    rooms: Mutex<Rooms>,
    bell: watch::Sender<()>,
}

impl Companies {
    /// No company yet at a desk that opens now.
    pub fn new(now: Timestamp) -> Self {
        let first = u64::try_from(now.as_millisecond()).unwrap_or_default();
        Self {
            rooms: Mutex::new(Rooms::new(first)),
            bell: watch::Sender::new(()),
        }
    }

    fn with<T>(&self, work: impl FnOnce(&mut Rooms) -> T) -> T {
        work(&mut self.rooms.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A kiosk's room as it stands on the board.
    pub fn glance(&self, kiosk: &str, by: &Guide) -> Glance {
        self.with(|rooms| rooms.glance(kiosk, by))
    }
}

/// A moment as rooms count it.
pub fn clock(now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(Timestamp::UNIX_EPOCH)).unwrap_or_default()
}

impl Inner {
    /// Does something in the rooms after whatever is over has ended, and writes both down.
    fn in_rooms<T>(
        &self,
        work: impl FnOnce(&mut Rooms, Duration) -> (T, Vec<Note>),
    ) -> Result<T, StorageError> {
        let now = self.now();
        let (done, notes, rings) = self.companies.with(|rooms| {
            let before = rooms.news();
            let mut notes = rooms.pass(clock(now));
            let (done, further) = work(rooms, clock(now));
            notes.extend(further);
            (done, notes, before != rooms.news())
        });
        let written = notes.iter().try_for_each(|note| {
            let entry = Entry::new(&note.by, note.act).kiosk(&note.kiosk);
            self.audit(&entry)
        });
        if written.is_err() {
            self.companies
                .with(|rooms| notes.iter().for_each(|note| rooms.forget(&note.kiosk)));
        }
        if rings || written.is_err() {
            self.companies.bell.send_modify(|()| {});
        }
        written.map(|()| done)
    }
}

impl Desk {
    /// Does something in the rooms for a guide.
    async fn as_guide(
        &self,
        work: impl FnOnce(&mut Rooms, Duration) -> Result<Vec<Note>, NotNow> + Send + 'static,
    ) -> Result<Result<(), NotNow>, Refusal> {
        self.run(move |desk| {
            let done = desk.in_rooms(|rooms, now| match work(rooms, now) {
                Ok(notes) => (Ok(()), notes),
                Err(not_now) => (Err(not_now), Vec::new()),
            });
            Ok(done?)
        })
        .await
    }

    /// Asks the resident at a kiosk.
    ///
    /// # Errors
    /// [`Refusal`], and within [`NotNow`].
    pub(super) async fn ask_for_company(
        &self,
        kiosk: String,
        by: Guide,
        kind: Kind,
    ) -> Result<Result<(), NotNow>, Refusal> {
        self.as_guide(move |rooms, now| rooms.ask(&kiosk, by, kind, now))
            .await
    }

    /// Presses a button at a kiosk.
    ///
    /// # Errors
    /// [`Refusal`], and within [`NotNow`].
    pub(super) async fn press_at(
        &self,
        kiosk: String,
        by: Guide,
        view: u64,
        button: u16,
    ) -> Result<Result<(), NotNow>, Refusal> {
        self.as_guide(move |rooms, _| rooms.press(&kiosk, &by, view, button))
            .await
    }

    /// Ends a guide's company at a kiosk.
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn leave_company(
        &self,
        kiosk: String,
        by: Guide,
        kind: Kind,
    ) -> Result<Result<(), NotNow>, Refusal> {
        self.as_guide(move |rooms, now| Ok(rooms.leave(&kiosk, &by, kind, now)))
            .await
    }

    /// Ends all company that was kept from a session.
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn leave_all_company(&self, session: Digest) -> Result<(), Refusal> {
        let left = self.as_guide(move |rooms, now| Ok(rooms.sign_out(session, now)));
        left.await.map(drop)
    }

    /// What a guide sees of a kiosk's room now, and a number that changes with it.
    ///
    /// # Errors
    /// [`Refusal`].
    pub(super) async fn look_at(&self, kiosk: String, by: Guide) -> Result<(Glance, u64), Refusal> {
        self.run(move |desk| {
            let seen = desk.in_rooms(|rooms, now| (rooms.look(&kiosk, &by, now), Vec::new()));
            Ok(seen?)
        })
        .await
    }

    /// The company at all kiosks.
    pub fn companies(&self) -> &Companies {
        &self.0.companies
    }
}

/// Ends what is over, also where nobody asks.
pub async fn watch(desk: Desk) {
    loop {
        sleep(SWEEP).await;
        if desk.companies().with(|rooms| rooms.is_empty()) {
            continue;
        }
        let swept = desk.run(|desk| Ok(desk.in_rooms(|_, _| ((), Vec::new()))?));
        if swept.await.is_err() {
            tracing::warn!("the end of company could not be written down");
        }
    }
}

/// The question of a kiosk.
#[derive(Debug, Deserialize)]
pub struct Following {
    #[serde(default)]
    after: u64,
    #[serde(default)]
    wait: u64,
}

/// `GET /v1/kiosks/{kiosk}/company?after=REVISION&wait=S`: how company stands, waiting up to `wait` seconds for
/// another revision.
pub async fn standing(
    State(desk): State<Desk>,
    Extension(speaker): Extension<Speaker>,
    Path(kiosk): Path<String>,
    following: Result<Query<Following>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Ok(Query(following)) = following else {
        return Err(Refusal::Parameter {
            name: "after, wait",
            wanted: "a revision and a number of seconds",
        });
    };
    let kiosk = request::kiosk_name(&kiosk)?.to_owned();
    let _ = speaker.name(Some(kiosk.clone()))?;
    let wait = Duration::from_secs(following.wait).min(limits::LONGEST_POLL);
    let until = Instant::now() + wait;
    let mut news = desk.news();
    let mut bell = desk.companies().bell.subscribe();
    loop {
        let closing = *news.borrow_and_update() == News::Closing;
        bell.mark_unchanged();
        let standing = desk.companies().with(|rooms| rooms.standing(&kiosk));
        let rings = async {
            tokio::select! {
                rung = bell.changed() => rung.is_ok(),
                changed = news.changed() => changed.is_ok(),
            }
        };
        let over = closing
            || standing.revision != following.after
            || Instant::now() >= until
            || !matches!(timeout_at(until, rings).await, Ok(true));
        if over {
            return Ok(([(header::CACHE_CONTROL, "no-store")], Json(standing)).into_response());
        }
    }
}

/// `PUT /v1/kiosks/{kiosk}/company`: a word of a kiosk; 409 where it is about nothing that stands here.
pub async fn word(
    State(desk): State<Desk>,
    Extension(speaker): Extension<Speaker>,
    Path(kiosk): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let kiosk = request::kiosk_name(&kiosk)?.to_owned();
    let _ = speaker.name(Some(kiosk.clone()))?;
    let bytes = request::json_bytes(&headers, body, WORD_BYTES).await?;
    let word: Word = serde_json::from_slice(&bytes).map_err(|_| Refusal::Message)?;
    if let Word::Shown(shown) = &word
        && !shown.view.as_ref().is_none_or(View::is_bounded)
    {
        return Err(Refusal::Message);
    }
    desk.run(move |desk| {
        let heard = desk.in_rooms(|rooms, now| match rooms.hear(&kiosk, word, now) {
            Some(notes) => (true, notes),
            None => (false, Vec::new()),
        })?;
        heard.then_some(()).ok_or(Refusal::CompanyOver)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

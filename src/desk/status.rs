//! What a sender may ask: is this our desk, where does a filing stand, what has changed.

use crate::desk::enrolment::Speaker;
use crate::desk::news::News;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits, request};
use crate::protocol::VERSION;
use crate::protocol::messages::{Changes, Health};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// The question of a probe.
#[derive(Debug, Deserialize)]
pub struct Probe {
    nonce: String,
}

/// `GET /v1/health?nonce=N`.
pub async fn health(
    State(desk): State<Desk>,
    probe: Result<Query<Probe>, QueryRejection>,
) -> Result<Response, Refusal> {
    let nonce = probe
        .ok()
        .map(|Query(probe)| probe.nonce)
        .filter(|nonce| is_nonce(nonce))
        .ok_or(Refusal::Parameter {
            name: "nonce",
            wanted: "1 to 128 letters, digits, `-` or `_`",
        })?;
    let answer = Health {
        nonce,
        desk: desk.name().to_owned(),
        time: desk.time(),
        versions: vec![VERSION],
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

fn is_nonce(text: &str) -> bool {
    (1..=limits::NONCE_BYTES).contains(&text.len())
        && text
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_'))
}

/// `GET /v1/filings/{filing}`: where it stands; 404 where it was never seen.
pub async fn filing(
    State(desk): State<Desk>,
    Path(filing): Path<String>,
) -> Result<Response, Refusal> {
    let id = request::filing_id(&filing)?;
    let known = desk
        .run(move |desk| Ok(desk.storage.filing(id)?))
        .await?
        .ok_or(Refusal::Unknown)?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        known.status,
    )
        .into_response())
}

/// The question of a follower.
#[derive(Debug, Deserialize)]
pub struct Following {
    #[serde(default)]
    after: u64,
    #[serde(default)]
    wait: u64,
    kiosk: Option<String>,
}

/// `GET /v1/changes?after=CURSOR&wait=S&kiosk=K`: the feed, waiting up to `wait` seconds for news;
/// 410 for a cursor that it never gave.
pub async fn changes(
    State(desk): State<Desk>,
    Extension(speaker): Extension<Speaker>,
    following: Result<Query<Following>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Ok(Query(following)) = following else {
        return Err(Refusal::Parameter {
            name: "after, wait",
            wanted: "a cursor and a number of seconds",
        });
    };
    if let Some(kiosk) = &following.kiosk {
        let _ = request::kiosk_name(kiosk)?;
    }
    // An enrolled kiosk hears of its own filings alone.
    let kiosk = speaker.name(following.kiosk)?;
    let wait = Duration::from_secs(following.wait).min(limits::LONGEST_POLL);
    let until = Instant::now() + wait;
    let mut news = desk.news();
    loop {
        let closing = *news.borrow_and_update() == News::Closing;
        let (after, kiosk) = (following.after, kiosk.clone());
        let changes = desk
            .run(move |desk| {
                let limit = limits::CHANGES;
                let changes = desk.storage.changes(after, kiosk.as_deref(), limit)?;
                if changes.is_empty() {
                    let newest = desk.storage.newest_cursor()?;
                    if after > newest {
                        return Err(Refusal::Cursor { newest });
                    }
                }
                Ok(changes)
            })
            .await?;
        let over = closing
            || !changes.is_empty()
            || Instant::now() >= until
            || !matches!(timeout_at(until, news.changed()).await, Ok(Ok(())));
        if over {
            let cursor = changes.last().map_or(following.after, |last| last.cursor);
            let answer = Changes { changes, cursor };
            return Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response());
        }
    }
}

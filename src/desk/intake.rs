//! A filing from its announcement to its receipt.

use crate::desk::admission::admit;
use crate::desk::incoming::Incoming;
use crate::desk::parts::{Parts, Verdict};
use crate::desk::problem::Refusal;
use crate::desk::storage::{Announcement, PartRow, Receiving};
use crate::desk::uploads::Claim;
use crate::desk::{Desk, Inner, limits, request, upload};
use crate::protocol::digest::Digest;
use crate::protocol::manifest::{Manifest, PartEntry};
use crate::protocol::messages::{Announced, Commit, PartState};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use uuid::Uuid;

/// `PUT /v1/filings/{filing}`: takes the manifest and tells what is still to come.
pub async fn announce(
    State(desk): State<Desk>,
    Path(filing): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let id = request::filing_id(&filing)?;
    let declared = request::text(&headers, "repr-digest")
        .and_then(|value| Digest::from_repr(value).ok())
        .ok_or(Refusal::Header {
            name: "Repr-Digest",
            wanted: "sha-256=:…: of the manifest's bytes",
        })?;
    let bytes = request::json_bytes(&headers, body, limits::MANIFEST_BYTES).await?;
    if Digest::of(&bytes) != declared {
        return Err(Refusal::ManifestDigest);
    }
    let manifest = admit(id, &bytes).map_err(Refusal::Manifest)?;
    let parts = part_rows(&manifest);
    let kiosk = manifest.kiosk.clone();
    let found = desk
        .run(move |desk| {
            let at = desk.now();
            Ok(desk.storage.announce(&manifest, &bytes, at)?)
        })
        .await?;
    let status = match found {
        Announcement::New => StatusCode::CREATED,
        Announcement::Other => return Err(Refusal::OtherManifest),
        Announcement::Same => StatusCode::OK,
    };
    let claims = claim_all(&desk, id, &parts).await;
    let answer = desk
        .run(move |desk| {
            let _held = claims;
            let parts = parts
                .iter()
                .map(|part| part_state(desk, id, part))
                .collect::<Result<_, Refusal>>()?;
            Ok(Announced { parts, start_in: 0 })
        })
        .await?;
    let start_in = match answer.parts.iter().all(|part| part.have) {
        true => 0,
        false => desk.start_in(&kiosk),
    };
    let answer = Announced { start_in, ..answer };
    Ok((status, Json(answer)).into_response())
}

/// The parts as the storage knows them.
pub(super) fn part_rows(manifest: &Manifest) -> Vec<PartRow> {
    let row = |part: &PartEntry| PartRow {
        n: part.n,
        media_type: part.media_type.clone(),
        size: part.size,
        sha256: part.sha256,
    };
    manifest.parts.iter().map(row).collect()
}

fn part_state(desk: &Inner, id: Uuid, part: &PartRow) -> Result<PartState, Refusal> {
    let offset = bytes_here(desk, id, part)?;
    let have = offset == part.size;
    Ok(PartState {
        n: part.n,
        have,
        upload: (!have).then(|| upload::address(id, part.sha256)),
        offset,
    })
}

/// How many bytes of a part are here; one that another filing has is taken over from it.
pub(super) fn bytes_here(desk: &Inner, id: Uuid, part: &PartRow) -> Result<u64, Refusal> {
    let files = &desk.parts;
    let length = files.length(id, part.sha256)?;
    if length != part.size
        && let Some(holder) = desk.storage.holder(part.sha256, part.size)?
        && files.adopt(holder, id, part.sha256, part.size)?
    {
        return Ok(part.size);
    }
    Ok(length)
}

/// `POST /v1/filings/{filing}/commit`: checks every part and gives the receipt.
pub async fn commit(
    State(desk): State<Desk>,
    Path(filing): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let id = request::filing_id(&filing)?;
    let key_is_id = request::text(&headers, "idempotency-key")
        .is_some_and(|key| key.trim_matches('"').eq_ignore_ascii_case(&filing));
    if !key_is_id {
        return Err(Refusal::Header {
            name: "Idempotency-Key",
            wanted: "the filing's id in quotes",
        });
    }
    let asked: Commit = request::message(&headers, body).await?;
    let (known, given) = desk
        .run(move |desk| Ok((desk.storage.filing(id)?, desk.storage.receipt(id)?)))
        .await?;
    let known = known.ok_or(Refusal::Unknown)?;
    if known.digest != asked.manifest {
        return Err(Refusal::OtherManifest);
    }
    let receipt = match given {
        Some(given) => given,
        None => {
            let claims = claim_all(&desk, id, &known.parts).await;
            desk.run(move |desk| {
                let _held = claims;
                let receipt = receive(desk, id, known.digest, &known.parts)?;
                desk.end_turn(id);
                Ok(receipt)
            })
            .await?
        }
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], receipt).into_response())
}

fn check_parts(desk: &Inner, id: Uuid, parts: &[PartRow]) -> Result<(), Refusal> {
    let mut verdicts: BTreeMap<Digest, Verdict> = BTreeMap::new();
    for part in parts {
        let Entry::Vacant(unseen) = verdicts.entry(part.sha256) else {
            continue;
        };
        let verdict = desk.parts.verify(id, part.sha256, part.size)?;
        if verdict == Verdict::Wrong {
            desk.parts.discard(id, part.sha256)?;
        }
        let _ = unseen.insert(verdict);
    }
    let numbers_of = |verdict| -> Vec<u32> {
        parts
            .iter()
            .filter(|part| verdicts.get(&part.sha256) == Some(&verdict))
            .map(|part| part.n)
            .collect()
    };
    let wrong = numbers_of(Verdict::Wrong);
    if !wrong.is_empty() {
        return Err(Refusal::DigestMismatch { parts: wrong });
    }
    let missing = numbers_of(Verdict::Missing);
    if !missing.is_empty() {
        return Err(Refusal::Missing { parts: missing });
    }
    desk.parts.sync_names(id).map_err(Refusal::from)
}

/// Checks every part and gives the receipt; whoever calls this has claimed the parts.
pub(super) fn receive(
    desk: &Inner,
    id: Uuid,
    digest: Digest,
    parts: &[PartRow],
) -> Result<String, Refusal> {
    check_parts(desk, id, parts)?;
    let at = desk.now();
    let local = limits::WARD_TIME.to_datetime(at);
    let receiving = Receiving {
        at,
        day: local.date(),
        prefix: desk.config.settings.office.dossier_prefix.clone(),
        expected_day: expected_day(desk, id, local)?,
        in_pieces: matches!(desk.parts, Parts::Objects(_)),
    };
    let receipt = desk
        .storage
        .commit(id, digest, &receiving)?
        .ok_or(Refusal::Unavailable)?;
    desk.announce_change();
    tracing::info!(filing = %id, "received");
    Ok(receipt)
}

/// `None` where this desk's configuration does not have the procedure: the filing is received all
/// the same, and an officer names the day.
fn expected_day(
    desk: &Inner,
    id: Uuid,
    local: civil::DateTime,
) -> Result<Option<civil::Date>, Refusal> {
    let Some(line) = desk.storage.line(id)? else {
        return Err(Refusal::Unknown);
    };
    Ok(desk
        .config
        .procedures
        .by_code(&line.procedure_code, local.date())
        .map(|procedure| {
            desk.config
                .calendar
                .expected_day(&procedure.deadline, local)
        }))
}

/// Claims every upload of a filing; always in the order of their digests, so that two requests
/// cannot wait for each other.
pub(super) async fn claim_all(desk: &Desk, id: Uuid, parts: &[PartRow]) -> Vec<Claim> {
    let mut digests: Vec<Digest> = parts.iter().map(|part| part.sha256).collect();
    digests.sort_unstable();
    digests.dedup();
    let mut claims = Vec::with_capacity(digests.len());
    for digest in digests {
        claims.push(desk.uploads().claim(id, digest).await);
    }
    claims
}

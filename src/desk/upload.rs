//! The parts' uploads: tus 1.0, core protocol.
//!
//! Whatever arrived before a line was cut stays; the file's length is the offset. The writing runs
//! in a task of its own, so that a request that dies with its line still puts its bytes away.

use crate::desk::incoming::{Broken, Incoming};
use crate::desk::parts::{PartError, Writer};
use crate::desk::problem::Refusal;
use crate::desk::storage::AwaitedPart;
use crate::desk::uploads::Claim;
use crate::desk::{Desk, limits, request};
use crate::protocol::digest::Digest;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const TUS: HeaderValue = HeaderValue::from_static("1.0.0");
const MEDIA_TYPE: &str = "application/offset+octet-stream";

/// Where a part's bytes go; fixed by filing and digest.
pub fn address(filing: Uuid, part: Digest) -> String {
    format!("/v1/uploads/{filing}/{part}")
}

/// `OPTIONS` on an upload: what is spoken here.
pub async fn options(Path((filing, part)): Path<(String, String)>) -> Result<Response, Refusal> {
    let _ = (request::filing_id(&filing)?, request::part_digest(&part)?);
    let spoken = (
        StatusCode::NO_CONTENT,
        [
            (HeaderName::from_static("tus-version"), TUS),
            (
                HeaderName::from_static("tus-max-size"),
                HeaderValue::from(limits::PART_BYTES),
            ),
        ],
    );
    Ok(spoken.into_response())
}

/// `HEAD` on an upload: how many bytes of it are here.
pub async fn head(
    State(desk): State<Desk>,
    Path((filing, part)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    speaks_tus(&headers)?;
    let (id, digest) = (request::filing_id(&filing)?, request::part_digest(&part)?);
    let size = awaited(&desk, id, digest).await?.size;
    let claim = desk.uploads().claim(id, digest).await;
    let offset = desk
        .run(move |desk| {
            let _held = claim;
            desk.parts.length(id, digest).map_err(Refusal::from)
        })
        .await?;
    Ok((
        StatusCode::OK,
        [
            (OFFSET, offset.into()),
            (LENGTH, size.into()),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ],
    )
        .into_response())
}

/// `PATCH` on an upload: further bytes of it.
pub async fn patch(
    State(desk): State<Desk>,
    Path((filing, part)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.upload);
    speaks_tus(&headers)?;
    let (id, digest) = (request::filing_id(&filing)?, request::part_digest(&part)?);
    request::media_type(&headers, MEDIA_TYPE)?;
    let stated = request::number(&headers, OFFSET.as_str()).ok_or(Refusal::Header {
        name: "Upload-Offset",
        wanted: "the number of bytes that are already here",
    })?;
    let length = request::number(&headers, header::CONTENT_LENGTH.as_str());
    let AwaitedPart { size, kiosk } = awaited(&desk, id, digest).await?;
    let part = Part { id, digest, size };
    let turn = desk.take_turn(kiosk)?;
    let writing = tokio::spawn(async move {
        let _turn = turn;
        write(desk, part, stated, length, body).await
    });
    let offset = writing.await.map_err(|_| Refusal::Unavailable)??;
    Ok((
        StatusCode::NO_CONTENT,
        [(OFFSET, HeaderValue::from(offset))],
    )
        .into_response())
}

/// `POST` on an upload, for lines that let no `PATCH` through.
pub async fn overridden(
    desk: State<Desk>,
    path: Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    if request::text(&headers, "x-http-method-override") == Some("PATCH") {
        patch(desk, path, headers, body).await
    } else {
        Err(Refusal::Method)
    }
}

/// Names the version of tus on every answer about uploads.
pub async fn sign(mut response: Response) -> Response {
    let _ = response.headers_mut().insert(RESUMABLE, TUS);
    response
}

#[derive(Debug, Clone, Copy)]
struct Part {
    id: Uuid,
    digest: Digest,
    size: u64,
}

enum End {
    Broken(Broken),
    Superseded,
    TooLong,
    Whole,
}

async fn write(
    desk: Desk,
    part: Part,
    stated: u64,
    length: Option<u64>,
    mut body: Incoming,
) -> Result<u64, Refusal> {
    let _working = desk.working().await;
    let mut claim = desk.uploads().claim(part.id, part.digest).await;
    let offset = desk
        .run(move |desk| {
            desk.parts
                .length(part.id, part.digest)
                .map_err(Refusal::from)
        })
        .await?;
    if claim.is_superseded() {
        return Err(Refusal::Superseded { offset });
    }
    if stated != offset {
        return Err(Refusal::WrongOffset { offset });
    }
    let room = part.size.saturating_sub(offset);
    if length.is_some_and(|length| length > room) {
        return Err(Refusal::TooLong {
            offset,
            size: part.size,
        });
    }
    if room == 0 {
        return match body.next().await {
            Ok(None) => Ok(offset),
            Ok(Some(_)) => Err(Refusal::TooLong {
                offset,
                size: part.size,
            }),
            Err(broken) => Err(broken.into()),
        };
    }
    let mut writer = desk
        .run(move |desk| {
            desk.parts
                .writer(part.id, part.digest)
                .map_err(Refusal::from)
        })
        .await?;
    let end;
    (writer, end) = receive(&desk, part, writer, &mut claim, &mut body).await?;
    let offset = writer.length();
    match end {
        End::Broken(broken) => Err(broken.into()),
        End::Superseded => Err(Refusal::Superseded { offset }),
        End::TooLong => Err(Refusal::TooLong {
            offset,
            size: part.size,
        }),
        End::Whole => Ok(offset),
    }
}

/// Takes pieces until the body ends, one way or another, and puts away all of them.
async fn receive(
    desk: &Desk,
    part: Part,
    mut writer: Writer,
    claim: &mut Claim,
    body: &mut Incoming,
) -> Result<(Writer, End), Refusal> {
    let mut gathered: Vec<u8> = Vec::with_capacity(limits::WRITE_STEP);
    let end = loop {
        let piece = tokio::select! {
            biased;
            () = claim.superseded() => break End::Superseded,
            piece = body.next() => piece,
        };
        match piece {
            Err(broken) => break End::Broken(broken),
            Ok(None) => break End::Whole,
            Ok(Some(piece)) => {
                let there = writer.length() + gathered.len() as u64;
                if piece.len() as u64 > part.size - there {
                    break End::TooLong;
                }
                gathered.extend_from_slice(&piece);
            }
        }
        if gathered.len() >= limits::WRITE_STEP {
            let full = std::mem::replace(&mut gathered, Vec::with_capacity(limits::WRITE_STEP));
            writer = append(desk, part, writer, full, false).await?;
        }
    };
    writer = append(desk, part, writer, gathered, true).await?;
    Ok((writer, end))
}

async fn append(
    desk: &Desk,
    part: Part,
    mut writer: Writer,
    bytes: Vec<u8>,
    last: bool,
) -> Result<Writer, Refusal> {
    desk.run(move |desk| {
        let appended = writer.append(&bytes);
        let kept = match appended {
            Ok(()) if last => writer.finish(),
            other => other,
        };
        match kept {
            Ok(()) => Ok(writer),
            Err(PartError::Overtaken) => Err(Refusal::Superseded {
                offset: desk.parts.length(part.id, part.digest)?,
            }),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

async fn awaited(desk: &Desk, id: Uuid, digest: Digest) -> Result<AwaitedPart, Refusal> {
    desk.run(move |desk| desk.storage.awaited(id, digest)?.ok_or(Refusal::Unknown))
        .await
}

fn speaks_tus(headers: &HeaderMap) -> Result<(), Refusal> {
    if request::text(headers, RESUMABLE.as_str()) == Some("1.0.0") {
        Ok(())
    } else {
        Err(Refusal::TusVersion)
    }
}

//! A page's picture, served so that it can be nothing else.

use super::viewer::Officer;
use crate::desk::audit::{Act, Entry};
use crate::desk::problem::Refusal;
use crate::desk::{Desk, request};
use crate::protocol::messages::{FilingState, FilingStatus};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// `GET /filings/{filing}/parts/{n}`: only of filings that are received, so only checked bytes.
pub async fn page(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path((filing, n)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let id = request::filing_id(&filing)?;
    let n: u32 = n.parse().map_err(|_| Refusal::Parameter {
        name: "part",
        wanted: "a number from 1",
    })?;
    let seen = Entry::new(&viewer.name, Act::PartViewed).filing(id);
    let (media_type, bytes) = desk
        .run(move |desk| {
            let known = desk.storage.filing(id)?.ok_or(Refusal::Unknown)?;
            let status: FilingStatus =
                serde_json::from_str(&known.status).map_err(|_| Refusal::Unavailable)?;
            let part = known.parts.into_iter().find(|part| part.n == n);
            match part {
                Some(part) if status.state != FilingState::Receiving => {
                    let bytes = desk.parts.read(id, part.sha256)?;
                    desk.audit(&seen)?;
                    Ok((part.media_type, bytes))
                }
                _ => Err(Refusal::Unknown),
            }
        })
        .await?;
    let (media_type, shown) = safe_type(&media_type);
    let name = format!("{shown}; filename=\"page-{n}\"");
    Ok((
        [
            (header::CONTENT_TYPE, media_type),
            (header::CONTENT_DISPOSITION, name.as_str()),
            (
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
            ),
        ],
        bytes,
    )
        .into_response())
}

/// Whether a browser shows it as a picture.
pub fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
}

/// The type under which a part is served: the sender's word for it only where it can do no harm.
fn safe_type(media_type: &str) -> (&'static str, &'static str) {
    match media_type {
        "image/jpeg" => ("image/jpeg", "inline"),
        "image/png" => ("image/png", "inline"),
        "image/webp" => ("image/webp", "inline"),
        "application/pdf" => ("application/pdf", "attachment"),
        _ => ("application/octet-stream", "attachment"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_calls_itself_a_document_is_only_ever_a_download() {
        for hostile in [
            "text/html",
            "image/svg+xml",
            "text/javascript",
            "image/jpeg; x",
        ] {
            assert_eq!(
                safe_type(hostile),
                ("application/octet-stream", "attachment")
            );
            assert!(!is_picture(hostile));
        }
        assert_eq!(safe_type("image/jpeg"), ("image/jpeg", "inline"));
    }
}

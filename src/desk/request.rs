//! Reading the parts of a request that handlers share: ids, headers, JSON bodies.

use crate::desk::incoming::Incoming;
use crate::desk::limits;
use crate::desk::problem::Refusal;
use crate::protocol::digest::Digest;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use uuid::Uuid;

const JSON: &str = "application/json";

/// A filing's id: hyphenated, as the protocol writes it.
///
/// # Errors
/// [`Refusal::Parameter`] for every other text.
pub fn filing_id(text: &str) -> Result<Uuid, Refusal> {
    Uuid::parse_str(text)
        .ok()
        .filter(|id| text.len() == 36 && !id.is_nil())
        .ok_or(Refusal::Parameter {
            name: "filing",
            wanted: "a UUID in its hyphenated form",
        })
}

/// A part's digest in an upload URL.
///
/// # Errors
/// [`Refusal::Parameter`] for every other text.
pub fn part_digest(text: &str) -> Result<Digest, Refusal> {
    Digest::from_hex(text).map_err(|_| Refusal::Parameter {
        name: "part",
        wanted: "64 hexadecimal digits",
    })
}

/// A kiosk's name in a URL.
///
/// # Errors
/// [`Refusal::Parameter`] where it is too long or has control characters.
pub fn kiosk_name(text: &str) -> Result<&str, Refusal> {
    let fits = (1..=limits::NAME_BYTES).contains(&text.len());
    if fits && !text.chars().any(char::is_control) {
        Ok(text)
    } else {
        Err(Refusal::Parameter {
            name: "kiosk",
            wanted: "a name without control characters",
        })
    }
}

/// A header's text, where it is there once and readable.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value.trim())
}

/// A header's number.
pub fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    text(headers, name)
        .filter(|text| text.bytes().all(|sign| sign.is_ascii_digit()))?
        .parse()
        .ok()
}

/// Whether the body has this media type; parameters such as `charset` are passed over.
///
/// # Errors
/// [`Refusal::MediaType`] where not.
pub fn media_type(headers: &HeaderMap, wanted: &'static str) -> Result<(), Refusal> {
    let found = text(headers, header::CONTENT_TYPE.as_str())
        .and_then(|value| value.split(';').next())
        .is_some_and(|value| value.trim().eq_ignore_ascii_case(wanted));
    if found {
        Ok(())
    } else {
        Err(Refusal::MediaType { wanted })
    }
}

/// A JSON body's bytes.
///
/// # Errors
/// [`Refusal`] where the media type is another, or the body is longer than `limit`, cut or slow.
pub async fn json_bytes(
    headers: &HeaderMap,
    body: Incoming,
    limit: u64,
) -> Result<Vec<u8>, Refusal> {
    media_type(headers, JSON)?;
    if number(headers, header::CONTENT_LENGTH.as_str()).is_some_and(|length| length > limit) {
        return Err(Refusal::BodyTooLong { limit });
    }
    body.whole(limit).await
}

/// A small JSON body.
///
/// # Errors
/// As [`json_bytes`], and [`Refusal::Message`] where it is not the message wanted.
pub async fn message<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Incoming,
) -> Result<T, Refusal> {
    let bytes = json_bytes(headers, body, limits::MESSAGE_BYTES).await?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Message)
}

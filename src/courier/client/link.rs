//! Whom a client may be made for: an address that keeps personal data protected, and its authority.

use super::ClientError;
use crate::config::settings::Profile;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use std::net::IpAddr;
use std::path::Path;

/// The address that calls begin from; a path only for a tus server.
pub(super) fn endpoint(text: &str, profile: Profile) -> Result<Url, ClientError> {
    let url = Url::parse(text).map_err(|_| ClientError::Address)?;
    let bare = (url.path() == "/" || profile != Profile::Desk)
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let host = url.host_str().ok_or(ClientError::Address)?;
    match url.scheme() {
        "http" | "https" if !bare => Err(ClientError::Address),
        "https" => Ok(url),
        "http" if is_loopback(host) => Ok(url),
        "http" => Err(ClientError::PlainHttp),
        _ => Err(ClientError::Address),
    }
}

/// What goes with every request: the pass of an enrolled kiosk, which no log shows.
pub(super) fn headers(pass: Option<&str>) -> Result<HeaderMap, ClientError> {
    let mut headers = HeaderMap::new();
    if let Some(pass) = pass {
        let shown = zeroize::Zeroizing::new(format!("Bearer {pass}"));
        let mut shown = HeaderValue::from_str(&shown).map_err(|_| ClientError::Pass)?;
        shown.set_sensitive(true);
        let _ = headers.insert(AUTHORIZATION, shown);
    }
    Ok(headers)
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// The certificates of the only authority that is trusted.
pub(super) fn authority(path: &Path) -> Result<Vec<reqwest::Certificate>, ClientError> {
    let pem = std::fs::read(path).map_err(|source| ClientError::AuthorityUnreadable {
        path: path.to_owned(),
        source,
    })?;
    match reqwest::Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(ClientError::AuthorityUnusable {
            path: path.to_owned(),
        }),
    }
}

//! Refuses requests that a browser makes under a foreign name.
//!
//! A page on the internet can let its own name point to this machine and then read what its
//! visitor could read. It cannot do so under an IP address or the desk's configured name.

use crate::desk::Desk;
use crate::desk::problem::Refusal;
use crate::desk::request;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use std::net::IpAddr;

/// Lets a request through whose `Host` is ours.
pub async fn check(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let link = desk.config().settings.desk.as_ref();
    let own = link.and_then(|link| authority(&link.url)).map(name);
    match request::text(request.headers(), header::HOST.as_str()) {
        Some(host) if is_ours(host, own) => Ok(next.run(request).await),
        _ => Err(Refusal::Host),
    }
}

fn is_ours(host: &str, own: Option<&str>) -> bool {
    let host = name(host);
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok()
        || own.is_some_and(|own| own.eq_ignore_ascii_case(host))
}

fn authority(url: &str) -> Option<&str> {
    url.split_once("://")?.1.split('/').next()
}

/// A host without its port and brackets.
fn name(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default();
    }
    host.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_and_the_desks_own_name_are_answered() {
        let own = authority("https://desk.ward.example:8443/").map(name);
        for host in [
            "localhost",
            "LOCALHOST:8700",
            "127.0.0.1:8700",
            "[::1]:8700",
            "192.168.1.20",
            "desk.ward.example",
            "Desk.Ward.Example:8443",
        ] {
            assert!(is_ours(host, own), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "[",
            ":80",
        ] {
            assert!(!is_ours(host, own), "{host}");
        }
        assert!(!is_ours("desk.ward.example", None));
    }
}

//! The gate before every page: no session, no page; and no act that another site has asked for.
//!
//! Which right an address needs stands here in one table. An address that is not in it needs the
//! rights of an officer, so that a new page is never open because somebody forgot it.

use super::cookie;
use super::viewer::Viewer;
use crate::desk::Desk;
use crate::desk::accounts::Right;
use crate::desk::problem::Refusal;
use crate::desk::request;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Longest address that somebody is led back to after signing in.
const LONGEST_NEXT: usize = 500;

/// What a page's address needs; `None` where being signed in is enough.
fn needs(path: &str) -> Option<Right> {
    match path {
        "/" => Some(Right::List),
        "/board" | "/figures" | "/figures.csv" => Some(Right::Overview),
        "/password" | "/sign-out" => None,
        "/accounts" | "/audit" | "/kiosks" => Some(Right::Operation),
        _ if path.starts_with("/accounts/") => Some(Right::Operation),
        _ if path.starts_with("/board/") => Some(Right::Company),
        _ => Some(Right::Filings),
    }
}

/// Refuses what a foreign page makes a browser send: another site's form cannot know a session's
/// token, but the form for signing in has none yet.
pub async fn own_acts_only(request: Request, next: Next) -> Result<Response, Refusal> {
    if is_act(request.method()) && !is_from_here(request.headers()) {
        return Err(Refusal::Origin);
    }
    Ok(next.run(request).await)
}

/// Lets through whoever is signed in and may see the page; leads everybody else to the sign-in.
pub async fn check(
    State(desk): State<Desk>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default();
    let used = is_act(request.method()) || is_use(&path, query);
    let Some(viewer) = viewer(&desk, request.headers(), used).await? else {
        let wanted = request.uri().path_and_query();
        let wanted = wanted.filter(|_| !is_act(request.method()));
        let wanted = wanted.map_or("/", |wanted| wanted.as_str());
        return Ok(Redirect::to(&sign_in_for(wanted)).into_response());
    };
    let right = needs(&path);
    if viewer.must_choose && right.is_some() {
        return Ok(Redirect::to("/password").into_response());
    }
    if right.is_some_and(|right| !viewer.role.may(right)) {
        if path == "/" {
            return Ok(Redirect::to(viewer.home()).into_response());
        }
        return Err(Refusal::NotAllowed);
    }
    let _ = request.extensions_mut().insert(viewer);
    Ok(next.run(request).await)
}

/// Who is signed in at the browser that sent these headers.
pub async fn viewer(
    desk: &Desk,
    headers: &HeaderMap,
    used: bool,
) -> Result<Option<Viewer>, Refusal> {
    let Some(token) = cookie::token(headers, desk.is_behind_tls()) else {
        return Ok(None);
    };
    let session = token.digest();
    let found = desk
        .run(move |desk| Ok(desk.storage.session(session, used, desk.now())?))
        .await?;
    Ok(found.map(|signed_in| Viewer {
        name: signed_in.name,
        role: signed_in.role,
        form_token: token.form_token(),
        session,
        must_choose: signed_in.must_choose,
    }))
}

/// Whether asking for this address is a sign that somebody is there: the board renews itself, with every kiosk's
/// page, and so does the list, unless something is searched in it.
fn is_use(path: &str, query: &str) -> bool {
    let searched = |pair: &str| {
        let sought = pair.strip_prefix("q=").unwrap_or_default();
        !sought.replace("%20", "").trim_matches('+').is_empty()
    };
    match path {
        "/board" => false,
        _ if path.starts_with("/board/") => false,
        "/" => query.split('&').any(searched),
        _ => true,
    }
}

/// The address of the sign-in that leads back to `wanted`.
fn sign_in_for(wanted: &str) -> String {
    let language = if wanted.contains("lang=en") {
        "en"
    } else {
        "vi"
    };
    let address = format!("/sign-in?lang={language}");
    if wanted == "/" {
        return address;
    }
    let mut address = address + "&next=";
    for byte in wanted.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_') {
            address.push(char::from(byte));
        } else {
            address += &format!("%{byte:02X}");
        }
    }
    address
}

/// An address to go on at, if it is one of this desk and nowhere else.
pub fn local(next: &str) -> Option<&str> {
    let mut signs = next.bytes();
    let local = signs.next() == Some(b'/')
        && signs.next() != Some(b'/')
        && next.len() <= LONGEST_NEXT
        && next
            .bytes()
            .all(|sign| sign.is_ascii_graphic() && sign != b'\\');
    local.then_some(next)
}

fn is_act(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether the browser says that one of our own pages sent this. Browsers leave out the first
/// word where the line is not encrypted, and the second where a page asks for nothing but itself.
fn is_from_here(headers: &HeaderMap) -> bool {
    let site = request::text(headers, "sec-fetch-site");
    let origin = request::text(headers, header::ORIGIN.as_str());
    let host = request::text(headers, header::HOST.as_str());
    let own_origin = origin.map(|origin| {
        let name = origin.split_once("://").map(|(_, name)| name);
        name.zip(host)
            .is_some_and(|(name, host)| name.eq_ignore_ascii_case(host))
    });
    let own_site = site.map(|site| site == "same-origin");
    // A header that is there twice or cannot be read is none of ours.
    let counts = |name: &str, read: Option<bool>| read.is_some() == headers.contains_key(name);
    counts("sec-fetch-site", own_site)
        && counts("origin", own_origin)
        && own_origin.or(own_site) == Some(true)
        && own_site != Some(false)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    #[test]
    fn nobody_is_led_away_from_the_desk() {
        for next in ["/", "/filings/0190e5f2", "/?lang=en&page=2", "/a//b"] {
            assert_eq!(local(next), Some(next));
        }
        let long = format!("/{}", "a".repeat(LONGEST_NEXT));
        for next in [
            "",
            "evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x",
            "/\t/evil.example",
            "/ /",
            "/ô",
            &long,
        ] {
            assert_eq!(local(next), None, "{next}");
        }
    }

    #[test]
    fn the_way_back_stands_in_the_address_as_one_word() {
        assert_eq!(sign_in_for("/"), "/sign-in?lang=vi");
        assert_eq!(
            sign_in_for("/filings/1?lang=en&page=2"),
            "/sign-in?lang=en&next=/filings/1%3Flang%3Den%26page%3D2"
        );
    }

    #[test]
    fn only_our_own_pages_act() {
        let from = |pairs: &[(&str, &str)]| {
            let mut headers = HeaderMap::new();
            let own = [("host", "192.168.1.5:8700")];
            for (name, value) in own.iter().chain(pairs) {
                let name = HeaderName::try_from(*name).unwrap();
                let _ = headers.append(name, HeaderValue::from_str(value).unwrap());
            }
            is_from_here(&headers)
        };
        let own = ("origin", "http://192.168.1.5:8700");
        assert!(from(&[own]));
        assert!(from(&[("origin", "https://192.168.1.5:8700")]), "a proxy");
        assert!(from(&[own, ("sec-fetch-site", "same-origin")]));
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        for pairs in [
            &[] as &[(&str, &str)],
            &[("origin", "null")],
            &[("origin", "http://evil.example")],
            &[("origin", "http://192.168.1.5:8701")],
            &[("origin", "http://192.168.1.5:8700.evil.example")],
            &[own, ("sec-fetch-site", "cross-site")],
            &[own, ("sec-fetch-site", "same-site")],
            &[own, ("sec-fetch-site", "none")],
            &[own, own],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
        ] {
            assert!(!from(pairs), "{pairs:?}");
        }
    }

    #[test]
    fn a_list_that_renews_itself_is_no_use_and_a_search_is() {
        for query in [
            "",
            "lang=vi&page=2",
            "q=&state=received",
            "q=+%20+&lang=vi",
            "iq=1",
        ] {
            assert!(!is_use("/", query), "{query}");
        }
        assert!(is_use("/", "lang=vi&q=hoa"));
        assert!(!is_use("/board/K1", "lang=vi"));
        assert!(is_use("/audit", ""));
    }

    #[test]
    fn a_page_that_nobody_thought_of_is_for_officers() {
        assert_eq!(needs("/"), Some(Right::List));
        assert_eq!(needs("/filings/1/form"), Some(Right::Filings));
        assert_eq!(needs("/something-new"), Some(Right::Filings));
        assert_eq!(needs("/accounts/hoa/reset"), Some(Right::Operation));
        assert_eq!(needs("/board/K1"), Some(Right::Company));
        assert_eq!(needs("/password"), None);
    }
}

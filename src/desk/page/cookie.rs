//! The one cookie: a session's secret, which no script can read and no other site can make a
//! browser send.

use crate::desk::session::Token;
use axum::http::{HeaderMap, HeaderName, header};

/// Its name where the line to the browser may be in clear.
const PLAIN: &str = "motcua-desk";
/// With this prefix browsers take it only over TLS, for this host and all its paths.
const SECURE: &str = "__Host-motcua-desk";

fn name(behind_tls: bool) -> &'static str {
    if behind_tls { SECURE } else { PLAIN }
}

/// The session's secret in a request; none where it is there twice.
pub fn token(headers: &HeaderMap, behind_tls: bool) -> Option<Token> {
    let name = name(behind_tls);
    let mut values = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(found, _)| *found == name)
        .map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then(|| Token::read(value))?
}

/// The header that gives a browser its session, until the browser is closed.
pub fn set(token: &Token, behind_tls: bool) -> [(HeaderName, String); 1] {
    header_with(&token.expose(), "", behind_tls)
}

/// The header that takes the session from a browser.
pub fn clear(behind_tls: bool) -> [(HeaderName, String); 1] {
    header_with("", "; Max-Age=0", behind_tls)
}

fn header_with(value: &str, age: &str, behind_tls: bool) -> [(HeaderName, String); 1] {
    let secure = if behind_tls { "; Secure" } else { "" };
    let name = name(behind_tls);
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}");
    [(header::SET_COOKIE, cookie)]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn sent(cookies: &[String]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for cookie in cookies {
            let _ = headers.append(header::COOKIE, cookie.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_cookie_comes_back_and_one_of_two_is_not_chosen() {
        let (token, other) = (Token::random().unwrap(), Token::random().unwrap());
        let cookie = |token: &Token| format!("motcua-desk={}", &*token.expose());
        let once = sent(&[format!("a=b; {}", cookie(&token))]);
        let found = super::token(&once, false).unwrap();
        assert_eq!(found.digest(), token.digest());
        assert!(super::token(&once, true).is_none(), "not the one of TLS");
        let twice = sent(&[cookie(&token), cookie(&other)]);
        assert!(super::token(&twice, false).is_none());
        assert!(super::token(&sent(&["motcua-desk=x".into()]), false).is_none());
    }

    #[test]
    fn its_flags_keep_it_from_scripts_and_other_sites() {
        let token = Token::random().unwrap();
        let [(_, plain)] = set(&token, false);
        assert!(plain.ends_with("; Path=/; HttpOnly; SameSite=Strict"));
        let [(_, secure)] = set(&token, true);
        assert!(secure.starts_with("__Host-motcua-desk="));
        assert!(secure.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
        let [(_, cleared)] = clear(true);
        assert!(cleared.starts_with("__Host-motcua-desk=;") && cleared.ends_with("; Max-Age=0"));
    }
}

//! Refusals as pages: what happened and what to do, in the reader's language.
//!
//! Programs go on getting the problem detail; only who asks for a page gets one.

use super::words::Words;
use super::{Sheet, document};
use crate::config::texts::Language;
use crate::desk::Desk;
use crate::desk::problem::{Refusal, Word};
use crate::desk::request;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

/// Nothing is at this address.
pub async fn nothing() -> Refusal {
    Refusal::Unknown
}

/// Words what is refused to a browser.
pub async fn kindly(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let wanted = wants_page(request.headers());
    let language = language(request.uri().query().unwrap_or_default());
    let response = next.run(request).await;
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    if !(wanted && refused) || is_page(&response) {
        return response;
    }
    let words = Words::new(desk.config(), language);
    let key = key(&words, &response);
    let title = words.say(&key);
    let content = html! {
        section.trouble role="alert" {
            h1 { (title) }
            p { (words.say(&format!("{key}.do"))) }
            p {
                a.plain href={ "/?lang=" (language.code()) } { (words.say("desk-back")) }
            }
        }
    };
    let page = document(&words, &Sheet::new(&title, "/"), &content);
    let mut told = (status, page).into_response();
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            let _ = told.headers_mut().insert(name, value.clone());
        }
    }
    told
}

/// The key of the sentence for a refusal; there is one for all that have none of their own.
fn key(words: &Words<'_>, response: &Response) -> String {
    let word = match (response.extensions().get::<Word>(), response.status()) {
        (Some(Word(word)), _) => word,
        (None, StatusCode::NOT_FOUND) => "unknown",
        (None, StatusCode::METHOD_NOT_ALLOWED) => "method",
        (None, StatusCode::BAD_REQUEST) => "parameter",
        (None, _) => "unavailable",
    };
    let key = format!("desk-problem-{word}");
    match words.first(&[&key]) {
        Some(_) => key,
        None => "desk-problem-other".to_owned(),
    }
}

fn wants_page(headers: &HeaderMap) -> bool {
    request::text(headers, header::ACCEPT.as_str()).is_some_and(|kinds| kinds.contains("text/html"))
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn language(query: &str) -> Language {
    let english = form_urlencoded::parse(query.as_bytes())
        .any(|(name, value)| name == "lang" && value == "en");
    match english {
        true => Language::English,
        false => Language::Vietnamese,
    }
}

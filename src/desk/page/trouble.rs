//! Refusals as a page in plain words, for whoever reads them in a browser.
//!
//! Kiosks and scripts get the problem detail as it is; a browser that asks for a document gets
//! the same status with what to do next.

use super::words::Words;
use super::{Lang, Sheet, document, language, protect};
use crate::desk::Desk;
use crate::desk::problem::MEDIA_TYPE;
use crate::desk::request;
use crate::protocol::messages::Problem;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// Gives a refusal that a browser would show as raw text its page.
pub async fn tell(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let for_people = wants_document(request.headers()) && !request.uri().path().starts_with("/v1/");
    let english = request
        .uri()
        .query()
        .is_some_and(|query| query.contains("lang=en"));
    let response = next.run(request).await;
    if !for_people || !is_problem(&response) {
        return response;
    }
    let words = Words::new(desk.config(), language(english.then_some(Lang::En)));
    let told = page(&words, sentence(&response));
    let mut told = (response.status(), told).into_response();
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        let _ = told.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    protect(told).await
}

fn wants_document(headers: &HeaderMap) -> bool {
    request::text(headers, header::ACCEPT.as_str()).is_some_and(|kinds| kinds.contains("text/html"))
}

fn is_problem(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    // Under a foreign name nothing of the desk is shown.
    kind.is_some_and(|kind| kind == MEDIA_TYPE)
        && response.status() != StatusCode::MISDIRECTED_REQUEST
}

fn sentence(response: &Response) -> &'static str {
    let kind = response.extensions().get::<Problem>();
    match (kind.map(|problem| problem.kind.as_str()), response.status()) {
        (Some(kind), _) if kind.ends_with("/not-allowed") => "desk-trouble-not-allowed",
        (_, StatusCode::FORBIDDEN) => "desk-trouble-form",
        (Some(kind), _) if kind.ends_with("/too-long") => "desk-trouble-too-long",
        (_, StatusCode::INSUFFICIENT_STORAGE) => "desk-trouble-disk-full",
        (_, StatusCode::NOT_FOUND) => "desk-trouble-unknown",
        (_, status) if status.is_server_error() => "desk-trouble-unavailable",
        _ => "desk-trouble-address",
    }
}

fn page(words: &Words<'_>, sentence: &str) -> Markup {
    let title = words.say("desk-trouble");
    let content = html! {
        section.narrow {
            h1 { (title) }
            p { (words.say(sentence)) }
            p { a href={ "/?lang=" (words.language.code()) } { (words.say("desk-trouble-home")) } }
        }
    };
    document(words, &Sheet::new(&title, "/"), &content)
}

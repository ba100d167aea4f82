//! The officers' page: what arrived, who calls for help, and one filing in full.
//!
//! Plain documents that work without scripts. Everything that came over the line is escaped, and
//! the policy headers forbid whatever could still act: scripts, frames, foreign content.

mod filing;
mod host;
mod list;
mod part;
mod value;
pub(super) mod words;

use crate::config::texts::Language;
use crate::desk::{Desk, form};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
use words::Words;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

/// The page's addresses.
pub fn routes(desk: &Desk) -> Router<Desk> {
    Router::new()
        .route("/", get(list::page))
        .route("/filings/{filing}", get(filing::page))
        .route("/filings/{filing}/form", get(form::page))
        .route("/filings/{filing}/parts/{n}", get(part::page))
        .route("/style.css", get(style))
        .layer(map_response(protect))
        .layer(from_fn_with_state(desk.clone(), host::check))
}

/// What the address says about the view.
#[derive(Debug, Clone, Copy, Deserialize)]
struct View {
    /// The language, `vi` or `en`.
    lang: Option<Lang>,
    /// The page of the list, from 1.
    page: Option<u32>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Lang {
    En,
    Vi,
}

impl View {
    fn language(self) -> Language {
        match self.lang {
            Some(Lang::En) => Language::English,
            Some(Lang::Vi) | None => Language::Vietnamese,
        }
    }
}

async fn style() -> Response {
    let kind = (header::CONTENT_TYPE, "text/css; charset=utf-8");
    ([kind], include_str!("page/style.css")).into_response()
}

/// One document: the ward's head line, `content`, and the same page in the other language.
fn document(words: &Words<'_>, title: &str, refresh: bool, here: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if refresh { meta http-equiv="refresh" content="20"; }
                title { (title) }
                link rel="stylesheet" href="/style.css";
            }
            body {
                header {
                    div {
                        p.office { (words.office) }
                        p.desk { (words.say("desk-name")) }
                    }
                    nav {
                        @for language in Language::ALL {
                            @let name = words.say(&format!("desk-language-{}", language.code()));
                            @if language == words.language {
                                span aria-current="true" { (name) }
                            } @else {
                                a href={ (here) "?lang=" (language.code()) } lang=(language.code()) { (name) }
                            }
                        }
                    }
                }
                main { (content) }
            }
        }
    }
}

async fn protect(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        let _ = headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

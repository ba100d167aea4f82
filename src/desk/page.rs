//! The officers' page: what arrived, who calls for help, and one filing in full.
//!
//! Plain documents that work without scripts. Everything that came over the line is escaped, and
//! the policy headers forbid whatever could still act: foreign scripts, frames, foreign content.

mod acts;
mod copy;
mod decide;
mod filing;
mod filters;
mod host;
mod list;
mod notes;
mod part;
mod posted;
mod reasons;
mod refused;
pub(super) mod value;
pub(super) mod words;

use crate::config::texts::Language;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, form, hand_over};
use axum::Router;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
use words::Words;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The page's addresses.
pub fn routes(desk: &Desk) -> Router<Desk> {
    Router::new()
        .route("/", get(list::page))
        .route("/filings/{filing}", get(filing::page))
        .route("/filings/{filing}/form", get(form::page))
        .route("/filings/{filing}/parts/{n}", get(part::page))
        .route("/filings/{filing}/copy", get(copy::page))
        .route("/filings/{filing}/accept", post(acts::accept))
        .route("/filings/{filing}/return", post(acts::return_to_resident))
        .route("/filings/{filing}/complete", post(acts::complete))
        .route("/days/{day}", get(hand_over::of_day))
        .route("/style.css", get(style))
        .route("/copy.js", get(copy::script))
        .route("/refresh.js", get(list::script))
        .fallback(refused::nothing)
        .layer(from_fn_with_state(desk.clone(), host::check))
        .layer(from_fn_with_state(desk.clone(), refused::kindly))
        .layer(map_response(protect))
}

/// What the address says about the view.
#[derive(Debug, Clone, Copy, Deserialize)]
struct View {
    /// The language, `vi` or `en`.
    lang: Option<Lang>,
    /// What was done a moment ago.
    done: Option<acts::Act>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Lang {
    En,
    Vi,
}

impl Lang {
    fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Vi => Language::Vietnamese,
        }
    }
}

impl View {
    fn language(self) -> Language {
        self.lang.map_or(Language::Vietnamese, Lang::language)
    }
}

/// What the address says, if it can be read.
fn view(asked: Result<Query<View>, QueryRejection>) -> Result<View, Refusal> {
    let Query(view) = asked.map_err(|_| Refusal::Parameter {
        name: "lang",
        wanted: "`vi` or `en`",
    })?;
    Ok(view)
}

async fn style() -> Response {
    let kind = (header::CONTENT_TYPE, "text/css; charset=utf-8");
    ([kind], include_str!("page/style.css")).into_response()
}

/// What a script adds to a page that is whole without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Copies one field after the other.
    Copy,
    /// Shows what has arrived meanwhile.
    Refresh,
}

/// One document: the ward's head line, `content`, and the same page in the other language.
fn document(
    words: &Words<'_>,
    title: &str,
    script: Option<Script>,
    here: &str,
    content: &Markup,
) -> Markup {
    let ask = if here.contains('?') { "&" } else { "?" };
    html! {
        (DOCTYPE)
        html lang=(words.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/style.css";
                @match script {
                    Some(Script::Copy) => { script defer src="/copy.js" {} }
                    Some(Script::Refresh) => {
                        script defer src="/refresh.js" {}
                        noscript { meta http-equiv="refresh" content="60"; }
                    }
                    None => {}
                }
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
                                a href={ (here) (ask) "lang=" (language.code()) } lang=(language.code()) { (name) }
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

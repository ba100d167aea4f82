//! The officers' page: what arrived, who calls for help, and one filing in full.
//!
//! Plain documents that work without scripts. Everything that came over the line is escaped, and
//! the policy headers forbid whatever could still act: foreign scripts, frames, foreign content.

mod accounts;
mod acts;
mod answer;
mod audit;
mod board;
mod company;
mod cookie;
mod copy;
mod decide;
mod fields;
mod figures;
mod filing;
mod filters;
mod guard;
mod host;
mod kiosks;
mod list;
mod notes;
mod part;
mod password;
mod posted;
mod preview;
mod reasons;
mod sign_in;
mod trouble;
pub(super) mod value;
pub(super) mod viewer;
pub(super) mod words;

use crate::config::texts::Language;
use crate::desk::accounts::Right;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, form, hand_over};
use axum::Router;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
pub use trouble::tell as tell_people;
use viewer::Viewer;
use words::Words;

const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
                      img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The page's addresses: those behind the guard, and those that whoever is not signed in may see.
pub fn routes(desk: &Desk) -> Router<Desk> {
    let guarded = Router::new()
        .route("/", get(list::page))
        .route("/filings/{filing}", get(filing::page))
        .route("/filings/{filing}/form", get(form::page))
        .route("/filings/{filing}/parts/{n}", get(part::page))
        .route("/filings/{filing}/copy", get(copy::page))
        .route("/filings/{filing}/accept", post(acts::accept))
        .route("/filings/{filing}/return", post(acts::return_to_resident))
        .route("/filings/{filing}/complete", post(acts::complete))
        .route("/days/{day}", get(hand_over::of_day))
        .route("/accounts", get(accounts::page).post(accounts::add))
        .route(
            "/accounts/{name}",
            get(accounts::one).post(accounts::change),
        )
        .route("/audit", get(audit::page))
        .route("/board", get(board::page))
        .route("/board/{kiosk}", get(company::page).post(company::act))
        .route("/figures", get(figures::page))
        .route("/figures.csv", get(figures::table))
        .route("/kiosks", get(kiosks::page).post(kiosks::change))
        .route("/password", get(password::page).post(password::choose))
        .route("/sign-out", post(sign_in::sign_out))
        .layer(from_fn_with_state(desk.clone(), guard::check));
    let open = Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/style.css", get(style))
        .route("/copy.js", get(copy::script))
        .route("/refresh.js", get(list::script));
    guarded
        .merge(open)
        .layer(from_fn(guard::own_acts_only))
        .layer(map_response(protect))
        .layer(from_fn_with_state(desk.clone(), host::check))
}

/// What the address says about the view.
#[derive(Debug, Clone, Copy, Deserialize)]
struct View {
    /// The language, `vi` or `en`.
    lang: Option<Lang>,
    /// The page of a list, from 1.
    page: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Lang {
    En,
    Vi,
}

/// The language that was asked for, else Vietnamese.
fn language(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::En) => Language::English,
        Some(Lang::Vi) | None => Language::Vietnamese,
    }
}

impl View {
    /// The view of an address; refused where it cannot be read.
    fn of(view: Result<Query<Self>, QueryRejection>) -> Result<Self, Refusal> {
        let read = view.map(|Query(view)| view);
        read.map_err(|_| Refusal::Parameter {
            name: "lang, page",
            wanted: "`vi` or `en`, and a number from 1",
        })
    }

    fn language(self) -> Language {
        language(self.lang)
    }
}

async fn style() -> Response {
    let kind = (header::CONTENT_TYPE, "text/css; charset=utf-8");
    (
        [kind],
        concat!(
            include_str!("page/style.css"),
            include_str!("page/forms.css"),
            include_str!("page/work.css")
        ),
    )
        .into_response()
}

/// What a script adds to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Copies one field after the other.
    Copy,
    /// Shows what has arrived meanwhile.
    Refresh,
    /// The same for what somebody waits for.
    Follow,
}

/// What a document is, beside its words and its content.
#[derive(Debug, Clone, Copy)]
struct Sheet<'a> {
    title: &'a str,
    /// Its address, to show it in the other language.
    here: &'a str,
    /// What a script adds to it; it is whole without.
    script: Option<Script>,
    viewer: Option<&'a Viewer>,
}

impl<'a> Sheet<'a> {
    fn new(title: &'a str, here: &'a str) -> Self {
        Self {
            title,
            here,
            script: None,
            viewer: None,
        }
    }

    fn seen_by(self, viewer: &'a Viewer) -> Self {
        Self {
            viewer: Some(viewer),
            ..self
        }
    }

    fn with(self, script: Script) -> Self {
        Self {
            script: Some(script),
            ..self
        }
    }
}

/// One document: the ward's head line, who is signed in, `content`, and the same page in the
/// other language.
fn document(words: &Words<'_>, sheet: &Sheet<'_>, content: &Markup) -> Markup {
    let ask = if sheet.here.contains('?') { "&" } else { "?" };
    html! {
        (DOCTYPE)
        html lang=(words.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (sheet.title) }
                link rel="stylesheet" href="/style.css";
                @match sheet.script {
                    Some(Script::Copy) => { script defer src="/copy.js" {} }
                    Some(script) => {
                        @let seconds = if script == Script::Follow { 5 } else { 60 };
                        script defer src="/refresh.js" {}
                        noscript { meta http-equiv="refresh" content=(seconds); }
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
                    nav aria-label=(words.say("desk-languages")) {
                        @for language in Language::ALL {
                            @let name = words.say(&format!("desk-language-{}", language.code()));
                            @if language == words.language {
                                span aria-current="true" { (name) }
                            } @else {
                                a href={ (sheet.here) (ask) "lang=" (language.code()) } lang=(language.code()) { (name) }
                            }
                        }
                    }
                }
                @if let Some(viewer) = sheet.viewer { (signed_in(words, viewer)) }
                main { (content) }
            }
        }
    }
}

/// Who is signed in, where this account's pages are, and the way out.
fn signed_in(words: &Words<'_>, viewer: &Viewer) -> Markup {
    let language = words.language.code();
    let pages: &[(&str, &str)] = if viewer.must_choose {
        &[]
    } else if viewer.role.may(Right::Operation) {
        &[
            ("/accounts", "desk-accounts"),
            ("/kiosks", "desk-kiosks"),
            ("/audit", "desk-audit"),
            ("/board", "desk-board"),
            ("/figures", "desk-figures"),
            ("/password", "desk-password"),
        ]
    } else {
        &[
            ("/", "desk-filings"),
            ("/board", "desk-board"),
            ("/figures", "desk-figures"),
            ("/password", "desk-password"),
        ]
    };
    html! {
        nav.signed-in aria-label=(words.say("desk-signed-in")) {
            ul {
                @for (address, name) in pages {
                    li { a href={ (address) "?lang=" (language) } { (words.say(name)) } }
                }
            }
            span { (viewer.name) " (" (words.say(&format!("desk-role-{}", viewer.role))) ")" }
            form method="post" action="/sign-out" {
                (viewer.form_field())
                button.quiet type="submit" { (words.say("desk-sign-out")) }
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
        // Without any referrer browsers would say of our own forms that they come from nowhere.
        (header::REFERRER_POLICY, "same-origin"),
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

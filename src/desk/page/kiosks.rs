//! The operator's page about kiosks: which are enrolled, a code for another, and taking a pass away.

use super::posted::Posted;
use super::viewer::{Operator, Viewer};
use super::words::{self, Words};
use super::{Lang, Sheet, View, document, language};
use crate::config::settings::Enrolment;
use crate::desk::enrolment::KioskError;
use crate::desk::problem::Refusal;
use crate::desk::storage::Kiosk;
use crate::desk::{Desk, Inner};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// What a form of the page says.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    act: Act,
    name: String,
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    Add,
    Revoke,
}

/// `GET /kiosks`.
pub async fn page(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let words = Words::new(desk.config(), View::of(view)?.language());
    list(&desk, &words, &viewer, None).await
}

/// `POST /kiosks`: a code, shown this once, or the end of a pass.
pub async fn change(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(wanted.lang));
    let name = wanted.name.trim().to_owned();
    let (by, named) = (viewer.name.clone(), name.clone());
    let done = act(&desk, move |desk| {
        let book = desk.kiosks(&by);
        match wanted.act {
            Act::Add => book.add(&named).map(Some),
            Act::Revoke => book.revoke(&named).map(|()| None),
        }
    });
    match done.await? {
        Some(Some(code)) => {
            let told = tell_once(&words, &viewer, &name, code.expose());
            Ok(told.into_response())
        }
        Some(None) => {
            let address = format!("/kiosks?lang={}", words.language.code());
            Ok(Redirect::to(&address).into_response())
        }
        None => {
            let trouble = words.say("desk-kiosk-name-wrong");
            let again = list(&desk, &words, &viewer, Some(&trouble)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

/// `None` where the name is none.
async fn act<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Inner) -> Result<T, KioskError> + Send + 'static,
) -> Result<Option<T>, Refusal> {
    desk.run(move |desk| match work(desk) {
        Ok(done) => Ok(Some(done)),
        Err(KioskError::Name) => Ok(None),
        Err(KioskError::Unknown) => Err(Refusal::Unknown),
        Err(KioskError::Storage(error)) => Err(error.into()),
        Err(KioskError::NoRandomness(error)) => {
            tracing::error!(%error, "no code could be made");
            Err(Refusal::Unavailable)
        }
    })
    .await
}

async fn list(
    desk: &Desk,
    words: &Words<'_>,
    viewer: &Viewer,
    trouble: Option<&str>,
) -> Result<Markup, Refusal> {
    let kiosks = desk.run(|desk| Ok(desk.storage.kiosks()?)).await?;
    let whom = match desk.enrolment() {
        Enrolment::Open => "desk-kiosks-open",
        Enrolment::Required => "desk-kiosks-required",
    };
    let content = html! {
        h1 { (words.say("desk-kiosks")) }
        p { (words.say(whom)) }
        @if kiosks.is_empty() {
            p.empty { (words.say("desk-kiosks-empty")) }
        } @else {
            (table(words, viewer, &kiosks))
        }
        section.narrow {
            h2 { (words.say("desk-kiosk-new")) }
            @if let Some(trouble) = trouble {
                p.trouble role="alert" { (trouble) }
            }
            form method="post" action="/kiosks" {
                (viewer.form_field())
                input type="hidden" name="lang" value=(words.language.code());
                label for="name" { (words.say("desk-kiosk-name")) }
                input #name type="text" name="name" required maxlength="200" autocomplete="off" spellcheck="false";
                button type="submit" name="act" value="add" { (words.say("desk-kiosk-add")) }
            }
        }
    };
    let title = words.say("desk-kiosks");
    let sheet = Sheet::new(&title, "/kiosks").seen_by(viewer);
    Ok(document(words, &sheet, &content))
}

fn table(words: &Words<'_>, viewer: &Viewer, kiosks: &[Kiosk]) -> Markup {
    html! {
        div.wide {
            table.filings {
                thead {
                    tr {
                        th scope="col" { (words.say("desk-kiosk-name")) }
                        th scope="col" { (words.say("desk-account-state")) }
                        th scope="col" { (words.say("desk-kiosk-revoke")) }
                    }
                }
                tbody {
                    @for kiosk in kiosks {
                        tr {
                            th scope="row" { (kiosk.name) }
                            td { (state(words, kiosk)) }
                            td {
                                @if kiosk.enrolled_at.is_some() || kiosk.code_until.is_some() {
                                    form method="post" action="/kiosks" {
                                        (viewer.form_field())
                                        input type="hidden" name="lang" value=(words.language.code());
                                        input type="hidden" name="name" value=(kiosk.name);
                                        button.quiet type="submit" name="act" value="revoke" {
                                            (words.fill("desk-kiosk-revoke-one", &[("kiosk", kiosk.name.as_str().into())]))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn state(words: &Words<'_>, kiosk: &Kiosk) -> Markup {
    let since = kiosk.enrolled_at.map(words::time);
    let until = kiosk.code_until.map(words::time);
    html! {
        @if let Some(since) = &since {
            p { (words.fill("desk-kiosk-enrolled", &[("time", since.as_str().into())])) }
        }
        @if let Some(until) = &until {
            p { (words.fill("desk-kiosk-code", &[("time", until.as_str().into())])) }
        }
        @if since.is_none() && until.is_none() {
            span.state.returned { (words.say("desk-kiosk-revoked")) }
        }
    }
}

/// The one time that a code is seen.
fn tell_once(words: &Words<'_>, viewer: &Viewer, name: &str, code: &str) -> Markup {
    let content = html! {
        section.narrow {
            h1 { (words.say("desk-kiosk-code-told")) }
            p { (words.fill("desk-kiosk-code-of", &[("kiosk", name.into())])) }
            p.secret { (code) }
            p { (words.say("desk-kiosk-code-do")) }
            pre { code { "motcua enrol --code CODE" } }
            p { a href={ "/kiosks?lang=" (words.language.code()) } { (words.say("desk-kiosk-code-noted")) } }
        }
    };
    let title = words.say("desk-kiosk-code-told");
    let sheet = Sheet::new(&title, "/kiosks").seen_by(viewer);
    document(words, &sheet, &content)
}

//! Signing in and out.

use super::posted::{Posted, Unproven};
use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Sheet, View, cookie, document, guard, language};
use crate::desk::Desk;
use crate::desk::accounts::Password;
use crate::desk::problem::Refusal;
use crate::desk::sign_in::SignIn;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// What a sign-in's form says.
#[derive(Deserialize)]
pub struct Given {
    name: String,
    password: String,
    lang: Option<super::Lang>,
    next: Option<String>,
}

/// Where to go on afterwards.
#[derive(Debug, Deserialize)]
pub struct Then {
    next: Option<String>,
}

/// Nothing but the token.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `GET /sign-in?next=ADDRESS`; while there are no accounts, how to make the first.
pub async fn page(
    State(desk): State<Desk>,
    view: Result<Query<View>, QueryRejection>,
    then: Result<Query<Then>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let view = View::of(view)?;
    if let Some(viewer) = guard::viewer(&desk, &headers, false).await? {
        return Ok(Redirect::to(viewer.home()).into_response());
    }
    let words = Words::new(desk.config(), view.language());
    let has_accounts = desk.run(|desk| Ok(desk.storage.has_accounts()?)).await?;
    if !has_accounts {
        return Ok(first_account(&words).into_response());
    }
    let next = then.ok().and_then(|Query(then)| then.next);
    Ok(form(&words, next.as_deref(), None).into_response())
}

/// `POST /sign-in`.
pub async fn sign_in(
    State(desk): State<Desk>,
    Unproven(given): Unproven<Given>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(given.lang));
    let next = given.next.as_deref().and_then(guard::local);
    let password = Password::typed(&zeroize::Zeroizing::new(given.password));
    let trouble = match desk.sign_in(given.name, password).await? {
        SignIn::Welcome(token) => {
            let home = format!("/?lang={}", words.language.code());
            let onward = Redirect::to(next.unwrap_or(&home));
            return Ok((cookie::set(&token, desk.is_behind_tls()), onward).into_response());
        }
        SignIn::Wrong => words.say("desk-sign-in-wrong"),
        SignIn::Wait(until) => {
            let time = words::clock_time(until);
            words.fill("desk-sign-in-wait", &[("time", time.into())])
        }
    };
    let again = form(&words, next, Some(&trouble));
    Ok((StatusCode::UNAUTHORIZED, again).into_response())
}

/// `POST /sign-out`.
pub async fn sign_out(
    State(desk): State<Desk>,
    viewer: Viewer,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Refusal> {
    let behind_tls = desk.is_behind_tls();
    // Nobody sees a resident's screen who has left.
    desk.leave_all_company(viewer.session).await?;
    desk.run(move |desk| {
        let now = desk.now();
        Ok(desk.storage.sign_out(viewer.session, &viewer.name, now)?)
    })
    .await?;
    Ok((cookie::clear(behind_tls), Redirect::to("/sign-in")).into_response())
}

fn form(words: &Words<'_>, next: Option<&str>, trouble: Option<&str>) -> Markup {
    let language = words.language.code();
    let content = html! {
        section.sign-in {
            h1 { (words.say("desk-sign-in")) }
            @if let Some(trouble) = trouble {
                p.trouble role="alert" { (trouble) }
            }
            form method="post" action="/sign-in" {
                input type="hidden" name="lang" value=(language);
                @if let Some(next) = next {
                    input type="hidden" name="next" value=(next);
                }
                label for="name" { (words.say("desk-account-name")) }
                input #name type="text" name="name" required autofocus maxlength="64"
                    autocomplete="username" autocapitalize="none" spellcheck="false";
                label for="password" { (words.say("desk-password")) }
                input #password type="password" name="password" required maxlength="256"
                    autocomplete="current-password";
                button type="submit" { (words.say("desk-sign-in")) }
            }
            p.hint { (words.say("desk-sign-in-hint")) }
        }
    };
    let title = words.say("desk-sign-in");
    document(words, &Sheet::new(&title, "/sign-in"), &content)
}

fn first_account(words: &Words<'_>) -> Markup {
    let content = html! {
        section.sign-in {
            h1 { (words.say("desk-no-accounts")) }
            p { (words.say("desk-no-accounts-do")) }
            pre { code { "motcua-desk account add NAME \\\n    --role operator --data FOLDER" } }
            p { (words.say("desk-no-accounts-then")) }
        }
    };
    let title = words.say("desk-no-accounts");
    document(words, &Sheet::new(&title, "/sign-in"), &content)
}

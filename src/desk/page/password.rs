//! Choosing one's own password.

use super::posted::Posted;
use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Lang, Sheet, View, cookie, document, language};
use crate::desk::Desk;
use crate::desk::accounts::{Password, PasswordError};
use crate::desk::problem::Refusal;
use crate::desk::sign_in::Choice;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// What the form says.
#[derive(Deserialize)]
pub struct Given {
    old: String,
    new: String,
    again: String,
    lang: Option<Lang>,
}

/// `GET /password`.
pub async fn page(
    State(desk): State<Desk>,
    viewer: Viewer,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let words = Words::new(desk.config(), View::of(view)?.language());
    Ok(form(&words, &viewer, None))
}

/// `POST /password`.
pub async fn choose(
    State(desk): State<Desk>,
    viewer: Viewer,
    Posted(given): Posted<Given>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(given.lang));
    let [old, new, again] =
        [given.old, given.new, given.again].map(|typed| Password::typed(&Zeroizing::new(typed)));
    let trouble = if new.is(&again) {
        match desk.choose_password(viewer.name.clone(), old, new).await? {
            Choice::Kept(token) => {
                let session = cookie::set(&token, desk.is_behind_tls());
                let home = format!("{}?lang={}", viewer.home(), words.language.code());
                return Ok((session, Redirect::to(&home)).into_response());
            }
            Choice::Wrong => words.say("desk-password-wrong"),
            Choice::Wait(until) => {
                let time = words::clock_time(until);
                words.fill("desk-sign-in-wait", &[("time", time.into())])
            }
            Choice::Same => words.say("desk-password-same"),
            Choice::Refused(error) => words.say(match error {
                PasswordError::Long => "desk-password-long",
                PasswordError::Monotonous => "desk-password-monotonous",
                PasswordError::Named => "desk-password-named",
                PasswordError::Short => "desk-password-short",
            }),
        }
    } else {
        words.say("desk-password-differs")
    };
    let again = form(&words, &viewer, Some(&trouble));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
}

fn form(words: &Words<'_>, viewer: &Viewer, trouble: Option<&str>) -> Markup {
    let field = |name: &str, kind: &str, label: &str| {
        html! {
            label for=(name) { (words.say(label)) }
            input id=(name) type="password" name=(name) required maxlength="256" autocomplete=(kind);
        }
    };
    let content = html! {
        section.sign-in {
            h1 { (words.say("desk-password-choose")) }
            @if viewer.must_choose {
                p { (words.say("desk-password-must")) }
            }
            @if let Some(trouble) = trouble {
                p.trouble role="alert" { (trouble) }
            }
            form method="post" action="/password" {
                (viewer.form_field())
                input type="hidden" name="lang" value=(words.language.code());
                // For password stores, which keep a password under a name.
                input type="text" name="name" value=(viewer.name) autocomplete="username" hidden;
                (field("old", "current-password", "desk-password-old"))
                (field("new", "new-password", "desk-password-new"))
                (field("again", "new-password", "desk-password-again"))
                button type="submit" { (words.say("desk-password-keep")) }
            }
            p.hint { (words.say("desk-password-hint")) }
        }
    };
    let title = words.say("desk-password-choose");
    let sheet = Sheet::new(&title, "/password").seen_by(viewer);
    document(words, &sheet, &content)
}

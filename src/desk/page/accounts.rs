//! The operator's pages about accounts: who has one, a new one, and one in full.

use super::posted::Posted;
use super::viewer::{Operator, Viewer};
use super::words::{self, Words};
use super::{Lang, Sheet, View, document, language};
use crate::desk::account_book::AccountError;
use crate::desk::accounts::{Account, AccountName, OneTimePassword, Role};
use crate::desk::problem::Refusal;
use crate::desk::{Desk, Inner};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// What the form for a new account says.
#[derive(Debug, Deserialize)]
pub struct New {
    name: String,
    role: String,
    lang: Option<Lang>,
}

/// What the form of one account says.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    act: Act,
    role: Option<String>,
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    End,
    Lock,
    Reset,
    Role,
    Unlock,
}

/// `GET /accounts`.
pub async fn page(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let words = Words::new(desk.config(), View::of(view)?.language());
    list(&desk, &words, &viewer, None).await
}

/// `POST /accounts`: makes one and shows its one-time password, this once.
pub async fn add(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    Posted(new): Posted<New>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(new.lang));
    let role: Role = new.role.parse().map_err(|_| Refusal::Form)?;
    let Ok(name) = new.name.parse::<AccountName>() else {
        let trouble = words.say("desk-account-name-wrong");
        let again = list(&desk, &words, &viewer, Some(&trouble)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
    };
    let added = {
        let (by, name) = (viewer.name.clone(), name.clone());
        act(&desk, move |desk| desk.accounts(&by).add(&name, role)).await?
    };
    match added {
        Ok(told) => Ok(tell_once(&words, &viewer, &name, &told).into_response()),
        Err(trouble) => {
            let trouble = words.say(trouble);
            let again = list(&desk, &words, &viewer, Some(&trouble)).await?;
            Ok((StatusCode::CONFLICT, again).into_response())
        }
    }
}

/// `GET /accounts/{name}`.
pub async fn one(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    Path(name): Path<String>,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let words = Words::new(desk.config(), View::of(view)?.language());
    let account = known(&desk, &name).await?;
    Ok(in_full(&words, &viewer, &account, None))
}

/// `POST /accounts/{name}`.
pub async fn change(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    Path(name): Path<String>,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(wanted.lang));
    let name = known(&desk, &name).await?.name;
    let role = wanted.role.and_then(|role| role.parse::<Role>().ok());
    let changed = {
        let (by, name) = (viewer.name.clone(), name.clone());
        act(&desk, move |desk| {
            let book = desk.accounts(&by);
            match (wanted.act, role) {
                (Act::End, _) => book.end_sessions(&name).map(|()| None),
                (Act::Lock, _) => book.lock(&name).map(|()| None),
                (Act::Reset, _) => book.reset(&name).map(Some),
                (Act::Role, Some(role)) => book.set_role(&name, role).map(|()| None),
                (Act::Role, None) => Err(AccountError::Unknown),
                (Act::Unlock, _) => book.unlock(&name).map(|()| None),
            }
        })
        .await?
    };
    match changed {
        Ok(Some(told)) => Ok(tell_once(&words, &viewer, &name, &told).into_response()),
        Ok(None) => {
            let address = format!("/accounts/{name}?lang={}", words.language.code());
            Ok(Redirect::to(&address).into_response())
        }
        Err(trouble) => {
            let account = known(&desk, name.as_str()).await?;
            let trouble = words.say(trouble);
            let again = in_full(&words, &viewer, &account, Some(&trouble));
            Ok((StatusCode::CONFLICT, again).into_response())
        }
    }
}

/// Does something with accounts; what the operator can mend is told as the key of a sentence.
async fn act<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Inner) -> Result<T, AccountError> + Send + 'static,
) -> Result<Result<T, &'static str>, Refusal> {
    desk.run(move |desk| match work(desk) {
        Ok(done) => Ok(Ok(done)),
        Err(AccountError::LastOperator) => Ok(Err("desk-account-last-operator")),
        Err(AccountError::Taken) => Ok(Err("desk-account-taken")),
        Err(AccountError::Unknown) => Err(Refusal::Unknown),
        Err(AccountError::Storage(error)) => Err(error.into()),
        Err(AccountError::Password(error)) => Err(error.into()),
        Err(AccountError::NoRandomness(error)) => {
            tracing::error!(%error, "no password could be made");
            Err(Refusal::Unavailable)
        }
    })
    .await
}

async fn all(desk: &Desk) -> Result<Vec<Account>, Refusal> {
    desk.run(|desk| Ok(desk.storage.accounts(desk.now())?))
        .await
}

async fn known(desk: &Desk, name: &str) -> Result<Account, Refusal> {
    let accounts = all(desk).await?;
    let mut accounts = accounts.into_iter();
    accounts
        .find(|account| account.name.as_str() == name)
        .ok_or(Refusal::Unknown)
}

async fn list(
    desk: &Desk,
    words: &Words<'_>,
    viewer: &Viewer,
    trouble: Option<&str>,
) -> Result<Markup, Refusal> {
    let accounts = all(desk).await?;
    let language = words.language.code();
    let content = html! {
        h1 { (words.say("desk-accounts")) }
        div.wide {
            table.filings {
                thead {
                    tr {
                        @for column in ["account-name", "role", "account-state", "sessions"] {
                            th scope="col" { (words.say(&format!("desk-{column}"))) }
                        }
                    }
                }
                tbody {
                    @for account in &accounts {
                        tr {
                            th scope="row" {
                                a href={ "/accounts/" (account.name) "?lang=" (language) } { (account.name) }
                            }
                            td { (role_name(words, account.role)) }
                            td { (state(words, account)) }
                            td.number { (account.sessions) }
                        }
                    }
                }
            }
        }
        section.narrow {
            h2 { (words.say("desk-account-new")) }
            @if let Some(trouble) = trouble {
                p.trouble role="alert" { (trouble) }
            }
            form method="post" action="/accounts" {
                (viewer.form_field())
                input type="hidden" name="lang" value=(language);
                label for="name" { (words.say("desk-account-name")) }
                input #name type="text" name="name" required maxlength="32"
                    autocomplete="off" autocapitalize="none" spellcheck="false";
                label for="role" { (words.say("desk-role")) }
                (role_choice(words, Role::Officer))
                button type="submit" { (words.say("desk-account-add")) }
            }
            p.hint { (words.say("desk-account-name-hint")) }
        }
    };
    let title = words.say("desk-accounts");
    let sheet = Sheet::new(&title, "/accounts").seen_by(viewer);
    Ok(document(words, &sheet, &content))
}

fn in_full(words: &Words<'_>, viewer: &Viewer, account: &Account, trouble: Option<&str>) -> Markup {
    let here = format!("/accounts/{}", account.name);
    let language = words.language.code();
    let press = |act: &str, label: &str| {
        html! {
            form method="post" action=(here) {
                (viewer.form_field())
                input type="hidden" name="lang" value=(language);
                button type="submit" name="act" value=(act) { (words.say(label)) }
            }
        }
    };
    let content = html! {
        p.back { a href={ "/accounts?lang=" (language) } { "← " (words.say("desk-accounts")) } }
        h1 { (account.name) }
        @if let Some(trouble) = trouble {
            p.trouble role="alert" { (trouble) }
        }
        dl.summary {
            div { dt { (words.say("desk-role")) } dd { (role_name(words, account.role)) } }
            div { dt { (words.say("desk-account-state")) } dd { (state(words, account)) } }
            div { dt { (words.say("desk-sessions")) } dd { (account.sessions) } }
        }
        section.acts {
            @if account.locked {
                (press("unlock", "desk-account-unlock"))
            } @else {
                @if account.waits_until.is_some() {
                    (press("unlock", "desk-account-forgive"))
                }
                (press("lock", "desk-account-lock"))
            }
            (press("reset", "desk-account-reset"))
            @if account.sessions > 0 {
                (press("end", "desk-account-end-sessions"))
            }
        }
        section.narrow {
            h2 { (words.say("desk-account-other-role")) }
            form method="post" action=(here) {
                (viewer.form_field())
                input type="hidden" name="lang" value=(language);
                label for="role" { (words.say("desk-role")) }
                (role_choice(words, account.role))
                button type="submit" name="act" value="role" { (words.say("desk-account-give-role")) }
            }
        }
    };
    let title = account.name.to_string();
    let sheet = Sheet::new(&title, &here).seen_by(viewer);
    document(words, &sheet, &content)
}

/// The one time that a password is seen.
fn tell_once(
    words: &Words<'_>,
    viewer: &Viewer,
    name: &AccountName,
    told: &OneTimePassword,
) -> Markup {
    let content = html! {
        section.narrow {
            h1 { (words.say("desk-one-time")) }
            p { (words.fill("desk-one-time-of", &[("name", name.as_str().into())])) }
            p.secret { (told.expose()) }
            p { (words.say("desk-one-time-once")) }
            p { a href={ "/accounts?lang=" (words.language.code()) } { (words.say("desk-one-time-noted")) } }
        }
    };
    let title = words.say("desk-one-time");
    let sheet = Sheet::new(&title, "/accounts").seen_by(viewer);
    document(words, &sheet, &content)
}

fn role_choice(words: &Words<'_>, chosen: Role) -> Markup {
    html! {
        select #role name="role" {
            @for role in Role::ALL {
                option value=(role) selected[role == chosen] { (role_name(words, role)) }
            }
        }
    }
}

fn role_name(words: &Words<'_>, role: Role) -> String {
    words.say(&format!("desk-role-{role}"))
}

fn state(words: &Words<'_>, account: &Account) -> Markup {
    html! {
        @if account.locked {
            span.state.returned { (words.say("desk-account-locked")) }
        } @else if let Some(until) = account.waits_until {
            span { (words.fill("desk-account-waits", &[("time", words::clock_time(until).into())])) }
        } @else if let Some(until) = account.one_time_until {
            span { (words.fill("desk-account-one-time", &[("time", words::time(until).into())])) }
        } @else {
            span.state.accepted { (words.say("desk-account-open")) }
        }
    }
}

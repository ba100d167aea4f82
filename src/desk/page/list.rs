//! The first page: open calls for help, then what arrived, newest first.

use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Sheet, View, document};
use crate::desk::accounts::Right;
use crate::desk::problem::Refusal;
use crate::desk::storage::FilingLine;
use crate::desk::{Desk, limits};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use jiff::Timestamp;
use maud::{Markup, html};

/// `GET /`.
pub async fn page(
    State(desk): State<Desk>,
    viewer: Viewer,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let view = View::of(view)?;
    let number = view.page.unwrap_or(1).max(1);
    let skip = (number - 1).saturating_mul(limits::FILINGS_ON_PAGE);
    let (lines, count) = desk
        .run(move |desk| {
            let lines = desk.storage.list(skip, limits::FILINGS_ON_PAGE)?;
            Ok((lines, desk.storage.count()?))
        })
        .await?;
    let words = Words::new(desk.config(), view.language());
    let pages = count.div_ceil(limits::FILINGS_ON_PAGE).max(1);
    let content = html! {
        (calls(&words, &desk.help().open()))
        h1 { (words.say("desk-filings")) }
        @if lines.is_empty() {
            p.empty { (words.say("desk-filings-empty")) }
        } @else {
            (table(&words, &viewer, &lines))
        }
        @if pages > 1 { (pager(&words, number, pages)) }
    };
    let title = words.say("desk-filings");
    let sheet = Sheet::new(&title, "/").seen_by(&viewer).renewing();
    Ok(document(&words, &sheet, &content))
}

fn calls(words: &Words<'_>, open: &[(String, Timestamp)]) -> Markup {
    html! {
        @if !open.is_empty() {
            section.calls role="alert" {
                h2 { (words.say("desk-calls")) }
                ul {
                    @for (kiosk, at) in open {
                        li {
                            (words.fill("desk-call", &[
                                ("kiosk", kiosk.as_str().into()),
                                ("time", words::time(*at).into()),
                            ]))
                        }
                    }
                }
            }
        }
    }
}

fn table(words: &Words<'_>, viewer: &Viewer, lines: &[FilingLine]) -> Markup {
    let language = words.language.code();
    let opens = viewer.role.may(Right::Filings);
    html! {
        div.wide {
            table.filings {
                thead {
                    tr {
                        @for column in ["reference", "procedure", "received", "dossier", "expected", "pages", "state"] {
                            th scope="col" { (words.say(&format!("desk-{column}"))) }
                        }
                    }
                }
                tbody {
                    @for line in lines {
                        tr {
                            th scope="row" {
                                @if opens {
                                    a.reference href={ "/filings/" (line.id) "?lang=" (language) } {
                                        (words::reference(&line.reference))
                                    }
                                } @else {
                                    span.reference { (words::reference(&line.reference)) }
                                }
                            }
                            td { (words.procedure_name(&line.procedure_code)) }
                            td.number { (line.status.received_at.map(words::time).unwrap_or_default()) }
                            td.number { (line.status.dossier.as_deref().unwrap_or_default()) }
                            td.number { (line.status.expected_day.map(words::day).unwrap_or_default()) }
                            td.number { (line.pages) }
                            td { (state(words, line)) }
                        }
                    }
                }
            }
        }
    }
}

/// A filing's state as a mark whose word says it, not its colour alone.
pub fn state(words: &Words<'_>, line: &FilingLine) -> Markup {
    use crate::protocol::messages::FilingState;
    let token = match line.status.state {
        FilingState::Receiving => "receiving",
        FilingState::Received => "received",
        FilingState::Accepted => "accepted",
        FilingState::Returned => "returned",
        FilingState::Completed => "completed",
    };
    html! {
        span class={ "state " (token) } { (words.say(&format!("desk-state-{token}"))) }
    }
}

fn pager(words: &Words<'_>, number: u32, pages: u32) -> Markup {
    let language = words.language.code();
    let address = |page: u32| format!("/?lang={language}&page={page}");
    html! {
        nav.pager {
            @if number > 1 {
                a rel="prev" href=(address((number - 1).min(pages))) { (words.say("desk-newer")) }
            }
            span {
                (words.fill("desk-page", &[("number", number.into()), ("pages", pages.into())]))
            }
            @if number < pages {
                a rel="next" href=(address(number + 1)) { (words.say("desk-older")) }
            }
        }
    }
}

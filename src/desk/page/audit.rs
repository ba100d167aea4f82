//! The operator's page of who saw and did what, newest first.

use super::viewer::Operator;
use super::words::{self, Words};
use super::{Sheet, View, document};
use crate::desk::audit::{Act, Entry, Row, Who};
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use jiff::Timestamp;
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /audit?page=N`.
pub async fn page(
    State(desk): State<Desk>,
    Operator(viewer): Operator,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let view = View::of(view)?;
    let number = view.page.unwrap_or(1).max(1);
    let skip = (number - 1).saturating_mul(limits::AUDIT_ON_PAGE);
    let seen = Entry::new(&viewer.name, Act::AuditViewed);
    let (rows, count) = desk
        .run(move |desk| {
            desk.audit(&seen)?;
            let rows = desk.storage.audit_newest(skip, limits::AUDIT_ON_PAGE)?;
            Ok((rows, desk.storage.audit_count()?))
        })
        .await?;
    let words = Words::new(desk.config(), view.language());
    let language = words.language.code();
    let address = |page: u32| format!("/audit?lang={language}&page={page}");
    let pages = count.div_ceil(limits::AUDIT_ON_PAGE).max(1);
    let content = html! {
        h1 { (words.say("desk-audit")) }
        @if rows.is_empty() {
            p.empty { (words.say("desk-audit-empty")) }
        } @else {
            (table(&words, &rows))
        }
        nav.pager aria-label=(words.say("desk-audit-pages")) {
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
    };
    let title = words.say("desk-audit");
    let sheet = Sheet::new(&title, "/audit").seen_by(&viewer);
    Ok(document(&words, &sheet, &content))
}

fn table(words: &Words<'_>, rows: &[Row]) -> Markup {
    html! {
        // On a narrow screen it is moved sideways, also with the keys.
        div.wide tabindex="0" role="region" aria-label=(words.say("desk-audit")) {
            table.filings {
                thead {
                    tr {
                        @for column in ["audit-number", "audit-time", "audit-who", "audit-act", "audit-what"] {
                            th scope="col" { (words.say(&format!("desk-{column}"))) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th.number scope="row" { (row.number) }
                            td.number { (time(row)) }
                            td { (who(words, row)) }
                            td { (words.say(&format!("desk-act-{}", row.act))) }
                            td.what { (what(row)) }
                        }
                    }
                }
            }
        }
    }
}

fn time(row: &Row) -> String {
    Timestamp::from_millisecond(row.at).map_or_else(|_| row.at.to_string(), words::time)
}

fn who(words: &Words<'_>, row: &Row) -> String {
    if row.who == Who::Command.to_string() {
        words.say("desk-who-command")
    } else if row.who == Who::Stranger.to_string() {
        words.say("desk-who-stranger")
    } else {
        row.who.clone()
    }
}

/// The filing's id or the account: nothing that a resident said.
fn what(row: &Row) -> String {
    let filing = row.filing.map(|id| Uuid::from_bytes(id).to_string());
    filing.or_else(|| row.subject.clone()).unwrap_or_default()
}

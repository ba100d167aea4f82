//! The first page: open calls for help, then what arrived, newest first or as it was asked for.

use super::filters::Filters;
use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Script, Sheet, document};
use crate::desk::accounts::Right;
use crate::desk::problem::Refusal;
use crate::desk::search::{Sought, number_on_card};
use crate::desk::storage::FilingLine;
use crate::desk::{Desk, limits};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{Timestamp, civil};
use maud::{Markup, Render, html};

/// `GET /`.
pub async fn page(
    State(desk): State<Desk>,
    viewer: Viewer,
    asked: Result<Query<Filters>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Ok(Query(filters)) = asked else {
        return Err(Refusal::Parameter {
            name: "lang, page",
            wanted: "`vi` or `en`, and a number from 1",
        });
    };
    let language = filters.language();
    if let Some(number) = scanned(filters.sought()) {
        // All else that a card says has no business in an address.
        let address = filters.searching(number).address_in(language, 1);
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response());
    }
    let mut wanted = filters.wanted()?;
    let opens = viewer.role.may(Right::Filings);
    if !opens {
        // Whoever may not open filings does not learn who has filed.
        wanted.sought = wanted.sought.map(Sought::without_people);
    }
    let number = filters.page();
    let skip = (number - 1).saturating_mul(limits::FILINGS_ON_PAGE);
    let (found, kiosks) = desk
        .run(move |desk| {
            let found = desk.storage.find(&wanted, skip, limits::FILINGS_ON_PAGE)?;
            Ok((found, desk.storage.kiosks_that_filed()?))
        })
        .await?;
    let calling = desk.calls().await?;
    let words = Words::new(desk.config(), language);
    let today = limits::WARD_TIME.to_datetime(desk.time()).date();
    let pages = found.count.div_ceil(limits::FILINGS_ON_PAGE).max(1);
    let content = html! {
        p.trouble role="alert" data-offline hidden { (words.say("desk-offline")) }
        (calls(&words, &calling))
        h1 { (words.say("desk-filings")) }
        (filters.form(&words, opens, &procedures(&desk, &words), &kiosks))
        @if filters.narrow() {
            p.count role="status" {
                (words.fill("desk-found", &[("count", found.count.into())]))
            }
        }
        @if !found.lines.is_empty() {
            (table(&words, opens, &found.lines))
        } @else if filters.narrow() {
            p.empty { (words.say("desk-found-none")) }
        } @else if found.count > 0 {
            p.empty { (words.say("desk-filings-end")) }
        } @else {
            p.empty { (words.say("desk-filings-empty")) }
        }
        @if pages > 1 { (pager(&words, &filters, number, pages)) }
        @if opens { (files_of_day(&words, today)) }
    };
    let title = words.say("desk-filings");
    // What was searched is looked at in peace; the plain list follows what arrives.
    let here = filters.address(number);
    let sheet = Sheet::new(&title, here.trim_end_matches('?')).seen_by(&viewer);
    let follows = !filters.narrow() && number == 1;
    let sheet = if follows {
        sheet.with(Script::Refresh)
    } else {
        sheet
    };
    Ok(document(&words, &sheet, &content).into_response())
}

/// `GET /refresh.js`.
pub async fn script() -> Response {
    let kind = (header::CONTENT_TYPE, "text/javascript; charset=utf-8");
    ([kind], include_str!("refresh.js")).into_response()
}

/// The number on a card where a whole card was scanned.
fn scanned(sought: &str) -> Option<String> {
    number_on_card(sought).filter(|number| number != sought)
}

/// The procedures by id and name, in the order of the menu.
pub fn procedures(desk: &Desk, words: &Words<'_>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for version in desk.config().procedures.iter() {
        if all.iter().all(|(id, _)| *id != version.id) {
            all.push((version.id.clone(), words.procedure_name(&version.code)));
        }
    }
    all
}

/// What was received today, for other programs.
fn files_of_day(words: &Words<'_>, day: civil::Date) -> Markup {
    let named = words.fill("desk-files-of-day", &[("day", words::day(day).into())]);
    html! {
        nav.papers aria-label=(named) {
            span { (named) }
            @for (ending, key) in [("json", "desk-json"), ("csv", "desk-csv")] {
                a href={ "/days/" (day) "." (ending) } { (words.say(key)) }
                a href={ "/days/" (day) "." (ending) ".sig" } {
                    (words.say(&format!("{key}-signature")))
                }
            }
        }
    }
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

fn table(words: &Words<'_>, opens: bool, lines: &[FilingLine]) -> Markup {
    let language = words.language.code();
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
                            (cell(words, "received", &line.status.received_at.map(words::time)))
                            (cell(words, "dossier", &line.status.dossier))
                            (cell(words, "expected", &line.status.expected_day.map(words::day)))
                            (cell(words, "pages", &Some(line.pages)))
                            td { (state(words, line)) }
                        }
                    }
                }
            }
        }
    }
}

/// A number with the name of its column, which a narrow screen shows before it.
fn cell(words: &Words<'_>, column: &str, content: &Option<impl Render>) -> Markup {
    let label = words.say(&format!("desk-{column}"));
    html! {
        td.number data-label=(label) {
            @if let Some(content) = content { (content) }
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

fn pager(words: &Words<'_>, filters: &Filters, number: u32, pages: u32) -> Markup {
    let address = |page: u32| filters.address_in(words.language, page);
    html! {
        nav.pager aria-label=(words.say("desk-pages-of-list")) {
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

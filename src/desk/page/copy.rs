//! The copy panel: what belongs into the fields of the officer's own form, in its tab order.
//!
//! One key per field: it copies the value and goes to the next. Without scripts the values can be
//! marked and copied as any text.

use super::viewer::Officer;
use super::words::{self, Words};
use super::{Script, Sheet, View, document};
use crate::desk::audit::{Act, Entry};
use crate::desk::opened::Opened;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, form, request};
use crate::filing::form::TypedField;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// `GET /filings/{filing}/copy`.
pub async fn page(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path(filing): Path<String>,
    asked: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let id = request::filing_id(&filing)?;
    let language = View::of(asked)?.language();
    let copied = Entry::new(&viewer.name, Act::FilingCopied).filing(id);
    let opened = Opened::load_noted(&desk, id, copied).await?;
    let words = Words::new(desk.config(), language);
    let procedure = opened.procedure(&words);
    let fields = procedure
        .and_then(|procedure| form::fields_of_sealed(desk.config(), procedure, &opened.manifest));
    let reference = words::reference(&opened.line.reference);
    let here = format!("/filings/{id}/copy");
    let content = html! {
        p.back {
            a href={ "/filings/" (id) "?lang=" (language.code()) } {
                "← " (words.say("desk-reference")) " " (reference)
            }
        }
        h1 { (words.say("desk-copy")) }
        p { (words.procedure_name(&opened.line.procedure_code)) }
        @match fields {
            Some(fields) => (panel(&words, &fields)),
            None => p.empty { (words.say("desk-copy-none")) },
        }
    };
    let title = format!("{} {reference}", words.say("desk-copy"));
    let sheet = Sheet::new(&title, &here)
        .seen_by(&viewer)
        .with(Script::Copy);
    Ok(document(&words, &sheet, &content))
}

/// `GET /copy.js`.
pub async fn script() -> Response {
    let kind = (header::CONTENT_TYPE, "text/javascript; charset=utf-8");
    ([kind], include_str!("copy.js")).into_response()
}

fn panel(words: &Words<'_>, fields: &[TypedField]) -> Markup {
    let all = fields.len();
    let filled = fields
        .iter()
        .filter(|field| !field.value.is_empty())
        .count();
    html! {
        p.hint.scripted hidden { (words.say("desk-copy-how")) }
        noscript { p.hint { (words.say("desk-copy-how-by-hand")) } }
        p { (words.fill("desk-copy-count", &[("filled", filled.into()), ("all", all.into())])) }
        p.copied role="status" data-copied=(words.say("desk-copied")) {}
        ol.copy {
            @for (place, field) in (1_usize..).zip(fields) {
                @if field.value.is_empty() {
                    li.stays-empty value=(place) { (words.say("desk-copy-empty")) }
                } @else {
                    li value=(place) {
                        label for={ "field-" (place) } { (field.label) }
                        input id={ "field-" (place) } type="text" readonly value=(field.value);
                        button.scripted.quiet type="button" hidden data-copy={ "field-" (place) }
                            aria-label={ (words.say("desk-copy-do")) ": " (field.label) } {
                            (words.say("desk-copy-do"))
                        }
                    }
                }
            }
        }
    }
}

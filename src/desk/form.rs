//! The application form of a sealed filing, the same paper as at the kiosk: for the officers' page and the
//! command line.

use super::audit::{Act, Entry};
use super::limits::WARD_TIME;
use super::page::viewer::Officer;
use super::page::words::Words;
use super::problem::Refusal;
use super::{Desk, request};
use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::form::{FilledForm, Replies, TypedField};
use crate::filing::procedure::Procedure;
use crate::paper::form;
use crate::protocol::manifest::Manifest;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil;

/// The form of a filing by its procedure's version; `None` where the procedure has no form.
pub fn of_sealed(config: &Config, procedure: &Procedure, sealed: &Manifest) -> Option<FilledForm> {
    let reference = sealed.reference.to_string();
    let day = day(sealed);
    config.application_form(procedure, &replies(sealed), day, Some(&reference))
}

/// What belongs into the fields of the officer's own form, in tab order: what the page with codes types.
/// `None` where the procedure has no such form.
pub fn fields_of_sealed(
    config: &Config,
    procedure: &Procedure,
    sealed: &Manifest,
) -> Option<Vec<TypedField>> {
    config.typed_fields(procedure, &replies(sealed))
}

fn replies(sealed: &Manifest) -> Replies<'_> {
    let replies = sealed.answers.iter();
    let replies = replies.map(|one| (&one.question, &one.answer.reply));
    Replies::new(replies, day(sealed)).signed(sealed.signature.as_ref())
}

/// The day at the ward on which the filing was sealed.
fn day(sealed: &Manifest) -> civil::Date {
    WARD_TIME.to_datetime(sealed.sealed_at.time).date()
}

/// `GET /filings/{filing}/form`: the form as PDF; unknown where there is none.
pub(super) async fn page(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path(filing): Path<String>,
) -> Result<Response, Refusal> {
    let id = request::filing_id(&filing)?;
    let seen = Entry::new(&viewer.name, Act::FormViewed).filing(id);
    let pdf = desk
        .run(move |desk| {
            let bytes = desk.storage.manifest(id)?.ok_or(Refusal::Unknown)?;
            let sealed: Manifest =
                serde_json::from_slice(&bytes).map_err(|_| Refusal::Unavailable)?;
            let words = Words::new(&desk.config, Language::Vietnamese);
            let procedure = words.procedure(&sealed.procedure, sealed.sealed_at.time);
            let filled = procedure
                .and_then(|procedure| of_sealed(&desk.config, procedure, &sealed))
                .ok_or(Refusal::Unknown)?;
            let pdf = form::to_pdf(&filled).map_err(|_| Refusal::Unavailable)?;
            desk.audit(&seen)?;
            Ok(pdf)
        })
        .await?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/pdf"),
            (header::CONTENT_DISPOSITION, "inline; filename=\"form.pdf\""),
        ],
        pdf,
    )
        .into_response())
}

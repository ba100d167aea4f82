//! One filing in full: its numbers, its answers with their authors, its pages.

use super::acts::{Act, Attempt};
use super::viewer::{Officer, Viewer};
use super::words::{self, Words};
use super::{Script, Sheet, View, answer, decide, document, list, notes, part, preview, value};
use crate::desk::audit::{self, Entry};
use crate::desk::opened::Opened;
use crate::desk::problem::Refusal;
use crate::desk::storage::FilingLine;
use crate::desk::{Desk, form, hand_over, limits, request, review};
use crate::filing::check_code::check_code;
use crate::filing::help::Helper;
use crate::filing::procedure::Procedure;
use crate::filing::signature::{ByHand, Signature};
use crate::protocol::manifest::{AnswerEntry, Consent, Manifest, PartEntry};
use crate::protocol::messages::FilingState;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

/// What the address says that was done a moment ago.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Done {
    done: Option<Act>,
}

/// `GET /filings/{filing}`, and with an ending the files that are handed over.
pub async fn page(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path(filing): Path<String>,
    asked: Result<Query<View>, QueryRejection>,
    done: Result<Query<Done>, QueryRejection>,
) -> Result<Response, Refusal> {
    if let Some((id, ending)) = filing.split_once('.') {
        return hand_over::of_filing(&desk, &viewer, id, ending).await;
    }
    let id = request::filing_id(&filing)?;
    let view = View::of(asked)?;
    let done = done.ok().and_then(|Query(asked)| asked.done);
    let seen = Entry::new(&viewer.name, audit::Act::FilingViewed).filing(id);
    let opened = Opened::load_noted(&desk, id, seen).await?;
    let words = Words::new(desk.config(), view.language());
    Ok(show(&desk, &words, &viewer, &opened, &Attempt::default(), done).into_response())
}

/// The page of a filing, after an act that was not kept, or one that was.
pub fn show(
    desk: &Desk,
    words: &Words<'_>,
    viewer: &Viewer,
    opened: &Opened,
    attempt: &Attempt,
    done: Option<Act>,
) -> Markup {
    let Opened { line, manifest, .. } = opened;
    let id = line.id;
    let language = words.language.code();
    let procedure = opened.procedure(words);
    let exact = procedure.is_some_and(|known| known.version == manifest.procedure.version);
    let notes = review::notes(desk.config(), procedure, exact, manifest);
    let filled =
        procedure.and_then(|procedure| form::of_sealed(desk.config(), procedure, manifest));
    let reference = words::reference(&line.reference);
    let content = html! {
        p.back {
            a href={ "/?lang=" (language) } { "← " (words.say("desk-back")) }
        }
        (decide::trouble(words, attempt))
        @if let Some(act) = done.filter(|act| act.has_led_to(line.status.state)) {
            (decide::done(words, opened, act))
        }
        h1 { (words.say("desk-reference")) " " span.reference { (reference) } }
        (summary(words, line, manifest))
        (decide::reasons_given(words, opened))
        (answer::section(desk, words, opened))
        @if line.status.state == FilingState::Receiving { (arriving(words, opened, desk.time())) }
        (notes::section(words, procedure, &notes))
        (papers(words, id, procedure))
        @if let Some(filled) = &filled { (preview::form(words, filled)) }
        (decide::forms(desk, words, viewer, opened, attempt))
        section {
            h2 { (words.say("desk-answers")) }
            (answers(words, procedure, &manifest.answers))
        }
        section {
            h2 { (words.say("desk-parts")) }
            (pages(words, procedure, line, &manifest.parts))
        }
    };
    let title = format!("{} {reference}", words.say("desk-reference"));
    let here = format!("/filings/{id}");
    let sheet = Sheet::new(&title, &here).seen_by(viewer);
    document(words, &sheet.with(Script::Copy), &content)
}

/// How far a filing has come that is still on its way, or that its pages were erased meanwhile.
fn arriving(words: &Words<'_>, opened: &Opened, now: Timestamp) -> Markup {
    let (here, all) = opened.arrived;
    let told = words.fill(
        "desk-arriving-pages",
        &[("here", here.into()), ("all", all.into())],
    );
    let silent = now.duration_since(opened.line.touched_at).unsigned_abs();
    let next = if silent > limits::UNFINISHED && here < all {
        "desk-arriving-erased"
    } else {
        "desk-arriving-do"
    };
    html! {
        section.arriving {
            h2 { (words.say("desk-arriving")) }
            p { label for="arriving" { (told) } }
            progress id="arriving" max=(all.max(1)) value=(here) { (here) "/" (all) }
            p.hint { (words.say(next)) }
        }
    }
}

/// What the officer takes along: the form, the copy panel, the files.
fn papers(words: &Words<'_>, id: Uuid, procedure: Option<&Procedure>) -> Markup {
    let form = procedure.and_then(|procedure| procedure.form.as_ref());
    let language = words.language.code();
    html! {
        nav.papers aria-label=(words.say("desk-papers")) {
            @if form.is_some() {
                a href={ "/filings/" (id) "/form" } { (words.say("desk-form")) }
            }
            @if form.is_some_and(|form| !form.tab_order.is_empty()) {
                a href={ "/filings/" (id) "/copy?lang=" (language) } { (words.say("desk-copy")) }
            }
            @for (ending, key) in [("json", "desk-json"), ("csv", "desk-csv")] {
                a href={ "/filings/" (id) "." (ending) } { (words.say(key)) }
                a href={ "/filings/" (id) "." (ending) ".sig" } {
                    (words.say(&format!("{key}-signature")))
                }
            }
        }
    }
}

fn summary(words: &Words<'_>, line: &FilingLine, manifest: &Manifest) -> Markup {
    let nothing = || words.say("desk-not-yet");
    let received = line.status.received_at.map_or_else(nothing, words::time);
    let dossier = line.status.dossier.clone().unwrap_or_else(nothing);
    let expected = line.status.expected_day.map_or_else(nothing, words::day);
    html! {
        dl.summary {
            (term(words, "desk-state", &list::state(words, line)))
            (term(words, "desk-dossier", &html! { (dossier) }))
            (term(words, "desk-procedure", &html! {
                (words.procedure_name(&line.procedure_code)) " (" (line.procedure_code) ")"
            }))
            (term(words, "desk-law", &law(words, manifest)))
            (term(words, "desk-received", &html! { (received) }))
            (term(words, "desk-expected", &html! { (expected) }))
            (term(words, "desk-sealed", &html! {
                (words::time(manifest.sealed_at.time)) ", " (line.kiosk)
            }))
            @for (key, times) in help(words, &manifest.consents) {
                (term(words, key, &html! { (times) }))
            }
            @if let Some(signature) = &manifest.signature {
                (term(words, "desk-signature", &html! { (words.say(signed(signature))) }))
            }
            @if let Some(replaced) = manifest.replaces {
                (term(words, "desk-replaces", &replaces(words, replaced)))
            }
        }
    }
}

/// How the resident has signed, or will.
fn signed(signature: &Signature) -> &'static str {
    match signature {
        Signature::Drawn(_) => "desk-signature-drawn",
        Signature::ByHand(ByHand::Pen) => "desk-signature-pen",
        Signature::ByHand(ByHand::Fingerprint) => "desk-signature-fingerprint",
    }
}

/// Whose help the resident agreed to, and how long it lasted.
fn help(words: &Words<'_>, consents: &[Consent]) -> Vec<(&'static str, String)> {
    let given = consents.iter().filter_map(|consent| {
        let helpers = [Helper::Family, Helper::Staff];
        let helper = helpers
            .into_iter()
            .find(|helper| helper.purpose() == consent.purpose)?;
        let key = match helper {
            Helper::Family => "desk-help-family",
            Helper::Staff | Helper::Desk => "desk-help-staff",
        };
        let from = words::time(consent.at);
        let times = match consent.until.map(words::time) {
            Some(until) => words.fill(
                "desk-help-times",
                &[("from", from.into()), ("until", until.into())],
            ),
            None => from,
        };
        Some((key, times))
    });
    given.collect()
}

/// Which version of the rules the filing was made by, and whether an officer has signed it off.
fn law(words: &Words<'_>, manifest: &Manifest) -> Markup {
    let named = &manifest.procedure;
    let known = words
        .procedure(named, manifest.sealed_at.time)
        .filter(|procedure| procedure.version == named.version);
    let review = known.map(|procedure| procedure.provenance.review.as_ref());
    html! {
        (named.version) " – "
        @match review {
            Some(Some(review)) => (words.fill("desk-law-reviewed", &[
                ("reviewer", review.by.as_str().into()),
                ("day", words::day(review.on).into()),
            ])),
            Some(None) => strong { (words.say("desk-law-unreviewed")) },
            None => (words.say("desk-law-unknown")),
        }
    }
}

fn term(words: &Words<'_>, key: &str, content: &Markup) -> Markup {
    html! {
        div { dt { (words.say(key)) } dd { (content) } }
    }
}

fn replaces(words: &Words<'_>, replaced: Uuid) -> Markup {
    html! {
        a href={ "/filings/" (replaced) "?lang=" (words.language.code()) } {
            (words.say("desk-replaces-open"))
        }
    }
}

fn answers(words: &Words<'_>, procedure: Option<&Procedure>, answers: &[AnswerEntry]) -> Markup {
    html! {
        table.answers {
            thead {
                tr {
                    @for column in ["question", "answer", "author"] {
                        th scope="col" { (words.say(&format!("desk-{column}"))) }
                    }
                }
            }
            tbody {
                @for entry in answers {
                    @let question = procedure.and_then(|procedure| procedure.question(&entry.question));
                    tr {
                        th scope="row" { (words.question_label(question, entry.question.as_str())) }
                        td.said { (value::reply(words, question, &entry.answer.reply)) }
                        td { (value::author(words, entry.answer.author)) }
                    }
                }
            }
        }
    }
}

fn pages(
    words: &Words<'_>,
    procedure: Option<&Procedure>,
    line: &FilingLine,
    parts: &[PartEntry],
) -> Markup {
    if parts.is_empty() {
        return html! { p.empty { (words.say("desk-parts-empty")) } };
    }
    let arrived = line.status.state != FilingState::Receiving;
    html! {
        ol.pages {
            @for part in parts {
                @let question = procedure.and_then(|procedure| procedure.question(&part.role.as_str().into()));
                @let name = words.fill("desk-part", &[("number", part.n.into())]);
                @let paper = words.question_label(question, &part.role);
                @let address = format!("/filings/{}/parts/{}", line.id, part.n);
                @let code = words.fill("desk-part-code", &[("code", check_code(&part.sha256.0).into())]);
                li {
                    @if arrived {
                        a href=(address) {
                            @if part::is_picture(&part.media_type) {
                                img src=(address) alt="" loading="lazy";
                            }
                            strong { (name) }
                            span { (paper) }
                        }
                    } @else {
                        strong { (name) }
                        span { (paper) }
                    }
                    span { (code) }
                }
            }
        }
    }
}

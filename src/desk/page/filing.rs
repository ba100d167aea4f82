//! One filing in full: its numbers, its answers with their authors, its pages.

use super::viewer::Officer;
use super::words::{self, Words};
use super::{Sheet, View, document, list, part, value};
use crate::desk::audit::{Act, Entry};
use crate::desk::problem::Refusal;
use crate::desk::storage::FilingLine;
use crate::desk::{Desk, request};
use crate::filing::check_code::check_code;
use crate::filing::help::Helper;
use crate::filing::procedure::Procedure;
use crate::filing::signature::{ByHand, Signature};
use crate::protocol::manifest::{AnswerEntry, Consent, Manifest, PartEntry};
use crate::protocol::messages::FilingState;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /filings/{filing}`.
pub async fn page(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path(filing): Path<String>,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let id = request::filing_id(&filing)?;
    let view = View::of(view)?;
    let seen = Entry::new(&viewer.name, Act::FilingViewed).filing(id);
    let (line, bytes) = desk
        .run(move |desk| {
            let line = desk.storage.line(id)?.ok_or(Refusal::Unknown)?;
            let bytes = desk.storage.manifest(id)?.ok_or(Refusal::Unknown)?;
            desk.audit(&seen)?;
            Ok((line, bytes))
        })
        .await?;
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|_| Refusal::Unavailable)?;
    let words = Words::new(desk.config(), view.language());
    let procedure = words.procedure(&manifest.procedure, manifest.sealed_at.time);
    let reference = words::reference(&line.reference);
    let content = html! {
        p.back {
            a href={ "/?lang=" (words.language.code()) } { "← " (words.say("desk-back")) }
        }
        h1 { (words.say("desk-reference")) " " span.reference { (reference) } }
        (summary(&words, &line, &manifest))
        @if !manifest.warnings.is_empty() {
            section.warnings {
                h2 { (words.say("desk-warnings")) }
                ul {
                    @for warning in &manifest.warnings {
                        li { (warned(&words, procedure, warning)) }
                    }
                }
            }
        }
        @if procedure.is_some_and(|procedure| procedure.form.is_some()) {
            p { a href={ "/filings/" (id) "/form" } { (words.say("desk-form")) } }
        }
        section {
            h2 { (words.say("desk-answers")) }
            (answers(&words, procedure, &manifest.answers))
        }
        section {
            h2 { (words.say("desk-parts")) }
            (pages(&words, procedure, &line, &manifest.parts))
        }
    };
    let title = format!("{} {reference}", words.say("desk-reference"));
    let here = format!("/filings/{id}");
    let sheet = Sheet::new(&title, &here).seen_by(&viewer);
    Ok(document(&words, &sheet, &content))
}

/// The sentence of a warning; what every procedure looks at is told with the question.
fn warned(words: &Words<'_>, procedure: Option<&Procedure>, warning: &str) -> String {
    let (check, question) = match warning.split_once(':') {
        Some((check, question)) => (check, Some(question)),
        None => (warning, None),
    };
    let Some(what) = words.first(&[&format!("check-{check}.what")]) else {
        return warning.to_owned();
    };
    match question {
        Some(id) => {
            let question = procedure.and_then(|procedure| procedure.question(&id.into()));
            format!("{}: {what}", words.question_label(question, id))
        }
        None => what,
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
            Helper::Staff => "desk-help-staff",
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

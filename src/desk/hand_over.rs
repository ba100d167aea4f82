//! Files that another program takes a filing from, so that nobody types it again: JSON and CSV, of one
//! filing and of all that were received on a day.
//!
//! Labels and answers are worded in Vietnamese as on the officers' page; the ids beside them stay the
//! same for ever. Beside every file lies the desk's signature of its very bytes; it holds for the file
//! of the same moment, because a decision changes what the file says.

mod csv;

use crate::config::texts::Language;
use crate::desk::audit::{Act, Entry};
use crate::desk::opened::Opened;
use crate::desk::page::value;
use crate::desk::page::viewer::{Officer, Viewer};
use crate::desk::page::words::{self, Words};
use crate::desk::problem::Refusal;
use crate::desk::{Desk, Inner, form, request};
use crate::filing::answer::Author;
use crate::protocol::messages::FilingState;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::{Timestamp, civil};
use serde::Serialize;

/// The name of the format, with its version.
const FORMAT: &str = "motcua-hand-over-1";

/// What is handed over.
#[derive(Debug, Serialize)]
pub struct HandOver {
    format: &'static str,
    /// The ward's calendar day, of a file for a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<civil::Date>,
    filings: Vec<Filing>,
}

/// A filing as it is handed over.
#[derive(Debug, Serialize)]
struct Filing {
    id: String,
    reference: String,
    dossier: Option<String>,
    state: FilingState,
    received_at: Option<Timestamp>,
    expected_day: Option<civil::Date>,
    kiosk: String,
    sealed_at: Timestamp,
    procedure: Procedure,
    /// What belongs into the national form, in its tab order; empty values stay empty there.
    fields: Vec<Field>,
    answers: Vec<Answer>,
    warnings: Vec<String>,
    pages: Vec<Page>,
}

#[derive(Debug, Serialize)]
struct Procedure {
    code: String,
    id: String,
    version: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Field {
    number: usize,
    label: String,
    value: String,
}

#[derive(Debug, Serialize)]
struct Answer {
    question: String,
    label: String,
    /// The answer in words.
    answer: String,
    author: Author,
    /// The answer as the protocol writes it.
    reply: crate::filing::answer::Reply,
}

#[derive(Debug, Serialize)]
struct Page {
    number: u32,
    paper: String,
    media_type: String,
    size: u64,
    sha256: String,
}

/// The files that a filing or a day is handed over in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Csv,
    Json,
}

/// A file, or the signature beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    ending: Ending,
    signature: bool,
}

impl Wanted {
    fn read(text: &str) -> Result<Self, Refusal> {
        let (ending, signature) = match text.strip_suffix(".sig") {
            Some(ending) => (ending, true),
            None => (text, false),
        };
        let ending = match ending {
            "csv" => Ending::Csv,
            "json" => Ending::Json,
            _ => return Err(Refusal::Unknown),
        };
        Ok(Self { ending, signature })
    }

    /// The file's bytes, or the desk's signature of them.
    fn bytes(self, desk: &Inner, handed: &HandOver) -> Result<Vec<u8>, Refusal> {
        let bytes = self.ending.bytes(handed)?;
        match self.signature {
            true => Ok(desk.hand_over_key.sign(&bytes).to_vec()),
            false => Ok(bytes),
        }
    }

    fn answer(self, name: &str, bytes: Vec<u8>) -> Response {
        let (kind, ending) = match self.ending {
            Ending::Csv => ("text/csv; charset=utf-8", "csv"),
            Ending::Json => ("application/json", "json"),
        };
        let (kind, mark) = match self.signature {
            true => ("application/octet-stream", ".sig"),
            false => (kind, ""),
        };
        let disposition = format!("attachment; filename=\"{name}.{ending}{mark}\"");
        (
            [
                (header::CONTENT_TYPE, kind),
                (header::CONTENT_DISPOSITION, disposition.as_str()),
            ],
            bytes,
        )
            .into_response()
    }
}

impl Ending {
    fn bytes(self, handed: &HandOver) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::Csv => Ok(csv::write(handed).into_bytes()),
            Self::Json => serde_json::to_vec_pretty(handed).map_err(|_| Refusal::Unavailable),
        }
    }
}

/// `GET /filings/{id}.json` and `.csv`, and their signatures, `.json.sig` and `.csv.sig`.
///
/// # Errors
/// [`Refusal::Unknown`] where there is no such filing or file.
pub async fn of_filing(
    desk: &Desk,
    viewer: &Viewer,
    id: &str,
    ending: &str,
) -> Result<Response, Refusal> {
    let wanted = Wanted::read(ending)?;
    let id = request::filing_id(id)?;
    let copied = Entry::new(&viewer.name, Act::FilingCopied).filing(id);
    let bytes = desk
        .run(move |desk| {
            let handed = HandOver {
                format: FORMAT,
                day: None,
                filings: vec![filing(desk, &Opened::read_noted(desk, id, &copied)?)],
            };
            wanted.bytes(desk, &handed)
        })
        .await?;
    Ok(wanted.answer(&format!("filing-{id}"), bytes))
}

/// `GET /days/{day}.json` and `.csv`: everything that was received on that day at the ward.
pub async fn of_day(
    State(desk): State<Desk>,
    Officer(viewer): Officer,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let (day, ending) = name.split_once('.').ok_or(Refusal::Unknown)?;
    let wanted = Wanted::read(ending)?;
    let day: civil::Date = day.parse().map_err(|_| Refusal::Parameter {
        name: "day",
        wanted: "a day, as 2026-11-24",
    })?;
    let bytes = desk
        .run(move |desk| {
            let ids = desk.storage.received_on(day)?;
            let filings = ids.into_iter();
            let filings = filings.map(|id| {
                let copied = Entry::new(&viewer.name, Act::FilingCopied).filing(id);
                Ok(filing(desk, &Opened::read_noted(desk, id, &copied)?))
            });
            let handed = HandOver {
                format: FORMAT,
                day: Some(day),
                filings: filings.collect::<Result<_, Refusal>>()?,
            };
            wanted.bytes(desk, &handed)
        })
        .await?;
    Ok(wanted.answer(&format!("filings-{day}"), bytes))
}

fn filing(desk: &Inner, opened: &Opened) -> Filing {
    let words = Words::new(&desk.config, Language::Vietnamese);
    let Opened { line, manifest, .. } = opened;
    let procedure = opened.procedure(&words);
    let fields =
        procedure.and_then(|procedure| form::fields_of_sealed(&desk.config, procedure, manifest));
    let fields = (1..).zip(fields.unwrap_or_default());
    let answers = manifest.answers.iter().map(|entry| {
        let asked = procedure.and_then(|procedure| procedure.question(&entry.question));
        Answer {
            question: entry.question.to_string(),
            label: words.question_label(asked, entry.question.as_str()),
            answer: value::reply_in_words(&words, asked, &entry.answer.reply),
            author: entry.answer.author,
            reply: entry.answer.reply.clone(),
        }
    });
    let pages = manifest.parts.iter().map(|part| Page {
        number: part.n,
        paper: part.role.clone(),
        media_type: part.media_type.clone(),
        size: part.size,
        sha256: part.sha256.to_string(),
    });
    Filing {
        id: line.id.to_string(),
        reference: words::reference(&line.reference),
        dossier: line.status.dossier.clone(),
        state: line.status.state,
        received_at: line.status.received_at,
        expected_day: line.status.expected_day,
        kiosk: line.kiosk.clone(),
        sealed_at: manifest.sealed_at.time,
        procedure: Procedure {
            code: manifest.procedure.code.clone(),
            id: manifest.procedure.id.clone(),
            version: manifest.procedure.version.clone(),
            name: words.procedure_name(&manifest.procedure.code),
        },
        fields: fields
            .map(|(number, field)| Field {
                number,
                label: field.label,
                value: field.value,
            })
            .collect(),
        answers: answers.collect(),
        warnings: manifest.warnings.clone(),
        pages: pages.collect(),
    }
}

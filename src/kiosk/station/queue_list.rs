//! The explained queue for operators: what waits here and why, and the history of one filing.
//!
//! It holds references, codes, sizes and times, and nothing that a resident said.

use crate::config::Config;
use crate::config::texts::{Argument, Language};
use crate::filing::check_code::check_code;
use crate::filing::delivery::{LedgerEvent, LineNote, State};
use crate::filing::explanation::{Explanation, NextTry, explain};
use crate::filing::reference::Reference;
use crate::machine::clock::ward_time;
use crate::store::{FilingSummary, Store, StoreError};
use jiff::{Timestamp, civil};
use serde::Serialize;

/// The columns of the list, for the keys of their texts.
const COLUMNS: [&str; 8] = [
    "reference",
    "procedure",
    "sealed",
    "size",
    "state",
    "tries",
    "class",
    "next",
];

/// One filing of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The resident's number, as the slip has it.
    pub reference: String,
    /// The procedure's national code.
    pub procedure: String,
    /// When it was sealed, by the kiosk's clock.
    pub sealed_at: Timestamp,
    /// Bytes of manifest and parts.
    pub bytes: u64,
    /// Why it is where it is.
    #[serde(flatten)]
    pub explained: Explanation,
    /// What is in the way, in words.
    pub because: Option<String>,
    /// What happened, oldest first; only where one filing is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Happened>,
    /// Its pages; only where one filing is asked for and its content is still here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Page>,
}

/// A line of a filing's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happened {
    /// When, by the kiosk's clock.
    pub at: Timestamp,
    /// The ledger's word for it.
    pub event: &'static str,
    /// The same in words.
    pub words: String,
}

/// A page of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
    /// Size in bytes.
    pub bytes: u64,
    /// The short code that stands on the slip and on the desk's page.
    pub code: String,
    /// Whether the desk has it, or the server that it was handed over to.
    pub sent: bool,
}

/// Reads the queue and finds words for it.
#[derive(Debug)]
pub struct QueueList<'a> {
    /// Where it lies.
    pub store: &'a Store,
    /// Whose texts are used.
    pub config: &'a Config,
    /// In which language.
    pub language: Language,
    /// The time of asking.
    pub now: Timestamp,
}

impl QueueList<'_> {
    /// What has not left yet, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn waiting(&self) -> Result<Vec<Item>, StoreError> {
        let line = self.store.line_note()?;
        let filings = self.store.filings()?.into_iter();
        filings
            .filter(|filing| !filing.state.has_left())
            .map(|filing| self.item(&filing, line.as_ref(), false))
            .collect()
    }

    /// One filing with its history and its pages; `None` where there is none of this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn one(&self, reference: &Reference) -> Result<Option<Item>, StoreError> {
        let line = self.store.line_note()?;
        self.store
            .filing_of(reference)?
            .map(|filing| self.item(&filing, line.as_ref(), true))
            .transpose()
    }

    fn item(
        &self,
        filing: &FilingSummary,
        line: Option<&LineNote>,
        whole: bool,
    ) -> Result<Item, StoreError> {
        let lines = self.store.ledger(filing.id)?;
        let ledger: Vec<_> = lines
            .into_iter()
            .map(|line| (line.at, line.event))
            .collect();
        let parts = match self.store.parts(filing.id) {
            Ok(parts) => Some(parts),
            Err(StoreError::Erased { .. } | StoreError::Unreadable { .. }) => None,
            Err(error) => return Err(error),
        };
        let mut explained = explain(&ledger, line, self.now);
        if parts.is_none() && !filing.state.has_left() {
            explained = explained.lost();
        }
        let reason = |reason: &String| self.say(&format!("queue-reason-{reason}"), &[]);
        let mut item = Item {
            reference: filing.reference.to_string(),
            procedure: filing.procedure_code.clone(),
            sealed_at: filing.sealed_at,
            bytes: filing.bytes,
            because: explained.reason.as_ref().map(reason),
            explained,
            history: Vec::new(),
            parts: Vec::new(),
        };
        if whole {
            item.history = ledger
                .iter()
                .map(|(at, event)| self.happened(*at, event))
                .collect();
            let pages = parts.unwrap_or_default().into_iter();
            item.parts = pages
                .map(|part| Page {
                    number: part.number,
                    bytes: part.size,
                    code: check_code(&part.sha256.0),
                    sent: part.sent || filing.state.has_left(),
                })
                .collect();
        }
        Ok(item)
    }

    fn happened(&self, at: Timestamp, event: &LedgerEvent) -> Happened {
        let text =
            |text: &Option<String>| Argument::Text(text.clone().unwrap_or_else(|| "–".into()));
        let day = |day: &Option<civil::Date>| {
            let shown = day.map(|day| day.strftime("%d/%m/%Y").to_string());
            text(&shown)
        };
        let arguments = match event {
            LedgerEvent::PartSent { part } => vec![("part", Argument::Number((*part).into()))],
            LedgerEvent::AttemptFailed(failure) => {
                let reason = self.say(&format!("queue-reason-{}", failure.reason), &[]);
                vec![("reason", Argument::Text(reason))]
            }
            LedgerEvent::Received(receipt) => vec![("dossier", text(&receipt.dossier))],
            LedgerEvent::Accepted {
                dossier,
                appointment,
            } => vec![("dossier", text(dossier)), ("day", day(appointment))],
            _ => Vec::new(),
        };
        Happened {
            at,
            event: event.word(),
            words: self.say(&format!("queue-event-{}", event.word()), &arguments),
        }
    }

    /// The list for a person.
    pub fn table(&self, items: &[Item]) -> String {
        if items.is_empty() {
            return self.say("queue-empty", &[]);
        }
        let head = COLUMNS.map(|column| self.say(&format!("queue-column-{column}"), &[]));
        let rows: Vec<_> = items.iter().map(|item| self.cells(item)).collect();
        let width = |column: usize| {
            let cells = rows
                .iter()
                .chain([&head])
                .map(|row| row[column].chars().count());
            cells.max().unwrap_or(0)
        };
        let widths: Vec<_> = (0..COLUMNS.len()).map(width).collect();
        let line = |row: &[String; 8]| {
            let cells = row.iter().zip(&widths);
            let padded = cells.map(|(cell, width)| format!("{cell:width$}", width = *width));
            padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let mut text = vec![line(&head)];
        for (item, row) in items.iter().zip(&rows) {
            text.push(line(row));
            text.extend(item.because.iter().map(|because| format!("    {because}")));
        }
        text.join("\n")
    }

    /// One filing for a person, with everything that happened.
    pub fn story(&self, item: &Item) -> String {
        let mut text = vec![self.table(std::slice::from_ref(item)), String::new()];
        for happened in &item.history {
            text.push(format!("{}  {}", time(happened.at), happened.words));
        }
        for page in &item.parts {
            let key = match page.sent {
                true if item.explained.state == State::HandedOver.word() => {
                    "queue-page-handed_over"
                }
                true => "queue-page-sent",
                false => "queue-page-here",
            };
            let arguments = [
                ("number", Argument::Number(page.number.into())),
                ("code", Argument::Text(page.code.clone())),
                ("size", Argument::Text(size(page.bytes))),
            ];
            text.push(self.say(key, &arguments));
        }
        text.join("\n")
    }

    fn cells(&self, item: &Item) -> [String; 8] {
        let told = &item.explained;
        let class = told
            .class
            .map(|class| format!("queue-class-{}", class.word()));
        let next = told.next.map(|next| {
            let at = match next {
                NextTry::At(at) => time(at),
                _ => String::new(),
            };
            self.say(
                &format!("queue-next-{}", next.word()),
                &[("time", Argument::Text(at))],
            )
        });
        [
            item.reference.clone(),
            item.procedure.clone(),
            time(item.sealed_at),
            size(item.bytes),
            self.say(&format!("queue-state-{}", told.state), &[]),
            told.attempts.to_string(),
            class.map(|key| self.say(&key, &[])).unwrap_or_default(),
            next.unwrap_or_default(),
        ]
    }

    fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.config.texts.say(self.language, key, arguments)
    }
}

/// A time at the ward, `24/11/2026 10:05`.
fn time(at: Timestamp) -> String {
    ward_time(at).strftime("%d/%m/%Y %H:%M").to_string()
}

fn size(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}

//! The explained queue for operators: what waits here and why, and the history of one filing.
//!
//! It holds references, codes, sizes and times, and nothing that a resident said.

use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::check_code::check_code;
use crate::filing::delivery::{LedgerEvent, LineNote, State};
use crate::filing::explanation::{Explanation, explain};
use crate::filing::procedure::Mood;
use crate::filing::reference::Reference;
use crate::kiosk::staff::{Kept, Mend, PageKept};
use crate::kiosk::words::Words;
use crate::kiosk::words::queue::{gives_receipts, kilobytes, minute};
use crate::store::{FilingSummary, Store, StoreError};
use jiff::Timestamp;
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

    /// What has not left yet, oldest first, as staff sees it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn waiting_for_staff(&self) -> Result<Vec<Kept>, StoreError> {
        let line = self.store.line_note()?;
        let filings = self.store.filings()?.into_iter();
        filings
            .filter(|filing| !filing.state.has_left())
            .map(|filing| {
                let kept = self.kept(&filing, line.as_ref())?;
                Ok(Kept {
                    history: Vec::new(),
                    pages: Vec::new(),
                    ..kept
                })
            })
            .collect()
    }

    /// One filing as staff sees it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn one_for_staff(&self, reference: &Reference) -> Result<Option<Kept>, StoreError> {
        let line = self.store.line_note()?;
        self.store
            .filing_of(reference)?
            .map(|filing| self.kept(&filing, line.as_ref()))
            .transpose()
    }

    fn kept(&self, filing: &FilingSummary, line: Option<&LineNote>) -> Result<Kept, StoreError> {
        let lines = self.store.ledger(filing.id)?.into_iter();
        let history: Vec<_> = lines.map(|line| (line.at, line.event)).collect();
        let parts = match self.store.parts(filing.id) {
            Ok(parts) => Some(parts),
            Err(StoreError::Erased { .. } | StoreError::Unreadable { .. }) => None,
            Err(error) => return Err(error),
        };
        let mend = mend(&history, parts.is_some());
        let mut explained = explain(&history, line, self.now);
        if parts.is_none() && !filing.state.has_left() {
            explained = explained.lost();
        }
        let pages = parts.unwrap_or_default().into_iter();
        Ok(Kept {
            reference: filing.reference.clone(),
            procedure: filing.procedure_code.clone(),
            sealed_at: filing.sealed_at,
            explained,
            history,
            pages: pages
                .map(|part| PageKept {
                    number: part.number,
                    bytes: part.size,
                    code: check_code(&part.sha256.0),
                    sent: part.sent || filing.state.has_left(),
                })
                .collect(),
            slip_waits: false,
            mend,
        })
    }

    fn item(
        &self,
        filing: &FilingSummary,
        line: Option<&LineNote>,
        whole: bool,
    ) -> Result<Item, StoreError> {
        let kept = self.kept(filing, line)?;
        let words = self.words();
        let reason = kept.explained.reason.as_ref();
        let mut item = Item {
            reference: kept.reference.to_string(),
            procedure: kept.procedure,
            sealed_at: kept.sealed_at,
            bytes: filing.bytes,
            because: reason.map(|reason| words.queue_reason(reason)),
            explained: kept.explained,
            history: Vec::new(),
            parts: Vec::new(),
        };
        if whole {
            let happened = |(at, event): &(Timestamp, LedgerEvent)| Happened {
                at: *at,
                event: event.word(),
                words: words.queue_event(event),
            };
            item.history = kept.history.iter().map(happened).collect();
            let pages = kept.pages.into_iter();
            item.parts = pages
                .map(|page| Page {
                    number: page.number,
                    bytes: page.bytes,
                    code: page.code,
                    sent: page.sent,
                })
                .collect();
        }
        Ok(item)
    }

    fn words(&self) -> Words<'_> {
        Words {
            texts: &self.config.texts,
            language: self.language,
            for_self: false,
            mood: Mood::Plain,
        }
    }

    fn gives_receipts(&self) -> bool {
        gives_receipts(&self.config.settings)
    }

    /// The list for a person.
    pub fn table(&self, items: &[Item]) -> String {
        if items.is_empty() {
            return self.say("queue-empty");
        }
        let head = COLUMNS.map(|column| self.say(&format!("queue-column-{column}")));
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
        let words = self.words();
        let mut text = vec![self.table(std::slice::from_ref(item)), String::new()];
        for happened in &item.history {
            text.push(format!("{}  {}", minute(happened.at), happened.words));
        }
        for page in &item.parts {
            let page = PageKept {
                number: page.number,
                bytes: page.bytes,
                code: page.code.clone(),
                sent: page.sent,
            };
            text.push(words.queue_page(&page, &item.explained, self.gives_receipts()));
        }
        text.join("\n")
    }

    fn cells(&self, item: &Item) -> [String; 8] {
        let told = &item.explained;
        let words = self.words();
        [
            item.reference.clone(),
            item.procedure.clone(),
            minute(item.sealed_at),
            kilobytes(item.bytes),
            words.queue_state(told),
            told.attempts.to_string(),
            words.queue_class(told),
            words.queue_next(told),
        ]
    }

    fn say(&self, key: &str) -> String {
        self.words().say(key)
    }
}

/// Whether a filing with this history can be corrected, where its content is here or not.
fn mend(history: &[(Timestamp, LedgerEvent)], is_here: bool) -> Option<Mend> {
    let events = || history.iter().map(|(_, event)| event);
    let is_replaced = events().any(|event| matches!(event, LedgerEvent::Replaced { .. }));
    let is_open = State::after(events()) == State::Returned && !is_replaced;
    is_open.then_some(if is_here { Mend::Possible } else { Mend::Gone })
}

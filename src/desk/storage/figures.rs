//! Counting what is decided and who answered, with what is counted or not at all.

use super::{Storage, StorageError, unsigned};
use crate::desk::board::Counted;
use crate::desk::decision::Decision;
use crate::desk::figures::{Figures, HelpCount, Period, ReasonCount, Share};
use crate::desk::limits;
use crate::filing::answer::Author;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::BeatStep;
use jiff::Timestamp;
use rusqlite::{Row, Transaction, params};
use std::collections::BTreeMap;
use uuid::Uuid;

impl Storage {
    /// The figures of a period.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn figures(&self, period: &Period) -> Result<Figures, StorageError> {
        let (from, to) = (period.from.to_string(), period.to.to_string());
        let asked = params![from, to, period.procedure];
        self.with(|connection| {
            let mut figures = Figures {
                received: connection
                    .prepare_cached(
                        "SELECT count(*) FROM receipts JOIN filings ON id = filing
                         WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR procedure_id = ?3)",
                    )?
                    .query_row(asked, |row| unsigned(row, 0))?,
                ..Figures::default()
            };
            let mut select = connection.prepare_cached(
                "SELECT act, first_try, count(*) FROM decisions
                 WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR procedure = ?3)
                 GROUP BY act, first_try",
            )?;
            let mut rows = select.query(asked)?;
            while let Some(row) = rows.next()? {
                let (act, first): (String, bool) = (row.get(0)?, row.get(1)?);
                let count = unsigned(row, 2)?;
                match act.as_str() {
                    "accepted" => figures.accepted += count,
                    "returned" => figures.returned += count,
                    _ => figures.completed += count,
                }
                if first {
                    figures.first_try.whole += count;
                    figures.first_try.part += if act == "accepted" { count } else { 0 };
                }
            }
            let mut select = connection.prepare_cached(
                "SELECT reason, procedure, question, count(*) AS times
                 FROM decision_reasons
                 JOIN decisions ON decisions.filing = decision_reasons.filing
                               AND decisions.number = decision_reasons.number
                 WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR procedure = ?3)
                 GROUP BY reason, procedure, question
                 ORDER BY times DESC, reason, procedure, question",
            )?;
            let reasons = select.query_map(asked, |row| {
                let question: String = row.get(2)?;
                Ok(ReasonCount {
                    reason: row.get(0)?,
                    procedure: row.get(1)?,
                    question: Some(question).filter(|question| !question.is_empty()),
                    count: unsigned(row, 3)?,
                })
            })?;
            figures.reasons = reasons.collect::<Result<_, _>>()?;
            let counts = |sql: &str| -> Result<Vec<HelpCount>, StorageError> {
                let mut select = connection.prepare_cached(sql)?;
                let counts = select.query_map(asked, help_count)?;
                let mut counts = counts.collect::<Result<Vec<_>, _>>()?;
                counts.sort_by(HelpCount::before);
                Ok(counts)
            };
            figures.help = counts(
                "SELECT procedure, question, sum(helped), sum(filings) FROM answered
                 WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR procedure = ?3)
                 GROUP BY procedure, question HAVING sum(helped) > 0",
            )?;
            figures.calls = counts(
                "SELECT procedure, step, sum(calls), sum(seen) FROM steps
                 WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR procedure = ?3)
                 GROUP BY procedure, step HAVING sum(calls) > 0",
            )?;
            Ok(figures)
        })
    }
}

impl Storage {
    /// Counts that a kiosk has come to a step, and that somebody has called there.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn count_step(
        &self,
        step: &BeatStep,
        counted: Counted,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let procedure = step.procedure.as_deref().unwrap_or_default();
        let place = step.question.as_deref().unwrap_or(&step.word);
        self.write(|transaction| {
            let _ = transaction.execute(
                "INSERT INTO steps (day, procedure, step, seen, calls) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (day, procedure, step)
                 DO UPDATE SET seen = steps.seen + excluded.seen, calls = steps.calls + excluded.calls",
                params![day(at), procedure, place, counted.arrived, counted.called],
            )?;
            Ok(())
        })
    }
}

/// Counts a decision.
pub(super) fn count_decision(
    transaction: &Transaction<'_>,
    id: Uuid,
    decision: &Decision,
    at: Timestamp,
) -> Result<(), StorageError> {
    let (procedure, manifest): (String, Vec<u8>) = transaction
        .prepare_cached("SELECT procedure_id, manifest FROM filings WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let number: u32 = transaction
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM decisions WHERE filing = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    let first_try = number == 1 && read(&manifest)?.replaces.is_none();
    let act = match decision {
        Decision::Accept { .. } => "accepted",
        Decision::Return { .. } => "returned",
        Decision::Complete => "completed",
    };
    let _ = transaction.execute(
        "INSERT INTO decisions (filing, number, procedure, day, act, first_try)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id.as_bytes(), number, procedure, day(at), act, first_try],
    )?;
    let Decision::Return { reasons } = decision else {
        return Ok(());
    };
    let mut insert = transaction.prepare_cached(
        "INSERT INTO decision_reasons (filing, number, reason, question) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )?;
    for reason in reasons {
        let question = reason.told.question.as_deref().unwrap_or_default();
        let _ = insert.execute(params![id.as_bytes(), number, reason.id, question])?;
    }
    Ok(())
}

/// Counts who answered the questions of a filing that is received.
pub(super) fn count_answers(
    transaction: &Transaction<'_>,
    id: Uuid,
    day: &str,
) -> Result<(), StorageError> {
    let manifest: Vec<u8> = transaction
        .prepare_cached("SELECT manifest FROM filings WHERE id = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))?;
    let manifest = read(&manifest)?;
    // A question that stands twice is counted once.
    let mut questions: BTreeMap<&str, bool> = BTreeMap::new();
    for entry in &manifest.answers {
        let author = entry.answer.author;
        if author != Author::Computed {
            let helped = matches!(author, Author::Staff | Author::Family);
            *questions.entry(entry.question.as_str()).or_default() |= helped;
        }
    }
    let mut count = transaction.prepare_cached(
        "INSERT INTO answered (day, procedure, question, filings, helped) VALUES (?1, ?2, ?3, 1, ?4)
         ON CONFLICT (day, procedure, question)
         DO UPDATE SET filings = answered.filings + 1, helped = answered.helped + excluded.helped",
    )?;
    for (question, helped) in questions {
        let _ = count.execute(params![day, manifest.procedure.id, question, helped])?;
    }
    Ok(())
}

fn help_count(row: &Row<'_>) -> rusqlite::Result<HelpCount> {
    Ok(HelpCount {
        procedure: row.get(0)?,
        place: row.get(1)?,
        share: Share {
            part: unsigned(row, 2)?,
            whole: unsigned(row, 3)?,
        },
    })
}

fn read(manifest: &[u8]) -> Result<Manifest, StorageError> {
    serde_json::from_slice(manifest).map_err(|_| StorageError::Value)
}

fn day(at: Timestamp) -> String {
    limits::WARD_TIME.to_datetime(at).date().to_string()
}

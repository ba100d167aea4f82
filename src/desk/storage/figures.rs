//! Counting what is decided and who answered, with what is counted or not at all.

use super::database::{Row, Session, values};
use super::{Storage, StorageError};
use crate::desk::board::Counted;
use crate::desk::decision::Decision;
use crate::desk::figures::{Figures, HelpCount, Period, ReasonCount, Share};
use crate::desk::limits;
use crate::filing::answer::Author;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::BeatStep;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use uuid::Uuid;

impl Storage {
    /// The figures of a period.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn figures(&self, period: &Period) -> Result<Figures, StorageError> {
        let (from, to) = (period.from.to_string(), period.to.to_string());
        let asked = values![from, to, period.procedure];
        self.read(|session| {
            let mut figures = Figures {
                received: session.one(
                    "SELECT count(*) FROM receipts JOIN filings ON id = filing
                     WHERE day BETWEEN ?1 AND ?2 AND (CAST(?3 AS TEXT) IS NULL OR procedure_id = ?3)",
                    asked,
                    |row| row.get(0),
                )?,
                ..Figures::default()
            };
            session.visit(
                "SELECT act, first_try, count(*) FROM decisions
                 WHERE day BETWEEN ?1 AND ?2 AND (CAST(?3 AS TEXT) IS NULL OR procedure = ?3)
                 GROUP BY act, first_try",
                asked,
                |row| {
                    let (act, first) = (row.get::<String>(0)?, row.get::<bool>(1)?);
                    let count: u64 = row.get(2)?;
                    match act.as_str() {
                        "accepted" => figures.accepted += count,
                        "returned" => figures.returned += count,
                        _ => figures.completed += count,
                    }
                    if first {
                        figures.first_try.whole += count;
                        figures.first_try.part += if act == "accepted" { count } else { 0 };
                    }
                    Ok(ControlFlow::Continue(()))
                },
            )?;
            figures.reasons = session.all(
                "SELECT reason, procedure, question, count(*) AS times
                 FROM decision_reasons
                 JOIN decisions ON decisions.filing = decision_reasons.filing
                               AND decisions.number = decision_reasons.number
                 WHERE day BETWEEN ?1 AND ?2 AND (CAST(?3 AS TEXT) IS NULL OR procedure = ?3)
                 GROUP BY reason, procedure, question
                 ORDER BY times DESC, reason, procedure, question",
                asked,
                |row| {
                    let question: String = row.get(2)?;
                    Ok(ReasonCount {
                        reason: row.get(0)?,
                        procedure: row.get(1)?,
                        question: Some(question).filter(|question| !question.is_empty()),
                        count: row.get(3)?,
                    })
                },
            )?;
            let mut counts = |sql: &str| -> Result<Vec<HelpCount>, StorageError> {
                let mut counts = session.all(sql, asked, help_count)?;
                counts.sort_by(HelpCount::before);
                Ok(counts)
            };
            figures.help = counts(
                "SELECT procedure, question, CAST(sum(helped) AS BIGINT), CAST(sum(filings) AS BIGINT)
                 FROM answered
                 WHERE day BETWEEN ?1 AND ?2 AND (CAST(?3 AS TEXT) IS NULL OR procedure = ?3)
                 GROUP BY procedure, question HAVING sum(helped) > 0",
            )?;
            figures.calls = counts(
                "SELECT procedure, step, CAST(sum(calls) AS BIGINT), CAST(sum(seen) AS BIGINT)
                 FROM steps
                 WHERE day BETWEEN ?1 AND ?2 AND (CAST(?3 AS TEXT) IS NULL OR procedure = ?3)
                 GROUP BY procedure, step HAVING sum(calls) > 0",
            )?;
            Ok(figures)
        })
    }
}

/// Counts that a kiosk has come to a step, and that somebody has called there.
pub(super) fn count_step(
    session: &mut Session<'_>,
    step: &BeatStep,
    counted: Counted,
    at: Timestamp,
) -> Result<(), StorageError> {
    let procedure = step.procedure.as_deref().unwrap_or_default();
    let place = step.question.as_deref().unwrap_or(&step.word);
    let _ = session.execute(
        "INSERT INTO steps (day, procedure, step, seen, calls) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (day, procedure, step)
         DO UPDATE SET seen = steps.seen + excluded.seen, calls = steps.calls + excluded.calls",
        values![day(at), procedure, place, counted.arrived, counted.called],
    )?;
    Ok(())
}

/// Counts a decision.
pub(super) fn count_decision(
    session: &mut Session<'_>,
    id: Uuid,
    decision: &Decision,
    at: Timestamp,
) -> Result<(), StorageError> {
    let (procedure, manifest) = session.one(
        "SELECT procedure_id, manifest FROM filings WHERE id = ?1",
        values![id],
        |row| Ok((row.get::<String>(0)?, row.get::<Vec<u8>>(1)?)),
    )?;
    let number: u32 = session.one(
        "SELECT coalesce(max(number), 0) + 1 FROM decisions WHERE filing = ?1",
        values![id],
        |row| row.get(0),
    )?;
    let first_try = number == 1 && read(&manifest)?.replaces.is_none();
    let act = match decision {
        Decision::Accept { .. } => "accepted",
        Decision::Return { .. } => "returned",
        Decision::Complete => "completed",
    };
    let _ = session.execute(
        "INSERT INTO decisions (filing, number, procedure, day, act, first_try)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        values![id, number, procedure, day(at), act, first_try],
    )?;
    let Decision::Return { reasons } = decision else {
        return Ok(());
    };
    for reason in reasons {
        let question = reason.told.question.as_deref().unwrap_or_default();
        let _ = session.execute(
            "INSERT INTO decision_reasons (filing, number, reason, question) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
            values![id, number, reason.id, question],
        )?;
    }
    Ok(())
}

/// Counts who answered the questions of a filing that is received.
pub(super) fn count_answers(
    session: &mut Session<'_>,
    id: Uuid,
    day: &str,
) -> Result<(), StorageError> {
    let manifest: Vec<u8> = session.one(
        "SELECT manifest FROM filings WHERE id = ?1",
        values![id],
        |row| row.get(0),
    )?;
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
    for (question, helped) in questions {
        let _ = session.execute(
            "INSERT INTO answered (day, procedure, question, filings, helped) VALUES (?1, ?2, ?3, 1, ?4)
             ON CONFLICT (day, procedure, question)
             DO UPDATE SET filings = answered.filings + 1, helped = answered.helped + excluded.helped",
            values![day, manifest.procedure.id, question, helped],
        )?;
    }
    Ok(())
}

fn help_count(row: &Row) -> Result<HelpCount, StorageError> {
    Ok(HelpCount {
        procedure: row.get(0)?,
        place: row.get(1)?,
        share: Share {
            part: row.get(2)?,
            whole: row.get(3)?,
        },
    })
}

fn read(manifest: &[u8]) -> Result<Manifest, StorageError> {
    serde_json::from_slice(manifest).map_err(|_| StorageError::Value)
}

fn day(at: Timestamp) -> String {
    limits::WARD_TIME.to_datetime(at).date().to_string()
}

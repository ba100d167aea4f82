//! One job from Print-Job to its last state (RFC 8011).

use super::{Patience, Trouble};
use ipp::prelude::*;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

const USER: &str = "motcua";
/// The media type of pages that a printer lays on its paper itself.
pub(super) const PDF: &str = "application/pdf";

/// `printer-state-reasons` keywords by their start: they come with `-report`, `-warning` or `-error`
/// behind them, and some queues cut them off.
const REASONS: [(&str, Trouble); 13] = [
    ("media-jam", Trouble::Jammed),
    ("media-empty", Trouble::NoPaper),
    ("media-needed", Trouble::NoPaper),
    ("input-tray-missing", Trouble::NoPaper),
    ("cover-open", Trouble::CoverOpen),
    ("door-open", Trouble::CoverOpen),
    ("interlock-open", Trouble::CoverOpen),
    ("toner-empty", Trouble::NoToner),
    ("marker-supply-empty", Trouble::NoToner),
    ("offline", Trouble::Offline),
    ("shutdown", Trouble::Offline),
    ("paused", Trouble::Paused),
    ("stopped", Trouble::Paused),
];

/// The line to one printer.
pub(super) struct Line {
    address: Uri,
    patience: Patience,
}

/// What is sent.
pub(super) struct Document {
    pub(super) bytes: Vec<u8>,
    /// Shown on the printer.
    pub(super) title: &'static str,
    /// Its media type.
    pub(super) format: &'static str,
    /// The keyword of its paper; `None` takes what is in the printer.
    pub(super) media: Option<&'static str>,
}

/// A document that knows whether it was handed over to its end.
struct Watched {
    document: Cursor<Vec<u8>>,
    sent: Arc<AtomicBool>,
}

impl Read for Watched {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.document.read(bytes)?;
        let whole = self.document.position() >= self.document.get_ref().len() as u64;
        self.sent.fetch_or(whole, Ordering::Relaxed);
        Ok(read)
    }
}

/// What one look at a job shows.
enum Look {
    /// The job is over.
    Ended(Result<(), Trouble>),
    /// Not at an end; `stuck` when the printer itself says that the job has stopped.
    Going { stuck: bool },
    /// No answer, or none that tells of the job.
    Unclear,
}

impl Line {
    pub(super) fn new(address: Uri, patience: Patience) -> Self {
        Self { address, patience }
    }

    /// Prints and waits for the end.
    pub(super) fn print(&self, document: Document) -> Result<(), Trouble> {
        let job = self.submit(document)?;
        self.follow(job)
    }

    fn submit(&self, document: Document) -> Result<i32, Trouble> {
        let sent = Arc::new(AtomicBool::new(false));
        let payload = IppPayload::new(Watched {
            document: Cursor::new(document.bytes),
            sent: Arc::clone(&sent),
        });
        let mut operation = IppOperationBuilder::print_job(self.address.clone(), payload)
            .user_name(USER)
            .job_title(document.title)
            .document_format(document.format);
        if let Some(media) = document.media {
            operation = operation.attribute(keyword("media", media)?);
        }
        if document.format == PDF {
            operation = operation
                .attribute(keyword("print-scaling", "none")?)
                .attribute(keyword("sides", "one-sided")?);
        }
        let operation = operation.build().map_err(|_| Trouble::Refused)?;
        let response = self.send(operation).map_err(|trouble| {
            // A printer that has all of it and does not answer may print it all the same.
            if trouble == Trouble::Unreachable && sent.load(Ordering::Relaxed) {
                Trouble::Unconfirmed
            } else {
                trouble
            }
        })?;
        accepted(&response)?;
        number(&response, DelimiterTag::JobAttributes, IppAttribute::JOB_ID).ok_or(Trouble::Garbled)
    }

    fn follow(&self, job: i32) -> Result<(), Trouble> {
        let Patience {
            job: whole,
            pause,
            believed_after,
            ..
        } = self.patience;
        let start = Instant::now();
        let mut answered = false;
        let mut suspected: Option<(Trouble, u32)> = None;
        while start.elapsed() < whole {
            let stuck = match self.look(job) {
                Look::Ended(end) => return end,
                Look::Going { stuck } => stuck,
                Look::Unclear => {
                    thread::sleep(pause);
                    continue;
                }
            };
            answered = true;
            let trouble = self.trouble().or(stuck.then_some(Trouble::Paused));
            suspected = match (trouble, suspected) {
                (Some(trouble), Some((same, times))) if trouble == same => Some((same, times + 1)),
                (Some(trouble), _) => Some((trouble, 1)),
                (None, _) => None,
            };
            if let Some((trouble, times)) = suspected
                && times >= believed_after
            {
                return self.give_up(job, trouble);
            }
            thread::sleep(pause);
        }
        self.give_up(
            job,
            if answered {
                Trouble::TimedOut
            } else {
                Trouble::Unreachable
            },
        )
    }

    fn look(&self, job: i32) -> Look {
        let operation = IppOperationBuilder::get_job_attributes(self.address.clone(), job)
            .user_name(USER)
            .build();
        let Ok(operation) = operation else {
            return Look::Unclear;
        };
        let response = match self.send(operation) {
            Ok(response) => response,
            Err(_) => return Look::Unclear,
        };
        match response.header().status_code() {
            StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone => {
                return Look::Ended(Err(Trouble::Lost));
            }
            status if !status.is_success() => return Look::Unclear,
            _ => {}
        }
        let state = number(
            &response,
            DelimiterTag::JobAttributes,
            IppAttribute::JOB_STATE,
        );
        match state.and_then(JobState::from_i32) {
            Some(JobState::Completed) => Look::Ended(Ok(())),
            Some(JobState::Aborted) => Look::Ended(Err(Trouble::Aborted)),
            Some(JobState::Canceled) => Look::Ended(Err(Trouble::Cancelled)),
            Some(JobState::ProcessingStopped) => Look::Going { stuck: true },
            Some(JobState::Pending | JobState::PendingHeld | JobState::Processing) => {
                Look::Going { stuck: false }
            }
            None => Look::Unclear,
        }
    }

    /// What the printer complains of; `None` also when it does not answer.
    fn trouble(&self) -> Option<Trouble> {
        let operation = IppOperationBuilder::get_printer_attributes(self.address.clone())
            .attributes([
                IppAttribute::PRINTER_STATE,
                IppAttribute::PRINTER_STATE_REASONS,
            ])
            .build()
            .ok()?;
        let response = self.send(operation).ok()?;
        let reasons = attribute(
            &response,
            DelimiterTag::PrinterAttributes,
            IppAttribute::PRINTER_STATE_REASONS,
        )?;
        let given: Vec<&str> = reasons
            .into_iter()
            .filter_map(IppValue::as_keyword)
            .map(|keyword| keyword.as_str())
            .collect();
        REASONS
            .iter()
            .find(|(start, _)| given.iter().any(|reason| reason.starts_with(start)))
            .map(|(_, trouble)| *trouble)
    }

    /// Cancels the job. The end may have come between the last look and this, and a printer that agrees
    /// may still bring the page that it is at to its end: it is looked at until it has stopped.
    fn give_up(&self, job: i32, trouble: Trouble) -> Result<(), Trouble> {
        let operation = IppOperationBuilder::cancel_job(self.address.clone(), job)
            .user_name(USER)
            .build();
        let cancelled = operation
            .map_err(|_| Trouble::Refused)
            .and_then(|operation| self.send(operation))
            .and_then(|response| accepted(&response))
            .is_ok();
        if !cancelled {
            return match self.look(job) {
                Look::Ended(end) => end,
                Look::Going { .. } | Look::Unclear => Err(Trouble::Uncancelled),
            };
        }
        for _ in 0..self.patience.believed_after {
            match self.look(job) {
                Look::Ended(Ok(())) => return Ok(()),
                Look::Ended(Err(_)) => return Err(trouble),
                Look::Going { .. } | Look::Unclear => thread::sleep(self.patience.pause),
            }
        }
        tracing::warn!(
            ?trouble,
            "the printer agreed to cancel and has not stopped yet"
        );
        Err(trouble)
    }

    fn send(
        &self,
        operation: impl Into<IppRequestResponse>,
    ) -> Result<IppRequestResponse, Trouble> {
        IppClient::builder(self.address.clone())
            .request_timeout(self.patience.answer)
            .build()
            .send(operation)
            .map_err(|error| match error {
                IppError::ParseError(_) => Trouble::Garbled,
                IppError::ClientError(ureq::Error::StatusCode(_)) => Trouble::Refused,
                _ => Trouble::Unreachable,
            })
    }
}

fn accepted(response: &IppRequestResponse) -> Result<(), Trouble> {
    match response.header().status_code() {
        status if status.is_success() => Ok(()),
        StatusCode::ServerErrorBusy
        | StatusCode::ServerErrorTemporaryError
        | StatusCode::ServerErrorServiceUnavailable => Err(Trouble::Busy),
        StatusCode::ServerErrorNotAcceptingJobs => Err(Trouble::Paused),
        StatusCode::UnknownStatusCode => Err(Trouble::Garbled),
        _ => Err(Trouble::Refused),
    }
}

fn attribute<'a>(
    response: &'a IppRequestResponse,
    group: DelimiterTag,
    name: &str,
) -> Option<&'a IppValue> {
    let mut groups = response.attributes().groups_of(group);
    groups
        .find_map(|group| group.get(name))
        .map(IppAttribute::value)
}

fn number(response: &IppRequestResponse, group: DelimiterTag, name: &str) -> Option<i32> {
    match attribute(response, group, name)? {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

fn keyword(name: &str, value: &str) -> Result<IppAttribute, Trouble> {
    IppValue::new_keyword(value)
        .and_then(|value| IppAttribute::with_name(name, value))
        .map_err(|_| Trouble::Refused)
}

//! Printing over IPP, followed to the printer's truth.
//!
//! One thread owns the printer; [`Printer`] is a cheap handle to it. A paper counts as printed only
//! when the printer reports the job completed (`job-state` 9); whatever else happens is a [`Trouble`]
//! with a name, and the job is cancelled, so that it does not come out for the next resident.

mod follow;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod mock;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use super::slip::SlipPaper;
use follow::Line;
use ipp::prelude::Uri;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

/// How a print job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The printer says that the job is completed.
    Done,
    /// It is not known to be on paper; the reason says why.
    Failed(Trouble),
}

/// Why a paper is not known to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// No printer is set up.
    Absent,
    /// The printer gave the job up.
    Aborted,
    /// The printer takes no job now; trying again later may help.
    Busy,
    /// Somebody cancelled the job at the printer.
    Cancelled,
    /// A cover or door is open.
    CoverOpen,
    /// The answer is not IPP: the address belongs to something else.
    Garbled,
    /// Paper is jammed.
    Jammed,
    /// The printer forgot the job before saying how it ended.
    Lost,
    /// The paper is used up.
    NoPaper,
    /// Toner or ink is used up.
    NoToner,
    /// The printer is switched off behind its queue.
    Offline,
    /// The printer is paused or stopped.
    Paused,
    /// The printer does not take such a job.
    Refused,
    /// The job did not end in time; it was cancelled.
    TimedOut,
    /// The job did not end, for whatever reason, and could not be cancelled: it may still come out.
    Uncancelled,
    /// Nothing answers at the address.
    Unreachable,
}

/// How long the printer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the whole job.
    pub job: Duration,
    /// Between two questions about it.
    pub pause: Duration,
    /// For one answer.
    pub answer: Duration,
    /// So many questions in a row must find the same trouble before it is believed: a queue shows
    /// the trouble of the job before until it has looked at its printer again.
    pub believed_after: u32,
}

impl Default for Patience {
    /// A slow office printer warms up for half a minute.
    fn default() -> Self {
        Self {
            job: Duration::from_secs(90),
            pause: Duration::from_millis(500),
            answer: Duration::from_secs(10),
            believed_after: 4,
        }
    }
}

/// Why there can be no printer at an address.
#[derive(Debug, thiserror::Error)]
pub enum PrinterError {
    /// The address is no `ipp` or `http` URI.
    #[error("`{0}` is no printer address: write one like ipp://localhost:631/printers/slip")]
    Address(String),
    /// The printer's thread cannot be started.
    #[error("the printer's thread cannot be started")]
    Thread(#[source] std::io::Error),
}

/// The printer of this kiosk.
#[derive(Debug, Clone)]
pub enum Printer {
    /// None is set up.
    Absent,
    /// One that speaks IPP, or a CUPS queue.
    Ipp(Queue),
}

/// The way to the thread that owns a printer; it ends when the last handle is dropped.
#[derive(Debug, Clone)]
pub struct Queue {
    jobs: mpsc::Sender<Job>,
}

#[derive(Debug)]
struct Job {
    pdf: Vec<u8>,
    title: &'static str,
    answer: oneshot::Sender<Printed>,
}

impl Printer {
    /// Starts the thread of the printer at `uri`; nothing is sent to it before the first job.
    ///
    /// # Errors
    /// See [`PrinterError`].
    pub fn start(uri: &str, paper: SlipPaper, patience: Patience) -> Result<Self, PrinterError> {
        let address: Uri = uri
            .parse()
            .map_err(|_| PrinterError::Address(uri.to_owned()))?;
        let known = matches!(address.scheme_str(), Some("ipp" | "http"));
        if !known || address.host().is_none() {
            return Err(PrinterError::Address(uri.to_owned()));
        }
        let line = Line::new(address, paper, patience);
        let (jobs, waiting) = mpsc::channel::<Job>();
        thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || {
                for job in waiting {
                    let printed = line.print(job.pdf, job.title);
                    tracing::info!(?printed, "print job ended");
                    // Nobody waits any more when the visit is over.
                    let _ = job.answer.send(printed);
                }
            })
            .map_err(PrinterError::Thread)?;
        Ok(Self::Ipp(Queue { jobs }))
    }

    /// Prints a PDF; the answer comes once the printer has told how it ended.
    ///
    /// The title is shown on the printer and in its log, therefore it cannot be made at run time.
    pub fn print(&self, pdf: Vec<u8>, title: &'static str) -> oneshot::Receiver<Printed> {
        let (answer, answered) = oneshot::channel();
        match self {
            Self::Absent => {
                let _ = answer.send(Printed::Failed(Trouble::Absent));
            }
            Self::Ipp(queue) => {
                // Fails only when the thread is gone; then `answered` says so by being closed.
                let _ = queue.jobs.send(Job { pdf, title, answer });
            }
        }
        answered
    }
}

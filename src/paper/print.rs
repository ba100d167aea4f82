//! Printing, followed to the printer's truth.
//!
//! One thread owns a printer; [`Printer`] is a cheap handle to it. A paper counts as printed only when
//! the printer says so: an IPP job is completed (`job-state` 9), or a receipt printer has answered, in
//! its turn, that it got through everything and still has paper. Whatever else happens is a [`Trouble`]
//! with a name, and what can be cancelled is, so that it does not come out for the next resident.

mod address;
mod dialogue;
mod escpos;
mod follow;
mod sheets;
mod trouble;
mod wire;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod mock;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use sheets::{PaperSize, Sheets};
pub use trouble::Trouble;

use address::Address;
use follow::Document;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::sync::oneshot;

/// How a print job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// The printer says that it is on paper.
    Done,
    /// It is not known to be on paper; the reason says why.
    Failed(Trouble),
}

/// What a printer understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterLanguage {
    /// PDF.
    Pdf,
    /// ESC/POS, the language of receipt printers.
    EscPos,
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
    /// The address is none of a printer.
    #[error(
        "`{0}` is no printer address: write one like ipp://localhost:631/printers/slip, socket://HOST:9100 or file:///dev/usb/lp0"
    )]
    Address(String),
    /// Only IPP tells what became of a PDF.
    #[error("`{0}` takes no PDF: use an ipp:// address, or another language")]
    NotIpp(String),
    /// The printer's thread cannot be started.
    #[error("the printer's thread cannot be started")]
    Thread(#[source] std::io::Error),
}

/// A printer of this kiosk.
#[derive(Debug, Clone)]
pub enum Printer {
    /// None is set up.
    Absent,
    /// One with a thread of its own.
    Connected(Queue),
}

/// The way to the thread that owns a printer; it ends when the last handle is dropped.
#[derive(Debug, Clone)]
pub struct Queue {
    jobs: mpsc::Sender<Job>,
}

#[derive(Debug)]
struct Job {
    sheets: Sheets,
    answer: oneshot::Sender<Printed>,
}

/// The line to one printer.
enum Line {
    Ipp(follow::Line, PrinterLanguage),
    Direct(dialogue::Line),
}

impl Printer {
    /// Starts the thread of the printer at `uri`; nothing is sent to it before the first job.
    ///
    /// # Errors
    /// See [`PrinterError`].
    pub fn start(
        uri: &str,
        language: PrinterLanguage,
        patience: Patience,
    ) -> Result<Self, PrinterError> {
        let line = match (Address::parse(uri)?, language) {
            (Address::Ipp(uri), _) => Line::Ipp(follow::Line::new(uri, patience), language),
            (address, PrinterLanguage::EscPos) => {
                Line::Direct(dialogue::Line::new(address, patience))
            }
            (_, PrinterLanguage::Pdf) => return Err(PrinterError::NotIpp(uri.to_owned())),
        };
        let (jobs, waiting) = mpsc::channel::<Job>();
        thread::Builder::new()
            .name("printer".to_owned())
            .spawn(move || {
                for job in waiting {
                    let printed = line
                        .print(&job.sheets)
                        .map_or_else(Printed::Failed, |()| Printed::Done);
                    tracing::info!(?printed, "print job ended");
                    // Nobody waits any more when the visit is over.
                    let _ = job.answer.send(printed);
                }
            })
            .map_err(PrinterError::Thread)?;
        Ok(Self::Connected(Queue { jobs }))
    }

    /// Prints; the answer comes once the printer has told how it ended.
    pub fn print(&self, sheets: Sheets) -> oneshot::Receiver<Printed> {
        let (answer, answered) = oneshot::channel();
        match self {
            Self::Absent => {
                let _ = answer.send(Printed::Failed(Trouble::Absent));
            }
            Self::Connected(queue) => {
                // Fails only when the thread is gone; then `answered` says so by being closed.
                let _ = queue.jobs.send(Job { sheets, answer });
            }
        }
        answered
    }
}

impl Line {
    fn print(&self, sheets: &Sheets) -> Result<(), Trouble> {
        match self {
            Self::Ipp(line, PrinterLanguage::Pdf) => line.print(Document {
                bytes: sheets.to_pdf().map_err(|_| Trouble::Undrawn)?,
                title: sheets.title,
                format: follow::PDF,
                media: sheets.paper.media(),
            }),
            Self::Ipp(line, PrinterLanguage::EscPos) => line.print(Document {
                bytes: escpos::document(sheets)?,
                title: sheets.title,
                // A queue passes these on as they are; a printer itself does not know the name.
                format: "application/vnd.cups-raw",
                media: None,
            }),
            Self::Direct(line) => line.print(&escpos::strips(sheets)?),
        }
    }
}

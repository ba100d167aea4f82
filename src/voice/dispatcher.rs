//! speech-dispatcher by its own protocol (SSIP) on its socket, where the desktop has one.
//!
//! A connection is a sentence: the daemon tells when it has been said, and falls silent when it is
//! told to cancel. Nothing is started and no program sees the text.

use crate::config::texts::Language;
use crate::voice::manner::Manner;
use crate::voice::program::{Ending, Stop};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the daemon's silence is interrupted to look whether to stop.
const GLANCE: Duration = Duration::from_millis(15);
/// How long a request may stay without an answer.
const ANSWER: Duration = Duration::from_secs(3);

/// Answers of the daemon, by their first three figures.
const SAID: &str = "702";
const CANCELLED: &str = "703";
const READY_FOR_TEXT: &str = "230";
const QUEUED: &str = "225";

/// A daemon.
#[derive(Debug, Clone)]
pub(super) struct Dispatcher {
    socket: PathBuf,
}

/// What is said, and how.
pub(super) struct Saying<'a> {
    pub(super) text: &'a str,
    pub(super) language: Language,
    pub(super) manner: Manner,
}

impl Dispatcher {
    /// The daemon with its socket below one of these folders.
    pub(super) fn in_any(folders: &[PathBuf]) -> Option<Self> {
        folders
            .iter()
            .map(|folder| folder.join("speech-dispatcher/speechd.sock"))
            .find(|socket| socket.exists())
            .map(|socket| Self { socket })
    }

    /// Its socket.
    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    /// Says a sentence to its end, but no longer than `limit`.
    pub(super) fn say(&self, saying: &Saying<'_>, stop: &Stop, limit: Duration) -> Ending {
        let Ok(mut line) = Line::open(&self.socket) else {
            return Ending::Failed;
        };
        match line.begin(saying, stop) {
            Ok(true) => {}
            Ok(false) => return Ending::Stopped,
            Err(error) if error.kind() == ErrorKind::TimedOut => return Ending::Hung,
            Err(_) => return Ending::Failed,
        }
        let end = Instant::now() + limit;
        loop {
            if stop.is_wished() {
                line.cancel();
                return Ending::Stopped;
            }
            match line.answer() {
                Ok(Some(answer)) if answer.starts_with(SAID) => return Ending::Done,
                Ok(Some(answer)) if answer.starts_with(CANCELLED) => return Ending::Failed,
                Ok(_) if Instant::now() < end => {}
                Ok(_) => {
                    line.cancel();
                    return Ending::Hung;
                }
                Err(_) => return Ending::Failed,
            }
        }
    }
}

/// A connection.
struct Line {
    reader: BufReader<UnixStream>,
    /// What has come of an answer that is not complete.
    begun: String,
}

impl Line {
    fn open(socket: &Path) -> io::Result<Self> {
        let stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(GLANCE))?;
        stream.set_write_timeout(Some(ANSWER))?;
        Ok(Self {
            reader: BufReader::new(stream),
            begun: String::new(),
        })
    }

    /// Sets everything up and hands the text over; `false` where the wish to stop came first.
    fn begin(&mut self, saying: &Saying<'_>, stop: &Stop) -> io::Result<bool> {
        for request in requests(saying) {
            if !self.ask(&request, "2", stop)? {
                return Ok(false);
            }
        }
        if !self.ask("SPEAK", READY_FOR_TEXT, stop)? {
            return Ok(false);
        }
        // A line of a single dot would end the text.
        let text = saying.text.replace(['\r', '\n'], " ");
        let stuffing = if text.starts_with('.') { "." } else { "" };
        self.ask(&format!("{stuffing}{text}\r\n."), QUEUED, stop)
    }

    /// Sends a request and waits for its answer, which must begin so.
    fn ask(&mut self, request: &str, expected: &str, stop: &Stop) -> io::Result<bool> {
        let stream = self.reader.get_mut();
        stream.write_all(request.as_bytes())?;
        stream.write_all(b"\r\n")?;
        let end = Instant::now() + ANSWER;
        while Instant::now() < end {
            if stop.is_wished() {
                self.cancel();
                return Ok(false);
            }
            match self.answer()? {
                // Events may come in between.
                Some(answer) if answer.starts_with('7') => {}
                Some(answer) if answer.starts_with(expected) => return Ok(true),
                Some(_) => return Err(ErrorKind::InvalidData.into()),
                None => {}
            }
        }
        Err(ErrorKind::TimedOut.into())
    }

    /// The last line of the next answer, where it comes within a glance.
    fn answer(&mut self) -> io::Result<Option<String>> {
        loop {
            match self.reader.read_line(&mut self.begun) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(_) => {
                    let line = std::mem::take(&mut self.begun);
                    // "700-12" goes on, "700 INDEX MARK" ends.
                    if line.as_bytes().get(3) != Some(&b'-') {
                        return Ok(Some(line));
                    }
                }
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return Ok(None);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Makes the daemon silent; it does so too when the connection is gone and cannot be asked.
    fn cancel(&mut self) {
        let _ = self.reader.get_mut().write_all(b"CANCEL SELF\r\nQUIT\r\n");
    }
}

fn requests(saying: &Saying<'_>) -> Vec<String> {
    vec![
        "SET SELF CLIENT_NAME kiosk:motcua:page".to_owned(),
        "SET SELF NOTIFICATION ALL ON".to_owned(),
        "SET SELF PRIORITY MESSAGE".to_owned(),
        // Which accent it speaks is set where the daemon is set up.
        format!("SET SELF LANGUAGE {}", saying.language.code()),
        format!("SET SELF RATE {}", rate(saying.manner)),
        format!("SET SELF VOLUME {}", volume(saying.manner)),
    ]
}

/// Its scale goes from -100 over the usual 0 to 100; the double pace is taken for its end.
fn rate(manner: Manner) -> i32 {
    (manner.pace.factor().log2() * 100.0).round() as i32
}

/// Its scale goes from -100 to 100.
fn volume(manner: Manner) -> i32 {
    (manner.volume.amplitude() * 200.0 - 100.0).round() as i32
}

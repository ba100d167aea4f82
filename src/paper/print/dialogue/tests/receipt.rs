//! A receipt printer on loopback: prints strip by strip, stops as it is told, and answers as a real one.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Why it stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Broken,
    CoverOpen,
    CutterStuck,
    PaperEnd,
    /// By its button.
    Paused,
}

/// How it behaves.
#[derive(Clone)]
pub(super) struct Script {
    /// It stops once it has printed so many rows; a stuck cutter shows when it cuts.
    pub stops: Option<(usize, Stop)>,
    /// It goes on after so long.
    pub mended_after: Duration,
    /// For a strip.
    pub pace: Duration,
    /// Whether it answers marks, and questions.
    pub answers: [bool; 2],
    /// It answers marks with this.
    pub marked: u8,
    /// Answers to an earlier job that come with the first of this one.
    pub late: usize,
    /// Sent as soon as the first byte comes, instead of every other answer.
    pub garbage: Option<&'static [u8]>,
    /// It hangs up once it has read so many bytes.
    pub hangs_up_after: usize,
    /// A report that nobody asked for comes before each mark.
    pub reports: bool,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            stops: None,
            mended_after: Duration::MAX,
            pace: Duration::ZERO,
            answers: [true, true],
            marked: 0,
            late: 0,
            garbage: None,
            hangs_up_after: usize::MAX,
            reports: false,
        }
    }
}

/// What came out, and what was understood.
#[derive(Default)]
pub(super) struct Seen {
    pub rows: usize,
    pub cuts: usize,
    /// Whether it was told to forget the rest.
    pub forgot: bool,
    /// Bytes that are no command.
    pub strange: usize,
    /// Strips that waited in it at the same time.
    pub most_waiting: usize,
}

enum Command {
    Strip(usize),
    Cut,
    Mark,
    Other,
}

/// Starts the printer; it lives as long as the test.
pub(super) fn printer(script: Script) -> (String, Arc<Mutex<Seen>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("socket://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Seen::default()));
    let kept = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            stream.set_read_timeout(Some(LOOK)).unwrap();
            // A kiosk that hangs up is the kiosk's matter.
            let _ = Device::new(stream, &script, &kept).serve();
        }
    });
    (uri, seen)
}

/// Plugs it in as a device: a file that never waits.
pub(super) fn device(script: Script) -> (File, Arc<Mutex<Seen>>) {
    let (kiosk, printer) = UnixStream::pair().unwrap();
    kiosk.set_nonblocking(true).unwrap();
    printer.set_read_timeout(Some(LOOK)).unwrap();
    let seen = Arc::new(Mutex::new(Seen::default()));
    let kept = Arc::clone(&seen);
    thread::spawn(move || {
        let _ = Device::new(printer, &script, &kept).serve();
    });
    (File::from(OwnedFd::from(kiosk)), seen)
}

/// It looks so often for what has come.
const LOOK: Duration = Duration::from_millis(1);

struct Device<'a, S> {
    stream: S,
    script: &'a Script,
    seen: &'a Mutex<Seen>,
    /// Read and not yet understood.
    unread: Vec<u8>,
    read: usize,
    /// Understood and not yet done.
    waiting: VecDeque<Command>,
    stopped: Option<(Stop, Instant)>,
    mended: bool,
    late: usize,
}

impl<'a, S: Read + Write> Device<'a, S> {
    fn new(stream: S, script: &'a Script, seen: &'a Mutex<Seen>) -> Self {
        Self {
            stream,
            script,
            seen,
            unread: Vec::new(),
            read: 0,
            waiting: VecDeque::new(),
            stopped: None,
            mended: false,
            late: script.late,
        }
    }

    fn serve(&mut self) -> std::io::Result<()> {
        let mut bytes = [0; 512];
        loop {
            let room = self.script.hangs_up_after - self.read;
            if room == 0 {
                return Ok(());
            }
            let most = room.min(bytes.len());
            match self.stream.read(&mut bytes[..most]) {
                Ok(0) => return Ok(()),
                Ok(came) => {
                    self.read += came;
                    self.unread.extend(&bytes[..came]);
                    if let Some(garbage) = self.script.garbage {
                        self.stream.write_all(garbage)?;
                    }
                }
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(error),
            }
            self.understand()?;
            self.work()?;
        }
    }

    fn understand(&mut self) -> std::io::Result<()> {
        loop {
            let (length, command) = match self.unread.as_slice() {
                [0x10, 0x04, question, ..] => {
                    let answer = self.tell(*question);
                    self.say(self.script.answers[1], &[answer])?;
                    (3, None)
                }
                [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8, ..] => {
                    self.waiting.clear();
                    self.seen.lock().unwrap().forgot = true;
                    (10, None)
                }
                [0x10, 0x04] | [0x10] | [0x1b] | [0x1d] => return Ok(()),
                [0x10, 0x14, rest @ ..] if rest.len() < 8 => return Ok(()),
                [0x1b, b'@', ..] => (2, Some(Command::Other)),
                [0x1b, b'd', _, ..] | [0x1d, b'a', _, ..] => (3, Some(Command::Other)),
                [0x1d, b'r', 1, ..] => (3, Some(Command::Mark)),
                [0x1d, b'V', 66, _, ..] => (4, Some(Command::Cut)),
                [0x1d, b'v', b'0', 0, width, 0, height, 0, dots @ ..] => {
                    let size = usize::from(*width) * usize::from(*height);
                    if dots.len() < size {
                        return Ok(());
                    }
                    (8 + size, Some(Command::Strip(usize::from(*height))))
                }
                [0x1b | 0x1d, b'd' | b'a' | b'r' | b'V' | b'v', ..] if self.unread.len() < 8 => {
                    return Ok(());
                }
                [] => return Ok(()),
                _ => {
                    self.seen.lock().unwrap().strange += 1;
                    (1, None)
                }
            };
            self.unread.drain(..length);
            self.waiting.extend(command);
            let strips = self.waiting.iter();
            let strips = strips
                .filter(|one| matches!(one, Command::Strip(_)))
                .count();
            let mut seen = self.seen.lock().unwrap();
            seen.most_waiting = seen.most_waiting.max(strips);
        }
    }

    /// Does one thing, unless it has stopped.
    fn work(&mut self) -> std::io::Result<()> {
        if let Some((_, since)) = self.stopped {
            if since.elapsed() < self.script.mended_after {
                return Ok(());
            }
            self.stopped = None;
            self.mended = true;
        }
        let rows = self.seen.lock().unwrap().rows;
        let due = self
            .script
            .stops
            .filter(|(after, _)| !self.mended && rows >= *after);
        match (due, self.waiting.front()) {
            (Some((_, Stop::CutterStuck)), Some(Command::Cut)) => {
                self.stopped = Some((Stop::CutterStuck, Instant::now()));
                return Ok(());
            }
            (Some((_, stop)), _) if stop != Stop::CutterStuck => {
                self.stopped = Some((stop, Instant::now()));
                return Ok(());
            }
            _ => {}
        }
        match self.waiting.pop_front() {
            Some(Command::Strip(rows)) => {
                thread::sleep(self.script.pace);
                self.seen.lock().unwrap().rows += rows;
            }
            Some(Command::Cut) => self.seen.lock().unwrap().cuts += 1,
            Some(Command::Mark) => {
                if self.script.reports {
                    self.say(true, &[0x10, 0, 0, 0])?;
                }
                let more = std::mem::take(&mut self.late);
                self.say(self.script.answers[0], &vec![self.script.marked; 1 + more])?;
            }
            Some(Command::Other) | None => {}
        }
        Ok(())
    }

    fn tell(&self, question: u8) -> u8 {
        let stop = self.stopped.map(|(stop, _)| stop);
        0x12 | match (question, stop) {
            (1, Some(_)) => 1 << 3,
            (2, Some(Stop::CoverOpen)) => 1 << 2,
            (2, Some(Stop::PaperEnd)) => 1 << 5,
            (2, Some(Stop::Broken | Stop::CutterStuck)) => 1 << 6,
            (3, Some(Stop::CutterStuck)) => 1 << 3,
            (3, Some(Stop::Broken)) => 1 << 5,
            (4, Some(Stop::PaperEnd)) => 0x6c,
            _ => 0,
        }
    }

    fn say(&mut self, whether: bool, bytes: &[u8]) -> std::io::Result<()> {
        if whether && self.script.garbage.is_none() {
            self.stream.write_all(bytes)?;
        }
        Ok(())
    }
}

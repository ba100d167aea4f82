//! One run of a program that makes a sound: it ends by itself, is stopped, or hangs and is ended.
//!
//! The program runs in a process group of its own, so that whatever it starts ends with it.

use rustix::process::{Pid, Signal, kill_process_group};
use std::ffi::OsString;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const GLANCE: Duration = Duration::from_millis(15);

/// What fits into a pipe whatever its size, so that a program that never reads cannot hold us.
const MOST_INPUT: usize = 4_000;

/// A program with its arguments and what it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<OsString>,
    pub(super) input: Option<String>,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It said that all went well.
    Done,
    /// It could not start, complained or crashed.
    Failed,
    /// It did not end in time and was ended.
    Hung,
    /// It was stopped.
    Stopped,
}

/// The wish to stop; a clone is the same wish.
#[derive(Debug, Clone, Default)]
pub(super) struct Stop(Arc<(Mutex<bool>, Condvar)>);

impl Stop {
    /// Wakes whoever waits.
    pub(super) fn now(&self) {
        let (wish, waking) = &*self.0;
        *wish.lock().unwrap_or_else(PoisonError::into_inner) = true;
        waking.notify_all();
    }

    /// Whether the wish is there.
    pub(super) fn is_wished(&self) -> bool {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits a moment, or shorter where the wish comes; tells whether it is there.
    fn within(&self, time: Duration) -> bool {
        let (wish, waking) = &*self.0;
        let wished = wish.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = waking.wait_timeout_while(wished, time, |wished| !*wished);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Run {
    /// Runs to the end, but no longer than `limit`. Afterwards nothing of it is left.
    pub(super) fn to_end(&self, stop: &Stop, limit: Duration) -> Ending {
        let wants_input = self.input.is_some();
        let started = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(if wants_input {
                Stdio::piped()
            } else {
                Stdio::null()
            })
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        let Ok(mut child) = started else {
            return Ending::Failed;
        };
        if let (Some(text), Some(mut input)) = (&self.input, child.stdin.take()) {
            // A program that ends early is noticed below.
            let _ = input.write_all(&text.as_bytes()[..text.floor_char_boundary(MOST_INPUT)]);
        }
        let end = Instant::now() + limit;
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return Ending::Done,
                Ok(None) if Instant::now() < end => {}
                Ok(None) => {
                    finish(&mut child);
                    return Ending::Hung;
                }
                Ok(Some(_)) | Err(_) => {
                    finish(&mut child);
                    return Ending::Failed;
                }
            }
            if stop.within(GLANCE) {
                finish(&mut child);
                return Ending::Stopped;
            }
        }
    }
}

/// Ends the program and all that it started.
fn finish(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The program with this name in one of these folders.
pub(super) fn find(folders: &[PathBuf], name: &str) -> Option<PathBuf> {
    folders
        .iter()
        .map(|folder| folder.join(name))
        .find(|program| Path::is_file(program))
}

//! Running `scanimage` within a time and a size, and what its end means.

use super::super::{Trouble, Wait};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often the program is looked at.
const STEP: Duration = Duration::from_millis(20);
/// Most bytes of its complaints that are read.
const MOST_COMPLAINTS: u64 = 16 * 1024;

/// A program that has ended.
pub(super) struct Finished {
    /// Its exit status; nothing where a signal ended it.
    status: Option<i32>,
    told: Vec<u8>,
    complaints: String,
}

impl Finished {
    /// What it told, if it ended well.
    ///
    /// # Errors
    /// The trouble that its exit status names.
    pub(super) fn success(self) -> Result<Vec<u8>, Trouble> {
        match self.status {
            Some(0) => Ok(self.told),
            status => Err(trouble(status, &self.complaints)),
        }
    }
}

/// What the end of the program means. While it scans it ends with the status of SANE; before that
/// with 1, and only its words tell more.
fn trouble(status: Option<i32>, complaints: &str) -> Trouble {
    match status {
        Some(3) => Trouble::Busy,
        Some(6) => Trouble::Jammed,
        Some(7) => Trouble::NoPaper,
        Some(8) => Trouble::CoverOpen,
        Some(11) => Trouble::Denied,
        Some(1) if complaints.contains("busy") => Trouble::Busy,
        Some(1) if complaints.contains("denied") => Trouble::Denied,
        Some(1) if complaints.contains("open of device") => Trouble::Gone,
        Some(1) if complaints.contains("no SANE devices") => Trouble::Gone,
        Some(code) => Trouble::Failed(code),
        None => Trouble::Failed(-1),
    }
}

/// A program that is killed when nobody waits for it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail where it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the program and gives what it told.
///
/// # Errors
/// [`Trouble::Silent`] when the time is over, [`Trouble::TooLarge`] when it tells more than `most`
/// bytes; it is killed then.
pub(super) fn run(
    program: &Path,
    drivers: Option<&Path>,
    words: &[&str],
    most: u64,
    wait: &Wait,
) -> Result<Finished, Trouble> {
    let mut command = Command::new(program);
    let _ = command
        .args(words)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(folder) = drivers {
        let _ = command.env("SANE_CONFIG_DIR", folder);
    }
    let child = command.spawn().map_err(|error| match error.into() {
        Trouble::Gone => Trouble::NoProgram,
        other => other,
    })?;
    let mut running = Running(child);
    let told = reader(running.0.stdout.take(), most + 1, Rest::Refused)?;
    let complaints = reader(running.0.stderr.take(), MOST_COMPLAINTS, Rest::Ignored)?;
    let status = loop {
        if let Some(status) = running.0.try_wait()? {
            break status;
        }
        // A program that is not read to its end waits for ever.
        if told.is_finished() {
            let told = told.join().unwrap_or_default();
            if told.len() as u64 > most {
                return Err(Trouble::TooLarge);
            }
            return finish(&mut running, told, complaints, wait);
        }
        wait.pause(STEP)?;
    };
    let told = told.join().unwrap_or_default();
    if told.len() as u64 > most {
        return Err(Trouble::TooLarge);
    }
    Ok(Finished {
        status: status.code(),
        told,
        complaints: words_of(complaints),
    })
}

/// It has told everything; its end is near.
fn finish(
    running: &mut Running,
    told: Vec<u8>,
    complaints: JoinHandle<Vec<u8>>,
    wait: &Wait,
) -> Result<Finished, Trouble> {
    let status = loop {
        match running.0.try_wait()? {
            Some(status) => break status,
            None => wait.pause(STEP)?,
        }
    };
    Ok(Finished {
        status: status.code(),
        told,
        complaints: words_of(complaints),
    })
}

fn words_of(complaints: JoinHandle<Vec<u8>>) -> String {
    let bytes = complaints.join().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What happens to what a program tells beyond the most that is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// It is read and thrown away.
    Ignored,
    /// The pipe is closed.
    Refused,
}

/// Reads at most so many bytes beside the program, so that it never waits for a full pipe.
fn reader(
    pipe: Option<impl Read + Send + 'static>,
    most: u64,
    rest: Rest,
) -> Result<JoinHandle<Vec<u8>>, Trouble> {
    let thread = thread::Builder::new().name("scanner".to_owned());
    let handle = thread.spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before an error counts; the exit status tells the rest.
            let _ = pipe.by_ref().take(most).read_to_end(&mut bytes);
            if rest == Rest::Ignored {
                let _ = std::io::copy(&mut pipe, &mut std::io::sink());
            }
        }
        bytes
    })?;
    Ok(handle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_program_has_a_name() {
        for (status, complaints, expected) in [
            (Some(3), "scanimage: sane_read: Device busy", Trouble::Busy),
            (Some(6), "", Trouble::Jammed),
            (Some(7), "", Trouble::NoPaper),
            (Some(8), "", Trouble::CoverOpen),
            (Some(9), "", Trouble::Failed(9)),
            (Some(11), "", Trouble::Denied),
            (
                Some(1),
                "scanimage: open of device nope:0 failed: Invalid argument",
                Trouble::Gone,
            ),
            (
                Some(1),
                "scanimage: open of device x failed: Device busy",
                Trouble::Busy,
            ),
            (
                Some(1),
                "scanimage: open of device x failed: Access to resource has been denied",
                Trouble::Denied,
            ),
            (Some(1), "scanimage: no SANE devices found", Trouble::Gone),
            (Some(1), "unrecognized option", Trouble::Failed(1)),
            (None, "", Trouble::Failed(-1)),
        ] {
            assert_eq!(trouble(status, complaints), expected, "{complaints}");
        }
    }
}

//! A CUPS scheduler with one raw queue in front of a receipt printer.
//!
//! It has a folder of its own, so that a running CUPS is not touched.

use super::programs::{Missing, program};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// What brings bytes to a port; the scheduler alone cannot.
const BACKENDS: [&str; 2] = [
    "/usr/lib/cups/backend/socket",
    "/usr/libexec/cups/backend/socket",
];

/// A queue that lives as long as this.
pub struct RawQueue {
    _folder: TempDir,
    scheduler: Child,
    port: u16,
}

impl RawQueue {
    /// Starts one in front of the printer at this port of this machine; see [`Missing::or_left_out`].
    pub fn start(printer: u16) -> Option<Self> {
        Missing::or_left_out(Self::try_start(printer))
    }

    fn try_start(printer: u16) -> Result<Self, Missing> {
        let cupsd = program("cupsd", "cups")?;
        if !BACKENDS.iter().any(|file| Path::new(file).is_file()) {
            return Err(Missing(
                "the socket backend is missing; it is in the package cups".to_owned(),
            ));
        }
        // What sends to the printer may be another user.
        let all = fs::Permissions::from_mode(0o755);
        let folder = tempfile::Builder::new().permissions(all).tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        write_settings(folder.path(), port, printer);
        let file = |name: &str| folder.path().join(name);
        let scheduler = Command::new(cupsd)
            .arg("-f")
            .args(["-c".as_ref(), file("cupsd.conf").as_path()])
            .args(["-s".as_ref(), file("cups-files.conf").as_path()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Missing(format!("cupsd cannot be started: {error}")))?;
        let log = file("error");
        let mut queue = Self {
            _folder: folder,
            scheduler,
            port,
        };
        let end = Instant::now() + STARTS_WITHIN;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if queue.scheduler.try_wait().unwrap().is_some() || Instant::now() > end {
                let log = fs::read_to_string(log).unwrap_or_default();
                return Err(Missing(format!("cupsd does not run: {log}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(queue)
    }

    /// Its address.
    pub fn uri(&self) -> String {
        format!("ipp://127.0.0.1:{}/printers/slip", self.port)
    }
}

impl Drop for RawQueue {
    fn drop(&mut self) {
        // On this signal it ends what it has started, too.
        let id = i32::try_from(self.scheduler.id()).unwrap();
        let id = rustix::process::Pid::from_raw(id).unwrap();
        let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
        let end = Instant::now() + STARTS_WITHIN;
        while matches!(self.scheduler.try_wait(), Ok(None)) && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.scheduler.kill();
        let _ = self.scheduler.wait();
    }
}

fn write_settings(folder: &Path, port: u16, printer: u16) {
    let here = folder.display();
    let settings = format!(
        "LogLevel warn\nListen 127.0.0.1:{port}\nBrowsing Off\nWebInterface No\n\
         DefaultAuthType None\n\
         <Location />\nOrder allow,deny\nAllow localhost\n</Location>\n\
         <Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
    );
    let folders = ["root", "spool", "cache", "state", "scratch"];
    for name in folders {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let files = format!(
        "ServerRoot {here}/root\nRequestRoot {here}/spool\nCacheDir {here}/cache\n\
         StateDir {here}/state\nTempDir {here}/scratch\nServerKeychain {here}/state\n\
         AccessLog {here}/access\nErrorLog {here}/error\nPageLog {here}/pages\n"
    );
    let queue = format!(
        "<DefaultPrinter slip>\nDeviceURI socket://127.0.0.1:{printer}\nState Idle\n\
         Accepting Yes\nShared No\nErrorPolicy retry-job\n</DefaultPrinter>\n"
    );
    fs::write(folder.join("cupsd.conf"), settings).unwrap();
    fs::write(folder.join("cups-files.conf"), files).unwrap();
    fs::write(folder.join("root/printers.conf"), queue).unwrap();
}

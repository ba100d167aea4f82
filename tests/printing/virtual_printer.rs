//! `ippeveprinter` of the CUPS project as a printer whose faults can be made: an IPP server of its own,
//! which knows nothing of this program.
//!
//! It has a folder and a bus of its own, so that neither a running CUPS nor the network is touched.

use super::programs::{Missing, program};
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// It is there at once, also on a busy machine within this.
const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// What it does with a document, as a shell's commands. `$1` is the document, `printed` copies it
/// into the folder as if it came out, and `held` waits as long as the test holds it.
pub type Behaviour = &'static str;

/// Prints at once.
pub const PRINTS: Behaviour = "printed";
/// Prints, but not before the test lets it go.
pub const PRINTS_SLOWLY: Behaviour = "held; printed";

/// A printer that lives as long as this.
pub struct VirtualPrinter {
    folder: TempDir,
    bus: Child,
    printer: Child,
    port: u16,
}

impl VirtualPrinter {
    /// Starts one; see [`Missing::or_left_out`].
    pub fn start(behaviour: Behaviour) -> Option<Self> {
        Missing::or_left_out(Self::try_start(behaviour))
    }

    fn try_start(behaviour: Behaviour) -> Result<Self, Missing> {
        let printer = program("ippeveprinter", "cups-ipp-utils")?;
        let bus = program("dbus-daemon", "dbus-daemon")?;
        let folder = tempfile::tempdir().unwrap();
        write_command(folder.path(), behaviour);
        let mut bus = start_bus(&bus, folder.path())?;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let started = Command::new(printer)
            .env("DBUS_SYSTEM_BUS_ADDRESS", bus_address(folder.path()))
            .env("HOME", folder.path())
            // Not announced on the network.
            .args(["-r", "off", "-n", "localhost", "-f", "application/pdf"])
            .args(["-p", &port.to_string()])
            .args(["-K".as_ref(), folder.path()])
            .args(["-d".as_ref(), folder.path()])
            .args(["-c".as_ref(), folder.path().join("command").as_path()])
            .arg("Virtual")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        let printer = match started {
            Ok(printer) => printer,
            Err(error) => {
                let _ = bus.kill();
                let _ = bus.wait();
                return Err(Missing(format!("ippeveprinter cannot be started: {error}")));
            }
        };
        let mut printer = Self {
            folder,
            bus,
            printer,
            port,
        };
        let end = Instant::now() + STARTS_WITHIN;
        while printer.get("/").is_err() {
            let gone = printer.printer.try_wait().unwrap();
            if gone.is_some() || Instant::now() > end {
                let log = fs::read_to_string(printer.folder.path().join("log"));
                let log = log.unwrap_or_default();
                return Err(Missing(format!("ippeveprinter does not run: {log}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(printer)
    }

    /// Its address.
    pub fn uri(&self) -> String {
        format!("ipp://localhost:{}/ipp/print", self.port)
    }

    /// From now on everything that waits in `held` waits.
    pub fn hold(&self) {
        fs::write(self.folder.path().join("hold"), b"").unwrap();
    }

    /// Lets it go on.
    pub fn let_go(&self) {
        fs::remove_file(self.folder.path().join("hold")).unwrap();
    }

    /// How many documents have come out.
    pub fn printed(&self) -> usize {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name());
        names
            .filter(|name| name.to_str().unwrap().starts_with("printed-"))
            .count()
    }

    /// Puts so many sheets into every tray.
    pub fn put_paper(&self, sheets: u32) {
        self.fill_in("/media", |field| {
            match field.trim_end_matches(char::is_numeric) {
                "size" => "iso_a4_210x297mm".to_owned(),
                "type" => "stationery".to_owned(),
                _ => sheets.to_string(),
            }
        });
    }

    /// Fills the toner up to so many hundredths.
    pub fn put_toner(&self, percent: u32) {
        self.fill_in("/supplies", |field| match field {
            // What was used up is collected in the first.
            "supply0" => "10".to_owned(),
            _ => percent.to_string(),
        });
    }

    /// Fills in a form of its web page; the names of the trays are others on every machine.
    fn fill_in(&self, form: &str, value: impl Fn(&str) -> String) {
        let page = self.get(form).unwrap();
        let fields = page.split("name=\"").skip(1);
        let fields: Vec<String> = fields
            .filter_map(|rest| rest.split('"').next())
            .filter(|name| name.ends_with(char::is_numeric))
            .map(|name| format!("{name}={}", value(name)))
            .collect();
        assert!(!fields.is_empty(), "{form} has no fields");
        self.get(&format!("{form}?{}", fields.join("&"))).unwrap();
    }

    fn get(&self, path: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("localhost", self.port))?;
        stream.set_read_timeout(Some(STARTS_WITHIN))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )?;
        // It keeps the line open, whatever it is asked.
        let mut page = String::new();
        let mut reader = BufReader::new(stream);
        while !page.contains("</html>") && reader.read_line(&mut page)? > 0 {}
        if page.starts_with("HTTP/1.1 200") {
            Ok(page)
        } else {
            Err(ErrorKind::InvalidData.into())
        }
    }

    /// Pulls the plug.
    pub fn switch_off(&mut self) {
        self.printer.kill().unwrap();
        self.printer.wait().unwrap();
    }

    /// It hangs: it has not gone and does nothing.
    pub fn freeze(&self) {
        self.signal(rustix::process::Signal::STOP);
    }

    /// It goes on where it hung.
    pub fn thaw(&self) {
        self.signal(rustix::process::Signal::CONT);
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let id = i32::try_from(self.printer.id()).unwrap();
        let id = rustix::process::Pid::from_raw(id).unwrap();
        rustix::process::kill_process(id, signal).unwrap();
    }
}

impl Drop for VirtualPrinter {
    fn drop(&mut self) {
        // Whatever is held ends with the folder.
        for child in [&mut self.printer, &mut self.bus] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn write_command(folder: &Path, behaviour: Behaviour) {
    let here = folder.display();
    let command = format!(
        "#!/bin/sh\n\
         document=$1\n\
         printed() {{ cp \"$document\" '{here}'/printed-$$.pdf; }}\n\
         held() {{ while [ -e '{here}/hold' ]; do sleep 0.05; done; }}\n\
         state() {{ echo \"STATE: $1\" >&2; }}\n\
         {behaviour}\n"
    );
    let file = folder.join("command");
    fs::write(&file, command).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o700)).unwrap();
}

fn bus_address(folder: &Path) -> String {
    format!("unix:path={}", folder.join("bus").display())
}

/// The printer will not start without a system bus, although it has nothing to say on it: it gets one
/// to itself.
fn start_bus(program: &Path, folder: &Path) -> Result<Child, Missing> {
    let settings = folder.join("bus.conf");
    let address = bus_address(folder);
    let rules = format!(
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n \
         \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n\
         <busconfig><type>session</type><listen>{address}</listen>\n\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\n\
         <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n"
    );
    fs::write(&settings, rules).unwrap();
    let mut bus = Command::new(program)
        .arg("--nofork")
        .arg(format!("--config-file={}", settings.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Missing(format!("dbus-daemon cannot be started: {error}")))?;
    let end = Instant::now() + STARTS_WITHIN;
    while !folder.join("bus").exists() {
        if bus.try_wait().unwrap().is_some() || Instant::now() > end {
            let _ = bus.kill();
            let _ = bus.wait();
            return Err(Missing("dbus-daemon does not run".to_owned()));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(bus)
}

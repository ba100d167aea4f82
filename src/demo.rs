//! `motcua demo`: a desk on loopback, a line that can be cut, and a kiosk with made-up residents.
//!
//! Everything is the real thing – store, courier, desk, paper – but for the residents.

use crate::config::Config;
use crate::config::settings::{DeskLink, Enrolment, Profile};
use crate::courier::relay::Relay;
use crate::desk::{self, Desk, DeskError};
use crate::kiosk::app::Counters;
use crate::kiosk::play::player::{Failure, Player};
use crate::kiosk::station::closed::Kiosk;
use crate::kiosk::station::{Setup, Station, StationError};
use crate::kiosk::window::{self, Mode, WindowError};
use crate::machine::clock::Clock;
use crate::paper::{self, PaperError};
use crate::protocol::manifest::Manifest;
use crate::store::{Store, StoreError};
use std::fmt;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// What the demo plays: scripts and the papers in them, by file name.
const BUNDLE: [(&str, &[u8]); 5] = [
    (
        "1-marital-status.ice",
        include_bytes!("../assets/demo/1-marital-status.ice"),
    ),
    ("2-birth.ice", include_bytes!("../assets/demo/2-birth.ice")),
    (
        "birth-notice.jpg",
        include_bytes!("../assets/demo/birth-notice.jpg"),
    ),
    (
        "death-extract.jpg",
        include_bytes!("../assets/demo/death-extract.jpg"),
    ),
    (
        "authorisation.jpg",
        include_bytes!("../assets/demo/authorisation.jpg"),
    ),
];

/// Why the demo cannot run.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The desk's address is not one.
    #[error("`{0}` is not an address like http://127.0.0.1:8700")]
    Address(String),
    /// The desk cannot open.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// A folder or socket cannot be used.
    #[error("a folder or socket cannot be used: {0}")]
    Machine(#[from] io::Error),
    /// A form cannot be made.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// What was sealed cannot be read again.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A script failed.
    #[error(transparent)]
    Script(#[from] Failure),
    /// The kiosk cannot open.
    #[error(transparent)]
    Station(#[from] StationError),
    /// The window cannot open.
    #[error(transparent)]
    Window(#[from] WindowError),
}

/// What the demo came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Screens, taps, keystrokes, filings sealed.
    pub counters: Counters,
    /// Pictures of screens written.
    pub pictures: usize,
    /// Filings that the desk holds.
    pub received: usize,
    /// Filings still waiting.
    pub waiting: usize,
    /// Bytes that went up the line, with everything that the protocol adds and repeats.
    pub sent_bytes: u64,
    /// Bytes of parts that the desk confirmed.
    pub payload_bytes: u64,
    /// Connections that the line carried.
    pub connections: u64,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counters {
            screens,
            taps,
            keystrokes,
            sealed,
        } = self.counters;
        writeln!(
            f,
            "screens shown      {screens} ({} pictures written)",
            self.pictures
        )?;
        writeln!(f, "taps               {taps}")?;
        writeln!(f, "keystrokes         {keystrokes}")?;
        writeln!(
            f,
            "filings            {sealed} sealed, {} received, {} waiting",
            self.received, self.waiting
        )?;
        let ratio = self.sent_bytes as f64 / (self.payload_bytes.max(1)) as f64;
        write!(
            f,
            "bytes              {} sent / {} payload = {ratio:.3} over {} connections",
            self.sent_bytes, self.payload_bytes, self.connections
        )
    }
}

/// A desk in a thread of its own.
struct RunningDesk {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl RunningDesk {
    fn start(data: &Path, mut config: Config) -> Result<Self, DemoError> {
        fs::create_dir_all(data)?;
        if let Some(link) = &mut config.settings.desk {
            // The demo's kiosk is nobody's.
            link.enrolment = Enrolment::Open;
        }
        let desk = Desk::open(data, config)?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("desk".to_owned())
            .spawn(move || {
                let served = runtime.block_on(async {
                    let listener = tokio::net::TcpListener::from_std(listener)?;
                    desk::serve(listener, desk, async {
                        let _ = stopped.await;
                    })
                    .await
                });
                if let Err(error) = served {
                    tracing::warn!(%error, "the demo's desk stopped");
                }
            })?;
        Ok(Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for RunningDesk {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Points a configuration at a desk through a line that can be cut; without a desk, at none.
///
/// # Errors
/// [`DemoError::Address`] for what is no `http` address.
pub fn line_to(config: &mut Config, desk: Option<&str>) -> Result<Option<Relay>, DemoError> {
    let Some(url) = desk else {
        config.settings.desk = None;
        return Ok(None);
    };
    let wrong = || DemoError::Address(url.to_owned());
    let host = url
        .strip_prefix("http://")
        .ok_or_else(wrong)?
        .trim_end_matches('/');
    let target = host.to_socket_addrs()?.next().ok_or_else(wrong)?;
    let relay = Relay::start(target)?;
    let configured = config.settings.desk.take();
    config.settings.desk = Some(DeskLink {
        url: relay.url(),
        profile: Profile::Desk,
        keep_for: Duration::from_secs(24 * 3600),
        authority: None,
        public_key: configured.and_then(|link| link.public_key),
        enrolment: Enrolment::Open,
    });
    Ok(Some(relay))
}

/// The demo in a real window.
///
/// # Errors
/// See [`DemoError`].
pub fn in_window(mut config: Config, out: &Path) -> Result<(), DemoError> {
    let data = fresh_data(out)?;
    let desk = RunningDesk::start(&data.join("desk"), config.clone())?;
    let _line = line_to(&mut config, Some(&format!("http://{}", desk.address)))?;
    let setup = setup(config, &data.join("kiosk"), Clock::system());
    window::run(Kiosk::open(setup)?, Mode::Demo)?;
    Ok(())
}

/// The demo without a display: plays the bundled scripts, writes a picture of every screen and the papers.
///
/// # Errors
/// See [`DemoError`]; a script that fails names its line.
pub fn scripted(mut config: Config, out: &Path) -> Result<Summary, DemoError> {
    let data = fresh_data(out)?;
    let desk = RunningDesk::start(&data.join("desk"), config.clone())?;
    let line = line_to(&mut config, Some(&format!("http://{}", desk.address)))?;
    let scripts = unpack(&data.join("scripts"))?;
    let setup = setup(
        config,
        &data.join("kiosk"),
        Clock::played(jiff::Timestamp::now()),
    );
    let config = Arc::clone(&setup.config);
    let mut player = Player::new(setup, line, out, true);
    for script in scripts {
        player.play(&script)?;
    }
    write_papers(&data.join("kiosk"), &player, &config, out)?;
    Ok(summary(&player))
}

fn summary(player: &Player) -> Summary {
    let filings = player.station().map(Station::store).map(Store::filings);
    let filings = filings.and_then(Result::ok).unwrap_or_default();
    let received = filings
        .iter()
        .filter(|filing| filing.state.is_at_desk())
        .count();
    Summary {
        counters: player.counters(),
        pictures: player.pictures(),
        received,
        waiting: filings.len() - received,
        sent_bytes: player.line().map_or(0, Relay::bytes_up),
        payload_bytes: player.delivered(),
        connections: player.line().map_or(0, Relay::connections),
    }
}

fn setup(config: Config, data: &Path, clock: Clock) -> Setup {
    Setup {
        config: Arc::new(config),
        data: data.to_owned(),
        clock,
        sends: true,
        search_path: Vec::new(),
    }
}

/// The folder of the demo's data, emptied of the last run. Everything in it is made up.
fn fresh_data(out: &Path) -> Result<PathBuf, DemoError> {
    let data = out.join("data");
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    fs::create_dir_all(&data)?;
    Ok(data)
}

fn unpack(folder: &Path) -> Result<Vec<PathBuf>, DemoError> {
    fs::create_dir_all(folder)?;
    let mut scripts = Vec::new();
    for (name, bytes) in BUNDLE {
        let path = folder.join(name);
        fs::write(&path, bytes)?;
        if name.ends_with(".ice") {
            scripts.push(path);
        }
    }
    Ok(scripts)
}

/// The slips as the kiosk kept them, and the forms of what was sealed, beside the pictures.
fn write_papers(
    data: &Path,
    player: &Player,
    config: &Config,
    out: &Path,
) -> Result<(), DemoError> {
    for entry in fs::read_dir(data.join("slips"))?.flatten() {
        let _ = fs::copy(
            entry.path(),
            out.join(format!("slip-{}", entry.file_name().display())),
        )?;
    }
    let Some(store) = player.station().map(Station::store) else {
        return Ok(());
    };
    for filing in store.filings()? {
        let bytes = store.manifest(filing.id)?;
        let sealed: Manifest = serde_json::from_slice(&bytes).map_err(io::Error::from)?;
        let name = &sealed.procedure;
        let procedure = config.procedures.version(&name.id, &name.version);
        let filled = procedure.and_then(|one| desk::form::of_sealed(config, one, &sealed));
        if let Some(filled) = filled {
            let path = out.join(format!("form-{}.pdf", sealed.reference.as_str()));
            fs::write(path, paper::form::to_pdf(&filled)?)?;
        }
    }
    Ok(())
}

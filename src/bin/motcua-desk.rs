//! The receiving desk's program.

use motcua::desk::{Desk, key, serve};
use motcua::stick::Stick;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::signal::unix::{SignalKind, signal};

/// The ward's receiving desk: takes filings from kiosks and shows them to officers.
///
/// The officers' page shows personal data and has no accounts yet. Leave the address on loopback
/// unless only officers' machines can reach it.
#[derive(Debug, Parser)]
#[command(
    version,
    subcommand_negates_reqs = true,
    args_conflicts_with_subcommands = true
)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    /// Folder for the database and the pages; made with mode 0700.
    #[arg(long, required = true)]
    data: Option<PathBuf>,
    /// Address and port to listen at. With anything but loopback, every machine that can reach it
    /// can read filings.
    #[arg(long, default_value = "127.0.0.1:8700")]
    listen: SocketAddr,
    /// The configuration folder that the kiosks use too.
    #[arg(long, default_value = "kiosk-config")]
    config: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the public key for the kiosks' kiosk.toml, and makes the key pair where there is none.
    Key {
        /// The desk's data folder.
        #[arg(long)]
        data: PathBuf,
    },
    /// Takes in the filings of a stick that `motcua export` has written. Stop the desk first.
    Import {
        /// Where the stick is mounted.
        folder: PathBuf,
        #[command(flatten)]
        folders: Folders,
    },
}

#[derive(Debug, Args)]
struct Folders {
    /// The desk's data folder.
    #[arg(long)]
    data: PathBuf,
    /// The configuration folder that the kiosks use too.
    #[arg(long, default_value = "kiosk-config")]
    config: PathBuf,
}

fn main() -> anyhow::Result<ExitCode> {
    let line = CommandLine::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();
    match line.command {
        Some(Command::Key { data }) => {
            let public = key::load_or_create(&data)?.public_bytes();
            let digits: String = public.iter().map(|byte| format!("{byte:02x}")).collect();
            tell(&digits);
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Import { folder, folders }) => import(&folder, &folders),
        None => {
            let data = line.data.context("name the data folder with --data")?;
            let config = motcua::config::load(&line.config)?;
            let desk = Desk::open(&data, config)?;
            allow_connections();
            if !line.listen.ip().is_loopback() {
                tracing::warn!(
                    address = %line.listen,
                    "other machines can reach the officers' page, which has no accounts yet"
                );
            }
            event_loop()?.block_on(run(line.listen, desk))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Asks the system for as many open files as the desk's connections may need; many systems give
/// 1,024 unless asked.
fn allow_connections() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let given = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: given.maximum,
        ..given
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the system allows few open files, so few kiosks at once");
    }
}

fn event_loop() -> anyhow::Result<Runtime> {
    runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the system gives no event loop")
}

/// One line for each filing; fails where one was refused, so that a script notices.
fn import(folder: &Path, folders: &Folders) -> anyhow::Result<ExitCode> {
    let stick = Stick::open(folder)?;
    let private = Arc::new(key::load(&folders.data)?);
    let desk = Desk::open(&folders.data, motcua::config::load(&folders.config)?)?;
    let event_loop = event_loop()?;
    let (mut received, mut here, mut refused) = (0, 0, 0);
    for id in stick.filings()? {
        // What a refused one is called is told as far as it can be read.
        let name = stick
            .index(id)
            .map_or_else(|_| id.to_string(), |index| index.reference.to_string());
        match event_loop.block_on(desk.import(&stick, id, &private)) {
            Ok(arrival) if arrival.was_here => {
                here += 1;
                tell(&format!("{name}: was there already as {}", arrival.dossier));
            }
            Ok(arrival) => {
                received += 1;
                tell(&format!("{name}: received as {}", arrival.dossier));
            }
            Err(error) => {
                refused += 1;
                tell(&format!("{name}: refused: {error}"));
            }
        }
    }
    tell(&format!(
        "{received} received, {here} were there already, {refused} refused"
    ));
    Ok(if refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn run(address: SocketAddr, desk: Desk) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen at {address}"))?;
    let mut terminated = signal(SignalKind::terminate()).context("no signals")?;
    let mut interrupted = signal(SignalKind::interrupt()).context("no signals")?;
    let shutdown = async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    };
    Ok(serve(listener, desk, shutdown).await?)
}

/// Whoever has stopped listening (`| head`) is told nothing more.
fn tell(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

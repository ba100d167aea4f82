//! The receiving desk's program.

use motcua::desk::accounts::{AccountName, Role};
use motcua::desk::audit::Noted;
use motcua::desk::signing::HandOverKey;
use motcua::desk::{Desk, Options, Records, key, serve};
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
/// Officers sign in with an account; make the first with `motcua-desk account add`. The program
/// itself speaks plain HTTP: leave the address on loopback and put a TLS proxy before it where
/// the ward's network is not trusted.
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
    /// Address and port to listen at.
    #[arg(long, default_value = "127.0.0.1:8700")]
    listen: SocketAddr,
    /// Browsers reach the desk through a TLS proxy alone: their sessions never travel in clear.
    #[arg(long)]
    behind_tls: bool,
    /// The configuration folder that the kiosks use too.
    #[arg(long, default_value = "kiosk-config")]
    config: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The accounts of officers, guides and operators; also while the desk runs.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Who saw and did what; also while the desk runs.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// The kiosks that the desk listens to; also while it runs.
    #[command(subcommand)]
    Kiosk(KioskCommand),
    /// Prints the public key for the kiosks' kiosk.toml, and makes the key pair where there is none.
    Key {
        /// The desk's data folder.
        #[arg(long)]
        data: PathBuf,
    },
    /// Prints the public key that proves what the desk hands over, as PEM; give it once to whoever
    /// takes files over.
    SigningKey {
        #[command(flatten)]
        data: Data,
    },
    /// Says whether a file was handed over by this desk and is as it was then.
    Verify {
        /// The file.
        file: PathBuf,
        /// The signature that lies beside it, FILE.sig.
        signature: PathBuf,
        #[command(flatten)]
        data: Data,
    },
    /// Takes in the filings of a stick that `motcua export` has written. Stop the desk first.
    Import {
        /// Where the stick is mounted.
        folder: PathBuf,
        #[command(flatten)]
        folders: Folders,
    },
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// Makes an account and prints a one-time password, which its owner replaces at the first
    /// sign-in.
    Add {
        /// The name to sign in with, as in nguyen.hoa.
        name: AccountName,
        /// officer, guide or operator.
        #[arg(long)]
        role: Role,
        #[command(flatten)]
        data: Data,
    },
    /// Prints every account.
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Keeps an account's owner out, and ends what is open.
    Lock {
        /// Whose account.
        name: AccountName,
        #[command(flatten)]
        data: Data,
    },
    /// Prints a new one-time password for an account, and ends its sessions.
    Reset {
        /// Whose account.
        name: AccountName,
        #[command(flatten)]
        data: Data,
    },
    /// Lets an account's owner in again, also after too many wrong passwords.
    Unlock {
        /// Whose account.
        name: AccountName,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Prints every row as a line of JSON.
    Export {
        #[command(flatten)]
        data: Data,
    },
    /// Follows the rows from the first to the last and names the first that was changed. Note what
    /// it prints somewhere else: only against that a cut end shows.
    Verify {
        /// What an earlier run has printed, as in 120:4f2a…
        #[arg(long)]
        noted: Option<Noted>,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Subcommand)]
enum KioskCommand {
    /// Prints a code with which a kiosk enrols within a day (`motcua enrol`).
    Add {
        /// Its name in kiosk.toml.
        name: String,
        #[command(flatten)]
        data: Data,
    },
    /// Prints every kiosk.
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Takes a kiosk's code and pass.
    Revoke {
        /// Its name.
        name: String,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Debug, Args)]
struct Data {
    /// The desk's data folder.
    #[arg(long)]
    data: PathBuf,
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
        Some(Command::Account(command)) => {
            account(command)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Audit(command)) => {
            audit(command)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Kiosk(command)) => {
            kiosk(command)?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Key { data }) => {
            let public = key::load_or_create(&data)?.public_bytes();
            let digits: String = public.iter().map(|byte| format!("{byte:02x}")).collect();
            tell(&digits);
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::SigningKey { data }) => {
            let public = HandOverKey::load_or_create(&data.data)?.public();
            tell(&public.to_pem());
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Verify {
            file,
            signature,
            data,
        }) => verify(&file, &signature, &data.data),
        Some(Command::Import { folder, folders }) => import(&folder, &folders),
        None => {
            let data = line.data.context("name the data folder with --data")?;
            let config = motcua::config::load(&line.config)?;
            let options = Options {
                behind_tls: line.behind_tls,
                ..Options::default()
            };
            let desk = Desk::open_with(&data, config, options)?;
            allow_connections();
            if !line.listen.ip().is_loopback() {
                tracing::warn!(
                    address = %line.listen,
                    "other machines can reach the desk in clear; trust the ward's network or put a TLS proxy before it"
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

/// Passwords go to the standard output alone, never into a log.
fn account(command: AccountCommand) -> anyhow::Result<()> {
    match command {
        AccountCommand::Add { name, role, data } => {
            let password = Records::open(&data.data)?.accounts().add(&name, role)?;
            tell_once(&name, password.expose());
        }
        AccountCommand::List { data } => {
            for account in Records::open(&data.data)?.accounts().list()? {
                let mut notes = format!("{} open", account.sessions);
                if account.locked {
                    notes += ", locked";
                }
                if let Some(until) = account.waits_until {
                    notes += &format!(", waits until {until} after wrong passwords");
                }
                if let Some(until) = account.one_time_until {
                    notes += &format!(", one-time password until {until}");
                }
                tell(&format!("{} ({}): {notes}", account.name, account.role));
            }
        }
        AccountCommand::Lock { name, data } => {
            Records::open(&data.data)?.accounts().lock(&name)?;
            tell(&format!("{name} is locked"));
        }
        AccountCommand::Reset { name, data } => {
            let password = Records::open(&data.data)?.accounts().reset(&name)?;
            tell_once(&name, password.expose());
        }
        AccountCommand::Unlock { name, data } => {
            Records::open(&data.data)?.accounts().unlock(&name)?;
            tell(&format!("{name} is unlocked"));
        }
    }
    Ok(())
}

fn tell_once(name: &AccountName, password: &str) {
    tell(&format!(
        "one-time password of {name}, for seven days: {password}"
    ));
}

fn kiosk(command: KioskCommand) -> anyhow::Result<()> {
    match command {
        KioskCommand::Add { name, data } => {
            let code = Records::open(&data.data)?.kiosks().add(&name)?;
            tell(&format!("code for {name}, for a day: {}", code.expose()));
        }
        KioskCommand::List { data } => {
            for kiosk in Records::open(&data.data)?.kiosks().list()? {
                let state = match (kiosk.enrolled_at, kiosk.code_until) {
                    (Some(since), None) => format!("enrolled since {since}"),
                    (Some(since), Some(until)) => {
                        format!("enrolled since {since}, with a code until {until}")
                    }
                    (None, Some(until)) => format!("with a code until {until}"),
                    (None, None) => "revoked".to_owned(),
                };
                tell(&format!("{}: {state}", kiosk.name));
            }
        }
        KioskCommand::Revoke { name, data } => {
            Records::open(&data.data)?.kiosks().revoke(&name)?;
            tell(&format!("{name} is revoked"));
        }
    }
    Ok(())
}

fn audit(command: AuditCommand) -> anyhow::Result<()> {
    match command {
        AuditCommand::Export { data } => {
            let mut output = io::BufWriter::new(io::stdout().lock());
            let _ = Records::open(&data.data)?.export_audit(&mut output)?;
        }
        AuditCommand::Verify { noted, data } => {
            let chain = Records::open(&data.data)?.verify_audit(noted)?;
            tell(&format!(
                "{} rows, each as it was written; note {}:{}",
                chain.rows, chain.rows, chain.digest
            ));
        }
    }
    Ok(())
}

/// Fails where the file is not what the desk has signed, so that a script notices.
fn verify(file: &Path, signature: &Path, data: &Path) -> anyhow::Result<ExitCode> {
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let public = HandOverKey::load_or_create(data)?.public();
    let holds = public.has_signed(&read(file)?, &read(signature)?);
    let file = file.display();
    if holds {
        tell(&format!("{file}: as this desk handed it over"));
        return Ok(ExitCode::SUCCESS);
    }
    tell(&format!(
        "{file}: not what this desk signed; fetch the file and its signature again, one after the other"
    ));
    Ok(ExitCode::FAILURE)
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

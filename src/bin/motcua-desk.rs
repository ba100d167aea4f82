//! The receiving desk's program.

use motcua::desk::{Desk, serve};

use anyhow::Context;
use clap::Parser;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};

/// The ward's receiving desk: takes filings from kiosks and shows them to officers.
///
/// The officers' page shows personal data and has no accounts yet. Leave the address on loopback
/// unless only officers' machines can reach it.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Folder for the database and the pages; made with mode 0700.
    #[arg(long)]
    data: PathBuf,
    /// Address and port to listen at. With anything but loopback, every machine that can reach it
    /// can read filings.
    #[arg(long, default_value = "127.0.0.1:8700")]
    listen: SocketAddr,
    /// The configuration folder that the kiosks use too.
    #[arg(long, default_value = "kiosk-config")]
    config: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();
    let config = motcua::config::load(&options.config)?;
    let desk = Desk::open(&options.data, config)?;
    if !options.listen.ip().is_loopback() {
        tracing::warn!(
            address = %options.listen,
            "other machines can reach the officers' page, which has no accounts yet"
        );
    }
    runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("the system gives no event loop")?
        .block_on(run(options.listen, desk))
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

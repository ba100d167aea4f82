//! Several processes of one desk behind a balancer, any of which may be killed at any moment, and kiosks that file
//! through it.

use crate::desk_line::{Answered, Request, Sealed, heard, patch};
use crate::servers::{self, Servers, await_port, free_port};
use motcua::protocol::messages::Announced;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

/// How long a sender waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A process of the desk, until dropped.
pub struct DeskProcess {
    folder: TempDir,
    port: u16,
    running: Option<Child>,
}

impl DeskProcess {
    fn new(storage_toml: &str) -> Self {
        let folder = TempDir::new().unwrap();
        if !storage_toml.is_empty() {
            servers::share(folder.path(), storage_toml);
        }
        Self {
            folder,
            port: free_port(),
            running: None,
        }
    }

    /// Starts it, and returns when it listens.
    pub fn start(&mut self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let desk = Command::new(env!("CARGO_BIN_EXE_motcua-desk"))
            .arg("--data")
            .arg(self.folder.path())
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .arg("--config")
            .arg(root.join("kiosk-config"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.running = Some(desk);
        await_port(self.port).unwrap();
    }

    /// Ends it by SIGKILL.
    pub fn kill(&mut self) {
        if let Some(mut desk) = self.running.take() {
            desk.kill().unwrap();
            let _ = desk.wait().unwrap();
        }
    }
}

impl Drop for DeskProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Processes that share servers, and what stands before them.
pub struct SeveralDesks {
    /// As every one of them reads it.
    pub storage_toml: String,
    /// They.
    pub processes: Vec<DeskProcess>,
    /// Where kiosks reach any of them.
    pub address: SocketAddr,
}

impl SeveralDesks {
    /// So many processes, serving, on a database and a bucket of their own.
    pub async fn start(servers: &Servers, count: usize) -> Self {
        Self::with(&servers.storage_toml(), count).await
    }

    /// So many processes, serving, that keep everything where this says, or in the folder of the only one.
    pub async fn with(storage_toml: &str, count: usize) -> Self {
        let mut processes: Vec<DeskProcess> =
            (0..count).map(|_| DeskProcess::new(storage_toml)).collect();
        for place in 0..count {
            let (before, these) = processes.split_at_mut(place);
            if let Some(first) = before.first() {
                servers::copy_key(first.folder.path(), these[0].folder.path());
            }
            these[0].start();
        }
        let ports = processes.iter().map(|process| process.port).collect();
        Self {
            storage_toml: storage_toml.to_owned(),
            processes,
            address: balance(ports).await,
        }
    }

    /// The folder of the first process, for its key.
    pub fn first_folder(&self) -> &Path {
        self.processes[0].folder.path()
    }
}

/// Leads each line to the next process in the row that takes it.
async fn balance(ports: Vec<u16>) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let next = Arc::new(AtomicUsize::new(0));
    let _balancing = tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let (ports, next) = (ports.clone(), Arc::clone(&next));
            let _carried = tokio::spawn(async move {
                for _ in 0..ports.len() {
                    let place = next.fetch_add(1, Ordering::Relaxed) % ports.len();
                    if let Ok(mut desk) =
                        TcpStream::connect((Ipv4Addr::LOCALHOST, ports[place])).await
                    {
                        let _ = copy_bidirectional(&mut line, &mut desk).await;
                        return;
                    }
                }
            });
        }
    });
    address
}

/// One request on a line of its own; none where the line or whoever answered died.
pub async fn ask(address: SocketAddr, request: &Request) -> Option<Answered> {
    let asked = async {
        let mut line = TcpStream::connect(address).await.ok()?;
        line.write_all(&request.bytes()).await.ok()?;
        heard(&mut line).await.ok()
    };
    timeout(PATIENCE, asked).await.ok()?
}

/// Files as a kiosk does that never gives up; the receipt.
pub async fn file(address: SocketAddr, filing: &Sealed) -> String {
    loop {
        if let Some(receipt) = attempt(address, filing).await {
            return receipt;
        }
        sleep(Duration::from_millis(50)).await;
    }
}

async fn attempt(address: SocketAddr, filing: &Sealed) -> Option<String> {
    let announced = ask(address, &filing.announcement()).await?;
    if !matches!(announced.status, 200 | 201) {
        return None;
    }
    let announced: Announced = announced.json();
    for part in announced.parts.iter().filter(|part| !part.have) {
        let bytes = &filing.page(part.n)[usize::try_from(part.offset).unwrap()..];
        let sent = ask(address, &patch(part.upload.as_deref()?, part.offset, bytes)).await?;
        if sent.status != 204 {
            return None;
        }
    }
    let committed = ask(address, &filing.commit()).await?;
    (committed.status == 200).then(|| committed.text())
}

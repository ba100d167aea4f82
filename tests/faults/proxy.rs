//! A line that plays one [`Fault`] on each of its first connections, and is whole after them.
//!
//! It knows as much of HTTP as it needs to tell one request from the next; all that it does to the
//! bytes could be done by a network, or by whoever stands in it without a certificate.

mod speaking;

use super::fault::{Fault, Told, Way};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::oneshot;

/// So long a line that refuses does so.
const REFUSES: Duration = Duration::from_millis(30);

/// A line to one desk. It is gone when dropped, with every connection on it.
pub struct Proxy {
    pub address: SocketAddr,
    played: Arc<AtomicUsize>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Where it `refuses`, nobody listens for the first moment.
    pub fn start(desk: SocketAddr, refuses: bool, faults: Vec<Fault>) -> Self {
        let runtime = crate::ward_line::runtime();
        let socket = runtime.block_on(async { TcpSocket::new_v4().unwrap() });
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = socket.local_addr().unwrap();
        let played = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&played);
        let (stop, stopped) = oneshot::channel();
        let listen = async move {
            if refuses {
                tokio::time::sleep(REFUSES).await;
            }
            let listener = socket.listen(64).unwrap();
            let faults = Mutex::new(faults.into_iter());
            loop {
                let Ok((kiosk, _)) = listener.accept().await else {
                    continue;
                };
                let fault = faults.lock().unwrap().next();
                let _ = counter.fetch_add(usize::from(fault.is_some()), Ordering::Relaxed);
                drop(tokio::spawn(carry(
                    kiosk,
                    desk,
                    fault.unwrap_or(Fault::Whole),
                )));
            }
        };
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    () = listen => {}
                }
            });
        });
        Self {
            address,
            played,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// How many faults were met by a connection.
    pub fn played(&self) -> usize {
        self.played.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

async fn carry(mut kiosk: TcpStream, desk: SocketAddr, fault: Fault) {
    let Ok(mut desk) = TcpStream::connect(desk).await else {
        return reset(&kiosk);
    };
    let _ = (kiosk.set_nodelay(true), desk.set_nodelay(true));
    let (mut up, mut down) = (Pace::default(), Pace::default());
    let told = match fault {
        Fault::Whole => Told::Both,
        Fault::Cut { way, after, told } => {
            let pace = match way {
                Way::Up => &mut up,
                Way::Down => &mut down,
            };
            pace.ends = Some(after);
            told
        }
        Fault::Slow(rate) => {
            (up.rate, down.rate) = (Some(rate), Some(rate));
            Told::Both
        }
        Fault::Dribble(bytes) => {
            down.dribbles = bytes;
            Told::Both
        }
        Fault::Stranger { .. } | Fault::Twice { .. } | Fault::Unheard { .. } => {
            return speaking::carry(kiosk, desk, fault).await;
        }
    };
    let was_cut = {
        let (from_kiosk, to_kiosk) = kiosk.split();
        let (from_desk, to_desk) = desk.split();
        tokio::select! {
            end = flow(from_kiosk, to_desk, up) => end,
            end = flow(from_desk, to_kiosk, down) => end,
        }
    };
    if !matches!(was_cut, Ok(End::Cut)) {
        return;
    }
    if matches!(told, Told::Both | Told::Kiosk) {
        reset(&kiosk);
        drop(kiosk);
        if told == Told::Kiosk {
            hold(&desk).await;
        }
        return reset(&desk);
    }
    if told == Told::Desk {
        reset(&desk);
        drop(desk);
        return hold(&kiosk).await;
    }
    tokio::join!(hold(&kiosk), hold(&desk));
}

/// How bytes go one way.
#[derive(Debug, Default)]
struct Pace {
    ends: Option<u64>,
    rate: Option<u64>,
    dribbles: u64,
}

enum End {
    /// A side has closed its connection.
    Closed,
    Cut,
}

async fn flow(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, mut pace: Pace) -> io::Result<End> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        if pace.ends == Some(0) {
            return Ok(End::Cut);
        }
        let most = match (pace.ends, pace.rate, pace.dribbles) {
            (_, _, 1..) => 1,
            (Some(left), _, _) => left.min(buffer.len() as u64) as usize,
            (_, Some(_), _) => 2048,
            _ => buffer.len(),
        };
        let count = from.read(&mut buffer[..most]).await?;
        if count == 0 {
            return Ok(End::Closed);
        }
        to.write_all(&buffer[..count]).await?;
        if let Some(left) = &mut pace.ends {
            *left -= count as u64;
        }
        if let Some(rate) = pace.rate {
            tokio::time::sleep(Duration::from_secs_f64(count as f64 / rate as f64)).await;
        }
        if pace.dribbles > 0 {
            pace.dribbles -= 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

/// The next close of this connection is a reset.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

/// Keeps a connection whose other half is gone.
async fn hold(stream: &TcpStream) {
    let _ = stream;
    std::future::pending::<()>().await;
}

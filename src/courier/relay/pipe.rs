//! One connection of the line: its bytes each way, and its end when the line is cut.

use super::Cut;
use super::link::{Direction, Link, Shared};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// So many bytes are carried at once: small enough that a slow line flows evenly.
const PIECE: usize = 2 * 1024;

/// So many pieces are under way at once.
const UNDER_WAY: usize = 64;

/// Carries one connection to its end.
pub(super) async fn carry(mut courier: TcpStream, shared: Arc<Shared>) {
    let mut link = shared.link();
    let _ = shared.connections.fetch_add(1, Ordering::Relaxed);
    let begun = *link.borrow_and_update();
    let mut desk = match (begun.up, begun.last) {
        (true, _) => match TcpStream::connect(shared.target()).await {
            Ok(desk) => desk,
            Err(_) => return reset(&courier),
        },
        (false, Cut::Silent) => return hold(&courier).await,
        (false, Cut::Told | Cut::HalfOpen) => return reset(&courier),
    };
    let _ = (courier.set_nodelay(true), desk.set_nodelay(true));
    let cut = {
        let (from_courier, to_courier) = courier.split();
        let (from_desk, to_desk) = desk.split();
        let up = flow(from_courier, to_desk, &shared, &shared.up, true);
        let down = flow(from_desk, to_courier, &shared, &shared.down, false);
        tokio::select! {
            // A cut is seen before a byte that came after it.
            biased;
            cut = cut(&mut link, begun.cuts) => Some(cut),
            ended = async { tokio::try_join!(up, down) } => ended.err().map(|_| Cut::Told),
        }
    };
    match cut {
        None => {}
        Some(Cut::Told) => {
            reset(&courier);
            reset(&desk);
        }
        Some(Cut::HalfOpen) => {
            reset(&courier);
            drop(courier);
            hold(&desk).await;
        }
        Some(Cut::Silent) => {
            let _ = tokio::join!(hold(&courier), hold(&desk));
        }
    }
}

/// Waits until the line was cut, even if it has been mended since.
async fn cut(link: &mut watch::Receiver<Link>, begun: u64) -> Cut {
    link.wait_for(|link| link.cuts != begun)
        .await
        .map_or(Cut::Told, |link| link.last)
}

/// The next close of this connection is a reset.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

/// Keeps a connection whose other half is gone, as a network does that tells nobody.
async fn hold(stream: &TcpStream) {
    let _ = stream;
    std::future::pending::<()>().await;
}

async fn flow(
    mut from: ReadHalf<'_>,
    mut to: WriteHalf<'_>,
    shared: &Shared,
    direction: &Direction,
    goes_up: bool,
) -> io::Result<()> {
    let (pieces, mut under_way) = mpsc::channel::<(Instant, Vec<u8>)>(UNDER_WAY);
    let read = async move {
        let mut buffer = vec![0; PIECE];
        loop {
            let count = from.read(&mut buffer).await?;
            if count == 0 {
                return Ok(());
            }
            let end = direction.carry(count, shared.rate.load(Ordering::Relaxed));
            let cut = if goes_up {
                shared.tell_up();
                shared.spend(count)
            } else {
                None
            };
            let piece = buffer[..cut.unwrap_or(count)].to_vec();
            if pieces.send((end + shared.delay(), piece)).await.is_err() {
                return Ok(());
            }
            if cut.is_some() {
                // Nothing may follow bytes that are missing.
                std::future::pending::<()>().await;
            }
            tokio::time::sleep_until(end).await;
        }
    };
    let write = async move {
        while let Some((due, piece)) = under_way.recv().await {
            tokio::time::sleep_until(due).await;
            to.write_all(&piece).await?;
        }
        to.shutdown().await
    };
    tokio::try_join!(read, write).map(|_: ((), ())| ())
}

//! A line on loopback that can be cut, slowed down and counted: the line of the demo and the tests.
//!
//! The one idea: faults are played where they happen. Courier and desk are the real programs; only
//! the bytes between them pass through here. The relay runs in its own thread and ends when dropped.

mod link;
mod pipe;

use link::Shared;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;

/// The relay's receive buffer per connection, in bytes: a line holds little, so bytes that the
/// relay has not carried are still with their sender.
const BUFFER: u32 = 64 * 1024;

/// Who learns of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Both sides, at once.
    Told,
    /// The courier; the desk waits on (a half-open connection).
    HalfOpen,
    /// Nobody: bytes vanish.
    Silent,
}

/// A TCP relay to one address.
#[derive(Debug)]
pub struct Relay {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Relay {
    /// Starts a whole, fast line to this address.
    ///
    /// # Errors
    /// If no port or thread can be had.
    pub fn start(target: SocketAddr) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let listener = runtime.block_on(async { listen() })?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::new(target));
        let (stop, mut stopped) = watch::channel(false);
        let carried = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("relay".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        _ = stopped.wait_for(|stop| *stop) => {}
                        () = accept(listener, carried) => {}
                    }
                });
                runtime.shutdown_background();
            })?;
        Ok(Self {
            address,
            shared,
            stop,
            thread: Some(thread),
        })
    }

    /// Where the courier connects.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The origin for a [`crate::config::settings::DeskLink`].
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Leads new connections to another address.
    pub fn lead_to(&self, target: SocketAddr) {
        self.shared.lead_to(target);
    }

    /// Cuts the line now and tells both sides; it stays down until [`Self::restore`].
    pub fn cut(&self) {
        self.cut_as(Cut::Told);
    }

    /// Cuts the line now, and tells whom `cut` says.
    pub fn cut_as(&self, cut: Cut) {
        self.shared.cut(cut);
    }

    /// Cuts the line once so many more bytes went up.
    pub fn cut_after(&self, bytes_up: u64) {
        self.cut_after_as(bytes_up, Cut::Told);
    }

    /// Cuts the line once so many more bytes went up, and then tells whom `cut` says.
    pub fn cut_after_as(&self, bytes_up: u64, cut: Cut) {
        self.shared.plan_cut(Some((bytes_up, cut)));
    }

    /// Mends the line for new connections and forgets planned cuts. What was cut stays cut.
    pub fn restore(&self) {
        self.shared.plan_cut(None);
        self.shared.mend();
    }

    /// Whether the line is down.
    pub fn is_cut(&self) -> bool {
        self.shared.is_down()
    }

    /// Waits until the line is down. False if it still is up after that time.
    pub fn wait_for_cut(&self, patience: Duration) -> bool {
        self.shared.wait_for_cut(patience)
    }

    /// Carries at most so many bytes per second each way; 0 is as fast as it goes.
    pub fn throttle(&self, bytes_per_second: u64) {
        self.shared.rate.store(bytes_per_second, Ordering::Relaxed);
    }

    /// Delays every byte by so long each way.
    pub fn delay(&self, one_way: Duration) {
        let micros = u64::try_from(one_way.as_micros()).unwrap_or(u64::MAX);
        self.shared.delay_us.store(micros, Ordering::Relaxed);
    }

    /// Bytes taken from the courier so far.
    pub fn bytes_up(&self) -> u64 {
        self.shared.up.bytes.load(Ordering::Relaxed)
    }

    /// Waits until that many bytes were taken from the courier in all. False if they still were
    /// not after that time.
    pub fn wait_for_up(&self, bytes: u64, patience: Duration) -> bool {
        self.shared.wait_for_up(bytes, patience)
    }

    /// Bytes taken from the desk so far.
    pub fn bytes_down(&self) -> u64 {
        self.shared.down.bytes.load(Ordering::Relaxed)
    }

    /// Connections carried so far.
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        let _ = self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn listen() -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(BUFFER)?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    socket.listen(128)
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        match listener.accept().await {
            Ok((courier, _)) => drop(tokio::spawn(pipe::carry(courier, Arc::clone(&shared)))),
            // Out of descriptors, most likely; some come back with time.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::time::Instant;

    /// A desk that returns every byte, and ends when its peer does.
    fn echo() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                drop(std::thread::spawn(move || {
                    let mut reader = stream.try_clone().unwrap();
                    let _ = std::io::copy(&mut reader, &mut &stream);
                }));
            }
        }));
        address
    }

    fn said(stream: &mut TcpStream, text: &[u8]) -> io::Result<Vec<u8>> {
        stream.write_all(text)?;
        let mut heard = vec![0; text.len()];
        stream.read_exact(&mut heard)?;
        Ok(heard)
    }

    fn dial(relay: &Relay) -> TcpStream {
        let stream = TcpStream::connect(relay.address()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(300)))
            .unwrap();
        stream
    }

    #[test]
    fn bytes_pass_both_ways_and_are_counted() {
        let relay = Relay::start(echo()).unwrap();
        let text = vec![7; 300_000];
        let mut stream = dial(&relay);
        let mut writer = stream.try_clone().unwrap();
        let sent = text.clone();
        let thread = std::thread::spawn(move || writer.write_all(&sent).unwrap());
        let mut heard = vec![0; text.len()];
        stream.read_exact(&mut heard).unwrap();
        thread.join().unwrap();
        assert_eq!(heard, text);
        assert_eq!((relay.bytes_up(), relay.bytes_down()), (300_000, 300_000));
    }

    #[test]
    fn a_cut_line_is_down_until_it_is_restored() {
        let relay = Relay::start(echo()).unwrap();
        let mut stream = dial(&relay);
        assert_eq!(said(&mut stream, b"xin").unwrap(), b"xin");
        relay.cut();
        assert!(said(&mut stream, b"xin").is_err());
        let again = TcpStream::connect(relay.address()).and_then(|mut new| said(&mut new, b"xin"));
        assert!(again.is_err());
        relay.restore();
        assert_eq!(said(&mut dial(&relay), b"xin").unwrap(), b"xin");
    }

    #[test]
    fn a_planned_cut_comes_after_its_bytes() {
        let relay = Relay::start(echo()).unwrap();
        relay.cut_after(100_000);
        let mut stream = dial(&relay);
        assert!(said(&mut stream, &[1; 5]).is_ok());
        let mut writer = stream.try_clone().unwrap();
        let _ = writer.write_all(&vec![2; 500_000]);
        let mut arrived = 5;
        let mut heard = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut heard) {
            arrived += count;
        }
        assert!(relay.is_cut());
        assert!(arrived <= 100_000, "{arrived}");
    }

    #[test]
    fn a_silent_cut_tells_nobody() {
        let relay = Relay::start(echo()).unwrap();
        let mut stream = dial(&relay);
        assert!(said(&mut stream, b"xin").is_ok());
        relay.cut_as(Cut::Silent);
        let heard = said(&mut stream, b"xin").map_err(|error| error.kind());
        assert!(
            matches!(
                heard,
                Err(io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
            ),
            "{heard:?}"
        );
        relay.restore();
        assert!(said(&mut stream, b"xin").is_err());
        assert_eq!(said(&mut dial(&relay), b"xin").unwrap(), b"xin");
    }

    #[test]
    fn a_slow_line_needs_the_time_that_its_rate_says() {
        let relay = Relay::start(echo()).unwrap();
        relay.throttle(100_000);
        let begun = Instant::now();
        let mut stream = dial(&relay);
        stream.set_read_timeout(None).unwrap();
        assert!(said(&mut stream, &[3; 20_000]).is_ok());
        assert!(begun.elapsed() >= Duration::from_millis(190));
    }
}

//! Bytes to a receipt printer and back, over the network or a device file, never waiting without an end.

use super::address::Address;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::os::unix::fs::OpenOptionsExt;
use std::thread;
use std::time::{Duration, Instant};

/// A device file is asked so often whether it takes or has something.
const LOOK: Duration = Duration::from_millis(5);
/// A socket cannot wait for no time at all.
const LEAST_WAIT: Duration = Duration::from_millis(1);
/// An answer is a few bytes.
const MOST_AT_ONCE: usize = 256;

/// An open line to a printer.
pub(super) enum Wire {
    Socket(TcpStream),
    Device(File),
}

impl Wire {
    /// Opens it. The name of a printer is looked up as long as the system's resolver cares to.
    pub(super) fn open(address: &Address, patience: Duration) -> io::Result<Self> {
        match address {
            Address::Ipp(_) => Err(ErrorKind::Unsupported.into()),
            Address::Socket { host, port } => {
                let mut refused = io::Error::from(ErrorKind::NotFound);
                for address in (host.as_str(), *port).to_socket_addrs()? {
                    match TcpStream::connect_timeout(&address, patience) {
                        Ok(stream) => {
                            // A question must not wait for more bytes to travel with.
                            stream.set_nodelay(true)?;
                            return Ok(Self::Socket(stream));
                        }
                        Err(error) => refused = error,
                    }
                }
                Err(refused)
            }
            Address::Device(path) => {
                let open = |read: bool| {
                    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
                    OpenOptions::new()
                        .read(read)
                        .write(true)
                        .custom_flags(flags.bits().cast_signed())
                        .open(path)
                };
                // One that only listens is written to all the same: it never says that it has printed.
                open(true).or_else(|_| open(false)).map(Self::Device)
            }
        }
    }

    /// Sends everything, or fails with [`ErrorKind::TimedOut`] when that takes longer than `patience`.
    pub(super) fn send(&mut self, bytes: &[u8], patience: Duration) -> io::Result<()> {
        let end = Instant::now() + patience;
        let mut rest = bytes;
        while !rest.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            let sent = match self {
                Self::Socket(stream) => {
                    stream.set_write_timeout(Some(left.max(LEAST_WAIT)))?;
                    stream.write(rest)
                }
                Self::Device(file) => file.write(rest),
            };
            match sent {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
                Err(error) if has_nothing_yet(&error) => thread::sleep(LOOK.min(left)),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// What has come, waited for no longer than `patience`; nothing is no failure, the end of the line is.
    pub(super) fn receive(&mut self, patience: Duration) -> io::Result<Vec<u8>> {
        let end = Instant::now() + patience;
        let mut bytes = [0; MOST_AT_ONCE];
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let came = match self {
                Self::Socket(stream) => {
                    stream.set_read_timeout(Some(left.max(LEAST_WAIT)))?;
                    match stream.read(&mut bytes) {
                        Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                        came => came,
                    }
                }
                Self::Device(file) => match file.read(&mut bytes) {
                    // Opened for writing only.
                    Err(error) if error.raw_os_error() == Some(BAD_DESCRIPTOR) => Ok(0),
                    came => came,
                },
            };
            match came {
                Ok(0) => thread::sleep(LOOK.min(left)),
                Ok(came) => return Ok(bytes.get(..came).unwrap_or_default().to_vec()),
                Err(error) if has_nothing_yet(&error) => thread::sleep(LOOK.min(left)),
                Err(error) => return Err(error),
            }
            if left.is_zero() {
                return Ok(Vec::new());
            }
        }
    }

    /// Says that nothing more comes, and hears the other side out for no longer than `patience`.
    pub(super) fn end(&mut self, patience: Duration) -> io::Result<()> {
        if let Self::Socket(stream) = self {
            stream.shutdown(Shutdown::Write)?;
        }
        let end = Instant::now() + patience;
        while Instant::now() < end {
            self.receive(end.saturating_duration_since(Instant::now()))?;
        }
        Ok(())
    }
}

/// `EBADF`.
const BAD_DESCRIPTOR: i32 = 9;

fn has_nothing_yet(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}

//! What all connections of one line share: whether it is up, how fast it is, what it carried.

use super::Cut;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Whether a line is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// It carries.
    Up,
    /// It is cut, and so are the connections that it carried.
    Down(Cut),
}

/// One direction of the line.
#[derive(Debug, Default)]
pub(super) struct Direction {
    /// Bytes taken from the sender.
    pub(super) bytes: AtomicU64,
    /// When the line has carried all that it took; all connections queue for it.
    free: Mutex<Option<Instant>>,
}

/// What all connections share.
#[derive(Debug)]
pub(super) struct Shared {
    target: Mutex<SocketAddr>,
    link: watch::Sender<Link>,
    planned: Mutex<Option<(u64, Cut)>>,
    down_now: Mutex<bool>,
    went_down: Condvar,
    /// Bytes per second each way; 0 is unlimited.
    pub(super) rate: AtomicU64,
    /// Delay one way, in microseconds.
    pub(super) delay_us: AtomicU64,
    /// Connections accepted.
    pub(super) connections: AtomicU64,
    /// From courier to desk.
    pub(super) up: Direction,
    /// From desk to courier.
    pub(super) down: Direction,
}

impl Shared {
    pub(super) fn new(target: SocketAddr) -> Self {
        Self {
            target: Mutex::new(target),
            link: watch::Sender::new(Link::Up),
            planned: Mutex::default(),
            down_now: Mutex::default(),
            went_down: Condvar::new(),
            rate: AtomicU64::new(0),
            delay_us: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            up: Direction::default(),
            down: Direction::default(),
        }
    }

    pub(super) fn target(&self) -> SocketAddr {
        *lock(&self.target)
    }

    pub(super) fn lead_to(&self, target: SocketAddr) {
        *lock(&self.target) = target;
    }

    pub(super) fn link(&self) -> watch::Receiver<Link> {
        self.link.subscribe()
    }

    pub(super) fn set(&self, link: Link) {
        let _ = self.link.send_replace(link);
        *lock(&self.down_now) = link != Link::Up;
        self.went_down.notify_all();
    }

    pub(super) fn is_down(&self) -> bool {
        *self.link.borrow() != Link::Up
    }

    pub(super) fn wait_for_cut(&self, patience: Duration) -> bool {
        let guard = lock(&self.down_now);
        self.went_down
            .wait_timeout_while(guard, patience, |down| !*down)
            .is_ok_and(|(down, _)| *down)
    }

    pub(super) fn plan_cut(&self, planned: Option<(u64, Cut)>) {
        *lock(&self.planned) = planned;
    }

    /// Takes bytes that go up off the planned cut. How many of them still pass.
    pub(super) fn spend(&self, bytes: usize) -> usize {
        let mut planned = lock(&self.planned);
        let Some((left, cut)) = *planned else {
            return bytes;
        };
        let wanted = bytes as u64;
        if wanted < left {
            *planned = Some((left - wanted, cut));
            return bytes;
        }
        *planned = None;
        drop(planned);
        self.set(Link::Down(cut));
        usize::try_from(left).unwrap_or(bytes)
    }

    pub(super) fn delay(&self) -> Duration {
        Duration::from_micros(self.delay_us.load(Ordering::Relaxed))
    }
}

impl Direction {
    /// Queues so many bytes on the line. When the last of them has left it.
    pub(super) fn carry(&self, bytes: usize, rate: u64) -> Instant {
        let _ = self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        let now = Instant::now();
        if rate == 0 {
            return now;
        }
        let mut free = lock(&self.free);
        let begin = free.map_or(now, |free| free.max(now));
        let end = begin + Duration::from_secs_f64(bytes as f64 / rate as f64);
        *free = Some(end);
        end
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

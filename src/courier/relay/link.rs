//! What all connections of one line share: whether it is up, how fast it is, what it carried.

use super::Cut;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// By so much a timer may ring late without the line being slower for it.
const TIMER_SLACK: Duration = Duration::from_millis(5);

/// Whether a line is up, and how often it was cut: a connection notices also a cut that was mended
/// before it looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// Whether it carries.
    pub(super) up: bool,
    /// How often it was cut.
    pub(super) cuts: u64,
    /// Who learned of the last cut.
    pub(super) last: Cut,
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
    /// Guards only the sleep of those who wait for bytes to go up.
    went_up: (Mutex<()>, Condvar),
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
            link: watch::Sender::new(Link {
                up: true,
                cuts: 0,
                last: Cut::Told,
            }),
            planned: Mutex::default(),
            down_now: Mutex::default(),
            went_down: Condvar::new(),
            went_up: (Mutex::default(), Condvar::new()),
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

    pub(super) fn cut(&self, cut: Cut) {
        self.link.send_modify(|link| {
            link.up = false;
            link.cuts += 1;
            link.last = cut;
        });
        *lock(&self.down_now) = true;
        self.went_down.notify_all();
    }

    pub(super) fn mend(&self) {
        *lock(&self.down_now) = false;
        self.link.send_modify(|link| link.up = true);
    }

    pub(super) fn is_down(&self) -> bool {
        !self.link.borrow().up
    }

    pub(super) fn wait_for_cut(&self, patience: Duration) -> bool {
        let guard = lock(&self.down_now);
        self.went_down
            .wait_timeout_while(guard, patience, |down| !*down)
            .is_ok_and(|(down, _)| *down)
    }

    /// Tells those who wait that bytes went up.
    pub(super) fn tell_up(&self) {
        drop(lock(&self.went_up.0));
        self.went_up.1.notify_all();
    }

    pub(super) fn wait_for_up(&self, bytes: u64, patience: Duration) -> bool {
        let guard = lock(&self.went_up.0);
        self.went_up
            .1
            .wait_timeout_while(guard, patience, |()| {
                self.up.bytes.load(Ordering::Relaxed) < bytes
            })
            .is_ok_and(|(_, timeout)| !timeout.timed_out())
    }

    pub(super) fn plan_cut(&self, planned: Option<(u64, Cut)>) {
        *lock(&self.planned) = planned;
    }

    /// Takes bytes that go up off the planned cut. If it came, how many of them still pass.
    pub(super) fn spend(&self, bytes: usize) -> Option<usize> {
        let mut planned = lock(&self.planned);
        let (left, cut) = (*planned)?;
        let wanted = bytes as u64;
        if wanted < left {
            *planned = Some((left - wanted, cut));
            return None;
        }
        *planned = None;
        drop(planned);
        self.cut(cut);
        Some(usize::try_from(left).unwrap_or(bytes))
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
        // A timer that rang late is no idle line.
        let begin = free.filter(|free| *free + TIMER_SLACK > now).unwrap_or(now);
        let end = begin + Duration::from_secs_f64(bytes as f64 / rate as f64);
        *free = Some(end);
        end
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

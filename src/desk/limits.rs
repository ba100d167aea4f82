//! Every bound of the desk in one place: sizes, counts and patience; and the ward's time.

pub use crate::protocol::limits::{FILING_BYTES, MANIFEST_BYTES, PART_BYTES, PARTS};

use jiff::tz;
use std::time::Duration;

/// Longest other JSON body, in bytes.
pub const MESSAGE_BYTES: u64 = 4 * 1024;
/// Most answers of a filing.
pub const ANSWERS: usize = 1000;
/// Longest id or name in a manifest, in bytes.
pub const NAME_BYTES: usize = 200;
/// Longest nonce of a probe, in bytes; keeps its answer under 1 KB.
pub const NONCE_BYTES: usize = 128;
/// Most kiosks whose calls and last words are kept.
pub const KIOSKS: usize = 1000;
/// Most changes in one answer of the feed; keeps it under the 64 KiB that a sender reads.
pub const CHANGES: u32 = 100;
/// Bytes of statuses after which an answer of the feed ends; with the last one whole and the frame
/// around each it still is under those 64 KiB.
pub const CHANGES_BYTES: u64 = 48 * 1024;
/// Longest status of a filing as JSON, an officer's reasons included, in bytes.
pub const STATUS_BYTES: usize = 8 * 1024;
/// Longest dossier number that an officer can give, in letters.
pub const DOSSIER_LETTERS: usize = 64;
/// Longest sentence that an officer adds to a reason, in letters.
pub const SENTENCE_LETTERS: usize = 300;
/// Filings on one page of the list.
pub const FILINGS_ON_PAGE: u32 = 40;
/// Lines of the audit on one page.
pub const AUDIT_ON_PAGE: u32 = 100;
/// Longest form of the officers' pages, in bytes.
pub const FORM_BYTES: u64 = 64 * 1024;
/// Most sign-ins that wait for their password to be compared.
pub const WAITING_SIGN_INS: usize = 32;
/// Most connections at once; further ones wait in the system's queue. Every kiosk keeps one for
/// sending, one for the answers that it follows, and during a visit one for company.
pub const CONNECTIONS: usize = 3 * KIOSKS + 200;
/// Kiosks that send pages at the same time; further ones are dealt turns.
pub const PLACES: usize = 40;
/// Headers of a request, at most.
pub const HEADERS: usize = 64;
/// Bytes written to a part before it is synced to disk.
pub const SYNC_STEP: u64 = 1024 * 1024;
/// Bytes gathered before they are written to a part.
pub const WRITE_STEP: usize = 64 * 1024;
/// Unread body that is still taken after a refusal, so that the refusal reaches the sender.
pub const LINGER_BYTES: u64 = 4 * 1024 * 1024;
/// How long an unfinished filing's pages are kept after its last announcement.
pub const UNFINISHED: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Longest wait of the change feed.
pub const LONGEST_POLL: Duration = Duration::from_secs(60);
/// When a sender that was told to wait may come again.
pub const RETRY_AFTER: Duration = Duration::from_secs(30);
/// Announcements older than this keep no place free for their kiosk.
pub const RECENT: Duration = Duration::from_secs(60 * 60);
/// How long open requests may go on after the desk was asked to stop.
pub const FAREWELL: Duration = Duration::from_secs(5);

/// The ward's time; Vietnam has no daylight saving.
pub const WARD_TIME: tz::Offset = tz::offset(7);

/// A wait as it is told: in whole seconds, never shorter than it is.
pub fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// How long the desk waits for a peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the whole of a request's headers, and between two requests on one line.
    pub headers: Duration,
    /// For the next piece of a body, or for room to send the next piece of an answer.
    pub stall: Duration,
    /// For a whole JSON body.
    pub message: Duration,
    /// For one `PATCH`; what came until then is kept.
    pub upload: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            headers: Duration::from_secs(30),
            stall: Duration::from_secs(30),
            message: Duration::from_secs(120),
            upload: Duration::from_secs(15 * 60),
        }
    }
}

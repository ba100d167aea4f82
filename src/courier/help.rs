//! "Gọi cán bộ": a call for staff reaches the desk beside whatever is being sent.
//!
//! The one idea: only the latest wish counts. A call that was taken back while the line was down
//! is never delivered late.

use crate::courier::client::Client;
use crate::courier::sender::Chance;
use crate::courier::waiting;
use std::time::Duration;
use tokio::sync::watch;

/// The latest wish, and whether the desk knows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Help {
    /// Whether somebody calls.
    pub calling: bool,
    /// Whether the desk has acknowledged it.
    pub heard: bool,
}

/// Brings the latest wish to the desk.
pub(super) struct Helper {
    client: Client,
    kiosk: String,
    help: watch::Sender<Help>,
    wishes: watch::Receiver<Help>,
}

impl Helper {
    pub(super) fn new(client: Client, kiosk: String, help: watch::Sender<Help>) -> Self {
        Self {
            client,
            kiosk,
            wishes: help.subscribe(),
            help,
        }
    }

    /// Runs for ever.
    pub(super) async fn run(mut self) {
        let mut chance = Chance::default();
        let wishes = &mut self.wishes;
        // Until somebody calls there is nothing to tell. A call that is taken back at once is told
        // as taken back, so that nobody waits for the answer for ever.
        let _ = wishes.changed().await;
        loop {
            let wish = *wishes.borrow_and_update();
            if wish.heard {
                if wishes.changed().await.is_err() {
                    return;
                }
                continue;
            }
            if self.client.help(&self.kiosk, wish.calling).await.is_ok() {
                let _ = self.help.send_if_modified(|help| {
                    let same = help.calling == wish.calling;
                    help.heard |= same;
                    same
                });
                continue;
            }
            let rest = waiting::between(
                Duration::from_millis(500),
                Duration::from_secs(3),
                chance.draw(),
            );
            let _ = tokio::time::timeout(rest, wishes.changed()).await;
        }
    }
}

//! What runs side by side: sender and retention always, and beside them what the receiver understands.

use super::answers::Follower;
use super::client::Client;
use super::help::{Help, Helper};
use super::retention::Retention;
use super::sender::Sender;
use super::status::LineStatus;
use crate::config::settings::Profile;
use crate::store::Store;
use std::sync::Arc;
use tokio::sync::{Notify, watch};

/// All of the courier's work.
pub(super) struct Work {
    sender: Sender,
    retention: Retention,
    beside: Beside,
}

enum Beside {
    /// Our desk hears calls and gives answers.
    Desk(Box<(Helper, Follower)>),
    /// A tus server does neither.
    Tus,
}

impl Work {
    pub(super) fn new(
        store: Store,
        client: Client,
        kiosk: String,
        status: watch::Sender<LineStatus>,
        help: watch::Sender<Help>,
        wake: Arc<Notify>,
    ) -> Self {
        let beside = match client.profile() {
            Profile::Desk => Beside::Desk(Box::new((
                Helper::new(client.clone(), kiosk.clone(), help),
                Follower::new(store.clone(), client.clone(), kiosk, status.clone()),
            ))),
            Profile::Tus => Beside::Tus,
        };
        let retention = Retention::new(store.clone(), status.subscribe(), client.keep_for());
        Self {
            retention,
            sender: Sender::new(store, client, status, wake),
            beside,
        }
    }

    /// Runs for ever. It may be dropped at any await.
    pub(super) async fn run(self) {
        tokio::select! {
            () = self.sender.run() => {}
            () = self.retention.run() => {}
            () = self.beside.run() => {}
        }
    }
}

impl Beside {
    async fn run(self) {
        match self {
            Self::Desk(both) => {
                let (helper, follower) = *both;
                tokio::select! {
                    () = helper.run() => {}
                    () = follower.run() => {}
                }
            }
            Self::Tus => std::future::pending().await,
        }
    }
}

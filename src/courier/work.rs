//! What runs side by side: sender and retention always, and beside them what the receiver understands.

use super::answers::Follower;
use super::beat::{Beater, Seen};
use super::client::Client;
use super::company::{Companion, Ends};
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

/// What a window tells the courier.
pub(super) struct Told {
    /// Whether somebody calls for staff.
    pub(super) help: watch::Sender<Help>,
    /// How the kiosk is.
    pub(super) seen: watch::Receiver<Option<Seen>>,
    /// Company from the desk.
    pub(super) company: Ends,
}

enum Beside {
    /// Our desk hears calls, gives answers, has a board, and keeps residents company.
    Desk(Box<(Helper, Follower, Beater, Companion)>),
    /// A tus server does neither.
    Tus,
}

impl Work {
    pub(super) fn new(
        store: Store,
        client: Client,
        kiosk: String,
        status: watch::Sender<LineStatus>,
        told: Told,
        wake: Arc<Notify>,
    ) -> Self {
        let beside = match client.profile() {
            Profile::Desk => Beside::Desk(Box::new((
                Helper::new(client.clone(), kiosk.clone(), told.help),
                Follower::new(store.clone(), client.clone(), kiosk.clone(), status.clone()),
                Beater::new(
                    client.clone(),
                    kiosk.clone(),
                    store.clone(),
                    told.seen,
                    status.subscribe(),
                ),
                Companion::new(client.clone(), kiosk, told.company, status.subscribe()),
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
            Self::Desk(all) => {
                let (helper, follower, beater, companion) = *all;
                tokio::select! {
                    () = helper.run() => {}
                    () = follower.run() => {}
                    () = beater.run() => {}
                    () = companion.run() => {}
                }
            }
            Self::Tus => std::future::pending().await,
        }
    }
}

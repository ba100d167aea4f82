//! One side loses its power again and again while the other lives on: what the courier remembers of the
//! desk is then no longer so, or the desk hears again of what it has long received.
//!
//! It runs in the recorded process itself. At a random byte the line is cut; the record so far says
//! what either side has told the other by then. From it a kiosk or a desk is made as a power cut would
//! have left it, and takes the place of the one before.

use super::history::{courier, filing, number};
use super::image::{Crash, Image, Names};
use super::record::{Record, SEEN, Seen};
use crate::ward_line::{DeskThread, Dice, PATIENCE, all_changes, assert_desk_holds, open_store};
use motcua::courier::Courier;
use motcua::courier::relay::Relay;
use motcua::filing::delivery::LedgerEvent;
use motcua::protocol::messages::FilingState;
use motcua::store::Store;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Power cuts of one life.
pub const CUTS: u64 = 12;

/// Lives through them in this folder, which is recorded in that file.
pub fn live(folder: &Path, record: &Path, seed: u64) {
    let mut dice = Dice(seed);
    let mut seen = File::create(folder.join(SEEN)).unwrap();
    let mut kiosk = Kiosk::open(folder, "kiosk-0");
    let mut desk = Desk::open(folder, "desk-0");
    let relay = Relay::start(desk.thread.address).unwrap();
    relay.throttle(2_000_000);
    kiosk.send(&relay);
    let mut ids = Vec::new();
    let mut told = BTreeMap::new();
    for cut in 1..=CUTS {
        for _ in 0..1 + dice.roll(3) {
            let sealed = filing(seed, ids.len() as u64 + 1);
            ids.push(sealed.id);
            kiosk.store.seal(sealed).unwrap();
            let number = ids.len() as u64;
            seen.write_all(Seen::Kept { number }.line().as_bytes())
                .unwrap();
        }
        kiosk.wake();
        let moment = relay.bytes_up() + 1 + dice.roll(60_000);
        let _ = relay.wait_for_up(moment, Duration::from_millis(300));
        relay.cut();
        // A byte that was on its way may still arrive.
        std::thread::sleep(Duration::from_millis(5));
        // What the kiosk heard by now, the desk has said.
        kiosk.remember(&ids, &mut told);
        let operations = Record::read(record).operations();
        let mut lose_power = |side: &str, next: &str| {
            let names = [Names::Alone, Names::InOrder][dice.roll(2) as usize];
            let image = Image::after(&operations, side, Crash::PowerCut(names), &mut dice);
            image.write(&folder.join(next));
        };
        let victims = cut % 4;
        if victims < 2 {
            let next = format!("kiosk-{cut}");
            lose_power(&kiosk.side, &next);
            drop(kiosk);
            kiosk = Kiosk::open(folder, &next);
        }
        if victims > 0 {
            let next = format!("desk-{cut}");
            lose_power(&desk.side, &next);
            drop(desk);
            desk = Desk::open(folder, &next);
            relay.lead_to(desk.thread.address);
        }
        relay.restore();
        kiosk.send(&relay);
    }
    relay.throttle(0);
    kiosk.await_received(ids.len());
    let folder = folder.join(&desk.side);
    assert_desk_holds(desk.thread.address, &folder, &kiosk.store, &ids);
    let mut heard = BTreeMap::new();
    kiosk.remember(&ids, &mut heard);
    for (id, dossier) in &told {
        assert_eq!(heard.get(id), Some(dossier), "filing {}", number(*id));
    }
    for change in all_changes(desk.thread.address) {
        assert_eq!(change.status.state, FilingState::Received);
        assert_eq!(heard.get(&change.status.id), change.status.dossier.as_ref());
    }
}

struct Desk {
    side: String,
    thread: DeskThread,
}

impl Desk {
    fn open(folder: &Path, side: &str) -> Self {
        Self {
            side: side.to_owned(),
            thread: DeskThread::start(&folder.join(side)),
        }
    }
}

struct Kiosk {
    side: String,
    courier: Option<Courier>,
    store: Store,
}

impl Kiosk {
    fn open(folder: &Path, side: &str) -> Self {
        Self {
            side: side.to_owned(),
            courier: None,
            store: open_store(&folder.join(side)),
        }
    }

    /// Sends, or looks again at once.
    fn send(&mut self, relay: &Relay) {
        if self.courier.is_none() {
            self.courier = Some(courier(&self.store, relay.address()));
        }
        self.wake();
    }

    fn wake(&self) {
        self.courier.iter().for_each(Courier::wake);
    }

    fn await_received(&self, count: usize) {
        let queue = self.store.queue();
        let begun = Instant::now();
        while queue.borrow().at_desk < count {
            assert!(begun.elapsed() < PATIENCE, "{:?}", *queue.borrow());
            self.wake();
            std::thread::sleep(Duration::from_millis(4));
        }
    }

    /// The receipts that its ledger holds.
    fn remember(&self, ids: &[Uuid], receipts: &mut BTreeMap<Uuid, String>) {
        for id in ids {
            for line in self.store.ledger(*id).unwrap() {
                if let LedgerEvent::Received(receipt) = line.event {
                    let _ = receipts.insert(*id, receipt.dossier.unwrap());
                }
            }
        }
    }
}

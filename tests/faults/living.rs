//! The desk loses its power again and again while the kiosk lives on: what the courier remembers of
//! the desk is then no longer so.
//!
//! It runs in the recorded process itself. At a random byte the line is cut; the record so far says
//! what the desk has told anybody by then. From it a desk is made as a power cut would have left it,
//! and the line leads there.

use super::history::{KIOSK, filing, number};
use super::image::{Crash, Image, Names};
use super::record::{Record, SEEN, Seen};
use crate::ward_line::{
    DeskThread, Dice, PATIENCE, all_changes, assert_desk_holds, await_that, open_store,
};
use motcua::courier::relay::Relay;
use motcua::filing::delivery::LedgerEvent;
use motcua::protocol::messages::FilingState;
use motcua::store::Store;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// Power cuts of one life.
pub const CUTS: u64 = 12;

/// Lives through them in this folder, which is recorded in that file.
pub fn live(folder: &Path, record: &Path, seed: u64) {
    let mut dice = Dice(seed);
    let store = open_store(&folder.join(KIOSK));
    let mut side = "desk-0".to_owned();
    let mut desk = DeskThread::start(&folder.join(&side));
    let relay = Relay::start(desk.address).unwrap();
    relay.throttle(2_000_000);
    let courier = super::history::courier(&store, relay.address());
    let mut seen = File::create(folder.join(SEEN)).unwrap();
    let mut ids = Vec::new();
    let mut told = BTreeMap::new();
    for cut in 1..=CUTS {
        for _ in 0..1 + dice.roll(3) {
            let sealed = filing(seed, ids.len() as u64 + 1);
            ids.push(sealed.id);
            store.seal(sealed).unwrap();
            let number = ids.len() as u64;
            seen.write_all(Seen::Kept { number }.line().as_bytes())
                .unwrap();
        }
        courier.wake();
        let moment = relay.bytes_up() + 1 + dice.roll(60_000);
        let _ = relay.wait_for_up(moment, Duration::from_millis(300));
        relay.cut();
        // A byte that was on its way may still arrive.
        std::thread::sleep(Duration::from_millis(5));
        // What the kiosk heard by now, the desk has said.
        remember(&store, &ids, &mut told);
        let names = [Names::Alone, Names::InOrder][dice.roll(2) as usize];
        let operations = Record::read(record).operations();
        let image = Image::after(&operations, &side, Crash::PowerCut(names), &mut dice);
        drop(desk);
        side = format!("desk-{cut}");
        image.write(&folder.join(&side));
        desk = DeskThread::start(&folder.join(&side));
        relay.lead_to(desk.address);
        relay.restore();
        courier.wake();
    }
    relay.throttle(0);
    await_received(&store, ids.len(), &courier);
    courier.stop();
    assert_desk_holds(desk.address, &folder.join(&side), &store, &ids);
    let mut heard = BTreeMap::new();
    remember(&store, &ids, &mut heard);
    for (id, dossier) in &told {
        assert_eq!(heard.get(id), Some(dossier), "filing {}", number(*id));
    }
    for change in all_changes(desk.address) {
        assert_eq!(change.status.state, FilingState::Received);
        assert_eq!(heard.get(&change.status.id), change.status.dossier.as_ref());
    }
}

fn await_received(store: &Store, count: usize, courier: &motcua::courier::Courier) {
    let queue = store.queue();
    let begun = std::time::Instant::now();
    while queue.borrow().at_desk < count && begun.elapsed() < PATIENCE {
        courier.wake();
        std::thread::sleep(Duration::from_millis(4));
    }
    let _ = await_that(&queue, |queue| queue.at_desk == count);
}

/// The receipts that the kiosk's ledger holds.
fn remember(store: &Store, ids: &[Uuid], receipts: &mut BTreeMap<Uuid, String>) {
    for id in ids {
        for line in store.ledger(*id).unwrap() {
            if let LedgerEvent::Received(receipt) = line.event {
                let _ = receipts.insert(*id, receipt.dossier.unwrap());
            }
        }
    }
}

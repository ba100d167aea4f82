//! One history of a ward: visits, filings, a line, a desk, an officer; and what each of them saw.
//!
//! It runs in a process of its own, whose files are recorded. What happens follows from the seed;
//! only how the threads take turns does not, so a record is kept where a seed alone is not enough.

use super::fault::Fault;
use super::proxy::Proxy;
use super::record::{SEEN, Seen};
use crate::ward_line::{
    DeskThread, Dice, PATIENCE, all_changes, link, noise, open_store, sealed_of,
};
use jiff::Timestamp;
use motcua::courier::Courier;
use motcua::courier::client::Limits;
use motcua::desk::Decision;
use motcua::filing::delivery::LedgerEvent;
use motcua::filing::draft::Event;
use motcua::store::{Sealed, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The kiosk's folder in the recorded one.
pub const KIOSK: &str = "kiosk";
/// The desk's folder in the recorded one.
pub const DESK: &str = "desk";

/// The ids of a history's filings begin behind this one.
const ZEROTH: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0000;

/// Filings of one history.
pub const FILINGS: u64 = 12;

/// The filings of the history with this seed, by number.
pub fn filings(seed: u64) -> BTreeMap<u64, Sealed> {
    (1..=FILINGS)
        .map(|number| (number, filing(seed, number)))
        .collect()
}

/// Filing `number` of the history with this seed.
pub fn filing(seed: u64, number: u64) -> Sealed {
    let mut dice = Dice(seed << 8 | number);
    let mut pages: Vec<_> = (0..dice.roll(4))
        .map(|_| noise(dice.roll(u64::MAX), 1 + dice.roll(40_000) as usize))
        .collect();
    if dice.roll(4) == 0 {
        // A page that other filings have too.
        pages.push(noise(seed, 9000));
    }
    let mut sealed = sealed_of(number, pages);
    for part in &mut sealed.parts {
        if dice.roll(3) == 0 {
            part.photograph = Some(noise(dice.roll(u64::MAX), 3000));
        }
    }
    sealed
}

/// The id of filing `number`.
pub fn id(number: u64) -> Uuid {
    Uuid::from_u128(ZEROTH + u128::from(number))
}

/// The number of a filing.
pub fn number(id: Uuid) -> u64 {
    (id.as_u128() - ZEROTH) as u64
}

/// The id of the visit before filing `number`.
pub fn visit(number: u64) -> Uuid {
    Uuid::from_u128(u128::from(number))
}

/// What was typed in a visit once it has so many letters.
pub fn letters(count: usize) -> String {
    "Nguyễn Thị Thử ".chars().cycle().take(count).collect()
}

/// Lives through the history in this folder.
pub fn live(folder: &Path, seed: u64) {
    let mut ward = Ward::open(folder, seed);
    let first_sending = ward.dice.roll(FILINGS);
    for number in 1..=FILINGS {
        ward.visit(number);
        if number > first_sending {
            ward.send();
        }
        match ward.dice.roll(10) {
            0 => ward.restart_desk(),
            1 => ward.restart_kiosk(),
            2 => ward.decide(),
            3..=5 => ward.watch(Duration::from_millis(20)),
            _ => ward.look(),
        }
    }
    ward.send();
    let begun = Instant::now();
    while ward.received.len() < FILINGS as usize {
        assert!(begun.elapsed() < PATIENCE, "it never came");
        ward.watch(Duration::from_millis(5));
        // Waits are not what is looked at here.
        ward.courier.as_ref().unwrap().wake();
        if ward.dice.roll(40) == 0 {
            ward.decide();
        }
    }
    ward.stop_sending();
}

/// A courier that sees a stall within tenths of a second.
pub fn courier(store: &Store, desk: SocketAddr) -> Courier {
    let limits = Limits {
        stall: Duration::from_millis(400),
        answer: Duration::from_secs(1),
        commit: Duration::from_secs(1),
        slow: 1_000_000,
        ..Limits::default()
    };
    let link = link(&format!("http://{desk}"));
    Courier::start_with(store.clone(), &link, "K1".to_owned(), limits).unwrap()
}

struct Ward {
    seed: u64,
    dice: Dice,
    folder: PathBuf,
    seen: File,
    courier: Option<Courier>,
    proxy: Option<Proxy>,
    store: Option<Store>,
    desk: Option<DeskThread>,
    kept: Vec<u64>,
    told: BTreeSet<u64>,
    received: BTreeSet<u64>,
    decided: BTreeSet<u64>,
}

impl Ward {
    fn open(folder: &Path, seed: u64) -> Self {
        let mut options = OpenOptions::new();
        let _ = options.create(true).append(true);
        Self {
            seed,
            dice: Dice(seed),
            folder: folder.to_owned(),
            seen: options.open(folder.join(SEEN)).unwrap(),
            courier: None,
            proxy: None,
            store: Some(open_store(&folder.join(KIOSK))),
            desk: Some(DeskThread::start(&folder.join(DESK))),
            kept: Vec::new(),
            told: BTreeSet::new(),
            received: BTreeSet::new(),
            decided: BTreeSet::new(),
        }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    fn desk(&self) -> &DeskThread {
        self.desk.as_ref().unwrap()
    }

    /// Remembers, for whoever reads the record, that somebody saw this.
    fn saw(&mut self, seen: &Seen) {
        self.seen.write_all(seen.line().as_bytes()).unwrap();
    }

    /// A resident comes, types, and files.
    fn visit(&mut self, number: u64) {
        self.store().journal(Event::Started {
            draft: visit(number),
            procedure: "marital-status".into(),
            version: "1".into(),
            at: Timestamp::UNIX_EPOCH,
        });
        let mut count = 0;
        for _ in 0..self.dice.roll(4) {
            count += 1 + self.dice.roll(5) as usize;
            self.store()
                .journal(Event::Typed(letters(count).as_str().into()));
            self.store().flush().unwrap();
            self.saw(&Seen::Typed {
                number,
                letters: count,
            });
        }
        self.store().seal(filing(self.seed, number)).unwrap();
        self.saw(&Seen::Kept { number });
        self.kept.push(number);
    }

    /// Sends over a line with faults, unless somebody does already.
    fn send(&mut self) {
        if self.courier.is_none() {
            let faults = (0..self.dice.roll(3)).map(|_| Fault::by(&mut self.dice));
            let faults = faults.collect();
            let proxy = Proxy::start(self.desk().address, false, faults);
            self.courier = Some(courier(self.store(), proxy.address));
            self.proxy = Some(proxy);
        }
    }

    /// Ends the sending in the middle of whatever it does.
    fn stop_sending(&mut self) {
        if let Some(courier) = self.courier.take() {
            courier.stop();
        }
        drop(self.proxy.take());
    }

    fn restart_desk(&mut self) {
        self.stop_sending();
        drop(self.desk.take());
        self.desk = Some(DeskThread::start(&self.folder.join(DESK)));
    }

    fn restart_kiosk(&mut self) {
        self.stop_sending();
        drop(self.store.take());
        self.store = Some(open_store(&self.folder.join(KIOSK)));
    }

    /// An officer accepts a filing.
    fn decide(&mut self) {
        let open: Vec<_> = self.told.difference(&self.decided).copied().collect();
        if open.is_empty() {
            return;
        }
        let number = open[self.dice.roll(open.len() as u64) as usize];
        let decision = Decision::Accept {
            dossier: None,
            appointment: None,
        };
        let _ = self.desk().desk.decide(id(number), decision).unwrap();
        let _ = self.decided.insert(number);
        self.saw(&Seen::Decided { number });
    }

    /// Looks again and again for a while.
    fn watch(&mut self, time: Duration) {
        let begun = Instant::now();
        while begun.elapsed() < time {
            self.look();
            std::thread::sleep(Duration::from_micros(500));
        }
    }

    /// What the desk tells, and what the kiosk's ledger holds.
    fn look(&mut self) {
        for change in all_changes(self.desk().address) {
            let number = number(change.status.id);
            if self.told.insert(number) {
                let dossier = change.status.dossier.unwrap();
                self.saw(&Seen::Receipt { number, dossier });
            }
        }
        for number in self.kept.clone() {
            if self.received.contains(&number) {
                continue;
            }
            for line in self.store().ledger(id(number)).unwrap() {
                if let LedgerEvent::Received(receipt) = line.event
                    && self.received.insert(number)
                {
                    let dossier = receipt.dossier.unwrap();
                    self.saw(&Seen::Received { number, dossier });
                }
            }
        }
    }
}

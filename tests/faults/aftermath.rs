//! What must hold after a crash: at once, and when the line has brought everything to the desk.

use super::fault::Fault;
use super::history::{DESK, KIOSK, courier, id, letters, number, visit};
use super::image::{Crash, Image, Names};
use super::proxy::Proxy;
use super::record::{Operation, Seen, scratch};
use super::tally::{Kind, Outcome};
use crate::ward_line::{DeskThread, Dice, all_changes};
use motcua::filing::delivery::LedgerEvent;
use motcua::filing::entry::Entry;
use motcua::protocol::digest::Digest;
use motcua::protocol::messages::{Change, FilingState};
use motcua::store::{Opening, Options, Role, Sealed, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

/// A queue that is not empty by then never will be.
const PATIENCE: Duration = Duration::from_secs(60);

/// What people had seen when it happened.
#[derive(Debug, Default)]
struct Promises {
    kept: BTreeSet<u64>,
    receipts: BTreeMap<u64, String>,
    decided: BTreeSet<u64>,
    typed: Option<(u64, usize)>,
}

impl Promises {
    fn of(operations: &[Operation]) -> Self {
        let mut all = Self::default();
        for operation in operations {
            match operation {
                Operation::Saw(Seen::Typed { number, letters }) => {
                    all.typed = Some((*number, *letters));
                }
                Operation::Saw(Seen::Kept { number }) => {
                    let _ = all.kept.insert(*number);
                    all.typed = None;
                }
                Operation::Saw(
                    Seen::Receipt { number, dossier } | Seen::Received { number, dossier },
                ) => {
                    let _ = all.receipts.insert(*number, dossier.clone());
                }
                Operation::Saw(Seen::Decided { number }) => {
                    let _ = all.decided.insert(*number);
                }
                _ => {}
            }
        }
        all
    }
}

/// A history as it was recorded.
pub struct History {
    pub seed: u64,
    pub filings: BTreeMap<u64, Sealed>,
    pub operations: Vec<Operation>,
}

/// A ward after its crash.
struct Aftermath<'a> {
    filings: &'a BTreeMap<u64, Sealed>,
    promises: Promises,
    store: Store,
    desk: DeskThread,
    outcome: Outcome,
}

/// Crashes a history at a place, in a way, and over a line that follow from its seed and `image`,
/// and looks at what became of it.
pub fn examine(history: &History, image: u64) -> Outcome {
    let mut dice = Dice(history.seed << 20 | image);
    let operations = &history.operations;
    let point = dice.roll(operations.len() as u64 + 1) as usize;
    let before = &operations[..point];
    let (at_kiosk, at_desk) = crash(&mut dice);
    let folder = scratch();
    Image::after(before, KIOSK, at_kiosk, &mut dice).write(&folder.path().join(KIOSK));
    Image::after(before, DESK, at_desk, &mut dice).write(&folder.path().join(DESK));

    let options = Options {
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Kiosk)
    };
    let (store, opening) = Store::open_with(&folder.path().join(KIOSK), options).unwrap();
    let mut aftermath = Aftermath {
        filings: &history.filings,
        promises: Promises::of(before),
        store,
        desk: DeskThread::start(&folder.path().join(DESK)),
        outcome: Outcome::of(format!(
            "operation {point} of {}, kiosk {at_kiosk:?}, desk {at_desk:?}",
            operations.len()
        )),
    };
    aftermath.outcome.cuts = (at_kiosk != Crash::Killed, at_desk != Crash::Killed);
    aftermath.check_at_once(&opening);
    aftermath.drain(&mut dice);
    aftermath.check_at_last(&folder.path().join(DESK));
    aftermath.outcome
}

/// How kiosk and desk crash; one of the two may only have been killed.
fn crash(dice: &mut Dice) -> (Crash, Crash) {
    let mut cut = || {
        Crash::PowerCut(match dice.roll(2) {
            0 => Names::Alone,
            _ => Names::InOrder,
        })
    };
    let cuts = (cut(), cut());
    match dice.roll(8) {
        0 => (Crash::Killed, Crash::Killed),
        1 | 2 => (cuts.0, Crash::Killed),
        3..=5 => (Crash::Killed, cuts.1),
        _ => cuts,
    }
}

impl Aftermath<'_> {
    fn wrong(&mut self, kind: Kind, what: String) {
        self.outcome.wrongs.push((kind, what));
    }

    /// What was promised holds as soon as both sides are open again.
    fn check_at_once(&mut self, opening: &Opening) {
        for notice in &opening.notices {
            self.wrong(Kind::Damaged, format!("the kiosk opens with {notice:?}"));
        }
        for number in self.promises.kept.clone() {
            if let Err(what) = self.is_whole_at_the_kiosk(number) {
                self.wrong(Kind::Lost, format!("filing {number} was kept: {what}"));
            }
        }
        if let Some((number, count)) = self.promises.typed
            && self.known().iter().all(|known| *known != number)
        {
            let kept = opening
                .draft
                .as_ref()
                .filter(|draft| draft.id == visit(number));
            let typed = match kept.and_then(|draft| draft.typed.as_ref()) {
                Some(Entry::Text(text)) => text.chars().count(),
                _ => 0,
            };
            if typed < count || opening.draft.as_ref().map(text) != Some(letters(typed)) {
                let what = format!("of {count} letters {typed} are there");
                self.wrong(Kind::Lost, format!("visit {number}: {what}"));
            }
        }
        let feed = all_changes(self.desk.address);
        let mut receipts: BTreeSet<_> = self.promises.receipts.clone().into_iter().collect();
        for number in self.known() {
            receipts.extend(self.receipts(number).into_iter().map(|one| (number, one)));
        }
        for (number, dossier) in receipts {
            let given = |change: &Change| {
                change.status.id == id(number) && change.status.dossier.as_ref() == Some(&dossier)
            };
            if !feed.iter().any(given) {
                let what = format!("filing {number} was received as {dossier}, the desk has none");
                self.wrong(Kind::FalseSuccess, what);
            }
        }
        for number in self.promises.decided.clone() {
            let decided = |change: &Change| {
                change.status.id == id(number) && change.status.state == FilingState::Accepted
            };
            if !feed.iter().any(decided) {
                self.wrong(Kind::Lost, format!("the decision about filing {number}"));
            }
        }
    }

    /// Lets the courier work until nothing waits, over a line with faults.
    fn drain(&mut self, dice: &mut Dice) {
        let at_desk: BTreeSet<_> = received(&all_changes(self.desk.address));
        let known = self.known();
        let waiting = known.iter().filter(|number| !at_desk.contains(number));
        self.outcome.sends = waiting.count() as u64;
        let faults: Vec<_> = (0..dice.roll(5)).map(|_| Fault::by(dice)).collect();
        let refuses = dice.roll(16) == 0;
        self.outcome.place += &format!(", refuses {refuses}, {faults:?}");
        let proxy = Proxy::start(self.desk.address, refuses, faults.clone());
        let courier = courier(&self.store, proxy.address);
        let queue = self.store.queue();
        let begun = Instant::now();
        while queue.borrow().at_desk < known.len() {
            if queue.borrow().attention > 0 || begun.elapsed() > PATIENCE {
                let what = format!("{:?} after {:?}", *queue.borrow(), begun.elapsed());
                self.wrong(Kind::Stuck, what);
                break;
            }
            std::thread::sleep(Duration::from_millis(4));
            // Waits are not what is looked at here.
            courier.wake();
        }
        courier.stop();
        let met = faults.iter().take(proxy.played()).map(Fault::name);
        self.outcome.faults = met.chain(refuses.then_some("refused")).collect();
        drop(proxy);
        self.hear();
    }

    /// Waits for the officers' decisions, over a good line.
    fn hear(&mut self) {
        let feed = all_changes(self.desk.address);
        let decided: BTreeSet<_> = feed
            .iter()
            .filter(|change| change.status.state == FilingState::Accepted)
            .map(|change| number(change.status.id))
            .collect();
        let is_heard = |number: &u64| {
            let ledger = self.store.ledger(id(*number)).unwrap();
            ledger
                .iter()
                .any(|line| matches!(line.event, LedgerEvent::Accepted { .. }))
        };
        if decided.iter().all(is_heard) {
            return;
        }
        let courier = courier(&self.store, self.desk.address);
        let begun = Instant::now();
        while !decided.iter().all(is_heard) {
            if begun.elapsed() > PATIENCE {
                self.wrong(Kind::Stuck, "a decision is not heard".to_owned());
                break;
            }
            std::thread::sleep(Duration::from_millis(4));
        }
        courier.stop();
    }

    /// Each filing is at the desk once and whole, and everybody agrees about its receipt.
    fn check_at_last(&mut self, desk_folder: &Path) {
        let feed = all_changes(self.desk.address);
        let known = self.known();
        for number in received(&feed) {
            if !known.contains(&number) {
                self.wrong(
                    Kind::Lost,
                    format!("the kiosk has forgotten filing {number}"),
                );
            }
        }
        let mut dossiers = BTreeSet::new();
        for number in known {
            let here: Vec<_> = feed
                .iter()
                .filter(|change| change.status.id == id(number))
                .collect();
            let times = here
                .iter()
                .filter(|change| change.status.state == FilingState::Received)
                .count();
            let sealed = &self.filings[&number];
            let is_it = |change: &&Change| change.status.manifest == sealed.digest;
            let parts = desk_folder.join("parts").join(sealed.id.to_string());
            let is_there = |digest: Digest| {
                std::fs::read(parts.join(digest.to_string()))
                    .is_ok_and(|bytes| Digest::of(&bytes) == digest)
            };
            match times {
                0 if !self.receipts(number).is_empty() => {
                    let what = format!("filing {number} is called received, the desk has none");
                    self.wrong(Kind::FalseSuccess, what);
                }
                0 => self.wrong(Kind::Lost, format!("filing {number} is not at the desk")),
                1 if !here.iter().all(is_it) => {
                    self.wrong(Kind::Lost, format!("filing {number} has another manifest"));
                }
                1 if !sealed.parts.iter().all(|part| is_there(part.sha256)) => {
                    self.wrong(
                        Kind::Lost,
                        format!("filing {number} lacks pages at the desk"),
                    );
                }
                1 => {}
                _ => self.wrong(
                    Kind::Double,
                    format!("filing {number} is there {times} times"),
                ),
            }
            let Some(dossier) = here
                .first()
                .and_then(|change| change.status.dossier.clone())
            else {
                continue;
            };
            if !dossiers.insert(dossier.clone()) {
                self.wrong(Kind::Double, format!("two filings are {dossier}"));
            }
            let seen = self.promises.receipts.get(&number);
            if seen.is_some_and(|seen| *seen != dossier) {
                let what = format!("filing {number} was {seen:?} and is {dossier}");
                self.wrong(Kind::Double, what);
            }
            let receipts = self.receipts(number);
            if receipts != [dossier.clone()] {
                let what = format!("filing {number} is {dossier}, its ledger says {receipts:?}");
                self.wrong(Kind::FalseSuccess, what);
            }
        }
    }

    /// The filings that the kiosk knows.
    fn known(&self) -> Vec<u64> {
        let filings = self.store.filings().unwrap();
        filings.iter().map(|filing| number(filing.id)).collect()
    }

    /// The dossier numbers of the receipts in a filing's ledger.
    fn receipts(&self, number: u64) -> Vec<String> {
        let ledger = self.store.ledger(id(number)).unwrap();
        ledger
            .into_iter()
            .filter_map(|line| match line.event {
                LedgerEvent::Received(receipt) => Some(receipt.dossier.unwrap_or_default()),
                _ => None,
            })
            .collect()
    }

    fn is_whole_at_the_kiosk(&self, number: u64) -> Result<(), String> {
        let sealed = &self.filings[&number];
        let manifest = self.store.manifest(sealed.id);
        if manifest.map_err(|error| error.to_string())? != sealed.manifest {
            return Err("its manifest is another one".to_owned());
        }
        for part in &sealed.parts {
            let bytes = self.store.part(sealed.id, part.number);
            if bytes.map_err(|error| error.to_string())? != part.bytes {
                return Err(format!("its page {} is another one", part.number));
            }
        }
        Ok(())
    }
}

/// The filings that a feed tells of as received.
fn received(feed: &[Change]) -> BTreeSet<u64> {
    let told = feed
        .iter()
        .filter(|change| change.status.state == FilingState::Received);
    told.map(|change| number(change.status.id)).collect()
}

fn text(draft: &motcua::filing::draft::Draft) -> String {
    match &draft.typed {
        Some(Entry::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

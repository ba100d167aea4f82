//! A box is lost: a spare one adopts its mirror, and the desk holds each filing once all the same.

use crate::ward_line::{self, WardLine, link, open_store};
use motcua::courier::Courier;
use motcua::courier::client::Limits;
use motcua::export::adoption::{self, AdoptionError, FilingError};
use motcua::export::mirror::{Following, Mirror, MirrorError};
use motcua::filing::delivery::{LedgerEvent, State};
use motcua::protocol::bundle;
use motcua::sealing::key_pair::PrivateKey;
use motcua::stick::opened::OpenError;
use motcua::stick::{Stick, StickError};
use motcua::store::{Store, StoreError, StoreHealth};
use std::fs;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;

struct Boxes {
    line: WardLine,
    recovery: PrivateKey,
    medium: TempDir,
    spare_folder: TempDir,
}

impl Boxes {
    fn new() -> Self {
        Self {
            line: WardLine::new(),
            recovery: PrivateKey::random(),
            medium: TempDir::new().unwrap(),
            spare_folder: TempDir::new().unwrap(),
        }
    }

    fn mirror(&self) -> Mirror {
        self.mirror_of(&self.line.store)
    }

    fn mirror_of(&self, store: &Store) -> Mirror {
        let folder = self.medium.path().to_owned();
        Mirror::new(store.clone(), folder, self.recovery.public_bytes()).unwrap()
    }

    fn mirrored(&self) -> Vec<Uuid> {
        Stick::open(self.medium.path()).unwrap().filings().unwrap()
    }

    fn spare(&self) -> Store {
        open_store(self.spare_folder.path())
    }

    /// How many were adopted.
    fn adopt(&self, spare: &Store) -> usize {
        let mut adopted = 0;
        let now = || ward_line::sealed(9, &[]).sealed_at;
        let tell = |_, outcome: &adoption::Outcome| {
            assert!(outcome.is_ok(), "{outcome:?}");
            adopted += 1;
        };
        adoption::adopt(spare, self.medium.path(), &self.recovery, now, tell).unwrap();
        adopted
    }

    /// A courier for the spare box, on the same line.
    fn send_from(&self, spare: &Store) -> Courier {
        let link = link(&self.line.relay.url());
        Courier::start_with(spare.clone(), &link, "K1".into(), Limits::default()).unwrap()
    }
}

fn await_received(store: &Store, count: usize) {
    ward_line::await_that(&store.queue(), |queue| queue.at_desk == count);
}

fn is_replaced(outcome: Result<(), MirrorError>) -> bool {
    matches!(outcome, Err(MirrorError::Store(StoreError::Replaced)))
}

#[test]
fn what_waits_is_mirrored_and_goes_when_the_desk_has_confirmed() {
    let mut boxes = Boxes::new();
    let mut mirror = boxes.mirror();
    mirror.follow().unwrap();
    assert!(boxes.mirrored().is_empty());
    let mut ids = boxes.line.seal(1, &[&[5000], &[100]]);
    mirror.follow().unwrap();
    assert_eq!(boxes.mirrored(), ids);
    boxes.line.start_courier();
    boxes.line.await_received(2);
    boxes.line.stop_courier();
    ids = boxes.line.seal(3, &[&[100]]);
    mirror.follow().unwrap();
    assert_eq!(boxes.mirrored(), ids);
}

#[test]
fn a_mirror_follows_by_itself_and_mends_what_was_damaged() {
    let boxes = Boxes::new();
    let ids = boxes.line.seal(1, &[&[5000]]);
    boxes.mirror().follow().unwrap();
    let filing = boxes
        .medium
        .path()
        .join(bundle::FOLDER)
        .join(ids[0].to_string());
    fs::write(filing.join("part-1"), "torn").unwrap();
    let following = Following::start(boxes.mirror()).unwrap();
    let more = boxes.line.seal(2, &[&[100]]);
    let begun = Instant::now();
    while boxes.mirrored() != [ids[0], more[0]] {
        assert!(begun.elapsed() < ward_line::PATIENCE, "it never came");
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(following);
    assert_eq!(boxes.adopt(&boxes.spare()), 2);
}

#[test]
fn a_mirror_that_is_pulled_out_is_told_and_filled_again() {
    let boxes = Boxes::new();
    let ids = boxes.line.seal(1, &[&[100]]);
    let mut mirror = boxes.mirror();
    mirror.follow().unwrap();
    let away = boxes.spare_folder.path().join("away");
    fs::rename(boxes.medium.path(), &away).unwrap();
    assert!(matches!(mirror.follow(), Err(MirrorError::Stick(_))));
    // Another, empty one in its place.
    fs::create_dir(boxes.medium.path()).unwrap();
    mirror.follow().unwrap();
    assert_eq!(boxes.mirrored(), ids);
}

#[test]
fn a_filing_whose_key_is_lost_does_not_keep_the_others_from_the_mirror() {
    let boxes = Boxes::new();
    let folder = TempDir::new().unwrap();
    let lost = ward_line::sealed(1, &[100]);
    open_store(folder.path()).seal(lost.clone()).unwrap();
    fs::remove_file(folder.path().join("kiosk.key")).unwrap();
    let store = open_store(folder.path());
    let kept = ward_line::sealed(2, &[100]);
    store.seal(kept.clone()).unwrap();
    boxes.mirror_of(&store).follow().unwrap();
    assert_eq!(boxes.mirrored(), [kept.id]);
}

#[test]
fn a_mirror_whose_fence_makes_no_sense_is_not_written() {
    let boxes = Boxes::new();
    boxes.mirror().follow().unwrap();
    let fence = boxes.medium.path().join(bundle::FOLDER).join("fence.json");
    for damage in [&b""[..], b"{}", &[b' '; 100_000]] {
        fs::write(&fence, damage).unwrap();
        boxes.line.seal(damage.len() as u64 + 1, &[&[100]]);
        assert!(matches!(
            boxes.mirror().follow(),
            Err(MirrorError::Stick(StickError::Note { .. }))
        ));
        assert!(boxes.mirrored().is_empty());
    }
}

#[test]
fn a_spare_box_sends_what_the_lost_one_kept() {
    let boxes = Boxes::new();
    let ids = boxes.line.seal(1, &[&[50_000, 100], &[1000]]);
    boxes.mirror().follow().unwrap();
    let spare = boxes.spare();
    assert_eq!(boxes.adopt(&spare), 2);
    assert_eq!(boxes.adopt(&spare), 2, "run again, it changes nothing");
    for id in &ids {
        assert_eq!(
            spare.manifest(*id).unwrap(),
            boxes.line.store.manifest(*id).unwrap()
        );
        assert_eq!(
            spare.part(*id, 1).unwrap(),
            boxes.line.store.part(*id, 1).unwrap()
        );
        let ledger = spare.ledger(*id).unwrap();
        let events: Vec<_> = ledger.into_iter().map(|line| line.event).collect();
        assert_eq!(events, [LedgerEvent::Queued, LedgerEvent::AttemptBegun]);
    }
    let states: Vec<_> = spare.filings().unwrap();
    assert!(states.iter().all(|filing| filing.state == State::Unknown));
    let _courier = boxes.send_from(&spare);
    await_received(&spare, 2);
}

#[test]
fn the_old_box_sees_the_fence_and_sends_nothing_more() {
    let mut boxes = Boxes::new();
    let mut mirror = boxes.mirror();
    let ids = boxes.line.seal(1, &[&[100]]);
    mirror.follow().unwrap();
    let spare = boxes.spare();
    boxes.adopt(&spare);
    boxes.line.seal(2, &[&[100]]);
    assert!(is_replaced(mirror.follow()));
    assert_eq!(boxes.mirrored(), ids, "the mirror is the spare's now");
    assert!(matches!(
        boxes.line.store.to_send(),
        Err(StoreError::Replaced)
    ));
    // Nor does it take in what would never leave.
    assert_eq!(*boxes.line.store.health().borrow(), StoreHealth::Replaced);
    let sealed = boxes.line.store.seal(ward_line::sealed(50, &[10]));
    assert!(matches!(sealed, Err(StoreError::Replaced)));
    // Also without the mirror, and after a new start.
    fs::remove_dir_all(boxes.medium.path().join(bundle::FOLDER)).unwrap();
    assert!(is_replaced(boxes.mirror().follow()));
    boxes.line.start_courier();
    let _courier = boxes.send_from(&spare);
    await_received(&spare, 1);
    assert_eq!(boxes.line.state(ids[0]), State::Waiting);
    // The spare goes on with the mirror as its own.
    boxes.mirror_of(&spare).follow().unwrap();
}

#[test]
fn an_old_box_that_never_saw_the_fence_doubles_nothing() {
    let mut boxes = Boxes::new();
    let pages: &[usize] = &[60_000];
    let ids = boxes.line.seal(1, &[pages; 3]);
    boxes.mirror().follow().unwrap();
    let spare = boxes.spare();
    boxes.adopt(&spare);
    boxes.line.start_courier();
    let _courier = boxes.send_from(&spare);
    boxes.line.await_received(3);
    await_received(&spare, 3);
    boxes.line.assert_desk_holds(&ids);
    // The desk's feed may tell of a receipt while a page is still on its way: it need not be the last line.
    let receipts = |store: &Store| -> Vec<_> {
        let ledgers = ids.iter().map(|id| store.ledger(*id).unwrap());
        let events = ledgers.flatten().map(|line| line.event);
        events
            .filter(|event| matches!(event, LedgerEvent::Received(_)))
            .collect()
    };
    assert_eq!(receipts(&spare).len(), ids.len());
    assert_eq!(receipts(&spare), receipts(&boxes.line.store));
}

#[test]
fn a_box_that_is_given_the_mirror_of_another_one_leaves_it_alone() {
    let boxes = Boxes::new();
    let ids = boxes.line.seal(1, &[&[100]]);
    boxes.mirror().follow().unwrap();
    let neighbour = boxes.spare();
    neighbour.seal(ward_line::sealed(5, &[100])).unwrap();
    let outcome = boxes.mirror_of(&neighbour).follow();
    assert!(matches!(outcome, Err(MirrorError::OthersMirror)));
    assert_eq!(boxes.mirrored(), ids);
    assert_eq!(neighbour.to_send().unwrap().len(), 1, "and is not fenced");
}

#[test]
fn a_replaced_box_cannot_take_its_place_back() {
    let boxes = Boxes::new();
    boxes.mirror().follow().unwrap();
    boxes.adopt(&boxes.spare());
    let now = || ward_line::sealed(9, &[]).sealed_at;
    let outcome = adoption::adopt(
        &boxes.line.store,
        boxes.medium.path(),
        &boxes.recovery,
        now,
        |_, _| {},
    );
    assert!(matches!(
        outcome,
        Err(AdoptionError::Store(StoreError::Replaced))
    ));
}

#[test]
fn a_mirror_opens_only_with_the_recovery_key() {
    let boxes = Boxes::new();
    boxes.line.seal(1, &[&[100]]);
    boxes.mirror().follow().unwrap();
    let spare = boxes.spare();
    let mut told = Vec::new();
    let now = || ward_line::sealed(9, &[]).sealed_at;
    let other = PrivateKey::random();
    adoption::adopt(&spare, boxes.medium.path(), &other, now, |_, outcome| {
        told.push(matches!(
            outcome,
            Err(FilingError::Open(OpenError::OtherKey))
        ));
    })
    .unwrap();
    assert_eq!(told, [true]);
    assert!(spare.filings().unwrap().is_empty());
}

//! Sealed filings, their ledger and the order in which they leave.

use super::*;
use crate::filing::delivery::State;
use crate::store::{Queue, StoreHealth};

#[test]
fn a_sealed_filing_is_kept_byte_for_byte_and_the_visit_is_gone() {
    let folder = folder();
    let sealed = filing(1, &[600, 0, 70_000]);
    {
        let (store, _) = open(folder.path());
        visit(&store, 9);
        store.seal(sealed.clone()).unwrap();
        assert!(matches!(store.page(PageId(1)), Err(StoreError::NoDraft)));
    }
    let (store, opening) = open(folder.path());
    assert_eq!(opening.draft, None);
    assert_eq!(store.manifest(sealed.id).unwrap(), sealed.manifest);
    for part in &sealed.parts {
        assert_eq!(store.part(sealed.id, part.number).unwrap(), part.bytes);
    }
    let summary = store.filings().unwrap().remove(0);
    assert_eq!(summary.reference, sealed.reference);
    assert_eq!(summary.sealed_at, sealed.sealed_at);
    assert_eq!(summary.bytes, 70_600 + sealed.manifest.len() as u64);
    assert_eq!(
        (summary.state, summary.attempts, summary.last),
        (State::Waiting, 0, None)
    );
    assert_eq!(*store.health().borrow(), StoreHealth::Well);
}

#[test]
fn the_same_filing_again_is_no_error_but_another_content_is() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[10])).unwrap();
    store.seal(filing(1, &[10])).unwrap();
    let mut other = filing(1, &[10]);
    other.digest = Digest::of(b"other");
    assert!(matches!(
        store.seal(other),
        Err(StoreError::SealedOtherwise { .. })
    ));
    assert_eq!(store.filings().unwrap().len(), 1);
    assert_eq!(store.ledger(Uuid::from_u128(1)).unwrap().len(), 1);
}

#[test]
fn the_smallest_rest_leaves_first_and_age_breaks_ties() {
    let folder = folder();
    let (store, _) = open(folder.path());
    for (number, sizes) in [
        (1, &[500, 500][..]),
        (2, &[300]),
        (3, &[100, 200]),
        (4, &[900]),
    ] {
        store.seal(filing(number, sizes)).unwrap();
    }
    let order = |store: &Store| -> Vec<u128> {
        let outgoing = store.to_send().unwrap();
        outgoing.iter().map(|filing| filing.id.as_u128()).collect()
    };
    assert_eq!(order(&store), [2, 3, 4, 1]);

    let sent = LedgerEvent::PartSent { part: 2 };
    store.record(Uuid::from_u128(1), sent, after(9)).unwrap();
    store
        .record(Uuid::from_u128(2), failed(FailureClass::Fix), after(9))
        .unwrap();
    store
        .record(Uuid::from_u128(4), failed(FailureClass::Wait), after(9))
        .unwrap();
    assert_eq!(order(&store), [3, 1, 4]);
    let outgoing = &store.to_send().unwrap()[1];
    assert_eq!(outgoing.remaining(), 500);
    assert_eq!(
        outgoing
            .parts
            .iter()
            .map(|part| part.sent)
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_second_receipt_changes_nothing() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[])).unwrap();
    let id = Uuid::from_u128(1);
    store.record(id, receipt(5), after(5)).unwrap();
    store.record(id, receipt(7), after(7)).unwrap();
    let lines = store.ledger(id).unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[1].at, &lines[1].event), (after(5), &receipt(5)));
}

#[test]
fn a_word_of_the_desk_that_is_repeated_is_written_once() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[])).unwrap();
    let id = Uuid::from_u128(1);
    let returned = LedgerEvent::Returned {
        reasons: vec!["Thiếu giấy chứng sinh".into()],
    };
    for event in [
        receipt(1),
        returned.clone(),
        returned.clone(),
        LedgerEvent::Completed,
    ] {
        store.record(id, event, after(2)).unwrap();
    }
    let events: Vec<_> = store
        .ledger(id)
        .unwrap()
        .into_iter()
        .map(|line| line.event)
        .collect();
    assert_eq!(
        events,
        [
            LedgerEvent::Queued,
            receipt(1),
            returned,
            LedgerEvent::Completed
        ]
    );
}

#[test]
fn a_ledger_is_kept_only_of_known_filings() {
    let folder = folder();
    let (store, _) = open(folder.path());
    let outcome = store.record(Uuid::from_u128(1), LedgerEvent::AttemptBegun, noon());
    assert!(matches!(outcome, Err(StoreError::NoSuchFiling { .. })));
}

#[test]
fn the_queue_counts_what_waits_what_arrived_and_what_needs_a_person() {
    let folder = folder();
    let (store, _) = open(folder.path());
    let queue = store.queue();
    let counts = |queue: Queue| (queue.waiting, queue.at_desk, queue.attention);
    for number in 1..=4 {
        store.seal(filing(number, &[1])).unwrap();
    }
    assert_eq!(counts(*queue.borrow()), (4, 0, 0));
    store
        .record(Uuid::from_u128(1), receipt(1), after(1))
        .unwrap();
    store
        .record(Uuid::from_u128(2), failed(FailureClass::Fix), after(1))
        .unwrap();
    store
        .record(Uuid::from_u128(3), failed(FailureClass::Ask), after(1))
        .unwrap();
    assert_eq!(counts(*queue.borrow()), (2, 1, 2));

    let before = queue.borrow().revision;
    store
        .record(Uuid::from_u128(4), LedgerEvent::AttemptBegun, after(1))
        .unwrap();
    assert!(queue.borrow().revision > before);
}

#[test]
fn what_the_desk_has_held_long_enough_is_erased_but_for_its_ledger() {
    let folder = folder();
    let (store, _) = open(folder.path());
    for number in 1..=3 {
        store.seal(filing(number, &[100])).unwrap();
    }
    let [old, ahead, waiting] = [1, 2, 3].map(Uuid::from_u128);
    store.record(old, receipt(10), after(10)).unwrap();
    // One of the two clocks says that it came later.
    store.record(ahead, receipt(99), after(10)).unwrap();
    store.erase_received_before(after(60)).unwrap();

    assert!(matches!(
        store.manifest(old),
        Err(StoreError::Erased { .. })
    ));
    assert!(matches!(store.part(old, 1), Err(StoreError::Erased { .. })));
    assert!(store.manifest(ahead).is_ok() && store.manifest(waiting).is_ok());
    assert_eq!(store.ledger(old).unwrap().len(), 2);
    let listed: Vec<_> = store.filings().unwrap().iter().map(|one| one.id).collect();
    assert_eq!(listed, [ahead, waiting], "what is settled is not listed");
    let settled = store.filing(old).unwrap().unwrap();
    assert!(settled.state.is_at_desk());
    assert_eq!(store.filing_of(&settled.reference).unwrap(), Some(settled));
    assert_eq!(store.filing(Uuid::from_u128(77)).unwrap(), None);
    // Sealing it again must not bring it back.
    store.seal(filing(1, &[100])).unwrap();
    assert!(matches!(store.part(old, 1), Err(StoreError::Erased { .. })));
}

#[test]
fn a_returned_filing_stays_from_its_return_on_so_that_it_can_be_mended() {
    let folder = folder();
    let (store, _) = open(folder.path());
    let [returned, accepted] = [1, 2].map(Uuid::from_u128);
    for (number, id) in [(1, returned), (2, accepted)] {
        store.seal(filing(number, &[100])).unwrap();
        store.record(id, receipt(10), after(10)).unwrap();
    }
    let reasons = vec!["Sai tên mẹ".into()];
    store
        .record(returned, LedgerEvent::Returned { reasons }, after(100))
        .unwrap();
    let decision = LedgerEvent::Accepted {
        dossier: None,
        appointment: None,
    };
    store.record(accepted, decision, after(100)).unwrap();
    store.erase_received_before(after(60)).unwrap();
    assert!(store.manifest(returned).is_ok());
    assert!(matches!(
        store.manifest(accepted),
        Err(StoreError::Erased { .. })
    ));
    store.erase_received_before(after(200)).unwrap();
    assert!(matches!(
        store.manifest(returned),
        Err(StoreError::Erased { .. })
    ));
}

#[test]
fn settled_filings_are_counted_and_found_after_every_start() {
    let folder = folder();
    let counts = |store: &Store| {
        let queue = *store.queue().borrow();
        [queue.waiting, queue.at_desk, queue.attention]
    };
    let [settled, kept, waiting] = [1, 2, 3].map(Uuid::from_u128);
    {
        let (store, _) = open(folder.path());
        for number in 1..=3 {
            store.seal(filing(number, &[100])).unwrap();
        }
        store.record(settled, receipt(10), after(10)).unwrap();
        store.record(kept, receipt(99), after(99)).unwrap();
        store.erase_received_before(after(60)).unwrap();
        assert_eq!(counts(&store), [1, 2, 0]);
    }
    let (store, _) = open(folder.path());
    let (courier, _) = Store::open_with(folder.path(), options(Role::Courier)).unwrap();
    assert_eq!(counts(&store), [1, 2, 0]);
    assert_eq!(store.open_at_desk().unwrap(), [settled, kept]);

    // The desk's late word about a settled one counts it once, here and in the other process.
    store
        .record(settled, LedgerEvent::Completed, after(200))
        .unwrap();
    courier
        .record(waiting, LedgerEvent::AttemptBegun, after(201))
        .unwrap();
    for one in [&store, &courier] {
        assert_eq!(one.filings().unwrap().len(), 2);
        assert_eq!(counts(one), [1, 2, 0]);
        assert_eq!(
            one.filing(settled).unwrap().unwrap().state,
            State::Completed
        );
        assert_eq!(one.open_at_desk().unwrap(), [kept]);
    }
}

#[test]
fn a_filing_that_was_handed_over_is_counted_as_such_and_as_the_desks_once_it_speaks() {
    let folder = folder();
    let counts = |store: &Store| {
        let queue = *store.queue().borrow();
        [queue.at_desk, queue.handed_over, queue.attention]
    };
    let [settled, kept] = [1, 2].map(Uuid::from_u128);
    {
        let (store, _) = open(folder.path());
        for (number, id) in [(1, settled), (2, kept)] {
            store.seal(filing(number, &[100])).unwrap();
            let at = after(number as i64 * 40);
            store
                .record(id, LedgerEvent::HandedOver { at }, at)
                .unwrap();
        }
        store.erase_handed_over_before(after(60)).unwrap();
        assert_eq!(counts(&store), [0, 2, 0]);
        assert_eq!(store.filings().unwrap().len(), 1);
    }
    let (store, _) = open(folder.path());
    assert_eq!(counts(&store), [0, 2, 0]);
    store.record(settled, receipt(300), after(300)).unwrap();
    assert_eq!(counts(&store), [1, 1, 0]);
}

#[test]
fn a_filing_that_lost_its_key_before_it_was_received_is_not_taken_for_settled() {
    let folder = folder();
    {
        let (store, _) = open(folder.path());
        for number in 1..=2 {
            store.seal(filing(number, &[100])).unwrap();
        }
        store
            .record(Uuid::from_u128(1), receipt(10), after(10))
            .unwrap();
    }
    let database = rusqlite::Connection::open(folder.path().join("motcua.sqlite")).unwrap();
    database.execute("DELETE FROM filing_key", []).unwrap();
    drop(database);
    let (store, _) = open(folder.path());
    let queue = *store.queue().borrow();
    assert_eq!((queue.at_desk, queue.attention), (1, 1));
    assert_eq!(store.filings().unwrap()[0].id, Uuid::from_u128(2));
}

#[test]
fn window_and_courier_share_a_folder_and_see_each_other() {
    let folder = folder();
    let (kiosk, _) = open(folder.path());
    let (courier, opening) = Store::open_with(folder.path(), options(Role::Courier)).unwrap();
    visit(&kiosk, 7);
    assert_eq!(opening.draft, None);
    kiosk.seal(filing(1, &[10])).unwrap();
    assert_eq!(courier.to_send().unwrap().len(), 1);
    courier
        .record(Uuid::from_u128(1), receipt(1), after(1))
        .unwrap();
    assert!(kiosk.filings().unwrap()[0].state.is_at_desk());
    assert_eq!(kiosk.queue().borrow().at_desk, 1);
}

#[test]
fn each_role_and_the_sending_are_taken_once() {
    let folder = folder();
    let (store, _) = open(folder.path());
    assert!(matches!(
        Store::open_with(folder.path(), options(Role::Kiosk)),
        Err(StoreError::AlreadyRunning { role: Role::Kiosk })
    ));
    let claim = store.claim_sending().unwrap();
    assert!(matches!(
        store.claim_sending(),
        Err(StoreError::AlreadySending)
    ));
    drop(claim);
    let _claim = store.claim_sending().unwrap();
    drop(store);
    assert!(!open(folder.path()).1.unclean_stop);
}

fn handed_over(minutes: i64) -> LedgerEvent {
    LedgerEvent::HandedOver { at: after(minutes) }
}

#[test]
fn what_was_handed_over_stays_for_its_days_by_both_clocks_and_is_handed_over_once() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[600])).unwrap();
    store.seal(filing(2, &[600])).unwrap();
    let [first, second] = [1, 2].map(Uuid::from_u128);
    // The server's clock runs an hour ahead of the kiosk's for the second filing.
    for (id, there) in [(first, 10), (second, 70), (first, 11)] {
        store.record(id, handed_over(there), after(10)).unwrap();
    }
    let events = store.ledger(first).unwrap();
    assert_eq!(events.len(), 2, "a second hand-over is an echo");
    let queue = *store.queue().borrow();
    assert_eq!((queue.waiting, queue.at_desk, queue.handed_over), (0, 0, 2));
    assert_eq!(store.to_send().unwrap(), []);

    store.erase_received_before(after(999)).unwrap();
    store.erase_handed_over_before(after(10)).unwrap();
    assert!(store.part(first, 1).is_ok(), "nobody gave a receipt");
    store.erase_handed_over_before(after(60)).unwrap();
    assert!(matches!(
        store.part(first, 1),
        Err(StoreError::Erased { .. })
    ));
    assert!(store.part(second, 1).is_ok(), "by both clocks");
    assert_eq!(store.ledger(first).unwrap().len(), 2);
}

#[test]
fn the_address_of_an_upload_outlives_the_program_and_is_sealed_and_erased_with_the_filing() {
    let folder = folder();
    let address = "http://127.0.0.1/files/7c1e-canary";
    let id = Uuid::from_u128(1);
    {
        let (store, _) = open(folder.path());
        store.seal(filing(1, &[600])).unwrap();
        store
            .keep_upload(id, 0, "http://127.0.0.1/old".into())
            .unwrap();
        store.keep_upload(id, 0, address.into()).unwrap();
        store.keep_upload(id, 1, address.into()).unwrap();
        store.forget_upload(id, 1).unwrap();
    }
    assert_eq!(files_with(folder.path(), b"canary"), [""; 0]);
    let (store, _) = open(folder.path());
    let kept = store.uploads(id).unwrap();
    assert_eq!(
        kept.into_iter().collect::<Vec<_>>(),
        [(0, address.to_owned())]
    );
    store.record(id, handed_over(1), after(1)).unwrap();
    store.erase_handed_over_before(after(9)).unwrap();
    assert!(matches!(store.uploads(id), Err(StoreError::Erased { .. })));
    let connection = rusqlite::Connection::open(folder.path().join("motcua.sqlite")).unwrap();
    let left: i64 = connection
        .query_row("SELECT count(*) FROM upload", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

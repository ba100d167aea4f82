//! A disk that changes or loses what it was given, and a key that is lost.

use super::*;
use crate::sealing::{Context, Purpose};
use crate::store::{Notice, database};
use rusqlite::Connection;
use std::fs;

/// Changes rows behind the store's back.
fn meddle(folder: &Path, sql: &str) {
    let connection = Connection::open(folder.join("motcua.sqlite")).unwrap();
    connection.execute_batch(sql).unwrap();
}

#[test]
fn a_changed_seal_is_an_error_that_names_its_place() {
    let folder = folder();
    let id = Uuid::from_u128(1);
    {
        let (store, _) = open(folder.path());
        store.seal(filing(1, &[10, 10])).unwrap();
        visit(&store, 1);
    }
    meddle(
        folder.path(),
        "UPDATE part SET picture = zeroblob(51) WHERE number = 2;
         UPDATE content SET manifest = x'00';
         UPDATE page SET picture = randomblob(51);",
    );
    let (store, _) = open(folder.path());
    assert!(store.part(id, 1).is_ok());
    match store.part(id, 2) {
        Err(StoreError::Unreadable { context }) => {
            assert_eq!(context, Context::numbered(Purpose::Part, id, 2));
        }
        other => panic!("{other:?}"),
    }
    assert!(is_unreadable(store.manifest(id)));
    assert!(is_unreadable(store.page(PageId(1))));
}

#[test]
fn seals_that_changed_places_do_not_open() {
    let folder = folder();
    let [first, second] = [1, 2].map(Uuid::from_u128);
    {
        let (store, _) = open(folder.path());
        store.seal(filing(1, &[10, 10])).unwrap();
        store.seal(filing(2, &[10])).unwrap();
    }
    let swap_in_filing =
        "UPDATE part SET number = 5 - number WHERE hex(filing) LIKE '%01' AND number > 0;
         UPDATE part SET number = number - 2 WHERE hex(filing) LIKE '%01';";
    meddle(folder.path(), swap_in_filing);
    let (store, _) = open(folder.path());
    assert!(is_unreadable(store.part(first, 1)) && is_unreadable(store.part(first, 2)));
    drop(store);

    meddle(
        folder.path(),
        "UPDATE content SET manifest = (SELECT manifest FROM content WHERE hex(filing) LIKE '%01');",
    );
    let (store, _) = open(folder.path());
    assert!(store.manifest(first).is_ok());
    assert!(is_unreadable(store.manifest(second)));
    drop(store);

    meddle(
        folder.path(),
        "UPDATE filing_key SET device_wrap =
             (SELECT device_wrap FROM filing_key WHERE hex(filing) LIKE '%01');",
    );
    let (store, _) = open(folder.path());
    assert!(is_unreadable(store.part(second, 1)));
    // It cannot be sent, and somebody is told.
    assert!(
        store
            .to_send()
            .unwrap()
            .iter()
            .all(|filing| filing.id == first)
    );
    assert_eq!(store.queue().borrow().attention, 1);
}

#[test]
fn a_visit_resumes_up_to_the_first_damaged_letter_and_goes_on_from_there() {
    let folder = folder();
    {
        let (store, _) = open(folder.path());
        store.journal(started(1));
        for text in ["H", "Ho", "Hoa"] {
            store.journal(typed(text));
        }
    }
    meddle(
        folder.path(),
        "UPDATE journal SET event = zeroblob(60) WHERE number = 4",
    );
    let (store, opening) = open(folder.path());
    assert_eq!(opening.draft.unwrap().typed, Some("Ho".into()));
    assert_eq!(opening.notices, [Notice::DraftCut]);
    store.journal(typed("Hoà"));
    drop(store);
    let (_, opening) = open(folder.path());
    assert_eq!(opening.draft.unwrap().typed, Some("Hoà".into()));
    assert_eq!(opening.notices, []);
}

#[test]
fn a_ledger_that_makes_no_sense_does_not_stop_the_kiosk() {
    let folder = folder();
    {
        let (store, _) = open(folder.path());
        store.seal(filing(1, &[10])).unwrap();
        store.seal(filing(2, &[10])).unwrap();
    }
    meddle(
        folder.path(),
        "UPDATE ledger SET event = '{\"event\":\"eaten\"}' WHERE hex(filing) LIKE '%01';",
    );
    let (store, _) = open(folder.path());
    assert_eq!(store.to_send().unwrap().len(), 1);
    assert_eq!(store.queue().borrow().attention, 1);
}

#[test]
fn a_lost_key_is_told_and_new_filings_go_on() {
    let folder = folder();
    {
        let (store, _) = open(folder.path());
        store.seal(filing(1, &[10])).unwrap();
        visit(&store, 1);
    }
    fs::remove_file(folder.path().join("kiosk.key")).unwrap();
    let (store, opening) = open(folder.path());
    assert_eq!(opening.notices, [Notice::KeyLost]);
    assert_eq!(opening.draft, None);
    // What waits is still shown, its state too.
    assert_eq!(store.filings().unwrap().len(), 1);
    assert_eq!(store.queue().borrow().attention, 1);
    assert!(is_unreadable(store.manifest(Uuid::from_u128(1))));
    store.seal(filing(2, &[10])).unwrap();
    store
        .record(Uuid::from_u128(1), receipt(1), after(1))
        .unwrap();
    assert_eq!(store.to_send().unwrap().len(), 1);
}

#[test]
fn a_key_file_of_another_length_is_never_overwritten() {
    let folder = folder();
    fs::write(folder.path().join("kiosk.key"), b"half").unwrap();
    let outcome = Store::open_with(folder.path(), options(Role::Kiosk));
    assert!(matches!(outcome, Err(StoreError::InvalidKeyFile { .. })));
    assert_eq!(fs::read(folder.path().join("kiosk.key")).unwrap(), b"half");
}

#[test]
fn something_that_is_no_database_is_set_aside_and_kept() {
    let folder = folder();
    drop(open(folder.path()));
    fs::write(folder.path().join("motcua.sqlite"), vec![7; 9000]).unwrap();
    let (store, opening) = open(folder.path());
    let file = "motcua.sqlite.damaged-1".to_owned();
    assert_eq!(fs::read(folder.path().join(&file)).unwrap(), vec![7; 9000]);
    assert_eq!(opening.notices, [Notice::SetAside { file, filings: 0 }]);
    store.seal(filing(1, &[10])).unwrap();
}

#[test]
fn a_database_of_another_program_is_set_aside_too() {
    let folder = folder();
    drop(open(folder.path()));
    meddle(folder.path(), "PRAGMA application_id = 1");
    let (_, opening) = open(folder.path());
    assert!(matches!(opening.notices[..], [Notice::SetAside { .. }]));
}

#[test]
fn whole_filings_are_carried_over_from_a_damaged_database() {
    let folder = folder();
    let mut expected = Vec::new();
    let own;
    {
        let (store, _) = open(folder.path());
        for number in 1..=6 {
            store.seal(filing(number, &[30_000, 30_000])).unwrap();
        }
        store
            .record(Uuid::from_u128(1), receipt(1), after(1))
            .unwrap();
        store.erase_received_before(after(60)).unwrap();
        store
            .record(Uuid::from_u128(2), receipt(2), after(2))
            .unwrap();
        expected.extend(store.filings().unwrap());
        own = store.box_id().unwrap();
        store.replace().unwrap();
    }
    // Damage that only the structure shows: a page of the ledger's own tree is overwritten.
    let path = folder.path().join("motcua.sqlite");
    let root: u32 = Connection::open(&path)
        .unwrap()
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'one_receipt'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[(root as usize - 1) * 8192..][..8192].fill(0xff);
    fs::write(&path, bytes).unwrap();

    let (store, opening) = open(folder.path());
    assert_eq!(
        opening.notices,
        [Notice::SetAside {
            file: "motcua.sqlite.damaged-1".into(),
            filings: 6
        }]
    );
    assert_eq!(store.filings().unwrap(), expected);
    assert_eq!(store.box_id().unwrap(), own);
    assert!(store.is_replaced().unwrap(), "a fence outlives the damage");
    for number in 2..=6 {
        let original = filing(number, &[30_000, 30_000]);
        assert_eq!(store.manifest(original.id).unwrap(), original.manifest);
        assert_eq!(store.part(original.id, 2).unwrap(), original.parts[1].bytes);
    }
}

#[test]
fn no_single_damaged_page_stops_the_kiosk_or_doubles_a_filing() {
    let original = folder();
    {
        let (store, _) = open(original.path());
        for number in 1..=3 {
            store.seal(filing(number, &[20_000])).unwrap();
        }
    }
    let bytes = fs::read(original.path().join("motcua.sqlite")).unwrap();
    for page in 0..bytes.len() / 8192 {
        let folder = folder();
        fs::copy(
            original.path().join("kiosk.key"),
            folder.path().join("kiosk.key"),
        )
        .unwrap();
        let mut damaged = bytes.clone();
        for byte in &mut damaged[page * 8192..][..64] {
            *byte ^= 0x55;
        }
        fs::write(folder.path().join("motcua.sqlite"), damaged).unwrap();
        let (store, _) = open(folder.path());
        let filings = store.filings().unwrap();
        for summary in &filings {
            let number = summary.id.as_u128();
            assert!((1..=3).contains(&number), "page {page}");
            if let Ok(bytes) = store.part(summary.id, 1) {
                assert_eq!(bytes, filing(number, &[20_000]).parts[0].bytes);
            }
        }
        // Whatever was lost can be sealed anew.
        for number in 7..=8 {
            store.seal(filing(number, &[10])).unwrap();
        }
        assert_eq!(store.filings().unwrap().len(), filings.len() + 2);
    }
}

#[test]
fn a_damaged_database_is_not_taken_from_under_another_process() {
    let folder = folder();
    drop(open(folder.path()));
    let (courier, _) = Store::open_with(folder.path(), options(Role::Courier)).unwrap();
    meddle(folder.path(), "PRAGMA application_id = 1");
    assert!(matches!(
        Store::open_with(folder.path(), options(Role::Kiosk)),
        Err(StoreError::DamagedInUse)
    ));
    drop(courier);
    assert!(!open(folder.path()).1.notices.is_empty());
}

#[test]
fn a_database_of_a_newer_program_is_refused_untouched() {
    let folder = folder();
    drop(open(folder.path()));
    meddle(folder.path(), "PRAGMA user_version = 99");
    let outcome = Store::open_with(folder.path(), options(Role::Kiosk));
    assert!(matches!(
        outcome,
        Err(StoreError::NewerSchema { found: 99, .. })
    ));
    assert!(database::file(folder.path()).exists());
}

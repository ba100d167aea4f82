//! A disk that is full, read-only or failing.

use super::*;
use crate::store::{StoreHealth, lock, space};
use std::fs;
use std::io;

/// A store whose database may have this many pages at most.
fn limited(folder: &Path, pages: u32) -> Store {
    let options = Options {
        page_limit: Some(pages),
        ..options(Role::Kiosk)
    };
    Store::open_with(folder, options).unwrap().0
}

fn set_page_limit(store: &Store, pages: u32) {
    store
        .ask(move |writer| {
            let connection = writer.connection.as_ref().unwrap();
            connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
            Ok(())
        })
        .unwrap();
}

fn set_query_only(store: &Store, on: bool) {
    store
        .ask(move |writer| {
            let connection = writer.connection.as_ref().unwrap();
            Ok(connection.pragma_update(None, "query_only", on)?)
        })
        .unwrap();
}

fn health(store: &Store) -> StoreHealth {
    *store.health().borrow()
}

#[test]
fn a_full_database_refuses_a_filing_and_loses_nothing() {
    let folder = folder();
    let store = limited(folder.path(), 60);
    store.seal(filing(1, &[1000])).unwrap();
    visit(&store, 1);
    store.journal(typed("Hoa"));
    assert!(matches!(
        store.seal(filing(2, &[900_000])),
        Err(StoreError::DiskFull)
    ));
    assert_eq!(health(&store), StoreHealth::DiskFull);
    assert_eq!(store.filings().unwrap().len(), 1);
    assert_eq!(store.page(PageId(1)).unwrap(), b"picture");

    // Filings still leave, and what the desk holds is erased.
    let id = Uuid::from_u128(1);
    store
        .record(id, LedgerEvent::AttemptBegun, after(1))
        .unwrap();
    assert!(store.part(id, 1).is_ok());
    store.record(id, receipt(1), after(1)).unwrap();
    store.erase_received_before(after(9)).unwrap();

    // No new visit begins until somebody made room; the old one is still there.
    store.journal(started(2));
    assert!(matches!(store.flush(), Err(StoreError::DiskFull)));
    set_page_limit(&store, 4000);
    store.try_recover().unwrap();
    assert_eq!(health(&store), StoreHealth::Well);
    store.seal(filing(2, &[900_000])).unwrap();
}

#[test]
fn letters_typed_while_the_disk_was_full_are_written_later_in_order() {
    let folder = folder();
    {
        let store = limited(folder.path(), 4000);
        store.journal(started(1));
        store.journal(typed("N"));
        store.flush().unwrap();
        let pages =
            store
                .ask(|writer| {
                    let connection = writer.connection.as_ref().unwrap();
                    Ok(connection
                        .pragma_query_value(None, "page_count", |row| row.get::<_, u32>(0))?)
                })
                .unwrap();
        set_page_limit(&store, pages);
        let long = "Nguyễn Thị Hoa ".repeat(4000);
        store.journal(typed(&long));
        assert!(matches!(store.flush(), Err(StoreError::DiskFull)));
        store.journal(Event::Consented(after(3)));
        store.journal(typed("Nguyễn Thị Hoa"));
        assert!(matches!(store.try_recover(), Err(StoreError::DiskFull)));
        set_page_limit(&store, 4000);
        store.try_recover().unwrap();
        store.flush().unwrap();
    }
    let draft = open(folder.path()).1.draft.unwrap();
    assert_eq!(draft.typed, Some("Nguyễn Thị Hoa".into()));
    assert_eq!(draft.consented, Some(after(3)));
}

#[test]
fn no_visit_begins_below_the_floor_but_a_running_one_ends() {
    let folder = folder();
    visit(&open(folder.path()).0, 1);
    // No disk has that much room.
    let options = Options {
        floor_bytes: u64::MAX / 2,
        ..options(Role::Kiosk)
    };
    let (store, opening) = Store::open_with(folder.path(), options).unwrap();
    assert_eq!(health(&store), StoreHealth::DiskFull);
    assert!(opening.draft.is_some());
    store.journal(typed("Hoa"));
    store.flush().unwrap();
    store.seal(filing(1, &[10])).unwrap();
    store.journal(started(2));
    assert!(matches!(store.flush(), Err(StoreError::DiskFull)));
    assert!(matches!(
        store.put_page(PageId(1), vec![1]),
        Err(StoreError::DiskFull)
    ));
    assert_eq!(store.to_send().unwrap().len(), 1);
}

#[test]
fn room_is_set_aside_and_given_up_only_to_let_filings_leave() {
    let folder = folder();
    let reserve = folder.path().join("reserve.bin");
    let store = limited(folder.path(), 60);
    assert_eq!(fs::metadata(&reserve).unwrap().len(), 1 << 20);
    store.seal(filing(1, &[10])).unwrap();
    visit(&store, 1);
    assert!(store.put_page(PageId(2), vec![0; 900_000]).is_err());
    assert!(reserve.exists());
    set_page_limit(&store, 1);
    let words = LedgerEvent::Returned {
        reasons: vec!["x".repeat(90_000).as_str().into()],
    };
    assert!(store.record(Uuid::from_u128(1), words, after(1)).is_err());
    assert!(!reserve.exists());
    set_page_limit(&store, 4000);
    store.try_recover().unwrap();
    assert!(reserve.exists());
    assert!(space::give_reserve_up(folder.path()).unwrap());
    assert!(!space::give_reserve_up(folder.path()).unwrap());
}

#[test]
fn a_read_only_database_is_shown_and_still_read() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[10])).unwrap();
    visit(&store, 1);
    set_query_only(&store, true);
    store.journal(typed("Hoa"));
    assert!(matches!(store.flush(), Err(StoreError::ReadOnly)));
    assert_eq!(health(&store), StoreHealth::ReadOnly);
    assert!(matches!(
        store.seal(filing(2, &[])),
        Err(StoreError::ReadOnly)
    ));
    assert!(matches!(
        store.record(Uuid::from_u128(1), receipt(1), after(1)),
        Err(StoreError::ReadOnly)
    ));
    assert_eq!(
        store.part(Uuid::from_u128(1), 1).unwrap(),
        filing(1, &[10]).parts[0].bytes
    );
    assert_eq!(store.to_send().unwrap().len(), 1);

    store.try_recover().unwrap();
    assert_eq!(health(&store), StoreHealth::Well);
    drop(store);
    let draft = open(folder.path()).1.draft.unwrap();
    assert_eq!(draft.typed, Some("Hoa".into()));
}

#[test]
fn after_an_io_error_nothing_is_taken_in_until_recovery() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(filing(1, &[10])).unwrap();
    let error = rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_FSYNC),
        None,
    );
    let told = store
        .ask(move |writer| Ok(writer.note(error.into())))
        .unwrap();
    assert!(matches!(told, StoreError::Failing));
    assert_eq!(health(&store), StoreHealth::Failing);
    assert!(matches!(
        store.seal(filing(2, &[])),
        Err(StoreError::Failing)
    ));
    assert!(matches!(store.to_send(), Err(StoreError::Failing)));
    store.journal(started(1));
    assert!(matches!(store.flush(), Err(StoreError::Failing)));

    store.try_recover().unwrap();
    assert_eq!(health(&store), StoreHealth::Well);
    assert_eq!(store.to_send().unwrap().len(), 1);
    drop(store);
    assert!(open(folder.path()).1.draft.is_some());
}

#[test]
fn a_stop_in_trouble_is_no_clean_stop() {
    let folder = folder();
    let (store, _) = open(folder.path());
    set_query_only(&store, true);
    store.journal(started(1));
    assert!(store.flush().is_err());
    drop(store);
    assert!(open(folder.path()).1.unclean_stop);
}

#[test]
fn a_folder_that_cannot_be_one_is_a_typed_error() {
    let parent = folder();
    let file = parent.path().join("data");
    fs::write(&file, b"").unwrap();
    let outcome = Store::open_with(&file, options(Role::Kiosk));
    assert!(matches!(outcome, Err(StoreError::File { .. })));

    // A file system that is mounted read-only needs rights that tests do not have.
    for (kind, read_only) in [
        (io::ErrorKind::ReadOnlyFilesystem, true),
        (io::ErrorKind::PermissionDenied, true),
        (io::ErrorKind::StorageFull, false),
    ] {
        let error = StoreError::file(&file, kind.into());
        assert_eq!(matches!(error, StoreError::ReadOnly), read_only);
        assert_eq!(matches!(error, StoreError::DiskFull), !read_only);
    }
}

#[test]
fn a_lock_left_behind_by_a_dead_process_is_no_obstacle() {
    let folder = folder();
    let mut dead = lock::RoleLock::take(folder.path(), Role::Kiosk).unwrap();
    dead.mark_running().unwrap();
    drop(dead);
    let (_store, opening) = open(folder.path());
    assert!(opening.unclean_stop);
}

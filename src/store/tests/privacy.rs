//! What somebody finds who steals the disk.

use super::*;
use crate::filing::answer::{Answer, Value};
use std::fs;
use std::os::unix::fs::PermissionsExt;

const CANARIES: [&str; 5] = [
    "Nguyễn Thị Kim Ngân Chim",
    "001190123456",
    "0912345678",
    "số 7 ngõ 42 phố Hàng Chim",
    "ảnh trang giấy chim hoàng yến",
];
const WORDS: &str = "Bà Ngân thiếu giấy ra viện";

fn canary_filing() -> Sealed {
    let manifest = format!("{{\"answers\":{CANARIES:?}}}").into_bytes();
    let mut sealed = filing(1, &[0]);
    sealed.digest = Digest::of(&manifest);
    sealed.manifest = manifest;
    sealed.parts[0].bytes = CANARIES[4].repeat(500).into_bytes();
    sealed.parts[0].sha256 = Digest::of(&sealed.parts[0].bytes);
    sealed.parts[0].photograph = Some(CANARIES[4].repeat(900).into_bytes());
    sealed
}

fn type_everything(store: &Store) {
    store.journal(started(1));
    for canary in CANARIES {
        store.journal(typed(canary));
        let answer = Answer::by_resident(Value::Text(canary.into()));
        store.journal(Event::Answered("requester_name".into(), answer));
    }
    let picture = CANARIES[4].repeat(2000).into_bytes();
    store.put_page(PageId(1), picture.clone()).unwrap();
    store.put_photograph(PageId(1), picture).unwrap();
}

#[track_caller]
fn assert_nothing_readable(folder: &Path) {
    let digests = {
        let sealed = canary_filing();
        [sealed.digest, sealed.parts[0].sha256]
    };
    for canary in CANARIES.into_iter().chain([WORDS]) {
        assert_eq!(files_with(folder, canary.as_bytes()), [""; 0]);
        // JSON might have escaped it.
        let escaped: String = canary.escape_unicode().to_string();
        assert_eq!(files_with(folder, escaped.as_bytes()), [""; 0]);
    }
    for digest in digests {
        assert_eq!(files_with(folder, &digest.0), [""; 0]);
        assert_eq!(files_with(folder, digest.to_string().as_bytes()), [""; 0]);
    }
}

#[test]
fn no_file_ever_shows_what_a_resident_said() {
    let folder = folder();
    let (store, _) = open(folder.path());
    // The search itself finds what is there.
    fs::write(folder.path().join("control"), CANARIES[0]).unwrap();
    assert_eq!(
        files_with(folder.path(), CANARIES[0].as_bytes()),
        ["control"]
    );
    fs::remove_file(folder.path().join("control")).unwrap();

    type_everything(&store);
    assert_nothing_readable(folder.path());
    store.seal(canary_filing()).unwrap();
    assert_nothing_readable(folder.path());
    let id = Uuid::from_u128(1);
    let returned = LedgerEvent::Returned {
        reasons: vec![WORDS.into()],
    };
    store.record(id, receipt(1), after(1)).unwrap();
    store.record(id, returned.clone(), after(1)).unwrap();
    assert_eq!(store.ledger(id).unwrap()[2].event, returned);
    assert_nothing_readable(folder.path());
    store.erase_received_before(after(9)).unwrap();
    assert_nothing_readable(folder.path());
    assert_eq!(
        store.ledger(id).unwrap()[2].event,
        LedgerEvent::Returned { reasons: vec![] }
    );
    drop(store);
    assert_nothing_readable(folder.path());
}

/// The sealed bytes that a query finds, before and after.
fn sealed_bytes(folder: &Path, sql: &str) -> Vec<Vec<u8>> {
    let connection = rusqlite::Connection::open(folder.join("motcua.sqlite")).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn an_erased_visit_leaves_not_even_its_seals() {
    let folder = folder();
    let (store, _) = open(folder.path());
    type_everything(&store);
    let seals = sealed_bytes(
        folder.path(),
        "SELECT wrap FROM draft UNION ALL SELECT event FROM journal
         UNION ALL SELECT substr(picture, 1, 64) FROM page
         UNION ALL SELECT substr(picture, 1, 64) FROM draft_photograph",
    );
    assert_eq!(seals.len(), 14);
    assert!(
        seals
            .iter()
            .all(|seal| !files_with(folder.path(), seal).is_empty())
    );
    store.erase_draft().unwrap();
    for seal in seals {
        assert_eq!(files_with(folder.path(), &seal), [""; 0]);
    }
}

#[test]
fn an_erased_filing_leaves_not_even_its_keys() {
    let folder = folder();
    let desk = [9; 32];
    let options = Options {
        desk_key: Some(desk),
        ..options(Role::Kiosk)
    };
    let (store, _) = Store::open_with(folder.path(), options).unwrap();
    store.seal(canary_filing()).unwrap();
    let keys = sealed_bytes(
        folder.path(),
        "SELECT device_wrap FROM filing_key UNION ALL SELECT desk_wrap FROM filing_key
         UNION ALL SELECT header FROM content",
    );
    assert_eq!(keys.iter().map(Vec::len).collect::<Vec<_>>()[..2], [73, 80]);
    store
        .record(Uuid::from_u128(1), receipt(1), after(1))
        .unwrap();
    store.erase_received_before(after(9)).unwrap();
    for key in keys {
        assert_eq!(files_with(folder.path(), &key), [""; 0]);
    }
}

#[test]
fn a_photograph_is_kept_until_the_desk_has_confirmed_and_leaves_not_even_its_seal() {
    let folder = folder();
    let (store, _) = open(folder.path());
    let (sealed, id) = (canary_filing(), Uuid::from_u128(1));
    store.seal(sealed.clone()).unwrap();
    let begun = LedgerEvent::AttemptBegun;
    store.record(id, begun, after(1)).unwrap();
    let kept = store.photograph_of_part(id, 1).unwrap();
    assert_eq!(kept, sealed.parts[0].photograph);
    let seal = sealed_bytes(
        folder.path(),
        "SELECT substr(picture, 1, 64) FROM filing_photograph",
    );
    store.record(id, receipt(2), after(2)).unwrap();
    assert_eq!(store.photograph_of_part(id, 1).unwrap(), None);
    assert_eq!(store.part(id, 1).unwrap(), sealed.parts[0].bytes);
    drop(store);
    assert_eq!(files_with(folder.path(), &seal[0]), [""; 0]);
}

#[test]
fn nobody_else_may_read_the_folder() {
    let parent = folder();
    let data = parent.path().join("data");
    let (store, opening) = open(&data);
    store.seal(filing(1, &[10])).unwrap();
    assert_eq!(opening.notices, []);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for entry in fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_key_that_others_may_read_is_told() {
    let folder = folder();
    drop(open(folder.path()));
    let key = folder.path().join("kiosk.key");
    assert_eq!(fs::metadata(&key).unwrap().len(), 32);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(
        open(folder.path()).1.notices,
        [crate::store::Notice::KeyExposed { mode: 0o644 }]
    );
}

#[test]
fn errors_say_nothing_about_a_person() {
    let folder = folder();
    let (store, _) = open(folder.path());
    store.seal(canary_filing()).unwrap();
    let mut other = canary_filing();
    other.digest = Digest::of(b"other");
    let mut twice = canary_filing();
    twice.id = Uuid::from_u128(2);
    twice.parts.push(twice.parts[0].clone());
    for outcome in [store.seal(other), store.seal(twice)] {
        let error = outcome.unwrap_err();
        let said = format!("{error} {error:?}");
        assert!(
            CANARIES.iter().all(|canary| !said.contains(canary)),
            "{said}"
        );
    }
}

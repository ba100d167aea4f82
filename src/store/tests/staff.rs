//! Who may open the pages of the staff, what guessing comes to, and a log that cannot be rewritten.

use super::*;
use crate::filing::deed::Deed;
use crate::filing::staff::{
    Admission, FREE_TRIES, Gate, LOCKED_AT, Pin, Role as Duty, StaffName, gate,
};
use crate::store::Hardness;
use proptest::prelude::*;
use std::fs;
use std::time::Duration;

const RIGHT: &str = "271828";
const OTHER: &str = "314159";
const WRONG: &str = "161803";

fn name(text: &str) -> StaffName {
    StaffName::new(text).unwrap()
}

fn pin(digits: &str) -> Pin {
    Pin::entered(digits).unwrap()
}

fn add(store: &Store, who: &str, role: Duty, digits: &str) -> Result<(), StoreError> {
    store.add_staff(name(who), role, &pin(digits), Hardness::LEAST, noon())
}

fn with_staff(folder: &Path) -> Store {
    let (store, _) = open(folder);
    add(&store, "Lê Thị Hoa", Duty::Officer, RIGHT).unwrap();
    add(&store, "Trần Nam", Duty::Guide, OTHER).unwrap();
    store
}

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The folder as it lies on the disk at this moment, in a new place: what a process finds after kill -9.
fn as_after_a_kill(folder: &Path) -> TempDir {
    let copy = self::folder();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let _ = fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

#[test]
fn the_pin_alone_says_who_enters_and_in_which_role() {
    let folder = folder();
    let (store, _) = open(folder.path());
    assert_eq!(store.staff_gate(s(0)).unwrap(), None);
    assert_eq!(
        store.enter_staff(&pin(RIGHT), s(0), noon()).unwrap(),
        Admission::NobodySetUp
    );
    drop(store);
    let store = with_staff(folder.path());
    for (digits, who, role) in [
        (RIGHT, "Lê Thị Hoa", Duty::Officer),
        (OTHER, "Trần Nam", Duty::Guide),
    ] {
        match store.enter_staff(&pin(digits), s(1), noon()).unwrap() {
            Admission::Entered(person) => {
                assert_eq!((person.name.as_str(), person.role), (who, role));
            }
            other => panic!("{other:?}"),
        }
    }
    let wrong = store.enter_staff(&pin(WRONG), s(2), noon()).unwrap();
    assert_eq!(wrong, Admission::Refused(Gate::Open));
    let listed: Vec<_> = store.staff().unwrap();
    let names: Vec<_> = listed.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Lê Thị Hoa", "Trần Nam"]);
}

#[test]
fn nobody_shares_a_name_or_a_pin_and_who_is_removed_enters_no_more() {
    let folder = folder();
    let store = with_staff(folder.path());
    let again = add(&store, "Lê Thị Hoa", Duty::Guide, WRONG);
    assert!(matches!(again, Err(StoreError::NameTaken { .. })));
    let same = add(&store, "Phạm Ba", Duty::Guide, RIGHT);
    assert!(matches!(same, Err(StoreError::PinTaken)));
    store.remove_staff(&name("Lê Thị Hoa"), noon()).unwrap();
    let gone = store.enter_staff(&pin(RIGHT), s(0), noon()).unwrap();
    assert_eq!(gone, Admission::Refused(Gate::Open));
    let unknown = store.remove_staff(&name("Lê Thị Hoa"), noon());
    assert!(matches!(unknown, Err(StoreError::NoSuchStaff { .. })));
    add(&store, "Phạm Ba", Duty::Guide, RIGHT).unwrap();
}

#[test]
fn the_fifteenth_wrong_try_locks_until_an_operator_unlocks_in_another_process() {
    let folder = folder();
    let store = with_staff(folder.path());
    let mut now = s(0);
    for tries in 1..=LOCKED_AT {
        let told = store.enter_staff(&pin(WRONG), now, noon()).unwrap();
        assert_eq!(told, Admission::Refused(gate(tries, s(0))));
        if let Gate::Wait(pause) = gate(tries, s(0)) {
            let early = now + pause - s(1);
            let closed = store.enter_staff(&pin(RIGHT), early, noon()).unwrap();
            assert_eq!(closed, Admission::Closed(Gate::Wait(s(1))), "{tries}");
            now += pause;
        }
    }
    let closed = store.enter_staff(&pin(RIGHT), s(1 << 40), noon()).unwrap();
    assert_eq!(closed, Admission::Closed(Gate::Locked));
    let (operator, _) = Store::open_with(folder.path(), options(Role::Operator)).unwrap();
    operator.unlock_staff(noon()).unwrap();
    let entered = store.enter_staff(&pin(RIGHT), s(1 << 40), noon()).unwrap();
    assert!(matches!(entered, Admission::Entered(_)));
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Right,
    Wrong,
    /// A PIN is tried, and the process is killed before the answer.
    KilledBetween,
    /// The process is killed and starts again.
    Killed,
    /// So many seconds pass.
    Pass(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        1 => Just(Step::Right),
        6 => Just(Step::Wrong),
        4 => Just(Step::KilledBetween),
        2 => Just(Step::Killed),
        6 => (1..20_000u64).prop_map(Step::Pass),
    ];
    proptest::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Against a model that only counts: no kill at any moment gives a try back or makes a pause shorter.
    #[test]
    fn no_kill_gives_a_try_back_or_makes_a_pause_shorter(steps in steps()) {
        let mut place = folder();
        let mut store = with_staff(place.path());
        let (mut now, mut tries, mut since) = (s(0), 0, s(0));
        for step in steps {
            let expected = gate(tries, now - since);
            match step {
                Step::Pass(seconds) => now += s(seconds),
                Step::Killed | Step::KilledBetween => {
                    if matches!(step, Step::KilledBetween) {
                        let begun = store.ask(move |writer| writer.begin_try(now)).unwrap();
                        prop_assert_eq!(begun.is_ok(), expected == Gate::Open);
                        tries += u32::from(begun.is_ok());
                    }
                    let copy = as_after_a_kill(place.path());
                    drop(store);
                    place = copy;
                    store = open(place.path()).0;
                    // A new process has a new clock; it asks at once.
                    (now, since) = (s(0), s(0));
                    prop_assert_eq!(store.staff_gate(now).unwrap(), Some(gate(tries, s(0))));
                }
                Step::Right | Step::Wrong => {
                    let is_right = matches!(step, Step::Right);
                    let digits = if is_right { RIGHT } else { WRONG };
                    let told = store.enter_staff(&pin(digits), now, noon()).unwrap();
                    if expected != Gate::Open {
                        prop_assert_eq!(told, Admission::Closed(expected));
                        continue;
                    }
                    since = now;
                    if is_right {
                        prop_assert!(matches!(told, Admission::Entered(_)));
                        tries = 0;
                    } else {
                        tries += 1;
                        prop_assert_eq!(told, Admission::Refused(gate(tries, s(0))));
                    }
                }
            }
        }
        prop_assert!(tries <= LOCKED_AT && FREE_TRIES < LOCKED_AT);
        let _ = store.verify_audit().unwrap();
    }
}

#[test]
fn no_file_shows_a_pin_or_a_name() {
    let folder = folder();
    let store = with_staff(folder.path());
    for digits in [WRONG, RIGHT] {
        let _ = store.enter_staff(&pin(digits), s(0), noon()).unwrap();
    }
    let digits = [RIGHT, OTHER, WRONG];
    for secret in digits.into_iter().chain(["Lê Thị Hoa", "Trần Nam"]) {
        assert_eq!(files_with(folder.path(), secret.as_bytes()), [""; 0]);
    }
    store.remove_staff(&name("Trần Nam"), noon()).unwrap();
    drop(store);
    assert_eq!(files_with(folder.path(), OTHER.as_bytes()), [""; 0]);
}

fn raw(folder: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.join("motcua.sqlite")).unwrap()
}

/// A log of seven lines, closed.
fn logged(folder: &Path) {
    let store = with_staff(folder);
    let _ = store.enter_staff(&pin(WRONG), s(0), noon()).unwrap();
    let Admission::Entered(person) = store.enter_staff(&pin(RIGHT), s(1), noon()).unwrap() else {
        panic!("the PIN is right");
    };
    let filing = Reference::from_random([7; 8]);
    for deed in [
        Deed::Opened {
            filing: filing.clone(),
        },
        Deed::Reprinted { filing },
        Deed::Left { by_itself: false },
    ] {
        store.note_deed(person.id, deed, after(1)).unwrap();
    }
    assert_eq!(store.verify_audit().unwrap().lines, 7);
    let (lines, people) = store.audit().unwrap();
    let words: Vec<_> = lines.iter().map(|line| line.deed.word()).collect();
    assert_eq!(
        words,
        [
            "added",
            "added",
            "refused",
            "entered",
            "opened",
            "reprinted",
            "left"
        ]
    );
    assert_eq!(lines[2].by, None);
    assert_eq!(people[&lines[6].by.unwrap()].name.as_str(), "Lê Thị Hoa");
}

#[test]
fn a_changed_a_missing_an_added_and_a_cut_off_line_are_named() {
    let changes = [
        (
            "UPDATE audit SET deed = '{\"deed\":\"left\",\"by_itself\":true}' WHERE number = 7",
            7,
        ),
        (
            "UPDATE audit SET at = '2026-03-02T06:00:00Z' WHERE number = 3",
            3,
        ),
        ("UPDATE audit SET by = NULL WHERE number = 4", 4),
        ("UPDATE audit SET digest = zeroblob(32) WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 5", 5),
        ("DELETE FROM audit WHERE number = 7", 7),
        ("DELETE FROM audit", 1),
        (
            "INSERT INTO audit SELECT 8, at, by, deed, digest FROM audit WHERE number = 7",
            8,
        ),
        ("DELETE FROM fact WHERE name = 'audit_head'", 1),
    ];
    for (change, number) in changes {
        let folder = folder();
        logged(folder.path());
        let connection = raw(folder.path());
        // Whoever has the disk can also take the triggers away.
        for trigger in ["audit_is_not_changed", "audit_is_not_deleted"] {
            let _ = connection
                .execute(&format!("DROP TRIGGER {trigger}"), [])
                .unwrap();
        }
        assert!(connection.execute(change, []).unwrap() > 0, "{change}");
        drop(connection);
        let (store, _) = open(folder.path());
        match store.verify_audit() {
            Err(StoreError::AuditBroken { number: named }) => assert_eq!(named, number, "{change}"),
            other => panic!("{change}: {other:?}"),
        }
    }
}

#[test]
fn the_database_itself_refuses_to_change_the_log() {
    let folder = folder();
    logged(folder.path());
    let connection = raw(folder.path());
    for change in ["UPDATE audit SET by = NULL", "DELETE FROM audit"] {
        assert!(connection.execute(change, []).is_err(), "{change}");
    }
    drop(connection);
    assert_eq!(open(folder.path()).0.verify_audit().unwrap().lines, 7);
}

#[test]
fn staff_count_and_log_come_over_from_a_damaged_database() {
    let folder = folder();
    logged(folder.path());
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection
        .execute_batch(include_str!("../migrations/0001_first.sql"))
        .unwrap();
    connection
        .execute_batch(include_str!("../migrations/0004_staff.sql"))
        .unwrap();
    let key = crate::store::device_key::DeviceKey::load_or_create(folder.path()).unwrap();
    let damaged = folder.path().join("motcua.sqlite");
    let _ = crate::store::salvage::carry_over(&damaged, &mut connection, &key.key).unwrap();
    let count = |table: &str| -> i64 {
        let query = format!("SELECT count(*) FROM {table}");
        connection.query_row(&query, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(["staff", "audit"].map(count), [2, 7]);
    for fact in ["staff_tries", "staff_work", "audit_head"] {
        let query = format!("SELECT count(*) FROM fact WHERE name = '{fact}'");
        let found: i64 = connection.query_row(&query, [], |row| row.get(0)).unwrap();
        assert_eq!(found, 1, "{fact}");
    }
}

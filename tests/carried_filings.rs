//! Filings that are carried to the desk on a stick: alone, beside the line, damaged and hostile.

use crate::ward_line::{self, Dice, WardLine, runtime};
use motcua::desk::import::{Arrival, ImportError};
use motcua::export::{self, Exported, Outcome};
use motcua::filing::delivery::{LedgerEvent, State};
use motcua::protocol::bundle::{self, FileEntry, FileName, Index};
use motcua::protocol::digest::Digest;
use motcua::sealing::key_pair::PrivateKey;
use motcua::stick::opened::OpenError;
use motcua::stick::{Stick, StickError};
use motcua::store::{Options, Role, Store};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// A kiosk, a line that can be cut, a desk with a key pair, and a stick.
struct Ward {
    line: WardLine,
    key: Arc<PrivateKey>,
    stick: TempDir,
}

impl Ward {
    fn new() -> Self {
        let key = Arc::new(PrivateKey::random());
        Self {
            line: WardLine::sealing_to(Some(key.public_bytes())),
            key,
            stick: TempDir::new().unwrap(),
        }
    }

    fn export(&self) -> Vec<Exported> {
        export_to(&self.line.store, self.stick.path())
    }

    fn import(&self, id: Uuid) -> Result<Arrival, ImportError> {
        let stick = Stick::open(self.stick.path()).unwrap();
        let desk = &self.line.desk.as_ref().unwrap().desk;
        runtime().block_on(desk.import(&stick, id, &self.key))
    }

    fn import_all(&self, ids: &[Uuid]) -> Vec<Arrival> {
        ids.iter().map(|id| self.import(*id).unwrap()).collect()
    }

    fn folder(&self, id: Uuid) -> PathBuf {
        let filings = self.stick.path().join(bundle::FOLDER);
        filings.join(id.to_string())
    }

    /// Changes a file and makes the index agree with it, as somebody would who means harm.
    fn forge(&self, id: Uuid, name: FileName, bytes: &[u8]) {
        let folder = self.folder(id);
        fs::write(folder.join(name.to_string()), bytes).unwrap();
        self.forge_index(id, |index| {
            let entries = index.files.iter_mut();
            for entry in entries.filter(|entry| entry.name == name) {
                *entry = FileEntry::of(name, bytes);
            }
        });
    }

    fn forge_index(&self, id: Uuid, change: impl FnOnce(&mut Index)) {
        let file = self.folder(id).join(bundle::INDEX);
        let mut index: Index = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        change(&mut index);
        fs::write(file, index.to_bytes().unwrap()).unwrap();
    }

    fn read(&self, id: Uuid, name: FileName) -> Vec<u8> {
        fs::read(self.folder(id).join(name.to_string())).unwrap()
    }

    /// The dossier number that the kiosk has heard of.
    fn dossier(&self, id: Uuid) -> Option<String> {
        self.line
            .ledger(id)
            .into_iter()
            .find_map(|event| match event {
                LedgerEvent::Received(receipt) => receipt.dossier,
                _ => None,
            })
    }
}

fn export_to(store: &Store, stick: &Path) -> Vec<Exported> {
    let mut told = Vec::new();
    let now = || ward_line::sealed(1, &[]).sealed_at;
    export::export(store, stick, now, |exported| told.push(exported.clone())).unwrap();
    told
}

fn outcomes(told: &[Exported]) -> Vec<Outcome> {
    told.iter().map(|exported| exported.outcome).collect()
}

#[test]
fn carried_filings_are_received_and_the_line_then_brings_the_same_receipts() {
    let mut ward = Ward::new();
    let ids = ward.line.seal(1, &[&[300_000, 200_000], &[1000], &[]]);
    assert_eq!(outcomes(&ward.export()), [Outcome::Written; 3]);
    for id in &ids {
        assert_eq!(ward.line.state(*id), State::Waiting);
        assert_eq!(
            ward.line.ledger(*id),
            [LedgerEvent::Queued, LedgerEvent::Exported]
        );
    }
    let arrivals = ward.import_all(&ids);
    assert!(arrivals.iter().all(|arrival| !arrival.was_here));

    ward.line.start_courier();
    ward.line.await_received(3);
    ward.line.assert_desk_holds(&ids);
    for (id, arrival) in ids.iter().zip(arrivals) {
        assert_eq!(ward.dossier(*id), Some(arrival.dossier));
    }
    assert!(
        ward.line.relay.bytes_up() < 100_000,
        "the pages need not leave twice"
    );
}

#[test]
fn filings_that_were_sent_and_then_carried_are_there_already() {
    let mut ward = Ward::new();
    let ids = ward.line.seal(1, &[&[50_000], &[1000]]);
    ward.export();
    ward.line.start_courier();
    ward.line.await_received(2);
    for _ in 0..2 {
        for (id, arrival) in ids.iter().zip(ward.import_all(&ids)) {
            assert!(arrival.was_here);
            assert_eq!(ward.dossier(*id), Some(arrival.dossier));
        }
    }
    ward.line.assert_desk_holds(&ids);
    let later = TempDir::new().unwrap();
    assert_eq!(
        export_to(&ward.line.store, later.path()),
        [],
        "what the desk has confirmed need not be carried"
    );
}

#[test]
fn a_stick_that_is_read_twice_brings_nothing_twice() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[5000], &[1000]]);
    ward.export();
    let first = ward.import_all(&ids);
    let second = ward.import_all(&ids);
    for (first, second) in first.iter().zip(&second) {
        assert!(!first.was_here && second.was_here);
        assert_eq!(first.dossier, second.dossier);
    }
}

#[test]
fn filings_by_stick_and_line_at_the_same_time_arrive_once() {
    let mut ward = Ward::new();
    let pages: &[usize] = &[150_000, 90_000];
    let ids = ward.line.seal(1, &[pages; 6]);
    ward.export();
    ward.line.relay.throttle(4_000_000);
    ward.line.start_courier();
    // The line begins with the oldest, the stick with the newest: they meet in the middle.
    for id in ids.iter().rev() {
        ward.import(*id).unwrap();
        std::thread::sleep(Duration::from_millis(60));
    }
    ward.line.await_received(6);
    ward.line.assert_desk_holds(&ids);
}

#[test]
fn a_page_that_the_line_has_brought_by_half_is_finished_by_the_stick() {
    let mut ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1_500_000]]);
    ward.export();
    ward.line.relay.cut_after(700_000);
    ward.line.start_courier();
    assert!(ward.line.relay.wait_for_cut(Duration::from_secs(60)));
    let arrival = ward.import(ids[0]).unwrap();
    assert!(!arrival.was_here);
    ward.line.relay.restore();
    ward.line.await_received(1);
    ward.line.assert_desk_holds(&ids);
    assert_eq!(ward.dossier(ids[0]), Some(arrival.dossier));
}

#[test]
fn a_second_export_writes_only_what_is_missing_while_the_kiosk_runs() {
    let ward = Ward::new();
    let mut ids = ward.line.seal(1, &[&[5000]]);
    let options = Options {
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Operator)
    };
    let operator = Store::open_with(ward.line.kiosk_folder.path(), options);
    let operator = operator.unwrap().0;
    let export = || outcomes(&export_to(&operator, ward.stick.path()));
    assert_eq!(export(), [Outcome::Written]);
    ids.extend(ward.line.seal(2, &[&[1000]]));
    assert_eq!(export(), [Outcome::AlreadyThere, Outcome::Written]);
    assert_eq!(export(), [Outcome::AlreadyThere; 2]);

    // Pulled out while it was written: a file that is not all there, and a half folder.
    let torn = ward.folder(ids[0]).join("part-1");
    fs::File::options()
        .write(true)
        .open(torn)
        .unwrap()
        .set_len(100)
        .unwrap();
    fs::create_dir(ward.folder(ids[0]).with_extension("partial")).unwrap();
    assert!(matches!(
        ward.import(ids[0]),
        Err(ImportError::Filing(OpenError::Stick(
            StickError::Damaged { .. }
        )))
    ));
    assert!(!ward.import(ids[1]).unwrap().was_here);
    assert_eq!(export(), [Outcome::Written, Outcome::AlreadyThere]);
    assert!(!ward.import(ids[0]).unwrap().was_here);
    assert_eq!(
        Stick::open(ward.stick.path()).unwrap().filings().unwrap(),
        ids
    );
}

#[test]
fn a_filing_that_was_sealed_to_no_desk_is_told_and_left_out() {
    let line = WardLine::new();
    let ids = line.seal(1, &[&[1000]]);
    let stick = TempDir::new().unwrap();
    let told = export_to(&line.store, stick.path());
    assert_eq!(outcomes(&told), [Outcome::SealedToNoDesk]);
    assert_eq!(line.ledger(ids[0]), [LedgerEvent::Queued]);
    assert!(
        Stick::open(stick.path())
            .unwrap()
            .filings()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_kiosk_that_has_lost_its_key_can_still_hand_its_filings_over() {
    let ward = Ward::new();
    let kiosk = TempDir::new().unwrap();
    let open = || ward_line::open_store_sealing_to(kiosk.path(), Some(ward.key.public_bytes()));
    let filing = ward_line::sealed(1, &[5000]);
    open().seal(filing.clone()).unwrap();
    fs::remove_file(kiosk.path().join("kiosk.key")).unwrap();
    let store = open();
    assert!(store.manifest(filing.id).is_err());
    assert_eq!(
        outcomes(&export_to(&store, ward.stick.path())),
        [Outcome::Written]
    );
    assert!(!ward.import(filing.id).unwrap().was_here);
}

#[test]
fn a_stick_that_is_not_plugged_in_changes_nothing() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1000]]);
    let missing = ward.stick.path().join("stick");
    let now = || ward_line::sealed(1, &[]).sealed_at;
    let outcome = export::export(&ward.line.store, &missing, now, |_| {});
    assert!(
        outcome
            .unwrap_err()
            .to_string()
            .contains("plug the stick in")
    );
    assert_eq!(ward.line.ledger(ids[0]), [LedgerEvent::Queued]);
}

#[test]
fn a_lost_stick_says_nothing_about_a_person() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1000]]);
    ward.export();
    let manifest = ward.line.store.manifest(ids[0]).unwrap();
    let name = "Nguyễn Thị Thử".as_bytes();
    let contains = |bytes: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    assert!(contains(&manifest));
    for entry in fs::read_dir(ward.folder(ids[0])).unwrap() {
        let path = entry.unwrap().path();
        assert!(!contains(&fs::read(&path).unwrap()), "{}", path.display());
    }
    let index = fs::read_to_string(ward.folder(ids[0]).join(bundle::INDEX)).unwrap();
    let digest = Digest::of(&manifest).to_string();
    assert!(
        !index.contains(&digest),
        "a digest of known content would betray it"
    );
}

#[test]
fn another_desk_cannot_open_the_stick_and_says_so() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1000]]);
    ward.export();
    let stick = Stick::open(ward.stick.path()).unwrap();
    let desk = &ward.line.desk.as_ref().unwrap().desk;
    let other = Arc::new(PrivateKey::random());
    let import = || runtime().block_on(desk.import(&stick, ids[0], &other));
    assert!(matches!(
        import(),
        Err(ImportError::Filing(OpenError::OtherKey))
    ));
    // Nor where the index lies about it.
    ward.forge_index(ids[0], |index| {
        index.sealed_to = Digest::of(&other.public_bytes());
    });
    assert!(matches!(import(), Err(ImportError::Filing(OpenError::Key))));
    ward.line.assert_desk_holds(&[]);
}

#[test]
fn pages_that_were_exchanged_do_not_open() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1000, 1000], &[1000]]);
    ward.export();
    let [one, two] = [1, 2].map(FileName::Part);
    let (first, second) = (ward.read(ids[0], one), ward.read(ids[0], two));
    ward.forge(ids[0], one, &second);
    ward.forge(ids[0], two, &first);
    let stranger = ward.read(ids[0], FileName::Manifest);
    ward.forge(ids[1], FileName::Manifest, &stranger);
    for (id, file) in [(ids[0], one), (ids[1], FileName::Manifest)] {
        assert!(matches!(
            ward.import(id),
            Err(ImportError::Filing(OpenError::Sealed { file: told })) if told == file
        ));
    }
    ward.line.assert_desk_holds(&[]);
}

#[test]
fn another_manifest_under_a_known_id_is_refused_and_the_first_one_stays() {
    let ward = Ward::new();
    let ids = ward.line.seal(1, &[&[1000]]);
    ward.export();
    ward.import(ids[0]).unwrap();

    let folder = TempDir::new().unwrap();
    let key = Some(ward.key.public_bytes());
    let other = ward_line::open_store_sealing_to(folder.path(), key);
    other.seal(ward_line::sealed(1, &[2000])).unwrap();
    fs::remove_dir_all(ward.folder(ids[0])).unwrap();
    export_to(&other, ward.stick.path());
    assert!(matches!(
        ward.import(ids[0]),
        Err(ImportError::OtherManifest)
    ));
    ward.export();
    assert!(ward.import(ids[0]).unwrap().was_here);
}

#[test]
fn no_damage_gets_in() {
    let ward = Ward::new();
    // One page: a second one that is whole would be kept, as one that the line brought before a cut.
    let ids = ward.line.seal(1, &[&[700]]);
    ward.export();
    let id = ids[0];
    let files = [FileName::Key, FileName::Manifest, FileName::Part(1)];
    let whole = files.map(|name| (name, ward.read(id, name)));
    let cases = (0..files.len(), any::<u64>(), 0..4_u8, any::<bool>());
    let runs = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(64)
    };
    TestRunner::new(runs)
        .run(&cases, |(file, seed, damage, forged)| {
            let (name, bytes) = &whole[file];
            let mut damaged = bytes.clone();
            let mut dice = Dice(seed);
            let place = dice.roll(bytes.len() as u64) as usize;
            match damage {
                0 => damaged[place] ^= 1 + dice.roll(255) as u8,
                1 => damaged.truncate(place),
                2 => damaged.extend(vec![0; 1 + place]),
                _ => damaged.clone_from(&whole[(file + 1) % files.len()].1),
            }
            if forged {
                ward.forge(id, *name, &damaged);
            } else {
                fs::write(ward.folder(id).join(name.to_string()), &damaged).unwrap();
            }
            prop_assert!(ward.import(id).is_err());
            ward.forge(id, *name, bytes);
            Ok(())
        })
        .unwrap();
    ward.line.assert_desk_holds(&[]);
    assert!(!ward.import(id).unwrap().was_here);
}

//! A stick as it comes back: whole, half written, damaged or hostile.

use super::*;
use crate::filing::reference::Reference;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use std::os::unix::fs::symlink;
use tempfile::TempDir;

const PAGE: &[u8] = b"a sealed page";

fn id() -> Uuid {
    Uuid::from_u128(7)
}

fn bytes_of(name: FileName) -> Vec<u8> {
    match name {
        FileName::Part(_) => PAGE.to_vec(),
        other => other.to_string().into_bytes(),
    }
}

fn index() -> Index {
    let names = [FileName::Key, FileName::Manifest, FileName::Part(1)];
    Index {
        format: bundle::FORMAT,
        id: id(),
        reference: Reference::from_random([1; 8]),
        procedure_code: "1.004873".into(),
        sealed_at: Timestamp::UNIX_EPOCH,
        sealed_to: Digest([9; 32]),
        files: names
            .map(|name| FileEntry::of(name, &bytes_of(name)))
            .into(),
    }
}

fn write(stick: &Stick) -> Result<(), StickError> {
    stick.write(&index(), |name| Ok(bytes_of(name)))
}

fn written() -> (TempDir, Stick, PathBuf) {
    let medium = TempDir::new().unwrap();
    let stick = Stick::prepare(medium.path()).unwrap();
    write(&stick).unwrap();
    let folder = stick.folder(id());
    (medium, stick, folder)
}

#[test]
fn a_filing_reads_back_byte_for_byte() {
    let (medium, stick, _) = written();
    let stick_again = Stick::open(medium.path()).unwrap();
    assert_eq!(stick_again.filings().unwrap(), [id()]);
    let found = stick_again.index(id()).unwrap();
    assert_eq!(found, index());
    for entry in &found.files {
        assert_eq!(stick.file(id(), entry).unwrap(), bytes_of(entry.name));
    }
    assert!(stick.holds(&index()));
}

#[test]
fn a_stick_pulled_out_at_any_file_holds_no_half_filing() {
    for torn in index().files {
        let medium = TempDir::new().unwrap();
        let stick = Stick::prepare(medium.path()).unwrap();
        let outcome = stick.write(&index(), |name| {
            if name == torn.name {
                Err(StickError::Full)
            } else {
                Ok(bytes_of(name))
            }
        });
        assert!(matches!(outcome, Err(StickError::Full)));
        assert!(stick.filings().unwrap().is_empty(), "{}", torn.name);
        // What a cut leaves that gave no time to tidy up.
        let partial = stick.partial(id());
        fs::create_dir(&partial).unwrap();
        fs::write(partial.join("key"), "ke").unwrap();
        assert!(stick.filings().unwrap().is_empty());
        write(&stick).unwrap();
        assert!(stick.holds(&index()) && !partial.exists());
    }
}

#[test]
fn a_damaged_filing_is_noticed_and_written_anew() {
    for name in ["key", "manifest", "part-1", bundle::INDEX] {
        let (_medium, stick, folder) = written();
        let file = folder.join(name);
        for damage in [
            |file: &Path| fs::remove_file(file).unwrap(),
            |file: &Path| fs::write(file, "x").unwrap(),
            |file: &Path| {
                let whole = fs::read(file).unwrap();
                fs::write(file, &whole[..whole.len() - 1]).unwrap();
            },
        ] {
            damage(&file);
            assert!(!stick.holds(&index()), "{name}");
            write(&stick).unwrap();
            assert!(stick.holds(&index()), "{name}");
        }
    }
}

#[test]
fn nothing_is_read_through_a_link_or_beyond_its_size() {
    let (medium, stick, folder) = written();
    let entry = *index().file(FileName::Part(1)).unwrap();
    let is_refused = || matches!(stick.file(id(), &entry), Err(StickError::Damaged { .. }));
    let outside = medium.path().join("outside");
    fs::write(&outside, PAGE).unwrap();

    let part = folder.join("part-1");
    fs::remove_file(&part).unwrap();
    symlink(&outside, &part).unwrap();
    assert!(is_refused());
    fs::remove_file(&part).unwrap();
    symlink("/dev/zero", &part).unwrap();
    assert!(is_refused());
    fs::remove_file(&part).unwrap();
    fs::create_dir(&part).unwrap();
    assert!(is_refused());
    fs::remove_dir(&part).unwrap();
    // A file of a terabyte that takes no room.
    File::create(&part).unwrap().set_len(1 << 40).unwrap();
    assert!(is_refused());
    File::create(folder.join(bundle::INDEX))
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    assert!(matches!(stick.index(id()), Err(StickError::Damaged { .. })));
}

#[test]
fn a_folder_that_is_a_link_is_not_entered() {
    let (medium, stick, folder) = written();
    let elsewhere = medium.path().join("elsewhere");
    fs::rename(&folder, &elsewhere).unwrap();
    symlink(&elsewhere, &folder).unwrap();
    assert!(matches!(
        stick.index(id()),
        Err(StickError::NotAFolder { .. })
    ));
    // Writing takes the link away and leaves what it led to.
    write(&stick).unwrap();
    assert!(stick.holds(&index()) && elsewhere.join("key").exists());

    let other = TempDir::new().unwrap();
    symlink(medium.path(), other.path().join(bundle::FOLDER)).unwrap();
    for outcome in [Stick::open(other.path()), Stick::prepare(other.path())] {
        assert!(matches!(outcome, Err(StickError::NotAFolder { .. })));
    }
}

#[test]
fn a_stick_that_is_not_there_is_not_made() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("media").join("stick");
    for outcome in [Stick::open(&missing), Stick::prepare(&missing)] {
        assert!(matches!(outcome, Err(StickError::NoFolder { .. })));
    }
    assert!(!missing.exists());
}

#[test]
fn the_system_s_word_becomes_what_to_do() {
    let of = |kind| StickError::file(Path::new("x"), io::Error::from(kind));
    assert!(matches!(of(ErrorKind::StorageFull), StickError::Full));
    assert!(matches!(
        of(ErrorKind::ReadOnlyFilesystem),
        StickError::ReadOnly
    ));
    assert!(matches!(
        of(ErrorKind::NotConnected),
        StickError::File { .. }
    ));
}

//! A medium that is carried to the desk: whatever lies in a filing's folder, it ends in an index that
//! keeps its promises or in a refusal, nothing is read beyond what was promised, and nothing opens
//! that was not sealed to the key.
//!
//! An input is the bytes of `index.json` and, behind a line `===`, those of the file `key`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::protocol::bundle::{self, FileName, Index};
use motcua::sealing::key_pair::PrivateKey;
use motcua::stick::Stick;
use motcua::stick::opened::OpenedFiling;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// The folder of the filing, on a medium in memory where there is one.
fn medium() -> &'static PathBuf {
    static MEDIUM: OnceLock<PathBuf> = OnceLock::new();
    MEDIUM.get_or_init(|| {
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() {
            memory
        } else {
            std::env::temp_dir()
        };
        let medium = folder.join(format!("motcua-fuzz-{}", std::process::id()));
        fs::create_dir_all(medium.join(bundle::FOLDER).join(ID.to_string()))
            .expect("a folder can be made");
        medium
    })
}

fn split(data: &[u8]) -> (&[u8], &[u8]) {
    const MARK: &[u8] = b"\n===\n";
    match data.windows(MARK.len()).position(|window| window == MARK) {
        Some(at) => (&data[..at], &data[at + MARK.len()..]),
        None => (data, b""),
    }
}

fuzz_target!(|data: &[u8]| {
    let (index, key) = split(data);
    let folder = medium().join(bundle::FOLDER).join(ID.to_string());
    fs::write(folder.join(bundle::INDEX), index).expect("a file can be written");
    fs::write(folder.join("key"), key).expect("a file can be written");
    let stick = Stick::open(medium()).expect("the folder is there");
    assert_eq!(stick.filings().expect("the folder can be read"), [ID]);
    let private = PrivateKey::from_bytes(&[7; 32]);
    match stick.index(ID) {
        Ok(found) => {
            holds_what_it_promises(&found);
            for entry in &found.files {
                if let Ok(bytes) = stick.file(ID, entry) {
                    assert_eq!(entry.name, FileName::Key);
                    assert_eq!(bytes.len() as u64, entry.size);
                    assert!(entry.describes(&bytes));
                }
            }
            assert!(!stick.holds(&found), "there is no manifest");
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    // Nobody has sealed anything to this key.
    if let Ok(private) = private {
        assert!(OpenedFiling::new(stick, ID, &private).is_err());
    }
    if let Ok(name) = std::str::from_utf8(key) {
        assert!(bundle::filing_of(name).is_none_or(|id| id.to_string() == name));
        assert!(
            name.parse::<FileName>()
                .is_ok_and(|file| file.to_string() == name)
                || name.parse::<FileName>().is_err()
        );
    }
});

fn holds_what_it_promises(index: &Index) {
    assert_eq!(index.id, ID);
    assert!(index.file(FileName::Key).is_ok() && index.file(FileName::Manifest).is_ok());
    for entry in &index.files {
        assert!(entry.size <= entry.name.limit());
        let name = entry.name.to_string();
        assert!(!name.contains(['/', '\\', '\0']) && !name.starts_with('.'));
    }
    let kept = index.to_bytes().expect("an index can be kept");
    assert_eq!(Index::read(ID, &kept).as_ref(), Ok(index));
}

//! The store as its users see it, in a real folder. All persons are made up.

mod damage;
mod disk;
mod drafts;
mod power_cut;
mod privacy;
mod queue;
mod staff;

use crate::filing::answer::PageId;
use crate::filing::delivery::{Failure, FailureClass, LedgerEvent, Receipt};
use crate::filing::draft::Event;
use crate::filing::reference::Reference;
use crate::protocol::digest::Digest;
use crate::store::{Opening, Options, Role, Sealed, SealedPart, Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

/// Options that do not depend on the room on the machine's disk.
fn options(role: Role) -> Options {
    Options {
        reserve_bytes: 1 << 20,
        floor_bytes: 0,
        ..Options::of(role)
    }
}

fn open(folder: &Path) -> (Store, Opening) {
    Store::open_with(folder, options(Role::Kiosk)).unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn noon() -> Timestamp {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

fn after(minutes: i64) -> Timestamp {
    noon() + SignedDuration::from_mins(minutes)
}

fn started(draft: u128) -> Event {
    Event::Started {
        draft: Uuid::from_u128(draft),
        procedure: "marital_status".into(),
        version: "1".into(),
        at: noon(),
    }
}

fn typed(text: &str) -> Event {
    Event::Typed(text.into())
}

/// A filing with parts of these sizes.
fn filing(number: u128, sizes: &[usize]) -> Sealed {
    let manifest = format!("{{\"filing\":{number}}}").into_bytes();
    let fill = |part: usize| (number as u8).wrapping_mul(31).wrapping_add(part as u8);
    Sealed {
        id: Uuid::from_u128(number),
        reference: Reference::from_random((number as u64).to_be_bytes()),
        procedure_code: "1.004873".into(),
        sealed_at: after(number as i64),
        digest: Digest::of(&manifest),
        manifest,
        replaces: None,
        parts: sizes
            .iter()
            .enumerate()
            .map(|(place, size)| {
                let bytes = vec![fill(place); *size];
                SealedPart {
                    number: place as u32 + 1,
                    media_type: "image/jpeg".into(),
                    sha256: Digest::of(&bytes),
                    bytes,
                    photograph: None,
                }
            })
            .collect(),
    }
}

fn receipt(minutes: i64) -> LedgerEvent {
    LedgerEvent::Received(Receipt {
        received_at: after(minutes),
        dossier: Some("H26.1-260302-0001".into()),
        expected_day: None,
    })
}

fn failed(class: FailureClass) -> LedgerEvent {
    LedgerEvent::AttemptFailed(Failure {
        class,
        reason: "unreachable".into(),
        status: None,
        next: None,
    })
}

/// Begins a visit with one captured page.
fn visit(store: &Store, draft: u128) {
    store.journal(started(draft));
    store.put_page(PageId(1), b"picture".to_vec()).unwrap();
}

/// Every file of the folder in which these bytes stand.
fn files_with(folder: &Path, needle: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        if bytes.windows(needle.len()).any(|window| window == needle) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

fn is_unreadable<T>(outcome: Result<T, StoreError>) -> bool {
    matches!(outcome, Err(StoreError::Unreadable { .. }))
}

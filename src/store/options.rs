//! How a data folder is to be opened.

use crate::store::lock::Role;

/// How a data folder is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What this process does there.
    pub role: Role,
    /// The desk's X25519 public key; filings are then sealed to the desk too.
    pub desk_key: Option<[u8; 32]>,
    /// Bytes set aside so that filings can still leave when the disk is full. At least twice the
    /// write-ahead log's limit and the largest filing (`protocol.md` §4).
    pub reserve_bytes: u64,
    /// With fewer bytes free than this no new visit begins.
    pub floor_bytes: u64,
    /// The database's largest size in pages of 8 KiB, where an operator wants a quota.
    pub page_limit: Option<u32>,
}

impl Options {
    /// The usual options of a role: 64 MiB in reserve, 32 MiB as the floor, no quota.
    pub fn of(role: Role) -> Self {
        Self {
            role,
            desk_key: None,
            reserve_bytes: 64 << 20,
            floor_bytes: 32 << 20,
            page_limit: None,
        }
    }
}

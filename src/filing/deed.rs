//! What staff does at the kiosk, as the log keeps it: closed words, and nothing that a resident said.

use crate::filing::reference::Reference;
use crate::filing::staff::Role;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that staff did, or that was tried in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// Somebody was given a PIN.
    Added {
        /// Who.
        person: Uuid,
        /// What the person does.
        role: Role,
    },
    /// A returned filing was opened again to be corrected.
    Corrected {
        /// Which.
        filing: Reference,
    },
    /// Somebody entered with the right PIN.
    Entered,
    /// Somebody left.
    Left {
        /// Whether nobody had touched anything for too long.
        by_itself: bool,
    },
    /// A filing's history was opened.
    Opened {
        /// Which.
        filing: Reference,
    },
    /// A PIN was refused.
    Refused {
        /// Which try it was since the last right one; one that is missing was cut off.
        tries: u32,
    },
    /// Somebody's PIN was taken away.
    Removed {
        /// Whose.
        person: Uuid,
    },
    /// A filing's slip was printed again.
    Reprinted {
        /// Which.
        filing: Reference,
    },
    /// The lock after too many tries was taken away.
    Unlocked,
}

impl Deed {
    /// The closed word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Corrected { .. } => "corrected",
            Self::Entered => "entered",
            Self::Left { .. } => "left",
            Self::Opened { .. } => "opened",
            Self::Refused { .. } => "refused",
            Self::Removed { .. } => "removed",
            Self::Reprinted { .. } => "reprinted",
            Self::Unlocked => "unlocked",
        }
    }
}

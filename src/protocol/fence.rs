//! Whose a mirror is: when a spare box takes a mirror over, the old box sees it here and stops.
//!
//! The fence keeps two boxes from sending side by side; that nothing is doubled does not hang on
//! it, because both send the same ids and digests and the desk takes each in once.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The file beside the filings of a mirror.
pub const FILE: &str = "fence.json";

/// Whose a mirror is, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fence {
    /// Grows by one with every box that takes the mirror over, from 1.
    pub epoch: u64,
    /// The box that writes it.
    pub owner: Uuid,
    /// The boxes that wrote it before.
    #[serde(default)]
    pub replaced: Vec<Uuid>,
}

/// What a box may do with a mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is this box's.
    Own,
    /// A spare has taken this box's place.
    Replaced,
    /// It is another box's, and never was this one's.
    Others,
}

impl Fence {
    /// The fence of a new mirror.
    pub fn first(owner: Uuid) -> Self {
        Self {
            epoch: 1,
            owner,
            replaced: Vec::new(),
        }
    }

    /// The fence after `spare` has taken the mirror over; the same where it has it already.
    pub fn taken_over_by(mut self, spare: Uuid) -> Self {
        if self.owner != spare {
            self.epoch = self.epoch.saturating_add(1);
            self.replaced.push(self.owner);
            self.owner = spare;
        }
        self
    }

    /// How a box stands to it.
    pub fn standing(&self, own: Uuid) -> Standing {
        if self.owner == own {
            Standing::Own
        } else if self.replaced.contains(&own) {
            Standing::Replaced
        } else {
            Standing::Others
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_box_whose_place_was_taken_is_fenced() {
        let [old, spare, stranger] = [1, 2, 3].map(Uuid::from_u128);
        let fence = Fence::first(old);
        assert_eq!(fence.standing(old), Standing::Own);
        assert_eq!(fence.standing(stranger), Standing::Others);
        let fence = fence.taken_over_by(spare);
        assert_eq!(fence.epoch, 2);
        assert_eq!(fence.standing(old), Standing::Replaced);
        assert_eq!(fence.standing(spare), Standing::Own);
        assert_eq!(fence.clone().taken_over_by(spare), fence);
    }
}

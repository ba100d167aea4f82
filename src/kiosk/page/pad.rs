//! A pad to sign on as data, and what keeps apart from other targets.

use crate::filing::signature::Drawing;
use crate::kiosk::page::Block;

/// A pad to sign on.
#[derive(Debug, Clone, PartialEq)]
pub struct Pad {
    /// Shown while nothing is drawn.
    pub hint: String,
    /// What is drawn.
    pub drawing: Drawing,
}

impl Block {
    /// Whether this block and the one below it need the gap of targets (C02), which is more than that of blocks.
    pub fn keeps_apart(&self, below: &Self) -> bool {
        let is_alone = |block: &Self| matches!(block, Self::Pad(_) | Self::Button { .. });
        let is_touched = |block: &Self| is_alone(block) || matches!(block, Self::Cards { .. });
        is_touched(self) && is_touched(below) && (is_alone(self) || is_alone(below))
    }
}

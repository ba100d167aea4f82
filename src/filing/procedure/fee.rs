//! Fees: so much, or so much a page, on the days of their law.

use super::Provenance;
use crate::filing::answer::QuestionId;
use crate::filing::condition::Condition;
use crate::filing::validity::Validity;

/// An expected fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// How much it is.
    pub amount: Amount,
    /// When it is due.
    pub when: Condition,
    /// The question whose number multiplies it (copies), if any.
    pub times: Option<QuestionId>,
    /// The days on which it is due, within those of the procedure.
    pub validity: Validity,
    /// Its source.
    pub provenance: Provenance,
}

/// How much a fee is, in đồng.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// Always the same.
    Flat(u32),
    /// By the pages of a paper.
    ByPage(PageFee),
}

/// A fee by the pages of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFee {
    /// The question whose number of pages counts.
    pub pages: QuestionId,
    /// What a page costs from which page on, lowest page first.
    pub tiers: Vec<PageTier>,
    /// The most that it can come to.
    pub most: Option<u32>,
}

/// What a page costs from a page on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageTier {
    /// The first page that costs so much, from 1.
    pub from_page: u32,
    /// The cost of each, in đồng.
    pub dong: u32,
}

impl PageFee {
    /// What so many pages cost, in đồng.
    pub fn of(&self, pages: u32) -> u32 {
        let ends = self.tiers.iter().skip(1).map(|next| next.from_page);
        let sum = self
            .tiers
            .iter()
            .zip(ends.chain([u32::MAX]))
            .map(|(tier, end)| {
                let last = pages.min(end.saturating_sub(1));
                let count = (last + 1).saturating_sub(tier.from_page.max(1));
                count.saturating_mul(tier.dong)
            })
            .fold(0, u32::saturating_add);
        self.most.map_or(sum, |most| sum.min(most))
    }
}

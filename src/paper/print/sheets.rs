//! What is printed: laid-out pages and the paper they want.

use crate::paper::layout::Page;
use crate::paper::slip::SlipPaper;
use crate::paper::{PaperError, pdf};

/// Pages to print.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The pages, in their order.
    pub pages: Vec<Page>,
    /// The paper they are laid out for.
    pub paper: PaperSize,
    /// Shown on the printer and in its log; it is neutral, therefore it cannot be made at run time.
    pub title: &'static str,
    /// IETF tag of the texts, `vi` or `en`.
    pub language: String,
}

/// The paper in a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperSize {
    /// A4 sheet, upright.
    A4,
    /// A5 sheet, upright.
    A5,
    /// 80 mm roll.
    Roll80,
}

impl PaperSize {
    /// Its `media` keyword (PWG 5101.1); a roll has only one kind of paper in it.
    pub(super) fn media(self) -> Option<&'static str> {
        match self {
            Self::A4 => Some("iso_a4_210x297mm"),
            Self::A5 => Some("iso_a5_148x210mm"),
            Self::Roll80 => None,
        }
    }
}

impl From<SlipPaper> for PaperSize {
    fn from(paper: SlipPaper) -> Self {
        match paper {
            SlipPaper::A5 => Self::A5,
            SlipPaper::Roll80 => Self::Roll80,
        }
    }
}

impl Sheets {
    pub(super) fn to_pdf(&self) -> Result<Vec<u8>, PaperError> {
        pdf::write(&self.pages, self.title, &self.language)
    }
}

//! The slip a resident takes home: what happens next, when, where, whom to call, and the reference.
//!
//! It is a guide, never a receipt: only the desk gives that. It has no field for a name or a number of
//! the resident, and on a sheet everything that tells why the resident came lies below the fold.

mod a5;
mod blocks;
mod roll;

use super::layout::Page;
use super::{PaperError, pdf};
use crate::filing::reference::Reference;

/// The least type size on a slip, in points (`elder-ux.md` §4).
pub const LEAST_SIZE: f32 = 14.0;

/// The paper a slip is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipPaper {
    /// A5 sheet, upright.
    A5,
    /// 80 mm roll.
    Roll80,
}

/// What stands on a slip, from top to bottom. Every text is finished and in the resident's language;
/// a space that must not break (`quầy số 3`) is written as U+00A0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// IETF tag of the texts, `vi` or `en`.
    pub language: String,
    /// "PHIẾU HƯỚNG DẪN – KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ"; the part before the dash is written larger.
    pub title: String,
    /// The office, e.g. "Ủy ban nhân dân phường Bạch Mai".
    pub office: String,
    /// What the reference is called, e.g. "Mã hồ sơ".
    pub reference_label: String,
    /// The reference, written in three groups.
    pub reference: Reference,
    /// What the QR code holds.
    pub code: String,
    /// What to do next, in one or two sentences.
    pub next: String,
    /// Where, when, phone, what became of the filing: nothing that tells why the resident came.
    pub visit: Vec<Fact>,
    /// The procedure's name.
    pub procedure: String,
    /// Fee and day, each marked as expected.
    pub expected: Vec<Fact>,
    /// The papers still to bring.
    pub missing: Papers,
    /// The papers handed in, with page counts.
    pub attached: Papers,
}

/// A name and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name, e.g. "Ở đâu".
    pub label: String,
    /// What it is, e.g. "Quầy số 3".
    pub value: String,
}

/// A list of papers; an empty one is left out with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    /// E.g. "Giấy tờ còn thiếu".
    pub heading: String,
    /// The papers.
    pub papers: Vec<Paper>,
}

/// One paper of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its name.
    pub name: String,
    /// How much of it there is, with the short codes of its pages: "2 trang: 7F3K, 92CA"; may be empty.
    pub amount: String,
    /// What it looks like: a sign of [`Typeface::Icons`](super::font::Typeface::Icons).
    pub picture: Option<char>,
}

/// The pages of a slip: one or more sheets, or one stretch of roll.
///
/// # Errors
/// [`PaperError::CodeTooLong`] or [`PaperError::MissingGlyph`].
pub fn pages(slip: &Slip, paper: SlipPaper) -> Result<Vec<Page>, PaperError> {
    match paper {
        SlipPaper::A5 => a5::pages(slip),
        SlipPaper::Roll80 => roll::pages(slip),
    }
}

/// The slip as PDF.
///
/// # Errors
/// See [`PaperError`].
pub fn to_pdf(slip: &Slip, paper: SlipPaper) -> Result<Vec<u8>, PaperError> {
    pdf::write(&pages(slip, paper)?, &slip.title, &slip.language)
}

/// The slip as pictures, one for each page.
///
/// # Errors
/// See [`PaperError`].
#[cfg(feature = "kiosk")]
pub fn to_images(
    slip: &Slip,
    paper: SlipPaper,
    dots_per_mm: f32,
) -> Result<Vec<super::raster::GreyImage>, PaperError> {
    pages(slip, paper)?
        .iter()
        .map(|page| super::raster::draw(page, dots_per_mm))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! Paper: what the resident takes home, as pages, as PDF, as pictures and as a print job.
//!
//! One idea: a paper is laid out once as plain [`layout::Page`]s in millimetres; the PDF, the picture
//! on the screen and the tests are readers of the same pages. Every text comes in as a finished
//! sentence; nothing here knows a language or a clock.

pub mod font;
pub mod form;
pub mod layout;
pub mod pdf;
#[cfg(feature = "kiosk")]
pub mod print;
#[cfg(feature = "kiosk")]
pub mod raster;
pub mod slip;
#[cfg(feature = "kiosk")]
pub mod spool;
#[cfg(feature = "kiosk")]
pub mod strips;

use font::Typeface;

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The text of a QR code is too long for the room it has.
    #[error("a code of {bytes} bytes does not fit on the paper: shorten what the code holds")]
    CodeTooLong {
        /// How long the text is.
        bytes: usize,
    },
    /// An embedded face cannot be parsed.
    #[error("the embedded {0:?} face cannot be read: rebuild assets/fonts")]
    Face(Typeface),
    /// A text holds a letter that the embedded face cannot draw.
    #[error("no glyph for U+{:04X}: write the text without it, or add it to assets/fonts/build.sh", u32::from(*.0))]
    MissingGlyph(char),
    /// The PDF writer refused a page.
    #[error("the PDF could not be written")]
    Pdf(#[from] lopdf::Error),
}

//! ESC/POS, the language of receipt printers: pages as strips of dots, and what the answers mean.
//!
//! Nothing here sends or waits. A printer is asked in two ways: a mark ([`MARK`]) stands in line with
//! the dots and is answered once they are worked through; a [`Question`] is answered at once, also by
//! a printer that has stopped.

use super::{PaperSize, Sheets, Trouble};
use crate::paper::layout::Page;
use crate::paper::raster;

/// 203 dots an inch.
const DOTS_PER_MM: f32 = 8.0;
/// An 80 mm head has 72 mm of dots; what lies beside it is margin.
const DOTS: usize = 576;
const BYTES: u8 = 72;
/// 8 mm of paper: small enough for the buffer of a plain printer, so that a question never waits
/// behind more than it can hold.
const ROWS: u8 = 64;
/// From here on a pixel is left white.
const WHITE: u8 = 128;

/// `ESC @`, as if just switched on, and `GS a 0`, no reports that nobody asked for.
pub(super) const BEGIN: [u8; 5] = [0x1b, b'@', 0x1d, b'a', 0];
/// `GS r 1`: the paper's state, told when everything before it is worked through.
pub(super) const MARK: [u8; 3] = [0x1d, b'r', 1];
/// `DLE DC4 8 …`: forget at once what is not printed yet.
pub(super) const FORGET: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// `ESC d 4` and `GS V 66 0`: past the cutter, and cut.
const END: [u8; 7] = [0x1b, b'd', 4, 0x1d, b'V', 66, 0];

/// What is asked by `DLE EOT n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Question {
    /// Whether it is at work at all.
    Line = 1,
    /// Why it is not.
    Cause = 2,
    /// What is broken.
    Fault = 3,
    /// Whether there is paper.
    Paper = 4,
}

impl Question {
    /// The order in which they are asked.
    pub(super) const ALL: [Self; 4] = [Self::Cause, Self::Fault, Self::Paper, Self::Line];

    /// The bytes that ask it.
    pub(super) fn bytes(self) -> [u8; 3] {
        [0x10, 0x04, self as u8]
    }

    /// The trouble in an answer to it. Low paper, a button held down and a hot head are none: they pass.
    pub(super) fn trouble(self, answer: u8) -> Option<Trouble> {
        let has = |bit: u8| answer & (1 << bit) != 0;
        match self {
            Self::Cause if has(2) => Some(Trouble::CoverOpen),
            Self::Cause if has(5) => Some(Trouble::NoPaper),
            Self::Fault if has(3) => Some(Trouble::CutterStuck),
            Self::Fault if has(2) || has(5) => Some(Trouble::Defect),
            Self::Paper if has(5) || has(6) => Some(Trouble::NoPaper),
            Self::Line if has(3) => Some(Trouble::Paused),
            _ => None,
        }
    }
}

/// What one byte from a printer is, by the bits that are always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The answer to a mark.
    Marked {
        /// Whether there is paper.
        paper: bool,
    },
    /// The answer to the question asked last.
    Told(u8),
    /// The first of the four bytes of a report that nobody asked for.
    Report,
    /// Stop and go of a serial line.
    Flow,
    /// Nothing that a receipt printer says.
    Noise,
}

impl Answer {
    /// Reads a byte.
    pub(super) fn of(byte: u8) -> Self {
        let pair = |shift: u8| matches!(byte >> shift & 3, 0 | 3);
        match byte {
            0x11 | 0x13 => Self::Flow,
            _ if byte & 0x93 == 0x12 => Self::Told(byte),
            _ if byte & 0x93 == 0x10 => Self::Report,
            // Both sensors have two bits each, which are the same.
            _ if byte & 0x90 == 0 && pair(0) && pair(2) => Self::Marked {
                paper: byte & 0x0c == 0,
            },
            _ => Self::Noise,
        }
    }
}

/// Pages as strips of dots, each a whole command; the last strip of a page cuts it off.
///
/// # Errors
/// [`Trouble::Refused`] for sheets that are not a roll, [`Trouble::Undrawn`].
pub(super) fn strips(sheets: &Sheets) -> Result<Vec<Vec<u8>>, Trouble> {
    if sheets.paper != PaperSize::Roll80 {
        return Err(Trouble::Refused);
    }
    let mut strips = Vec::new();
    for page in &sheets.pages {
        let rows = rows(page)?;
        strips.extend(rows.chunks(usize::from(ROWS)).map(strip));
        if let Some(last) = strips.last_mut() {
            last.extend(END);
        }
    }
    Ok(strips)
}

/// Pages as one document, for a queue that passes it on: there, nobody can hear an answer.
///
/// # Errors
/// As [`strips`].
pub(super) fn document(sheets: &Sheets) -> Result<Vec<u8>, Trouble> {
    let mut bytes = BEGIN.to_vec();
    bytes.extend(strips(sheets)?.concat());
    Ok(bytes)
}

/// A page as rows of bits, most significant bit on the left, set where it is black.
fn rows(page: &Page) -> Result<Vec<[u8; BYTES as usize]>, Trouble> {
    let image = raster::draw(page, DOTS_PER_MM).map_err(|_| Trouble::Undrawn)?;
    let width = image.width as usize;
    let margin = width.saturating_sub(DOTS) / 2;
    let row = |pixels: &[u8]| {
        let mut row = [0; BYTES as usize];
        let dots = pixels.iter().skip(margin).take(DOTS).enumerate();
        for (place, _) in dots.filter(|(_, shade)| **shade < WHITE) {
            if let Some(byte) = row.get_mut(place / 8) {
                *byte |= 0x80 >> (place % 8);
            }
        }
        row
    };
    Ok(image.pixels.chunks(width.max(1)).map(row).collect())
}

/// `GS v 0`: a picture of these rows.
fn strip(rows: &[[u8; BYTES as usize]]) -> Vec<u8> {
    let height = u8::try_from(rows.len()).unwrap_or(ROWS);
    let mut dots = rows.concat();
    disarm(&mut dots);
    let mut strip = vec![0x1d, b'v', b'0', 0, BYTES, 0, height, 0];
    strip.extend(dots);
    strip
}

/// A printer looks for questions and orders like [`FORGET`] also within pictures. One more black dot,
/// which nobody sees, and no picture looks like one.
fn disarm(dots: &mut [u8]) {
    for place in 1..dots.len() {
        if let [first, second] = &mut dots[place - 1..=place]
            && *first == 0x10
            && matches!(*second, 0x04 | 0x05 | 0x14)
        {
            *first |= 0x08;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

//! The papers of a filing, each made to its end beside the window: shown, kept and printed.
//!
//! One idea: a slip is kept before it is printed and forgotten once it is known to be on paper, so that
//! one that did not come out can be printed later without typing anything.

use crate::filing::form::FilledForm;
use crate::filing::reference::Reference;
use crate::kiosk::effect::{Strip, StripSize};
use crate::kiosk::screen::done::SlipState;
use crate::paper::print::{PaperSize, Printed, Printer, Sheets, Trouble};
use crate::paper::raster::GreyImage;
use crate::paper::slip::{self, Slip, SlipPaper};
use crate::paper::spool::{self, SpoolError};
use crate::paper::{PaperError, form, strips as sheet_strips};
use iced::widget::image;
use std::path::{Path, PathBuf};

/// Sharp enough to read on the screen, small enough to draw quickly.
const PREVIEW_DOTS_PER_MM: f32 = 4.0;

/// What the printer shows as the job's name: nothing about anybody.
const SLIP_TITLE: &str = "Phiếu";
/// See [`SLIP_TITLE`].
const FORM_TITLE: &str = "Tờ khai";

/// A slip to make, keep and print.
#[derive(Debug)]
pub struct SlipJob {
    /// The slip.
    pub slip: Slip,
    /// The data folder in which it is kept.
    pub data: PathBuf,
    /// Where it is printed, if anywhere.
    pub printer: Printer,
    /// The paper it is laid out for.
    pub paper: SlipPaper,
}

impl SlipJob {
    /// The first page as a picture for the screen.
    pub(super) fn picture(&self) -> Option<image::Handle> {
        let pages = slip::to_images(&self.slip, self.paper, PREVIEW_DOTS_PER_MM).ok()?;
        pages.into_iter().next().map(shown)
    }

    pub(super) fn run(&self) -> SlipState {
        if matches!(self.printer, Printer::Absent) {
            let pdf = slip::to_pdf(&self.slip, self.paper);
            let kept = pdf.map(|pdf| spool::keep_paper(&self.data, &self.slip.reference, &pdf));
            return match kept {
                Ok(Ok(())) => SlipState::Kept,
                Ok(Err(_)) => SlipState::Failed(Trouble::Absent),
                Err(_) => SlipState::Failed(Trouble::Undrawn),
            };
        }
        if spool::keep_slip(&self.data, &self.slip).is_err() {
            // It can still be printed now, only not later.
            tracing::warn!("a slip could not be kept for printing again");
        }
        let state = print_slip(&self.slip, &self.printer, self.paper);
        if state == SlipState::Printed && spool::forget(&self.data, &self.slip.reference).is_err() {
            tracing::warn!("a slip that was printed could not be erased");
        }
        state
    }
}

/// Prints the slips that wait for a printer, the oldest first, and tells what became of each.
///
/// # Errors
/// [`SpoolError`] where those that wait cannot be read.
pub fn print_again(
    data: &Path,
    printer: &Printer,
    paper: SlipPaper,
) -> Result<Vec<(Reference, SlipState)>, SpoolError> {
    let mut told = Vec::new();
    for slip in spool::waiting(data)? {
        let state = print_slip(&slip, printer, paper);
        if state == SlipState::Printed {
            spool::forget(data, &slip.reference)?;
        }
        told.push((slip.reference, state));
    }
    Ok(told)
}

/// Prints one slip that waits for a printer; `None` where it does not.
///
/// # Errors
/// [`SpoolError`] where those that wait cannot be read.
pub fn print_one_again(
    data: &Path,
    reference: &Reference,
    printer: &Printer,
    paper: SlipPaper,
) -> Result<Option<SlipState>, SpoolError> {
    let waiting = spool::waiting(data)?.into_iter();
    let Some(slip) = waiting
        .into_iter()
        .find(|slip| slip.reference == *reference)
    else {
        return Ok(None);
    };
    let state = print_slip(&slip, printer, paper);
    if state == SlipState::Printed {
        spool::forget(data, reference)?;
    }
    Ok(Some(state))
}

fn print_slip(slip: &Slip, printer: &Printer, paper: SlipPaper) -> SlipState {
    match slip::pages(slip, paper) {
        Ok(pages) => print(
            printer,
            Sheets {
                pages,
                paper: paper.into(),
                title: SLIP_TITLE,
                language: slip.language.clone(),
            },
        ),
        Err(_) => SlipState::Failed(Trouble::Undrawn),
    }
}

/// Prints a form on A4.
pub(super) fn print_form(filled: &FilledForm, printer: &Printer) -> SlipState {
    match form::pages(filled) {
        Ok(pages) => print(
            printer,
            Sheets {
                pages,
                paper: PaperSize::A4,
                title: FORM_TITLE,
                language: form::LANGUAGE.to_owned(),
            },
        ),
        Err(_) => SlipState::Failed(Trouble::Undrawn),
    }
}

fn print(printer: &Printer, sheets: Sheets) -> SlipState {
    match printer.print(sheets).blocking_recv() {
        Ok(Printed::Done) => SlipState::Printed,
        Ok(Printed::Failed(trouble)) => SlipState::Failed(trouble),
        // The printer's thread is gone.
        Err(_) => SlipState::Failed(Trouble::Lost),
    }
}

/// The form as it will be printed, in pieces for the screen; none where it cannot be drawn.
pub(super) fn strips(filled: &FilledForm, size: StripSize) -> Vec<Strip> {
    let cut = |filled: &FilledForm| -> Result<Vec<Strip>, PaperError> {
        let mut all = Vec::new();
        for page in form::pages(filled)? {
            for strip in sheet_strips::cut(&page, size.scale, size.height as usize)? {
                all.push(Strip {
                    width: strip.width as f32,
                    height: strip.height as f32,
                    picture: shown(strip),
                });
            }
        }
        Ok(all)
    };
    cut(filled).unwrap_or_default()
}

/// A grey picture for the screen.
fn shown(image: GreyImage) -> image::Handle {
    let rgba = image
        .pixels
        .iter()
        .flat_map(|shade| [*shade, *shade, *shade, u8::MAX]);
    image::Handle::from_rgba(image.width, image.height, rgba.collect::<Vec<u8>>())
}

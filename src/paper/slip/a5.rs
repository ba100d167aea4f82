//! The slip on an A5 sheet: one page where it fits, more where it does not.
//!
//! The sheet is folded across the middle. The upper half may be seen by anyone; the procedure,
//! the papers and the fee stand below the fold.

use super::Slip;
use super::blocks::{self, Mark, PEN, body};
use crate::paper::PaperError;
use crate::paper::layout::code::Code;
use crate::paper::layout::paragraph::{Align, bold, regular};
use crate::paper::layout::sheet::{Column, Length, Sheet};
use crate::paper::layout::{Item, Page};

/// Width and height of A5 in millimetres (ISO 216).
const SIZE: [f32; 2] = [148.0, 210.0];
/// Office printers leave up to 5 mm blank; the rest is air.
const MARGIN: f32 = 8.0;
const RUNNING_HEAD: f32 = 10.0;
/// Where the sheet is folded.
pub const FOLD: f32 = SIZE[1] / 2.0;

/// The pages of a slip.
pub fn pages(slip: &Slip) -> Result<Vec<Page>, PaperError> {
    let [width, height] = SIZE;
    let mut sheet = Sheet::new(width, Length::Of(height), MARGIN, RUNNING_HEAD);
    above_the_fold(&mut sheet, slip)?;
    sheet.move_to(FOLD);
    sheet.rule(PEN);
    sheet.skip(2.0);
    below_the_fold(&mut sheet, slip)?;
    let mut pages = sheet.finish();
    number(&mut pages, slip)?;
    Ok(pages)
}

fn above_the_fold(sheet: &mut Sheet, slip: &Slip) -> Result<(), PaperError> {
    let code = Code::new(&slip.code, 25.0)?;
    let top = sheet.y();
    sheet.draw(code.place(sheet.left() + sheet.column() - code.side(), top));
    let beside = sheet.column() - code.side() - code.quiet();
    blocks::title(sheet, &slip.title, 18.0, beside)?;
    let office = body(&[regular(&slip.office)], beside)?;
    sheet.write(vec![Column {
        paragraph: office,
        x: sheet.left(),
        width: beside,
        align: Align::Left,
    }]);
    sheet.move_to(top + code.side());
    sheet.skip(3.0);
    sheet.rule(PEN);
    sheet.skip(2.5);

    let label = body(&[regular(&slip.reference_label)], sheet.column())?;
    sheet.paragraph(label, Align::Left);
    blocks::reference(sheet, &slip.reference.to_string())?;
    sheet.skip(1.5);
    blocks::sentence(sheet, &slip.next)?;
    sheet.skip(1.5);
    blocks::facts_in_columns(sheet, &slip.visit)?;
    sheet.skip(2.0);
    Ok(())
}

fn below_the_fold(sheet: &mut Sheet, slip: &Slip) -> Result<(), PaperError> {
    blocks::sentence(sheet, &slip.procedure)?;
    sheet.skip(1.5);
    blocks::facts_in_columns(sheet, &slip.expected)?;
    blocks::papers(sheet, &slip.missing, Mark::Empty)?;
    blocks::papers(sheet, &slip.attached, Mark::Ticked)?;
    Ok(())
}

/// A loose second sheet still tells to which slip it belongs.
fn number(pages: &mut [Page], slip: &Slip) -> Result<(), PaperError> {
    let all = pages.len();
    for (place, page) in pages.iter_mut().enumerate().skip(1) {
        let text = format!("{} · {}/{all}", slip.reference, place + 1);
        let mut head = Sheet::new(SIZE[0], Length::Of(SIZE[1]), MARGIN, 0.0);
        head.paragraph(body(&[bold(&text)], head.column())?, Align::Right);
        let drawn: Vec<Item> = head
            .finish()
            .into_iter()
            .flat_map(|page| page.items)
            .collect();
        page.items.splice(0..0, drawn);
    }
    Ok(())
}

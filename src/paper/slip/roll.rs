//! The slip on an 80 mm roll: as long as what stands on it, in the order of the sheet.

use super::Slip;
use super::blocks::{self, Mark, PEN, body};
use crate::paper::PaperError;
use crate::paper::layout::Page;
use crate::paper::layout::code::Code;
use crate::paper::layout::paragraph::{Align, regular};
use crate::paper::layout::sheet::{Length, Sheet};

/// Width of the paper in millimetres.
const WIDTH: f32 = 80.0;
/// The head prints 72 mm (576 dots) of it.
const MARGIN: f32 = 4.0;

/// The one page of a slip.
pub fn pages(slip: &Slip) -> Result<Vec<Page>, PaperError> {
    let mut sheet = Sheet::new(WIDTH, Length::Endless, MARGIN, 0.0);
    let column = sheet.column();
    blocks::title(&mut sheet, &slip.title, 17.0, column)?;
    sheet.paragraph(body(&[regular(&slip.office)], sheet.column())?, Align::Left);
    sheet.skip(2.0);
    sheet.rule(PEN);
    sheet.skip(2.0);

    sheet.paragraph(
        body(&[regular(&slip.reference_label)], sheet.column())?,
        Align::Left,
    );
    blocks::reference(&mut sheet, &slip.reference.to_string())?;
    let code = Code::new(&slip.code, 32.0)?;
    sheet.skip(code.quiet());
    let middle = sheet.left() + (sheet.column() - code.side()) / 2.0;
    sheet.draw(code.place(middle, sheet.y()));
    sheet.skip(code.side() + code.quiet());

    blocks::sentence(&mut sheet, &slip.next)?;
    sheet.skip(2.0);
    blocks::facts_in_rows(&mut sheet, &slip.visit)?;
    sheet.skip(1.5);
    sheet.rule(PEN);
    sheet.skip(2.0);

    blocks::sentence(&mut sheet, &slip.procedure)?;
    sheet.skip(1.5);
    blocks::facts_in_rows(&mut sheet, &slip.expected)?;
    blocks::papers(&mut sheet, &slip.missing, Mark::Empty)?;
    blocks::papers(&mut sheet, &slip.attached, Mark::Ticked)?;
    Ok(sheet.finish())
}

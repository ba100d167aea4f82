//! The blocks that both papers share: title, reference, facts and lists of papers.

use super::{Fact, LEAST_SIZE, Papers};
use crate::paper::PaperError;
use crate::paper::font::{CAP_HEIGHT, Typeface};
use crate::paper::layout::paragraph::{Align, Paragraph, Span, bold, regular};
use crate::paper::layout::sheet::{Column, Sheet};
use crate::paper::layout::{Area, Item, POINT, Text};

/// Base line distance of running text, as a multiple of its size; stacked marks (Ễ) need 1.27.
pub const LEADING: f32 = 1.28;
/// The pen of rules and boxes in millimetres: two dots of a thermal printer.
pub const PEN: f32 = 0.25;
/// Air between columns.
const GUTTER: f32 = 4.0;

/// Running text at the least size.
pub fn body(spans: &[Span<'_>], width: f32) -> Result<Paragraph, PaperError> {
    Paragraph::wrap(spans, LEAST_SIZE, LEADING, width)
}

/// The title, leaning left in a column of its own width; the part up to the dash in `large` points.
pub fn title(sheet: &mut Sheet, title: &str, large: f32, width: f32) -> Result<(), PaperError> {
    const DASH: &str = " – ";
    let cut = title.find(DASH).map_or(0, |dash| dash + DASH.len());
    let (head, rest) = title.split_at(cut);
    for (text, size) in [(head, large), (rest, LEAST_SIZE)] {
        let paragraph = Paragraph::wrap(&[bold(text)], size, LEADING, width)?;
        sheet.write(vec![Column {
            paragraph,
            x: sheet.left(),
            width,
            align: Align::Left,
        }]);
    }
    Ok(())
}

/// A sentence that must be seen first: bold, a little larger, in rows of even length.
pub fn sentence(sheet: &mut Sheet, text: &str) -> Result<(), PaperError> {
    const SIZE: f32 = 16.0;
    let paragraph = Paragraph::balanced(&[bold(text)], SIZE, LEADING, sheet.column())?;
    sheet.paragraph(paragraph, Align::Left);
    Ok(())
}

/// The reference on one row, as large as the column allows.
pub fn reference(sheet: &mut Sheet, reference: &str) -> Result<(), PaperError> {
    const TRIAL: f32 = 100.0;
    // Capitals and digits need no room for marks.
    const LEADING: f32 = 1.0;
    let trial = Paragraph::wrap(&[bold(reference)], TRIAL, LEADING, f32::INFINITY)?;
    let size = (TRIAL * sheet.column() / trial.width()).floor();
    sheet.paragraph(
        Paragraph::wrap(&[bold(reference)], size, LEADING, sheet.column())?,
        Align::Left,
    );
    Ok(())
}

/// Facts in two columns, names and values.
pub fn facts_in_columns(sheet: &mut Sheet, facts: &[Fact]) -> Result<(), PaperError> {
    let widest_name = sheet.column() * 0.4;
    let mut names: f32 = 0.0;
    for fact in facts {
        names = names.max(body(&[regular(&fact.label)], widest_name)?.width());
    }
    // A hair more, or the widest name would break on a rounding error.
    let names = names + 0.01;
    let x = sheet.left() + names + GUTTER;
    let width = sheet.column() - names - GUTTER;
    for fact in facts {
        let label = body(&[regular(&fact.label)], names)?;
        let value = Paragraph::balanced(&[bold(&fact.value)], LEAST_SIZE, LEADING, width)?;
        sheet.write(vec![
            Column {
                paragraph: label,
                x: sheet.left(),
                width: names,
                align: Align::Left,
            },
            Column {
                paragraph: value,
                x,
                width,
                align: Align::Left,
            },
        ]);
        sheet.skip(1.0);
    }
    Ok(())
}

/// Facts one under the other, each as running text.
pub fn facts_in_rows(sheet: &mut Sheet, facts: &[Fact]) -> Result<(), PaperError> {
    for fact in facts {
        let spans = [regular(&fact.label), regular(": "), bold(&fact.value)];
        let paragraph = body(&spans, sheet.column())?;
        sheet.paragraph(paragraph, Align::Left);
        sheet.skip(1.0);
    }
    Ok(())
}

/// What the box before a paper shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: the resident ticks it off at home.
    Empty,
    /// A tick: the paper is here.
    Ticked,
}

/// A list of papers under its heading, a box before each; nothing when there are none.
pub fn papers(sheet: &mut Sheet, list: &Papers, mark: Mark) -> Result<(), PaperError> {
    const INDENT: f32 = 7.0;
    if list.papers.is_empty() {
        return Ok(());
    }
    sheet.skip(1.8);
    let heading = body(&[bold(&list.heading)], sheet.column())?;
    let row = heading.row_height();
    sheet.keep_together(heading.height() + row.max(PICTURE));
    sheet.paragraph(heading, Align::Left);
    let right = sheet.left() + sheet.column();
    for paper in &list.papers {
        let x = sheet.left() + INDENT + paper.picture.map_or(0.0, |_| PICTURE + 2.5);
        let width = right - x;
        let name = match paper.amount.as_str() {
            "" => body(&[regular(&paper.name)], width)?,
            amount => body(
                &[regular(&paper.name), regular(" – "), regular(amount)],
                width,
            )?,
        };
        let tall = if paper.picture.is_some() {
            PICTURE
        } else {
            row
        };
        sheet.keep_together(name.height().max(tall));
        let above = sheet.y();
        // One row stands in the middle beside its picture.
        sheet.skip(((tall - name.height()) / 2.0).max(0.0));
        let top = sheet.write(vec![Column {
            paragraph: name,
            x,
            width,
            align: Align::Left,
        }]);
        draw_box(sheet, top, row, mark);
        if let Some(picture) = paper.picture {
            draw_picture(sheet, picture, sheet.left() + INDENT, above)?;
        }
        sheet.move_to(above + tall);
        sheet.skip(0.4);
    }
    Ok(())
}

/// Side of a paper's picture in millimetres.
const PICTURE: f32 = 7.2;

/// A picture in the square whose upper left corner is here.
fn draw_picture(sheet: &mut Sheet, picture: char, x: f32, y: f32) -> Result<(), PaperError> {
    let size = PICTURE / POINT;
    let glyphs = Typeface::Icons.shape(picture.encode_utf8(&mut [0; 4]))?;
    let face = Typeface::Icons.face()?;
    // The pictures stand on the face's own line and reach up to a whole type size.
    let below = f32::from(face.descender()) / f32::from(face.height()) * PICTURE;
    sheet.draw(Item::Text(Text {
        x,
        baseline: y + PICTURE + below,
        size,
        typeface: Typeface::Icons,
        glyphs,
    }));
    Ok(())
}

/// A box as high as a capital letter, drawn because the face has none.
fn draw_box(sheet: &mut Sheet, top: f32, row: f32, mark: Mark) {
    let side = CAP_HEIGHT / 1000.0 * LEAST_SIZE * POINT;
    let (x, y) = (sheet.left() + PEN, top + (row - side) / 2.0);
    sheet.draw(Item::Frame {
        area: Area {
            x,
            y,
            width: side,
            height: side,
        },
        pen: PEN,
    });
    if mark == Mark::Ticked {
        let [start, low, end] = [[0.22, 0.52], [0.42, 0.74], [0.8, 0.26]]
            .map(|[right, down]| [x + right * side, y + down * side]);
        let pen = 2.0 * PEN;
        sheet.draw(Item::Line {
            from: start,
            to: low,
            pen,
        });
        sheet.draw(Item::Line {
            from: low,
            to: end,
            pen,
        });
    }
}

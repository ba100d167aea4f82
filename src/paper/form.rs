//! The application form (tờ khai) on A4, laid out like the official one: name of the state and motto, title,
//! addressee, lines, place and day, room for signatures.
//!
//! One idea: what was answered is bold and what is left open is dotted, so that an officer sees at a
//! glance what the kiosk has filled in and a pen can finish the rest.

mod codes;

use super::font::Typeface;
use super::layout::paragraph::{Align, Paragraph, Span};
use super::layout::sheet::{Column, Length, Sheet};
use super::layout::{Area, Item, Page};
use super::{PaperError, pdf};
use crate::filing::form::{FilledForm, FilledLine, FilledPart, FilledSignature, LineStyle};
use crate::filing::signature::Drawing;

/// Width and height of A4 in millimetres (ISO 216).
const SIZE: [f32; 2] = [210.0, 297.0];
/// Left, right, above and below; office printers and a hole punch need this much.
const MARGIN: f32 = 20.0;
/// Type size of the lines in points, as official papers have it.
const TYPE_SIZE: f32 = 13.0;
const TITLE_SIZE: f32 = 15.0;
const SMALL: f32 = 10.0;
/// Base line distance as a multiple of the type size.
const LEADING: f32 = 1.28;
/// Air between two lines of the form.
const LINE_GAP: f32 = 0.7;
const PEN: f32 = 0.25;
/// Dots where one of several answers on a line is left open.
const DOTS_WITHIN: usize = 24;
/// Side of a box to tick.
const BOX: f32 = 3.6;
/// Room for a hand to sign in.
const SIGNING: f32 = 22.0;
/// Air around a signature that was drawn, within that room.
const SIGNATURE_AIR: f32 = 1.5;
/// The pen of a signature.
const SIGNATURE_PEN: f32 = 0.5;

/// The pages of a form.
///
/// # Errors
/// [`PaperError::MissingGlyph`] where an answer has a letter that cannot be printed: a form with a box
/// in a name would be refused at the counter.
pub fn pages(form: &FilledForm) -> Result<Vec<Page>, PaperError> {
    let mut sheet = Sheet::new(SIZE[0], Length::Of(SIZE[1]), MARGIN, 0.0);
    head(&mut sheet, form)?;
    let promised = form
        .lines
        .iter()
        .position(|line| line.style == LineStyle::Promise);
    let (lines, signed) = form.lines.split_at(promised.unwrap_or(form.lines.len()));
    for line in lines {
        write(&mut sheet, line)?;
    }
    // Nobody signs a page on which nothing stands.
    together(&mut sheet, |sheet| {
        for line in signed {
            write(sheet, line)?;
        }
        together(sheet, |sheet| foot(sheet, form))
    })?;
    let mut pages = sheet.finish();
    if let Some(typed) = &form.codes {
        pages.extend(codes::pages(typed, &form.title)?);
    }
    number(&mut pages, form)?;
    Ok(pages)
}

/// Draws on one page what fits on one.
fn together(
    sheet: &mut Sheet,
    draw: impl Fn(&mut Sheet) -> Result<(), PaperError>,
) -> Result<(), PaperError> {
    let mut trial = Sheet::new(SIZE[0], Length::Endless, MARGIN, 0.0);
    let top = trial.y();
    draw(&mut trial)?;
    sheet.keep_together(trial.y() - top);
    draw(sheet)
}

/// The form as PDF.
///
/// # Errors
/// See [`PaperError`].
pub fn to_pdf(form: &FilledForm) -> Result<Vec<u8>, PaperError> {
    pdf::write(&pages(form)?, &form.title, LANGUAGE)
}

/// The form as pictures, one for each page.
///
/// # Errors
/// See [`PaperError`].
#[cfg(feature = "kiosk")]
pub fn to_images(
    form: &FilledForm,
    dots_per_mm: f32,
) -> Result<Vec<super::raster::GreyImage>, PaperError> {
    pages(form)?
        .iter()
        .map(|page| super::raster::draw(page, dots_per_mm))
        .collect()
}

/// Official forms are in Vietnamese, whatever the screen speaks.
pub const LANGUAGE: &str = "vi";

fn head(sheet: &mut Sheet, form: &FilledForm) -> Result<(), PaperError> {
    sheet.paragraph(set(Typeface::SerifBold, &form.state)?, Align::Center);
    let motto = set(Typeface::SerifBold, &form.motto)?;
    let width = motto.width();
    sheet.paragraph(motto, Align::Center);
    sheet.skip(0.8);
    let left = (SIZE[0] - width) / 2.0;
    let (from, to) = ([left, sheet.y()], [left + width, sheet.y()]);
    sheet.draw(Item::Line { from, to, pen: PEN });
    sheet.skip(6.0);
    let title = [span(Typeface::SerifBold, &form.title)];
    let title = Paragraph::balanced(&title, TITLE_SIZE, LEADING, sheet.column())?;
    sheet.paragraph(title, Align::Center);
    sheet.skip(3.0);
    let addressee = [span(Typeface::Serif, &form.addressee)];
    let addressee = Paragraph::balanced(&addressee, TYPE_SIZE, LEADING, sheet.column() * 0.8)?;
    sheet.paragraph(addressee, Align::Center);
    sheet.skip(5.0);
    Ok(())
}

fn write(sheet: &mut Sheet, line: &FilledLine) -> Result<(), PaperError> {
    if line.style == LineStyle::Heading {
        sheet.skip(2.0);
    }
    if line
        .parts
        .iter()
        .any(|part| matches!(part, FilledPart::Tick(_)))
    {
        boxes(sheet, line)?;
    } else {
        let dots = Dots::of(line, sheet.column())?;
        let last = line.parts.len().saturating_sub(1);
        let spans = line
            .parts
            .iter()
            .enumerate()
            .map(|(place, part)| match part {
                FilledPart::Words(words) if line.style == LineStyle::Heading => {
                    span(Typeface::SerifBold, words)
                }
                FilledPart::Words(words) => span(Typeface::Serif, words),
                FilledPart::Answer(answer) => span(Typeface::SerifBold, answer),
                FilledPart::Blank if place == last => span(Typeface::Serif, &dots.at_the_end),
                FilledPart::Blank | FilledPart::Tick(_) => span(Typeface::Serif, &dots.within),
            });
        let spans: Vec<Span<'_>> = spans.collect();
        let paragraph = Paragraph::wrap(&spans, TYPE_SIZE, LEADING, sheet.column())?;
        sheet.paragraph(paragraph, Align::Left);
    }
    sheet.skip(LINE_GAP);
    Ok(())
}

/// The dotted room on a line.
struct Dots {
    within: String,
    at_the_end: String,
}

impl Dots {
    /// The last answer's dots go on to the margin; they take a row of their own where what stands before
    /// leaves them less than a third of one.
    fn of(line: &FilledLine, column: f32) -> Result<Self, PaperError> {
        let within = ".".repeat(DOTS_WITHIN);
        let mut before: Vec<Span<'_>> = Vec::new();
        for part in &line.parts[..line.parts.len().saturating_sub(1)] {
            before.push(match part {
                FilledPart::Words(words) => span(Typeface::Serif, words),
                FilledPart::Answer(answer) => span(Typeface::SerifBold, answer),
                FilledPart::Blank | FilledPart::Tick(_) => span(Typeface::Serif, &within),
            });
        }
        let before = Paragraph::wrap(&before, TYPE_SIZE, LEADING, f32::INFINITY)?.width();
        let dot = set(Typeface::Serif, &within)?.width() / count(DOTS_WITHIN);
        // A space and a hair before the margin.
        let free = column - before % column - 2.0 * dot;
        let room = if free < column / 3.0 {
            column - dot
        } else {
            free
        };
        let at_the_end = ".".repeat(whole(room / dot));
        Ok(Self { within, at_the_end })
    }
}

/// Words and boxes on one row.
fn boxes(sheet: &mut Sheet, line: &FilledLine) -> Result<(), PaperError> {
    let mut x = sheet.left();
    let height = set(Typeface::Serif, ".")?.row_height();
    sheet.keep_together(height);
    let top = sheet.y();
    for part in &line.parts {
        let (typeface, text) = match part {
            FilledPart::Tick(ticked) => {
                x += 3.0;
                let y = top + (height - BOX) / 2.0;
                tick(sheet, x, y, *ticked);
                x += BOX + 1.5;
                continue;
            }
            FilledPart::Words(words) => (Typeface::Serif, words.as_str()),
            FilledPart::Answer(answer) => (Typeface::SerifBold, answer.as_str()),
            FilledPart::Blank => (Typeface::Serif, "..........."),
        };
        let paragraph = set(typeface, text)?;
        let width = paragraph.width();
        for item in Sheet::row(paragraph, x, top) {
            sheet.draw(item);
        }
        x += width + 1.0;
    }
    sheet.move_to(top + height);
    Ok(())
}

fn tick(sheet: &mut Sheet, x: f32, y: f32, ticked: bool) {
    let area = Area {
        x,
        y,
        width: BOX,
        height: BOX,
    };
    sheet.draw(Item::Frame { area, pen: PEN });
    if ticked {
        let pen = 2.0 * PEN;
        for (from, to) in [
            ([x + 0.6, y + 0.6], [x + BOX - 0.6, y + BOX - 0.6]),
            ([x + 0.6, y + BOX - 0.6], [x + BOX - 0.6, y + 0.6]),
        ] {
            sheet.draw(Item::Line { from, to, pen });
        }
    }
}

/// Place, day and signatures.
fn foot(sheet: &mut Sheet, form: &FilledForm) -> Result<(), PaperError> {
    sheet.skip(3.0);
    let made = set(Typeface::SerifItalic, &form.made)?;
    sheet.paragraph(made, Align::Right);
    sheet.skip(1.0);
    signers(sheet, form, Typeface::SerifBold, |one| &one.role)?;
    signers(sheet, form, Typeface::SerifItalic, |one| &one.note)?;
    signatures(sheet, form);
    sheet.skip(SIGNING);
    signers(sheet, form, Typeface::SerifBold, |one| &one.name)
}

/// Left edge and width of the room of one who signs.
fn room_of(sheet: &Sheet, form: &FilledForm, place: usize) -> (f32, f32) {
    let signers = form.signatures.len();
    let width = sheet.column() / count(signers.max(2));
    // One person signs on the right, as on every official paper.
    let left = sheet.left() + if signers == 1 { width } else { 0.0 };
    (left + count(place) * width, width)
}

/// What was drawn on the glass, in the room for a hand.
fn signatures(sheet: &mut Sheet, form: &FilledForm) {
    let top = sheet.y();
    for (place, one) in form.signatures.iter().enumerate() {
        let (x, width) = room_of(sheet, form, place);
        let room = Area {
            x: x + SIGNATURE_AIR,
            y: top + SIGNATURE_AIR,
            width: width - 2.0 * SIGNATURE_AIR,
            height: SIGNING - 2.0 * SIGNATURE_AIR,
        };
        for points in one.drawing.iter().flat_map(|drawing| ink(drawing, room)) {
            let pen = SIGNATURE_PEN;
            sheet.draw(Item::Stroke { points, pen });
        }
    }
}

/// The lines of a drawing in the middle of a room: as large as they were drawn, or as large as there is room.
fn ink(drawing: &Drawing, room: Area) -> Vec<Vec<[f32; 2]>> {
    let Some([least, most]) = drawing.bounds() else {
        return Vec::new();
    };
    let millimetres = |hundredths: u16| f32::from(hundredths) / 100.0;
    let [width, height] = [0, 1].map(|axis| millimetres(most[axis] - least[axis]));
    // Half a pen stands out on every side.
    let fits = |room: f32, ink: f32| (room - SIGNATURE_PEN) / ink.max(f32::EPSILON);
    let scale = fits(room.width, width)
        .min(fits(room.height, height))
        .min(1.0);
    let left = room.x + (room.width - width * scale) / 2.0;
    let top = room.y + (room.height - height * scale) / 2.0;
    let strokes = drawing.strokes().iter();
    strokes
        .map(|stroke| {
            let points = stroke.points().iter();
            points
                .map(|point| {
                    [
                        left + millimetres(point[0] - least[0]) * scale,
                        top + millimetres(point[1] - least[1]) * scale,
                    ]
                })
                .collect()
        })
        .collect()
}

/// A row of what is known of each who signs.
fn signers(
    sheet: &mut Sheet,
    form: &FilledForm,
    typeface: Typeface,
    text: fn(&FilledSignature) -> &str,
) -> Result<(), PaperError> {
    let columns = form.signatures.iter().enumerate().map(|(place, one)| {
        let spans = [span(typeface, text(one))];
        let (x, width) = room_of(sheet, form, place);
        Ok(Column {
            paragraph: Paragraph::balanced(&spans, TYPE_SIZE, LEADING, width - 2.0)?,
            x,
            width,
            align: Align::Center,
        })
    });
    let columns: Result<Vec<Column>, PaperError> = columns.collect();
    sheet.write(columns?);
    Ok(())
}

/// A loose page still tells to which filing it belongs.
fn number(pages: &mut [Page], form: &FilledForm) -> Result<(), PaperError> {
    let all = pages.len();
    for (place, page) in pages.iter_mut().enumerate() {
        let page_number = (all > 1).then(|| format!("{}/{all}", place + 1));
        let words: Vec<&str> = [form.reference.as_deref(), page_number.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let mut foot = Sheet::new(SIZE[0], Length::Of(SIZE[1]), MARGIN / 2.0, 0.0);
        foot.move_to(SIZE[1] - MARGIN * 0.8);
        let text = words.join(" · ");
        let spans = [span(Typeface::Serif, &text)];
        let paragraph = Paragraph::wrap(&spans, SMALL, 1.2, foot.column())?;
        foot.paragraph(paragraph, Align::Center);
        let drawn = foot.finish().into_iter().flat_map(|page| page.items);
        page.items.extend(drawn);
    }
    Ok(())
}

fn span(typeface: Typeface, text: &str) -> Span<'_> {
    Span { typeface, text }
}

/// A text on one row.
fn set(typeface: Typeface, text: &str) -> Result<Paragraph, PaperError> {
    Paragraph::wrap(&[span(typeface, text)], TYPE_SIZE, LEADING, f32::INFINITY)
}

/// Rows have a few hundred dots at most.
#[allow(clippy::cast_precision_loss)]
fn count(number: usize) -> f32 {
    number as f32
}

/// See [`count`]; a row is never of negative length.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f32) -> usize {
    number.max(0.0) as usize
}

//! Pages written as PDF/A-1b, the same bytes for the same pages.
//!
//! `printpdf` draws, `lopdf` finishes: version, language, a neutral title, an identifier taken from
//! the content instead of a random one, and no date, so that a file tells nothing that its page does not.

mod archive;

use super::PaperError;
use super::font::{Glyph, Typeface};
use super::layout::{Area, Item, POINT, Page, Text};
use lopdf::{Dictionary, Document, Object, StringFormat};
use printpdf::{
    Codepoint, Color, FontId, Greyscale, Line, LineCapStyle, LineJoinStyle, LinePoint, Mm, Op,
    PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Writes pages as one PDF.
///
/// `title` is shown by viewers and must be neutral; `language` is an IETF tag (`vi`, `en`) for screen readers.
///
/// # Errors
/// [`PaperError::Face`] or [`PaperError::Pdf`].
pub fn write(pages: &[Page], title: &str, language: &str) -> Result<Vec<u8>, PaperError> {
    let mut drawing = PdfDocument::new("");
    for typeface in used(pages) {
        let parsed = ParsedFont::from_bytes(typeface.bytes(), 0, &mut Vec::new())
            .ok_or(PaperError::Face(typeface))?;
        drawing
            .resources
            .fonts
            .map
            .insert(resource(typeface), PdfFont::new(parsed));
    }
    drawing.pages = pages.iter().map(draw).collect();
    let options = PdfSaveOptions {
        subset_fonts: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let document = drawing.to_lopdf_document(&options, &mut Vec::new());
    finish(document, title, language)
}

/// Only these are carried along.
fn used(pages: &[Page]) -> BTreeSet<Typeface> {
    let items = pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.typeface),
            _ => None,
        })
        .collect()
}

fn resource(typeface: Typeface) -> FontId {
    FontId(typeface.name().to_owned())
}

fn draw(page: &Page) -> PdfPage {
    let mut ops = vec![
        Op::SetFillColor { col: black() },
        Op::SetOutlineColor { col: black() },
    ];
    for item in &page.items {
        match item {
            Item::Filled(areas) => ops.push(Op::DrawPolygon {
                polygon: polygon(page, areas, PaintMode::Fill),
            }),
            Item::Frame { area, pen } => {
                ops.push(Op::SetOutlineThickness {
                    pt: Pt(pen / POINT),
                });
                ops.push(Op::DrawPolygon {
                    polygon: polygon(page, &[*area], PaintMode::Stroke),
                });
            }
            Item::Line { from, to, pen } => {
                ops.push(Op::SetOutlineThickness {
                    pt: Pt(pen / POINT),
                });
                let points = [*from, *to].map(|[x, y]| corner(page, x, y)).to_vec();
                ops.push(Op::DrawLine {
                    line: Line {
                        points,
                        is_closed: false,
                    },
                });
            }
            Item::Stroke { points, pen } => draw_stroke(page, points, *pen, &mut ops),
            Item::Text(text) => draw_text(page, text, &mut ops),
        }
    }
    PdfPage::new(Mm(page.width), Mm(page.height), ops)
}

/// Round ends and corners hold for this line alone.
fn draw_stroke(page: &Page, points: &[[f32; 2]], pen: f32, ops: &mut Vec<Op>) {
    let mut points: Vec<LinePoint> = points.iter().map(|[x, y]| corner(page, *x, *y)).collect();
    // A line of no length is a dot.
    if let [dot] = points.as_slice() {
        points.push(dot.clone());
    }
    ops.extend([
        Op::SaveGraphicsState,
        Op::SetOutlineThickness {
            pt: Pt(pen / POINT),
        },
        Op::SetLineCapStyle {
            cap: LineCapStyle::Round,
        },
        Op::SetLineJoinStyle {
            join: LineJoinStyle::Round,
        },
        Op::DrawLine {
            line: Line {
                points,
                is_closed: false,
            },
        },
        Op::RestoreGraphicsState,
    ]);
}

fn black() -> Color {
    Color::Greyscale(Greyscale {
        percent: 0.0,
        icc_profile: None,
    })
}

fn polygon(page: &Page, areas: &[Area], mode: PaintMode) -> Polygon {
    let ring = |area: &Area| {
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let corners = [
            [area.x, area.y],
            [right, area.y],
            [right, bottom],
            [area.x, bottom],
        ];
        PolygonRing {
            points: corners.map(|[x, y]| corner(page, x, y)).to_vec(),
        }
    };
    Polygon {
        rings: areas.iter().map(ring).collect(),
        mode,
        winding_order: WindingOrder::NonZero,
    }
}

fn corner(page: &Page, x: f32, y: f32) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(x / POINT),
            y: Pt((page.height - y) / POINT),
        },
        bezier: false,
    }
}

fn draw_text(page: &Page, text: &Text, ops: &mut Vec<Op>) {
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFont {
        font: PdfFontHandle::External(resource(text.typeface)),
        size: Pt(text.size),
    });
    let mut pen = 0.0;
    // A shifted glyph needs a place of its own; a run of plain ones is one string with its kerning.
    let shifted = |glyph: &Glyph| glyph.x_offset != 0.0 || glyph.y_offset != 0.0;
    for run in text
        .glyphs
        .chunk_by(|one, other| !shifted(one) && !shifted(other))
    {
        let (right, up) = run
            .first()
            .map_or((0.0, 0.0), |glyph| (glyph.x_offset, glyph.y_offset));
        let x = text.x + (pen + right) * text.em();
        let y = page.height - text.baseline + up * text.em();
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(Pt(x / POINT), Pt(y / POINT)),
        });
        let glyphs = run.iter().map(|glyph| Codepoint {
            gid: glyph.id,
            offset: glyph.natural - glyph.advance,
            cid: Some(glyph.text.clone()),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
        pen += run.iter().map(|glyph| glyph.advance).sum::<f32>();
    }
    ops.push(Op::EndTextSection);
}

fn finish(mut document: Document, title: &str, language: &str) -> Result<Vec<u8>, PaperError> {
    const PRODUCER: &str = concat!("motcua ", env!("CARGO_PKG_VERSION"));
    document.version = archive::VERSION.to_owned();
    name_fonts(&mut document);

    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(language));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    // Scaled to the printer's margins, the type would fall under its least size.
    preferences.set("PrintScaling", Object::Name(b"None".to_vec()));
    catalog.set("ViewerPreferences", preferences);

    let mut information = Dictionary::new();
    information.set("Title", text_string(title));
    information.set("Producer", Object::string_literal(PRODUCER));
    let information = document.add_object(information);
    document.trailer.set("Info", information);
    archive::mark(&mut document, title, language, PRODUCER)?;

    let mut hash = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    hash.update(title);
    let digest = hash.finalize();
    let identifier = Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal);
    document
        .trailer
        .set("ID", vec![identifier.clone(), identifier]);

    document.prune_objects();
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(lopdf::Error::from)?;
    Ok(bytes)
}

/// Without its `text_layout` feature `printpdf` decorates the names of fonts; readers list them by these.
fn name_fonts(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Object::Dictionary(dictionary) = object else {
            continue;
        };
        for key in [b"BaseFont".as_slice(), b"FontName".as_slice()] {
            let Ok(decorated) = dictionary.get(key).and_then(Object::as_name) else {
                continue;
            };
            let decorated = String::from_utf8_lossy(decorated);
            let plain = Typeface::ALL
                .map(Typeface::name)
                .into_iter()
                .find(|name| decorated.contains(name));
            if let Some(plain) = plain {
                dictionary.set(key, Object::Name(plain.as_bytes().to_vec()));
            }
        }
    }
}

/// A text string as PDF 1.7 §7.9.2.2 has it: UTF-16 with a byte order mark.
fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
